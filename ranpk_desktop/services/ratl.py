"""RATL: follow-ups of satisfaction surveys, made from what the results ask for, typed, closed."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from db.connection import Store, new_id
from db.repositories import kantor as kantor_repository
from db.repositories import ratl as repository
from db.repositories import skm as skm_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.isian_ratl import JUDUL, Columns, lacks_proof, read_cells
from ranpk_desktop.domain.ratl import Ratl, StatusRatl, read_ratl, write_unsur
from ranpk_desktop.domain.rekomendasi_skm import Usulan
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.unsur import plain
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan
from ranpk_desktop.errors import CheckError

Row = dict[str, Any]


@dataclass(frozen=True, slots=True)
class BarisRatl:
    """Show one action; `dukungan` counts its data dukung, `milik` says that it is this unit's."""

    ratl: Ratl
    dukungan: int
    milik: bool


@dataclass(frozen=True, slots=True)
class IsiRatl:
    """Show the actions of every survey year, with what a new one may name.

    `hari_ini` is the date in the office's own zone.
    """

    baris: tuple[BarisRatl, ...]
    hari_ini: date
    layanan: tuple[str, ...]
    years: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class AdaRatl:
    """Tell what of a survey year is followed up; `alasan` says by service why nothing is."""

    ratl: tuple[Ratl, ...]
    alasan: Mapping[str, str]

    def of(self, jenis_layanan: str, usulan: Usulan) -> Ratl | None:
        """Return the action that follows up a proposal, if there is one."""
        return next((it for it in self.ratl if it.answers(jenis_layanan, usulan)), None)


@dataclass(frozen=True, slots=True)
class Sel:
    """Hold one typed cell of an action: `kolom` is one of isian_ratl.JUDUL."""

    ratl_id: str
    kolom: str
    teks: str


def _none() -> Mapping[str, int]:
    return {}


class RatlService:
    """Keep the follow-ups of surveys; none of them is ever locked.

    `dukungan` returns how many pieces of data dukung each action has, by id.
    """

    def __init__(self, store: Store, dukungan: Callable[[], Mapping[str, int]] = _none) -> None:
        self._store, self._dukungan = store, dukungan

    def load(self) -> IsiRatl:
        """Return the actions of every survey year and of every unit that is stored."""
        today = self._store.moment().date()
        counts, is_own = self._dukungan(), own(self._store)
        actions = map(read_ratl, repository.ratl(self._store))
        years = {*skm_repository.years(self._store), *repository.years(self._store)}
        return IsiRatl(
            baris=tuple(BarisRatl(it, counts.get(it.id, 0), is_own(it)) for it in actions),
            hari_ini=today,
            layanan=tuple(str(row["nama"]) for row in skm_repository.layanan(self._store)),
            years=tuple(sorted({*years, today.year - 1, today.year})),
        )

    def of_year(self, tahun: int) -> AdaRatl:
        """Return what the unit follows up of a survey year."""
        actions = map(read_ratl, repository.of_year(self._store, tahun))
        return AdaRatl(
            tuple(filter(own(self._store), actions)),
            {
                row["layanan_id"]: str(row["alasan"])
                for row in repository.nihil(self._store)
                if row["tahun"] == tahun and row["alasan"]
            },
        )

    def make(self, tahun: int, usulan: Iterable[tuple[str, Usulan]], saran: str = "") -> Changes:
        """Make an action of every proposal (service, proposal) that has none, as one command.

        What is to be done is written afterwards; `saran` is attached to every new action.
        """
        with self._store.command(_("Buat RATL {tahun} dari usulan").format(tahun=tahun)) as it:
            ada = self.of_year(tahun)
            for jenis_layanan, one in usulan:
                if ada.of(jenis_layanan, one) is None:
                    columns = _proposed(jenis_layanan, one)
                    columns["saran_responden"] = clean(saran)
                    insert_ratl(self._store, {"tahun": tahun, **columns})
        return it.changes

    def add(self, tahun: int, jenis_layanan: str, rencana_aksi: str, unsur: str = "") -> Changes:
        """Add an action that no result asks for; raises CheckError("rencana_aksi")."""
        if not clean(rencana_aksi):
            raise CheckError("rencana_aksi", _("Rencana aksi belum diisi."))
        texts = {"jenis_layanan": jenis_layanan, "rencana_aksi": rencana_aksi, "unsur": unsur}
        blank = Ratl(id="", tahun=tahun, unit="", acuan=None, rencana_aksi="")
        columns = self._read(blank, texts, 0)
        with self._store.command(_("Tambah RATL {tahun}").format(tahun=tahun)) as command:
            insert_ratl(self._store, {"tahun": tahun, **columns})
        return command.changes

    def save(self, cells: Iterable[Sel]) -> Changes:
        """Save cells as typed, as one command; an empty text clears. Raises CheckError."""
        typed: dict[str, dict[str, str]] = {}
        for cell in cells:
            typed.setdefault(cell.ratl_id, {})[cell.kolom] = cell.teks
        judul = _("Isi {n} sel RATL").format(n=sum(map(len, typed.values())))
        if judul_satu := _only(typed):
            judul = _("Isi RATL: {kolom}").format(kolom=judul_satu)
        return self._save(judul, typed)

    def set_status(self, ids: Sequence[str], status: StatusRatl) -> Changes:
        """Give several actions one status; raises CheckError where one cannot be closed."""
        judul = _("Ubah status {n} RATL menjadi {status}")
        typed = {it: {"status": status.value} for it in ids}
        return self._save(judul.format(n=len(ids), status=status.label), typed)

    def close(self, hari: Mapping[str, str], alasan: str) -> Changes:
        """Close actions, each on its day (ISO); the reason goes to those without proof.

        A reason that was written before stays. Raises CheckError.
        """
        counts = self._dukungan()
        typed = {}
        for it in map(read_ratl, repository.by_ids(self._store, hari)):
            typed[it.id] = {"status": StatusRatl.SELESAI.value, "tanggal_selesai": hari[it.id]}
            if lacks_proof(it, counts.get(it.id, 0)):
                typed[it.id]["alasan_tanpa_dukungan"] = alasan
        return self._save(_("Tutup {n} RATL").format(n=len(typed)), typed)

    def confirm_unsur(self, ids: Iterable[str]) -> Changes:
        """Say that the unsur that an import found in the text are right."""
        with self._store.command(_("Benarkan unsur RATL")) as command:
            for row in repository.by_ids(self._store, ids):
                self._store.update("ratl", row["id"], {"unsur_tebakan": 0})
        return command.changes

    def delete(self, ids: Sequence[str]) -> Changes:
        """Take actions out; they are kept for Ctrl+Z."""
        with self._store.command(_("Hapus {n} RATL").format(n=len(ids))) as command:
            for row in repository.by_ids(self._store, ids):
                self._store.update("ratl", row["id"], {"dihapus_pada": self._store.now()})
        return command.changes

    def save_nihil(self, layanan_id: str, tahun: int, alasan: str) -> Changes:
        """Record why a service has nothing to follow up in a survey year; "" takes it back."""
        alasan = clean(alasan)
        found = next(
            (
                row
                for row in repository.nihil(self._store)
                if (row["layanan_id"], row["tahun"]) == (layanan_id, tahun)
            ),
            None,
        )
        judul = _("Catat tanpa tindak lanjut SKM {tahun}").format(tahun=tahun)
        with self._store.command(judul) as command:
            if found:
                self._store.update("ratl_nihil", found["id"], {"alasan": alasan})
            elif alasan:
                row = {"id": new_id(), "layanan_id": layanan_id, "tahun": tahun, "alasan": alasan}
                self._store.insert("ratl_nihil", row)
        return command.changes

    # Inside ----------------------------------------------------------------------------------

    def _save(self, judul: str, typed: Mapping[str, Mapping[str, str]]) -> Changes:
        counts = self._dukungan()
        with self._store.command(judul) as command:
            for it in map(read_ratl, repository.by_ids(self._store, typed)):
                columns = self._read(it, typed[it.id], counts.get(it.id, 0))
                self._store.update("ratl", it.id, columns)
        return command.changes

    def _read(self, ratl: Ratl, texts: Mapping[str, str], dukungan: int) -> Columns:
        hari = self._store.moment().date()
        return read_cells(ratl, texts, dukungan=dukungan, hari=hari)


