"""Evidence of rows: added, shared between rows, taken off and out, each as one command."""

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import TYPE_CHECKING, Any

from db.connection import Store, new_id
from db.file_store import FOLDER, FileStore
from db.repositories import data_dukung as repository
from db.repositories import rekaman as rekaman_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.data_dukung import (
    DataDukung,
    DukunganRealisasi,
    JenisDukung,
    SasaranDukung,
    by_butir,
    check_url,
    file_name,
    host_of,
    in_order,
    total,
)
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.pohon import Isi
from ranpk_desktop.domain.tanggal import parse_tanggal
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.errors import CheckError, LockedError

if TYPE_CHECKING:  # the first page needs none of what reads files
    from ranpk_desktop.services.berkas_dukung import BerkasSimpan

Row = dict[str, Any]

ISIAN = {
    JenisDukung.BERKAS: ("nama", "keterangan"),
    JenisDukung.TAUTAN: ("url", "nama", "tanggal", "keterangan"),
    JenisDukung.DOKUMEN_FISIK: ("nama", "nomor", "tanggal", "tempat_simpan", "keterangan"),
}
"""What a person types about each kind."""


@dataclass(frozen=True, slots=True)
class ItemDukungan:
    """Show one piece of evidence; `dipakai` counts its rows, `ada` says that its file is there."""

    isi: DataDukung
    dipakai: int
    ada: bool = True


@dataclass(frozen=True, slots=True)
class IsiDukungan:
    """Show the evidence of a row; where it is `terkunci`, nothing can be changed.

    `ukuran` are the bytes that the files of its whole quarter take in a package; for a RATL those
    of every RATL. `files` is where files are put and read, in the pool; `saat` is when this
    was read, on the office's clock.
    """

    item: tuple[ItemDukungan, ...]
    ukuran: int
    terkunci: bool
    files: FileStore
    saat: datetime


