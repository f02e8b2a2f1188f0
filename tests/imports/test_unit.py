"""The register of units against Lampiran 1 of S2 and the changes of 2023 and 2025."""

import json
from collections import Counter
from datetime import date
from typing import Any

import pytest

from ranpk_desktop.clock import ZONES
from ranpk_desktop.domain.unit import JenisUnit, RegisterUnit
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import unit
from ranpk_desktop.paths import resource

FILE = resource("unit", "unit.json")


@pytest.fixture(scope="module")
def register() -> RegisterUnit:
    return unit.load(FILE.read_bytes())


@pytest.fixture
def raw() -> dict[str, Any]:
    value: dict[str, Any] = json.loads(FILE.read_bytes())
    return value


def load(value: object) -> RegisterUnit:
    return unit.load(json.dumps(value, ensure_ascii=False).encode())


def names_on(register: RegisterUnit, day: date) -> dict[str, str]:
    held = {one.id: one.on(day) for one in register.unit}
    return {unit_id: masa.nama for unit_id, masa in held.items() if masa}


@pytest.mark.parametrize(
    ("day", "balai_besar", "balai", "loka"),
    [
        (date(2022, 12, 31), 21, 13, 39),
        (date(2023, 12, 31), 21, 21, 34),
        (date(2025, 12, 31), 23, 30, 23),
    ],
)
def test_that_the_classes_count_as_the_decrees_say(
    register: RegisterUnit, day: date, balai_besar: int, balai: int, loka: int
) -> None:
    held = [masa.jenis for one in register.unit if (masa := one.on(day))]
    assert Counter(held) == {
        JenisUnit.PUSAT: 15,
        JenisUnit.BALAI_BESAR: balai_besar,
        JenisUnit.BALAI: balai,
        JenisUnit.LOKA: loka,
    }


def test_that_2022_has_88_units_and_later_three_more(register: RegisterUnit) -> None:
    before, after = (names_on(register, date(year, 12, 31)) for year in (2022, 2023))
    assert len(before) == 88
    assert after.keys() - before.keys() == {"loka-sambas", "loka-belu", "loka-sumba-timur"}
    assert before.keys() < after.keys()


def test_that_the_changes_of_2023_are_eight_new_balai(register: RegisterUnit) -> None:
    before, after = (names_on(register, date(year, 12, 31)) for year in (2022, 2023))
    changed = {after[unit_id] for unit_id in before if before[unit_id] != after[unit_id]}
    assert changed == {
        f"Balai POM di {kota}"
        for kota in (
            "Payakumbuh",
            "Tangerang",
            "Tasikmalaya",
            "Bogor",
            "Surakarta",
            "Kediri",
            "Jember",
            "Palopo",
        )
    }


def test_that_the_changes_of_2025_are_those_of_perbpom_3(register: RegisterUnit) -> None:
    before, after = (names_on(register, date(year, 12, 31)) for year in (2024, 2025))
    changed = {unit_id: after[unit_id] for unit_id in before if before[unit_id] != after[unit_id]}
    assert changed == {
        "balai-kupang": "Balai Besar POM di Kupang",
        "balai-gorontalo": "Balai Besar POM di Gorontalo",
        "balai-besar-banjarmasin": "Balai Besar POM di Banjarbaru",
        "loka-dharmasraya": "Loka POM di Kabupaten Sijunjung",
        "loka-banyumas": "Balai POM di Banyumas",
        "loka-balikpapan": "Balai POM di Balikpapan",
        "loka-indragiri-hilir": "Balai POM di Indragiri Hulu",
        "loka-dumai": "Balai POM di Dumai",
        "loka-bima": "Balai POM di Bima",
        "loka-sanggau": "Balai POM di Sanggau",
        "loka-tulang-bawang": "Balai POM di Tulang Bawang",
        "loka-hulu-sungai-utara": "Balai POM di Tabalong",
        "loka-ende": "Balai POM di Ende",
        "loka-tanjung-balai": "Balai POM di Tanjungbalai",
        "loka-baubau": "Balai POM di Baubau",
    }


def test_that_a_name_says_its_class(register: RegisterUnit) -> None:
    prefix = {
        JenisUnit.BALAI_BESAR: ("Balai Besar POM di ",),
        JenisUnit.BALAI: ("Balai POM di ",),
        JenisUnit.LOKA: ("Loka POM di Kabupaten ", "Loka POM di Kota "),
        JenisUnit.PUSAT: ("Direktorat ", "Biro ", "Pusat "),
    }
    assert all(
        masa.nama.startswith(prefix[masa.jenis]) for one in register.unit for masa in one.masa
    )


def test_that_one_period_follows_the_other_without_a_gap(register: RegisterUnit) -> None:
    for one in register.unit:
        assert one.masa[-1].berlaku_sampai is None
        for earlier, later in zip(one.masa, one.masa[1:], strict=False):
            assert earlier.berlaku_sampai is not None
            assert later.berlaku_dari is not None
            assert (later.berlaku_dari - earlier.berlaku_sampai).days == 1


def test_that_identifiers_are_words_and_never_numbers(register: RegisterUnit) -> None:
    ids = [one.id for one in register.unit]
    assert len(ids) == len(set(ids)) == 91
    assert not any(letter.isdigit() for unit_id in ids for letter in unit_id)


def test_that_time_zones_follow_the_provinces(register: RegisterUnit) -> None:
    zones = {one.id: one.zona for one in register.unit}
    assert set(zones.values()) == set(ZONES)
    assert {unit_id for unit_id, zona in zones.items() if zona == "WIT"} == {
        "balai-besar-jayapura",
        "balai-ambon",
        "balai-manokwari",
        "balai-sofifi",
        "loka-mimika",
        "loka-kepulauan-tanimbar",
        "loka-pulau-morotai",
        "loka-merauke",
        "loka-sorong",
    }
    assert Counter(zones.values()) == {"WIB": 57, "WITA": 25, "WIT": 9}
    assert zones["loka-kotawaringin-barat"] == "WIB"
    assert zones["balai-besar-banjarmasin"] == "WITA"


