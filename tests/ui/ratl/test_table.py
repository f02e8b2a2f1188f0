"""Follow-ups typed, picked, pasted, closed and taken out in their table."""

from datetime import date

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtWidgets import QComboBox, QListWidget

from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.domain.unsur import Unsur
from tests.ui.ratl.halaman import Halaman, Held, Key, buka, halaman

__all__ = ["buka", "halaman"]

PIKET, JALUR, ANTREAN, SYARAT = (
    "Menetapkan jadwal",
    "Menyediakan jalur",
    "Memasang nomor",
    "Membuat",
)
MEJA, JADWAL = "Mengganti meja", "Menyusun jadwal"
ALASAN = "Foto tersimpan di arsip"


def test_that_a_row_says_what_how_long_and_by_whom(halaman: Halaman) -> None:
    names = ("tahun", "jenis_layanan", "unsur", "waktu_pelaksanaan", "batas", "status", "dukungan")
    assert [halaman.text(PIKET, name) for name in names] == [
        "2024",
        "Layanan Informasi dan Pengaduan",
        "U3 Waktu Penyelesaian",
        "Semester I 2026",
        "terlambat 154 hari",
        "Proses",
        "",
    ]
    assert halaman.text(PIKET, "batas", Qt.ItemDataRole.DecorationRole) is not None
    assert halaman.text(ANTREAN, "batas") == "31 Desember 2026"
    assert halaman.text(SYARAT, "batas") == ""
    assert halaman.text(SYARAT, "tanggal_selesai") == "27 Maret 2026"
    assert halaman.text(MEJA, "batas") == "waktu belum jelas"
    assert halaman.text(MEJA, "unsur") == "U9 (tebakan)"
    assert "bukan tanggal" in halaman.text(MEJA, "batas", Qt.ItemDataRole.ToolTipRole)


def test_that_a_cell_is_typed_and_taken_back(halaman: Halaman) -> None:
    halaman.fill(PIKET, "penanggung_jawab", "Tim Loket")
    assert halaman.ratl(PIKET).penanggung_jawab == "Tim Loket"
    halaman.undo()
    assert halaman.ratl(PIKET).penanggung_jawab == "Tim Informasi dan Komunikasi"


@pytest.mark.parametrize(
    ("teks", "batas"),
    [
        ("5/12/2026", "4 hari lagi"),
        ("1-12-2026", "hari ini"),
        ("Triwulan I 2027", "31 Maret 2027"),
        ("Agustus 2027", "31 Agustus 2027"),
        ("TW I", "waktu belum jelas"),
        ("Setiap bulan", "waktu belum jelas"),
    ],
)
def test_that_a_time_is_kept_as_typed_and_understood(halaman: Halaman, teks, batas) -> None:
    halaman.fill(ANTREAN, "waktu_pelaksanaan", teks)
    assert halaman.text(ANTREAN, "waktu_pelaksanaan") == teks
    assert halaman.text(ANTREAN, "batas") == batas


def test_that_a_time_can_be_picked_from_the_quarters_of_this_year_and_the_next(
    halaman: Halaman,
) -> None:
    halaman.go(ANTREAN, "waktu_pelaksanaan")
    halaman.press(Key.Key_F2)
    editor = halaman.focus
    assert isinstance(editor, QComboBox)
    offered = [editor.itemText(at) for at in range(editor.count())]
    assert (offered[0], offered[-1], len(offered)) == ("TW I 2026", "Semester II 2027", 12)
    halaman.press(Key.Key_Escape)


def test_that_services_of_the_office_are_offered_for_a_row(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "jenis_layanan")
    halaman.press(Key.Key_F2)
    editor = halaman.focus
    assert isinstance(editor, QComboBox)
    assert editor.findText("Pengujian Sampel Pihak Ketiga") >= 0
    halaman.press(Key.Key_Escape)


def test_that_unsur_are_ticked_in_the_cell(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "unsur")
    halaman.press(Key.Key_F2)
    editor = halaman.focus
    assert isinstance(editor, QListWidget)
    halaman.seluruh.wait_for(lambda: editor.currentRow() == 0)
    halaman.press(Key.Key_Down)
    halaman.press(Key.Key_Space)
    halaman.press(Key.Key_Return)
    assert halaman.ratl(ANTREAN).unsur == (Unsur.U2, Unsur.U3)
    assert halaman.text(ANTREAN, "unsur") == "U2, U3"
    assert "Prosedur" in halaman.text(ANTREAN, "unsur", Qt.ItemDataRole.ToolTipRole)


