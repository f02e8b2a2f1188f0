"""What is done with a key that is there or elsewhere: taken over, handed over, replaced."""

from collections.abc import Callable
from itertools import pairwise
from pathlib import Path

from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QPushButton, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.identitas import read_key_file
from ui.core import theme
from ui.core.exports import documents
from ui.core.frasa_pane import FrasaPane
from ui.core.inputs import CheckInput, Field, TextInput
from ui.core.layout import pair
from ui.core.page import Context


def ask_key_file(parent: QWidget) -> Path | None:
    """Ask for a PKCS#12 file; None where the user changes his mind."""
    kinds = f"{_('Berkas kunci')} (*.p12 *.pfx);;{_('Semua berkas')} (*)"
    chosen, _kind = QFileDialog.getOpenFileName(
        parent, _("Pilih berkas kunci"), str(documents()), kinds
    )
    return Path(chosen) if chosen else None


_FRASA_BARU = _("Sedikitnya 5 kata atau 14 huruf, yang mudah Anda ingat.")


class KeyPane(FrasaPane):
    """Base: ask for phrases in rows of two, do the job, and say `done` with a sentence."""

    def __init__(
        self, context: Context, primary: str, done: Callable[[str], None], *, new: bool = True
    ) -> None:
        if new:
            super().__init__(primary, _("&Frasa sandi baru"), _FRASA_BARU)
        else:
            super().__init__(primary)
        self._context, self._done = context, done
        self.identitas = context.services.identitas

    def arrange(self, *rows: tuple[Field, Field | None] | QWidget) -> None:
        """Lay the fields out in rows of two, and let Tab visit everything in that order.

        What is no pair of fields takes a row of its own.
        """
        inputs: list[QWidget] = []
        for row in rows:
            at = self.column.count() - 1
            if isinstance(row, QWidget):
                self.column.insertWidget(at, row)
                inputs.append(row)
                continue
            for field in row:
                if field:
                    self.row.removeWidget(field)
                    inputs.append(field.input)
            self.column.insertLayout(at, pair(*(field or QWidget() for field in row)))
        self.column.removeItem(self.row)
        for before, after in pairwise((*inputs, self.primary)):
            self.setTabOrder(before, after)

    def add_secret(self, name: str, title: str) -> Field:
        """Add a field for another phrase."""
        return self.add_field(name, Field(title, TextInput(secret=True)))

    def taken(self, *names: str) -> list[str]:
        """Return the phrases of these fields; raises CheckError for an empty one, or two unlike.

        `ulangi` must be the same as `frasa`.
        """
        phrases = [self.fields[name].input.value() for name in names]
        for name, phrase in zip(names, phrases, strict=True):
            if not phrase:
                raise CheckError(name, _("Frasa sandi belum diisi."))
        if "ulangi" in names and phrases[names.index("ulangi")] != phrases[names.index("frasa")]:
            raise CheckError("ulangi", _("Frasa sandi yang kedua tidak sama."), _("Ketik lagi."))
        return phrases

    def submit(self) -> None:
        """Do the job once all is there; the phrases stay while it is refused."""
        if not self.primary.isEnabled():
            return
        self.message.hide()
        for field in self.fields.values():
            field.set_error("")
        try:
            job = self.job()
        except CheckError as error:
            self.show_error(error)
            return
        self.primary.setEnabled(False)
        self._context.tasks.run(job, self._finish, self.show_error)

    def job(self) -> Callable[[], str]:
        """Return what is to be done on the DB thread; it returns the sentence to say then."""
        raise NotImplementedError

    def _finish(self, text: str) -> None:
        self.close_pane()
        self._done(text)


class ImporPane(KeyPane):
    """Take over a key from a file, under the passphrase that it has."""

    def __init__(self, context: Context, done: Callable[[str], None]) -> None:
        super().__init__(context, _("&Impor kunci"), done, new=False)
        self._path = Path()
        self.title.setText(_("Impor kunci dari berkas"))

    def ask(self, path: Path) -> None:
        """Open the pane for a file."""
        self._path = path
        self.words.setText(
            _(
                "{berkas}: ketik frasa sandi berkas itu. Berkasnya disimpan apa adanya, tetap di "
                "bawah frasa itu. Yang diterima: kunci P-256 atau RSA 3072 bit ke atas beserta "
                "sertifikatnya."
            ).format(berkas=path.name)
        )
        self.open_pane()

    def job(self) -> Callable[[], str]:
        """Return the job that reads the file and stores the key."""
        (frasa,) = self.taken("frasa")
        identitas, path = self.identitas, self._path

        def job() -> str:
            identitas.import_key(read_key_file(path), frasa)
            return _("Kunci segel sudah diimpor. Cocokkan kode pengenalnya dengan Pusat.")

        return job