def test_that_the_seat_is_the_present_one(register: RegisterUnit) -> None:
    moved = register.get("balai-besar-banjarmasin")
    assert moved is not None
    assert moved.kota == "Banjarbaru"
    assert register.get("tidak-ada") is None


def test_that_every_name_and_alias_leads_to_its_own_unit(register: RegisterUnit) -> None:
    for one in register.unit:
        for name in one.names:
            assert register.find(name) is one, name


@pytest.mark.parametrize(
    ("name", "unit_id"),
    [
        ("Loka POM di Kota Tanjung Pinang*", "loka-tanjung-pinang"),
        ("LOKA POM DI KOTA TANJUNGPINANG", "loka-tanjung-pinang"),
        ("Balai Besar Pengawas Obat dan Makanan di  Semarang", "balai-besar-semarang"),
        ("BBPOMDenpasar", "balai-besar-denpasar"),
        ("BALAI BESAR POM DI PALANGKARAYA", "balai-besar-palangka-raya"),
        ("BALAI POM DI BAU-BAU", "loka-baubau"),
        ("Loka POM di Kab. Mimika", "loka-mimika"),
        ("Loka Mimika", "loka-mimika"),
        ("Loka POM Ende", "loka-ende"),
        ("BPOM di Kupang", "balai-kupang"),
        ("Loka POM di Kabupaten Indragiri Hulu", "loka-indragiri-hilir"),
        ("Dit. Registrasi Obat", "pusat-registrasi-obat"),
        (
            "Direktorat Pengawasan Obat Tradisional dan Suplemen Kesehatan",
            "pusat-pengawasan-otsk",
        ),
        ("Ditwaskos", "pusat-pengawasan-kosmetik"),
    ],
)
def test_that_names_are_found_as_documents_write_them(
    register: RegisterUnit, name: str, unit_id: str
) -> None:
    found = register.find(name)
    assert found is not None
    assert found.id == unit_id


@pytest.mark.parametrize("name", ["", "*", "BPOM", "Balai POM", "Loka POM di Kota Atlantis", "37"])
def test_that_an_unknown_name_is_never_guessed(register: RegisterUnit, name: str) -> None:
    assert register.find(name) is None


def test_that_a_place_with_two_units_is_not_decided(raw: dict[str, Any]) -> None:
    twin = json.loads(json.dumps(next(one for one in raw["unit"] if one["id"] == "loka-ende")))
    twin["id"] = "loka-kota-ende"
    twin["masa"] = [twin["masa"][0] | {"nama": "Loka POM di Kota Ende", "berlaku_sampai": None}]
    raw["unit"].append(twin)
    register = load(raw)
    assert register.find("BPOM Ende") is None
    found = register.find("Loka POM di Kota Ende")
    assert found is not None
    assert found.id == "loka-kota-ende"


def test_that_the_printed_object_has_a_row_per_name(register: RegisterUnit) -> None:
    rows = register.as_dict()["unit"]
    assert len(rows) == 91 + 8 + 15
    assert [row for row in rows if row["id"] == "loka-ende"] == [
        {
            "id": "loka-ende",
            "nama": "Loka POM di Kabupaten Ende",
            "jenis": "LOKA",
            "berlaku_dari": None,
            "berlaku_sampai": "2025-03-19",
            "zona": "WITA",
        },
        {
            "id": "loka-ende",
            "nama": "Balai POM di Ende",
            "jenis": "BALAI",
            "berlaku_dari": "2025-03-20",
            "berlaku_sampai": None,
            "zona": "WITA",
        },
    ]


@pytest.mark.parametrize(
    ("path", "value", "tempat"),
    [
        (("unit", 0, "id"), "Pusat 1", "unit[0].id"),
        (("unit", 1, "id"), "pusat-biro-hukum-organisasi", "unit[1].id"),
        (("unit", 0, "zona"), "UTC", "unit[0].zona"),
        (("unit", 0, "alias"), "Biro Hukor", "unit[0].alias"),
        (("unit", 0, "masa"), [], "unit[0].masa"),
        (("unit", 0, "masa", 0, "jenis"), "POS", "unit[0].masa[0].jenis"),
        (("unit", 0, "masa", 0, "nama"), "Biro\nHukum", "unit[0].masa[0].nama"),
        (("unit", 0, "masa", 0, "berlaku_dari"), "2025-02-30", "unit[0].masa[0].berlaku_dari"),
        (("unit", 0, "masa", 0, "berlaku_dari"), "20250220", "unit[0].masa[0].berlaku_dari"),
        (("unit", 31, "masa", 0, "berlaku_sampai"), "2025-03-20", "unit[31].masa"),
        (("unit", 31, "masa", 0, "berlaku_sampai"), None, "unit[31].masa"),
        (("unit", 31, "masa", 1, "berlaku_sampai"), "2025-03-01", "unit[31].masa"),
    ],
)
def test_that_a_value_that_does_not_fit_is_refused_with_its_place(
    raw: dict[str, Any], path: tuple[str | int, ...], value: object, tempat: str
) -> None:
    holder: Any = raw
    for part in path[:-1]:
        holder = holder[part]
    holder[path[-1]] = value
    with pytest.raises(KnownError) as caught:
        load(raw)
    assert caught.value.kode == "REFERENSI_TIDAK_SESUAI"
    assert caught.value.pesan.endswith(f"{tempat}.")
