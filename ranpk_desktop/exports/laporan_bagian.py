"""The parts of the quarter report besides its indikator, the same in PDF and workbook."""

from collections import Counter
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import (
    Isian,
    format_angka,
    format_isian,
    format_persen,
    format_rupiah,
)
from ranpk_desktop.domain.aturan_triwulan import BY_KODE
from ranpk_desktop.domain.butir import SASARAN, Level, format_waktu
from ranpk_desktop.domain.capaian import Band
from ranpk_desktop.domain.data_dukung import DataDukung
from ranpk_desktop.domain.komponen import total
from ranpk_desktop.domain.laporan import BarisIndikator, LaporanTriwulan
from ranpk_desktop.domain.laporan_alasan import AlasanTemuan
from ranpk_desktop.domain.laporan_anggaran import BarisAnggaran, add_up
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran, read_ukuran
from ranpk_desktop.domain.realisasi import StatusKeluaran
from ranpk_desktop.exports import laporan_triwulan as isi
from ranpk_desktop.exports.bagian import KANAN, TENGAH, Angka, Bagian, Baris, Kolom, Sel

TANDA_DIKETIK = "*"


def typed_note() -> str:
    """Return the sentence about capaian that were typed."""
    return _("{tanda} Capaian ini diketik, tidak dihitung.").format(tanda=TANDA_DIKETIK)


def sasaran(laporan: LaporanTriwulan) -> Bagian:
    """Return the capaian of every group of sasaran and of the office."""
    rows = [
        Baris(
            (
                kelompok.uraian or _("Tanpa kelompok"),
                Angka(Decimal(kelompok.jumlah), 0),
                _percentage(kelompok.capaian) or "–",
                kelompok.kriteria.nama if kelompok.kriteria else "",
            ),
            warna=isi.fill(kelompok.kriteria),
            kolom_warna=3,
        )
        for kelompok in laporan.kelompok
    ]
    band = laporan.kriteria_unit
    counted = Decimal(sum(kelompok.jumlah for kelompok in laporan.kelompok))
    whole = (_("Capaian unit kerja"), Angka(counted, 0), _percentage(laporan.capaian_unit) or "–")
    rows.append(
        Baris((*whole, band.nama if band else ""), warna=isi.fill(band), kolom_warna=3, tebal=True)
    )
    return Bagian(
        judul=_("Capaian sasaran dan unit kerja"),
        lembar=_("Sasaran"),
        kolom=(
            Kolom(_("Sasaran"), 140),
            Kolom(_("Indikator terukur"), 34, TENGAH),
            Kolom(_("Capaian (%)"), 34, KANAN),
            Kolom(_("Kriteria"), 34, TENGAH),
        ),
        baris=tuple(rows),
        penuh=False,
    )


def keluaran(laporan: LaporanTriwulan) -> Bagian | None:
    """Return T/O and keluaran that are due or have a realisasi; None where the plan has none."""
    if not laporan.keluaran:
        return None
    shown = [row for row in laporan.keluaran if row.jatuh_tempo or not row.isian.kosong]
    rows: list[Baris | str] = []
    above = ""
    for row in shown:
        node = row.above(Level.INDIKATOR, *SASARAN)
        if node and node.label != above:
            above = node.label
            rows.append(above)
        rows.append(_keluaran_row(row))
    resting = len(laporan.keluaran) - len(shown)
    return Bagian(
        judul=_("Target/output rencana aksi dan keluaran RANPK"),
        lembar=_("Target-output"),
        kolom=(
            Kolom(_("No."), 15),
            Kolom(_("Target/output atau keluaran"), 70),
            Kolom(_("Waktu"), 24, TENGAH),
            Kolom(_("Target"), 27),
            Kolom(_("Realisasi"), 40),
            Kolom(_("Capaian (%)"), 20, KANAN),
            Kolom(_("Status"), 20, TENGAH),
            Kolom(_("Keterangan"), 64),
        ),
        baris=tuple(rows),
        catatan=tuple(
            filter(None, (_typed(shown), _resting(resting, laporan, everything=not shown)))
        ),
    )


def _keluaran_row(row: BarisKeluaran) -> Baris:
    nomor = row.nomor.removeprefix("T/O ")
    waktu = format_waktu(row.waktu)
    status = row.realisasi.status
    cells = (
        nomor,
        row.uraian,
        waktu,
        _measured(row.target, row.satuan),
        _achieved(row),
        _capaian(row),
        status.label if status else "",
        row.realisasi.keterangan,
    )
    return Baris(cells, row.butir_id)


