"""The Perjanjian Kinerja of a year: what it says, its states, and why it may be revised.

Source: PermenPANRB 53/2014, Lampiran I; domain.md §5. `compose` is the only reader of its `isi`:
the rows of the plan, of the agreement itself, and the texts that held when it was made.
"""

from base64 import b64decode
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from enum import StrEnum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.periksa_rencana import Bahan
from ranpk_desktop.domain.pohon import Isi, Pohon, RencanaTahunan
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.domain.templat import PIHAK, fill

INSTANSI = "Badan Pengawas Obat dan Makanan"


class Keadaan(StrEnum):
    """How far a version of an agreement is."""

    DRAF = "DRAF"
    FINAL = "FINAL"
    MENUNGGU_PIHAK_KEDUA = "MENUNGGU_PIHAK_KEDUA"
    DITANDATANGANI = "DITANDATANGANI"
    DIGANTIKAN = "DIGANTIKAN"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            Keadaan.DRAF: _("Draf"),
            Keadaan.FINAL: _("Final, belum ditandatangani"),
            Keadaan.MENUNGGU_PIHAK_KEDUA: _("Menunggu Pihak Kedua"),
            Keadaan.DITANDATANGANI: _("Ditandatangani"),
            Keadaan.DIGANTIKAN: _("Digantikan"),
        }[self]


class Cara(StrEnum):
    """How an agreement is signed."""

    SEGEL = "SEGEL"
    BASAH = "BASAH"
    BSRE = "BSRE"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            Cara.SEGEL: _("segel integritas (tidak tersertifikasi)"),
            Cara.BASAH: _("tanda tangan basah"),
            Cara.BSRE: _("ditandatangani di luar (BSrE), tidak diperiksa"),
        }[self]


class AlasanRevisi(StrEnum):
    """The reasons for which an agreement may be revised (PermenPANRB 53/2014, Lampiran I)."""

    PEJABAT = "PEJABAT"
    STRATEGI = "STRATEGI"
    PRIORITAS = "PRIORITAS"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            AlasanRevisi.PEJABAT: _("Pergantian atau mutasi pejabat"),
            AlasanRevisi.STRATEGI: _(
                "Perubahan strategi (program, kegiatan, atau alokasi anggaran)"
            ),
            AlasanRevisi.PRIORITAS: _("Perubahan prioritas atau asumsi"),
        }[self]


class BentukTanggal(StrEnum):
    """What of the date is printed; the rest stays open for the pen."""

    LENGKAP = "LENGKAP"
    TAHUN = "TAHUN"
    KOSONG = "KOSONG"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            BentukTanggal.LENGKAP: _("Tanggal dicetak lengkap"),
            BentukTanggal.TAHUN: _("Hari dan bulan dikosongkan"),
            BentukTanggal.KOSONG: _("Tanggal dikosongkan"),
        }[self]


class BentukLampiran(StrEnum):
    """The two forms of the Lampiran."""

    LENGKAP = "LENGKAP"
    RINGKAS = "RINGKAS"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            BentukLampiran.LENGKAP: _("Lengkap, dengan target triwulan dan pengukuran"),
            BentukLampiran.RINGKAS: _("Ringkas: sasaran, indikator, target"),
        }[self]


class BentukKop(StrEnum):
    """Where the logo stands in the letterhead."""

    KIRI = "KIRI"
    ATAS = "ATAS"
    TANPA = "TANPA"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            BentukKop.KIRI: _("Logo di kiri, garis di bawah kop"),
            BentukKop.ATAS: _("Logo di atas, tanpa garis"),
            BentukKop.TANPA: _("Tanpa kop"),
        }[self]


@dataclass(frozen=True, slots=True)
class Penandatangan:
    """Hold who signs; all are "" where nobody is chosen. `jabatan` begins with Plt. or the like."""

    nama: str = ""
    jabatan: str = ""
    nip: str = ""
    jenis_nip: str = "NIP"

    @property
    def baris_nip(self) -> str:
        """Return "NIP 1980…", "" for who has none: the line is then not printed."""
        return f"{self.jenis_nip} {self.nip}" if self.nip else ""