class SerahPane(KeyPane):
    """Hand the key over: the old phrase opens it, the new one is the new head's."""

    def __init__(self, context: Context, done: Callable[[str], None]) -> None:
        super().__init__(context, _("&Ganti frasa"), done)
        self.title.setText(_("Serah terima kunci: ganti frasa sandi"))
        self.words.setText(
            _(
                "Kunci ini milik kantor, bukan milik orang, jadi kunci dan kode pengenalnya tetap. "
                "Pejabat lama mengetik frasanya, kepala baru atau Plt. memilih frasanya sendiri. "
                "Catat juga pejabat barunya pada bagian Pejabat."
            )
        )
        lama = self.add_secret("frasa_lama", _("Frasa sandi la&ma"))
        ulangi = self.add_secret("ulangi", _("Ulan&gi frasa sandi baru"))
        self.arrange((lama, None), (self.fields["frasa"], ulangi))
        self.pejabat = QPushButton(_("Buka Pe&jabat"))
        self.pejabat.clicked.connect(
            lambda _checked=False: context.open_page("pengaturan", bagian="pejabat")
        )
        self.add_button(self.pejabat)

    def open_pane(self) -> None:
        """Begin with the old phrase."""
        super().open_pane()
        self.fields["frasa_lama"].focus()

    def job(self) -> Callable[[], str]:
        """Return the job that puts the key under the new phrase."""
        lama, baru, _ulangi = self.taken("frasa_lama", "frasa", "ulangi")
        identitas = self.identitas

        def job() -> str:
            identitas.change_frasa(lama, baru)
            return _(
                "Frasa sandi sudah diganti. Buat cadangan lengkap baru: yang lama masih memuat "
                "kunci ini di bawah frasa lama."
            )

        return job


class GantiPane(KeyPane):
    """Replace the key, with the old phrase where the old key is still in hand."""

    def __init__(self, context: Context, done: Callable[[str], None]) -> None:
        super().__init__(context, _("&Ganti kunci"), done)
        self._path: Path | None = None
        self.title.setText(_("Ganti kunci segel"))
        self.words.setText(
            _(
                "Untuk kunci yang hilang, frasanya terlupa, diketahui orang lain, atau hampir "
                "berakhir. Kunci lama disimpan dan tetap dikenal untuk paket lama; Pusat perlu "
                "mencocokkan kode pengenal yang baru. Bila hanya pejabatnya yang berganti, ganti "
                "frasanya saja."
            )
        )
        alasan = self.add_field(
            "alasan", Field(_("Al&asan"), TextInput(_("misalnya: laptop hilang, frasa terlupa")))
        )
        lama = self.add_secret("frasa_lama", _("Frasa sandi la&ma"))
        ulangi = self.add_secret("ulangi", _("Ulan&gi frasa sandi baru"))
        self.held = CheckInput(_("F&rasa sandi lama masih diketahui"))
        self.held.edited.connect(self._show_state)
        self.file_button = QPushButton(_("Pakai &berkas .p12…"))
        self.file_button.clicked.connect(lambda _checked=False: self._choose())
        self.file = theme.label("", "keterangan")
        self.file.setWordWrap(True)
        source = QWidget()
        row = QHBoxLayout(source)
        row.setContentsMargins(0, 0, 0, 0)
        row.setSpacing(theme.px(8))
        row.addWidget(self.file_button)
        row.addWidget(self.file, 1)
        self.arrange((alasan, lama), self.held, (self.fields["frasa"], ulangi), source)
        self.setTabOrder(ulangi.input, self.file_button)
        self.setTabOrder(self.file_button, self.primary)

    def open_pane(self) -> None:
        """Begin with a key of our own, and with the old phrase known."""
        self._path = None
        self.held.set_value("1")
        self._show_state()
        super().open_pane()
        self.fields["alasan"].focus()

    def close_pane(self) -> None:
        """Forget the reason too."""
        self.fields["alasan"].input.set_value("")
        super().close_pane()

    def _choose(self) -> None:
        self._path = ask_key_file(self)
        self._show_state()

    def _show_state(self) -> None:
        self.fields["frasa_lama"].setVisible(self.held.value() == "1")
        self.fields["ulangi"].setVisible(self._path is None)
        frasa = self.fields["frasa"]
        if self._path:
            frasa.rename(_("&Frasa sandi berkas itu"), _("Bila pendek, gantilah sesudahnya."))
            text = _("Kunci baru: {berkas}, dengan frasanya sendiri.")
            self.file.setText(text.format(berkas=self._path.name))
        else:
            frasa.rename(_("&Frasa sandi baru"), _FRASA_BARU)
            self.file.setText(_("Kunci baru dibuatkan di sini."))

    def job(self) -> Callable[[], str]:
        """Return the job that replaces the key."""
        path, alasan = self._path, self.fields["alasan"].input.value()
        if not alasan:
            raise CheckError("alasan", _("Alasan mengganti kunci belum diisi."))
        lama = self.taken("frasa_lama")[0] if self.held.value() == "1" else None
        frasa = self.taken("frasa")[0] if path else self.taken("frasa", "ulangi")[0]
        office = self._context.services

        def job() -> str:
            p12 = read_key_file(path) if path else None
            office.identitas.replace_key(frasa, lama, alasan, p12)
            try:  # now, while the old phrase is at hand: afterwards nobody may know it
                made = office.paket.make_identity_list(office.pengaturan.kertas(), lama or frasa)
            except KnownError as error:
                text = _("Kunci segel sudah diganti, tetapi daftar identitas belum dibuat: {sebab}")
                return text.format(sebab=error)
            return _(
                "Kunci segel sudah diganti. Kirim daftar identitas {berkas} kepada Pusat, dan "
                "bacakan kode pengenal yang baru lewat telepon."
            ).format(berkas=made.path.name)

        return job