def test_that_choosing_unsur_ends_a_guess(halaman: Halaman) -> None:
    key = halaman.key_of(MEJA)
    halaman.page.model.edit(key, "unsur", "U5,U9")
    halaman.seluruh.settle()
    assert halaman.text(MEJA, "unsur") == "U5, U9"


# Closing --------------------------------------------------------------------------------------


def close_by_status(halaman: Halaman, name: str) -> None:
    """Pick Selesai in the cell."""
    halaman.page.model.edit(halaman.key_of(name), "status", "SELESAI")
    halaman.seluruh.settle()


def test_that_closing_asks_for_the_reason_and_takes_today(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "status")
    halaman.press(Key.Key_F2)
    halaman.press(Key.Key_End)
    halaman.press(Key.Key_Return)
    pane = halaman.page.finish_pane
    assert pane.asking
    assert halaman.text(ANTREAN, "status") == "Belum"
    assert halaman.focus is pane.alasan
    halaman.press(Key.Key_Return)
    assert "alasan" in pane.fields["alasan_tanpa_dukungan"].error
    halaman.type(ALASAN)
    halaman.press(Key.Key_Return)
    assert not pane.asking
    closed = halaman.ratl(ANTREAN)
    assert (closed.status, closed.tanggal_selesai, closed.alasan_tanpa_dukungan) == (
        StatusRatl.SELESAI,
        date(2026, 12, 1),
        ALASAN,
    )
    assert halaman.page.unsaved() == 0


def test_that_esc_leaves_the_action_open(halaman: Halaman) -> None:
    close_by_status(halaman, ANTREAN)
    halaman.press(Key.Key_Escape)
    assert not halaman.page.finish_pane.asking
    assert halaman.ratl(ANTREAN).status is StatusRatl.BELUM
    assert halaman.page.unsaved() == 0


def test_that_a_row_with_a_reason_is_closed_at_once(halaman: Halaman) -> None:
    halaman.page.model.edit(halaman.key_of(ANTREAN), "alasan_tanpa_dukungan", ALASAN)
    halaman.seluruh.settle()
    close_by_status(halaman, ANTREAN)
    assert not halaman.page.finish_pane.asking
    assert halaman.ratl(ANTREAN).tanggal_selesai == date(2026, 12, 1)


def test_that_a_typed_day_closes_and_stands_in_the_question(halaman: Halaman) -> None:
    halaman.fill(ANTREAN, "tanggal_selesai", "15/11/2026")
    pane = halaman.page.finish_pane
    assert pane.tanggal.value() == "2026-11-15"
    halaman.type(ALASAN)
    halaman.press(Key.Key_Return)
    assert halaman.ratl(ANTREAN).tanggal_selesai == date(2026, 11, 15)


def test_that_a_day_to_come_is_refused_at_its_field(halaman: Halaman) -> None:
    close_by_status(halaman, ANTREAN)
    halaman.page.finish_pane.tanggal.set_value("2026-12-02")
    halaman.type(ALASAN)
    halaman.press(Key.Key_Return)
    assert "belum tiba" in halaman.page.finish_pane.fields["tanggal_selesai"].error


def test_that_opening_again_clears_the_day_and_says_so(halaman: Halaman) -> None:
    halaman.page.model.edit(halaman.key_of(SYARAT), "status", "PROSES")
    halaman.seluruh.settle()
    assert halaman.ratl(SYARAT).tanggal_selesai is None
    assert halaman.banner().startswith("Tanggal selesai 1 tindak lanjut dikosongkan")
    halaman.undo()
    assert halaman.ratl(SYARAT).tanggal_selesai == date(2026, 3, 27)


def test_that_undoing_a_closing_says_nothing_of_days(halaman: Halaman) -> None:
    halaman.select(ANTREAN)
    halaman.set_status("Selesai…")
    halaman.type(ALASAN)
    halaman.press(Key.Key_Return)
    halaman.undo()
    assert halaman.ratl(ANTREAN).status is StatusRatl.BELUM
    assert halaman.banner() == ""


def test_that_many_rows_change_their_status_as_one_command(halaman: Halaman) -> None:
    halaman.select(ANTREAN, JADWAL, SYARAT)
    halaman.set_status("Proses")
    assert {halaman.ratl(it).status for it in (ANTREAN, JADWAL, SYARAT)} == {StatusRatl.PROSES}
    assert "Tanggal selesai 1 tindak lanjut" in halaman.banner()
    halaman.undo()
    assert halaman.ratl(ANTREAN).status is StatusRatl.BELUM
    assert halaman.ratl(SYARAT).status is StatusRatl.SELESAI


