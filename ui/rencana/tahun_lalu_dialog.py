"""Carry rows of another year's plan over into the one shown."""

from functools import partial

from PySide6.QtWidgets import QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.katalog import Katalog
from ranpk_desktop.errors import KnownError
from ui.core import theme
from ui.core.action_dialog import ActionDialog
from ui.core.page import Context
from ui.rencana.bawa_pane import BawaPane
from ui.rencana.katalog import open_katalog


class TahunLaluDialog(ActionDialog):
    """Choose what the plan of `tahun` gets from another year; the old year is only read."""

    def __init__(self, context: Context, tahun: int, parent: QWidget) -> None:
        super().__init__(
            _("Bawa dari tahun lalu ke rencana {tahun}").format(tahun=tahun),
            _(
                "Baris yang dicentang disalin; rencana tahun asalnya tidak berubah. Yang sudah ada "
                "tidak digandakan. Spasi mencentang semua baris yang dipilih."
            ),
            (1080, 640),
            parent,
        )
        self._context, self._tahun = context, tahun
        self._katalog: Katalog | None = None
        self.choice = BawaPane(context)
        self.choice.source.setMaximumWidth(theme.px(200))
        self.body.addWidget(self.choice.source)
        self.body.addWidget(self.choice, 1)
        self.choice.changed.connect(self._count)
        self._count()
        context.tasks.run(lambda: context.services.rencana.years(), self._offer)
        open_katalog(context, self._opened)

    def _offer(self, years: list[int]) -> None:
        self.choice.set_years(self._tahun, years)
        self.choice.pane.view.setFocus()

    def _opened(self, found: Katalog) -> None:
        self._katalog = found
        self.choice.set_katalog(found)

    def _count(self) -> None:
        baru = self.choice.hasil.baru if self.choice.hasil else 0
        self.take.setText(_("Ba&wa {n} baris").format(n=baru))
        self.take.setEnabled(bool(baru))

    def submit(self) -> None:
        """Carry over what is chosen, as one command."""
        asal = self.choice.asal()
        if asal is None:
            return
        self.take.setEnabled(False)
        copy = self._context.services.tahun_baru.copy
        self._context.tasks.run(
            partial(copy, self._tahun, asal, self._katalog), self._taken, self.refuse
        )

    def _taken(self, _changes: Changes) -> None:
        self.accept()

    def refuse(self, error: KnownError) -> None:
        """Say why nothing was carried over; the same button tries again."""
        super().refuse(error)
        self._count()
