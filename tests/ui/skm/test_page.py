"""A survey in the window: typed, compared, followed up, with the keyboard only."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QFont
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication

from tests.domain.survei import NILAI_2021, NILAI_2022
from tests.ui.jendela import set_up_only
from tests.ui.skm.halaman import Halaman, buka, halaman
from tests.ui.test_mnemonics import doubled
from ui.skm.table_model import UNIT

__all__ = ["buka", "halaman"]
Key, Held = Qt.Key, Qt.KeyboardModifier


def test_that_the_newest_survey_is_shown_with_value_target_and_sample(halaman: Halaman) -> None:
    assert halaman.page.tahun.value() == "2026"
    assert halaman.value == "Nilai SKM 88,90 – A (Sangat Baik), target 88,00 → 101,02%"
    assert halaman.page.head.unit.text() == (
        "Nilai unit 88,46 – A (Sangat Baik), target 88,00 → 100,52% · rata-rata layanan, 2 layanan"
    )
    assert halaman.page.head.sample.text() == (
        "Sampel perlu 148 (Krejcie–Morgan), ada 140: kurang 8."
    )


def test_that_a_row_shows_what_follows_from_it(halaman: Halaman) -> None:
    shown = {name: halaman.text("U3", name) for name in ("n", "nrr", "tertimbang", "nilai")}
    assert shown == {"n": "140", "nrr": "3,36", "tertimbang": "0,374", "nilai": "84,11"}
    assert halaman.text("U3", "mutu") == "B (Baik)"
    assert halaman.text("U3", "tempat") == "▼ terendah 1"
    assert halaman.text("U3", "perubahan") == "turun 0,93"
    assert halaman.text("U1", "tempat") == ""
    assert halaman.text("U8", "kosong") == "3"


def add(halaman: Halaman, nama: str) -> None:
    """Add a service with the keyboard."""
    halaman.page.pane.view.setFocus()
    halaman.press(Key.Key_N, Held.ControlModifier)
    halaman.type(nama)
    halaman.press(Key.Key_Return)


def test_that_nine_typed_values_come_to_a_value_and_undo_takes_the_last(halaman: Halaman) -> None:
    add(halaman, "Baru")
    assert halaman.page.head.layanan.currentText() == "Baru"
    for at, teks in enumerate(NILAI_2021.split(), 1):
        halaman.fill(f"U{at}", "nilai", teks)
    assert halaman.value.startswith("Nilai SKM 89,80 – A (Sangat Baik)")
    halaman.undo()
    assert halaman.value == "Nilai SKM belum ada (8 dari 9 unsur terisi)"


@pytest.mark.parametrize("teks", ["3,57", "89,25"])
def test_that_the_scale_is_recognised_and_what_was_typed_is_kept(halaman: Halaman, teks) -> None:
    halaman.fill("U1", "nilai", teks)
    assert halaman.text("U1", "nilai") == "89,25"
    assert halaman.text("U1", "nilai", Qt.ItemDataRole.EditRole) == teks
    assert halaman.text("U1", "jumlah") == ""


def test_that_looking_into_a_cell_changes_nothing(halaman: Halaman) -> None:
    before = halaman.seluruh.do(halaman.office.perintah.peek)
    halaman.go("U1", "nilai")
    halaman.press(Key.Key_F2)
    halaman.press(Key.Key_Return)
    assert halaman.seluruh.do(halaman.office.perintah.peek) == before
    assert halaman.text("U1", "jumlah") == "492"


def test_that_a_wrong_value_stays_red_and_esc_gives_the_old_one_back(halaman: Halaman) -> None:
    halaman.fill("U2", "nilai", "12")
    assert halaman.page.unsaved() == 1
    assert "Tulis nilai 25–100" in halaman.page.pane.failure.text
    halaman.go("U2", "nilai")
    halaman.press(Key.Key_Escape)
    assert (halaman.page.unsaved(), halaman.text("U2", "nilai")) == (0, "86,96")


def test_that_nine_values_are_pasted_with_a_preview_as_one_command(halaman: Halaman) -> None:
    halaman.go("U1", "nilai")
    halaman.paste("\n".join(NILAI_2022.split()))
    assert halaman.page.pane.paste_pane.asking
    assert halaman.text("U1", "nilai") == "87,86"
    halaman.press(Key.Key_Return)
    assert halaman.value.startswith("Nilai SKM 90,83 – A")
    halaman.undo()
    assert halaman.value.startswith("Nilai SKM 88,90 – A")


def test_that_a_wrong_target_stays_in_its_field_and_esc_gives_it_up(halaman: Halaman) -> None:
    halaman.fill_field("target", "880")
    field = halaman.page.head.fields["target"]
    assert "25–100" in field.error
    assert halaman.page.unsaved() == 1
    halaman.press(Key.Key_Escape)
    assert (field.error, field.input.value(), halaman.page.unsaved()) == ("", "88", 0)


def test_that_target_respondents_and_population_are_typed(halaman: Halaman) -> None:
    halaman.fill_field("target", "89,45")
    halaman.fill_field("responden", "150")
    halaman.fill_field("populasi", "")
    assert "target 89,45 → 99,38%" in halaman.value
    assert halaman.page.head.sample.text().startswith("Isi populasi")
    halaman.undo()
    assert halaman.page.head.sample.text().endswith("ada 150: cukup.")


def test_that_the_unit_shows_its_method_and_cannot_be_typed(halaman: Halaman) -> None:
    halaman.pick("Seluruh")
    assert halaman.value == "Nilai SKM 88,46 – A (Sangat Baik), target 88,00 → 100,52%"
    assert halaman.page.head.unit.text() == "rata-rata layanan, 2 layanan"
    halaman.go("U1", "nilai")
    halaman.type("9")
    assert "pilih layanan" in halaman.page.pane.hint.text
    metode = halaman.page.head.metode
    metode.setCurrentIndex(1)
    metode.activated.emit(1)
    halaman.seluruh.settle()
    assert halaman.page.head.layanan.value() == UNIT
    assert halaman.page.head.unit.text() == "gabungan semua responden, 2 layanan"
    assert halaman.value.startswith("Nilai SKM 88,67")
    halaman.undo()
    assert halaman.value.startswith("Nilai SKM 88,46")


def test_that_the_unit_may_be_left_out_of_the_national_value(halaman: Halaman) -> None:
    halaman.pick("Seluruh")
    halaman.page.head.masuk.click()
    halaman.seluruh.settle()
    assert not halaman.seluruh.do(lambda: halaman.office.skm.load(2026)).masuk_target


def test_that_what_must_be_followed_up_leads_to_its_row(halaman: Halaman) -> None:
    texts = [link.accessibleName() for link in halaman.page.detail.follow_up.links]
    assert texts[0] == "U3 Waktu Penyelesaian: terendah ke-1, nilai 84,11"
    assert len(texts) == 3
    halaman.page.detail.follow_up.links[1].setFocus()
    halaman.press(Key.Key_Return)
    view = halaman.page.pane.view
    assert QApplication.focusWidget() is view
    assert halaman.page.model.row_at(view.currentIndex().row()).hasil.unsur == "U9"


def test_that_bars_and_trend_read_as_words(halaman: Halaman) -> None:
    bars, trend = halaman.page.detail.bars, halaman.page.detail.trend
    assert bars.accessibleDescription().splitlines()[2] == (
        "U3 Waktu Penyelesaian: 84,11, mutu B (Baik), turun 0,93 dari tahun lalu, terendah ke-1."
    )
    assert trend.accessibleDescription().splitlines() == [
        "2025: nilai 88,40, mutu A (Sangat Baik), target 87,50, tercapai 101,02%.",
        "2026: nilai 88,90, mutu A (Sangat Baik), target 88,00, tercapai 101,02%.",
    ]
    assert [row.kata for row in bars.rows][2] == "84,11 B ▼1"


def test_that_a_year_before_is_shown_and_typed_for_itself(halaman: Halaman) -> None:
    halaman.pick_year(2025)
    assert halaman.value.startswith("Nilai SKM 88,40 – A")
    halaman.fill("U1", "nilai", "70")
    halaman.pick_year(2026)
    assert halaman.text("U1", "perubahan") == "naik 17,86"


def test_that_a_part_of_a_year_is_a_survey_of_its_own(halaman: Halaman) -> None:
    halaman.page.periode.set_value("S1")
    halaman.page.periode.edited.emit()
    halaman.seluruh.settle()
    assert halaman.value == "Nilai SKM belum ada (0 dari 9 unsur terisi)"
    halaman.fill("U1", "nilai", "80")
    assert halaman.text("U1", "nilai") == "80,00"


def test_that_a_service_is_renamed_and_deleted_and_undo_brings_it_back(halaman: Halaman) -> None:
    halaman.page.head.rename.click()
    halaman.type("Informasi")
    halaman.press(Key.Key_Return)
    assert halaman.page.head.layanan.currentText() == "Informasi"
    halaman.page.head.delete.click()
    halaman.seluruh.settle()
    assert "Layanan Informasi dihapus" in halaman.banner()
    assert halaman.page.head.layanan.currentText() == "Pengujian Sampel Pihak Ketiga"
    halaman.undo()
    assert halaman.page.head.layanan.findText("Informasi") == 0


def test_that_a_name_that_is_there_is_refused_at_its_field(halaman: Halaman) -> None:
    halaman.page.open_add()
    halaman.type("pengujian sampel pihak ketiga")
    halaman.press(Key.Key_Return)
    assert "sudah ada" in halaman.page.layanan_pane.fields["nama"].error
    halaman.press(Key.Key_Escape)
    assert not halaman.page.layanan_pane.asking


def test_that_an_office_without_services_is_offered_the_first_one(buka) -> None:
    halaman = Halaman(buka(set_up_only))
    assert not halaman.page.head.isVisible()
    assert halaman.page.pane._empty.isVisible()
    assert not doubled(halaman.seluruh.window)
    halaman.page.open_add()
    halaman.type("Layanan pertama")
    halaman.press(Key.Key_Return)
    assert halaman.page.head.layanan.currentText() == "Layanan pertama"
    halaman.type("90")
    halaman.press(Key.Key_Return)
    assert halaman.text("U1", "nilai") == "90,00"
    halaman.undo()
    assert halaman.value == "Nilai SKM belum ada (0 dari 9 unsur terisi)"
    assert [halaman.page.detail.bars.rows[0].kata] == ["belum diisi"]


def test_that_the_cursor_keeps_its_place_from_survey_to_survey(halaman: Halaman) -> None:
    view, model = halaman.page.pane.view, halaman.page.model

    def cursor() -> tuple[str, str]:
        index = view.currentIndex()
        return model.row_at(index.row()).hasil.unsur.value, model.columns[index.column()].name

    assert cursor() == ("U1", "nilai")
    halaman.go("U4", "n")
    halaman.pick("Pengujian")
    assert cursor() == ("U4", "n")
    halaman.pick_year(2025)
    assert cursor() == ("U4", "n")


def test_that_a_chart_shows_the_keyboard_and_keeps_its_ground(halaman: Halaman) -> None:
    bars = halaman.page.detail.bars
    before = bars.grab().toImage()
    bars.setFocus()
    after = bars.grab().toImage()
    inside, edge = (before.width() // 2, before.height() - 4), (1, before.height() // 2)
    assert before.pixel(*inside) == after.pixel(*inside)
    assert before.pixel(*edge) != after.pixel(*edge)


def test_that_no_letter_is_doubled(halaman: Halaman) -> None:
    assert not doubled(halaman.seluruh.window)
    halaman.pick("Seluruh")
    assert not doubled(halaman.seluruh.window)
    halaman.page.open_add()
    halaman.seluruh.settle()
    assert not doubled(halaman.seluruh.window)


def test_that_the_page_fits_a_small_screen_at_a_large_font(buka, qapp) -> None:
    before = qapp.font()
    qapp.setFont(QFont(before.family(), 15))
    try:
        halaman = Halaman(buka())
        halaman.pick("Seluruh")
        halaman.pick("Layanan")
        assert halaman.seluruh.window.width() == 1366
        assert halaman.seluruh.window.height() <= 768
    finally:
        qapp.setFont(before)


def test_that_all_nine_rows_are_in_sight(halaman: Halaman) -> None:
    view = halaman.page.pane.view
    assert not view.verticalScrollBar().isVisible()
    QTest.keyClick(view, Key.Key_End, Held.ControlModifier)
    assert view.verticalScrollBar().value() == 0
