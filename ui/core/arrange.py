"""The order in which a table shows its rows: narrowed, then sorted, as a list of places."""

from collections.abc import Callable, Sequence
from typing import Any, TypeVar

R = TypeVar("R")


def narrow(
    rows: Sequence[R],
    text: str,
    texts: Callable[[], Sequence[str]],
    keep: Callable[[R], bool] | None,
) -> list[int]:
    """Return the places of the rows whose text holds `text` and that `keep` accepts.

    `texts()` gives the case-folded text of every row; it is asked for only where needed.
    """
    if text:
        order = [at for at, whole in enumerate(texts()) if text in whole]
        return [at for at in order if keep(rows[at])] if keep else order
    if keep:
        return [at for at, row in enumerate(rows) if keep(row)]
    return list(range(len(rows)))


def arrange(
    rows: Sequence[R], order: list[int], key: Callable[[R], Any], *, descending: bool
) -> list[int]:
    """Sort places by the key of their rows: stable, without regard to case, None always last."""
    keys = list(map(key, rows))
    empty: list[int] = []
    if None in keys:
        empty = [at for at in order if keys[at] is None]
        order = [at for at in order if keys[at] is not None]
    if order and isinstance(keys[order[0]], str):
        keys = [value and value.casefold() for value in keys]
    return sorted(order, key=keys.__getitem__, reverse=descending) + empty