def _measured(isian: Isian, satuan: str) -> Sel:
    if isian.nilai is None or isian.operator:
        return format_isian(isian)
    return Angka(isian.nilai, isi.places(isian.nilai), satuan)


def _achieved(row: BarisKeluaran) -> Sel:
    nilai = row.realisasi.nilai
    if nilai is None:
        return row.teks or (_("belum diisi") if row.jatuh_tempo else "")
    said = read_ukuran(row.teks)
    return Angka(nilai, isi.places(nilai), said.satuan if said and said.satuan else row.satuan)


def _capaian(row: BarisKeluaran) -> Sel:
    if row.capaian is None:
        return ""
    return Angka(row.capaian, satuan=TANDA_DIKETIK if row.capaian_diketik else "")


def _typed(shown: list[BarisKeluaran]) -> str:
    return typed_note() if any(row.capaian_diketik for row in shown) else ""


def _resting(n: int, laporan: LaporanTriwulan, *, everything: bool) -> str:
    if everything:
        text = _("Tidak ada target/output atau keluaran yang jatuh tempo pada {tw}.")
    elif n:
        text = _("{n} target/output atau keluaran lain tidak jatuh tempo pada {tw}.")
    else:
        return ""
    return text.format(n=n, tw=laporan.triwulan.label)


def anggaran(laporan: LaporanTriwulan) -> Bagian:
    """Return the budget: pagu, planned and actual spending to date, in rupiah."""
    total_row: tuple[Baris, ...] = ()
    if laporan.anggaran:
        whole = add_up(laporan.anggaran)
        cells = (whole.pagu, whole.rencana, whole.realisasi)
        total_row = (
            Baris(
                (_("Jumlah"), "", *map(_rupiah, cells), _percentage(whole.persen), ""), tebal=True
            ),
        )
    tw = laporan.triwulan.label
    return Bagian(
        judul=_("Realisasi anggaran"),
        lembar=_("Anggaran"),
        kolom=(
            Kolom(_("Program/kegiatan"), 92),
            Kolom(_("Tingkat"), 27),
            Kolom(_("Pagu (Rp)"), 32, KANAN),
            Kolom(_("Rencana s.d. {tw} (Rp)").format(tw=tw), 32, KANAN),
            Kolom(_("Realisasi s.d. {tw} (Rp)").format(tw=tw), 32, KANAN),
            Kolom(_("Terhadap pagu (%)"), 23, KANAN),
            Kolom(_("Keterangan"), 52),
        ),
        baris=(*map(_anggaran_row, laporan.anggaran), *total_row),
        catatan=()
        if laporan.anggaran
        else (_("Rencana tahun {tahun} belum memuat pagu.").format(tahun=laporan.tahun),),
    )


def _anggaran_row(row: BarisAnggaran) -> Baris:
    label = f"{row.nomor} {row.uraian}".strip()
    amounts = map(_rupiah, (row.pagu, row.rencana, row.realisasi))
    cells = (label, row.level.label, *amounts, _percentage(row.persen), row.isian.keterangan)
    return Baris(cells, row.butir_id)


def _rupiah(x: Decimal | None) -> Sel:
    return "" if x is None else Angka(x, isi.places(x))


def _percentage(x: Decimal | None) -> Sel:
    return "" if x is None else Angka(x)


def komponen(laporan: LaporanTriwulan) -> Bagian | None:
    """Return how indikator that are made of parts were reckoned, None where there are none."""
    rows = tuple(
        Baris(
            (baris.nomor, baris.uraian, _arithmetic(baris)),
            baris.butir_id,
        )
        for baris in laporan.baris
        if baris.realisasi.dari_komponen and any(it.terisi for it in baris.realisasi.komponen)
    )
    kolom = (
        Kolom(_("No."), 15),
        Kolom(_("Indikator kinerja"), 90),
        Kolom(_("Perhitungan"), 175),
    )
    judul = _("Perhitungan dari komponen")
    return Bagian(judul, _("Komponen"), kolom, rows) if rows else None


def _arithmetic(baris: BarisIndikator) -> str:
    """Return what each part brought, and below it how they make the whole."""
    parts = baris.realisasi.komponen
    typed = [
        f"{it.komponen.nama}: {format_angka(it.nilai)}" for it in parts if it.nilai is not None
    ]
    return "\n".join((*typed, total(parts, baris.satuan)[1]))


def catatan(laporan: LaporanTriwulan) -> Bagian | None:
    """Return the reasons written for warnings, None where there are none."""
    rows = tuple(
        Baris((it.butir.label if it.butir else _("Seluruh triwulan"), _warning(it), it.alasan))
        for it in laporan.alasan
    )
    kolom = (
        Kolom(_("Baris"), 95),
        Kolom(_("Peringatan"), 45),
        Kolom(_("Alasan peringatan dibiarkan"), 140),
    )
    return Bagian(_("Catatan pemeriksaan"), _("Catatan"), kolom, rows) if rows else None


