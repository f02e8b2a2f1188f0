"""What a quarter brought, indicator by indicator, saved cell by cell."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from pathlib import Path
from typing import Any

from db.connection import Store
from db.repositories import realisasi as repository
from db.repositories import rekaman as rekaman_repository
from db.repositories import rencana as rencana_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, Jenis, format_angka, from_text, to_text
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.pohon import Isi, Pohon
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.data_dukung import DataDukungService
from ranpk_desktop.services.isian_triwulan import write
from ranpk_desktop.services.laporan import read
from ranpk_desktop.services.parameter import as_of
from ranpk_desktop.services.rencana import parse_form, write_target

Row = dict[str, Any]

NOTES = ("analisis", "kendala", "tindak_lanjut")
"""Columns of `realisasi` that hold running text."""

_WITHOUT_NUMBER = {"", "-", "--", "n/a"}
"""What may be typed in the place of a fraction, in lower case."""


@dataclass(frozen=True, slots=True)
class IsiTriwulan:
    """Show a quarter: its figures, and the lock that holds for it (None while it is open).

    `revisi` is the version that the lock holds, or that is being made; `alasan` says why there is a
    revision.

    `rencana_tetap` says that the plan of the year is fixed, and so are its targets; `versi_rencana`
    is the version that was in force when the quarter ended, and fixes them too. `ragu` has, by
    butir_id, the sentences about targets that contradict one another; `hilang` are the digests of
    files of evidence that are not there any more.
    """

    laporan: LaporanTriwulan
    kunci: Row | None
    rencana_tetap: bool
    versi_rencana: int | None
    revisi: int
    alasan: str
    ragu: dict[str, tuple[str, ...]]
    hilang: frozenset[str]


@dataclass(frozen=True, slots=True)
class Sel:
    """Hold one typed cell of a quarter: `kolom` is nilai, pecahan, target or one of NOTES."""

    butir_id: str
    kolom: str
    teks: str


class RealisasiService:
    """Read and fill quarters."""

    def __init__(self, store: Store, data_dukung: DataDukungService) -> None:
        self._store = store
        self._data_dukung = data_dukung

    def load(self, tahun: int, triwulan: Triwulan) -> IsiTriwulan:
        """Return a quarter: the rekaman of a locked one, the live rows of an open one."""
        isi, laporan, kunci = read_quarter(self._store, tahun, triwulan)
        tetap = rekaman_repository.lock(self._store, tahun, TAHUNAN) is not None
        hilang = self._data_dukung.missing(laporan)
        versi = rencana_repository.in_force(self._store, tahun, triwulan)
        revisi, alasan = self.revision(tahun, triwulan, kunci)
        return IsiTriwulan(laporan, kunci, tetap, versi, revisi, alasan, _doubts(isi), hilang)

    def revision(self, tahun: int, triwulan: Triwulan, kunci: Row | None) -> tuple[int, str]:
        """Return the version that a lock holds, or that is being made without one, and why."""
        if kunci:
            return rekaman_repository.head(self._store, kunci["rekaman_id"])
        versi = ("LAPORAN_TRIWULAN", tahun, triwulan.periode)
        revisi = rekaman_repository.next_revision(self._store, *versi)
        opened = rekaman_repository.last_unlock(self._store, tahun, triwulan)
        return revisi, opened["alasan_buka"] if opened else ""

    def report(self, tahun: int, triwulan: Triwulan) -> tuple[LaporanTriwulan, Row | None]:
        """Return the figures of a quarter and its lock, without the doubts: for the first page."""
        _isi, laporan, kunci = read_quarter(self._store, tahun, triwulan)
        return laporan, kunci

    def save_nilai(self, butir_id: str, triwulan: Triwulan, teks: str) -> Changes:
        """Save a value as typed: a number, N/A, - or nothing.

        Raises CheckError for what is no number, LockedError for a locked quarter.
        """
        indikator = self._indikator(butir_id)
        sebaris = repository.amounts(self._store, butir_id, "realisasi", triwulan)
        return self._save(indikator, triwulan, _nilai(teks, indikator["satuan"], sebaris))

    def save_pecahan(self, butir_id: str, triwulan: Triwulan, teks: str) -> Changes:
        """Save a value as typed in the form `174 / 180`, or N/A, - or nothing as in save_nilai.

        Raises CheckError for a missing part or a penyebut of 0, LockedError for a locked quarter.
        """
        return self._save(self._indikator(butir_id), triwulan, _pecahan(teks))

    def save_komponen(self, komponen_id: str, triwulan: Triwulan, teks: str) -> Changes:
        """Save what a komponen brought, as typed: a number, `174 / 180`, or nothing.

        The realisasi of its indikator is then made of its parts; one that was typed itself holds
        until all parts are there. Raises CheckError("komponen"), LockedError.
        """
        komponen = repository.komponen(self._store, komponen_id)
        judul = _("Isi komponen {triwulan}: {nama}").format(
            triwulan=triwulan.label, nama=komponen["nama"]
        )
        with self._store.command(judul) as command:
            self.write_komponen(komponen_id, triwulan, teks)
        return command.changes

    def write_komponen(self, komponen_id: str, triwulan: Triwulan, teks: str) -> None:
        """Write what a komponen brought inside the caller's command; raises CheckError."""
        komponen = repository.komponen(self._store, komponen_id)
        indikator = self._indikator(komponen["butir_id"])
        columns = read_komponen(teks, indikator["satuan"])
        key = {"komponen_id": komponen_id, "triwulan": int(triwulan)}
        write(self._store, "nilai_komponen", key, columns)
        here = repository.find(self._store, "realisasi", komponen["butir_id"], triwulan)
        typed = here and here["jenis"] != Jenis.KOSONG and not here["dari_komponen"]
        if typed and not repository.has_all_parts(self._store, komponen["butir_id"], triwulan):
            return
        filled = repository.has_parts(self._store, indikator["butir_id"], triwulan)
        row = {"butir_id": indikator["butir_id"], "triwulan": int(triwulan)}
        write(self._store, "realisasi", row, _dari_komponen(filled=filled))

    def save_note(self, butir_id: str, triwulan: Triwulan, column: str, teks: str) -> Changes:
        """Save analisis, kendala or tindak_lanjut of a quarter's value."""
        if column not in NOTES:
            raise LookupError(column)
        return self._save(self._indikator(butir_id), triwulan, {column: clean(teks)})

    def paste(self, triwulan: Triwulan, cells: Iterable[Sel], judul: str = "") -> Changes:
        """Save many cells as one command, as typed, targets included; an empty text clears.

        Of a row with both, a pecahan that is filled counts before a nilai. A point that does not
        fit the row is asked about before (see `check`): here the numbers change as they are saved.
        Raises CheckError, LockedError; then nothing is saved.
        """
        rows: dict[str, dict[str, str]] = {}
        for cell in cells:
            rows.setdefault(cell.butir_id, {})[cell.kolom] = cell.teks
        count = sum(map(len, rows.values()))
        default = _("Isi {n} sel {triwulan}").format(n=count, triwulan=triwulan.label)
        with self._store.command(judul or default) as command:
            for butir_id, texts in rows.items():
                indikator = self._indikator(butir_id)
                if "target" in texts:
                    self._require_live_target(indikator, triwulan)
                    write_target(self._store, indikator, triwulan, texts["target"])
                self._write(indikator, triwulan, read_cells(texts, indikator["satuan"]))
        return command.changes

    def _require_live_target(self, indikator: Row, triwulan: Triwulan) -> None:
        """Refuse a target that would change nothing in a quarter with a version of its own."""
        versi = rencana_repository.in_force(self._store, indikator["tahun"], triwulan)
        if versi is not None:
            raise CheckError(
                "target",
                _(
                    "Target {tw} menurut rencana {versi}, yang berlaku pada hari terakhirnya."
                ).format(tw=triwulan.label, versi=revision_label(versi)),
                _("Target triwulan yang sudah lewat tidak lagi berubah."),
            )

    def write(self, butir_id: str, triwulan: Triwulan, texts: Mapping[str, str]) -> None:
        """Write cells of one row inside the caller's command; raises CheckError."""
        indikator = self._indikator(butir_id)
        self._write(indikator, triwulan, read_cells(texts, indikator["satuan"]))

    def fill(self, tahun: int, triwulan: Triwulan, baris: Iterable[Row]) -> Changes:
        """Save many values as one command: what `ranpk realisasi isi` was given.

        A row names its `indikator` (id, acuan, kode of the catalogue, or full text) and has
        `nilai`, or `pembilang` and `penyebut` (decimal points), and any of the notes.
        Raises CheckError naming the row; then nothing is saved.
        """
        names = self._names(tahun)
        judul = _("Isi realisasi {triwulan}").format(triwulan=triwulan.label)
        with self._store.command(judul) as command:
            for row in baris:
                butir_id = names.get(row["indikator"])
                if butir_id is None:
                    raise CheckError(
                        "indikator",
                        _("Indikator {nama} tidak ada dalam rencana {tahun}.").format(
                            nama=row["indikator"], tahun=tahun
                        ),
                    )
                indikator = self._indikator(butir_id)
                self._write(indikator, triwulan, read_cells(_texts(row), indikator["satuan"]))
        return command.changes

    def _names(self, tahun: int) -> dict[str, str]:
        names: dict[str, str] = {}
        for row in repository.indikator_of(self._store, tahun):
            acuan = row["acuan"] or ""
            for name in (row["uraian"], acuan.rpartition("/")[2], acuan, row["id"]):
                names[name] = row["id"]
        return names

    def _indikator(self, butir_id: str) -> Row:
        found = repository.indikator(self._store, butir_id)
        if found is None:
            raise LookupError(butir_id)
        return found

    def _save(self, indikator: Row, triwulan: Triwulan, columns: Row) -> Changes:
        judul = _("Isi realisasi {triwulan}: {nama}").format(
            triwulan=triwulan.label, nama=indikator["uraian"]
        )
        with self._store.command(judul) as command:
            self._write(indikator, triwulan, columns)
        return command.changes

    def _write(self, indikator: Row, triwulan: Triwulan, columns: Row) -> None:
        if columns.get("jenis") and repository.komponen_of(self._store, indikator["butir_id"]):
            columns = columns | self._of_parts(indikator["butir_id"], triwulan, columns["jenis"])
        if columns:
            key = {"butir_id": indikator["butir_id"], "triwulan": int(triwulan)}
            write(self._store, "realisasi", key, columns, {"jenis": Jenis.KOSONG.value})

    def _of_parts(self, butir_id: str, triwulan: Triwulan, jenis: str) -> Row:
        """Return how an indikator with komponen is filled: what is typed holds, else its parts."""
        typed = jenis != Jenis.KOSONG.value
        by_parts = not typed and repository.has_parts(self._store, butir_id, triwulan)
        return _dari_komponen(filled=True) if by_parts else {"dari_komponen": 0}


