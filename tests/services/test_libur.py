"""The office's own days off, beside those that Pusat has published."""

from datetime import date

import pytest

from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.triwulan import Tenggat
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services import parameter
from ranpk_desktop.services.office import Office

TERBIT = (HariLibur(date(2027, 1, 1), "Terbitan"), HariLibur(date(2027, 3, 5), "Terbitan kedua"))
SENDIRI = HariLibur(date(2027, 2, 10), "Contoh")


@pytest.fixture
def terbit(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let Pusat have published 2027."""
    days = frozenset(hari.tanggal for hari in TERBIT)
    monkeypatch.setattr(parameter, "libur", lambda tahun: TERBIT if tahun == 2027 else ())
    monkeypatch.setattr(parameter, "tenggat", lambda: Tenggat(5, days, frozenset({2027})))


def test_that_a_list_is_saved_as_one_command_and_taken_back_as_one(office: Office) -> None:
    before = office.libur.load(2026)
    changes = office.libur.save(2026, [*before.hari[1:], HariLibur(date(2026, 12, 28), "Contoh")])
    assert changes.nouns == {"hari_libur"}
    assert len(office.libur.load(2026).hari) == len(before.hari)
    office.perintah.undo()
    assert office.libur.load(2026) == before


def test_that_saving_the_same_list_leaves_no_trace(office: Office) -> None:
    assert office.libur.save(2026, office.libur.load(2026).hari).perintah_id is None


def test_that_other_years_stay_as_they_are(office: Office) -> None:
    before = office.libur.load(2026)
    office.libur.save(2027, [SENDIRI])
    assert office.libur.load(2026) == before
    assert office.libur.years() == [2026, 2027]


def test_that_a_day_of_another_year_is_refused_and_nothing_saved(office: Office) -> None:
    before = office.libur.load(2026)
    with pytest.raises(CheckError):
        office.libur.save(2026, [SENDIRI])
    assert office.libur.load(2026) == before


def test_that_a_published_list_holds_until_the_office_has_its_own(
    office: Office, terbit: None
) -> None:
    assert office.libur.load(2027).hari == TERBIT
    assert not office.libur.load(2027).milik_kantor
    assert {hari.tanggal for hari in TERBIT} < office.libur.tenggat().libur
    office.libur.save(2027, [TERBIT[0], SENDIRI])
    tenggat = office.libur.tenggat()
    assert office.libur.load(2027).milik_kantor
    assert {day for day in tenggat.libur if day.year == 2027} == {
        TERBIT[0].tanggal,
        SENDIRI.tanggal,
    }
    assert tenggat.tahun_terdaftar == {2026, 2027}


def test_that_giving_up_the_own_list_brings_the_published_one_back(
    office: Office, terbit: None
) -> None:
    office.libur.save(2027, [SENDIRI])
    office.libur.save(2027, [])
    assert office.libur.load(2027).hari == TERBIT
