"""What each survey year asks to be followed up, with the reason."""

from copy import deepcopy

import pytest

from ranpk_desktop.domain.rekomendasi_skm import Dasar, load_rekomendasi, propose
from ranpk_desktop.errors import KnownError
from tests.domain.survei import NILAI_2021, NILAI_2022, data, result


def proposals(nilai: str, lalu: str | None, tahun: int):
    return propose(
        result(nilai), result(lalu) if lalu else None, load_rekomendasi(data("rekomendasi"), tahun)
    )


def names(found, dasar: Dasar) -> list[str]:
    return [it.unsur.value for it in found.usulan if it.rekomendasi.dasar is dasar]


@pytest.mark.parametrize(
    ("nilai", "lalu", "tahun", "unsur"),
    [
        (NILAI_2021, None, 2021, ["U1", "U9", "U2"]),
        (NILAI_2022, NILAI_2021, 2022, ["U1", "U2", "U9"]),
        ("80 81 82 82 90 90 90 90 90", None, 2022, ["U1", "U2", "U3", "U4"]),
        (NILAI_2022, None, 2030, ["U1", "U2", "U9"]),
    ],
)
def test_that_the_three_lowest_are_proposed_with_their_ties(nilai, lalu, tahun, unsur) -> None:
    found = proposals(nilai, lalu, tahun)
    assert [it.unsur.value for it in found.usulan] == unsur
    assert found.usulan[0].alasan.startswith("terendah ke-1, nilai 8")


def test_that_2021_says_why_its_first_two_propose_nothing() -> None:
    assert proposals(NILAI_2022, NILAI_2021, 2021).catatan == (
        "Rekomendasi 1: tidak ada unsur bermutu C atau D.",
        "Rekomendasi 2: tidak ada unsur yang turun dari tahun sebelumnya.",
    )
    (_first, second) = proposals(NILAI_2022, None, 2021).catatan
    assert second == "Rekomendasi 2: hasil tahun sebelumnya belum ada untuk dibandingkan."


def test_that_2021_asks_for_every_unsur_of_mutu_c_or_d() -> None:
    found = proposals("64,99 70 76,60 76,61 90 90 90 60 90", None, 2021)
    assert names(found, Dasar.MUTU_C_D) == ["U8", "U1", "U2", "U3"]
    assert found.usulan[0].alasan == "nilai 60,00, mutu D (Tidak Baik)"


def test_that_2021_asks_for_the_three_that_fell_most_and_their_ties() -> None:
    lalu = "90 " * 9
    found = proposals("85 86 87 87 89 90 91 92 93", lalu, 2021)
    assert names(found, Dasar.PENURUNAN) == ["U1", "U2", "U3", "U4"]
    reasons = [it.alasan for it in found.usulan if it.rekomendasi.dasar is Dasar.PENURUNAN]
    assert reasons[0] == "turun 5,00 dari 90,00 menjadi 85,00"
    assert names(proposals("90 90 90 90 90 90 90 90 89", lalu, 2021), Dasar.PENURUNAN) == ["U9"]


@pytest.mark.parametrize("tahun", [2021, 2022])
def test_that_nine_times_100_propose_nothing_and_say_why(tahun) -> None:
    found = proposals("100 " * 9, "90 " * 9, tahun)
    assert found.usulan == ()
    assert "100,00" in found.catatan[0]


def test_that_nothing_is_proposed_while_an_unsur_is_missing() -> None:
    found = proposals("60 - 80 80 80 80 80 80 80", None, 2021)
    assert found.usulan == ()
    assert "8 dari 9" in found.catatan[0]


def _rows(**changes: object) -> dict:
    changed = deepcopy(data("rekomendasi"))
    changed["bawaan"][0] |= changes
    return changed


@pytest.mark.parametrize(
    "changed",
    [
        _rows(dasar="TERTINGGI"),
        _rows(paling_banyak=0),
        _rows(paling_banyak="tiga"),
        _rows(no="satu"),
        {"per_tahun": {}, "bawaan": []},
        {"per_tahun": {}, "bawaan": [*data("rekomendasi")["bawaan"] * 2]},
        {"bawaan": [{}]},
        [],
    ],
)
def test_that_a_malformed_list_is_refused_in_one_sentence(changed) -> None:
    with pytest.raises(KnownError) as caught:
        load_rekomendasi(changed, 2030)
    assert caught.value.kode == "PARAMETER_SALAH"
