"""One open office: its data folder, its database, and every service on it."""

from dataclasses import dataclass
from pathlib import Path
from types import TracebackType
from typing import Self

from db.connection import Store, open_store
from ranpk_desktop.clock import Clock
from ranpk_desktop.services.beranda import BerandaService
from ranpk_desktop.services.cadangan import CadanganService
from ranpk_desktop.services.identitas import IdentitasService
from ranpk_desktop.services.jam import JamService
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.services.laporan import LaporanService
from ranpk_desktop.services.paket import PaketService
from ranpk_desktop.services.pengaturan import PengaturanService
from ranpk_desktop.services.perintah import PerintahService
from ranpk_desktop.services.realisasi import RealisasiService
from ranpk_desktop.services.rekaman import RekamanService
from ranpk_desktop.services.rencana import RencanaService


@dataclass(frozen=True)
class Office:
    """Hold the services of one office; belongs to one thread at a time."""

    store: Store
    kantor: KantorService
    pengaturan: PengaturanService
    rencana: RencanaService
    realisasi: RealisasiService
    rekaman: RekamanService
    laporan: LaporanService
    identitas: IdentitasService
    paket: PaketService
    cadangan: CadanganService
    perintah: PerintahService
    jam: JamService
    beranda: BerandaService

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


def open_office(folder: Path, clock: Clock) -> Office:
    """Open the office in a data folder, which is made where it does not exist.

    Raises KnownError (db.connection).
    """
    store = open_store(folder, clock)
    kantor = KantorService(store)
    identitas = IdentitasService(store, kantor)
    rencana = RencanaService(store)
    realisasi = RealisasiService(store)
    rekaman = RekamanService(store)
    paket = PaketService(store, rekaman, identitas)
    cadangan = CadanganService(store)
    jam = JamService(store)
    return Office(
        store=store,
        kantor=kantor,
        pengaturan=PengaturanService(store),
        rencana=rencana,
        realisasi=realisasi,
        rekaman=rekaman,
        laporan=LaporanService(store),
        identitas=identitas,
        paket=paket,
        cadangan=cadangan,
        perintah=PerintahService(store),
        jam=jam,
        beranda=BerandaService(store, kantor, rencana, realisasi, identitas, paket, cadangan, jam),
    )
