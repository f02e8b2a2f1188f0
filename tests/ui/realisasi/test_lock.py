"""Locking makes a quarter read-only for all to see; opening it takes a reason."""

from datetime import UTC, datetime

from PySide6.QtCore import Qt

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import contoh


def badge(jendela):
    return "" if jendela.page.notice.isHidden() else jendela.page.notice.text


def fill_up(jendela):
    for nomor, teks in (("4", "85,1"), ("8", "1"), ("9", "1")):
        jendela.type(nomor, "nilai", teks)


def ask(jendela):
    jendela.page.open_lock()
    jendela.settle()
    return jendela.page.lock_pane


def warned(make_window):
    """Open the second quarter, which has warnings only, with the question about its lock."""
    jendela = make_window()
    jendela.pick("TW2")
    return jendela, ask(jendela)


def lines(pane):
    """Return severity, reason and code of every line of the checklist."""
    model = pane.daftar.model
    return [
        (
            model.index(at, 0).data(),
            model.index(at, model.column_of("alasan")).data(),
            model.row_at(at).finding.kode,
        )
        for at in range(model.rowCount())
    ]


def test_that_locking_names_the_official_and_makes_every_cell_read_only(jendela):
    page = jendela.page
    fill_up(jendela)
    pane = ask(jendela)
    assert pane.message.text.startswith(
        "Siap dikunci: 0 kesalahan, 1 peringatan sudah diberi alasan."
    )
    assert pane.pejabat.currentText().startswith("Contoh Pertama")
    pane.primary.click()
    jendela.settle()
    assert not pane.asking
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


def test_that_errors_block_and_come_before_the_warnings(jendela):
    pane = ask(jendela)
    assert pane.message.text == (
        "Belum dapat dikunci: 3 kesalahan, 1 peringatan sudah diberi alasan. "
        "Betulkan kesalahannya dahulu."
    )
    assert not pane.primary.isEnabled()
    assert [(word, kode) for word, _alasan, kode in lines(pane)] == [
        ("Kesalahan", "R201"),
        ("Kesalahan", "R201"),
        ("Kesalahan", "R201"),
        ("Sudah diberi alasan", "R212"),
    ]
    assert lines(pane)[0][1] == "harus dibetulkan"
    jendela.keys("Nanti saja")  # an error takes no reason
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert lines(pane)[0][1] == "harus dibetulkan"


def test_that_enter_never_locks_what_is_not_whole(jendela):
    pane = ask(jendela)
    assert jendela.focus is pane.daftar.table.view
    for _press in range(3):
        jendela.key(Qt.Key.Key_Return)
        jendela.settle()
    assert pane.asking
    assert not badge(jendela)


def test_that_a_finding_leads_to_its_row(jendela):
    pane = ask(jendela)
    pane.daftar.table.view.go_to(pane.daftar.model.key_at(1))
    pane.daftar.open.click()
    jendela.settle()
    assert not pane.asking
    assert jendela.cursor == ("8", "nilai")
    assert jendela.focus is jendela.page.pane.view


def test_that_a_double_click_leads_there_too_but_not_from_the_reason(jendela):
    pane = ask(jendela)
    view, model = pane.daftar.table.view, pane.daftar.model
    view.doubleClicked.emit(model.index(3, model.column_of("alasan")))
    assert pane.asking
    view.go_to(model.key_at(2))
    view.doubleClicked.emit(model.index(2, model.column_of("pesan")))
    jendela.settle()
    assert jendela.cursor == ("9", "nilai")


def test_that_a_reason_is_saved_line_by_line_and_undone(make_window):
    jendela, pane = warned(make_window)
    assert pane.message.text == (
        "Belum dapat dikunci: 0 kesalahan, 14 peringatan. "
        "Betulkan, atau tulis alasan mengapa dibiarkan."
    )
    jendela.keys("Sampel susulan belum terbit")
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    assert lines(pane)[0][:2] == ("Sudah diberi alasan", "Sampel susulan belum terbit")
    assert "0 kesalahan, 14 peringatan, 1 sudah diberi alasan" in pane.message.text
    assert not pane.primary.isEnabled()
    jendela.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    jendela.settle()
    assert lines(pane)[0][:2] == ("Peringatan", "")


def test_that_one_reason_serves_all_warnings_of_its_kind(make_window):
    jendela, pane = warned(make_window)
    daftar = pane.daftar
    assert not daftar.same.isEnabled()
    keluaran = next(at for at, line in enumerate(lines(pane)) if line[2] == "R221")
    daftar.table.view.go_to(daftar.model.key_at(keluaran), "alasan")
    jendela.keys("Dilaporkan pada semester dua")
    jendela.key(Qt.Key.Key_Return)
    jendela.settle()
    daftar.table.view.go_to(daftar.model.key_at(keluaran), "alasan")
    assert daftar.same.isEnabled()
    assert "11 sejenis" in daftar.same.text()
    daftar.same.click()
    jendela.settle()
    reasons = {line[1] for line in lines(pane) if line[2] == "R221"}
    assert reasons == {"Dilaporkan pada semester dua"}
    assert [line[1] for line in lines(pane) if line[2] == "R212"] == ["", ""]
    jendela.key(Qt.Key.Key_Z, Qt.KeyboardModifier.ControlModifier)
    jendela.settle()
    assert sum(line[1] != "" for line in lines(pane)) == 1


