"""Which of our actions a RATL workbook speaks of, and what it would change (domain.md §7).

Offices send a newer copy each quarter: an action is known by its id in our own exports, else by
unit, jenis layanan, number of the rekomendasi, its words, and its place among equals.
"""

from collections import defaultdict, deque
from collections.abc import Callable, Hashable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from difflib import SequenceMatcher

from ranpk_desktop.domain.bacaan_ratl import AksiBaca
from ranpk_desktop.domain.impor import Perubahan, StatusImpor
from ranpk_desktop.domain.isian_ratl import JUDUL
from ranpk_desktop.domain.ratl import Ratl, StatusRatl, read_unsur, write_unsur
from ranpk_desktop.domain.rekomendasi_skm import Dasar
from ranpk_desktop.domain.sebutan_ratl import is_blank, strip_number, words_of_action
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan

_MIRIP = 0.8
_CALON_MAKS = 60
"""More actions below one label are not compared word by word: each pair costs time."""
_KATA_MAKS = 80


@dataclass(frozen=True, slots=True)
class BarisImporRatl:
    """Hold one row of the preview; `ratl` is None of a new one, `aksi` of one that is missing.

    `kunci` is the id of our action, and a name of its own for a new one.
    """

    kunci: str
    status: StatusImpor
    aksi: AksiBaca | None = None
    ratl: Ratl | None = None
    perubahan: tuple[Perubahan, ...] = ()

    @property
    def mundur(self) -> bool:
        """Tell whether the file would take a status back that we have as further on."""
        stages = {status.label: nomor for nomor, status in enumerate(StatusRatl)}
        change = next((it for it in self.perubahan if it.kolom == "status"), None)
        return change is not None and stages[change.baru] < stages[change.lama]


def cocokkan(aksi: Sequence[AksiBaca], ada: Sequence[Ratl]) -> tuple[BarisImporRatl, ...]:
    """Return the actions of a file in their order, matched with ours of the same survey year.

    Ours that the file lacks, of units that it has, follow those of their unit; they are kept.
    """
    found = _Matcher(aksi, ada).run()
    rows = [
        _row(nomor, baca, ratl) for nomor, (baca, ratl) in enumerate(zip(aksi, found, strict=True))
    ]
    matched = {it.id for it in found if it}
    missing: dict[str, list[BarisImporRatl]] = defaultdict(list)
    units = {it.kunci_unit for it in aksi}
    for it in ada:
        if it.id not in matched and it.kunci_unit in units:
            missing[it.kunci_unit].append(BarisImporRatl(it.id, StatusImpor.HILANG, ratl=it))
    return tuple(_with_missing(rows, missing))


def _row(nomor: int, aksi: AksiBaca, ratl: Ratl | None) -> BarisImporRatl:
    if ratl is None:
        return BarisImporRatl(f"baru-{nomor}", StatusImpor.BARU, aksi)
    perubahan = compare(ratl, aksi)
    status = StatusImpor.BERUBAH if perubahan else StatusImpor.SAMA
    return BarisImporRatl(ratl.id, status, aksi, ratl, perubahan)


def _with_missing(
    rows: Sequence[BarisImporRatl], missing: Mapping[str, list[BarisImporRatl]]
) -> Iterator[BarisImporRatl]:
    """Yield the rows of the file, behind the last one of each unit what it lacks."""
    last = {it.aksi.kunci_unit: nomor for nomor, it in enumerate(rows) if it.aksi}
    ends = {nomor: kunci for kunci, nomor in last.items()}
    for nomor, row in enumerate(rows):
        yield row
        yield from missing.get(ends.get(nomor, ""), ())


# Matching -----------------------------------------------------------------------------------------


