"""The first page in one read: the quarter that is reported now, or another one."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from db.connection import Store
from db.repositories import ratl as ratl_repository
from ranpk_desktop.domain.beranda import Bahan, Beranda, compose
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.periode import Periode, opening_periode
from ranpk_desktop.domain.riwayat_paket import LEFT, RiwayatPaket, StatusPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.cadangan import CadanganService
from ranpk_desktop.services.cadangan_luar import CadanganLuarService
from ranpk_desktop.services.data_dukung import DataDukungService
from ranpk_desktop.services.identitas import IdentitasService
from ranpk_desktop.services.jam import JamService
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.services.libur import LiburService
from ranpk_desktop.services.paket import PaketService
from ranpk_desktop.services.parameter import kriteria
from ranpk_desktop.services.realisasi import RealisasiService
from ranpk_desktop.services.rencana import RencanaService

if TYPE_CHECKING:  # its rules take long to import, and the first page is in a hurry
    from ranpk_desktop.services.periksa import HasilPeriksa


@dataclass(frozen=True, slots=True)
class IsiBeranda:
    """Show the first page; `pilihan` are the quarters that can be chosen, the newest first.

    `paket` is the newest package of the office, whatever it carries.
    """

    beranda: Beranda
    unit: str
    zona: str
    pilihan: tuple[Periode, ...]
    paket: RiwayatPaket | None


@dataclass(frozen=True, slots=True)
class BerandaService:
    """Read the first page; nothing is written here."""

    store: Store
    kantor: KantorService
    rencana: RencanaService
    realisasi: RealisasiService
    data_dukung: DataDukungService
    identitas: IdentitasService
    paket: PaketService
    cadangan: CadanganService
    cadangan_luar: CadanganLuarService
    jam: JamService
    libur: LiburService
    periksa: "Callable[[int, Triwulan], HasilPeriksa]"

    def load(self, periode: Periode | None = None, *, periksa: bool = False) -> IsiBeranda:
        """Return the first page of a quarter, by default of the one that is reported now.

        With `periksa` its checks are asked as well: not before the first page stands, and then
        only where they decide what comes next. Raises KnownError before the office is set up.
        """
        unit = self.kantor.require()
        today = self.store.moment().date()
        years = self.rencana.years()
        periode = periode or opening_periode(today, years)
        laporan, kunci = self.realisasi.report(periode.tahun, periode.triwulan)
        riwayat = self.paket.history()
        dibuat = self.paket.made_on(kunci["rekaman_id"]) if kunci else None
        status = next((it.status for it in riwayat if _is_of(it, periode)), None)
        beranda = compose(
            Bahan(
                laporan=laporan,
                hari_ini=today,
                tenggat=self.libur.tenggat(),
                terkunci=kunci is not None,
                paket_dibuat=dibuat,
                ada_pejabat=bool(self.kantor.pejabat_on(today)),
                ada_kunci_segel=self.identitas.has_key,
                cadangan_terakhir=self.cadangan.last_day(),
                # Data to practise with need no copy elsewhere.
                cadangan_luar=today if unit["contoh"] else self.cadangan_luar.last_day(),
                jam_salah=self.jam.check() is not None,
                berkas_hilang=len(self.data_dukung.missing(laporan)),
                ratl_terlambat=self._late(str(unit["acuan"]), today),
                temuan=self._open_findings(periode) if periksa else None,
                bands=kriteria(periode.tahun).bands,
                kunci_sampai=self.identitas.last_day(),
                paket_terkirim=status in LEFT,
                menunggu=status is StatusPaket.MENUNGGU,
                diterima=status is StatusPaket.DITERIMA,
                dikembalikan=_returned(riwayat, periode),
                ada_pengisi=bool(self.kantor.pengisi),
                direvisi=self.realisasi.revision(periode.tahun, periode.triwulan, kunci)[0]
                if kunci is None
                else 0,
            )
        )
        offered = {Periode(tahun, triwulan) for tahun in years for triwulan in Triwulan}
        pilihan = sorted(offered | {periode}, key=lambda p: (p.tahun, p.triwulan), reverse=True)
        paket = riwayat[0] if riwayat else None
        return IsiBeranda(beranda, str(unit["nama"]), str(unit["zona"]), tuple(pilihan), paket)

    def _open_findings(self, periode: Periode) -> int:
        """Count what the checks of a quarter still ask before it can be locked."""
        found = self.periksa(periode.tahun, periode.triwulan).temuan_triwulan
        return sum(finding.menahan for finding in found)

    def _late(self, acuan: str, hari: date) -> int:
        """Count the unit's own follow-ups that are open after their last day."""
        late = ratl_repository.overdue(self.store, hari)
        named = [row for row in late if row["acuan"] is None]
        known = len([row for row in late if row["acuan"] == acuan])
        if not named:
            return known
        # Only now: the rules of RATL take 20 ms to import, and the first page is in a hurry.
        from ranpk_desktop.domain.ratl import read_ratl
        from ranpk_desktop.services.ratl import own

        return known + sum(map(own(self.store), map(read_ratl, named)))


def _is_of(paket: RiwayatPaket, periode: Periode) -> bool:
    """Tell whether a package is the report of a quarter."""
    whose = paket.jenis, paket.tahun, paket.periode
    return whose == (JenisPaket.LAPORAN_TRIWULAN, periode.tahun, periode.triwulan.periode)


def _returned(riwayat: Sequence[RiwayatPaket], periode: Periode) -> tuple[tuple[str, str], ...]:
    """Return the packages that Pusat sent back, that of a quarter first."""
    found = [it for it in riwayat if it.status is StatusPaket.DIKEMBALIKAN]
    found.sort(key=lambda it: not _is_of(it, periode))
    return tuple((it.judul, it.manifes) for it in found)
