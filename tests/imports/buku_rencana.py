"""Planning workbooks of invented text, laid out like real ones and as peculiar as they are."""

import io
from collections.abc import Sequence
from typing import Any

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from ranpk_desktop.domain.angka import format_isian
from ranpk_desktop.domain.bacaan_rencana import Bacaan
from ranpk_desktop.imports import buku_kerja
from ranpk_desktop.imports.buku_kerja import BukuKerja, JenisSel, Lembar, Sel

BAIK = ("TW 1 = 1", "TW 2 = 2", "TW 3 = 3", "TW 4 = 4")


def saved(buku: Workbook) -> bytes:
    """Return a workbook as bytes."""
    hasil = io.BytesIO()
    buku.save(hasil)
    return hasil.getvalue()


def read(buku: Workbook) -> BukuKerja:
    """Return what the child would say of a workbook, without a child."""
    return buku_kerja.receive(buku_kerja.parse(saved(buku), lambda done: None))


def lembar(
    baris: Sequence[Sequence[Any]],
    gabungan: Sequence[str] = (),
    nama: str = "Lembar1",
    tersembunyi: bool = False,
) -> Lembar:
    """Return a sheet of texts and numbers; None is an empty cell."""
    sel = (
        Sel(f"{get_column_letter(kolom)}{nomor}", str(nilai), _jenis(nilai), "General")
        for nomor, isi in enumerate(baris, start=1)
        for kolom, nilai in enumerate(isi, start=1)
        if nilai is not None
    )
    return Lembar(nama, tuple(sel), tuple(gabungan), tersembunyi)


def _jenis(nilai: Any) -> JenisSel:
    return JenisSel.TEKS if isinstance(nilai, str) else JenisSel.ANGKA


def buku(*isi: Lembar) -> BukuKerja:
    """Return a workbook of sheets."""
    return BukuKerja(isi)


KEPALA_S3 = (
    [
        *("SASARAN STRATEGIS", None, None, None, "PROGRAM", None, None, None),
        *("KEGIATAN/SUB.KEGIATAN", None, None, None, "PENANGGUNG\nJAWAB"),
    ],
    [*("URAIAN", "INDIKATOR KINERJA", "Satuan", "TARGET") * 3],
    # The numbers leave out Satuan, as the real ones do.
    [1, 2, None, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12],
)


