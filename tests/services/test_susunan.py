"""The structure of a plan, changed by commands that undo takes back whole."""

import pytest

from db.repositories import rencana as repository
from db.tables import rows
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, LockedError
from ranpk_desktop.services.office import Office
from tests.kuncian import lock

TAHUN = 2027
SS, IND, PROG = Level.SASARAN_STRATEGIS, Level.INDIKATOR, Level.PROGRAM
KEG, SUB = Level.KEGIATAN, Level.SUB_KEGIATAN


@pytest.fixture
def plan(office: Office) -> Office:
    """Plan a year: sasaran → two indikator and a program with three kegiatan."""
    grow(office, "Sasaran", SS)
    grow(office, "Indikator A", IND, "Sasaran")
    grow(office, "Indikator B", IND, "Sasaran")
    grow(office, "Program", PROG, "Sasaran")
    for nama in ("Satu", "Dua", "Tiga"):
        grow(office, nama, KEG, "Program")
    grow(office, "Lain", PROG)
    return office


def grow(office: Office, uraian: str, level: Level, induk: str = "") -> None:
    office.susunan.add(TAHUN, level, uraian, ids(office)[induk] if induk else None)


def ids(office: Office) -> dict[str, str]:
    return {it.butir.uraian: it.id for it in office.rencana.load(TAHUN).pohon.simpul}


def shape(office: Office) -> list[str]:
    return ["  " * it.tingkat + it.butir.uraian for it in office.rencana.load(TAHUN).pohon.simpul]


def everything(office: Office) -> dict[str, list[dict[str, object]]]:
    tables = ("butir_rencana", *repository.OF_BUTIR)
    return {
        table: sorted(rows(office.store.db, f"SELECT * FROM {table}"), key=lambda row: str(row))
        for table in tables
    }


def test_that_rows_stand_where_they_were_added(plan: Office) -> None:
    plan.susunan.add(TAHUN, IND, "Indikator tengah", ids(plan)["Sasaran"], ids(plan)["Indikator A"])
    plan.susunan.add(TAHUN, IND, "Indikator program", ids(plan)["Program"])
    assert shape(plan) == [
        "Sasaran",
        "  Indikator A",
        "  Indikator tengah",
        "  Indikator B",
        "  Program",
        "    Satu",
        "    Dua",
        "    Tiga",
        "    Indikator program",
        "Lain",
    ]


def test_that_a_new_indikator_can_be_measured_and_a_new_output_falls_due(plan: Office) -> None:
    by_name = {it.butir.uraian: it for it in plan.rencana.load(TAHUN).pohon.simpul}
    assert by_name["Indikator A"].indikator is not None
    grow(plan, "RA", Level.RENCANA_AKSI, "Indikator A")
    grow(plan, "KK", Level.KRITERIA, "RA")
    grow(plan, "TO", Level.TARGET_OUTPUT, "KK")
    made = plan.rencana.load(TAHUN).pohon.by_id[ids(plan)["TO"]]
    assert made.keluaran is not None
    assert made.nomor == "T/O 1.1.1"


@pytest.mark.parametrize(
    ("level", "induk"), [(SUB, "Program"), (Level.KRITERIA, "Sasaran"), (IND, ""), (SS, "Program")]
)
def test_that_a_level_out_of_place_is_refused_with_its_places(
    plan: Office, level: Level, induk: str
) -> None:
    with pytest.raises(CheckError, match="tidak dapat diletakkan") as caught:
        grow(plan, "Salah tempat", level, induk)
    assert "Tempatnya" in caught.value.tindakan


@pytest.mark.parametrize("uraian", ["", "  \n "])
def test_that_a_row_without_text_is_refused(plan: Office, uraian: str) -> None:
    with pytest.raises(CheckError, match="belum diisi"):
        grow(plan, uraian, PROG)


@pytest.mark.parametrize(
    ("chosen", "step", "order"),
    [
        ("Dua", -1, "Dua Satu Tiga"),
        ("Dua", 1, "Satu Tiga Dua"),
        ("Satu", -1, "Satu Dua Tiga"),
        ("Tiga", 1, "Satu Dua Tiga"),
        ("Satu Dua", 1, "Tiga Satu Dua"),
        ("Satu Tiga", 1, "Dua Satu Tiga"),
        ("Dua Tiga", -1, "Dua Tiga Satu"),
    ],
)
def test_that_rows_move_among_their_siblings(
    plan: Office, chosen: str, step: int, order: str
) -> None:
    known = ids(plan)
    plan.susunan.shift(TAHUN, [known[nama] for nama in chosen.split()], step)
    below = plan.rencana.load(TAHUN).pohon.children(known["Program"])
    assert [it.butir.uraian for it in below] == order.split()


