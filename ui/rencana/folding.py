"""Which rows of a plan are in sight: what a filter leaves, and what stands in no closed row."""

from collections.abc import Sequence

from ranpk_desktop.domain.pohon import Pohon
from ui.rencana.table_model import Baris
from ui.rencana.toolbar import FILTERS


class Folding:
    """Remember which rows are closed; all are open at first."""

    def __init__(self) -> None:
        self.closed: set[str] = set()

    def toggle(self, pohon: Pohon, key: str, open_: bool | None = None) -> str | None:
        """Open or close a row (the other way round for None); return the row that was meant.

        To close a row that has nothing open below it closes the one above. None where there is
        nothing to do.
        """
        if key not in pohon.by_id:
            return None
        is_open = key not in self.closed
        wanted = not is_open if open_ is None else open_
        if not pohon.children(key) or (not wanted and not is_open):
            above = pohon.parent(key)
            if above is None or wanted:
                return None
            key = above.id
        self.closed = self.closed - {key} if wanted else self.closed | {key}
        return key

    def close_all(self, pohon: Pohon) -> None:
        """Leave only the top of the plan."""
        self.closed = {it.id for it in pohon.simpul if pohon.children(it.id)}

    def reveal(self, pohon: Pohon, key: str) -> bool:
        """Open all that a row stands in; tell whether anything was closed."""
        above = {it.id for it in pohon.ancestors(key)}
        hidden = bool(above & self.closed)
        self.closed -= above
        return hidden

    def visible(self, pohon: Pohon, rows: Sequence[Baris], saring: str) -> set[str]:
        """Return the ids of the rows in sight; what stands above a row that stays is shown too."""
        _title, keep = FILTERS[saring]
        left = {row.key for row in rows if keep is None or keep(row)}
        if keep:
            left |= {above.id for key in list(left) for above in pohon.ancestors(key)}
        folded: set[str] = set()
        for row in rows if self.closed else ():
            above = pohon.parent(row.key)
            if above and (above.id in folded or above.id in self.closed):
                folded.add(row.key)
        return left - folded
