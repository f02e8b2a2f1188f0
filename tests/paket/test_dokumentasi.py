"""The commands of docs/paket.md are run as they stand there, without RANPK Desktop."""

import re
import shutil
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest
from cryptography import x509
from cryptography.hazmat.primitives import hashes
from cryptography.hazmat.primitives.asymmetric import ec
from cryptography.hazmat.primitives.serialization import Encoding
from cryptography.x509.oid import ExtendedKeyUsageOID, NameOID

from ranpk_desktop.domain.paket import Entri, JenisPaket
from ranpk_desktop.paket.kunci_p12 import Kunci
from ranpk_desktop.paket.sertifikat import (
    KATA_BERKAS,
    certificate_pem,
    kata_pengenal,
    kode_pengenal,
)
from ranpk_desktop.paket.susun import build
from ranpk_desktop.paths import resource
from tests.perintah_dokumen import DOCS, commands, run

PANDUAN = "paket.md"


@pytest.fixture
def folder(tmp_path, paket, kunci):
    (tmp_path / "laporan.asice").write_bytes(paket.berkas)
    (tmp_path / "unit.pem").write_bytes(certificate_pem(kunci.sertifikat))
    shutil.copy(resource(*KATA_BERKAS), tmp_path)
    return tmp_path


def _exchange(folder, nama, isi):
    """Write the package anew with other content of one entry, as an attacker would."""
    lama = zipfile.ZipFile(folder / "laporan.asice")
    entri = {info.filename: lama.read(info) for info in lama.infolist()} | {nama: isi}
    with zipfile.ZipFile(folder / "laporan.asice", "w") as baru:
        for satu, konten in entri.items():
            baru.writestr(satu, konten)


def test_that_an_outsider_reads_the_same_code(folder, kunci):
    hasil = run(commands(PANDUAN)[0], folder)
    assert hasil.stdout.strip() == kode_pengenal(kunci.sertifikat)


def test_that_an_outsider_reads_the_same_words(folder, kunci):
    hasil = run(commands(PANDUAN)[3], folder)
    assert tuple(hasil.stdout.split()) == kata_pengenal(kunci.sertifikat)


def test_that_certificates_of_two_keys_in_one_file_still_verify(folder, kunci, kunci_lain):
    """As after a replacement: the one in force first."""
    pem = certificate_pem(kunci_lain.sertifikat) + certificate_pem(kunci.sertifikat)
    (folder / "unit.pem").write_bytes(pem)
    kode, segel, *_others = commands(PANDUAN)
    assert run(kode, folder).stdout.strip() == kode_pengenal(kunci_lain.sertifikat)
    assert run(segel, folder).returncode == 0


def test_that_openssl_and_unzip_agree_with_us(folder):
    _kode, segel, isi, *_others = commands(PANDUAN)
    hasil = run(segel, folder)
    assert (hasil.returncode, hasil.stderr.strip()) == (0, "CAdES Verification successful")
    hasil = run(isi, folder)
    assert (hasil.returncode, hasil.stdout.strip()) == (0, "Semua berkas cocok")


def test_that_an_outsider_sees_a_foreign_key(folder, kunci_lain):
    (folder / "unit.pem").write_bytes(certificate_pem(kunci_lain.sertifikat))
    assert run(commands(PANDUAN)[1], folder).returncode != 0


@pytest.mark.parametrize("nama", ["laporan.pdf", "data.json", "sisipan.pdf"])
def test_that_an_outsider_sees_a_file_changed_or_added(folder, nama):
    _exchange(folder, nama, b"lain")
    _kode, segel, isi, *_others = commands(PANDUAN)
    assert run(segel, folder).returncode == 0
    hasil = run(isi, folder)
    assert hasil.returncode == 1
    assert nama in hasil.stdout


def test_that_an_outsider_sees_a_changed_manifest(folder):
    manifes = zipfile.ZipFile(folder / "laporan.asice").read("META-INF/ASiCManifest001.xml")
    _exchange(folder, "META-INF/ASiCManifest001.xml", manifes.replace(b"pdf", b"PDF"))
    assert run(commands(PANDUAN)[1], folder).returncode != 0


def test_that_an_outsider_takes_the_new_certificate_out_of_a_list_of_identity(
    folder, muatan, kunci, kunci_lain
):
    """As after a replacement: the old key seals, the new certificate stands first."""
    pem = certificate_pem(kunci_lain.sertifikat) + certificate_pem(kunci.sertifikat)
    daftar = replace(
        muatan,
        jenis=JenisPaket.DAFTAR_IDENTITAS,
        periode="TAHUN",
        dokumen=(Entri("lembar.pdf", b"%PDF-1.4"), Entri("sertifikat.pem", pem)),
    )
    berkas = build(daftar, kunci).berkas
    (folder / "laporan.asice").write_bytes(berkas)
    (folder / "daftar.asice").write_bytes(berkas)
    kode, segel, _isi, _kata, baru = commands(PANDUAN)
    assert run(segel, folder).returncode == 0
    hasil = run(baru, folder)
    assert hasil.returncode == 0
    assert "Balai POM di Kota Lain" in hasil.stdout
    (folder / "unit-baru.pem").replace(folder / "unit.pem")
    assert run(kode, folder).stdout.strip() == kode_pengenal(kunci_lain.sertifikat)
    assert run(segel.replace("-q -n", "-q -o"), folder).returncode != 0


def test_that_a_certificate_issued_by_others_verifies_as_the_document_says(folder, muatan):
    privat = ec.generate_private_key(ec.SECP256R1())
    atas = ec.generate_private_key(ec.SECP256R1())
    pemakaian = x509.KeyUsage(True, *[False] * 8)
    sertifikat = (
        x509.CertificateBuilder()
        .subject_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Unit")]))
        .issuer_name(x509.Name([x509.NameAttribute(NameOID.COMMON_NAME, "Penerbit")]))
        .public_key(privat.public_key())
        .serial_number(7)
        .not_valid_before(muatan.dibuat_pada - timedelta(days=400))
        .not_valid_after(muatan.dibuat_pada + timedelta(days=4000))
        .add_extension(pemakaian, critical=True)
        .add_extension(x509.ExtendedKeyUsage([ExtendedKeyUsageOID.CLIENT_AUTH]), critical=False)
        .sign(atas, hashes.SHA256())
    )
    kunci = Kunci(privat, sertifikat.public_bytes(Encoding.DER))
    (folder / "laporan.asice").write_bytes(build(muatan, kunci).berkas)
    (folder / "unit.pem").write_bytes(certificate_pem(kunci.sertifikat))
    segel = commands(PANDUAN)[1]
    assert run(segel, folder).returncode != 0
    teks = (DOCS / PANDUAN).read_text("utf-8")
    (tambahan,) = re.findall("`(-partial_chain [^`]*)`", teks)
    segel = segel.replace("-q -n", "-q -o").replace("-CAfile", f"{tambahan} -CAfile")
    hasil = run(segel, folder)
    assert (hasil.returncode, hasil.stderr.strip()) == (0, "CAdES Verification successful")
