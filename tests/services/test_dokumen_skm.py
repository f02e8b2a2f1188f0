"""Documents of surveys and follow-ups, gathered from an office."""

from datetime import date
from pathlib import Path

import pytest

from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services import contoh
from ranpk_desktop.services.dokumen_skm import render, write
from ranpk_desktop.services.impor_ratl import compare, interpret, open_ratl
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.ratl import Sel, insert_ratl

TAHUNAN = PeriodeSkm.TAHUN
KEPALA = contoh.load()["pejabat"][0]["nama"]


def add(office: Office, tahun: int, **columns: object) -> None:
    with office.store.command("Tambah"):
        insert_ratl(office.store, {"tahun": tahun, "rencana_aksi": "Aksi", **columns})


def test_that_lampiran_1_counts_the_rows_of_the_office(office: Office) -> None:
    add(office, 2021, no_rekomendasi="3", unit="Balai POM di Kota Lain", acuan=None)
    add(office, 2021, no_rekomendasi="2", status="SELESAI", tanggal_selesai="2026-10-01")
    naskah = office.dokumen_skm.lampiran1([2021], "F4")
    assert [(it.nama, it.tahun[0].rencana_aksi) for it in naskah.isi.unit] == [
        ("Balai POM di Kota Lain", 1),
        (office.kantor.require()["nama"], 1),
    ]
    assert (naskah.isi.per, naskah.isi.jumlah[0].selesai) == (date(2026, 10, 5), 1)
    assert naskah.isi.bentuk == {2021: BentukLampiran.REKOMENDASI}
    assert naskah.nama == "lampiran-1-skm-2021"
    before = office.dokumen_skm.lampiran1([2021], "F4", date(2026, 9, 30))
    assert before.isi.jumlah[0].selesai == 0


def test_that_lampiran_2_takes_the_layout_of_its_rows_or_the_one_asked_for(office: Office) -> None:
    add(office, 2021, no_rekomendasi="3")
    add(office, 2022, jenis_layanan="Pengujian")
    service = office.dokumen_skm
    assert service.lampiran2(2021, "F4").isi.bentuk is BentukLampiran.REKOMENDASI
    assert service.lampiran2(2022, "F4").isi.bentuk is BentukLampiran.LAYANAN
    asked = service.lampiran2(2022, "F4", bentuk=BentukLampiran.REKOMENDASI)
    assert asked.isi.bentuk is BentukLampiran.REKOMENDASI
    assert asked.isi.unit[0].bagian[0].aksi[0].jenis_layanan == "Pengujian"


def test_that_the_status_report_names_services_without_follow_up(office: Office) -> None:
    layanan = office.skm.load(2026).layanan[0]
    office.ratl.save_nihil(layanan.id, 2026, "Kesembilan unsur bernilai 100,00.")
    (nihil,) = office.dokumen_skm.ratl([2026], "F4").isi.nihil
    assert (nihil.tahun, nihil.layanan) == (2026, layanan.nama)
    assert office.dokumen_skm.ratl([2021], "F4").isi.nihil == ()
    office.skm.delete(layanan.id)
    assert office.dokumen_skm.ratl([2026], "F4").isi.nihil == ()


def test_that_at_least_one_year_must_be_chosen(office: Office) -> None:
    for gather in (office.dokumen_skm.lampiran1, office.dokumen_skm.ratl):
        with pytest.raises(CheckError) as caught:
            gather([], "F4")
        assert caught.value.field == "tahun"


def test_that_the_content_code_changes_with_the_rows_and_the_day_only(office: Office) -> None:
    service = office.dokumen_skm
    first = service.lampiran2(2025, "F4").cetak.kode_data
    assert service.lampiran2(2025, "A4").cetak.kode_data == first
    assert service.lampiran2(2025, "F4", date(2026, 1, 1)).cetak.kode_data != first
    row = next(it.ratl for it in office.ratl.load().baris if it.ratl.tahun == 2025)
    office.ratl.save([Sel(row.id, "kendala", "Anggaran belum turun")])
    assert service.lampiran2(2025, "F4").cetak.kode_data != first


def test_that_who_is_in_office_signs(office: Office) -> None:
    cetak = office.dokumen_skm.ratl([2025], "F4").cetak
    assert cetak.pelepas
    assert cetak.pelepas["nama"] == KEPALA


@pytest.mark.parametrize("jenis", ["lampiran1", "lampiran2", "ratl"])
def test_that_each_is_written_as_pdf_and_workbook(
    office: Office, jenis: str, tmp_path: Path
) -> None:
    service = office.dokumen_skm
    naskah = {
        "lampiran1": lambda: service.lampiran1([2024, 2025], "A4"),
        "lampiran2": lambda: service.lampiran2(2025, "A4"),
        "ratl": lambda: service.ratl([2025], "A4"),
    }[jenis]()
    paths = write(naskah, tmp_path / "hasil")
    assert [path.suffix for path in paths] == [".pdf", ".xlsx"]
    assert paths[0].read_bytes() == render(naskah, "pdf")
    assert paths[1].read_bytes() == render(naskah, "xlsx")


