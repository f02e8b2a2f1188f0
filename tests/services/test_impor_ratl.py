"""RATL workbooks taken over: once, as one command, only what was accepted."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from openpyxl import Workbook

from db.repositories import ratl as repository
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.ratl import Ratl, StatusRatl, read_ratl
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.pengenal import LEMBAR
from ranpk_desktop.services import contoh
from ranpk_desktop.services.impor_ratl import (
    ImporRatlService,
    PratinjauRatl,
    compare,
    find_unit,
    interpret,
    open_ratl,
)
from ranpk_desktop.services.office import Office
from tests.imports import buku_ratl
from tests.imports.buku_ratl import AMBON, BANDUNG, ENDE, matriks_2021, matriks_2022, table
from tests.imports.buku_rencana import add_ids

TAHUN = 2021
BARU, BERUBAH, SAMA, HILANG = StatusImpor
SENDIRI = contoh.load()["unit"]["nama"]
KEPALA = ("No", "Unit Pelayanan", "Rencana Aksi", "Timeline", "Status")


def preview(office: Office, buku: Workbook, tahun: int = TAHUN, unit: str = "") -> PratinjauRatl:
    milik = office.impor_ratl.load(tahun)
    bacaan = buku_ratl.read(buku, tahun).owned_by(milik.unit, milik.acuan)
    kunci = find_unit(bacaan, unit, milik) if unit else None
    return compare(tahun, bacaan, milik, kunci)


def take(office: Office, pratinjau: PratinjauRatl, nama: str = "ratl.xlsx") -> Changes:
    kunci = {row.kunci for row in pratinjau.baris}
    return office.impor_ratl.apply(nama, pratinjau, kunci)


def stored(office: Office) -> list[Ratl]:
    """Return the actions of the survey year; the sample office may have others."""
    rows = map(read_ratl, repository.ratl(office.store))
    return [it for it in rows if it.tahun == TAHUN]


def statuses(pratinjau: PratinjauRatl) -> list[StatusImpor]:
    return [row.status for row in pratinjau.baris]


@pytest.mark.parametrize(("buku", "tahun"), [(matriks_2021, 2021), (matriks_2022, 2022)])
def test_that_the_same_file_a_second_time_changes_nothing(
    office: Office, buku: Any, tahun: int
) -> None:
    first = preview(office, buku(), tahun)
    assert set(statuses(first)) == {BARU}
    assert take(office, first).nouns == {"ratl"}
    again = preview(office, buku(), tahun)
    assert set(statuses(again)) == {SAMA}
    assert take(office, again).perintah_id is None


def test_that_what_was_read_is_what_is_stored(office: Office) -> None:
    take(office, preview(office, matriks_2021()))
    first, *_rest, last = stored(office)
    assert (first.unit, first.acuan, first.no_rekomendasi) == (BANDUNG, "balai-besar-bandung", "3")
    assert (first.waktu_pelaksanaan, first.sampai) == ("31/03/2021", date(2021, 3, 31))
    assert (first.unsur, first.unsur_tebakan) == ((Unsur.U1,), True)
    assert first.status is StatusRatl.SELESAI
    assert first.alasan_tanpa_dukungan == "Tercatat selesai dalam berkas ratl.xlsx."
    assert (last.unit, last.status, last.alasan_tanpa_dukungan) == (ENDE, StatusRatl.BELUM, "")
    raw = next(it for it in stored(office) if it.waktu_pelaksanaan == "1012022")
    assert raw.sampai is None
    places = [it.urutan for it in stored(office)]
    assert places == list(range(places[0], places[0] + 10))


def test_that_an_import_is_one_command_and_undo_takes_all_of_it_back(office: Office) -> None:
    take(office, preview(office, matriks_2021()), "ratl 2021.xlsx")
    assert office.perintah.peek()[0] == "Impor RATL 2021 dari ratl 2021.xlsx"
    office.perintah.undo()
    assert stored(office) == []


def test_that_only_what_is_accepted_is_written(office: Office) -> None:
    pratinjau = preview(office, matriks_2021())
    office.impor_ratl.apply("ratl.xlsx", pratinjau, {pratinjau.baris[1].kunci})
    assert [it.rencana_aksi for it in stored(office)] == [
        "2. Persyaratan dan Prosedur Mencetak alur"
    ]


def test_that_a_newer_copy_changes_what_it_says_and_keeps_the_rest(office: Office) -> None:
    rows: list[list[Any]] = [
        [1, ENDE, "Menata loket", "TW I 2022", "Open"],
        [None, None, "Menambah kursi", "TW I 2022", "Open"],
    ]
    take(office, preview(office, table(rows, kepala=KEPALA)))
    one, two = stored(office)
    with office.store.command("Isi RATL"):
        for it in (one, two):
            office.store.update("ratl", it.id, {"penanggung_jawab": "Ketua Tim", "kendala": "x"})
        office.store.update("ratl", two.id, {"status": "PROSES"})
    newer = [
        [1, ENDE, "Menata loket", "TW II 2022", "Close"],
        [None, None, "Menambah kursi", None, None],
        [None, None, "Mencetak alur", "Mei 2022", None],
    ]
    pratinjau = preview(office, table(newer, kepala=KEPALA))
    assert statuses(pratinjau) == [BERUBAH, SAMA, BARU]
    take(office, pratinjau, "triwulan 2.xlsx")
    closed, kept, new = stored(office)
    assert (closed.waktu_pelaksanaan, closed.sampai) == ("TW II 2022", date(2022, 6, 30))
    assert (closed.status, closed.penanggung_jawab) == (StatusRatl.SELESAI, "Ketua Tim")
    assert closed.alasan_tanpa_dukungan == "Tercatat selesai dalam berkas triwulan 2.xlsx."
    assert (kept.status, kept.waktu_pelaksanaan) == (StatusRatl.PROSES, "TW I 2022")
    assert (new.status, new.waktu_pelaksanaan) == (StatusRatl.BELUM, "Mei 2022")


def test_that_data_dukung_needs_no_reason(office: Office) -> None:
    rows: list[list[Any]] = [[1, ENDE, "Menata loket", "TW I 2022", "Open"]]
    take(office, preview(office, table(rows, kepala=KEPALA)))
    (known,) = stored(office)
    rows[0][-1] = "Close"
    service = ImporRatlService(office.store, lambda: {known.id: 1})
    pratinjau = preview(office, table(rows, kepala=KEPALA))
    service.apply("ratl.xlsx", pratinjau, {known.id})
    assert stored(office)[0].alasan_tanpa_dukungan == ""


def test_that_a_status_taken_back_takes_its_closing_day_back(office: Office) -> None:
    rows: list[list[Any]] = [[1, ENDE, "Menata loket", "TW I 2022", "Close"]]
    take(office, preview(office, table(rows, kepala=KEPALA)))
    (known,) = stored(office)
    with office.store.command("Isi RATL"):
        office.store.update("ratl", known.id, {"tanggal_selesai": "2022-03-31"})
    rows[0][-1] = "Open"
    pratinjau = preview(office, table(rows, kepala=KEPALA))
    assert pratinjau.baris[0].mundur
    take(office, pratinjau)
    assert (stored(office)[0].status, stored(office)[0].tanggal_selesai) == (StatusRatl.BELUM, None)


def test_that_only_the_unit_chosen_is_read_and_others_stay(office: Office) -> None:
    take(office, preview(office, matriks_2021()))
    pratinjau = preview(office, matriks_2021(), unit="BPOM di Ambon")
    assert {row.ratl.unit for row in pratinjau.baris if row.ratl} == {AMBON}
    assert statuses(pratinjau) == [SAMA] * 6
    with pytest.raises(KnownError, match="tidak berisi RATL unit") as caught:
        preview(office, matriks_2021(), unit="Loka POM di Kabupaten Endeh")
    assert ENDE in caught.value.tindakan


def test_that_rows_without_a_unit_and_under_our_name_are_ours(office: Office) -> None:
    kepala = ("No", "Rencana Aksi", "Timeline", "Status")
    nobody = preview(office, table([[1, "Menata loket", "-", "Close"]], kepala=kepala))
    take(office, nobody)
    rows: list[list[Any]] = [[1, SENDIRI.upper(), "Menata loket", "-", "Close"]]
    named = preview(office, table(rows, kepala=KEPALA), unit=SENDIRI)
    assert statuses(named) == [SAMA]
    assert stored(office)[0].unit == SENDIRI


def test_that_a_name_that_varies_is_stored_as_the_register_has_it(office: Office) -> None:
    rows = [[1, "BPOM di Ambon", "Menata loket", "-", "Close"], [2, "Pos Lain", "Cat", "-", "Open"]]
    take(office, preview(office, table(rows, kepala=KEPALA)))
    assert [(it.unit, it.acuan) for it in stored(office)] == [
        (AMBON, "balai-ambon"),
        ("Pos Lain", None),
    ]


def test_that_ours_changed_meanwhile_refuses_the_import(office: Office) -> None:
    take(office, preview(office, matriks_2021()))
    stale = preview(office, matriks_2021())
    office.perintah.undo()
    with pytest.raises(KnownError, match="berubah sejak"):
        take(office, stale)
    assert stored(office) == []


def test_that_ids_of_our_own_exports_find_a_row_whatever_it_says(office: Office) -> None:
    rows: list[list[Any]] = [
        [1, ENDE, "Menata loket", "TW I 2022", "Open"],
        [1, ENDE, "Menata loket", "TW I 2022", "Open"],
    ]
    take(office, preview(office, table(rows, kepala=KEPALA)))
    first, second = (it.id for it in stored(office))
    book = table([[1, ENDE, "Lain sekali", None, "Proses"], rows[0]], kepala=KEPALA)
    add_ids(book, "ranpk-ratl-1", [(second, "RATL", 2), (first, "RATL", 3)])
    assert LEMBAR in book.sheetnames
    pratinjau = preview(office, book)
    assert [(row.kunci, row.status) for row in pratinjau.baris] == [
        (second, BERUBAH),
        (first, SAMA),
    ]
    assert {it.kolom: it.baru for it in pratinjau.baris[0].perubahan} == {
        "rencana_aksi": "Lain sekali",
        "waktu_pelaksanaan": "",
        "status": "Proses",
    }
    take(office, pratinjau)
    changed = next(it for it in stored(office) if it.id == second)
    assert (changed.waktu_pelaksanaan, changed.sampai) == ("", None)


def test_that_notes_below_our_own_table_are_no_questions(office: Office) -> None:
    rows: list[list[Any]] = [[1, ENDE, "Menata loket", "-", "Open"], [], ["*) catatan kami"]]
    take(office, preview(office, table(rows[:1], kepala=KEPALA)))
    book = table(rows, kepala=KEPALA)
    assert buku_ratl.read(book).ringkasan.pertanyaan == 1
    add_ids(book, "ranpk-ratl-1", [(stored(office)[0].id, "RATL", 2)])
    assert buku_ratl.read(book).ringkasan.pertanyaan == 0


def test_that_a_file_is_opened_by_the_child_process(tmp_path: Path) -> None:
    path = tmp_path / "ratl.xlsx"
    matriks_2021().save(path)
    berkas = open_ratl(path)
    assert (berkas.nama, berkas.terbuka.tahun) == ("ratl.xlsx", 2021)
    assert interpret(berkas, 2021).ringkasan.aksi == 10