def read_quarter(
    store: Store, tahun: int, triwulan: Triwulan
) -> tuple[Isi, LaporanTriwulan, Row | None]:
    """Return what a quarter is composed from, its figures, and its lock (None while open)."""
    kunci = rekaman_repository.lock(store, tahun, triwulan)
    if kunci:
        rekaman = rekaman_repository.rekaman(store, kunci["rekaman_id"])
        isi = json.loads(rekaman["isi"])
        with as_of(rekaman["referensi_id"]):
            return isi, read(isi, tahun, triwulan), kunci
    isi = rencana_repository.isi(store, tahun, triwulan)
    return isi, read(isi, tahun, triwulan), None


def check(kolom: str, teks: str, satuan: str, sebaris: Sequence[Decimal] = ()) -> None:
    """Raise the CheckError that saving this text in this column would raise, without a store.

    `sebaris` are the other numbers of the row, as far as they are known.
    """
    if kolom == "target":
        parse_form(teks, "target", satuan, sebaris)
    else:
        read_cells({kolom: teks}, satuan, sebaris)


def read_file(path: Path) -> list[Row]:
    """Return the rows of a `ranpk realisasi isi` file; raises KnownError for any other content.

    The file is {"realisasi": [{"indikator": …, "nilai": "12.4"}, …]} with texts throughout.
    """
    unreadable = KnownError(
        "BERKAS_TIDAK_TERBACA",
        _("Berkas {nama} bukan isian realisasi.").format(nama=path.name),
        _('Tulis sebagai JSON: {"realisasi": [{"indikator": "3.1-2", "nilai": "96.5"}]}.'),
    )
    try:
        rows = json.loads(path.read_bytes())["realisasi"]
    except (OSError, ValueError, LookupError, TypeError, RecursionError) as error:
        raise unreadable from error
    if not isinstance(rows, list) or not all(_is_row(row) for row in rows):
        raise unreadable
    return rows


