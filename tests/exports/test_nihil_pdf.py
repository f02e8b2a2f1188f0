"""The page that says that there is nothing to report."""

from pathlib import Path

import pytest

from ranpk_desktop.exports import nihil_pdf
from tests.exports.alat import preflight
from tests.factories import cetak, unit

JUDUL = "Laporan TW III 2026"


def test_that_the_page_is_an_archivable_pdf_the_same_each_time(tmp_path: Path) -> None:
    pdf = nihil_pdf.render(unit(), JUDUL, "Kantor belum beroperasi.", cetak())
    assert pdf == nihil_pdf.render(unit(), JUDUL, "Kantor belum beroperasi.", cetak())
    path = tmp_path / "nihil.pdf"
    path.write_bytes(pdf)
    assert preflight(path) == []


@pytest.mark.parametrize("alasan", ["kata " * 2000, "<b>bukan</b> & markah", "a" * 5000, "😀"])
def test_that_any_reason_can_be_printed(alasan: str) -> None:
    assert nihil_pdf.render(unit(), JUDUL, alasan, cetak()).startswith(b"%PDF-")
