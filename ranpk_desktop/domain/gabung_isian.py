"""Merge Lembar isian: for each cell what we have, what stood there before, what came back."""

from collections import Counter
from collections.abc import Callable, Collection, Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.data_dukung import check_url
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.lembar_isian import (
    JUDUL,
    TAUTAN,
    Bagian,
    Kunci,
    SelMilik,
    split_tautan,
)
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError


class StatusGabung(StrEnum):
    """What a merge would do with a cell; in the order in which people should look at them."""

    BENTROK = "BENTROK"
    BERUBAH = "BERUBAH"
    DITOLAK = "DITOLAK"
    BARU = "BARU"
    SAMA = "SAMA"

    @property
    def label(self) -> str:
        """Return the word on screens."""
        return {
            StatusGabung.BENTROK: _("Bentrok"),
            StatusGabung.BERUBAH: _("Berubah"),
            StatusGabung.DITOLAK: _("Ditolak"),
            StatusGabung.BARU: _("Baru"),
            StatusGabung.SAMA: _("Sama"),
        }[self]

    @property
    def word(self) -> str:
        """Return the label where room is small."""
        return self.label


DITAWARKAN = (StatusGabung.BENTROK, StatusGabung.BERUBAH, StatusGabung.BARU)
"""What can be taken over."""
KEPUTUSAN = (StatusGabung.BENTROK, StatusGabung.BERUBAH)
"""What would overwrite something, so a person has to ask for it."""


@dataclass(frozen=True, slots=True)
class SelLembar:
    """Hold one cell of a file: its text now, and `awal`, its text when the file was made.

    `sel` is its address, `alasan` says why it cannot be read ("" where it can).
    """

    kunci: Kunci
    uraian: str
    awal: str
    teks: str
    sel: str
    alasan: str = ""


@dataclass(frozen=True, slots=True)
class BacaanLembar:
    """Hold what a file says: whose it is, its cells, and what a person should know of it."""

    berkas: str
    unit_id: str
    unit: str
    tahun: int
    triwulan: Triwulan
    penanggung_jawab: str
    sel: tuple[SelLembar, ...]
    temuan: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class BarisGabung:
    """Show one text for one cell: `lama` is ours now, `awal` when the file was made.

    `berkas` are the files that say so, `sel` its place in the first of them. `alasan` says why it
    is refused, or with whom it clashes.
    """

    kunci: str
    tempat: Kunci
    status: StatusGabung
    uraian: str
    lama: str
    awal: str
    baru: str
    berkas: tuple[str, ...]
    sel: str
    alasan: str = ""

    @property
    def judul(self) -> str:
        """Return the title of its column."""
        return JUDUL[self.tempat[2]]


Read = Callable[[SelMilik, Kunci, str], Hashable]
"""Return what a text means in a cell, the same for two spellings of it; raises CheckError."""


def merge(
    milik: Mapping[Kunci, SelMilik], lembar: Sequence[BacaanLembar], read: Read
) -> tuple[BarisGabung, ...]:
    """Return what the files would change, those that want a decision first.

    A cell that nobody has touched since the file was made says nothing. Cells that are not ours
    are left to `unknown`.
    """
    order = {kunci: n for n, kunci in enumerate(milik)}
    said: dict[Kunci, list[tuple[str, SelLembar]]] = {}
    for it in lembar:
        for sel in it.sel:
            if sel.kunci in milik:
                said.setdefault(sel.kunci, []).append((it.berkas, sel))
    rows = [
        row
        for kunci in sorted(said, key=order.__getitem__)
        for row in (_links if kunci[2] == TAUTAN else _rows)(milik[kunci], kunci, said[kunci], read)
    ]
    rows = [_overriding(milik, row) for row in rows]
    rank = list(StatusGabung)
    return tuple(sorted(rows, key=lambda row: rank.index(row.status)))


def unknown(
    milik: Mapping[Kunci, SelMilik], lembar: Sequence[BacaanLembar]
) -> Iterator[tuple[str, SelLembar]]:
    """Yield (file, cell) for what was filled in, but has no place in our quarter any more."""
    for it in lembar:
        for sel in it.sel:
            if sel.kunci not in milik and sel.teks != sel.awal:
                yield it.berkas, sel


