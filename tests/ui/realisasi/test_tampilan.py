"""The views of a quarter in the real window: T/O and keluaran, the budget, RANPK's half-year."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtGui import QGuiApplication
from PySide6.QtTest import QAbstractItemModelTester, QTest
from PySide6.QtWidgets import QToolButton

from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.triwulan import Triwulan

II, III, IV = (Periode(2026, tw) for tw in (Triwulan.II, Triwulan.III, Triwulan.IV))


@pytest.fixture
def view(jendela):
    """Open a view at a quarter, and check its model all the while."""

    def open_view(name, periode=III, **place):
        jendela.window.open_page("realisasi", tampilan=name, periode=periode, **place)
        jendela.settle()
        made = jendela.views.view(name)
        QAbstractItemModelTester(
            made.model, QAbstractItemModelTester.FailureReportingMode.Fatal, made
        )
        return made

    return open_view


def row_of(page, uraian):
    return next(row for row in page.model.rows if row.isi.uraian == uraian)


def text(page, uraian, column):
    at = page.model.position_of(row_of(page, uraian).key)
    return page.model.index(at, page.model.column_of(column)).data()


def type_into(jendela, page, uraian, column, typed):
    page.pane.view.setFocus()
    page.pane.view.go_to(row_of(page, uraian).key, column)
    jendela.keys(typed)
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()


def titles(page):
    return [made.text() for made in page.header.findChildren(QToolButton)]


def test_that_the_views_share_the_quarter(jendela, view) -> None:
    jendela.pick("TW2")
    buttons = {made.text(): made for made in jendela.page.header.findChildren(QToolButton)}
    buttons["Rencana Aksi"].click()
    jendela.settle()
    keluaran = jendela.views.view("keluaran")
    assert jendela.views.current == "keluaran"
    assert keluaran.periode == II
    keluaran.triwulan.findChildren(QToolButton)[2].click()
    jendela.settle()
    jendela.views.show_view("indikator")
    jendela.settle()
    assert jendela.page.periode == III
    assert jendela.page.triwulan.value() == "TW3"


def test_that_number_words_and_status_of_an_output_are_typed_and_undone(jendela, view) -> None:
    page = view("keluaran", saring="jatuh_tempo")
    uraian = "Penyuluhan di pasar dan sekolah"
    type_into(jendela, page, uraian, "realisasi", "3 kali")
    assert text(page, uraian, "capaian") == "50,00%"
    type_into(jendela, page, uraian, "realisasi", "Jadwal sekolah ditunda")
    assert text(page, uraian, "realisasi") == "Jadwal sekolah ditunda"
    assert text(page, uraian, "capaian") == ""
    assert row_of(page, uraian).isi.jatuh_tempo
    for _n in range(2):
        jendela.window.undo_action.trigger()
        jendela.settle()
    assert text(page, uraian, "realisasi") == "6 kali"


def test_that_a_doubtful_point_stays_in_red_with_its_sentence(jendela, view) -> None:
    page = view("keluaran", saring="jatuh_tempo")
    type_into(jendela, page, "Pelatihan kader", "realisasi", "12.4 orang")
    assert page.unsaved() == 1
    page.drop_refused()
    assert text(page, "Pelatihan kader", "realisasi") == "32 orang"


def test_that_rows_of_other_quarters_are_shown_on_demand(jendela, view) -> None:
    page = view("keluaran", saring="jatuh_tempo")
    assert page.model.rowCount() == 2
    page.narrow_to("semua")
    assert page.model.rowCount() > 2
    assert text(page, "Kalender konten yang disahkan kepala", "status") == "Bukan triwulan ini"
    assert text(page, "Kalender konten yang disahkan kepala", "sebelumnya") == "1 kalender"


def test_that_a_block_of_outputs_is_pasted_as_one_command(jendela, view) -> None:
    page = view("keluaran", saring="jatuh_tempo")
    page.pane.view.go_to(row_of(page, "Penyuluhan di pasar dan sekolah").key, "realisasi")
    QGuiApplication.clipboard().setText("7 kali\n30 orang")
    page.pane.paste()
    page.pane.paste_pane.submit()
    jendela.settle()
    assert text(page, "Pelatihan kader", "realisasi") == "30 orang"
    jendela.window.undo_action.trigger()
    jendela.settle()
    assert text(page, "Pelatihan kader", "realisasi") == "32 orang"
    assert text(page, "Penyuluhan di pasar dan sekolah", "realisasi") == "6 kali"


def test_that_a_budget_is_typed_and_adds_up(jendela, view) -> None:
    page = view("anggaran")
    assert page.summary.total.text() == "Rp1.679.000.000 dari Rp2.450.000.000 (68,53%)"
    assert text(page, "Program Pengawasan Obat dan Makanan", "realisasi") == "(1.679.000.000)"
    type_into(jendela, page, "Sampling dan pengujian", "realisasi", "800000000")
    assert text(page, "Sampling dan pengujian", "persen") == "66,67%"
    assert page.summary.total.text().startswith("Rp1.687.000.000")
    assert text(page, "Sampling dan pengujian", "sebelumnya") == "492.000.000"


def test_that_a_budget_refuses_words(jendela, view) -> None:
    page = view("anggaran")
    type_into(jendela, page, "Sampling dan pengujian", "realisasi", "banyak")
    assert page.unsaved() == 1
    page.pane.view.go_to(row_of(page, "Sampling dan pengujian").key, "realisasi")
    page.drop_refused()
    assert text(page, "Sampling dan pengujian", "realisasi") == "792.000.000"


def test_that_ranpk_is_reported_at_the_end_of_each_half_year(jendela, view) -> None:
    page = view("semester", III)
    assert not page.hint.isHidden()
    assert page.splitter.isHidden()
    page.hint.findChildren(type(page.hint._buttons[0]))[0].click()
    jendela.settle()
    assert page.periode == IV
    assert page.hint.isHidden()
    assert all(row.isi.sasaran for row in page.model.rows)
    assert page.model.rowCount() == 14


def test_that_a_typed_capaian_is_marked_and_asks_for_evidence_at_100(jendela, view) -> None:
    page = view("semester", II)
    uraian = "1 dokumen rekomendasi kepada pemerintah kabupaten"
    assert text(page, uraian, "capaian") == "40,00% (diketik)"
    assert not row_of(page, uraian).isi.tanpa_bukti
    type_into(jendela, page, uraian, "capaian", "100")
    assert row_of(page, uraian).isi.tanpa_bukti
    page.pane.view.go_to(row_of(page, uraian).key, "capaian")
    assert "diketik" in page.detail.weak.text
    page.narrow_to("lemah")
    assert page.model.rowCount() == 1
    reckoned = "24 sarana diperiksa bersama dinas kesehatan"
    page.narrow_to("semua")
    assert text(page, reckoned, "capaian") == "100,00%"


def test_that_instansi_terkait_belongs_to_the_plan(jendela, view) -> None:
    page = view("semester", II)
    uraian = "1 dokumen rekomendasi kepada pemerintah kabupaten"
    type_into(jendela, page, uraian, "instansi_terkait", "Dinas Kesehatan")
    pohon = jendela.do(lambda: jendela.office.rencana.load(2026)).pohon
    found = next(node for node in pohon.simpul if node.butir.uraian == uraian)
    assert found.keluaran.instansi_terkait == "Dinas Kesehatan"
    assert found.keluaran.waktu


@pytest.mark.parametrize("name", ["keluaran", "anggaran"])
def test_that_a_locked_quarter_shows_its_lock_and_takes_nothing(terkunci, name) -> None:
    terkunci.window.open_page("realisasi", tampilan=name, periode=III)
    terkunci.settle()
    page = terkunci.views.view(name)
    assert "dikunci" in page.notice.text.casefold()
    column = page.model.columns[page.model.column_of("realisasi")]
    assert not any(column.can_edit(row) for row in page.model.rows)
    QTest.keyClick(page.pane.view, Qt.Key.Key_F2)
    assert not page.pane.view.is_editing


@pytest.mark.parametrize("name", ["keluaran", "anggaran", "semester"])
def test_that_a_plan_without_such_rows_says_what_to_do(jendela, view, name) -> None:
    page = view(name, Periode(2027, Triwulan.II))
    assert page.model.rowCount() == 0
    assert page.pane.isVisible()
    assert page.detail.isHidden()
