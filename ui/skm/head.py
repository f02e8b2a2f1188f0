"""Above the table: which service, what its survey comes to, and the few figures typed for it."""

from collections.abc import Callable
from functools import partial

from PySide6.QtCore import Qt, Signal
from PySide6.QtWidgets import QHBoxLayout, QToolButton, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_persen
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.isi_skm import IsiSkm, LayananSkm
from ranpk_desktop.domain.parameter_skm import Metode
from ranpk_desktop.domain.skm import HasilSkm, achievement
from ranpk_desktop.errors import KnownError
from ui.core import icons, theme
from ui.core.inputs import CheckInput, ChoiceInput, Field, TextInput
from ui.core.page import Context
from ui.skm.table_model import UNIT

_FIELD = 88


class Head(QWidget):
    """Pick a service, and type respondents, population, target and the method of the unit.

    `picked` says that another service was chosen; `add`, `rename` and `delete` are the buttons.
    """

    picked = Signal()

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._isi: IsiSkm | None = None
        self._chosen: LayananSkm | None = None
        self.layanan = ChoiceInput()
        self._layanan_field = Field(_("La&yanan"), self.layanan)
        self._layanan_field.setMinimumWidth(theme.px(128))
        self._layanan_field.setMaximumWidth(theme.px(280))
        self.layanan.edited.connect(self.picked)
        self.add = _tool(_("Tambah layanan (Ctrl+N)"), "plus")
        self.rename = _tool(_("Ganti nama layanan"), "pencil")
        self.delete = _tool(_("Hapus layanan"), "trash-2")
        self.mark = icons.Picture(theme.px(20))
        self.value = theme.label("", "bagian")
        self.unit = theme.label("", "keterangan")
        self.unit.setAlignment(Qt.AlignmentFlag.AlignRight | Qt.AlignmentFlag.AlignVCenter)
        for label in (self.value, self.unit):
            label.setWordWrap(True)
        self.sample = theme.label("", "keterangan")
        self.sample.setWordWrap(True)
        self.metode = ChoiceInput([(it.value, it.label) for it in Metode])
        self.masuk = CheckInput(_("Ikut nilai nasi&onal"))
        self.fields = {
            "responden": Field(_("&Responden"), TextInput()),
            "populasi": Field(_("Po&pulasi"), TextInput()),
            "target": Field(_("Tar&get"), TextInput()),
        }
        self._unit_field = Field(_("Cara hitung nilai unit"), self.metode)
        self.metode.setMinimumWidth(theme.px(120))  # its longest choice must not widen the window
        self._build()
        for name in self.fields:
            self._input(name).committed.connect(partial(self._save, name))
        self.metode.edited.connect(self._save_metode)
        self.masuk.edited.connect(self._save_masuk)

    def _build(self) -> None:
        tools = QWidget()
        tools.setFixedHeight(theme.control_height())
        row = QHBoxLayout(tools)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(0)
        for button in (self.add, self.rename, self.delete):
            row.addWidget(button)
        typed = QHBoxLayout()
        typed.setSpacing(theme.px(16))
        bottom = Qt.AlignmentFlag.AlignBottom
        top = Qt.AlignmentFlag.AlignTop
        typed.addWidget(self._layanan_field, 1, top)
        typed.addWidget(tools, 0, bottom)
        for field in self.fields.values():
            field.setFixedWidth(theme.px(_FIELD))
            typed.addWidget(field, 0, top)
        self._unit_field.setMaximumWidth(theme.px(240))
        typed.addWidget(self._unit_field, 1, top)
        typed.addWidget(self.masuk, 0, bottom)
        typed.addWidget(self.sample, 1, bottom)
        told = QHBoxLayout()
        told.setSpacing(theme.px(8))
        told.addWidget(self.mark)
        told.addWidget(self.value, 3)
        told.addWidget(self.unit, 3)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(8))
        column.addLayout(typed)
        column.addLayout(told)
        for widget in (self._unit_field, self.masuk):  # all at once would widen the window
            widget.hide()

    # Showing ----------------------------------------------------------------------------------

    def show_survey(self, isi: IsiSkm, chosen: LayananSkm | None) -> None:
        """Show a service, or the unit where none is chosen."""
        self._isi, self._chosen = isi, chosen
        choices = [(it.id, it.nama) for it in isi.layanan]
        self.layanan.set_choices([*choices, (UNIT, _("Seluruh layanan (nilai unit)"))])
        self.layanan.setCurrentIndex(self.layanan.findData(chosen.id if chosen else UNIT))
        self.layanan.setToolTip(self.layanan.currentText())
        self._show_value(isi, chosen)
        self._fill("responden", chosen.responden if chosen else None)
        self._fill("populasi", chosen.populasi if chosen else None)
        target = "" if isi.target is None else format_angka(isi.target)
        self._fill("target", target)
        self.metode.set_value(isi.unit.metode.value)
        self.masuk.set_value("1" if isi.masuk_target else "0")
        of_service = (self.fields["responden"], self.fields["populasi"])
        of_unit = (self._unit_field, self.masuk)
        for widget in of_service if chosen is None else of_unit:
            widget.hide()
        for widget in of_unit if chosen is None else of_service:
            widget.show()
        for button in (self.rename, self.delete):
            button.setEnabled(chosen is not None)
        self._show_lock(locked=isi.kunci is not None)
        self.sample.setText(_sample(chosen) if chosen else isi.unit.catatan)

    def _show_lock(self, *, locked: bool) -> None:
        """Show a locked survey as one to read: its services are those of then, too."""
        for name in self.fields:
            self._input(name).setReadOnly(locked)
        for widget in (self.metode, self.masuk):
            widget.setEnabled(not locked)
        for button in (self.add, self.rename, self.delete):
            button.setVisible(not locked)

    def _show_value(self, isi: IsiSkm, chosen: LayananSkm | None) -> None:
        hasil = chosen.hasil if chosen else isi.unit.hasil
        self.value.setText(_("Nilai SKM {nilai}").format(nilai=_words(hasil, isi)))
        self.mark.setVisible(hasil.mutu is not None)
        if hasil.mutu:
            theme.set_tone(self.value, hasil.mutu.nada)
            self.mark.set_icon(icons.status_icon(hasil.mutu.nada))
        else:
            theme.set_tone(self.value, "redup")
        unit = isi.unit
        text = _("Nilai unit {nilai} · {metode}, {n} layanan")
        words = text.format(
            nilai=_words(unit.hasil, isi), metode=unit.metode.label, n=len(unit.layanan)
        )
        if chosen is None:
            words = f"{unit.metode.label}, " + _("{n} layanan").format(n=len(unit.layanan))
        self.unit.setText(words if unit.layanan else "")

    def _fill(self, name: str, value: object) -> None:
        """Show a stored figure, unless the user is typing there or it was refused."""
        editor = self._input(name)
        if self.fields[name].error or (editor.hasFocus() and editor.isModified()):
            return
        editor.set_value("" if value is None else str(value))

    # Typing -----------------------------------------------------------------------------------

    def commit(self) -> None:
        """Save what is being typed."""
        for name in self.fields:
            self._input(name).commit()

    def drop_refused(self) -> bool:
        """Show the stored figure again where one was refused; tell whether there was one."""
        refused = [name for name, field in self.fields.items() if field.error]
        for name in refused:
            self.fields[name].set_error("")
            self._input(name).setModified(False)
        if refused and self._isi:
            self.show_survey(self._isi, self._chosen)
        return bool(refused)

    def unsaved(self) -> int:
        """Return how many figures were refused."""
        return sum(bool(field.error) for field in self.fields.values())

    def _input(self, name: str) -> TextInput:
        editor = self.fields[name].input
        assert isinstance(editor, TextInput)  # noqa: S101  made above
        return editor

    def _save(self, name: str, text: str) -> None:
        isi, chosen = self._isi, self._chosen
        if isi is None:
            return
        skm = self._context.services.skm
        job: Callable[[], Changes] = partial(skm.save_target, isi.tahun, text)
        if name != "target":
            if chosen is None:
                return
            job = partial(skm.save_count, chosen.id, isi.tahun, isi.periode, name, text)
        self._context.tasks.run(job, partial(self._saved, name), partial(self._refused, name))

    def _saved(self, name: str, changes: Changes) -> None:
        self.fields[name].set_error("")
        if changes.perintah_id is None and self._isi:
            self.show_survey(self._isi, self._chosen)

    def _refused(self, name: str, error: KnownError) -> None:
        self.fields[name].set_error(str(error))

    def _save_metode(self) -> None:
        if self._isi:
            save = self._context.services.skm.save_metode
            self._context.tasks.run(partial(save, self._isi.tahun, Metode(self.metode.value())))

    def _save_masuk(self) -> None:
        if self._isi:
            save = self._context.services.skm.save_masuk_target
            self._context.tasks.run(partial(save, self._isi.tahun, self.masuk.value() == "1"))


