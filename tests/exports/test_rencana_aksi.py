"""What stands where in the documents of a plan, before it becomes cells."""

from collections.abc import Sequence

import pytest
from hypothesis import given, settings

from ranpk_desktop.domain.butir import AWALAN, SASARAN, Level
from ranpk_desktop.domain.pohon import Pohon, RencanaTahunan
from ranpk_desktop.exports import rencana_aksi, rencana_aksi_iku
from ranpk_desktop.exports.kisi import Baris, Kelompok, lay_out
from tests.factories import Rencana, cetak, small_plan
from tests.rencana_acak import plans


def shown(rows: Sequence[Baris | Kelompok]) -> list[str]:
    """Return each row as its texts between bars: "." for empty, "^" for one that goes on."""
    lines = []
    for row in rows:
        if isinstance(row, Kelompok):
            lines.append(row.teks)
        else:
            cells = (
                "." if petak is None else "^" if petak.lanjut else petak.simpul.butir.uraian
                for petak in row
            )
            lines.append(" ".join(cells))
    return lines


def grid(rencana: Rencana) -> list[str]:
    return shown(lay_out(Pohon.read(rencana.isi), rencana_aksi._TATA))


def built(tree: str) -> Rencana:
    """Return a plan from lines "level uraian [penanggung jawab]", indented by what is above."""
    rencana = Rencana()
    above: list[str] = []
    for line in filter(str.strip, tree.split("\n")):
        depth = (len(line) - len(line.lstrip())) // 2
        level, uraian, *responsible = line.split()
        induk = above[depth - 1] if depth else None
        pj = " ".join(responsible)
        butir_id = rencana.butir(_LEVELS[level], uraian, induk, penanggung_jawab=pj)
        if level in ("i", "r"):
            rencana.measure(butir_id)
        above[depth:] = [butir_id]
    return rencana


_LEVELS = {
    "s": "SASARAN_STRATEGIS",
    "u": "SASARAN_KHUSUS",
    "r": "SASARAN",
    "x": "SEKTOR",
    "z": "PILAR",
    "p": "PROGRAM",
    "k": "KEGIATAN",
    "b": "SUB_KEGIATAN",
    "i": "INDIKATOR",
    "o": "KELUARAN",
    "a": "RENCANA_AKSI",
    "kk": "KRITERIA",
    "to": "TARGET_OUTPUT",
}


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (
            "s S\n  i I\n  p P\n    i J\n    k K\n      i L\n      b B\n        i M",
            ["S I P J K L", "^ ^ ^ ^ B M"],
        ),
        (
            "s S\n  i I\n  p P\n    k K\n  p Q\n  i J\n  p R",
            ["S I P . K .", "^ ^ Q . . .", "^ J R . . ."],
        ),
        ("s S\n  i I\n  i J\n  p P", ["S I . . . .", "^ J P . . ."]),
        ("s S\n  p P\n  i I", ["S . P . . .", "^ I . . . ."]),
        ("s S\n  p P\n    i I\n    k K\n    i J\n    k L", ["S . P I K .", "^ . ^ J L ."]),
        # A kegiatan that skips the program would seem to belong to the one above it.
        ("s S\n  p P\n  k K", ["S . . . K .", "^ . P . . ."]),
        # An indikator after a sub kegiatan would seem to be the sub kegiatan's.
        ("k K\n  b B\n  i I", [". . . . K I", ". . . . B ."]),
        # What has no sasaran would seem to belong to the one above it.
        ("s S\np P\nk K", [". . . . K .", ". . P . . .", "S . . . . ."]),
        (
            "x X\n  r R\n    k K\n      o O\n      o Q",
            ["Sasaran RANPK", "Sektor: X", "R R . . K O", "^ ^ . . ^ Q"],
        ),
        (
            "z Z\n  x X\n    r R\n  r T\nr U",
            ["Sasaran RANPK", "U U . . . .", "Pilar: Z", "T T . . . .", "Sektor: X", "R R . . . ."],
        ),
        (
            "s S\nu U\n  i I",
            ["Sasaran Strategis", "S . . . . .", "Sasaran Khusus", "U I . . . ."],
        ),
        # A penanggung jawab is that of the group furthest right.
        ("s S A\n  p P B\n    k K B", ["S . . . . .", "^ . P . K ."]),
        ("s S A\n  p P", ["S . . . . .", "^ . P . . ."]),
        ("r R A\n  k K", ["Sasaran RANPK", "R R . . K ."]),
        ("r R\n  k K B", ["Sasaran RANPK", "R R . . . .", "^ ^ . . K ."]),
        ("k K A\n  i I\n  i J B", [". . . . K I", ". . . . ^ J"]),
        ("k K A\n  i I B", [". . . . K .", ". . . . ^ I"]),
        ("s S\n  i I\n    a R\n      kk K\n        to T", ["S I . . . ."]),
    ],
)
def test_that_what_is_below_stands_to_the_right(tree, expected):
    assert grid(built(tree)) == expected


