"""The half-yearly report of RANPK as workbook, with the ids of its rows."""

from openpyxl import Workbook

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.laporan_semester import LaporanSemester, SasaranSemester
from ranpk_desktop.exports import laporan_semester as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import Alamat, add_ids, close, new_workbook, print_setup
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.lembar_xlsx import Lembar, Sel
from ranpk_desktop.exports.naskah import ATAS

SKEMA = "ranpk-laporan-semester-1"
"""Layout of the sheet by which a later import would find its columns."""

_WIDE = 0.57
"""Characters of a column beside its width on paper: the page in landscape holds the sheet."""


def render(laporan: LaporanSemester, cetak: Cetak) -> bytes:
    """Return the report as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(isi.name(laporan), laporan.unit, cetak)
    ids = _sheet(workbook, laporan, cetak)
    keterangan: dict[str, str | int] = {
        "unit_id": str(laporan.unit["id"]),
        "tahun": laporan.tahun,
        "triwulan": int(laporan.triwulan),
        "kode_data": cetak.kode_data,
    }
    add_ids(workbook, SKEMA, keterangan, ids)
    return render_workbook(workbook)


def _sheet(workbook: Workbook, laporan: LaporanSemester, cetak: Cetak) -> list[Alamat]:
    nama = _("Semester {n}").format(n=laporan.semester)
    lembar = Lembar(workbook, nama, [round(width * _WIDE, 1) for _judul, width in isi.KOLOM])
    notice = naskah.sample_notice(laporan.unit)
    if notice:
        lembar.across(notice, "contoh")
    lembar.across(isi.title(laporan), "judul", tinggi=58)
    lembar.across(isi.state(laporan, cetak), "catatan", tinggi=18)
    header = lembar.add(*(Sel(judul, "kepala") for judul, _width in isi.KOLOM))
    numbers = lembar.add(*(Sel(nomor, "kepala") for nomor in isi.NOMOR))
    lembar.sheet.freeze_panes = f"C{numbers + 1}"
    ids: list[Alamat] = []
    for sektor in laporan.sektor:
        lembar.across(sektor.judul.upper(), "kelompok")
        for sasaran in sektor.sasaran:
            ids += _block(lembar, sasaran)
    for note in isi.notes(laporan):
        lembar.across(note, "polos")
    tanda = naskah.signature(laporan.unit, cetak, cetak.pelepas or laporan.pejabat)
    close(lembar, isi.closing(laporan), tanda, kanan=3)
    print_setup(lembar, laporan.unit, cetak, isi.footer(laporan, cetak), (header, numbers))
    return ids


def _block(lembar: Lembar, sasaran: SasaranSemester) -> list[Alamat]:
    lines = list(isi.rows(sasaran))
    starts = lembar.block([[_cell(n, teks) for n, teks in enumerate(texts)] for _b, texts in lines])
    ids = (baris.butir_id for baris, _texts in lines)
    return [(it, lembar.sheet.title, row) for it, row in zip(ids, starts, strict=True)]


def _cell(n: int, teks: str) -> Sel | str:
    return teks if teks == ATAS else Sel(teks, "tengah" if n in isi.TENGAH else "sel")
