"""One run of the program, from the first window to the last."""

import threading
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest
import shiboken6
from PySide6.QtCore import QLocale
from PySide6.QtWidgets import QApplication, QLabel, QPushButton
from pytestqt.qtbot import QtBot

import ui.session
from ranpk_desktop import __main__, bootstrap
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.tanda_terima import Putusan, TandaTerima
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import kantor_baru
from ranpk_desktop.services.office import open_office
from tests import pusat
from ui.core.qt_bahasa import QtBahasa
from ui.core.tasks import Tasks
from ui.session import Session

SAAT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


def now() -> datetime:
    return SAAT


class Jalan:
    """Drive a session; `ended` tells whether it has quit."""

    def __init__(self, qtbot: QtBot, qapp: QApplication, tasks: Tasks, folder: Path) -> None:
        self._qtbot, self.tasks = qtbot, tasks
        self.ended = False
        self.kantor, self.contoh = folder / "kantor", folder / "contoh"
        self.session = Session(qapp, tasks, now, self.kantor, self.contoh)

    def start(self) -> None:
        self.session.start()
        self.settle()

    def settle(self) -> None:
        """Wait until a window stands there, or the program has ended."""
        session = self.session
        self._qtbot.waitUntil(
            lambda: (
                not self.tasks.pending and bool(self.ended or session.window or session.first_start)
            ),
            timeout=20_000,
        )

    @property
    def window(self):
        assert self.session.window is not None
        return self.session.window

    def choose(self, title: str) -> None:
        """Choose the entry of the file menu that has these words."""
        entries = self.window.menus["berkas"].actions()
        next(entry for entry in entries if title in entry.text().replace("&", "")).trigger()
        self.settle()

    def save(self, nama: str) -> None:
        """Give the office shown another name, as its page does."""
        kantor = self.window.context.services.kantor
        self.tasks.run(lambda: kantor.save_unit({"nama": nama}))
        self.settle()

    def banners(self) -> dict[str, str]:
        return {n: b.text for n, b in self.window.banners.shown.items() if not b.isHidden()}

    def press(self, banner: str, title: str) -> None:
        """Press a button of a banner."""
        buttons = self.window.banners.shown[banner].findChildren(QPushButton)
        next(button for button in buttons if button.text() == title).click()
        self.settle()


@pytest.fixture
def jalan(qtbot, qapp, tasks, tmp_path, monkeypatch) -> Iterator[Jalan]:
    made = Jalan(qtbot, qapp, tasks, tmp_path)

    class Quit:
        @staticmethod
        def quit() -> None:
            made.ended = True

    monkeypatch.setattr(ui.session, "QCoreApplication", Quit)
    yield made
    if made.session.window:
        made.session.window._discarding = True
        made.session.window.close()
        made.settle()
    if made.session.first_start:
        made.session.first_start._leaving = True
        made.session.first_start.close()
    for translator in qapp.findChildren(QtBahasa):
        qapp.removeTranslator(translator)
        translator.deleteLater()
    QLocale.setDefault(QLocale.system())
    made.session.deleteLater()


def make_office(folder: Path) -> None:
    kepala = {
        "nama": "Contoh",
        "nip": None,
        "jenis_nip": "NIP",
        "sebutan": "",
        "jabatan": "Kepala Balai POM di Ende",
        "mulai": "2026-01-01",
    }
    isian = kantor_baru.KantorBaru("loka-ende", kepala, "Sari Contoh", None)
    kantor_baru.make(folder, now, isian).close()


@pytest.fixture
def with_office(jalan: Jalan) -> Jalan:
    make_office(jalan.kantor)
    jalan.start()
    return jalan


def test_that_a_folder_without_an_office_shows_the_first_start(jalan):
    jalan.start()
    assert jalan.session.window is None
    assert jalan.session.first_start.isVisible()


def test_that_a_file_that_was_double_clicked_is_opened_in_the_own_office(
    jalan: Jalan, tmp_path: Path, qtbot: QtBot
) -> None:
    make_office(jalan.kantor)
    terima = TandaTerima(
        id="r",
        nomor="PST-0142",
        unit="balai-lain",
        paket="a" * 64,
        jenis=JenisPaket.LAPORAN_TRIWULAN,
        tahun=2026,
        periode="TW3",
        revisi=0,
        putusan=Putusan.DITERIMA,
        keterangan="",
        dipegang=None,
    )
    pusat.pin(jalan.kantor)
    jalan.session.start(pusat.save(tmp_path, pusat.receipt(terima)))
    jalan.settle()
    qtbot.waitUntil(lambda: bool(jalan.window.received.pane and jalan.window.received.pane.part))
    texts = [it.text() for it in jalan.window.received.pane.findChildren(QLabel)]
    assert "dari-pusat.asice: bukan berkas unit ini" in texts


