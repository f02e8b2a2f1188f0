"""RATL from a workbook: opened, understood, compared with ours, and taken over as one command."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any

from db.connection import Store, new_id
from db.errors import translated
from db.repositories import kantor as kantor_repository
from db.repositories import ratl as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_ratl import AksiBaca, BacaanRatl
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.cocok_ratl import BarisImporRatl, cocokkan
from ranpk_desktop.domain.impor import DITAWARKAN, StatusImpor
from ranpk_desktop.domain.ratl import Ratl, StatusRatl, read_ratl, write_unsur
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import Report, proses, ratl
from ranpk_desktop.services import parameter

Row = dict[str, Any]

_DISEBUT = 5
_SATU_BARIS = ("no_rekomendasi", "jenis_layanan", "penanggung_jawab", "waktu_pelaksanaan")


@dataclass(frozen=True, slots=True)
class BerkasRatl:
    """Hold a workbook that has been opened, with the tables that were found in it."""

    nama: str
    terbuka: ratl.Terbuka


@dataclass(frozen=True, slots=True)
class Milik:
    """Hold the office's own unit, and what we have of a survey year."""

    unit: str
    acuan: str | None
    ratl: tuple[Ratl, ...]

    @property
    def kunci_unit(self) -> str:
        """Return what tells the own unit apart."""
        return self.acuan or plain(self.unit)


@dataclass(frozen=True, slots=True)
class PratinjauRatl:
    """Hold what a file would do with a survey year: of some units, compared with `milik`."""

    tahun: int
    milik: Milik
    bacaan: BacaanRatl
    baris: tuple[BarisImporRatl, ...]


