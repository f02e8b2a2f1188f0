"""The Lembar isian as workbook: what can be filled in is open, the rest protected.

The very hidden sheet carries what the merge needs: unit, period, and for each row its id, its place
and the texts that stood in its cells when the file was made.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.workbook.protection import WorkbookProtection
from openpyxl.worksheet.datavalidation import DataValidation

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.angka import read_isian
from ranpk_desktop.domain.lembar_isian import (
    DARI_KOMPONEN,
    ISIAN,
    SKEMA,
    Bagian,
    BarisLembar,
    LembarIsian,
    split_pecahan,
)
from ranpk_desktop.domain.realisasi import StatusKeluaran
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import new_sheet, new_workbook, print_setup
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.lembar_xlsx import Lembar, Nilai, Sel

DIISI = "FFFBE6"
"""Fill of the cells that can be filled: paler than any word's, with the same ink."""
_TINGGI = 40
"""Points of a row with running text: room for three lines."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """Hold what a Lembar isian is made of; the same makes the same bytes."""

    unit: Mapping[str, Any]
    tahun: int
    triwulan: Triwulan
    lembar: LembarIsian
    cetak: Cetak

    @property
    def judul(self) -> str:
        """Return the title."""
        return _("Lembar Isian Realisasi {triwulan} Tahun {tahun}").format(
            triwulan=self.triwulan.label, tahun=self.tahun
        )


_LEBAR = {
    Bagian.INDIKATOR: (6, 34, 10, 11, 12, 11, 11, 13, 30, 26, 26, 34),
    Bagian.KELUARAN: (11, 48, 12, 12, 20, 13, 40, 38),
    Bagian.ANGGARAN: (11, 52, 19, 19, 19, 19, 44),
}
_RAPAT = "\N{NO-BREAK SPACE}"
_ANGKA = frozenset({"realisasi", "rencana"})


def render(naskah_: Naskah) -> bytes:
    """Return the workbook as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(naskah_.judul, naskah_.unit, naskah_.cetak)
    _guide(workbook, naskah_)
    rows: list[tuple[str, ...]] = []
    for bagian in _LEBAR:
        baris = [row for row in naskah_.lembar.baris if row.bagian.lembar == bagian.lembar]
        if baris:
            rows += _sheet(workbook, naskah_, bagian, baris)
    _hidden(workbook, naskah_, rows)
    workbook.active = 1 if len(workbook.worksheets) > 2 else 0
    for sheet in workbook.worksheets:
        sheet.sheet_view.tabSelected = sheet is workbook.active
    workbook.security = WorkbookProtection(lockStructure=True)
    return render_workbook(workbook)


def _guide(workbook: Workbook, naskah_: Naskah) -> None:
    """Add the sheet that says what this is, how to fill it in, and to whom it goes back."""
    unit, lembar = naskah_.unit, naskah_.lembar
    sheet = new_sheet(workbook, _("Petunjuk"), (6, 24, 76), unit, naskah_.judul)
    dibuat = in_zone(naskah_.cetak.dibuat_pada, str(unit["zona"])).date()
    surel = clean(unit.get("surel"))
    kembali = _("{unit} ({surel})") if surel else _("{unit}")
    for label, teks in (
        (_("Penanggung jawab"), lembar.nama),
        (_("Periode"), f"{naskah_.triwulan.label} {naskah_.tahun}"),
        (_("Dibuat"), format_tanggal(dibuat)),
        (_("Kembalikan kepada"), kembali.format(unit=clean(unit["nama"]), surel=surel)),
    ):
        sheet.add(Sel(label, "sel_tebal", kolom=2), Sel(teks))
    sheet.skip()
    sheet.across(_("Cara mengisi"), "kelompok")
    for n, teks in enumerate(_instructions(naskah_), 1):
        sheet.add(Sel(n, "tengah"), Sel(teks, kolom=2))
    _protect(sheet)
    print_setup(sheet, unit, naskah_.cetak, naskah_.judul, mendatar=False)


