"""Rows of satisfaction surveys: services, surveys, values by unsur, profiles, targets."""

from typing import Any

from db.connection import Store
from db.tables import rows

Row = dict[str, Any]


def layanan(store: Store) -> list[Row]:
    """Return the services of the office that are not taken out, in their order."""
    return rows(
        store.db, "SELECT * FROM layanan WHERE dihapus_pada IS NULL ORDER BY urutan, nama, id"
    )


def layanan_row(store: Store, layanan_id: str) -> Row:
    """Return one service, taken out or not."""
    return rows(store.db, "SELECT * FROM layanan WHERE id = ?", (layanan_id,))[0]


def next_urutan(store: Store) -> int:
    """Return the next free place in the order of services."""
    (found,) = store.db.execute("SELECT coalesce(max(urutan), 0) + 1 FROM layanan").fetchone()
    return int(found)


TABLES = ("layanan", "survei", "nilai_unsur", "profil_responden", "target_skm")


def isi(store: Store) -> dict[str, list[Row]]:
    """Return the tables of surveys whole, as `domain.isi_skm.compose` reads them."""
    return {name: rows(store.db, f"SELECT * FROM {name}") for name in TABLES}


def isi_until(store: Store, tahun: int, periode: str) -> dict[str, list[Row]]:
    """Return what a survey report says: the surveys of that part of the year and of years before.

    It holds unit and pejabat, the services with their results, the targets, and what was decided to
    be done about the surveys; `ratl` are the rows of every unit that is stored.
    """
    of_layanan = "layanan_id IN (SELECT id FROM layanan WHERE dihapus_pada IS NULL)"
    survei = f"SELECT {{}} FROM survei WHERE tahun <= ? AND periode = ? AND {of_layanan}"
    of_survei = f"survei_id IN ({survei.format('id')})"
    queries: dict[str, tuple[str, tuple[Any, ...]]] = {
        "unit": ("SELECT * FROM unit", ()),
        "pejabat": ("SELECT * FROM pejabat", ()),
        "layanan": ("SELECT * FROM layanan WHERE dihapus_pada IS NULL", ()),
        "survei": (survei.format("*"), (tahun, periode)),
        "nilai_unsur": (f"SELECT * FROM nilai_unsur WHERE {of_survei}", (tahun, periode)),
        "profil_responden": (f"SELECT * FROM profil_responden WHERE {of_survei}", (tahun, periode)),
        "target_skm": ("SELECT * FROM target_skm WHERE tahun <= ?", (tahun,)),
        "ratl": ("SELECT * FROM ratl WHERE dihapus_pada IS NULL AND tahun <= ?", (tahun,)),
        "ratl_nihil": (f"SELECT * FROM ratl_nihil WHERE tahun <= ? AND {of_layanan}", (tahun,)),
    }
    return {name: rows(store.db, sql, values) for name, (sql, values) in queries.items()}


def survey(store: Store, layanan_id: str, tahun: int, periode: str) -> Row | None:
    """Return one survey, None where nothing of it has been typed yet."""
    found = rows(
        store.db,
        "SELECT * FROM survei WHERE layanan_id = ? AND tahun = ? AND periode = ?",
        (layanan_id, tahun, periode),
    )
    return found[0] if found else None


def answer(store: Store, survei_id: str, unsur: str) -> Row | None:
    """Return the value of one unsur."""
    found = rows(
        store.db, "SELECT * FROM nilai_unsur WHERE survei_id = ? AND unsur = ?", (survei_id, unsur)
    )
    return found[0] if found else None


def profile(store: Store, survei_id: str) -> list[Row]:
    """Return the profile of a survey, the most frequent answers first."""
    return rows(
        store.db,
        "SELECT * FROM profil_responden WHERE survei_id = ? ORDER BY jenis, jumlah DESC, isi",
        (survei_id,),
    )


def target(store: Store, tahun: int) -> Row | None:
    """Return the target and the method of a survey year."""
    found = rows(store.db, "SELECT * FROM target_skm WHERE tahun = ?", (tahun,))
    return found[0] if found else None


def periods(store: Store, tahun: int) -> set[str]:
    """Return the parts of a year that a live service has a survey of."""
    found = store.db.execute(
        "SELECT DISTINCT periode FROM survei JOIN layanan ON layanan.id = layanan_id"
        " WHERE dihapus_pada IS NULL AND tahun = ?",
        (tahun,),
    )
    return {periode for (periode,) in found}


def years(store: Store) -> list[int]:
    """Return the years in which a live service has a survey, oldest first."""
    found = store.db.execute(
        "SELECT DISTINCT tahun FROM survei JOIN layanan ON layanan.id = layanan_id"
        " WHERE dihapus_pada IS NULL ORDER BY tahun"
    )
    return [tahun for (tahun,) in found]
