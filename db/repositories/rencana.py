"""Rows of a year's plan and of what was realised in it: the `isi` of a report."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from db.connection import Store
from db.repositories import data_dukung
from db.tables import BY_NAME, rows
from ranpk_desktop.domain import rencana_berlaku
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.rencana_berlaku import TARGET_BERLAKU, VersiTarget
from ranpk_desktop.domain.triwulan import Triwulan

OF_BUTIR = ("indikator", "keluaran", "anggaran", "komponen", "pengukuran", "target")
"""The tables whose rows say more about a butir of the plan."""
_MARKED = ("komponen", "pengukuran")
"""Those whose rows may be taken out one by one: they are marked."""

Isi = dict[str, list[dict[str, Any]]]


def isi(store: Store, tahun: int, triwulan: int) -> Isi:
    """Return every live row that the quarter's report shows: all columns, sorted by key.

    Where an older version of the plan is in force, its differing targets stand beside
    (domain.rencana_berlaku).
    """
    live = f"butir_id IN (SELECT id FROM butir_rencana WHERE {_LIVE})"
    komponen = f"komponen_id IN (SELECT id FROM komponen WHERE dihapus_pada IS NULL AND {live})"
    found = {
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
    return found | _targets_in_force(store, tahun, triwulan, found)


def in_force(store: Store, tahun: int, triwulan: Triwulan) -> int | None:
    """Return the version of the plan that a quarter is measured against; None: the live plan."""
    return rencana_berlaku.in_force(versions(store, tahun), triwulan.last_day(tahun), _today(store))


def _targets_in_force(store: Store, tahun: int, triwulan: int, live: Isi) -> Isi:
    """Return what `isi` has beside the live plan, an empty dictionary where that is all."""
    fixed = versions(store, tahun)
    if not fixed:
        return {}
    locked = store.db.execute(
        "SELECT 1 FROM kunci WHERE tahun = ? AND triwulan = 0 AND dibuka_pada IS NULL", (tahun,)
    ).fetchone()
    terbaru = fixed[-1][0] if locked else None
    found: list[dict[str, Any]] = []
    for tw in (tw for tw in Triwulan if tw <= triwulan):
        revisi = rencana_berlaku.in_force(fixed, tw.last_day(tahun), _today(store))
        if revisi not in (None, terbaru):
            versi = VersiTarget(tw, revisi, terbaru)
            found += rencana_berlaku.differing(live, _version(store, tahun, revisi), versi)
    return {TARGET_BERLAKU: found} if found else {}


def _today(store: Store) -> date:
    return store.moment().date()


def versions(store: Store, tahun: int) -> list[tuple[int, str]]:
    """Return the versions of a year's plan with the day on which each was fixed."""
    return store.db.execute(
        "SELECT revisi, substr(dibuat_pada, 1, 10) FROM rekaman"
        " WHERE jenis = 'RENCANA' AND tahun = ? ORDER BY revisi",
        (tahun,),
    ).fetchall()


def _version(store: Store, tahun: int, revisi: int) -> Isi:
    (isi,) = store.db.execute(
        "SELECT isi FROM rekaman WHERE jenis = 'RENCANA' AND tahun = ? AND revisi = ?",
        (tahun, revisi),
    ).fetchone()
    found: Isi = json.loads(isi)
    return found


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
