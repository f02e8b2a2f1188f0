"""What a year's plan says, butir by butir: read whole, changed cell by cell."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from db.connection import Store, new_id
from db.repositories import realisasi as cell_repository
from db.repositories import rekaman as rekaman_repository
from db.repositories import rencana as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, format_angka, read_isian, to_text
from ranpk_desktop.domain.butir import read_waktu, write_waktu
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.kolom_rencana import KOLOM_BUTIR, require_column
from ranpk_desktop.domain.pecahan import is_percent
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import TAHUNAN, Arah, CaraIsi, Konsolidasi
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services.rekaman import PERIODE_RENCANA, RENCANA
from ranpk_desktop.services.susunan import require_uraian

Row = dict[str, Any]

TARGET = {f"target_{triwulan}": triwulan for triwulan in range(5)}
"""The columns that hold targets: of TW I–IV, and target_0 of the year."""
JATUH_TEMPO = "✓"
"""What stands in the cell of a quarter in which a T/O is due without a number."""
_DUE = (JATUH_TEMPO, "v", "x")


@dataclass(frozen=True, slots=True)
class Versi:
    """Name one fixed version of a plan; `dibuat_pada` is ISO 8601 with the office's offset."""

    revisi: int
    alasan: str
    dibuat_pada: str
    pelaku: str


@dataclass(frozen=True, slots=True)
class IsiRencana:
    """Show a plan: the live tree, or that of one fixed version.

    `kunci` is the lock that holds (None while the plan may be changed), `versi` are the fixed
    versions, the oldest first, `revisi` the one shown (None for the live tree), `alasan` why the
    plan is being revised.
    """

    tahun: int
    pohon: Pohon
    kunci: Row | None
    versi: tuple[Versi, ...]
    revisi: int | None
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class Sel:
    """Hold one typed cell of a plan: `kolom` as in domain.kolom_rencana."""

    butir_id: str
    kolom: str
    teks: str