def test_that_many_rows_are_closed_with_one_reason(halaman: Halaman) -> None:
    halaman.select(ANTREAN, JADWAL, SYARAT)
    halaman.set_status("Selesai…")
    pane = halaman.page.finish_pane
    assert pane.title.text() == "Nyatakan 2 tindak lanjut selesai?"
    assert pane.words.text().startswith("2 di antaranya belum punya data dukung")
    halaman.type(ALASAN)
    halaman.press(Key.Key_Return)
    assert {halaman.ratl(it).alasan_tanpa_dukungan for it in (ANTREAN, JADWAL)} == {ALASAN}
    assert halaman.ratl(SYARAT).alasan_tanpa_dukungan != ALASAN


def test_that_a_status_that_all_have_is_said(halaman: Halaman) -> None:
    halaman.select(ANTREAN, JADWAL)
    halaman.set_status("Belum")
    assert halaman.banner() == "Baris yang dipilih sudah berstatus Belum."


# Pasting, copying, taking out -----------------------------------------------------------------


def test_that_a_block_is_pasted_and_what_needs_a_reason_is_asked_for(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "penanggung_jawab")
    halaman.paste("Tim A\tSelesai\t5/11/2026\nTim B\tProses\t")
    assert halaman.page.pane.paste_pane.asking
    halaman.press(Key.Key_Return)
    assert halaman.ratl(ANTREAN).penanggung_jawab == "Tim A"
    assert (halaman.ratl(SYARAT).penanggung_jawab, halaman.ratl(SYARAT).status) == (
        "Tim B",
        StatusRatl.PROSES,
    )
    assert halaman.ratl(ANTREAN).status is StatusRatl.BELUM
    assert halaman.page.finish_pane.asking
    assert halaman.focus is halaman.page.finish_pane.alasan
    halaman.type(ALASAN)
    halaman.press(Key.Key_Return)
    assert halaman.ratl(ANTREAN).tanggal_selesai == date(2026, 11, 5)


def test_that_pasted_days_that_differ_are_kept(halaman: Halaman) -> None:
    halaman.go(JALUR, "tanggal_selesai")
    halaman.paste("5/11/2026\n6/11/2026")
    halaman.press(Key.Key_Return)
    pane = halaman.page.finish_pane
    assert pane.fields["tanggal_selesai"].isHidden()
    halaman.type(ALASAN)
    halaman.press(Key.Key_Return)
    days = [halaman.ratl(it).tanggal_selesai for it in (JALUR, ANTREAN)]
    assert days == [date(2026, 11, 5), date(2026, 11, 6)]


def test_that_delete_clears_cells_and_leaves_the_status(halaman: Halaman) -> None:
    halaman.go(JALUR, "penanggung_jawab")
    view, model = halaman.page.pane.view, halaman.page.model
    index = view.currentIndex().siblingAtColumn(model.column_of("status"))
    view.selectionModel().select(index, view.selectionModel().SelectionFlag.Select)
    halaman.press(Key.Key_Delete)
    assert halaman.ratl(JALUR).penanggung_jawab == ""
    assert halaman.ratl(JALUR).status is StatusRatl.PROSES


def test_that_rows_are_taken_out_and_brought_back(halaman: Halaman) -> None:
    halaman.select(ANTREAN, JADWAL)
    halaman.press(Key.Key_Delete, Held.ControlModifier)
    assert len(halaman.page.model.rows) == 6
    assert halaman.banner() == "2 baris dihapus. Ctrl+Z mengembalikannya."
    assert halaman.page.pane.view.currentIndex().isValid()
    halaman.undo()
    assert len(halaman.page.model.rows) == 8


def test_that_cells_are_copied_as_a_table(halaman: Halaman) -> None:
    halaman.select(JALUR, ANTREAN, column="waktu_pelaksanaan")
    halaman.press(Key.Key_C, Held.ControlModifier)
    content = QGuiApplication.clipboard().mimeData()
    assert content.text().splitlines() == ["30 September 2026", "TW IV 2026"]
    assert "<table" in content.html()


def test_that_a_text_is_found(halaman: Halaman) -> None:
    halaman.go(PIKET, "rencana_aksi")
    halaman.press(Key.Key_F, Held.ControlModifier)
    halaman.type("antrean")
    index = halaman.page.pane.view.currentIndex()
    assert halaman.page.model.row_at(index.row()).ratl.rencana_aksi.startswith(ANTREAN)


def test_that_the_survey_year_of_a_row_stays(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "tahun")
    halaman.type("2")
    assert "tidak dapat diubah" in halaman.page.pane.hint.text
