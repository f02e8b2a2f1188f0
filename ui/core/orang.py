"""What every form about a person has in common: how a NIP is asked for and judged."""

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QHBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.nip import check_nip
from ui.core import icons, theme
from ui.core.form_page import FormPage
from ui.core.inputs import ChoiceInput, TextInput

JENIS_NIP = (("NIP", _("NIP (PNS)")), ("NI PPPK", _("NI PPPK")))

SEBUTAN = (
    ("", _("Definitif")),
    ("Plt.", _("Plt. (pelaksana tugas)")),
    ("Plh.", _("Plh. (pelaksana harian)")),
    ("Pj.", _("Pj. (penjabat)")),
    ("Pjs.", _("Pjs. (penjabat sementara)")),
)
"""How an official holds the office."""

_LENGTH = 18


def add_nip(form: FormPage, *, narrow: bool = False) -> "NipWarning":
    """Add the fields `jenis_nip` and `nip` to a form, with the warning below the number.

    A `narrow` form has them one below the other, so that 18 digits are seen at once.
    """
    jenis = ChoiceInput(JENIS_NIP)
    nip = TextInput(_("18 angka; boleh dikosongkan"))
    kind, number = ("jenis_nip", _("&Jenis NIP"), jenis), ("nip", _("N&IP"), nip)
    for row in ((kind,), (number,)) if narrow else ((kind, number),):
        form.add_row(*row)
    warning = NipWarning(jenis, nip)
    below = form.fields["nip"].layout()
    assert below is not None  # noqa: S101  every field has one
    below.addWidget(warning)
    return warning


def nip_value(text: str) -> str | None:
    """Return a NIP as it is stored: digits without the blanks that documents print; None for none.

    Source of the printed form: "19800315 200501 2 001" on decrees.
    """
    return "".join(text.split()) or None


class NipWarning(QWidget):
    """Say what is odd about a NIP while it is typed; a warning never forbids saving.

    As long as digits are still missing and the field has the keyboard, it only counts them.
    """

    def __init__(self, jenis: ChoiceInput, nip: TextInput) -> None:
        super().__init__()
        self._jenis, self._nip = jenis, nip
        self._icon = icons.Picture(theme.px(14))
        self._text = theme.label("", "keterangan")
        self._text.setWordWrap(True)
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self._icon, 0, Qt.AlignmentFlag.AlignTop)
        row.addWidget(self._text, 1)
        nip.textChanged.connect(lambda _text: self.refresh())
        nip.editingFinished.connect(self.refresh)
        jenis.currentIndexChanged.connect(lambda _at: self.refresh())
        self.hide()

    @property
    def text(self) -> str:
        """Return the sentences shown, or ""."""
        return "" if self.isHidden() else self._text.text()

    def refresh(self) -> None:
        """Judge what stands in the field."""
        nip = nip_value(self._nip.text()) or ""
        findings = check_nip(nip, self._jenis.value())
        self.setVisible(bool(findings))
        if not findings:
            self._nip.setAccessibleDescription("")
            return
        counting = nip.isdigit() and len(nip) < _LENGTH and self._nip.hasFocus()
        tone = "redup" if counting else "peringatan"
        self._text.setText(
            _("{n} dari 18 angka").format(n=len(nip))
            if counting
            else " ".join(finding.pesan for finding in findings)
        )
        self._nip.setAccessibleDescription(self._text.text())
        theme.set_tone(self._text, tone)
        self._icon.setVisible(not counting)
        if not counting:
            self._icon.set_icon(icons.status_icon(tone))
