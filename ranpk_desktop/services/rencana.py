"""The year's plan: RANPK rows from the catalogue, with the unit's own allocation as targets."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from db.connection import Store, new_id
from db.repositories import realisasi as cell_repository
from db.repositories import rencana as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, read_isian, to_text
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.realisasi import is_percent
from ranpk_desktop.domain.rencana import Arah, CaraIsi, Konsolidasi, suggest_arah
from ranpk_desktop.errors import CheckError, KnownError

if TYPE_CHECKING:
    from ranpk_desktop.domain.katalog import BarisKatalog, Katalog


@dataclass(frozen=True, slots=True)
class PilihanKatalog:
    """Choose one catalogue row for the plan, with the unit's own allocation.

    `target` maps a triwulan (1–4, or 0 for the year) to the text as typed.
    """

    kode: str
    konsolidasi: Konsolidasi = Konsolidasi.AKHIR
    cara_isi: CaraIsi = CaraIsi.PERIODE
    target: Mapping[int, str] = field(default_factory=dict)
    penanggung_jawab: str = ""


RATES = ("persen", "indeks", "nilai")
"""Units of measurement, in lower case, whose numbers do not add up over offices."""


class RencanaService:
    """Plan a year."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def years(self) -> list[int]:
        """Return the years that have a plan, oldest first."""
        return repository.years(self._store)

    def add_from_katalog(
        self, tahun: int, katalog: "Katalog", pilihan: Iterable[PilihanKatalog]
    ) -> Changes:
        """Add catalogue rows to the plan of a year, keeping the link to each row.

        A row that the plan already holds is left as it is, so applying twice changes nothing.
        Raises CheckError for a target that is no number, KnownError for an unknown kode.
        """
        rows = {row.kode: row for row in katalog.baris}
        known = repository.acuan_of(self._store, tahun)
        judul = _("Ambil baris RANPK untuk {tahun}").format(tahun=tahun)
        with self._store.command(judul) as command:
            for chosen in pilihan:
                row = rows.get(chosen.kode)
                if row is None or row.kelompok:
                    raise KnownError(
                        "KODE_TIDAK_ADA",
                        _("Baris {kode} tidak ada dalam katalog.").format(kode=chosen.kode),
                        _("Pilih baris dari daftar `ranpk katalog`."),
                    )
                acuan = f"RANPK-{katalog.tahun}/{row.kode}"
                if acuan not in known:
                    self._add_row(tahun, row, acuan, chosen)
        return command.changes

    def save_target(self, butir_id: str, triwulan: int, teks: str) -> Changes:
        """Save a target as typed; `triwulan` 0 is the year's. Raises CheckError, LockedError."""
        indikator = cell_repository.indikator(self._store, butir_id)
        if indikator is None:
            raise LookupError(butir_id)
        judul = _("Isi target {nama}").format(nama=indikator["uraian"])
        with self._store.command(judul) as command:
            sebaris = cell_repository.amounts(self._store, butir_id, "target", triwulan)
            write_target(self._store, indikator, triwulan, teks, sebaris)
        return command.changes

    def _add_row(self, tahun: int, row: "BarisKatalog", acuan: str, chosen: PilihanKatalog) -> None:
        sasaran_id = self._add_butir(
            tahun,
            self._group(tahun, row),
            Level.SASARAN,
            row.sasaran,
            nomor_asli=row.no,
            acuan=acuan,
            penanggung_jawab=chosen.penanggung_jawab,
        )
        self._store.insert(
            "indikator",
            {
                "butir_id": sasaran_id,
                "satuan": row.satuan,
                "arah": (suggest_arah(row.target.operator) or Arah.MAKSIMAL).value,
                "konsolidasi": chosen.konsolidasi.value,
                "cara_isi": chosen.cara_isi.value,
            },
        )
        for triwulan, teks in chosen.target.items():
            indikator = {"butir_id": sasaran_id, "satuan": row.satuan}
            sebaris = cell_repository.amounts(self._store, sasaran_id, "target", triwulan)
            write_target(self._store, indikator, triwulan, teks, sebaris)
        for nomor, aksi in enumerate(row.aksi, start=1):
            kegiatan_id = self._add_butir(tahun, sasaran_id, Level.KEGIATAN, aksi.kegiatan)
            self._add_butir(
                tahun, kegiatan_id, Level.KELUARAN, aksi.keluaran, acuan=f"{acuan}/{nomor}"
            )

    def _group(self, tahun: int, row: "BarisKatalog") -> str:
        """Return the group above a row: its sektor where it has one, else its pilar."""
        level = Level.SEKTOR if row.sektor else Level.PILAR
        uraian = row.judul_sektor or row.judul_pilar
        found = repository.root(self._store, tahun, level.value, uraian)
        return found or self._add_butir(tahun, None, level, uraian)

    def _add_butir(
        self, tahun: int, induk_id: str | None, level: Level, uraian: str, **columns: str
    ) -> str:
        butir_id = new_id()
        self._store.insert(
            "butir_rencana",
            {
                "id": butir_id,
                "tahun": tahun,
                "induk_id": induk_id,
                "level": level.value,
                "urutan": repository.next_urutan(self._store, tahun),
                "uraian": uraian,
                **columns,
            },
        )
        return butir_id


def write_target(
    store: Store,
    indikator: Mapping[str, Any],
    triwulan: int,
    teks: str,
    sebaris: Sequence[Decimal] = (),
) -> None:
    """Write a target as typed, inside the caller's command; raises CheckError."""
    butir_id = indikator["butir_id"]
    isian = parse_form(teks, "target", indikator["satuan"], sebaris)
    row = cell_repository.find(store, "target", butir_id, triwulan)
    store.save(
        "target",
        {
            "id": row["id"] if row else new_id(),
            "butir_id": butir_id,
            "triwulan": triwulan,
            "jenis": isian.jenis.value,
            "nilai": None if isian.nilai is None else to_text(isian.nilai),
            "operator": isian.operator,
            "teks": teks.strip(),
        },
    )


def suggest_pilihan(row: "BarisKatalog") -> PilihanKatalog:
    """Suggest how a unit plans a catalogue row.

    A rate or an index holds for the unit as for the nation, so it is proposed for each quarter;
    a count is the unit's own share, which nobody can guess.
    """
    if row.satuan.casefold() in RATES:
        target = dict.fromkeys(range(5), row.target.teks)
        return PilihanKatalog(row.kode, konsolidasi=Konsolidasi.TETAP, target=target)
    return PilihanKatalog(row.kode, konsolidasi=Konsolidasi.JUMLAH)


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
    if bacaan.persen and not is_percent(satuan):
        raise CheckError(
            field,
            _("Satuan indikator ini {satuan}, bukan persen.").format(satuan=satuan or "-"),
            _("Hapus tanda % bila angkanya benar."),
        )
    return bacaan.isian
