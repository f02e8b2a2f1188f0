"""Blocks from Excel, LibreOffice and Word, and what an enemy would put on the clipboard."""

import time
from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st
from PySide6.QtCore import QMimeData

from ranpk_desktop.errors import CheckError
from ui.core.clipboard import (
    MAX_CELL,
    MAX_CELLS,
    MAX_HTML,
    MAX_TEXT,
    parse_html,
    parse_text,
    read_clipboard,
    write_html,
    write_text,
)

EXCEL = """<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><meta charset=utf-8>
<style><!--table {mso-displayed-decimal-separator:"\\,";} td {color:black;}--></style></head><body>
<!--StartFragment--><table border=0 width=128 style='border-collapse:collapse'><col width=64>
 <tr height=20><td height=20 class=xl65 align=right width=64>96,67</td>
  <td width=64><span style='mso-spacerun:yes'>&nbsp;</span>1.234,5 </td></tr>
 <tr><td>174 /<br>  180</td><td>A &amp; B</td></tr>
</table><!--EndFragment--></body></html>"""

CALC = """<!DOCTYPE html><html><head><title></title><style>body{margin:0}</style></head><body>
<table cellspacing="0" border="0"><colgroup width="85"></colgroup><tr>
<td height="17" align="right" sdval="96.67" sdnum="1057;"><font face="x">96,67</font></td>
<td align="left">N/A</td></tr></table></body></html>"""

WORD = """<body><p class=MsoNormal>Capaian</p><table class=MsoTableGrid><tr><td valign=top><p
class=MsoNormal>Obat <o:p></o:p></p></td><td><p>96,67</p></td></tr><tr><td colspan=2><p>satu</p>
<p>dua</p></td></tr></table></body>"""


def mime(text=None, html=None):
    content = QMimeData()
    if text is not None:
        content.setText(text)
    if html is not None:
        content.setHtml(html)
    return content


@pytest.mark.parametrize(
    ("html", "block"),
    [
        (EXCEL, [["96,67", "1.234,5"], ["174 /\n180", "A & B"]]),
        (CALC, [["96,67", "N/A"]]),
        (WORD, [["Obat", "96,67"], ["satu\ndua", ""]]),
        ("<table><tr><td rowspan=2>a<td>b<tr><td>c</table>", [["a", "b"], ["", "c"]]),
        ("<table><tr><td>a<table><tr><td>b</table>c</table>", [["abc"]]),
        ("<table><td>1<script>x<td>y</script>2</table>", [["12"]]),
        ("<p>tidak ada tabel</p>", []),
    ],
)
def test_that_tables_of_other_programs_are_read_cell_by_cell(html, block):
    assert parse_html(html) == block


@pytest.mark.parametrize(
    ("text", "block"),
    [
        ("a\tb\r\nc\td\r\n", [["a", "b"], ["c", "d"]]),
        ("a", [["a"]]),
        ("a\n\nb", [["a"], [""], ["b"]]),
        ('"x\ny"\t2\n', [["x\ny", "2"]]),
        ('"kata ""kunci"""\t2', [['kata "kunci"', "2"]]),
        ('"kata" lain\t2', [['"kata" lain', "2"]]),
        ('"belum ditutup\t2\nb', [['"belum ditutup', "2"], ["b", ""]]),
        ("a\tb\nc", [["a", "b"], ["c", ""]]),
        ("\u200e96,67\u00a0\t\ufeffN/A\x00", [["96,67", "N/A"]]),
    ],
)
def test_that_text_is_read_as_spreadsheets_write_it(text, block):
    assert parse_text(text) == block


def test_that_html_comes_before_text_and_text_where_html_has_no_table(qapp):
    assert read_clipboard(mime("a b", WORD))[0] == ["Obat", "96,67"]
    assert read_clipboard(mime("1\t2", "<p>1 2</p>")) == [["1", "2"]]
    assert read_clipboard(mime("1\t2", "<table>" + " " * MAX_HTML)) == [["1", "2"]]


@pytest.mark.parametrize("content", [mime(), mime(""), mime(" \n\t"), mime("", "<table></table>")])
def test_that_an_empty_clipboard_is_said(content):
    with pytest.raises(CheckError, match="tidak berisi"):
        read_clipboard(content)


@pytest.mark.parametrize(
    "text",
    [
        "1" * (MAX_TEXT + 1),
        "\n" * MAX_TEXT,
        "\t" * MAX_TEXT,
        "1\t2\n" * MAX_CELLS,
        "1" * (MAX_CELL + 1),
        "\n".join(["1", "\t" * 200, *"1" * 200]),
    ],
)
def test_that_too_much_is_refused_with_a_sentence(text):
    with pytest.raises(CheckError, match="terlalu besar"):
        read_clipboard(mime(text))


@pytest.mark.parametrize(
    "piece",
    [
        "<!--",
        "<",
        "<td",
        "</",
        "<table>",
        "<table><tr><td>",
        "<table><td><br>",
        "<td colspan=9999 rowspan=9999>",
        "<table><tr><td colspan=9999 rowspan=9999></table>",
        "&#",
        "&#9999999999;",
        "<style>",
    ],
)
def test_that_hostile_html_costs_time_in_proportion(piece):
    html = ("<table><tr><td>" + piece * (MAX_HTML // len(piece)))[:MAX_HTML]
    began = time.process_time()
    with suppress(CheckError):
        parse_html(html)
    assert time.process_time() - began < 4


def test_that_a_character_number_of_many_digits_is_only_text():
    assert parse_html(f"<table><td>&#{'9' * 5000};</table>") == [[f"&#{'9' * 5000};"]]


CELL = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S")), max_size=8)


@given(st.lists(st.lists(CELL, min_size=2, max_size=4), min_size=1, max_size=4))
def test_that_what_we_copy_is_what_we_paste(rows):
    width = max(map(len, rows))
    block = [[*row, *[""] * (width - len(row))] for row in rows]
    assert parse_text(write_text(block)) == block
    assert parse_html(write_html(block, [False] * width)) == block


@given(st.text(max_size=200))
def test_that_no_text_breaks_the_readers(text):
    for parse in (parse_text, parse_html):
        block = parse(text)
        assert len({len(row) for row in block}) <= 1
        assert all(cell.encode() is not None for row in block for cell in row)
