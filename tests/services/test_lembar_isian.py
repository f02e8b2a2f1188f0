"""Lembar isian handed out, filled in, and merged: nothing lost, nothing overwritten unasked."""

import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from ranpk_desktop.domain.angka import format_angka
from ranpk_desktop.domain.gabung_isian import BarisGabung, StatusGabung
from ranpk_desktop.domain.lembar_isian import Bagian, cells
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError, LockedError
from ranpk_desktop.services import contoh
from ranpk_desktop.services.lembar_isian import PratinjauGabung, compare, open_files, write_all
from ranpk_desktop.services.office import Office
from tests.kuncian import lock
from tests.lembar import fill_in

TAHUN = contoh.load()["tahun"]
TIM = "Tim Informasi dan Komunikasi"
PASAR, DESA, SEKOLAH = "pasar aman", "desa pangan aman", "Jumlah sekolah"
DISEBUT = "https://contoh.go.id/laporan; Laporan kegiatan"


def make(office: Office, folder: Path, nama: str = TIM) -> Path:
    isi = office.lembar_isian.load(TAHUN, Triwulan.III)
    (path,) = write_all(isi, [nama], folder)
    return path


def look(office: Office, *paths: Path) -> PratinjauGabung:
    return compare(office.lembar_isian.load(TAHUN, Triwulan.III), *open_files(paths))


def changed(pratinjau: PratinjauGabung) -> list[tuple[str, str, str, str]]:
    """Return (status, column, ours, theirs) of what differs."""
    return [
        (row.status.label, row.judul, row.lama, row.baru)
        for row in pratinjau.baris
        if row.status is not StatusGabung.SAMA
    ]


def texts(office: Office) -> dict[Any, str]:
    lembar = office.lembar_isian.load(TAHUN, Triwulan.III).lembar
    return {kunci: it.teks for kunci, it in cells(lembar).items()}


def of(pratinjau: PratinjauGabung, *statuses: StatusGabung) -> list[BarisGabung]:
    return [row for row in pratinjau.baris if row.status in statuses]


def test_that_each_penanggung_jawab_gets_only_his_rows(office: Office, tmp_path: Path) -> None:
    isi = office.lembar_isian.load(TAHUN, Triwulan.III)
    paths = write_all(isi, [it.penanggung_jawab for it in isi.lembar], tmp_path)
    assert len(paths) == len(isi.lembar) == 4
    book = load_workbook(tmp_path / "lembar-isian-TW3-2026-tim-pengujian.xlsx")
    assert book.sheetnames == ["Petunjuk", "Indikator", "_ranpk"]
    words = [cell.value for cell in book["Indikator"]["B"] if cell.value]
    assert any("obat yang memenuhi syarat" in it for it in words)
    assert not any("sekolah" in it for it in words)
    assert book["_ranpk"].sheet_state == "veryHidden"


def test_that_only_what_can_be_filled_in_is_open(office: Office, tmp_path: Path) -> None:
    book = load_workbook(make(office, tmp_path, "Tim Pemeriksaan"))
    assert all(it.protection.sheet for it in book.worksheets if it.sheet_state == "visible")
    assert book.security.lockStructure
    sheet = book["Indikator"]
    open_cells = {
        cell.coordinate for row in sheet.iter_rows() for cell in row if not cell.protection.locked
    }
    rows = {str(sheet.cell(n, 2).value): n for n in range(4, sheet.max_row + 1)}
    indeks = next(n for words, n in rows.items() if "Indeks kepatuhan" in words)
    umkm = next(n for words, n in rows.items() if "UMKM" in words)
    assert {f"{c}{umkm}" for c in "FGHIJKL"} <= open_cells
    assert {f"{c}{indeks}" for c in "FGH"}.isdisjoint(open_cells)
    assert {f"H{indeks + 1}", f"H{indeks + 2}"} <= open_cells
    assert not {it for it in open_cells if it[0] in "ABCDE"}


def test_that_the_same_quarter_makes_the_same_bytes(office: Office, tmp_path: Path) -> None:
    one, two = make(office, tmp_path / "a"), make(office, tmp_path / "b")
    assert one.read_bytes() == two.read_bytes()


