"""What we exported reads back as the same plan, with the hidden sheet of ids or without."""

from types import ModuleType

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_rencana import Bacaan
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.cocok_rencana import cocokkan
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.pohon import Pohon, RencanaTahunan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import rencana_aksi_iku_xlsx, rencana_aksi_xlsx
from ranpk_desktop.imports import buku_kerja, rencana
from ranpk_desktop.imports.buku_kerja import BukuKerja
from ranpk_desktop.imports.pengenal import LEMBAR
from ranpk_desktop.imports.rencana.bentuk import read_bagian, read_kelompok, read_keluaran
from ranpk_desktop.services.office import Office
from tests.factories import TAHUN, Rencana, cetak, pejabat, unit
from tests.rencana_acak import plans


def again(layout: ModuleType, pohon: Pohon, ids: bool) -> Bacaan:
    """Return what is read of a plan that was exported in a layout."""
    isi = layout.render(RencanaTahunan(unit(), TAHUN, pohon, pejabat()), cetak())
    buku = buku_kerja.receive(buku_kerja.parse(isi, lambda _done: None))
    kept = (lembar for lembar in buku.lembar if ids or lembar.nama != LEMBAR)
    return rencana.read(BukuKerja(tuple(kept)))


LAYOUTS = pytest.mark.parametrize("layout", [rencana_aksi_xlsx, rencana_aksi_iku_xlsx])


@LAYOUTS
@settings(max_examples=25, deadline=None)
@given(rencana=plans(8), ids=st.booleans())
def test_that_an_export_says_nothing_new_of_its_plan(
    layout: ModuleType, rencana: Rencana, ids: bool
) -> None:
    pohon = Pohon.read(rencana.isi)
    rows = cocokkan(again(layout, pohon, ids), pohon)

    assert [row for row in rows if row.status is not StatusImpor.SAMA] == []


@pytest.mark.parametrize(
    "uraian", ["Katalog", "Katalog (draf)", "Katalog (25 - 50)", "Katalog (25)"]
)
@pytest.mark.parametrize(
    ("waktu", "target"),
    [
        ("1", {}),
        ("1", {1: "-"}),
        ("1", {1: "N/A"}),
        ("1", {1: "≤ 2"}),
        ("1", {1: "5 (Skala 1-7)"}),
        ("1,4", {}),
        ("1,4", {4: "5 (Skala 1-7)"}),
        ("", {1: "5 (Skala 1-7)"}),
        ("", {1: "-", 2: "25", 3: "7,26", 4: "5 (Skala 1-7)"}),
    ],
)
def test_that_the_targets_of_an_output_read_back_from_its_brackets(
    uraian: str, waktu: str, target: dict[int, str]
) -> None:
    rencana = Rencana()
    sasaran = rencana.butir("SASARAN", "Sasaran")
    kriteria = rencana.butir("KRITERIA", "KK", rencana.butir("RENCANA_AKSI", "RA", sasaran))
    output = rencana.butir("TARGET_OUTPUT", uraian, kriteria)
    rencana.isi["keluaran"].append({"butir_id": output, "waktu": waktu, "satuan": "buah"})
    rencana.targets(output, target)
    pohon = Pohon.read(rencana.isi)

    rows = cocokkan(again(rencana_aksi_iku_xlsx, pohon, ids=False), pohon)

    assert {row.status for row in rows} == {StatusImpor.SAMA}


@LAYOUTS
@pytest.mark.parametrize("ids", [True, False])
def test_that_the_sample_office_s_export_says_nothing_new(
    office: Office, layout: ModuleType, ids: bool
) -> None:
    pohon = office.rencana.load(TAHUN).pohon
    bacaan = again(layout, pohon, ids)

    assert {row.status for row in cocokkan(bacaan, pohon)} == {StatusImpor.SAMA}
    assert len(bacaan.butir) > 20


@pytest.mark.parametrize(
    ("teks", "level"),
    [
        ("Sasaran Strategis", Level.SASARAN_STRATEGIS),
        ("B. SASARAN KHUSUS", Level.SASARAN_KHUSUS),
        ("Sasaran RANPK", Level.SASARAN),
        ("Sasaran", None),
        ("Sasaran Strategis Badan", None),
    ],
)
def test_that_a_section_row_names_a_kind_of_sasaran(teks: str, level: Level | None) -> None:
    assert read_bagian(teks) is level


@pytest.mark.parametrize(
    ("teks", "found"),
    [
        ("Sektor: 3.1 Obat dan Makanan", (Level.SEKTOR, "3.1 Obat dan Makanan")),
        ("Pilar 2 Pengawasan", (Level.PILAR, "Pilar 2 Pengawasan")),
        ("Pilar: Dua", (Level.PILAR, "Dua")),
        ("Sektoral", None),
        ("Program: Obat", None),
    ],
)
def test_that_a_pilar_or_sektor_is_known_by_its_level(teks: str, found: object) -> None:
    assert read_kelompok(teks) == found


@pytest.mark.parametrize(
    ("teks", "found"),
    [
        ("Keluaran: 2 laporan (TW 2, 4)", ("2 laporan", (Triwulan.II, Triwulan.IV))),
        ("Keluaran: 2 laporan", ("2 laporan", ())),
        ("Keluaran: 2 laporan (TW 5)", ("2 laporan (TW 5)", ())),
        ("Keluaran laporan", None),
        ("Jumlah laporan", None),
    ],
)
def test_that_a_keluaran_is_told_from_an_indikator(teks: str, found: object) -> None:
    assert read_keluaran(teks) == found
