"""Files from Pusat beside the page: dropped, pinned, opened, gone through, applied."""

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDropEvent
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QFileDialog, QLabel

from db.tables import rows
from ranpk_desktop.domain.paket import PaketJadi
from ranpk_desktop.domain.referensi import Bagian
from ranpk_desktop.domain.tanda_terima import Putusan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import parameter
from ranpk_desktop.services.office import Office
from tests import pusat
from tests.ui.paket.halaman import with_package
from tests.ui.seluruh import Seluruh
from ui.core.link_row import LinkRow
from ui.dari_pusat.parts import FilePart, ReceiptPart, ReferencesPart

TAHUN = 2026


@pytest.fixture(autouse=True)
def built_in() -> Iterator[None]:
    yield
    parameter.use({})


def trusting(office: Office) -> None:
    with_package(office)
    pusat.pin(office.folder)


class Berkas:
    """Drive the window and its pane as a person does."""

    def __init__(self, seluruh: Seluruh, folder: Path) -> None:
        self.seluruh, self.window, self._folder = seluruh, seluruh.window, folder
        paket = seluruh.do(lambda: seluruh.office.paket.history()[0])
        self.paket = paket.berkas[0].path

    def open(self, made: PaketJadi, nama: str = "dari-pusat.asice") -> Any:
        """Open a file as after a double click, and return what is shown of it."""
        self.window.open_received(pusat.save(self._folder, made, nama))
        self.seluruh.settle()
        return self.part

    @property
    def pane(self) -> Any:
        assert self.window.received.pane is not None
        return self.window.received.pane

    @property
    def part(self) -> Any:
        return self.pane.part

    def words(self) -> str:
        """Return all that is to be read in the pane."""
        labels = self.pane.findChildren(QLabel)
        return "\n".join(it.text() for it in labels if it.isVisibleTo(self.pane))

    def press(self) -> None:
        """Press the one button of what is shown."""
        buttons = [it for it in self.part.findChildren(type(self.pane.again)) if it.isVisible()]
        next(it for it in buttons if it.property("gaya") == "utama").click()
        self.seluruh.settle()


@pytest.fixture
def berkas(buka: Callable[..., Seluruh], tmp_path: Path) -> Berkas:
    return Berkas(buka(trusting), tmp_path)


def returned(berkas: Berkas) -> PaketJadi:
    isi = pusat.opened(berkas.paket).data["isi"]
    link = next(it for it in isi["taut_data_dukung"] if it["triwulan"] == 3)
    cell = next(
        it for it in isi["realisasi"] if (it["butir_id"], it["triwulan"]) == (link["butir_id"], 3)
    )
    return pusat.receipt(
        pusat.decide(
            berkas.paket,
            Putusan.DIKEMBALIKAN,
            keterangan="Mohon diperbaiki.",
            sel=[
                ("realisasi", cell["id"], "nilai", "Tidak sama dengan buktinya."),
                ("butir_rencana", link["butir_id"], "uraian", "Salah ketik."),
            ],
        )
    )


def steps(berkas: Berkas) -> dict[str, str]:
    """Return the steps of Beranda with their states."""
    berkas.window.open_page("beranda")
    berkas.seluruh.settle()
    isi = berkas.seluruh.page("beranda")._shown
    return {it.judul: it.keadaan.value for it in isi.beranda.langkah}


def test_that_a_receipt_turns_the_quarter_accepted(berkas: Berkas) -> None:
    assert steps(berkas)["Tanda terima"] == "nanti"
    part = berkas.open(pusat.receipt(pusat.decide(berkas.paket)))
    assert isinstance(part, ReceiptPart)
    assert "diterima Pusat, tanda terima PST-0142" in berkas.words()
    assert steps(berkas)["Tanda terima"] == "selesai"
    assert "Diterima Pusat · Tanda terima PST-0142" in " ".join(
        it.accessibleName() for it in berkas.seluruh.page("beranda").body.links.values()
    )