def _doubts(isi: Isi) -> dict[str, tuple[str, ...]]:
    from ranpk_desktop.domain.aturan import TARGET_BERTENTANGAN, check_pohon
    from ranpk_desktop.services.parameter import aturan

    doubts: dict[str, tuple[str, ...]] = {}
    for finding in check_pohon(Pohon.read(isi), aturan(), TARGET_BERTENTANGAN):
        butir_id = str(finding.tempat["butir_id"])
        doubts[butir_id] = (*doubts.get(butir_id, ()), finding.pesan)
    return doubts


def _is_row(row: object) -> bool:
    return (
        isinstance(row, dict)
        and "indikator" in row
        and row.keys() <= {"indikator", "nilai", "pembilang", "penyebut", *NOTES}
        and all(isinstance(value, str) for value in row.values())
    )


def _nilai(teks: str, satuan: str, sebaris: Sequence[Decimal] = ()) -> Row:
    isian = parse_form(teks, "nilai", satuan, sebaris)
    if isian.operator:
        raise CheckError("nilai", _("Realisasi ditulis sebagai angka, tanpa ≤ atau ≥."))
    return {
        "jenis": isian.jenis.value,
        "nilai": None if isian.nilai is None else to_text(isian.nilai),
        "pembilang": None,
        "penyebut": None,
        "teks": teks.strip(),
    }


