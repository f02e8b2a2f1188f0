"""An agreement that comes back in a receipt with the second seal, and one that must not."""

from pathlib import Path

import pytest

from ranpk_desktop.domain.paket import Entri, JenisPaket
from ranpk_desktop.domain.pdf_bertanda import Stempel
from ranpk_desktop.domain.perjanjian_kinerja import Keadaan
from ranpk_desktop.domain.tanda_terima import Putusan, TandaTerima
from ranpk_desktop.pdf_bertanda import tanda
from ranpk_desktop.pdf_bertanda.tanda import Pihak
from ranpk_desktop.services.office import Office
from tests import pusat
from tests.services.test_tanda_tangan import FRASA, TAHUN, finalise, send, versi


@pytest.fixture
def waiting(office: Office, tmp_path: Path) -> bytes:
    """The office's agreement with its own seal, on its way to Pusat."""
    finalise(office)
    office.identitas.make_key(FRASA)
    pusat.pin(office.folder)
    return send(office, tmp_path).read_bytes()


def receipt(tmp_path: Path, pdf: bytes, revisi: int = 0) -> Path:
    terima = TandaTerima(
        id="r",
        nomor="PST-0007",
        unit="contoh",
        paket="c" * 64,
        jenis=JenisPaket.PERJANJIAN_KINERJA,
        tahun=TAHUN,
        periode="TAHUN",
        revisi=revisi,
        putusan=Putusan.DITERIMA,
        keterangan="",
        dipegang="c" * 64,
    )
    made = pusat.receipt(terima, dokumen=[Entri("perjanjian-kinerja.pdf", pdf)])
    return pusat.save(tmp_path, made)


def seal_second(pdf: bytes) -> bytes:
    stempel = Stempel("Prof. Atasan Contoh", "Kepala Badan", pusat.WAKTU, "WIB")
    return tanda.sign(pdf, pusat.key(), Pihak.KEDUA, stempel)


def test_that_an_agreement_comes_back_with_the_second_seal(
    office: Office, waiting: bytes, tmp_path: Path
) -> None:
    back = seal_second(waiting)
    path = receipt(tmp_path, back)
    hasil = office.tanda_terima.open(path)
    assert hasil.naskah == "Perjanjian kinerja versi awal kini ditandatangani kedua pihak."
    signed = versi(office)
    assert signed.keadaan is Keadaan.DITANDATANGANI
    assert office.perjanjian_kinerja.versi.signed_file(signed.terakhir) == back
    assert hasil.changes.nouns == {"tanda_terima", "tahap_perjanjian"}
    again = office.tanda_terima.open(path)
    assert again.naskah == "Perjanjian kinerja ini sudah ditandatangani kedua pihak."
    assert len(versi(office).tahap) == len(signed.tahap)


@pytest.mark.parametrize("wrong", ["unsealed", "changed", "no pdf"])
def test_that_a_pdf_that_is_not_ours_with_two_seals_is_not_taken(
    office: Office, waiting: bytes, tmp_path: Path, wrong: str
) -> None:
    back = seal_second(waiting)
    pdf = {
        "unsealed": waiting,
        "changed": back[:-400] + bytes([back[-400] ^ 1]) + back[-399:],
        "no pdf": b"%PDF-1.7 bukan",
    }[wrong]
    hasil = office.tanda_terima.open(receipt(tmp_path, pdf))
    assert hasil.naskah.startswith("Perjanjian kinerja di dalamnya tidak dipakai: ")
    assert versi(office).keadaan is Keadaan.MENUNGGU_PIHAK_KEDUA


def test_that_an_agreement_of_another_version_is_left_alone(
    office: Office, waiting: bytes, tmp_path: Path
) -> None:
    hasil = office.tanda_terima.open(receipt(tmp_path, seal_second(waiting), revisi=3))
    assert hasil.naskah == ""
    assert versi(office).keadaan is Keadaan.MENUNGGU_PIHAK_KEDUA
