"""The Lembar isian: what one penanggung jawab fills in of a quarter, and what stands there now."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Isian, Jenis, format_angka, format_isian, format_ringkas
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.data_dukung import DataDukung, JenisDukung
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.laporan_anggaran import BarisAnggaran
from ranpk_desktop.domain.laporan_keluaran import SEMESTER, BarisKeluaran
from ranpk_desktop.domain.pecahan import Terukur
from ranpk_desktop.domain.triwulan import Triwulan

SKEMA = "ranpk-lembar-isian-1"
"""Layout of the sheets by which the merge finds their cells; counts up when it changes."""


class Bagian(StrEnum):
    """What a row of a Lembar isian is about; the rows of komponen stand below their indikator."""

    INDIKATOR = "INDIKATOR"
    KOMPONEN = "KOMPONEN"
    KELUARAN = "KELUARAN"
    ANGGARAN = "ANGGARAN"

    @property
    def lembar(self) -> str:
        """Return the name of the sheet that has such rows."""
        return {
            Bagian.INDIKATOR: _("Indikator"),
            Bagian.KOMPONEN: _("Indikator"),
            Bagian.KELUARAN: _("Rencana Aksi"),
            Bagian.ANGGARAN: _("Anggaran"),
        }[self]


URAIAN = 2
"""The column of each sheet that says what a row is about."""
TAUTAN = "tautan"
DARI_KOMPONEN = _("dari komponen")
"""What stands where the realisasi of an indikator is made of its parts."""
ISIAN: dict[Bagian, dict[str, tuple[int, ...]]] = {
    Bagian.INDIKATOR: {
        "realisasi": (6, 7, 8),
        "analisis": (9,),
        "kendala": (10,),
        "tindak_lanjut": (11,),
        TAUTAN: (12,),
    },
    Bagian.KOMPONEN: {"realisasi": (6, 7, 8)},
    Bagian.KELUARAN: {"realisasi": (5,), "status": (6,), "keterangan": (7,), TAUTAN: (8,)},
    Bagian.ANGGARAN: {"rencana": (5,), "realisasi": (6,), "keterangan": (7,)},
}
"""The cells that can be filled, and their columns; of three: pembilang, penyebut, a number."""

JUDUL = {
    "realisasi": _("Realisasi"),
    "analisis": _("Analisis"),
    "kendala": _("Kendala"),
    "tindak_lanjut": _("Rencana tindak lanjut"),
    "status": _("Status"),
    "keterangan": _("Keterangan"),
    "rencana": _("Rencana penarikan"),
    TAUTAN: _("Tautan data dukung"),
}

Kunci = tuple[Bagian, str, str]
"""One cell: what its row is about, the id of its butir or komponen, and its name in ISIAN."""


@dataclass(frozen=True, slots=True)
class BarisLembar:
    """Show one row: what is known of it, and `isi`, the texts of the cells that can be filled.

    `id` is that of the komponen or of the butir (`butir_id`); `angka` are the other numbers of the
    row. Of an indikator made of its parts `isi` has no realisasi. `perlu` rows want one.
    """

    bagian: Bagian
    id: str
    butir_id: str
    nomor: str
    uraian: str
    satuan: str
    target: str
    sebelumnya: str
    isi: dict[str, str]
    angka: tuple[Decimal, ...] = ()
    perlu: bool = False
    terisi: bool = False


@dataclass(frozen=True, slots=True)
class LembarIsian:
    """Hold the rows of one penanggung jawab, "" for those of nobody."""

    penanggung_jawab: str
    baris: tuple[BarisLembar, ...]

    @property
    def nama(self) -> str:
        """Return the penanggung jawab for people."""
        return self.penanggung_jawab or _("Tanpa penanggung jawab")

    def count(self, bagian: Bagian) -> int:
        """Return how many rows of a kind there are."""
        return sum(row.bagian is bagian for row in self.baris)

    @property
    def terisi(self) -> int:
        """Return how many of the rows that want a realisasi have one."""
        return sum(row.perlu and row.terisi for row in self.baris)

    @property
    def jumlah(self) -> int:
        """Return how many rows want a realisasi."""
        return sum(row.perlu for row in self.baris)


@dataclass(frozen=True, slots=True)
class SelMilik:
    """Hold a cell as the office has it: its row, and its text."""

    baris: BarisLembar
    teks: str


def divide(laporan: LaporanTriwulan) -> tuple[LembarIsian, ...]:
    """Return the rows of a quarter by penanggung jawab, in the order of the plan, nobody's last.

    T/O and keluaran are those due; at the end of a half-year every keluaran, as RANPK wants them.
    """
    found: dict[str, list[BarisLembar]] = {}
    for nama, baris in _rows(laporan):
        found.setdefault(nama, []).append(baris)
    names = sorted(found, key=lambda nama: not nama)
    return tuple(LembarIsian(nama, tuple(found[nama])) for nama in names)


def cells(lembar: Iterable[LembarIsian]) -> dict[Kunci, SelMilik]:
    """Return every cell that can be filled, with what stands in it."""
    return {
        (baris.bagian, baris.id, kolom): SelMilik(baris, teks)
        for it in lembar
        for baris in it.baris
        for kolom, teks in baris.isi.items()
    }


def _rows(laporan: LaporanTriwulan) -> Iterator[tuple[str, BarisLembar]]:
    for indikator in laporan.baris:
        for baris in _indikator(indikator):
            yield indikator.penanggung_jawab.strip(), baris
    semester = laporan.triwulan in SEMESTER
    for keluaran in laporan.keluaran:
        if keluaran.jatuh_tempo or (semester and keluaran.level is Level.KELUARAN):
            yield keluaran.pemegang, _keluaran(keluaran)
    for anggaran in laporan.anggaran:
        yield anggaran.penanggung_jawab.strip(), _anggaran(anggaran)


def _indikator(row: BarisIndikator) -> Iterator[BarisLembar]:
    realisasi = row.realisasi
    parts = realisasi.komponen
    typed = {"realisasi": typed_text(realisasi.jenis, realisasi)}
    if parts and (realisasi.dari_komponen or not typed["realisasi"]):
        typed = {}
    target = format_isian(row.target)
    angka = tuple(x for x in (row.target.nilai, row.sebelumnya) if x is not None)
    yield BarisLembar(
        bagian=Bagian.INDIKATOR,
        id=row.butir_id,
        butir_id=row.butir_id,
        nomor=row.nomor,
        uraian=row.uraian,
        satuan=row.satuan,
        target=target,
        sebelumnya=_shown(row.sebelumnya_isian),
        isi={
            **typed,
            "analisis": realisasi.analisis,
            "kendala": realisasi.kendala,
            "tindak_lanjut": realisasi.tindak_lanjut,
            TAUTAN: tautan_text(row.data_dukung),
        },
        angka=angka,
        perlu=row.perlu_diisi,
        terisi=not row.isian.kosong,
    )
    for part in parts:
        komponen = part.komponen
        bobot = "" if komponen.bobot is None else f"{format_angka(komponen.bobot)}%"
        words = _("{nama} (bobot {bobot})") if bobot else _("{nama}")
        jenis = Jenis.ANGKA if part.terisi else Jenis.KOSONG
        yield BarisLembar(
            bagian=Bagian.KOMPONEN,
            id=komponen.id,
            butir_id=row.butir_id,
            nomor="",
            uraian=words.format(nama=komponen.nama, bobot=bobot),
            satuan=row.satuan,
            target="",
            sebelumnya="",
            isi={"realisasi": typed_text(jenis, part)},
        )


def _keluaran(row: BarisKeluaran) -> BarisLembar:
    realisasi = row.realisasi
    return BarisLembar(
        bagian=Bagian.KELUARAN,
        id=row.butir_id,
        butir_id=row.butir_id,
        nomor=row.nomor,
        uraian=row.uraian,
        satuan=row.satuan,
        target=format_isian(row.target),
        sebelumnya="",
        isi={
            "realisasi": row.teks,
            "status": realisasi.status.label if realisasi.status else "",
            "keterangan": realisasi.keterangan,
            TAUTAN: tautan_text(row.data_dukung),
        },
        perlu=row.jatuh_tempo,
        terisi=not row.isian.kosong,
    )


def _anggaran(row: BarisAnggaran) -> BarisLembar:
    isian = row.isian
    return BarisLembar(
        bagian=Bagian.ANGGARAN,
        id=row.butir_id,
        butir_id=row.butir_id,
        nomor=row.nomor,
        uraian=row.uraian,
        satuan="",
        target=format_angka(row.pagu),
        sebelumnya=_amount(row.sebelumnya),
        isi={
            "rencana": _amount(isian.rencana),
            "realisasi": _amount(isian.realisasi),
            "keterangan": isian.keterangan,
        },
    )


def typed_text(jenis: Jenis, terukur: Terukur) -> str:
    """Return a number or a fraction as a person types it: "96,67", "174 / 180", "N/A"."""
    if jenis is not Jenis.ANGKA:
        return format_isian(Isian(jenis))
    if terukur.pembilang is not None:
        return f"{_amount(terukur.pembilang)} / {_amount(terukur.penyebut)}"
    return _amount(terukur.nilai)


def split_pecahan(teks: str) -> tuple[str, str] | None:
    """Return pembilang and penyebut of "174 / 180", None for a number or for "N/A"."""
    if teks.strip().casefold() == "n/a" or "/" not in teks:
        return None
    pembilang, _garis, penyebut = teks.partition("/")
    return pembilang.strip(), penyebut.strip()


def tautan_text(items: Iterable[DataDukung]) -> str:
    """Return addresses as a cell holds them: one a line, "address; title"."""
    found = (it for it in items if it.jenis is JenisDukung.TAUTAN and it.url)
    return "\n".join(f"{it.url}; {it.nama}" for it in found)


def split_tautan(teks: str) -> list[tuple[str, str]]:
    """Return (address, title) for each line of such a cell; a title may be missing."""
    lines = (line.partition(";") for line in teks.splitlines() if line.strip())
    return [(url.strip(), nama.strip()) for url, _titik, nama in lines]


def file_name(triwulan: Triwulan, tahun: int, nama: str) -> str:
    """Return the file name of somebody's Lembar isian without ending."""
    kept = "".join(letter if letter.isalnum() else "-" for letter in nama.casefold())
    words = "-".join(filter(None, kept.split("-")))[:60].strip("-")
    return f"lembar-isian-{triwulan.periode}-{tahun}-{words}"


def _shown(isian: Isian) -> str:
    return format_ringkas(isian.nilai) if isian.nilai is not None else format_isian(isian)


def _amount(x: Decimal | None) -> str:
    return "" if x is None else format_angka(x)
