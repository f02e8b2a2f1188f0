"""Two offices and Pusat on one machine: a package leaves as a letter, a receipt comes back."""

import subprocess
from collections.abc import Iterator
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.kiriman import CaraKirim
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.riwayat_paket import RiwayatPaket, StatusPaket
from ranpk_desktop.domain.tanda_terima import Putusan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paket import sertifikat
from ranpk_desktop.services import contoh, paket
from ranpk_desktop.services.dari_pusat import KeadaanBerkas
from ranpk_desktop.services.office import Office, open_office
from tests import pusat
from tests.kuncian import lock

TAHUN, TW = 2026, Triwulan.III
FRASA = "kuda hijau makan lima mangga"
LAIN = "Loka POM di Kabupaten Rekaan"


@pytest.fixture
def offices(tmp_path: Path, clock: Clock) -> Iterator[tuple[Office, Office]]:
    """Open two offices that have locked, sealed and each a key of its own; both know Pusat."""
    with open_office(tmp_path / "satu", clock) as one, open_office(tmp_path / "dua", clock) as two:
        for office in (one, two):
            contoh.fill(office)
        unit = two.kantor.require()
        two.kantor.save_unit({**unit, "acuan": "rekaan", "nama": LAIN})
        for office in (one, two):
            lock(office, TAHUN, TW, office.kantor.pejabat()[-1]["id"])
            office.identitas.make_key(FRASA)
            pusat.pin(office.folder)
            office.paket.make(TAHUN, TW, "F4", FRASA)
        yield one, two


def sent(office: Office) -> RiwayatPaket:
    (found,) = office.paket.history()
    return found


def attached(office: Office, folder: Path) -> Path:
    """Return the attachment of the draft, taken out by Python's own email parser."""
    letter = message_from_bytes(office.surat.draft(sent(office).id), policy=default)
    assert letter["X-Unsent"] == "1"
    (attachment,) = letter.iter_attachments()
    path = folder / str(attachment.get_filename())
    path.write_bytes(attachment.get_content())
    return path


def certificate(office: Office) -> bytes:
    return office.identitas.certificate_path.read_bytes()


def check_with_openssl(package: Path, pem: bytes) -> str:
    """Verify as docs/paket.md tells an outsider to; return what openssl says."""
    folder = package.with_suffix(".d")
    subprocess.run(["unzip", "-q", package, "-d", folder], check=True)
    ca = folder / "unit.pem"
    ca.write_bytes(pem)
    command = ["openssl", "cms", "-verify", "-cades", "-binary", "-inform", "DER"]
    command += ["-in", str(folder / "META-INF/signature001.p7s")]
    command += ["-content", str(folder / "META-INF/ASiCManifest001.xml")]
    command += ["-CAfile", str(ca), "-out", str(folder / "keluaran")]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return done.stderr if done.returncode else "sah"


def test_that_a_package_goes_out_as_a_letter_and_comes_back_as_a_receipt(
    offices: tuple[Office, Office], tmp_path: Path
) -> None:
    one, two = offices
    arrived = attached(one, tmp_path)
    assert arrived.read_bytes() == sent(one).berkas[0].path.read_bytes()

    (der,) = sertifikat.read_pem(certificate(one))
    (foreign,) = sertifikat.read_pem(certificate(two))
    acuan = one.kantor.require()["acuan"]
    hasil = paket.verify(arrived, [Identitas(der, acuan), Identitas(foreign, "rekaan")])
    assert hasil.sah
    assert not paket.verify(arrived, [Identitas(foreign, acuan)]).sah
    assert check_with_openssl(arrived, certificate(one)) == "sah"
    other = tmp_path / "lain"
    other.mkdir()
    assert "error" in check_with_openssl(attached(one, other), certificate(two)).lower()

    one.kotak_keluar.mark_sent(sent(one).id, CaraKirim.EMAIL, one.store.moment().date(), "")
    assert sent(one).status is StatusPaket.TERKIRIM
    receipt = pusat.save(tmp_path, pusat.receipt(pusat.decide(arrived, Putusan.DITERIMA)))
    assert two.dari_pusat.look(receipt).keadaan is KeadaanBerkas.UNIT_LAIN
    one.tanda_terima.open(receipt)
    assert sent(one).status is StatusPaket.DITERIMA
    assert sent(two).status is StatusPaket.DIBUAT
    assert "PST-0142" in sent(one).keterangan