def test_that_returned_cells_lead_to_their_rows_while_the_list_stays(berkas: Berkas) -> None:
    part = berkas.open(returned(berkas))
    assert "Sel yang dikembalikan (2)" in berkas.words()
    assert QApplication.focusWidget() is part.links[0]
    QTest.keyClick(part.links[0], Qt.Key.Key_Return)
    berkas.seluruh.settle()
    assert berkas.seluruh.shown() == "Realisasi"
    page = berkas.seluruh.page("realisasi").view("indikator")
    isi = pusat.opened(berkas.paket).data["isi"]
    link = next(it for it in isi["taut_data_dukung"] if it["triwulan"] == 3)
    assert page.pane.view.current_key() == (link["butir_id"], Triwulan.III)
    part.links[1].click()
    berkas.seluruh.settle()
    assert berkas.seluruh.shown() == "Rencana"
    assert berkas.seluruh.page("rencana").tree.view.current_key() == link["butir_id"]
    assert berkas.part is part, "the list stays while the user goes through it"
    assert part.isVisible()


def test_that_a_returned_quarter_opens_as_a_revision_with_the_reason_prefilled(
    berkas: Berkas,
) -> None:
    part = berkas.open(returned(berkas))
    reason = "Dikembalikan Pusat dengan tanda terima PST-0142: Mohon diperbaiki."
    assert part.alasan.value() == reason
    berkas.press()
    assert berkas.part.alasan is None, "it is open now"
    assert "Sudah dibuka untuk revisi" in berkas.words()
    office = berkas.seluruh.office
    (lock,) = berkas.seluruh.do(lambda: rows(office.store.db, "SELECT * FROM kunci"))
    assert lock["alasan_buka"] == reason
    assert lock["dibuka_pada"]


def test_that_beranda_leads_back_to_what_came_back(berkas: Berkas) -> None:
    berkas.open(returned(berkas))
    berkas.pane.close_pane()
    assert steps(berkas)["Tanda terima"] == "sekarang"
    link = berkas.seluruh.page("beranda").body.links["DIKEMBALIKAN"]
    assert isinstance(link, LinkRow)
    assert link.accessibleName() == "Laporan TW III 2026 dikembalikan Pusat"
    link.click()
    berkas.seluruh.settle()
    assert berkas.pane.isVisible()
    assert "Sel yang dikembalikan (2)" in berkas.words()


def test_that_pusat_is_pinned_only_after_the_code_was_compared(
    buka: Callable[..., Seluruh], tmp_path: Path
) -> None:
    berkas = Berkas(buka(with_package), tmp_path)
    part = berkas.open(pusat.receipt(pusat.decide(berkas.paket)))
    assert isinstance(part, FilePart)
    assert pusat.kode() in berkas.words()
    assert QApplication.focusWidget() is part.same
    pin = next(it for it in part.findChildren(type(berkas.pane.again)))
    assert not pin.isEnabled()
    QTest.keyClick(part.same, Qt.Key.Key_Space)
    assert pin.isEnabled()
    pin.click()
    berkas.seluruh.settle()
    assert isinstance(berkas.part, ReceiptPart), "the same file is opened at once"
    assert "diterima Pusat" in berkas.words()


def test_that_a_file_of_somebody_else_says_what_it_is(berkas: Berkas) -> None:
    forged = pusat.receipt(pusat.decide(berkas.paket), kunci=pusat.key("Penipu"))
    assert isinstance(berkas.open(forged), FilePart)
    assert "bukan kunci Pusat yang dikenal" in berkas.words()
    other = pusat.receipt(pusat.decide(berkas.paket, unit="balai-lain"))
    berkas.open(other, "lain.asice")
    assert "bukan berkas unit ini" in berkas.words()
    assert berkas.part.same is None
    assert steps(berkas)["Tanda terima"] == "nanti"


def test_that_references_are_shown_before_they_hold(berkas: Berkas) -> None:
    data = pusat.resource_text(Bagian.KRITERIA)
    data["kriteria"][2]["sampai"] = data["kriteria"][3]["dari"] = "95"
    part = berkas.open(pusat.references({"kriteria": data}))
    assert isinstance(part, ReferencesPart)
    assert "Cukup 70–95%" in berkas.words()
    assert parameter.kriteria(TAHUN).bands[3].dari == 90
    berkas.press()
    assert "sudah diterapkan" in berkas.words()
    assert parameter.kriteria(TAHUN).bands[3].dari == 95


