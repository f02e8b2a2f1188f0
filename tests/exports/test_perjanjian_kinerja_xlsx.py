"""The Perjanjian Kinerja as workbook: the same as the PDF, numbers as numbers."""

from io import BytesIO
from pathlib import Path

import openpyxl
import pytest
from openpyxl.workbook import Workbook

from ranpk_desktop.exports import perjanjian_kinerja_xlsx
from tests.exports.alat import pages, print_workbook, render_elsewhere
from tests.factories import Rencana, big_plan, cetak, pejabat, small_plan
from tests.perjanjian import NAMA_KEDUA, PANJANG, logo, naskah, s4_plan, s4_targets

NAMA = "apt. Siti Rahmawati Lestari, S.Farm., M.Si."


def render(plan: Rencana, kode_data: str = "7F3A-91C2-04BE-D815", **isi) -> bytes:
    return perjanjian_kinerja_xlsx.render(naskah(plan, **isi), cetak(kode_data=kode_data))


def load(plan: Rencana, **isi) -> Workbook:
    return openpyxl.load_workbook(BytesIO(render(plan, **isi)))


def values(buku: Workbook, nama: str) -> list[list[object]]:
    return [
        [cell.value for cell in row if cell.value is not None]
        for row in buku[nama].iter_rows()
        if any(cell.value is not None for cell in row)
    ]


def test_that_the_same_agreement_has_the_same_bytes_in_every_process():
    here = render(big_plan(20), logo=logo())
    sample = "naskah(big_plan(20), logo=logo())"
    assert render_elsewhere("perjanjian_kinerja_xlsx", sample) == here


def test_that_the_figures_of_a_real_agreement_are_numbers_in_their_order():
    rows = values(load(s4_plan()), "Lampiran")
    found = [
        tuple(f"{it}".replace(".", ",") for it in row[-6:])
        for row in rows
        if row[-1] in ("Persen", "Koperasi", "Nilai")
    ]
    assert found == s4_targets()
    assert any(12.4 in row for row in rows)


def test_that_the_budget_has_a_sheet_with_its_sum_in_rupiah():
    buku = load(small_plan())
    assert buku.sheetnames == ["Pernyataan", "Lampiran", "Anggaran", "Rencana Aksi", "_ranpk"]
    rows = values(buku, "Anggaran")
    assert ["1", "Pengawasan obat dan makanan", 1250000000] in rows
    assert ["2", "Dukungan manajemen", "–"] in rows
    assert ["Jumlah", 1250000000] in rows
    assert load(s4_plan()).sheetnames == ["Pernyataan", "Lampiran", "Rencana Aksi", "_ranpk"]


@pytest.mark.parametrize("bentuk", ["LENGKAP", "RINGKAS"])
def test_that_each_part_ends_with_both_signatures(bentuk: str):
    buku = load(small_plan(), bentuk_lampiran=bentuk)
    for nama in ("Pernyataan", "Anggaran", "Rencana Aksi"):
        left, right = (str(text) for text in values(buku, nama)[-1])
        assert NAMA_KEDUA in left
        assert right.splitlines()[0].endswith("Contoh, 5 Januari 2026")
        assert NAMA in right
        names = [text.splitlines() for text in (left, right)]
        at = [
            next(n for n, line in enumerate(it) if "," in line and "." in line and n > 2)
            for it in names
        ]
        assert at[0] == at[1], "both names stand level"
        assert ("Pihak Kedua," in left) is (nama == "Pernyataan")


def test_that_a_draft_says_so_on_every_sheet():
    buku = load(small_plan(), kode_data="", revisi_rencana=None)
    for nama in buku.sheetnames[:-1]:
        assert values(buku, nama)[0] == ["DRAF"]
    assert values(load(small_plan()), "Pernyataan")[0] != ["DRAF"]


def test_that_paper_margins_and_the_way_the_sheets_lie_are_set():
    buku = load(small_plan())
    lying = {nama: buku[nama].page_setup.orientation for nama in buku.sheetnames[:-1]}
    assert lying == {
        "Pernyataan": "portrait",
        "Lampiran": "landscape",
        "Anggaran": "portrait",
        "Rencana Aksi": "landscape",
    }
    sheet = buku["Pernyataan"]
    assert sheet.page_setup.paperHeight == "330mm"
    assert sheet.page_margins.left == 1.18
    assert "Kode data: 7F3A" in sheet.oddFooter.right.text


def test_that_the_logo_is_in_the_workbook():
    for bentuk, wanted in (("KIRI", 1), ("ATAS", 1), ("TANPA", 0)):
        sheet = load(small_plan(), logo=logo(), bentuk_kop=bentuk)["Pernyataan"]
        assert len(sheet._images) == wanted


def test_that_an_empty_plan_gives_sheets_that_say_so():
    buku = load(Rencana(), kode_data="", revisi_rencana=None, pejabat=[])
    for nama in ("Lampiran", "Rencana Aksi"):
        assert ["Rencana tahun 2026 belum memuat sasaran dan indikator."] in values(buku, nama)


def test_that_libreoffice_prints_all_of_a_long_agreement(tmp_path: Path):
    workbook = render(s4_plan(), pejabat=[pejabat(nama=PANJANG)], nomor="=1+1", ukuran_huruf=12)
    text = "".join("".join(pages(print_workbook(tmp_path, workbook), "-raw")).split())
    for value in (
        "Dalam rangka mewujudkan",
        "NOMOR =1+1",
        "penghargaan dan sanksi",
        "Terselesainya rekomendasi pemeriksaan",
        "RA 4. Inventarisasi data",
        "".join(PANJANG.split()),
    ):
        assert "".join(value.split()) in text, value
