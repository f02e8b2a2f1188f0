"""The line above the table of RATL: what it is narrowed to, how many are late, open, done."""

from collections.abc import Callable, Sequence

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QMenu, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.ratl import StatusRatl, VerifikasiRatl
from ranpk_desktop.domain.unsur import Unsur, plain
from ui.core import icons, theme
from ui.core.actions import Action, fill_menu, menu_button, tool
from ui.core.inputs import ChoiceInput
from ui.ratl.table_model import Baris

Rule = Callable[[Baris], bool]
KEADAAN: dict[str, tuple[str, Rule | None]] = {
    "semua": (_("Semua status"), None),
    "terbuka": (_("Belum selesai"), lambda row: row.terbuka),
    "terlambat": (_("Terlambat"), lambda row: row.terlambat),
    "belum": (_("Belum"), lambda row: row.ratl.status is StatusRatl.BELUM),
    "proses": (_("Proses"), lambda row: row.ratl.status is StatusRatl.PROSES),
    "selesai": (_("Selesai"), lambda row: not row.terbuka),
    "tanpa_aksi": (_("Rencana aksi belum ditulis"), lambda row: not row.ratl.rencana_aksi),
    "waktu_belum_jelas": (_("Waktu belum jelas"), lambda row: bool(row.ratl.masalah_waktu)),
    "unsur_tebakan": (_("Unsur tebakan"), lambda row: row.ratl.unsur_tebakan),
    "belum_sesuai": (
        _("Belum sesuai menurut Pusat"),
        lambda row: row.ratl.verifikasi is VerifikasiRatl.BELUM_SESUAI,
    ),
}
"""What the table can be narrowed to by state: title, and which rows stay."""
TANPA = "-"
"""The choice of rows that have no unsur, or name no service."""
MILIK, SEMUA = "milik", ""
"""The choices of the unit's own rows, and of those of every unit."""


class Filters(QWidget):
    """Offer filters and actions on rows; `changed` says that other rows are wanted.

    A filter offers what the rows have; that of units appears once there are rows of another one.
    """

    changed = Signal()

    def __init__(self, actions: Sequence[Action], statuses: Sequence[Action]) -> None:
        super().__init__()
        self.keadaan = ChoiceInput([(name, title) for name, (title, _keep) in KEADAAN.items()])
        self.layanan, self.unsur = ChoiceInput(), ChoiceInput()
        self.tahun, self.unit = ChoiceInput(), ChoiceInput()
        self.unsur.set_choices(
            [
                ("", _("Semua unsur")),
                *((it.value, it.sebutan) for it in Unsur),
                (TANPA, _("Tanpa unsur")),
            ]
        )
        self.unit.set_choices([(MILIK, _("Unit ini"))])
        self.shown = theme.label("", "keterangan")
        self.counts = theme.label("", "keterangan")
        self._mark = icons.Picture(theme.px(16), icons.status_icon("buruk"))
        self.late = theme.label("", "tebal")
        theme.set_tone(self.late, "buruk")
        self.status = menu_button(_("Ubah &status"))
        menu = self.status.menu()
        assert isinstance(menu, QMenu)  # noqa: S101  made with the button
        fill_menu(menu, statuses)
        self.buttons = [tool(action) for action in actions]
        self._build()

    def _build(self) -> None:
        top, below = QHBoxLayout(), QHBoxLayout()
        for choice, name in (
            (self.keadaan, _("Saring status")),
            (self.layanan, _("Saring layanan")),
            (self.unsur, _("Saring unsur")),
            (self.tahun, _("Saring tahun survei")),
            (self.unit, _("Saring unit")),
        ):
            choice.setAccessibleName(name)
            choice.setToolTip(name)
            choice.setMinimumWidth(theme.px(80))  # its longest choice must not widen the window
            choice.setMaximumWidth(theme.px(240))
            choice.edited.connect(self.changed)
            top.addWidget(choice, 1)
        top.addStretch(0)
        for widget in (self.status, *self.buttons):
            below.addWidget(widget)
        below.addSpacing(theme.px(8))
        for label in (self._mark, self.late, self.counts):
            below.addWidget(label)
        below.addStretch(1)
        below.addWidget(self.shown)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        for row in (top, below):
            row.setSpacing(theme.px(8))
            column.addLayout(row)

    def offer(self, rows: Sequence[Baris]) -> None:
        """Offer the services, years and units of some rows; what is chosen stays if it can."""
        named = sorted({it for row in rows if (it := row.ratl.jenis_layanan)}, key=str.casefold)
        layanan = {plain(it): it for it in named}
        without = any(not row.ratl.jenis_layanan for row in rows)
        self.layanan.set_choices(
            [
                ("", _("Semua layanan")),
                *layanan.items(),
                *([(TANPA, _("Tanpa layanan"))] if without else []),
            ]
        )
        years = sorted({row.ratl.tahun for row in rows}, reverse=True)
        self.tahun.set_choices([("", _("Semua tahun")), *((str(it), str(it)) for it in years)])
        others = sorted({row.ratl.unit for row in rows if not row.isi.milik}, key=str.casefold)
        self.unit.set_choices(
            [
                (MILIK, _("Unit ini")),
                (SEMUA, _("Semua unit")),
                *((it, it) for it in others),
            ]
        )
        self.unit.setVisible(bool(others))

    @property
    def chosen(self) -> tuple[str, ...]:
        """Return what is chosen: state, service, unsur, year, unit."""
        choices = (self.keadaan, self.layanan, self.unsur, self.tahun, self.unit)
        return tuple(choice.value() for choice in choices)

    def choose(self, saring: str = "semua", tahun: int | None = None) -> None:
        """Choose a state and a year, and all of the rest."""
        self.keadaan.set_value(saring)
        self.layanan.set_value("")
        self.unsur.set_value("")
        self.tahun.set_value("" if tahun is None else str(tahun))
        self.unit.set_value(MILIK)

    def keep(self) -> Rule:
        """Return which rows stay."""
        keadaan, *rest = self.chosen
        rule = KEADAAN[keadaan][1]
        within = self._within(*rest)
        return lambda row: within(row) and (rule is None or rule(row))

    def _within(self, layanan: str, unsur: str, tahun: str, unit: str) -> Rule:
        wanted = "" if layanan == TANPA else layanan

        def keep(row: Baris) -> bool:
            it = row.ratl
            return (
                (not layanan or plain(it.jenis_layanan) == wanted)
                and (not unsur or (unsur in it.unsur if unsur != TANPA else not it.unsur))
                and (not tahun or str(it.tahun) == tahun)
                and (unit == SEMUA or (row.isi.milik if unit == MILIK else it.unit == unit))
            )

        return keep

    def show_counts(self, rows: Sequence[Baris], shown: int) -> None:
        """Say how many rows of the services, years… chosen are in each state."""
        within = list(filter(self._within(*self.chosen[1:]), rows))
        late = sum(row.terlambat for row in within)
        self.late.setText(_("terlambat {n}").format(n=late))
        for widget in (self._mark, self.late):
            widget.setVisible(bool(late))
        words = [
            f"{it.label.lower()} {sum(row.ratl.status is it for row in within)}"
            for it in StatusRatl
        ]
        self.counts.setText(("· " if late else "") + " · ".join(words))
        text = _("{n} dari {jumlah} baris tampak") if shown else _("Tidak ada baris yang cocok")
        total = len(rows)
        self.shown.setText("" if shown == total else text.format(n=shown, jumlah=total))
