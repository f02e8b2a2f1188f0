"""The rows of the preview of a RATL import: what the file says, or we have, and if it is wanted."""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.cocok_ratl import BarisImporRatl, shown, stored
from ranpk_desktop.domain.impor import DITAWARKAN, StatusImpor
from ranpk_desktop.domain.isian_ratl import JUDUL
from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.domain.teks import clean_line
from ui.core.column import Column
from ui.core.pratinjau import TONES, arrow
from ui.core.tasks import Tasks
from ui.core.ticks import TickModel


@dataclass(frozen=True, slots=True)
class UsulRatl:
    """Hold one row of the preview, and whether it is wanted."""

    baris: BarisImporRatl
    diambil: bool

    @property
    def unit(self) -> str:
        """Return the unit: as we have it, or as the file names it."""
        if self.baris.ratl:
            return self.baris.ratl.unit
        return self.baris.aksi.unit if self.baris.aksi else ""

    @property
    def label(self) -> str:
        """Return below what it stands: "Rek. 3", a service, or both."""
        nomor, layanan = self.shown("no_rekomendasi"), self.shown("jenis_layanan")
        words = _("Rek. {nomor}").format(nomor=nomor) if nomor else ""
        return " · ".join(filter(None, (words, layanan)))

    @property
    def label_changes(self) -> bool:
        """Tell whether it would stand below another one."""
        return bool(self.change("no_rekomendasi") or self.change("jenis_layanan"))

    @property
    def unsur_tebakan(self) -> bool:
        """Tell whether the unsur are a guess that would be stored."""
        aksi = self.baris.aksi
        return self.baris.ratl is None and aksi is not None and aksi.unsur_tebakan

    def text(self, kolom: str) -> str:
        """Return what a column would then hold, in its stored form."""
        aksi, ratl = self.baris.aksi, self.baris.ratl
        said = ""
        if aksi:
            own = {"rencana_aksi": aksi.rencana_aksi, "waktu_pelaksanaan": aksi.waktu_pelaksanaan}
            said = own.get(kolom) or aksi.isi.get(kolom, "")
        return said or (stored(ratl, kolom) if ratl else "")

    def shown(self, kolom: str) -> str:
        """Return it as people read it."""
        if kolom == "unsur" and self.unsur_tebakan and self.baris.aksi:
            names = ", ".join(it.sebutan for it in self.baris.aksi.unsur)
            return _("{unsur} (tebakan)").format(unsur=names)
        if kolom == "status":
            return shown(kolom, self.text(kolom) or StatusRatl.BELUM)
        return clean_line(shown(kolom, self.text(kolom)))

    def change(self, kolom: str) -> str:
        """Return "Belum → Selesai" for a column that changes, "" for any other."""
        found = (it for it in self.baris.perubahan if it.kolom == kolom)
        return next((arrow(it.lama, it.baru) for it in found), "")


class ImporRatlModel(TickModel[UsulRatl]):
    """Show the preview; ticks are handed on, nothing is stored."""

    def __init__(self, tasks: Tasks, tick: Callable[[Collection[str], bool], None]) -> None:
        super().__init__(_columns(), lambda row: row.baris.kunci, tasks, None)
        self._tick_keys = tick

    def is_ticked(self, row: UsulRatl) -> bool:
        """Tell whether a row is wanted."""
        return row.diambil

    def can_tick(self, row: UsulRatl) -> bool:
        """Tell whether a row would change anything."""
        return row.baris.status in DITAWARKAN

    def set_ticks(self, rows: Sequence[UsulRatl], on: bool) -> None:
        """Want these rows, or not."""
        self._tick_keys({row.baris.kunci for row in rows}, on)


def _columns() -> tuple[Column[UsulRatl], ...]:
    def plain(name: str, title: str, width: int, *, stretch: bool = False) -> Column[UsulRatl]:
        return Column(
            name,
            title,
            value=lambda row: row.shown(name),
            tooltip=lambda row: row.change(name) or row.shown(name),
            status=lambda row: "peringatan" if row.change(name) else None,
            width=width,
            stretch=stretch,
        )

    return (
        Column(
            "kelas",
            _("Impor"),
            value=lambda row: row.baris.status.value,
            text=lambda row: row.baris.status.word,
            tooltip=lambda row: row.baris.status.label,
            status=lambda row: TONES.get(row.baris.status),
            width=14,
            hint=_("Baris yang dicentang diterapkan (spasi)"),
        ),
        Column("unit", _("Unit"), width=16),
        Column(
            "label",
            _("Rekomendasi, layanan"),
            value=lambda row: row.label,
            tooltip=lambda row: (
                row.change("no_rekomendasi")
                or row.change("jenis_layanan")
                or row.shown("rekomendasi")
                or row.label
            ),
            status=lambda row: "peringatan" if row.label_changes else None,
            width=14,
        ),
        plain("unsur", _("Unsur"), 16),
        plain("rencana_aksi", _("Rencana aksi"), 26, stretch=True),
        plain("waktu_pelaksanaan", _("Waktu pelaksanaan"), 13),
        plain("status", _("Status"), 8),
        Column(
            "sel",
            _("Sel"),
            value=lambda row: row.baris.aksi.sel if row.baris.aksi else "",
            text=lambda row: row.baris.aksi.sel.rpartition("!")[2] if row.baris.aksi else "",
            tooltip=lambda row: row.baris.aksi.sel if row.baris.aksi else "",
            hint=_("Tempatnya dalam berkas"),
            width=6,
        ),
    )


def describe(row: UsulRatl) -> list[tuple[str, str, str]]:
    """Return what the detail shows of a row: (column, as we have it, in the file)."""
    baris = row.baris
    if baris.status is not StatusImpor.BARU:
        return [(it.judul, it.lama, it.baru) for it in baris.perubahan]
    named = ((kolom, judul) for kolom, judul in JUDUL.items() if kolom != "rencana_aksi")
    texts = [(judul, "", row.shown(kolom)) for kolom, judul in named]
    return [it for it in texts if it[2]]
