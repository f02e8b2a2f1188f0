"""A plan from a workbook: what it would change, and writing what was accepted as one command."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence

from db.connection import Store, new_id
from db.errors import translated
from db.repositories import rencana as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import KOSONG, Isian, to_text
from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca
from ranpk_desktop.domain.beda_rencana import KOLOM_TARGET, pagu_of
from ranpk_desktop.domain.butir import AWALAN
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.cocok_rencana import BarisImpor, cocokkan
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import (
    TAHUNAN,
    Arah,
    CaraIsi,
    Konsolidasi,
    guess_konsolidasi,
    numbers,
    suggest_arah,
)
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.rencana import write_isian
from ranpk_desktop.services.susunan import insert_butir


class ImporRencanaService:
    """Compare workbooks with the plan of a year, and take from them what a person accepts."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def preview(self, tahun: int, bacaan: Bacaan) -> tuple[BarisImpor, ...]:
        """Return what a file would do with the plan of a year; nothing is written."""
        return cocokkan(bacaan, self._plan(tahun))

    def apply(self, tahun: int, berkas: str, baris: Sequence[BarisImpor]) -> Changes:
        """Write accepted rows (see `take`) as one command named after the file.

        New butir come below their parent after the row before them in the file; what the file
        lacks stays. Raises LockedError for a fixed plan, or the target of a locked quarter, and
        KnownError where the plan has changed since the preview; then nothing is written.
        """
        pohon = self._plan(tahun)
        _check_fresh(baris, pohon)
        judul = _("Impor rencana dari {berkas}").format(berkas=clean_line(berkas))
        ids: dict[str, str] = {}
        with self._store.command(judul) as command:
            for row in baris:
                try:
                    with translated():
                        self._apply_row(tahun, row, ids)
                except KnownError as error:
                    raise _about(row, error) from error
            self._order(baris, pohon, ids)
        return command.changes

    def _plan(self, tahun: int) -> Pohon:
        return Pohon.read(repository.plan(self._store, tahun))

    def _apply_row(self, tahun: int, row: BarisImpor, ids: dict[str, str]) -> None:
        """Insert or change one butir; `ids` gets the id of a new one."""
        if row.butir and row.status is StatusImpor.BERUBAH:
            changed = {change.kolom for change in row.perubahan}
            _write(self._store, row.kunci, row, row.butir, changed)
        elif row.butir and row.status is StatusImpor.BARU:
            ids[row.kunci] = insert_butir(
                self._store,
                tahun,
                row.level,
                clean(row.uraian),
                ids.get(row.induk or "", row.induk),
                nomor_asli="" if row.level in AWALAN else clean_line(row.butir.nomor),
            )
            _write(self._store, ids[row.kunci], row, row.butir, _columns(row.butir))

    def _order(self, baris: Iterable[BarisImpor], pohon: Pohon, ids: Mapping[str, str]) -> None:
        """Put the new butir in their places; they were inserted in order, after all others."""
        groups: dict[str | None, list[BarisImpor]] = defaultdict(list)
        for row in baris:
            groups[row.induk].append(row)
        for induk, rows in groups.items():
            known = [] if induk in ids else [simpul.id for simpul in pohon.children(induk)]
            order = _merged(known, rows, ids)
            if order[: len(known)] != known:
                for urutan, butir_id in enumerate(order, start=1):
                    self._store.update("butir_rencana", butir_id, {"urutan": urutan})


def _check_fresh(baris: Iterable[BarisImpor], pohon: Pohon) -> None:
    """Refuse rows that were matched with a plan that has since lost some of its butir."""
    made = {row.kunci for row in baris if row.status is StatusImpor.BARU}
    named = {name for row in baris for name in (row.kunci, row.induk) if name}
    if not named - made <= pohon.by_id.keys():
        raise KnownError(
            "RENCANA_BERUBAH",
            _("Rencana berubah sejak berkas ini dibandingkan."),
            _("Buka berkasnya sekali lagi."),
        )


def _about(row: BarisImpor, error: KnownError) -> KnownError:
    """Return the error with the row that it is about."""
    pesan = _("{sel} “{uraian}”: {pesan}").format(
        uraian=clean_line(row.uraian), sel=row.butir.sel if row.butir else "", pesan=error.pesan
    )
    return type(error)(error.kode, pesan, error.tindakan)


