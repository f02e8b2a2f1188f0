"""The documents of surveys and their follow-ups, gathered for printing."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

from db.connection import Store
from db.repositories import kantor as kantor_repository
from db.repositories import kunci_survei as kunci_repository
from db.repositories import ratl as ratl_repository
from db.repositories import rekaman as rekaman_repository
from db.repositories import skm as skm_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik, laporan_skm
from ranpk_desktop.domain.lampiran1 import summarise
from ranpk_desktop.domain.lampiran2 import BentukLampiran, Lampiran2, arrange, choose_bentuk
from ranpk_desktop.domain.laporan import in_office
from ranpk_desktop.domain.laporan_ratl import Nihil, compose
from ranpk_desktop.domain.laporan_skm import LaporanSkm
from ranpk_desktop.domain.publikasi_skm import publish
from ranpk_desktop.domain.ratl import Ratl, read_ratl
from ranpk_desktop.domain.skm import PeriodeSkm, part_of_year
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.errors import CheckError
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.services import dokumen, parameter
from ranpk_desktop.services.kunci_survei import SKM, content
from ranpk_desktop.services.rekaman import UNIT_PAKET
from ranpk_desktop.services.skm import ATURAN

Row = dict[str, Any]

_WORDS = 4
"""How many words of a service's name a file name has."""


@dataclass(frozen=True, slots=True)
class Naskah:
    """Hold what a document is made of; rendering it needs no database and may happen anywhere.

    `jenis` is one of BERKAS, `nama` its file name without ending.
    """

    jenis: str
    nama: str
    kantor: Mapping[str, Any]
    isi: Any
    cetak: Cetak


@dataclass(frozen=True, slots=True)
class _Shown:
    """Hold the rows that a document shows, and the survey years that it is asked for."""

    tahun: Sequence[int]
    rows: list[Row]


