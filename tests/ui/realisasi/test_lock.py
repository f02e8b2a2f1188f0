"""Locking makes a quarter read-only for all to see; opening it takes a reason."""

from PySide6.QtCore import Qt

from ranpk_desktop.services import contoh


def badge(jendela):
    return "" if jendela.page.notice.isHidden() else jendela.page.notice.text


def test_that_locking_names_the_official_and_makes_every_cell_read_only(jendela):
    page = jendela.page
    page.open_lock()
    jendela.settle()
    assert page.lock_pane.message.text == "3 dari 7 indikator belum diisi."
    assert page.lock_pane.pejabat.currentText().startswith("Contoh Pertama")
    page.lock_pane.anyway.click()
    page.lock_pane.primary.click()
    jendela.settle()
    assert not page.lock_pane.asking
    assert badge(jendela) == (
        "Dikunci oleh Contoh Pertama, S.Farm., Apt., M.K.M., Kepala Loka POM di Kabupaten Contoh, "
        "1 Desember 2026 10.00 WIT."
    )
    for name in ("target", "pecahan", "nilai"):
        index = page.model.index(0, page.model.column_of(name))
        assert not index.flags() & Qt.ItemFlag.ItemIsEditable
        assert "Terkunci" in index.data(Qt.ItemDataRole.ToolTipRole)
        assert index.data(Qt.ItemDataRole.BackgroundRole) is None
    assert page.detail.notes["analisis"].input.isReadOnly()


def test_that_enter_never_locks_what_is_not_filled_until_it_is_ticked(jendela):
    pane = jendela.page.lock_pane
    jendela.page.open_lock()
    jendela.settle()
    for _press in range(3):
        jendela.key(Qt.Key.Key_Return)
        jendela.settle()
    assert pane.asking
    assert not pane.primary.isEnabled()
    jendela.key(Qt.Key.Key_Tab)
    assert jendela.focus is pane.anyway
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert pane.asking
    jendela.key(Qt.Key.Key_Space)
    jendela.key(Qt.Key.Key_Tab)
    assert jendela.focus is pane.primary
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert not pane.asking
    assert badge(jendela)


def test_that_a_tick_counts_once(jendela):
    pane = jendela.page.lock_pane
    jendela.page.open_lock()
    jendela.settle()
    pane.anyway.click()
    pane.cancel.click()
    jendela.page.open_lock()
    jendela.settle()
    assert not pane.anyway.isChecked()
    assert not pane.primary.isEnabled()


def test_that_a_full_quarter_is_locked_without_a_tick(jendela):
    for nomor, teks in (("4", "85,1"), ("8", "1"), ("9", "1")):
        jendela.type(nomor, "nilai", teks)
    pane = jendela.page.lock_pane
    jendela.page.open_lock()
    jendela.settle()
    assert pane.message.isHidden()
    assert pane.anyway.isHidden()
    pane.primary.setFocus()
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert badge(jendela)


def test_that_keys_change_nothing_in_a_locked_quarter(terkunci):
    terkunci.type("2", "nilai", "50")
    terkunci.go("2", "nilai")
    terkunci.key(Qt.Key.Key_Delete)
    terkunci.settle()
    assert terkunci.text("2", "nilai") == "96,67"
    assert terkunci.page.unsaved() == 0


def test_that_a_value_typed_before_the_lock_is_locked_too(jendela):
    jendela.go("4", "nilai")
    jendela.keys("85,1")
    jendela.page.open_lock()
    jendela.settle()
    assert "2 dari 7 indikator belum diisi" in jendela.page.lock_pane.message.text
    jendela.page.lock_pane.anyway.click()
    jendela.page.lock_pane.primary.click()
    jendela.settle()
    assert jendela.text("4", "nilai") == "85,1"
    assert badge(jendela)


def test_that_a_refused_cell_is_named_before_locking(jendela):
    jendela.type("4", "nilai", "abc")
    jendela.page.open_lock()
    jendela.settle()
    assert "1 isian berwarna merah" in jendela.page.lock_pane.message.text


def test_that_opening_needs_a_reason_and_lets_one_type_again(terkunci):
    pane = terkunci.page.unlock_pane
    terkunci.page.open_unlock()
    terkunci.key(Qt.Key.Key_Return)
    terkunci.settle()
    assert pane.asking
    assert "Alasan" in pane.fields["alasan"].error
    terkunci.keys("Hasil uji susulan")
    terkunci.key(Qt.Key.Key_Return)
    terkunci.settle()
    assert not pane.asking
    assert not badge(terkunci)
    terkunci.type("4", "nilai", "85,1")
    assert terkunci.text("4", "capaian") == "101,31%"


def test_that_esc_closes_a_pane_and_the_table_comes_back(jendela):
    jendela.page.open_lock()
    jendela.settle()
    assert not jendela.page.detail.isVisible()
    jendela.key(Qt.Key.Key_Escape)
    assert not jendela.page.lock_pane.isVisible()
    assert jendela.page.detail.isVisible()
    assert jendela.focus is jendela.page.pane.view


def test_that_esc_in_the_table_closes_the_pane_too(jendela):
    jendela.page.open_lock()
    jendela.settle()
    jendela.go("4", "nilai")
    jendela.key(Qt.Key.Key_Escape)
    assert not jendela.page.lock_pane.asking


def test_that_another_quarter_closes_the_question_about_this_one(jendela):
    jendela.page.open_lock()
    jendela.settle()
    jendela.pick("TW2")
    assert not jendela.page.lock_pane.asking


def test_that_an_office_without_officials_is_told_what_to_do(make_window):
    def prepare(office):
        contoh.fill(office)
        for row in office.kantor.pejabat():
            office.kantor.save_pejabat(row | {"sampai": "2026-07-31"})

    jendela = make_window(prepare)
    jendela.page.open_lock()
    jendela.settle()
    assert "Belum ada pejabat" in jendela.page.lock_pane.message.text
    assert not jendela.page.lock_pane.primary.isEnabled()


def test_that_an_open_quarter_has_no_package(jendela):
    jendela.page.open_package()
    jendela.settle()
    assert not jendela.page.package_pane.asking


def fix_plan(office):
    contoh.fill(office)
    kepala = next(row for row in office.kantor.pejabat() if not row["sebutan"])
    office.rekaman.fix(2026, kepala["id"])


def test_that_a_fixed_plan_keeps_its_targets_while_realisasi_is_typed(make_window):
    jendela = make_window(fix_plan)
    jendela.type("2", "target", "50")
    assert "ditetapkan" in jendela.page.pane.hint.text
    jendela.type("2", "nilai", "50")
    assert (jendela.text("2", "target"), jendela.text("2", "nilai")) == ("96", "50")
