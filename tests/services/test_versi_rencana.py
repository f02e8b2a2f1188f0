"""A quarter is measured against the plan in force on its last day, the year against the newest."""

import io
import subprocess
from datetime import UTC, datetime

import openpyxl
import pytest

from db.repositories import rekaman as repository
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.domain.rencana_berlaku import in_force
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services import laporan
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.realisasi import Sel
from tests.kuncian import lock

TAHUN = 2026


def on(office: Office, bulan: int, hari: int) -> None:
    """Set the office's clock."""
    office.store.clock = lambda: datetime(TAHUN, bulan, hari, 3, tzinfo=UTC)


def kepala(office: Office) -> str:
    return str(office.kantor.pejabat()[-1]["id"])


def baris(office: Office, triwulan: Triwulan, butir_id: str) -> BarisIndikator:
    rows = office.realisasi.load(TAHUN, triwulan).laporan.baris
    return next(row for row in rows if row.butir_id == butir_id)


@pytest.fixture
def butir_id(office: Office) -> str:
    """Return an indikator with 10, 20, 30, 40 as positions and 40 in the year, filled with 15."""
    found = office.realisasi.load(TAHUN, Triwulan.I).laporan.baris[0].butir_id
    office.rencana.save(found, "konsolidasi", "AKHIR")
    office.rencana.save(found, "arah", "MAKSIMAL")
    for triwulan, teks in enumerate(("40", "10", "20", "30", "40")):
        office.rencana.save_target(found, triwulan, teks)
    for triwulan in (Triwulan.I, Triwulan.II, Triwulan.III):
        office.realisasi.save_nilai(found, triwulan, "15")
    return found


@pytest.fixture
def revised(office: Office, butir_id: str) -> str:
    """Fix the plan in February, double its targets on 20 July, and go on in October."""
    on(office, 2, 2)
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    on(office, 7, 20)
    office.rekaman.revise(TAHUN, "Target dinaikkan")
    for triwulan, teks in enumerate(("80", "20", "40", "60", "80")):
        office.rencana.save_target(butir_id, triwulan, teks)
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    on(office, 10, 5)
    return butir_id


def test_that_a_quarter_keeps_the_targets_of_its_last_day_and_the_year_follows(
    office: Office, revised: str
) -> None:
    before, after = (baris(office, tw, revised) for tw in (Triwulan.II, Triwulan.III))
    assert (str(before.target.nilai), str(before.target_tahunan.nilai)) == ("20", "80")
    assert (str(before.hitungan.capaian_tw), str(before.hitungan.capaian_tahunan)) == (
        "75.00",
        "18.75",
    )
    assert (str(after.target.nilai), str(after.hitungan.capaian_tw)) == ("60", "25.00")


def test_that_a_report_that_mixes_versions_says_so(office: Office, revised: str) -> None:
    def texts(triwulan: Triwulan) -> list[str]:
        naskah = office.laporan.load(TAHUN, triwulan, "F4")
        pdf = subprocess.run(
            ["pdftotext", "-layout", "-", "-"],
            input=laporan.render(naskah, "pdf"),
            capture_output=True,
            check=True,
        ).stdout.decode()
        workbook = openpyxl.load_workbook(io.BytesIO(laporan.render(naskah, "xlsx")))
        cells = (str(cell.value) for sheet in workbook for row in sheet for cell in row)
        return [" ".join(pdf.split()), "\n".join(cells)]

    for text in texts(Triwulan.II):
        assert "Target TW I, TW II menurut rencana Versi awal, yang berlaku pada hari" in text
        assert "Target tahunan menurut Revisi ke-1." in text
    on(office, 2, 3)  # the same plan before it was revised: nothing to say
    assert "menurut rencana" not in "".join(texts(Triwulan.IV))


def test_that_a_locked_quarter_holds_what_it_was_measured_against(
    office: Office, revised: str
) -> None:
    lock(office, TAHUN, Triwulan.II, kepala(office))
    rekaman = office.rekaman.locked(TAHUN, Triwulan.II)
    assert repository.plan_revision(office.store, rekaman) == 0
    before = office.realisasi.load(TAHUN, Triwulan.II).laporan
    office.rekaman.revise(TAHUN, "Sekali lagi")
    office.rencana.save_target(revised, 0, "99")
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    assert office.realisasi.load(TAHUN, Triwulan.II).laporan == before
    assert before.versi_target[-1].revisi == 0


def test_that_an_annual_target_that_follows_from_its_quarters_is_the_newest(
    office: Office, butir_id: str
) -> None:
    office.rencana.save_target(butir_id, 0, "")
    office.rencana.save(butir_id, "konsolidasi", "JUMLAH")
    on(office, 2, 2)
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    on(office, 7, 20)
    office.rekaman.revise(TAHUN, "Target TW II dinaikkan")
    office.rencana.save_target(butir_id, 2, "50")
    on(office, 10, 5)
    row = baris(office, Triwulan.II, butir_id)  # the revision is still a draft
    assert (str(row.target.nilai), str(row.target_sd)) == ("20", "30")
    assert str(row.target_tahunan.nilai) == "130"
    laporan_triwulan = office.realisasi.load(TAHUN, Triwulan.II).laporan
    assert laporan_triwulan.versi_target[-1].terbaru is None


def test_that_nothing_is_asked_of_an_indikator_that_came_after_the_quarter(
    office: Office, butir_id: str
) -> None:
    on(office, 2, 2)
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    before = {row.butir_id for row in office.realisasi.load(TAHUN, Triwulan.II).laporan.baris}
    on(office, 7, 20)
    office.rekaman.revise(TAHUN, "Indikator ditambah")
    office.susunan.duplicate(TAHUN, [butir_id])
    on(office, 10, 5)
    rows = office.realisasi.load(TAHUN, Triwulan.II).laporan.baris
    (new,) = (row for row in rows if row.butir_id not in before)
    assert not new.perlu_diisi
    assert baris(office, Triwulan.III, new.butir_id).perlu_diisi is False  # ended on 30 September
    assert baris(office, Triwulan.IV, new.butir_id).perlu_diisi


def test_that_a_target_of_a_measured_quarter_is_not_typed_there(
    office: Office, revised: str
) -> None:
    office.rekaman.revise(TAHUN, "Sekali lagi")
    with pytest.raises(CheckError) as caught:
        office.realisasi.paste(Triwulan.II, [Sel(revised, "target", "1")])
    assert "menurut rencana Versi awal" in caught.value.pesan
    office.realisasi.paste(Triwulan.IV, [Sel(revised, "target", "1")])
    assert str(baris(office, Triwulan.IV, revised).target.nilai) == "1"


@pytest.mark.parametrize(
    ("versi", "kini", "expected"),
    [
        ([], "2026-10-05", None),
        ([(0, "2026-02-02")], "2026-10-05", 0),
        ([(0, "2026-02-02")], "2026-06-30", None),  # the quarter is not over
        ([(0, "2026-06-30"), (1, "2026-07-01")], "2026-07-01", 0),  # fixed on the last day itself
        ([(0, "2026-07-01")], "2026-10-05", None),  # the first came later: the plan as it is
        ([(0, "2026-02-02"), (1, "2026-03-01"), (2, "2026-10-01")], "2026-10-05", 1),
    ],
)
def test_that_the_last_day_decides(
    versi: list[tuple[int, str]], kini: str, expected: int | None
) -> None:
    hari = Triwulan.II.last_day(TAHUN)
    assert in_force(versi, hari, datetime.fromisoformat(kini).date()) == expected
