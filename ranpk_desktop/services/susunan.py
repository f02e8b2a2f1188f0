"""The structure of a year's plan: butir added, moved, duplicated, given another level, taken out.

What a butir says is changed in services.rencana. A butir is never deleted, only marked: it may
stand in a rekaman (domain.md §7).
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import asdict, replace

from db.connection import Store, new_id
from db.repositories import rekaman as rekaman_repository
from db.repositories import rencana as repository
from db.tables import BY_NAME
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level, kin
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.rencana import Arah, CaraIsi, Konsolidasi
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.errors import CheckError


class SusunanService:
    """Change the tree of a plan; each method is one command, which Ctrl+Z takes back whole."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def add(
        self,
        tahun: int,
        level: Level,
        uraian: str,
        induk_id: str | None = None,
        sesudah: str | None = None,
    ) -> Changes:
        """Add a butir below `induk_id`, after its sibling `sesudah`, or as the last one.

        Raises CheckError for an empty text and for a level that may not stand there.
        """
        uraian = require_uraian(uraian)
        pohon = self._load(tahun)
        _require_place(level, pohon.by_id[induk_id] if induk_id else None)
        judul = _("Tambah {level}: {uraian}").format(level=level.word, uraian=uraian)
        with self._store.command(judul) as command:
            butir_id = insert_butir(self._store, tahun, level, uraian, induk_id)
            siblings = [simpul.id for simpul in pohon.children(induk_id)]
            at = siblings.index(sesudah) + 1 if sesudah else len(siblings)
            self._order([*siblings[:at], butir_id, *siblings[at:]])
        return command.changes

    def move(
        self, tahun: int, ids: Iterable[str], induk_id: str | None, sesudah: str | None
    ) -> Changes:
        """Hang butir, with all below them, under `induk_id` after `sesudah` (None: as the first).

        Raises CheckError where a level may not stand there, or would stand below itself.
        """
        pohon = self._load(tahun)
        moved = pohon.roots(ids)
        with self._store.command(_("Pindahkan {apa}").format(apa=_name(moved))) as command:
            self._place(pohon, moved, induk_id, sesudah)
        return command.changes

    def shift(self, tahun: int, ids: Iterable[str], step: int) -> Changes:
        """Move butir up (-1) or down (1) among their siblings; at the end nothing happens."""
        pohon = self._load(tahun)
        moved = pohon.roots(ids)
        judul = _("Pindahkan {apa}").format(apa=_name(moved))
        with self._store.command(judul) as command:
            for induk_id, group in _by_parent(moved).items():
                siblings = [simpul.id for simpul in pohon.children(induk_id)]
                self._order(_shifted(siblings, {simpul.id for simpul in group}, step))
        return command.changes

    def indent(self, tahun: int, ids: Iterable[str]) -> Changes:
        """Hang butir under the sibling before them; a kegiatan then becomes a sub kegiatan."""
        pohon = self._load(tahun)
        moved = pohon.roots(ids)
        with self._store.command(_("Pindahkan {apa}").format(apa=_name(moved))) as command:
            for induk_id, group in _by_parent(moved).items():
                siblings = pohon.children(induk_id)
                at = siblings.index(group[0])
                if at == 0:
                    raise CheckError(
                        "level",
                        _("Tidak ada baris setingkat di atasnya yang dapat menjadi induk."),
                    )
                above = siblings[at - 1]
                below = pohon.children(above.id)
                sesudah = below[-1].id if below else None
                self._place(self._load(tahun), group, above.id, sesudah)
        return command.changes

    def outdent(self, tahun: int, ids: Iterable[str]) -> Changes:
        """Hang butir beside the one that they stand under, each after its own."""
        pohon = self._load(tahun)
        moved = pohon.roots(ids)
        with self._store.command(_("Pindahkan {apa}").format(apa=_name(moved))) as command:
            for group in _by_parent(moved).values():
                above = pohon.parent(group[0].id)
                if above is None:
                    raise CheckError("level", _("Baris ini sudah berada di tingkat teratas."))
                self._place(self._load(tahun), group, _induk(above), above.id)
        return command.changes

    def set_level(self, tahun: int, ids: Iterable[str], level: Level) -> Changes:
        """Turn butir into another level of the same kin (kegiatan ↔ sub kegiatan, for example).

        Raises CheckError where the level may not stand there, or what stands below may not.
        """
        pohon = self._load(tahun)
        chosen = [pohon.by_id[butir_id] for butir_id in ids]
        judul = _("Jadikan {level}: {apa}").format(level=level.word, apa=_name(chosen))
        with self._store.command(judul) as command:
            for simpul in chosen:
                self._check_level(pohon, simpul, level)
                self._store.update("butir_rencana", simpul.id, {"level": level.value})
        return command.changes

    def duplicate(self, tahun: int, ids: Iterable[str]) -> Changes:
        """Copy butir with all below them, each after its original.

        The link to a national row is not copied: that row would count twice. Nor are the targets
        of locked quarters, which are closed to new rows as well.
        """
        pohon = self._load(tahun)
        chosen = pohon.roots(ids)
        with self._store.command(_("Duplikatkan {apa}").format(apa=_name(chosen))) as command:
            for top in chosen:
                made = copy_subtree(self._store, pohon.subtree(top.id), tahun, _induk(top))
                siblings = [simpul.id for simpul in self._load(tahun).children(_induk(top))]
                siblings.remove(made[top.id])
                siblings.insert(siblings.index(top.id) + 1, made[top.id])
                self._order(siblings)
                text = _("{uraian} (salinan)").format(uraian=top.butir.uraian)
                self._store.update("butir_rencana", made[top.id], {"uraian": text})
        return command.changes

    def delete(self, tahun: int, ids: Iterable[str]) -> Changes:
        """Take butir out of the plan with all below them; their rows are kept, marked."""
        pohon = self._load(tahun)
        chosen = pohon.roots(ids)
        now = self._store.now()
        with self._store.command(_("Hapus {apa}").format(apa=_name(chosen))) as command:
            for top in chosen:
                for simpul in pohon.subtree(top.id):
                    self._store.update("butir_rencana", simpul.id, {"dihapus_pada": now})
        return command.changes

    def _load(self, tahun: int) -> Pohon:
        return Pohon.read(repository.plan(self._store, tahun))

    def _place(
        self, pohon: Pohon, moved: Sequence[Simpul], induk_id: str | None, sesudah: str | None
    ) -> None:
        """Move rows as `move` does, inside the caller's command."""
        induk = pohon.by_id[induk_id] if induk_id else None
        levels = {simpul.id: _level_below(simpul.level, induk) for simpul in moved}
        for simpul in moved:
            if induk and induk.id in {below.id for below in pohon.subtree(simpul.id)}:
                raise CheckError("level", _("Baris tidak dapat dipindahkan ke bawah dirinya."))
            _require_place(levels[simpul.id], induk)
            if levels[simpul.id] is not simpul.level:
                self._check_children(pohon, simpul, levels[simpul.id])
        ids = [simpul.id for simpul in moved]
        siblings = [simpul.id for simpul in pohon.children(induk_id) if simpul.id not in ids]
        at = siblings.index(sesudah) + 1 if sesudah in siblings else 0
        for butir_id in ids:
            where = {"induk_id": induk_id, "level": levels[butir_id].value}
            self._store.update("butir_rencana", butir_id, where)
        self._order([*siblings[:at], *ids, *siblings[at:]])

    def _check_level(self, pohon: Pohon, simpul: Simpul, level: Level) -> None:
        if simpul.is_measured_sasaran and level is not simpul.level:
            raise CheckError(
                "level",
                _("Sasaran RANPK ini sekaligus indikator, jadi tidak dapat dijadikan {ke}.").format(
                    ke=level.word
                ),
                _("Tambahkan baris baru dengan tingkat itu, beserta indikatornya."),
            )
        if level not in kin(simpul.level):
            raise CheckError(
                "level",
                _("{dari} tidak dapat dijadikan {ke}.").format(
                    dari=simpul.level.label, ke=level.word
                ),
                _("Tambahkan baris baru dengan tingkat itu, lalu salin isinya."),
            )
        _require_place(level, pohon.parent(simpul.id))
        self._check_children(pohon, simpul, level)

    def _check_children(self, pohon: Pohon, simpul: Simpul, level: Level) -> None:
        for below in pohon.children(simpul.id):
            _require_place(below.level, replace(simpul, butir=replace(simpul.butir, level=level)))

    def _order(self, ids: Sequence[str]) -> None:
        """Number siblings in this order; equal numbers leave no trace."""
        for urutan, butir_id in enumerate(ids, start=1):
            self._store.update("butir_rencana", butir_id, {"urutan": urutan})


