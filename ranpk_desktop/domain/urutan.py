"""Which of some things changed places: the fewest that explain the new order."""

from bisect import bisect_left
from collections.abc import Sequence


def moved(lama: Sequence[str], baru: Sequence[str]) -> set[str]:
    """Return the fewest ids that must change places to make one order of the other.

    Ids that stand in one order only count for nothing. Of several answers of the same size the
    choice hangs on the ids alone, so that both directions name the same.
    """
    old = {item: at for at, item in enumerate(lama)}
    common = [item for item in baru if item in old]
    at = {item: place for place, item in enumerate(common)}
    levels: list[list[str]] = []
    for item, length in zip(reversed(common), _chains([old[item] for item in common]), strict=True):
        if length > len(levels):
            levels.append([])
        levels[length - 1].append(item)
    kept: list[str] = []
    for level in reversed(levels):
        last = kept[-1] if kept else None
        kept.append(
            min(
                item
                for item in level
                if last is None or (old[item] > old[last] and at[item] > at[last])
            )
        )
    return set(common).difference(kept)


def _chains(places: Sequence[int]) -> list[int]:
    """Return, from the last to the first, how long a rising chain can begin at each place."""
    # Read backwards a rising chain falls; with signs turned it rises, as bisect wants it.
    ends: list[int] = []
    lengths = []
    for place in reversed(places):
        length = bisect_left(ends, -place)
        ends[length : length + 1] = [-place]
        lengths.append(length + 1)
    return lengths
