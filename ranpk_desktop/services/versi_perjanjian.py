"""The final versions of a Perjanjian Kinerja: how they got signed, and whose code a paper shows."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cached_property
from typing import Any

from db.connection import Store, new_id
from db.file_store import FileStore
from db.repositories import perjanjian_kinerja as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import JenisPaket, revision_label
from ranpk_desktop.domain.perjanjian_kinerja import Cara, Keadaan, states
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError

PERJANJIAN_KINERJA = JenisPaket.PERJANJIAN_KINERJA.value
PERIODE = "TAHUN"
FOLDER = "naskah"
"""Where the signed files lie, below the data folder."""


@dataclass(frozen=True, slots=True)
class TahapPerjanjian:
    """Hold one step of a version's signing; `sha256` is "" where no file came with it.

    A step back to FINAL says in `keterangan` why. `dibuat_pada` is ISO 8601.
    """

    keadaan: Keadaan
    cara: Cara | None
    nama: str
    sha256: str
    ukuran: int
    keterangan: str
    dibuat_pada: str
    pelaku: str


@dataclass(frozen=True, slots=True)
class VersiPerjanjian:
    """Name one final version, and how far its signing is; times are ISO 8601.

    `keadaan` is DIGANTIKAN where a later version took its place; `tahap` are the steps, the first
    first. `revisi_rencana` is the version of the plan that it is of.
    """

    rekaman_id: str
    tahun: int
    revisi: int
    keadaan: Keadaan
    alasan: str
    dibuat_pada: str
    pelaku: str
    sidik_isi: str
    revisi_rencana: int
    tahap: tuple[TahapPerjanjian, ...]

    @property
    def kode_data(self) -> str:
        """Return the content code that its documents show."""
        return kanonik.kode_data(self.sidik_isi)

    @property
    def label(self) -> str:
        """Return "Versi awal" or "Revisi ke-n"."""
        return revision_label(self.revisi)

    @property
    def terakhir(self) -> TahapPerjanjian | None:
        """Return the step that holds, None where nothing happened since the version is final."""
        return self.tahap[-1] if self.tahap else None


@dataclass(frozen=True, slots=True)
class HasilKode:
    """Say which version has a content code; `versi` is None where no agreement has it.

    `pengganti` is the version that took its place; `jenis` is the kind of document where the code
    belongs to one of another kind.
    """

    kode: str
    versi: VersiPerjanjian | None = None
    pengganti: VersiPerjanjian | None = None
    jenis: JenisPaket | None = None

    @property
    def berlaku(self) -> bool:
        """Tell whether the paper is of the version that holds."""
        return self.versi is not None and self.pengganti is None

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk pk periksa --json` prints."""
        versi, pengganti = self.versi, self.pengganti
        return {
            "kode": self.kode,
            "dikenal": versi is not None,
            "berlaku": self.berlaku,
            "tahun": versi.tahun if versi else None,
            "revisi": versi.revisi if versi else None,
            "keadaan": versi.keadaan if versi else None,
            "revisi_rencana": versi.revisi_rencana if versi else None,
            "sidik_isi": versi.sidik_isi if versi else None,
            "dibuat_pada": versi.dibuat_pada if versi else None,
            "digantikan_oleh": pengganti.revisi if pengganti else None,
            "jenis": PERJANJIAN_KINERJA if versi else self.jenis,
        }

    def describe(self) -> str:
        """Return the result in sentences."""
        if self.versi is None:
            if self.jenis:
                pesan = _("Kode {kode} bukan kode perjanjian kinerja, melainkan {jenis}.")
                return pesan.format(kode=self.kode, jenis=self.jenis.label)
            pesan = _(
                "Kode {kode} tidak dikenal. Periksa ketikannya; bila benar, kertas itu bukan "
                "cetakan versi final dari data kantor ini."
            )
            return pesan.format(kode=self.kode)
        nama = _("Perjanjian kinerja {tahun}, {versi}").format(
            tahun=self.versi.tahun, versi=self.versi.label
        )
        if self.pengganti:
            pesan = _("{nama}: sudah digantikan oleh {pengganti}.")
            return pesan.format(nama=nama, pengganti=self.pengganti.label)
        pesan = _("{nama}: berlaku. Keadaan: {keadaan}.")
        return pesan.format(nama=nama, keadaan=self.versi.keadaan.label)


