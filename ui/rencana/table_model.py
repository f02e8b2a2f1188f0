"""The table of a plan: one row a butir, indented as a tree, its columns as data."""

from collections import defaultdict
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass
from functools import partial
from typing import TYPE_CHECKING

from PySide6.QtCore import QObject

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, format_angka, format_isian
from ranpk_desktop.domain.butir import format_waktu, write_waktu
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.kolom_rencana import why_not
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import TAHUNAN, Arah, CaraIsi, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.rencana import JATUH_TEMPO, Sel, check_cell
from ui.core.column import Cell, Column, Job
from ui.core.editors import Several
from ui.core.table_model import TableModel
from ui.core.tasks import Tasks

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

WAKTU = tuple((str(int(tw)), tw.label) for tw in Triwulan)
"""The quarters as a pick-list."""


@dataclass(frozen=True, slots=True)
class Baris:
    """Show one butir; `terbuka` tells whether what is below it shows, None where nothing is.

    `terkunci` says why nothing can be typed, "" where it can; `temuan` are its findings.
    """

    simpul: Simpul
    terbuka: bool | None = None
    terkunci: str = ""
    temuan: tuple[Finding, ...] = ()

    @property
    def key(self) -> str:
        """Return what tells the row from all others."""
        return self.simpul.id

    @property
    def tingkat(self) -> int:
        """Return how deep it stands."""
        return self.simpul.tingkat

    @property
    def periksa(self) -> str:
        """Return in a word or two what the checks found."""
        kinds = [finding.tingkat for finding in self.temuan]
        for tingkat, word in _WORDS.items():
            if n := kinds.count(tingkat):
                return word.format(n=n)
        return ""

    @property
    def nada(self) -> str | None:
        """Return the tone of the worst finding."""
        kinds = {finding.tingkat for finding in self.temuan}
        return next((tone for tingkat, tone in _TONES.items() if tingkat in kinds), None)


_WORDS = {
    Tingkat.KESALAHAN: _("{n} kesalahan"),
    Tingkat.PERINGATAN: _("{n} peringatan"),
    Tingkat.INFO: _("{n} catatan"),
}
_TONES = {Tingkat.KESALAHAN: "buruk", Tingkat.PERINGATAN: "peringatan", Tingkat.INFO: "info"}


def read_rows(
    pohon: Pohon,
    terkunci: str,
    closed: Collection[str],
    temuan: Sequence[Finding],
) -> list[Baris]:
    """Return a row for every butir in the order of the tree."""
    of_butir: dict[str, list[Finding]] = defaultdict(list)
    for finding in temuan:
        of_butir[str(finding.tempat["butir_id"])].append(finding)
    return [
        Baris(
            simpul,
            None if not pohon.children(simpul.id) else simpul.id not in closed,
            terkunci,
            tuple(of_butir.get(simpul.id, ())),
        )
        for simpul in pohon.simpul
    ]


class RencanaModel(TableModel[Baris]):
    """Show the plan of a year."""

    def __init__(self, office: "Office", tasks: Tasks, parent: QObject | None = None) -> None:
        super().__init__(
            _columns(office), lambda row: row.key, tasks, parent, partial(save_cells, office)
        )


def save_cells(office: "Office", cells: Sequence[Cell[Baris]]) -> Job:
    """Return the job that saves several cells as one command."""
    typed = [Sel(cell.row.key, cell.column.name, cell.text) for cell in cells]
    return partial(office.rencana.paste, typed)


