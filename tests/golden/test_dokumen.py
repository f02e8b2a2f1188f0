from pathlib import Path

import pytest
from PIL import Image, ImageDraw

from tests.golden.dokumen import (
    DOCUMENTS,
    FOLDER,
    difference,
    pdf_text,
    pictures,
    quarter_report,
    workbook_texts,
)

TOLERANCE = 0.0012
"""The share of a page that another renderer may draw otherwise; pdftocairo stays below it."""


@pytest.fixture(scope="module", params=DOCUMENTS)
def document(request) -> tuple[Path, bytes, bytes]:
    """Return the folder of a document, its PDF and its workbook."""
    return FOLDER / request.param, *DOCUMENTS[request.param].render()


def test_that_the_workbook_is_as_it_was_last_seen(document):
    folder, _pdf, workbook = document
    texts = workbook_texts(workbook, DOCUMENTS[folder.name])
    stored = {path.relative_to(folder).as_posix() for path in folder.joinpath("xlsx").rglob("*.*")}
    assert stored == set(texts)
    for nama, text in texts.items():
        assert text == (folder / nama).read_text("utf-8"), f"{nama}; if it is meant: make golden"


def test_that_the_pdf_says_what_it_was_last_seen_to_say(document):
    folder, pdf, _workbook = document
    seen = (folder / "pdf.txt").read_text("utf-8")
    assert pdf_text(pdf).splitlines() == seen.splitlines()


def test_that_pages_look_as_they_were_last_seen(document, tmp_path: Path):
    folder, pdf, _workbook = document
    pages = pictures(pdf) if DOCUMENTS[folder.name].pages else []
    assert len(pages) == len(list(folder.glob("halaman-*.png")))
    for number, page in enumerate(pages, 1):
        page.save(tmp_path / f"halaman-{number}.png")
        with Image.open(folder / f"halaman-{number}.png") as seen:
            assert difference(page, seen) < TOLERANCE, f"compare {tmp_path} with {folder}"


def test_that_a_missing_fill_or_kop_rule_would_be_seen():
    cover, page, *_rest = pictures(quarter_report()[0])
    for seen, box in ((page, (372, 87, 418, 106)), (cover, (39, 71, 620, 73))):
        damaged = seen.copy()
        ImageDraw.Draw(damaged).rectangle(box, "white")
        assert difference(seen, damaged) > TOLERANCE
    assert difference(page, page.rotate(90, expand=True)) == 1


def test_that_what_is_stored_stays_small():
    files = [path for path in FOLDER.rglob("*") if path.is_file() and path.suffix != ".pyc"]
    assert sum(path.stat().st_size for path in files) < 400_000
