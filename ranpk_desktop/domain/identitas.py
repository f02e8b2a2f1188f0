"""Keys of offices as people see them: how long ours is good for, whose certificate is trusted."""

from dataclasses import dataclass
from datetime import date

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.tanggal import format_tanggal

HARI_MENJELANG = 90
"""Days before the end of a key from which on it is asked for a new one: Pusat must pin that too."""


@dataclass(frozen=True, slots=True)
class Sematan:
    """Describe a pinned certificate: the unit (id and name) that it stands for, and its code.

    `kata` are the words of the code, `lama` counts the unit's earlier certificates, `sidik` is the
    SHA-256 of the certificate in hex. `berlaku_sampai` is a day in UTC.
    """

    unit_id: str
    nama: str
    sidik: str
    kode_pengenal: str
    kata: tuple[str, ...]
    berlaku_sampai: date
    lama: int = 0

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk identitas daftar --json` prints."""
        return {
            "unit": self.unit_id,
            "nama": self.nama,
            "sidik": self.sidik,
            "kode_pengenal": self.kode_pengenal,
            "kata_pengenal": list(self.kata),
            "berlaku_sampai": self.berlaku_sampai.isoformat(),
            "lama": self.lama,
        }


@dataclass(frozen=True, slots=True)
class LembarIdentitas:
    """Hold what the Lembar identitas says of an office's key.

    `kepala` and `jabatan` are those of who is in office, "" without one. `kode_lama` is the code of
    the certificate before, "" for a first key; `alasan` is why it was replaced.
    """

    kode_pengenal: str
    kata: tuple[str, ...]
    berlaku_sampai: date
    kepala: str = ""
    jabatan: str = ""
    kode_lama: str = ""
    alasan: str = ""
    lama_hilang: bool = False


def spell(kata: tuple[str, ...] | list[str]) -> str:
    """Return the words of a code as they are read out: group by group, two words each."""
    pasangan = zip(kata[::2], kata[1::2], strict=True)
    return " · ".join(f"{satu} {dua}" for satu, dua in pasangan)


def expiry_finding(berlaku_sampai: date, hari_ini: date) -> Finding | None:
    """Return what is to be said of the end of the office's key, None while it is far."""
    sisa = (berlaku_sampai - hari_ini).days
    tanggal = format_tanggal(berlaku_sampai)
    if sisa < 0:
        text = _("Masa berlaku kunci segel sudah berakhir {tanggal}; ganti kuncinya")
        return Finding("KUNCI_SEGEL_BERAKHIR", Tingkat.KESALAHAN, text.format(tanggal=tanggal))
    if sisa > HARI_MENJELANG:
        return None
    text = _("Kunci segel berlaku sampai {tanggal} ({n} hari lagi); ganti kuncinya")
    return Finding("KUNCI_SEGEL_BERAKHIR", Tingkat.PERINGATAN, text.format(tanggal=tanggal, n=sisa))
