"""What the form of an agreement takes, and the sentence for what it does not."""

import pytest

from ranpk_desktop.domain.kolom_perjanjian import JUDUL, read_column
from ranpk_desktop.errors import CheckError


@pytest.mark.parametrize(
    ("kolom", "teks", "columns"),
    [
        ("tanggal", "5/1/2026", {"tanggal": "2026-01-05"}),
        ("tanggal", "", {"tanggal": None}),
        ("tempat", "  Kota \n Contoh ", {"tempat": "Kota Contoh"}),
        ("pihak_kedua_nip", "19750315 200001 1 002", {"pihak_kedua_nip": "197503152000011002"}),
        ("pihak_kesatu_id", "", {"pihak_kesatu_id": None}),
        ("revisi_rencana", "", {"revisi_rencana": None}),
        ("revisi_rencana", "2", {"revisi_rencana": 2}),
        ("tepi_kiri", "35", {"tepi_kiri": 35}),
        ("ukuran_huruf", "12", {"ukuran_huruf": 12}),
        ("kertas", "Folio", {"kertas": "Folio"}),
        ("pihak_kedua_jabatan", "Kepala Badan", {"pihak_kedua_jabatan": "Kepala Badan"}),
        (
            "pihak_kedua_jabatan",
            "plt. Kepala Badan",
            {"pihak_kedua_jabatan": "Kepala Badan", "pihak_kedua_sebutan": "Plt."},
        ),
        (
            "pihak_kedua_jabatan",
            "Pjs Gubernur",
            {"pihak_kedua_jabatan": "Gubernur", "pihak_kedua_sebutan": "Pjs."},
        ),
    ],
)
def test_that_a_typed_field_becomes_columns(kolom: str, teks: str, columns: dict) -> None:
    assert read_column(kolom, teks) == columns


@pytest.mark.parametrize(
    ("kolom", "teks"),
    [
        ("tanggal", "31/2/2026"),
        ("tanggal", "besok"),
        ("tepi_kiri", "29"),
        ("tepi_bawah", "24"),
        ("tepi_kanan", "41"),
        ("tepi_atas", "dua"),
        ("tepi_kiri", "٣٥"),
        ("ukuran_huruf", "10"),
        ("kertas", "A5"),
        ("bentuk_kop", "kiri"),
        ("pihak_kedua_sebutan", "a.n."),
        ("revisi_rencana", "-1"),
        ("tempat", "x" * 201),
        ("rencana", "x"),
        ("bukan_kolom", "x"),
    ],
)
def test_that_what_does_not_fit_is_refused_with_a_sentence(kolom: str, teks: str) -> None:
    with pytest.raises(CheckError) as caught:
        read_column(kolom, teks)
    assert caught.value.field == kolom
    assert caught.value.pesan


def test_that_every_column_has_a_title() -> None:
    assert all(JUDUL.values())
