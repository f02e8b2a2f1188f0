"""A receipt is read strictly: it comes from outside."""

import pytest

from ranpk_desktop.domain import tanda_terima
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.tanda_terima import Putusan, SelPutusan, TandaTerima

RECEIPT = TandaTerima(
    id="r",
    nomor="PST-0142",
    unit="loka-pom-contoh",
    paket="a" * 64,
    jenis=JenisPaket.LAPORAN_TRIWULAN,
    tahun=2026,
    periode="TW3",
    revisi=1,
    putusan=Putusan.DIKEMBALIKAN,
    keterangan="Lihat dua sel.",
    dipegang=None,
    sel=(
        SelPutusan("1", "realisasi", "x", "nilai", "80", Putusan.DITERIMA, ""),
        SelPutusan("2", "realisasi", "y", "nilai", None, Putusan.DIKEMBALIKAN, "Kosong?"),
    ),
)


def test_that_a_receipt_survives_its_tables() -> None:
    assert tanda_terima.read(RECEIPT.as_isi()) == RECEIPT


def test_that_the_reason_of_a_revision_names_the_receipt() -> None:
    assert RECEIPT.alasan == "Dikembalikan Pusat dengan tanda terima PST-0142: Lihat dua sel."


def test_that_only_cells_that_came_back_count() -> None:
    assert [sel.id for sel in RECEIPT.dikembalikan] == ["2"]


def test_that_what_was_judged_is_told_in_words() -> None:
    assert RECEIPT.judul == "Laporan TW III 2026, Revisi ke-1"


@pytest.mark.parametrize(
    ("table", "column", "value"),
    [
        ("tanda_terima", "nomor", ""),
        ("tanda_terima", "nomor", None),
        ("tanda_terima", "nomor", "x" * 101),
        ("tanda_terima", "paket", "a" * 63),
        ("tanda_terima", "paket", "A" * 64),
        ("tanda_terima", "dipegang", "bukan sidik"),
        ("tanda_terima", "jenis", "SURAT_CINTA"),
        ("tanda_terima", "periode", "TAHUN"),
        ("tanda_terima", "tahun", "2026"),
        ("tanda_terima", "revisi", -1),
        ("tanda_terima", "putusan", "DITOLAK"),
        ("tanda_terima", "keterangan", None),
        ("sel", "tabel", 7),
        ("sel", "putusan", None),
        ("sel", "komentar", "x" * 3001),
        ("sel", "nilai", "x" * 3001),
    ],
)
def test_that_what_does_not_fit_is_refused(table: str, column: str, value: object) -> None:
    isi = {name: [dict(row) for row in rows] for name, rows in RECEIPT.as_isi().items()}
    isi[table][0][column] = value
    with pytest.raises(ValueError):  # noqa: PT011
        tanda_terima.read(isi)


def test_that_there_is_one_receipt_in_a_package() -> None:
    isi = RECEIPT.as_isi()
    with pytest.raises(ValueError, match="too many"):
        tanda_terima.read({**isi, "tanda_terima": [*isi["tanda_terima"] * 2]})


def test_that_control_characters_do_not_reach_the_screen() -> None:
    isi = {name: [dict(row) for row in rows] for name, rows in RECEIPT.as_isi().items()}
    isi["sel"][1]["komentar"] = "Kosong\x1b[2J?\u202e"
    assert tanda_terima.read(isi).sel[1].komentar == "Kosong[2J?"
