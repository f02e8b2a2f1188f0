"""Read the rows of RATL tables: each ends as an action, as part of one, or as a question."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.sebutan_ratl import is_blank
from ranpk_desktop.imports.buku_kerja import JenisSel
from ranpk_desktop.imports.kisi import Kisi, Petak
from ranpk_desktop.imports.ratl.baris import Baris, lay
from ranpk_desktop.imports.ratl.draf import SAAT, Draf, Kelompok, Teks, Temuan
from ranpk_desktop.imports.ratl.kepala import LABEL, Bidang, Kepala
from ranpk_desktop.imports.ratl.label import Pelabel
from ranpk_desktop.imports.ratl.penutup import closing_row

CUPLIKAN = 60
_MILIK_AKSI = frozenset(Bidang) - {*LABEL, Bidang.NOMOR, Bidang.TAHUN, Bidang.RENCANA_AKSI}
_LANJUT = re.compile(r"[a-z(&/,;:.–•●○▪*-]")
_JUMLAH = re.compile(r"(?:sub ?)?(?:jumlah|total)\b|persentase\b", re.IGNORECASE)
_BERNOMOR = re.compile(r"[PU]?[0-9]{1,2}\s*[.)]")
_POLOS_PER_LENGKAP = 3
"""So many rows with a time or a status stand against one without, or rows without are actions."""


class Pembaca:
    """Collect the actions of all tables; `baris` counts the rows, whatever becomes of them."""

    def __init__(self, temuan: Temuan, pelabel: Pelabel) -> None:
        self.aksi: list[Draf] = []
        self.baris = 0
        self._temuan, self._label = temuan, pelabel
        self._kepala: Kepala | None = None
        self._terakhir: Draf | None = None
        self._putus = self._polos_beraksi = False
        self._menunggu: list[tuple[int, Baris, Kelompok]] = []
        self._tanya: list[_Pertanyaan] = []

    def read(self, kisi: Kisi, kepala: Kepala, milik_kita: bool, tahun: int | None) -> int:
        """Read one table; a header that is only repeated goes on with the one before it.

        `milik_kita` says that the sheet is one of our own exports. Returns how many rows belong to
        another survey year than `tahun`, which are left alone.
        """
        self._putus = kepala.same_columns(self._kepala) and not kepala.bertitel
        if not self._putus:
            self._begin(kepala)
        self._kepala = kepala
        nomor = kisi.between(kepala.baris_data, kepala.akhir)
        rows = [lay(kisi, it, kepala) for it in nomor]
        akhir = closing_row(rows)
        body = [it for it in rows if akhir is None or it.nomor < akhir]
        own, lain = _of_year(body, tahun)
        self._label.begin(own, kepala)
        self._polos_beraksi = _bare_rows_are_actions(own, self._putus)
        for row in own:
            self.baris += 1
            self._row(row)
            self._putus = False
        if not milik_kita:
            for row in rows[len(body) :]:
                self.baris += 1
                self._ask("BARIS_TIDAK_DIBACA", row, None)
        self._end_questions()
        return lain

    def finish(self) -> None:
        """Say which labels have no action below them."""
        self._drop_waiting(0)
        self._end_questions()

    def _begin(self, kepala: Kepala) -> None:
        self.finish()
        self._terakhir = None
        self._label.reset(kepala)

    # One row ----------------------------------------------------------------------------------

    def _row(self, baris: Baris) -> None:
        if baris.kacau or _is_sum(baris):
            self._ask_here("SEL_TIDAK_COCOK" if baris.kacau else "BARIS_JUMLAH", baris)
            return
        berubah = self._label.take(baris, self._putus)
        if berubah is not None:
            self._drop_waiting(berubah)
        aksi = _said(baris, Bidang.RENCANA_AKSI)
        if aksi is None:
            self._row_without_action(baris, berubah)
        elif self._only_repeats(baris, berubah):
            self._attach(baris)
        elif self._goes_on(baris, aksi, berubah):
            self._extend(baris, aksi)
        else:
            self._add(baris, self._text_of(baris, aksi))
        self._tell_place(baris)

    def _row_without_action(self, baris: Baris, berubah: int | None) -> None:
        """Read a row that holds a time, a status or labels, and no text of its own."""
        before = self._terakhir if berubah is None and self._in_group() else None
        if _says(baris, SAAT):
            if before is None:
                self._ask_here("RENCANA_AKSI_KOSONG", baris)
            elif before.bare:
                self._attach(baris)
            else:
                pesan = _("Rencana aksinya kosong; dibaca sama dengan baris di atasnya.")
                self._temuan.inform("TEKS_DARI_ATAS", _first(baris), pesan, self._label.kelompok)
                self._add(baris, before.teks)
        elif before is not None and (_says(baris) or baris.sendiri & set(LABEL)):
            self._attach(baris)
        elif any(_said(baris, it) and it in baris.sendiri for it in LABEL):
            self._menunggu.append((self._label.level_of(baris), baris, self._label.kelompok))
        else:
            self._ask_here("BARIS_TANPA_ISI", baris)

    def _only_repeats(self, baris: Baris, berubah: int | None) -> bool:
        """Tell whether a row says nothing besides what merged cells above say."""
        covered = Bidang.RENCANA_AKSI not in baris.sendiri
        return covered and not _says(baris) and berubah is None and self._in_group()

    def _in_group(self) -> bool:
        """Tell whether the action before stands below the labels that hold now."""
        return self._terakhir is not None and self._terakhir.kelompok is self._label.kelompok

    def _goes_on(self, baris: Baris, aksi: Petak, berubah: int | None) -> bool:
        """Tell whether a text is part of the action above it.

        A row with neither time nor status is none of its own: so Pusat counts (S2, Lampiran 2).
        That does not hold where most rows have neither, as in a plan that was just made.
        """
        if berubah is not None or self._terakhir is None or not self._in_group():
            return False
        begun = _LANJUT.match(aksi.teks) is not None
        if _says(baris, SAAT):
            return self._terakhir.bare and begun
        if begun or self._putus:
            return True
        if _says(baris) or any(it in baris.isi for it in SAAT) or self._polos_beraksi:
            return False
        if _BERNOMOR.match(aksi.teks):
            pesan = _(
                "Baris tanpa waktu dan status ini dibaca sebagai lanjutan aksi di atasnya. "
                "Beri status bila ini aksi sendiri."
            )
            self._temuan.inform("LANJUTAN_DUGAAN", aksi, pesan, self._label.kelompok)
        return True

    def _text_of(self, baris: Baris, aksi: Petak) -> Teks:
        """Return the text of an action; rows below one merged cell share it."""
        last = self._terakhir
        covered = Bidang.RENCANA_AKSI not in baris.sendiri
        if covered and last is not None and last.isi.get(Bidang.RENCANA_AKSI) == [aksi]:
            return last.teks
        teks = Teks()
        teks.add(aksi.teks)
        return teks

    # What becomes of it -----------------------------------------------------------------------

    def _add(self, baris: Baris, teks: Teks) -> None:
        if self._label.kelompok.tanpa_unit:
            self._ask_here("UNIT_KOSONG", baris)
            return
        assert self._kepala  # noqa: S101  set before any row is read
        kolom = self._kepala.kolom[Bidang.RENCANA_AKSI]
        isi = {it: [cell] for it, cell in baris.isi.items() if it in _MILIK_AKSI}
        aksi = baris.isi.get(Bidang.RENCANA_AKSI)
        if aksi is None:
            tempat = replace(_first(baris), baris=baris.nomor, kolom=kolom)
        else:
            tempat = aksi if aksi.baris == baris.nomor else replace(aksi, baris=baris.nomor)
            isi[Bidang.RENCANA_AKSI] = [aksi]
        made = Draf(tempat, self._label.kelompok, teks, isi, frozenset(self._kepala.kolom))
        made.lanjutan = len(self._menunggu)
        self._menunggu.clear()
        self._terakhir = made
        self.aksi.append(made)

    def _extend(self, baris: Baris, aksi: Petak) -> None:
        """Go on with the text of the action above."""
        last = self._terakhir
        assert last  # noqa: S101  _goes_on has seen it
        sambung = " " if _LANJUT.match(aksi.teks) and aksi.teks[1:2] != "." else "\n"
        if not last.teks.add(aksi.teks, sambung):
            self._ask_here("TEKS_TERLALU_PANJANG", baris)
            return
        self._attach(baris)

    def _attach(self, baris: Baris) -> None:
        """Count a row as part of the action above, and take what it says besides the text."""
        last = self._terakhir
        assert last  # noqa: S101  asked for before
        for bidang in _MILIK_AKSI & baris.sendiri:
            if bidang not in SAAT or bidang not in last.isi:
                last.isi.setdefault(bidang, []).append(baris.isi[bidang])
        last.lanjutan += 1

    def _drop_waiting(self, level: int) -> None:
        """Ask about rows of labels that another label of their kind ends before any action."""
        for at, baris, kelompok in self._menunggu:
            if at >= level:
                self._ask("LABEL_TANPA_AKSI", baris, kelompok)
        self._menunggu = [it for it in self._menunggu if it[0] < level]

    def _tell_place(self, baris: Baris) -> None:
        """Say where cells stood aside, and which of them belong to no column."""
        kelompok = self._label.kelompok
        if baris.geser:
            pesan = _("Isi baris ini bergeser dari kolomnya; dibaca menurut isinya. Periksa.")
            self._temuan.inform("BARIS_BERGESER", _first(baris), pesan, kelompok)
        for petak in baris.luar:
            pesan = _("Sel di luar tabel ini tidak dibaca: “{cuplikan}”.")
            teks = pesan.format(cuplikan=petak.baris_teks[:CUPLIKAN])
            self._temuan.inform("SEL_DI_LUAR_TABEL", petak, teks, kelompok)

    # Questions --------------------------------------------------------------------------------

    def _ask_here(self, kode: str, baris: Baris) -> None:
        """Ask about a row that belongs to the group that holds now."""
        self._ask(kode, baris, self._label.kelompok)

    def _ask(self, kode: str, baris: Baris, kelompok: Kelompok | None) -> None:
        """Ask about a row; rows that follow each other are asked about together."""
        if self._tanya:
            last = self._tanya[-1]
            follows = kelompok is None or baris.nomor == last.baris.nomor + 1
            if (last.kode, last.kelompok) != (kode, kelompok) or not follows:
                self._end_questions()
        self._tanya.append(_Pertanyaan(kode, baris, kelompok))

    def _end_questions(self) -> None:
        if not self._tanya:
            return
        first, last = self._tanya[0], self._tanya[-1]
        petak = [cell for it in self._tanya for cell in it.baris.semua]
        rentang = "–".join(f"{it.baris.nomor}" for it in dict.fromkeys((first, last)))
        pesan = f"{_KALIMAT[first.kode]} {_('Isinya: “{cuplikan}”.')}".format(
            baris=rentang, cuplikan=" · ".join(it.baris_teks for it in petak)[:CUPLIKAN]
        )
        self._temuan.find(
            first.kode,
            Tingkat.PERINGATAN,
            first.baris.semua[0],
            pesan,
            first.kelompok,
            len(self._tanya),
        )
        self._tanya.clear()


@dataclass(eq=False, slots=True)
class _Pertanyaan:
    """Hold a row that a person must look at."""

    kode: str
    baris: Baris
    kelompok: Kelompok | None


_KALIMAT: Mapping[str, str] = {
    "SEL_TIDAK_COCOK": _("Baris {baris} tidak cocok dengan kolomnya, jadi tidak dibaca."),
    "BARIS_JUMLAH": _("Baris {baris} berisi jumlah, bukan aksi; jumlah dihitung sendiri."),
    "RENCANA_AKSI_KOSONG": _("Baris {baris} tidak menyebut rencana aksinya, jadi tidak dibaca."),
    "BARIS_TANPA_ISI": _("Baris {baris} tidak berisi aksi."),
    "UNIT_KOSONG": _("Baris {baris} bernomor baru tanpa nama unit, jadi tidak dibaca."),
    "LABEL_TANPA_AKSI": _("Baris {baris} menyebut unit atau rekomendasi tanpa aksi."),
    "TEKS_TERLALU_PANJANG": _("Teks sampai baris {baris} terlalu panjang; sisanya tidak dibaca."),
    "BARIS_TIDAK_DIBACA": _("Baris {baris} di bawah tabel tidak dibaca."),
}


def _said(baris: Baris, bidang: Bidang) -> Petak | None:
    """Return the cell of a field unless it says nothing."""
    petak = baris.isi.get(bidang)
    return None if petak is None or is_blank(petak.teks) else petak


def _says(baris: Baris, bidang: frozenset[Bidang] = _MILIK_AKSI) -> bool:
    """Tell whether the row has a cell of its own in one of the fields, be it a dash."""
    return bool(baris.sendiri & bidang)


def _first(baris: Baris) -> Petak:
    return next((it for it in baris.isi.values() if it.baris == baris.nomor), baris.semua[0])


def _is_sum(baris: Baris) -> bool:
    """Tell whether a row holds a sum: "Jumlah", "Total" among its labels."""
    where = (Bidang.NOMOR, Bidang.UNIT, Bidang.NO_REKOMENDASI, Bidang.REKOMENDASI)
    words = (petak for it in where if (petak := baris.own(it)))
    aksi = baris.own(Bidang.RENCANA_AKSI)
    text = aksi is not None and aksi.jenis is JenisSel.TEKS
    return not text and any(_JUMLAH.match(it.teks) for it in words)


def _bare_rows_are_actions(rows: Sequence[Baris], putus: bool) -> bool:
    """Tell whether rows with neither time nor status are so many that they must be actions."""
    bare = full = 0
    for nomor, baris in enumerate(rows):
        aksi = baris.own(Bidang.RENCANA_AKSI)
        if aksi is None or is_blank(aksi.teks):
            continue
        if any(it in baris.isi for it in SAAT):
            full += 1
        elif not _LANJUT.match(aksi.teks) and not (putus and nomor == 0):
            bare += 1
    return bare * _POLOS_PER_LENGKAP > full


def _of_year(rows: Sequence[Baris], tahun: int | None) -> tuple[list[Baris], int]:
    """Return the rows of a survey year by their own column, and how many others there are."""
    own: list[Baris] = []
    now = ""
    for baris in rows:
        petak = _said(baris, Bidang.TAHUN)
        now = petak.teks.replace(".", "") if petak else now
        if tahun is None or not now.isdecimal() or int(now) == tahun:
            own.append(baris)
    return own, len(rows) - len(own)