def open_ratl(
    path: Path,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> BerkasRatl:
    """Open a workbook in the child process (pool).

    Raises the KnownErrors of `proses.run`, and one where it has no table of RATL.
    """
    buku = proses.run("buku_kerja", path, cancelled=cancelled, report=report)
    return BerkasRatl(path.name, ratl.find_tables(buku, parameter.register_unit()))


def interpret(berkas: BerkasRatl, tahun: int) -> BacaanRatl:
    """Read a workbook that has been opened, for a survey year (pool); raises KnownError."""
    return ratl.read(berkas.terbuka, tahun)


def find_unit(bacaan: BacaanRatl, nama: str, milik: Milik | None = None) -> str:
    """Return the `kunci_unit` that a name means in a file, `milik` being our own unit.

    Raises KnownError where the file has no action of it.
    """
    known = parameter.register_unit().find(nama)
    kunci = known.id if known else plain(nama)
    if milik and plain(nama) == plain(milik.unit):
        kunci = milik.kunci_unit
    units = bacaan.units()
    if kunci not in units:
        raise _no_such_unit(nama, list(units.values()))
    return kunci


def compare(
    tahun: int, bacaan: BacaanRatl, milik: Milik, kunci_unit: str | None = None
) -> PratinjauRatl:
    """Return what a file would do: of one unit, or of all (pool); nothing is written."""
    bacaan = bacaan.owned_by(milik.unit, milik.acuan)
    if kunci_unit is not None:
        bacaan = bacaan.only([kunci_unit])
    return PratinjauRatl(tahun, milik, bacaan, cocokkan(bacaan.aksi, milik.ratl))


class ImporRatlService:
    """Take from RATL workbooks what a person accepts; RATL is never locked.

    `dukungan` returns how many pieces of data dukung each action has, by id.
    """

    def __init__(self, store: Store, dukungan: Callable[[], Mapping[str, int]] = dict) -> None:
        self._store, self._dukungan = store, dukungan

    def load(self, tahun: int) -> Milik:
        """Return our unit and our actions of a survey year."""
        unit = kantor_repository.unit(self._store) or {}
        rows = (row for row in repository.ratl(self._store) if row["tahun"] == tahun)
        return Milik(str(unit.get("nama", "")), unit.get("acuan"), tuple(map(read_ratl, rows)))

    def apply(self, berkas: str, pratinjau: PratinjauRatl, kunci: Collection[str]) -> Changes:
        """Write the rows named by `kunci` as one command named after the file.

        What the file lacks stays. Raises KnownError where our actions have changed since they were
        compared; then nothing is written.
        """
        berkas = clean_line(berkas)
        judul = _("Impor RATL {tahun} dari {berkas}")
        with self._store.command(judul.format(tahun=pratinjau.tahun, berkas=berkas)) as command:
            if self.load(pratinjau.tahun) != pratinjau.milik:
                raise KnownError(
                    "RATL_BERUBAH",
                    _("RATL berubah sejak berkas ini dibandingkan."),
                    _("Buka berkasnya sekali lagi."),
                )
            urutan = repository.next_urutan(self._store)
            for row in pratinjau.baris:
                if row.kunci in kunci and row.status in DITAWARKAN:
                    with translated():
                        self._write(pratinjau, row, urutan, berkas)
                    urutan += row.status is StatusImpor.BARU
        return command.changes

    def _write(
        self, pratinjau: PratinjauRatl, row: BarisImporRatl, urutan: int, berkas: str
    ) -> None:
        aksi = row.aksi
        assert aksi  # noqa: S101  only rows of the file are offered
        if row.ratl:
            said = {it.kolom for it in row.perubahan}
            columns = _columns(aksi, said) | self._closing(row.ratl, aksi, said, berkas)
            self._store.update("ratl", row.ratl.id, columns)
            return
        said = {"rencana_aksi", "waktu_pelaksanaan", *aksi.isi}
        columns = {
            "id": new_id(),
            "tahun": pratinjau.tahun,
            "unit": _unit_name(aksi, pratinjau),
            "acuan": aksi.acuan,
            "urutan": urutan,
            "unsur": write_unsur(aksi.unsur),
            "unsur_tebakan": int(aksi.unsur_tebakan),
            **_columns(aksi, said - {"unsur"}),
            **self._closing(None, aksi, said, berkas),
        }
        self._store.insert("ratl", columns)

    def _closing(
        self, ratl: Ratl | None, aksi: AksiBaca, said: Collection[str], berkas: str
    ) -> Row:
        """Return what follows from a status: closing needs data dukung or a reason."""
        if "status" not in said or not aksi.isi["status"]:
            return {}
        if aksi.isi["status"] != StatusRatl.SELESAI:
            return {"tanggal_selesai": None}
        proven = ratl is not None and bool(self._dukungan().get(ratl.id))
        given = aksi.isi.get("alasan_tanpa_dukungan") or (ratl and ratl.alasan_tanpa_dukungan)
        if proven or given:
            return {}
        text = _("Tercatat selesai dalam berkas {berkas}.").format(berkas=berkas)
        return {"alasan_tanpa_dukungan": text}


def _columns(aksi: AksiBaca, said: Collection[str]) -> Row:
    """Return the stored form of some columns that a file carries."""
    texts = {"rencana_aksi": aksi.rencana_aksi, **aksi.isi}
    texts["waktu_pelaksanaan"] = aksi.waktu_pelaksanaan
    columns: Row = {}
    for kolom in said:
        teks = (clean_line if kolom in _SATU_BARIS else clean)(texts[kolom])
        if kolom.startswith("tanggal_"):
            columns[kolom] = teks or None
        elif kolom != "status" or teks:
            columns[kolom] = teks
    if "waktu_pelaksanaan" in said:
        sampai = read_waktu_pelaksanaan(columns["waktu_pelaksanaan"]).sampai
        columns["sampai"] = sampai.isoformat() if sampai else None
    if "unsur" in said:
        columns["unsur_tebakan"] = 0
    return columns


def _unit_name(aksi: AksiBaca, pratinjau: PratinjauRatl) -> str:
    """Return the name of a unit: our own as we write it, a known one as it was called then."""
    if aksi.kunci_unit == pratinjau.milik.kunci_unit:
        return pratinjau.milik.unit
    unit = parameter.register_unit().get(aksi.acuan) if aksi.acuan else None
    masa = unit.on(date(pratinjau.tahun, 12, 31)) if unit else None
    return masa.nama if masa else clean_line(aksi.unit)


def _no_such_unit(nama: str, units: list[str]) -> KnownError:
    """Name some units of the file, those first that are spelt most like it."""
    near = get_close_matches(nama, units, _DISEBUT, 0.0)
    names = ", ".join(f"“{it}”" for it in near)
    if len(units) > len(near):
        names = _("{nama}, dan {n} lagi").format(nama=names, n=len(units) - len(near))
    return KnownError(
        "UNIT_TIDAK_ADA",
        _("Berkas itu tidak berisi RATL unit “{nama}”.").format(nama=nama),
        _("Unit di dalamnya: {daftar}.").format(daftar=names) if units else "",
    )
