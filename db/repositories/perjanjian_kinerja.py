"""Drafts of Perjanjian Kinerja, their texts and logos, and the steps of their signing."""

from typing import Any

from db.connection import Store
from db.tables import rows

Row = dict[str, Any]


def draft(store: Store, tahun: int) -> Row | None:
    """Return the draft of a year, None before it is begun."""
    found = rows(store.db, "SELECT * FROM perjanjian_kinerja WHERE tahun = ?", (tahun,))
    return found[0] if found else None


def nearest(store: Store, tahun: int) -> Row | None:
    """Return the draft of the year before, or else the newest of all."""
    found = rows(
        store.db,
        "SELECT * FROM perjanjian_kinerja ORDER BY tahun < ? DESC, tahun DESC LIMIT 1",
        (tahun,),
    )
    return found[0] if found else None


def years(store: Store) -> list[int]:
    """Return the years whose agreement is begun, oldest first."""
    found = store.db.execute("SELECT tahun FROM perjanjian_kinerja ORDER BY tahun")
    return [tahun for (tahun,) in found]


def years_of_first_party(store: Store, pejabat_id: str) -> list[int]:
    """Return the years in whose draft an official is named as Pihak Kesatu."""
    found = store.db.execute(
        "SELECT tahun FROM perjanjian_kinerja WHERE pihak_kesatu_id = ?", (pejabat_id,)
    )
    return [tahun for (tahun,) in found]


def texts(store: Store) -> dict[str, str]:
    """Return the office's own wordings by name; "" where the prescribed one holds again."""
    return {row["nama"]: row["teks"] for row in rows(store.db, "SELECT * FROM templat")}


def logo(store: Store, sidik: str | None) -> list[Row]:
    """Return the logo of that digest as the rows of an `isi`."""
    return rows(store.db, "SELECT * FROM logo WHERE sidik = ?", (sidik,))


def versions(store: Store, tahun: int) -> list[Row]:
    """Return the versions of a year, the oldest first; of their `isi` only `revisi_rencana`."""
    return rows(
        store.db,
        "SELECT id, revisi, alasan, sidik_isi, dibuat_pada, pelaku,"
        " json_extract(isi, '$.perjanjian_kinerja[0].revisi_rencana') AS revisi_rencana"
        " FROM rekaman WHERE jenis = 'PERJANJIAN_KINERJA' AND tahun = ? ORDER BY revisi",
        (tahun,),
    )


def steps(store: Store, rekaman_id: str) -> list[Row]:
    """Return the steps of a version's signing, the first first."""
    return rows(
        store.db,
        "SELECT * FROM tahap_perjanjian WHERE rekaman_id = ? ORDER BY rowid",
        (rekaman_id,),
    )


def by_sidik(store: Store, awal: str) -> list[Row]:
    """Return the versions of any kind whose digest begins so, without their `isi`."""
    return rows(
        store.db,
        "SELECT id, jenis, tahun, periode, revisi, sidik_isi, dibuat_pada FROM rekaman"
        " WHERE substr(sidik_isi, 1, ?) = ? ORDER BY rowid",
        (len(awal), awal),
    )
