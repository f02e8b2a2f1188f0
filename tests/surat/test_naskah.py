"""Letters as bytes, read back by Python's own parser."""

from dataclasses import replace
from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default

import pytest

from ranpk_desktop.domain.data_dukung import ANGGARAN_SURAT
from ranpk_desktop.domain.paket import Entri
from ranpk_desktop.domain.surat import TeksSurat
from ranpk_desktop.surat.naskah import Amplop, documents, write

TEKS = TeksSurat(
    "rencana@pusat.example.go.id, arsip@pusat.example.go.id",
    "Laporan triwulan TW III 2026 (Versi awal, bagian 2 dari 3) - Balai Besar POM di Contoh",
    "Yth. Bapak/Ibu,\n\nKode data: “7F3A” – µg ≥ 2 " + "panjang " * 40 + "\n.\nSelesai",
)
PAKET = bytes(range(256)) * 40 + b"\r\n.\r\n"
NAMA = "ranpk-contoh-2026-TW3-r0-2ed5071c.asice"
AMPLOP = Amplop("loka@contoh.example.go.id", "<a1@contoh>", datetime(2026, 10, 5, tzinfo=UTC))
LEPAS = (Entri("laporan.pdf", b"%PDF-1.7"), Entri("laporan.xlsx", b"PK\x03\x04"))


def read(letter: bytes):
    return message_from_bytes(letter, policy=default)


def test_that_a_draft_opens_unsent_with_the_package_inside() -> None:
    letter = read(write(TEKS, NAMA, PAKET, draf=True))
    assert letter["X-Unsent"] == "1"
    assert letter["From"] is letter["Date"] is letter["Message-ID"] is None
    assert letter["To"] == TEKS.tujuan
    assert letter["Subject"] == TEKS.subjek
    assert letter.get_body().get_content().replace("\r\n", "\n") == f"{TEKS.isi}\n"
    (attached,) = letter.iter_attachments()
    assert attached.get_content_type() == "application/vnd.etsi.asic-e+zip"
    assert attached.get_filename() == NAMA
    assert attached.get_content() == PAKET
    assert not letter.defects


def test_that_a_letter_of_ours_has_sender_time_and_its_own_name() -> None:
    letter = read(write(TEKS, NAMA, PAKET, (), AMPLOP))
    assert letter["X-Unsent"] is None
    assert letter["From"] == AMPLOP.dari
    assert letter["Message-ID"] == AMPLOP.message_id
    assert letter["Date"].datetime == AMPLOP.pada


def test_that_the_second_attempt_is_the_first_byte_for_byte() -> None:
    assert write(TEKS, NAMA, PAKET, LEPAS, AMPLOP) == write(TEKS, NAMA, PAKET, LEPAS, AMPLOP)


@pytest.mark.parametrize("amplop", [None, AMPLOP])
@pytest.mark.parametrize("unit", ["", " é–ü" * 30, " Kabupaten Kepulauan" * 20])
def test_that_no_line_is_longer_or_odder_than_mail_allows(amplop, unit: str) -> None:
    teks = replace(TEKS, subjek=TEKS.subjek + unit)
    letter = write(teks, NAMA, PAKET, LEPAS, amplop, draf=amplop is None)
    assert read(letter)["Subject"] == teks.subjek
    assert letter.isascii()
    lines = letter.split(b"\r\n")
    # Should be at most 78; the type of a workbook cannot be broken and has 79 with its header.
    assert max(len(it) for it in lines if b"spreadsheetml" not in it) <= 78
    assert b"\n" not in b"".join(lines)
    assert b"\r" not in b"".join(lines)


def test_that_documents_lie_beside_the_package_with_their_types() -> None:
    letter = read(write(TEKS, NAMA, PAKET, LEPAS, AMPLOP))
    kinds = {it.get_filename(): it.get_content_type() for it in letter.iter_attachments()}
    assert kinds == {
        NAMA: "application/vnd.etsi.asic-e+zip",
        "laporan.pdf": "application/pdf",
        "laporan.xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
    }
    assert "laporan.pdf, laporan.xlsx" in " ".join(letter.get_body().get_content().split())


def test_that_documents_are_left_out_where_a_mail_does_not_hold_them() -> None:
    big = b"x" * (ANGGARAN_SURAT - 5)
    letter = read(write(TEKS, NAMA, big, LEPAS, AMPLOP))
    assert [it.get_filename() for it in letter.iter_attachments()] == [NAMA]
    assert "laporan.pdf" not in letter.get_body().get_content()


def test_that_evidence_is_no_document() -> None:
    import hashlib

    proof = Entri("bukti.pdf", b"%PDF bukti")
    data = Entri("data.json", b"{}")
    known = {hashlib.sha256(proof.isi).hexdigest()}
    assert documents((data, *LEPAS, proof), known) == LEPAS


def test_that_nothing_can_be_smuggled_into_a_header() -> None:
    evil = TeksSurat("a@b.id", "Laporan\r\nBcc: x@y.id", "isi")
    with pytest.raises(ValueError, match="linefeed"):
        write(evil, NAMA, PAKET)
