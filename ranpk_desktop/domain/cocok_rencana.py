"""Which butir of a plan a workbook speaks of, and what it would change (domain.md §7)."""

import re
from collections import Counter, defaultdict, deque
from collections.abc import Collection, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace

from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca
from ranpk_desktop.domain.beda_rencana import compare, normal
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.impor import Perubahan, StatusImpor
from ranpk_desktop.domain.pohon import Pohon, Simpul

_KEGIATAN = (Level.KEGIATAN, Level.SUB_KEGIATAN)
_NUMBERING = re.compile(r"^(RA|KK|T/O)\s*|\s|\.$")


@dataclass(frozen=True, slots=True)
class BarisImpor:
    """Hold one row of the preview; `simpul` is None of a new one, `butir` of one that is missing.

    `kunci` is the id of the butir, and a name of its own for a new one; `induk` is the kunci of
    the row above it, which may be a butir that the file does not show. `level` and `tingkat` are
    those of the plan where it has the butir, whatever the file guesses. `tempat` is its place in
    `Bacaan.butir`.
    """

    kunci: str
    status: StatusImpor
    level: Level
    tingkat: int
    induk: str | None
    butir: ButirBaca | None = None
    simpul: Simpul | None = None
    tempat: int | None = None
    perubahan: tuple[Perubahan, ...] = ()

    @property
    def uraian(self) -> str:
        """Return its text: the file's, and the plan's where the file does not have it."""
        if self.butir:
            return self.butir.uraian
        return self.simpul.butir.uraian if self.simpul else ""

    @property
    def tebakan(self) -> bool:
        """Tell whether its level is a guess that a person may turn."""
        return self.status is StatusImpor.BARU and bool(self.butir and _is_guess(self.butir))


def cocokkan(bacaan: Bacaan, pohon: Pohon) -> tuple[BarisImpor, ...]:
    """Return the rows of a file in their order, matched with the plan, and those it lacks.

    By id first; then below the same parent by text and number, by text, and by text in any case,
    equals in their order, and by what stands below (a new text for the same kegiatan); at last by
    text anywhere in the plan where only one butir has it. A guessed kegiatan matches a sub
    kegiatan and takes the plan's level and place.
    """
    found = _Matcher(bacaan.butir, pohon).run()
    rows = _with_missing(list(_rows(bacaan.butir, found, pohon)), pohon)
    invented = _invented(bacaan.butir)
    needed = {row.induk for row in rows if row.status is StatusImpor.BARU}
    return tuple(row for row in rows if row.tempat not in invented or row.kunci in needed)


def turn_levels(bacaan: Bacaan, places: Collection[int], level: Level) -> Bacaan:
    """Make guessed kegiatan at some places sub kegiatan, or the other way round.

    Sub kegiatan hang below the kegiatan before them; one that has none before it stays a kegiatan.
    """
    butir = list(bacaan.butir)
    last: dict[int | None, int] = {}
    for place, row in enumerate(butir):
        if row.level not in _KEGIATAN:
            continue
        anchor = _anchor(bacaan.butir, place)
        wanted = level if place in places else row.level
        if _is_guess(row) and wanted is Level.SUB_KEGIATAN and anchor in last:
            butir[place] = replace(row, level=wanted, induk=last[anchor])
        elif _is_guess(row):
            butir[place] = replace(row, level=Level.KEGIATAN, induk=anchor)
        if butir[place].level is Level.KEGIATAN:
            last[anchor] = place
    return replace(bacaan, butir=tuple(butir))


def take(baris: Iterable[BarisImpor], kunci: Collection[str]) -> tuple[BarisImpor, ...]:
    """Return what is left to apply when only the rows named are wanted.

    A changed row that is not wanted counts as equal; below a new one that is not wanted, no other
    new one can stand.
    """
    taken: list[BarisImpor] = []
    refused: set[str | None] = set()
    for row in baris:
        if row.status is StatusImpor.BARU and (row.kunci not in kunci or row.induk in refused):
            refused.add(row.kunci)
        elif row.status is StatusImpor.BERUBAH and row.kunci not in kunci:
            taken.append(replace(row, status=StatusImpor.SAMA, perubahan=()))
        elif row.status is not StatusImpor.HILANG:
            taken.append(row)
    return tuple(taken)


