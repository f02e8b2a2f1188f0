"""The Perjanjian Kinerja as PDF: an upright Pernyataan, then the tables."""

from collections.abc import Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Flowable, Spacer

from ranpk_desktop.domain.pdf_bertanda import BagianNaskah, NaskahPdf, Pihak, TempatTanda
from ranpk_desktop.domain.perjanjian_kinerja import BentukKop, BentukLampiran, PerjanjianKinerja
from ranpk_desktop.exports import perjanjian_kinerja as isi
from ranpk_desktop.exports import rencana_aksi_iku
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import (
    Dokumen,
    heading,
    kop_lines,
    picture,
    rules,
    turn,
)
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.kisi import Kelompok
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.penutup_pdf import end_with, pair_room, signature_pair
from ranpk_desktop.exports.rencana_aksi_iku_pdf import (
    action_table,
    name_cells,
    performance_table,
    shared_widths,
)
from ranpk_desktop.exports.ruang_tanda import RuangTanda
from ranpk_desktop.exports.tabel_pdf import Tabel, plain_table
from ranpk_desktop.exports.teks_pdf import paragraph, title

_LOGO = 24 * mm
"""Height and width of the logo at most."""
_LABEL, _COLON = 30 * mm, 4 * mm
"""Widths of a label and its colon."""
_SEAL = (70 * mm, 22 * mm)
"""Width, if there is as much, and height of the room for pen and seal in a signature block."""


def render(naskah: PerjanjianKinerja, cetak: Cetak) -> NaskahPdf:
    """Return the document and the rooms for its seals, the same for the same input."""
    dokumen = Dokumen(
        judul=isi.title(naskah),
        unit=naskah.unit,
        cetak=cetak,
        keterangan=isi.footer(naskah, cetak),
        tepi=isi.margins(naskah),
    )
    rooms: list[TempatTanda] = []
    upright, lying = dokumen.lebar_isi, dokumen.turned(mendatar=True).lebar_isi
    plain = naskah.tata.bentuk_lampiran is BentukLampiran.RINGKAS
    story = [
        *_statement(naskah, upright, rooms),
        *turn(mendatar=not plain),
        *_annex(naskah, upright if plain else lying, rooms),
        *turn(mendatar=True),
        *_action_plan(naskah, lying, rooms),
    ]
    return NaskahPdf(render_document(dokumen, story), tuple(rooms))


def _statement(naskah: PerjanjianKinerja, lebar: float, rooms: list[TempatTanda]) -> list[Flowable]:
    teks, size = naskah.teks, naskah.tata.ukuran_huruf
    penanda = isi.PENANDA[BagianNaskah.PERNYATAAN]
    story: list[Flowable] = [
        *_letterhead(naskah, lebar),
        title(teks["judul_pernyataan"], "judul", penanda, ukuran=size + 2),
    ]
    if naskah.nomor:
        story.append(paragraph(teks["nomor"], "catatan", size))
    for pihak in Pihak:
        if pihak is Pihak.KESATU:
            story.append(paragraph(teks["pembuka"], "alinea", size))
        story.append(_pairs(isi.party(naskah, pihak), lebar, size))
        story.append(paragraph(teks[_AFTER[pihak]], "alinea", size))
    story.append(paragraph(teks["janji"], "alinea", size))
    story.append(paragraph(teks["supervisi"], "alinea", size))
    _sign(story, naskah, BagianNaskah.PERNYATAAN, lebar, rooms)
    return story


_AFTER = {Pihak.KESATU: "sebutan_kesatu", Pihak.KEDUA: "sebutan_kedua"}


def _letterhead(naskah: PerjanjianKinerja, lebar: float) -> list[Flowable]:
    bentuk = naskah.tata.bentuk_kop
    if bentuk is BentukKop.TANPA:
        return []
    lines = kop_lines(isi.lines(naskah.teks["kop"]))
    if bentuk is BentukKop.ATAS:
        logo = [picture(naskah.logo, _LOGO, _LOGO), Spacer(1, 3 * mm)] if naskah.logo else []
        return [*logo, *lines, Spacer(1, 4 * mm)]
    if naskah.logo is None:
        return [*lines, *rules()]
    beside = lebar - _LOGO - 4 * mm
    cells = [[picture(naskah.logo, _LOGO, _LOGO), lines]]
    middle = [("VALIGN", (0, 0), (-1, -1), "MIDDLE"), ("LEFTPADDING", (0, 0), (0, 0), 0)]
    return [plain_table(cells, [_LOGO + 4 * mm, beside], middle), *rules()]


