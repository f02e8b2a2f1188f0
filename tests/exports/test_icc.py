from io import BytesIO

from PIL import Image, ImageChops, ImageCms

from ranpk_desktop.exports.icc import srgb


def test_that_the_profile_is_of_the_version_that_archives_allow():
    profile = ImageCms.ImageCmsProfile(BytesIO(srgb())).profile
    assert profile.version == 2.1
    assert profile.profile_description == "sRGB IEC61966-2.1"
    assert (profile.xcolor_space, profile.connection_space) == ("RGB ", "XYZ ")
    assert profile.is_matrix_shaper


def test_that_colours_are_those_of_another_maker_of_the_profile():
    shades = range(0, 256, 15)
    colours = Image.frombytes(
        "RGB",
        (len(shades) ** 2, len(shades)),
        bytes(
            part
            for red in shades
            for green in shades
            for blue in shades
            for part in (red, green, blue)
        ),
    )
    ours, theirs = ImageCms.ImageCmsProfile(BytesIO(srgb())), ImageCms.createProfile("sRGB")
    for pair in ((ours, theirs), (theirs, ours)):
        converted = ImageCms.profileToProfile(colours, *pair)
        difference = ImageChops.difference(colours, converted)
        assert max(high for _low, high in difference.getextrema()) <= 1
