"""The offices that are measured, generated: nothing here is anybody's real data."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.rencana import CaraIsi, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import contoh, kantor_baru
from ranpk_desktop.services.office import Office, open_office
from ranpk_desktop.services.parameter import katalog
from ranpk_desktop.services.rencana_katalog import PilihanKatalog
from tests.kuncian import lock

FRASA = "kuda hijau makan lima mangga"
TAHUN = utc_now().year


def five_years(folder: Path, indikator: int = 30, years: int = 5) -> None:
    """Fill a folder with an office: each year so many indikator, all four quarters realised.

    The quarters of the years before are locked, so that their rekaman are there as well.
    """

    def fill(office: Office) -> None:
        people = contoh.load()
        office.kantor.create(people["unit"])
        head, *others = people["pejabat"]
        for row in ({**head, "mulai": f"{TAHUN - years}-01-01"}, *others):
            office.kantor.save_pejabat(row)
        office.kantor.save_pegawai(people["pegawai"][0])
        office.pengaturan.save("pengisi", people["pegawai"][0]["nama"])
        kepala = office.kantor.pejabat()[-1]["id"]
        for tahun in range(TAHUN - years + 1, TAHUN + 1):
            plan(office, tahun, indikator)
            for triwulan in Triwulan if tahun < TAHUN else ():
                lock(office, tahun, triwulan, kepala)

    kantor_baru.open_filled(folder, utc_now, fill).close()


def plan(office: Office, tahun: int, indikator: int) -> None:
    """Plan a year with rows of the catalogue and fill its four quarters."""
    chosen = [row for row in katalog().baris if not row.kelompok][:indikator]
    office.rencana_katalog.add(
        tahun,
        katalog(),
        (
            PilihanKatalog(
                row.kode,
                Konsolidasi.AKHIR,
                CaraIsi.PERIODE,
                dict.fromkeys(range(5), "96"),
                "Tim Kerja Pengujian",
            )
            for row in chosen
        ),
    )
    for triwulan in Triwulan:
        office.realisasi.fill(
            tahun,
            triwulan,
            (
                {
                    "indikator": row.kode,
                    "pembilang": str(150 + at),
                    "penyebut": "180",
                    "analisis": "Capaian mengikuti rencana kerja; pengawasan berjalan. " * 3,
                }
                for at, row in enumerate(chosen)
            ),
        )


@contextmanager
def planned_office(folder: Path, indikator: int) -> Iterator[Office]:
    """Open an office of one year with so many indikator."""
    five_years(folder, indikator, years=1)
    with open_office(folder, utc_now) as office:
        yield office


@contextmanager
def locked_sample(folder: Path) -> Iterator[Office]:
    """Open the sample office with its third quarter locked and a key made."""
    with kantor_baru.open_sample(folder, utc_now) as office:
        sample = contoh.load()
        office.realisasi.fill(sample["tahun"], Triwulan.III, sample["demo"])
        kepala = office.kantor.pejabat_on(Triwulan.III.last_day(sample["tahun"]))[0]
        office.rekaman.lock(sample["tahun"], Triwulan.III, kepala["id"])
        office.identitas.make_key(FRASA)
        yield office
