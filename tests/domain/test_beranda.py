"""The first page: deadline, completeness, next step, and what needs attention."""

from dataclasses import replace
from datetime import date

import pytest

from ranpk_desktop.domain.beranda import Bahan, Keadaan, compose, remind
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.triwulan import Tenggat, Triwulan
from tests.factories import BANDS, Rencana

SELASA = date(2026, 10, 6)
TENGGAT = Tenggat(5, frozenset(), frozenset({2026, 2027}))


def bahan(rencana=None, **columns):
    rencana = rencana or plan("90", "90")
    tw = columns.pop("triwulan", Triwulan.III)
    return Bahan(
        **{
            "laporan": rencana.compose(tw),
            "hari_ini": SELASA,
            "tenggat": TENGGAT,
            "terkunci": False,
            "paket_dibuat": None,
            "ada_pejabat": True,
            "ada_kunci_segel": True,
            "cadangan_terakhir": SELASA,
            "cadangan_luar": SELASA,
            "jam_salah": False,
            "berkas_hilang": 0,
        }
        | columns
    )


def plan(*realisasi, **columns):
    """Return a plan whose indikator have these values in TW III, "" for none."""
    rencana = Rencana()
    sasaran = rencana.sasaran("Sasaran")
    for at, teks in enumerate(realisasi):
        rencana.indikator(
            sasaran, f"Indikator {at}", realisasi={3: teks} if teks else {}, **columns
        )
    return rencana


def kode(found):
    return [finding.kode for finding in compose(found).perhatian]


@pytest.mark.parametrize(
    ("hari_ini", "pesan", "nada"),
    [
        (date(2026, 9, 21), "12 hari kerja lagi", "info"),
        (date(2026, 10, 2), "3 hari kerja lagi", "info"),
        (date(2026, 10, 6), "1 hari kerja lagi", "peringatan"),
        (date(2026, 10, 7), "tenggatnya hari ini", "peringatan"),
        (date(2026, 10, 8), "terlambat 1 hari kerja", "buruk"),
        (date(2026, 10, 12), "terlambat 3 hari kerja", "buruk"),
    ],
)
def test_that_the_clock_counts_working_days_to_the_deadline_and_past_it(hari_ini, pesan, nada):
    jam = compose(bahan(hari_ini=hari_ini)).tenggat
    assert jam.tenggat == date(2026, 10, 7)
    assert (jam.pesan, jam.nada) == (pesan, nada)
    assert jam.catatan == ""


def test_that_a_weekend_after_a_deadline_on_friday_is_late_without_a_day():
    friday = Tenggat(7, frozenset(), frozenset({2026}))
    jam = compose(bahan(tenggat=friday, hari_ini=date(2026, 10, 10))).tenggat
    assert jam.tenggat == date(2026, 10, 9)
    assert (jam.pesan, jam.nada) == ("tenggat sudah lewat", "buruk")


@pytest.mark.parametrize(
    ("dibuat", "pesan", "nada"),
    [
        (date(2026, 10, 5), "paket dibuat 5 Oktober 2026", "baik"),
        (date(2026, 10, 9), "paket dibuat 9 Oktober 2026, terlambat 2 hari kerja", "peringatan"),
    ],
)
def test_that_the_clock_stands_still_once_the_package_is_made(dibuat, pesan, nada):
    found = bahan(terkunci=True, paket_dibuat=dibuat, hari_ini=date(2027, 5, 1))
    jam = compose(found).tenggat
    assert (jam.pesan, jam.nada) == (pesan, nada)


def test_that_years_without_a_list_of_holidays_are_named():
    found = bahan(tenggat=Tenggat(5, frozenset(), frozenset()), triwulan=Triwulan.IV)
    jam = compose(found).tenggat
    assert jam.tenggat == date(2027, 1, 7)
    assert jam.tanpa_libur == (2026, 2027)
    assert "Daftar hari libur 2026 dan 2027 belum ada" in jam.catatan


def test_that_completeness_is_counted_overall_and_per_penanggung_jawab():
    rencana = plan("90", "", penanggung_jawab="Tim Pengujian")
    rencana.indikator(None, "Tanpa nama", penanggung_jawab="")
    rencana.indikator(None, "Tidak diukur", "- N/A N/A N/A 90", penanggung_jawab="Kepala")
    beranda = compose(bahan(rencana))
    assert (beranda.terisi, beranda.jumlah) == (1, 3)
    assert [(row.penanggung_jawab, row.terisi, row.jumlah) for row in beranda.kelengkapan] == [
        ("Tim Pengujian", 1, 2),
        ("Tanpa penanggung jawab", 0, 1),
    ]
    baris = rencana.compose().baris
    assert [row.kosong[0].butir_id for row in beranda.kelengkapan] == [
        next(row.butir_id for row in baris if row.uraian == uraian)
        for uraian in ("Indikator 1", "Tanpa nama")
    ]
    assert [row.bernama for row in beranda.kelengkapan] == [True, False]