def test_that_a_quarter_whose_warnings_are_explained_is_locked_with_them(make_window):
    jendela, pane = warned(make_window)
    for nomor in range(len(lines(pane))):
        pane.daftar.table.view.go_to(pane.daftar.model.key_at(nomor), "alasan")
        jendela.keys("Ya")
        jendela.key(Qt.Key.Key_Return)
        jendela.settle()
    assert pane.message.text.startswith(
        "Siap dikunci: 0 kesalahan, 14 peringatan sudah diberi alasan."
    )
    assert pane.pejabat.isVisible()
    pane.primary.click()
    jendela.settle()
    assert badge(jendela)
    isi = jendela.do(lambda: jendela.office.rekaman.locked(2026, Triwulan.II)["isi"])
    assert isi.count('"alasan":"Ya"') == 14


def test_that_a_reason_being_typed_is_saved_when_the_page_is_left(make_window):
    jendela, _pane = warned(make_window)
    jendela.keys("Belum terbit")
    jendela.window.open_page("rencana")
    jendela.settle()
    found = jendela.do(lambda: jendela.office.periksa.load(2026, Triwulan.II).temuan_triwulan)
    assert [it.alasan for it in found if it.alasan] == ["Belum terbit"]


def test_that_a_locked_quarter_shows_and_prints_the_same_after_a_revision_of_the_plan(terkunci):
    def printed():
        export = terkunci.page.report.make()
        return terkunci.do(lambda: export.render(export.read(), "pdf"))

    before = (terkunci.text("2", "target"), terkunci.text("2", "capaian"), printed())
    butir_id = str(terkunci.row("2").isi.butir_id)
    terkunci.window.open_page("rencana")
    rencana = terkunci.office.rencana
    terkunci.do(lambda: rencana.save_target(butir_id, 4, "99"))
    terkunci.do(lambda: rencana.save_target(butir_id, 0, "99"))
    terkunci.do(lambda: rencana.save(butir_id, "satuan", "orang"))
    terkunci.window.open_page("realisasi")
    terkunci.settle()
    assert (terkunci.text("2", "target"), terkunci.text("2", "capaian"), printed()) == before
    terkunci.pick("TW4")
    assert terkunci.text("2", "target") == "99"


def test_that_the_list_follows_what_changes_while_it_is_shown(jendela):
    pane = ask(jendela)
    butir_id = str(pane.daftar.model.row_at(0).finding.tempat["butir_id"])
    save = jendela.office.realisasi.save_nilai
    jendela.tasks.run(lambda: save(butir_id, Triwulan.III, "85,1"))
    jendela.settle()
    assert "2 kesalahan" in pane.message.text
    assert pane.daftar.model.rowCount() == 3


def test_that_a_clean_quarter_shows_no_list_and_keeps_its_table(jendela):
    pane = ask(jendela)
    assert pane.lists
    assert not jendela.page.splitter.isVisible()
    pane.close_pane()
    jendela.pick("TW1")
    pane = ask(jendela)
    assert pane.message.text.startswith("Siap dikunci: 0 kesalahan, 0 peringatan.")
    assert not pane.lists
    assert jendela.page.splitter.isVisible()
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
    for nomor, teks in (("8", "1"), ("9", "1")):
        jendela.type(nomor, "nilai", teks)
    jendela.go("4", "nilai")
    jendela.keys("85,1")
    pane = ask(jendela)
    pane.primary.click()
    jendela.settle()
    assert jendela.text("4", "nilai") == "85,1"
    assert badge(jendela)


def test_that_a_refused_cell_keeps_a_whole_quarter_from_being_locked(jendela):
    fill_up(jendela)
    jendela.type("4", "nilai", "abc")
    pane = ask(jendela)
    assert "1 isian berwarna merah" in pane.message.text
    assert not pane.primary.isEnabled()


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
    assert badge(terkunci) == "Revisi ke-1 sedang disusun. Alasannya: Hasil uji susulan."
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
    jendela.pick("TW1")
    ask(jendela)
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
    assert jendela.window.rail.currentItem().text() == "Realisasi"
    assert "dikunci" in jendela.window.banners.shown["halaman"].text


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


def test_that_a_quarter_of_an_older_plan_says_so_and_keeps_its_target(make_window):
    def revise(office):
        contoh.fill(office)
        office.store.clock = lambda: datetime(2026, 2, 2, tzinfo=UTC)
        kepala = office.kantor.pejabat()[-1]["id"]
        office.rekaman.fix(2026, kepala, walau_peringatan=True)
        office.store.clock = lambda: datetime(2026, 11, 1, tzinfo=UTC)
        office.rekaman.revise(2026, "Target dinaikkan")
        row = office.realisasi.load(2026, Triwulan.III).laporan.baris[0]
        office.rencana.save_target(row.butir_id, 3, "99")

    jendela = make_window(revise)
    page = jendela.page
    assert badge(jendela) == (
        "Target TW III menurut rencana Versi awal, yang berlaku pada hari terakhir triwulannya. "
        "Target tahunan menurut rencana yang sedang direvisi."
    )
    target = page.model.index(0, page.model.column_of("target"))
    assert target.data() != "99"
    assert not target.flags() & Qt.ItemFlag.ItemIsEditable
    assert "Versi awal" in target.data(Qt.ItemDataRole.ToolTipRole)
    nilai = page.model.index(0, page.model.column_of("nilai"))
    assert nilai.flags() & Qt.ItemFlag.ItemIsEditable
    jendela.pick("TW4")
    assert badge(jendela).startswith("Target TW III menurut")
    target = page.model.index(0, page.model.column_of("target"))
    assert target.flags() & Qt.ItemFlag.ItemIsEditable
