"""The view Tindak lanjut: filters, details, new rows, and how it is reached."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtWidgets import QApplication, QToolButton

from ranpk_desktop.domain.data_dukung import DukunganRatl, JenisDukung
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.ratl import insert_ratl
from tests.imports import buku_ratl
from tests.ui.jendela import set_up_only
from tests.ui.keyboard import reachable
from tests.ui.ratl.halaman import Halaman, Held, Key, buka, halaman
from tests.ui.test_mnemonics import doubled
from tests.ui.test_semua_halaman import name_of, stop_of, visited
from ui.skm.impor_ratl import ImporRatlDialog
from ui.skm.page import SkmPage

__all__ = ["buka", "halaman"]

PIKET, JALUR, ANTREAN, MEJA = (
    "Menetapkan jadwal",
    "Menyediakan jalur",
    "Memasang nomor",
    "Mengganti meja",
)


def with_other_unit(office: Office) -> None:
    """Fill the sample office, with a follow-up of another unit."""
    contoh.fill(office)
    with office.store.command("Impor"):
        row = {"tahun": 2023, "unit": "Balai POM di Contoh Lain", "acuan": "balai-lain"}
        insert_ratl(office.store, {**row, "rencana_aksi": "Melatih petugas"})


# Reaching it ----------------------------------------------------------------------------------


def test_that_the_switch_leads_there_and_back_and_keeps_the_keyboard(buka) -> None:
    seluruh = buka()
    seluruh.window.open_page("skm")
    seluruh.settle()
    views = seluruh.page("skm")
    assert isinstance(views.view("nilai"), SkmPage)
    assert views.view("ratl") is None
    for name, title in (("ratl", "Tindak lanjut"), ("nilai", "Nilai"), ("ratl", "Tindak lanjut")):
        buttons = views.view(views.current).header.findChildren(QToolButton)
        next(it for it in buttons if it.text() == title).click()
        seluruh.settle()
        assert views.current == name
        assert views.view(name).isVisible()
        focus = QApplication.focusWidget()
        assert (focus.text(), focus.isChecked()) == (title, True)
        assert views.view(name).header.isAncestorOf(focus)
    assert views.view("ratl").model.rowCount() == 8


def test_that_a_view_in_the_background_reads_again_when_it_is_shown(halaman: Halaman) -> None:
    halaman.fill(ANTREAN, "penanggung_jawab", "Tim Loket")
    halaman.views.go_to(tampilan="nilai")
    halaman.seluruh.settle()
    halaman.seluruh.window.undo_action.trigger()
    halaman.seluruh.settle()
    assert halaman.ratl(ANTREAN).penanggung_jawab == "Tim Loket"
    halaman.views.go_to(tampilan="ratl")
    halaman.seluruh.settle()
    assert halaman.ratl(ANTREAN).penanggung_jawab == "Tim Informasi dan Komunikasi"


def test_that_turning_to_another_view_saves_what_is_typed(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "penanggung_jawab")
    halaman.type("Tim Loket")
    halaman.views.show_view("nilai")
    halaman.seluruh.settle()
    assert halaman.seluruh.do(lambda: _pj(halaman.office)) == "Tim Loket"


def _pj(office: Office) -> str:
    rows = (it.ratl for it in office.ratl.load().baris)
    return next(it.penanggung_jawab for it in rows if it.rencana_aksi.startswith(ANTREAN))


def test_that_a_year_and_a_state_can_be_asked_for(halaman: Halaman) -> None:
    halaman.views.go_to(tampilan="ratl", saring="selesai", tahun=2024)
    halaman.seluruh.settle()
    assert halaman.shown() == ["Menata ulang"]


def test_that_a_year_can_be_asked_for_before_the_rows_are_known(buka) -> None:
    seluruh = buka()
    seluruh.window.open_page("skm", tampilan="ratl", tahun=2024)
    seluruh.settle()
    ratl = seluruh.page("skm").view("ratl")
    assert (ratl.filters.tahun.value(), ratl.model.rowCount()) == ("2024", 2)
    assert ratl.pane.view.currentIndex().isValid()


def test_that_a_row_can_be_asked_for_though_a_filter_hides_it(halaman: Halaman) -> None:
    halaman.pick(halaman.page.filters.keadaan, "selesai")
    halaman.views.go_to(tampilan="ratl", ratl_id=halaman.key_of(JALUR))
    halaman.seluruh.settle()
    assert halaman.page.pane.view.current_key() == halaman.key_of(JALUR)


# Filters --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("keadaan", "shown"),
    [
        ("terbuka", 5),
        ("terlambat", 3),
        ("belum", 3),
        ("proses", 2),
        ("selesai", 3),
        ("tanpa_aksi", 0),
        ("waktu_belum_jelas", 1),
        ("unsur_tebakan", 1),
        ("belum_sesuai", 0),
    ],
)
def test_that_rows_are_narrowed_by_their_state(halaman: Halaman, keadaan, shown) -> None:
    halaman.pick(halaman.page.filters.keadaan, keadaan)
    assert halaman.page.model.rowCount() == shown
    words = halaman.page.filters.shown.text()
    assert words == (f"{shown} dari 8 baris tampak" if shown else "Tidak ada baris yang cocok")


def test_that_counts_are_words_and_follow_the_other_filters(halaman: Halaman) -> None:
    filters = halaman.page.filters
    assert filters.late.text() == "terlambat 3"
    assert filters.counts.text() == "· belum 3 · proses 2 · selesai 3"
    halaman.pick(filters.keadaan, "selesai")
    assert filters.late.text() == "terlambat 3"
    halaman.pick(filters.layanan, "pengujian sampel pihak ketiga")
    assert filters.late.text() == "terlambat 1"
    assert filters.counts.text() == "· belum 2 · proses 0 · selesai 1"
    halaman.pick(filters.tahun, "2024")
    assert not filters.late.isVisible()
    assert filters.counts.text() == "belum 0 · proses 0 · selesai 0"


def test_that_rows_are_narrowed_by_unsur_and_year(halaman: Halaman) -> None:
    filters = halaman.page.filters
    halaman.pick(filters.unsur, "U9")
    assert halaman.shown() == ["Menata ulang", "Menyediakan jalur", "Mengganti meja"]
    halaman.pick(filters.tahun, "2025")
    assert halaman.shown() == ["Menyediakan jalur", "Mengganti meja"]
    halaman.pick(filters.unsur, "-")
    assert halaman.shown() == []


def test_that_a_row_stays_in_sight_while_its_status_changes(halaman: Halaman) -> None:
    halaman.pick(halaman.page.filters.keadaan, "belum")
    halaman.select(ANTREAN)
    halaman.set_status("Proses")
    assert ANTREAN in halaman.shown()
    halaman.pick(halaman.page.filters.keadaan, "belum")
    assert ANTREAN not in halaman.shown()


def test_that_another_units_rows_are_there_when_they_are_asked_for(buka) -> None:
    halaman = Halaman(buka(with_other_unit))
    filters = halaman.page.filters
    assert filters.unit.isVisible()
    assert (halaman.page.model.rowCount(), filters.unit.currentText()) == (8, "Unit ini")
    halaman.pick(filters.unit, "")
    assert halaman.page.model.rowCount() == 9
    halaman.pick(filters.unit, "Balai POM di Contoh Lain")
    assert halaman.shown() == ["Melatih petugas"]
    assert halaman.page.detail.title.text() == "Survei 2023 · Balai POM di Contoh Lain"


def test_that_an_office_alone_is_not_asked_for_units(halaman: Halaman) -> None:
    assert not halaman.page.filters.unit.isVisible()


# Details --------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "name",
    [
        "rencana_aksi",
        "waktu_pelaksanaan",
        "penanggung_jawab",
        "jenis_layanan",
        "uraian_tindak_lanjut",
        "kendala",
        "alasan_tanpa_dukungan",
        "no_rekomendasi",
        "rekomendasi",
        "analisis_penyebab",
        "saran_responden",
    ],
)
def test_that_every_text_is_written_in_the_details(halaman: Halaman, name: str) -> None:
    key = halaman.key_of(ANTREAN)
    halaman.go(ANTREAN, "status")
    halaman.write(name, "Isi baru")
    row = next(row for row in halaman.page.model.rows if row.key == key)
    assert getattr(row.ratl, name) == "Isi baru"


def test_that_status_basis_and_unsur_are_picked_in_the_details(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "rencana_aksi")
    halaman.pick(halaman.field("dasar"), "SARAN_RESPONDEN")
    halaman.pick(halaman.field("status"), "PROSES")
    halaman.pick(halaman.field("unsur"), "U1,U4")
    ratl = halaman.ratl(ANTREAN)
    assert (ratl.dasar, ratl.status, ratl.unsur) == ("SARAN_RESPONDEN", "PROSES", ("U1", "U4"))
    assert halaman.field("status").value() == "PROSES"


def test_that_closing_in_the_details_asks_and_the_field_shows_what_is_stored(
    halaman: Halaman,
) -> None:
    halaman.go(ANTREAN, "rencana_aksi")
    halaman.pick(halaman.field("status"), "SELESAI")
    assert halaman.page.finish_pane.asking
    halaman.press(Key.Key_Escape)
    assert halaman.field("status").value() == "BELUM"


def test_that_a_day_is_typed_in_the_details_as_people_write_it(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "rencana_aksi")
    halaman.write("tanggal_mulai", "5/11/2026")
    assert str(halaman.ratl(ANTREAN).tanggal_mulai) == "2026-11-05"
    assert halaman.field("tanggal_mulai").value() == "5 November 2026"
    before = halaman.seluruh.do(halaman.office.perintah.peek)
    halaman.write("tanggal_mulai", "5 November 2026")
    assert halaman.seluruh.do(halaman.office.perintah.peek) == before
    halaman.write("tanggal_mulai", "5/13/2026")
    assert "bukan tanggal" in halaman.page.detail.fields["tanggal_mulai"].error
    assert halaman.field("tanggal_mulai").value() == "5/13/2026"


def test_that_a_refused_day_stays_red_and_esc_gives_it_up(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "rencana_aksi")
    halaman.write("tanggal_mulai", "5/1/2027")
    assert halaman.page.unsaved() == 1
    assert "belum tiba" in halaman.page.detail.fields["tanggal_mulai"].error
    halaman.page.detail.fields["tanggal_mulai"].focus()
    halaman.press(Key.Key_Escape)
    assert halaman.page.unsaved() == 0


def test_that_a_guess_is_confirmed_with_one_press(halaman: Halaman) -> None:
    halaman.go(MEJA, "unsur")
    guess = halaman.page.detail.guess
    assert guess.isVisible()
    assert "U9 Sarana dan Prasarana" in guess.text
    halaman.press(Key.Key_B, Held.ControlModifier | Held.ShiftModifier)
    assert halaman.text(MEJA, "unsur") == "U9 Sarana dan Prasarana"
    assert not guess.isVisible()
    halaman.undo()
    assert halaman.text(MEJA, "unsur") == "U9 (tebakan)"
    guess._buttons[0].click()
    halaman.seluruh.settle()
    assert halaman.text(MEJA, "unsur") == "U9 Sarana dan Prasarana"
    halaman.page.confirm_unsur()
    assert halaman.banner() == "Baris yang dipilih tidak punya unsur tebakan."


def test_that_a_time_that_was_not_understood_says_why(halaman: Halaman) -> None:
    halaman.go(MEJA, "rencana_aksi")
    assert halaman.page.detail.time.isVisible()
    assert "“Setiap bulan”" in halaman.page.detail.time.text
    halaman.go(ANTREAN, "rencana_aksi")
    assert not halaman.page.detail.time.isVisible()


# New rows -------------------------------------------------------------------------------------


def test_that_a_row_is_added_and_filled_where_it_stands(halaman: Halaman) -> None:
    halaman.go(ANTREAN, "status")
    halaman.press(Key.Key_N, Held.ControlModifier)
    pane = halaman.page.add_pane
    halaman.seluruh.wait_for(lambda: pane.asking)  # a button pressed by its key is seen pressed
    assert (pane.tahun.value(), pane.layanan.currentText()) == (
        "2025",
        "Layanan Informasi dan Pengaduan",
    )
    halaman.press(Key.Key_Return)
    assert "belum diisi" in pane.fields["rencana_aksi"].error
    halaman.type("Melatih petugas loket")
    halaman.press(Key.Key_Return)
    assert not pane.asking
    view = halaman.page.pane.view
    assert view.current_key() == halaman.key_of("Melatih")
    assert halaman.focus is view
    halaman.undo()
    assert len(halaman.page.model.rows) == 8


def test_that_a_new_row_is_shown_whatever_the_filter(halaman: Halaman) -> None:
    halaman.pick(halaman.page.filters.keadaan, "selesai")
    halaman.page.open_add()
    halaman.type("Melatih petugas")
    halaman.press(Key.Key_Return)
    assert halaman.page.pane.view.current_key() == halaman.key_of("Melatih")
    assert halaman.page.filters.keadaan.value() == "semua"


def test_that_an_office_without_follow_ups_is_led_to_the_proposals(buka) -> None:
    halaman = Halaman(buka(set_up_only))
    assert halaman.page.pane._empty.isVisible()
    assert not halaman.page.filters.isVisible()
    assert not doubled(halaman.seluruh.window)
    halaman.page.open_nilai()
    halaman.seluruh.settle()
    assert halaman.views.current == "nilai"
    halaman.views.go_to(tampilan="ratl")
    halaman.page.open_add()
    halaman.type("Membuka loket pengaduan")
    halaman.press(Key.Key_Return)
    assert halaman.shown() == ["Membuka loket"]
    assert halaman.ratl("Membuka").jenis_layanan == ""


# The whole view -------------------------------------------------------------------------------


@pytest.mark.parametrize("part", ["rencana", "pelaksanaan", "dasar"])
def test_that_tab_reaches_everything_and_everything_has_a_name(halaman: Halaman, part) -> None:
    halaman.page.detail.parts.show_part(part)
    halaman.page.pane.view.setFocus()
    wanted = reachable(halaman.seluruh.window)
    assert [widget for widget in wanted if not name_of(widget)] == []
    seen = set(map(stop_of, visited(halaman.seluruh.window)))
    assert set(map(stop_of, wanted)) - seen == set()


def test_that_no_letter_is_doubled(halaman: Halaman) -> None:
    assert not doubled(halaman.seluruh.window)
    halaman.go(MEJA, "unsur")
    assert not doubled(halaman.seluruh.window)
    halaman.page.open_add()
    assert not doubled(halaman.seluruh.window)
    halaman.select(ANTREAN)
    halaman.set_status("Selesai…")
    assert not doubled(halaman.seluruh.window)


def test_that_the_view_fits_a_small_screen_at_a_large_font(buka, qapp) -> None:
    before = qapp.font()
    qapp.setFont(QFont(before.family(), 16))
    try:
        halaman = Halaman(buka(with_other_unit))
        for part in ("rencana", "pelaksanaan", "dasar"):
            halaman.page.detail.parts.show_part(part)
            halaman.seluruh.settle()
            assert halaman.page.detail._body.width() <= halaman.page.detail.width()
        window = halaman.seluruh.window
        assert (window.width(), window.height()) == (1366, 768)
    finally:
        qapp.setFont(before)


def test_that_columns_are_remembered(halaman: Halaman) -> None:
    columns = halaman.page.pane.view.columns
    columns.show_column(halaman.page.model.column_of("kendala"))
    halaman.seluruh.settle()
    assert (
        "kendala"
        not in halaman.seluruh.do(lambda: halaman.office.pengaturan.columns("ratl")).partition(
            "lebar"
        )[0]
    )
    header = halaman.page.model.headerData(
        halaman.page.model.column_of("dukungan"), Qt.Orientation.Horizontal
    )
    assert header == "Data\ndukung"


def test_that_evidence_of_a_row_is_added_in_its_details_and_counted(halaman) -> None:
    pane = halaman.page.detail.data_dukung
    halaman.page.pane.view.go_to(halaman.key_of(JALUR), "rencana_aksi")
    halaman.page.detail.parts.show_part("data_dukung")
    halaman.seluruh.settle()

    halaman.seluruh.do(
        lambda: halaman.office.data_dukung.add(
            DukunganRatl(halaman.key_of(JALUR)),
            JenisDukung.TAUTAN,
            {"url": "https://contoh.go.id/jalur", "nama": "Foto jalur baru"},
        )
    )
    halaman.seluruh.settle()

    assert "Foto jalur baru" in [row.isi.nama for row in pane.list.table.model.rows]
    titles = [it.text() for it in halaman.page.detail.parts.switch.findChildren(QToolButton)]
    assert "Data dukung (1)" in titles


def test_that_a_workbook_is_imported_and_its_rows_are_there(halaman: Halaman, tmp_path) -> None:
    path = tmp_path / "ratl.xlsx"
    buku_ratl.salinan(contoh.load()["unit"]["nama"], baru=False).save(path)
    before = len(halaman.page.model.rows)
    halaman.go(ANTREAN, "status")
    halaman.page.open_import()
    (dialog,) = halaman.page.findChildren(ImporRatlDialog)
    dialog.open_file(path)
    halaman.seluruh.settle()
    dialog.submit()
    halaman.seluruh.settle()
    assert len(halaman.page.model.rows) > before
    assert halaman.banner().startswith("RATL 2022 diimpor dari ratl.xlsx")
    halaman.undo()
    assert len(halaman.page.model.rows) == before
