"""What the columns of workbooks of realisasi can hold, for the mapping step of their import."""

from functools import partial

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.buku_kerja import Lembar
from ranpk_desktop.imports.realisasi import propose
from ranpk_desktop.imports.rencana.pemetaan import Bidang, Pemetaan
from ui.core.mapping_pane import JenisPemetaan

_JUDUL = {
    Bidang.ABAIKAN: _("(tidak dibaca)"),
    Bidang.INDIKATOR: _("Nama indikator"),
    Bidang.REALISASI: _("Realisasi"),
    Bidang.PEMBILANG: _("Pembilang"),
    Bidang.PENYEBUT: _("Penyebut"),
    Bidang.ANALISIS: _("Analisis"),
    Bidang.KENDALA: _("Kendala"),
    Bidang.TINDAK_LANJUT: _("Tindak lanjut"),
}


def of_quarter(triwulan: Triwulan) -> JenisPemetaan:
    """Return the fields of a workbook of which one quarter is wanted."""
    return JenisPemetaan(_JUDUL, (Bidang.INDIKATOR,), partial(_propose, triwulan))


def _propose(triwulan: Triwulan, lembar: Lembar, baris: int) -> Pemetaan:
    return propose(lembar, triwulan, baris)