def _annex(naskah: PerjanjianKinerja, lebar: float, rooms: list[TempatTanda]) -> list[Flowable]:
    bagian = BagianNaskah.LAMPIRAN
    story: list[Flowable] = [
        title(naskah.teks["judul_lampiran"], "judul", isi.PENANDA[bagian]),
        _pairs(isi.identity(naskah), lebar, naskah.tata.ukuran_huruf),
        Spacer(1, 4 * mm),
    ]
    rows = rencana_aksi_iku.performance(naskah.rencana)
    if not rows:
        story.append(paragraph(isi.empty(naskah)))
    elif naskah.tata.bentuk_lampiran is BentukLampiran.RINGKAS:
        story.append(_plain_annex(rows, lebar))
    else:
        story.append(performance_table(rows, lebar))
    if naskah.anggaran:
        story += heading(naskah.teks["judul_anggaran"], tingkat=1)
        story.append(_budget(naskah, lebar))
    _sign(story, naskah, bagian, lebar, rooms)
    return story


def _plain_annex(rows: Sequence[Any], lebar: float) -> Flowable:
    widths = shared_widths(lebar, {0: 12, 3: 34}, {1: 1, 2: 1})
    tabel = Tabel(widths, [isi.KOLOM_RINGKAS])
    for baris in rows:
        if isinstance(baris, Kelompok):
            tabel.heading(baris.teks)
            continue
        *names, _target = name_cells(baris, widths[3])
        indikator = baris[1]
        if indikator is None:
            tabel.row(*names, "")
        elif indikator.lanjut:
            tabel.row(*names, ATAS)
        else:
            tabel.row(*names, paragraph(isi.target(indikator.simpul), "sel_tengah"))
    return tabel.flowable()


def _budget(naskah: PerjanjianKinerja, lebar: float) -> Flowable:
    widths = shared_widths(lebar, {0: 16, 2: 46, 3: 40}, {1: 1})
    tabel = Tabel(widths, [isi.KOLOM_ANGGARAN])
    for nomor, uraian, tingkat, pagu in isi.budget(naskah):
        gaya = "sel" if tingkat else "kelompok"
        amount = paragraph(isi.amount(pagu), "sel_kanan" if tingkat else "sel_kanan_tebal")
        tabel.row(paragraph(nomor, "sel"), paragraph(uraian, gaya), amount, "")
    total = paragraph(isi.amount(naskah.jumlah_anggaran), "sel_kanan_tebal")
    tabel.row("", paragraph(isi.JUMLAH, "kelompok"), total, "")
    return tabel.flowable()


def _action_plan(
    naskah: PerjanjianKinerja, lebar: float, rooms: list[TempatTanda]
) -> list[Flowable]:
    bagian = BagianNaskah.RENCANA_AKSI
    story: list[Flowable] = [title(naskah.teks["judul_rencana_aksi"], "judul", isi.PENANDA[bagian])]
    rows = rencana_aksi_iku.actions(naskah.rencana)
    story.append(action_table(rows, lebar) if rows else paragraph(isi.empty(naskah)))
    _sign(story, naskah, bagian, lebar, rooms)
    return story


def _sign(
    story: list[Flowable],
    naskah: PerjanjianKinerja,
    bagian: BagianNaskah,
    lebar: float,
    rooms: list[TempatTanda],
) -> None:
    """End a part with both signature blocks."""
    left, right = isi.signatures(naskah, bagian)
    width, height = min(_SEAL[0], pair_room(lebar)), _SEAL[1]
    seals = (
        RuangTanda(Pihak.KEDUA, bagian, width, height, rooms),
        RuangTanda(Pihak.KESATU, bagian, width, height, rooms),
    )
    pair = signature_pair(left, right, seals, lebar, naskah.tata.ukuran_huruf)
    end_with(story, [Spacer(1, 6 * mm), pair])


def _pairs(pairs: Sequence[isi.Pasangan], lebar: float, ukuran: float) -> Flowable:
    """Return "label : text" lines below one another."""
    rows = [[paragraph(it, "baris", ukuran) for it in (label, ":", teks)] for label, teks in pairs]
    return plain_table(
        rows,
        [_LABEL, _COLON, lebar - _LABEL - _COLON],
        [
            ("VALIGN", (0, 0), (-1, -1), "TOP"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 0),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1),
        ],
    )