def _merged(known: list[str], rows: Sequence[BarisImpor], ids: Mapping[str, str]) -> list[str]:
    """Return siblings in their order, each new one after the row before it in the file.

    Those before all others of the file come before them; where the plan has none of them, last.
    """
    order = list(known)
    first = next((row.kunci for row in rows if row.kunci in known), None)
    at = order.index(first) if first else len(order)
    for row in rows:
        if row.kunci in ids:
            order.insert(at, ids[row.kunci])
            at += 1
        elif row.kunci in known:
            at = order.index(row.kunci) + 1
    return order


def _columns(butir: ButirBaca) -> set[str]:
    """Return the columns that a file carries for a row."""
    columns = {"uraian", *butir.isi, *(KOLOM_TARGET[triwulan] for triwulan in butir.target)}
    return columns if butir.pengukuran is None else {*columns, "pengukuran"}


def _write(
    store: Store, butir_id: str, row: BarisImpor, butir: ButirBaca, columns: Collection[str]
) -> None:
    """Write some columns of a butir, inside the caller's command."""
    texts = {
        name: clean(teks)
        for name, teks in {"uraian": butir.uraian, **butir.isi}.items()
        if name in columns
    }
    target = {tw: isian for tw, isian in butir.target.items() if KOLOM_TARGET[tw] in columns}
    own = {name: teks for name, teks in texts.items() if name in ("uraian", "penanggung_jawab")}
    if own:
        store.update("butir_rencana", butir_id, own)
    if row.level.is_keluaran:
        _write_keluaran(store, butir_id, texts)
    else:
        _write_indikator(store, butir_id, row.simpul, texts, target)
    if "pagu" in texts:
        pagu = pagu_of(texts["pagu"])
        if pagu is not None or row.simpul:
            nilai = None if pagu is None else to_text(pagu)
            store.save("anggaran", {"butir_id": butir_id, "pagu": nilai})
    for triwulan, isian in target.items():
        write_isian(store, butir_id, triwulan, isian)
    if "pengukuran" in columns:
        _write_pengukuran(store, butir_id, row.simpul, butir.pengukuran or ())


def _write_keluaran(store: Store, butir_id: str, texts: Mapping[str, str]) -> None:
    columns = {name: texts[name] for name in ("satuan", "waktu") if name in texts}
    if columns:
        store.save("keluaran", {"butir_id": butir_id} | columns)


def _write_indikator(
    store: Store,
    butir_id: str,
    simpul: Simpul | None,
    texts: Mapping[str, str],
    target: Mapping[int, Isian],
) -> None:
    """Write how a butir is measured; one that the plan did not measure yet gets suggestions."""
    columns = {name: texts[name] for name in ("satuan", "sumber_data") if name in texts}
    filled = any(columns.values()) or not all(isian.kosong for isian in target.values())
    if simpul is None or simpul.indikator is None:
        columns = {"satuan": "", **_suggested(target), **columns} if filled else {}
    if columns:
        store.save("indikator", {"butir_id": butir_id} | columns)


def _suggested(target: Mapping[int, Isian]) -> dict[str, str]:
    """Return how the quarters of a new indikator make its year, as far as its targets tell."""
    tahunan = target.get(TAHUNAN, KOSONG)
    operators = (isian.operator for isian in target.values() if isian.operator)
    konsolidasi = guess_konsolidasi(numbers(target), tahunan.nilai)
    return {
        "arah": (suggest_arah(next(operators, "")) or Arah.MAKSIMAL).value,
        "konsolidasi": (konsolidasi or Konsolidasi.AKHIR).value,
        "cara_isi": CaraIsi.PERIODE.value,
    }


def _write_pengukuran(
    store: Store, butir_id: str, simpul: Simpul | None, pairs: Sequence[tuple[str, str]]
) -> None:
    """Write titled texts in the place of those before, so that rows keep their ids."""
    before = simpul.pengukuran if simpul else ()
    for urutan, (judul, teks) in enumerate(pairs, start=1):
        columns = {"urutan": urutan, "judul": clean_line(judul), "teks": clean(teks)}
        key = before[urutan - 1].id if urutan <= len(before) else new_id()
        store.save("pengukuran", {"id": key, "butir_id": butir_id, **columns})
    for surplus in before[len(pairs) :]:
        store.update("pengukuran", surplus.id, {"dihapus_pada": store.now()})
