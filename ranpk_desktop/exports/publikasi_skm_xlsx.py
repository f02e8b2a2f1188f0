"""The sheet at the counter as workbook: one page, A4 or A3."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from openpyxl.formatting.rule import DataBarRule
from openpyxl.styles import Font

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.publikasi_skm import PublikasiSkm
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports import publikasi_skm as isi
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import (
    HURUF,
    close,
    new_sheet,
    new_workbook,
    print_setup,
)
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.laporan_skm import bands
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format

_WIDTHS = (40, 6, 26, 16)
_A3 = 8
"""Excel's number of A3."""


def render(kantor: Mapping[str, Any], publikasi: PublikasiSkm, cetak: Cetak) -> bytes:
    """Return the sheet as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(isi.JUDUL, kantor, cetak)
    lembar = new_sheet(workbook, _("Publikasi SKM"), _WIDTHS, kantor, isi.JUDUL)
    lembar.across(isi.subject(publikasi), "catatan", tinggi=18)
    _value(lembar, publikasi)
    for line in (isi.quality(publikasi), *isi.remarks(publikasi)):
        lembar.across(line, "judul", tinggi=20)
    lembar.skip()
    _bars(lembar, publikasi)
    lembar.across(bands(publikasi.mutu), "polos")
    lembar.skip()
    people = (isi.answers(kind, counts) for kind, counts in publikasi.profil)
    for line in (f"{isi.RESPONDEN} – {isi.respondents(publikasi)}", *people):
        lembar.across(line, "polos")
    lembar.skip()
    lembar.across(isi.PENUTUP, "catatan")
    tanda = naskah.signature(kantor, cetak, cetak.pelepas)
    close(lembar, "", tanda, kanan=2)
    _print(lembar, kantor, publikasi, cetak)
    return render_workbook(workbook)


def _value(lembar: Lembar, publikasi: PublikasiSkm) -> None:
    """Add the value in large figures; no other sheet needs such a style."""
    nilai = publikasi.hasil.nilai
    cell = Sel("–" if nilai is None else nilai, "judul", number_format(2), kolom=len(_WIDTHS))
    row = lembar.add(cell, tinggi=84)
    lembar.sheet.cell(row, 1).font = Font(name=HURUF, size=60, bold=True, color=naskah.TINTA)


def _bars(lembar: Lembar, publikasi: PublikasiSkm) -> None:
    header = (_("Unsur"), 2), (_("Nilai"), 1), (_("Mutu"), 1)
    lembar.add(*(Sel(nama, "kepala", kolom=n) for nama, n in header))
    first = lembar.baris + 1
    for it in publikasi.hasil.unsur:
        mutu = it.mutu.mutu if it.mutu else _("belum diisi")
        value = Sel(it.nilai, "kanan", number_format(2))
        lembar.add(Sel(it.unsur.sebutan, kolom=2), value, Sel(mutu, "tengah"), tinggi=16)
    rule = DataBarRule("num", 25, "num", 100, color=naskah.BATANG)  # type: ignore[no-untyped-call]
    lembar.sheet.conditional_formatting.add(f"C{first}:C{lembar.baris}", rule)


def _print(
    lembar: Lembar, kantor: Mapping[str, Any], publikasi: PublikasiSkm, cetak: Cetak
) -> None:
    upright = replace(cetak, kertas="A4")
    print_setup(lembar, kantor, upright, isi.footer(publikasi, cetak), mendatar=False)
    setup = lembar.sheet.page_setup
    setup.fitToHeight = 1
    if publikasi.besar:
        setup.paperSize, setup.paperWidth, setup.paperHeight = _A3, "297mm", "420mm"
