"""The signed package of a quarter: built once from its rekaman, kept, and checked."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from typing import Any

from db.connection import Store, new_id
from db.file_store import FileStore
from db.repositories import rekaman as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import DataDukung, in_order, total
from ranpk_desktop.domain.laporan_keluaran import SEMESTER
from ranpk_desktop.domain.paket import (
    DataDukungPaket,
    Entri,
    HasilVerifikasi,
    Identitas,
    JenisPaket,
    Muatan,
    PaketJadi,
    Pelepas,
    UnitPaket,
    revision_label,
)
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.tanggal import format_own_waktu
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services import laporan, laporan_semester
from ranpk_desktop.services.data_dukung import DataDukungService
from ranpk_desktop.services.identitas import IdentitasService
from ranpk_desktop.services.rekaman import RekamanService
from ranpk_desktop.version import application


@dataclass(frozen=True, slots=True)
class Persiapan:
    """Hold all that building a package needs; building touches neither database nor window."""

    rekaman: dict[str, Any]
    kunci: dict[str, Any]
    garis: str
    nomor_urut: int
    menggantikan: str | None
    revisi_rencana: int | None
    dibuat_pada: datetime
    kunci_p12: bytes
    kertas: NamaKertas
    files: FileStore


@dataclass(frozen=True, slots=True)
class PaketTersimpan:
    """Describe a package in the office's folder; `lama` when it had been built before."""

    path: Path
    manifes: str
    sidik_isi: str
    ukuran: int
    lama: bool


@dataclass(frozen=True, slots=True)
class PaketTerakhir:
    """Name the newest package of the office; `ada` tells whether its file is still there."""

    periode: Periode
    revisi: int
    dibuat_pada: datetime
    ukuran: int
    path: Path
    ada: bool


class PaketService:
    """Build and keep packages."""

    def __init__(
        self,
        store: Store,
        rekaman: RekamanService,
        identitas: IdentitasService,
        data_dukung: DataDukungService,
    ) -> None:
        self._store = store
        self._data_dukung = data_dukung
        self._rekaman = rekaman
        self._identitas = identitas
        self._folder = store.path.parent / "paket"

    def find(self, tahun: int, triwulan: Triwulan) -> PaketTersimpan | None:
        """Return the package that was already built from the quarter's rekaman, if any."""
        rekaman = self._rekaman.locked(tahun, triwulan)
        row = repository.paket_of(self._store, rekaman["id"])
        path = self._folder / row["berkas"] if row else None
        if row is None or path is None or not _is_stored(path, row["manifes"]):
            return None
        return PaketTersimpan(path, row["manifes"], rekaman["sidik_isi"], row["ukuran"], lama=True)

    def last(self) -> PaketTerakhir | None:
        """Return the newest package, or None before the first."""
        row = repository.last_paket(self._store)
        if row is None:
            return None
        path = self._folder / row["berkas"]
        return PaketTerakhir(
            periode=Periode(row["tahun"], Triwulan.from_periode(row["periode"])),
            revisi=row["revisi"],
            dibuat_pada=datetime.fromisoformat(row["dibuat_pada"]),
            ukuran=row["ukuran"],
            path=path,
            ada=path.exists(),
        )

    def made_on(self, rekaman_id: str) -> date | None:
        """Return the day on which the package of a rekaman was made, if its file is there."""
        row = repository.paket_of(self._store, rekaman_id)
        if row is None or not (self._folder / row["berkas"]).exists():
            return None
        return datetime.fromisoformat(row["dibuat_pada"]).date()

    def prepare(self, tahun: int, triwulan: Triwulan, kertas: NamaKertas) -> Persiapan:
        """Gather what the package of a locked quarter needs.

        Raises KnownError for an open quarter and for an office without a key.
        """
        kunci = self._rekaman.require_lock(tahun, triwulan)
        rekaman = repository.rekaman(self._store, kunci["rekaman_id"])
        garis = repository.garis(self._store)
        return Persiapan(
            rekaman=rekaman,
            kunci=kunci,
            garis=garis,
            nomor_urut=repository.next_nomor_urut(self._store, garis),
            menggantikan=repository.replaced_manifes(self._store, rekaman),
            revisi_rencana=repository.plan_revision(self._store, rekaman),
            dibuat_pada=self._store.moment(),
            kunci_p12=self._identitas.key(),
            kertas=kertas,
            files=self._data_dukung.files,
        )

    def record(self, persiapan: Persiapan, jadi: PaketJadi) -> PaketTersimpan:
        """Put a built package into the office's folder, then into the database.

        Raises KnownError for a full disk; then nothing is recorded.
        """
        rekaman = persiapan.rekaman
        nama = "-".join(
            (
                "ranpk",
                json.loads(rekaman["isi"])["unit"][0]["acuan"],
                str(rekaman["tahun"]),
                rekaman["periode"],
                f"r{rekaman['revisi']}",
                jadi.manifes[:8],
            )
        )
        nama += ".asice"
        write_atomic(make_folder(self._folder) / nama, jadi.berkas)
        judul = _("Buat paket {periode} {tahun}").format(
            periode=rekaman["periode"], tahun=rekaman["tahun"]
        )
        with self._store.command(judul):
            self._store.insert(
                "paket",
                {
                    "id": new_id(),
                    "rekaman_id": rekaman["id"],
                    "garis_id": persiapan.garis,
                    "nomor_urut": persiapan.nomor_urut,
                    "menggantikan": persiapan.menggantikan,
                    "manifes": jadi.manifes,
                    "berkas": nama,
                    "ukuran": len(jadi.berkas),
                    "dibuat_pada": persiapan.dibuat_pada.isoformat(timespec="seconds"),
                },
            )
        return PaketTersimpan(
            self._folder / nama, jadi.manifes, jadi.sidik_isi, len(jadi.berkas), lama=False
        )

    def make(
        self, tahun: int, triwulan: Triwulan, kertas: NamaKertas, frasa: str
    ) -> PaketTersimpan:
        """Hand out the quarter's package: the stored one, or a new one where there is none."""
        found = self.find(tahun, triwulan)
        if found:
            return found
        persiapan = self.prepare(tahun, triwulan, kertas)
        return self.record(persiapan, build(persiapan, frasa))