def _instructions(naskah_: Naskah) -> Sequence[str]:
    sheets = dict.fromkeys(row.bagian.lembar for row in naskah_.lembar.baris)
    names = ", ".join(f"“{nama}”" for nama in sheets)
    return (
        _("Isi sel berlatar kuning pada lembar {nama}. Sel lain terkunci.").format(nama=names),
        _(
            "Realisasi diisi sebagai angka, atau sebagai pembilang dan penyebut: nilainya dihitung "
            "aplikasi. Isi salah satu saja."
        ),
        _("Tulis N/A bila tidak diukur pada triwulan ini, - bila tidak ada, 0 bila memang nol."),
        _("Sel yang dibiarkan kosong berarti belum diisi."),
        _(
            "Indikator yang terdiri dari komponen diisi pada baris komponennya; jumlahnya dihitung "
            "aplikasi."
        ),
        _("Anggaran ditulis dalam rupiah, dari Januari sampai akhir triwulan."),
        _(
            "Tautan data dukung: satu alamat pada satu baris, lalu titik koma dan judulnya, "
            "misalnya https://contoh.go.id/laporan; Laporan kegiatan. "
            "Baris baru di dalam sel: Alt+Enter."
        ),
        _("Simpan sebagai buku kerja Excel (.xlsx), lalu kembalikan berkas ini."),
    )


def _sheet(
    workbook: Workbook, naskah_: Naskah, bagian: Bagian, baris: Sequence[BarisLembar]
) -> list[tuple[str, ...]]:
    """Add a sheet of rows, and return what the hidden sheet says of each."""
    lebar = _LEBAR[bagian]
    lembar = Lembar(workbook, bagian.lembar, lebar)
    if notice := naskah.sample_notice(naskah_.unit):
        lembar.across(notice, "contoh")
    lembar.across(f"{naskah_.judul} · {naskah_.lembar.nama}", "judul", tinggi=26)
    kepala = lembar.add(*(Sel(teks, "kepala") for teks in _titles(naskah_, bagian)))
    lembar.sheet.freeze_panes = f"C{kepala + 1}"
    validation = _status_list()
    found = []
    for row in baris:
        first = lembar.add(*_cells(row, len(lebar)), tinggi=_height(row))
        for kolom in (n for name in row.isi for n in ISIAN[row.bagian][name]):
            for n in range(first, lembar.baris + 1):
                lembar.sheet.cell(n, kolom).protection = Protection(locked=False)
        if "status" in row.isi:
            (kolom,) = ISIAN[row.bagian]["status"]
            validation.add(f"{get_column_letter(kolom)}{first}")
        awal = [row.isi.get(name, DARI_KOMPONEN) for name in ISIAN[row.bagian]]
        place = (row.id, bagian.lembar, str(first), row.bagian.value, clean(row.uraian))
        found.append((*place, *awal))
    if bagian is Bagian.KELUARAN:
        lembar.sheet.add_data_validation(validation)
    _protect(lembar)
    footer = f"{naskah_.judul} · {naskah_.lembar.nama}"
    print_setup(lembar, naskah_.unit, naskah_.cetak, footer, (kepala,))
    return found


def _titles(naskah_: Naskah, bagian: Bagian) -> tuple[str, ...]:
    lalu = naskah_.triwulan.previous
    tw, before = (it.label.replace(" ", _RAPAT) if it else "" for it in (naskah_.triwulan, lalu))
    target = _("Target {tw}").format(tw=tw)
    sebelumnya = _("Realisasi {tw}").format(tw=before) if lalu else _("Realisasi sebelumnya")
    realisasi, sampai = _("Realisasi {tw}").format(tw=tw), _("s.d. {tw}").format(tw=tw)
    tautan = _("Tautan data dukung\n(alamat; judul)")
    if bagian is Bagian.KELUARAN:
        return (
            _("No."),
            _("Target/output, keluaran"),
            _("Satuan"),
            target,
            realisasi,
            _("Status"),
            _("Keterangan"),
            tautan,
        )
    if bagian is Bagian.ANGGARAN:
        return (
            _("No."),
            _("Program, kegiatan"),
            _("Pagu (Rp)"),
            _("{judul} (Rp)").format(judul=sebelumnya),
            _("Rencana penarikan {sampai} (Rp)").format(sampai=sampai),
            _("Realisasi {sampai} (Rp)").format(sampai=sampai),
            _("Keterangan"),
        )
    return (
        _("No."),
        _("Indikator"),
        _("Satuan"),
        target,
        sebelumnya,
        _("Pembilang"),
        _("Penyebut"),
        realisasi,
        _("Analisis"),
        _("Kendala"),
        _("Rencana tindak lanjut"),
        tautan,
    )