class _Matcher:
    """Pair the actions of a file with ours, each at most once, the surest first."""

    def __init__(self, aksi: Sequence[AksiBaca], ada: Sequence[Ratl]) -> None:
        kata = _Kata()
        self._baca = [_Sebutan.of_file(it, kata) for it in aksi]
        self._kita = [_Sebutan.of_ours(it, kata) for it in ada]
        self._aksi, self._ada = aksi, ada
        self._found: list[Ratl | None] = [None] * len(aksi)
        self._free = set(range(len(ada)))

    def run(self) -> list[Ratl | None]:
        """Return for each action of the file ours, or None."""
        self._match_ids()
        for key in _KUNCI:
            self._match_by(key)
        self._match_alike()
        self._match_proposed()
        return self._found

    def _take(self, place: int, ours: int) -> None:
        self._found[place] = self._ada[ours]
        self._free.remove(ours)

    def _left(self) -> list[int]:
        return [place for place, ratl in enumerate(self._found) if ratl is None]

    def _match_ids(self) -> None:
        ours = {it.id: nomor for nomor, it in enumerate(self._ada)}
        for place, it in enumerate(self._baca):
            nomor = ours.get(it.id) if it.id else None
            if nomor in self._free and nomor is not None:
                self._take(place, nomor)

    def _match_by(self, key: "Callable[[_Sebutan], Hashable]") -> None:
        """Pair those of equal key in their order."""
        waiting: dict[Hashable, deque[int]] = defaultdict(deque)
        for nomor in sorted(self._free):
            if self._kita[nomor].kata:
                waiting[key(self._kita[nomor])].append(nomor)
        for place in self._left():
            equals = waiting.get(key(self._baca[place]))
            if equals:
                self._take(place, equals.popleft())

    def _match_alike(self) -> None:
        """Pair a text that was corrected or goes on, where only one below the label is like it."""
        groups: dict[Hashable, tuple[list[int], list[int]]] = defaultdict(lambda: ([], []))
        for place in self._left():
            groups[self._baca[place].label][0].append(place)
        for nomor in sorted(self._free):
            groups[self._kita[nomor].label][1].append(nomor)
        for theirs, ours in groups.values():
            if max(len(theirs), len(ours)) <= _CALON_MAKS:
                self._match_within(theirs, ours)

    def _match_within(self, theirs: Sequence[int], ours: Sequence[int]) -> None:
        pairs = [
            (place, nomor)
            for place in theirs
            for nomor in ours
            if _alike(self._baca[place].kata, self._kita[nomor].kata)
        ]
        for place, nomor in pairs:
            lone = sum(it[0] == place for it in pairs) == sum(it[1] == nomor for it in pairs) == 1
            if lone:
                self._take(place, nomor)

    def _match_proposed(self) -> None:
        """Give a text to an action that was made from the results and has none yet."""
        blank = {nomor for nomor in self._free if not self._kita[nomor].kata}
        for nomor in sorted(blank):
            kita, unsur = self._kita[nomor], set(self._ada[nomor].unsur)
            found = [
                place
                for place in self._left()
                if self._baca[place].unit == kita.unit
                and self._baca[place].layanan in ("", kita.layanan)
                and self._baca[place].nomor in ("", kita.nomor)
                and unsur
                and unsur == set(self._aksi[place].unsur)
            ]
            if found:
                self._take(found[0], nomor)


@dataclass(frozen=True, slots=True)
class _Sebutan:
    """Hold by what an action is known: unit, layanan, number, and its words."""

    id: str | None
    unit: str
    layanan: str
    nomor: str
    kata: str

    @property
    def label(self) -> Hashable:
        """Return what it stands below."""
        return self.unit, self.layanan, self.nomor

    @classmethod
    def of_file(cls, it: AksiBaca, kata: "_Kata") -> "_Sebutan":
        """Return by what an action of a file is known."""
        layanan, nomor = it.isi.get("jenis_layanan", ""), it.isi.get("no_rekomendasi", "")
        return cls(it.id, it.kunci_unit, _service(layanan), nomor, kata[it.rencana_aksi])

    @classmethod
    def of_ours(cls, it: Ratl, kata: "_Kata") -> "_Sebutan":
        """Return by what one of our actions is known."""
        layanan = _service(it.jenis_layanan)
        return cls(it.id, it.kunci_unit, layanan, it.no_rekomendasi, kata[it.rencana_aksi])


