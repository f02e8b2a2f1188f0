"""Packages, part by part, and what became of them outside the office."""

from typing import Any

from db.connection import Store
from db.tables import rows
from ranpk_desktop.domain.kiriman import LEFT

Row = dict[str, Any]

_COLUMNS = "paket.*, jenis, tahun, periode, revisi, keadaan, alasan, sidik_isi"
_WITH_VERSION = "FROM paket JOIN rekaman ON rekaman.id = rekaman_id"
_GONE = ", ".join(f"'{keadaan}'" for keadaan in LEFT)
_LEFT = (
    "(EXISTS (SELECT 1 FROM kiriman WHERE kiriman.keadaan IN"
    f" ({_GONE}) AND paket_id IN"
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
    """Return all parts of the report that a part belongs to, in order, each with its version."""
    return rows(
        store.db,
        "WITH pertama AS (SELECT coalesce(induk, manifes) AS manifes FROM paket WHERE id = ?)"
        f" SELECT {_COLUMNS} {_WITH_VERSION}, pertama"
        " WHERE pertama.manifes IN (paket.manifes, induk) ORDER BY bagian_ke",
        (paket_id,),
    )


def replaced_manifes(store: Store, jenis: str, tahun: int, periode: str) -> str | None:
    """Return the manifest that the next package of a period replaces, None for the first.

    That is the newest package that left the office; or, where a receipt about it (or about one
    that is not known here, after a restore) says what Pusat holds instead, that one. A package
    handed back after a restore may be older than those that are here, so the revision comes first;
    then the journal knows the order, which no clock does.
    """
    found = store.db.execute(
        "WITH urut AS MATERIALIZED (SELECT baris_id, min(no) AS no FROM jejak_audit"
        " WHERE tabel IN ('paket', 'tanda_terima') GROUP BY baris_id),"
        " keluar AS (SELECT manifes, revisi, coalesce(no, 0) AS no, paket.rowid AS ke"
        " FROM paket JOIN rekaman ON rekaman.id = rekaman_id"
        " LEFT JOIN urut ON baris_id = paket.id WHERE jenis = :jenis AND tahun = :tahun"
        f" AND periode = :periode AND induk IS NULL AND {_LEFT}),"
        " jawaban AS (SELECT paket_manifes, json_extract(isi, '$.tanda_terima[0].dipegang') AS"
        " dipegang, json_extract(isi, '$.tanda_terima[0].revisi') AS revisi,"
        " coalesce(no, 0) AS no, julianday(dibuat_pada) AS saat FROM tanda_terima"
        " LEFT JOIN urut ON baris_id = tanda_terima.id"
        " WHERE json_extract(isi, '$.tanda_terima[0].jenis') = :jenis"
        " AND json_extract(isi, '$.tanda_terima[0].tahun') = :tahun"
        " AND json_extract(isi, '$.tanda_terima[0].periode') = :periode)"
        " SELECT manifes FROM ("
        " SELECT manifes, revisi, no, ke, 0 AS dijawab, 0 AS saat FROM keluar UNION ALL"
        " SELECT dipegang, jawaban.revisi, coalesce(keluar.no, jawaban.no), ke, 1, saat"
        " FROM jawaban LEFT JOIN keluar ON manifes = paket_manifes WHERE dipegang IS NOT NULL)"
        " ORDER BY revisi DESC, no DESC, ke DESC, dijawab DESC, saat DESC LIMIT 1",
        {"jenis": jenis, "tahun": tahun, "periode": periode},
    ).fetchone()
    return str(found[0]) if found else None


def content_of(store: Store, manifes: str | None) -> str | None:
    """Return what a package says, as JSON; None for one that was not built here."""
    sql = "SELECT isi FROM paket JOIN rekaman ON rekaman.id = rekaman_id WHERE manifes = ?"
    found = store.db.execute(sql, (manifes,)).fetchone()
    return str(found[0]) if found else None


def history(store: Store, tahun: int | None) -> list[Row]:
    """Return every part of every package with its version, the newest report first.

    `keluar` tells of part 1 whether any part left the office.
    """
    return rows(
        store.db,
        f"SELECT {_COLUMNS}, {_LEFT} AS keluar {_WITH_VERSION}"
        " WHERE ? IS NULL OR tahun = ? ORDER BY paket.rowid DESC",
        (tahun, tahun),
    )


def sendings(store: Store) -> list[Row]:
    """Return what was sent or is to be sent, in the order in which it was noted."""
    return rows(store.db, "SELECT * FROM kiriman ORDER BY rowid")


def receipts(store: Store) -> dict[str, Row]:
    """Return the newest receipt of each package, by the manifest that it is about."""
    found = rows(store.db, "SELECT * FROM tanda_terima ORDER BY julianday(dibuat_pada), rowid")
    return {row["paket_manifes"]: row for row in found}
