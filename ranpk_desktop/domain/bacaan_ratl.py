"""RATL as a workbook says it: actions in the order of the file, and what became of each row."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, field, replace
from typing import Any

from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.ratl import read_unsur
from ranpk_desktop.domain.unsur import Unsur, plain
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan


@dataclass(frozen=True, slots=True)
class AksiBaca:
    """Hold one action that a workbook names, at `sel` ("Lembar1!E14").

    `unit` is the name as the file writes it, `acuan` the register's id, None where it knows no such
    name. `isi` maps columns of the table to texts in their stored form, and only columns that the
    file has for this row; an empty text is a cell that says nothing. `triwulan` is the time as the
    marks of columns TW I–IV say it. `dugaan_unsur` were found in the text of the action, which
    counts only where no column says it. `status_teks` is the status as the file writes it. `id`
    comes from the hidden sheet of our own exports. `lanjutan` counts the further rows of the file
    that belong to it.
    """

    sel: str
    unit: str
    acuan: str | None
    rencana_aksi: str
    isi: Mapping[str, str] = field(default_factory=dict)
    triwulan: str = ""
    dugaan_unsur: tuple[Unsur, ...] = ()
    status_teks: str = ""
    id: str | None = None
    lanjutan: int = 0

    @property
    def kunci_unit(self) -> str:
        """Return what tells units apart: the register's id, or else the words of the name."""
        return self.acuan or plain(self.unit)

    @property
    def unsur(self) -> tuple[Unsur, ...]:
        """Return the unsur: those of its column, or else those that are guessed."""
        return read_unsur(self.isi.get("unsur", "")) or self.dugaan_unsur

    @property
    def unsur_tebakan(self) -> bool:
        """Tell whether the unsur are guessed."""
        return bool(self.dugaan_unsur) and not self.isi.get("unsur")

    @property
    def waktu_pelaksanaan(self) -> str:
        """Return when it is to be carried out, as the file says it."""
        return self.isi.get("waktu_pelaksanaan") or self.triwulan


@dataclass(frozen=True, slots=True)
class CatatanRatl:
    """Hold a finding of the file.

    `baris` counts the rows of the file that are neither an action nor part of one: this finding is
    where they ended. `kunci_unit` is the unit whose row it is about, None for none.
    """

    temuan: Finding
    kunci_unit: str | None = None
    baris: int = 0


@dataclass(frozen=True, slots=True)
class RingkasanRatl:
    """Count the rows of a file: baris_sumber = aksi + lanjutan + pertanyaan.

    `baris_sumber` are the rows below the header that hold anything; repeated headers, titles and
    the numbers of columns are none. `lanjutan` are rows whose text went into an action of another
    row: a text that goes on, or a label in a row of its own. `pertanyaan` are rows that a person
    must look at, each with its finding. `unit` counts units that have an action.
    """

    baris_sumber: int
    aksi: int
    lanjutan: int
    pertanyaan: int
    unit: int


@dataclass(frozen=True, slots=True)
class BacaanRatl:
    """Hold all that one workbook says of a survey year.

    `tahun` is the survey year that the file names, None where it names none, or several.
    `baris_sumber` was counted while reading, apart from what became of the rows.
    """

    aksi: tuple[AksiBaca, ...]
    catatan: tuple[CatatanRatl, ...]
    baris_sumber: int
    tahun: int | None = None

    @property
    def temuan(self) -> tuple[Finding, ...]:
        """Return the findings in the order of the file."""
        return tuple(it.temuan for it in self.catatan)

    @property
    def ringkasan(self) -> RingkasanRatl:
        """Return the sum of the rows."""
        return RingkasanRatl(
            baris_sumber=self.baris_sumber,
            aksi=len(self.aksi),
            lanjutan=sum(it.lanjutan for it in self.aksi),
            pertanyaan=sum(it.baris for it in self.catatan),
            unit=len({it.kunci_unit for it in self.aksi}),
        )

    def units(self) -> dict[str, str]:
        """Return the names of the units that have an action, by `kunci_unit`."""
        names: dict[str, str] = {}
        for it in self.aksi:
            names.setdefault(it.kunci_unit, it.unit)
        return names

    def only(self, kunci_unit: Iterable[str]) -> "BacaanRatl":
        """Return what the file says of some units; findings about no unit stay."""
        wanted = set(kunci_unit)
        aksi = tuple(it for it in self.aksi if it.kunci_unit in wanted)
        catatan = tuple(it for it in self.catatan if it.kunci_unit in {None, *wanted})
        rows = sum(1 + it.lanjutan for it in aksi) + sum(it.baris for it in catatan)
        return replace(self, aksi=aksi, catatan=catatan, baris_sumber=rows)

    def owned_by(self, unit: str, acuan: str | None) -> "BacaanRatl":
        """Return it with the actions that name no unit, or this one by its name, given to it."""
        kunci, nameless = acuan or plain(unit), {"", plain(unit)}
        aksi = (
            replace(it, unit=it.unit or unit, acuan=acuan) if it.kunci_unit in nameless else it
            for it in self.aksi
        )
        catatan = (
            replace(it, kunci_unit=kunci) if it.kunci_unit in nameless else it
            for it in self.catatan
        )
        return replace(self, aksi=tuple(aksi), catatan=tuple(catatan))


def as_json(bacaan: BacaanRatl) -> dict[str, Any]:
    """Return the object that `ranpk impor ratl` prints (cli.md).

    `status` is null where the file gives none, or one that is not known; `status_teks` is what the
    cell says.
    """
    return {
        "tahun": bacaan.tahun,
        "aksi": [_action(it) for it in bacaan.aksi],
        "temuan": [it.as_json() for it in bacaan.temuan],
        "ringkasan": asdict(bacaan.ringkasan),
    }


def _action(aksi: AksiBaca) -> dict[str, Any]:
    isi = aksi.isi
    waktu = read_waktu_pelaksanaan(aksi.waktu_pelaksanaan)
    return {
        "unit": aksi.unit,
        "acuan": aksi.acuan,
        "no_rekomendasi": isi.get("no_rekomendasi") or None,
        "rekomendasi": isi.get("rekomendasi") or None,
        "jenis_layanan": isi.get("jenis_layanan") or None,
        "unsur": [it.value for it in aksi.unsur],
        "unsur_tebakan": aksi.unsur_tebakan,
        "rencana_aksi": aksi.rencana_aksi,
        "timeline": {
            "teks": waktu.teks or None,
            "tanggal": waktu.tanggal.isoformat() if waktu.tanggal else None,
            "periode": waktu.periode or None,
        },
        "penanggung_jawab": isi.get("penanggung_jawab") or None,
        "status": isi.get("status") or None,
        "status_teks": aksi.status_teks or None,
        "sel": aksi.sel,
        "id": aksi.id,
    }
