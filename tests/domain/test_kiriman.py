from datetime import UTC, datetime, timedelta

import pytest

from ranpk_desktop.domain.kiriman import (
    CaraKirim,
    KeadaanKiriman,
    Kiriman,
    Pengaman,
    describe_pause,
    part_label,
    pause_after,
)

SAAT = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)


def minutes(percobaan: int, **how: bool) -> float:
    return pause_after(percobaan, **how).total_seconds() / 60


def test_that_pauses_grow_up_to_an_hour() -> None:
    found = [minutes(n) for n in range(1, 12)]
    assert found == sorted(found)
    assert found[:4] == [1, 3, 5, 10]
    assert found[-1] == minutes(1000) == 60


def test_that_what_may_have_arrived_waits_longer_than_a_slow_server() -> None:
    assert [minutes(n, tidak_pasti=True) for n in (1, 2, 5, 7)] == [10, 10, 20, 60]


@pytest.mark.parametrize(
    ("pause", "said"),
    [
        (timedelta(seconds=-5), "sekarang"),
        (timedelta(seconds=20), "kurang dari 1 menit lagi"),
        (timedelta(minutes=3), "dalam 3 menit"),
        (timedelta(minutes=60), "dalam 1 jam"),
    ],
)
def test_that_a_pause_is_said_in_words(pause: timedelta, said: str) -> None:
    assert describe_pause(pause) == said


def kiriman(**columns: object) -> Kiriman:
    row = {
        "id": "a",
        "paket_id": "b",
        "cara": "SMTP",
        "keadaan": "MENUNGGU",
        "tujuan": "a@b.id",
        "message_id": "<a@b>",
        "percobaan": 0,
        "dibuat_pada": SAAT.isoformat(),
        "coba_lagi_pada": SAAT.isoformat(),
        "terkirim_pada": None,
        "jawaban": "",
        "bagian_ke": 2,
        "bagian_dari": 3,
    }
    return Kiriman.from_row(row | columns)


def test_that_a_row_says_what_is_the_matter_with_it() -> None:
    later = (SAAT + timedelta(minutes=3)).isoformat()
    waiting = kiriman(percobaan=2, coba_lagi_pada=later, jawaban="Server tidak menjawab.")
    assert waiting.describe(SAAT) == "menunggu, mencoba lagi dalam 3 menit. Server tidak menjawab."
    assert kiriman().describe(SAAT) == "menunggu"
    held = kiriman(keadaan="TIDAK_PASTI", coba_lagi_pada=None)
    assert held.ditahan
    assert held.describe(SAAT) == "tidak pasti, ditahan sampai Anda memilih Coba lagi"
    assert not kiriman(keadaan="GAGAL", coba_lagi_pada=None).ditahan


def test_that_only_parts_are_called_parts() -> None:
    assert kiriman().bagian == "bagian 2 dari 3"
    assert part_label(1, 1) == ""


def test_that_every_state_and_way_has_words() -> None:
    assert all(it.label for it in (*CaraKirim, *KeadaanKiriman))
    assert [it.port for it in Pengaman] == [587, 465]
