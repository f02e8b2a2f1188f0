"""Verify a package that may be hostile: never a traceback, never a guess.

The order matters: form of the container → manifest written anew → seal → canonical data.json →
trust. Nothing is read from data.json before the seal holds, and nothing is ever extracted under
a name that stands in the file.
"""

import hashlib
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import (
    Entri,
    HasilVerifikasi,
    Identitas,
    JenisPaket,
    PaketTerbuka,
)
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import read_ordinary
from ranpk_desktop.paket import manifes, segel, skema, wadah
from ranpk_desktop.paket.susun import evidence_name, sidik_of
from ranpk_desktop.paket.tidak_sah import TidakSahError

BAGIAN_MAKS = 500
"""Parts of one report: more are a mistake, or an attack."""


def read_file(path: Path) -> bytes:
    """Return the bytes of a package file, at most one byte more than any package may have.

    Raises KnownError BERKAS_TIDAK_TERBACA.
    """
    return read_ordinary(path, wadah.UKURAN_MAKS)


def verify(berkas: bytes, tepercaya: Sequence[Identitas] = ()) -> HasilVerifikasi:
    """Return whether the package is whole, and whether a trusted certificate of its unit sealed it.

    `sah` is True if so, False if the file is damaged or somebody else sealed it, and None if it is
    whole but `tepercaya` holds no certificate for its unit.
    """
    try:
        paket = open_package(berkas)
    except TidakSahError as error:
        return HasilVerifikasi(sah=False, utuh=error.utuh, temuan=(error.finding,))
    sah, temuan = _judge(paket, tepercaya)
    return HasilVerifikasi(sah=sah, utuh=True, temuan=(*temuan, *_remarks(paket)), paket=paket)


def open_package(berkas: bytes) -> PaketTerbuka:
    """Return the content of a whole package; raise TidakSahError for any other bytes.

    The seal holds, but nothing is said yet about who may have made it.
    """
    isi = wadah.read(berkas)
    if manifes.render(isi.objek) != isi.manifes:
        raise TidakSahError("MANIFES_TIDAK_COCOK", _("Isi paket tidak cocok dengan daftar isinya."))
    meterai = segel.verify(isi.segel, isi.manifes)
    data = _load_data(isi.objek[0].isi)
    _check_part(data)
    _check_evidence(isi.objek, data["data_dukung"], data["bagian"]["ke"])
    return PaketTerbuka(
        manifes=hashlib.sha256(isi.manifes).hexdigest(),
        sidik_isi=sidik_of(data),
        segel=meterai,
        data=data,
        objek=isi.objek,
    )


def _load_data(isi: bytes) -> Mapping[str, Any]:
    if len(isi) > wadah.DATA_MAKS:
        raise TidakSahError("DATA_TERLALU_BESAR", _("Data di dalam paket terlalu besar."))
    try:
        data = kanonik.load(isi)
    except KnownError as error:
        raise TidakSahError(error.kode, error.pesan, error.tindakan) from error
    _check_version(data)
    try:
        return skema.check_data(data)
    except ValueError as error:
        raise TidakSahError(
            "DATA_TIDAK_SESUAI", _("Data di dalam paket tidak lengkap atau salah bentuk.")
        ) from error


def _check_version(data: object) -> None:
    """Refuse a major version that a newer program made, before its schema would."""
    versi = data.get("versi") if isinstance(data, dict) else None
    if not isinstance(versi, str) or versi.split(".")[0] == skema.VERSI.split(".")[0]:
        return
    raise TidakSahError(
        "VERSI_TIDAK_DIKENAL",
        _("Paket ini dibuat oleh RANPK Desktop versi lain yang bentuk datanya belum dikenal."),
        _("Perbarui RANPK Desktop di komputer ini, lalu buka lagi paketnya."),
        utuh=True,
    )


def _check_part(data: Mapping[str, Any]) -> None:
    """Require that a part has its place: part 1 has no parent, the others have one and no rows."""
    bagian = data["bagian"]
    first = bagian["ke"] == 1
    if not (
        bagian["ke"] <= bagian["dari"] <= BAGIAN_MAKS
        and (bagian["induk"] is None) == first
        and (first or not data["isi"])
    ):
        raise TidakSahError(
            "BAGIAN_TIDAK_SESUAI", _("Nomor bagian di dalam paket tidak masuk akal.")
        )


