"""The documents of surveys and follow-ups, as exports that a button or a menu starts."""

from datetime import date
from typing import TYPE_CHECKING, Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.skm import PeriodeSkm, part_of_year
from ranpk_desktop.exports.cetak import NamaKertas
from ui.core.exports import Export, draft_remark

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

Kertas = NamaKertas | None
"""The paper chosen, None for the one in Pengaturan."""


def _render(naskah: Any, ending: str) -> bytes:
    from ranpk_desktop.services import dokumen_skm

    return dokumen_skm.render(naskah, ending)


def _remark(naskah: Any) -> str:
    return draft_remark(naskah.cetak)


def laporan_skm(office: "Office", tahun: int, periode: PeriodeSkm, kertas: Kertas = None) -> Export:
    """Return the report of a survey."""
    return Export(
        judul=_("laporan SKM {tahun}").format(tahun=tahun),
        nama=f"laporan-skm-{part_of_year(tahun, periode)}",
        read=lambda: office.dokumen_skm.skm(tahun, periode, kertas or office.pengaturan.kertas()),
        render=_render,
        remark=_remark,
    )


def publikasi(
    office: "Office", tahun: int, periode: PeriodeSkm, layanan_id: str = "", *, besar: bool = False
) -> Export:
    """Return the sheet for the counter: of a service, or of the unit ("")."""
    return Export(
        judul=_("publikasi nilai SKM {tahun}").format(tahun=tahun),
        nama=f"publikasi-skm-{part_of_year(tahun, periode)}",
        read=lambda: office.dokumen_skm.publikasi(tahun, periode, layanan_id, besar=besar),
        render=_render,
        remark=_remark,
    )


def lampiran1(office: "Office", tahun: list[int], per: date, kertas: Kertas) -> Export:
    """Return the summary of survey years."""
    return Export(
        judul=_("Lampiran 1"),
        nama="-".join(["lampiran-1-skm", *map(str, tahun)]),
        read=lambda: office.dokumen_skm.lampiran1(tahun, kertas or office.pengaturan.kertas(), per),
        render=_render,
        remark=_remark,
    )


def lampiran2(
    office: "Office", tahun: int, per: date, bentuk: BentukLampiran | None, kertas: Kertas
) -> Export:
    """Return every action of a survey year."""
    return Export(
        judul=_("Lampiran 2 tahun {tahun}").format(tahun=tahun),
        nama=f"lampiran-2-skm-{tahun}",
        read=lambda: office.dokumen_skm.lampiran2(
            tahun, kertas or office.pengaturan.kertas(), per, bentuk
        ),
        render=_render,
        remark=_remark,
    )


def status_ratl(office: "Office", tahun: list[int], per: date | None, kertas: Kertas) -> Export:
    """Return how far the actions of survey years are on a day (None for today)."""
    return Export(
        judul=_("laporan status RATL"),
        nama="-".join(["status-ratl-skm", *map(str, tahun)]),
        read=lambda: office.dokumen_skm.ratl(tahun, kertas or office.pengaturan.kertas(), per),
        render=_render,
        remark=_remark,
    )
