"""Packages of what was realised: the quarter, the half-year of RANPK, and the state of a day."""

from collections.abc import Mapping, Sequence
from datetime import date
from typing import Any

from db.connection import Store
from db.repositories import rekaman as repository
from db.repositories import rencana as rencana_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.laporan_keluaran import SEMESTER
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.jenis_paket import (
    Bahan,
    Dokumen,
    Isi,
    JenisBuatan,
    Sumber,
    in_office_on,
    load_isi,
    obstacle,
    unlocked,
)

_TYPED = ("realisasi", "nilai_komponen", "realisasi_anggaran")
_UNTYPED = frozenset({"id", "butir_id", "komponen_id", "triwulan", "rencana"})
"""Columns that say nothing of what was realised; what a quarter means to spend is no realisasi."""
_AKHIR = {periode: triwulan for triwulan, periode in SEMESTER.items()}
"""The quarter that ends each half-year: "S1" → TW II."""


# Quarters ---------------------------------------------------------------------------------------


def _quarters(store: Store, tahun: int) -> list[str]:
    return [tw.periode for tw in Triwulan if _begun(store, tahun, tw)]


def _begun(store: Store, tahun: int, triwulan: Triwulan) -> bool:
    """Tell whether a quarter can be reported: it has begun, or somebody has locked it."""
    begun = triwulan.first_day(tahun) <= store.moment().date()
    return begun or repository.lock(store, tahun, triwulan) is not None


def _of_quarter(store: Store, tahun: int, periode: str) -> Sumber:
    triwulan = Triwulan.from_periode(periode)
    kunci = repository.lock(store, tahun, triwulan)
    if kunci is None:
        apa = f"{triwulan.label} {tahun}"
        return Sumber(
            halangan=unlocked(tahun, periode, apa, "realisasi"),
            pejabat_id=_id(in_office_on(store, store.moment().date())),
            revisi_rencana=_plan_now(store, tahun),
            boleh_nihil=_is_empty(store, tahun, (triwulan,)),
        )
    rekaman = repository.rekaman(store, kunci["rekaman_id"])
    return Sumber(
        rekaman=rekaman,
        pejabat_id=kunci["pejabat_id"],
        revisi_rencana=repository.plan_revision(store, rekaman),
    )


def _nihil_quarter(store: Store, tahun: int, periode: str) -> Isi:
    return rencana_repository.isi(store, tahun, Triwulan.from_periode(periode))


def _quarter_documents(bahan: Bahan) -> Dokumen:
    triwulan = Triwulan.from_periode(bahan.periode)
    documents = _report(bahan, triwulan)
    return documents | _half_year(bahan, triwulan) if triwulan in SEMESTER else documents


def _check_quarter(isi: Isi, tahun: int, periode: str, hilang: frozenset[str]) -> Sequence[Finding]:
    return _check(isi, tahun, Triwulan.from_periode(periode), hilang)


def _check(isi: Isi, tahun: int, triwulan: Triwulan, hilang: frozenset[str]) -> Sequence[Finding]:
    from ranpk_desktop.domain.aturan_triwulan import check_triwulan
    from ranpk_desktop.services.laporan import read
    from ranpk_desktop.services.parameter import aturan

    rows: Any = isi
    laporan = read(rows, tahun, triwulan)
    return check_triwulan(laporan, isi.get("alasan_temuan", ()), hilang, aturan())


# Half-years -------------------------------------------------------------------------------------


def _half_years(store: Store, tahun: int) -> list[str]:
    return [it for it, triwulan in _AKHIR.items() if _begun(store, tahun, triwulan)]


def _of_half_year(store: Store, tahun: int, periode: str) -> Sumber:
    """Return the content of the quarter that ends the half-year, which must be locked."""
    triwulan = _AKHIR[periode]
    quarter = _of_quarter(store, tahun, triwulan.periode)
    if quarter.rekaman is None:
        both = tuple(tw for tw in Triwulan if triwulan - 1 <= tw <= triwulan)
        return Sumber(
            halangan=quarter.halangan,
            pejabat_id=quarter.pejabat_id,
            revisi_rencana=quarter.revisi_rencana,
            boleh_nihil=_is_empty(store, tahun, both),
        )
    isi = load_isi(quarter.rekaman)
    return Sumber(
        isi=isi,
        alasan=quarter.rekaman["alasan"],
        pejabat_id=quarter.pejabat_id,
        revisi_rencana=quarter.revisi_rencana,
        boleh_nihil=not _has_output(isi),
    )


def _nihil_half_year(store: Store, tahun: int, periode: str) -> Isi:
    return rencana_repository.isi(store, tahun, _AKHIR[periode])


def _half_year_documents(bahan: Bahan) -> Dokumen:
    return _half_year(bahan, _AKHIR[bahan.periode])


def _check_half_year(
    isi: Isi, tahun: int, periode: str, hilang: frozenset[str]
) -> Sequence[Finding]:
    return _check(isi, tahun, _AKHIR[periode], hilang)


# The state of a day -----------------------------------------------------------------------------


def _days(store: Store, tahun: int) -> list[str]:
    """Offer today, for a year that has begun."""
    today = store.moment().date()
    return [today.isoformat()] if today.year >= tahun else []


