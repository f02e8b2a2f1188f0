from datetime import date

import pytest

from ranpk_desktop.domain.ratl import Ratl, StatusRatl, read_unsur, write_unsur
from ranpk_desktop.domain.unsur import Unsur

AKHIR = date(2022, 3, 31)


def action(status: StatusRatl, sampai: date | None = AKHIR, selesai: date | None = None) -> Ratl:
    return Ratl(
        id="",
        tahun=2021,
        unit="Loka POM di Kabupaten Contoh",
        acuan=None,
        rencana_aksi="Pasang papan petunjuk",
        status=status,
        sampai=sampai,
        tanggal_selesai=selesai,
    )


@pytest.mark.parametrize(
    ("ratl", "hari", "terlambat"),
    [
        (action(StatusRatl.BELUM), AKHIR, False),
        (action(StatusRatl.BELUM), date(2022, 4, 1), True),
        (action(StatusRatl.PROSES), date(2022, 4, 1), True),
        (action(StatusRatl.SELESAI), date(2022, 4, 1), False),
        (action(StatusRatl.BELUM, None), date(2030, 1, 1), False),
    ],
)
def test_that_an_open_action_is_late_after_its_last_day(
    ratl: Ratl, hari: date, terlambat: bool
) -> None:
    assert ratl.terlambat(hari) is terlambat


def test_that_an_action_counts_as_closed_from_its_day_on() -> None:
    dated = action(StatusRatl.SELESAI, selesai=date(2022, 5, 2))

    assert [dated.selesai_per(date(2022, 5, day)) for day in (1, 2, 3)] == [False, True, True]
    assert action(StatusRatl.SELESAI).selesai_per(date(2000, 1, 1))
    assert not action(StatusRatl.PROSES).selesai_per(date(2030, 1, 1))


def test_that_units_are_told_apart_by_the_register_or_else_by_the_words_of_their_names() -> None:
    known = Ratl("", 2021, "Loka POM di Kota Dumai", "loka-dumai", "x")
    unknown = [Ratl("", 2021, nama, None, "x") for nama in ("Unit  Layanan", "unit layanan.")]

    assert known.kunci_unit == "loka-dumai"
    assert len({it.kunci_unit for it in unknown}) == 1


def test_that_a_list_of_unsur_has_one_spelling() -> None:
    stored = write_unsur([Unsur.U9, Unsur.U1, Unsur.U9])

    assert stored == "U1,U9"
    assert read_unsur(stored) == (Unsur.U1, Unsur.U9)
    assert read_unsur("") == ()
