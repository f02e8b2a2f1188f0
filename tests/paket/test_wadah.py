import io
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranpk_desktop.domain.paket import Entri
from ranpk_desktop.paket.tidak_sah import TidakSahError
from ranpk_desktop.paket.wadah import DATA, MANIFES, MIMETYPE, SEGEL, Wadah, read, write

_NAMA = st.from_regex(r"d-[A-Za-z0-9_-]{1,20}(\.[a-z]{3})?", fullmatch=True)


def _wadah(*dokumen):
    return Wadah((Entri(DATA, b"{}"), *dokumen), b"<xml/>", b"segel")


@settings(deadline=None)
@given(st.lists(st.tuples(_NAMA, st.binary()), max_size=5, unique_by=lambda e: e[0].lower()))
def test_that_a_container_is_read_back_as_written(dokumen):
    wadah = _wadah(*(Entri(nama, isi) for nama, isi in dokumen))
    assert read(write(wadah)) == wadah


def test_that_the_standard_library_writes_the_very_same_bytes():
    wadah = _wadah(Entri("laporan.pdf", b"%PDF"))
    tampung = io.BytesIO()
    with zipfile.ZipFile(tampung, "w") as arsip:
        for entri in (MIMETYPE, *wadah.objek, Entri(MANIFES, b"<xml/>"), Entri(SEGEL, b"segel")):
            info = zipfile.ZipInfo(entri.nama)
            info.create_system = 0
            arsip.writestr(info, entri.isi)
    # ZipFile.writestr would give the file mode 600; the profile has no attributes
    berkas = tampung.getvalue().replace(b"\x00\x00\x80\x01", b"\x00\x00\x00\x00")
    assert write(wadah) == berkas


def test_that_the_mime_type_stands_where_file_types_are_recognised():
    berkas = write(_wadah())
    assert berkas[30:69] == b"mimetypeapplication/vnd.etsi.asic-e+zip"


@pytest.mark.parametrize(
    "nama",
    [
        "",
        "a/b",
        "a\\b",
        "../a",
        "/a",
        "C:a",
        "a..b",
        "a.",
        ".a",
        "-a",
        " a",
        "a b",
        "a\n",
        "a\x00",
        "é",
        "ａ",
        "CON",
        "con.txt",
        "Com1",
        "lpt9.pdf",
        "NUL.tar.gz",
        "aux",
        "DATA.json",
        "Mimetype",
        "META-INF",
        "meta-inf",
        "a" * 101,
    ],
)
def test_that_a_name_which_some_computer_takes_otherwise_is_refused(nama):
    with pytest.raises(ValueError, match="name not allowed"):
        write(_wadah(Entri(nama, b"")))


@pytest.mark.parametrize("nama", ["a", "0", "console.txt", "com10.txt", "a-b_c.d", "A" * 100])
def test_that_harmless_names_are_taken(nama):
    wadah = _wadah(Entri(nama, b""))
    assert read(write(wadah)) == wadah


def test_that_data_json_comes_first():
    with pytest.raises(ValueError, match="come first"):
        write(Wadah((Entri("a.pdf", b""), Entri(DATA, b"{}")), b"", b""))
    with pytest.raises(ValueError, match="come first"):
        write(Wadah((), b"", b""))


@settings(deadline=None)
@given(st.binary(max_size=200).map(lambda ekor: b"PK\x03\x04" + ekor))
def test_that_arbitrary_bytes_are_refused_and_never_crash(berkas):
    with pytest.raises(TidakSahError, match="rusak atau telah diubah"):
        read(berkas)


@pytest.mark.parametrize("berkas", [b"", b"P", b"%PDF-1.7", b"PK\x05\x06" + bytes(18)])
def test_that_another_kind_of_file_is_called_so(berkas):
    with pytest.raises(TidakSahError, match="bukan paket RANPK"):
        read(berkas)
