"""`ranpk kiriman`, as a script uses it."""

import json
from collections.abc import Callable
from email import message_from_bytes
from email.policy import default
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.clock import utc_now
from ranpk_desktop.services.office import open_office
from tests.surat.kiriman_contoh import KANTOR, PUSAT, SANDI, fill
from tests.surat.server import Kotak, certificate, free_port, serving

Run = Callable[..., tuple[int, Any]]


@pytest.fixture
def folder(tmp_path: Path, monkeypatch) -> Path:
    made = tmp_path / "data"
    with open_office(made, utc_now) as office:
        fill(office, 2)
    monkeypatch.setenv("RANPK_DATA", str(made))
    return made


@pytest.fixture
def ranpk(folder: Path, capsys) -> Run:
    def run(*arguments: object) -> tuple[int, Any]:
        code = cli.main(["kiriman", *map(str, arguments), "--json"])
        lines = capsys.readouterr().out.splitlines()
        assert len(lines) == 1
        return code, json.loads(lines[0])

    return run


@pytest.fixture
def nama(folder: Path) -> str:
    """Return the name of the first part's file."""
    with open_office(folder, utc_now) as office:
        (found,) = office.store.db.execute(
            "SELECT berkas FROM paket WHERE bagian_ke = 1"
        ).fetchone()
    return str(found)


def settings(port: int) -> tuple[str, ...]:
    server = ("server=127.0.0.1", f"port={port}", f"pengirim={KANTOR}", f"pengguna={KANTOR}")
    return ("atur", f"umum={PUSAT}", *server)


def test_that_settings_are_shown_and_changed(ranpk: Run) -> None:
    assert ranpk("atur")[1]["umum"] == ""
    code, now = ranpk(*settings(587), "laporan_triwulan=tw@pusat.id")
    assert (code, now["umum"], now["laporan_triwulan"]) == (0, PUSAT, "tw@pusat.id")
    assert (now["server"], now["port"], now["pengaman"]) == ("127.0.0.1", "587", "STARTTLS")
    code, refused = ranpk("atur", "sandi=rahasia")
    assert (code, refused["kesalahan"]["kode"]) == (1, "ISIAN_SALAH")
    assert "rahasia" not in json.dumps(refused)


def test_that_a_package_is_sent_and_listed_and_not_sent_twice(
    ranpk: Run, nama: str, tmp_path: Path, monkeypatch
) -> None:
    pem = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(pem))
    monkeypatch.setenv("RANPK_SANDI_EMAIL", SANDI)
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        ranpk(*settings(port))
        code, sent = ranpk("kirim", nama)
    assert code == 0
    assert [it["keadaan"] for it in sent["kiriman"]] == ["TERKIRIM", "TERKIRIM"]
    assert [it["message_id"] for it in sent["kiriman"]] == kotak.message_ids
    code, listed = ranpk("daftar")
    assert {it["keadaan"] for it in listed["kiriman"]} == {"TERKIRIM"}
    assert listed["jeda"] is False
    code, again = ranpk("kirim", nama)
    assert (code, again["kesalahan"]["kode"]) == (1, "SUDAH_TERKIRIM")
    assert ranpk("kirim") == (0, {"kiriman": []})


def test_that_what_could_not_be_sent_is_said_and_waits(ranpk: Run, nama: str, monkeypatch) -> None:
    monkeypatch.setenv("RANPK_SANDI_EMAIL", SANDI)
    ranpk(*settings(free_port()))
    code, failed = ranpk("kirim", nama)
    assert (code, failed["kesalahan"]["kode"]) == (1, "BELUM_TERKIRIM")
    assert "tidak menjawab" in failed["kesalahan"]["pesan"]
    rows = ranpk("daftar")[1]["kiriman"]
    assert {(it["keadaan"], it["percobaan"]) for it in rows} == {("MENUNGGU", 1)}


def test_that_drafts_are_written_for_every_part(ranpk: Run, nama: str, folder, tmp_path) -> None:
    code, made = ranpk("draf", nama, "--out", tmp_path / "draf")
    assert (code, len(made["berkas"])) == (0, 2)
    letter = message_from_bytes(Path(made["berkas"][0]).read_bytes(), policy=default)
    assert letter["X-Unsent"] == "1"
    (attached,) = letter.iter_attachments()
    assert attached.get_content() == (folder / "paket" / nama).read_bytes()


def test_that_a_covering_letter_is_written(ranpk: Run, nama: str, tmp_path: Path) -> None:
    out = ("--nomor", "12", "--tujuan", "Kepala Biro", "--kertas", "A4", "--out", tmp_path)
    code, made = ranpk("pengantar", nama, *out)
    assert code == 0
    assert Path(made["berkas"][0]).read_bytes().startswith(b"%PDF-1.4")


def test_that_what_was_sent_by_hand_is_noted(ranpk: Run, nama: str) -> None:
    how = ("--cara", "whatsapp", "--keterangan", "ke Bu Rini")
    assert ranpk("tandai", nama, *how)[0] == 0
    rows = ranpk("daftar")[1]["kiriman"]
    assert [(it["cara"], it["jawaban"]) for it in rows] == [("WHATSAPP", "ke Bu Rini")] * 2
    code, refused = ranpk("tandai", nama, *how, "--tanggal", "1 Januari 2000")
    assert (code, refused["kesalahan"]["kode"]) == (1, "ISIAN_SALAH")


def test_that_a_package_is_also_found_by_its_manifest_and_a_wrong_name_is_said(
    ranpk: Run, nama: str, folder: Path, tmp_path: Path
) -> None:
    with open_office(folder, utc_now) as office:
        (manifes,) = office.store.db.execute(
            "SELECT manifes FROM paket WHERE bagian_ke = 2"
        ).fetchone()
    for name in (manifes[:10], folder / "paket" / nama):
        assert ranpk("draf", name, "--out", tmp_path)[0] == 0
    for name in ("tidak-ada.asice", manifes[:7], ""):
        code, refused = ranpk("draf", name, "--out", tmp_path)
        assert (code, refused["kesalahan"]["kode"]) == (1, "PAKET_TIDAK_ADA")