class _Matcher:
    """Pair the rows of a file with the butir of a plan, each at most once."""

    def __init__(self, butir: Sequence[ButirBaca], pohon: Pohon) -> None:
        self._butir, self._pohon = butir, pohon
        self._found: list[Simpul | None] = [None] * len(butir)
        self._free = set(pohon.by_id)
        self._invented = _invented(butir)
        self._guessed = {_kind(row.level) for row in butir if row.level_tebakan}
        self._groups: dict[int | None, list[int]] = defaultdict(list)
        self._children: dict[int | None, list[int]] = defaultdict(list)
        for place, row in enumerate(butir):
            self._children[row.induk].append(place)
            group = _anchor(butir, place) if _is_guess(row) else row.induk
            self._groups[group].append(place)

    def run(self) -> list[Simpul | None]:
        """Return for each place the butir of the plan, or None."""
        self._match_ids()
        self._match_below(None)
        for place in range(len(self._butir)):
            self._match_below(place)
        self._match_moved()
        return self._found

    def _take(self, place: int, simpul: Simpul) -> None:
        self._found[place] = simpul
        self._free.remove(simpul.id)

    def _match_ids(self) -> None:
        for place, row in enumerate(self._butir):
            simpul = self._pohon.by_id.get(row.id or "")
            if simpul and simpul.id in self._free and _kind(simpul.level) == _kind(row.level):
                self._take(place, simpul)

    def _match_below(self, parent: int | None) -> None:
        """Pair what stands below one row of the file, or at its root, with the same in the plan."""
        above = None if parent is None else self._found[parent]
        if parent is not None and above is None:
            return
        simpul = list(self._candidates(above.id if above else None))
        for key in (self._text_and_number, self._text, self._text_in_any_case):
            waiting: dict[Hashable, deque[Simpul]] = defaultdict(deque)
            for one in simpul:
                if one.id in self._free:
                    waiting[key(one.level, one.butir.uraian, one.nomor)].append(one)
            for place in self._groups[parent]:
                row = self._butir[place]
                equals = waiting.get(key(row.level, row.uraian, row.nomor))
                if self._found[place] is None and equals:
                    self._take(place, equals.popleft())
        self._match_renamed(parent, simpul)

    def _match_renamed(self, parent: int | None, simpul: Sequence[Simpul]) -> None:
        """Pair rows of another text that mostly have the same below them, where only one does."""
        left = {
            place: self._texts_below(place)
            for place in self._groups[parent]
            if self._found[place] is None
        }
        free = [(one, self._known_below(one)) for one in simpul if one.id in self._free]
        alike = [
            (place, one)
            for place, texts in left.items()
            for one, known in free
            if 2 * len(texts & known) > max(len(texts), len(known))
            and self._level(self._butir[place].level) == self._level(one.level)
        ]
        places, ids = Counter(place for place, _one in alike), Counter(it.id for _p, it in alike)
        for place, one in alike:
            if places[place] == ids[one.id] == 1:
                self._take(place, one)

    def _texts_below(self, place: int) -> set[Hashable]:
        below = (self._butir[it] for it in self._children[place])
        return {self._text(row.level, row.uraian, "") for row in below}

    def _known_below(self, simpul: Simpul) -> set[Hashable]:
        below = self._pohon.children(simpul.id)
        return {self._text(one.level, one.butir.uraian, "") for one in below}

    def _candidates(self, parent: str | None) -> Iterator[Simpul]:
        for simpul in self._pohon.children(parent):
            yield simpul
            if Level.KEGIATAN in self._guessed and simpul.level is Level.KEGIATAN:
                below = self._pohon.children(simpul.id)
                yield from (sub for sub in below if sub.level is Level.SUB_KEGIATAN)

    def _match_moved(self) -> None:
        """Pair rows that stand elsewhere in the plan, where nothing else has their text."""
        butir, simpul = self._butir, self._pohon.simpul
        left = Counter(
            self._text(row.level, row.uraian, "")
            for place, row in enumerate(butir)
            if self._found[place] is None
        )
        free: dict[Hashable, list[Simpul]] = defaultdict(list)
        for one in simpul:
            if one.id in self._free:
                free[self._text(one.level, one.butir.uraian, "")].append(one)
        for place, row in enumerate(butir):
            key = self._text(row.level, row.uraian, "")
            equals = [one for one in free.get(key, ()) if one.id in self._free]
            # Below a new row it is another one: a new kegiatan would be left without indikator.
            above = row.induk
            stands = above is None or above in self._invented or self._found[above] is not None
            alone = self._found[place] is None and left[key] == len(equals) == 1
            if alone and stands and normal(row.uraian):
                self._take(place, equals[0])
                self._match_below(place)

    def _level(self, level: Level) -> Level:
        return _kind(level) if _kind(level) in self._guessed else level

    def _text_and_number(self, level: Level, uraian: str, nomor: str) -> Hashable:
        """Return a key that only rows with a number share with one another."""
        number = _NUMBERING.sub("", nomor)
        return (self._level(level), normal(uraian), number) if number else object()

    def _text(self, level: Level, uraian: str, _nomor: str) -> Hashable:
        return self._level(level), normal(uraian)

    def _text_in_any_case(self, level: Level, uraian: str, _nomor: str) -> Hashable:
        return self._level(level), normal(uraian).casefold()


def _kind(level: Level) -> Level:
    """Return the level, taking those for one that a guess may mistake for one another."""
    return Level.SASARAN if level.is_sasaran else _column(level)


def _column(level: Level) -> Level:
    """Return the level, taking kegiatan and sub kegiatan for one: they share a column in S3."""
    return Level.KEGIATAN if level is Level.SUB_KEGIATAN else level


def _is_guess(row: ButirBaca) -> bool:
    """Tell whether a row may be kegiatan or sub kegiatan."""
    return row.level_tebakan and row.level in _KEGIATAN