class DataDukungService:
    """Read and keep evidence."""

    def __init__(self, store: Store) -> None:
        self._store = store

    @cached_property
    def files(self) -> FileStore:
        """The files themselves, for the pool."""
        return FileStore(self._store.path.parent / FOLDER)

    # Reading ----------------------------------------------------------------------------------

    def load(self, sasaran: SasaranDukung) -> IsiDukungan:
        """Return the evidence of a row: of a locked quarter, what its rekaman holds."""
        if not isinstance(sasaran, DukunganRealisasi):
            return self._isi(sasaran, repository.of_ratl(self._store))
        tahun = repository.tahun_of(self._store, sasaran.butir_id)
        isi = self._locked(tahun, sasaran.triwulan)
        if isi is None:
            quarter = repository.of_quarter(self._store, tahun, sasaran.triwulan)
            return self._isi(sasaran, quarter["data_dukung"])
        items = by_butir(isi, sasaran.triwulan).get(sasaran.butir_id, ())
        return self._isi(sasaran, isi.get("data_dukung", ()), self._dressed(items))

    def _isi(
        self,
        sasaran: SasaranDukung,
        counted: Iterable[Row],
        locked: tuple[ItemDukungan, ...] | None = None,
    ) -> IsiDukungan:
        item = locked
        if item is None:
            item = self._shown(repository.of_target(self._store, sasaran))
        return IsiDukungan(
            item=item,
            ukuran=total(map(DataDukung.from_row, counted)),
            terkunci=locked is not None,
            files=self.files,
            saat=self._store.moment(),
        )

    def choices(self, sasaran: SasaranDukung) -> tuple[ItemDukungan, ...]:
        """Return all evidence that the row does not have yet."""
        here = {row["id"] for row in repository.of_target(self._store, sasaran)}
        return tuple(item for item in self.all() if item.isi.id not in here)

    def all(self) -> tuple[ItemDukungan, ...]:
        """Return all evidence of the office, that of no row included."""
        return self._shown(repository.live(self._store))

    def per_ratl(self) -> dict[str, int]:
        """Return how much evidence each RATL has, by its id."""
        return repository.per_ratl(self._store)

    def missing(self, laporan: LaporanTriwulan) -> frozenset[str]:
        """Return the digests of a quarter's files that are not there any more."""
        of_rows = (
            *(row.data_dukung for row in laporan.baris),
            *(row.data_dukung for row in laporan.keluaran),
        )
        return self.files.missing(
            {item.sha256 for items in of_rows for item in items if item.sha256}
        )

    def _locked(self, tahun: int, triwulan: int) -> Isi | None:
        kunci = rekaman_repository.lock(self._store, tahun, triwulan)
        if kunci is None:
            return None
        isi: Isi = json.loads(rekaman_repository.rekaman(self._store, kunci["rekaman_id"])["isi"])
        return isi

    def _shown(self, found: Iterable[Row]) -> tuple[ItemDukungan, ...]:
        return self._dressed(in_order(map(DataDukung.from_row, found)))

    def _dressed(self, items: Sequence[DataDukung]) -> tuple[ItemDukungan, ...]:
        usage = repository.usage(self._store)
        gone = self.files.missing(item.sha256 for item in items if item.sha256)
        return tuple(
            ItemDukungan(item, usage.get(item.id, 0), item.sha256 not in gone) for item in items
        )

    # Writing ----------------------------------------------------------------------------------

    def add_berkas(self, sasaran: SasaranDukung, berkas: Sequence["BerkasSimpan"]) -> Changes:
        """Give a row files that are in the store; a content that is known serves one row more.

        Raises LockedError for a locked quarter.
        """
        if len(berkas) == 1:
            judul = _("Tambah data dukung: {nama}").format(nama=berkas[0].nama)
        else:
            judul = _("Tambah {n} berkas data dukung").format(n=len(berkas))
        with self._store.command(judul) as command:
            for one in berkas:
                known = repository.by_sha256(self._store, one.sha256)
                row_id = (
                    known["id"]
                    if known
                    else self._insert(
                        JenisDukung.BERKAS,
                        {
                            "nama": one.nama,
                            "sha256": one.sha256,
                            "ukuran": one.ukuran,
                            "mime": one.mime,
                        },
                    )
                )
                self._link(sasaran, row_id)
        return command.changes

    def add(self, sasaran: SasaranDukung, jenis: JenisDukung, isian: Mapping[str, str]) -> Changes:
        """Give a row an address or a paper, as typed (ISIAN).

        Raises CheckError for what cannot be kept so, LockedError for a locked quarter.
        """
        columns = checked(jenis, isian)
        judul = _("Tambah data dukung: {nama}").format(nama=columns["nama"])
        with self._store.command(judul) as command:
            self._link(sasaran, self._insert(jenis, columns))
        return command.changes

    def write_tautan(self, sasaran: SasaranDukung, url: str, nama: str) -> None:
        """Give a row an address inside the caller's command; a known one serves one row more."""
        columns = checked(JenisDukung.TAUTAN, {"url": url, "nama": nama})
        found = (row["id"] for row in repository.live(self._store) if row["url"] == columns["url"])
        row_id = next(found, None) or self._insert(JenisDukung.TAUTAN, columns)
        self._link(sasaran, row_id)

    def attach(self, sasaran: SasaranDukung, ids: Iterable[str]) -> Changes:
        """Let evidence that is there already serve one row more."""
        known = repository.by_ids(self._store, ids)
        found = [row for row in known if row["dihapus_pada"] is None]
        with self._store.command(
            _("Pakai data dukung: {nama}").format(nama=_names(found))
        ) as command:
            for row in found:
                self._link(sasaran, row["id"])
        return command.changes

    def detach(self, sasaran: SasaranDukung, ids: Iterable[str]) -> Changes:
        """Take evidence off one row; it stays with the others, and can be chosen again."""
        found = repository.by_ids(self._store, ids)
        with self._store.command(
            _("Lepas data dukung: {nama}").format(nama=_names(found))
        ) as command:
            for row in found:
                link = repository.link(self._store, row["id"], sasaran)
                if link and link["dihapus_pada"] is None:
                    self._mark("taut_data_dukung", link["id"])
        return command.changes

    def delete(self, ids: Iterable[str]) -> Changes:
        """Take evidence out of every row and off the list; its file stays, for undo and packages.

        Raises LockedError where a locked quarter shows it.
        """
        found = repository.by_ids(self._store, ids)
        for row in found:
            if repository.in_locked_quarter(self._store, row["id"]):
                raise LockedError(
                    "DUKUNGAN_TERKUNCI",
                    _("“{nama}” dipakai juga di triwulan yang sudah dikunci.").format(
                        nama=row["nama"]
                    ),
                    _("Lepaskan saja dari baris ini."),
                )
        with self._store.command(
            _("Hapus data dukung: {nama}").format(nama=_names(found))
        ) as command:
            for row in found:
                for link in repository.live_links(self._store, row["id"]):
                    self._mark("taut_data_dukung", link["id"])
                self._mark("data_dukung", row["id"])
        return command.changes

    def save(self, row_id: str, isian: Mapping[str, str]) -> Changes:
        """Change what is typed about an item (ISIAN); raises CheckError.

        A file keeps the ending of its kind, which says what opens a copy of it.
        """
        from ranpk_desktop.imports.jenis_berkas import endings_of

        (row,) = repository.by_ids(self._store, [row_id])
        jenis = JenisDukung(row["jenis"])
        columns = checked(jenis, {name: row[name] or "" for name in ISIAN[jenis]} | dict(isian))
        if jenis is JenisDukung.BERKAS:
            columns["nama"] = file_name(columns["nama"], endings_of(row["mime"]))
        judul = _("Ubah data dukung: {nama}").format(nama=columns["nama"])
        with self._store.command(judul) as command:
            self._store.update("data_dukung", row_id, columns)
        return command.changes

    def _insert(self, jenis: JenisDukung, columns: Row) -> str:
        row_id = new_id()
        self._store.insert("data_dukung", {"id": row_id, "jenis": jenis.value, **columns})
        return row_id

    def _link(self, sasaran: SasaranDukung, row_id: str) -> None:
        """Link an item to a row; a link that was taken out before comes back, as itself."""
        link = repository.link(self._store, row_id, sasaran)
        if link:
            self._store.update("taut_data_dukung", link["id"], {"dihapus_pada": None})
        else:
            columns = repository.columns_of(sasaran)
            self._store.insert(
                "taut_data_dukung", {"id": new_id(), "data_dukung_id": row_id, **columns}
            )

    def _mark(self, table: str, row_id: str) -> None:
        self._store.update(table, row_id, {"dihapus_pada": self._store.now()})


def checked(jenis: JenisDukung, isian: Mapping[str, str]) -> Row:
    """Return the columns of `data_dukung` that these typed texts make; raises CheckError."""
    columns: Row = {name: clean_line(isian.get(name, "")) for name in ISIAN[jenis]}
    columns["keterangan"] = clean(isian.get("keterangan", ""))
    if jenis is JenisDukung.TAUTAN:
        columns["url"] = check_url(columns["url"])
        columns["nama"] = columns["nama"] or host_of(columns["url"])
    if not columns["nama"]:
        raise CheckError("nama", _("Nama belum diisi."))
    if "tanggal" in columns:
        tanggal = columns["tanggal"]
        columns["tanggal"] = parse_tanggal(tanggal).isoformat() if tanggal else None
    return columns


def _names(found: Sequence[Row]) -> str:
    """Return what a command is about: one name, or how many."""
    if len(found) == 1:
        return str(found[0]["nama"])
    return _("{n} butir").format(n=len(found))
