"""Taking a quarter over from a workbook in the real window: map once, pair, tick, apply, undo."""

import pytest
from openpyxl import Workbook
from PySide6.QtTest import QAbstractItemModelTester
from PySide6.QtWidgets import QPushButton

from ranpk_desktop.domain.cocok_realisasi import StatusCocok
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.triwulan import Triwulan
from ui.realisasi.impor_dialog import ImporRealisasiDialog

PERIODE = Periode(2026, Triwulan.III)
ASING = "Sarana pelayanan yang patuh"


def laporan(jendela):
    jendela.settle()
    found = jendela.do(lambda: jendela.office.realisasi.load(PERIODE.tahun, PERIODE.triwulan))
    return {row.acuan.partition("/")[2]: row for row in found.laporan.baris}


@pytest.fixture
def buku(jendela, tmp_path):
    """Write a workbook: a new value, one that is filled, one with another name."""
    rows = laporan(jendela)
    made = Workbook()
    made.active.append(["Rekap kinerja"])
    made.active.append(["No", "Indikator", "Realisasi TW II", "Realisasi TW III", "Kendala"])
    made.active.append([1, rows["3.1-8"].uraian, 0, 1, "Cuaca"])
    made.active.append([2, rows["3.1-7"].uraian, 4, 5, None])
    made.active.append([3, ASING, 81, 85.1, None])
    made.save(tmp_path / "rekap.xlsx")
    return tmp_path / "rekap.xlsx"


@pytest.fixture
def opened(jendela):
    def open_dialog(path):
        made = ImporRealisasiDialog(jendela.page.context, PERIODE, jendela.window, path)
        made.show()
        for model in (made.preview.model, made.mapping.model):
            QAbstractItemModelTester(
                model, QAbstractItemModelTester.FailureReportingMode.Fatal, made
            )
        jendela.settle()
        return made

    return open_dialog


def rows(dialog):
    model = dialog.preview.model
    return [model.row_at(n) for n in range(model.rowCount())]


def test_that_a_file_is_mapped_once_paired_and_taken_over(opened, jendela, buku) -> None:
    dialog = opened(buku)
    assert dialog.steps.currentWidget() is dialog.mapping
    dialog.go_on.click()
    jendela.settle()
    assert [row.baris.status for row in rows(dialog)] == [
        StatusCocok.BARU,
        StatusCocok.BERUBAH,
        StatusCocok.TAK_COCOK,
    ]
    assert [row.diambil for row in rows(dialog)][:2] == [True, False]
    assert dialog.apply.text() == "&Terapkan 1 perubahan"

    wanted = laporan(jendela)["3.1-4"].butir_id
    dialog.preview.pane.view.go_to(rows(dialog)[2].baris.kunci, "nama")
    dialog.preview.indikator.set_value(wanted)
    dialog.preview.indikator.edited.emit()
    jendela.settle()
    assert rows(dialog)[2].baris.status is StatusCocok.BARU
    assert dialog.apply.text() == "&Terapkan 2 perubahan"
    dialog.apply.click()
    found = laporan(jendela)
    assert found["3.1-8"].isian.nilai == 1
    assert found["3.1-8"].realisasi.kendala == "Cuaca"
    assert str(found["3.1-4"].isian.nilai) == "85.1"
    assert found["3.1-7"].isian.nilai == 3

    jendela.window.undo_action.trigger()
    assert laporan(jendela)["3.1-8"].isian.kosong
    again = opened(buku)
    assert again.steps.currentWidget() is again.preview
    assert rows(again)[2].baris.indikator.butir_id == wanted
    again.reject()


def test_that_a_choice_that_is_not_applied_is_asked_about(opened, jendela, buku) -> None:
    dialog = opened(buku)
    dialog.go_on.click()
    jendela.settle()
    dialog.preview.tick_shown()
    dialog.reject()
    assert dialog.isVisible()
    assert "belum diterapkan" in dialog.message.text


def offered(page):
    texts = [made.text() for made in page.header.findChildren(QPushButton)]
    return any("Impor realisasi" in text.replace("&", "") for text in texts)


def test_that_the_page_offers_it(jendela) -> None:
    assert offered(jendela.page)


def test_that_a_locked_quarter_does_not_offer_it(terkunci) -> None:
    assert not offered(terkunci.page)
