"""One quarter's value of one indicator."""

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