def _anchor(butir: Sequence[ButirBaca], place: int) -> int | None:
    """Return the place of the nearest row above that is neither kegiatan nor sub kegiatan."""
    above = butir[place].induk
    while above is not None and butir[above].level in _KEGIATAN:
        above = butir[above].induk
    return above


def _invented(butir: Sequence[ButirBaca]) -> set[int]:
    """Return the places of rows that the file does not name: made of the cell of one below them.

    What stands below such a row may well be known, without what it was put under.
    """
    return {row.induk for row in butir if row.induk is not None and butir[row.induk].sel == row.sel}


def _rows(
    butir: Sequence[ButirBaca], found: Sequence[Simpul | None], pohon: Pohon
) -> Iterator[BarisImpor]:
    """Yield the rows of the file as the plan has them, or would have them."""
    made: list[BarisImpor] = []
    last: dict[int | None, _Place] = {}
    for place, (row, simpul) in enumerate(zip(butir, found, strict=True)):
        above = None if row.induk is None else made[row.induk]
        anchor = _anchor(butir, place) if row.level in _KEGIATAN else None
        if simpul:
            one = _known(place, row, simpul, pohon.parent(simpul.id))
        else:
            one = _new(place, row, above, last.get(anchor))
        if one.level is Level.KEGIATAN:
            last[anchor] = (one.kunci, one.tingkat)
        elif one.level is Level.SUB_KEGIATAN:
            last[anchor] = (one.induk, one.tingkat - 1)
        made.append(one)
        yield one


_Place = tuple[str | None, int]
"""The kunci and the depth of a row."""


def _known(place: int, row: ButirBaca, simpul: Simpul, parent: Simpul | None) -> BarisImpor:
    perubahan = compare(simpul, row, parent)
    return BarisImpor(
        kunci=simpul.id,
        status=StatusImpor.BERUBAH if perubahan else StatusImpor.SAMA,
        level=simpul.level,
        tingkat=simpul.tingkat,
        induk=simpul.butir.induk_id if simpul.tingkat else None,
        butir=row,
        simpul=simpul,
        tempat=place,
        perubahan=perubahan,
    )


def _new(
    place: int, row: ButirBaca, above: BarisImpor | None, kegiatan: _Place | None
) -> BarisImpor:
    """Return a new row below the one above it; a sub kegiatan, below the kegiatan before it."""
    level = row.level
    induk, tingkat = (above.kunci, above.tingkat) if above else (None, -1)
    marked = not row.level_tebakan and above is not None and above.level is Level.KEGIATAN
    if level is Level.SUB_KEGIATAN and not marked:
        if kegiatan:
            induk, tingkat = kegiatan
        else:
            level = Level.KEGIATAN
    return BarisImpor(
        f"baru-{place}", StatusImpor.BARU, level, tingkat + 1, induk, row, tempat=place
    )


def _with_missing(rows: list[BarisImpor], pohon: Pohon) -> list[BarisImpor]:
    """Put the butir that the file should show, and does not, after those before them in the plan.

    A file should show a butir whose level it shows below the same level (an S3 workbook speaks
    of no rencana aksi), and whose parent it shows, or should show (nor of the RANPK's branches).
    """
    matched = {row.kunci for row in rows if row.simpul}
    covered = _covered(rows)
    missing: set[str] = set()
    before: str | None = None
    after: dict[str | None, list[BarisImpor]] = defaultdict(list)
    for simpul in pohon.simpul:
        induk = simpul.butir.induk_id if simpul.tingkat else None
        if simpul.id in matched:
            before = simpul.id
        elif induk is None or induk in matched or induk in missing:
            parent = pohon.parent(simpul.id)
            if (parent and _column(parent.level), _column(simpul.level)) in covered:
                missing.add(simpul.id)
                row = BarisImpor(
                    simpul.id,
                    StatusImpor.HILANG,
                    simpul.level,
                    simpul.tingkat,
                    induk,
                    simpul=simpul,
                )
                after[before].append(row)
    return _inserted(rows, after)


def _covered(rows: Sequence[BarisImpor]) -> set[tuple[Level | None, Level]]:
    """Return which level the file shows below which, kegiatan and sub kegiatan taken for one."""
    covered: set[tuple[Level | None, Level]] = set()
    for row in rows:
        if row.butir:
            above = None if row.butir.induk is None else _column(rows[row.butir.induk].level)
            covered.add((above, _column(row.level)))
            if _is_guess(row.butir):
                covered.add((Level.KEGIATAN, Level.KEGIATAN))
    return covered


def _inserted(
    rows: Iterable[BarisImpor], after: dict[str | None, list[BarisImpor]]
) -> list[BarisImpor]:
    """Return the rows with others put after them, but never between a row and what is below it."""
    merged: list[BarisImpor] = []
    waiting = deque(after[None])
    for row in rows:
        while waiting and waiting[0].tingkat >= row.tingkat:
            merged.append(waiting.popleft())
        merged.append(row)
        waiting.extendleft(reversed(after[row.kunci]))
    return [*merged, *waiting]
