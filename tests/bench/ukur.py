"""How rows are measured and printed: floor and ours by turns, so a busy machine slows both."""

import time
from collections.abc import Callable, Sequence
from dataclasses import asdict, dataclass
from statistics import median
from typing import Any

RUNS = 7
HEADINGS = ("what", "goal", "floor", "ours", "ratio", "met?", "note")

Work = Callable[[], object]
Clocked = Callable[[], float]


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table; `unit` of `floor` and `ours` is ms unless another one is named."""

    what: str
    goal: str
    floor: float | None
    ours: float
    ratio: float | None
    met: bool
    unit: str = "ms"
    note: str = ""

    def cells(self) -> tuple[str, ...]:
        """Return what the table shows."""
        ratio = "–" if self.ratio is None else f"{self.ratio:.2f}×"
        return (
            self.what,
            self.goal,
            self._amount(self.floor),
            self._amount(self.ours),
            ratio,
            "yes" if self.met else "NO",
            self.note,
        )

    def _amount(self, value: float | None) -> str:
        if value is None:
            return "–"
        return f"{value:.{0 if value >= 100 else 1 if value >= 10 else 2}f} {self.unit}"


def seconds(work: Work) -> float:
    """Return how long one call takes."""
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def timed(work: Work) -> Clocked:
    """Turn a function into one that returns how long it took."""
    return lambda: seconds(work)


def turns(floor: Clocked, ours: Clocked, runs: int = RUNS) -> list[tuple[float, float]]:
    """Return the seconds of floor and ours, run by turns; the first pair only warms up."""
    pairs = [(floor(), ours()) for _run in range(runs + 1)]
    return pairs[1:]


def compare(
    what: str,
    limit: float,
    pairs: Sequence[tuple[float, float]],
    *,
    scale: float = 1000.0,
    unit: str = "ms",
    note: str = "",
) -> Row:
    """Return the row of a ratio: the median of the ratios of each run."""
    ratio = median(ours / floor for floor, ours in pairs)
    return Row(
        what,
        f"≤ {limit:g}×",
        median(floor for floor, _ours in pairs) * scale,
        median(ours for _floor, ours in pairs) * scale,
        ratio,
        ratio <= limit,
        unit,
        note,
    )


def below(
    what: str,
    limit: float,
    value: float,
    *,
    floor: float | None = None,
    unit: str = "ms",
    note: str = "",
) -> Row:
    """Return the row of a limit that has no floor; `floor` then is only printed beside."""
    return Row(what, f"< {limit:g} {unit}", floor, value, None, value < limit, unit, note)


def p95(values: Sequence[float]) -> float:
    """Return the value that 95 of 100 do not exceed."""
    return sorted(values)[int(len(values) * 0.95)]


def table(rows: Sequence[Row]) -> str:
    """Return the rows as a Markdown table that also reads well on a screen."""
    lines = [HEADINGS, *(row.cells() for row in rows)]
    widths = [max(len(line[at]) for line in lines) for at in range(len(HEADINGS))]
    printed = [
        "| "
        + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True))
        + " |"
        for line in lines
    ]
    rule = "|" + "|".join("-" * (width + 2) for width in widths) + "|"
    return "\n".join([printed[0], rule, *printed[1:]])


def as_json(rows: Sequence[Row]) -> list[dict[str, Any]]:
    """Return the rows as data."""
    return [asdict(row) for row in rows]
