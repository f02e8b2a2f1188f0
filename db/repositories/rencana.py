"""Rows of a year's plan and of what was realised in it: the `isi` of a report."""

from typing import Any

from db.connection import Store
from db.tables import BY_NAME, rows

_OF_BUTIR = ("indikator", "keluaran", "anggaran", "komponen", "pengukuran", "target")
"""The tables whose rows say more about a butir of the plan."""

Isi = dict[str, list[dict[str, Any]]]


def isi(store: Store, tahun: int, triwulan: int) -> Isi:
    """Return every live row that the quarter's report shows: all columns, sorted by key."""
    live = "tahun = :tahun AND dihapus_pada IS NULL"
    of_butir = f"butir_id IN (SELECT id FROM butir_rencana WHERE {live})"
    queries = {
        "unit": "SELECT * FROM unit",
        "pejabat": "SELECT * FROM pejabat",
        "butir_rencana": f"SELECT * FROM butir_rencana WHERE {live}",
        **{table: f"SELECT * FROM {table} WHERE {of_butir}" for table in _OF_BUTIR},
        "realisasi": f"SELECT * FROM realisasi WHERE {of_butir} AND triwulan <= :triwulan",
    }
    parameters = {"tahun": tahun, "triwulan": triwulan}
    return {
        table: list(store.db.query(f"{sql} ORDER BY {BY_NAME[table].key}", parameters))
        for table, sql in queries.items()
    }


def acuan_of(store: Store, tahun: int) -> set[str]:
    """Return the national references that the plan of the year already links to."""
    found = rows(
        store.db,
        "SELECT acuan FROM butir_rencana"
        " WHERE tahun = ? AND acuan IS NOT NULL AND dihapus_pada IS NULL",
        (tahun,),
    )
    return {row["acuan"] for row in found}


def root(store: Store, tahun: int, level: str, uraian: str) -> str | None:
    """Return the id of the group with that level and text, if the plan has one."""
    found = rows(
        store.db,
        "SELECT id FROM butir_rencana"
        " WHERE tahun = ? AND level = ? AND uraian = ? AND dihapus_pada IS NULL",
        (tahun, level, uraian),
    )
    return found[0]["id"] if found else None


def next_urutan(store: Store, tahun: int) -> int:
    """Return the next free place in the plan's order."""
    (found,) = store.db.execute(
        "SELECT coalesce(max(urutan), 0) + 1 FROM butir_rencana WHERE tahun = ?", (tahun,)
    ).fetchone()
    return int(found)


def years(store: Store) -> list[int]:
    """Return the years that have a plan, oldest first."""
    found = store.db.execute(
        "SELECT DISTINCT tahun FROM butir_rencana WHERE dihapus_pada IS NULL ORDER BY tahun"
    )
    return [tahun for (tahun,) in found]
