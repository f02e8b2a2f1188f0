"""The detail pane: the row in full, its arithmetic, and texts that save themselves."""

from PySide6.QtCore import Qt

from ranpk_desktop.errors import KnownError


def test_that_the_arithmetic_of_the_row_under_the_cursor_is_shown(jendela):
    jendela.go("2", "nilai")
    detail = jendela.page.detail
    assert detail.title.text() == "Persentase obat yang memenuhi syarat"
    assert "174 ÷ 180 × 100 = 96,67\n96,666… ÷ 96 × 100 = 100,69" in detail.hitungan.text()
    assert detail.facts["cara_hitung"].text() == "Nilai terakhir"
    assert detail.facts["cara_isi"].text() == "S.d. triwulan ini"
    assert detail.place.text() == "3.1 Obat dan Makanan · RANPK 2024, baris 3.1-2"


def test_that_the_arithmetic_follows_what_is_typed(jendela):
    jendela.type("8", "nilai", "2")
    jendela.go("8", "nilai")
    assert "2 ÷ 1 × 100 = 200,00" in jendela.page.detail.hitungan.text()


def test_that_a_row_without_a_capaian_says_why(jendela):
    jendela.go("16", "nilai")
    assert "berisi “N/A”" in jendela.page.detail.hitungan.text()
    jendela.go("8", "nilai")
    assert "setelah realisasi diisi" in jendela.page.detail.hitungan.text()


def test_that_a_text_is_saved_when_the_field_is_left(jendela):
    jendela.go("4", "nilai")
    jendela.page.detail.notes["kendala"].input.setFocus()
    jendela.keys("Hujan")
    jendela.key(Qt.Key.Key_Tab)
    jendela.settle()
    assert jendela.focus is jendela.page.detail.notes["tindak_lanjut"].input
    assert jendela.row("4").isi.realisasi.kendala == "Hujan"


def test_that_a_text_is_saved_with_its_own_row_when_another_row_or_quarter_is_chosen(jendela):
    jendela.go("4", "nilai")
    note = jendela.page.detail.notes["analisis"].input
    note.setFocus()
    jendela.keys("satu")
    jendela.page.pane.view.go_to(jendela.row("8").key, "nilai")
    note.setFocus()
    jendela.keys("dua")
    jendela.pick("TW2")
    jendela.pick("TW3")
    assert jendela.row("4").isi.realisasi.analisis == "satu"
    assert jendela.row("8").isi.realisasi.analisis == "dua"


def test_that_a_refused_text_stays_in_its_field_with_the_sentence(jendela, monkeypatch):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(jendela.office.realisasi, "save_note", refuse)
    jendela.go("4", "nilai")
    field = jendela.page.detail.notes["analisis"]
    field.input.setFocus()
    jendela.keys("penting")
    jendela.key(Qt.Key.Key_Tab)
    jendela.settle()
    assert field.input.value() == "penting"
    assert field.error == "Disk penuh."
    assert jendela.page.unsaved() == 1


def test_that_the_pane_stands_beside_the_table_on_wide_screens_only(jendela):
    assert jendela.page.splitter.orientation() == Qt.Orientation.Vertical
    jendela.window.resize(1920, 1040)
    jendela.settle()
    assert jendela.page.splitter.orientation() == Qt.Orientation.Horizontal


def test_that_targets_that_contradict_one_another_are_said_below_the_arithmetic(jendela):
    jendela.go("2", "nilai")
    doubt = jendela.page.detail.doubt
    assert doubt.isHidden()
    butir_id = jendela.row("2").isi.butir_id
    jendela.do(lambda: jendela.office.rencana.save_target(butir_id, 0, "50"))
    jendela.settle()
    assert not doubt.isHidden()
    assert "Target tahunan 50 tidak sama dengan" in doubt.text
    jendela.go("4", "nilai")
    assert doubt.isHidden()
