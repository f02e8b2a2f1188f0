"""A file in the window: understood, shown, and written only by "Terapkan"."""

from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ranpk_desktop.domain.finding import Tingkat
from tests.domain.survei import NILAI_2021
from tests.imports.survei import DUA_PULUH_SEMBILAN, NAMA, TERTUKAR, answers, text, workbook
from tests.ui.skm.halaman import Halaman, buka, halaman
from tests.ui.test_mnemonics import doubled

__all__ = ["buka", "halaman"]
Key, Held = Qt.Key, Qt.KeyboardModifier
JAWABAN = answers(DUA_PULUH_SEMBILAN)


def shown(halaman: Halaman, column: str) -> list[str]:
    model = halaman.page.import_pane.model
    return [model.index(at, model.column_of(column)).data() for at in range(model.rowCount())]


@pytest.mark.parametrize("ending", ["xlsx", "csv"])
def test_that_a_file_is_shown_first_and_one_undo_takes_it_back(
    halaman: Halaman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, ending: str
) -> None:
    file = tmp_path / f"jawaban.{ending}"
    rows = [TERTUKAR, *JAWABAN]
    file.write_bytes(workbook(rows) if ending == "xlsx" else text(rows))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(file), ""))
    halaman.page.open_import()
    halaman.seluruh._qtbot.waitUntil(lambda: halaman.page.import_pane.asking, timeout=20_000)
    pane = halaman.page.import_pane
    assert pane.title.text() == f"Impor jawaban.{ending} ke SKM 2026 (Tahunan)?"
    assert "29 responden, 0 jawaban kosong, nilai 91,48 – A (Sangat Baik)" in pane.words.text()
    assert "U8 dan U9 tertukar" in pane.messages[Tingkat.PERINGATAN].text
    assert shown(halaman, "peran")[7:] == [
        "U9 Sarana dan Prasarana",
        "U8 Penanganan Pengaduan, Saran, dan Masukan",
    ]
    assert halaman.seluruh.do(lambda: halaman.office.skm.load(2026)).layanan[0].responden == 140
    assert not doubled(halaman.seluruh.window)
    halaman.press(Key.Key_Return)
    assert not pane.asking
    assert halaman.value.startswith("Nilai SKM 91,48 – A")
    assert halaman.banner() == f"Impor SKM 2026 dari jawaban.{ending}"
    halaman.undo()
    assert halaman.value.startswith("Nilai SKM 88,90 – A")


def test_that_esc_gives_up_and_nothing_is_written(halaman: Halaman) -> None:
    before = halaman.seluruh.do(halaman.office.perintah.peek)
    halaman.preview(NAMA, *JAWABAN)
    halaman.press(Key.Key_Escape)
    assert not halaman.page.import_pane.asking
    assert halaman.page.pane.isVisible()
    assert halaman.seluruh.do(halaman.office.perintah.peek) == before


def test_that_a_column_can_be_chosen_otherwise_with_the_keyboard(halaman: Halaman) -> None:
    halaman.preview([*NAMA[:8], "Kenyamanan ruang"], *JAWABAN)
    pane = halaman.page.import_pane
    assert "U9 Sarana dan Prasarana" in pane.messages[Tingkat.PERINGATAN].text
    assert "8 dari 9 unsur bernilai" in pane.words.text()
    view = pane.table.view
    view.setFocus()
    view.go_to(8, "peran")
    halaman.press(Key.Key_F2)
    halaman.type("U9")
    halaman.press(Key.Key_Return)
    assert shown(halaman, "peran")[8] == "U9 Sarana dan Prasarana"
    assert shown(halaman, "sebab")[8] == "pilihan Anda"
    assert "nilai 91,48" in pane.words.text()
    assert not pane.messages[Tingkat.PERINGATAN].isVisible()


def test_that_a_new_service_is_told_and_added(halaman: Halaman) -> None:
    halaman.preview(["Layanan", *NAMA], *(["Perizinan", *row] for row in JAWABAN))
    assert "Perizinan (layanan baru): 29 responden" in halaman.page.import_pane.words.text()
    halaman.press(Key.Key_Return)
    assert halaman.page.head.layanan.findText("Perizinan") == 2
    halaman.undo()
    assert halaman.page.head.layanan.findText("Perizinan") < 0


def test_that_a_file_without_a_service_needs_one_to_be_chosen(halaman: Halaman) -> None:
    halaman.pick("Seluruh")
    halaman.preview(NAMA, *JAWABAN)
    pane = halaman.page.import_pane
    assert "pilih layanannya" in pane.messages[Tingkat.KESALAHAN].text
    assert not pane.primary.isEnabled()


def test_that_the_same_file_once_more_says_that_nothing_changed(halaman: Halaman) -> None:
    for _time in range(2):
        halaman.preview(NAMA, *JAWABAN)
        halaman.press(Key.Key_Return)
    assert halaman.banner() == "Isi berkas itu sudah sama dengan yang tersimpan."


def test_that_a_pasted_block_with_names_goes_by_the_names(halaman: Halaman) -> None:
    block = zip(reversed(NAMA), reversed(NILAI_2021.split()), strict=True)
    halaman.go("U1", "nilai")
    halaman.paste("\n".join("\t".join(row) for row in block))
    assert halaman.page.import_pane.title.text().startswith("Impor papan klip")
    halaman.press(Key.Key_Return)
    assert halaman.value.startswith("Nilai SKM 89,80")
    assert halaman.text("U1", "nilai") == "88,13"


def test_that_results_of_other_years_are_told_and_left(halaman: Halaman) -> None:
    rows = [
        [tahun, nama, nilai]
        for tahun in ("2024", "2026")
        for nama, nilai in zip(NAMA, NILAI_2021.split(), strict=True)
    ]
    halaman.preview(["Tahun", "Unsur", "Nilai"], *rows)
    assert "1 hasil dari tahun lain" in halaman.page.import_pane.messages[Tingkat.INFO].text
    halaman.press(Key.Key_Return)
    assert halaman.seluruh.do(halaman.office.skm.years) == [2025, 2026]


@pytest.mark.parametrize("isi", [b"a;b\n1;2\n", b";" * 400_000])
def test_that_another_file_is_refused_above_the_page(
    halaman: Halaman, tmp_path: Path, isi: bytes
) -> None:
    file = tmp_path / "lain.csv"
    file.write_bytes(isi)
    halaman.page.import_file(file)
    halaman.seluruh._qtbot.waitUntil(lambda: bool(halaman.seluruh.window.banners.shown.values()))
    halaman.seluruh.settle()
    assert not halaman.page.import_pane.asking
    texts = [it.text for it in halaman.seluruh.window.banners.shown.values()]
    assert any("unsur" in it or "lain.csv" in it for it in texts)