def test_that_a_file_that_is_there_already_is_left_alone(office: Office, tmp_path: Path) -> None:
    first = make(office, tmp_path)
    first.write_bytes(b"sudah diisi")
    assert make(office, tmp_path).name == f"{first.stem}-2.xlsx"
    assert first.read_bytes() == b"sudah diisi"


def test_that_a_file_nobody_has_touched_changes_nothing(office: Office, tmp_path: Path) -> None:
    isi = office.lembar_isian.load(TAHUN, Triwulan.III)
    paths = write_all(isi, [it.penanggung_jawab for it in isi.lembar], tmp_path)
    pratinjau = look(office, *paths)
    assert changed(pratinjau) == []
    assert pratinjau.temuan == ()


def test_that_empty_cells_are_filled_and_one_undo_takes_all_of_it_back(
    office: Office, tmp_path: Path
) -> None:
    path = fill_in(
        make(office, tmp_path),
        {
            ("Indikator", PASAR, 8): 1,
            ("Indikator", PASAR, 12): DISEBUT,
            ("Indikator", DESA, 8): "N/A",
            ("Indikator", DESA, 10): "Fasilitator belum ada.",
            ("Rencana Aksi", "Penyuluhan", 7): "Terlaksana di enam tempat.",
        },
    )
    pratinjau = look(office, path)
    assert {it[0] for it in changed(pratinjau)} == {"Baru"}
    before = texts(office)
    office.lembar_isian.apply(pratinjau, of(pratinjau, StatusGabung.BARU))
    now = texts(office)
    assert sorted(now[it] for it in now if now[it] != before[it]) == [
        "1",
        "Fasilitator belum ada.",
        "N/A",
        "Terlaksana di enam tempat.",
        DISEBUT,
    ]
    assert changed(look(office, path)) == []
    office.perintah.undo()
    assert texts(office) == before


def test_that_a_filled_cell_is_only_offered(office: Office, tmp_path: Path) -> None:
    path = fill_in(make(office, tmp_path), {("Indikator", SEKOLAH, 8): 4})
    pratinjau = look(office, path)
    assert changed(pratinjau) == [("Berubah", "Realisasi", "3", "4")]


def test_that_two_sheets_with_two_numbers_for_one_cell_clash(
    office: Office, tmp_path: Path
) -> None:
    path = make(office, tmp_path)
    two = fill_in(path, {("Indikator", PASAR, 8): 2}, tmp_path / "dua.xlsx")
    one = fill_in(path, {("Indikator", PASAR, 8): 1})
    pratinjau = look(office, one, two)
    assert changed(pratinjau) == [
        ("Bentrok", "Realisasi", "", "1"),
        ("Bentrok", "Realisasi", "", "2"),
    ]
    assert "dua.xlsx" in pratinjau.baris[0].alasan


def test_that_the_same_number_in_two_sheets_is_one_row(office: Office, tmp_path: Path) -> None:
    path = make(office, tmp_path)
    two = fill_in(path, {("Indikator", PASAR, 8): "1,0"}, tmp_path / "dua.xlsx")
    one = fill_in(path, {("Indikator", PASAR, 8): 1})
    (row,) = of(look(office, one, two), StatusGabung.BARU)
    assert row.berkas == (one.name, two.name)


def test_that_a_cell_changed_here_since_clashes(office: Office, tmp_path: Path) -> None:
    path = fill_in(make(office, tmp_path), {("Indikator", PASAR, 8): 2})
    laporan = office.realisasi.load(TAHUN, Triwulan.III).laporan
    pasar = next(row for row in laporan.baris if PASAR in row.uraian)
    office.realisasi.save_nilai(pasar.butir_id, Triwulan.III, "1")
    pratinjau = look(office, path)
    assert changed(pratinjau) == [("Bentrok", "Realisasi", "1", "2")]


def test_that_a_cell_untouched_in_the_sheet_never_takes_our_change_back(
    office: Office, tmp_path: Path
) -> None:
    path = make(office, tmp_path)
    laporan = office.realisasi.load(TAHUN, Triwulan.III).laporan
    sekolah = next(row for row in laporan.baris if SEKOLAH in row.uraian)
    office.realisasi.save_nilai(sekolah.butir_id, Triwulan.III, "4")
    assert changed(look(office, path)) == []