def with_output(waktu="2,3"):
    """Return a full quarter with one T/O that is due and not filled."""
    rencana = plan("90")
    induk = rencana.isi["butir_rencana"][-1]["id"]
    kriteria = rencana.butir("KRITERIA", "Terlatih", rencana.butir("RENCANA_AKSI", "Latih", induk))
    rencana.keluaran("TARGET_OUTPUT", "Pelatihan kader", kriteria, waktu)
    return rencana


def test_that_outputs_that_are_due_count_and_lead_to_their_view():
    beranda = compose(bahan(with_output()))
    assert (beranda.terisi, beranda.jumlah) == (1, 2)
    assert beranda.lanjutan is not None
    assert beranda.lanjutan.pesan == "1 isian belum diisi"
    assert beranda.lanjutan.tempat["tampilan"] == "keluaran"


def test_that_an_output_of_a_quarter_that_is_over_is_missed():
    found = compose(bahan(with_output())).perhatian
    (missed,) = [it for it in found if it.kode == "KELUARAN_TERLEWAT"]
    assert missed.pesan == "1 T/O atau keluaran triwulan lalu tanpa realisasi"
    assert missed.tempat["periode"] == Periode(2026, Triwulan.II)


def test_that_a_reminder_names_the_rows_and_the_deadline():
    rencana = plan("90", "", penanggung_jawab="Tim Pengujian")
    beranda = compose(bahan(rencana))
    (row,) = beranda.kelengkapan
    assert remind(beranda, row, "Loka POM di Kabupaten Contoh").splitlines() == [
        "Yth. Tim Pengujian,",
        "",
        "Mohon bantuannya mengisi realisasi TW III 2026. Yang belum terisi (1):",
        "1. 2 Indikator 1",
        "",
        "Tenggatnya 7 Oktober 2026 (1 hari kerja lagi).",
        "",
        "Terima kasih.",
        "Loka POM di Kabupaten Contoh",
    ]


def test_that_charts_say_the_same_in_words():
    grafik = compose(bahan(plan("90", "45", ""), bands=BANDS)).grafik
    assert [batang.kata for batang in grafik.capaian] == ["100,00% Baik", "50,00% Kurang"]
    assert [(batang.judul, batang.kata) for batang in grafik.kriteria if batang.panjang] == [
        ("Kurang", "1"),
        ("Baik", "1"),
    ]
    assert grafik.ringkasan == (
        "2 indikator punya capaian: Kurang 1, Baik 1. 1 indikator tanpa capaian."
    )


S, K, N = Keadaan.SELESAI, Keadaan.SEKARANG, Keadaan.NANTI


@pytest.mark.parametrize(
    ("found", "keadaan", "lanjutan"),
    [
        (bahan(Rencana()), (K, N, N, N, N), ("RENCANA", "susun rencana 2026")),
        (bahan(plan("90", "")), (K, N, N, N, N), ("ISI", "1 isian belum diisi")),
        (bahan(), (S, K, N, N, N), ("PERIKSA", "periksa TW III 2026")),
        (bahan(temuan=2), (S, K, N, N, N), ("PERIKSA", "2 temuan perlu dilihat")),
        (bahan(temuan=0), (S, S, K, N, N), ("KUNCI", "kunci TW III 2026")),
        (
            bahan(plan("90", ""), terkunci=True),
            (S, S, S, K, N),
            ("PAKET", "buat paket TW III 2026"),
        ),
        (
            bahan(terkunci=True, paket_dibuat=SELASA),
            (S, S, S, S, K),
            ("KIRIM", "kirim paket TW III 2026"),
        ),
        (
            bahan(terkunci=True, paket_dibuat=SELASA, menunggu=True),
            (S, S, S, S, K),
            ("KIRIM", "lihat Kotak keluar"),
        ),
    ],
)
def test_that_the_first_step_not_done_is_the_next(found, keadaan, lanjutan):
    beranda = compose(found)
    assert tuple(step.keadaan for step in beranda.langkah) == (*keadaan, N)
    assert beranda.lanjutan is not None
    assert (beranda.lanjutan.kode, beranda.lanjutan.pesan) == lanjutan


def test_that_nothing_is_left_once_the_package_is_sent():
    beranda = compose(bahan(terkunci=True, paket_dibuat=SELASA, paket_terkirim=True))
    assert [step.keadaan for step in beranda.langkah] == [S, S, S, S, S, K]
    assert [step.judul for step in beranda.langkah] == [
        "Isi 2/2",
        "Periksa",
        "Kunci (Kepala)",
        "Buat & tanda tangani paket",
        "Kirim",
        "Tanda terima",
    ]
    assert beranda.lanjutan is None


def test_that_an_office_in_order_needs_no_attention():
    assert compose(bahan()).perhatian == ()


