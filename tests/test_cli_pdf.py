"""`ranpk pdf …` as a script uses it."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import click
import pytest

from ranpk_desktop import cli
from ranpk_desktop.domain.pdf_bertanda import Pihak
from ranpk_desktop.paket.kunci_p12 import load_p12, make_p12
from ranpk_desktop.paket.sertifikat import certificate_pem
from ranpk_desktop.pdf_bertanda.bidang import prepare
from ranpk_desktop.pdf_bertanda.tanda import sign
from ranpk_desktop.services.office import Office
from tests.pdf_bertanda.naskah import FRASA, UNIT, WAKTU, agreement, stamp

Ranpk = Callable[..., tuple[int, str]]


@pytest.fixture
def ranpk(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> Ranpk:
    """Run a command on a data folder; return the exit code and what it prints."""
    monkeypatch.setenv("RANPK_DATA", str(tmp_path / "data"))
    monkeypatch.setenv("RANPK_FRASA", FRASA)

    def run(*arguments: object) -> tuple[int, str]:
        code = cli.main([*map(str, arguments)])
        answer = capsys.readouterr()
        assert "Traceback" not in answer.err
        return code, answer.out

    return run


@pytest.fixture
def sekali(tmp_path: Path) -> Path:
    """A PDF that Pihak Kesatu sealed, beside kesatu.pem and asli.pdf."""
    naskah = agreement()
    asli = prepare(naskah.isi, naskah.tempat, UNIT)
    kunci = load_p12(make_p12("Loka POM Contoh", "", FRASA, WAKTU), FRASA)
    (tmp_path / "asli.pdf").write_bytes(asli)
    (tmp_path / "kesatu.pem").write_bytes(certificate_pem(kunci.sertifikat))
    path = tmp_path / "sekali.pdf"
    path.write_bytes(sign(asli, kunci, Pihak.KESATU, stamp()))
    return path


def check(ranpk: Ranpk, *arguments: object) -> tuple[int, Any]:
    code, said = ranpk("pdf", "periksa", *arguments, "--json")
    hasil = json.loads(said)
    assert set(hasil) == {"sah", "tanda_tangan", "temuan"}
    return code, hasil


def test_that_a_pdf_is_sealed_by_pihak_kedua_and_checked(
    ranpk: Ranpk, office: Office, sekali: Path
) -> None:
    office.identitas.make_key(FRASA)
    folder = sekali.parent
    pusat = office.identitas.certificate_path.read_bytes()
    office.close()
    data, out = ("--data", folder / "kantor"), folder / "dua-kali.pdf"
    kesatu = ("--sertifikat", folder / "kesatu.pem")
    code, said = ranpk("pdf", "segel", sekali, "--out", out, *kesatu, *data, "--json")
    assert (code, json.loads(said)) == (0, {"berkas": [str(out)]})
    both = folder / "kedua-pihak.pem"
    both.write_bytes((folder / "kesatu.pem").read_bytes() + pusat)
    code, hasil = check(ranpk, out, "--sertifikat", both, "--asli", folder / "asli.pdf")
    assert (code, hasil["sah"], hasil["temuan"]) == (0, True, [])
    assert [it["pihak"] for it in hasil["tanda_tangan"]] == ["KESATU", "KEDUA"]
    code, said = ranpk("pdf", "periksa", out, "--sertifikat", both)
    assert code == 0
    assert said.startswith("PDF ini sah: utuh, dan disegel oleh kedua pihak yang dikenal.\n")
    assert "Pihak Kesatu: segel Loka POM Contoh, kode pengenal" in said
    assert "menurut komputer pengirim" in said


def test_that_one_seal_or_no_certificate_is_not_yet_valid(ranpk: Ranpk, sekali: Path) -> None:
    kesatu = ("--sertifikat", sekali.parent / "kesatu.pem")
    code, hasil = check(ranpk, sekali, *kesatu)
    assert (code, hasil["sah"]) == (1, None)
    assert [it["kode"] for it in hasil["temuan"]] == ["MENUNGGU_PIHAK_KEDUA"]
    code, hasil = check(ranpk, sekali)
    assert (code, hasil["sah"]) == (1, None)
    assert hasil["temuan"][0]["kode"] == "SERTIFIKAT_BELUM_ADA"
    assert not (sekali.parent / "data").exists()


def test_that_what_is_damaged_or_another_original_is_not_valid(ranpk: Ranpk, sekali: Path) -> None:
    kesatu = ("--sertifikat", sekali.parent / "kesatu.pem")
    damaged = sekali.with_stem("rusak")
    damaged.write_bytes(sekali.read_bytes()[:-1])
    other = sekali.with_stem("lain")
    other.write_bytes(agreement().isi)
    for arguments in (
        (damaged, *kesatu),
        (sekali, *kesatu, "--asli", other),
        (other, *kesatu),
        (sekali.parent / "kesatu.pem", *kesatu),
    ):
        code, hasil = check(ranpk, *arguments)
        assert (code, hasil["sah"]) == (1, False)
        assert hasil["temuan"][0]["pesan"].endswith(".")
    code, said = ranpk("pdf", "periksa", damaged, *kesatu)
    assert (code, said.splitlines()[0]) == (1, "PDF ini tidak sah.")


def test_that_a_file_that_is_not_there_is_said_so(ranpk: Ranpk, tmp_path: Path) -> None:
    code, said = ranpk("pdf", "periksa", tmp_path / "tidak-ada.pdf", "--json")
    assert code == 1
    assert json.loads(said)["kesalahan"]["kode"] == "BERKAS_TIDAK_TERBACA"


def test_that_a_file_name_cannot_steer_the_terminal(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    said: list[str] = []
    monkeypatch.setattr(click, "echo", lambda teks, err=False: said.append(teks))
    assert cli.main(["pdf", "periksa", str(tmp_path / "a\x1b[2J\x9b1A\u202efdp.pdf")]) == 1
    assert not set("".join(said)) & set("\x1b\x9b\u202e")
