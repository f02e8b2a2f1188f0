"""Every command can be taken back, also after a restart, unless a row was changed since."""

from collections.abc import Callable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.tables import TABLES, rows
from ranpk_desktop.domain.rencana import Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office, open_office
from ranpk_desktop.services.parameter import katalog
from ranpk_desktop.services.rencana_katalog import PilihanKatalog

TAHUN = 2026


def content(office: Office) -> dict[str, list[dict[str, object]]]:
    return {
        table.name: rows(office.store.db, f"SELECT * FROM {table.name} ORDER BY {table.key}")
        for table in TABLES
    }


def baris(office: Office, number: int) -> str:
    return office.realisasi.load(TAHUN, Triwulan.III).laporan.baris[number].butir_id


COMMANDS: dict[str, Callable[[Office], object]] = {
    "nilai": lambda office: office.realisasi.save_nilai(baris(office, 0), Triwulan.III, "12,5"),
    "pecahan": lambda office: office.realisasi.save_pecahan(
        baris(office, 2), Triwulan.III, "17 / 18"
    ),
    "kosongkan": lambda office: office.realisasi.save_nilai(baris(office, 2), Triwulan.III, ""),
    "catatan": lambda office: office.realisasi.save_note(
        baris(office, 1), Triwulan.III, "kendala", "Jalan putus"
    ),
    "target": lambda office: office.rencana.save_target(baris(office, 3), 4, "≥ 88"),
    "pejabat": lambda office: office.kantor.save_pejabat(
        {"nama": "Contoh Kelima", "jabatan": "Kepala", "mulai": "2026-10-01"}
    ),
    "pegawai": lambda office: office.kantor.delete("pegawai", office.kantor.pegawai()[1]["id"]),
    "kantor": lambda office: office.kantor.save_unit({"alamat": "Jalan Kenanga 2"}),
    "kertas": lambda office: office.pengaturan.save("kertas", "A4"),
    "katalog": lambda office: office.rencana_katalog.add(
        2027, katalog(), [PilihanKatalog("3.1-7", Konsolidasi.JUMLAH, target={1: "3", 0: "12"})]
    ),
}


@pytest.mark.parametrize("command", COMMANDS.values(), ids=COMMANDS.keys())
def test_that_undo_and_redo_are_exact(office: Office, command: Callable[[Office], object]) -> None:
    before = content(office)
    command(office)
    after = content(office)
    assert after != before
    undone = office.perintah.undo()
    assert content(office) == before
    assert undone.nouns
    office.perintah.redo()
    assert content(office) == after


def test_that_undo_survives_a_restart(office: Office) -> None:
    before = content(office)
    office.realisasi.save_nilai(baris(office, 0), Triwulan.III, "77")
    folder, clock = office.folder, office.store.clock
    office.close()
    with open_office(folder, clock) as again:
        undo, redo = again.perintah.peek()
        assert undo is not None
        assert undo.startswith("Isi realisasi TW III: ")
        assert redo is None
        again.perintah.undo()
        assert content(again) == before


def test_that_undo_refuses_where_the_row_was_changed_since(office: Office) -> None:
    butir_id = baris(office, 0)
    office.realisasi.save_nilai(butir_id, Triwulan.III, "77")
    last = rows(office.store.db, "SELECT max(id) AS id FROM perintah")[0]["id"]
    office.realisasi.save_nilai(butir_id, Triwulan.III, "78")
    after = content(office)
    from db import journal

    with pytest.raises(KnownError) as caught:
        journal.reverse(office.store, last)
    assert caught.value.kode == "TIDAK_DAPAT_DIURUNGKAN"
    assert content(office) == after


def test_that_undo_leaves_other_columns_of_the_row_alone(office: Office) -> None:
    from db import journal

    butir_id = baris(office, 2)
    office.realisasi.save_note(butir_id, Triwulan.III, "kendala", "Satu")
    last = rows(office.store.db, "SELECT max(id) AS id FROM perintah")[0]["id"]
    office.realisasi.save_note(butir_id, Triwulan.III, "tindak_lanjut", "Dua")
    journal.reverse(office.store, last)
    found = office.realisasi.load(TAHUN, Triwulan.III).laporan.baris[2].realisasi
    assert (found.kendala, found.tindak_lanjut) == ("", "Dua")


@settings(
    max_examples=25,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(st.lists(st.sampled_from(["nilai", "catatan", "target", "kertas"]), max_size=6))
def test_that_undoing_all_and_redoing_it_comes_back(office: Office, names: list[str]) -> None:
    states = [content(office)]
    done = 0
    for number, name in enumerate(names):
        if name == "nilai":
            changed = office.realisasi.save_nilai(baris(office, 0), Triwulan.III, str(number))
        elif name == "catatan":
            changed = office.realisasi.save_note(
                baris(office, 0), Triwulan.III, "analisis", f"catatan {number}"
            )
        elif name == "target":
            changed = office.rencana.save_target(baris(office, 3), 2, str(number))
        else:
            changed = office.pengaturan.save("kertas", ("A4", "F4")[number % 2])
        if changed.perintah_id:
            done += 1
            states.append(content(office))
    for state in reversed(states[:-1]):
        office.perintah.undo()
        assert content(office) == state
    for state in states[1:]:
        office.perintah.redo()
        assert content(office) == state
    for _step in range(done):
        office.perintah.undo()