def test_that_komponen_are_filled_and_make_their_indikator(office: Office, tmp_path: Path) -> None:
    path = fill_in(
        make(office, tmp_path, "Tim Pemeriksaan"),
        {
            ("Indikator", "Sarana produksi", 8): 80.5,
            ("Indikator", "Sarana distribusi", 6): 9,
            ("Indikator", "Sarana distribusi", 7): 10,
        },
    )
    pratinjau = look(office, path)
    assert [it[3] for it in changed(pratinjau)] == ["80,5", "9 / 10"]
    office.lembar_isian.apply(pratinjau, of(pratinjau, StatusGabung.BARU))
    laporan = office.realisasi.load(TAHUN, Triwulan.III).laporan
    row = next(row for row in laporan.baris if "Indeks kepatuhan" in row.uraian)
    assert row.realisasi.dari_komponen
    assert not row.belum_diisi


def test_that_a_komponen_never_replaces_a_typed_realisasi_unasked(
    office: Office, tmp_path: Path
) -> None:
    path = fill_in(
        make(office, tmp_path, "Tim Pengujian"), {("Indikator", "Ketepatan waktu", 8): 95}
    )
    pratinjau = look(office, path)
    assert changed(pratinjau) == [("Berubah", "Realisasi", "", "95")]
    assert "diketik langsung (174 / 180)" in pratinjau.baris[0].alasan


@pytest.mark.parametrize(
    ("isian", "words"),
    [
        ({("Indikator", PASAR, 8): "banyak"}, "tidak dapat dibaca sebagai angka"),
        ({("Indikator", PASAR, 8): "12.4"}, "meragukan"),
        ({("Indikator", PASAR, 6): 3}, "Pembilang"),
        (
            {
                ("Indikator", PASAR, 6): 3,
                ("Indikator", PASAR, 7): 4,
                ("Indikator", PASAR, 8): 5,
            },
            "Isi salah satu saja",
        ),
        ({("Rencana Aksi", "Penyuluhan", 6): "Sudah"}, "bukan status"),
        ({("Indikator", PASAR, 12): "C:\\laporan.pdf"}, "alamat web"),
    ],
)
def test_that_what_cannot_be_read_is_refused_with_its_reason(
    office: Office, tmp_path: Path, isian: Any, words: str
) -> None:
    pratinjau = look(office, fill_in(make(office, tmp_path), isian))
    (row,) = of(pratinjau, *set(StatusGabung) - {StatusGabung.SAMA})
    assert row.status is StatusGabung.DITOLAK
    assert words in row.alasan


def test_that_a_formula_is_read_by_its_value_with_a_warning(office: Office, tmp_path: Path) -> None:
    path = fill_in(make(office, tmp_path), {("Indikator", PASAR, 8): "=1+1"})
    pratinjau = look(office, path)
    assert [it.kode for it in pratinjau.temuan] == ["RUMUS"]


def test_that_a_row_that_is_not_in_its_place_is_listed_and_not_guessed(
    office: Office, tmp_path: Path
) -> None:
    path = make(office, tmp_path)
    book = load_workbook(path)
    book["Indikator"].delete_rows(5)
    book.save(path)
    pratinjau = look(office, path)
    assert changed(pratinjau) == []
    assert {it.kode for it in pratinjau.temuan} == {"BARIS_PINDAH"}


