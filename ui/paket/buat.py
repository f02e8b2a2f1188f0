"""Making a package, step by step: what, whether Pusat would take it, and who signs it."""

from collections.abc import Sequence

from PySide6.QtCore import QObject, Signal

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.riwayat_paket import CalonPaket, PaketTersimpan
from ui.core.page import Context
from ui.core.pane import Pane
from ui.paket.calon_table import Key
from ui.paket.isi_pane import IsiPane
from ui.paket.periksa_pane import PeriksaPane
from ui.paket.tanda_pane import TandaPane

_CHECKED = frozenset(
    {
        "unit",
        "pejabat",
        "kunci",
        "kunci_survei",
        "rekaman",
        "alasan_temuan",
        "data_dukung",
        "taut_data_dukung",
        "paket",
    }
)
"""Tables whose changes may let a candidate pass that did not before."""


class Pembuatan(QObject):
    """Lead through the panes; `made` carries the package, and the words of a new key.

    A package that was built from the same content before is handed out as it is.
    """

    made = Signal(object, str)

    def __init__(self, context: Context, parent: QObject) -> None:
        super().__init__(parent)
        self.isi, self.periksa = IsiPane(context), PeriksaPane(context)
        self.tanda = TandaPane(context)
        self.panes: tuple[Pane, ...] = (self.isi, self.periksa, self.tanda)
        self._begun: tuple[int, Sequence[int]] = (0, ())
        self._calon: CalonPaket | None = None
        self._nihil = ""
        self.isi.chosen.connect(self._chosen)
        self.periksa.agreed.connect(self._agreed)
        self.periksa.back.connect(self._choose_again)
        self.tanda.back.connect(self._check_again)
        self.tanda.made.connect(self._made)

    @property
    def asking(self) -> bool:
        """Tell whether one of the steps is shown."""
        return any(pane.asking for pane in self.panes)

    def begin(self, tahun: int, years: Sequence[int], wanted: Key | None = None) -> None:
        """Ask what the package shall hold, with the cursor on the candidate wanted."""
        self._begun = (tahun, years)
        self.isi.ask(tahun, years, wanted)

    def follow(self, changes: Changes) -> None:
        """Look again where a change may have mended what was in the way."""
        if changes.nouns & _CHECKED:
            self.isi.look_again()
            self.periksa.look_again()

    def _chosen(self, calon: CalonPaket, nihil: str) -> None:
        self._calon, self._nihil = calon, nihil
        self.isi.close_pane()
        if calon.tersimpan:
            self.made.emit(calon.tersimpan, "")
        else:
            self.periksa.ask(calon, nihil)

    def _choose_again(self) -> None:
        self.periksa.close_pane()
        calon = self._calon
        wanted = (calon.jenis.value, calon.tahun, calon.periode) if calon else None
        self.begin(calon.tahun if calon else self._begun[0], self._begun[1], wanted)

    def _agreed(self, calon: CalonPaket, nihil: str, flashdisk: bool) -> None:
        self.periksa.close_pane()
        self.tanda.ask(calon, nihil, flashdisk=flashdisk)

    def _check_again(self) -> None:
        self.tanda.close_pane()
        if self._calon:
            self.periksa.ask(self._calon, self._nihil)

    def _made(self, ready: PaketTersimpan, pengenal: str) -> None:
        self.tanda.close_pane()
        self.made.emit(ready, pengenal)