def read_komponen(teks: str, satuan: str) -> Row:
    """Return the columns of `nilai_komponen` for what was typed; raises CheckError."""
    try:
        columns = _pecahan(teks) if "/" in teks else _nilai(teks, satuan)
    except CheckError as error:
        raise CheckError("komponen", error.pesan, error.tindakan) from error
    if columns["jenis"] not in (Jenis.ANGKA.value, Jenis.KOSONG.value):
        raise CheckError(
            "komponen",
            _("Nilai komponen ditulis sebagai angka atau pecahan."),
            _("Bila seluruh indikator tidak diukur, tulis N/A pada realisasinya."),
        )
    return {name: columns[name] for name in ("nilai", "pembilang", "penyebut")}


def _dari_komponen(*, filled: bool) -> Row:
    """Return the columns of a realisasi that its komponen make, once one of them is `filled`."""
    return {
        "jenis": (Jenis.ANGKA if filled else Jenis.KOSONG).value,
        "nilai": None,
        "pembilang": None,
        "penyebut": None,
        "dari_komponen": int(filled),
        "teks": "",
    }


def _pecahan(teks: str) -> Row:
    teks = teks.strip()
    if teks.casefold() in _WITHOUT_NUMBER:
        return _nilai(teks, "")
    parts = [part.strip() for part in teks.replace(":", "/").split("/")]
    if len(parts) != 2 or not all(parts):
        raise CheckError(
            "pecahan",
            _("Pembilang dan penyebut ditulis dengan garis miring."),
            _("Contoh: 174 / 180."),
        )
    pembilang, penyebut = (_number(parse_form(part, "pecahan", "")) for part in parts)
    if penyebut <= 0:
        raise CheckError("pecahan", _("Penyebut harus lebih besar dari 0."))
    return {
        "jenis": Jenis.ANGKA.value,
        "nilai": None,
        "pembilang": to_text(pembilang),
        "penyebut": to_text(penyebut),
        "teks": teks.strip(),
    }


def read_cells(texts: Mapping[str, str], satuan: str, sebaris: Sequence[Decimal] = ()) -> Row:
    """Return the columns of `realisasi` that the typed cells of one row set; raises CheckError."""
    columns: Row = {name: clean(texts[name]) for name in NOTES if name in texts}
    if texts.get("pecahan", "").strip():
        columns |= _pecahan(texts["pecahan"])
    elif "nilai" in texts or "pecahan" in texts:
        columns |= _nilai(texts.get("nilai", ""), satuan, sebaris)
    return columns


def _texts(row: Row) -> dict[str, str]:
    """Return the cells of one row of a `realisasi isi` file as a person would type them."""
    texts = {name: row[name] for name in NOTES if name in row}
    if "pembilang" in row or "penyebut" in row:
        texts["pecahan"] = " / ".join(
            _typed(row.get(name, "")) for name in ("pembilang", "penyebut")
        )
    elif "nilai" in row:
        texts["nilai"] = _typed(row["nilai"])
    return texts


def _typed(teks: str) -> str:
    """Return a decimal with a point as a person would type it; other text stays as it is."""
    try:
        return format_angka(from_text(teks))
    except ValueError:
        return teks


def _number(isian: Isian) -> Decimal:
    if isian.nilai is None or isian.operator:
        raise CheckError("pecahan", _("Pembilang dan penyebut harus angka."))
    return isian.nilai
