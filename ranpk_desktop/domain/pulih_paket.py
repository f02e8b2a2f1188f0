"""The office's own packages put together again: which of them count, and which rows they bring.

Each package is a full snapshot of what its period showed, so most rows stand in several. One
package rules each group of rows: a quarter's own package its realisasi, the newest plan the plan.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from pathlib import Path
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import JenisPaket, UnitPaket, revision_label
from ranpk_desktop.domain.riwayat_paket import title
from ranpk_desktop.domain.triwulan import Triwulan

Row = Mapping[str, Any]
Tempat = tuple[JenisPaket, int, str]
"""Jenis, year and period: what a package is a version of."""

DIPULIHKAN = (
    JenisPaket.RENCANA,
    JenisPaket.LAPORAN_TRIWULAN,
    JenisPaket.LAPORAN_SEMESTER,
    JenisPaket.LAPORAN_SEWAKTU,
    JenisPaket.SKM,
    JenisPaket.PERJANJIAN_KINERJA,
)
"""The jenis that hold the office's data; all others are about keys and about what Pusat said."""
_BERRENCANA = DIPULIHKAN[:4]
"""The jenis whose rows of the plan are those that held at their time."""
_DARI_BUTIR = ("indikator", "keluaran", "anggaran", "target")
_BERTANDA = ("komponen", "pengukuran")
_TRIWULANAN = ("realisasi", "nilai_komponen", "realisasi_anggaran", "alasan_temuan")


class Nasib(StrEnum):
    """What becomes of a package that was given for a restore."""

    BARU = "BARU"
    MENGGANTI = "MENGGANTI"
    SUDAH_ADA = "SUDAH_ADA"
    LEBIH_LAMA = "LEBIH_LAMA"
    BERBEDA = "BERBEDA"
    BAGIAN = "BAGIAN"
    BAGIAN_LEPAS = "BAGIAN_LEPAS"
    TANPA_DATA = "TANPA_DATA"

    @property
    def label(self) -> str:
        """Return the words on screens."""
        return {
            Nasib.BARU: _("dipulihkan"),
            Nasib.MENGGANTI: _("dipulihkan, menggantikan yang di sini"),
            Nasib.SUDAH_ADA: _("sudah ada di sini"),
            Nasib.LEBIH_LAMA: _("disimpan sebagai versi lama"),
            Nasib.BERBEDA: _("tidak dipakai: revisi yang sama di sini berbeda isinya"),
            Nasib.BAGIAN: _("data dukungnya dipulihkan"),
            Nasib.BAGIAN_LEPAS: _("tidak dipakai: bagian pertamanya tidak ada"),
            Nasib.TANPA_DATA: _("tidak dipakai: tidak berisi data kantor"),
        }[self]


@dataclass(frozen=True, slots=True)
class PaketPulih:
    """Hold what a restore needs of one whole package; its files are read again later.

    `isi_baku` is the canonical text of its rows, as a rekaman keeps it; `pengenal` the kode
    pengenal of its `sertifikat` (DER); `bukti` are the digests of the files of evidence in it.
    """

    path: Path
    ukuran: int
    manifes: str
    sidik_isi: str
    data: Mapping[str, Any]
    isi_baku: str
    sertifikat: bytes
    pengenal: str
    bukti: frozenset[str]

    @property
    def tempat(self) -> Tempat:
        """Return what the package is a version of."""
        return JenisPaket(self.data["jenis"]), int(self.data["tahun"]), str(self.data["periode"])

    @property
    def revisi(self) -> int:
        """Return which version it is."""
        return int(self.data["revisi"])

    @property
    def dibuat_pada(self) -> datetime:
        """Return when it was made, by the clock of then."""
        return datetime.fromisoformat(self.data["dibuat_pada"])

    @property
    def utama(self) -> bool:
        """Tell whether it holds the rows: it is the only part, or the first."""
        return bool(self.data["bagian"]["ke"] == 1)

    @property
    def isi(self) -> Mapping[str, Sequence[Row]]:
        """Return its rows by table."""
        isi: Mapping[str, Sequence[Row]] = self.data["isi"]
        return isi

    @property
    def unit(self) -> UnitPaket:
        """Return the unit in whose name it speaks."""
        unit = self.data["unit"]
        return UnitPaket(unit["id"], unit["kode"], unit["nama"])

    @property
    def nihil(self) -> str | None:
        """Return why there was nothing to report, None for any other report."""
        alasan: str | None = self.data.get("nihil")
        return alasan

    @property
    def urutan(self) -> tuple[int, datetime, int]:
        """Sort versions of one period, the newest last."""
        return self.revisi, self.dibuat_pada, int(self.data["nomor_urut"])


@dataclass(frozen=True, slots=True)
class BarisPulih:
    """Say of one package what becomes of it."""

    paket: PaketPulih
    nasib: Nasib

    @property
    def judul(self) -> str:
        """Return what the package is in words: `TW III 2026, revisi ke-1, bagian 2 dari 3`."""
        words = [title(*self.paket.tempat), revision_label(self.paket.revisi).lower()]
        bagian = self.paket.data["bagian"]
        if bagian["dari"] > 1:
            words.append(_("bagian {ke} dari {dari}").format(ke=bagian["ke"], dari=bagian["dari"]))
        return ", ".join(words)