def _cells(row: BarisLembar, lebar: int) -> list[Sel]:
    """Return the cells of a row, those that can be filled in their colour."""
    known = {
        1: Sel(row.nomor, "tengah"),
        2: Sel(f"– {row.uraian}" if row.bagian is Bagian.KOMPONEN else row.uraian),
        3: _number(row.target) if row.bagian is Bagian.ANGGARAN else Sel(row.satuan, "tengah"),
        4: _number(row.sebelumnya if row.bagian is Bagian.ANGGARAN else row.target),
        5: _number(row.sebelumnya),
    }
    for name, teks in row.isi.items():
        columns = ISIAN[row.bagian][name]
        for kolom, part in zip(columns, _parts(teks, len(columns)), strict=True):
            cell = _number(part) if name in _ANGKA else Sel(part, "sel")
            if name == "status":
                cell = Sel(part, "tengah")
            known[kolom] = Sel(cell.nilai, cell.gaya, cell.format, DIISI)
    if row.bagian is Bagian.INDIKATOR and "realisasi" not in row.isi:
        known |= {n: Sel(gaya="tengah", warna=naskah.KELOMPOK) for n in (6, 7)}
        known[8] = Sel(DARI_KOMPONEN, "tengah", warna=naskah.KELOMPOK)
    return [known.get(n, Sel()) for n in range(1, lebar + 1)]


def _parts(teks: str, columns: int) -> tuple[str, ...]:
    """Return a text, or pembilang, penyebut and number where there are three columns for it."""
    if columns == 1:
        return (teks,)
    pecahan = split_pecahan(teks)
    return (*pecahan, "") if pecahan else ("", "", teks)


_DIGITS = 15
"""Significant digits that a spreadsheet keeps; a longer number stays a text."""


def _number(teks: str) -> Sel:
    """Return a text as the number that it is, so that Excel can reckon with it."""
    nilai: Nilai = teks
    try:
        isian = read_isian(teks).isian
    except CheckError:
        return Sel(teks)
    x = isian.nilai
    if x is not None and not isian.operator and "(" not in teks and "%" not in teks:
        nilai = x if len(x.as_tuple().digits) <= _DIGITS else teks
    if isinstance(nilai, Decimal):
        return Sel(nilai, "kanan", "#,##0" if nilai == nilai.to_integral_value() else "General")
    return Sel(nilai, "kanan")


def _height(row: BarisLembar) -> float:
    return 0 if row.bagian is Bagian.KOMPONEN else _TINGGI


def _status_list() -> DataValidation:
    made = DataValidation(
        type="list",
        formula1='"{}"'.format(",".join(status.label for status in StatusKeluaran)),
        allow_blank=True,
    )
    made.errorTitle, made.error = _("Status"), _("Pilih Belum, Berjalan, atau Selesai.")
    made.showErrorMessage = True
    return made


def _protect(lembar: Lembar) -> None:
    """Lock a sheet but for its open cells; widths and heights stay free."""
    protection = lembar.sheet.protection
    protection.sheet = True
    protection.formatColumns = protection.formatRows = False


def _hidden(workbook: Workbook, naskah_: Naskah, rows: Sequence[tuple[str, ...]]) -> None:
    """Add the very hidden sheet, all of it texts."""
    sheet = workbook.create_sheet("_ranpk")
    sheet.sheet_state = "veryHidden"
    facts = (
        ("skema", SKEMA),
        ("unit_id", str(naskah_.unit["id"])),
        ("unit", clean(naskah_.unit["nama"])),
        ("tahun", str(naskah_.tahun)),
        ("triwulan", naskah_.triwulan.periode),
        ("penanggung_jawab", naskah_.lembar.penanggung_jawab),
        ("dibuat_pada", naskah_.cetak.dibuat_pada.isoformat()),
        ("id", "lembar", "baris", "bagian", "uraian", "awal"),
    )
    for baris, texts in enumerate((*facts, *rows), 1):
        for kolom, teks in enumerate(texts, 1):
            if teks:
                cell = sheet.cell(baris, kolom)
                cell.value, cell.data_type = teks, "s"