class DokumenSkmService:
    """Gather documents: a survey's from its rekaman once it is locked, RATL's from live rows."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def years(self) -> list[int]:
        """Return the survey years that have an action, oldest first."""
        return ratl_repository.years(self._store)

    def lampiran1(
        self, tahun: Sequence[int], kertas: NamaKertas, per: date | None = None
    ) -> Naskah:
        """Return the summary of survey years, with the statuses of a day (today)."""
        years = _checked(tahun)
        hari = per or self._today()
        rows = self._rows()
        bentuk = {year: _layout(rows, year) for year in years}
        isi = summarise(map(read_ratl, rows), years, hari, bentuk)
        nama = _named("lampiran-1-skm", years)
        return self._made("lampiran1", nama, isi, _of(rows, years), hari, kertas)

    def lampiran2(
        self,
        tahun: int,
        kertas: NamaKertas,
        per: date | None = None,
        bentuk: BentukLampiran | None = None,
    ) -> Naskah:
        """Return every action of a survey year; `bentuk` None is the layout that its rows need."""
        hari = per or self._today()
        shown = _of(self._rows(), [tahun])
        chosen = bentuk or _layout(shown.rows, tahun)
        isi = Lampiran2(tahun, chosen, hari, arrange(map(read_ratl, shown.rows), chosen))
        return self._made("lampiran2", f"lampiran-2-skm-{tahun}", isi, shown, hari, kertas)

    def ratl(self, tahun: Sequence[int], kertas: NamaKertas, per: date | None = None) -> Naskah:
        """Return how far the actions of survey years are on a day (today)."""
        years = _checked(tahun)
        hari = per or self._today()
        names = {str(row["id"]): str(row["nama"]) for row in skm_repository.layanan(self._store)}
        nihil = [
            Nihil(int(row["tahun"]), names[row["layanan_id"]], str(row["alasan"]))
            for row in ratl_repository.nihil(self._store)
            if row["alasan"] and row["layanan_id"] in names
        ]
        shown = _of(self._rows(), years)
        isi = compose(map(read_ratl, shown.rows), nihil, years, hari)
        return self._made("ratl", _named("status-ratl-skm", years), isi, shown, hari, kertas)

    def skm(self, tahun: int, periode: PeriodeSkm, kertas: NamaKertas) -> Naskah:
        """Return the report of a survey: of its rekaman when locked, else of the live rows."""
        return _report_of(*self._survey(tahun, periode, kertas))

    def publikasi(
        self, tahun: int, periode: PeriodeSkm, layanan_id: str = "", *, besar: bool = False
    ) -> Naskah:
        """Return the sheet for the counter: of a service, or of the unit ("")."""
        kantor, laporan, cetak = self._survey(tahun, periode, "A4")
        isi = publish(laporan, layanan_id, besar=besar)
        words = [
            f"publikasi-skm-{part_of_year(tahun, periode)}",
            *plain(isi.layanan).split()[:_WORDS],
        ]
        return Naskah("publikasi", "-".join(words), kantor, isi, cetak)

    # Inside ----------------------------------------------------------------------------------

    def _survey(
        self, tahun: int, periode: PeriodeSkm, kertas: NamaKertas
    ) -> tuple[Row, LaporanSkm, Cetak]:
        kunci = kunci_repository.lock(self._store, tahun, periode)
        if kunci:
            rekaman = rekaman_repository.rekaman(self._store, kunci["rekaman_id"])
            return of_rekaman(rekaman, kunci, kertas)
        isi = content(self._store, tahun, periode)
        today = self._today()
        pejabat = in_office(isi["pejabat"], today)
        cetak = dokumen.of_draft(self._store, (SKM, tahun, periode), pejabat, kertas)
        return isi["unit"][0], laporan_skm.compose(isi, tahun, periode, today, ATURAN), cetak

    def _rows(self) -> list[Row]:
        return ratl_repository.ratl(self._store)

    def _today(self) -> date:
        return self._store.moment().date()

    def _made(
        self,
        jenis: str,
        nama: str,
        isi: Any,
        shown: _Shown,
        per: date,
        kertas: NamaKertas,
    ) -> Naskah:
        """Return a document of live rows; its content code is that of the rows it shows."""
        kantor = kantor_repository.unit(self._store) or {}
        sidik = kanonik.sidik_isi(
            jenis=jenis.upper(),
            unit={name: kantor[kolom] for name, kolom in UNIT_PAKET.items()},
            tahun=max(shown.tahun),
            periode=per.isoformat(),
            revisi=0,
            isi={"ratl": shown.rows},
            data_dukung=[],
        )
        cetak = Cetak(
            kertas=kertas,
            kode_data=kanonik.kode_data(sidik),
            revisi=0,
            dibuat_pada=self._store.moment(),
            pelepas=in_office(kantor_repository.pejabat(self._store), self._today()),
        )
        return Naskah(jenis, nama, kantor, isi, cetak)


def of_rekaman(rekaman: Row, kunci: Row, kertas: NamaKertas) -> tuple[Row, LaporanSkm, Cetak]:
    """Return the report of a locked survey; the same rekaman always gives the same document."""
    isi = json.loads(rekaman["isi"])
    pelepas = next((row for row in isi["pejabat"] if row["id"] == kunci["pejabat_id"]), None)
    cetak = dokumen.of_version(rekaman, pelepas, kertas)
    with parameter.as_of(rekaman["referensi_id"]):
        naskah = of_isi(isi, rekaman["tahun"], PeriodeSkm(rekaman["periode"]), cetak)
    return isi["unit"][0], naskah.isi, cetak


def of_isi(isi: Any, tahun: int, periode: PeriodeSkm, cetak: Cetak) -> Naskah:
    """Return the report of a survey as the content of its rekaman says it."""
    laporan = laporan_skm.compose(isi, tahun, periode, cetak.dibuat_pada.date(), ATURAN)
    return _report_of(isi["unit"][0], laporan, cetak)


def _report_of(kantor: Row, laporan: LaporanSkm, cetak: Cetak) -> Naskah:
    part = part_of_year(laporan.isi.tahun, laporan.isi.periode)
    return Naskah("skm", f"laporan-skm-{part}", kantor, laporan, cetak)


def _checked(tahun: Sequence[int]) -> list[int]:
    if not tahun:
        raise CheckError("tahun", _("Pilih sedikitnya satu tahun survei."))
    return sorted(set(tahun))


def _of(rows: Sequence[Row], tahun: Sequence[int]) -> _Shown:
    return _Shown(tahun, [row for row in rows if row["tahun"] in tahun])


def _named(awal: str, tahun: Sequence[int]) -> str:
    return "-".join([awal, *map(str, tahun)])


def _layout(rows: Sequence[Row], tahun: int) -> BentukLampiran:
    own: list[Ratl] = [read_ratl(row) for row in rows if row["tahun"] == tahun]
    return choose_bentuk(own, len(parameter.rekomendasi(tahun)))


def _lampiran1() -> tuple[Any, Any]:
    from ranpk_desktop.exports import lampiran1_pdf, lampiran1_xlsx

    return lampiran1_pdf, lampiran1_xlsx


def _lampiran2() -> tuple[Any, Any]:
    from ranpk_desktop.exports import lampiran2_pdf, lampiran2_xlsx

    return lampiran2_pdf, lampiran2_xlsx


def _ratl() -> tuple[Any, Any]:
    from ranpk_desktop.exports import laporan_ratl_pdf, laporan_ratl_xlsx

    return laporan_ratl_pdf, laporan_ratl_xlsx


def _skm() -> tuple[Any, Any]:
    from ranpk_desktop.exports import laporan_skm_pdf, laporan_skm_xlsx

    return laporan_skm_pdf, laporan_skm_xlsx


def _publikasi() -> tuple[Any, Any]:
    from ranpk_desktop.exports import publikasi_skm_pdf, publikasi_skm_xlsx

    return publikasi_skm_pdf, publikasi_skm_xlsx


BERKAS: dict[str, Callable[[], tuple[Any, Any]]] = {
    "lampiran1": _lampiran1,
    "lampiran2": _lampiran2,
    "ratl": _ratl,
    "skm": _skm,
    "publikasi": _publikasi,
}
"""The modules that make the PDF and the workbook of each kind; imported when one is made."""


def render(naskah: Naskah, ending: str) -> bytes:
    """Return a document as a "pdf" or as an "xlsx"."""
    pdf, xlsx = BERKAS[naskah.jenis]()
    module = pdf if ending == "pdf" else xlsx
    made: bytes = module.render(naskah.kantor, naskah.isi, naskah.cetak)
    return made


def write(naskah: Naskah, folder: Path) -> list[Path]:
    """Write a document's PDF and workbook into a folder; returns their paths."""
    files = {f"{naskah.nama}.{ending}": render(naskah, ending) for ending in ("pdf", "xlsx")}
    return dokumen.write(files, folder)