@dataclass(frozen=True, slots=True)
class DiSini:
    """What the data folder holds of a period: sidik_isi by revisi, and whether rows were typed."""

    versi: Mapping[int, str]
    terisi: bool = False


def judge(
    paket: Sequence[PaketPulih],
    di_sini: Mapping[Tempat, DiSini],
    manifes_di_sini: frozenset[str] = frozenset(),
) -> list[BarisPulih]:
    """Return what becomes of each package, the newest period first.

    `manifes_di_sini` are the packages that the office knows; parts of theirs may come later. A
    package is only ever newer, the same, older or another than what is here; nothing that is here
    gives way to an older or another one.
    """
    utama = {it.manifes for it in paket if it.utama and it.tempat[0] in DIPULIHKAN}
    utama |= manifes_di_sini
    terbaru = newest(paket)
    rows = [
        BarisPulih(it, _judge_one(it, utama, terbaru.get(it.tempat), di_sini.get(it.tempat)))
        for it in paket
    ]
    return sorted(rows, key=lambda row: (row.paket.tempat[1:], row.paket.urutan), reverse=True)


def _judge_one(
    it: PaketPulih, utama: set[str], terbaru: PaketPulih | None, di_sini: DiSini | None
) -> Nasib:
    if it.tempat[0] not in DIPULIHKAN:
        return Nasib.TANPA_DATA
    if not it.utama:
        return Nasib.BAGIAN if it.data["bagian"]["induk"] in utama else Nasib.BAGIAN_LEPAS
    versi = di_sini.versi if di_sini else {}
    if it.revisi in versi:
        return Nasib.SUDAH_ADA if versi[it.revisi] == it.sidik_isi else Nasib.BERBEDA
    if terbaru and it.revisi == terbaru.revisi and it.sidik_isi != terbaru.sidik_isi:
        return Nasib.BERBEDA
    if it is not terbaru or any(revisi > it.revisi for revisi in versi):
        return Nasib.LEBIH_LAMA
    return Nasib.MENGGANTI if versi or (di_sini and di_sini.terisi) else Nasib.BARU


def newest(paket: Iterable[PaketPulih]) -> dict[Tempat, PaketPulih]:
    """Return the newest version of each period among packages with data."""
    found: dict[Tempat, PaketPulih] = {}
    for it in sorted(paket, key=lambda it: it.urutan):
        if it.utama and it.tempat[0] in DIPULIHKAN:
            found[it.tempat] = it
    return found


def in_order_made(paket: Sequence[PaketPulih]) -> list[PaketPulih]:
    """Return packages in the order in which they were made, whatever the clocks said.

    A version comes after the one that it revises, even if the clock was put back in between.
    """
    made: dict[str, tuple[datetime, int, int]] = {}
    latest: dict[Tempat, datetime] = {}
    for it in sorted(paket, key=lambda it: it.urutan):
        latest[it.tempat] = max(latest.get(it.tempat, it.dibuat_pada), it.dibuat_pada)
        made[it.manifes] = (latest[it.tempat], it.revisi, int(it.data["nomor_urut"]))
    return sorted(paket, key=lambda it: made[it.manifes])


def assemble(paket: Iterable[PaketPulih]) -> dict[str, list[dict[str, Any]]]:
    """Return the rows, by table, that the newest package of each period brings.

    What an older plan has and a newer one lacks was taken out in between, so it comes back marked:
    values of earlier quarters hang on it.
    """
    chosen = sorted(paket, key=lambda it: it.dibuat_pada)
    made: dict[str, dict[str, dict[str, Any]]] = {}
    _unite(made, chosen, ("unit", "pejabat", "logo"))
    chosen = [it for it in chosen if it.nihil is None]  # which says nothing about any row
    for tahun in sorted({it.tempat[1] for it in chosen}):
        _add_plan(made, [it for it in chosen if it.tempat[1] == tahun])
        _add_quarters(made, [it for it in chosen if it.tempat[1] == tahun])
    _add_surveys(made, [it for it in chosen if it.tempat[0] is JenisPaket.SKM])
    agreements = [it for it in chosen if it.tempat[0] is JenisPaket.PERJANJIAN_KINERJA]
    _unite(made, agreements, ("perjanjian_kinerja",))
    linked = {row["data_dukung_id"] for row in made.get("taut_data_dukung", {}).values()}
    _unite(made, chosen, ("data_dukung",))
    evidence = made.get("data_dukung", {})
    made["data_dukung"] = {key: row for key, row in evidence.items() if key in linked}
    return {table: list(rows.values()) for table, rows in made.items() if rows}


Made = dict[str, dict[str, dict[str, Any]]]


def row_key(row: Row) -> str:
    """Return what names a row in its table."""
    return str(row.get("id") or row.get("butir_id") or row["sidik"])


