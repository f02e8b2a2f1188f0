import pytest

from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.nip import check_nip, two_nips


def codes(findings):
    return [finding.kode for finding in findings]


@pytest.mark.parametrize(
    ("nip", "jenis", "kode"),
    [
        ("197009241998032004", "NIP", []),
        ("19700924 199803 2 004", "NIP", []),
        ("", "NIP", []),
        (None, "NIP", []),
        ("199105172022211003", "NI PPPK", []),
        ("199105172022011003", "NI PPPK", []),
        ("199105172022211003", "NIP", ["R103"]),
        ("19700924199803200", "NIP", ["R101"]),
        ("1970092419980320045", "NIP", ["R101"]),
        ("19700924199803200A", "NIP", ["R101"]),
        ("١٩٧٠٠٩٢٤١٩٩٨٠٣٢٠٠٤", "NIP", ["R101"]),
        ("197002301998032004", "NIP", ["R102"]),
        ("197013241998032004", "NIP", ["R102"]),
        ("197009241998002004", "NIP", ["R103"]),
        ("197009241998033004", "NIP", ["R105"]),
        ("197013241998130004", "NIP", ["R102", "R103", "R105"]),
    ],
)
def test_that_a_nip_is_checked_digit_by_digit(nip, jenis, kode):
    assert codes(check_nip(nip, jenis)) == kode


@pytest.mark.parametrize(
    ("nip", "jenis", "plausible"),
    [
        ("198003152005012001", "NIP", True),
        ("198704012005042001", "NIP", True),  # 18 on the day
        ("198704022005042001", "NIP", False),  # 17, one day short
        ("194704022005042001", "NIP", True),  # 57
        ("194704012005042001", "NIP", False),  # 58 on the day
        ("200412312022211001", "NI PPPK", True),  # 18 at the end of the year
        ("200501012022211001", "NI PPPK", False),
        ("196412312022211001", "NI PPPK", True),  # 57 until the last day
        ("196312312022211001", "NI PPPK", False),
        ("201001011998032004", "NIP", False),  # appointed before birth
    ],
)
def test_that_an_unlikely_age_at_appointment_warns(nip, jenis, plausible):
    assert codes(check_nip(nip, jenis)) == ([] if plausible else ["R104"])


def test_that_only_a_number_that_is_none_is_an_error():
    (wrong_length,) = check_nip("123", "NIP")
    (wrong_sex,) = check_nip("199105172022213003", "NI PPPK")

    assert wrong_length.tingkat is Tingkat.KESALAHAN
    assert wrong_sex.tingkat is Tingkat.PERINGATAN
    assert "NI PPPK 199105172022213003" in wrong_sex.pesan


S4 = [
    ("Elisabeth Ratu Rante Allo", "197009241998032004"),
    ("Elisabeth Ratu Rante Ailo", "197909241998032004"),
    ("Heru Budi Hartono", None),
    ("Elisabeth Ratu Rante Aito", "197009241998032004"),
]


def test_that_one_person_with_two_nips_warns_once_as_in_s4():
    (finding,) = two_nips(S4)

    assert finding.kode == "R106"
    assert finding.tingkat is Tingkat.PERINGATAN
    assert "197009241998032004" in finding.pesan
    assert "197909241998032004" in finding.pesan


@pytest.mark.parametrize(
    ("satu", "dua", "same"),
    [
        (("Siti Rahma", "198003152005012001"), ("Siti Rahma", "198003152005012001"), False),
        (("Siti Rahma", "198003152005012001"), ("Siti Rahma", "199003152015012009"), True),
        (
            ("apt. Siti Rahma, S.Farm., M.Si.", "198003152005012001"),
            ("SITI  RAHMA", "199003152015012009"),
            True,
        ),
        (("Siti Rahma", "198003152005012001"), ("Siti Rahmah", "198103152005012001"), True),
        (("Siti Rahma", "198003152005012001"), ("Siti Rahmah", "199111022015012009"), False),
        (("Siti Rahma", "198003152005012001"), ("Budi Santoso", "198003152005012002"), False),
        (("A. Rahman", "198003152005011001"), ("B. Rahman", "197506022001011003"), False),
        (("Siti Rahma", ""), ("Siti Rahma", "198003152005012001"), False),
    ],
)
def test_that_two_people_are_told_from_one_written_twice(satu, dua, same):
    assert bool(two_nips([satu, dua])) is same
