"""The status report of RATL as PDF, landscape; its tables stand in the SKM report, too."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.laporan_ratl import Aksi, Jumlah, Kelompok, LaporanRatl, Nihil
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import laporan_ratl as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, heading, kop
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.penutup_pdf import close
from ranpk_desktop.exports.tabel_pdf import Cell, Tabel
from ranpk_desktop.exports.teks_pdf import paragraph

_STATUS = 9
_FIXED = {0: 9, 1: 31, 3: 26, **dict.fromkeys(range(4, 8), 12), 8: 33, _STATUS: 27}
"""Widths of the narrow columns in millimetres by position; action and follow-up share the rest."""
_SHARES = {2: 1.2, 10: 1}
_PLAN = 9
"""How many columns a plan has, which has neither status nor follow-up."""


def render(
    kantor: Mapping[str, Any],
    laporan: LaporanRatl,
    cetak: Cetak,
) -> bytes:
    """Return the report as PDF bytes, the same for the same input."""
    title = isi.title(laporan)
    dokumen = Dokumen(title.replace("\n", " "), kantor, cetak, isi.footer(laporan), mendatar=True)
    lebar = dokumen.lebar_isi
    story = [
        *kop(kantor),
        paragraph(title, "judul"),
        paragraph(isi.note(kantor, laporan, cetak), "catatan"),
    ]
    if laporan.kelompok:
        story += heading(_("Ringkasan"))
        for nama, rows in isi.sums(laporan):
            story += [sums(nama, rows), paragraph("", "isi")]
        story += [*heading(_("Rincian rencana aksi")), actions(laporan.kelompok, lebar)]
    else:
        story.append(paragraph(isi.empty(laporan)))
    story += nothing(laporan.nihil)
    tanda = naskah.signature(kantor, cetak, cetak.pelepas)
    close(story, isi.closing(kantor, laporan), tanda)
    return render_document(dokumen, story)


def sums(nama: str, rows: Sequence[Jumlah]) -> Any:
    """Return a table of sums, with the total below where there are several."""
    tabel = Tabel([90 * mm, *[24 * mm] * len(isi.JUMLAH)], [[nama, *isi.JUMLAH]])
    for row in rows:
        tabel.row(paragraph(row.nama, "sel"), *_numbers(row, "sel_tengah"))
    if len(rows) > 1:
        total = Jumlah(
            _("Jumlah"),
            belum=sum(it.belum for it in rows),
            proses=sum(it.proses for it in rows),
            selesai=sum(it.selesai for it in rows),
            terlambat=sum(it.terlambat for it in rows),
        )
        fills = dict.fromkeys(range(len(tabel.lebar)), naskah.KELOMPOK)
        tabel.row(paragraph(total.nama, "kelompok"), *_numbers(total, "kepala"), warna=fills)
    return tabel.flowable()


def _numbers(jumlah: Jumlah, gaya: str) -> list[Cell]:
    return [paragraph(_shown(it), gaya) for it in isi.numbers(jumlah)]


def _shown(nilai: int | Decimal | None) -> str:
    if nilai is None:
        return "–"
    return format_angka(nilai, 2) if isinstance(nilai, Decimal) else str(nilai)


def actions(kelompok: Sequence[Kelompok], lebar: float, *, rencana: bool = False) -> Any:
    """Return the table of actions by service; as a plan (`rencana`) without status."""
    many = _PLAN if rencana else _PLAN + 2
    fixed = sum(_FIXED.get(n, 0) for n in range(many)) * mm
    shares = {n: share for n, share in _SHARES.items() if n < many}
    rest = (lebar - fixed) / sum(shares.values())
    widths = [_FIXED[n] * mm if n in _FIXED else rest * shares[n] for n in range(many)]
    tabel = Tabel(widths, [row[:many] for row in _header()])
    for bagian in kelompok:
        tabel.heading(isi.heading(bagian))
        for aksi in bagian.aksi:
            fill = isi.fill(aksi)
            coloured = {_STATUS: fill} if fill and not rencana else None
            tabel.row(*_cells(aksi)[:many], warna=coloured)
    return tabel.flowable()


def _header() -> list[list[str | None]]:
    left = (_("No."), _("Unsur"), _("Rencana aksi"))
    right = (_("Penanggung jawab"), _("Status"), _("Tindak lanjut dan kendala"))
    when = _("Waktu pelaksanaan")
    return [
        [*left, when, None, None, None, None, *right],
        [*[ATAS] * 3, _("Menurut rencana"), *isi.TW, *[ATAS] * 3],
    ]


def _cells(aksi: Aksi) -> list[Cell]:
    ratl = aksi.ratl
    return [
        paragraph(str(aksi.nomor), "sel_tengah"),
        paragraph(isi.unsur(ratl), "sel"),
        paragraph(ratl.rencana_aksi, "sel"),
        paragraph(ratl.waktu_pelaksanaan, "sel"),
        *(paragraph(isi.in_quarter(aksi, tw), "sel_tengah") for tw in Triwulan),
        paragraph(ratl.penanggung_jawab, "sel"),
        paragraph(isi.status(aksi), "sel_tengah"),
        paragraph(isi.follow_up(ratl), "sel"),
    ]


def nothing(nihil: Sequence[Nihil]) -> list[Any]:
    """Return which services have nothing to follow up, and why; nothing for none."""
    if not nihil:
        return []
    tabel = Tabel(
        [24 * mm, 80 * mm, 130 * mm], [[_("Tahun survei"), _("Jenis layanan"), _("Alasan")]]
    )
    for it in nihil:
        tabel.row(
            paragraph(str(it.tahun), "sel_tengah"),
            paragraph(it.layanan, "sel"),
            paragraph(it.alasan, "sel"),
        )
    return [*heading(_("Layanan tanpa tindak lanjut")), tabel.flowable()]
