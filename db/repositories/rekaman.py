"""Versions, locks, and the line of the data folder."""

from datetime import date
from typing import Any

from db.connection import Store
from db.repositories import rencana
from db.tables import rows
from ranpk_desktop.domain import rencana_berlaku
from ranpk_desktop.domain.triwulan import Triwulan


def latest(store: Store, jenis: str, tahun: int, periode: str) -> dict[str, Any] | None:
    """Return the newest version of a period."""
    found = rows(
        store.db,
        "SELECT * FROM rekaman WHERE jenis = ? AND tahun = ? AND periode = ?"
        " ORDER BY revisi DESC LIMIT 1",
        (jenis, tahun, periode),
    )
    return found[0] if found else None


def newest(store: Store, jenis: str) -> dict[str, Any] | None:
    """Return the newest version of a jenis, of whatever period."""
    found = rows(
        store.db, "SELECT * FROM rekaman WHERE jenis = ? ORDER BY rowid DESC LIMIT 1", (jenis,)
    )
    return found[0] if found else None


def head(store: Store, rekaman_id: str) -> tuple[int, str]:
    """Return the number of a version and why it was made, without its content."""
    revisi, alasan = store.db.execute(
        "SELECT revisi, alasan FROM rekaman WHERE id = ?", (rekaman_id,)
    ).fetchone()
    return int(revisi), str(alasan)


def next_revision(store: Store, jenis: str, tahun: int, periode: str) -> int:
    """Return the number of the next version of a period.

    After a restore Pusat may have judged versions that are not here: they are counted, too, but
    for an agreement, whose draft already has its number.
    """
    (found,) = store.db.execute(
        "SELECT max(revisi) FROM (SELECT revisi FROM rekaman"
        " WHERE jenis = :jenis AND tahun = :tahun AND periode = :periode UNION ALL"
        " SELECT json_extract(isi, '$.tanda_terima[0].revisi') FROM tanda_terima"
        " WHERE json_extract(isi, '$.tanda_terima[0].jenis') = :jenis"
        " AND json_extract(isi, '$.tanda_terima[0].tahun') = :tahun"
        " AND json_extract(isi, '$.tanda_terima[0].periode') = :periode"
        " AND :jenis <> 'PERJANJIAN_KINERJA')",
        {"jenis": jenis, "tahun": tahun, "periode": periode},
    ).fetchone()
    return 0 if found is None else int(found) + 1


def versions(store: Store, jenis: str, tahun: int, periode: str) -> list[dict[str, Any]]:
    """Return every version of a period, the oldest first."""
    return rows(
        store.db,
        "SELECT * FROM rekaman WHERE jenis = ? AND tahun = ? AND periode = ? ORDER BY revisi",
        (jenis, tahun, periode),
    )


def revision(
    store: Store, jenis: str, tahun: int, periode: str, revisi: int
) -> dict[str, Any] | None:
    """Return one version of a period by its number."""
    found = rows(
        store.db,
        "SELECT * FROM rekaman WHERE jenis = ? AND tahun = ? AND periode = ? AND revisi = ?",
        (jenis, tahun, periode, revisi),
    )
    return found[0] if found else None


def lock_of(store: Store, rekaman_id: str) -> dict[str, Any] | None:
    """Return the lock that made a version, open or not."""
    found = rows(store.db, "SELECT * FROM kunci WHERE rekaman_id = ?", (rekaman_id,))
    return found[0] if found else None


def lock(store: Store, tahun: int, triwulan: int) -> dict[str, Any] | None:
    """Return the lock that holds for a quarter, or for the plan of the year (TAHUNAN)."""
    found = rows(
        store.db,
        "SELECT * FROM kunci WHERE tahun = ? AND triwulan = ? AND dibuka_pada IS NULL",
        (tahun, triwulan),
    )
    return found[0] if found else None


def locked_quarters(store: Store, tahun: int) -> set[int]:
    """Return the quarters of a year that are locked."""
    found = store.db.execute(
        "SELECT triwulan FROM kunci WHERE tahun = ? AND triwulan > 0 AND dibuka_pada IS NULL",
        (tahun,),
    )
    return {triwulan for (triwulan,) in found}


def last_unlock(store: Store, tahun: int, triwulan: int) -> dict[str, Any] | None:
    """Return the lock of the quarter that was opened last, with its reason."""
    found = rows(
        store.db,
        "SELECT * FROM kunci WHERE tahun = ? AND triwulan = ? AND dibuka_pada IS NOT NULL"
        " ORDER BY rowid DESC LIMIT 1",
        (tahun, triwulan),
    )
    return found[0] if found else None


def rekaman(store: Store, rekaman_id: str) -> dict[str, Any]:
    """Return one version by its id."""
    return rows(store.db, "SELECT * FROM rekaman WHERE id = ?", (rekaman_id,))[0]


def garis(store: Store) -> str:
    """Return the id of the data folder's present line."""
    return str(rows(store.db, "SELECT id FROM garis ORDER BY rowid DESC LIMIT 1")[0]["id"])


def next_nomor_urut(store: Store, garis_id: str) -> int:
    """Return the next number of a package within a line, for people."""
    (found,) = store.db.execute(
        "SELECT coalesce(max(nomor_urut), 0) + 1 FROM paket WHERE garis_id = ?", (garis_id,)
    ).fetchone()
    return int(found)


def plan_revision(store: Store, rekaman: dict[str, Any]) -> int | None:
    """Return the version of the year's plan that a locked quarter was measured against, if any.

    That is the one in force on its last day (domain.md §3). Where there was none yet, it is the one
    that held when the quarter was locked; a plan that was open for a revision then was a draft:
    None. The journal knows that order, which no clock does; a lock that holds has been written
    once, one that was opened twice.
    """
    hari = Triwulan.from_periode(rekaman["periode"]).last_day(rekaman["tahun"])
    dikunci = date.fromisoformat(rekaman["dibuat_pada"][:10])
    revisi = rencana_berlaku.in_force(rencana.versions(store, rekaman["tahun"]), hari, dikunci)
    if revisi is not None:
        return revisi
    found = store.db.execute(
        "WITH jejak AS MATERIALIZED (SELECT no, baris_id FROM jejak_audit WHERE tabel = 'kunci'),"
        " saat AS (SELECT min(no) AS no FROM jejak"
        " WHERE baris_id = (SELECT id FROM kunci WHERE rekaman_id = :id))"
        " SELECT revisi FROM kunci JOIN rekaman ON rekaman.id = rekaman_id"
        " WHERE kunci.tahun = :tahun AND triwulan = 0 AND (SELECT count(*) FROM jejak, saat"
        " WHERE baris_id = kunci.id AND jejak.no < saat.no) = 1",
        {name: rekaman[name] for name in ("id", "tahun")},
    ).fetchone()
    return None if found is None else int(found[0])
