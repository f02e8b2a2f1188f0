"""RATL workbooks of invented text, laid out like real ones and as peculiar as they are."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from openpyxl import Workbook
from openpyxl.worksheet.worksheet import Worksheet

from ranpk_desktop.domain.bacaan_ratl import AksiBaca, BacaanRatl
from ranpk_desktop.imports import ratl
from ranpk_desktop.services.parameter import register_unit
from tests.imports.buku_rencana import read as as_read

KEPALA_2021 = (
    *("NO", "Unit Pelayanan", "No. Rekomendasi", "Rekomendasi", "Rencana Aksi", "Timeline"),
    "Status Rencana Aksi",
)
KEPALA_2022 = ("No", "Unit Pelayanan", "Jenis Layanan", "Rencana Aksi", "Timeline", "Status")
JUDUL = (
    "MATRIKS RINCIAN HASIL MONITORING DAN EVALUASI",
    "RENCANA AKSI/TINDAK LANJUT HASIL SURVEI KEPUASAN MASYARAKAT (SKM) TAHUN {tahun}",
    # A second year in the titles: that of the report, not of the survey.
    "sampai dengan Semester I Tahun 2023 Per Unit Pelayanan Publik",
)
REKOMENDASI = {
    "1": "Apabila ada, menyusun rencana aksi untuk unsur bermutu C",
    "2": "Apabila ada, menganalisis tiga unsur yang nilainya turun",
    "3": "Menyusun dan memantau rencana aksi atas tiga unsur terendah",
}
BANDUNG, AMBON, ENDE = (
    "Balai Besar POM di Bandung",
    "Balai POM di Ambon",
    "Loka POM di Kabupaten Ende",
)


@dataclass(frozen=True, slots=True)
class Aksi:
    """Say what a workbook shall say of one action; `timeline` may be a text, a date, a number."""

    unit: str
    rencana_aksi: str
    no_rekomendasi: str = ""
    rekomendasi: str = ""
    jenis_layanan: str = ""
    timeline: Any = None
    status: str | None = None


def read(buku: Workbook, tahun: int | None = None) -> BacaanRatl:
    """Return what the importer says of a workbook, without a child process."""
    return ratl.read(ratl.find_tables(as_read(buku), register_unit()), tahun)


def said(aksi: Iterable[AksiBaca]) -> list[tuple[str, str, str, str, str]]:
    """Return actions as (label, text, time, status, unit): the label is number or layanan."""
    return [
        (
            it.isi.get("no_rekomendasi") or it.isi.get("jenis_layanan", ""),
            it.rencana_aksi,
            it.waktu_pelaksanaan,
            it.isi.get("status", "?"),
            it.unit,
        )
        for it in aksi
    ]


def codes(bacaan: BacaanRatl) -> list[tuple[str, str | None]]:
    """Return the findings as (kode, cell without its sheet)."""
    return [(it.kode, (it.sel or "").rpartition("!")[2]) for it in bacaan.temuan]


def table(
    rows: Sequence[Sequence[Any]],
    merged: Sequence[str] = (),
    kepala: Sequence[str] = KEPALA_2022,
    titles: Sequence[str] = (),
    name: str = "RATL",
    book: Workbook | None = None,
) -> Workbook:
    """Return a workbook with titles, an empty row, a header and rows; None is an empty cell."""
    if book is None:
        book = Workbook()
        sheet = book.active
        assert isinstance(sheet, Worksheet)
    else:
        sheet = book.create_sheet()
    sheet.title = name
    above: list[Sequence[Any]] = [[teks] for teks in titles]
    above += [[]] if titles else []
    for nomor, isi in enumerate([*above, kepala, *rows], 1):
        for kolom, nilai in enumerate(isi, 1):
            if nilai is not None:
                sheet.cell(nomor, kolom, nilai)
    for nomor in range(1, len(titles) + 1):
        sheet.merge_cells(start_row=nomor, end_row=nomor, start_column=1, end_column=len(kepala))
    for rentang in merged:
        sheet.merge_cells(rentang)
    return book


def titles(tahun: int) -> list[str]:
    """Return the title rows of a survey year."""
    return [teks.format(tahun=tahun) for teks in JUDUL]


def matriks_2021(unit: str | None = None) -> Workbook:
    """Return the layout of 2021 as Pusat merges it: of all units, or of one, which a title names.

    The header is row 5, or row 7 for one unit.
    """
    akhir = date(2021, 3, 31)
    # Unit, then rows of number, rekomendasi, action, time, status.
    blok: dict[str, list[tuple[Any, ...]]] = {
        BANDUNG: [
            (3, REKOMENDASI["3"], "1. Persyaratan a. Menata papan syarat", akhir, "Close"),
            (None, None, "2. Persyaratan dan Prosedur Mencetak alur", "01/01/2022", "Close"),
        ],
        AMBON: [
            # A rekomendasi with its number in the text; a dash instead of a time.
            (2, f"2. {REKOMENDASI['2']}", "Melatih petugas loket", "-", "Close"),
            # A rencana aksi merged over four rows is four actions with one text.
            (3, REKOMENDASI["3"], "Unsur terendah adalah U7 yaitu perilaku", "14/02/2022", "Close"),
            *[(None, None, None, "14/02/2022", "Close")] * 3,
            # A number that is no safe date.
            (None, None, "U7. Perilaku Pelaksana Membuat apel pagi", 1012022, "Close"),
        ],
        ENDE: [
            # No rekomendasi beside another number: never that of the row above.
            (1, None, "3. Sarana dan Prasarana Menambah kursi", "31-12-2021", "Close"),
            (None, None, "4. Biaya Memasang tarif", "2022-01-31", "Open"),
        ],
    }
    chosen = {nama: isi for nama, isi in blok.items() if unit in (None, nama)}
    rows: list[list[Any]] = []
    merged: list[str] = []
    awal = 6 if unit is None else 8
    for nama, isi in chosen.items():
        first = awal + len(rows)
        rows += [[None, None, *row] for row in isi]
        rows[first - awal][:2] = [list(blok).index(nama) + 1, nama]
        merged += [f"{kolom}{first}:{kolom}{first + len(isi) - 1}" for kolom in "AB"]
        merged += _label_ranges(isi, first)
    above = titles(2021)
    if unit is not None:
        above += [f"Unit Pelayanan : {unit}", "Tahun Survei : 2021"]
    book = table(rows, (), KEPALA_2021, above, "RATL SKM 2021")
    for rentang in merged:
        sheet = book.active
        assert isinstance(sheet, Worksheet)
        if rentang.split(":")[0] != rentang.split(":")[1]:
            sheet.merge_cells(rentang)
    return book


def _label_ranges(isi: Sequence[tuple[Any, ...]], first: int) -> list[str]:
    """Return the ranges of merged labels, and of the action without a text of its own."""
    found = []
    for column, letters in ((0, "CD"), (2, "E")):
        starts = [n for n, row in enumerate(isi) if row[column] is not None]
        for start, end in zip(starts, [*starts[1:], len(isi)], strict=True):
            found += [f"{it}{first + start}:{it}{first + end - 1}" for it in letters]
    return found


RINCI_2022: tuple[tuple[Any, ...], ...] = (
    # Titles stand in rows 1 to 3, the header in row 5: the first row here is row 6.
    # Layanan numbered, only in the first row; a number before the time; a time without its day.
    (1, BANDUNG, "1. Layanan Pengujian", "1. Persyaratan Membuat brosur", "4. Juni 2022", "close"),
    (None, None, None, "2. Waktu Penyelesaian Menambah loket", "31/8/2022", "Close"),
    (None, None, "2. Layanan Informasi", "Sarana prasarana Menata ruang", date(2022, 8, 31), None),
    # Shifted by one column, and by two.
    (None, None, None, None, "Kompetensi Melatih petugas", "Agustus 2022", "close"),
    (None, None, None, None, None, "Perilaku (U8) Salam dan sapa", "Tw II 2022", "close"),
    # A page break: the header again, and a text that goes on.
    KEPALA_2022,
    (None, None, None, "di setiap loket dan ruang tunggu", None, None),
    # The unit's name is torn by the next one; a rencana aksi that begins with its number.
    (2, "Direktorat Registrasi Obat Tradisional, Suplemen Kesehatan,", "Konsultasi", "3. Biaya",
     "Triwulan IV", None),
    KEPALA_2022,
    (None, "dan Kosmetik", None, "a. Memasang tarif", None, None),
    # The number of a unit used twice; a name that varies, and the layanan in every row.
    (2, "BPOM di Ambon", "Sertifikasi", "Menyusun alur", "Semester II 2022", "Close"),
    (2, AMBON, "Sertifikasi", "Mencetak alur", "Setiap bulan", "Open"),
    # One column too far left.
    (None, "Sertifikasi", "Membagikan alur", "29/09/23", "close", None),
    # A unit that no register knows: kept as text.
    (4, "Pos Layanan Contoh", "Pengaduan", "Menjawab dalam sehari", "01/012023", "menunggu"),
    (None, "POS LAYANAN  CONTOH", "Pengaduan", "Membuat daftar tanya", "30/12/1930", "Proses"),
    # Only action, time and status, at the wrong end.
    ("Membuka kotak saran", "31/05/2022", None, None, "Close"),
    # A number that Excel counts days by; a time that is missing.
    (5, ENDE, "Pengujian", "U4- Biaya Tarif Memasang tarif", 44804, "close"),
    (None, None, "Pengujian", "Menambah papan", None, "close"),
    # Neither a time nor a status: no action of its own (Pusat counts so).
    (None, None, "Pengujian", "5. Menambah pengeras suara", None, None),
    # A new number without its unit: nobody's.
    (6, None, "Pengujian", "Menyiram taman", "TW I 2022", "close"),
    # A unit without an action, then one whose label has a row of its own.
    (7, "Loka POM di Kabupaten Bogor", None, None, None, None),
    (8, "Loka POM di Kota Dumai", None, None, None, None),
    (None, None, "Informasi", "Menyalakan lampu", "31/12/2022", "close"),
    # A time without its action, below another layanan.
    (None, None, "Pengujian", None, "31/12/2022", "close"),
    ("Jumlah", None, None, 17, None, None),
    (),
    (None, None, None, "Contoh, 5 Juli 2023"),
    (None, None, None, "Kepala Biro,"),
    (None, None, None, "Nama Kepala"),
)  # fmt: skip


def matriks_2022() -> Workbook:
    """Return the layout of 2022 with all that was seen in it."""
    return table(RINCI_2022, (), KEPALA_2022, ["Lampiran 2", *titles(2022)[1:]], "Rincian 2022")


@dataclass(frozen=True, slots=True)
class Gaya:
    """Say how a generated workbook writes its labels, and where its pages end.

    Labels are merged (`gabung`), repeated on every row (`ulang`), or given once. After every
    `halaman` actions the header stands again; `sobek` is a text that goes on below it. Every
    seventh row stands `geser` columns too far right, if its status shows it.
    """

    gabung: bool = False
    ulang: bool = False
    halaman: int = 1000
    sobek: str = ""
    geser: int = 0


def written(aksi: Sequence[Aksi], kepala: Sequence[str], gaya: Gaya) -> Workbook:
    """Return a workbook of actions, ordered by unit and label, in one of the two layouts."""
    full = _lines(aksi, kepala)
    labels = len(kepala) - 3
    rows: list[list[Any]] = []
    merged: list[str] = []
    for nomor, line in enumerate(full):
        above = full[nomor - 1] if nomor else None
        if nomor and nomor % gaya.halaman == 0:
            rows.append(list(kepala))
            if gaya.sobek:
                rows.append([*[None] * labels, gaya.sobek])
        shown = line if gaya.ulang else _without_repeated(line, above, labels)
        begins_page = nomor % gaya.halaman == 0
        if gaya.gabung and not begins_page:
            merged += _grown(merged, shown, labels, len(rows) + AWAL)
        if gaya.geser and nomor % 7 == 3 and line[-1] and not gaya.gabung:
            shown = [*[None] * gaya.geser, *shown]
        rows.append(shown)
    return table(rows, _last_of_each(merged), kepala, titles(2022))


AWAL = 6
"""The first row below titles, an empty row and the header."""


def expected(aksi: Sequence[Aksi], gaya: Gaya) -> list[str]:
    """Return the texts that the actions have, with what goes on behind a page."""
    ends = range(gaya.halaman - 1, len(aksi) - 1, gaya.halaman) if gaya.sobek else ()
    return [
        f"{it.rencana_aksi} {gaya.sobek}" if nomor in ends else it.rencana_aksi
        for nomor, it in enumerate(aksi)
    ]


def _lines(aksi: Sequence[Aksi], kepala: Sequence[str]) -> list[list[Any]]:
    """Return the rows with all labels; the number counts units."""
    found: list[list[Any]] = []
    nomor = 0
    for at, it in enumerate(aksi):
        nomor += at == 0 or it.unit != aksi[at - 1].unit
        label: tuple[Any, ...] = (nomor, it.unit, it.jenis_layanan)
        if kepala is KEPALA_2021:
            label = (nomor, it.unit, it.no_rekomendasi, it.rekomendasi or None)
        found.append([*label, it.rencana_aksi, it.timeline, it.status])
    return found


def _without_repeated(line: list[Any], above: list[Any] | None, labels: int) -> list[Any]:
    """Return a row without the labels that the row above has already."""
    if above is None or line[:2] != above[:2]:
        return line
    same = labels if line[:labels] == above[:labels] else 2
    return [*[None] * same, *line[same:]]


def _grown(merged: Sequence[str], shown: list[Any], labels: int, baris: int) -> list[str]:
    """Return the ranges that reach one row further, for labels that this row leaves blank."""
    ends = {it.partition(":")[2]: it.partition(":")[0] for it in merged}
    blank = [n for n in range(labels) if shown[n] is None]
    letters = ["ABCD"[n] for n in blank if n < 2 or shown[:labels] == [None] * labels]
    return [f"{ends.get(f'{it}{baris - 1}', f'{it}{baris - 1}')}:{it}{baris}" for it in letters]


def _last_of_each(merged: Sequence[str]) -> list[str]:
    """Return of ranges that begin in one cell the longest."""
    return list({it.partition(":")[0]: it for it in merged}.values())


def besar(jumlah: int) -> Workbook:
    """Return a matrix of many units, merged as Pusat merges it, with texts as long as real ones."""
    aksi = []
    names = [it.masa[0].nama for it in register_unit().unit]
    for nomor in range(jumlah):
        unit, label = names[nomor // 10 % len(names)], "123"[nomor // 4 % 3]
        teks = f"{nomor % 4 + 1}. Sarana dan Prasarana a. Menata ruang {nomor} " + _PANJANG * 3
        status = ("Close", "Close", "Open", None)[nomor % 4]
        waktu = date(2022, nomor % 12 + 1, 28) if nomor % 2 else f"28/{nomor % 12 + 1}/2022"
        aksi.append(Aksi(unit, teks, label, REKOMENDASI[label], "", waktu, status))
    return written(sorted(aksi, key=lambda it: it.unit), KEPALA_2021, Gaya(gabung=True))


_PANJANG = (
    "agar masyarakat mudah menemukan loket, b. Menambah kursi dan papan petunjuk di ruang tunggu, "
    "c. Membuat jadwal petugas dan mengumumkannya; "
)


def salinan(unit: str, *, baru: bool) -> Workbook:
    """Return a unit's own copy of the matrix, as it is mailed each quarter: older, or newer."""
    lama: list[list[Any]] = [
        [1, unit, "1. Layanan Informasi dan Pengaduan", None, None, None],
        [None, None, None, "1. Persyaratan Memasang papan syarat", "31/3/2023", "Close"],
        [None, None, None, "2. Waktu Penyelesaian Menambah petugas loket", "TW II 2023", "Open"],
        [None, None, None, "3. Sarana dan Prasarana Menata ruang tunggu", "Juni 2023", "Proses"],
        [None, None, "2. Layanan Pengujian", "1. Biaya/Tarif Memasang tarif", "TW II 2023", "Open"],
        [None, None, None, "2. Perilaku (U8) Melatih salam dan sapa", "Setiap bulan", "Proses"],
        [None, None, None, "3. Persyaratan Membuat contoh isian", "Juli 2023", None],
        [None, None, None, "4. Membuka kotak saran digital", "31/8/2023", None],
    ]
    if not baru:
        return table(lama, kepala=KEPALA_2022, titles=["RATL", "Tahun Survei : 2022"])
    rows = [list(row) for row in lama if row[3] != "4. Membuka kotak saran digital"]
    rows[2][5] = "Close"
    rows[3][4:] = ["September 2023", "Open"]
    rows[4][5] = "Close"
    # A page break in the middle of a text; then an action that was added.
    rows += [list(KEPALA_2022), [None, None, None, "dan menyebarkannya lewat media sosial"]]
    rows += [[None, None, None, "5. Kompetensi Melatih petugas loket", "TW III 2023", None]]
    rows += [[], [None, None, None, "Contoh, 5 Juli 2023"], [None, None, None, "Kepala Loka,"]]
    return table(rows, kepala=KEPALA_2022, titles=["RATL", "Tahun Survei : 2022"])
