"""Lembar isian in the window: made for three people, filled in, merged with a conflict, undone."""

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QAbstractButton, QFileDialog, QPushButton, QWidget

from ranpk_desktop.domain.lembar_isian import cells
from ranpk_desktop.domain.triwulan import Triwulan
from tests.lembar import fill_in
from tests.ui.jendela import Jendela, fill_and_lock
from tests.ui.test_mnemonics import doubled
from ui.realisasi.lembar_buat import BuatLembarDialog
from ui.realisasi.lembar_gabung import GabungDialog

PASAR, DESA, SEKOLAH = "pasar aman", "desa pangan aman", "Jumlah sekolah"
OBAT, UMKM = "obat yang memenuhi syarat", "UMKM"


def menu_entry(jendela: Jendela, title: str) -> None:
    """Click an entry of the menu "Lembar isian" in the title bar."""
    buttons = jendela.page.header.findChildren(QPushButton)
    menu = next(it.menu() for it in buttons if it.accessibleName() == "Lembar isian")
    next(it for it in menu.actions() if it.text() == title).trigger()
    jendela.settle()


def make(jendela: Jendela, folder: Path, monkeypatch: pytest.MonkeyPatch) -> BuatLembarDialog:
    monkeypatch.setattr(QFileDialog, "getExistingDirectory", lambda *_args: str(folder))
    menu_entry(jendela, "&Buat lembar isian…")
    (dialog,) = jendela.window.findChildren(BuatLembarDialog)
    return dialog


def merge(jendela: Jendela, paths: list[Path], monkeypatch: pytest.MonkeyPatch) -> GabungDialog:
    chosen = ([str(it) for it in paths], "")
    monkeypatch.setattr(QFileDialog, "getOpenFileNames", lambda *_args: chosen)
    menu_entry(jendela, "&Gabungkan lembar isian…")
    (dialog,) = jendela.window.findChildren(GabungDialog)
    QAbstractItemModelTester(
        dialog.preview.model, QAbstractItemModelTester.FailureReportingMode.Fatal, dialog
    )
    dialog.ask_for_file()
    jendela.settle()
    return dialog


def rows(dialog: GabungDialog) -> list[tuple[str, ...]]:
    model = dialog.preview.model
    columns = [model.column_of(it) for it in ("kelas", "kolom", "lama", "baru")]
    return [
        tuple(model.index(at, column).data() for column in columns)
        for at in range(model.rowCount())
    ]


def narrow(dialog: GabungDialog, title: str) -> None:
    for made in dialog.preview.filter.findChildren(QAbstractButton):
        if made.text() == title:
            made.click()


def texts(jendela: Jendela) -> dict[Any, str]:
    load = jendela.office.lembar_isian.load
    isi = jendela.do(lambda: load(2026, Triwulan.III))
    return {kunci: it.teks for kunci, it in cells(isi.lembar).items()}


@pytest.fixture
def sheets(jendela: Jendela, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Make the sheets in the window, and let three people fill theirs in; one is there twice."""
    dialog = make(jendela, tmp_path, monkeypatch)
    assert dialog.take.text() == "&Pilih folder dan buat 4 berkas…"
    dialog.pane.view.go_to("Kepala", "nama")
    QTest.keyClick(dialog.pane.view, Qt.Key.Key_Space)
    assert dialog.take.text() == "&Pilih folder dan buat 3 berkas…"
    dialog.submit()
    jendela.settle()
    assert not jendela.window.findChildren(BuatLembarDialog)
    paths = sorted(tmp_path.glob("lembar-isian-*.xlsx"))
    assert len(paths) == 3
    komunikasi, pemeriksaan, pengujian = paths
    salinan = fill_in(komunikasi, {("Indikator", PASAR, 8): 2}, tmp_path / "salinan.xlsx")
    fill_in(
        komunikasi,
        {
            ("Indikator", PASAR, 8): 1,
            ("Indikator", DESA, 8): 1,
            ("Indikator", DESA, 12): "contoh.go.id/desa; Foto desa",
            ("Indikator", SEKOLAH, 8): 4,
        },
    )
    fill_in(pemeriksaan, {("Indikator", UMKM, 9): "Pendampingan berjalan."})
    fill_in(pengujian, {("Indikator", OBAT, 10): "Reagen terlambat."})
    return [komunikasi, pemeriksaan, pengujian, salinan]


def test_that_sheets_of_three_people_are_merged_with_a_conflict_and_undone_in_one_step(
    jendela: Jendela, sheets: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    before = texts(jendela)
    dialog = merge(jendela, sheets, monkeypatch)
    narrow(dialog, "Perlu keputusan")
    assert rows(dialog) == [
        ("Bentrok", "Realisasi", "", "1"),
        ("Bentrok", "Realisasi", "", "2"),
        ("Berubah", "Realisasi", "3", "4"),
    ]
    ticked = [dialog.preview.model.is_ticked(it) for it in dialog.preview.model.rows]
    assert not any(ticked[:3])
    view, model = dialog.preview.pane.view, dialog.preview.model
    for at in (0, 1):  # the second choice takes the first one back
        view.go_to(model.key_at(at), "kelas")
        QTest.keyClick(view, Qt.Key.Key_Space)
    assert [model.is_ticked(model.row_at(at)) for at in range(3)] == [False, True, False]
    assert "Diisi lain dalam" in dialog.preview.detail.toPlainText()
    narrow(dialog, "Baru")
    assert {it[1] for it in rows(dialog)} == {
        "Realisasi",
        "Analisis",
        "Kendala",
        "Tautan data dukung",
    }
    dialog.apply.click()
    jendela.settle()
    assert not jendela.window.findChildren(GabungDialog)
    now = texts(jendela)
    assert sorted(now[it] for it in now if now[it] != before[it]) == [
        "1",
        "2",
        "Pendampingan berjalan.",
        "Reagen terlambat.",
        "https://contoh.go.id/desa; Foto desa",
    ]
    assert "3" in now.values()  # the filled cell that nobody asked to overwrite
    jendela.window.undo_action.trigger()
    jendela.settle()
    assert texts(jendela) == before


def test_that_the_menu_is_gone_while_the_quarter_is_locked(
    make_window: Callable[..., Jendela],
) -> None:
    page = make_window(fill_and_lock).page
    names = [it.accessibleName() for it in page.header.findChildren(QPushButton)]
    assert "Lembar isian" not in names


def test_that_ticks_are_not_lost_by_closing(
    jendela: Jendela, sheets: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = merge(jendela, sheets, monkeypatch)
    dialog.preview.tick_shown()
    dialog.reject()
    assert dialog.message.isVisible()
    assert dialog.isVisible()
    dialog.done(0)


def test_that_the_dialogs_name_their_widgets_and_have_no_doubled_mnemonics(
    jendela: Jendela, sheets: list[Path], monkeypatch: pytest.MonkeyPatch
) -> None:
    dialog = merge(jendela, sheets, monkeypatch)
    assert not doubled(dialog)
    for widget in dialog.findChildren(QWidget):
        if widget.isVisible() and widget.focusPolicy() & Qt.FocusPolicy.TabFocus:
            named = widget.accessibleName() or getattr(widget, "text", lambda: "")()
            assert named or widget.focusProxy(), widget
    dialog.done(0)


def test_that_a_file_that_is_no_lembar_isian_is_refused_with_a_sentence(
    jendela: Jendela, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "asing.xlsx"
    path.write_bytes(b"bukan buku kerja")
    dialog = merge(jendela, [path], monkeypatch)
    assert "asing.xlsx" in dialog.message.text
    dialog.done(0)
