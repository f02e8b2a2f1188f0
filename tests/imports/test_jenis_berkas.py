"""The kind of a file is told by its content, and nothing that runs is let in."""

import io
import zipfile
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.jenis_berkas import JENIS_BERKAS, recognise
from tests.berkas import DOCX, JPEG, KINDS, PDF, XLSX, container


@pytest.mark.parametrize("akhiran", KINDS)
def test_that_a_file_is_known_by_its_content_whatever_its_name(akhiran):
    assert recognise("surat.exe", KINDS[akhiran]).akhiran[0] == akhiran


JAHAT = {
    "program": (b"MZ\x90\x00" + bytes(200), "JENIS_BERKAS_DITOLAK"),
    "skrip": (b"#!/bin/sh\nrm -rf ~\n", "JENIS_BERKAS_DITOLAK"),
    "halaman web": (b"<html><script>alert(1)</script>", "JENIS_BERKAS_DITOLAK"),
    "svg": (b'<svg xmlns="http://www.w3.org/2000/svg"/>', "JENIS_BERKAS_DITOLAK"),
    "pdf di belakang sesuatu": (b"MZ" + PDF, "JENIS_BERKAS_DITOLAK"),
    "word lama": (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "JENIS_BERKAS_DITOLAK"),
    "zip": (container("laporan.pdf"), "JENIS_BERKAS_DITOLAK"),
    "zip rusak": (XLSX[:60], "JENIS_BERKAS_DITOLAK"),
    "excel biner": (container("xl/workbook.bin"), "JENIS_BERKAS_DITOLAK"),
    "program dalam zip": (container("META-INF/MANIFEST.MF", "a.class"), "JENIS_BERKAS_DITOLAK"),
    "banyak bagian": (container(*map(str, range(5000))), "JENIS_BERKAS_DITOLAK"),
    "makro": (container("xl/workbook.xml", "xl/vbaProject.bin"), "BERKAS_BERMAKRO"),
    "makro lama": (container("xl/workbook.xml", "xl/macrosheets/sheet1.xml"), "BERKAS_BERMAKRO"),
    "activex": (container("word/document.xml", "word/activeX/activeX1.xml"), "BERKAS_BERMAKRO"),
    "kosong": (b"", "BERKAS_KOSONG"),
}


@pytest.mark.parametrize(("isi", "kode"), JAHAT.values(), ids=JAHAT.keys())
def test_that_what_runs_or_is_unknown_is_refused_with_a_sentence(isi, kode):
    with pytest.raises(KnownError) as caught:
        recognise("laporan.pdf", isi)
    assert caught.value.kode == kode
    assert "laporan.pdf" in caught.value.pesan


@pytest.mark.parametrize("encoding", ["utf-8", "utf-16"])
@pytest.mark.parametrize(
    "jenis",
    [
        "application/vnd.ms-office.vbaProject",
        "application/vnd.ms-office.vba&#80;roject",
        "application/vnd.ms-word.document.macroEnabled.main+xml",
        "application/vnd.ms-office.activeX+xml",
    ],
)
def test_that_a_program_under_a_harmless_name_is_refused(jenis, encoding):
    berkas = io.BytesIO()
    with zipfile.ZipFile(berkas, "w") as tulis:
        teks = f'<Types><Override PartName="/word/a.bin" ContentType="{jenis}"/></Types>'
        tulis.writestr("[Content_Types].xml", teks.encode(encoding))
        tulis.writestr("word/document.xml", "<document/>")
        tulis.writestr("word/a.bin", "x")
    with pytest.raises(KnownError) as caught:
        recognise("laporan.docx", berkas.getvalue())
    assert caught.value.kode == "BERKAS_BERMAKRO"


def test_that_a_refusal_says_what_is_accepted():
    with pytest.raises(KnownError, match="PDF, JPEG, PNG, Excel, Word, PowerPoint"):
        recognise("a.doc", b"a")


@given(st.sampled_from(list(KINDS.values())), st.integers(0, 400), st.binary(max_size=9))
def test_that_a_damaged_file_is_some_kind_or_refused_and_nothing_else(isi, at, other):
    damaged = isi[:at] + other + isi[at + len(other) :]
    with suppress(KnownError):
        assert recognise("a", damaged) in JENIS_BERKAS


def test_that_only_pictures_can_be_made_smaller():
    assert recognise("a", JPEG).gambar
    assert not recognise("a", DOCX).gambar