class VersiPerjanjianService:
    """Follow the signing of final versions, and find the version that a paper shows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def files(self) -> FileStore:
        """The store of signed files, which may be used in any thread."""
        return FileStore(self._store.path.parent / FOLDER)

    def load(self, tahun: int) -> tuple[VersiPerjanjian, ...]:
        """Return the final versions of a year, the oldest first."""
        return load(self._store, tahun)

    def record(
        self,
        versi: VersiPerjanjian,
        keadaan: Keadaan,
        cara: Cara,
        berkas: tuple[str, bytes] | None = None,
    ) -> Changes:
        """Note that a version waits for Pihak Kedua, or is signed; `berkas` is (name, content).

        The file is kept byte for byte. May be said again with a better file; there is no undo, but
        `withdraw`. Raises CheckError("berkas") for a signed version without its file, KnownError
        for a version that is replaced.
        """
        if keadaan not in (Keadaan.MENUNGGU_PIHAK_KEDUA, Keadaan.DITANDATANGANI):
            raise LookupError(keadaan)
        nama, isi = berkas or ("", b"")
        if keadaan is Keadaan.DITANDATANGANI and not isi:
            raise CheckError(
                "berkas",
                _("Berkas yang sudah ditandatangani belum dipilih."),
                _("Pilih PDF atau hasil pindainya."),
            )
        judul = _("Perjanjian kinerja {tahun}, {versi}: {keadaan}")
        columns: dict[str, Any] = {"cara": cara.value, "nama": clean_line(nama)}
        if isi:
            columns |= {"sha256": self.files.put(isi), "ukuran": len(isi)}
        return self._add_step(judul, versi, keadaan, columns)

    def withdraw(self, versi: VersiPerjanjian, alasan: str) -> Changes:
        """Take back what was noted of a version's signing, with a reason; its files are kept."""
        if not clean_line(alasan):
            raise CheckError("alasan", _("Alasan membatalkan belum diisi."))
        if versi.keadaan is Keadaan.FINAL:
            raise KnownError("BELUM_DITANDATANGANI", _("Versi ini memang belum ditandatangani."))
        judul = _("Batalkan penandatanganan perjanjian kinerja {tahun}, {versi}")
        return self._add_step(judul, versi, Keadaan.FINAL, {"keterangan": clean_line(alasan)})

    def signed_file(self, tahap: TahapPerjanjian) -> bytes:
        """Return the file of a step as it came; raises KnownError where it is gone or damaged."""
        try:
            return self.files.read(tahap.sha256, tahap.nama)
        except KnownError as error:
            raise KnownError(
                "BERKAS_NASKAH_HILANG",
                _("Berkas “{nama}” tidak ditemukan atau rusak.").format(nama=tahap.nama),
                _("Lampirkan lagi berkas yang sama, atau pulihkan foldernya dari cadangan."),
            ) from error

    def find(self, kode: str) -> HasilKode:
        """Return which version has the content code that stands on a paper.

        Raises CheckError("kode") for what is no code.
        """
        digits = "".join(kode.replace("-", " ").split()).casefold()
        if len(digits) != 16 or not set(digits) <= set("0123456789abcdef"):
            raise CheckError(
                "kode",
                _("“{kode}” bukan kode data.").format(kode=clean_line(kode)[:40]),
                _("Ketik keenam belas tandanya seperti pada kaki halaman: 7F3A-91C2-04BE-D815."),
            )
        shown = kanonik.kode_data(digits)
        found = repository.by_sidik(self._store, digits)
        row = next((it for it in found if it["jenis"] == PERJANJIAN_KINERJA), None)
        if row is None:
            return HasilKode(shown, jenis=JenisPaket(found[0]["jenis"]) if found else None)
        versions = self.load(row["tahun"])
        versi = next(it for it in versions if it.rekaman_id == row["id"])
        if versi.keadaan is not Keadaan.DIGANTIKAN:
            return HasilKode(shown, versi)
        later = [it for it in versions if it.keadaan is not Keadaan.DIGANTIKAN]
        return HasilKode(shown, versi, later[-1])

    def _add_step(
        self, judul: str, versi: VersiPerjanjian, keadaan: Keadaan, columns: Mapping[str, Any]
    ) -> Changes:
        if versi.keadaan is Keadaan.DIGANTIKAN:
            raise KnownError(
                "SUDAH_DIGANTIKAN",
                _("Versi ini sudah digantikan oleh revisi yang lebih baru."),
                _("Pilih versi yang berlaku."),
            )
        title = judul.format(
            tahun=versi.tahun, versi=versi.label.lower(), keadaan=keadaan.label.lower()
        )
        with self._store.command(title) as command:
            self._store.insert(
                "tahap_perjanjian",
                {
                    "id": new_id(),
                    "rekaman_id": versi.rekaman_id,
                    "keadaan": keadaan.value,
                    **columns,
                    "dibuat_pada": self._store.now(),
                    "pelaku": self._store.pelaku,
                },
            )
        return command.changes


def load(store: Store, tahun: int) -> tuple[VersiPerjanjian, ...]:
    """Return the final versions of a year, the oldest first."""
    found = repository.versions(store, tahun)
    steps = [tuple(map(_step, repository.steps(store, row["id"]))) for row in found]
    reached = states([tahap[-1].keadaan if tahap else Keadaan.FINAL for tahap in steps])
    return tuple(
        VersiPerjanjian(
            rekaman_id=row["id"],
            tahun=tahun,
            revisi=row["revisi"],
            keadaan=keadaan,
            alasan=row["alasan"],
            dibuat_pada=row["dibuat_pada"],
            pelaku=row["pelaku"],
            sidik_isi=row["sidik_isi"],
            revisi_rencana=row["revisi_rencana"],
            tahap=tahap,
        )
        for row, tahap, keadaan in zip(found, steps, reached, strict=True)
    )


def _step(row: Mapping[str, Any]) -> TahapPerjanjian:
    return TahapPerjanjian(
        keadaan=Keadaan(row["keadaan"]),
        cara=Cara(row["cara"]) if row["cara"] else None,
        nama=row["nama"],
        sha256=row["sha256"] or "",
        ukuran=row["ukuran"] or 0,
        keterangan=row["keterangan"],
        dibuat_pada=row["dibuat_pada"],
        pelaku=row["pelaku"],
    )