def test_that_references_that_are_broken_are_refused_in_words(berkas: Berkas) -> None:
    berkas.open(pusat.references({"kriteria": "bukan JSON"}))
    assert "rusak atau bukan berkas referensi" in berkas.pane.message.text
    assert berkas.pane.message.isVisible()


def test_that_an_own_package_that_a_restore_has_lost_leads_to_where_it_is_restored(
    berkas: Berkas, tmp_path: Path
) -> None:
    lost = tmp_path / "paket-lama.asice"
    lost.write_bytes(berkas.paket.read_bytes())
    berkas.window.open_received(lost)
    berkas.seluruh.settle()
    assert "bukan tanda terima atau referensi" in berkas.words(), "it is known here"

    def forget() -> None:
        db = berkas.seluruh.office.store.db
        db.execute("DROP TRIGGER paket_tetap_delete")
        db.execute("DROP TRIGGER paket_audit_delete")
        db.execute("DELETE FROM paket")
        db.conn.commit()

    berkas.seluruh.do(lambda: forget() or True)
    berkas.window.open_received(lost)
    berkas.seluruh.settle()
    assert "paket kantor ini sendiri" in berkas.words()
    berkas.press()
    assert berkas.seluruh.shown() == "Pengaturan"


def test_that_a_package_is_dropped_onto_any_page(berkas: Berkas, tmp_path: Path) -> None:
    path = pusat.save(tmp_path, pusat.receipt(pusat.decide(berkas.paket)))
    window = berkas.window
    for name, taken in ((path, True), (tmp_path / "foto.jpg", False)):
        data = QMimeData()
        data.setUrls([QUrl.fromLocalFile(str(name))])
        keys, buttons = Qt.KeyboardModifier.NoModifier, Qt.MouseButton.LeftButton
        enter = QDragEnterEvent(
            QPointF(9, 9).toPoint(), Qt.DropAction.CopyAction, data, buttons, keys
        )
        enter.setAccepted(False)
        window.dragEnterEvent(enter)
        assert enter.isAccepted() is taken
        if taken:
            window.dropEvent(
                QDropEvent(QPointF(9, 9), Qt.DropAction.CopyAction, data, buttons, keys)
            )
    QTest.qWait(10)
    berkas.seluruh.settle()
    assert "diterima Pusat" in berkas.words()


def test_that_the_menu_asks_for_a_file_and_escape_puts_the_pane_away(
    berkas: Berkas, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = pusat.save(tmp_path, pusat.receipt(pusat.decide(berkas.paket)))
    monkeypatch.setattr(QFileDialog, "getOpenFileName", lambda *_args: (str(path), ""))
    QTest.keyClick(berkas.window, Qt.Key.Key_O, Qt.KeyboardModifier.ControlModifier)
    berkas.seluruh.settle()
    assert "diterima Pusat" in berkas.words()
    QTest.keyClick(QApplication.focusWidget(), Qt.Key.Key_Escape)
    assert not berkas.pane.isVisible()


def test_that_the_pane_leaves_every_page_its_room(berkas: Berkas) -> None:
    berkas.open(returned(berkas))
    for page in ("beranda", "rencana", "realisasi", "perjanjian_kinerja", "skm", "paket"):
        berkas.window.open_page(page)
        berkas.seluruh.settle()
        assert berkas.window.width() <= 1366, page
        assert berkas.window.height() <= 768, page


def test_that_in_a_narrow_window_the_pane_gives_way_to_the_page_and_comes_back(
    berkas: Berkas,
) -> None:
    berkas.window.resize(1000, 700)
    part = berkas.open(returned(berkas))
    assert berkas.pane.isVisible()
    assert not berkas.window.stack.isVisible()
    part.links[0].click()
    berkas.seluruh.settle()
    assert berkas.window.stack.isVisible()
    assert not berkas.pane.isVisible()
    back = berkas.window.banners.findChildren(type(berkas.pane.again))
    next(it for it in back if it.text() == "Kembali ke berkas").click()
    assert berkas.pane.isVisible()
    assert berkas.part is part
    berkas.window.resize(1366, 768)
    assert berkas.window.stack.isVisible()
    assert berkas.pane.isVisible()
    berkas.pane.close_pane()
    assert not berkas.pane.isVisible()