@pytest.mark.parametrize(
    ("arguments", "called"),
    [
        ([], ("window",)),
        (["Tanda terima.ASICE"], ("window", Path("Tanda terima.ASICE"))),
        (["paket", "isi", "x.asice"], ("command_line",)),
        (["x.pdf"], ("command_line",)),
    ],
)
def test_that_one_package_as_argument_is_a_file_to_open(
    arguments: list[str], called: tuple[object, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    done: list[tuple[object, ...]] = []
    for name in ("window", "command_line"):
        monkeypatch.setattr(bootstrap, name, lambda *given, name=name: done.append((name, *given)))
    monkeypatch.setattr("sys.argv", ["ranpk-desktop", *arguments])
    __main__.main()
    assert done == [called]


def test_that_closing_the_first_start_ends_the_program(jalan, qtbot):
    jalan.start()
    jalan.session.first_start.close()
    qtbot.waitUntil(lambda: jalan.ended)


def test_that_the_sample_opened_from_the_first_start_is_shown(jalan):
    jalan.start()
    jalan.session.first_start.welcome.sample_card.click()
    jalan.settle()
    assert "DATA CONTOH" in jalan.banners()["contoh"]
    assert not jalan.ended


def test_that_the_office_of_the_folder_is_shown_and_backed_up(with_office):
    assert with_office.window.office.text() == "Balai POM di Ende"
    assert with_office.session.first_start is None
    assert (with_office.kantor / "cadangan" / "ranpk-2026-12-01.db").is_file()


def test_that_closing_the_window_ends_the_program_and_lets_the_office_go(with_office):
    with_office.window.close()
    with_office.settle()
    assert with_office.ended
    open_office(with_office.kantor, now).close()


def test_that_a_second_opener_is_told_so_and_can_try_again(jalan):
    make_office(jalan.kantor)
    with open_office(jalan.kantor, now):
        jalan.start()
        assert "sedang dibuka" in jalan.banners()["buka"]
        jalan.press("buka", "Coba lagi")
        assert "buka" in jalan.banners()
    jalan.press("buka", "Coba lagi")
    assert "buka" not in jalan.banners()
    assert jalan.window.office.text() == "Balai POM di Ende"


def test_that_a_second_opener_can_give_up(jalan):
    make_office(jalan.kantor)
    with open_office(jalan.kantor, now):
        jalan.start()
        jalan.press("buka", "Keluar")
        assert jalan.ended


def test_that_the_sample_is_a_menu_away_and_so_is_the_way_back(with_office):
    with_office.choose("Buka data contoh")
    assert "DATA CONTOH" in with_office.banners()["contoh"]
    with_office.choose("Ke kantor sendiri")
    assert with_office.window.office.text() == "Balai POM di Ende"
    assert "contoh" not in with_office.banners()
    assert not with_office.ended


def test_that_the_window_of_an_office_that_was_left_hears_nothing_more(with_office, qtbot):
    left = with_office.window
    left.open_page("pengaturan")
    with_office.settle()
    with_office.choose("Buka data contoh")
    assert not shiboken6.isValid(left)
    for office in ("Ke kantor sendiri", "Buka data contoh"):
        with_office.save("wajar" + office)
        with_office.choose(office)
    with_office.save("terakhir")
    assert with_office.window.office.text() == "terakhir"


def test_that_a_report_under_way_is_given_up_when_its_office_is_left(with_office, tmp_path):
    told, begun = [], threading.Event()

    def job(work):
        begun.wait(5)
        return "laporan"

    with_office.tasks.run_in_pool(job, told.append, title="Membuat laporan")
    with_office.choose("Buka data contoh")
    begun.set()
    with_office.settle()
    assert told == []


def test_that_a_sample_that_cannot_be_opened_leads_back_with_the_sentence(with_office, monkeypatch):
    def full(*_arguments):
        raise KnownError("DISK_PENUH", "Disk penuh.")

    monkeypatch.setattr(kantor_baru, "open_sample", full)
    with_office.choose("Buka data contoh")
    assert with_office.window.office.text() == "Balai POM di Ende"
    assert with_office.banners()["kesalahan"] == "Disk penuh."
    assert not with_office.ended


@pytest.fixture
def refused_switch(with_office: Jalan) -> Callable[[int], None]:
    """Return a function that sets how many values are unsaved; a switch was refused for one."""
    unsaved = [1]
    page = with_office.window.stack.currentWidget()
    page.unsaved = lambda: unsaved[0]
    with_office.choose("Buka data contoh")
    assert "1 isian belum tersimpan" in with_office.banners()["tutup"]
    return lambda number: unsaved.__setitem__(0, number)


def test_that_a_switch_that_was_refused_is_forgotten(with_office, refused_switch):
    refused_switch(0)
    with_office.window.close()
    with_office.settle()
    assert with_office.ended
    assert with_office.session.window is None


def test_that_a_refused_switch_goes_on_where_the_user_lets_the_value_go(
    with_office, refused_switch
):
    with_office.press("tutup", "Tutup tanpa menyimpannya")
    with_office.settle()
    assert "DATA CONTOH" in with_office.banners()["contoh"]


def test_that_the_daily_backup_is_seen_on_the_first_page_and_is_no_saving(with_office, qtbot):
    page = with_office.window.page("beranda")
    qtbot.waitUntil(lambda: bool(page.body.links) and not with_office.tasks.pending)
    assert "CADANGAN" not in page.body.links
    assert with_office.window.status_line.saved.text() == ""


def test_that_what_waits_in_the_outbox_is_sent_once_the_window_stands(with_office):
    assert with_office.window.context.pengirim()._running
    with_office.window.close()
    with_office.settle()
    assert with_office.ended
