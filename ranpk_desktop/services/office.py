"""One open office: its data folder, its database, and every service on it."""

from functools import cached_property
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from db.connection import Store, open_store
from db.repositories import referensi
from ranpk_desktop.clock import Clock
from ranpk_desktop.services import parameter

if TYPE_CHECKING:
    from ranpk_desktop.services.alasan_temuan import AlasanTemuanService
    from ranpk_desktop.services.bawaan import BawaanService
    from ranpk_desktop.services.beranda import BerandaService
    from ranpk_desktop.services.berkas_rencana import PemetaanService
    from ranpk_desktop.services.cadangan import CadanganService
    from ranpk_desktop.services.cadangan_lengkap import CadanganLengkapService
    from ranpk_desktop.services.cadangan_luar import CadanganLuarService
    from ranpk_desktop.services.dari_pusat import DariPusatService
    from ranpk_desktop.services.data_dukung import DataDukungService
    from ranpk_desktop.services.dokumen_skm import DokumenSkmService
    from ranpk_desktop.services.email import EmailService
    from ranpk_desktop.services.identitas import IdentitasService
    from ranpk_desktop.services.impor_ratl import ImporRatlService
    from ranpk_desktop.services.impor_realisasi import ImporRealisasiService
    from ranpk_desktop.services.impor_rencana import ImporRencanaService
    from ranpk_desktop.services.jam import JamService
    from ranpk_desktop.services.kantor import KantorService
    from ranpk_desktop.services.kotak_keluar import KotakKeluarService
    from ranpk_desktop.services.kunci_survei import KunciSurveiService
    from ranpk_desktop.services.laporan import LaporanService
    from ranpk_desktop.services.laporan_semester import LaporanSemesterService
    from ranpk_desktop.services.lembar_isian import LembarIsianService
    from ranpk_desktop.services.libur import LiburService
    from ranpk_desktop.services.paket import PaketService
    from ranpk_desktop.services.pengaturan import PengaturanService
    from ranpk_desktop.services.periksa import PeriksaService
    from ranpk_desktop.services.perintah import PerintahService
    from ranpk_desktop.services.perjanjian_kinerja import PerjanjianKinerjaService
    from ranpk_desktop.services.pulih_paket import PulihPaketService
    from ranpk_desktop.services.ratl import RatlService
    from ranpk_desktop.services.realisasi import RealisasiService
    from ranpk_desktop.services.realisasi_anggaran import RealisasiAnggaranService
    from ranpk_desktop.services.realisasi_keluaran import RealisasiKeluaranService
    from ranpk_desktop.services.referensi import ReferensiService
    from ranpk_desktop.services.rekaman import RekamanService
    from ranpk_desktop.services.rencana import RencanaService
    from ranpk_desktop.services.rencana_aksi import RencanaAksiService
    from ranpk_desktop.services.rencana_katalog import RencanaKatalogService
    from ranpk_desktop.services.skm import SkmService
    from ranpk_desktop.services.surat import SuratService
    from ranpk_desktop.services.susunan import SusunanService
    from ranpk_desktop.services.tahun_baru import TahunBaruService
    from ranpk_desktop.services.tanda_tangan import TandaTanganService
    from ranpk_desktop.services.tanda_terima import TandaTerimaService