def _is_stored(path: Path, manifes: str) -> bool:
    """Tell whether the file is still the package that was recorded, and not lost or replaced."""
    from ranpk_desktop.paket import verifikasi

    try:
        return verifikasi.open_package(verifikasi.read_file(path)).manifes == manifes
    except KnownError:
        return False


def build(persiapan: Persiapan, frasa: str) -> PaketJadi:
    """Render the documents and seal the package; needs neither database nor window.

    Raises KnownError for a wrong passphrase, and where a file of evidence is gone.
    """
    from ranpk_desktop.paket import susun
    from ranpk_desktop.paket.kunci_p12 import load_p12

    kunci = load_p12(persiapan.kunci_p12, frasa)
    return susun.build(_muatan(persiapan), kunci)


def verify(path: Path, identitas: Sequence[Identitas]) -> HasilVerifikasi:
    """Check a package file against the certificates that the user trusts.

    Raises KnownError for a file that cannot be read; a bad package is a result, not an error.
    """
    from ranpk_desktop.paket import verifikasi

    return verifikasi.verify(verifikasi.read_file(path), identitas)


def describe(hasil: HasilVerifikasi) -> str:
    """Return the result of a check in sentences."""
    if hasil.sah:
        lines = [_("Paket ini utuh dan disegel oleh kantor yang dikenal.")]
    elif hasil.sah is None:
        lines = [_("Paket ini utuh, tetapi pengirimnya belum dapat dipastikan.")]
    else:
        lines = [_("Paket ini tidak sah.")]
    if hasil.paket:
        data, segel = hasil.paket.data, hasil.paket.segel
        lines.append(
            _("{unit}: {jenis} {periode} {tahun}, {versi}").format(
                unit=data["unit"]["nama"],
                jenis=hasil.paket.jenis.label,
                periode=_period(data["periode"]),
                tahun=data["tahun"],
                versi=revision_label(data["revisi"]),
            )
        )
        pelepas = data["pelepas"]
        released = _("Dilepas oleh {nama}, {jabatan}")
        lines.append(released.format(nama=pelepas["nama"], jabatan=full_title(pelepas)))
        lines.append(
            _("Segel {unit}, kode pengenal {kode}, waktu menurut komputer pengirim {waktu}").format(
                unit=clean_line(segel.unit),
                kode=segel.kode_pengenal,
                waktu=format_own_waktu(datetime.fromisoformat(data["dibuat_pada"])),
            )
        )
    return "\n".join([*lines, *(f"- {temuan.pesan}" for temuan in hasil.temuan)])


