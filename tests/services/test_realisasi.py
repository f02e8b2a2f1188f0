"""Filling a quarter: what is typed is kept, what is wrong is refused with a sentence."""

from decimal import Decimal
from pathlib import Path

import pytest

from db.tables import rows
from ranpk_desktop.domain.angka import Jenis
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.laporan import BarisIndikator
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.realisasi import Sel, check, read_file

TAHUN = 2026


def baris(office: Office, kode: str, triwulan: Triwulan = Triwulan.III) -> BarisIndikator:
    found = office.realisasi.load(TAHUN, triwulan).laporan.baris
    return next(row for row in found if row.acuan == f"RANPK-2024/{kode}")


def test_that_the_sample_office_shows_its_figures(office: Office) -> None:
    obat = baris(office, "3.1-2")
    assert obat.hitungan.realisasi_tw is not None
    assert obat.hitungan.capaian_tw == Decimal("100.69")
    assert obat.hitungan.kriteria is not None
    assert obat.hitungan.kriteria.nama == "Baik"
    assert "174 ÷ 180 × 100 = 96,67" in obat.hitungan.uraian


@pytest.mark.parametrize(
    ("typed", "jenis", "nilai"),
    [
        ("12,5", Jenis.ANGKA, Decimal("12.5")),
        ("1.234,5", Jenis.ANGKA, Decimal("1234.5")),
        ("0", Jenis.ANGKA, Decimal(0)),
        ("N/A", Jenis.TIDAK_DIUKUR, None),
        ("-", Jenis.STRIP, None),
        ("", Jenis.KOSONG, None),
    ],
)
def test_that_the_four_kinds_of_nothing_and_numbers_are_kept(
    office: Office, typed: str, jenis: Jenis, nilai: Decimal | None
) -> None:
    butir_id = baris(office, "3.1-4").butir_id
    office.realisasi.save_nilai(butir_id, Triwulan.III, "1")
    office.realisasi.save_nilai(butir_id, Triwulan.III, typed)
    found = baris(office, "3.1-4").realisasi
    assert (found.jenis, found.nilai) == (jenis, nilai)


@pytest.mark.parametrize("typed", ["abc", "12.4", "54.54", "1,2,3", "≤ 5", "12 ekor"])
def test_that_a_doubtful_number_is_asked_about_and_changes_nothing(
    office: Office, typed: str
) -> None:
    butir_id = baris(office, "3.1-4").butir_id
    with pytest.raises(CheckError) as caught:
        office.realisasi.save_nilai(butir_id, Triwulan.III, typed)
    assert caught.value.field == "nilai"
    assert baris(office, "3.1-4").realisasi.jenis is Jenis.KOSONG


@pytest.mark.parametrize(
    "typed", ["174", "174/", "/180", "1/2/3", "a/b", "5/0", "5/-4", "kira-kira"]
)
def test_that_a_bad_fraction_is_refused(office: Office, typed: str) -> None:
    with pytest.raises(CheckError) as caught:
        office.realisasi.save_pecahan(baris(office, "3.1-3").butir_id, Triwulan.III, typed)
    assert caught.value.field == "pecahan"


def test_that_a_percent_sign_belongs_to_percent(office: Office) -> None:
    office.realisasi.save_nilai(baris(office, "3.1-2").butir_id, Triwulan.III, "96%")
    with pytest.raises(CheckError):
        office.realisasi.save_nilai(baris(office, "3.1-7").butir_id, Triwulan.III, "96%")


def test_that_a_value_replaces_a_fraction_and_back(office: Office) -> None:
    butir_id = baris(office, "3.1-2").butir_id
    office.realisasi.save_nilai(butir_id, Triwulan.III, "95")
    assert baris(office, "3.1-2").realisasi.pembilang is None
    office.realisasi.save_pecahan(butir_id, Triwulan.III, "1.740 / 1.800")
    found = baris(office, "3.1-2").realisasi
    assert (found.nilai, found.pembilang, found.penyebut) == (None, Decimal(1740), Decimal(1800))