@dataclass(frozen=True, slots=True)
class TataNaskah:
    """Say how the agreement is laid out: margins in millimetres, type size in points."""

    kertas: str
    tepi_kiri: int
    tepi_kanan: int
    tepi_atas: int
    tepi_bawah: int
    ukuran_huruf: int
    bentuk_lampiran: BentukLampiran
    bentuk_kop: BentukKop


@dataclass(frozen=True, slots=True)
class BarisAnggaran:
    """Show the budget of a program or kegiatan in rupiah; None for a program that has none."""

    nomor: str
    uraian: str
    tingkat: int
    pagu: Decimal | None


@dataclass(frozen=True, slots=True)
class PerjanjianKinerja:
    """Hold an agreement as documents print it.

    `revisi_rencana` is the version of the plan that it is of, None for the live rows of a draft.
    `teks` are the filled texts by name, `logo` a PNG, None for none.
    """

    unit: Mapping[str, Any]
    tahun: int
    rencana: RencanaTahunan
    revisi_rencana: int | None
    kesatu: Penandatangan
    kedua: Penandatangan
    nomor: str
    tempat_tanggal: str
    tata: TataNaskah
    teks: Mapping[str, str]
    logo: bytes | None
    anggaran: tuple[BarisAnggaran, ...]
    jumlah_anggaran: Decimal | None


def compose(isi: Isi) -> PerjanjianKinerja:
    """Build an agreement from the content of its rekaman, or from the like rows of a draft."""
    unit, row = isi["unit"][0], isi["perjanjian_kinerja"][0]
    pohon = Pohon.read(isi)
    pejabat = isi["pejabat"][0] if isi["pejabat"] else None
    kesatu, kedua = _first(pejabat), second_party(row)
    anggaran = tuple(_budget(pohon))
    return PerjanjianKinerja(
        unit=unit,
        tahun=row["tahun"],
        rencana=RencanaTahunan(unit, row["tahun"], pohon, pejabat),
        revisi_rencana=row["revisi_rencana"],
        kesatu=kesatu,
        kedua=kedua,
        nomor=row["nomor"],
        tempat_tanggal=place_and_date(row),
        tata=TataNaskah(
            kertas=row["kertas"],
            tepi_kiri=row["tepi_kiri"],
            tepi_kanan=row["tepi_kanan"],
            tepi_atas=row["tepi_atas"],
            tepi_bawah=row["tepi_bawah"],
            ukuran_huruf=row["ukuran_huruf"],
            bentuk_lampiran=BentukLampiran(row["bentuk_lampiran"]),
            bentuk_kop=BentukKop(row["bentuk_kop"]),
        ),
        teks=_texts(isi, kesatu, kedua),
        logo=b64decode(isi["logo"][0]["png"]) if isi["logo"] else None,
        anggaran=anggaran,
        jumlah_anggaran=_total(anggaran),
    )


def second_party(row: Mapping[str, Any]) -> Penandatangan:
    """Return the superior whom a row of `perjanjian_kinerja` names."""
    return Penandatangan(
        nama=row["pihak_kedua_nama"],
        jabatan=f"{row['pihak_kedua_sebutan']} {row['pihak_kedua_jabatan']}".strip(),
        nip=row["pihak_kedua_nip"],
        jenis_nip=row["pihak_kedua_jenis_nip"],
    )


def place_and_date(row: Mapping[str, Any]) -> str:
    """Return place and date as printed; what the pen shall fill in is left blank."""
    tanggal = date.fromisoformat(row["tanggal"]) if row["tanggal"] else None
    match BentukTanggal(row["bentuk_tanggal"]):
        case BentukTanggal.LENGKAP if tanggal:
            teks = format_tanggal(tanggal)
        case BentukTanggal.KOSONG:
            teks = _HARI_BULAN
        case _:
            teks = f"{_HARI_BULAN} {tanggal.year if tanggal else row['tahun']}"
    return f"{row['tempat']}, {teks}" if row["tempat"] else teks


