"""What the checks of a draft found; each line leads to its field."""

from collections.abc import Callable, Sequence
from functools import partial

from PySide6.QtWidgets import QFrame, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat, count_faults
from ui.core import icons, theme
from ui.core.link_row import LinkRow
from ui.core.page import Context

NADA = {
    Tingkat.KESALAHAN: "buruk",
    Tingkat.PERINGATAN: "peringatan",
    Tingkat.INFO: "info",
}
"""The tone of each severity."""


class FindingsCard(QFrame):
    """List the findings of a draft, or say that there are none."""

    def __init__(self, context: Context, go_to: Callable[[str], None]) -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._context, self._go_to = context, go_to
        self._shown: Sequence[Finding] | None = None
        self.title = theme.label("", "tebal")
        self.rows: list[LinkRow] = []
        self._column = QVBoxLayout(self)
        side = theme.px(8)
        self._column.setContentsMargins(side, side, side, side)
        self._column.setSpacing(theme.px(2))
        self._column.addWidget(self.title)

    def show_findings(self, findings: Sequence[Finding]) -> None:
        """Show these; the lines stay as they are where nothing has changed."""
        if findings == self._shown:
            return
        self._shown = findings
        for old in self.rows:
            self._column.removeWidget(old)
            old.hide()
            old.deleteLater()
        self.rows = [self._row(finding) for finding in findings]
        for row in self.rows:
            self._column.addWidget(row)
        self.title.setText(describe_findings(findings))
        theme.set_tone(self.title, "" if findings else "baik")

    def _row(self, finding: Finding) -> LinkRow:
        word = {
            Tingkat.KESALAHAN: _("Kesalahan"),
            Tingkat.PERINGATAN: _("Peringatan"),
            Tingkat.INFO: _("Info"),
        }[finding.tingkat]
        tone = NADA[finding.tingkat]
        return LinkRow(
            finding.pesan,
            partial(self._go_to, str(finding.tempat.get("kolom", ""))),
            picture=icons.pixmap(icons.STATUS_ICONS[tone], tone),
            name=f"{word}: {finding.pesan}",
        )


def describe_findings(findings: Sequence[Finding]) -> str:
    """Return how many there are, in words."""
    errors, warnings = count_faults(findings)
    parts = []
    if errors:
        parts.append(_("{n} kesalahan").format(n=errors))
    if warnings:
        parts.append(_("{n} peringatan").format(n=warnings))
    return " · ".join(parts) or _("Tidak ada kesalahan atau peringatan")
