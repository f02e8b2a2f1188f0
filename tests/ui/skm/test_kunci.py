"""Locking the results of a survey makes the view one to read; opening it takes a reason."""

from pathlib import Path
from typing import Any

import pytest
from pikepdf import Pdf
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog

from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.services.skm import Sel
from tests.imports.survei import DUA_PULUH_SEMBILAN, TERTUKAR, answers
from tests.ui.skm.halaman import Halaman, Key, buka, halaman
from tests.ui.test_mnemonics import doubled
from ui.core.actions import QAction

__all__ = ["buka", "halaman"]
TAHUN = 2026


def notice(halaman: Halaman) -> str:
    return "" if halaman.page.notice.isHidden() else halaman.page.notice.text


def lock(halaman: Halaman) -> None:
    halaman.page.open_lock()
    halaman.seluruh.settle()
    halaman.page.kunci_pane.primary.click()
    halaman.seluruh.settle()


def actions(halaman: Halaman) -> list[str]:
    """Return the titles of the buttons in the title bar."""
    bar = halaman.page.header
    return [it.text().strip() for it in bar._actions.findChildren(type(bar._exports))]


def test_that_locking_names_the_official_and_makes_the_view_one_to_read(halaman: Halaman) -> None:
    page = halaman.page
    assert "Kunci &hasil survei…" in actions(halaman)
    page.open_lock()
    halaman.seluruh.settle()
    assert page.kunci_pane.title.text() == f"Kunci hasil survei {TAHUN}"
    assert page.kunci_pane.pejabat.currentText().startswith("Contoh Pertama")
    assert page.kunci_pane.message.isHidden()
    assert not doubled(halaman.seluruh.window)
    page.kunci_pane.primary.click()
    halaman.seluruh.settle()
    assert notice(halaman).startswith("Dikunci oleh Contoh Pertama")
    assert not doubled(halaman.seluruh.window)
    assert actions(halaman) == []
    for name in ("nilai", "n", "jumlah"):
        index = page.model.index(0, page.model.column_of(name))
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert "sudah dikunci" in index.data(Qt.ItemDataRole.ToolTipRole)
    assert all(field.input.isReadOnly() for field in page.head.fields.values())
    assert page.head.add.isHidden()
    assert page.detail.isVisible()


def test_that_what_is_missing_waits_for_a_tick(halaman: Halaman) -> None:
    halaman.fill_field("target", "")
    halaman.go("U1")
    halaman.press(Key.Key_Delete)
    halaman.page.open_lock()
    halaman.seluruh.settle()
    pane = halaman.page.kunci_pane
    assert pane.message.text.startswith("Nilai 1 dari 2 layanan belum lengkap: ")
    assert pane.message.text.endswith("Target tahun ini belum diisi.")
    assert not pane.primary.isEnabled()
    halaman.press(Key.Key_Return)
    assert pane.asking
    pane.anyway.click()
    pane.primary.click()
    halaman.seluruh.settle()
    assert notice(halaman)


def test_that_other_years_stay_open(halaman: Halaman) -> None:
    lock(halaman)
    halaman.pick_year(TAHUN - 1)
    assert notice(halaman) == ""
    halaman.fill("U1", "nilai", "80")
    assert halaman.text("U1", "nilai") == "80,00"
    halaman.pick_year(TAHUN)
    assert notice(halaman)


def test_that_a_file_is_refused_with_a_sentence(halaman: Halaman) -> None:
    lock(halaman)
    halaman.preview(TERTUKAR, *answers(DUA_PULUH_SEMBILAN))
    halaman.page.import_pane.primary.click()
    halaman.seluruh.settle()
    messages = halaman.page.import_pane.messages.values()
    assert any("sudah dikunci" in it.text for it in messages if it.isVisible())


def test_that_opening_wants_a_reason_and_everything_can_be_typed_again(halaman: Halaman) -> None:
    lock(halaman)
    page = halaman.page
    page.open_unlock()
    halaman.seluruh.settle()
    assert not doubled(halaman.seluruh.window)
    halaman.press(Key.Key_Return)
    assert page.buka_pane.fields["alasan"].error == "Alasan membuka kunci belum diisi."
    halaman.type("Dua jawaban terlewat")
    halaman.press(Key.Key_Return)
    assert not page.buka_pane.asking
    assert notice(halaman) == ""
    halaman.fill("U1", "nilai", "80")
    assert halaman.text("U1", "nilai") == "80,00"
    assert not page.head.add.isHidden()


def test_that_follow_ups_are_still_made_from_a_locked_survey(halaman: Halaman) -> None:
    lock(halaman)
    usulan = [(halaman.page.chosen.nama, it) for it in halaman.page.chosen.tindak_lanjut.usulan]
    halaman.page.make_ratl(usulan)
    halaman.seluruh.settle()
    made = halaman.seluruh.do(lambda: halaman.office.ratl.of_year(TAHUN))
    assert len(made.ratl) == len(usulan)


def test_that_a_part_of_the_year_without_results_has_nothing_to_lock(halaman: Halaman) -> None:
    halaman.page.periode.set_value(PeriodeSkm.S1.value)
    halaman.page.periode.edited.emit()
    halaman.seluruh.settle()
    assert actions(halaman) == ["&Impor hasil survei…"]
    halaman.fill("U1", "nilai", "80")
    assert "Kunci &hasil survei…" in actions(halaman)


def test_that_the_report_of_the_survey_shown_is_written(
    halaman: Halaman, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "laporan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    exports: list[Any] = halaman.page.header._exports.menu().actions()
    titles = [it.text() for it in exports if isinstance(it, QAction) and it.text()]
    assert titles == ["&Laporan SKM", "Pub&likasi nilai SKM", "&Dokumen lain…"]
    _look, pdf, _workbook = exports[0].menu().actions()
    pdf.trigger()
    halaman.seluruh.settle()
    with Pdf.open(path) as pdf:
        assert str(pdf.docinfo["/Title"]).endswith(f"TAHUN {TAHUN}")
    exports[-1].trigger()
    halaman.seluruh.settle()
    assert halaman.seluruh.page("skm").current == "laporan"


def test_that_without_an_official_the_way_to_one_is_shown(buka: Any) -> None:
    def prepare(office: Any) -> None:
        office.kantor.create(
            {"acuan": "loka-x", "nama": "Loka X", "jenis": "LOKA", "zona": "WIB", "contoh": 0}
        )
        office.skm.add("Pengujian")
        layanan = office.skm.load(TAHUN).layanan[0].id
        cells = [Sel(layanan, unsur, "nilai", "80") for unsur in Unsur]
        office.skm.save(TAHUN, PeriodeSkm.TAHUN, cells)

    halaman = Halaman(buka(prepare))
    halaman.page.open_lock()
    halaman.seluruh.settle()
    pane = halaman.page.kunci_pane
    assert "Belum ada pejabat" in pane.message.text
    assert not pane.primary.isEnabled()
