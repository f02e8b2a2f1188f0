"""Rows of a year's plan and of what was realised in it: the `isi` of a report."""

import json
from collections.abc import Iterable
from typing import Any

from db.connection import Store
from db.repositories import data_dukung
from db.tables import BY_NAME, rows
from ranpk_desktop.domain.butir import Level

OF_BUTIR = ("indikator", "keluaran", "anggaran", "komponen", "pengukuran", "target")
"""The tables whose rows say more about a butir of the plan."""
_MARKED = ("komponen", "pengukuran")
"""Those whose rows may be taken out one by one: they are marked."""

Isi = dict[str, list[dict[str, Any]]]


def isi(store: Store, tahun: int, triwulan: int) -> Isi:
    """Return every live row that the quarter's report shows: all columns, sorted by key."""
    live = f"butir_id IN (SELECT id FROM butir_rencana WHERE {_LIVE})"
    komponen = f"komponen_id IN (SELECT id FROM komponen WHERE dihapus_pada IS NULL AND {live})"
    return {
        "unit": _query(store, "unit", ""),
        "pejabat": _query(store, "pejabat", ""),
        **plan(store, tahun),
        **{
            table: _query(
                store, table, f"{owned} AND triwulan <= :triwulan", tahun=tahun, triwulan=triwulan
            )
            for table, owned in (
                ("realisasi", live),
                ("nilai_komponen", komponen),
                ("realisasi_anggaran", live),
            )
        },
        "alasan_temuan": _query(
            store,
            "alasan_temuan",
            f"tahun = :tahun AND triwulan = :triwulan AND (butir_id IS NULL OR {live})",
            tahun=tahun,
            triwulan=triwulan,
        ),
        **data_dukung.of_quarter(store, tahun, triwulan),
    }


def plan(store: Store, tahun: int) -> Isi:
    """Return the live rows of a year's plan, all columns, sorted by key."""
    live = f"butir_id IN (SELECT id FROM butir_rencana WHERE {_LIVE})"
    found = {"butir_rencana": _query(store, "butir_rencana", _LIVE, tahun=tahun)}
    for table in OF_BUTIR:
        marked = " AND dihapus_pada IS NULL" if table in _MARKED else ""
        found[table] = _query(store, table, live + marked, tahun=tahun)
    return found


def rows_of(store: Store, table: str, ids: Iterable[str]) -> list[dict[str, Any]]:
    """Return the live rows of one of OF_BUTIR that belong to some butir."""
    marked = " AND dihapus_pada IS NULL" if table in _MARKED else ""
    wanted = "butir_id IN (SELECT value FROM json_each(:ids))"
    return _query(store, table, wanted + marked, ids=json.dumps(list(ids)))


_LIVE = "tahun = :tahun AND dihapus_pada IS NULL"


def _query(store: Store, table: str, where: str, **parameters: Any) -> list[dict[str, Any]]:
    sql = f"SELECT * FROM {table}{' WHERE ' if where else ''}{where} ORDER BY {BY_NAME[table].key}"
    return list(store.db.query(sql, parameters))


def acuan_of(store: Store, tahun: int) -> dict[str, str]:
    """Return the butir of a year's plan that link to a national reference: id by acuan."""
    found = rows(
        store.db,
        "SELECT acuan, id FROM butir_rencana"
        " WHERE tahun = ? AND acuan IS NOT NULL AND dihapus_pada IS NULL",
        (tahun,),
    )
    return {row["acuan"]: row["id"] for row in found}


def uraian(store: Store, butir_id: str) -> str:
    """Return the text of a butir."""
    found = rows(store.db, "SELECT uraian FROM butir_rencana WHERE id = ?", (butir_id,))
    return str(found[0]["uraian"])


def level(store: Store, butir_id: str) -> Level:
    """Return what a butir is."""
    found = rows(store.db, "SELECT level FROM butir_rencana WHERE id = ?", (butir_id,))
    return Level(found[0]["level"])


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