def test_that_clearing_a_cell_keeps_its_notes(office: Office) -> None:
    butir_id = baris(office, "3.1-2").butir_id
    note = baris(office, "3.1-2").realisasi.analisis
    office.realisasi.save_pecahan(butir_id, Triwulan.III, " ")
    found = baris(office, "3.1-2").realisasi
    assert (found.jenis, found.analisis) == (Jenis.KOSONG, note)


def test_that_an_empty_cell_makes_no_row(office: Office) -> None:
    butir_id = baris(office, "3.1-1").butir_id
    assert office.realisasi.save_nilai(butir_id, Triwulan.IV, "  ").perintah_id is None
    assert rows(office.store.db, "SELECT 1 FROM realisasi WHERE triwulan = 4") == []


def test_that_a_locked_quarter_is_refused_with_a_sentence(locked: Office) -> None:
    with pytest.raises(LockedError) as caught:
        locked.realisasi.save_nilai(baris(locked, "3.1-4").butir_id, Triwulan.III, "1")
    assert "dikunci" in caught.value.pesan


def test_that_a_file_is_typed_as_one_command(office: Office) -> None:
    before = baris(office, "3.1-3").realisasi
    rows_ = [
        {"indikator": "3.1-3", "pembilang": "64", "penyebut": "76"},
        {"indikator": "RANPK-2024/3.1-4", "nilai": "85.1", "analisis": "Naik."},
        {"indikator": "Jumlah desa pangan aman", "nilai": "N/A"},
    ]
    assert office.realisasi.fill(TAHUN, Triwulan.III, rows_).perintah_id
    assert baris(office, "3.1-4").realisasi.nilai == Decimal("85.1")
    assert baris(office, "3.1-9").realisasi.jenis is Jenis.TIDAK_DIUKUR
    office.perintah.undo()
    assert baris(office, "3.1-3").realisasi == before
    assert baris(office, "3.1-4").realisasi.jenis is Jenis.KOSONG


