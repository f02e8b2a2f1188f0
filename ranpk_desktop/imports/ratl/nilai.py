"""What the cells of one action say, in the form in which they are stored."""

import re
from collections.abc import Callable, Mapping
from datetime import date, timedelta

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_ratl import AksiBaca
from ranpk_desktop.domain.ratl import write_unsur
from ranpk_desktop.domain.sebutan_ratl import is_blank, read_dasar, read_status
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.tebak_unsur import guess_unsur
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.unsur import Unsur, match_unsur
from ranpk_desktop.imports.buku_kerja import JenisSel
from ranpk_desktop.imports.kisi import Petak
from ranpk_desktop.imports.markah import strip_markup
from ranpk_desktop.imports.ratl.baris import raw_text, read_time
from ranpk_desktop.imports.ratl.draf import Draf, Temuan
from ranpk_desktop.imports.ratl.kepala import LABEL, TRIWULAN, Bidang

_HARI_NOL = date(1899, 12, 30)
_SERI = range(42_005, 53_328)
"""Excel's numbers of the days of 2015 to 2045, in cells that were not given the form of a date."""
_KODE = re.compile(r"\b[Uu]\s?([1-9])\b")
_POTONG = re.compile(r"[;\n]|(?<=\))\s*,|,?\s*(?=\b[Uu][1-9]\b[\s.:])|(?<=\s)(?=[0-9]{1,2}[.)]\s)")
_TEKS = (
    Bidang.SARAN_RESPONDEN,
    Bidang.ANALISIS_PENYEBAB,
    Bidang.TINDAK_LANJUT,
    Bidang.KENDALA,
    Bidang.ALASAN,
)
_CUPLIKAN = 40
_UNSUR_MAKS = 600


