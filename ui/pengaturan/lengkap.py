"""The whole office as one file: made, carried to another computer, received, taken over."""

from collections.abc import Callable
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from PySide6.QtWidgets import QFrame, QHBoxLayout, QPushButton, QVBoxLayout

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.bawaan import BERKAS, Bawaan, Hubungan, KepalaCadangan
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.tanggal import format_own_waktu
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services import cadangan_lengkap
from ranpk_desktop.services.cadangan_lengkap import Bahan, Siap, Tertulis
from ui.core import theme
from ui.core.action_pane import ActionPane
from ui.core.actions import Action, button
from ui.core.desktop import open_path
from ui.core.exports import ask_path, ask_whole_office, documents
from ui.core.inputs import Field, TextInput
from ui.core.tasks import Work
from ui.pengaturan.luar import LuarRow

if TYPE_CHECKING:
    from ui.pengaturan.cadangan import CadanganSection

_QUESTIONS = {
    Hubungan.KEMBALI: _(
        "Terima kembali {unit}, {asal}? Isinya menggantikan yang ada di sini, dan kantor dapat "
        "diisi lagi di komputer ini."
    ),
    Hubungan.VERSI_KEDUA: _(
        "{unit}, {asal}, sudah diambil alih di komputer ini, jadi berkas itu versi kedua. Bila "
        "dibuka, isian di sini sejak diambil alih tidak tampak lagi; keadaan sekarang disimpan "
        "dahulu sebagai cadangan."
    ),
    Hubungan.PULIH: _(
        "Buka {unit}, {asal}? Semua isian di sini sesudahnya tidak tampak lagi. Keadaan sekarang "
        "disimpan dahulu sebagai cadangan."
    ),
}


class BawaPane(ActionPane):
    """Ask who carries the office, and say what that means."""

    def __init__(self, carry: Callable[[str], None]) -> None:
        super().__init__(_("&Simpan berkasnya…"))
        self._carry = carry
        self.title.setText(_("Bawa kantor ke komputer lain"))
        self.words.setText(
            _(
                "Seluruh kantor disimpan ke satu berkas, yang Anda buka di komputer lain. Sejak "
                "itu kantor di sini hanya dapat dibaca, sampai berkasnya kembali dari komputer itu."
            )
        )
        self.nama = TextInput()
        self.add_field("nama", Field(_("Dibawa &oleh"), self.nama))

    def submit(self) -> None:
        """Go on to the place of the file once somebody is named."""
        if self.nama.value():
            self._carry(self.nama.value())
        else:
            self.show_error(CheckError("nama", _("Nama pembawanya belum diisi.")))