def _of_day(store: Store, tahun: int, periode: str) -> Sumber:
    """Return the open quarter as it is: the newest one that has begun and has realisasi."""
    hari = date.fromisoformat(periode)
    newest = Triwulan((hari.month + 2) // 3) if hari.year == tahun else Triwulan.IV
    triwulan = reported_quarter(rencana_repository.isi(store, tahun, newest))
    if triwulan is None:
        pesan = _("Belum ada realisasi {tahun} yang dapat dilaporkan.").format(tahun=tahun)
        return Sumber(halangan=obstacle("BELUM_ADA_REALISASI", pesan, "realisasi", tahun, ""))
    if repository.lock(store, tahun, triwulan):
        pesan = _("{tw} {tahun} sudah dikunci: kirim laporan triwulannya.").format(
            tw=triwulan.label, tahun=tahun
        )
        finding = obstacle("SUDAH_DIKUNCI", pesan, "realisasi", tahun, triwulan.periode)
        return Sumber(halangan=finding)
    return Sumber(
        isi=rencana_repository.isi(store, tahun, triwulan),
        keadaan="TERBUKA",
        pejabat_id=_id(in_office_on(store, hari)),
        revisi_rencana=_plan_now(store, tahun),
    )


def reported_quarter(isi: Mapping[str, Sequence[Mapping[str, Any]]]) -> Triwulan | None:
    """Return the newest quarter of which something is typed, None where nothing is."""
    typed = [row["triwulan"] for table in _TYPED for row in isi.get(table, ()) if _is_typed(row)]
    return Triwulan(max(typed)) if typed else None


def _day_documents(bahan: Bahan) -> Dokumen:
    triwulan = reported_quarter(bahan.isi)
    if triwulan is None:
        raise ValueError("a report of a day without realisasi")
    hari = date.fromisoformat(bahan.periode)
    words = _("Keadaan per {tanggal}").format(tanggal=format_tanggal(hari))
    return _report(bahan, triwulan, f"-per-{bahan.periode}", words)


def _check_day(isi: Isi, tahun: int, periode: str, hilang: frozenset[str]) -> Sequence[Finding]:
    """Return only errors as notes: an open quarter need not be whole."""
    from dataclasses import replace

    from ranpk_desktop.domain.finding import Tingkat

    triwulan = reported_quarter(isi)
    found = _check(isi, tahun, triwulan, hilang) if triwulan else ()
    return [
        replace(it, tingkat=Tingkat.PERINGATAN) if it.tingkat is Tingkat.KESALAHAN else it
        for it in found
    ]


# Shared -----------------------------------------------------------------------------------------


def _report(bahan: Bahan, triwulan: Triwulan, akhiran: str = "", per: str = "") -> Dokumen:
    from ranpk_desktop.services import dokumen, laporan

    cetak = dokumen.of_version(bahan.rekaman, bahan.pelepas, bahan.kertas, per)
    naskah = laporan.read(bahan.isi, bahan.tahun, triwulan), cetak
    nama = laporan.file_name(bahan.tahun, triwulan) + akhiran
    return {
        f"{nama}.pdf": lambda: laporan.render(naskah, "pdf"),
        f"{nama}.xlsx": lambda: laporan.render(naskah, "xlsx"),
    }


def _half_year(bahan: Bahan, triwulan: Triwulan) -> Dokumen:
    from ranpk_desktop.services import dokumen, laporan_semester

    cetak = dokumen.of_version(bahan.rekaman, bahan.pelepas, bahan.kertas)
    naskah = laporan_semester.read(bahan.isi, bahan.tahun, triwulan), cetak
    nama = laporan_semester.file_name(bahan.tahun, triwulan)
    return {
        f"{nama}.pdf": lambda: laporan_semester.render(naskah, "pdf"),
        f"{nama}.xlsx": lambda: laporan_semester.render(naskah, "xlsx"),
    }


def _is_empty(store: Store, tahun: int, quarters: Sequence[Triwulan]) -> bool:
    """Tell whether there is nothing to report of some quarters: nothing due, and nothing typed."""
    from ranpk_desktop.services.laporan import read

    isi = rencana_repository.isi(store, tahun, max(quarters))
    typed = any(
        row["triwulan"] in quarters and _is_typed(row) for table in _TYPED for row in isi[table]
    )
    return not typed and not any(read(isi, tahun, tw).jumlah for tw in quarters)


def _has_output(isi: Isi) -> bool:
    """Tell whether a plan has T/O or keluaran, which alone the report of RANPK shows."""
    shown = (Level.TARGET_OUTPUT, Level.KELUARAN)
    return any(row["level"] in shown for row in isi["butir_rencana"])


def _is_typed(row: Mapping[str, Any]) -> bool:
    return any(
        nilai not in (None, "", 0, "kosong")
        for kolom, nilai in row.items()
        if kolom not in _UNTYPED
    )


def _plan_now(store: Store, tahun: int) -> int | None:
    kunci = repository.lock(store, tahun, TAHUNAN)
    return repository.rekaman(store, kunci["rekaman_id"])["revisi"] if kunci else None


def _id(row: Mapping[str, Any] | None) -> str | None:
    return str(row["id"]) if row else None


JENIS = (
    JenisBuatan(
        JenisPaket.LAPORAN_TRIWULAN,
        _quarters,
        _of_quarter,
        _quarter_documents,
        _nihil_quarter,
        _check_quarter,
    ),
    JenisBuatan(
        JenisPaket.LAPORAN_SEMESTER,
        _half_years,
        _of_half_year,
        _half_year_documents,
        _nihil_half_year,
        _check_half_year,
    ),
    JenisBuatan(JenisPaket.LAPORAN_SEWAKTU, _days, _of_day, _day_documents, periksa=_check_day),
)
