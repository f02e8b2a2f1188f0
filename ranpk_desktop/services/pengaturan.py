"""The office's settings: declared as data, stored by name, undoable like everything else."""

from dataclasses import dataclass
from typing import cast

from db.connection import Store
from db.repositories import kantor as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.errors import CheckError
from ranpk_desktop.exports.cetak import KERTAS, NamaKertas


@dataclass(frozen=True, slots=True)
class Setting:
    """Declare one setting: its default, and the values allowed (any text where there are none)."""

    title: str
    default: str
    choices: tuple[str, ...] = ()


SETTINGS = {
    "kertas": Setting(_("Kertas"), "F4", tuple(KERTAS)),
    "tampilan": Setting(_("Tampilan"), "sistem", ("sistem", "terang", "gelap")),
    "pengisi": Setting(_("Pengisi"), ""),
}


class PengaturanService:
    """Read and change settings."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self) -> dict[str, str]:
        """Return every setting, with its default where it was never chosen."""
        chosen = repository.pengaturan(self._store)
        return {name: chosen.get(name, setting.default) for name, setting in SETTINGS.items()}

    def kertas(self) -> NamaKertas:
        """Return the paper that the office prints on."""
        return cast(NamaKertas, self.load()["kertas"])

    def columns(self, tabel: str) -> str:
        """Return the columns chosen for a table, as it left them; "" where nobody chose."""
        return repository.columns(self._store, tabel)

    def save_columns(self, tabel: str, susunan: str) -> None:
        """Remember the columns of a table; this is no command and cannot be undone."""
        repository.save_columns(self._store, tabel, susunan)

    def save(self, nama: str, nilai: str) -> Changes:
        """Choose a setting; raises CheckError for a value that is not allowed."""
        setting = SETTINGS[nama]
        if setting.choices and nilai not in setting.choices:
            raise CheckError(nama, _("Pilihan {nilai} tidak dikenal.").format(nilai=nilai))
        with self._store.command(
            _("Ubah pengaturan {judul}").format(judul=setting.title)
        ) as command:
            self._store.save("pengaturan", {"nama": nama, "nilai": nilai})
        return command.changes