def _put(made: Made, table: str, row: Row, **changes: Any) -> None:
    made.setdefault(table, {})[row_key(row)] = {**row, **changes}


def _unite(made: Made, paket: Iterable[PaketPulih], tables: Iterable[str]) -> None:
    """Take every row of these tables, each as the newest package has it."""
    for it in paket:
        for table in tables:
            for row in it.isi.get(table, ()):
                _put(made, table, row)


def plan_of(paket: Sequence[PaketPulih]) -> PaketPulih | None:
    """Return the package whose plan of the year is the newest, None where none has one."""
    plans = [it for it in paket if it.tempat[0] in _BERRENCANA and it.isi.get("butir_rencana")]
    fixed = max((it.revisi for it in plans if it.tempat[0] is JenisPaket.RENCANA), default=None)
    current = [it for it in plans if fixed is None or _plan_revision(it) in (None, fixed)]
    return max(current or plans, key=lambda it: it.dibuat_pada, default=None)


def _plan_revision(it: PaketPulih) -> int | None:
    if it.tempat[0] is JenisPaket.RENCANA:
        return it.revisi
    revisi: int | None = it.data["revisi_rencana"]
    return revisi


def _add_plan(made: Made, paket: Sequence[PaketPulih]) -> None:
    ruling = plan_of(paket)
    if ruling is None:  # an agreement alone has the plan that it was made from
        ruling = max(paket, key=lambda it: it.dibuat_pada)
    for table in ("butir_rencana", *_DARI_BUTIR, *_BERTANDA):
        for row in ruling.isi.get(table, ()):
            _put(made, table, row)
    for it in reversed(paket):
        known = set(made.get("butir_rencana", {}))
        marked = {"dihapus_pada": it.data["dibuat_pada"]}
        for row in it.isi.get("butir_rencana", ()):
            if row["id"] not in known:
                _put(made, "butir_rencana", row, **marked)
        for table in _DARI_BUTIR:
            for row in it.isi.get(table, ()):
                if row["butir_id"] not in known:
                    _put(made, table, row)
        for table in _BERTANDA:
            for row in it.isi.get(table, ()):
                if row["id"] not in made.get(table, {}):
                    _put(made, table, row, **marked)


def _add_quarters(made: Made, paket: Sequence[PaketPulih]) -> None:
    for triwulan in Triwulan:
        own = [it for it in paket if _is_own(it, triwulan)]
        holding = [it for it in paket if any(_rows_of(it, triwulan))]
        ruling = (own or holding)[-1:]
        for it in ruling:
            for table, row in _rows_of(it, triwulan):
                _put(made, table, row)


def _is_own(it: PaketPulih, triwulan: Triwulan) -> bool:
    return it.tempat[0] is JenisPaket.LAPORAN_TRIWULAN and it.tempat[2] == triwulan.periode


def _rows_of(it: PaketPulih, triwulan: Triwulan) -> Iterable[tuple[str, Row]]:
    """Yield what a package says of a quarter, with its table."""
    for table in (*_TRIWULANAN, "taut_data_dukung"):
        for row in it.isi.get(table, ()):
            if row["triwulan"] == triwulan:
                yield table, row


def _add_surveys(made: Made, paket: Sequence[PaketPulih]) -> None:
    """Take each survey from its own package, or else from the newest that shows it."""
    for it in paket:
        for row in it.isi.get("layanan", ()):
            marked = {"dihapus_pada": it.data["dibuat_pada"]} if it is not paket[-1] else {}
            _put(made, "layanan", row, **marked)
    places = {(row["tahun"], row["periode"]) for it in paket for row in it.isi.get("survei", ())}
    for place in sorted(places):
        own = [it for it in paket if it.tempat[1:] == place]
        holding = [it for it in paket if any(_surveys(it, place))]
        ruling = (own or holding)[-1]
        ids = {row["id"] for row in _surveys(ruling, place)}
        for row in _surveys(ruling, place):
            _put(made, "survei", row)
        for table in ("nilai_unsur", "profil_responden"):
            for row in ruling.isi.get(table, ()):
                if row["survei_id"] in ids:
                    _put(made, table, row)
    for table in ("target_skm", "ratl", "ratl_nihil"):
        years = {row["tahun"] for it in paket for row in it.isi.get(table, ())}
        for tahun in sorted(years):
            ruling = [it for it in paket if it.tempat[1] >= tahun][-1]
            for row in ruling.isi.get(table, ()):
                if row["tahun"] == tahun:
                    _put(made, table, row)
            ratl = {row["id"] for row in ruling.isi.get("ratl", ()) if row["tahun"] == tahun}
            for row in ruling.isi.get("taut_data_dukung", ()) if table == "ratl" else ():
                if row["ratl_id"] in ratl:
                    _put(made, "taut_data_dukung", row)


def _surveys(it: PaketPulih, place: tuple[int, str]) -> list[Row]:
    return [row for row in it.isi.get("survei", ()) if (row["tahun"], row["periode"]) == place]
