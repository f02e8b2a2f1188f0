from decimal import Decimal

import pytest

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports import laporan_bagian, naskah
from ranpk_desktop.exports.bagian import Angka, Bagian, Baris
from tests.factories import Rencana
from tests.laporan_contoh import Isian, interim_plan


def texts(bagian: Bagian | None) -> list[list[str] | str]:
    """Return the rows of a part as they are printed."""
    assert bagian is not None
    return [
        row if isinstance(row, str) else [it if isinstance(it, str) else it.teks for it in row.sel]
        for row in bagian.baris
    ]


def test_that_target_output_show_what_is_due_and_what_was_typed():
    bagian = laporan_bagian.keluaran(interim_plan().compose())
    assert texts(bagian) == [
        "Indeks kepatuhan sarana",
        [
            *("1.1.1", "Sarana didampingi", "TW 2, 3, 4", "50 sarana", "48 sarana", "96,00"),
            *("Berjalan", "Dua sarana tutup."),
        ],
        [
            *("1.1.2", "Modul pendampingan", "TW 3", "", "Modul dicetak untuk semua kecamatan"),
            *("100,00 *", "Selesai", ""),
        ],
        ["1.1.4", "Berita acara =1+1", "TW 3", "", "belum diisi", "", "", ""],
    ]
    assert bagian
    assert bagian.catatan == (
        "* Capaian ini diketik, tidak dihitung.",
        "1 target/output atau keluaran lain tidak jatuh tempo pada TW III.",
    )


def test_that_a_quarter_with_nothing_due_says_so_and_a_plan_without_any_says_nothing():
    bagian = laporan_bagian.keluaran(interim_plan().compose(Triwulan.I))
    assert bagian
    assert bagian.baris == ()
    assert bagian.catatan == ("Tidak ada target/output atau keluaran yang jatuh tempo pada TW I.",)
    assert laporan_bagian.keluaran(Rencana().compose()) is None


def test_that_the_budget_adds_up_what_lies_below_and_counts_nothing_twice():
    assert texts(laporan_bagian.anggaran(interim_plan().compose())) == [
        [
            *("Pengawasan obat dan makanan", "Program"),
            *("1.250.000.000", "600.000.000", "540.500.000", "43,24", ""),
        ],
        [
            *("Pengujian sampel", "Kegiatan"),
            *("800.000.000", "600.000.000", "540.500.000", "67,56", ""),
        ],
        ["Jumlah", "", "1.250.000.000", "600.000.000", "540.500.000", "43,24", ""],
    ]
    none = laporan_bagian.anggaran(Rencana().compose())
    assert (none.baris, none.catatan) == ((), ("Rencana tahun 2026 belum memuat pagu.",))


def test_that_the_parts_of_an_indikator_stand_above_their_total():
    ((_nomor, uraian, hitungan),) = texts(laporan_bagian.komponen(interim_plan().compose()))
    assert uraian == "Indeks kepatuhan sarana"
    assert hitungan.splitlines() == [
        "Sarana produksi: 80",
        "Sarana distribusi: 83,75",
        "60% × 80 + 40% × 83,75 = 81,5",
    ]
    assert laporan_bagian.komponen(Rencana().compose()) is None


def test_that_reasons_are_told_without_codes():
    assert texts(laporan_bagian.catatan(interim_plan().compose())) == [
        [
            "Seluruh triwulan",
            "Tanpa target triwulan",
            "Dua indikator baru diukur pada akhir tahun.",
        ],
        [
            "Indeks kepatuhan sarana",
            "Di bawah target",
            "Penilaian sarana distribusi mundur ke bulan berikutnya.",
        ],
    ]
    assert laporan_bagian.catatan(Rencana().compose()) is None


def test_that_evidence_is_listed_once_with_all_that_it_supports():
    assert texts(laporan_bagian.data_dukung(interim_plan().compose())) == [
        [
            *("1", "Berita acara penilaian", "Dokumen fisik"),
            "nomor BA/12 · disimpan di Lemari 2",
            "8 Indeks kepatuhan sarana\nT/O 1.1.1 Sarana didampingi",
        ]
    ]
    none = laporan_bagian.data_dukung(Rencana().compose())
    assert (none.baris, none.catatan) == ((), ("Tidak ada data dukung pada TW III.",))


def test_that_the_summary_counts_every_indikator_once():
    laporan = interim_plan().compose()
    rows = texts(laporan_bagian.ringkasan(laporan))
    assert rows == [
        ["Capaian unit kerja", "81,36% (Cukup)"],
        ["Realisasi terisi", "8 dari 9"],
        ["Kriteria Baik", "2 indikator"],
        ["Kriteria Cukup", "3 indikator"],
        ["Kriteria Sangat Kurang", "1 indikator"],
        ["Tidak diukur atau tanpa target pada triwulan ini", "2 indikator"],
        ["Target/output dan keluaran selesai", "1 dari 3 yang jatuh tempo"],
        ["Realisasi anggaran", "Rp540.500.000 dari Rp1.250.000.000 (43,24%)"],
    ]
    counted = [int(nilai.split()[0]) for _label, nilai in rows if nilai.endswith("indikator")]
    assert sum(counted) == len(laporan.baris)


def test_that_a_budget_nobody_has_filled_is_no_budget_of_zero():
    made = Isian()
    made.butir("PROGRAM", "Pengawasan", pagu="500")
    assert texts(laporan_bagian.ringkasan(made.compose()))[-1] == [
        "Realisasi anggaran",
        "belum diisi, pagu Rp500",
    ]


def test_that_sasaran_have_the_word_of_their_capaian_and_its_colour():
    bagian = laporan_bagian.sasaran(interim_plan().compose())
    rows = [row for row in bagian.baris if isinstance(row, Baris)]
    assert texts(bagian)[-1] == ["Capaian unit kerja", "6", "81,36", "Cukup"]
    assert [(row.sel[3], row.warna) for row in rows] == [
        ("Cukup", naskah.NADA["cukup"]),
        ("Baik", naskah.NADA["baik"]),
        ("Cukup", naskah.NADA["cukup"]),
    ]


@pytest.mark.parametrize(
    ("satuan", "teks"), [("", "1.250"), ("kali", "1.250 kali"), ("%", "1.250%")]
)
def test_that_a_number_says_what_it_counts(satuan: str, teks: str):
    assert Angka(Decimal(1250), 0, satuan).teks == teks
