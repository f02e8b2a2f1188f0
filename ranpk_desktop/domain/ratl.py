"""RATL: what a unit does about the results of a satisfaction survey (domain.md §4).

A row is one action. It is carried out mostly in the year after its survey, so open rows of every
survey year stay in sight.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.rekomendasi_skm import Dasar, Usulan
from ranpk_desktop.domain.unsur import Unsur, plain
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan


class StatusRatl(StrEnum):
    """How far an action is."""

    BELUM = "BELUM"
    PROSES = "PROSES"
    SELESAI = "SELESAI"

    @property
    def label(self) -> str:
        """Return the word on screens."""
        return {
            StatusRatl.BELUM: _("Belum"),
            StatusRatl.PROSES: _("Proses"),
            StatusRatl.SELESAI: _("Selesai"),
        }[self]

    @property
    def cetak(self) -> str:
        """Return the word of Lampiran 1 and 2, where Selesai is "Close" (S2)."""
        return "Close" if self is StatusRatl.SELESAI else self.label


class VerifikasiRatl(StrEnum):
    """What Pusat says of an action; it arrives in a receipt."""

    BELUM_DIPERIKSA = "BELUM_DIPERIKSA"
    SESUAI = "SESUAI"
    BELUM_SESUAI = "BELUM_SESUAI"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            VerifikasiRatl.BELUM_DIPERIKSA: _("Belum diperiksa"),
            VerifikasiRatl.SESUAI: _("Sesuai"),
            VerifikasiRatl.BELUM_SESUAI: _("Belum sesuai"),
        }[self]


@dataclass(frozen=True, slots=True)
class Ratl:
    """Hold one action.

    `tahun` is the survey year. `acuan` is the register's id of the unit, None where the register
    does not know it. `waktu_pelaksanaan` is kept as it was typed, `sampai` is the last day that it
    means, None where none can be told safely. `unsur_tebakan` marks unsur that an import found in
    the text of the action.
    """

    id: str
    tahun: int
    unit: str
    acuan: str | None
    rencana_aksi: str
    no_rekomendasi: str = ""
    rekomendasi: str = ""
    jenis_layanan: str = ""
    dasar: Dasar | None = None
    unsur: tuple[Unsur, ...] = ()
    unsur_tebakan: bool = False
    saran_responden: str = ""
    analisis_penyebab: str = ""
    waktu_pelaksanaan: str = ""
    sampai: date | None = None
    penanggung_jawab: str = ""
    status: StatusRatl = StatusRatl.BELUM
    tanggal_mulai: date | None = None
    tanggal_selesai: date | None = None
    uraian_tindak_lanjut: str = ""
    kendala: str = ""
    alasan_tanpa_dukungan: str = ""
    verifikasi: VerifikasiRatl = VerifikasiRatl.BELUM_DIPERIKSA
    catatan_verifikasi: str = ""
    urutan: int = 0

    @property
    def kunci_unit(self) -> str:
        """Return what tells units apart: the register's id, or else the words of the name."""
        return self.acuan or plain(self.unit)

    @property
    def masalah_waktu(self) -> str:
        """Return why no last day is known, "" where there is one or no time was written."""
        return "" if self.sampai else read_waktu_pelaksanaan(self.waktu_pelaksanaan).masalah

    def is_of(self, acuan: str, nama: str) -> bool:
        """Tell whether the action is that of a unit, known by its id and its name."""
        return self.kunci_unit in (acuan, plain(nama))

    def answers(self, jenis_layanan: str, usulan: Usulan) -> bool:
        """Tell whether the action follows up what is proposed for a service.

        Layouts without numbers leave the number empty; service and unsur then decide.
        """
        return (
            plain(self.jenis_layanan) == plain(jenis_layanan)
            and usulan.unsur in self.unsur
            and self.no_rekomendasi in ("", str(usulan.rekomendasi.no))
        )

    @property
    def terbuka(self) -> bool:
        """Tell whether the action is not done."""
        return self.status is not StatusRatl.SELESAI

    def selesai_per(self, hari: date) -> bool:
        """Tell whether the action was closed on a day; one closed on an unknown day counts."""
        if self.terbuka:
            return False
        return self.tanggal_selesai is None or self.tanggal_selesai <= hari

    def terlambat(self, hari: date) -> bool:
        """Tell whether the action is still open on a day after its last one."""
        return self.terbuka and self.hari_lewat(hari) > 0

    def hari_lewat(self, hari: date) -> int:
        """Count the days from the last one to a day, 0 until then and where none is known."""
        return max((hari - self.sampai).days, 0) if self.sampai else 0


def read_ratl(row: Mapping[str, Any]) -> Ratl:
    """Return the action in a row of the table."""
    return Ratl(
        id=str(row["id"]),
        tahun=int(row["tahun"]),
        unit=str(row["unit"]),
        acuan=row["acuan"],
        rencana_aksi=str(row["rencana_aksi"]),
        no_rekomendasi=str(row["no_rekomendasi"]),
        rekomendasi=str(row["rekomendasi"]),
        jenis_layanan=str(row["jenis_layanan"]),
        dasar=Dasar(row["dasar"]) if row["dasar"] else None,
        unsur=read_unsur(row["unsur"]),
        unsur_tebakan=bool(row["unsur_tebakan"]),
        saran_responden=str(row["saran_responden"]),
        analisis_penyebab=str(row["analisis_penyebab"]),
        waktu_pelaksanaan=str(row["waktu_pelaksanaan"]),
        sampai=_day(row["sampai"]),
        penanggung_jawab=str(row["penanggung_jawab"]),
        status=StatusRatl(row["status"]),
        tanggal_mulai=_day(row["tanggal_mulai"]),
        tanggal_selesai=_day(row["tanggal_selesai"]),
        uraian_tindak_lanjut=str(row["uraian_tindak_lanjut"]),
        kendala=str(row["kendala"]),
        alasan_tanpa_dukungan=str(row["alasan_tanpa_dukungan"]),
        verifikasi=VerifikasiRatl(row["verifikasi"]),
        catatan_verifikasi=str(row["catatan_verifikasi"]),
        urutan=int(row["urutan"]),
    )


def read_unsur(teks: str) -> tuple[Unsur, ...]:
    """Return the unsur of a stored list: "U1,U9"."""
    return tuple(Unsur(kode) for kode in teks.split(",") if kode)


def write_unsur(unsur: Iterable[Unsur]) -> str:
    """Return the one spelling in which unsur are stored."""
    return ",".join(sorted({it.value for it in unsur}))


def _day(teks: str | None) -> date | None:
    return date.fromisoformat(teks) if teks else None
