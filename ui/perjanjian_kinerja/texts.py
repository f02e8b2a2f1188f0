"""The sentences and titles of the agreement, which an office may word itself."""

from collections.abc import Mapping

from PySide6.QtWidgets import QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.templat import TEMPAT, TeksTemplat
from ui.core import theme
from ui.core.fold import Fold
from ui.core.inputs import Field, NoteInput
from ui.core.page import Context
from ui.core.saved_fields import SavedFields

_LETTERS = 44
"""How many letters stand in a line of a note, about."""


class TextsPart(QWidget):
    """Fold away the texts; their fields are made when they are first wanted."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._texts: Mapping[str, TeksTemplat] = {}
        self.bound: SavedFields | None = None
        self.fold = Fold(_("Kalimat dan judul"))
        self.fold.button.toggled.connect(self._make)
        column = QVBoxLayout(self)
        column.setContentsMargins(0, 0, 0, 0)
        column.addWidget(self.fold)

    def show_texts(self, texts: Mapping[str, TeksTemplat]) -> None:
        """Show the wording that holds."""
        self._texts = texts
        if self.bound:
            self.bound.show({nama: it.teks for nama, it in texts.items()})

    def commit(self) -> None:
        """Save what has been typed and not yet left."""
        if self.bound:
            self.bound.commit()

    def unsaved(self) -> int:
        """Return how many texts were refused."""
        return self.bound.unsaved() if self.bound else 0

    def drop_refused(self, here: QWidget | None) -> bool:
        """Show the stored text again where one was refused."""
        return bool(self.bound and self.bound.drop_refused(here))

    def _make(self, unfolded: bool) -> None:
        if self.bound or not unfolded:
            return
        places = "; ".join(f"{{{nama}}} {arti}" for nama, arti in TEMPAT.items())
        words = theme.label(
            _(
                "Berlaku untuk draf semua tahun. Nama dalam kurung kurawal diganti isinya. Teks "
                "yang dikosongkan kembali ke kalimat peraturan."
            ),
            "keterangan",
        )
        words.setWordWrap(True)
        words.setToolTip(places)
        known = theme.label(_("Yang dapat dipakai: {daftar}.").format(daftar=places), "keterangan")
        known.setWordWrap(True)
        self.fold.content.addWidget(words)
        fields = {nama: _field(it) for nama, it in self._texts.items()}
        for field in fields.values():
            self.fold.content.addWidget(field)
        self.fold.content.addWidget(known)
        office = self._context.services
        self.bound = SavedFields(
            fields,
            self._context.tasks,
            lambda nama, teks: office.perjanjian_kinerja.save_text(nama, teks),
            self,
        )
        self.show_texts(self._texts)


def _field(text: TeksTemplat) -> Field:
    lines = sum(1 + len(line) // _LETTERS for line in text.teks.split("\n"))
    return Field(text.judul, NoteInput(lines=min(max(lines, 1), 6)))