def _warning(alasan: AlasanTemuan) -> str:
    rule = BY_KODE.get(alasan.kode)  # an old rekaman may name a rule that there is no more
    return rule.judul if rule else alasan.kode


def data_dukung(laporan: LaporanTriwulan) -> Bagian:
    """Return the evidence of the quarter, each piece once with all that it supports."""
    found: dict[str, tuple[DataDukung, list[str]]] = {}
    supported: list[BarisIndikator | BarisKeluaran] = [*laporan.baris, *laporan.keluaran]
    for row in supported:
        for item in row.data_dukung:
            label = f"{row.nomor} {row.uraian}".strip()
            found.setdefault(item.id, (item, []))[1].append(label)
    rows = tuple(
        Baris((str(n), item.nama, item.jenis.label, item.uraian, "\n".join(labels)))
        for n, (item, labels) in enumerate(found.values(), 1)
    )
    none = _("Tidak ada data dukung pada {tw}.").format(tw=laporan.triwulan.label)
    return Bagian(
        judul=_("Data dukung"),
        lembar=_("Data dukung"),
        kolom=(
            Kolom(_("No."), 12, TENGAH),
            Kolom(_("Nama"), 75),
            Kolom(_("Jenis"), 30),
            Kolom(_("Keterangan"), 73),
            Kolom(_("Mendukung"), 90),
        ),
        baris=rows,
        catatan=() if rows else (none,),
    )


def ringkasan(laporan: LaporanTriwulan) -> Bagian:
    """Return the quarter in a few lines, all of them counted."""
    rows = [
        Baris(
            (_("Capaian unit kerja"), isi.achievement(laporan)),
            warna=isi.fill(laporan.kriteria_unit),
            kolom_warna=1,
            tebal=True,
        ),
        Baris((_("Realisasi terisi"), isi.filled(laporan))),
        *map(_band_row, _bands(laporan)),
    ]
    unfilled = sum(baris.belum_diisi for baris in laporan.baris)
    other = sum(baris.hitungan.kriteria is None for baris in laporan.baris) - unfilled
    rows += [
        Baris((label, _count(n)))
        for label, n in (
            (_("Belum diisi"), unfilled),
            (_("Tidak diukur atau tanpa target pada triwulan ini"), other),
        )
        if n
    ]
    due = [row for row in laporan.keluaran if row.jatuh_tempo]
    if due:
        done = sum(row.realisasi.status is StatusKeluaran.SELESAI for row in due)
        text = _("{n} dari {jumlah} yang jatuh tempo").format(n=done, jumlah=len(due))
        rows.append(Baris((_("Target/output dan keluaran selesai"), text)))
    if laporan.anggaran:
        rows.append(Baris((_("Realisasi anggaran"), _spent(laporan))))
    return Bagian(
        judul=_("Ringkasan"),
        lembar=_("Ringkasan"),
        kolom=(Kolom(_("Uraian"), 100), Kolom(_("Nilai"), 100)),
        baris=tuple(rows),
        penuh=False,
    )


def _bands(laporan: LaporanTriwulan) -> list[tuple[Band, int]]:
    """Return the kriteria that occur, the highest first, each with its number of indikator."""
    bands = {it.nama: it for baris in laporan.baris if (it := baris.hitungan.kriteria)}
    counts = Counter(it.nama for baris in laporan.baris if (it := baris.hitungan.kriteria))
    highest = sorted(bands.values(), key=lambda it: it.dari or Decimal(-1), reverse=True)
    return [(band, counts[band.nama]) for band in highest]


def _band_row(counted: tuple[Band, int]) -> Baris:
    band, n = counted
    label = _("Kriteria {nama}").format(nama=band.nama)
    return Baris((label, _count(n)), warna=isi.fill(band))


def _count(n: int) -> Angka:
    return Angka(Decimal(n), 0, _("indikator"))


def _spent(laporan: LaporanTriwulan) -> str:
    whole = add_up(laporan.anggaran)
    if whole.realisasi is None:
        return _("belum diisi, pagu {pagu}").format(pagu=format_rupiah(whole.pagu))
    return _("{realisasi} dari {pagu} ({persen})").format(
        realisasi=format_rupiah(whole.realisasi),
        pagu=format_rupiah(whole.pagu),
        persen=format_persen(whole.persen or Decimal(0)),
    )