def s3(buku: Workbook | None = None) -> Workbook:
    """Return a Rencana Aksi of two sasaran: four rows per indikator, three levels side by side."""
    buku = buku or Workbook()
    sheet = _active(buku, "Rencana Aksi")
    # Title rows above, merged over the table; an empty row before the header.
    for nomor, judul in enumerate(
        ("RENCANA AKSI", "LOKA POM DI KABUPATEN CONTOH", "TAHUN 2026"), 1
    ):
        sheet.cell(nomor, 1, judul)
        sheet.merge_cells(start_row=nomor, end_row=nomor, start_column=1, end_column=13)
    _rows(sheet, 5, KEPALA_S3)
    for rentang in ("A5:D5", "E5:H5", "I5:L5", "M5:M6"):
        sheet.merge_cells(rentang)
    # Arabic and Roman quarters, a comma, a space missing before the number.
    _blok(
        sheet, 8, 1, "Terjaganya mutu obat", "% Obat bermutu", "%", [f"TW {n} = 95" for n in "1234"]
    )
    roman = ("TW I = 7,8", "TW 2 = 7,8", "TW III =7,8", "TW 4 = 7,8")
    _blok(sheet, 8, 5, "Program pengawasan obat", "Persentase sarana patuh", "%", roman)
    # A text with empty lines at its end, as Word leaves them.
    _blok(sheet, 8, 9, "Pemeriksaan sarana\n\n", "Persentase sarana diperiksa\n\n", "%", BAIK)
    sheet["M8"] = "Ketua Tim Pemeriksaan"
    for kolom in "ABCEFGIJKM":
        sheet.merge_cells(f"{kolom}8:{kolom}11")
    # A sub kegiatan below: no mark, blank cells to its left, not merged. Empty quarter, `--`,
    # non-breaking spaces, a bookmark of Word, no spaces at all.
    ganjil = ("TW1= -", "\u00a0TW\u00a02 =\u00a011 ", "[bookmark: _GoBack]TW 3 = 12", "TW 4 = ")
    _blok(sheet, 12, 9, "Pemeriksaan apotek", "Jumlah apotek", " laporan", ganjil)
    sheet["M12"] = "Ketua Tim Pemeriksaan"
    # Quarters swapped, one with `--`, one with a colon.
    tukar = ("TW 2 = 5", "TW 1 = --", "TW 4: 7", "TW 3 = 6")
    _blok(sheet, 16, 9, "Pemeriksaan toko obat", "Jumlah toko obat", "laporan", tukar)
    # Penanggung jawab on two rows; a quarter one row too low, an empty row between.
    sheet["M16"], sheet["M17"] = "Ketua Tim Pemeriksaan", "Sekretaris"
    _blok(sheet, 20, 5, "Program pengujian", "Persentase uji tepat waktu", "%", BAIK[:3])
    _blok(sheet, 20, 9, "Pengujian sampel", "Jumlah sampel", "sampel", BAIK)
    sheet["H24"] = "TW 4=-"
    sheet["M20"] = "Ketua Tim Pengujian"
    # The second indikator of the same sasaran, with a program beside it.
    _blok(sheet, 26, 1, None, "Indeks kesadaran masyarakat", "indeks", BAIK)
    _blok(sheet, 26, 5, "Program komunikasi", "Jumlah orang yang diedukasi", "orang", BAIK)
    _blok(sheet, 26, 9, "Penyebaran informasi", "Jumlah kegiatan", "kegiatan", BAIK)
    sheet["M26"] = "Ketua Tim Informasi"
    # A page break: the header again, then the next sasaran.
    _rows(sheet, 31, KEPALA_S3[:2])
    _blok(sheet, 33, 1, "Terkelolanya kantor", "Nilai kinerja anggaran", "nilai", BAIK)
    _blok(sheet, 33, 5, "Program dukungan", "Nilai pengelolaan", "nilai", BAIK)
    _blok(sheet, 33, 9, "Layanan perkantoran", "Jumlah layanan", "layanan", BAIK)
    sheet["M33"] = "Kepala Subbagian Tata Usaha"
    # Those who sign, below the table.
    sheet["I39"], sheet["I40"], sheet["I43"] = (
        "Contoh, 5 Januari 2026",
        "Kepala Loka,",
        "Nama Kepala",
    )
    return buku


KEPALA_S4 = (
    [
        *("Nomor", "Sasaran", "Indikator Kinerja", "Sumber Data", "Pengukuran Kinerja"),
        *("Triwulan", None, None, None, "Tahunan", "Keterangan"),
    ],
    [*(None,) * 5, "I", "II", "III", "IV"],
)
KEPALA_RA = [
    *("NO", "Sasaran", "Indikator Kinerja Utama", "Target"),
    "Rencana Aksi dan/atau Rencana Mitigasi yang ditetapkan awal tahun",
    *("Kriteria Keberhasilan", "Target/Output", "Waktu"),
]