def _period(periode: str) -> str:
    """Return a period in the words of screens; what is no quarter stays as it is."""
    try:
        return Triwulan.from_periode(periode).label
    except ValueError:
        return periode


def contents(path: Path) -> dict[str, Any]:
    """Return the files of a whole package with their sizes, and its tables with their row counts.

    Raises KnownError for a package that is not whole.
    """
    from ranpk_desktop.paket import verifikasi

    paket = verifikasi.open_package(verifikasi.read_file(path))
    return {
        "berkas": [{"nama": entri.nama, "ukuran": len(entri.isi)} for entri in paket.objek],
        "tabel": {nama: len(rows) for nama, rows in paket.data["isi"].items()},
        **_header(paket.data),
    }


def _header(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what names a package: jenis, tahun, periode, revisi."""
    return {nama: data[nama] for nama in ("jenis", "tahun", "periode", "revisi")}


def _muatan(persiapan: Persiapan) -> Muatan:
    from ranpk_desktop.domain.aturan import VERSI_ATURAN

    rekaman, kunci = persiapan.rekaman, persiapan.kunci
    naskah = laporan.of_rekaman(rekaman, kunci, persiapan.kertas)
    data, cetak = naskah
    isi = json.loads(rekaman["isi"])
    unit, pelepas = isi["unit"][0], cetak.pelepas or {}
    dokumen = laporan.render_all(naskah)
    if data.triwulan in SEMESTER:
        semester = laporan_semester.of_rekaman(rekaman, kunci, persiapan.kertas)
        dokumen |= laporan_semester.render_all(semester)
    return Muatan(
        jenis=JenisPaket(rekaman["jenis"]),
        unit=UnitPaket(unit["acuan"], unit["kode"], unit["nama"]),
        tahun=rekaman["tahun"],
        periode=rekaman["periode"],
        revisi=rekaman["revisi"],
        garis=persiapan.garis,
        nomor_urut=persiapan.nomor_urut,
        menggantikan=persiapan.menggantikan,
        dibuat_pada=persiapan.dibuat_pada,
        aplikasi=application(),
        versi_aturan=VERSI_ATURAN,
        revisi_rencana=persiapan.revisi_rencana,
        pelepas=Pelepas(
            nama=str(pelepas["nama"]),
            jabatan=str(pelepas["jabatan"]),
            sebutan=str(pelepas["sebutan"]),
        ),
        contoh=bool(unit["contoh"]),
        isi=isi,
        dokumen=tuple(Entri(nama, data) for nama, data in dokumen.items()),
        data_dukung=_evidence(persiapan.files, isi.get("data_dukung", [])),
    )


def _evidence(files: FileStore, rows: Sequence[Mapping[str, Any]]) -> tuple[DataDukungPaket, ...]:
    """Return the evidence of a rekaman with its files, by name; raises KnownError."""
    from ranpk_desktop.paket import susun

    items = in_order(map(DataDukung.from_row, rows))
    susun.check_size(total(items))  # before they are all in memory
    return tuple(
        DataDukungPaket(
            jenis=item.jenis,
            nama=item.nama,
            keterangan=item.keterangan,
            url=item.url,
            mime=item.mime,
            isi=files.read(item.sha256, item.nama) if item.sha256 else None,
        )
        for item in items
    )
