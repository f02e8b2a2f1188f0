from dataclasses import replace

import pytest

from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.surat import (
    BerkasSurat,
    PaketSurat,
    compose,
    parse_addresses,
    period_label,
)
from ranpk_desktop.errors import CheckError

KODE = "7F3A-91C2-04BE-D815"


def paket(dari: int = 1, jenis: JenisPaket = JenisPaket.LAPORAN_TRIWULAN, periode: str = "TW3"):
    berkas = (BerkasSurat(f"ranpk-{n}.asice", 1_400_000, n, dari, KODE) for n in range(1, dari + 1))
    return PaketSurat("Loka POM Contoh", jenis, 2026, periode, 0, tuple(berkas))


def test_that_a_letter_names_report_version_files_and_code() -> None:
    teks = compose(paket(), ("a@b.id", "c@d.id"))
    assert teks.tujuan == "a@b.id, c@d.id"
    assert teks.subjek == "Laporan triwulan TW III 2026 (Versi awal) - Loka POM Contoh"
    assert "laporan triwulan TW III 2026, versi awal, dari Loka POM Contoh" in teks.isi
    assert f"- ranpk-1.asice (1,4 MB), Kode data: {KODE}\n" in teks.isi
    assert "bagian" not in teks.isi.casefold()


def test_that_the_letter_of_a_part_names_that_part_only() -> None:
    whole, part = compose(paket(3), ()), compose(paket(3), (), 2)
    assert part.subjek == (
        "Laporan triwulan TW III 2026 (Versi awal, bagian 2 dari 3) - Loka POM Contoh"
    )
    assert "ranpk-2.asice" in part.isi
    assert "ranpk-1.asice" not in part.isi
    assert [f"ranpk-{n}.asice" in whole.isi for n in (1, 2, 3)] == [True] * 3
    assert "bagian" not in whole.subjek
    assert "Setiap bagian dikirim tersendiri" in part.isi


def test_that_a_letter_of_the_sample_office_says_so() -> None:
    teks = compose(replace(paket(), contoh=True), ())
    assert teks.subjek.startswith("[CONTOH] Laporan triwulan")
    assert teks.isi.startswith("DATA CONTOH")
    assert "CONTOH" not in compose(paket(), ()).subjek + compose(paket(), ()).isi


def test_that_a_subject_of_an_ordinary_unit_is_plain_ascii() -> None:
    assert all(compose(paket(2, jenis), (), 1).subjek.isascii() for jenis in JenisPaket)


@pytest.mark.parametrize(
    ("periode", "label"),
    [
        ("TW1", "TW I"),
        ("S2", "semester II"),
        ("TAHUN", ""),
        ("2026-08-17", "2026-08-17"),
    ],
)
def test_that_a_period_is_said_in_words(periode: str, label: str) -> None:
    assert period_label(periode) == label


def test_that_a_plan_of_a_year_has_no_period() -> None:
    assert paket(jenis=JenisPaket.RENCANA, periode="TAHUN").judul == "Rencana 2026"


def test_that_addresses_are_read_from_whatever_parts_them() -> None:
    assert parse_addresses("a@b.id; c@d.go.id,\n a@b.id  ") == ("a@b.id", "c@d.go.id")
    assert parse_addresses("  ") == ()


@pytest.mark.parametrize(
    "teks",
    [
        "Nama <a@b.id>",
        "a@b",
        "a b@c.id",
        "a@b.id>\r\nBcc: x@y.id",
        "é@b.id",
        "a@" + "x" * 300 + ".id",
        "@b.id",
        "a@@b.id",
    ],
)
def test_that_what_no_server_takes_is_refused_at_its_field(teks: str) -> None:
    with pytest.raises(CheckError) as refused:
        parse_addresses(teks, "umum")
    assert refused.value.field == "umum"