def s4_lampiran(sheet: Worksheet, awal: int = 1) -> int:
    """Write the Lampiran of a Perjanjian Kinerja; return the row below it."""
    # Paragraphs with the tags of a web form; LaTeX is text.
    ukur = (
        "<p>Dasar Hukum :</p> <p>a. Peraturan Badan Nomor 1</p> <p>Definisi :</p> <p>Obat yang "
        "bermutu</p> <p>Metode Pengukuran :</p> <p>$(A / B) \\times 100\\%$</p>"
    )
    # Several titles in one line, one of them not among the known ones.
    satu_baris = (
        "Dasar Hukum: a. Peraturan Nomor 2 Definisi : Sarana yang patuh. Formula Pengukuran : "
        "(A/B) x 100% Sumber Data : a. Sistem A"
    )
    atas = [
        ["PERJANJIAN KINERJA KEPALA LOKA TAHUN 2026"],
        ["Nama : Nama Kepala"],
        [],
        *KEPALA_S4,
        ["Sasaran Strategis"],
        [
            *("1", "Terjaganya mutu obat", "Persentase obat bermutu", "Aplikasi A", ukur),
            *("N/A", "N/A", "N/A", "12,4", "12,4", "Persen"),
        ],
        # The annual target agrees with no way of adding up.
        [
            *("2", "Terjaganya mutu pangan", "Persentase pangan aman", "Aplikasi A", satu_baris),
            *("N/A", "2,5", "N/A", "7,35", "7,26", "Persen"),
        ],
        # The second indikator has neither number nor sasaran.
        [
            *(
                None,
                None,
                "Jumlah sarana yang didampingi",
                "Aplikasi B",
                "Metode Pengukuran : Jumlah",
            ),
            *("N/A", "N/A", 25, 25, 50, "Sarana"),
        ],
        [],
        # The header again, its group misread by a scanner.
        [*KEPALA_S4[0][:5], "Trwulan", *KEPALA_S4[0][6:]],
        KEPALA_S4[1],
        ["Sasaran Khusus"],
        [
            *("3", "Pertumbuhan kesadaran masyarakat", "Indeks kesadaran konsumen", "Survei"),
            *("<p>Definisi :</p> <p>Tingkat kesadaran</p>", "-", None, 0.4, 0.4, 0.4, "%"),
        ],
        [],
        *KEPALA_S4,
        # A text that goes on after a page break.
        [*(None,) * 4, "<p>Metode Pengukuran:</p> <p>Survei</p>"],
        ["Sasaran Operasional"],
        [
            *("4", "Selesainya pengaduan", "Persentase pengaduan selesai", "SP4N", "≤ 2 hari"),
            *(100, 100, 100, 100, 100, "Persen"),
        ],
    ]
    _rows(sheet, awal, atas)
    for baris in range(awal, awal + len(atas)):
        for kolom in "HIJ":
            if sheet[f"{kolom}{baris}"].value == 0.4:
                sheet[f"{kolom}{baris}"].number_format = "0%"
    akhir = awal + len(atas)
    # Those who sign.
    tanda = ["Pihak Kedua,", None, None, None, "Pihak Kesatu,"], [], ["Nama A", None, "NIP 1970"]
    _rows(sheet, akhir + 1, tanda)
    return akhir + 5


def s4_rencana_aksi(sheet: Worksheet, awal: int = 1) -> None:
    """Write the Rencana Aksi IKU that belongs to `s4_lampiran`."""
    _rows(
        sheet,
        awal,
        [
            ["RENCANA AKSI INDIKATOR KINERJA UTAMA (IKU) TAHUN 2026"],
            [],
            KEPALA_RA,
            [
                *("1", "Terjaganya mutu obat", "Persentase obat bermutu", "12,4"),
                *("RA 1. Sampling obat", "KK 1.1 Tersedianya laporan", "T/01.1.1 Rapat", "Tw 1"),
            ],
            [*(None,) * 6, "T/01.1.2 Laporan sampling (25 - 50 - 50)", "Tw 2, 3, 4"],
            # Another target than the Lampiran's.
            [
                *("2", "Terjaganya mutu pangan", "Persentase pangan aman", "7,35"),
                *(
                    "RA1. Bimbingan",
                    "KK1.1. Terlaksananya bimbingan",
                    "T/O 1.1.1. Bimbingan",
                    "TW 3",
                ),
            ],
            [
                *(None,) * 4,
                "RA2. Pendampingan",
                "KK2.1.Tersedianya data",
                "T/02.1.1. Data",
                "TW I-IV",
            ],
            # Misread, and yet the same indikator.
            [
                *("3", "Perumbuhan kesadaran masyarakat", "Indeks kesadaran konsumem", "40%"),
                *("RA 1. Survei", "KK 1.1. Terlaksananya survei", "T/O 1.1.1 Survei", "TW 4"),
            ],
        ],
    )


