"""Packages, part by part, and what became of them outside the office."""

from typing import Any

from db.connection import Store
from db.tables import rows

Row = dict[str, Any]

_WITH_VERSION = (
    "SELECT paket.*, jenis, tahun, periode, revisi, keadaan, alasan, sidik_isi"
    " FROM paket JOIN rekaman ON rekaman.id = rekaman_id"
)
_LEFT = (
    "(EXISTS (SELECT 1 FROM kiriman WHERE kiriman.keadaan IN"
    " ('TERKIRIM', 'TIDAK_PASTI', 'MENGIRIM') AND paket_id IN"
    " (SELECT id FROM paket AS bagian WHERE bagian.id = paket.id OR induk = paket.manifes))"
    " OR EXISTS (SELECT 1 FROM tanda_terima WHERE paket_manifes = paket.manifes))"
)
"""Holds for part 1 of a report of which any part left the office, surely or perhaps."""


def of_version(store: Store, rekaman_id: str) -> list[Row]:
    """Return the parts of the newest package of a version, in order; none where there is none."""
    found = rows(
        store.db,
        "SELECT * FROM paket WHERE rekaman_id = ? AND induk IS NULL ORDER BY rowid DESC LIMIT 1",
        (rekaman_id,),
    )
    return parts(store, found[0]["id"]) if found else []


def parts(store: Store, paket_id: str) -> list[Row]:
    """Return all parts of the report that a part belongs to, in order."""
    return rows(
        store.db,
        "WITH pertama AS (SELECT coalesce(induk, manifes) AS manifes FROM paket WHERE id = ?)"
        " SELECT paket.* FROM paket, pertama"
        " WHERE pertama.manifes IN (paket.manifes, induk) ORDER BY bagian_ke",
        (paket_id,),
    )


def last(store: Store, jenis: str) -> Row | None:
    """Return part 1 of the newest package of a jenis, with tahun, periode and revisi."""
    sql = f"{_WITH_VERSION} WHERE jenis = ? AND induk IS NULL ORDER BY paket.rowid DESC LIMIT 1"
    found = rows(store.db, sql, (jenis,))
    return found[0] if found else None


def replaced_manifes(store: Store, jenis: str, tahun: int, periode: str) -> str | None:
    """Return the manifest of the newest package of a period that left the office, if one did."""
    found = store.db.execute(
        "SELECT manifes FROM paket JOIN rekaman ON rekaman.id = rekaman_id"
        f" WHERE jenis = ? AND tahun = ? AND periode = ? AND induk IS NULL AND {_LEFT}"
        # A package handed back after a restore may be older than those that are here.
        " ORDER BY revisi DESC, paket.rowid DESC LIMIT 1",
        (jenis, tahun, periode),
    ).fetchone()
    return str(found[0]) if found else None


def history(store: Store, tahun: int | None) -> list[Row]:
    """Return every part of every package with its version, the newest report first.

    `keluar` tells of part 1 whether any part left the office.
    """
    return rows(
        store.db,
        f"SELECT paket.*, jenis, tahun, periode, revisi, keadaan, alasan, sidik_isi,"
        f" {_LEFT} AS keluar FROM paket JOIN rekaman ON rekaman.id = rekaman_id"
        " WHERE ? IS NULL OR tahun = ? ORDER BY paket.rowid DESC",
        (tahun, tahun),
    )


def sendings(store: Store) -> list[Row]:
    """Return what was sent or is to be sent, in the order in which it was noted."""
    return rows(store.db, "SELECT * FROM kiriman ORDER BY rowid")


def receipts(store: Store) -> dict[str, Row]:
    """Return the newest receipt of each package, by the manifest that it is about."""
    found = rows(store.db, "SELECT * FROM tanda_terima ORDER BY dibuat_pada, rowid")
    return {row["paket_manifes"]: row for row in found}
