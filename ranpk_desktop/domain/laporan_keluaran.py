"""T/O and keluaran in a quarter: what was due, what was achieved, in numbers or in words."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from ranpk_desktop.domain.angka import (
    KOSONG,
    Isian,
    Jenis,
    format_isian,
    parse_angka,
    round_half_up,
)
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.capaian import percentage
from ranpk_desktop.domain.data_dukung import DataDukung
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.realisasi import Realisasi, StatusKeluaran
from ranpk_desktop.domain.rencana import TAHUNAN, Arah
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

SEMESTER = {Triwulan.II: "S1", Triwulan.IV: "S2"}
"""The quarters that end a half-year, at which RANPK is reported, and its periode (domain.md §3)."""


@dataclass(frozen=True, slots=True)
class Ukuran:
    """Hold a number with what it counts, as in "4 kali audit periodik": 4 and "kali"."""

    nilai: Decimal
    satuan: str


@dataclass(frozen=True, slots=True)
class BarisKeluaran:
    """Show one T/O or keluaran in one quarter.

    `atas` are the butir above it, the highest first; `rencana_aksi` is what it belongs to in
    words. `jatuh_tempo` says that the quarter is one of its `waktu`; `terlewat` are those before it
    that have no realisasi. `capaian` is in percent,
    rounded half up to 2 decimals: of two numbers of one satuan, else as typed (`capaian_diketik`).
    """

    butir_id: str
    level: Level
    nomor: str
    uraian: str
    atas: tuple[Simpul, ...]
    satuan: str
    waktu: tuple[Triwulan, ...]
    instansi_terkait: str
    penanggung_jawab: str
    target: Isian
    realisasi: Realisasi
    sebelumnya: Realisasi | None
    capaian: Decimal | None
    capaian_diketik: bool
    jatuh_tempo: bool
    data_dukung: tuple[DataDukung, ...] = ()
    terlewat: tuple[Triwulan, ...] = ()

    @property
    def isian(self) -> Isian:
        """Return the realisasi as a cell."""
        return isian_of(self.realisasi)

    @property
    def teks(self) -> str:
        """Return the realisasi as it is shown: as typed, number and satuan or words."""
        return shown_keluaran(self.realisasi)

    @property
    def belum_diisi(self) -> bool:
        """Tell whether a realisasi is still wanted."""
        return self.jatuh_tempo and self.isian.kosong

    @property
    def penuh_diketik(self) -> bool:
        """Tell whether a capaian of 100% or more was typed."""
        return self.capaian_diketik and self.capaian is not None and self.capaian >= 100

    @property
    def tanpa_bukti(self) -> bool:
        """Tell whether such a capaian lacks keterangan or data dukung (domain.md §3, S1)."""
        return self.penuh_diketik and not (self.data_dukung and self.realisasi.keterangan.strip())

    @property
    def belum_selesai(self) -> bool:
        """Tell whether it is due and not said to be finished."""
        return self.jatuh_tempo and self.realisasi.status is not StatusKeluaran.SELESAI

    def above(self, *levels: Level) -> Simpul | None:
        """Return the nearest butir above it of one of some levels."""
        return next((node for node in reversed(self.atas) if node.level in levels), None)

    @property
    def pemegang(self) -> str:
        """Return who answers for it: its own penanggung jawab, or the nearest above it."""
        above = (node.butir.penanggung_jawab for node in reversed(self.atas))
        names = (self.penanggung_jawab, *above)
        return next((nama.strip() for nama in names if nama.strip()), "")

    @property
    def sasaran(self) -> Simpul | None:
        """Return the sasaran of RANPK that it serves, None for one of the office's own."""
        return self.above(Level.SASARAN) if self.level is Level.KELUARAN else None


def rows(
    pohon: Pohon,
    typed: Mapping[str, Mapping[Triwulan, Realisasi]],
    dukungan: Mapping[str, tuple[DataDukung, ...]],
    triwulan: Triwulan,
) -> Iterator[BarisKeluaran]:
    """Yield every T/O and keluaran of a plan in its order, due in the quarter or not."""
    for simpul in pohon.simpul:
        if simpul.level.is_keluaran:
            cells = typed.get(simpul.id, {})
            yield _row(pohon, simpul, cells, dukungan.get(simpul.id, ()), triwulan)


