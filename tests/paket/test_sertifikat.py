import hashlib
import re
from itertools import combinations

import pytest

from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket.sertifikat import (
    KATA_BERKAS,
    certificate_pem,
    is_code_of,
    kata_pengenal,
    kode_pengenal,
    read_pem,
)
from ranpk_desktop.paths import resource

KATA = resource(*KATA_BERKAS).read_text(encoding="ascii").split()


def _distance(satu, dua):
    """Return the edit distance of two words (Levenshtein)."""
    baris = list(range(len(dua) + 1))
    for i, huruf in enumerate(satu, start=1):
        atas, baris = baris, [i]
        for j, lain in enumerate(dua, start=1):
            baris.append(min(atas[j] + 1, baris[-1] + 1, atas[j - 1] + (huruf != lain)))
    return baris[-1]


def _sound(kata):
    """Write alike what sounds alike on a bad line."""
    for tulisan, bunyi in (("kh", "k"), ("sy", "s"), ("ng", "n"), ("ny", "n"), ("v", "p"),
                           ("f", "p"), ("z", "s"), ("x", "ks")):  # fmt: skip
        kata = kata.replace(tulisan, bunyi)
    return re.sub(r"(.)\1", r"\1", kata)


def test_that_the_code_is_six_groups_of_five_digits_of_the_digest(kunci):
    kelompok = kode_pengenal(kunci.sertifikat).split("-")
    sidik = hashlib.sha256(kunci.sertifikat).hexdigest()
    assert [int(satu) for satu in kelompok] == [int(sidik[i : i + 4], 16) for i in range(0, 24, 4)]
    assert {len(satu) for satu in kelompok} == {5}


def test_that_every_byte_of_the_code_is_a_word(kunci):
    sidik = hashlib.sha256(kunci.sertifikat).digest()
    assert kata_pengenal(kunci.sertifikat) == tuple(KATA[oktet] for oktet in sidik[:12])


def test_that_the_code_is_recognised_however_it_was_written_down(kunci, kunci_lain):
    der = kunci.sertifikat
    kode, kata = kode_pengenal(der), kata_pengenal(der)
    for teks in (kode, kode.replace("-", " "), kode.replace("-", ""), " ".join(kata),
                 " · ".join(kata).upper(), ", ".join(kata) + "."):  # fmt: skip
        assert is_code_of(der, teks)
        assert not is_code_of(kunci_lain.sertifikat, teks)
    for teks in ("", "-", kode[:-1], kode + "0", " ".join(kata[:-1]), " ".join(reversed(kata))):
        assert not is_code_of(der, teks)


def test_that_there_is_a_short_plain_word_for_every_byte():
    assert len(KATA) == len(set(KATA)) == 256
    assert all(re.fullmatch("[a-z]{4,7}", kata) for kata in KATA)


def test_that_no_two_words_look_or_sound_alike():
    mirip = [
        (satu, dua)
        for satu, dua in combinations(KATA, 2)
        if min(_distance(satu, dua), _distance(_sound(satu), _sound(dua))) < 2
        or satu.startswith(dua)
        or dua.startswith(satu)
    ]
    assert mirip == []


def test_that_the_words_never_change_their_places():
    """Two offices with different versions of the program compare by them."""
    sidik = hashlib.sha256("\n".join(KATA).encode()).hexdigest()
    assert sidik == "8daa608bc269cb52e94f7d9e5fe23945cd83e386b8ff1f5d59159226bc0c4fe8"


def test_that_a_certificate_survives_its_pem_text(kunci, kunci_lain):
    teks = certificate_pem(kunci.sertifikat) + certificate_pem(kunci_lain.sertifikat)
    assert read_pem(teks) == [kunci.sertifikat, kunci_lain.sertifikat]


@pytest.mark.parametrize(
    "teks", [b"", b"\xff\xfe", b"-----BEGIN CERTIFICATE-----\nAAAA\n-----END CERTIFICATE-----\n"]
)
def test_that_another_file_is_no_certificate(teks):
    with pytest.raises(KnownError) as salah:
        read_pem(teks)
    assert salah.value.kode == "SERTIFIKAT_TAK_TERBACA"
