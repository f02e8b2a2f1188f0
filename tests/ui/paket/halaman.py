"""The page Paket & Kirim, driven as a person does."""

from typing import Any

from PySide6.QtWidgets import QLabel

from ranpk_desktop.domain.riwayat_paket import RiwayatPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.office import Office
from tests.ui.halaman import HalamanTabel
from tests.ui.jendela import fill_and_lock
from tests.ui.seluruh import Seluruh

FRASA = "kapal laut biru pagi sekali"


class HalamanPaket(HalamanTabel):
    """Drive the page; a test names a package by its title."""

    def __init__(self, seluruh: Seluruh) -> None:
        super().__init__(seluruh, "paket")
        self.isi, self.periksa = self.page.making.isi, self.page.making.periksa
        self.tanda = self.page.making.tanda

    def key_of(self, name: str) -> str:
        """Return the id of the newest package with this title."""
        return next(str(row.paket.id) for row in self.page.model.rows if row.judul == name)

    def choose(self, judul: str) -> None:
        """Open step 1 and put the cursor on a candidate."""
        if not self.isi.asking:
            self.page.open_making()
            self.seluruh.settle()
        calon = next(it for it in self.isi.table.model.rows if it.judul == judul)
        self.isi.table.view.go_to((calon.jenis.value, calon.tahun, calon.periode), "judul")

    def sign(self, frasa: str = FRASA) -> None:
        """Type the passphrase of step 3, and build."""
        self.tanda.frasa.setText(frasa)
        self.tanda.submit()
        self.seluruh.settle()

    def make(self, judul: str) -> RiwayatPaket:
        """Go through all steps, and return what stands in the history."""
        self.choose(judul)
        self.isi.submit()
        self.seluruh.settle()
        self.periksa.submit()
        self.seluruh.settle()
        self.sign()
        found: RiwayatPaket = self.page.chosen().paket
        return found

    def press_button(self, name: str) -> None:
        """Press a button of sending."""
        self.page.detail.kirim.buttons[name].click()
        self.seluruh.settle()

    def said(self) -> str:
        """Return what the ways of sending say."""
        message = self.page.detail.kirim.message
        return "" if message.isHidden() else str(message.text)

    def facts(self) -> str:
        """Return all words of the details."""
        labels: Any = self.page.detail.findChildren(QLabel)
        return "\n".join(label.text() for label in labels)


def with_key(office: Office) -> None:
    """Fill the sample office, lock its third quarter, and make its key."""
    fill_and_lock(office)
    office.identitas.make_key(FRASA)


def with_package(office: Office) -> None:
    """Make the package of the third quarter as well."""
    with_key(office)
    office.paket.make(2026, Triwulan.III, "F4", FRASA)
    office.surat.save_addresses({"umum": "pelaporan@contoh.go.id"})
