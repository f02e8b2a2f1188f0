"""The commands of docs/pdf-bertanda.md are run as they stand there, without RANPK Desktop."""

import pytest

from ranpk_desktop.domain.pdf_bertanda import Pihak
from ranpk_desktop.paket.sertifikat import certificate_pem
from tests.pdf_bertanda import serangan
from tests.perintah_dokumen import commands, run

PDFSIG, OPENSSL, LANJUTAN = commands("pdf-bertanda.md")


@pytest.fixture
def folder(tmp_path, sekali, dua_kali, kunci):
    (tmp_path / "naskah.pdf").write_bytes(dua_kali)
    (tmp_path / "dikirim.pdf").write_bytes(sekali)
    for pihak, satu in kunci.items():
        (tmp_path / f"{pihak.lower()}.pem").write_bytes(certificate_pem(satu.sertifikat))
    return tmp_path


def test_that_pdfsig_and_openssl_agree_with_us(folder):
    said = run(PDFSIG, folder).stdout
    assert said.count("Signature is Valid.") == 2
    assert said.index("Total document signed") > said.index("Signature #2")
    said = run(OPENSSL, folder)
    assert (said.returncode, said.stderr.count("CAdES Verification successful")) == (0, 2)
    said = run(LANJUTAN, folder)
    assert (said.returncode, said.stdout.strip()) == (0, "Lanjutan dari yang dikirim")


@pytest.mark.parametrize("pihak", ["kesatu", "kedua"])
def test_that_an_outsider_sees_a_foreign_key(folder, kunci_lain, pihak):
    (folder / f"{pihak}.pem").write_bytes(certificate_pem(kunci_lain.sertifikat))
    assert run(OPENSSL, folder).returncode != 0


def test_that_an_outsider_sees_a_changed_byte(folder, dua_kali):
    at = len(dua_kali) // 3
    changed = dua_kali[:at] + bytes([dua_kali[at] ^ 1]) + dua_kali[at + 1 :]
    (folder / "naskah.pdf").write_bytes(changed)
    assert run(OPENSSL, folder).returncode != 0


def test_that_an_outsider_sees_what_was_appended_or_another_original(folder, dua_kali, asli):
    longer = serangan.append(dua_kali, serangan.replace_content)
    (folder / "naskah.pdf").write_bytes(longer)
    assert "Total document signed" not in run(PDFSIG, folder).stdout.replace("Not total", "")
    assert run(LANJUTAN, folder).returncode != 0
    (folder / "naskah.pdf").write_bytes(dua_kali)
    (folder / "dikirim.pdf").write_bytes(asli[:-50] + b"x" * 50)
    assert run(LANJUTAN, folder).returncode != 0


def test_that_pdfsig_alone_is_deceived_as_the_document_says(folder, sekali, kunci):
    changed = serangan.seal_with(sekali, kunci[Pihak.KEDUA], serangan.replace_content)
    (folder / "naskah.pdf").write_bytes(changed)
    assert run(PDFSIG, folder).stdout.count("Signature is Valid.") == 2
    assert run(OPENSSL, folder).returncode == 0
