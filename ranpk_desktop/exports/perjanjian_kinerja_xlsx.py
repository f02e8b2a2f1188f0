"""The Perjanjian Kinerja as workbook: a sheet for each part, and one for the budget.

The sheets of the Lampiran and the Rencana Aksi hold the tables of the Rencana Aksi IKU, and the
hidden sheet names their cells as there, so that the workbook can be imported like that one.
"""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.drawing.image import Image
from openpyxl.utils import get_column_letter

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.pdf_bertanda import BagianNaskah, Pihak
from ranpk_desktop.domain.perjanjian_kinerja import BentukKop, BentukLampiran, PerjanjianKinerja
from ranpk_desktop.exports import naskah as kata
from ranpk_desktop.exports import perjanjian_kinerja as isi
from ranpk_desktop.exports import rencana_aksi_iku
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import (
    Alamat,
    add_ids,
    close_pair,
    new_workbook,
    print_setup,
)
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel, number_format
from ranpk_desktop.exports.rencana_aksi_iku_xlsx import (
    PERFORMANCE_WIDTHS,
    SKEMA,
    WIDTHS,
    add_actions,
    add_performance,
    add_plain,
)
from ranpk_desktop.exports.rencana_aksi_xlsx import facts

_STATEMENT_WIDTHS = (14, 2, 30, 46)
_BUDGET_WIDTHS = (8, 52, 24, 18)
_PLAIN_WIDTHS = (6, 40, 40, 16)
_LOGO = 90
"""Height and width of the logo at most, in pixels."""


