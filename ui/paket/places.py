"""Where a finding about a package is seen to: the page, and the place there."""

from typing import Any

from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.riwayat_paket import CalonPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ui.core.page import Context

Place = tuple[str, dict[str, Any]]

_AKHIR = {"S1": Triwulan.II, "S2": Triwulan.IV}
"""The quarter that is filled in for a half-year."""


def place_of(finding: Finding, calon: CalonPaket | None = None) -> Place | None:
    """Return where a finding leads; one of a report is about its `calon`. None for nowhere."""
    tempat = finding.tempat
    if "halaman" in tempat:
        whose = {"tahun": calon.tahun, "periode": calon.periode} if calon else {}
        return _page(str(tempat["halaman"]), whose | tempat, finding)
    quarter = _quarter(calon.tahun, calon.periode) if calon else None
    if calon is None or "butir_id" not in tempat:
        return None
    if tempat["butir_id"] is None:
        return "pengaturan", {"bagian": "pejabat"}
    if quarter is None:
        return "rencana", {"tahun": calon.tahun, "butir_id": str(tempat["butir_id"])}
    place = {"periode": quarter, "butir_id": str(tempat["butir_id"])}
    return "realisasi", {"tampilan": _view(finding.kode), **place}


def lead(context: Context, finding: Finding, calon: CalonPaket | None = None) -> None:
    """Go where a finding leads, if it does."""
    if place := place_of(finding, calon):
        page, where = place
        context.open_page(page, **where)


def evidence_of(calon: CalonPaket) -> Place:
    """Return the page that holds the evidence of a candidate."""
    quarter = _quarter(calon.tahun, calon.periode)
    if quarter is None:
        return "skm", {"tampilan": "ratl"}
    return "realisasi", {"tampilan": "indikator", "periode": quarter}


def _page(halaman: str, tempat: dict[str, object], finding: Finding) -> Place:
    """Return the place that a `tempat` of page, year and period names."""
    tahun, periode = int(str(tempat.get("tahun") or 0)), str(tempat.get("periode") or "")
    if halaman == "realisasi":
        quarter = _quarter(tahun, periode)
        if quarter is None:
            return halaman, {}
        action = {"tindakan": "kunci"} if finding.kode == "BELUM_DIKUNCI" else {}
        return halaman, {"tampilan": "indikator", "periode": quarter, **action}
    if halaman in ("rencana", "perjanjian_kinerja"):
        return halaman, {"tahun": tahun}
    if halaman == "skm":
        return halaman, {"tampilan": "nilai"}
    known = {nama: nilai for nama, nilai in tempat.items() if nama in ("bagian", "tindakan")}
    return halaman, known


def _quarter(tahun: int, periode: str) -> Periode | None:
    """Return the quarter that a period is or ends with, None for one that has none."""
    if periode in _AKHIR:
        return Periode(tahun, _AKHIR[periode])
    try:
        return Periode(tahun, Triwulan.from_periode(periode))
    except ValueError:
        return None


def _view(kode: str) -> str:
    """Return the view of Realisasi whose rows a rule looks at."""
    from ranpk_desktop.domain.aturan_triwulan import ATURAN_TRIWULAN, UntukTriwulan

    views = {UntukTriwulan.KELUARAN: "keluaran", UntukTriwulan.ANGGARAN: "anggaran"}
    rules = {aturan.kode: aturan.untuk for aturan in ATURAN_TRIWULAN}
    return views.get(rules.get(kode, UntukTriwulan.INDIKATOR), "indikator")
