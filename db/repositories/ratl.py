"""Rows of RATL: what units do about the results of their surveys."""

import json
from collections.abc import Iterable
from datetime import date
from typing import Any

from db.connection import Store
from db.tables import rows

Row = dict[str, Any]

_LIVE = "SELECT * FROM ratl WHERE dihapus_pada IS NULL"
_ORDER = " ORDER BY tahun, urutan, id"


def ratl(store: Store) -> list[Row]:
    """Return every action that is not taken out, by survey year and place."""
    return rows(store.db, _LIVE + _ORDER)


def of_year(store: Store, tahun: int) -> list[Row]:
    """Return the actions of a survey year that are not taken out."""
    return rows(store.db, f"{_LIVE} AND tahun = ?{_ORDER}", (tahun,))


def by_ids(store: Store, ids: Iterable[str]) -> list[Row]:
    """Return actions by id, those taken out not."""
    wanted = json.dumps(list(ids))
    return rows(store.db, f"{_LIVE} AND id IN (SELECT value FROM json_each(?)){_ORDER}", (wanted,))


def overdue(store: Store, hari: date) -> list[Row]:
    """Return the actions that are open on a day after their last one."""
    return rows(store.db, f"{_LIVE} AND status <> 'SELESAI' AND sampai < ?", (hari.isoformat(),))


def next_urutan(store: Store) -> int:
    """Return the next free place in the order of actions."""
    (found,) = store.db.execute("SELECT coalesce(max(urutan), 0) + 1 FROM ratl").fetchone()
    return int(found)


def years(store: Store) -> list[int]:
    """Return the survey years that have an action, oldest first."""
    found = store.db.execute(
        "SELECT DISTINCT tahun FROM ratl WHERE dihapus_pada IS NULL ORDER BY tahun"
    )
    return [tahun for (tahun,) in found]


def nihil(store: Store) -> list[Row]:
    """Return why services have nothing to follow up, by year."""
    return rows(store.db, "SELECT * FROM ratl_nihil ORDER BY tahun, layanan_id")
