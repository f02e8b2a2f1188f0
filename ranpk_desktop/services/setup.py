"""Setting up a new office from the register of units."""

from datetime import date
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.unit import JenisUnit, Unit
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.parameter import katalog, register_unit
from ranpk_desktop.services.rencana_katalog import suggest_pilihan

Row = dict[str, Any]


def unit_row(unit: Unit, day: date) -> Row:
    """Return the columns of `unit` for a unit of the register, as it is named on a day."""
    masa = unit.on(day) or unit.masa[-1]
    return {
        "acuan": unit.id,
        "nama": masa.nama,
        "jenis": masa.jenis.value,
        "kota": unit.kota,
        "zona": unit.zona,
    }


def upt(day: date) -> list[Row]:
    """Return the rows of every regional unit that exists on a day, by name."""
    rows = [unit_row(unit, day) for unit in register_unit().unit if unit.on(day)]
    return sorted(
        (row for row in rows if row["jenis"] != JenisUnit.PUSAT.value), key=lambda row: row["nama"]
    )


def create(office: Office, unit_id: str, kepala: str = "", rencana: int | None = None) -> Row:
    """Set up an office: its unit, its head in office since January, the BPOM rows of a year.

    Returns the unit's row. Raises KnownError for an unknown unit and for a folder in use.
    """
    unit = register_unit().get(unit_id)
    if unit is None:
        raise KnownError(
            "UNIT_TIDAK_ADA",
            _("Unit {unit} tidak ada dalam daftar.").format(unit=unit_id),
            _("Lihat pengenalnya dengan `ranpk unit`."),
        )
    today = office.store.moment().date()
    row = unit_row(unit, today)
    office.kantor.create(row)
    if kepala:
        office.kantor.save_pejabat(
            {
                "nama": kepala,
                "nip": None,
                "jabatan": _("Kepala {unit}").format(unit=row["nama"]),
                "mulai": today.replace(month=1, day=1).isoformat(),
            }
        )
    if rencana:
        rows = [row for row in katalog().baris if row.bpom]
        office.rencana_katalog.add(rencana, katalog(), map(suggest_pilihan, rows))
    return row
