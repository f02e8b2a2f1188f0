"""How layouts of workbooks were read, kept outside the journal (see db.tables.EXEMPT)."""

from db.connection import Store
from db.errors import translated
from db.tables import rows


def isi(store: Store, sidik: str) -> str:
    """Return what is remembered of a layout, "" for nothing."""
    found = rows(store.db, "SELECT isi FROM pemetaan WHERE sidik = ?", (sidik,))
    return str(found[0]["isi"]) if found else ""


def save(store: Store, sidik: str, isi: str) -> None:
    """Remember how a layout is read."""
    with translated(), store.db.atomic():
        store.db.execute("INSERT OR REPLACE INTO pemetaan VALUES (?, ?)", (sidik, isi))