def test_that_another_quarter_another_unit_and_a_foreign_file_are_named(
    office: Office, tmp_path: Path
) -> None:
    path = make(office, tmp_path)
    isi = office.lembar_isian.load(TAHUN, Triwulan.IV)
    with pytest.raises(KnownError, match="untuk TW III 2026, yang dibuka TW IV 2026"):
        compare(isi, *open_files([path]))
    book = load_workbook(path)
    book["_ranpk"]["B2"].value = "lain"
    book["_ranpk"]["B3"].value = "Loka POM di Kabupaten Lain"
    book.save(tmp_path / "lain.xlsx")
    with pytest.raises(KnownError, match="milik Loka POM di Kabupaten Lain"):
        look(office, tmp_path / "lain.xlsx")
    book.remove(book["_ranpk"])
    book.save(tmp_path / "asing.xlsx")
    (tmp_path / "rusak.xlsx").write_bytes(b"bukan buku kerja")
    with pytest.raises(KnownError, match="bukan lembar isian"):
        look(office, tmp_path / "asing.xlsx", tmp_path / "rusak.xlsx")
    good = look(office, path, tmp_path / "asing.xlsx")
    assert [it.kode for it in good.temuan] == ["BERKAS"]


def test_that_a_locked_quarter_hands_out_and_takes_back_nothing(
    office: Office, tmp_path: Path
) -> None:
    path = fill_in(make(office, tmp_path), {("Indikator", PASAR, 8): 1})
    pratinjau = look(office, path)
    pejabat = office.kantor.pejabat_on(office.store.moment().date())[0]
    lock(office, TAHUN, Triwulan.III, pejabat["id"])
    with pytest.raises(LockedError, match="sudah dikunci"):
        office.lembar_isian.load(TAHUN, Triwulan.III)
    with pytest.raises(LockedError):
        office.lembar_isian.apply(pratinjau, of(pratinjau, StatusGabung.BARU))


def test_that_what_has_changed_since_the_preview_is_not_overwritten(
    office: Office, tmp_path: Path
) -> None:
    path = fill_in(make(office, tmp_path), {("Indikator", PASAR, 8): 2})
    pratinjau = look(office, path)
    ((_bagian, butir_id, _kolom),) = [row.tempat for row in of(pratinjau, StatusGabung.BARU)]
    office.realisasi.save_nilai(butir_id, Triwulan.III, "1")
    with pytest.raises(KnownError, match="sejak lembar ini dibandingkan"):
        office.lembar_isian.apply(pratinjau, of(pratinjau, StatusGabung.BARU))
    assert texts(office)[Bagian.INDIKATOR, butir_id, "realisasi"] == "1"


ANGKA = st.decimals(0, 9999, places=3, allow_nan=False)
KATA = st.text(
    st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=60
)


@given(angka=ANGKA, kata=KATA, jenis=st.sampled_from(["angka", "teks", "N/A", "-"]))
@settings(
    max_examples=12, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
def test_that_whatever_is_filled_in_arrives(
    office: Office, tmp_path: Path, angka: Any, kata: str, jenis: str
) -> None:
    value = {"angka": float(angka), "teks": format_angka(angka)}.get(jenis, jenis)
    target = tmp_path / "isi.xlsx"
    source = make(office, tmp_path)
    path = fill_in(
        source, {("Indikator", PASAR, 8): value, ("Indikator", PASAR, 9): f"“{kata}”"}, target
    )
    source.unlink()
    pratinjau = look(office, path)
    refused = [row.alasan for row in of(pratinjau, StatusGabung.DITOLAK)]
    assert all("meragukan" in it for it in refused)
    found = {row.judul: row.baru for row in of(pratinjau, StatusGabung.BARU)}
    if not refused:
        wanted = format_angka(angka) if jenis in ("angka", "teks") else jenis
        assert found["Realisasi"] == wanted
    assert " ".join(found["Analisis"].split()) == " ".join(f"“{kata}”".split())


def test_that_libreoffice_saves_it_again_without_a_loss(office: Office, tmp_path: Path) -> None:
    path = fill_in(
        make(office, tmp_path),
        {("Indikator", PASAR, 8): 1, ("Rencana Aksi", "Pelatihan kader", 7): "Tiga hari."},
    )
    out = tmp_path / "lo"
    subprocess.run(
        [
            "soffice",
            f"-env:UserInstallation=file://{tmp_path}/profil",
            "--headless",
            "--convert-to",
            "xlsx",
            "--outdir",
            str(out),
            str(path),
        ],
        check=True,
        capture_output=True,
        timeout=120,
    )
    assert changed(look(office, out / path.name)) == changed(look(office, path))
    assert load_workbook(out / path.name)["Indikator"].protection.sheet