@pytest.mark.parametrize("jenis", ["2021", "2022", "status"])
def test_that_a_workbook_of_the_office_has_nothing_new_for_it(
    office: Office, jenis: str, tmp_path: Path
) -> None:
    service = office.dokumen_skm
    tahun = max(service.years())
    if jenis == "status":
        naskah = service.ratl([tahun], "F4")
    else:
        naskah = service.lampiran2(tahun, "F4", bentuk=BentukLampiran(jenis))
    _pdf, workbook = write(naskah, tmp_path)
    bacaan = interpret(open_ratl(workbook), tahun)
    found = compare(tahun, bacaan, office.impor_ratl.load(tahun)).baris
    assert len(found) == len([it for it in office.ratl.load().baris if it.ratl.tahun == tahun])
    assert {row.status for row in found} == {StatusImpor.SAMA}


def test_that_the_report_of_an_open_survey_is_a_draft_of_the_live_rows(office: Office) -> None:
    tahun = max(office.skm.years())
    naskah = office.dokumen_skm.skm(tahun, TAHUNAN, "A4")
    assert (naskah.nama, naskah.cetak.kode_data, naskah.cetak.kertas) == (
        f"laporan-skm-{tahun}",
        "",
        "A4",
    )
    assert naskah.isi.isi == office.skm.load(tahun)
    assert naskah.isi.per == date(2026, 10, 5)
    assert naskah.cetak.pelepas
    assert naskah.cetak.pelepas["nama"] == KEPALA


def test_that_a_locked_survey_is_always_printed_as_it_was_locked(office: Office) -> None:
    tahun = max(office.skm.years())
    service, kepala = office.dokumen_skm, office.kantor.pejabat()[0]["id"]
    office.kunci_survei.lock(tahun, TAHUNAN, kepala)
    before = [render(service.skm(tahun, TAHUNAN, "F4"), it) for it in ("pdf", "xlsx")]
    sheet = render(service.publikasi(tahun, TAHUNAN), "pdf")
    layanan = office.skm.load(tahun).layanan[0]
    office.skm.rename(layanan.id, "Nama lain")
    office.ratl.add(tahun, "Pengujian", "Aksi baru")
    office.kantor.save_unit({"nama": "Kantor lain"})
    assert [render(service.skm(tahun, TAHUNAN, "F4"), it) for it in ("pdf", "xlsx")] == before
    assert render(service.publikasi(tahun, TAHUNAN), "pdf") == sheet
    locked = service.skm(tahun, TAHUNAN, "F4").cetak
    assert (locked.revisi, bool(locked.kode_data)) == (0, True)
    office.kunci_survei.unlock(tahun, TAHUNAN, "Dua jawaban terlewat")
    draft = service.skm(tahun, TAHUNAN, "F4")
    assert (draft.cetak.revisi, draft.cetak.kode_data) == (1, "")
    assert draft.isi.isi.layanan[0].nama == "Nama lain"


def test_that_other_units_have_no_place_in_the_report_of_the_office(office: Office) -> None:
    tahun = max(office.skm.years())
    add(office, tahun, unit="Balai POM di Kota Lain", acuan=None, rencana_aksi="Milik unit lain")
    for kelompok in office.dokumen_skm.skm(tahun, TAHUNAN, "F4").isi.rencana:
        assert all(it.ratl.rencana_aksi != "Milik unit lain" for it in kelompok.aksi)


def test_that_a_sheet_for_the_counter_is_named_after_its_service(office: Office) -> None:
    tahun = max(office.skm.years())
    layanan = office.skm.load(tahun).layanan[0]
    assert office.dokumen_skm.publikasi(tahun, TAHUNAN).nama == f"publikasi-skm-{tahun}"
    one = office.dokumen_skm.publikasi(tahun, PeriodeSkm.S1, layanan.id, besar=True)
    assert one.nama.startswith(f"publikasi-skm-{tahun}-s1-layanan-informasi")
    assert (one.isi.layanan, one.isi.besar) == (layanan.nama, True)


def test_that_the_workbook_of_the_report_has_nothing_new_for_the_office(
    office: Office, tmp_path: Path
) -> None:
    tahun = max(it.ratl.tahun for it in office.ratl.load().baris) + 1
    layanan = office.skm.load(tahun).layanan[0].nama
    office.ratl.add(tahun, layanan, "Menambah kursi ruang tunggu")
    _pdf, workbook = write(office.dokumen_skm.skm(tahun, TAHUNAN, "F4"), tmp_path)
    for year, many in ((tahun, 1), (tahun - 1, 6)):
        found = compare(year, interpret(open_ratl(workbook), year), office.impor_ratl.load(year))
        assert [row.status for row in found.baris] == [StatusImpor.SAMA] * many
