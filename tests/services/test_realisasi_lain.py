"""Filling komponen, T/O, keluaran and budgets: saved, undone, locked like every other cell."""

from decimal import Decimal

import pytest

from ranpk_desktop.domain.angka import Jenis
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, LockedError
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.realisasi import Sel

TAHUN = 2026
PENYULUHAN = "Penyuluhan di pasar dan sekolah"


def indikator(office: Office, triwulan: Triwulan = Triwulan.II) -> BarisIndikator:
    """Return the indikator of the sample office whose parts weigh 60 and 40."""
    found = office.realisasi.load(TAHUN, triwulan).laporan.baris
    return next(row for row in found if row.acuan == "RANPK-2024/3.1-4")


def keluaran(office: Office, triwulan: Triwulan = Triwulan.III) -> BarisKeluaran:
    found = office.realisasi.load(TAHUN, triwulan).laporan.keluaran
    return next(row for row in found if row.uraian == PENYULUHAN)


def parts(office: Office) -> list[str]:
    return [part.komponen.id for part in indikator(office).realisasi.komponen]


def test_that_parts_make_the_realisasi_and_show_how(office: Office) -> None:
    row = indikator(office)
    assert row.realisasi.dari_komponen
    assert row.isian.nilai == Decimal("81.5")
    assert "60% × 80 + 40% × 83,75 = 81,5" in row.hitungan.uraian


def test_that_a_typed_number_holds_until_it_is_cleared(office: Office) -> None:
    butir_id = indikator(office).butir_id
    office.realisasi.save_nilai(butir_id, Triwulan.II, "70")
    assert indikator(office).isian.nilai == 70
    office.realisasi.save_nilai(butir_id, Triwulan.II, "N/A")
    assert indikator(office).isian.jenis is Jenis.TIDAK_DIUKUR
    office.realisasi.save_nilai(butir_id, Triwulan.II, "")
    assert indikator(office).isian.nilai == Decimal("81.5")


def test_that_a_typed_number_is_not_lost_to_the_first_of_its_parts(office: Office) -> None:
    first, second = parts(office)
    for part in (first, second):
        office.realisasi.save_komponen(part, Triwulan.II, "")
    office.realisasi.save_nilai(indikator(office).butir_id, Triwulan.II, "70")
    office.realisasi.save_komponen(first, Triwulan.II, "80")
    assert indikator(office).isian.nilai == 70
    office.realisasi.save_komponen(second, Triwulan.II, "90")
    assert indikator(office).isian.nilai == 84


def test_that_the_last_part_cleared_leaves_the_quarter_empty(office: Office) -> None:
    first, second = parts(office)
    office.realisasi.save_komponen(first, Triwulan.II, "")
    assert indikator(office).belum_diisi
    office.realisasi.save_komponen(second, Triwulan.II, "")
    assert not indikator(office).realisasi.dari_komponen
    office.realisasi.save_komponen(second, Triwulan.II, "67 / 80")
    office.realisasi.save_komponen(first, Triwulan.II, "80")
    assert indikator(office).realisasi.dari_komponen


@pytest.mark.parametrize("teks", ["abc", "12.4", "N/A", "-", "3 / 0", "≤ 5"])
def test_that_a_part_takes_only_a_number_or_a_fraction(office: Office, teks: str) -> None:
    with pytest.raises(CheckError) as caught:
        office.realisasi.save_komponen(parts(office)[0], Triwulan.II, teks)
    assert caught.value.field == "komponen"
    assert indikator(office).isian.nilai == Decimal("81.5")


def test_that_a_cell_is_taken_back_as_one_command(office: Office) -> None:
    before = office.realisasi.load(TAHUN, Triwulan.II).laporan
    office.realisasi.save_komponen(parts(office)[0], Triwulan.II, "90")
    office.perintah.undo()
    assert office.realisasi.load(TAHUN, Triwulan.II).laporan == before
    office.realisasi_keluaran.save(keluaran(office).butir_id, Triwulan.II, "status", "selesai")
    office.perintah.undo()
    assert office.realisasi.load(TAHUN, Triwulan.II).laporan == before


def test_that_a_status_alone_is_kept_and_fills_nothing(office: Office) -> None:
    butir_id = keluaran(office, Triwulan.IV).butir_id
    office.realisasi_keluaran.save(butir_id, Triwulan.IV, "status", "Berjalan")
    row = keluaran(office, Triwulan.IV)
    assert row.realisasi.status is not None
    assert row.belum_diisi


def test_that_many_cells_are_pasted_whole_or_not_at_all(office: Office) -> None:
    butir_id = keluaran(office).butir_id
    cells = [Sel(butir_id, "realisasi", "7 kali"), Sel(butir_id, "status", "entah")]
    with pytest.raises(CheckError):
        office.realisasi_keluaran.paste(Triwulan.III, cells)
    assert keluaran(office).teks == "6 kali"
    office.realisasi_keluaran.paste(Triwulan.III, cells[:1])
    assert keluaran(office).capaian == Decimal("116.67")


def test_that_a_budget_takes_rupiah_only(office: Office) -> None:
    row = office.realisasi.load(TAHUN, Triwulan.III).laporan.anggaran[-1]
    for teks in ("abc", "-5", "N/A", "≤ 3"):
        with pytest.raises(CheckError) as caught:
            office.realisasi_anggaran.save(row.butir_id, Triwulan.III, "realisasi", teks)
        assert caught.value.field == "realisasi"
    office.realisasi_anggaran.save(row.butir_id, Triwulan.III, "realisasi", "Rp450.000.000")
    found = office.realisasi.load(TAHUN, Triwulan.III).laporan.anggaran[-1]
    assert found.persen == Decimal("75.00")


def test_that_a_locked_quarter_refuses_them_all(locked: Office) -> None:
    laporan = locked.realisasi.load(TAHUN, Triwulan.III).laporan
    butir_id = laporan.keluaran[0].butir_id
    writes = (
        lambda: locked.realisasi.save_komponen(parts(locked)[0], Triwulan.III, "5"),
        lambda: locked.realisasi_keluaran.save(butir_id, Triwulan.III, "keterangan", "baru"),
        lambda: locked.realisasi_anggaran.save(
            laporan.anggaran[-1].butir_id, Triwulan.III, "realisasi", "5"
        ),
        lambda: locked.alasan_temuan.save(TAHUN, Triwulan.III, "R999", None, "baru"),
    )
    for write in writes:
        with pytest.raises(LockedError):
            write()
    assert locked.realisasi.load(TAHUN, Triwulan.III).laporan == laporan