def insert_butir(
    store: Store,
    tahun: int,
    level: Level,
    uraian: str,
    induk_id: str | None = None,
    **columns: str | None,
) -> str:
    """Insert a butir as the last of its siblings, inside the caller's command; return its id.

    An indikator and a T/O or keluaran get the row that says how they are measured.
    """
    butir_id = new_id()
    store.insert(
        "butir_rencana",
        {
            "id": butir_id,
            "tahun": tahun,
            "induk_id": induk_id,
            "level": level.value,
            "urutan": repository.next_urutan(store, tahun),
            "uraian": uraian,
            **columns,
        },
    )
    if level is Level.INDIKATOR:
        insert_indikator(store, butir_id)
    elif level.is_keluaran:
        store.insert("keluaran", {"butir_id": butir_id})
    return butir_id


def insert_indikator(
    store: Store,
    butir_id: str,
    satuan: str = "",
    arah: Arah = Arah.MAKSIMAL,
    konsolidasi: Konsolidasi = Konsolidasi.AKHIR,
    cara_isi: CaraIsi = CaraIsi.PERIODE,
) -> None:
    """Let a butir be measured, inside the caller's command."""
    store.insert(
        "indikator",
        {
            "butir_id": butir_id,
            "satuan": satuan,
            "arah": arah.value,
            "konsolidasi": konsolidasi.value,
            "cara_isi": cara_isi.value,
        },
    )