def test_that_what_needs_attention_is_counted_the_worst_first():
    rencana = plan("90", "", "80", "70", "120")
    rencana.indikator(None, "Belum bertarget", "- 90 90 _ 90", {3: "5"})
    found = compose(bahan(rencana)).perhatian
    assert [(finding.kode, finding.tingkat, finding.pesan) for finding in found] == [
        ("BELUM_DIISI", Tingkat.PERINGATAN, "1 isian belum diisi"),
        ("TANPA_TARGET", Tingkat.PERINGATAN, "1 target TW III belum diisi"),
        ("DI_BAWAH_TARGET", Tingkat.PERINGATAN, "2 indikator di bawah target"),
        ("TIDAK_DAPAT_DISIMPULKAN", Tingkat.INFO, "1 capaian tidak dapat disimpulkan"),
    ]


def test_that_files_that_are_gone_are_counted():
    (finding,) = compose(bahan(berkas_hilang=2)).perhatian
    assert (finding.kode, finding.tingkat) == ("BERKAS_HILANG", Tingkat.PERINGATAN)
    assert finding.pesan == "2 berkas data dukung tidak ditemukan"


def test_that_what_a_lock_holds_is_only_worth_knowing():
    (finding,) = compose(bahan(plan("90", ""), terkunci=True)).perhatian
    assert (finding.kode, finding.tingkat) == ("BELUM_DIISI", Tingkat.INFO)


def test_that_a_year_without_a_plan_says_that_alone():
    assert kode(bahan(Rencana())) == ["BELUM_ADA_RENCANA"]


@pytest.mark.parametrize(
    ("columns", "pesan"),
    [
        ({"ada_pejabat": False}, "Tidak ada pejabat yang menjabat hari ini"),
        (
            {"ada_pengisi": False},
            "Belum ada pegawai yang mengisi; perubahan tercatat tanpa nama",
        ),
        (
            {"kunci_sampai": date(2026, 12, 31)},
            "Kunci segel berlaku sampai 31 Desember 2026 (86 hari lagi); ganti kuncinya",
        ),
        (
            {"kunci_sampai": date(2026, 10, 5)},
            "Masa berlaku kunci segel sudah berakhir 5 Oktober 2026; ganti kuncinya",
        ),
        ({"ada_kunci_segel": False}, "Belum ada kunci segel untuk membuat paket"),
        ({"cadangan_terakhir": None}, "Belum ada cadangan"),
        ({"cadangan_terakhir": date(2026, 10, 3)}, "Cadangan terakhir 3 hari lalu"),
        ({"cadangan_luar": None}, "Belum ada cadangan di luar komputer ini"),
        ({"cadangan_luar": date(2026, 9, 24)}, "Cadangan di luar komputer: 12 hari lalu"),
        ({"jam_salah": True}, "Jam komputer tampak salah; betulkan sebelum membuat paket"),
    ],
)
def test_that_what_the_office_lacks_is_said(columns, pesan):
    assert [finding.pesan for finding in compose(bahan(**columns)).perhatian] == [pesan]


@pytest.mark.parametrize("terakhir", [date(2026, 10, 4), date(2026, 12, 1)])
def test_that_a_fresh_backup_is_not_mentioned_nor_one_of_the_future(terakhir):
    assert kode(bahan(cadangan_terakhir=terakhir)) == []


def test_that_a_quarter_that_ended_without_an_official_is_named_by_its_last_day():
    laporan = replace(bahan().laporan, pejabat=None)
    (finding,) = compose(bahan(laporan=laporan)).perhatian
    assert finding.pesan == "Tidak ada pejabat yang menjabat pada 30 September 2026"


def test_that_a_receipt_ends_the_last_step():
    sent = {"terkunci": True, "paket_dibuat": SELASA, "paket_terkirim": True}
    waiting = compose(bahan(**sent)).langkah[-1]
    assert (waiting.judul, waiting.keadaan) == ("Tanda terima", Keadaan.SEKARANG)
    done = compose(bahan(**sent, diterima=True)).langkah
    assert {it.keadaan for it in done} == {Keadaan.SELESAI}


def test_that_packages_that_came_back_are_named_or_counted():
    one, two = ("Laporan TW III 2026", "a" * 64), ("SKM 2026", "b" * 64)
    (found,) = [it for it in compose(bahan(dikembalikan=(one,))).perhatian if it.tempat]
    assert (found.kode, found.pesan) == ("DIKEMBALIKAN", "Laporan TW III 2026 dikembalikan Pusat")
    assert (found.tingkat, found.tempat) == (Tingkat.PERINGATAN, {"manifes": "a" * 64})
    (found,) = [it for it in compose(bahan(dikembalikan=(one, two))).perhatian if it.tempat]
    assert (found.pesan, found.tempat["manifes"]) == ("2 paket dikembalikan Pusat", "a" * 64)