def test_that_one_bad_row_of_a_file_keeps_all_of_it_out(office: Office) -> None:
    with pytest.raises(CheckError, match=r"9\.9-9"):
        office.realisasi.fill(
            TAHUN,
            Triwulan.III,
            [{"indikator": "3.1-4", "nilai": "85.1"}, {"indikator": "9.9-9", "nilai": "1"}],
        )
    assert baris(office, "3.1-4").realisasi.jenis is Jenis.KOSONG


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"[]",
        b"{}",
        b"\xff\xfe",
        b'{"realisasi": 5}',
        b'{"realisasi": [5]}',
        b'{"realisasi": [{"nilai": "5"}]}',
        b'{"realisasi": [{"indikator": "3.1-4", "nilai": 5}]}',
        b'{"realisasi": [{"indikator": "3.1-4", "hapus": "semua"}]}',
        b"[" * 100_000,
    ],
)
def test_that_a_foreign_file_is_refused(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "isian.json"
    path.write_bytes(content)
    with pytest.raises(KnownError) as caught:
        read_file(path)
    assert caught.value.kode == "BERKAS_TIDAK_TERBACA"


def pasted(office: Office, *cells: tuple[str, str, str]) -> Changes:
    sel = [Sel(baris(office, kode).butir_id, kolom, teks) for kode, kolom, teks in cells]
    return office.realisasi.paste(Triwulan.III, sel)


def test_that_a_pasted_block_is_one_command_and_one_undo(office: Office) -> None:
    before = [baris(office, kode) for kode in ("3.1-2", "3.1-4", "3.1-7")]
    changes = pasted(
        office,
        ("3.1-2", "target", "97"),
        ("3.1-2", "pecahan", "175/180"),
        ("3.1-4", "nilai", "85,1"),
        ("3.1-4", "kendala", " Hujan "),
        ("3.1-7", "nilai", ""),
    )
    assert changes.judul == "Isi 5 sel TW III"
    assert changes.nouns == {"target", "realisasi"}
    assert baris(office, "3.1-2").target.nilai == Decimal(97)
    assert baris(office, "3.1-2").realisasi.pembilang == Decimal(175)
    assert baris(office, "3.1-4").realisasi.nilai == Decimal("85.1")
    assert baris(office, "3.1-4").realisasi.kendala == "Hujan"
    assert baris(office, "3.1-7").realisasi.jenis is Jenis.KOSONG
    office.perintah.undo()
    assert [baris(office, kode) for kode in ("3.1-2", "3.1-4", "3.1-7")] == before


def test_that_one_bad_cell_keeps_the_whole_block_out(office: Office) -> None:
    with pytest.raises(CheckError) as caught:
        pasted(office, ("3.1-4", "nilai", "85,1"), ("3.1-7", "target", "tujuh"))
    assert caught.value.field == "target"
    assert baris(office, "3.1-4").realisasi.jenis is Jenis.KOSONG


def test_that_a_locked_quarter_keeps_the_whole_block_out(locked: Office) -> None:
    with pytest.raises(LockedError):
        pasted(locked, ("3.1-4", "nilai", "85,1"))


@pytest.mark.parametrize(
    ("pecahan", "nilai", "pembilang", "angka"),
    [
        ("60/80", "1", Decimal(60), None),
        ("", "12,5", None, Decimal("12.5")),
        ("", "", None, None),
    ],
)
def test_that_of_a_pasted_row_a_filled_fraction_counts_before_a_number(
    office: Office, pecahan: str, nilai: str, pembilang: Decimal | None, angka: Decimal | None
) -> None:
    pasted(office, ("3.1-2", "pecahan", pecahan), ("3.1-2", "nilai", nilai))
    found = baris(office, "3.1-2").realisasi
    assert (found.pembilang, found.nilai) == (pembilang, angka)


def test_that_a_paste_that_changes_nothing_leaves_no_trace(office: Office) -> None:
    assert pasted(office, ("3.1-2", "pecahan", "174 / 180")).perintah_id is None


@pytest.mark.parametrize(
    ("kolom", "teks"),
    [("nilai", "12.4"), ("nilai", "≤ 5"), ("pecahan", "5/0"), ("target", "abc"), ("nilai", "9%")],
)
def test_that_a_cell_is_judged_as_saving_it_would(office: Office, kolom: str, teks: str) -> None:
    row = baris(office, "3.1-7")
    with pytest.raises(CheckError) as judged:
        check(kolom, teks, row.satuan)
    with pytest.raises(CheckError) as saved:
        pasted(office, ("3.1-7", kolom, teks))
    assert str(judged.value) == str(saved.value)


@pytest.mark.parametrize(("typed", "jenis"), [("N/A", Jenis.TIDAK_DIUKUR), ("-", Jenis.STRIP)])
def test_that_a_fraction_may_be_not_measured(office: Office, typed: str, jenis: Jenis) -> None:
    office.realisasi.save_pecahan(baris(office, "3.1-2").butir_id, Triwulan.III, typed)
    assert baris(office, "3.1-2").realisasi.jenis is jenis


def test_that_a_point_that_does_not_fit_the_row_is_asked_about(office: Office) -> None:
    butir_id = baris(office, "3.1-4").butir_id
    for triwulan, teks in ((Triwulan.I, "7,2"), (Triwulan.II, "7,3")):
        office.realisasi.save_nilai(butir_id, triwulan, teks)
    for triwulan in range(5):
        office.rencana.save_target(butir_id, triwulan, "7,26")
    with pytest.raises(CheckError, match=r"7\.350"):
        office.realisasi.save_nilai(butir_id, Triwulan.III, "7.350")
    assert office.realisasi.save_nilai(butir_id, Triwulan.III, "7350").perintah_id


def test_that_control_characters_are_not_stored(office: Office) -> None:
    butir_id = baris(office, "3.1-4").butir_id
    office.realisasi.save_note(butir_id, Triwulan.III, "kendala", "a\x00b\x1b[2J\nc\ud800")
    assert baris(office, "3.1-4").realisasi.kendala == "ab[2J\nc"


def test_that_a_row_of_a_file_that_only_names_its_indikator_changes_nothing(office: Office) -> None:
    changes = office.realisasi.fill(TAHUN, Triwulan.III, [{"indikator": "3.1-2"}])
    assert changes.perintah_id is None
