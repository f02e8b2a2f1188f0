import pytest

from ranpk_desktop.domain.kiriman import KonfigurasiSmtp, Pengaman
from ranpk_desktop.errors import CheckError, KnownError


def test_that_an_office_without_a_server_cannot_send(office) -> None:
    assert office.email.load() == KonfigurasiSmtp()
    with pytest.raises(KnownError) as refused:
        office.email.require()
    assert refused.value.kode == "BELUM_ADA_SERVER_EMAIL"


def test_that_settings_are_kept_and_undone_as_one(office) -> None:
    typed = {
        "server": " smtp.pom.go.id ",
        "port": "465",
        "pengaman": "TLS",
        "pengguna": "loka",
        "pengirim": "loka@pom.go.id",
    }
    office.email.save(typed)
    stored = office.email.load()
    assert stored == KonfigurasiSmtp("smtp.pom.go.id", 465, Pengaman.TLS, "loka", "loka@pom.go.id")
    assert stored.lengkap
    assert office.email.save(typed).perintah_id is None
    office.perintah.undo()
    assert office.email.load() == KonfigurasiSmtp()


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        ("server", "http://smtp.pom.go.id"),
        ("server", "smtp pom"),
        ("port", "0"),
        ("port", "65536"),
        ("port", "٥٨٧"),
        ("port", ""),
        ("pengaman", "TANPA"),
        ("pengirim", "loka"),
        ("pengirim", "a@b.id, c@d.id"),
    ],
)
def test_that_a_wrong_setting_is_refused_at_its_field(office, field: str, typed: str) -> None:
    with pytest.raises(CheckError) as refused:
        office.email.save({field: typed})
    assert refused.value.field == field
    assert office.email.load() == KonfigurasiSmtp()
