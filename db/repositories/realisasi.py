"""One quarter's value of one indicator."""

from decimal import Decimal
from typing import Any

from db.connection import Store
from db.tables import rows


def find(store: Store, table: str, butir_id: str, triwulan: int) -> dict[str, Any] | None:
    """Return the row of `target` or `realisasi` for a butir and a quarter."""
    found = rows(
        store.db,
        f"SELECT * FROM {table} WHERE butir_id = ? AND triwulan = ?",
        (butir_id, triwulan),
    )
    return found[0] if found else None


def amounts(store: Store, butir_id: str, table: str, triwulan: int) -> list[Decimal]:
    """Return the numbers of a butir's targets and realisasi, but for one cell of `table`."""
    found = store.db.execute(
        "SELECT nilai FROM (SELECT 'target' AS tabel, butir_id, triwulan, nilai FROM target"
        " UNION ALL SELECT 'realisasi', butir_id, triwulan, nilai FROM realisasi)"
        " WHERE butir_id = ? AND nilai IS NOT NULL AND NOT (tabel = ? AND triwulan = ?)",
        (butir_id, table, triwulan),
    )
    return [Decimal(nilai) for (nilai,) in found]


def indikator(store: Store, butir_id: str) -> dict[str, Any] | None:
    """Return an indicator with the columns of its butir."""
    found = rows(
        store.db,
        "SELECT * FROM indikator JOIN butir_rencana ON id = butir_id WHERE butir_id = ?",
        (butir_id,),
    )
    return found[0] if found else None


def indikator_of(store: Store, tahun: int) -> list[dict[str, Any]]:
    """Return the id, acuan and uraian of every indicator in a year's plan."""
    return rows(
        store.db,
        "SELECT id, acuan, uraian FROM indikator JOIN butir_rencana ON id = butir_id"
        " WHERE tahun = ? AND dihapus_pada IS NULL",
        (tahun,),
    )


def komponen(store: Store, komponen_id: str) -> dict[str, Any]:
    """Return a part of an indikator."""
    return rows(store.db, "SELECT * FROM komponen WHERE id = ?", (komponen_id,))[0]


def komponen_of(store: Store, butir_id: str) -> list[dict[str, Any]]:
    """Return the parts that an indikator has now."""
    return rows(
        store.db,
        "SELECT * FROM komponen WHERE butir_id = ? AND dihapus_pada IS NULL ORDER BY urutan, id",
        (butir_id,),
    )


def has_all_parts(store: Store, butir_id: str, triwulan: int) -> bool:
    """Tell whether every part of an indikator is filled in a quarter."""
    return not store.db.execute(
        "SELECT 1 FROM komponen LEFT JOIN nilai_komponen"
        " ON komponen.id = komponen_id AND triwulan = ?"
        " WHERE butir_id = ? AND dihapus_pada IS NULL AND nilai IS NULL AND pembilang IS NULL",
        (triwulan, butir_id),
    ).fetchone()


def has_parts(store: Store, butir_id: str, triwulan: int) -> bool:
    """Tell whether any part of an indikator is filled in a quarter."""
    return bool(
        store.db.execute(
            "SELECT 1 FROM nilai_komponen JOIN komponen ON komponen.id = komponen_id"
            " WHERE butir_id = ? AND triwulan = ? AND dihapus_pada IS NULL"
            " AND (nilai IS NOT NULL OR pembilang IS NOT NULL)",
            (butir_id, triwulan),
        ).fetchone()
    )
