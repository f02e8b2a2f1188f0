"""The commands of docs/paket.md are run as they stand there, without RANPK Desktop."""

import shutil
import zipfile

import pytest

from ranpk_desktop.paket.sertifikat import (
    KATA_BERKAS,
    certificate_pem,
    kata_pengenal,
    kode_pengenal,
)
from ranpk_desktop.paths import resource
from tests.perintah_dokumen import commands, run

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
    kode, segel, _isi, _kata = commands(PANDUAN)
    assert run(kode, folder).stdout.strip() == kode_pengenal(kunci_lain.sertifikat)
    assert run(segel, folder).returncode == 0


def test_that_openssl_and_unzip_agree_with_us(folder):
    _kode, segel, isi, _kata = commands(PANDUAN)
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
    _kode, segel, isi, _kata = commands(PANDUAN)
    assert run(segel, folder).returncode == 0
    hasil = run(isi, folder)
    assert hasil.returncode == 1
    assert nama in hasil.stdout


def test_that_an_outsider_sees_a_changed_manifest(folder):
    manifes = zipfile.ZipFile(folder / "laporan.asice").read("META-INF/ASiCManifest001.xml")
    _exchange(folder, "META-INF/ASiCManifest001.xml", manifes.replace(b"pdf", b"PDF"))
    assert run(commands(PANDUAN)[1], folder).returncode != 0
