"""An office on its way to another computer, and what a file with a whole office is to us."""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any, Self

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import KnownError

BERKAS = "ranpk"
"""How the name of a file with a whole office ends."""
_PANJANG_MAKS = 400


@dataclass(frozen=True, slots=True)
class Bawaan:
    """Say who has the office, and since when (aware); `sidik` is None until the file is whole."""

    id: str
    nama: str
    dibawa_pada: datetime
    sidik: str | None = None

    def describe(self) -> str:
        """Return who has it since when: `oleh Sari sejak 5 Oktober 2026`."""
        return _("oleh {nama} sejak {hari}").format(
            nama=self.nama, hari=format_tanggal(self.dibawa_pada)
        )


@dataclass(frozen=True, slots=True)
class KepalaCadangan:
    """Describe a file with a whole office.

    `unit` are acuan, nama and contoh of its unit; `bawaan` is None where the file is only a
    backup; `riwayat` are the ids of every carrying that led to this state.
    """

    unit: dict[str, Any]
    dibuat_pada: datetime
    aplikasi: str
    bawaan: Bawaan | None = None
    riwayat: tuple[str, ...] = ()

    def as_json(self) -> dict[str, Any]:
        """Return what the list of the file says of it."""
        bawaan = self.bawaan and {
            "id": self.bawaan.id,
            "nama": self.bawaan.nama,
            "dibawa_pada": self.bawaan.dibawa_pada.isoformat(),
        }
        return {
            "unit": self.unit,
            "dibuat_pada": self.dibuat_pada.isoformat(),
            "aplikasi": self.aplikasi,
            "bawaan": bawaan,
            "riwayat": list(self.riwayat),
        }

    @classmethod
    def from_json(cls, isi: Any) -> Self:
        """Return what a foreign list says; raises ValueError, LookupError or TypeError."""
        unit, bawaan = isi["unit"], isi["bawaan"]
        return cls(
            unit={
                "acuan": _line(unit["acuan"]),
                "nama": _line(unit["nama"]),
                "contoh": int(unit["contoh"]),
            },
            dibuat_pada=_moment(isi["dibuat_pada"]),
            aplikasi=_line(isi["aplikasi"]),
            bawaan=bawaan
            and Bawaan(_line(bawaan["id"]), _line(bawaan["nama"]), _moment(bawaan["dibawa_pada"])),
            riwayat=tuple(map(_line, isi["riwayat"])),
        )


def _line(teks: Any) -> str:
    if not isinstance(teks, str) or len(teks) > _PANJANG_MAKS:
        raise ValueError("no short text")
    return clean_line(teks)


def _moment(teks: Any) -> datetime:
    saat = datetime.fromisoformat(teks)
    if saat.tzinfo is None:
        raise ValueError("a time without its offset")
    return saat


class Hubungan(StrEnum):
    """What a file is to the data folder that shall take it."""

    BARU = "BARU"
    """The folder holds no office yet."""
    KEMBALI = "KEMBALI"
    """The office that was carried away comes back."""
    VERSI_KEDUA = "VERSI_KEDUA"
    """It comes back although it was taken over here: both have changed since."""
    PULIH = "PULIH"
    """A backup takes the place of the present data."""


@dataclass(frozen=True, slots=True)
class Tuan:
    """What a data folder says of itself: its unit, who has it now, what it took over."""

    unit: dict[str, Any]
    bawaan: Bawaan | None
    diambil_alih: frozenset[str]


def judge(tuan: Tuan | None, kepala: KepalaCadangan) -> Hubungan:
    """Return what the file is to the folder (None: without an office); raises KnownError.

    While the office is carried, only what descends from the carried file may take its place:
    any other would let the office go on here and there at the same time.
    """
    if tuan is None:
        return Hubungan.BARU
    if any(tuan.unit[name] != kepala.unit[name] for name in ("acuan", "contoh")):
        raise KnownError(
            "KANTOR_LAIN",
            _("Berkas ini berisi kantor lain: {nama}.").format(nama=kepala.unit["nama"]),
            _("Buka berkas itu pada folder data yang masih kosong."),
        )
    if tuan.bawaan is None:
        again = tuan.diambil_alih & set(kepala.riwayat)
        return Hubungan.VERSI_KEDUA if kepala.bawaan and again else Hubungan.PULIH
    if kepala.bawaan is None or tuan.bawaan.id not in kepala.riwayat:
        raise KnownError(
            "BUKAN_BAWAAN_INI",
            _("Berkas ini bukan kantor yang sedang dibawa oleh {nama}.").format(
                nama=tuan.bawaan.nama
            ),
            _(
                "Buatlah berkasnya di komputer tempat kantor itu berada, dengan “Bawa ke komputer "
                "lain…”; atau ambil alih dahulu."
            ),
        )
    if kepala.bawaan.id == tuan.bawaan.id:
        raise KnownError(
            "BERKAS_SENDIRI",
            _("Berkas ini dibuat di komputer ini dan isinya sama dengan yang ada di sini."),
            _("Pilih berkas yang dibuat di komputer lain; bila tidak jadi dibawa, ambil alih."),
        )
    return Hubungan.KEMBALI
