"""What the office can make into packages, and what became of the packages that it made."""

from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from pathlib import Path

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import ANGGARAN_SURAT
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.tanggal import format_tanggal


class StatusPaket(StrEnum):
    """How far a report is on its way to Pusat."""

    DIBUAT = "DIBUAT"
    MENUNGGU = "MENUNGGU"
    TERKIRIM = "TERKIRIM"
    DITERIMA = "DITERIMA"
    DIKEMBALIKAN = "DIKEMBALIKAN"
    DIGANTIKAN = "DIGANTIKAN"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            StatusPaket.DIBUAT: _("Dibuat, belum dikirim"),
            StatusPaket.MENUNGGU: _("Menunggu dikirim"),
            StatusPaket.TERKIRIM: _("Terkirim"),
            StatusPaket.DITERIMA: _("Diterima Pusat"),
            StatusPaket.DIKEMBALIKAN: _("Dikembalikan Pusat"),
            StatusPaket.DIGANTIKAN: _("Digantikan"),
        }[self]


LEFT = (StatusPaket.TERKIRIM, StatusPaket.DITERIMA, StatusPaket.DIKEMBALIKAN)
"""What certainly left the office."""


@dataclass(frozen=True, slots=True)
class BerkasPaket:
    """Describe one file of a report: part `ke` of `dari`; `ada` tells whether it is still there."""

    id: str
    manifes: str
    nama: str
    path: Path
    ukuran: int
    ke: int = 1
    dari: int = 1
    ada: bool = True

    @property
    def lewat_flashdisk(self) -> bool:
        """Tell whether no mail holds the file."""
        return self.ukuran > ANGGARAN_SURAT


@dataclass(frozen=True, slots=True)
class PaketTersimpan:
    """Describe a package in the office's folder; `lama` when it had been built before.

    `path`, `manifes` and `sidik_isi` are those of part 1; `ukuran` is that of all parts together.
    """

    path: Path
    manifes: str
    sidik_isi: str
    ukuran: int
    lama: bool
    id: str = ""
    berkas: tuple[BerkasPaket, ...] = ()


@dataclass(frozen=True, slots=True)
class CalonPaket:
    """Name something that can be made into a package.

    `rekaman_id` is the version that it would be made of, None where none is stored yet; `revisi` is
    the version's number, or the one that it would get. `halangan` says why it cannot be made now;
    its `tempat` names the page, the year and the period where that can be mended. `berisi` says
    that it has something to report, and is therefore not to be NIHIL.
    """

    jenis: JenisPaket
    tahun: int
    periode: str
    judul: str
    rekaman_id: str | None = None
    revisi: int = 0
    halangan: Finding | None = None
    boleh_nihil: bool = False
    berisi: bool = False
    tersimpan: PaketTersimpan | None = None


@dataclass(frozen=True, slots=True)
class Prapenerbangan:
    """Show what a package would be, and what Pusat would find in it.

    `isi` are the files by name with their bytes: documents estimated, evidence exact. `ukuran` is
    the sum with all that a container adds; `bagian` counts the files to be sent.
    """

    temuan: tuple[Finding, ...]
    isi: tuple[tuple[str, int], ...]
    ukuran: int
    bagian: int
    anggaran: int = ANGGARAN_SURAT

    @property
    def boleh(self) -> bool:
        """Tell whether nothing speaks against making the package."""
        return all(temuan.tingkat is not Tingkat.KESALAHAN for temuan in self.temuan)


@dataclass(frozen=True, slots=True)
class RiwayatPaket:
    """Show one report that was made, with all its parts; `id` and `manifes` are those of part 1.

    `nihil` is the reason of a report of nothing, else "". `keterangan` says more about the status.
    """

    id: str
    jenis: JenisPaket
    tahun: int
    periode: str
    revisi: int
    judul: str
    nihil: str
    sidik_isi: str
    manifes: str
    menggantikan: str | None
    berkas: tuple[BerkasPaket, ...]
    dibuat_pada: datetime
    status: StatusPaket
    keterangan: str

    @property
    def ukuran(self) -> int:
        """Return the bytes of all parts together."""
        return sum(berkas.ukuran for berkas in self.berkas)


def period_label(periode: str) -> str:
    """Return a period in the words of screens: "TW III", "Semester I", "5 Oktober 2026", "".

    The whole year needs no words; what is no period stays as it is.
    """
    from ranpk_desktop.domain.skm import PeriodeSkm  # which takes long, and names come late

    if periode == "TAHUN":
        return ""
    try:
        return PeriodeSkm(periode).label
    except ValueError:
        pass
    try:
        return format_tanggal(date.fromisoformat(periode))
    except ValueError:
        return periode


def title(jenis: JenisPaket, tahun: int, periode: str) -> str:
    """Return how a package is called on screens: "Laporan TW III 2026", "Rencana 2026"."""
    per = period_label(periode)
    words = {
        JenisPaket.RENCANA: _("Rencana {tahun}"),
        JenisPaket.LAPORAN_TRIWULAN: _("Laporan {per} {tahun}"),
        JenisPaket.LAPORAN_SEMESTER: _("Laporan RANPK {per} {tahun}"),
        JenisPaket.LAPORAN_SEWAKTU: _("Laporan sewaktu-waktu per {per}"),
        JenisPaket.SKM: _("SKM {per} {tahun}") if per else _("SKM {tahun}"),
        JenisPaket.PERJANJIAN_KINERJA: _("Perjanjian Kinerja {tahun}"),
    }
    pattern = words.get(jenis)
    if pattern is None:
        label = jenis.label
        pattern = label[:1].upper() + label[1:] + " {tahun}"
    return pattern.format(tahun=tahun, per=per)