def _columns(office: "Office") -> tuple[Column[Baris], ...]:
    def typed(name: str) -> Callable[[Baris, str], Job]:
        return lambda row, teks: partial(office.rencana.save, row.key, name, teks)

    def checked(name: str) -> Callable[[Baris, str], None]:
        return lambda row, teks: check_cell(row.simpul, name, teks)

    def target(triwulan: int, title: str, hint: str) -> Column[Baris]:
        name = f"target_{triwulan}"
        return Column(
            name,
            title,
            text=lambda row: _target(row.simpul, triwulan),
            edit_text=lambda row: _typed_target(row.simpul, triwulan),
            tooltip=lambda row: _explain_target(row, triwulan),
            hint=hint,
            align="kanan",
            width=6,
            editor="angka",
            editable=_fits(name),
            check=checked(name),
            save=typed(name),
        )

    def indikator(
        name: str,
        title: str,
        kinds: type[Konsolidasi] | type[Arah] | type[CaraIsi],
        hint: str,
        *,
        away: bool = False,
    ) -> Column[Baris]:
        return Column(
            name,
            title,
            value=lambda row: getattr(row.simpul.indikator, name, None),
            text=lambda row: _label(row, name),
            edit_text=lambda row: str(getattr(row.simpul.indikator, name, "")),
            tooltip=_reason(name),
            hint=hint,
            width=11,
            editor=tuple((kind.value, kind.label) for kind in kinds),
            editable=_fits(name),
            save=typed(name),
            away=away,
        )

    return (
        Column(
            "nomor",
            _("No"),
            value=lambda row: row.simpul.nomor,
            hint=_("Seret di kolom ini untuk memindahkan baris"),
            width=8,
        ),
        Column(
            "uraian",
            _("Uraian"),
            value=lambda row: row.simpul.butir.uraian,
            tooltip=lambda row: (
                row.terkunci or f"{row.simpul.level.label}: {row.simpul.butir.uraian}"
            ),
            width=26,
            stretch=True,
            outline=lambda row: (row.tingkat, row.terbuka),
            editable=_is_open,
            check=checked("uraian"),
            save=typed("uraian"),
        ),
        Column(
            "tingkat",
            _("Tingkat"),
            value=lambda row: row.simpul.level.label,
            hint=_("Apa baris ini dalam dokumen; diubah lewat menu Jadikan"),
            width=13,
            away=True,
        ),
        Column(
            "satuan",
            _("Satuan"),
            value=lambda row: row.simpul.satuan,
            tooltip=_reason("satuan"),
            width=7,
            editable=_fits("satuan"),
            save=typed("satuan"),
        ),
        *(target(int(tw), tw.label, _("Target triwulan ini")) for tw in Triwulan),
        target(TAHUNAN, _("Tahunan"), _("Target setahun; bila kosong, dihitung dari triwulan")),
        indikator(
            "konsolidasi",
            _("Cara hitung\ntahunan"),
            Konsolidasi,
            _("Bagaimana target triwulan menjadi target setahun"),
        ),
        indikator(
            "arah",
            _("Polaritas"),
            Arah,
            _("Ke mana arah yang baik"),
            away=True,
        ),
        indikator(
            "cara_isi",
            _("Cara isi"),
            CaraIsi,
            _("Realisasi diketik untuk triwulan itu saja, atau dari awal tahun"),
            away=True,
        ),
        Column(
            "waktu",
            _("Waktu"),
            value=lambda row: row.simpul.keluaran and write_waktu(row.simpul.keluaran.waktu),
            text=lambda row: format_waktu(row.simpul.keluaran.waktu if row.simpul.keluaran else ()),
            edit_text=lambda row: (
                write_waktu(row.simpul.keluaran.waktu) if row.simpul.keluaran else ""
            ),
            tooltip=_reason("waktu"),
            hint=_("Triwulan saat target/output atau keluaran ini jatuh tempo"),
            width=10,
            editor=Several(WAKTU),
            editable=_fits("waktu"),
            save=typed("waktu"),
            away=True,
        ),
        Column(
            "instansi_terkait",
            _("Instansi terkait"),
            value=lambda row: row.simpul.keluaran and row.simpul.keluaran.instansi_terkait,
            tooltip=_reason("instansi_terkait"),
            editable=_fits("instansi_terkait"),
            save=typed("instansi_terkait"),
            hidden=True,
        ),
        Column(
            "penanggung_jawab",
            _("Pen. jawab"),
            value=lambda row: row.simpul.butir.penanggung_jawab,
            tooltip=lambda row: row.terkunci or row.simpul.butir.penanggung_jawab,
            hint=_("Jabatan, tim, atau orang yang menyampaikan angkanya"),
            width=14,
            editable=_is_open,
            save=typed("penanggung_jawab"),
        ),
        Column(
            "pagu",
            _("Pagu (Rp)"),
            value=lambda row: row.simpul.pagu,
            text=lambda row: "" if row.simpul.pagu is None else format_angka(row.simpul.pagu),
            tooltip=_reason("pagu"),
            hint=_("Anggaran program, kegiatan, atau sub kegiatan"),
            align="kanan",
            width=13,
            editor="angka",
            editable=_fits("pagu"),
            check=checked("pagu"),
            save=typed("pagu"),
            away=True,
        ),
        Column(
            "periksa",
            _("Periksa"),
            tooltip=lambda row: "\n".join(finding.pesan for finding in row.temuan),
            status=lambda row: row.nada,
            hint=_("Yang perlu dilihat lagi menurut pemeriksaan"),
            width=15,
        ),
        Column(
            "nomor_asli",
            _("Nomor"),
            value=lambda row: row.simpul.butir.nomor_asli,
            hidden=True,
            editable=_is_open,
            save=typed("nomor_asli"),
        ),
        Column(
            "sumber_data",
            _("Sumber data"),
            value=lambda row: row.simpul.indikator.sumber_data if row.simpul.indikator else "",
            hidden=True,
            editable=_fits("sumber_data"),
            save=typed("sumber_data"),
        ),
    )


def _is_open(row: Baris) -> bool:
    return not row.terkunci


def _fits(name: str) -> Callable[[Baris], bool]:
    """Return what tells whether a cell can be typed in: only some kinds of rows have it."""
    reason = _reason(name)
    return lambda row: not reason(row)


def _reason(name: str) -> Callable[[Baris], str]:
    """Return the tooltip of cells that only some kinds of rows have."""
    return lambda row: (
        row.terkunci or why_not(row.simpul.level, name, indikator=row.simpul.indikator is not None)
    )


def _target(simpul: Simpul, triwulan: int) -> str:
    """Return what a target cell shows: what was typed, or the year as the quarters make it."""
    derived = triwulan == TAHUNAN and simpul.indikator is not None
    return format_isian(simpul.tahunan) if derived else _typed_target(simpul, triwulan)


def _typed_target(simpul: Simpul, triwulan: int) -> str:
    """Return the number typed, or that a T/O is due without one."""
    isian = simpul.target.get(triwulan, KOSONG)
    due = simpul.keluaran is not None and triwulan in simpul.keluaran.waktu
    return JATUH_TEMPO if due and isian.kosong else format_isian(isian)


def _explain_target(row: Baris, triwulan: int) -> str:
    if reason := _reason(f"target_{triwulan}")(row):
        return reason
    typed, shown = _typed_target(row.simpul, triwulan), _target(row.simpul, triwulan)
    if shown == JATUH_TEMPO:
        return _("Jatuh tempo pada triwulan ini, tanpa angka target")
    if shown != typed:
        return _("Dihitung dari target triwulan; ketik angka bila targetnya ditetapkan tersendiri")
    return shown


def _label(row: Baris, name: str) -> str:
    kind = getattr(row.simpul.indikator, name, None)
    return kind.label if kind else ""
