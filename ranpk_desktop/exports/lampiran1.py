"""What Lampiran 1 says, the same in PDF and workbook."""

from collections.abc import Mapping, Sequence
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.lampiran1 import Hitungan, Lampiran1, UnitLampiran1
from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.tanggal import format_tanggal, format_waktu
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports.cetak import Cetak

KOLOM = (
    _("No"),
    _("Unit Pelayanan"),
    _("Tahun"),
    _("Jumlah Rekomendasi"),
    _("Jumlah Rencana Aksi"),
)
STATUS = _("Status close tindak lanjut SKM")
KOLOM_STATUS = (_("Jumlah"), _("Persentase (%)"))
TOTAL = _("Total")


def title(lampiran: Lampiran1) -> str:
    """Return the lines of the title."""
    years = _("ATAS HASIL SURVEI KEPUASAN MASYARAKAT TAHUN {tahun}")
    return "\n".join(
        (
            _("LAMPIRAN 1"),
            _("MATRIKS RINGKASAN PEMANTAUAN RENCANA AKSI/TINDAK LANJUT"),
            years.format(tahun=listed(lampiran.tahun).upper()),
        )
    )


def note(kantor: Mapping[str, Any], lampiran: Lampiran1, cetak: Cetak) -> str:
    """Return the line under the title: the day of the statuses, and when it was made."""
    zona = str(kantor["zona"])
    return _("Status per {tanggal} · dibuat {waktu}").format(
        tanggal=format_tanggal(lampiran.per),
        waktu=format_waktu(in_zone(cetak.dibuat_pada, zona), zona),
    )


def footer(lampiran: Lampiran1) -> str:
    """Return what a loose page says about itself."""
    return _("Lampiran 1 SKM {tahun} · per {tanggal}").format(
        tahun=listed(lampiran.tahun), tanggal=format_tanggal(lampiran.per)
    )


def empty(lampiran: Lampiran1) -> str:
    """Return what stands instead of a table when there is no action."""
    return _("Belum ada rencana aksi untuk survei tahun {tahun}.").format(
        tahun=listed(lampiran.tahun)
    )


def name(unit: UnitLampiran1) -> str:
    """Return the name of a unit, marked where its first survey came later."""
    return clean(unit.nama) + ("*" if unit.baru else "")


def totals(lampiran: Lampiran1) -> tuple[Hitungan, ...]:
    """Return the total rows: one a year, and one over all where there are several."""
    together = (lampiran.seluruhnya,) if len(lampiran.tahun) > 1 else ()
    return (*lampiran.jumlah, *together)


def remarks(lampiran: Lampiran1) -> list[str]:
    """Return the notes below the table."""
    lines = []
    if lampiran.ada_baru:
        text = _("*) Unit yang disurvei pertama kali sesudah tahun {tahun}.")
        lines.append(text.format(tahun=lampiran.tahun[0]))
    for bentuk, words in _COUNTED.items():
        years = [year for year in lampiran.tahun if lampiran.bentuk[year] is bentuk]
        if years:
            lines.append(words.format(tahun=listed(years)))
    lines.append(_("Semua jumlah dihitung dari baris rencana aksinya."))
    return lines


def listed(tahun: Sequence[int]) -> str:
    """Return years in words: "2021, 2022 dan 2023"."""
    *before, last = map(str, tahun)
    return _("{awal} dan {akhir}").format(awal=", ".join(before), akhir=last) if before else last


_COUNTED = {
    BentukLampiran.REKOMENDASI: _(
        "Jumlah rekomendasi tahun {tahun}: banyaknya nomor rekomendasi yang berbeda."
    ),
    BentukLampiran.LAYANAN: _(
        "Jumlah rekomendasi tahun {tahun}: banyaknya jenis layanan yang berbeda."
    ),
}
