"""What the columns of planning workbooks can hold, for the mapping step of their import."""

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.imports.rencana import propose
from ranpk_desktop.imports.rencana.pemetaan import JENJANG, Bidang
from ui.core.mapping_pane import JenisPemetaan

_JUDUL = {
    Bidang.ABAIKAN: _("(tidak dibaca)"),
    Bidang.NOMOR: _("Nomor"),
    Bidang.LEVEL: _("Tingkat"),
    Bidang.URAIAN: _("Uraian"),
    Bidang.SASARAN: _("Sasaran"),
    Bidang.PROGRAM: _("Program"),
    Bidang.KEGIATAN: _("Kegiatan"),
    Bidang.SUB_KEGIATAN: _("Sub kegiatan"),
    Bidang.INDIKATOR: _("Indikator"),
    Bidang.SATUAN: _("Satuan"),
    Bidang.TARGET: _("Target berlabel (TW 1 = …)"),
    **{Bidang(f"tw{int(tw)}"): _("Target {tw}").format(tw=tw.label) for tw in Triwulan},
    Bidang.TAHUNAN: _("Target tahunan"),
    Bidang.PENANGGUNG_JAWAB: _("Penanggung jawab"),
    Bidang.SUMBER_DATA: _("Sumber data"),
    Bidang.PENGUKURAN: _("Pengukuran"),
    Bidang.PAGU: _("Pagu"),
    Bidang.RENCANA_AKSI: _("Rencana aksi"),
    Bidang.KRITERIA: _("Kriteria keberhasilan"),
    Bidang.TARGET_OUTPUT: _("Target/output"),
    Bidang.WAKTU: _("Waktu"),
}
"""What a column can hold, in the words of screens."""

_NAMING = {
    *(Bidang.URAIAN, Bidang.INDIKATOR, *JENJANG),
    *(Bidang.RENCANA_AKSI, Bidang.KRITERIA, Bidang.TARGET_OUTPUT),
}
"""A table without any of these names no butir."""

RENCANA = JenisPemetaan(_JUDUL, _NAMING, propose, {bidang: _JUDUL[bidang] for bidang in JENJANG})
