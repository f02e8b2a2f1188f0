"""What the status report of RATL says, the same in PDF and workbook."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.laporan_ratl import Aksi, Jumlah, Kelompok, LaporanRatl
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from ranpk_desktop.domain.tanggal import format_tanggal, format_waktu
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.lampiran1 import listed

TW = tuple(tw.label for tw in Triwulan)
JUMLAH = (
    _("Jumlah aksi"),
    StatusRatl.BELUM.label,
    StatusRatl.PROSES.label,
    StatusRatl.SELESAI.label,
    _("Selesai (%)"),
    _("Terlambat"),
)
"""Titles of the columns that count actions."""


def title(laporan: LaporanRatl) -> str:
    """Return the lines of the title."""
    years = _("HASIL SURVEI KEPUASAN MASYARAKAT TAHUN {tahun}")
    return "\n".join(
        (
            _("LAPORAN STATUS RENCANA AKSI TINDAK LANJUT (RATL)"),
            years.format(tahun=listed(laporan.tahun).upper()),
        )
    )


def note(kantor: Mapping[str, Any], laporan: LaporanRatl, cetak: Cetak) -> str:
    """Return the line under the title: the day of the statuses, and when it was made."""
    zona = str(kantor["zona"])
    return _("Status per {tanggal} · dibuat {waktu}").format(
        tanggal=format_tanggal(laporan.per),
        waktu=format_waktu(in_zone(cetak.dibuat_pada, zona), zona),
    )


def footer(laporan: LaporanRatl) -> str:
    """Return what a loose page says about itself."""
    return _("Status RATL SKM {tahun} · per {tanggal}").format(
        tahun=listed(laporan.tahun), tanggal=format_tanggal(laporan.per)
    )


def empty(laporan: LaporanRatl) -> str:
    """Return what stands instead of tables when there is no action."""
    return _("Belum ada rencana aksi untuk survei tahun {tahun}.").format(
        tahun=listed(laporan.tahun)
    )


def closing(kantor: Mapping[str, Any], laporan: LaporanRatl) -> str:
    """Return the sentence above the signature."""
    return _(
        "Demikian laporan status rencana aksi tindak lanjut atas hasil survei kepuasan masyarakat "
        "tahun {tahun} ini disusun menurut keadaan per {tanggal} pada {unit}."
    ).format(
        tahun=listed(laporan.tahun),
        tanggal=format_tanggal(laporan.per),
        unit=clean(kantor["nama"]),
    )


def heading(kelompok: Kelompok) -> str:
    """Return the line above the actions of a service: "Survei 2025 – Pengujian"."""
    return _("Survei {tahun} – {layanan}").format(tahun=kelompok.tahun, layanan=kelompok.label)


def unsur(ratl: Ratl) -> str:
    """Return the unsur of an action, one a line."""
    return "\n".join(it.sebutan for it in ratl.unsur)


def in_quarter(aksi: Aksi, triwulan: Triwulan) -> str:
    """Return the mark of a quarter in which the action is carried out: its year."""
    if triwulan not in aksi.jadwal:
        return ""
    tahun = aksi.jadwal[triwulan]
    return str(tahun) if tahun else _("ya")


def status(aksi: Aksi) -> str:
    """Return the status, with the day of closing or by how much it is late."""
    hari = aksi.ratl.tanggal_selesai
    if aksi.status is StatusRatl.SELESAI and hari:
        return f"{aksi.status.label}\n{format_tanggal(hari)}"
    if aksi.terlambat:
        late = _("terlambat {n} hari").format(n=aksi.terlambat)
        return f"{aksi.status.label}\n{late}"
    return aksi.status.label


def fill(aksi: Aksi) -> str | None:
    """Return the fill (RGB hex) of a status; it never stands without the word."""
    if aksi.terlambat:
        return naskah.NADA["peringatan"]
    return {StatusRatl.SELESAI: naskah.NADA["baik"], StatusRatl.PROSES: naskah.NADA["info"]}.get(
        aksi.status
    )


def follow_up(ratl: Ratl) -> str:
    """Return what was done and what hinders it, one after the other."""
    parts = (
        ("", ratl.uraian_tindak_lanjut),
        (_("Kendala: "), ratl.kendala),
        (_("Tanpa data dukung: "), ratl.alasan_tanpa_dukungan),
    )
    return "\n".join(label + clean(teks) for label, teks in parts if clean(teks))


def numbers(jumlah: Jumlah) -> tuple[int | Decimal | None, ...]:
    """Return the cells of a row of sums, in the order of JUMLAH."""
    return (
        jumlah.seluruhnya,
        jumlah.belum,
        jumlah.proses,
        jumlah.selesai,
        jumlah.persen,
        jumlah.terlambat,
    )


def sums(laporan: LaporanRatl) -> Sequence[tuple[str, tuple[Jumlah, ...]]]:
    """Return the tables of sums: the title of their first column, and their rows."""
    found = [(_("Tahun survei"), laporan.per_tahun)]
    if len(laporan.per_layanan) > 1:
        found.append((_("Jenis layanan"), laporan.per_layanan))
    return found
