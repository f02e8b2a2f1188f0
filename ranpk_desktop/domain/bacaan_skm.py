"""What a file says of a survey: the contract between its reader, the preview and the service."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.skm import Jawaban
from ranpk_desktop.domain.unsur import Unsur

LAYANAN, TAHUN, UNSUR, NILAI, ABAIKAN = "layanan", "tahun", "unsur", "nilai", ""
"""What a column may hold beside the answers to one unsur (named by its code) and a profile."""


class Profil(StrEnum):
    """What is counted of the respondents; who they are is never kept."""

    JENIS_KELAMIN = "JENIS_KELAMIN"
    PENDIDIKAN = "PENDIDIKAN"
    PEKERJAAN = "PEKERJAAN"

    @property
    def label(self) -> str:
        """Return the words on screens and documents."""
        return {
            Profil.JENIS_KELAMIN: _("Jenis kelamin"),
            Profil.PENDIDIKAN: _("Pendidikan"),
            Profil.PEKERJAAN: _("Pekerjaan"),
        }[self]


PERAN: dict[str, str] = {
    ABAIKAN: _("(tidak dipakai)"),
    **{unsur.value: unsur.sebutan for unsur in Unsur},
    LAYANAN: _("Jenis layanan"),
    TAHUN: _("Tahun survei"),
    UNSUR: _("Nama unsur"),
    NILAI: _("Nilai unsur"),
    **{profil.value: profil.label for profil in Profil},
}
"""Every role that a column can have, and its words."""


@dataclass(frozen=True, slots=True)
class Lembaran:
    """Hold one sheet as texts: rows with their numbers, all of one width."""

    nama: str
    baris: tuple[tuple[int, tuple[str, ...]], ...]


@dataclass(frozen=True, slots=True)
class KolomBaca:
    """Say how a column was understood (`peran`, one of PERAN) and why; `nomor` counts from 0.

    `contoh` is its first content, `terisi`, `kosong` and `tak_terbaca` count its cells.
    """

    nomor: int
    judul: str
    peran: str
    sebab: str = ""
    contoh: str = ""
    terisi: int = 0
    kosong: int = 0
    tak_terbaca: int = 0


@dataclass(frozen=True, slots=True)
class BacaanLayanan:
    """Hold what was read of one service: `nama` "" and `tahun` None where the file has no column.

    `profil` counts the respondents by kind and answer.
    """

    nama: str
    tahun: int | None
    jawaban: Mapping[Unsur, Jawaban]
    responden: int | None = None
    profil: Mapping[Profil, Mapping[str, int]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class BacaanSkm:
    """Hold a file as it was understood, before anything of it is taken over."""

    lembar: str
    kolom: tuple[KolomBaca, ...]
    layanan: tuple[BacaanLayanan, ...]
    temuan: tuple[Finding, ...]

    @property
    def dapat_diterapkan(self) -> bool:
        """Tell whether there is something to take over, and nothing that forbids it."""
        return bool(self.layanan) and not any(it.tingkat is Tingkat.KESALAHAN for it in self.temuan)


def of_year(bacaan: Sequence[BacaanLayanan], tahun: int) -> list[BacaanLayanan]:
    """Return what belongs to a survey year: that of the year itself, and what names none."""
    return [it for it in bacaan if it.tahun in (None, tahun)]
