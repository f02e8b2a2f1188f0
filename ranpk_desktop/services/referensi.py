"""References of Pusat: checked, shown in words, and then what this office works with."""

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.connection import Store, new_id
from db.repositories import referensi as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import beda_referensi, kanonik
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.referensi import BAWAAN, TABEL, Bagian, Referensi, read
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import dari_pusat, parameter
from ranpk_desktop.services.dari_pusat import BerkasPusat, DariPusatService, KeadaanBerkas

TURUT = frozenset(
    {"unit", "hari_libur", "butir_rencana", "realisasi", "survei", "ratl", "perjanjian_kinerja"}
)
"""What pages show by the references: they read anew, as if these had changed."""


@dataclass(frozen=True, slots=True)
class Perubahan:
    """Say what changes in one part; `pesan` are sentences."""

    judul: str
    pesan: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class PratinjauReferensi:
    """Show what applying a REFERENSI changes; `lama` tells that it holds already."""

    berkas: BerkasPusat
    perubahan: tuple[Perubahan, ...]
    lama: bool

    def describe(self) -> str:
        """Return the changes in sentences."""
        lines = [f"{it.judul}: {pesan}" for it in self.perubahan for pesan in it.pesan]
        return "\n".join(lines) or _("Tidak ada yang berubah.")


class ReferensiService:
    """Preview and apply references."""

    def __init__(self, store: Store, dari_pusat: DariPusatService) -> None:
        self._store = store
        self._dari_pusat = dari_pusat

    def preview(self, path: Path) -> PratinjauReferensi:
        """Return what a file would change; raises KnownError unless it is from Pusat and sound."""
        return self.compare(dari_pusat.read(path, self._store.path.parent))

    def compare(self, berkas: BerkasPusat) -> PratinjauReferensi:
        """Return what a file that was read would change; raises KnownError as `preview` does."""
        berkas = self._dari_pusat.judge(berkas)
        berkas.require(JenisPaket.REFERENSI)
        if berkas.keadaan is KeadaanBerkas.DIGANTIKAN:
            raise KnownError("SUDAH_DIGANTIKAN", berkas.pesan)
        new = _required(berkas)
        check(new)
        row = repository.newest(self._store)
        held = read(json.loads(row["isi"])) if row else BAWAAN
        changes = tuple(_changes(held, new, self._kode))
        return PratinjauReferensi(berkas, changes, berkas.keadaan is KeadaanBerkas.LAMA)

    def apply(self, pratinjau: PratinjauReferensi) -> Changes:
        """Keep the file and let its references hold from now on; applied twice it changes nothing.

        What is locked keeps those that it was made with. Raises KnownError for a full disk, and
        while the office is carried; nothing is applied then.
        """
        berkas = pratinjau.berkas
        new = _required(berkas)
        self._store.require_here()
        path = self._dari_pusat.keep(berkas)
        if repository.by_manifes(self._store, berkas.manifes):
            return Changes(frozenset(), None, "")
        with self._store.command(_("Terapkan referensi dari Pusat")) as command:
            self._store.insert(
                "referensi",
                {
                    "id": new_id(),
                    "manifes": berkas.manifes,
                    "isi": kanonik.dump(_tables(new)).decode(),
                    "berkas": path.name,
                    "dibuat_pada": berkas.dibuat_pada,
                    "diterapkan_pada": self._store.now(),
                },
            )
            if new.sertifikat:
                self._dari_pusat.pin_all(new.sertifikat)
        parameter.use(repository.applied(self._store))
        changes = command.changes
        return Changes(changes.nouns | TURUT, changes.perintah_id, changes.judul)

    def _kode(self, pem: str) -> str:
        from ranpk_desktop.paket import sertifikat

        (der,) = sertifikat.read_pem(pem.encode())
        return sertifikat.kode_pengenal(der)


def check(new: Referensi) -> None:
    """Raise KnownError for a part that this program cannot work with.

    Each is hostile until its schema is checked, then read by the program's own reader for every
    year that it names.
    """
    from ranpk_desktop.imports import referensi as reader

    for bagian, text in new.acuan.items():
        data = reader.read(text.encode(), f"{bagian}-1", bagian.label)
        _CHECKS[bagian](data, text.encode())
    for pem in new.sertifikat:
        _check_certificate(pem)


def _each_year(load: Callable[[Any, int], object]) -> Callable[[Any, bytes], None]:
    def check_years(data: Any, _text: bytes) -> None:
        for tahun in (_TAHUN_LAIN, *map(int, data["per_tahun"])):
            load(data, tahun)

    return check_years


