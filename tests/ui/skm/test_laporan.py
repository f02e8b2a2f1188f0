"""The view Laporan: what is chosen decides what is written."""

from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from PySide6.QtWidgets import QFileDialog

from ranpk_desktop.domain.skm import PeriodeSkm
from tests.exports.alat import page_sizes, pages
from tests.ui.seluruh import SAAT, Seluruh, buka
from tests.ui.test_mnemonics import doubled
from ui.core.preview import PreviewDialog
from ui.skm.laporan_page import LaporanPage

__all__ = ["buka"]


class Laporan:
    """Drive the view as a person does."""

    def __init__(self, seluruh: Seluruh, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
        self.seluruh, self._folder = seluruh, folder
        self.asked: list[str] = []
        monkeypatch.setattr(QFileDialog, "getSaveFileName", self._answer)
        seluruh.window.open_page("skm", tampilan="laporan")
        seluruh.settle()
        self.page: LaporanPage = seluruh.page("skm").view("laporan")

    def _answer(self, _parent: Any, _title: str, path: str, _kinds: str) -> tuple[str, str]:
        self.asked.append(Path(path).name)
        return str(self._folder / Path(path).name), ""

    def choose(self, widget: Any, value: str) -> None:
        """Choose in a pick-list."""
        widget.set_value(value)
        widget.edited.emit()
        self.seluruh.settle()

    def press(self, name: str) -> Path:
        """Press the button of a document, such as "lampiran1.pdf"; return what was written."""
        self.page.buttons[name].click()
        self.seluruh.settle()
        return self._folder / self.asked[-1]


@pytest.fixture
def laporan(buka: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Laporan:
    """Show the view on the sample office."""
    return Laporan(buka(), tmp_path, monkeypatch)


def test_that_the_view_offers_what_there_is(laporan: Laporan) -> None:
    page = laporan.page
    assert not doubled(laporan.seluruh.window)
    assert [page.tahun.itemText(at) for at in range(page.tahun.count())] == ["2025", "2026"]
    assert page.tahun.value() == "2026"
    assert page.layanan.currentText() == "Seluruh layanan (nilai unit)"
    assert page.tahun_ratl.value() == "2024,2025"
    assert page.tahun_lampiran2.value() == "2025"
    assert page.per.value() == "2026-12-01"
    assert page.kertas.value() == "F4"
    assert page.state.text().startswith("Hasil survei ini belum dikunci")


@pytest.mark.parametrize("ending", ["pdf", "xlsx"])
@pytest.mark.parametrize("jenis", ["skm", "publikasi", "lampiran1", "lampiran2", "ratl"])
def test_that_each_document_is_written_in_both_forms(
    laporan: Laporan, jenis: str, ending: str
) -> None:
    path = laporan.press(f"{jenis}.{ending}")
    assert path.read_bytes()[:2] == (b"%P" if ending == "pdf" else b"PK")
    assert path.suffix == f".{ending}"


@pytest.mark.parametrize("jenis", ["skm", "publikasi", "lampiran1", "lampiran2", "ratl"])
def test_that_each_document_can_be_looked_at_first(laporan: Laporan, jenis: str) -> None:
    laporan.page.buttons[f"{jenis}.pratinjau"].click()
    laporan.seluruh.settle()
    (dialog,) = laporan.page.findChildren(PreviewDialog)
    assert dialog.view.pages.page_count >= 1
    assert ("Draf" in dialog.remark.text) is (jenis in ("skm", "publikasi"))
    dialog.reject()


def test_that_years_and_day_decide_what_lampiran_1_counts(laporan: Laporan) -> None:
    laporan.page.tahun_ratl.set_value("2025")
    laporan.page.per.set_value("2026-03-01")
    path = laporan.press("lampiran1.pdf")
    assert laporan.asked == ["lampiran-1-skm-2025.pdf"]
    (text,) = pages(path)
    assert "TAHUN 2025" in text
    assert "Status per 1 Maret 2026" in text


def test_that_without_a_year_nothing_is_asked_but_the_year(laporan: Laporan) -> None:
    laporan.page.tahun_ratl.set_value("")
    laporan.page.buttons["lampiran1.pdf"].click()
    laporan.seluruh.settle()
    assert laporan.asked == []
    assert laporan.page._years.error == "Pilih sedikitnya satu tahun survei."
    laporan.page.tahun_ratl.set_value("2024")
    laporan.page.tahun_ratl.edited.emit()
    assert laporan.page._years.error == ""


def test_that_layout_and_paper_are_those_chosen(laporan: Laporan) -> None:
    laporan.choose(laporan.page.bentuk, "2021")
    laporan.choose(laporan.page.kertas, "A4")
    header = {
        cell
        for row in load_workbook(laporan.press("lampiran2.xlsx")).worksheets[0].values
        for cell in row
    }
    assert "No. Rekomendasi" in header
    ((width, height),) = page_sizes(laporan.press("lampiran2.pdf"))
    assert (width, height) == pytest.approx((297, 210), abs=0.2)


def test_that_a_service_and_a_large_sheet_can_be_chosen_for_the_counter(laporan: Laporan) -> None:
    page = laporan.page
    page.layanan.setCurrentIndex(1)
    laporan.choose(page.lembar, "A3")
    path = laporan.press("publikasi.pdf")
    ((width, height),) = page_sizes(path)
    assert (width, height) == pytest.approx((297, 420), abs=0.5)
    assert page.layanan.currentText() in "".join(pages(path))


def test_that_another_year_is_the_one_that_is_written(laporan: Laporan) -> None:
    laporan.choose(laporan.page.tahun, "2025")
    assert laporan.page.tahun.value() == "2025"
    assert "TAHUN 2025" in "".join(pages(laporan.press("skm.pdf")))


def test_that_a_lock_is_told_and_the_choices_stay(laporan: Laporan) -> None:
    office = laporan.seluruh.office
    laporan.page.tahun_ratl.set_value("2024")

    def lock() -> object:
        kepala = office.kantor.pejabat_on(SAAT.date())[0]["id"]
        return office.kunci_survei.lock(2026, PeriodeSkm.TAHUN, kepala)

    laporan.seluruh.do(lock)
    assert laporan.page.state.text().startswith("Dikunci oleh Contoh Pertama")
    assert laporan.page.tahun_ratl.value() == "2024"


def test_that_a_new_year_of_actions_is_ticked_and_a_taken_one_is_gone(laporan: Laporan) -> None:
    office = laporan.seluruh.office
    laporan.page.tahun_ratl.set_value("2025")
    laporan.seluruh.do(lambda: office.ratl.add(2026, "Pengujian", "Menambah kursi"))
    assert laporan.page.tahun_ratl.value() == "2025,2026"


def test_that_an_office_without_surveys_has_nothing_of_follow_ups(
    buka: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def prepare(office: Any) -> None:
        office.kantor.create(
            {"acuan": "loka-x", "nama": "Loka X", "jenis": "LOKA", "zona": "WIB", "contoh": 0}
        )

    laporan = Laporan(buka(prepare), tmp_path, monkeypatch)
    assert not laporan.page.buttons["ratl.pdf"].isEnabled()
    assert laporan.page.tahun.value() == "2026"
    assert "belum lengkap" in "".join(pages(laporan.press("skm.pdf")))


def test_that_the_view_of_follow_ups_writes_their_status_and_leads_to_the_rest(
    laporan: Laporan,
) -> None:
    laporan.seluruh.window.open_page("skm", tampilan="ratl")
    laporan.seluruh.settle()
    views = laporan.seluruh.page("skm")
    menu: Any = views.view("ratl").header._exports.menu()
    _look, pdf, _workbook, more = (it for it in menu.actions() if it.text())
    pdf.trigger()
    laporan.seluruh.settle()
    assert laporan.asked == ["status-ratl-skm-2024-2025.pdf"]
    more.trigger()
    laporan.seluruh.settle()
    assert views.current == "laporan"
