"""Words and colours that every document shares, whatever its format."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports.cetak import Cetak

INSTANSI = "BADAN PENGAWAS OBAT DAN MAKANAN"

TINTA = "1B2A2E"
TINTA_PUDAR = "55646A"
GARIS = "9FB0B3"
KEPALA = "D3E6E6"
KELOMPOK = "EEF5F5"
BAHAYA = "A3161D"
CAP_AIR = "E9EDED"
"""The word across a draft: pale enough to read every text on it."""
BATANG = "2F7F86"
BATANG_MENONJOL = "B26A00"

ATAS = "^"
"""In the rows of a table: this cell is covered by the one above."""

NADA = {
    "buruk": "F6C9CB",
    "peringatan": "FBDFB0",
    "cukup": "FBF3BF",
    "baik": "CDEBD3",
    "info": "D2E5F7",
}
"""Fill (RGB hex) of a word by its role; pale, so that dark ink on it keeps a contrast above 7:1."""


@dataclass(frozen=True, slots=True)
class TandaTangan:
    """Hold the lines of a signature block; `nip` is "" for an official who has none.

    `sebagai` stands above the jabatan, as "Pihak Kesatu," in an agreement.
    """

    tempat_tanggal: str
    jabatan: str
    nama: str
    nip: str
    sebagai: str = ""


def letterhead(unit: Mapping[str, Any]) -> tuple[str, ...]:
    """Return the lines of the kop: agency, office, address, contacts; unknown ones are left out."""
    alamat, kota = clean(unit.get("alamat")), clean(unit.get("kota"))
    if kota.casefold() not in alamat.casefold():
        alamat = f"{alamat}, {kota}" if alamat else kota
    contacts = (
        (_("Telepon {isi}"), clean(unit.get("telepon"))),
        (_("Surel {isi}"), clean(unit.get("surel"))),
    )
    kontak = " · ".join(pola.format(isi=isi) for pola, isi in contacts if isi)
    lines = (INSTANSI, clean(unit.get("nama")).upper(), alamat, kontak)
    return tuple(baris for baris in lines if baris)


def signature(
    unit: Mapping[str, Any], cetak: Cetak, pejabat: Mapping[str, Any] | None
) -> TandaTangan:
    """Return the block of the official who releases the document, dated on the office's own clock.

    Without an official the lines stay open for the pen. Form: domain.md §5 (jabatan ending with a
    comma, space, name, NIP only when there is one).
    """
    tanggal = format_tanggal(in_zone(cetak.dibuat_pada, str(unit["zona"])).date())
    tempat = ", ".join(filter(None, (clean(unit.get("kota")), tanggal)))
    if pejabat is None:
        return TandaTangan(tempat, _("Kepala {unit},").format(unit=clean(unit["nama"])), "", "")
    jabatan = f"{clean(pejabat.get('sebutan'))} {clean(pejabat['jabatan'])}".strip()
    nip = clean(pejabat.get("nip"))
    label = clean(pejabat.get("jenis_nip")) or "NIP"
    return TandaTangan(
        tempat, f"{jabatan.rstrip(',')},", clean(pejabat["nama"]), nip and f"{label} {nip}"
    )


def sample_notice(unit: Mapping[str, Any]) -> str:
    """Return the banner of the sample office, "" for a real one."""
    return _("DATA CONTOH – bukan laporan resmi") if unit.get("contoh") else ""


def content_code(cetak: Cetak) -> str:
    """Return "Kode data: 7F3A-…" for a footer."""
    return _("Kode data: {kode}").format(kode=cetak.kode)