@pytest.mark.parametrize(
    ("tree", "expected"),
    [
        (
            "s S\n  i I\n    a R\n      kk K\n        to T\n        to U\n    a Q\n  i J",
            ["S I R K T", "^ ^ ^ ^ U", "^ ^ Q . .", "^ J . . ."],
        ),
        ("s S\n  i I\n  a R", ["S . R . .", "^ I . . ."]),
        ("s S\n  i I\n  p P\n    i J\n      a R\n    i K", ["S I . . .", "^ J R . ."]),
        ("s S", ["S . . . ."]),
        ("p P\n  i I", []),
        ("r R\n  a A\n  k K", ["Sasaran RANPK", "R R A . ."]),
    ],
)
def test_that_actions_stand_beside_their_indikator(tree, expected):
    assert shown(rencana_aksi_iku.actions(built(tree).tahunan())) == expected


def test_that_the_second_table_names_each_kind_of_sasaran():
    tree = "s S\n  i I\n    a R\n  i J\n  p P\n    i K"
    rows = rencana_aksi_iku.performance(built(tree).tahunan())
    assert shown(rows) == ["Sasaran Strategis", "S I", "^ J"]


def test_that_titles_and_notes_name_unit_year_and_version():
    rencana = small_plan().tahunan()
    assert rencana_aksi.title(rencana) == (
        "RENCANA AKSI",
        "LOKA POM DI KABUPATEN CONTOH",
        "TAHUN 2026",
    )
    assert rencana_aksi.note(rencana, cetak(kode_data="", revisi=1)) == (
        "Revisi ke-1 (draf) · dibuat 5 Oktober 2026 09.12 WIT"
    )
    assert rencana_aksi_iku.footer(rencana, cetak()) == "Rencana aksi IKU 2026 · Versi awal"


def parents(rencana: RencanaTahunan, rows: Sequence[Baris | Kelompok]) -> dict[str, str | None]:
    """Read who stands below whom off the rows as a stranger would: from above and from the left."""
    found: dict[str, str | None] = {}
    levels: dict[Level, str] = {}
    last: list[str | None] = []
    for row in rows:
        if isinstance(row, Kelompok):
            last = []
            if row.simpul is None:
                levels = {}
            elif row.simpul.level is Level.PILAR:
                levels = {Level.PILAR: row.simpul.id}
                found[row.simpul.id] = None
            else:
                found[row.simpul.id] = levels.get(Level.PILAR)
                levels[Level.SEKTOR] = row.simpul.id
            continue
        last = last or [None] * len(row)
        for column, petak in enumerate(row):
            if petak is None or petak.lanjut or petak.simpul.id in found:
                continue
            simpul, left = petak.simpul, [butir for butir in last[:column] if butir]
            uraian = [butir for n, butir in enumerate(last[:column]) if butir and n % 2 == 0]
            if simpul.level in SASARAN:
                above = levels.get(Level.SEKTOR) or levels.get(Level.PILAR)
                found[simpul.id] = above if simpul.level is Level.SASARAN else None
            elif simpul.level is Level.SUB_KEGIATAN:
                found[simpul.id] = levels.get(Level.KEGIATAN)
            elif simpul.level in AWALAN:
                found[simpul.id] = left[-1] if left else None
            elif len(row) == 6:
                found[simpul.id] = uraian[-1] if uraian else None
            else:
                found[simpul.id] = last[0]
            if simpul.level is Level.KEGIATAN:
                levels[Level.KEGIATAN] = simpul.id
            last[column:] = [simpul.id, *[None] * (len(row) - column - 1)]
    return found


@given(plans())
@settings(deadline=None)
def test_that_rencana_aksi_reads_back_as_the_plan(rencana: Rencana):
    tahunan = rencana.tahunan()
    expected = {
        simpul.id: simpul.butir.induk_id
        for simpul in tahunan.pohon.simpul
        if simpul.level not in AWALAN
    }
    assert parents(tahunan, lay_out(tahunan.pohon, rencana_aksi._TATA)) == expected


@given(plans())
@settings(deadline=None)
def test_that_every_penanggung_jawab_stands_in_the_row_of_its_butir(rencana: Rencana):
    rows = rencana_aksi.rows(rencana.tahunan())
    named = {
        petak.simpul.id: row.penanggung_jawab
        for row in rows
        if isinstance(row, rencana_aksi.BarisRencana)
        for bagian in row.bagian
        for petak in (bagian.uraian, bagian.indikator)
        if petak and not petak.lanjut
    }
    for simpul in rencana.tahunan().pohon.simpul:
        if simpul.id in named and simpul.butir.penanggung_jawab:
            assert named[simpul.id] == simpul.butir.penanggung_jawab


@given(plans())
@settings(deadline=None)
def test_that_rencana_aksi_iku_reads_back_as_the_plan(rencana: Rencana):
    tahunan = rencana.tahunan()
    pohon = tahunan.pohon
    found = parents(tahunan, rencana_aksi_iku.actions(tahunan))
    for simpul in pohon.simpul:
        above = pohon.parent(simpul.id)
        if simpul.level in AWALAN or simpul.level in SASARAN:
            assert found[simpul.id] == simpul.butir.induk_id
        elif simpul.level is Level.INDIKATOR and above and above.level in SASARAN:
            assert found[simpul.id] == above.id
