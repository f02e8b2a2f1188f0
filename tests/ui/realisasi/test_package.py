"""Package and report from the window: a passphrase that stays nowhere, files that are whole."""

from io import BytesIO
from pathlib import Path

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QLabel

from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import paket as service
from ui.core.exports import documents

FRASA = "kapal laut biru pagi sekali"


def pick(jendela, ending):
    """Choose in `Cetak / Ekspor` to save the report."""
    word = {"pdf": "PDF", "xlsx": "Excel"}[ending]
    (entry,) = [
        action
        for action in jendela.page.header.exports.actions()
        if action.text().replace("&", "") == f"Simpan {word}…"
    ]
    entry.trigger()


def shown(pane):
    return "\n".join(label.text() for label in pane.result.findChildren(QLabel))


@pytest.fixture
def pane(terkunci):
    terkunci.page.open_package()
    terkunci.settle()
    return terkunci.page.package_pane


@pytest.fixture
def pane_with_key(terkunci):
    terkunci.do(lambda: terkunci.office.identitas.make_key(FRASA))
    terkunci.page.open_package()
    terkunci.settle()
    return terkunci.page.package_pane


def test_that_the_first_package_makes_the_key_and_forgets_the_passphrase(terkunci, pane):
    assert "5 kata atau 14 huruf" in pane.words.text()
    terkunci.keys(FRASA)
    terkunci.key(Qt.Key.Key_Tab)
    terkunci.keys(FRASA)
    terkunci.key(Qt.Key.Key_Return)
    assert not pane.frasa.text()
    assert not pane.ulang.text()
    terkunci.settle()
    (berkas,) = (terkunci.office.folder / "paket").glob("*.asice")
    assert berkas.name in shown(pane)
    assert "Kode data" in shown(pane)
    assert "Kode pengenal kunci" in shown(pane)
    assert terkunci.office.identitas.has_key


@pytest.mark.parametrize(
    ("frasa", "ulang", "field", "kata"),
    [
        ("", "", "frasa", "belum diisi"),
        (FRASA, FRASA + "x", "ulang", "tidak sama"),
        ("pendek", "pendek", "frasa", "terlalu pendek"),
    ],
)
def test_that_an_unfit_passphrase_is_refused_at_its_field(
    terkunci, pane, frasa, ulang, field, kata
):
    pane.frasa.setText(frasa)
    pane.ulang.setText(ulang)
    pane.submit()
    terkunci.settle()
    assert kata in pane.fields[field].error
    assert pane.asking
    assert not terkunci.office.identitas.has_key


def test_that_a_wrong_passphrase_is_asked_for_again(terkunci, pane_with_key):
    pane = pane_with_key
    assert pane.fields["ulang"].isHidden()
    terkunci.keys("bukan frasa yang benar itu")
    terkunci.key(Qt.Key.Key_Return)
    terkunci.settle()
    assert "tidak cocok" in pane.fields["frasa"].error
    assert not pane.frasa.text()
    assert terkunci.focus is pane.frasa
    terkunci.keys(FRASA)
    terkunci.key(Qt.Key.Key_Return)
    terkunci.settle()
    assert "ranpk-contoh-2026-TW3-r0-" in shown(pane)


def test_that_the_package_of_an_unchanged_quarter_is_handed_out_again(terkunci, pane_with_key):
    pane = pane_with_key
    pane.frasa.setText(FRASA)
    pane.submit()
    terkunci.settle()
    pane.close_pane()
    terkunci.page.open_package()
    terkunci.settle()
    assert "belum berubah" in pane.words.text()
    assert pane.fields["frasa"].isHidden()
    assert len(list((terkunci.office.folder / "paket").glob("*"))) == 1


def test_that_closing_the_pane_forgets_the_passphrase(terkunci, pane):
    terkunci.keys(FRASA)
    terkunci.key(Qt.Key.Key_Escape)
    assert not pane.frasa.text()
    assert not pane.asking


