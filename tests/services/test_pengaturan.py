"""Settings, and the columns of tables, which are remembered but never undone."""

from db.tables import rows
from ranpk_desktop.services.office import Office, open_office


def test_that_chosen_columns_are_kept_over_a_restart(office: Office) -> None:
    assert office.pengaturan.columns("realisasi") == ""
    office.pengaturan.save_columns("realisasi", '{"sembunyi": ["satuan"]}')
    office.pengaturan.save_columns("pegawai", "lain")
    folder, clock = office.folder, office.store.clock
    office.close()
    with open_office(folder, clock) as again:
        assert again.pengaturan.columns("realisasi") == '{"sembunyi": ["satuan"]}'
        again.pengaturan.save_columns("realisasi", "")
        assert again.pengaturan.columns("realisasi") == ""


def test_that_columns_stand_neither_in_undo_nor_in_the_journal(office: Office) -> None:
    office.pengaturan.save("kertas", "A4")
    office.perintah.undo()
    before = office.perintah.peek()
    journal = rows(office.store.db, "SELECT count(*) AS n FROM jejak_audit")
    office.pengaturan.save_columns("realisasi", "x")
    assert office.perintah.peek() == before
    assert before[1] == "Ubah pengaturan Kertas"
    assert rows(office.store.db, "SELECT count(*) AS n FROM jejak_audit") == journal