def _check_evidence(
    objek: Sequence[Entri], daftar: Sequence[Mapping[str, Any]], bagian: int
) -> None:
    """Require that the files of evidence are exactly those that the list gives to this part."""
    janji = [
        (evidence_name(bukti["sha256"], bukti["nama"]), bukti["sha256"], bukti["ukuran"])
        for bukti in daftar
        if bukti["sha256"] is not None and (bukti.get("bagian") or 1) == bagian
    ]
    nyata = [
        (entri.nama, hashlib.sha256(entri.isi).hexdigest(), len(entri.isi))
        for entri in objek
        if entri.nama.startswith(manifes.AWALAN_BUKTI)
    ]
    if list(dict.fromkeys(janji)) != nyata:
        raise TidakSahError(
            "DATA_DUKUNG_TIDAK_COCOK", _("Berkas data dukung tidak cocok dengan daftarnya.")
        )


def _judge(
    paket: PaketTerbuka, tepercaya: Sequence[Identitas]
) -> tuple[bool | None, tuple[Finding, ...]]:
    """Compare the seal's certificate, byte for byte, with the trusted ones."""
    milik_unit = [satu for satu in tepercaya if satu.unit_id in (None, paket.unit.id)]
    dikenal = {satu.sertifikat for satu in tepercaya}
    if paket.segel.sertifikat in {satu.sertifikat for satu in milik_unit if not satu.lama}:
        return True, ()
    if paket.segel.sertifikat in {satu.sertifikat for satu in milik_unit}:
        return True, (_former(paket),)
    if paket.segel.sertifikat in dikenal:
        return False, (
            Finding(
                "SEGEL_UNIT_LAIN",
                Tingkat.KESALAHAN,
                _("Paket atas nama {unit} ini disegel dengan kunci unit lain.").format(
                    unit=paket.unit.nama
                ),
            ),
        )
    if milik_unit:
        return False, (
            Finding(
                "SEGEL_TIDAK_DIKENAL",
                Tingkat.KESALAHAN,
                _(
                    "Paket ini utuh, tetapi tidak disegel dengan kunci {unit} yang Anda kenal. "
                    "Tanyakan kode pengenal {kode} kepada unit itu melalui telepon."
                ).format(unit=paket.unit.nama, kode=paket.segel.kode_pengenal),
            ),
        )
    return None, (
        Finding(
            "SERTIFIKAT_BELUM_ADA",
            Tingkat.PERINGATAN,
            _(
                "Paket ini utuh, tetapi pengirimnya belum dapat dipastikan. "
                "Cocokkan kode pengenal {kode} dengan {unit} melalui telepon, "
                "lalu sematkan sertifikatnya."
            ).format(unit=paket.unit.nama, kode=paket.segel.kode_pengenal),
        ),
    )


def _former(paket: PaketTerbuka) -> Finding:
    """Return what it means that a key sealed which the unit has replaced since."""
    if paket.jenis is JenisPaket.DAFTAR_IDENTITAS:
        pesan = _("Kunci baru {unit} dinyatakan di sini dan dijamin dengan kunci lamanya.")
        return Finding("KUNCI_LAMA", Tingkat.INFO, pesan.format(unit=paket.unit.nama))
    pesan = _(
        "Paket ini disegel dengan kunci lama {unit}, yang sudah diganti. Percayai hanya bila paket "
        "ini memang dari masa sebelum penggantian itu."
    )
    return Finding("KUNCI_LAMA", Tingkat.PERINGATAN, pesan.format(unit=paket.unit.nama))


def _remarks(paket: PaketTerbuka) -> tuple[Finding, ...]:
    """Return what a person should know about a whole package."""
    temuan = []
    if not paket.segel.dalam_masa_berlaku:
        temuan.append(
            Finding(
                "WAKTU_SEGEL_JANGGAL",
                Tingkat.PERINGATAN,
                _(
                    "Menurut jam komputer pengirim, paket ini disegel di luar masa berlaku "
                    "sertifikatnya. Mintalah pengirim memeriksa tanggal komputernya."
                ),
            )
        )
    if paket.data["contoh"]:
        temuan.append(
            Finding("DATA_CONTOH", Tingkat.INFO, _("Paket ini berisi data contoh, bukan laporan."))
        )
    return tuple(temuan)
