"""Is the computer's clock believable? Offices' laptops are often years off."""

from datetime import datetime, timedelta

from db.connection import Store
from db.repositories import perintah as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.tanggal import format_tanggal

BUILT = datetime.fromisoformat("2026-11-22T00:00:00+00:00")
"""When this version was released: a clock before it is certainly wrong."""

FAR = timedelta(days=366)


class JamService:
    """Compare the clock with the newest time in the journal and with the release date."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def check(self) -> str | None:
        """Return a sentence for a banner where the clock cannot be right, else None."""
        now = self._store.clock()
        newest = repository.newest_moment(self._store)
        known = max(BUILT, datetime.fromisoformat(newest)) if newest else BUILT
        if known <= now <= known + FAR:
            return None
        return _(
            "Jam komputer menunjukkan {sekarang}, padahal data terakhir disimpan {terakhir}. "
            "Betulkan jam komputer sebelum menandatangani paket."
        ).format(sekarang=format_tanggal(now.date()), terakhir=format_tanggal(known.date()))
