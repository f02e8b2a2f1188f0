"""Fixtures of the window kit: a small table of fruit."""

from collections.abc import Callable
from dataclasses import dataclass, replace

import pytest
from pytestqt.qtbot import QtBot

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError
from ui.core.column import Column
from ui.core.table_model import TableModel
from ui.core.table_pane import TablePane
from ui.core.tasks import Tasks
from ui.core.theme import Theme


@dataclass(frozen=True)
class Buah:
    id: int
    nama: str
    jumlah: int | None
    catatan: str = ""


class Toko:
    """Hold fruit as a page's service would: whole numbers only, and a lock."""

    def __init__(self) -> None:
        self.rows = [Buah(1, "Apel", 3), Buah(2, "Ceri", None), Buah(3, "Belimbing", 20)]
        self.commands = 0

    def set_jumlah(self, row: Buah, teks: str) -> Callable[[], Changes]:
        if teks and not teks.isdigit():
            raise CheckError("jumlah", "Jumlah harus bilangan.", "Tulis misalnya 3.")
        return lambda: self._save(replace(row, jumlah=int(teks) if teks else None))

    def set_catatan(self, row: Buah, teks: str) -> Callable[[], Changes]:
        def job() -> Changes:
            if teks == "tolak":
                raise CheckError("catatan", "Catatan ditolak.")
            return self._save(replace(row, catatan=teks))

        return job

    def _save(self, row: Buah) -> Changes:
        self.rows = [row if old.id == row.id else old for old in self.rows]
        self.commands += 1
        return Changes(frozenset({"buah"}), self.commands, "Ubah buah")


@pytest.fixture
def toko() -> Toko:
    return Toko()


@pytest.fixture
def model(toko: Toko, tasks: Tasks, dress: Theme) -> TableModel[Buah]:
    columns = (
        Column[Buah]("nama", "Nama", stretch=True),
        Column[Buah](
            "jumlah",
            "Jumlah",
            align="kanan",
            editor="angka",
            save=toko.set_jumlah,
            status=lambda row: "baik" if (row.jumlah or 0) > 10 else None,
        ),
        Column[Buah]("catatan", "Catatan", hidden=True, save=toko.set_catatan),
    )
    made = TableModel(columns, lambda row: row.id, tasks)
    made.set_rows(toko.rows)
    return made


@pytest.fixture
def pane(model: TableModel[Buah], toko: Toko, tasks: Tasks, qtbot: QtBot) -> TablePane[Buah]:
    made = TablePane(model, "Buah")
    qtbot.addWidget(made)
    made.resize(600, 300)
    made.show()
    made.show_rows(toko.rows)
    tasks.bus.changed.connect(lambda _changes: tasks.run(lambda: toko.rows, made.show_rows))
    qtbot.waitExposed(made)
    made.view.setFocus()
    return made