class LengkapCard(QFrame):
    """Make the file, open one, and say with whom the office is."""

    def __init__(self, section: "CadanganSection") -> None:
        super().__init__()
        self.setObjectName("kartu")
        self._section = section
        self._context, self._services = section.context, section.services
        self._tasks = section.tasks
        self._name, self._times, self._pengisi = "", 1, ""
        self._work: Work | None = None
        self._written: Tertulis | None = None
        self._give_up: Callable[[], None] = section.end_work
        self.bawa_pane = BawaPane(self._carry)
        self.bawa_pane.toggled.connect(section.make_room)
        self.words = theme.label()
        self.words.setWordWrap(True)
        self.save_button = button(Action(_("Buat cadangan &lengkap…"), self.save, "archive"))
        self.carry_button = button(Action(_("Ba&wa ke komputer lain…"), self.open_carry, "log-out"))
        self.open_button = button(Action("", self.open_file, "folder-open"))
        self.take_button = button(Action(_("Ambil ali&h…"), self.ask_take_over, "house"))
        self.luar = LuarRow(section)
        buttons = QHBoxLayout()
        buttons.setSpacing(theme.px(8))
        for made in self._buttons:
            buttons.addWidget(made)
        buttons.addStretch(1)
        column = QVBoxLayout(self)
        column.setContentsMargins(*(theme.px(16), theme.px(12)) * 2)
        column.setSpacing(theme.px(8))
        column.addWidget(self.words)
        column.addLayout(buttons)
        column.addWidget(self.luar)
        self._tasks.work_changed.connect(self._look_at)
        self._show(None)

    @property
    def _buttons(self) -> tuple[QPushButton, ...]:
        return self.save_button, self.carry_button, self.take_button

    def load(self) -> None:
        """Read with whom the office is, what a file of today is called, what lies elsewhere."""
        self.luar.load()
        self._tasks.run(self._read, self._show_read)

    def _read(self) -> tuple[Bawaan | None, str, int, str]:
        whole = self._services.cadangan_lengkap
        pengisi = self._services.kantor.pengisi
        return self._services.bawaan.current(), whole.file_name(), whole.times_carried + 1, pengisi

    def _show_read(self, read: tuple[Bawaan | None, str, int, str]) -> None:
        bawaan, self._name, self._times, self._pengisi = read
        self._section.allow_packages(bawaan is None)
        self._show(bawaan)

    def _show(self, bawaan: Bawaan | None) -> None:
        text = _(
            "Seluruh kantor dalam satu berkas: basis data, data dukung, paket, dan kunci segel."
        )
        if bawaan:
            text = _("Berkas yang kembali dibuat di komputer itu dengan “Bawa ke komputer lain…”.")
        self.words.setText(text)
        shown, hidden = self.carry_button, self.take_button
        if bawaan:
            shown, hidden = hidden, shown
        # What is here now is not the newest state, and nothing may be put into it.
        self.luar.setVisible(bawaan is None)
        hidden.hide()  # first: all at once are too wide for a large font
        shown.show()
        title = _("Ter&ima kembali…") if bawaan else _("Buk&a cadangan lengkap…")
        self.open_button.setText(f" {title}")
        self.open_button.setAccessibleName(title.replace("&", ""))

    # Making ---------------------------------------------------------------------------------------

    def save(self) -> None:
        """Ask where to, and make the file."""
        path = ask_path(_("cadangan lengkap"), self._name, BERKAS, documents(), self)
        if path:
            self._make(path, None)

    def open_carry(self) -> None:
        """Ask who carries the office."""
        self.bawa_pane.nama.set_value(self._pengisi)
        self.bawa_pane.open_pane()

    def _carry(self, nama: str) -> None:
        name = f"{self._name}-dibawa-{self._times}"
        path = ask_path(_("berkas yang dibawa"), name, BERKAS, documents(), self)
        if path:
            self.bawa_pane.close_pane()
            self._make(path, nama)

    def _make(self, path: Path, nama: str | None) -> None:
        """Copy the database on its thread, then write all of it in the pool."""
        self._section.start_work(_("Menyalin basis data…"), cancellable=True)
        self._tasks.run(
            partial(self._gather, path, nama), partial(self._write, path), self._section.refuse
        )

    def _gather(self, path: Path, nama: str | None) -> Bahan:
        bawaan = None if nama is None else self._services.bawaan.begin(nama, path.name)
        try:
            return self._services.cadangan_lengkap.gather(self._section.pause, bawaan)
        except BaseException:
            if bawaan:
                self._services.bawaan.cancel(bawaan)
            raise

    def _write(self, path: Path, bahan: Bahan) -> None:
        bawaan = bahan.kepala.bawaan
        self._section.progress.hide()
        self._written = None
        self._give_up = partial(self._stopped, bawaan)

        def job(work: Work) -> None:
            self._written = cadangan_lengkap.write(bahan, path, work.report)

        self._work = self._tasks.run_in_pool(
            job,
            lambda _nothing: self._made(bawaan),
            partial(self._not_made, bawaan),
            title=_("Menulis cadangan lengkap…"),
        )

    def _look_at(self, work: Work) -> None:
        """Clear up after a work that was cancelled: its callbacks do not come."""
        if work is self._work and work.ended:
            self._work = None
            if work.cancelled:
                self._give_up()

    def _stopped(self, bawaan: Bawaan | None) -> None:
        if self._written:  # it was cancelled when the file was already there
            self._made(bawaan)
        else:
            cancelled = _("Dibatalkan; tidak ada berkas yang dibuat.")
            self._not_made(bawaan, KnownError("DIBATALKAN", cancelled))

    def _made(self, bawaan: Bawaan | None) -> None:
        made = self._written
        if made is None:
            raise RuntimeError("the work has ended without a file")
        if bawaan:
            finish = self._services.bawaan.finish
            self._tasks.run(partial(finish, bawaan, made.sidik))
        self._section.end_work()
        text = _("Tersimpan: {nama} ({ukuran}).").format(
            nama=made.path.name, ukuran=format_bytes(made.ukuran)
        )
        if bawaan:
            text += " " + _("Buka berkas ini di komputer lain.")
        tone = "baik"
        if made.rusak:
            tone = "peringatan"
            text += " " + _(
                "{n} berkas data dukung di komputer ini rusak; tambahkan lagi berkas aslinya."
            ).format(n=len(made.rusak))
        folder = partial(open_path, self._context, made.path.parent)
        self._section.message.show_message(text, tone, ((_("Buka folder"), folder),))

    def _not_made(self, bawaan: Bawaan | None, error: KnownError) -> None:
        if bawaan:
            self._tasks.run(partial(self._services.bawaan.cancel, bawaan))
        self._section.refuse(error)

    # Opening --------------------------------------------------------------------------------------

    def open_file(self) -> None:
        """Ask for a file, look at it, and ask once more, naming what opening it means."""
        path = ask_whole_office(self)
        if path:
            self._section.start_work(_("Memeriksa berkas…"))
            self._give_up = self._section.end_work
            self._work = self._tasks.run_in_pool(
                lambda _work: cadangan_lengkap.look(path),
                partial(self._judge, path),
                self._section.refuse,
                title=_("Memeriksa berkas…"),
            )

    def _judge(self, path: Path, kepala: KepalaCadangan) -> None:
        judge = partial(self._services.cadangan_lengkap.judge, kepala)
        self._tasks.run(judge, partial(self._ask, path, kepala), self._section.refuse)

    def _ask(self, path: Path, kepala: KepalaCadangan, hubungan: Hubungan) -> None:
        self._section.end_work()
        waktu = format_own_waktu(kepala.dibuat_pada)
        asal = _("cadangan {waktu}").format(waktu=waktu)
        if kepala.bawaan:
            asal = _("dibawa oleh {nama}, dibuat {waktu}").format(
                nama=kepala.bawaan.nama, waktu=waktu
            )
        text = _QUESTIONS[hubungan].format(unit=kepala.unit["nama"], asal=asal)
        yes = _("Ya, terima") if hubungan is Hubungan.KEMBALI else _("Ya, buka")
        self._section.ask("berkas", text, yes, partial(self._unpack, path))

    def _unpack(self, path: Path) -> None:
        self._section.start_work(_("Membuka cadangan lengkap…"))
        self._give_up = self._section.end_work
        folder = self._services.folder
        self._work = self._tasks.run_in_pool(
            lambda work: cadangan_lengkap.unpack(path, folder, work.report),
            self._accept,
            self._section.refuse,
            title=_("Membuka cadangan lengkap…"),
        )

    def _accept(self, siap: Siap) -> None:
        accept = partial(self._services.cadangan_lengkap.accept, siap)
        self._tasks.run(accept, self._accepted, self._section.refuse)

    def _accepted(self, before: str) -> None:
        self._section.show_restored(
            _("Kantor sudah dibuka. Keadaan sebelumnya tersimpan sebagai {lama}.").format(
                lama=before
            )
        )

    def ask_take_over(self) -> None:
        """Ask before the office goes on here without its file."""
        self._tasks.run(self._services.bawaan.current, self._ask_take_over)

    def _ask_take_over(self, bawaan: Bawaan | None) -> None:
        if bawaan is None:
            return
        text = _(
            "Ambil alih kantor yang dibawa {oleh}? Isian di komputer lain tidak ikut. Bila di "
            "sana masih diketik, atau berkasnya kelak dibuka di sini, itu menjadi versi kedua, dan "
            "hanya satu dari keduanya yang dapat dipakai."
        ).format(oleh=bawaan.describe())
        self._section.ask("berkas", text, _("Ya, ambil alih"), self.take_over)

    def take_over(self) -> None:
        """Go on here without the file."""
        self._section.start_work(_("Mengambil alih…"))
        self._tasks.run(self._services.bawaan.take_over, self._taken, self._section.refuse)

    def _taken(self, _changes: Changes) -> None:
        self._section.end_work()
        self._section.message.show_message(_("Kantor ini dapat diisi lagi di sini."), "baik")