class RencanaService:
    """Plan a year."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def years(self) -> list[int]:
        """Return the years that have a plan, oldest first."""
        return repository.years(self._store)

    def load(self, tahun: int, revisi: int | None = None) -> IsiRencana:
        """Return a year's plan as it is now, or as one version fixed it."""
        versions = rekaman_repository.versions(self._store, RENCANA, tahun, PERIODE_RENCANA)
        chosen = next((row for row in versions if row["revisi"] == revisi), None)
        kunci = rekaman_repository.lock(self._store, tahun, TAHUNAN)
        opened = rekaman_repository.last_unlock(self._store, tahun, TAHUNAN)
        isi = json.loads(chosen["isi"]) if chosen else repository.plan(self._store, tahun)
        return IsiRencana(
            tahun=tahun,
            pohon=Pohon.read(isi),
            kunci=kunci,
            versi=tuple(
                Versi(*(row[name] for name in ("revisi", "alasan", "dibuat_pada", "pelaku")))
                for row in versions
            ),
            revisi=chosen["revisi"] if chosen else None,
            alasan=opened["alasan_buka"] if opened and not kunci else "",
        )

    def save(self, butir_id: str, kolom: str, teks: str) -> Changes:
        """Save one cell as typed; raises CheckError, LockedError."""
        return self.paste([Sel(butir_id, kolom, teks)])

    def paste(self, cells: Iterable[Sel]) -> Changes:
        """Save many cells as one command, as typed; an empty text clears where that is allowed.

        Raises CheckError, LockedError; then nothing is saved.
        """
        cells = list(cells)
        judul = _("Isi {n} sel rencana").format(n=len(cells))
        if len(cells) == 1:
            nama = repository.uraian(self._store, cells[0].butir_id)
            judul = _("Isi target {nama}") if cells[0].kolom in TARGET else _("Ubah {nama}")
            judul = judul.format(nama=nama)
        with self._store.command(judul) as command:
            for cell in cells:
                self.write(cell)
        return command.changes

    def save_target(self, butir_id: str, triwulan: int, teks: str) -> Changes:
        """Save a target as typed; `triwulan` 0 is the year's. Raises CheckError, LockedError."""
        return self.save(butir_id, f"target_{triwulan}", teks)

    def save_komponen(self, butir_id: str, rows: Sequence[Row]) -> Changes:
        """Save the komponen of an indikator as a whole: rows of nama and bobot as typed.

        A row with an `id` is changed, others are new, missing ones are taken out. Raises
        CheckError("komponen") for a row without a name or a bobot that is no percentage.
        """
        made = [
            {"id": row.get("id"), "nama": clean_line(row["nama"]), "bobot": _bobot(row["bobot"])}
            for row in rows
            if clean_line(row["nama"]) or clean_line(row["bobot"])
        ]
        if not all(row["nama"] for row in made):
            raise CheckError("komponen", _("Nama komponen belum diisi."))
        return self._save_list("komponen", butir_id, made, _("Ubah komponen: {nama}"))

    def save_pengukuran(self, butir_id: str, rows: Sequence[Row]) -> Changes:
        """Save the pengukuran of an indikator as a whole, in this order: rows of judul and teks."""
        made = [
            {"id": row.get("id"), "judul": clean_line(row["judul"]), "teks": clean(row["teks"])}
            for row in rows
            if clean_line(row["judul"]) or clean(row["teks"])
        ]
        return self._save_list("pengukuran", butir_id, made, _("Ubah pengukuran: {nama}"))

    def _save_list(self, table: str, butir_id: str, rows: Sequence[Row], judul: str) -> Changes:
        nama = repository.uraian(self._store, butir_id)
        with self._store.command(judul.format(nama=nama)) as command:
            kept = {row["id"] for row in rows}
            for old in repository.rows_of(self._store, table, [butir_id]):
                if old["id"] not in kept:
                    self._store.update(table, old["id"], {"dihapus_pada": self._store.now()})
            for urutan, row in enumerate(rows, start=1):
                columns = {**row, "id": row["id"] or new_id(), "urutan": urutan}
                columns["dihapus_pada"] = None  # an undone deletion may be typed again
                self._store.save(table, {"butir_id": butir_id, **columns})
        return command.changes

    def write(self, cell: Sel) -> None:
        """Write one cell as typed, inside the caller's command.

        Raises CheckError, also where a row of that kind has no such column.
        """
        kolom, teks, butir_id = cell.kolom, cell.teks, cell.butir_id
        if kolom in KOLOM_BUTIR:
            value = require_uraian(teks) if kolom == "uraian" else clean_line(teks)
            self._store.update("butir_rencana", butir_id, {kolom: value})
            return
        level = repository.level(self._store, butir_id)
        indikator = repository.rows_of(self._store, "indikator", [butir_id])
        require_column(level, kolom, indikator=bool(indikator))
        if kolom == "pagu":
            self._store.save("anggaran", {"butir_id": butir_id, "pagu": read_pagu(teks)})
        elif kolom in TARGET:
            measured = indikator[0] if indikator else self._keluaran(butir_id)
            self._write_target(measured, TARGET[kolom], teks)
        else:
            table = "indikator" if indikator else "keluaran"
            self._store.save(table, {"butir_id": butir_id, kolom: read_column(kolom, teks)})

    def _keluaran(self, butir_id: str) -> Row:
        """Return the row that says when a T/O or a keluaran is due; one without it gets it.

        Unlike rows of `indikator`, it has a `waktu`.
        """
        if found := repository.rows_of(self._store, "keluaran", [butir_id]):
            return found[0]
        row = {"butir_id": butir_id, "waktu": "", "satuan": ""}
        self._store.insert("keluaran", row)
        return row

    def _write_target(self, measured: Row, triwulan: int, teks: str) -> None:
        """Write a target; a T/O is due in the quarters that say so, with or without a number."""
        butir_id = measured["butir_id"]
        due = teks.strip().casefold() in _DUE
        if "waktu" in measured and triwulan:
            waktu = {*measured["waktu"].split(","), str(triwulan)} - {""}
            if not teks.strip():
                waktu.remove(str(triwulan))
            self._store.update("keluaran", butir_id, {"waktu": ",".join(sorted(waktu))})
            teks = "" if due else teks
        sebaris = cell_repository.amounts(self._store, butir_id, "target", triwulan)
        write_target(self._store, measured, triwulan, teks, sebaris)


def write_target(
    store: Store,
    measured: Mapping[str, Any],
    triwulan: int,
    teks: str,
    sebaris: Sequence[Decimal] = (),
) -> None:
    """Write a target as typed, inside the caller's command; raises CheckError.

    `measured` has butir_id and satuan. A cell that is empty and was empty gets no row.
    """
    isian = parse_form(teks, "target", measured["satuan"], sebaris)
    write_isian(store, measured["butir_id"], triwulan, isian)


def write_isian(store: Store, butir_id: str, triwulan: int, isian: Isian) -> None:
    """Write a target that has been read already, inside the caller's command."""
    row = cell_repository.find(store, "target", butir_id, triwulan)
    if row is None and isian.kosong:
        return
    store.save(
        "target",
        {
            "id": row["id"] if row else new_id(),
            "butir_id": butir_id,
            "triwulan": triwulan,
            "jenis": isian.jenis.value,
            "nilai": None if isian.nilai is None else to_text(isian.nilai),
            "operator": isian.operator,
            "teks": isian.teks,
        },
    )


