"""A data folder filled for the first time: a whole office, or nothing that stands in the way."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from db.errors import translated
from ranpk_desktop.clock import Clock
from ranpk_desktop.services import contoh, setup
from ranpk_desktop.services.office import Office, open_office


@dataclass(frozen=True, slots=True)
class KantorBaru:
    """Describe a new office: its unit in the register, its head, who types, the year of its plan.

    `kepala` holds columns of pejabat; `tahun` None leaves the plan empty.
    """

    acuan: str
    kepala: dict[str, Any]
    pengisi: str
    tahun: int | None


def make(folder: Path, clock: Clock, isian: KantorBaru) -> Office:
    """Set up a new office and return it open; raises KnownError, and then nothing was stored."""

    def fill(office: Office) -> None:
        # The people come first: setting up the unit is a border for Ctrl+Z, which may take back
        # the plan afterwards, but not the head and the staff of an office just made.
        office.kantor.set_pengisi(isian.pengisi)
        office.kantor.save_pejabat(isian.kepala)
        office.kantor.save_pegawai({"nama": isian.pengisi})
        office.pengaturan.save("pengisi", isian.pengisi)
        setup.create(office, isian.acuan, rencana=isian.tahun)

    return open_filled(folder, clock, fill)


def open_sample(folder: Path, clock: Clock) -> Office:
    """Return the sample office open, filled where the folder is still empty; raises KnownError."""

    def fill(office: Office) -> None:
        if contoh.is_empty(office):
            contoh.fill(office)

    return open_filled(folder, clock, fill)


def open_filled(folder: Path, clock: Clock, fill: Callable[[Office], None]) -> Office:
    """Open an office and fill it in one transaction, so that a full disk can be tried again."""
    office = open_office(folder, clock)
    try:
        with translated(), office.store.db.atomic():
            fill(office)
    except BaseException:
        office.close()
        raise
    return office
