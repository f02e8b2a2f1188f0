"""The sheet at the counter as PDF: one page, A4 or the same enlarged to A3."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import KeepInFrame, Spacer

from ranpk_desktop.domain.publikasi_skm import PublikasiSkm
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports import publikasi_skm as isi
from ranpk_desktop.exports.batang_pdf import Batang
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, kop
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.laporan_skm import bands
from ranpk_desktop.exports.penutup_pdf import signature_block
from ranpk_desktop.exports.tabel_pdf import plain_table
from ranpk_desktop.exports.teks_pdf import colour, paragraph

_A3 = 297 / 210
"""How much larger A3 is than A4, each way."""
_LEFT = 88 * mm
"""The width of the box with the value."""
_PEOPLE = 66 * mm
"""The height of both boxes."""
_NAME, _WORDS = 74 * mm, 26 * mm


def render(kantor: Mapping[str, Any], publikasi: PublikasiSkm, cetak: Cetak) -> bytes:
    """Return the sheet as PDF bytes, the same for the same input."""
    dokumen = Dokumen(
        isi.JUDUL,
        kantor,
        replace(cetak, kertas="A4"),
        isi.footer(publikasi, cetak),
        skala=_A3 if publikasi.besar else 1,
    )
    lebar = dokumen.lebar_isi
    story = [
        *kop(kantor),
        paragraph(isi.JUDUL, "poster_judul"),
        paragraph(isi.subject(publikasi), "poster_anak"),
        _boxes(publikasi, lebar),
        Spacer(1, 5 * mm),
        _bars(publikasi, lebar),
        Spacer(1, 2 * mm),
        paragraph(bands(publikasi.mutu), "catatan_tabel"),
        paragraph(isi.PENUTUP, "poster_penutup"),
        signature_block(naskah.signature(kantor, cetak, cetak.pelepas)),
    ]
    return render_document(dokumen, story)


def _boxes(publikasi: PublikasiSkm, lebar: float) -> Any:
    """Return the value in large letters beside who has answered."""
    mutu = publikasi.hasil.mutu
    value = [
        paragraph(isi.number(publikasi), "poster_nilai"),
        paragraph(isi.quality(publikasi), "poster_mutu"),
        *(paragraph(line, "poster_anak") for line in isi.remarks(publikasi)),
    ]
    people = [
        paragraph(isi.RESPONDEN, "poster_label"),
        paragraph(isi.respondents(publikasi), "poster_isi"),
        *(paragraph(isi.answers(kind, counts), "poster_isi") for kind, counts in publikasi.profil),
    ]
    right = lebar - _LEFT
    cells = [
        KeepInFrame(width - 12, _PEOPLE - 12, content, mode="shrink")
        for width, content in ((_LEFT, value), (right, people))
    ]
    rule = (0.8, colour(naskah.GARIS))
    fill = naskah.NADA.get(mutu.nada, naskah.KELOMPOK) if mutu else naskah.KELOMPOK
    return plain_table(
        [cells],
        [_LEFT, right],
        [
            ("BOX", (0, 0), (-1, -1), *rule),
            ("LINEBEFORE", (1, 0), (1, 0), *rule),
            ("BACKGROUND", (0, 0), (0, 0), colour(fill)),
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            *((side, (0, 0), (-1, -1), 6) for side in _SIDES),
        ],
        rowHeights=[_PEOPLE],
    )


_SIDES = ("LEFTPADDING", "RIGHTPADDING", "TOPPADDING", "BOTTOMPADDING")


def _bars(publikasi: PublikasiSkm, lebar: float) -> Any:
    """Return the nine unsur, each with its bar and its words."""
    rows = [
        [
            paragraph(it.unsur.sebutan, "poster_isi"),
            Batang(it.nilai, isi.words(it), lebar=lebar - _NAME, ruang=_WORDS, tinggi=1.3),
        ]
        for it in publikasi.hasil.unsur
    ]
    return plain_table(
        rows,
        [_NAME, lebar - _NAME],
        [
            ("VALIGN", (0, 0), (-1, -1), "MIDDLE"),
            ("LEFTPADDING", (0, 0), (-1, -1), 0),
            ("RIGHTPADDING", (0, 0), (-1, -1), 0),
            ("TOPPADDING", (0, 0), (-1, -1), 1.5),
            ("BOTTOMPADDING", (0, 0), (-1, -1), 1.5),
        ],
    )
