"""The signed package as seen by the office: what goes in, what comes out, what a check says."""

import hashlib
from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime
from enum import StrEnum
from functools import cached_property
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.data_dukung import JenisDukung
from ranpk_desktop.domain.finding import Finding

Isi = Mapping[str, Sequence[Mapping[str, object]]]
"""Table name → rows with every column of the database, as they stand in a rekaman."""


BERTANDA = "bertanda-"
"""Names of documents that were signed by hand or elsewhere begin so; they travel as they came."""


class JenisPaket(StrEnum):
    """What a package carries."""

    RENCANA = "RENCANA"
    LAPORAN_TRIWULAN = "LAPORAN_TRIWULAN"
    LAPORAN_SEMESTER = "LAPORAN_SEMESTER"
    LAPORAN_SEWAKTU = "LAPORAN_SEWAKTU"
    SKM = "SKM"
    PERJANJIAN_KINERJA = "PERJANJIAN_KINERJA"
    DAFTAR_IDENTITAS = "DAFTAR_IDENTITAS"
    TANDA_TERIMA = "TANDA_TERIMA"
    REFERENSI = "REFERENSI"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            JenisPaket.RENCANA: _("rencana"),
            JenisPaket.LAPORAN_TRIWULAN: _("laporan triwulan"),
            JenisPaket.LAPORAN_SEMESTER: _("laporan semester"),
            JenisPaket.LAPORAN_SEWAKTU: _("laporan sewaktu-waktu"),
            JenisPaket.SKM: _("survei kepuasan masyarakat"),
            JenisPaket.PERJANJIAN_KINERJA: _("perjanjian kinerja"),
            JenisPaket.DAFTAR_IDENTITAS: _("daftar identitas"),
            JenisPaket.TANDA_TERIMA: _("tanda terima"),
            JenisPaket.REFERENSI: _("referensi"),
        }[self]


def revision_label(revisi: int) -> str:
    """Return the revision in the words that every screen and document uses."""
    return _("Revisi ke-{n}").format(n=revisi) if revisi else _("Versi awal")


@dataclass(frozen=True, slots=True)
class Entri:
    """One file inside the container; `nama` obeys the container's strict rule for names."""

    nama: str
    isi: bytes


@dataclass(frozen=True, slots=True)
class UnitPaket:
    """The unit in whose name a package speaks; `kode` may be empty, few official ones are known."""

    id: str
    kode: str
    nama: str


@dataclass(frozen=True, slots=True)
class Pelepas:
    """Who released the package: a record of the office, not an access control.

    `sebutan` is empty for the head in office, else `Plt.`, `Plh.`, `Pj.` or `Pjs.`.
    """

    nama: str
    jabatan: str
    sebutan: str = ""


@dataclass(frozen=True)
class DataDukungPaket:
    """One piece of evidence on its way; only a BERKAS has `isi`, and only a TAUTAN has an `url`.

    A BERKAS that travels in another part of the report has no `isi` here, but `luar`: its SHA-256
    in hex and its bytes. `bagian` is the part that carries it.
    """

    jenis: JenisDukung
    nama: str
    keterangan: str = ""
    url: str | None = None
    mime: str | None = None
    isi: bytes | None = None
    luar: tuple[str, int] | None = None
    bagian: int = 1

    @cached_property
    def sha256(self) -> str | None:
        """Return the digest of the file in hex, None without one."""
        if self.luar:
            return self.luar[0]
        return None if self.isi is None else hashlib.sha256(self.isi).hexdigest()

    @property
    def ukuran(self) -> int | None:
        """Return the bytes of the file, None without one."""
        if self.luar:
            return self.luar[1]
        return None if self.isi is None else len(self.isi)


@dataclass(frozen=True, slots=True)
class Bagian:
    """Place of a package among the parts of one report; `induk` = manifest digest of part 1."""

    ke: int = 1
    dari: int = 1
    induk: str | None = None