class Penafsir:
    """Turn what was read into actions; what a cell does not say safely is listed."""

    def __init__(self, temuan: Temuan, acuan: Callable[[str], str | None]) -> None:
        self._temuan, self._acuan = temuan, acuan

    def action(self, draf: Draf, id_: str | None) -> AksiBaca:
        """Return one action."""
        isi = {it.value: draf.kelompok.text(it) for it in LABEL[1:] if it in draf.kolom}
        for bidang, read in _READERS.items():
            if bidang in draf.kolom:
                said = read(self, draf, bidang)
                isi |= {} if said is None else {bidang.value: said}
        unit = draf.kelompok.text(Bidang.UNIT)
        teks = str(draf.teks)
        status = draf.isi.get(Bidang.STATUS, ())
        return AksiBaca(
            sel=draf.tempat.sel,
            unit=unit,
            acuan=self._acuan(unit),
            rencana_aksi=strip_markup(teks) if "<" in teks else teks,
            isi=isi,
            triwulan=_marked(draf),
            dugaan_unsur=guess_unsur(teks),
            status_teks=" ".join(it.baris_teks for it in status),
            id=id_,
            lanjutan=draf.lanjutan,
        )

    def _warn(self, draf: Draf, kode: str, petak: Petak, pesan: str) -> None:
        teks = pesan.format(isi=raw_text(petak)[:_CUPLIKAN])
        self._temuan.warn(kode, petak, teks, draf.kelompok)

    def _text(self, draf: Draf, bidang: Bidang) -> str:
        teks = "\n".join(it.teks for it in draf.isi.get(bidang, ()))
        return "" if is_blank(teks) else teks

    def _line(self, draf: Draf, bidang: Bidang) -> str:
        return ", ".join(self._text(draf, bidang).splitlines())

    def _time(self, draf: Draf, bidang: Bidang) -> str:
        """Return a time as typed; a cell with a real date as Lampiran 2 writes it."""
        petak = next(iter(draf.isi.get(bidang, ())), None)
        if petak is None:
            return ""
        if hari := self._date_in(draf, petak):
            return f"{hari:%d/%m/%Y}"
        teks = " ".join(raw_text(it) for it in draf.isi[bidang])
        waktu = read_time(teks)
        if waktu.masalah:
            kode = "WAKTU_TANPA_TAHUN" if waktu.periode else "WAKTU_TIDAK_JELAS"
            pesan = _("Waktu “{isi}” disimpan sebagai teks: {masalah}.")
            self._warn(draf, kode, petak, pesan.replace("{masalah}", waktu.masalah))
        return teks

    def _date_in(self, draf: Draf, petak: Petak) -> date | None:
        """Return the day of a cell that holds a date, or a number that Excel counts days by."""
        if petak.jenis is JenisSel.TANGGAL and len(petak.teks) >= len("2022-01-31"):
            return date.fromisoformat(petak.teks[:10])
        teks = raw_text(petak)
        if petak.jenis is JenisSel.ANGKA and teks.isdecimal() and int(teks) in _SERI:
            hari = _HARI_NOL + timedelta(days=int(teks))
            pesan = _("Angka {isi} dibaca sebagai tanggal {tanggal}. Periksa.")
            pesan = pesan.format(isi=teks, tanggal=format_tanggal(hari))
            self._temuan.inform("TANGGAL_BERUPA_ANGKA", petak, pesan, draf.kelompok)
            return hari
        return None

    def _day(self, draf: Draf, bidang: Bidang) -> str | None:
        """Return a day in ISO form; None where the cell says something else."""
        petak = next(iter(draf.isi.get(bidang, ())), None)
        if petak is None or is_blank(petak.teks):
            return ""
        hari = self._date_in(draf, petak) or read_time(raw_text(petak)).tanggal
        if hari is None:
            self._warn(draf, "BUKAN_TANGGAL", petak, _("“{isi}” bukan tanggal; tidak diambil."))
            return None
        return hari.isoformat()

    def _status(self, draf: Draf, bidang: Bidang) -> str | None:
        petak = next(iter(draf.isi.get(bidang, ())), None)
        if petak is None or is_blank(petak.teks):
            return ""
        status = read_status(raw_text(petak))
        if status is None:
            pesan = _("Status “{isi}” tidak dikenal; statusnya tidak diambil.")
            self._warn(draf, "STATUS_TIDAK_DIKENAL", petak, pesan)
        return status and status.value

    def _dasar(self, draf: Draf, bidang: Bidang) -> str | None:
        teks = self._line(draf, bidang)
        dasar = read_dasar(teks)
        if teks and dasar is None:
            pesan = _("Dasar “{isi}” tidak dikenal; dasarnya tidak diambil.")
            self._warn(draf, "DASAR_TIDAK_DIKENAL", draf.isi[bidang][0], pesan)
            return None
        return dasar.value if dasar else ""

    def _unsur(self, draf: Draf, bidang: Bidang) -> str | None:
        teks = "\n".join(map(clean_line, self._text(draf, bidang)[:_UNSUR_MAKS].splitlines()))
        found = read_unsur_cell(teks)
        if teks and not found:
            pesan = _("Unsur “{isi}” tidak dikenal; unsurnya tidak diambil.")
            self._warn(draf, "UNSUR_TIDAK_DIKENAL", draf.isi[bidang][0], pesan)
            return None
        return write_unsur(found)


def read_unsur_cell(teks: str) -> tuple[Unsur, ...]:
    """Return the unsur that a cell lists by codes or names; the name wins over its code."""
    if not _KODE.sub("", teks).strip(" ,;&/\n-dan"):
        return tuple(dict.fromkeys(Unsur(f"U{it}") for it in _KODE.findall(teks)))
    whole = match_unsur(teks)
    parts = [part for part in _POTONG.split(teks) if part.strip(" ,.")]
    found = [it.unsur for part in parts if (it := match_unsur(part))]
    if len(parts) > 1 and found:
        return tuple(dict.fromkeys(found))
    return (whole.unsur,) if whole else guess_unsur(teks)


def _marked(draf: Draf) -> str:
    """Return the quarters whose columns are marked: "TW I, TW III"."""
    marked = (it for it in TRIWULAN if it in draf.isi and not is_blank(draf.isi[it][0].teks))
    return ", ".join(TRIWULAN[it].label for it in marked)


_READERS: Mapping[Bidang, Callable[[Penafsir, Draf, Bidang], str | None]] = {
    **dict.fromkeys(_TEKS, Penafsir._text),
    Bidang.PENANGGUNG_JAWAB: Penafsir._line,
    Bidang.WAKTU: Penafsir._time,
    Bidang.STATUS: Penafsir._status,
    Bidang.DASAR: Penafsir._dasar,
    Bidang.UNSUR: Penafsir._unsur,
    Bidang.TANGGAL_MULAI: Penafsir._day,
    Bidang.TANGGAL_SELESAI: Penafsir._day,
}