_HARI_BULAN = "\N{NO-BREAK SPACE}" * 34
"""Room for day and month, which the pen fills in."""


def _first(pejabat: Mapping[str, Any] | None) -> Penandatangan:
    if pejabat is None:
        return Penandatangan()
    return Penandatangan(
        nama=clean_line(pejabat["nama"]),
        jabatan=clean_line(full_title(pejabat)),
        nip=clean_line(pejabat["nip"]),
        jenis_nip=pejabat["jenis_nip"],
    )


def _texts(isi: Isi, kesatu: Penandatangan, kedua: Penandatangan) -> dict[str, str]:
    """Return the texts with their places filled."""
    unit, row = isi["unit"][0], isi["perjanjian_kinerja"][0]
    wording = {it["nama"]: it["teks"] for it in isi["templat"]}
    nama_unit = clean_line(unit["nama"])
    contacts = ((_("Telepon {isi}"), unit["telepon"]), (_("Surel {isi}"), unit["surel"]))
    places = {
        "tahun": str(row["tahun"]),
        "nama": kesatu.nama,
        "jabatan": kesatu.jabatan,
        "jabatan_kapital": kesatu.jabatan.upper(),
        "nama_atasan": kedua.nama,
        "jabatan_atasan": kedua.jabatan,
        "unit": nama_unit,
        "unit_kapital": nama_unit.upper(),
        "instansi": INSTANSI.upper(),
        "alamat": clean(unit["alamat"]),
        "kontak": " · ".join(pola.format(isi=clean(it)) for pola, it in contacts if clean(it)),
        "nomor": row["nomor"],
    }
    places |= {nama: fill(wording[nama], places) for nama in PIHAK}
    return {nama: fill(teks, places) for nama, teks in wording.items()}


def _budget(pohon: Pohon) -> Iterator[BarisAnggaran]:
    """Yield the programs, and the kegiatan that have a budget; nothing where none has any."""
    below = Bahan(pohon).pagu_bawah
    amounts = {
        it.id: below.get(it.id) if it.pagu is None else it.pagu
        for it in pohon.simpul
        if it.level in (Level.PROGRAM, Level.KEGIATAN)
    }
    if not any(amount is not None for amount in amounts.values()):
        return
    numbers: dict[str | None, str] = {None: ""}
    counts: dict[str | None, int] = {}
    for simpul in pohon.simpul:
        pagu = amounts.get(simpul.id)
        if simpul.level is not Level.PROGRAM and pagu is None:
            continue
        above = next((it.id for it in pohon.ancestors(simpul.id) if it.id in numbers), None)
        counts[above] = counts.get(above, 0) + 1
        numbers[simpul.id] = f"{numbers[above]}.{counts[above]}".lstrip(".")
        yield BarisAnggaran(
            nomor=numbers[simpul.id],
            uraian=simpul.butir.uraian,
            tingkat=numbers[simpul.id].count("."),
            pagu=pagu,
        )


def _total(anggaran: Sequence[BarisAnggaran]) -> Decimal | None:
    """Return the sum of what stands at the top, None where there is nothing."""
    amounts = [row.pagu for row in anggaran if row.tingkat == 0 and row.pagu is not None]
    return sum(amounts, Decimal(0)) if amounts else None


def states(keadaan: Sequence[Keadaan]) -> list[Keadaan]:
    """Return the states of the versions of a year, the oldest first, as later ones leave them.

    A version that was signed holds until a later one is signed; one that never was is replaced as
    soon as there is a later one.
    """
    last = len(keadaan) - 1
    signed = [n for n, it in enumerate(keadaan) if it is Keadaan.DITANDATANGANI]
    newest = max(signed, default=-1)
    return [
        Keadaan.DIGANTIKAN if n < (newest if n in signed else last) else it
        for n, it in enumerate(keadaan)
    ]
