"""Which sasaran, program, kegiatan and sub kegiatan a row stands below."""

from collections.abc import Sequence

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import parse_angka, to_text
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.errors import CheckError
from ranpk_desktop.imports.kisi import Petak
from ranpk_desktop.imports.rencana.bentuk import read_bagian, read_kelompok
from ranpk_desktop.imports.rencana.hasil import Draf, Hasil
from ranpk_desktop.imports.rencana.pemetaan import JENJANG, Bidang

_LEVEL = {
    Bidang.SASARAN: Level.SASARAN_STRATEGIS,
    Bidang.PROGRAM: Level.PROGRAM,
    Bidang.KEGIATAN: Level.KEGIATAN,
    Bidang.SUB_KEGIATAN: Level.SUB_KEGIATAN,
}


class Silsilah:
    """Hold the butir of each level that is in force; a new one ends those to its right.

    `level_sasaran` is what the last section row has said ("Sasaran Khusus").
    """

    def __init__(self, hasil: Hasil) -> None:
        self.hasil = hasil
        self.level_sasaran = Level.SASARAN_STRATEGIS
        self.terkini: dict[Bidang, Draf] = {}
        self._kegiatan: Draf | None = None
        self._kelompok: Draf | None = None

    def heading(self, petak: Sequence[Petak]) -> bool:
        """Take a row across the table; False for any other row.

        It names the kind of the sasaran below it ("Sasaran Khusus"), or among those of RANPK their
        pilar or sektor.
        """
        if not is_heading(petak):
            return False
        bagian = read_bagian(petak[0].teks)
        kelompok = None if bagian else read_kelompok(petak[0].baris_teks)
        if kelompok and self.level_sasaran is not Level.SASARAN:
            return False
        self.terkini.clear()
        self._kegiatan = None
        if bagian:
            self.level_sasaran, self._kelompok = bagian, None
        elif kelompok:
            self._kelompok = self._group(*kelompok, petak[0])
        return True

    def _group(self, level: Level, uraian: str, petak: Petak) -> Draf:
        """Return a pilar or sektor, which other tables may have named already."""
        known = self.hasil.kelompok.get((level, uraian))
        if known is None:
            above = self._kelompok
            while above is not None and (level is Level.PILAR or above.level is level):
                above = above.induk
            known = self.hasil.add(Draf(level, uraian, petak, above))
            self.hasil.kelompok[level, uraian] = known
        return known

    def take(
        self, jenjang: Bidang, petak: Petak, *, campur: bool = False, beside: bool = False
    ) -> Draf | None:
        """Return the butir that a cell begins, None when it only repeats the one in force.

        `campur`: kegiatan and sub kegiatan share the column. The one `beside` a program, and the
        first below it, is a kegiatan; further ones are sub kegiatan as a guess (domain.md §3).
        """
        lama = self.terkini.get(jenjang)
        teks = petak.baris_teks
        if lama is not None and lama.uraian.casefold() == teks.casefold():
            return None
        level = self.level_sasaran if jenjang is Bidang.SASARAN else _LEVEL[jenjang]
        induk = self._above(jenjang)
        tebakan = False
        if campur and jenjang is Bidang.KEGIATAN and self._kegiatan is not None:
            tebakan = True
            if not beside:
                level, induk = Level.SUB_KEGIATAN, self._kegiatan
        if level is Level.SUB_KEGIATAN and (induk is None or induk.level is not Level.KEGIATAN):
            level, tebakan = Level.KEGIATAN, True
        draf = self.hasil.add(Draf(level, teks, petak, induk, level_tebakan=tebakan))
        self._enter(jenjang, draf)
        return draf

    def reset(self) -> None:
        """Forget what was in force: another plan begins."""
        self.level_sasaran = Level.SASARAN_STRATEGIS
        self.terkini.clear()
        self._kegiatan = self._kelompok = None

    def budget(self, petak: Petak) -> None:
        """Give a pagu to the program or kegiatan in force."""
        draf = self.deepest()
        try:
            pagu = to_text(parse_angka(petak.teks).nilai)
        except CheckError as error:
            self.hasil.warn("PAGU_TIDAK_TERBACA", petak, str(error))
            return
        if draf is None or not draf.level.has_anggaran:
            pesan = _("Pagu ini tidak berada di baris program atau kegiatan, jadi tidak dipakai.")
            self.hasil.warn("PAGU_TANPA_KEGIATAN", petak, pesan)
        else:
            draf.isi.setdefault("pagu", pagu)

    def deepest(self) -> Draf | None:
        """Return the butir in force furthest to the right."""
        return next((self.terkini[it] for it in reversed(JENJANG) if it in self.terkini), None)

    def orphan(self, jenjang: Bidang, petak: Petak) -> Draf:
        """Return a butir made of the name of an indikator that stands below nothing."""
        self.hasil.warn(
            "INDIKATOR_TANPA_URAIAN",
            petak,
            _(
                "Indikator ini tidak berada di bawah sasaran, program, atau kegiatan; namanya "
                "dipakai juga sebagai uraian di atasnya. Betulkan uraian itu."
            ),
        )
        draf = self.take(jenjang, petak)
        assert draf is not None  # noqa: S101  nothing was in force
        return draf

    def _above(self, jenjang: Bidang) -> Draf | None:
        if jenjang is Bidang.SASARAN:
            return self._kelompok
        left = JENJANG[: JENJANG.index(jenjang)]
        return next((self.terkini[it] for it in reversed(left) if it in self.terkini), None)

    def _enter(self, jenjang: Bidang, draf: Draf) -> None:
        for it in JENJANG[JENJANG.index(jenjang) + 1 :]:
            self.terkini.pop(it, None)
        self.terkini[jenjang] = draf
        if draf.level is Level.KEGIATAN:
            self._kegiatan = draf
        elif draf.level is not Level.SUB_KEGIATAN:
            self._kegiatan = None


def is_heading(petak: Sequence[Petak]) -> bool:
    """Tell whether a row may be one across the table that says what follows."""
    teks = petak[0].teks
    alone = len({it.teks for it in petak}) == 1
    return alone and bool(read_bagian(teks) or read_kelompok(petak[0].baris_teks))