def s4(satu_lembar: bool = True) -> Workbook:
    """Return both tables of S4, one below the other or each in its sheet."""
    buku = Workbook()
    sheet = _active(buku, "PK")
    akhir = s4_lampiran(sheet)
    if satu_lembar:
        s4_rencana_aksi(sheet, akhir + 1)
    else:
        # The other table comes first, as some offices have it.
        s4_rencana_aksi(buku.create_sheet("RA IKU", 0))
    return buku


def add_ids(buku: Workbook, skema: str, rows: Sequence[Sequence[Any]]) -> None:
    """Add the very hidden sheet of our exports, with a column for the cell."""
    sheet = buku.create_sheet("_ranpk")
    sheet.sheet_state = "veryHidden"
    _rows(sheet, 1, [("skema", skema), ("tahun", 2026), ("id", "lembar", "baris", "kolom"), *rows])


def _active(buku: Workbook, nama: str) -> Worksheet:
    sheet = buku.active
    assert isinstance(sheet, Worksheet)
    sheet.title = nama
    return sheet


def _rows(sheet: Worksheet, awal: int, baris: Sequence[Sequence[Any]]) -> None:
    for nomor, isi in enumerate(baris, start=awal):
        for kolom, nilai in enumerate(isi, start=1):
            if nilai is not None:
                sheet.cell(nomor, kolom, nilai)


def _blok(
    sheet: Worksheet,
    baris: int,
    kolom: int,
    uraian: str | None,
    indikator: str,
    satuan: str,
    target: Sequence[str],
) -> None:
    """Write the four cells of one level, its quarters below each other."""
    _rows(sheet, baris, [[*(None,) * (kolom - 1), uraian, indikator, satuan]])
    for nomor, teks in enumerate(target):
        sheet.cell(baris + nomor, kolom + 3, teks)


def outline(bacaan: Bacaan) -> list[str]:
    """Return the tree as lines, two spaces for each level, `?` behind a guessed level."""
    depth: list[int] = []
    lines = []
    for butir in bacaan.butir:
        depth.append(0 if butir.induk is None else depth[butir.induk] + 1)
        guess = "?" if butir.level_tebakan else ""
        lines.append(f"{'  ' * depth[-1]}{butir.level}{guess} {butir.uraian}")
    return lines


def targets(bacaan: Bacaan, uraian: str) -> dict[int, str]:
    """Return the targets of the butir of that name as documents print them, by triwulan."""
    butir = next(it for it in bacaan.butir if it.uraian == uraian and it.target)
    return {tw: format_isian(isian) for tw, isian in sorted(butir.target.items())}


def codes(bacaan: Bacaan) -> list[tuple[str, str | None]]:
    """Return the findings as (kode, sel)."""
    return [(it.kode, it.sel) for it in bacaan.temuan]


def s3_besar(jumlah: int) -> Workbook:
    """Return a Rencana Aksi of three times as many indikator, merged like the real ones."""
    buku = Workbook()
    sheet = _active(buku, "Rencana Aksi")
    _rows(sheet, 1, KEPALA_S3)
    for nomor in range(jumlah):
        baris = 4 + 4 * nomor
        for kolom in (1, 5, 9):
            uraian = f"Uraian {nomor} kolom {kolom} tentang pengawasan obat dan makanan"
            _blok(sheet, baris, kolom, uraian, f"Persentase sarana {nomor}.{kolom}", "%", BAIK)
        for huruf in "ABCEFGIJKM":
            sheet.merge_cells(f"{huruf}{baris}:{huruf}{baris + 3}")
    return buku


def bebas() -> Workbook:
    """Return a table of no known layout: its columns have to be mapped by a person."""
    buku = Workbook()
    _rows(
        _active(buku, "Target tim"),
        1,
        [
            ["Target kerja tim 2027"],
            [],
            ["Kode", "Apa yang dikerjakan", "Ukuran", "Jan–Mar", "Apr–Jun", "Jul–Sep", "Okt–Des"],
            ["A1", "Sarana produksi yang diperiksa", "sarana", 5, 10, 10, 5],
            ["A2", "Sampel yang diuji", "sampel", 40, 60, 60, 40],
            ["B1", "Sekolah yang dibina", "sekolah", "N/A", 4, 4, 4],
        ],
    )
    return buku
