"""Evidence, and the links that say which rows it serves."""

import json
from collections.abc import Iterable
from typing import Any

from db.connection import Store
from db.tables import rows
from ranpk_desktop.domain.data_dukung import DukunganRealisasi, SasaranDukung

Row = dict[str, Any]

_LIVE = "taut_data_dukung.dihapus_pada IS NULL AND data_dukung.dihapus_pada IS NULL"
_OF_RATL = "JOIN ratl ON ratl.id = ratl_id AND ratl.dihapus_pada IS NULL"
_LINKED = "taut_data_dukung JOIN data_dukung ON data_dukung.id = data_dukung_id"


def columns_of(sasaran: SasaranDukung) -> Row:
    """Return the columns of a link that name what it supports."""
    if isinstance(sasaran, DukunganRealisasi):
        return {"butir_id": sasaran.butir_id, "triwulan": int(sasaran.triwulan), "ratl_id": None}
    return {"butir_id": None, "triwulan": None, "ratl_id": sasaran.ratl_id}


def of_target(store: Store, sasaran: SasaranDukung) -> list[Row]:
    """Return the evidence of one row."""
    return rows(
        store.db,
        f"SELECT data_dukung.* FROM {_LINKED} WHERE {_LIVE}"
        " AND butir_id IS ? AND triwulan IS ? AND ratl_id IS ?",
        list(columns_of(sasaran).values()),
    )


def of_quarter(store: Store, tahun: int, triwulan: int) -> dict[str, list[Row]]:
    """Return the live evidence of a quarter and its links: two tables of an `isi`."""
    found = rows(
        store.db,
        f"SELECT taut_data_dukung.* FROM {_LINKED}"
        " JOIN butir_rencana ON butir_rencana.id = butir_id"
        f" WHERE {_LIVE} AND butir_rencana.dihapus_pada IS NULL"
        " AND tahun = ? AND triwulan = ? ORDER BY taut_data_dukung.id",
        (tahun, triwulan),
    )
    return {
        "data_dukung": by_ids(store, {row["data_dukung_id"] for row in found}),
        "taut_data_dukung": found,
    }


def of_ratl(store: Store) -> list[Row]:
    """Return the evidence of every RATL; an item of two of them comes twice."""
    return rows(store.db, f"SELECT data_dukung.* FROM {_LINKED} {_OF_RATL} WHERE {_LIVE}")


def per_ratl(store: Store) -> dict[str, int]:
    """Return how much evidence each RATL has; one without any is missing."""
    found = store.db.execute(
        f"SELECT ratl_id, count(*) FROM {_LINKED} {_OF_RATL} WHERE {_LIVE} GROUP BY ratl_id"
    )
    return dict(found)


def by_ids(store: Store, ids: Iterable[str]) -> list[Row]:
    """Return evidence by id, in the order of the ids."""
    return rows(
        store.db,
        "SELECT * FROM data_dukung WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id",
        (json.dumps(list(ids)),),
    )


def live(store: Store) -> list[Row]:
    """Return all evidence that is not taken out."""
    return rows(store.db, "SELECT * FROM data_dukung WHERE dihapus_pada IS NULL")


def by_sha256(store: Store, sha256: str) -> Row | None:
    """Return the live item of a content, if there is one."""
    found = rows(
        store.db,
        "SELECT * FROM data_dukung WHERE sha256 = ? AND dihapus_pada IS NULL ORDER BY rowid",
        (sha256,),
    )
    return found[0] if found else None


def usage(store: Store) -> dict[str, int]:
    """Return by id how many rows each item serves; rows that were taken out do not count."""
    found = store.db.execute(
        f"SELECT data_dukung_id, count(*) FROM {_LINKED}"
        " LEFT JOIN butir_rencana ON butir_rencana.id = butir_id"
        " LEFT JOIN ratl ON ratl.id = ratl_id"
        f" WHERE {_LIVE} AND butir_rencana.dihapus_pada IS NULL AND ratl.dihapus_pada IS NULL"
        " GROUP BY data_dukung_id"
    )
    return dict(found)


def link(store: Store, data_dukung_id: str, sasaran: SasaranDukung) -> Row | None:
    """Return the link of an item to a row, taken out or not."""
    found = rows(
        store.db,
        "SELECT * FROM taut_data_dukung WHERE data_dukung_id = ?"
        " AND butir_id IS ? AND triwulan IS ? AND ratl_id IS ?",
        [data_dukung_id, *columns_of(sasaran).values()],
    )
    return found[0] if found else None


def live_links(store: Store, data_dukung_id: str) -> list[Row]:
    """Return the links of an item that are not taken out."""
    return rows(
        store.db,
        "SELECT * FROM taut_data_dukung WHERE data_dukung_id = ? AND dihapus_pada IS NULL",
        (data_dukung_id,),
    )


def in_locked_quarter(store: Store, data_dukung_id: str) -> bool:
    """Tell whether an item serves a row of a quarter that is locked."""
    return bool(
        store.db.execute(
            "SELECT 1 FROM taut_data_dukung JOIN butir_rencana ON butir_rencana.id = butir_id"
            " JOIN kunci ON kunci.tahun = butir_rencana.tahun"
            " AND kunci.triwulan = taut_data_dukung.triwulan"
            " WHERE data_dukung_id = ? AND taut_data_dukung.dihapus_pada IS NULL"
            " AND dibuka_pada IS NULL",
            (data_dukung_id,),
        ).fetchone()
    )


def tahun_of(store: Store, butir_id: str) -> int:
    """Return the year in whose plan a butir stands."""
    found = rows(store.db, "SELECT tahun FROM butir_rencana WHERE id = ?", (butir_id,))
    return int(found[0]["tahun"])
