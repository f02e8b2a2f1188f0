"""What has been read so far: butir that can still grow, findings, and the count of target cells."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian
from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca, RingkasanTarget
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.kisi import Petak
from ranpk_desktop.imports.rencana import sel_target
from ranpk_desktop.imports.rencana.pemetaan import DIBACA, Pemetaan
from ranpk_desktop.imports.rencana.sel_target import SelTarget

_RAGU = "ragu"
_CUPLIKAN = 60
_PANJANG = 10_000
"""Letters after which a text goes on no more; else a hostile sheet takes time in the square."""


@dataclass(eq=False, slots=True)
class Draf:
    """Hold a butir while it is being read; `tempat` is the cell that names it."""

    level: Level
    uraian: str
    tempat: Petak
    induk: "Draf | None" = None
    nomor: str = ""
    level_tebakan: bool = False
    isi: dict[str, str] = field(default_factory=dict)
    target: dict[int, Isian] = field(default_factory=dict)
    asal_target: dict[int, Petak | None] = field(default_factory=dict)
    pengukuran: tuple[tuple[str, str], ...] | None = None
    anak: list["Draf"] = field(default_factory=list)

    def fill(self, kolom: str, petak: Petak | None) -> None:
        """Keep the text of a column unless there is one already."""
        if petak is not None:
            self.isi.setdefault(kolom, petak.baris_teks)


class Hasil:
    """Collect what a workbook says; `kelompok` are its pilar and sektor by level and text."""

    def __init__(self, lembar: Sequence[str]) -> None:
        self.akar: list[Draf] = []
        self.tahun: int | None = None
        self.kelompok: dict[tuple[Level, str], Draf] = {}
        self._temuan: list[tuple[tuple[int, int, int], Finding]] = []
        self._jumlah: Counter[str] = Counter()
        self._urutan_lembar = {nama: urutan for urutan, nama in enumerate(lembar)}

    def add(self, draf: Draf) -> Draf:
        """Keep a butir, as the last one below its induk."""
        (draf.induk.anak if draf.induk else self.akar).append(draf)
        return draf

    def find(self, kode: str, tingkat: Tingkat, petak: Petak, pesan: str) -> None:
        """Say what was not understood, or should be looked at, and where."""
        tempat = (self._urutan_lembar.get(petak.lembar, 0), petak.baris, petak.kolom)
        self._temuan.append((tempat, Finding(kode, tingkat, pesan, petak.sel)))

    def warn(self, kode: str, petak: Petak, pesan: str) -> None:
        """Say what a person has to decide."""
        self.find(kode, Tingkat.PERINGATAN, petak, pesan)

    def inform(self, kode: str, petak: Petak, pesan: str) -> None:
        """Say how something was understood that might have been meant otherwise."""
        self.find(kode, Tingkat.INFO, petak, pesan)

    def extend(self, draf: Draf, petak: Petak) -> None:
        """Go on with a text that a page break has torn apart."""
        draf.uraian = self.joined(draf.uraian, petak, " ")

    def joined(self, lama: str, petak: Petak, sambung: str) -> str:
        """Return two texts as one, or the first alone where it has become too long for a cell."""
        if len(lama) > _PANJANG:
            pesan = _("Teks di atas baris ini sudah terlalu panjang; lanjutannya tidak dibaca.")
            self.warn("TEKS_TERLALU_PANJANG", petak, pesan)
            return lama
        return f"{lama}{sambung}{petak.baris_teks}"

    def set_targets(self, draf: Draf, cells: Sequence[SelTarget]) -> None:
        """Read all target cells of a butir together; the first of a quarter counts."""
        for cell, bacaan in sel_target.read_all(cells, draf.isi.get("satuan", "")):
            if bacaan.isian is not None and cell.triwulan in draf.target:
                self.doubt(cell.petak, "TRIWULAN_GANDA", _twice(cell, draf.target, bacaan.isian))
                continue
            for kode, pesan in bacaan.temuan:
                self.warn(kode, cell.petak or draf.tempat, pesan)
            if bacaan.isian is None:
                self._count(_RAGU)
                continue
            self._count(bacaan.isian.jenis.value)
            draf.target[cell.triwulan] = bacaan.isian
            draf.asal_target[cell.triwulan] = cell.petak
            if bacaan.satuan:
                draf.isi.setdefault("satuan", bacaan.satuan)

    def compare_target(self, cell: SelTarget) -> Isian | None:
        """Read and count a target cell that only repeats what another place says."""
        ((_cell, bacaan),) = sel_target.read_all([cell], "")
        for kode, pesan in bacaan.temuan:
            if cell.petak:
                self.warn(kode, cell.petak, pesan)
        self._count(_RAGU if bacaan.isian is None else bacaan.isian.jenis.value)
        return bacaan.isian

    def doubt(self, petak: Petak | None, kode: str, pesan: str) -> None:
        """Count a target cell that goes nowhere, and say why."""
        self._count(_RAGU)
        if petak is not None:
            self.warn(kode, petak, pesan)

    def not_understood(self, petak: Sequence[Petak], baris: Sequence[int]) -> None:
        """Say that some rows that follow each other are no part of a plan that we know."""
        cuplikan = " · ".join(it.baris_teks for it in petak)[:_CUPLIKAN]
        pesan = _("Baris {baris} tidak dibaca sebagai rencana: “{cuplikan}”. Periksa isinya.")
        rentang = f"{baris[0]}–{baris[-1]}" if len(baris) > 1 else f"{baris[0]}"
        # A row with several cells may well be one of the plan.
        penuh = max(Counter(it.baris for it in petak).values()) > 2
        tingkat = Tingkat.PERINGATAN if penuh else Tingkat.INFO
        pesan = pesan.format(baris=rentang, cuplikan=cuplikan)
        self.find("BARIS_TIDAK_DIBACA", tingkat, petak[0], pesan)

    def bacaan(self, ids: Mapping[tuple[str, int, int], str]) -> Bacaan:
        """Return all of it, butir in tree order."""
        nomor: dict[int, int] = {}
        butir: list[ButirBaca] = []
        for draf in _walk(self.akar):
            induk = nomor[id(draf.induk)] if draf.induk else None
            nomor[id(draf)] = len(butir)
            butir.append(_finished(draf, induk, ids))
        temuan = tuple(found for _tempat, found in sorted(self._temuan, key=lambda it: it[0]))
        jumlah = self._jumlah
        ringkasan = RingkasanTarget(sel_target=jumlah.total(), **jumlah)
        return Bacaan(tuple(butir), temuan, ringkasan, self.tahun)

    def _count(self, jenis: str) -> None:
        self._jumlah[jenis] += 1

    def walk(self) -> Iterator[Draf]:
        """Yield the butir in tree order."""
        return _walk(self.akar)


def ignored_columns(hasil: Hasil, pemetaan: Pemetaan, kepala: Iterable[Petak]) -> None:
    """Say which columns have a name that says nothing to us, and so are not read."""
    known = {it.nomor for it in pemetaan.kolom if it.bidang in DIBACA[pemetaan.bentuk]}
    for petak in kepala:
        if not set(range(petak.kolom, petak.kolom + petak.lebar)) & known:
            pesan = _("Kolom “{judul}” tidak dibaca. Cocokkan dengan isian bila diperlukan.")
            hasil.inform(
                "KOLOM_TIDAK_DIBACA", petak, pesan.format(judul=petak.baris_teks[:_CUPLIKAN])
            )


def _walk(akar: Sequence[Draf]) -> Iterator[Draf]:
    for draf in akar:
        yield draf
        yield from _walk(draf.anak)


def _finished(draf: Draf, induk: int | None, ids: Mapping[tuple[str, int, int], str]) -> ButirBaca:
    tempat = draf.tempat
    return ButirBaca(
        level=draf.level,
        uraian=draf.uraian,
        sel=tempat.sel,
        induk=induk,
        nomor=draf.nomor,
        level_tebakan=draf.level_tebakan,
        id=ids.get((tempat.lembar, tempat.baris, tempat.kolom)),
        isi=draf.isi,
        target=dict(sorted(draf.target.items())),
        pengukuran=draf.pengukuran,
    )


def _twice(cell: SelTarget, target: Mapping[int, Isian], isian: Isian) -> str:
    label = _("Tahunan") if cell.triwulan == TAHUNAN else Triwulan(cell.triwulan).label
    lama = target[cell.triwulan]
    if (lama.jenis, lama.nilai, lama.operator) == (isian.jenis, isian.nilai, isian.operator):
        pesan = _("{label} tertulis dua kali dengan isi yang sama; hapus salah satunya.")
        return pesan.format(label=label)
    pesan = _(
        "{label} tertulis dua kali: “{lama}” dipakai, “{baru}” tidak. "
        "Betulkan nama triwulannya bila maksudnya triwulan lain."
    )
    return pesan.format(label=label, lama=lama.teks, baru=isian.teks)
