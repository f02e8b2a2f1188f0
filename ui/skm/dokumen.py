"""The documents of surveys and follow-ups, as exports that a button or a menu starts."""

from collections.abc import Callable
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.isi_skm import IsiSkm
from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.skm import PeriodeSkm, part_of_year
from ranpk_desktop.exports.cetak import NamaKertas
from ui.core.actions import Action
from ui.core.exports import Export

if TYPE_CHECKING:  # opened on the DB thread; the window only holds it
    from ranpk_desktop.services.office import Office

Kertas = NamaKertas | None
"""The paper chosen, None for the one in Pengaturan."""


def _render(naskah: Any, ending: str) -> bytes:
    from ranpk_desktop.services import dokumen_skm

    return dokumen_skm.render(naskah, ending)


def laporan_skm(office: "Office", tahun: int, periode: PeriodeSkm, kertas: Kertas) -> Export:
    """Return the report of a survey."""
    return Export(
        judul=_("laporan SKM {tahun}").format(tahun=tahun),
        nama=f"laporan-skm-{part_of_year(tahun, periode)}",
        read=lambda: office.dokumen_skm.skm(tahun, periode, kertas or office.pengaturan.kertas()),
        render=_render,
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
    )


def lampiran1(office: "Office", tahun: list[int], per: date, kertas: Kertas) -> Export:
    """Return the summary of survey years."""
    return Export(
        judul=_("Lampiran 1"),
        nama="-".join(["lampiran-1-skm", *map(str, tahun)]),
        read=lambda: office.dokumen_skm.lampiran1(tahun, kertas or office.pengaturan.kertas(), per),
        render=_render,
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
    )


def status_ratl(office: "Office", tahun: list[int], per: date | None, kertas: Kertas) -> Export:
    """Return how far the actions of survey years are on a day (None for today)."""
    return Export(
        judul=_("laporan status RATL"),
        nama="-".join(["status-ratl-skm", *map(str, tahun)]),
        read=lambda: office.dokumen_skm.ratl(tahun, kertas or office.pengaturan.kertas(), per),
        render=_render,
    )


def survey_actions(
    office: "Office",
    isi: IsiSkm,
    export: Callable[[Export, str], None],
    more: Callable[[], None],
) -> list[Action]:
    """Return what `Cetak / Ekspor` offers of a survey; `more` leads to the other documents."""
    report = laporan_skm(office, isi.tahun, isi.periode, None)
    sheet = publikasi(office, isi.tahun, isi.periode)
    workbook, pdf = (partial(export, report, ending) for ending in ("xlsx", "pdf"))
    return [
        Action(_("Laporan SKM &Excel…"), workbook, "file-spreadsheet"),
        Action(_("Laporan SKM &PDF…"), pdf, "file-text", "Ctrl+P"),
        Action(_("Pub&likasi nilai SKM…"), partial(export, sheet, "pdf"), "file-text"),
        Action(_("&Dokumen lain…"), more, "list-checks"),
    ]


def ratl_actions(
    report: Export, export: Callable[[Export, str], None], more: Callable[[], None]
) -> list[Action]:
    """Return what `Cetak / Ekspor` offers of RATL; `more` leads to the other documents."""
    workbook, pdf = (partial(export, report, ending) for ending in ("xlsx", "pdf"))
    return [
        Action(_("Status RATL &Excel…"), workbook, "file-spreadsheet"),
        Action(_("Status RATL &PDF…"), pdf, "file-text", "Ctrl+P"),
        Action(_("&Dokumen lain…"), more, "list-checks"),
    ]
