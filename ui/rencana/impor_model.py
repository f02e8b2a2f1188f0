"""The rows of an import's preview: what a file would do with each butir, and if it is wanted."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, format_isian
from ranpk_desktop.domain.beda_rencana import KOLOM_TARGET, column_title, normal, shown
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.cocok_rencana import BarisImpor
from ranpk_desktop.domain.impor import DITAWARKAN, StatusImpor
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan
from ui.core.column import Column, Job
from ui.core.pratinjau import TONES, arrow
from ui.core.tasks import Tasks
from ui.core.ticks import TickModel

_UNCHANGED = Changes(frozenset(), None, "")
_INDENT = "\u2003"


@dataclass(frozen=True, slots=True)
class Usul:
    """Hold one row of the preview, and whether it is wanted."""

    baris: BarisImpor
    diambil: bool

    def shown(self, kolom: str) -> str:
        """Return what stands in a column of the file, or of the plan where the file has none."""
        butir, simpul = self.baris.butir, self.baris.simpul
        if kolom in _TRIWULAN:
            target = butir.target if butir else simpul.target if simpul else {}
            return format_isian(target.get(_TRIWULAN[kolom], KOSONG))
        if butir:
            return normal(butir.isi.get(kolom, ""))
        if simpul is None:
            return ""
        return simpul.satuan if kolom == "satuan" else simpul.butir.penanggung_jawab

    def change(self, kolom: str) -> str:
        """Return "96 → 97" for a column that changes, "" for any other."""
        for change in self.baris.perubahan:
            if change.kolom == kolom:
                return arrow(change.lama, change.baru)
        return ""


_TRIWULAN = {kolom: triwulan for triwulan, kolom in KOLOM_TARGET.items()}


class ImporModel(TickModel[Usul]):
    """Show the preview; ticks and levels are handed on, nothing is stored."""

    def __init__(
        self,
        tasks: Tasks,
        tick: Callable[[Collection[str], bool], None],
        turn: Callable[[Collection[str], Level], None],
    ) -> None:
        super().__init__(_columns(turn), lambda row: row.baris.kunci, tasks, None)
        self._tick_keys = tick

    def is_ticked(self, row: Usul) -> bool:
        """Tell whether a row is wanted."""
        return row.diambil

    def can_tick(self, row: Usul) -> bool:
        """Tell whether a row would change anything."""
        return row.baris.status in DITAWARKAN

    def set_ticks(self, rows: Sequence[Usul], on: bool) -> None:
        """Want these rows, or not."""
        self._tick_keys({row.baris.kunci for row in rows}, on)


def family(baris: Sequence[BarisImpor], kunci: Collection[str], on: bool) -> set[str]:
    """Return the rows that are ticked or cleared together with those named.

    A new butir cannot come without the new ones above it, nor stay without them.
    """
    induk = {row.kunci: row.induk for row in baris if row.status is StatusImpor.BARU}
    together = set(kunci)
    if on:
        for one in kunci:
            above = induk.get(one)
            while above in induk:
                together.add(above)
                above = induk[above]
    else:
        together |= {one for one in induk if _below(one, induk, together)}
    return together


def _below(one: str, induk: dict[str, str | None], tops: Collection[str]) -> bool:
    above = induk[one]
    while above is not None and above not in tops:
        above = induk.get(above)
    return above is not None


def _columns(turn: Callable[[Collection[str], Level], None]) -> tuple[Column[Usul], ...]:
    def save_level(row: Usul, teks: str) -> Job:
        turn({row.baris.kunci}, Level(teks))
        return lambda: _UNCHANGED

    def plain(name: str, title: str, width: int, **how: str) -> Column[Usul]:
        return Column(
            name,
            title,
            value=lambda row: row.shown(name),
            tooltip=lambda row: row.change(name) or row.shown(name),
            status=lambda row: "peringatan" if row.change(name) else None,
            align="kanan" if name in _TRIWULAN else "kiri",
            width=width,
            hint=how.get("hint", ""),
        )

    return (
        Column(
            "status",
            _("Status"),
            value=lambda row: row.baris.status.value,
            text=lambda row: row.baris.status.word,
            tooltip=lambda row: row.baris.status.label,
            status=lambda row: TONES.get(row.baris.status),
            width=15,
            hint=_("Baris yang dicentang diterapkan (spasi)"),
        ),
        Column(
            "level",
            _("Tingkat"),
            value=lambda row: row.baris.level.value,
            text=_level,
            edit_text=lambda row: row.baris.level.value,
            width=24,
            editor=tuple((level.value, level.label) for level in GUESSED),
            editable=lambda row: row.baris.tebakan,
            save=save_level,
            hint=_("Tebakan dapat diubah, juga untuk banyak baris sekaligus"),
        ),
        Column(
            "uraian",
            _("Uraian"),
            value=lambda row: row.baris.uraian,
            text=_uraian,
            tooltip=lambda row: row.change("uraian") or row.baris.uraian,
            status=lambda row: "peringatan" if row.change("uraian") else None,
            width=30,
            stretch=True,
        ),
        plain("satuan", _("Satuan"), 9),
        *(plain(KOLOM_TARGET[tw], tw.label, 6) for tw in Triwulan),
        plain(KOLOM_TARGET[TAHUNAN], _("Tahunan"), 7),
        plain("penanggung_jawab", _("Pen. jawab"), 14),
        Column(
            "sel",
            _("Sel"),
            value=lambda row: row.baris.butir.sel if row.baris.butir else "",
            text=lambda row: row.baris.butir.sel.rpartition("!")[2] if row.baris.butir else "",
            tooltip=lambda row: row.baris.butir.sel if row.baris.butir else "",
            hint=_("Tempatnya dalam berkas"),
            width=6,
        ),
    )


GUESSED = (Level.KEGIATAN, Level.SUB_KEGIATAN)
"""The levels that a guessed row can have."""


def _level(row: Usul) -> str:
    label = row.baris.level.label
    return _("{tingkat} (tebakan)").format(tingkat=label) if row.baris.tebakan else label


def _uraian(row: Usul) -> str:
    baris = row.baris
    nomor = baris.butir.nomor if baris.butir else baris.simpul.nomor if baris.simpul else ""
    words = " ".join(filter(None, (nomor, normal(baris.uraian))))
    return _INDENT * baris.tingkat + words


def describe(row: Usul) -> list[tuple[str, str, str]]:
    """Return what the detail shows of a row: (column, in the plan, in the file)."""
    baris = row.baris
    if baris.status is not StatusImpor.BARU or baris.butir is None:
        return [(change.judul, change.lama, change.baru) for change in baris.perubahan]
    butir = baris.butir
    isi = {kolom: shown(kolom, teks) for kolom, teks in butir.isi.items() if teks}
    texts = [(column_title(kolom), "", teks) for kolom, teks in isi.items()]
    targets = [
        (column_title(KOLOM_TARGET[triwulan]), "", format_isian(isian))
        for triwulan, isian in butir.target.items()
        if not isian.kosong
    ]
    titled = [(judul, "", teks) for judul, teks in butir.pengukuran or ()]
    return [*texts, *targets, *titled]