def _words(hasil: HasilSkm, isi: IsiSkm) -> str:
    """Return value, mutu, target and achievement in words."""
    if hasil.nilai is None or hasil.mutu is None:
        return _("belum ada ({n} dari 9 unsur terisi)").format(n=hasil.terisi)
    words = f"{format_angka(hasil.nilai, 2)} – {hasil.mutu.label}"
    capaian = achievement(hasil, isi.target)
    if isi.target is None or capaian is None:
        return words
    return words + _(", target {target} → {capaian}").format(
        target=format_angka(isi.target, 2), capaian=format_persen(capaian)
    )


def _sample(chosen: LayananSkm) -> str:
    """Return in words how many respondents the population needs, and how many there are."""
    if chosen.butuh is None:
        return _("Isi populasi untuk melihat sampel yang perlu (Krejcie–Morgan).")
    words = _("Sampel perlu {n} (Krejcie–Morgan)").format(n=chosen.butuh)
    if chosen.responden is None:
        return words + "."
    lacking = chosen.butuh - chosen.responden
    if lacking <= 0:
        return words + _(", ada {n}: cukup.").format(n=chosen.responden)
    return words + _(", ada {n}: kurang {kurang}.").format(n=chosen.responden, kurang=lacking)


def _tool(title: str, icon: str) -> QToolButton:
    made = QToolButton()
    made.setIcon(icons.icon(icon))
    made.setToolTip(title)
    made.setAccessibleName(title)
    made.setFocusPolicy(Qt.FocusPolicy.StrongFocus)
    return made
