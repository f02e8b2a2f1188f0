from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.lampiran1 import Hitungan, summarise
from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.ratl import StatusRatl
from tests.ratl_contoh import BENTUK, PER, UNIT, aksi, counted, ringkasan, summary_rows

COUNTS = st.integers(0, 5).flatmap(
    lambda banyak: st.tuples(
        st.integers(1, max(1, banyak)), st.just(banyak), st.integers(0, banyak)
    )
)


def row(hitungan: Hitungan) -> tuple[int, int, int]:
    return hitungan.rekomendasi, hitungan.rencana_aksi, hitungan.selesai


def test_that_each_unit_has_a_row_for_each_survey_year() -> None:
    lampiran = ringkasan(summary_rows())
    assert [(it.nomor, it.nama, it.baru) for it in lampiran.unit] == [
        (1, "Balai Besar POM di Contoh Raya", False),
        (2, UNIT, False),
        (3, "Loka POM di Kota Contoh Baru", True),
    ]
    assert [[(it.tahun, row(it)) for it in unit.tahun] for unit in lampiran.unit] == [
        [((2021,), (2, 7, 7)), ((2022,), (4, 12, 9))],
        [((2021,), (1, 3, 2)), ((2022,), (2, 5, 5))],
        [((2022,), (1, 3, 0))],
    ]
    assert lampiran.unit[0].tahun[1].persen == Decimal("75.00")


@given(st.lists(st.tuples(COUNTS, COUNTS), max_size=5))
def test_that_totals_are_counted_from_the_rows(units) -> None:
    rows = [
        it
        for n, years in enumerate(units)
        for tahun, counts in zip((2021, 2022), years, strict=True)
        for it in counted(f"Unit {n}", tahun, *counts)
    ]
    lampiran = ringkasan(rows)
    every = [it for unit in lampiran.unit for it in unit.tahun]
    for total in (*lampiran.jumlah, lampiran.seluruhnya):
        own = [row(it) for it in every if it.tahun[0] in total.tahun]
        assert row(total) == tuple(map(sum, zip(*own, strict=True))) if own else (0, 0, 0)
    assert lampiran.seluruhnya.rencana_aksi == len(rows)
    assert lampiran.seluruhnya.tahun == (2021, 2022)


def test_that_statuses_are_those_of_the_cut_off_day() -> None:
    late = aksi(status=StatusRatl.SELESAI, tanggal_selesai=date(2023, 6, 7))
    early = aksi(status=StatusRatl.SELESAI, tanggal_selesai=PER)
    undated = aksi(status=StatusRatl.SELESAI)
    (total,) = ringkasan([late, early, undated, aksi()], 2021).jumlah
    assert (total.rencana_aksi, total.selesai, total.persen) == (4, 2, Decimal(50))


@pytest.mark.parametrize(
    ("tahun", "rows", "rekomendasi"),
    [
        (2021, [{"no_rekomendasi": "3"}, {"no_rekomendasi": " 3 "}, {"no_rekomendasi": "2"}], 2),
        (2021, [{"no_rekomendasi": "3"}, {"no_rekomendasi": ""}], 1),
        (2021, [{"jenis_layanan": "A"}, {"jenis_layanan": "B"}], 2),
        (2021, [{"no_rekomendasi": "3", "jenis_layanan": it} for it in "AB"], 1),
        (2022, [{"no_rekomendasi": "1", "jenis_layanan": it} for it in "AB"], 2),
        (2022, [{"jenis_layanan": it} for it in ("2. Layanan A", "layanan  a", "Layanan B")], 2),
        (2022, [{"no_rekomendasi": "1"}], 1),
        (2022, [{}], 0),
    ],
)
def test_that_rekomendasi_are_counted_as_the_layout_of_the_year_tells_them(
    tahun: int, rows: list[dict[str, str]], rekomendasi: int
) -> None:
    (total,) = ringkasan([aksi(tahun, **columns) for columns in rows], tahun).jumlah
    assert total.rekomendasi == rekomendasi


def test_that_a_unit_is_new_by_all_its_surveys_not_only_by_those_shown() -> None:
    rows = [aksi(2021, "Lama"), aksi(2022, "Lama"), aksi(2022, "Baru"), aksi(2023, "Lama")]
    bentuk = {**BENTUK, 2023: BentukLampiran.LAYANAN}
    both = summarise(rows, (2022, 2021), PER, bentuk)
    assert [it.baru for it in both.unit] == [False, True]
    one = summarise(rows, (2022,), PER, bentuk)
    assert [(it.nama, it.baru) for it in one.unit] == [("Lama", False), ("Baru", False)]


def test_that_a_unit_without_actions_in_a_later_year_shows_that() -> None:
    lampiran = ringkasan([aksi(2021), aksi(2022, "Lain")])
    first = lampiran.unit[0].tahun
    assert [row(it) for it in first] == [(0, 1, 0), (0, 0, 0)]
    assert first[1].persen is None


def test_that_names_that_vary_are_one_unit_under_its_newest_name() -> None:
    rows = [
        aksi(2021, "Loka POM di Kota Dumai", acuan="loka-dumai"),
        aksi(2022, "Balai POM di Dumai", acuan="loka-dumai"),
        aksi(2021, "Unit  layanan"),
        aksi(2022, "Unit Layanan."),
    ]
    assert [it.nama for it in ringkasan(rows).unit] == ["Balai POM di Dumai", "Unit Layanan."]