def _rows(
    milik: SelMilik, kunci: Kunci, said: Sequence[tuple[str, SelLembar]], read: Read
) -> Iterator[BarisGabung]:
    """Yield a row for each text that the files have for one cell."""
    found: dict[Hashable, BarisGabung] = {}
    ours = _meaning(read, milik, kunci, milik.teks)
    before_differs = False
    for berkas, sel in said:
        awal = _meaning(read, milik, kunci, sel.awal)
        row = _row(milik, kunci, berkas, sel)
        try:
            theirs = read(milik, kunci, sel.teks)
            if sel.alasan:
                raise CheckError(kunci[2], sel.alasan)
        except CheckError as error:
            if sel.alasan or sel.teks != sel.awal:
                yield replace(
                    row,
                    kunci=f"{row.kunci}/{berkas}",
                    status=StatusGabung.DITOLAK,
                    alasan=str(error),
                )
            continue
        if theirs in (ours, awal):
            untouched = "" if theirs == ours else _("Tidak diubah di lembarnya.")
            if milik.teks:
                same = replace(row, status=StatusGabung.SAMA, alasan=untouched)
                found.setdefault(ours, same)
        elif theirs in found:
            known = found[theirs]
            found[theirs] = replace(known, berkas=(*known.berkas, berkas))
        else:
            before_differs |= awal != ours
            found[theirs] = row
    new = [row for row in found.values() if row.status is not StatusGabung.SAMA]
    if not new:
        yield from found.values()
    elif len(new) > 1:
        for row in new:
            others = [nama for it in new if it is not row for nama in it.berkas]
            text = _("Diisi lain dalam {berkas}. Pilih salah satu.")
            alasan = text.format(berkas=", ".join(others))
            yield replace(row, status=StatusGabung.BENTROK, alasan=alasan)
    elif before_differs:
        text = _("Sel ini sudah diubah di sini sejak lembarnya dibuat.")
        yield replace(new[0], status=StatusGabung.BENTROK, alasan=text)
    else:
        status = StatusGabung.BERUBAH if milik.teks else StatusGabung.BARU
        yield replace(new[0], status=status)


def _overriding(milik: Mapping[Kunci, SelMilik], row: BarisGabung) -> BarisGabung:
    """Ask about a komponen, too, whose indikator holds a typed number that it would replace."""
    if row.tempat[0] is not Bagian.KOMPONEN or row.status is not StatusGabung.BARU:
        return row
    butir_id = milik[row.tempat].baris.butir_id
    typed = milik.get((Bagian.INDIKATOR, butir_id, "realisasi"))
    if typed is None:
        return row
    text = _("Realisasi indikatornya diketik langsung ({teks}); mengisi komponen menggantinya.")
    return replace(row, status=StatusGabung.BERUBAH, alasan=text.format(teks=typed.teks))


def _links(
    milik: SelMilik, kunci: Kunci, said: Sequence[tuple[str, SelLembar]], _read: Read
) -> Iterator[BarisGabung]:
    """Yield a row for each address; they are only ever added, so they never clash."""
    ours = {url for url, _nama in split_tautan(milik.teks)}
    found: dict[str, BarisGabung] = {}
    for berkas, sel in said:
        before = {url for url, _nama in split_tautan(sel.awal)}
        for teks, nama in split_tautan(sel.teks):
            row = replace(_row(milik, kunci, berkas, sel), lama="", awal="")
            try:
                url = check_url(teks)
            except CheckError as error:
                key = f"{row.kunci}/{berkas}/{teks}"
                found[key] = replace(
                    row, kunci=key, status=StatusGabung.DITOLAK, baru=teks, alasan=str(error)
                )
                continue
            line = f"{url}; {nama}" if nama else url
            key = f"{row.kunci}/{url}"
            if key in found:
                known = found[key]
                if berkas not in known.berkas:
                    found[key] = replace(known, berkas=(*known.berkas, berkas))
            elif url in ours:
                found[key] = replace(row, kunci=key, status=StatusGabung.SAMA, lama=line, baru=line)
            elif url not in before:
                found[key] = replace(row, kunci=key, status=StatusGabung.BARU, baru=line)
    yield from found.values()


def _row(milik: SelMilik, kunci: Kunci, berkas: str, sel: SelLembar) -> BarisGabung:
    return BarisGabung(
        kunci="/".join((*kunci, sel.teks)) if kunci[2] != TAUTAN else "/".join(kunci),
        tempat=kunci,
        status=StatusGabung.BARU,
        uraian=milik.baris.uraian,
        lama=milik.teks,
        awal=sel.awal,
        baru=sel.teks,
        berkas=(berkas,),
        sel=sel.sel,
    )


def _meaning(read: Read, milik: SelMilik, kunci: Kunci, teks: str) -> Hashable:
    """Return what a stored text means; one that no longer can be read means itself."""
    try:
        return read(milik, kunci, teks)
    except CheckError:
        return teks


def alternatives(baris: Iterable[BarisGabung], kunci: Collection[str]) -> set[str]:
    """Return the keys of the other texts for the cells that some rows would fill.

    Where several of them are for one cell, each is another one to the rest.
    """
    rows = [row for row in baris if row.status in DITAWARKAN and row.tempat[2] != TAUTAN]
    chosen = Counter(row.tempat for row in rows if row.kunci in kunci)
    return {
        row.kunci
        for row in rows
        if chosen[row.tempat] > 1 or (chosen[row.tempat] and row.kunci not in kunci)
    }
