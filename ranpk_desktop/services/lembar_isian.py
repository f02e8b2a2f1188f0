"""Lembar isian: a workbook for each penanggung jawab; what comes back is merged as one command."""

from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass
from pathlib import Path

from db.connection import Store
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.gabung_isian import BacaanLembar, BarisGabung, merge, unknown
from ranpk_desktop.domain.isian_keluaran import read_cells as read_keluaran
from ranpk_desktop.domain.lembar_isian import (
    TAUTAN,
    Bagian,
    Kunci,
    LembarIsian,
    SelMilik,
    cells,
    divide,
    file_name,
    split_pecahan,
    split_tautan,
)
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError, LockedError
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.exports.lembar_isian_xlsx import Naskah
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.imports import Report, lembar_isian, proses
from ranpk_desktop.services.data_dukung import DataDukungService
from ranpk_desktop.services.realisasi import RealisasiService, read_cells, read_komponen
from ranpk_desktop.services.realisasi_anggaran import RealisasiAnggaranService
from ranpk_desktop.services.realisasi_anggaran import column as read_anggaran
from ranpk_desktop.services.realisasi_keluaran import RealisasiKeluaranService


@dataclass(frozen=True, slots=True)
class IsiLembar:
    """Hold a quarter as it is handed out: its rows by penanggung jawab."""

    unit: dict[str, object]
    tahun: int
    triwulan: Triwulan
    lembar: tuple[LembarIsian, ...]
    cetak: Cetak


@dataclass(frozen=True, slots=True)
class PratinjauGabung:
    """Hold what some files would change in a quarter, and what a person should know of them."""

    isi: IsiLembar
    baris: tuple[BarisGabung, ...]
    temuan: tuple[Finding, ...]
    berkas: tuple[str, ...]


Gagal = tuple[str, str]
"""A file that cannot be taken, and the sentence that says why."""


class LembarIsianService:
    """Hand out the rows of a quarter, and take back what people filled in."""

    def __init__(
        self,
        store: Store,
        realisasi: RealisasiService,
        keluaran: RealisasiKeluaranService,
        anggaran: RealisasiAnggaranService,
        data_dukung: DataDukungService,
    ) -> None:
        self._store, self._realisasi = store, realisasi
        self._keluaran, self._anggaran, self._data_dukung = keluaran, anggaran, data_dukung

    def load(self, tahun: int, triwulan: Triwulan, kertas: NamaKertas = "A4") -> IsiLembar:
        """Return the rows of an open quarter; raises LockedError for a locked one."""
        laporan, kunci = self._realisasi.report(tahun, triwulan)
        if kunci:
            raise LockedError(
                "TRIWULAN_TERKUNCI",
                _("{triwulan} {tahun} sudah dikunci, jadi tidak dapat diisi lagi.").format(
                    triwulan=triwulan.label, tahun=tahun
                ),
                _("Buka kuncinya dahulu."),
            )
        cetak = Cetak(kertas, "", 0, self._store.moment())
        return IsiLembar(laporan.unit, tahun, triwulan, divide(laporan), cetak)

    def apply(self, pratinjau: PratinjauGabung, baris: Sequence[BarisGabung]) -> Changes:
        """Write the rows chosen as one command.

        Raises KnownError where a cell has changed since it was compared, CheckError, LockedError;
        then nothing is written.
        """
        tahun, triwulan = pratinjau.isi.tahun, pratinjau.isi.triwulan
        files = {nama for row in baris for nama in row.berkas}
        judul = _("Gabungkan {n} lembar isian {triwulan}")
        with self._store.command(judul.format(n=len(files), triwulan=triwulan.label)) as command:
            now = cells(self.load(tahun, triwulan).lembar)
            was = cells(pratinjau.isi.lembar)
            for row in baris:
                milik = now.get(row.tempat)
                if milik is None or milik.teks != was[row.tempat].teks:
                    raise KnownError(
                        "ISIAN_BERUBAH",
                        _("“{uraian}” diubah sejak lembar ini dibandingkan.").format(
                            uraian=row.uraian
                        ),
                        _("Buka berkasnya sekali lagi."),
                    )
                self._write(milik, row, triwulan)
        return command.changes

    def _write(self, milik: SelMilik, row: BarisGabung, triwulan: Triwulan) -> None:
        bagian, row_id, kolom = row.tempat
        if kolom == TAUTAN:
            ((url, nama),) = split_tautan(row.baru)
            sasaran = DukunganRealisasi(milik.baris.butir_id, triwulan)
            self._data_dukung.write_tautan(sasaran, url, nama)
        elif bagian is Bagian.KOMPONEN:
            self._realisasi.write_komponen(row_id, triwulan, row.baru)
        elif bagian is Bagian.INDIKATOR:
            self._realisasi.write(row_id, triwulan, _typed(kolom, row.baru))
        elif bagian is Bagian.KELUARAN:
            self._keluaran.write(row_id, triwulan, {kolom: row.baru})
        else:
            self._anggaran.write(row_id, triwulan, {kolom: row.baru})