def render(naskah: PerjanjianKinerja, cetak: Cetak) -> bytes:
    """Return the document as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(isi.title(naskah), naskah.unit, cetak)
    _statement(workbook, naskah, cetak)
    ids = _annex(workbook, naskah, cetak)
    if naskah.anggaran:
        _budget(workbook, naskah, cetak)
    ids += _action_plan(workbook, naskah, cetak)
    add_ids(workbook, SKEMA, facts(naskah.rencana, cetak), ids)
    return render_workbook(workbook)


def _sheet(
    workbook: Workbook, nama: str, lebar: Sequence[float], naskah: PerjanjianKinerja, cetak: Cetak
) -> Lembar:
    """Return a sheet below what says that the office, or the agreement, is not a real one."""
    lembar = Lembar(workbook, nama, lebar)
    notices = (kata.sample_notice(naskah.unit), "" if cetak.kode_data else _("DRAF"))
    for notice in filter(None, notices):
        lembar.across(notice, "contoh")
    return lembar


def _statement(workbook: Workbook, naskah: PerjanjianKinerja, cetak: Cetak) -> None:
    bagian, teks, gaya = BagianNaskah.PERNYATAAN, naskah.teks, _style(naskah)
    lembar = _sheet(workbook, isi.PENANDA[bagian], _STATEMENT_WIDTHS, naskah, cetak)
    _letterhead(lembar, naskah)
    _title(lembar, teks["judul_pernyataan"])
    if naskah.nomor:
        lembar.across(teks["nomor"], "catatan", tinggi=18)
    lembar.across(teks["pembuka"], gaya)
    for pihak, after in ((Pihak.KESATU, "sebutan_kesatu"), (Pihak.KEDUA, "sebutan_kedua")):
        lembar.skip(6)
        _pairs(lembar, isi.party(naskah, pihak), gaya)
        lembar.skip(3)
        lembar.across(teks[after], gaya)
    for nama in ("janji", "supervisi"):
        lembar.skip(6)
        lembar.across(teks[nama], gaya)
    _finish(lembar, naskah, cetak, bagian, mendatar=False)


def _letterhead(lembar: Lembar, naskah: PerjanjianKinerja) -> None:
    bentuk = naskah.tata.bentuk_kop
    if bentuk is BentukKop.TANPA:
        return
    if naskah.logo:
        picture = Image(BytesIO(naskah.logo))
        scale = min(_LOGO / picture.width, _LOGO / picture.height)
        picture.width, picture.height = (
            round(it * scale) for it in (picture.width, picture.height)
        )
        at = "A" if bentuk is BentukKop.KIRI else get_column_letter(3)
        lembar.sheet.add_image(picture, f"{at}{lembar.baris + 1}")
        if bentuk is BentukKop.ATAS:
            lembar.skip(_LOGO * 0.75 + 4)
    lines = isi.lines(naskah.teks["kop"])
    for n, line in enumerate(lines):
        tinggi = 22 if naskah.logo and bentuk is BentukKop.KIRI else 0
        lembar.across(line, ("instansi", "unit")[n] if n < 2 else "catatan", tinggi=tinggi)
    if bentuk is BentukKop.KIRI:
        lembar.across(None, "alamat", tinggi=4)


def _title(lembar: Lembar, teks: str) -> None:
    lembar.across(teks, "judul", tinggi=26 + 16 * teks.count("\n"))


def _pairs(lembar: Lembar, pairs: Sequence[isi.Pasangan], gaya: str, label: int = 1) -> None:
    """Add "label : text" lines; the label is `label` columns wide."""
    rest = len(lembar.lebar) - label - 1
    for nama, teks in pairs:
        lembar.add(Sel(nama, gaya, kolom=label), Sel(":", gaya), Sel(teks, gaya, kolom=rest))


def _annex(workbook: Workbook, naskah: PerjanjianKinerja, cetak: Cetak) -> list[Alamat]:
    bagian, plain = BagianNaskah.LAMPIRAN, naskah.tata.bentuk_lampiran is BentukLampiran.RINGKAS
    widths = _PLAIN_WIDTHS if plain else PERFORMANCE_WIDTHS
    lembar = _sheet(workbook, isi.PENANDA[bagian], widths, naskah, cetak)
    _title(lembar, naskah.teks["judul_lampiran"])
    for nama, teks in isi.identity(naskah):
        lembar.add(
            Sel(nama, _style(naskah), kolom=2),
            Sel(f": {teks}", _style(naskah), kolom=len(widths) - 2),
        )
    lembar.skip()
    rows = rencana_aksi_iku.performance(naskah.rencana)
    kepala: list[int] = []
    ids: list[Alamat] = []
    if not rows:
        lembar.across(isi.empty(naskah), "polos")
    elif plain:
        kepala, ids = add_plain(lembar, rows, isi.KOLOM_RINGKAS, isi.target)
    else:
        kepala, ids = add_performance(lembar, rows)
    if naskah.anggaran:
        _print(lembar, naskah, cetak, kepala, mendatar=not plain)
    else:
        _finish(lembar, naskah, cetak, bagian, kepala, mendatar=not plain)
    return ids


def _budget(workbook: Workbook, naskah: PerjanjianKinerja, cetak: Cetak) -> None:
    lembar = _sheet(workbook, _("Anggaran"), _BUDGET_WIDTHS, naskah, cetak)
    _title(lembar, naskah.teks["judul_anggaran"])
    kepala = lembar.block([[Sel(nama, "kepala") for nama in isi.KOLOM_ANGGARAN]])
    rupiah = number_format(0, "Rp")
    for nomor, uraian, tingkat, pagu in isi.budget(naskah):
        bold = "" if tingkat else "_tebal"
        amount = Sel("–", "kanan") if pagu is None else Sel(pagu, f"kanan{bold}", rupiah)
        lembar.add(Sel(nomor), Sel(uraian, f"sel{bold}"), amount, Sel())
    total = Sel(naskah.jumlah_anggaran, "kanan_tebal", rupiah)
    lembar.add(Sel(), Sel(isi.JUMLAH, "sel_tebal"), total, Sel())
    _finish(lembar, naskah, cetak, BagianNaskah.LAMPIRAN, kepala, mendatar=False)


def _action_plan(workbook: Workbook, naskah: PerjanjianKinerja, cetak: Cetak) -> list[Alamat]:
    bagian = BagianNaskah.RENCANA_AKSI
    lembar = _sheet(workbook, isi.PENANDA[bagian], WIDTHS, naskah, cetak)
    _title(lembar, naskah.teks["judul_rencana_aksi"])
    rows = rencana_aksi_iku.actions(naskah.rencana)
    kepala: list[int] = []
    ids: list[Alamat] = []
    if rows:
        kepala, ids = add_actions(lembar, rows)
    else:
        lembar.across(isi.empty(naskah), "polos")
    _finish(lembar, naskah, cetak, bagian, kepala)
    return ids


def _finish(
    lembar: Lembar,
    naskah: PerjanjianKinerja,
    cetak: Cetak,
    bagian: BagianNaskah,
    kepala: Sequence[int] = (),
    *,
    mendatar: bool = True,
) -> None:
    """End a part with both signature blocks, and say how its sheet is printed."""
    half, columns = sum(lembar.lebar) / 2, range(1, len(lembar.lebar))
    left = min(columns, key=lambda n: abs(sum(lembar.lebar[:n]) - half))
    close_pair(lembar, *isi.signatures(naskah, bagian), left, _style(naskah))
    _print(lembar, naskah, cetak, kepala, mendatar=mendatar)


def _print(
    lembar: Lembar,
    naskah: PerjanjianKinerja,
    cetak: Cetak,
    kepala: Sequence[int],
    *,
    mendatar: bool,
) -> None:
    tepi, footer = isi.margins(naskah), isi.footer(naskah, cetak)
    print_setup(lembar, naskah.unit, cetak, footer, kepala, tepi, mendatar=mendatar)


def _style(naskah: PerjanjianKinerja) -> str:
    """Return the style of running text."""
    return f"naskah_{naskah.tata.ukuran_huruf}"
