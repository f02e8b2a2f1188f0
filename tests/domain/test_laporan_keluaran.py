"""T/O and keluaran of a quarter: what is due, and the capaian of numbers of one satuan."""

from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.angka import Jenis
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.isian_keluaran import read_cells
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran, Ukuran, read_ukuran
from ranpk_desktop.domain.realisasi import StatusKeluaran
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError
from tests.factories import Rencana


def keluaran(uraian: str, triwulan: Triwulan, waktu: str = "", **typed: str) -> BarisKeluaran:
    """Return a keluaran of RANPK with what was typed for the quarter."""
    rencana = Rencana()
    kegiatan = rencana.butir("KEGIATAN", "Pemeriksaan", rencana.sasaran("Sasaran"))
    butir_id = rencana.keluaran("KELUARAN", uraian, kegiatan, waktu)
    fill(rencana, butir_id, triwulan, typed)
    (row,) = rencana.compose(triwulan).keluaran
    return row


def fill(rencana: Rencana, butir_id: str, triwulan: Triwulan, typed: dict[str, str]) -> None:
    columns: dict[str, Any] = dict.fromkeys(("nilai", "pembilang", "penyebut", "capaian"))
    columns |= dict.fromkeys(("teks", "analisis", "kendala", "tindak_lanjut", "keterangan"), "")
    columns |= {"id": "r", "butir_id": butir_id, "triwulan": int(triwulan), "jenis": "kosong"}
    rencana.isi["realisasi"].append(columns | read_cells(typed))


@pytest.mark.parametrize(
    ("uraian", "ukuran", "capaian", "diketik"),
    [
        ("4 kali audit periodik", {"realisasi": "4 Kali"}, "100.00", False),
        ("4 kali audit periodik", {"realisasi": "3 kali", "capaian": "100"}, "75.00", False),
        ("1 dokumen rekapitulasi", {"realisasi": "0 Dokumen"}, "0.00", False),
        ("1 dokumen rekapitulasi", {"realisasi": "1 laporan", "capaian": "100"}, "100.00", True),
        ("1 kali audit", {"realisasi": "Terlaksananya audit", "capaian": "100%"}, "100.00", True),
        ("100% penyelenggara", {"realisasi": "0", "capaian": "0"}, "0.00", True),
        ("Terlaksananya audit", {"realisasi": "4 kali"}, None, False),
    ],
)
def test_that_capaian_is_reckoned_of_numbers_of_one_satuan_and_else_typed(
    uraian: str, ukuran: dict[str, str], capaian: str | None, diketik: bool
) -> None:
    row = keluaran(uraian, Triwulan.IV, **ukuran)
    assert row.capaian == (None if capaian is None else Decimal(capaian))
    assert row.capaian_diketik is diketik
    assert row.sasaran is not None


def test_that_a_target_per_quarter_is_measured_in_its_own_quarter() -> None:
    rencana = Rencana()
    iku = rencana.indikator(None, "Persentase obat memenuhi syarat")
    kriteria = rencana.butir("KRITERIA", "Terlatih", rencana.butir("RENCANA_AKSI", "Latih", iku))
    butir_id = rencana.keluaran(
        "TARGET_OUTPUT", "Katalog", kriteria, "2,3,4", {2: "25", 3: "50", 4: "50"}, "obat"
    )
    fill(rencana, butir_id, Triwulan.III, {"realisasi": "40", "status": "berjalan"})
    by_quarter = {tw: rencana.compose(tw).keluaran[0] for tw in Triwulan}
    assert [row.jatuh_tempo for row in by_quarter.values()] == [False, True, True, True]
    third = by_quarter[Triwulan.III]
    assert (third.nomor, third.capaian) == ("T/O 1.1.1", Decimal("80.00"))
    assert third.realisasi.status is StatusKeluaran.BERJALAN
    assert third.sasaran is None
    assert third.above(Level.INDIKATOR) is not None
    assert by_quarter[Triwulan.II].belum_diisi
    assert not by_quarter[Triwulan.I].belum_diisi
    assert by_quarter[Triwulan.IV].sebelumnya == third.realisasi


def test_that_what_is_due_counts_among_what_has_to_be_filled() -> None:
    rencana = Rencana()
    kegiatan = rencana.butir("KEGIATAN", "Pemeriksaan", rencana.sasaran("Sasaran"))
    done = rencana.keluaran("KELUARAN", "4 kali", kegiatan, "2,4")
    rencana.keluaran("KELUARAN", "1 dokumen", kegiatan, "2")
    rencana.keluaran("KELUARAN", "1 laporan", kegiatan, "4")
    fill(rencana, done, Triwulan.II, {"realisasi": "-"})
    laporan = rencana.compose(Triwulan.II)
    assert (laporan.terisi, laporan.jumlah) == (1, 2)
    assert rencana.compose(Triwulan.I).jumlah == 0


@pytest.mark.parametrize(
    ("teks", "ukuran"),
    [
        ("4 kali audit periodik", Ukuran(Decimal(4), "kali")),
        ("1.250 orang", Ukuran(Decimal(1250), "orang")),
        ("12,5% sarana", Ukuran(Decimal("12.5"), "%")),
        ("3", Ukuran(Decimal(3), "")),
        ("Audit 4 kali", None),
        ("", None),
    ],
)
def test_that_a_text_tells_its_number_and_what_it_counts(teks: str, ukuran: Ukuran | None) -> None:
    assert read_ukuran(teks) == ukuran


@pytest.mark.parametrize(
    ("typed", "jenis", "nilai"),
    [
        ("", Jenis.KOSONG, None),
        ("-", Jenis.STRIP, None),
        ("n/a", Jenis.TIDAK_DIUKUR, None),
        ("4 Kali", Jenis.ANGKA, "4"),
        ("1.250", Jenis.ANGKA, "1250"),
        ("12,5%", Jenis.ANGKA, "12.5"),
        ("4 kali audit", Jenis.TEKS, None),
        ("Terlaksananya audit", Jenis.TEKS, None),
    ],
)
def test_that_numbers_words_and_kinds_of_nothing_are_told_apart(
    typed: str, jenis: Jenis, nilai: str | None
) -> None:
    columns = read_cells({"realisasi": typed})
    assert (columns["jenis"], columns["nilai"]) == (jenis.value, nilai)
    assert columns["teks"] == typed


@pytest.mark.parametrize(
    ("kolom", "teks"),
    [
        ("realisasi", "12.4 kali"),
        ("status", "hampir"),
        ("capaian", "-5"),
        ("capaian", "seratus"),
    ],
)
def test_that_what_cannot_be_read_is_refused_by_its_cell(kolom: str, teks: str) -> None:
    with pytest.raises(CheckError) as caught:
        read_cells({kolom: teks})
    assert caught.value.field == kolom


@given(st.text(max_size=40))
def test_that_any_text_is_read_or_refused_with_a_sentence(teks: str) -> None:
    try:
        columns = read_cells({"realisasi": teks})
    except CheckError:
        return
    assert (columns["nilai"] is not None) == (columns["jenis"] == "angka")
    assert columns["jenis"] != "teks" or columns["teks"]