def write_all(
    isi: IsiLembar,
    names: Sequence[str],
    folder: Path,
    report: Callable[[int, int], None] = lambda done, total: None,
) -> list[Path]:
    """Write the workbooks of some penanggung jawab into a folder (pool); returns their paths.

    A file that is there already may have been filled in, so another name is taken beside it.
    """
    from ranpk_desktop.exports import lembar_isian_xlsx

    make_folder(folder)
    written: list[Path] = []
    chosen = [it for it in isi.lembar if it.penanggung_jawab in names]
    for lembar in chosen:
        naskah = Naskah(isi.unit, isi.tahun, isi.triwulan, lembar, isi.cetak)
        path = _free(folder, file_name(isi.triwulan, isi.tahun, lembar.nama))
        write_atomic(path, lembar_isian_xlsx.render(naskah))
        written.append(path)
        report(len(written), len(chosen))
    return written


def open_files(
    paths: Sequence[Path],
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> tuple[list[BacaanLembar], list[Gagal]]:
    """Read workbooks one after the other in the child process (pool), with those that fail.

    Raises KnownError("DIBATALKAN").
    """
    read: list[BacaanLembar] = []
    failed: list[Gagal] = []
    for n, path in enumerate(paths):

        def advance(done: float, n: int = n) -> None:
            report((n + done) / len(paths))

        try:
            buku = proses.run("buku_kerja", path, cancelled=cancelled, report=advance)
            read.append(lembar_isian.read(buku, path.name))
        except KnownError as error:
            if error.kode == "DIBATALKAN":
                raise
            failed.append((path.name, str(error)))
    return read, failed


def compare(
    isi: IsiLembar, bacaan: Sequence[BacaanLembar], gagal: Sequence[Gagal] = ()
) -> PratinjauGabung:
    """Return what files would change in a quarter (pool); nothing is written.

    Raises KnownError where none of them belongs to it.
    """
    refused, own = list(gagal), []
    for it in bacaan:
        if why := _elsewhere(isi, it):
            refused.append((it.berkas, why))
        else:
            own.append(it)
    if not own:
        raise KnownError(
            "TIDAK_ADA_LEMBAR", "\n".join(f"{berkas}: {pesan}" for berkas, pesan in refused)
        )
    milik = cells(isi.lembar)
    temuan = [_finding("BERKAS", f"{berkas}: {pesan}") for berkas, pesan in refused]
    for berkas, sel in unknown(milik, own):
        pesan = _("“{uraian}” tidak lagi diisi di sini; isiannya “{teks}” tidak dibaca.")
        pesan = pesan.format(uraian=sel.uraian, teks=sel.teks[:80])
        temuan.append(_finding("TIDAK_DIKENAL", f"{berkas}: {pesan}", sel.sel))
    for it in own:
        temuan += [_finding(f.kode, f"{it.berkas}: {f.pesan}", f.sel) for f in it.temuan]
    baris = merge(milik, own, _meaning)
    return PratinjauGabung(isi, baris, tuple(temuan), tuple(it.berkas for it in own))


def _elsewhere(isi: IsiLembar, bacaan: BacaanLembar) -> str:
    """Return why a file does not belong to a quarter, "" where it does."""
    if bacaan.unit_id != isi.unit["id"]:
        return _("Lembar isian ini milik {unit}.").format(unit=bacaan.unit)
    if (bacaan.tahun, bacaan.triwulan) != (isi.tahun, isi.triwulan):
        return _("Lembar isian ini untuk {theirs}, yang dibuka {ours}.").format(
            theirs=f"{bacaan.triwulan.label} {bacaan.tahun}",
            ours=f"{isi.triwulan.label} {isi.tahun}",
        )
    return ""


def _finding(kode: str, pesan: str, sel: str | None = None) -> Finding:
    return Finding(kode, Tingkat.PERINGATAN, pesan, sel)


def _meaning(milik: SelMilik, kunci: Kunci, teks: str) -> Hashable:
    """Return what a text would store in a cell; raises CheckError for what cannot be stored."""
    bagian, _id, kolom = kunci
    baris = milik.baris
    columns: dict[str, object]
    if bagian is Bagian.KOMPONEN:
        columns = read_komponen(teks, baris.satuan)
    elif bagian is Bagian.INDIKATOR:
        columns = read_cells(_typed(kolom, teks), baris.satuan, baris.angka)
    elif bagian is Bagian.KELUARAN:
        columns = read_keluaran({kolom: teks})
    else:
        columns = {kolom: read_anggaran(kolom, teks)}
    if bagian is Bagian.INDIKATOR:
        columns.pop("teks", None)  # "12,40" and "12,4" are one number
    return tuple(
        (name, clean(value) if isinstance(value, str) else value)
        for name, value in sorted(columns.items())
    )


def _typed(kolom: str, teks: str) -> dict[str, str]:
    """Return a cell of an indikator as RealisasiService.paste takes it."""
    if kolom == "realisasi":
        kolom = "pecahan" if split_pecahan(teks) else "nilai"
    return {kolom: teks}


def _free(folder: Path, nama: str) -> Path:
    """Return the path of a file that is not there yet."""
    path, n = folder / f"{nama}.xlsx", 2
    while path.exists():
        path, n = folder / f"{nama}-{n}.xlsx", n + 1
    return path
