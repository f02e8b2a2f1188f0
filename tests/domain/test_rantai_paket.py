"""What a package that comes is to the one that is held."""

import pytest

from ranpk_desktop.domain.rantai_paket import KelasPaket, Mata, classify

A, B, C, X = ("a" * 64, "b" * 64, "c" * 64, "f" * 64)


def mata(manifes: str, menggantikan: str | None = None, sidik: str = "", **lain) -> Mata:
    return Mata(manifes, menggantikan, sidik or f"isi {manifes}", **lain)


@pytest.mark.parametrize(
    ("baru", "dipegang", "digantikan", "kelas"),
    [
        (mata(A), None, (), KelasPaket.PERTAMA),
        (mata(B, A), None, (), KelasPaket.LONCAT),
        (mata(A), mata(A), (), KelasPaket.IDENTIK),
        (mata(B, sidik="sama"), mata(A, sidik="sama"), (), KelasPaket.IDENTIK),
        (mata(B, A), mata(A), (), KelasPaket.REVISI),
        (mata(C, B), mata(B, A), (A,), KelasPaket.REVISI),
        (mata(A), mata(B, A), (A,), KelasPaket.SUDAH_DIGANTIKAN),
        (mata(C, X), mata(B, A), (A,), KelasPaket.LONCAT),
        (mata(C), mata(A), (), KelasPaket.DUA_REVISI_BERBEDA),
        (mata(C, A), mata(B, A), (A,), KelasPaket.DUA_REVISI_BERBEDA),
    ],
)
def test_that_every_case_of_the_chain_is_told(
    baru: Mata, dipegang: Mata | None, digantikan: tuple[str, ...], kelas: KelasPaket
) -> None:
    assert classify(baru, dipegang, digantikan) is kelas


def test_that_a_reason_or_a_signature_is_content_too() -> None:
    held = mata(A, sidik="sama", nihil="Kantor belum beroperasi.")
    other = mata(B, A, sidik="sama", nihil="Tidak ada kegiatan.")
    assert classify(other, held) is KelasPaket.REVISI
    signed = mata(B, A, sidik="sama", bertanda=frozenset({X}))
    assert classify(signed, mata(A, sidik="sama")) is KelasPaket.REVISI


def test_that_every_class_has_words() -> None:
    assert len({kelas.label for kelas in KelasPaket}) == len(KelasPaket)