class Office:
    """Hold the services of one office; belongs to one thread at a time.

    Each service is imported when it is first asked for: the first page reads with three of them,
    and the others would double the time until it shows its data.
    """

    def __init__(self, store: Store) -> None:
        self.store = store

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    @property
    def folder(self) -> Path:
        """The office's data folder."""
        return self.store.path.parent

    def close(self) -> None:
        """Close the database; nothing may be called afterwards."""
        self.store.close()

    @cached_property
    def kantor(self) -> "KantorService":
        """The unit, its officials and its staff."""
        from ranpk_desktop.services.kantor import KantorService

        return KantorService(self.store)

    @cached_property
    def pengaturan(self) -> "PengaturanService":
        """The settings."""
        from ranpk_desktop.services.pengaturan import PengaturanService

        return PengaturanService(self.store)

    @cached_property
    def rencana(self) -> "RencanaService":
        """The plan of a year."""
        from ranpk_desktop.services.rencana import RencanaService

        return RencanaService(self.store)

    @cached_property
    def rencana_katalog(self) -> "RencanaKatalogService":
        """Rows of the catalogue in a plan."""
        from ranpk_desktop.services.rencana_katalog import RencanaKatalogService

        return RencanaKatalogService(self.store)

    @cached_property
    def susunan(self) -> "SusunanService":
        """The structure of a plan."""
        from ranpk_desktop.services.susunan import SusunanService

        return SusunanService(self.store)

    @cached_property
    def impor_rencana(self) -> "ImporRencanaService":
        """Plans from workbooks."""
        from ranpk_desktop.services.impor_rencana import ImporRencanaService

        return ImporRencanaService(self.store)

    @cached_property
    def impor_ratl(self) -> "ImporRatlService":
        """RATL from workbooks."""
        from ranpk_desktop.services.impor_ratl import ImporRatlService

        return ImporRatlService(self.store, self.data_dukung.per_ratl)

    @cached_property
    def pemetaan(self) -> "PemetaanService":
        """How the columns of foreign workbooks were mapped."""
        from ranpk_desktop.services.berkas_rencana import PemetaanService

        return PemetaanService(self.store)

    @cached_property
    def tahun_baru(self) -> "TahunBaruService":
        """A plan carried over from another year, and the start of a new one."""
        from ranpk_desktop.services.tahun_baru import TahunBaruService

        return TahunBaruService(self.store)

    @cached_property
    def libur(self) -> "LiburService":
        """The days off that deadlines count with."""
        from ranpk_desktop.services.libur import LiburService

        return LiburService(self.store)

    @cached_property
    def realisasi(self) -> "RealisasiService":
        """What each quarter brought."""
        from ranpk_desktop.services.realisasi import RealisasiService

        return RealisasiService(self.store, self.data_dukung)

    @cached_property
    def impor_realisasi(self) -> "ImporRealisasiService":
        """What quarters brought, from workbooks."""
        from ranpk_desktop.services.impor_realisasi import ImporRealisasiService

        return ImporRealisasiService(self.store, self.realisasi)

    @cached_property
    def realisasi_keluaran(self) -> "RealisasiKeluaranService":
        """What each quarter brought of T/O and keluaran."""
        from ranpk_desktop.services.realisasi_keluaran import RealisasiKeluaranService

        return RealisasiKeluaranService(self.store)

    @cached_property
    def realisasi_anggaran(self) -> "RealisasiAnggaranService":
        """What each quarter spent."""
        from ranpk_desktop.services.realisasi_anggaran import RealisasiAnggaranService

        return RealisasiAnggaranService(self.store)

    @cached_property
    def lembar_isian(self) -> "LembarIsianService":
        """The workbooks that each penanggung jawab fills in."""
        from ranpk_desktop.services.lembar_isian import LembarIsianService

        return LembarIsianService(
            self.store,
            self.realisasi,
            self.realisasi_keluaran,
            self.realisasi_anggaran,
            self.data_dukung,
        )

    @cached_property
    def alasan_temuan(self) -> "AlasanTemuanService":
        """Why warnings about a quarter may stay."""
        from ranpk_desktop.services.alasan_temuan import AlasanTemuanService

        return AlasanTemuanService(self.store)

    @cached_property
    def data_dukung(self) -> "DataDukungService":
        """The evidence of realisasi and RATL."""
        from ranpk_desktop.services.data_dukung import DataDukungService

        return DataDukungService(self.store)

    @cached_property
    def skm(self) -> "SkmService":
        """The results of satisfaction surveys."""
        from ranpk_desktop.services.skm import SkmService

        return SkmService(self.store)

    @cached_property
    def ratl(self) -> "RatlService":
        """The follow-ups of satisfaction surveys."""
        from ranpk_desktop.services.ratl import RatlService

        return RatlService(self.store, self.data_dukung.per_ratl)

    @cached_property
    def kunci_survei(self) -> "KunciSurveiService":
        """Locked surveys."""
        from ranpk_desktop.services.kunci_survei import KunciSurveiService

        return KunciSurveiService(self.store)

    @cached_property
    def dokumen_skm(self) -> "DokumenSkmService":
        """The documents of surveys and their follow-ups."""
        from ranpk_desktop.services.dokumen_skm import DokumenSkmService

        return DokumenSkmService(self.store)

    @cached_property
    def rekaman(self) -> "RekamanService":
        """Locked quarters and fixed plans."""
        from ranpk_desktop.services.rekaman import RekamanService

        return RekamanService(self.store, self.periksa)

    @cached_property
    def laporan(self) -> "LaporanService":
        """The documents of a quarter."""
        from ranpk_desktop.services.laporan import LaporanService

        return LaporanService(self.store, self.periksa)

    @cached_property
    def laporan_semester(self) -> "LaporanSemesterService":
        """The documents of RANPK's half-years."""
        from ranpk_desktop.services.laporan_semester import LaporanSemesterService

        return LaporanSemesterService(self.laporan)

    @cached_property
    def rencana_aksi(self) -> "RencanaAksiService":
        """The documents of a plan."""
        from ranpk_desktop.services.rencana_aksi import RencanaAksiService

        return RencanaAksiService(self.store)

    @cached_property
    def perjanjian_kinerja(self) -> "PerjanjianKinerjaService":
        """The Perjanjian Kinerja of a year."""
        from ranpk_desktop.services.perjanjian_kinerja import PerjanjianKinerjaService

        return PerjanjianKinerjaService(self.store)

    @cached_property
    def identitas(self) -> "IdentitasService":
        """The key of the seal."""
        from ranpk_desktop.services.identitas import IdentitasService

        return IdentitasService(self.store, self.kantor)

    @cached_property
    def tanda_tangan(self) -> "TandaTanganService":
        """The seals of a Perjanjian Kinerja."""
        from ranpk_desktop.services.tanda_tangan import TandaTanganService

        return TandaTanganService(self.store, self.kantor, self.perjanjian_kinerja, self.identitas)

    @cached_property
    def paket(self) -> "PaketService":
        """The sealed packages."""
        from ranpk_desktop.services.paket import PaketService

        return PaketService(self.store, self.rekaman, self.identitas, self.data_dukung)

    @cached_property
    def dari_pusat(self) -> "DariPusatService":
        """Files that may come from Pusat."""
        from ranpk_desktop.services.dari_pusat import DariPusatService

        return DariPusatService(self.store, self.kantor)

    @cached_property
    def referensi(self) -> "ReferensiService":
        """References of Pusat."""
        from ranpk_desktop.services.referensi import ReferensiService

        return ReferensiService(self.store, self.dari_pusat)

    @cached_property
    def tanda_terima(self) -> "TandaTerimaService":
        """Receipts of Pusat."""
        from ranpk_desktop.services.tanda_terima import TandaTerimaService

        return TandaTerimaService(
            self.store,
            self.dari_pusat,
            lambda: self.rekaman,
            lambda: self.kunci_survei,
            lambda: self.tanda_tangan,
        )

    @cached_property
    def email(self) -> "EmailService":
        """How the office sends mail itself."""
        from ranpk_desktop.services.email import EmailService

        return EmailService(self.store)

    @cached_property
    def surat(self) -> "SuratService":
        """The letters of packages."""
        from ranpk_desktop.services.surat import SuratService

        return SuratService(self.store, self.kantor)

    @cached_property
    def kotak_keluar(self) -> "KotakKeluarService":
        """The outbox."""
        from ranpk_desktop.services.kotak_keluar import KotakKeluarService

        return KotakKeluarService(self.store, self.surat, self.email)

    @cached_property
    def cadangan(self) -> "CadanganService":
        """The backups."""
        from ranpk_desktop.services.cadangan import CadanganService

        return CadanganService(self.store)

    @cached_property
    def cadangan_lengkap(self) -> "CadanganLengkapService":
        """The whole office as one file."""
        from ranpk_desktop.services.cadangan_lengkap import CadanganLengkapService

        return CadanganLengkapService(self.store, self.kantor)

    @cached_property
    def cadangan_luar(self) -> "CadanganLuarService":
        """The backups outside this computer."""
        from ranpk_desktop.services.cadangan_luar import CadanganLuarService

        return CadanganLuarService(self.store)

    @cached_property
    def pulih_paket(self) -> "PulihPaketService":
        """The office's own packages put together again."""
        from ranpk_desktop.services.pulih_paket import PulihPaketService

        return PulihPaketService(self.store, self.kantor)

    @cached_property
    def bawaan(self) -> "BawaanService":
        """The office on another computer."""
        from ranpk_desktop.services.bawaan import BawaanService

        return BawaanService(self.store)

    @cached_property
    def periksa(self) -> "PeriksaService":
        """The checks of a plan and of a quarter."""
        from ranpk_desktop.services.periksa import PeriksaService

        return PeriksaService(self.store, self.data_dukung)

    @cached_property
    def perintah(self) -> "PerintahService":
        """Undo and redo."""
        from ranpk_desktop.services.perintah import PerintahService

        return PerintahService(self.store)

    @cached_property
    def jam(self) -> "JamService":
        """The computer's clock."""
        from ranpk_desktop.services.jam import JamService

        return JamService(self.store)

    @cached_property
    def beranda(self) -> "BerandaService":
        """What the first page shows."""
        from ranpk_desktop.services.beranda import BerandaService

        return BerandaService(
            self.store,
            self.kantor,
            self.rencana,
            self.realisasi,
            self.data_dukung,
            self.identitas,
            self.paket,
            self.cadangan,
            self.cadangan_luar,
            self.jam,
            self.libur,
            lambda tahun, triwulan: self.periksa.load(tahun, triwulan),
        )


def open_office(folder: Path, clock: Clock) -> Office:
    """Open the office in a data folder, which is made where it does not exist.

    Raises KnownError (db.connection).
    """
    store = open_store(folder, clock)
    parameter.use(referensi.applied(store))
    return Office(store)