@dataclass(frozen=True, slots=True)
class Muatan:
    """All that a package says; with the same key it always becomes the same bytes.

    `dibuat_pada` is aware and is also the signing time; `garis` is a UUID; `menggantikan` is the
    manifest digest of the package that this one replaces. The first of `dokumen` is the main one.
    `nihil` is why there is nothing to report, None for any other report. `perbedaan` are the fields
    in which a revision differs from the package that it replaces, None where that is not known.
    """

    jenis: JenisPaket
    unit: UnitPaket
    tahun: int
    periode: str
    revisi: int
    garis: str
    nomor_urut: int
    menggantikan: str | None
    dibuat_pada: datetime
    aplikasi: str
    versi_aturan: int
    revisi_rencana: int | None
    pelepas: Pelepas
    contoh: bool
    isi: Isi
    dokumen: tuple[Entri, ...] = ()
    data_dukung: tuple[DataDukungPaket, ...] = ()
    bagian: Bagian = Bagian()
    nihil: str | None = None
    perbedaan: Sequence[Mapping[str, object]] | None = None

    @property
    def sidik_isi(self) -> str:
        """Return the digest of the content, as printed on the documents."""
        return kanonik.sidik_isi(
            self.jenis,
            asdict(self.unit),
            self.tahun,
            self.periode,
            self.revisi,
            self.isi,
            [bukti.sha256 for bukti in self.data_dukung if bukti.sha256],
        )


@dataclass(frozen=True, slots=True)
class PaketJadi:
    """A built package: the file, and its identity = SHA-256 of its manifest, in hex."""

    berkas: bytes
    manifes: str
    sidik_isi: str


@dataclass(frozen=True, slots=True)
class Identitas:
    """A certificate (DER) that the user trusts, pinned to a unit or (None) given for this check.

    `lama`: the unit has replaced it since; it only tells who sealed the packages of its time.
    """

    sertifikat: bytes
    unit_id: str | None = None
    lama: bool = False


@dataclass(frozen=True, slots=True)
class Segel:
    """The seal of a package: its certificate (DER), and the time by the sender's own clock.

    `unit` is the name that the certificate claims; `waktu` is aware, in UTC. `kata` are the words
    of the code.
    """

    sertifikat: bytes
    unit: str
    kode_pengenal: str
    waktu: datetime
    dalam_masa_berlaku: bool
    kata: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PaketTerbuka:
    """A whole package: its identity, its seal, its data.json and its files, data.json first."""

    manifes: str
    sidik_isi: str
    segel: Segel
    data: Mapping[str, Any]
    objek: tuple[Entri, ...]

    @property
    def jenis(self) -> JenisPaket:
        """Return what the package carries."""
        return JenisPaket(self.data["jenis"])

    @property
    def unit(self) -> UnitPaket:
        """Return the unit in whose name the package speaks."""
        unit = self.data["unit"]
        return UnitPaket(unit["id"], unit["kode"], unit["nama"])


@dataclass(frozen=True, slots=True)
class HasilVerifikasi:
    """Say whether a package is whole (`utuh`) and from whom it should be (`sah`).

    `sah` is None when no certificate is known for that unit; `paket` is None unless it is whole
    and of a version that this program reads.
    """

    sah: bool | None
    utuh: bool
    temuan: tuple[Finding, ...]
    paket: PaketTerbuka | None = None

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk paket verifikasi --json` prints; nothing is None."""
        paket = self.paket
        data: Mapping[str, Any] = paket.data if paket else {}
        return {
            "sah": self.sah,
            "utuh": self.utuh,
            "unit": paket.unit.nama if paket else None,
            "jenis": data.get("jenis"),
            "tahun": data.get("tahun"),
            "periode": data.get("periode"),
            "revisi": data.get("revisi"),
            "pelepas": data.get("pelepas"),
            "segel": {
                "unit": paket.segel.unit,
                "kode_pengenal": paket.segel.kode_pengenal,
                "kata_pengenal": list(paket.segel.kata),
                "waktu": paket.segel.waktu.isoformat(),
            }
            if paket
            else None,
            "manifes": paket.manifes if paket else None,
            "menggantikan": data.get("menggantikan"),
            "bagian": data.get("bagian"),
            "nihil": data.get("nihil"),
            "sidik_isi": paket.sidik_isi if paket else None,
            "temuan": [temuan.as_json() for temuan in self.temuan],
        }