def own(store: Store) -> Callable[[Ratl], bool]:
    """Return what tells the office's own actions from those of other units."""
    unit = kantor_repository.unit(store) or {}
    acuan, nama = str(unit.get("acuan")), str(unit.get("nama"))
    return lambda ratl: ratl.is_of(acuan, nama)


def insert_ratl(store: Store, columns: Row) -> str:
    """Insert an action inside the caller's command and return its id.

    `columns` have at least `tahun`; without `unit` it is the office's own. The last day follows
    from the time as typed.
    """
    unit = kantor_repository.unit(store) or {}
    waktu = read_waktu_pelaksanaan(str(columns.get("waktu_pelaksanaan", "")))
    row = {
        "id": new_id(),
        "unit": unit.get("nama", ""),
        "acuan": unit.get("acuan"),
        "rencana_aksi": "",
        "sampai": waktu.sampai.isoformat() if waktu.sampai else None,
        "urutan": repository.next_urutan(store),
        **columns,
    }
    store.insert("ratl", row)
    return str(row["id"])


def rename_layanan(store: Store, before: str, after: str) -> None:
    """Give the unit's own actions the new name of a service, inside the caller's command."""
    for it in filter(own(store), map(read_ratl, repository.ratl(store))):
        if plain(it.jenis_layanan) == plain(before):
            store.update("ratl", it.id, {"jenis_layanan": after})


def _proposed(jenis_layanan: str, usulan: Usulan) -> Row:
    it = usulan.rekomendasi
    return {
        "jenis_layanan": jenis_layanan,
        "no_rekomendasi": str(it.no),
        "rekomendasi": it.teks,
        "dasar": it.dasar.value,
        "unsur": write_unsur([usulan.unsur]),
    }


def _only(typed: Mapping[str, Mapping[str, str]]) -> str:
    """Return the title of the column where only one cell is typed, else ""."""
    columns = [kolom for texts in typed.values() for kolom in texts]
    return JUDUL[columns[0]] if len(columns) == 1 else ""
