"""What may be typed into the columns of a Perjanjian Kinerja: form and command refuse alike."""

import re
from collections.abc import Callable, Mapping
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.perjanjian_kinerja import BentukKop, BentukLampiran, BentukTanggal
from ranpk_desktop.domain.tanggal import parse_tanggal
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError

SEBUTAN = ("", "Plt.", "Plh.", "Pj.", "Pjs.")
"""The prefixes of a title; "a.n." is none of them: nobody signs an agreement for somebody else."""

TEPI = {
    "tepi_kiri": (30, 40),
    "tepi_kanan": (20, 40),
    "tepi_atas": (15, 40),
    "tepi_bawah": (25, 40),
}
"""The least and the most of each margin, in millimetres (domain.md §5)."""

PANJANG_MAKS = 200
"""Letters of a line of the form."""

JUDUL = {
    "pihak_kesatu_id": _("Pihak Kesatu"),
    "pihak_kedua_nama": _("Nama Pihak Kedua"),
    "pihak_kedua_sebutan": _("Sebutan Pihak Kedua"),
    "pihak_kedua_jabatan": _("Jabatan Pihak Kedua"),
    "pihak_kedua_nip": _("NIP Pihak Kedua"),
    "pihak_kedua_jenis_nip": _("Jenis NIP Pihak Kedua"),
    "nomor": _("Nomor"),
    "tempat": _("Tempat"),
    "tanggal": _("Tanggal"),
    "bentuk_tanggal": _("Cetak tanggal"),
    "bentuk_lampiran": _("Bentuk lampiran"),
    "bentuk_kop": _("Bentuk kop"),
    "kertas": _("Kertas"),
    "tepi_kiri": _("Tepi kiri"),
    "tepi_kanan": _("Tepi kanan"),
    "tepi_atas": _("Tepi atas"),
    "tepi_bawah": _("Tepi bawah"),
    "ukuran_huruf": _("Ukuran huruf"),
    "revisi_rencana": _("Versi rencana"),
    "logo_sidik": _("Logo"),
    "rencana": _("Rencana"),
    "anggaran": _("Anggaran"),
}
"""What each column is called, and the two places outside that a finding may name."""

_SEBUTAN_DI_DEPAN = re.compile(r"(Plt|Plh|Pjs|Pj)\.?\s+(?=\S)", re.IGNORECASE)


def read_column(kolom: str, teks: str) -> dict[str, Any]:
    """Return the columns that a typed text sets; raises CheckError(kolom).

    A title that is typed with its prefix ("Plt. Kepala …") sets the prefix as well.
    """
    if kolom not in _READ:
        raise CheckError(
            kolom,
            _("Kolom “{kolom}” tidak ada pada perjanjian kinerja.").format(kolom=kolom[:40]),
            _("Yang ada: {daftar}.").format(daftar=", ".join(_READ)),
        )
    teks = clean_line(teks)
    if len(teks) > PANJANG_MAKS:
        raise CheckError(
            kolom,
            _("{judul} lebih dari {n} huruf.").format(judul=JUDUL[kolom], n=PANJANG_MAKS),
            _("Pendekkan dahulu."),
        )
    if kolom == "pihak_kedua_jabatan" and (found := _SEBUTAN_DI_DEPAN.match(teks)):
        return {kolom: teks[found.end() :], "pihak_kedua_sebutan": f"{found[1].capitalize()}."}
    return {kolom: _READ[kolom](kolom, teks)}


def _plain(_kolom: str, teks: str) -> str:
    return teks


def _or_none(_kolom: str, teks: str) -> str | None:
    return teks or None


def _nip(_kolom: str, teks: str) -> str:
    return teks.replace(" ", "")


def _date(kolom: str, teks: str) -> str | None:
    if not teks:
        return None
    try:
        return parse_tanggal(teks).isoformat()
    except CheckError as error:
        raise CheckError(kolom, error.pesan, error.tindakan) from error


def _revision(kolom: str, teks: str) -> int | None:
    if not teks:
        return None
    if teks.isdecimal() and teks.isascii():
        return int(teks)
    raise CheckError(kolom, _("Versi rencana ditulis sebagai angka; 0 adalah versi awal."))


def _margin(kolom: str, teks: str) -> int:
    least, most = TEPI[kolom]
    if teks.isdecimal() and teks.isascii() and least <= int(teks) <= most:
        return int(teks)
    raise CheckError(
        kolom,
        _("{judul} harus {n} sampai {m} mm.").format(judul=JUDUL[kolom], n=least, m=most),
        _("Tulis bilangan bulat dalam milimeter."),
    )


def _one_of(*choices: str) -> Callable[[str, str], str]:
    def read(kolom: str, teks: str) -> str:
        if teks in choices:
            return teks
        raise CheckError(
            kolom,
            _("“{teks}” bukan pilihan untuk {judul}.").format(
                teks=teks[:40], judul=JUDUL[kolom].lower()
            ),
            _("Pilih salah satu: {daftar}.").format(daftar=", ".join(filter(None, choices))),
        )

    return read


def _size(kolom: str, teks: str) -> int:
    return int(_one_of("11", "12")(kolom, teks))


_READ: Mapping[str, Callable[[str, str], Any]] = {
    "pihak_kesatu_id": _or_none,
    "pihak_kedua_nama": _plain,
    "pihak_kedua_sebutan": _one_of(*SEBUTAN),
    "pihak_kedua_jabatan": _plain,
    "pihak_kedua_nip": _nip,
    "pihak_kedua_jenis_nip": _one_of("NIP", "NI PPPK"),
    "nomor": _plain,
    "tempat": _plain,
    "tanggal": _date,
    "bentuk_tanggal": _one_of(*BentukTanggal),
    "bentuk_lampiran": _one_of(*BentukLampiran),
    "bentuk_kop": _one_of(*BentukKop),
    "kertas": _one_of("A4", "F4", "Folio"),
    **dict.fromkeys(TEPI, _margin),
    "ukuran_huruf": _size,
    "revisi_rencana": _revision,
}