_TAHUN_LAIN = 1900
"""A year for which there is never anything special."""


def _check_kriteria(data: Any, tahun: int) -> None:
    from ranpk_desktop.domain.capaian import load_kriteria

    load_kriteria(data, tahun)


def _check_skm(data: Any, tahun: int) -> None:
    from ranpk_desktop.domain.parameter_skm import load_parameter_skm

    load_parameter_skm(data, tahun)


def _check_rekomendasi(data: Any, tahun: int) -> None:
    from ranpk_desktop.domain.rekomendasi_skm import load_rekomendasi

    load_rekomendasi(data, tahun)


def _check_tenggat(data: Any, _text: bytes) -> None:
    from ranpk_desktop.domain.triwulan import load_tenggat

    load_tenggat(data)


def _check_aturan(data: Any, _text: bytes) -> None:
    from ranpk_desktop.domain.parameter_aturan import load_parameter_aturan

    load_parameter_aturan(data)


def _check_katalog(_data: Any, text: bytes) -> None:
    from ranpk_desktop.imports import katalog

    katalog.load(text)


def _check_unit(_data: Any, text: bytes) -> None:
    from ranpk_desktop.imports import unit

    unit.load(text)


def _check_templat(data: Any, _text: bytes) -> None:
    from ranpk_desktop.domain.templat import TeksTemplat, check_teks

    for nama, row in data["teks"].items():
        check_teks(TeksTemplat(nama, row["judul"], ""), row["teks"])


_CHECKS: Mapping[Bagian, Callable[[Any, bytes], None]] = {
    Bagian.KRITERIA: _each_year(_check_kriteria),
    Bagian.TENGGAT: _check_tenggat,
    Bagian.ATURAN: _check_aturan,
    Bagian.SKM: _each_year(_check_skm),
    Bagian.REKOMENDASI: _each_year(_check_rekomendasi),
    Bagian.KATALOG: _check_katalog,
    Bagian.UNIT: _check_unit,
    Bagian.TEMPLAT: _check_templat,
}


def _check_certificate(pem: str) -> None:
    from cryptography import x509

    from ranpk_desktop.paket import sertifikat

    found = sertifikat.read_pem(pem.encode())
    try:
        (der,) = found
        sertifikat.check_policy(x509.load_der_x509_certificate(der))
    except ValueError as error:
        raise KnownError(
            "SERTIFIKAT_TIDAK_COCOK",
            _("Sertifikat Pusat di dalam referensi ini tidak dapat dipakai."),
            _("Beri tahu Pusat, dan pakai referensi yang lama."),
        ) from error


def _changes(held: Referensi, new: Referensi, kode: Callable[[str], str]) -> Iterable[Perubahan]:
    for bagian in Bagian:
        lama, baru = (_data(bagian, it) for it in (held, new))
        pesan = beda_referensi.describe(bagian, lama, baru)
        if pesan:
            if bagian not in new.acuan:
                pesan = (_("Kembali ke bawaan aplikasi."), *pesan)
            yield Perubahan(bagian.label, pesan)
    pesan = beda_referensi.describe_addresses(held.alamat, new.alamat)
    if pesan:
        yield Perubahan(_("Alamat email Pusat"), pesan)
    if new.sertifikat and new.sertifikat != held.sertifikat:
        words = _("Kode pengenal {kode}.")
        codes = tuple(words.format(kode=kode(pem)) for pem in new.sertifikat)
        yield Perubahan(_("Kunci Pusat yang dipercaya"), codes)


def _data(bagian: Bagian, of: Referensi) -> Any:
    """Return a part as it holds under some references: their own, or what the program brings."""
    own = of.acuan.get(bagian)
    return json.loads(parameter.builtin(bagian) if own is None else own)


def _tables(of: Referensi) -> dict[str, list[dict[str, str]]]:
    """Return the tables as they are stored: what `read` reads."""
    rows = (
        [{"id": bagian.value, "isi": text} for bagian, text in of.acuan.items()],
        [
            {"id": f"{jenis}-{at}", "jenis": jenis.value, "surel": surel}
            for jenis, addresses in of.alamat.items()
            for at, surel in enumerate(addresses)
        ],
        [{"id": f"{at}", "pem": pem} for at, pem in enumerate(of.sertifikat)],
    )
    return dict(zip(TABEL, rows, strict=True))


def _required(berkas: BerkasPusat) -> Referensi:
    if berkas.referensi is None:
        raise LookupError(berkas.keadaan)
    return berkas.referensi