def test_that_a_row_at_the_end_leaves_no_trace(plan: Office) -> None:
    assert plan.susunan.shift(TAHUN, [ids(plan)["Tiga"]], 1).perintah_id is None


def test_that_a_kegiatan_moved_in_becomes_a_sub_kegiatan_and_out_again_a_kegiatan(
    plan: Office,
) -> None:
    known = ids(plan)
    plan.susunan.indent(TAHUN, [known["Dua"], known["Tiga"]])
    pohon = plan.rencana.load(TAHUN).pohon
    assert [it.butir.uraian for it in pohon.children(known["Satu"])] == ["Dua", "Tiga"]
    assert {pohon.by_id[known[nama]].level for nama in ("Dua", "Tiga")} == {SUB}
    plan.susunan.outdent(TAHUN, [known["Tiga"]])
    pohon = plan.rencana.load(TAHUN).pohon
    assert [it.butir.uraian for it in pohon.children(known["Program"])] == ["Satu", "Tiga"]
    assert pohon.by_id[known["Tiga"]].level is KEG


def test_that_rows_of_two_parents_move_out_each_after_its_own(plan: Office) -> None:
    for nama in ("Empat", "Lima"):
        grow(plan, nama, KEG, "Lain")
    grow(plan, "Sub", SUB, "Empat")
    known = ids(plan)
    plan.susunan.indent(TAHUN, [known["Dua"], known["Lima"]])
    assert shape(plan)[4:] == [
        *("    Satu", "      Dua", "    Tiga"),
        *("Lain", "  Empat", "    Sub", "    Lima"),
    ]
    plan.susunan.outdent(TAHUN, [known["Dua"], known["Sub"], known["Lima"]])
    assert shape(plan)[4:] == [
        *("    Satu", "    Dua", "    Tiga"),
        *("Lain", "  Empat", "  Sub", "  Lima"),
    ]
    plan.perintah.undo()
    plan.susunan.outdent(TAHUN, [known["Satu"], known["Empat"]])
    assert shape(plan)[3:] == [
        *("  Program", "    Tiga", "  Satu", "    Dua"),
        *("Lain", "Empat", "  Sub", "  Lima"),
    ]


def test_that_rows_of_two_parents_with_one_grandparent_keep_their_places(plan: Office) -> None:
    grow(plan, "Program lain", PROG, "Sasaran")
    grow(plan, "Empat", KEG, "Program lain")
    known = ids(plan)
    plan.susunan.outdent(TAHUN, [known["Tiga"], known["Empat"]])
    assert [it for it in shape(plan) if it.startswith("  ") and it[2] != " "] == [
        *("  Indikator A", "  Indikator B", "  Program", "  Tiga", "  Program lain", "  Empat")
    ]


def test_that_nothing_moves_below_itself_or_where_it_may_not_stand(plan: Office) -> None:
    known = ids(plan)
    with pytest.raises(CheckError, match="dirinya"):
        plan.susunan.move(TAHUN, [known["Program"]], known["Satu"], None)
    with pytest.raises(CheckError, match="Indikator tidak dapat"):
        plan.susunan.move(TAHUN, [known["Indikator A"]], None, None)
    with pytest.raises(CheckError, match="teratas"):
        plan.susunan.outdent(TAHUN, [known["Lain"]])
    with pytest.raises(CheckError, match="di atasnya"):
        plan.susunan.indent(TAHUN, [known["Satu"]])


def test_that_rows_are_dropped_between_others(plan: Office) -> None:
    known = ids(plan)
    plan.susunan.move(TAHUN, [known["Tiga"], known["Satu"]], known["Lain"], None)
    plan.susunan.move(TAHUN, [known["Dua"]], known["Lain"], known["Satu"])
    below = plan.rencana.load(TAHUN).pohon.children(known["Lain"])
    assert [it.butir.uraian for it in below] == ["Satu", "Dua", "Tiga"]


def test_that_a_level_is_turned_only_within_its_kin_and_its_place(plan: Office) -> None:
    known = ids(plan)
    plan.susunan.set_level(TAHUN, [known["Sasaran"]], Level.SASARAN_KHUSUS)
    assert plan.rencana.load(TAHUN).pohon.by_id[known["Sasaran"]].level is Level.SASARAN_KHUSUS
    with pytest.raises(CheckError, match="tidak dapat dijadikan"):
        plan.susunan.set_level(TAHUN, [known["Satu"]], IND)
    with pytest.raises(CheckError, match="Sub kegiatan tidak dapat"):
        plan.susunan.set_level(TAHUN, [known["Satu"]], SUB)
    with pytest.raises(CheckError, match="Kegiatan tidak dapat"):
        plan.susunan.set_level(TAHUN, [known["Program"]], KEG)


