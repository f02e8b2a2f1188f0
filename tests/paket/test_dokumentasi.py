"""The commands of docs/paket.md are run as they stand there, without RANPK Desktop."""

import re
import subprocess
import zipfile
from pathlib import Path

import pytest

from ranpk_desktop.paket.sertifikat import certificate_pem, kode_pengenal

PANDUAN = Path(__file__).parents[2] / "docs" / "paket.md"


def _commands():
    blok = re.findall(r"^( *)```sh\n(.*?)^ *```$", PANDUAN.read_text(encoding="utf-8"), re.M | re.S)
    return ["\n".join(b.removeprefix(spasi) for b in isi.splitlines()) for spasi, isi in blok]


def _run(perintah, folder):
    return subprocess.run(
        ["sh", "-c", f"set -e\n{perintah}"],
        cwd=folder,
        capture_output=True,
        text=True,
        check=False,
        env={"PATH": "/usr/bin:/bin", "LC_ALL": "C"},
    )


@pytest.fixture
def folder(tmp_path, paket, kunci):
    (tmp_path / "laporan.asice").write_bytes(paket.berkas)
    (tmp_path / "unit.pem").write_bytes(certificate_pem(kunci.sertifikat))
    return tmp_path


def _exchange(folder, nama, isi):
    """Write the package anew with other content of one entry, as an attacker would."""
    lama = zipfile.ZipFile(folder / "laporan.asice")
    entri = {info.filename: lama.read(info) for info in lama.infolist()} | {nama: isi}
    with zipfile.ZipFile(folder / "laporan.asice", "w") as baru:
        for satu, konten in entri.items():
            baru.writestr(satu, konten)


def test_that_an_outsider_reads_the_same_code(folder, kunci):
    hasil = _run(_commands()[0], folder)
    assert hasil.stdout.strip() == kode_pengenal(kunci.sertifikat)


def test_that_openssl_and_unzip_agree_with_us(folder):
    _kode, segel, isi = _commands()
    hasil = _run(segel, folder)
    assert (hasil.returncode, hasil.stderr.strip()) == (0, "CAdES Verification successful")
    hasil = _run(isi, folder)
    assert (hasil.returncode, hasil.stdout.strip()) == (0, "Semua berkas cocok")


def test_that_an_outsider_sees_a_foreign_key(folder, kunci_lain):
    (folder / "unit.pem").write_bytes(certificate_pem(kunci_lain.sertifikat))
    assert _run(_commands()[1], folder).returncode != 0


@pytest.mark.parametrize("nama", ["laporan.pdf", "data.json", "sisipan.pdf"])
def test_that_an_outsider_sees_a_file_changed_or_added(folder, nama):
    _exchange(folder, nama, b"lain")
    _kode, segel, isi = _commands()
    assert _run(segel, folder).returncode == 0
    hasil = _run(isi, folder)
    assert hasil.returncode == 1
    assert nama in hasil.stdout


def test_that_an_outsider_sees_a_changed_manifest(folder):
    manifes = zipfile.ZipFile(folder / "laporan.asice").read("META-INF/ASiCManifest001.xml")
    _exchange(folder, "META-INF/ASiCManifest001.xml", manifes.replace(b"pdf", b"PDF"))
    assert _run(_commands()[1], folder).returncode != 0