def _row(
    pohon: Pohon,
    simpul: Simpul,
    cells: Mapping[Triwulan, Realisasi],
    dukungan: tuple[DataDukung, ...],
    triwulan: Triwulan,
) -> BarisKeluaran:
    now = cells.get(triwulan) or Realisasi.empty(simpul.id, triwulan)
    before = [cells[tw] for tw in Triwulan if tw < triwulan and tw in cells]
    target = _target(simpul, triwulan)
    reckoned = _reckoned(simpul, now, target)
    capaian = now.capaian if reckoned is None else reckoned
    return BarisKeluaran(
        butir_id=simpul.id,
        level=simpul.level,
        nomor=simpul.nomor,
        uraian=simpul.butir.uraian,
        atas=tuple(pohon.ancestors(simpul.id))[::-1],
        satuan=simpul.satuan,
        waktu=simpul.keluaran.waktu if simpul.keluaran else (),
        instansi_terkait=simpul.keluaran.instansi_terkait if simpul.keluaran else "",
        penanggung_jawab=simpul.butir.penanggung_jawab,
        target=target,
        realisasi=now,
        sebelumnya=before[-1] if before else None,
        capaian=None if capaian is None else round_half_up(capaian),
        capaian_diketik=reckoned is None and now.capaian is not None,
        jatuh_tempo=_is_due(simpul, triwulan),
        data_dukung=dukungan,
        terlewat=tuple(
            tw
            for tw in Triwulan
            if tw < triwulan
            and _is_due(simpul, tw)
            and (tw not in cells or isian_of(cells[tw]).kosong)
        ),
    )


def _is_due(simpul: Simpul, triwulan: Triwulan) -> bool:
    """Tell whether a quarter is in the `waktu`; where there is none, whether it has a target."""
    if simpul.keluaran and simpul.keluaran.waktu:
        return triwulan in simpul.keluaran.waktu
    return simpul.target.get(triwulan, KOSONG).jenis is Jenis.ANGKA


def _target(simpul: Simpul, triwulan: Triwulan) -> Isian:
    """Return what the quarter is measured against: its own target, at the end that of the year."""
    own = simpul.target.get(triwulan, KOSONG)
    if own.kosong and triwulan is Triwulan.IV:
        return simpul.target.get(TAHUNAN, KOSONG)
    return own


def _reckoned(simpul: Simpul, realisasi: Realisasi, target: Isian) -> Decimal | None:
    """Return the capaian of two numbers of one satuan (domain.md §3, S1), None where it is typed.

    Of a keluaran without a target the number in its own text counts: "4 kali audit periodik".
    """
    if realisasi.nilai is None:
        return None
    if target.nilai is not None:
        wanted = Ukuran(target.nilai, simpul.satuan)
    elif (
        simpul.level is Level.KELUARAN
        and target.kosong
        and (said := read_ukuran(simpul.butir.uraian))
    ):
        wanted = said
    else:
        return None
    own = read_ukuran(realisasi.teks)
    satuan = own.satuan if own and own.satuan else simpul.satuan
    if satuan.casefold() != wanted.satuan.casefold():
        return None
    return percentage(Arah.MAKSIMAL, realisasi.nilai, wanted.nilai)


_UKURAN = re.compile(r"\s*(?P<angka>[0-9][0-9.,]*)\s*(?P<satuan>%|[^\W\d_][\w/.-]*)?")


def read_ukuran(teks: str, *, whole: bool = False) -> Ukuran | None:
    """Return the number that a text begins with, and the word behind it; None where none stands.

    With `whole` the text must hold nothing else: "4 kali" does, "4 kali audit" does not.
    """
    found = _UKURAN.fullmatch(teks.strip()) if whole else _UKURAN.match(teks)
    if found is None:
        return None
    try:
        nilai = parse_angka(found["angka"].rstrip(".,")).nilai
    except CheckError:
        return None
    return Ukuran(nilai, found["satuan"] or "")


def isian_of(realisasi: Realisasi) -> Isian:
    """Return what was typed as a cell."""
    return Isian(realisasi.jenis, realisasi.nilai, teks=realisasi.teks)


def shown_keluaran(realisasi: Realisasi | None) -> str:
    """Return what was typed for a T/O or a keluaran, "" for nothing."""
    if realisasi is None:
        return ""
    return realisasi.teks if realisasi.nilai is not None else format_isian(isian_of(realisasi))
