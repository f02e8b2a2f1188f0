from datetime import date
from decimal import Decimal

from ranpk_desktop.domain.laporan_ratl import Jumlah, Nihil, compose
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from tests.ratl_contoh import PER, UNIT, aksi

BELUM, PROSES, SELESAI = StatusRatl


def numbers(jumlah: Jumlah) -> tuple[int, int, int, int]:
    return jumlah.belum, jumlah.proses, jumlah.selesai, jumlah.terlambat


def rows() -> list[Ratl]:
    return [
        aksi(2022, jenis_layanan="Pengujian", status=SELESAI, tanggal_selesai=date(2022, 5, 2)),
        aksi(2022, jenis_layanan="Pengujian", status=BELUM, sampai=date(2023, 5, 31)),
        aksi(2022, jenis_layanan="Informasi", status=PROSES, sampai=PER),
        aksi(2021, jenis_layanan="1. Pengujian", status=SELESAI, tanggal_selesai=date(2023, 7, 1)),
        aksi(2021, jenis_layanan="", status=BELUM),
        aksi(2020, jenis_layanan="Pengujian"),
    ]


def test_that_actions_are_grouped_by_year_and_service_and_numbered_through() -> None:
    laporan = compose(rows(), (), (2022, 2021), PER)
    assert [(it.tahun, it.label, [a.nomor for a in it.aksi]) for it in laporan.kelompok] == [
        (2021, "tanpa jenis layanan", [1]),
        (2021, "1. Pengujian", [2]),
        (2022, "Pengujian", [3, 4]),
        (2022, "Informasi", [5]),
    ]


def test_that_sums_count_statuses_of_the_day_and_who_is_late() -> None:
    laporan = compose(rows(), (), (2021, 2022), PER)
    assert [(it.nama, numbers(it)) for it in laporan.per_tahun] == [
        ("2021", (1, 1, 0, 0)),
        ("2022", (1, 1, 1, 1)),
    ]
    assert [(it.nama, numbers(it)) for it in laporan.per_layanan] == [
        ("tanpa jenis layanan", (1, 0, 0, 0)),
        ("1. Pengujian", (1, 1, 1, 1)),
        ("Informasi", (0, 1, 0, 0)),
    ]
    assert laporan.per_tahun[1].persen == Decimal("33.33")
    assert [it.terlambat for it in laporan.aksi] == [0, 0, 0, 6, 0]


def test_that_units_are_named_where_there_are_several() -> None:
    one = compose([aksi(), aksi()], (), (2021,), PER)
    assert [it.unit for it in one.kelompok] == [""]
    two = compose([aksi(), aksi(2021, "Balai POM di Kota Contoh"), aksi()], (), (2021,), PER)
    assert [(it.unit, len(it.aksi)) for it in two.kelompok] == [
        (UNIT, 2),
        ("Balai POM di Kota Contoh", 1),
    ]
    assert two.kelompok[0].label == f"{UNIT} – tanpa jenis layanan"


def test_that_reasons_of_the_years_asked_for_are_kept() -> None:
    nihil = [Nihil(2021, "Sertifikasi", "Semua 100,00"), Nihil(2020, "Lama", "Sudah tutup")]
    laporan = compose([], nihil, (2021,), PER)
    assert laporan.nihil == (nihil[0],)
    assert laporan.per_tahun[0].persen is None
    assert laporan.per_layanan == ()