def test_that_a_package_can_be_cancelled_and_tried_again(terkunci, pane_with_key, monkeypatch):
    begun = []

    def slow(persiapan, frasa, report):
        begun.append(True)
        while pane_with_key._work and not pane_with_key._work.cancelled:
            pass
        return build(persiapan, frasa, report)

    build = service.build
    monkeypatch.setattr(service, "build", slow)
    pane_with_key.frasa.setText(FRASA)
    pane_with_key.submit()
    terkunci.wait_for(lambda: bool(begun))
    terkunci.window.status_line.cancel_button.click()
    terkunci.settle()
    assert pane_with_key.asking
    assert pane_with_key.primary.isEnabled()
    assert not (terkunci.office.folder / "paket").exists()


def test_that_a_full_disk_leaves_the_pane_open_with_the_sentence(
    terkunci, pane_with_key, monkeypatch
):
    def refuse(*_args):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(terkunci.office.paket, "record", refuse)
    pane_with_key.frasa.setText(FRASA)
    pane_with_key.submit()
    terkunci.settle()
    assert pane_with_key.message.text == "Disk penuh."
    assert pane_with_key.primary.isEnabled()


@pytest.mark.parametrize(("ending", "begin"), [("xlsx", b"PK\x03\x04"), ("pdf", b"%PDF-")])
def test_that_the_report_is_written_where_the_user_wants_it(
    jendela, tmp_path, monkeypatch, ending, begin
):
    asked = []

    def answer(_parent, title, path, kinds):
        asked.append((title, path, kinds))
        return str(tmp_path / "laporan saya"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    pick(jendela, ending)
    jendela.settle()
    written = (tmp_path / f"laporan saya.{ending}").read_bytes()
    assert written.startswith(begin)
    assert asked[0][1].endswith(f"laporan-TW3-2026.{ending}")
    assert "laporan saya" in jendela.window.banners.shown["halaman"].text


def test_that_the_dialog_begins_in_the_documents_and_then_where_it_was_last(
    jendela, tmp_path, monkeypatch
):
    asked = []

    def answer(_parent, _title, path, _kinds):
        asked.append(Path(path).parent)
        return str(tmp_path / "laporan.xlsx"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", answer)
    for _time in range(2):
        pick(jendela, "xlsx")
        jendela.settle()
    assert asked == [documents(), tmp_path]
    assert asked[0].is_dir()


def test_that_a_fault_goes_away_while_the_passphrase_is_typed_again(terkunci, pane):
    terkunci.key(Qt.Key.Key_Return)
    assert pane.fields["frasa"].error
    terkunci.keys("k")
    assert not pane.fields["frasa"].error


def test_that_the_workbook_holds_what_was_just_typed(jendela, tmp_path, monkeypatch):
    import openpyxl

    path = tmp_path / "laporan.xlsx"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    jendela.go("4", "nilai")
    jendela.keys("85,25")
    pick(jendela, "xlsx")
    jendela.settle()
    sheet = openpyxl.load_workbook(BytesIO(path.read_bytes())).worksheets[0]
    assert 85.25 in [cell.value for line in sheet for cell in line]


def test_that_a_place_that_cannot_be_written_is_named(jendela, tmp_path, monkeypatch):
    path = tmp_path / "tidak ada" / "laporan.pdf"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: (str(path), ""))
    pick(jendela, "pdf")
    jendela.settle()
    assert not jendela.window.banners.shown["halaman"].isHidden()


def test_that_nothing_is_written_when_the_user_changes_his_mind(jendela, monkeypatch):
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_args: ("", ""))
    pick(jendela, "pdf")
    jendela.settle()
    assert "halaman" not in jendela.window.banners.shown


def test_that_ctrl_p_shows_the_report_before_it_is_printed(jendela):
    from ui.core.preview import PreviewDialog

    jendela.go("2", "nilai")
    jendela.key(Qt.Key.Key_P, Qt.KeyboardModifier.ControlModifier)
    jendela.settle()
    (preview,) = jendela.window.findChildren(PreviewDialog)
    assert preview.windowTitle() == "Pratinjau laporan kinerja interim TW III 2026"
    preview.reject()
    jendela.settle()


def test_that_a_clock_that_cannot_be_right_is_named_before_sealing(terkunci, monkeypatch):
    monkeypatch.setattr(terkunci.office.jam, "check", lambda: "Jam komputer salah.")
    terkunci.page.open_package()
    terkunci.settle()
    assert terkunci.page.package_pane.message.text == "Jam komputer salah."
    assert terkunci.page.package_pane.primary.text() == "Tetap buat &paket"
