"""What a check of any file says to anybody: what it is, who sealed it, whether it is whole."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.teks import clean_line

Rincian = tuple[tuple[str, str], ...]
"""Label and text of what is to be known, in the order in which it is read."""


class JenisBerkas(StrEnum):
    """What kind of file was looked at; everything that is no PDF is read as a package."""

    PAKET = "PAKET"
    PDF = "PDF"


@dataclass(frozen=True, slots=True)
class IsiBerkas:
    """Name a file inside a package with its bytes; `asal` is the name that its sender gave it."""

    nama: str
    ukuran: int
    asal: str = ""

    @property
    def sebutan(self) -> str:
        """Return the name that people know."""
        return self.asal or self.nama


@dataclass(frozen=True, slots=True)
class Penyegel:
    """Name a certificate (DER) that sealed a whole file or is declared in it: not pinned yet."""

    unit_id: str
    sertifikat: bytes


@dataclass(frozen=True, slots=True)
class HasilPeriksa:
    """Explain one file.

    `sah` is True for whole and from whom it should be, None for whole but not known from whom,
    False for damaged, changed or somebody else's. `belum_dikenal` are seals whose certificates may
    be pinned after their codes were read out. `data` is what `--json` prints of the check.
    """

    nama: str
    ukuran: int
    jenis: JenisBerkas
    sah: bool | None
    putusan: str
    rincian: Rincian = ()
    isi: tuple[IsiBerkas, ...] = ()
    temuan: tuple[Finding, ...] = ()
    belum_dikenal: tuple[Penyegel, ...] = ()
    data: Mapping[str, object] = field(default_factory=dict)

    @property
    def nada(self) -> str:
        """Return the tone of the verdict."""
        if self.sah is None:
            return "peringatan"
        return "baik" if self.sah else "buruk"

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk paket verifikasi --json` prints."""
        isi = [{"nama": it.nama, "asal": it.asal or None, "ukuran": it.ukuran} for it in self.isi]
        return {**self.data, "jenis_berkas": self.jenis, "ukuran": self.ukuran, "isi": isi}

    def describe(self) -> str:
        """Return all of it as a text to copy, to print or to send on."""
        lines = [
            _("Berkas: {nama} ({ukuran})").format(nama=clean_line(self.nama), ukuran=self.size)
        ]
        lines.append(self.putusan)
        lines += [f"- {temuan.pesan}" for temuan in self.temuan]
        wide = max((len(label) for label, _text in self.rincian), default=0)
        lines += [f"  {label:<{wide}} : {text}" for label, text in self.rincian]
        if self.isi:
            lines.append(_("Isi ({n} berkas):").format(n=len(self.isi)))
            lines += [f"  {format_bytes(it.ukuran):>10}  {it.sebutan}" for it in self.isi]
        return "\n".join(lines)

    @property
    def size(self) -> str:
        """Return the size in words."""
        return format_bytes(self.ukuran)
