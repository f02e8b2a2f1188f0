"""Dividing files into parts that a mail holds."""

import random

from ranpk_desktop.domain.bagian_paket import BERKAS_MAKS, PER_BAGIAN, PER_BERKAS, divide
from ranpk_desktop.domain.data_dukung import ANGGARAN_SURAT, UKURAN_MAKS


def test_that_what_fits_stays_in_one_part() -> None:
    assert divide(120_000, {"a": 3_000_000, "b": 4_000_000}) == {"a": 1, "b": 1}
    assert divide(120_000, {}) == {}


def test_that_a_file_goes_into_the_first_part_with_room() -> None:
    parts = divide(120_000, {"a": 5_000_000, "b": 6_000_000, "c": 1_000_000, "d": 2_000_000})
    assert parts == {"a": 1, "b": 2, "c": 1, "d": 3}


def test_that_the_largest_file_allowed_fits_into_a_mail() -> None:
    assert divide(120_000, {"a": UKURAN_MAKS, "b": UKURAN_MAKS}) == {"a": 1, "b": 2}
    assert UKURAN_MAKS + PER_BERKAS + PER_BAGIAN < ANGGARAN_SURAT


def test_that_a_file_that_no_mail_holds_travels_alone() -> None:
    parts = divide(120_000, {"a": 20_000_000, "b": 1_000, "c": 30_000_000})
    assert parts == {"a": 2, "b": 1, "c": 3}


def test_that_documents_beyond_the_budget_leave_part_1_without_evidence() -> None:
    assert divide(9_000_000, {"a": 10}) == {"a": 2}


def test_that_no_part_has_more_files_than_a_container_holds() -> None:
    parts = divide(0, {str(n): 10 for n in range(BERKAS_MAKS + 5)})
    assert list(parts.values()).count(2) == 5


def test_that_no_part_is_ever_too_large_and_none_is_left_out() -> None:
    chance = random.Random(8)  # noqa: S311  no secret
    for _turn in range(300):
        sizes = {str(n): chance.randint(1, UKURAN_MAKS) for n in range(chance.randint(0, 40))}
        first = chance.randint(0, 2_000_000)
        parts = divide(first, sizes)
        assert set(parts) == set(sizes)
        assert set(parts.values()) | {1} == set(range(1, max(parts.values(), default=1) + 1))
        for ke in set(parts.values()):
            size = sum(n + PER_BERKAS for nama, n in sizes.items() if parts[nama] == ke)
            assert size + PER_BAGIAN + (first if ke == 1 else 0) <= ANGGARAN_SURAT