def check_cell(simpul: Simpul, kolom: str, teks: str) -> None:
    """Raise the CheckError that saving this text in this column would raise, without a store."""
    require_column(simpul.level, kolom, indikator=simpul.indikator is not None)
    if kolom in TARGET:
        others = [
            isian.nilai
            for triwulan, isian in simpul.target.items()
            if triwulan != TARGET[kolom] and isian.nilai is not None
        ]
        if not (simpul.level.is_keluaran and teks.strip().casefold() in _DUE):
            parse_form(teks, "target", simpul.satuan, others)
    elif kolom == "uraian":
        require_uraian(teks)
    elif kolom == "pagu":
        read_pagu(teks)
    elif kolom not in ("nomor_asli", "penanggung_jawab"):
        read_column(kolom, teks)


def read_column(kolom: str, teks: str) -> str:
    """Return what is stored for a typed text of `indikator` or `keluaran`; raises CheckError."""
    if kolom in _PILIHAN:
        return _read_choice(kolom, teks)
    if kolom != "waktu":
        return clean_line(teks)
    try:
        return write_waktu(read_waktu(teks))
    except ValueError as error:
        raise CheckError(
            kolom,
            _("Waktu “{teks}” bukan triwulan.").format(teks=teks.strip()),
            _("Tulis nomor triwulannya, misalnya 2,3,4."),
        ) from error


def _read_choice(kolom: str, teks: str) -> str:
    kinds = _PILIHAN[kolom]
    if teks in set(kinds):
        return teks
    raise CheckError(
        kolom,
        _("“{teks}” bukan pilihan kolom ini.").format(teks=teks.strip()),
        _("Pilih salah satu: {daftar}.").format(daftar=", ".join(kind.label for kind in kinds)),
    )


_PILIHAN: dict[str, type[Arah] | type[Konsolidasi] | type[CaraIsi]] = {
    "arah": Arah,
    "konsolidasi": Konsolidasi,
    "cara_isi": CaraIsi,
}


def read_pagu(teks: str) -> str | None:
    """Read a budget in rupiah, None for none; raises CheckError("pagu")."""
    if not teks.strip():
        return None
    isian = parse_form(teks, "pagu", "rupiah")
    if isian.nilai is None or isian.operator or isian.nilai < 0:
        raise CheckError(
            "pagu", _("Pagu ditulis sebagai rupiah."), _("Contoh: 1.250.000.000, atau kosongkan.")
        )
    return to_text(isian.nilai)


def parse_form(teks: str, field: str, satuan: str, sebaris: Sequence[Decimal] = ()) -> Isian:
    """Read what was typed into a form; raises CheckError naming the field.

    `sebaris` are the other numbers of the row. A doubtful point is asked about here, never
    guessed: 12.4 is not 124, and 7.350 beside 7,26 is hardly seven thousand.
    """
    try:
        bacaan = read_isian(teks, sebaris)
    except CheckError as error:
        raise CheckError(field, error.pesan, error.tindakan) from error
    if bacaan.peringatan:
        raise CheckError(
            field,
            _("Titik pada “{teks}” meragukan: pecahan atau ribuan?").format(teks=teks.strip()),
            _("Tulis dengan koma bila pecahan (12,4), atau tanpa titik bila ribuan (7350)."),
        )
    if bacaan.persen and not satuan.strip():
        raise CheckError(
            field,
            _("Satuan belum diisi, jadi “{teks}” belum dapat dipakai.").format(teks=teks.strip()),
            _("Isi dahulu satuannya dengan persen, atau hapus tanda %."),
        )
    if bacaan.persen and not is_percent(satuan):
        raise CheckError(
            field,
            _("Satuan indikator ini {satuan}, bukan persen.").format(satuan=satuan),
            _("Hapus tanda % bila angkanya benar."),
        )
    return bacaan.isian


def _bobot(teks: str) -> str | None:
    if not teks.strip():
        return None
    isian = parse_form(teks, "komponen", "persen")
    if isian.nilai is None or isian.operator or not 0 <= isian.nilai <= 100:
        raise CheckError(
            "komponen",
            _("Bobot “{teks}” bukan persen antara 0 dan 100.").format(teks=teks.strip()),
            _("Tulis misalnya {contoh}.").format(contoh=format_angka(Decimal("43.5"))),
        )
    return to_text(isian.nilai)
