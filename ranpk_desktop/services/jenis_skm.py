"""Packages of satisfaction surveys: their values, and what is done about them (RATL)."""

from db.connection import Store
from db.repositories import kunci_survei as repository
from db.repositories import rekaman as rekaman_repository
from db.repositories import skm as skm_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.skm import PeriodeSkm, part_of_year
from ranpk_desktop.services.jenis_paket import (
    Bahan,
    Dokumen,
    Isi,
    JenisBuatan,
    Sumber,
    in_office_on,
    unlocked,
)
from ranpk_desktop.services.kunci_survei import content


def _periods(store: Store, tahun: int) -> list[str]:
    """Offer the parts of the year that have a survey; the year itself where none has."""
    used = skm_repository.periods(store, tahun)
    return [it.value for it in PeriodeSkm if it.value in used] or [PeriodeSkm.TAHUN.value]


def _survey(store: Store, tahun: int, periode: str) -> Sumber:
    part = PeriodeSkm(periode)
    kunci = repository.lock(store, tahun, part)
    if kunci:
        rekaman = rekaman_repository.rekaman(store, kunci["rekaman_id"])
        return Sumber(rekaman=rekaman, pejabat_id=kunci["pejabat_id"])
    label = "" if part is PeriodeSkm.TAHUN else f" {part.label}"
    pejabat = in_office_on(store, store.moment().date())
    return Sumber(
        halangan=unlocked(tahun, periode, _("SKM {tahun}").format(tahun=tahun) + label, "skm"),
        pejabat_id=pejabat["id"] if pejabat else None,
        boleh_nihil=not _has_results(store, tahun, periode),
    )


def _has_results(store: Store, tahun: int, periode: str) -> bool:
    return any(row["tahun"] == tahun for row in _nihil(store, tahun, periode)["survei"])


def _nihil(store: Store, tahun: int, periode: str) -> Isi:
    return content(store, tahun, PeriodeSkm(periode))


def _documents(bahan: Bahan) -> Dokumen:
    from ranpk_desktop.services import dokumen, dokumen_skm

    cetak = dokumen.of_version(bahan.rekaman, bahan.pelepas, bahan.kertas)
    naskah = dokumen_skm.of_isi(bahan.isi, bahan.tahun, PeriodeSkm(bahan.periode), cetak)
    return {
        f"laporan-skm-{part_of_year(bahan.tahun, PeriodeSkm(bahan.periode))}.{ending}": (
            lambda ending=ending: dokumen_skm.render(naskah, ending)  # type: ignore[misc]
        )
        for ending in ("pdf", "xlsx")
    }


JENIS = (JenisBuatan(JenisPaket.SKM, _periods, _survey, _documents, _nihil),)
