"""What a workbook says otherwise than the plan, field by field, of one butir."""

from collections.abc import Callable, Iterable, Iterator
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    KOSONG,
    Isian,
    format_isian,
    format_rupiah,
    from_text,
    round_half_up,
    to_text,
)
from ranpk_desktop.domain.bacaan_rencana import ButirBaca
from ranpk_desktop.domain.butir import Level, format_waktu, read_waktu, write_waktu
from ranpk_desktop.domain.impor import Perubahan
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.triwulan import Triwulan

KOLOM_TARGET = {triwulan: f"target_{triwulan}" for triwulan in (*map(int, Triwulan), TAHUNAN)}
"""The name of a target's column, by triwulan."""

_JUDUL = {
    "uraian": _("Uraian"),
    "penanggung_jawab": _("Penanggung jawab"),
    "satuan": _("Satuan"),
    "sumber_data": _("Sumber data"),
    "waktu": _("Waktu"),
    "pagu": _("Pagu"),
    "pengukuran": _("Pengukuran"),
    KOLOM_TARGET[TAHUNAN]: _("Target tahunan"),
}
_MOST_PLACES = 12
"""So many decimals round_half_up takes; a workbook's number holds hardly more."""


def column_title(kolom: str) -> str:
    """Return the words of a column: "Satuan", "Target TW III"."""
    if kolom in _JUDUL:
        return _JUDUL[kolom]
    triwulan = Triwulan(int(kolom.removeprefix("target_")))
    return _("Target {triwulan}").format(triwulan=triwulan.label)


def normal(teks: str) -> str:
    """Return a text as it is compared: on one line, single blanks, letters as they are."""
    return clean_line(teks)


def compare(simpul: Simpul, butir: ButirBaca, above: Simpul | None = None) -> tuple[Perubahan, ...]:
    """Return what `butir` says otherwise than the plan, of the columns that its file carries.

    `above` is the plan's butir above it, with which an indikator shares a row of S3. Both sides are
    compared as our own workbook shows them, so what a workbook cannot keep apart (line breaks, the
    seventeenth digit, a derived annual target) is never a change.
    """
    return tuple(_differences(simpul, butir, above))


def _differences(simpul: Simpul, butir: ButirBaca, above: Simpul | None) -> Iterator[Perubahan]:
    for kolom, baru in {"uraian": butir.uraian, **butir.isi}.items():
        lama = _STORED[kolom](simpul)
        same = (_same_pagu if kolom == "pagu" else _same_text)(lama, baru)
        if not same and not (kolom == "penanggung_jawab" and _is_shared(simpul, above, baru)):
            yield _change(kolom, shown(kolom, lama), shown(kolom, baru))
    for triwulan, isian in butir.target.items():
        if not _same_target(simpul, triwulan, isian):
            lama = format_isian(simpul.target.get(triwulan, KOSONG))
            yield _change(KOLOM_TARGET[triwulan], lama, format_isian(isian))
    if butir.pengukuran is not None:
        pairs = [(item.judul, item.teks) for item in simpul.pengukuran]
        if _words(pairs) != _words(butir.pengukuran):
            yield _change("pengukuran", _lines(pairs), _lines(butir.pengukuran))


def _change(kolom: str, lama: str, baru: str) -> Perubahan:
    return Perubahan(kolom, column_title(kolom), lama, baru)


_STORED: dict[str, Callable[[Simpul], str]] = {
    "uraian": lambda simpul: simpul.butir.uraian,
    "penanggung_jawab": lambda simpul: simpul.butir.penanggung_jawab,
    "satuan": lambda simpul: simpul.satuan,
    "sumber_data": lambda simpul: simpul.indikator.sumber_data if simpul.indikator else "",
    "waktu": lambda simpul: write_waktu(simpul.keluaran.waktu) if simpul.keluaran else "",
    "pagu": lambda simpul: "" if simpul.pagu is None else to_text(simpul.pagu),
}
"""How to find in the plan what `ButirBaca.isi` holds, in the same form as there."""


def shown(kolom: str, teks: str) -> str:
    """Return a text of `ButirBaca.isi`, where waktu and pagu have their stored form, for people."""
    if kolom == "waktu":
        return format_waktu(read_waktu(teks))
    if kolom == "pagu" and teks:
        return format_rupiah(from_text(teks))
    return teks


def _is_shared(simpul: Simpul, above: Simpul | None, baru: str) -> bool:
    """Tell whether the penanggung jawab of a row is that of what the indikator stands beside."""
    if above is None or simpul.level not in (Level.INDIKATOR, Level.KELUARAN):
        return False
    own = simpul.butir.penanggung_jawab
    return not own and _same_text(above.butir.penanggung_jawab, baru)


def _same_text(lama: str, baru: str) -> bool:
    return normal(lama) == normal(baru)


def _same_pagu(lama: str, baru: str) -> bool:
    amounts = pagu_of(lama), pagu_of(baru)
    if amounts[0] is None or amounts[1] is None:
        return amounts == (None, None)
    return _same_number(amounts[0], amounts[1])


def pagu_of(teks: str) -> Decimal | None:
    """Return the amount of a stored text, None for none."""
    return from_text(teks) if teks else None


def _same_target(simpul: Simpul, triwulan: int, isian: Isian) -> bool:
    stored = simpul.target.get(triwulan, KOSONG)
    if triwulan == TAHUNAN and stored.kosong:
        # Our workbook prints the derived number, rounded or not; another leaves the cell empty.
        return isian.kosong or _same_isian(_rounded(simpul.tahunan, isian), isian)
    return _same_isian(stored, isian)


def _rounded(derived: Isian, shown: Isian) -> Isian:
    """Return a derived target with as many decimals as the one that is shown."""
    if derived.nilai is None or shown.nilai is None:
        return derived
    places = min(len(to_text(shown.nilai).partition(".")[2]), _MOST_PLACES)
    rounded = round_half_up(derived.nilai, places)
    # A mean without end is shown with more decimals than can be compared.
    same = rounded == round_half_up(shown.nilai, places)
    return Isian(derived.jenis, shown.nilai if same else derived.nilai)


def _same_isian(one: Isian, other: Isian) -> bool:
    if (one.jenis, one.operator) != (other.jenis, other.operator):
        return False
    if one.nilai is None or other.nilai is None:
        return one.nilai is other.nilai
    return _same_number(one.nilai, other.nilai)


def _same_number(one: Decimal, other: Decimal) -> bool:
    """Tell whether a cell of a workbook, which holds a double, can keep two numbers apart."""
    return one == other or float(one) == float(other)


def _words(pairs: Iterable[tuple[str, str]]) -> str:
    """Return a pengukuran without what depends on how one cell is split into titles."""
    return normal(" ".join(f"{judul} {teks}" for judul, teks in pairs).replace(":", " "))


def _lines(pairs: Iterable[tuple[str, str]]) -> str:
    return "\n".join(f"{judul}: {teks}" if judul else teks for judul, teks in pairs)