class _Kata(dict[str, str]):
    """Return the words of a text; most texts of a file are ours too."""

    def __missing__(self, teks: str) -> str:
        self[teks] = kata = words_of_action(teks)
        return kata


_KUNCI: tuple[Callable[[_Sebutan], Hashable], ...] = (
    lambda it: (it.unit, it.layanan, it.nomor, it.kata),
    lambda it: (it.unit, it.nomor, it.kata),
    lambda it: (it.unit, it.layanan, it.kata),
    lambda it: (it.unit, it.kata),
)
"""What equals must share: all of it, then with a label that was added or corrected."""


def _service(teks: str) -> str:
    return plain(strip_number(teks))


def _alike(satu: str, dua: str) -> bool:
    """Tell whether one text is the other with some words corrected, or goes on behind it."""
    a, b = satu.split(), dua.split()
    if not a or not b:
        return False
    shorter = min(len(a), len(b))
    if shorter > 3 and a[:shorter] == b[:shorter]:
        return True
    matcher = SequenceMatcher(None, a[:_KATA_MAKS], b[:_KATA_MAKS], autojunk=False)
    return matcher.real_quick_ratio() >= _MIRIP and matcher.ratio() >= _MIRIP


# Comparing ----------------------------------------------------------------------------------------


def compare(ratl: Ratl, aksi: AksiBaca) -> tuple[Perubahan, ...]:
    """Return what a file says otherwise than we have it, of the columns that it carries.

    A cell that says nothing takes nothing away, unless it is our own export, in which somebody has
    emptied it. A guess never replaces what a person could have said.
    """
    return tuple(_differences(ratl, aksi))


def _differences(ratl: Ratl, aksi: AksiBaca) -> Iterator[Perubahan]:
    said = {"rencana_aksi": aksi.rencana_aksi, **aksi.isi}
    if aksi.triwulan and not aksi.isi.get("waktu_pelaksanaan") and not ratl.waktu_pelaksanaan:
        said["waktu_pelaksanaan"] = aksi.triwulan
    for kolom, baru in said.items():
        lama = stored(ratl, kolom)
        if lama == baru:
            continue
        if is_blank(baru) and (aksi.id is None or is_blank(lama) or kolom == "status"):
            continue
        if not _SAMA.get(kolom, _same_text)(lama, baru):
            yield Perubahan(kolom, JUDUL[kolom], shown(kolom, lama), shown(kolom, baru))


def stored(ratl: Ratl, kolom: str) -> str:
    """Return a column of our action in the form in which a reading holds it."""
    match getattr(ratl, kolom):
        case None:
            return ""
        case date() as hari:
            return hari.isoformat()
        case tuple() as unsur:
            return write_unsur(unsur)
        case nilai:
            return str(nilai)


def shown(kolom: str, teks: str) -> str:
    """Return a stored text as people read it."""
    if not teks:
        return ""
    if kolom == "status":
        return StatusRatl(teks).label
    if kolom == "dasar":
        return Dasar(teks).label
    if kolom == "unsur":
        return ", ".join(it.sebutan for it in read_unsur(teks))
    if kolom in ("tanggal_mulai", "tanggal_selesai"):
        return format_tanggal(date.fromisoformat(teks))
    return teks


def _same_text(lama: str, baru: str) -> bool:
    return clean_line(lama) == clean_line(baru)


def _same_time(lama: str, baru: str) -> bool:
    """Tell whether two times mean the same day or period, however they are written."""
    if _same_text(lama, baru):
        return True
    ours, theirs = read_waktu_pelaksanaan(lama), read_waktu_pelaksanaan(baru)
    meant = ours.tanggal, ours.periode
    return meant != (None, "") and meant == (theirs.tanggal, theirs.periode)


def _same_service(lama: str, baru: str) -> bool:
    return _service(lama) == _service(baru)


_SAMA: Mapping[str, Callable[[str, str], bool]] = {
    "waktu_pelaksanaan": _same_time,
    "jenis_layanan": _same_service,
}