def test_that_a_copy_has_ids_of_its_own_and_no_national_link(office: Office) -> None:
    pohon = office.rencana.load(2026).pohon
    ranpk = next(it for it in pohon.simpul if it.butir.acuan == "RANPK-2024/2-16")
    office.susunan.duplicate(2026, [ranpk.id])
    after = office.rencana.load(2026).pohon
    copy = after.children(ranpk.butir.induk_id)[1]
    assert copy.butir.uraian == f"{ranpk.butir.uraian} (salinan)"
    assert len(after.subtree(copy.id)) == len(after.subtree(ranpk.id))
    assert all(it.butir.acuan is None for it in after.subtree(copy.id))
    assert copy.target == ranpk.target
    assert [it.teks for it in copy.pengukuran] == [it.teks for it in ranpk.pengukuran]
    assert {it.id for it in copy.pengukuran}.isdisjoint({it.id for it in ranpk.pengukuran})


def test_that_a_sasaran_that_is_its_own_indikator_stays_what_it_is(office: Office) -> None:
    ranpk = next(it for it in office.rencana.load(2026).pohon.simpul if it.butir.acuan)
    with pytest.raises(CheckError, match="sekaligus indikator"):
        office.susunan.set_level(2026, [ranpk.id], SS)
    assert office.susunan.set_level(2026, [ranpk.id], Level.SASARAN).perintah_id is None


def test_that_a_copy_lacks_only_the_targets_of_locked_quarters(plan: Office) -> None:
    known = ids(plan)
    for triwulan in range(5):
        plan.rencana.save(known["Indikator A"], f"target_{triwulan}", "5")
    lock(plan, TAHUN, Triwulan.I, plan.kantor.pejabat()[0]["id"])
    plan.susunan.duplicate(TAHUN, [known["Indikator A"]])
    copy = plan.rencana.load(TAHUN).pohon.by_id[ids(plan)["Indikator A (salinan)"]]
    assert sorted(copy.target) == [0, 2, 3, 4]


def test_that_deleting_marks_the_whole_branch_and_loses_nothing(plan: Office) -> None:
    known = ids(plan)
    plan.susunan.delete(TAHUN, [known["Program"], known["Satu"]])
    assert shape(plan) == ["Sasaran", "  Indikator A", "  Indikator B", "Lain"]
    kept = rows(plan.store.db, "SELECT * FROM butir_rencana WHERE tahun = ?", (TAHUN,))
    assert len(kept) == len(known)


COMMANDS = {
    "add": lambda office, known: office.susunan.add(TAHUN, PROG, "Baru"),
    "move": lambda office, known: office.susunan.move(TAHUN, [known["Satu"]], known["Lain"], None),
    "shift": lambda office, known: office.susunan.shift(TAHUN, [known["Satu"]], 1),
    "indent": lambda office, known: office.susunan.indent(TAHUN, [known["Dua"]]),
    "outdent": lambda office, known: office.susunan.outdent(TAHUN, [known["Program"]]),
    "set_level": lambda office, known: office.susunan.set_level(
        TAHUN, [known["Sasaran"]], Level.SASARAN_KHUSUS
    ),
    "duplicate": lambda office, known: office.susunan.duplicate(TAHUN, [known["Program"]]),
    "delete": lambda office, known: office.susunan.delete(TAHUN, [known["Sasaran"]]),
}


@pytest.mark.parametrize("name", COMMANDS)
def test_that_one_undo_takes_back_a_change_of_the_structure(plan: Office, name: str) -> None:
    before = everything(plan)
    assert COMMANDS[name](plan, ids(plan)).perintah_id is not None
    after = everything(plan)
    assert after != before
    plan.perintah.undo()
    assert everything(plan) == before
    plan.perintah.redo()
    assert everything(plan) == after


@pytest.mark.parametrize("name", COMMANDS)
def test_that_a_fixed_plan_refuses_every_change_of_the_structure(plan: Office, name: str) -> None:
    plan.rekaman.fix(TAHUN, plan.kantor.pejabat()[0]["id"], walau_peringatan=True)
    before = everything(plan)
    with pytest.raises(LockedError):
        COMMANDS[name](plan, ids(plan))
    assert everything(plan) == before
