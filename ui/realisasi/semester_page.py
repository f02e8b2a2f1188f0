"""The view RANPK semester of Realisasi: the nine columns of the national report (S1)."""

from functools import partial
from typing import TYPE_CHECKING

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_persen
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.isian_keluaran import JUDUL
from ranpk_desktop.domain.laporan_keluaran import SEMESTER
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.triwulan import Triwulan
from ui.core.column import Column, Job
from ui.core.messages import EmptyState
from ui.realisasi.filter_row import Filters
from ui.realisasi.keluaran_model import Baris, evidence_column, realisasi_column, typed
from ui.realisasi.keluaran_page import KeluaranPage
from ui.realisasi.quarter_page import Tampilan, plan_first

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

FILTERS: Filters = {
    "semua": (_("Semua kegiatan"), None),
    "belum_diisi": (_("Belum diisi"), lambda row: row.isi.isian.kosong),
    "lemah": (_("Perlu keterangan atau data dukung"), lambda row: row.isi.tanpa_bukti),
}


class SemesterPage(KeluaranPage):
    """Show the keluaran of RANPK at the end of a half-year; the other quarters have none."""

    TABLE = _("RANPK semester")
    UKURAN = _("Ukuran keberhasilan")
    COLUMNS = "realisasi_semester"

    @classmethod
    def filters(cls) -> Filters:
        """Return what the table can be narrowed to."""
        return FILTERS

    def columns(self) -> tuple[Column[Baris], ...]:
        """Return the nine columns of S1, and the count of evidence."""
        return columns(self.services)

    def empty_state(self) -> EmptyState:
        """Return what stands here while no keluaran serves a sasaran of RANPK."""
        return plan_first(
            self,
            _("Belum ada keluaran RANPK dalam rencana tahun ini"),
            _(
                "RANPK dilaporkan per kegiatan dan keluaran di bawah sasaran RANPK. Ambil dari "
                "katalog, atau tambahkan di bawah sasarannya pada halaman Rencana."
            ),
        )

    def wanted_rows(self, found: Tampilan, rows: list[Baris]) -> list[Baris]:
        """Return the keluaran of RANPK, none in a quarter that ends no half-year."""
        self._tell(found.periode)
        if found.periode.triwulan not in SEMESTER:
            return []
        return [row for row in rows if row.isi.sasaran]

    def _tell(self, periode: Periode) -> None:
        """Say in the other quarters when RANPK is reported, and offer to go there."""
        if periode.triwulan in SEMESTER:
            self.hint.hide()
            return
        nearest = Periode(periode.tahun, Triwulan(periode.triwulan + 1))
        text = _(
            "RANPK dilaporkan per semester: {b06} pada TW II dan {b12} pada TW IV. "
            "{triwulan} tidak mempunyai laporan RANPK."
        )
        self.hint.show_message(
            text.format(
                b06=Triwulan.II.checkpoint,
                b12=Triwulan.IV.checkpoint,
                triwulan=periode.triwulan.label,
            ),
            "info",
            (
                (
                    _("Buka {periode}").format(periode=nearest.label),
                    partial(self.show_periode, nearest),
                ),
            ),
            closable=False,
        )


def columns(office: "Office") -> tuple[Column[Baris], ...]:
    """Return the columns of S1 in its order; what is reached stands as ukuran keberhasilan."""

    def save_terkait(row: Baris, teks: str) -> Job:
        return partial(office.rencana.save, row.isi.butir_id, "instansi_terkait", teks)

    return (
        Column(
            "nomor",
            _("No"),
            value=lambda row: row.isi.sasaran.nomor if row.isi.sasaran else "",
            sort=lambda row: row.urut,
            width=4,
        ),
        Column("sasaran", _("Sasaran"), value=_sasaran, tooltip=_sasaran, width=13),
        Column("kegiatan", _("Kegiatan"), value=_kegiatan, tooltip=_kegiatan, width=13),
        Column(
            "keluaran",
            _("Keluaran"),
            value=lambda row: row.isi.uraian,
            tooltip=lambda row: row.isi.uraian,
            width=15,
            stretch=True,
        ),
        Column(
            "penanggung_jawab",
            _("Pen. jawab"),
            value=lambda row: row.isi.penanggung_jawab,
            tooltip=lambda row: row.isi.penanggung_jawab,
            width=10,
        ),
        Column(
            "instansi_terkait",
            _("Instansi\nterkait"),
            value=lambda row: row.isi.instansi_terkait,
            tooltip=lambda row: row.rencana_tetap or row.isi.instansi_terkait,
            editable=lambda row: not row.rencana_tetap,
            save=save_terkait,
            width=10,
        ),
        realisasi_column(office, _("Ukuran\nkeberhasilan"), 13),
        typed(
            office,
            "capaian",
            title=_("Capaian (%)"),
            value=lambda row: row.isi.capaian,
            text=_capaian,
            edit_text=_typed_capaian,
            status=lambda row: "peringatan" if row.isi.tanpa_bukti else None,
            hint=_(
                "Dihitung bila ukuran dan keluaran berupa angka bersatuan sama; selain itu diketik"
            ),
            align="kanan",
            width=13,
        ),
        typed(
            office,
            "keterangan",
            title=JUDUL["keterangan"],
            value=lambda row: row.isi.realisasi.keterangan,
            width=12,
        ),
        evidence_column(),
    )


def _sasaran(row: Baris) -> str:
    return row.isi.sasaran.butir.uraian if row.isi.sasaran else ""


def _kegiatan(row: Baris) -> str:
    found = row.isi.above(Level.KEGIATAN, Level.SUB_KEGIATAN)
    return found.butir.uraian if found else ""


def _capaian(row: Baris) -> str:
    if row.isi.capaian is None:
        return ""
    words = format_persen(row.isi.capaian)
    return _("{capaian} (diketik)").format(capaian=words) if row.isi.capaian_diketik else words


def _typed_capaian(row: Baris) -> str:
    typed_capaian = row.isi.realisasi.capaian
    return "" if typed_capaian is None else format_persen(typed_capaian).rstrip("%")
