"""Receipts of Pusat that were opened."""

from typing import Any

from db.connection import Store
from db.tables import rows

_NEWEST = " ORDER BY julianday(dibuat_pada) DESC, rowid DESC"


def by_manifes(store: Store, manifes: str) -> dict[str, Any] | None:
    """Return the receipt that came in this very package."""
    found = rows(store.db, "SELECT * FROM tanda_terima WHERE manifes = ?", (manifes,))
    return found[0] if found else None


def of_paket(store: Store, paket_manifes: str) -> dict[str, Any] | None:
    """Return the receipt that holds for a package of ours: the newest by the clock of Pusat."""
    found = rows(
        store.db,
        f"SELECT * FROM tanda_terima WHERE paket_manifes = ?{_NEWEST} LIMIT 1",
        (paket_manifes,),
    )
    return found[0] if found else None


def of_period(store: Store, jenis: str, tahun: int, periode: str) -> list[dict[str, Any]]:
    """Return the receipts about a period, the newest first, also for packages unknown here."""
    head = "json_extract(isi, '$.tanda_terima[0].{}')"
    wanted = " AND ".join(f"{head.format(name)} = ?" for name in ("jenis", "tahun", "periode"))
    return rows(
        store.db, f"SELECT * FROM tanda_terima WHERE {wanted}{_NEWEST}", (jenis, tahun, periode)
    )


def knows_paket(store: Store, manifes: str) -> bool:
    """Tell whether a package was built in this folder."""
    return bool(rows(store.db, "SELECT 1 FROM paket WHERE manifes = ?", (manifes,)))
