from datetime import date

import pytest

from ranpk_desktop.domain.lampiran2 import BentukLampiran, arrange, choose_bentuk, status_per
from ranpk_desktop.domain.ratl import StatusRatl
from tests.ratl_contoh import aksi, few

REKOMENDASI, LAYANAN = BentukLampiran


@pytest.mark.parametrize(
    ("columns", "rekomendasi", "bentuk"),
    [
        ({"no_rekomendasi": "3"}, 1, REKOMENDASI),
        ({"jenis_layanan": "Pengujian"}, 3, LAYANAN),
        ({"no_rekomendasi": "3", "jenis_layanan": "Pengujian"}, 3, REKOMENDASI),
        ({"no_rekomendasi": "1", "jenis_layanan": "Pengujian"}, 1, LAYANAN),
        ({}, 3, REKOMENDASI),
        ({}, 1, LAYANAN),
    ],
)
def test_that_the_layout_of_a_year_is_the_one_that_its_rows_need(
    columns: dict[str, str], rekomendasi: int, bentuk: BentukLampiran
) -> None:
    assert choose_bentuk([aksi(**columns), aksi()], rekomendasi) is bentuk


def test_that_actions_of_one_rekomendasi_stand_together() -> None:
    rows = [aksi(no_rekomendasi=no, rencana_aksi=f"{no}{n}") for n, no in enumerate("3223")]
    (unit,) = arrange(rows, REKOMENDASI)
    assert [(it.no_rekomendasi, len(it.aksi)) for it in unit.bagian] == [("3", 2), ("2", 2)]
    assert [it.rencana_aksi for part in unit.bagian for it in part.aksi] == [
        "30", "33", "21", "22",
    ]  # fmt: skip


def test_that_actions_without_a_label_stand_before_the_others() -> None:
    rows = [aksi(jenis_layanan=it) for it in ("Pengujian", "", "Informasi")]
    (unit,) = arrange(rows, LAYANAN)
    assert [it.jenis_layanan for it in unit.bagian] == ["", "Pengujian", "Informasi"]


@pytest.mark.parametrize("bentuk", BentukLampiran)
def test_that_no_action_is_lost_or_doubled(bentuk: BentukLampiran) -> None:
    rows = few(bentuk)
    units = arrange(rows, bentuk)
    assert [it.nomor for it in units] == [1, 2]
    found = [it for unit in units for part in unit.bagian for it in part.aksi]
    assert sorted(found, key=lambda it: it.urutan) == rows


def test_that_what_was_closed_later_was_still_worked_on() -> None:
    closed = aksi(status=StatusRatl.SELESAI, tanggal_selesai=date(2023, 6, 7))
    assert status_per(closed, date(2023, 6, 6)) is StatusRatl.PROSES
    assert status_per(closed, date(2023, 6, 7)) is StatusRatl.SELESAI
    assert status_per(aksi(), date(2023, 6, 6)) is StatusRatl.BELUM
