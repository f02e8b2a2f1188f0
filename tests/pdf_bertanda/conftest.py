"""An agreement, its parties and their seals, made once: the tests only read them."""

from datetime import UTC, datetime

import pytest

from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import PUSAT, Pihak
from ranpk_desktop.paket.kunci_p12 import load_p12, make_p12
from ranpk_desktop.pdf_bertanda.bidang import prepare
from ranpk_desktop.pdf_bertanda.tanda import sign
from tests.pdf_bertanda.naskah import FRASA, LOKA, UNIT, agreement, stamp

SEKARANG = datetime(2026, 1, 5, 0, 12, 3, tzinfo=UTC)


def _key(nama):
    return load_p12(make_p12(nama, "", FRASA, SEKARANG), FRASA)


@pytest.fixture(scope="session")
def kunci():
    return {Pihak.KESATU: _key("Loka POM di Kabupaten Contoh"), Pihak.KEDUA: _key("Badan Contoh")}


@pytest.fixture(scope="session")
def kunci_lain():
    return _key("Balai POM di Kota Lain")


@pytest.fixture(scope="session")
def asli():
    naskah = agreement()
    return prepare(naskah.isi, naskah.tempat, UNIT)


@pytest.fixture(scope="session")
def sekali(asli, kunci):
    return sign(asli, kunci[Pihak.KESATU], Pihak.KESATU, stamp(Pihak.KESATU))


@pytest.fixture(scope="session")
def dua_kali(sekali, kunci):
    return sign(sekali, kunci[Pihak.KEDUA], Pihak.KEDUA, stamp(Pihak.KEDUA))


@pytest.fixture(scope="session")
def tepercaya(kunci):
    return [
        Identitas(kunci[Pihak.KESATU].sertifikat, LOKA),
        Identitas(kunci[Pihak.KEDUA].sertifikat, PUSAT),
    ]
