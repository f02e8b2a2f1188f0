"""What in a quarter needs a look, counted, each with its place on the page Realisasi."""

from collections.abc import Iterator

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.kelengkapan import unfilled
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran
from ranpk_desktop.domain.periode import Periode


def of_quarter(laporan: LaporanTriwulan, *, terkunci: bool, berkas_hilang: int) -> list[Finding]:
    """Return what a quarter with a plan leaves to see to.

    What a lock holds cannot be filled any more: worth knowing, but nobody's next task.
    """
    urgent = Tingkat.INFO if terkunci else Tingkat.PERINGATAN
    found = [*_empty(laporan, urgent), *_missed(laporan), *_unproven(laporan, urgent)]
    baris = laporan.baris
    counts = (
        (
            "TANPA_TARGET",
            urgent,
            _("{n} target {periode} belum diisi"),
            sum(row.tanpa_target for row in baris),
        ),
        (
            "DI_BAWAH_TARGET",
            Tingkat.PERINGATAN,
            _("{n} indikator di bawah target"),
            sum(row.di_bawah_target for row in baris),
        ),
        (
            "BERKAS_HILANG",
            Tingkat.PERINGATAN,
            _("{n} berkas data dukung tidak ditemukan"),
            berkas_hilang,
        ),
        (
            "TIDAK_DAPAT_DISIMPULKAN",
            Tingkat.INFO,
            _("{n} capaian tidak dapat disimpulkan"),
            sum(row.tidak_dapat_disimpulkan for row in baris),
        ),
    )
    label = laporan.triwulan.label
    found += [
        Finding(kode, tingkat, text.format(n=n, periode=label))
        for kode, tingkat, text, n in counts
        if n
    ]
    return found


def _empty(laporan: LaporanTriwulan, tingkat: Tingkat) -> Iterator[Finding]:
    if kosong := unfilled(laporan):
        text = _("{n} isian belum diisi").format(n=len(kosong))
        yield Finding("BELUM_DIISI", tingkat, text, tempat=kosong[0].tempat)


def _missed(laporan: LaporanTriwulan) -> Iterator[Finding]:
    """A T/O whose quarter is over without realisasi counts as not filled (domain.md §3)."""
    late = [row for row in laporan.keluaran if row.terlewat]
    if late:
        text = _("{n} T/O atau keluaran triwulan lalu tanpa realisasi").format(n=len(late))
        first = min(tw for row in late for tw in row.terlewat)
        row = next(row for row in late if first in row.terlewat)
        tempat = {**_place(row), "periode": Periode(laporan.tahun, first)}
        yield Finding("KELUARAN_TERLEWAT", Tingkat.PERINGATAN, text, tempat=tempat)


def _unproven(laporan: LaporanTriwulan, tingkat: Tingkat) -> Iterator[Finding]:
    """A typed capaian of 100% or more needs keterangan and data dukung (domain.md §3, S1)."""
    bare = [row for row in laporan.keluaran if row.tanpa_bukti]
    if bare:
        text = _("{n} capaian 100% tanpa data dukung atau keterangan").format(n=len(bare))
        yield Finding("CAPAIAN_TANPA_BUKTI", tingkat, text, tempat=_place(bare[0]))


def _place(row: BarisKeluaran) -> dict[str, object]:
    return {"tampilan": "keluaran", "butir_id": row.butir_id}
