"""From the results of a survey to RATL: one click, with saran, or a reason why not."""

from typing import Any

from PySide6.QtWidgets import QApplication

from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.skm import Sel
from tests.ui.skm.halaman import Halaman, Held, Key, buka, halaman
from tests.ui.test_mnemonics import doubled

__all__ = ["buka", "halaman"]

INFO, UJI = "Layanan Informasi dan Pengaduan", "Pengujian Sampel Pihak Ketiga"


def with_perfect_service(office: Office) -> None:
    """Fill the sample office, with a service that nobody can improve."""
    contoh.fill(office)
    office.skm.add("Perpustakaan")
    layanan = office.skm.load(2026).layanan[-1]
    cells = [Sel(layanan.id, unsur, "nilai", "100") for unsur in Unsur]
    office.skm.save(2026, PeriodeSkm.TAHUN, cells)


def buttons(halaman: Halaman) -> list[str]:
    """Return what the buttons of the proposals say."""
    return [button.text() for button in halaman.page.detail.follow_up.buttons.values()]


def press(halaman: Halaman, title: str) -> None:
    """Press the first button with a title."""
    made = halaman.page.detail.follow_up.buttons.values()
    button = next(button for button in made if button.text() == title)
    button.setFocus()
    halaman.press(Key.Key_Return)


def stored(halaman: Halaman, tahun: int = 2026) -> list[Any]:
    """Return the actions of a survey year as stored."""
    return list(halaman.seluruh.do(lambda: halaman.office.ratl.of_year(tahun)).ratl)


def test_that_one_press_makes_a_row_and_the_button_then_shows_it(halaman: Halaman) -> None:
    assert buttons(halaman) == [
        "Buat semua usulan (3)",
        "Dengan saran responden…",
        *["Buat RATL"] * 3,
    ]
    press(halaman, "Buat RATL")
    assert [it.unsur for it in stored(halaman)] == [(Unsur.U3,)]
    assert buttons(halaman)[0] == "Buat semua usulan (2)"
    assert buttons(halaman)[2:] == ["Lihat RATL", "Buat RATL", "Buat RATL"]
    assert halaman.banner().startswith("1 RATL 2026 dibuat.")
    focus = QApplication.focusWidget()
    assert focus in halaman.page.detail.follow_up.buttons.values()
    press(halaman, "Lihat RATL")
    ratl = halaman.seluruh.page("skm").view("ratl")
    assert ratl.isVisible()
    assert ratl.pane.view.current_key() == stored(halaman)[0].id


def test_that_all_proposals_are_made_at_once_and_undone_at_once(halaman: Halaman) -> None:
    press(halaman, "Buat semua usulan (3)")
    assert len(stored(halaman)) == 3
    assert buttons(halaman) == ["Lihat RATL"] * 3
    halaman.undo()
    assert stored(halaman) == []
    assert buttons(halaman)[0] == "Buat semua usulan (3)"


def test_that_the_banner_leads_to_the_rows_that_lack_their_text(halaman: Halaman) -> None:
    press(halaman, "Buat semua usulan (3)")
    banner = halaman.seluruh.window.banners.shown["halaman"]
    banner._buttons[0].click()
    halaman.seluruh.settle()
    ratl = halaman.seluruh.page("skm").view("ratl")
    assert (ratl.model.rowCount(), ratl.filters.keadaan.value()) == (3, "tanpa_aksi")
    index = ratl.model.index(0, ratl.model.column_of("rencana_aksi"))
    assert index.data() == "(belum ditulis)"
    assert ratl.pane.view.currentIndex() == index
    halaman.type("Menambah petugas")
    halaman.press(Key.Key_Return)
    assert stored(halaman)[0].rencana_aksi == "Menambah petugas"


def test_that_saran_is_attached_to_the_rows_that_are_made(halaman: Halaman) -> None:
    press(halaman, "Dengan saran responden…")
    pane = halaman.page.saran_pane
    assert pane.title.text() == "Buat 3 RATL 2026 dengan saran responden"
    assert not doubled(halaman.seluruh.window)
    halaman.type("Antrean lama")
    pane.primary.click()
    halaman.seluruh.settle()
    assert not pane.asking
    assert {it.saran_responden for it in stored(halaman)} == {"Antrean lama"}


def test_that_a_refreshed_page_keeps_a_reader_at_its_proposals_of_the_service(
    halaman: Halaman,
) -> None:
    halaman.pick("Seluruh")
    assert buttons(halaman).count("Buat semua usulan (3)") == 2
    names = [it.accessibleName() for it in halaman.page.detail.follow_up.buttons.values()]
    assert f"Buat RATL, {UJI}, U3 Waktu Penyelesaian" in names
    press(halaman, "Buat semua usulan (3)")
    assert {it.jenis_layanan for it in stored(halaman)} == {INFO}


def test_that_last_years_rows_are_known_by_their_service_and_unsur(halaman: Halaman) -> None:
    halaman.pick_year(2025)
    assert buttons(halaman) == ["Lihat RATL"] * 3


def test_that_a_service_without_proposals_records_why(buka) -> None:
    halaman = Halaman(buka(with_perfect_service))
    halaman.pick("Perpustakaan")
    assert buttons(halaman) == ["Catat alasan…"]
    press(halaman, "Catat alasan…")
    pane = halaman.page.alasan_pane
    assert pane.alasan.value().startswith("Kesembilan unsur bernilai 100,00")
    assert not doubled(halaman.seluruh.window)
    pane.primary.click()
    halaman.seluruh.settle()
    assert buttons(halaman) == ["Ubah alasan…"]
    halaman.pick("Seluruh")
    assert "Ubah alasan…" in buttons(halaman)
    halaman.undo()
    assert "Catat alasan…" in buttons(halaman)


def test_that_incomplete_results_ask_for_nothing(halaman: Halaman) -> None:
    halaman.go("U1", "nilai")
    halaman.press(Key.Key_Delete)
    assert buttons(halaman) == []
    halaman.press(Key.Key_Z, Held.ControlModifier)
    assert len(buttons(halaman)) == 5