def copy_subtree(
    store: Store,
    subtree: Sequence[Simpul],
    tahun: int,
    induk_id: str | None,
    tables: Iterable[str] = repository.OF_BUTIR,
    columns: Iterable[str] = ("nomor_asli", "uraian", "penanggung_jawab"),
    known: Mapping[str, str] | None = None,
) -> dict[str, str]:
    """Insert a copy of a node and what is below it, inside the caller's command.

    `subtree` is in tree order; the rows of `tables` and these columns of the butir come along, but
    no targets of quarters that are locked in `tahun`.
    Nodes of `known` have a counterpart already, which stays as it is: what stands below them is
    copied below that. Return the new id of each node that was copied.
    """
    made: dict[str, str] = {}
    place = dict(known or {})
    names = set(columns)
    urutan = repository.next_urutan(store, tahun)
    for simpul in subtree:
        butir = simpul.butir
        if butir.id in place:
            continue
        row = {
            **{name: value for name, value in asdict(butir).items() if name in names},
            "id": new_id(),
            "tahun": tahun,
            "induk_id": place.get(butir.induk_id or "", induk_id),
            "level": butir.level.value,
            "urutan": urutan + len(made),
        }
        store.insert("butir_rencana", {"uraian": butir.uraian, **row})
        made[butir.id] = place[butir.id] = row["id"]
    locked = rekaman_repository.locked_quarters(store, tahun)
    for table in tables:
        for row in repository.rows_of(store, table, made):
            if row.get("triwulan") in locked:
                continue
            copy = {**row, "butir_id": made[row["butir_id"]]}
            if BY_NAME[table].key == "id":
                copy["id"] = new_id()
            store.insert(table, copy)
    return made


def require_uraian(teks: str) -> str:
    """Return a cleaned text; raises CheckError for an empty one."""
    uraian = clean(teks)
    if not uraian:
        raise CheckError(
            "uraian",
            _("Uraian belum diisi."),
            _("Tulis uraiannya, atau hapus baris ini dengan Ctrl+Delete."),
        )
    return uraian


def _require_place(level: Level, induk: Simpul | None) -> None:
    if (induk.level if induk else None) in level.parents:
        return
    allowed = ", ".join(parent.word if parent else _("tingkat teratas") for parent in level.parents)
    where = _("di bawah {induk}").format(induk=induk.level.word) if induk else ""
    raise CheckError(
        "level",
        _("{level} tidak dapat diletakkan {tempat}.").format(
            level=level.label, tempat=where or _("di tingkat teratas")
        ),
        _("Tempatnya: {tempat}.").format(tempat=allowed),
    )


def _level_below(level: Level, induk: Simpul | None) -> Level:
    """Return the level that a moved butir takes: kegiatan and sub kegiatan follow their place."""
    above = induk.level if induk else None
    if above in level.parents:
        return level
    return next((other for other in _TURNS.get(level, ()) if above in other.parents), level)


_TURNS = {Level.KEGIATAN: (Level.SUB_KEGIATAN,), Level.SUB_KEGIATAN: (Level.KEGIATAN,)}


def _induk(simpul: Simpul) -> str | None:
    return simpul.butir.induk_id if simpul.tingkat else None


def _by_parent(moved: Iterable[Simpul]) -> dict[str | None, list[Simpul]]:
    """Return the butir by the one that they stand under, both in the order of the tree."""
    groups: dict[str | None, list[Simpul]] = {}
    for simpul in moved:
        groups.setdefault(_induk(simpul), []).append(simpul)
    return groups


def _shifted(siblings: Sequence[str], here: set[str], step: int) -> list[str]:
    """Return the siblings with those of `here` moved by one place, as far as there is room."""
    order = list(siblings if step < 0 else reversed(siblings))
    for at in range(1, len(order)):
        if order[at] in here and order[at - 1] not in here:
            order[at - 1], order[at] = order[at], order[at - 1]
    return order if step < 0 else order[::-1]


def _name(simpul: Sequence[Simpul]) -> str:
    """Return what a command is about, for its title."""
    if len(simpul) == 1:
        return simpul[0].butir.uraian
    return _("{n} baris").format(n=len(simpul))
