"""The half-yearly report of RANPK: of the live rows, of a rekaman, and in the package."""

import pytest

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import laporan_semester, paket
from ranpk_desktop.services.office import Office
from tests import kuncian

TAHUN = 2026
FRASA = "kuda hijau makan lima mangga"


def lock(office: Office, triwulan: Triwulan) -> None:
    kuncian.lock(office, TAHUN, triwulan, office.kantor.pejabat()[-1]["id"])


def test_that_only_a_quarter_that_ends_a_half_year_has_one(office: Office) -> None:
    with pytest.raises(KnownError) as error:
        office.laporan_semester.load(TAHUN, Triwulan.III, "F4")
    assert error.value.kode == "BUKAN_AKHIR_SEMESTER"


def test_that_a_draft_shows_what_was_typed_so_far(office: Office) -> None:
    laporan, cetak = office.laporan_semester.load(TAHUN, Triwulan.II, "F4")
    assert cetak.kode_data == ""
    assert [it.judul.split()[0] for it in laporan.sektor] == [
        "Pilar",
        *(f"3.{n}" for n in range(1, 12)),
    ]
    said = [it.teks for baris in laporan.baris for it in baris.capaian if it.teks]
    assert "12 sarana" in said
    assert laporan_semester.file_name(TAHUN, Triwulan.II) == "laporan-ranpk-S1-2026"


def test_that_a_locked_quarter_keeps_its_report(office: Office) -> None:
    lock(office, Triwulan.II)
    before = office.laporan_semester.load(TAHUN, Triwulan.II, "F4")
    kegiatan = next(before[0].baris).kegiatan
    office.rencana.save(kegiatan.id, "uraian", "Kegiatan dengan nama lain")
    assert before[1].kode_data
    assert office.laporan_semester.load(TAHUN, Triwulan.II, "F4") == before
    other = next(office.laporan_semester.load(TAHUN, Triwulan.IV, "F4")[0].baris)
    assert other.kegiatan.butir.uraian == "Kegiatan dengan nama lain"


@pytest.mark.parametrize(
    ("triwulan", "stems"),
    [
        (Triwulan.II, ["laporan-TW2-2026", "laporan-ranpk-S1-2026"]),
        (Triwulan.III, ["laporan-TW3-2026"]),
    ],
)
def test_that_the_package_of_a_quarter_that_ends_a_half_year_carries_its_report(
    office: Office, triwulan: Triwulan, stems: list[str]
) -> None:
    office.identitas.make_key(FRASA)
    lock(office, triwulan)
    made = office.paket.make(TAHUN, triwulan, "F4", FRASA)
    nama = [row["nama"] for row in paket.contents(made.path)["berkas"]]
    documents = [f"{stem}.{ending}" for stem in stems for ending in ("pdf", "xlsx")]
    assert nama == ["data.json", *documents]
