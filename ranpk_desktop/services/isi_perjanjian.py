"""What a Perjanjian Kinerja is composed from: the rows of its draft, as a rekaman holds them."""

import json
from datetime import date
from typing import Any

from db.connection import Store, new_id
from db.repositories import kantor as kantor_repository
from db.repositories import perjanjian_kinerja as repository
from db.repositories import rekaman as rekaman_repository
from db.repositories import rencana as rencana_repository
from ranpk_desktop.domain.laporan import in_office
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.templat import TeksTemplat, read_templat
from ranpk_desktop.services.kantor import KantorService
from ranpk_desktop.services.parameter import templat_perjanjian
from ranpk_desktop.services.pengaturan import PengaturanService
from ranpk_desktop.services.rekaman import PERIODE_RENCANA, RENCANA

Row = dict[str, Any]

_CARRIED = (
    *("pihak_kedua_nama", "pihak_kedua_jabatan", "pihak_kedua_nip", "pihak_kedua_jenis_nip"),
    *("pihak_kedua_sebutan", "tempat", "bentuk_tanggal", "bentuk_lampiran", "bentuk_kop"),
    *("logo_sidik", "kertas", "tepi_kiri", "tepi_kanan", "tepi_atas", "tepi_bawah"),
    "ukuran_huruf",
)
"""What the agreement of another year hands on to a new one."""


def gather(store: Store, tahun: int) -> dict[str, list[Row]]:
    """Return the rows of a year's draft, of its plan and of its texts; the `isi` of a rekaman.

    Who signs and which version of the plan holds are named where the draft leaves them open: who
    is in office on its day, and the plan that is fixed (None: the live rows).
    """
    row = repository.draft(store, tahun) or new_row(store, tahun)
    unit = KantorService(store).require()
    pejabat = _first_party(store, row)
    revisi_rencana, plan = _plan(store, tahun, row["revisi_rencana"])
    settled = {
        "pihak_kesatu_id": pejabat["id"] if pejabat else None,
        "revisi_rencana": revisi_rencana,
    }
    return {
        "unit": [unit],
        "pejabat": [pejabat] if pejabat else [],
        **{
            table: list(plan.get(table, ()))
            for table in ("butir_rencana", *rencana_repository.OF_BUTIR)
        },
        "perjanjian_kinerja": [row | settled],
        "logo": repository.logo(store, row["logo_sidik"]),
        "templat": [{"nama": nama, "teks": it.teks} for nama, it in texts(store).items()],
    }


def new_row(store: Store, tahun: int) -> Row:
    """Return the row that a year begins with: laid out as another year's, else as usual."""
    other, unit = repository.nearest(store, tahun), kantor_repository.unit(store)
    row: Row = {
        "id": new_id(),
        "tahun": tahun,
        "revisi": 0,
        "alasan": "",
        "uraian_alasan": "",
        "revisi_rencana": None,
        "pihak_kesatu_id": None,
        "pihak_kedua_nama": "",
        "pihak_kedua_jabatan": "Kepala Badan Pengawas Obat dan Makanan",
        "pihak_kedua_nip": "",
        "pihak_kedua_jenis_nip": "NIP",
        "pihak_kedua_sebutan": "",
        "nomor": "",
        "tempat": unit["kota"] if unit else "",
        "tanggal": None,
        "bentuk_tanggal": "TAHUN",
        "bentuk_lampiran": "LENGKAP",
        "bentuk_kop": "KIRI",
        "logo_sidik": None,
        "kertas": PengaturanService(store).kertas(),
        "tepi_kiri": 30,
        "tepi_kanan": 20,
        "tepi_atas": 20,
        "tepi_bawah": 25,
        "ukuran_huruf": 11,
    }
    return row | {name: other[name] for name in _CARRIED} if other else row


def texts(store: Store) -> dict[str, TeksTemplat]:
    """Return the texts by name, the prescribed ones where the office has no own."""
    return read_templat(templat_perjanjian(), repository.texts(store))


def fixed_plans(store: Store, tahun: int) -> tuple[int, ...]:
    """Return the versions of a year's plan that are fixed, the oldest first."""
    found = rekaman_repository.versions(store, RENCANA, tahun, PERIODE_RENCANA)
    return tuple(row["revisi"] for row in found)


def _first_party(store: Store, row: Row) -> Row | None:
    """Return the official chosen, else who is in office on the day of the agreement, or today."""
    pejabat = kantor_repository.pejabat(store)
    if row["pihak_kesatu_id"]:
        return next(it for it in pejabat if it["id"] == row["pihak_kesatu_id"])
    day = date.fromisoformat(row["tanggal"]) if row["tanggal"] else store.moment().date()
    return in_office(pejabat, day)


def _plan(store: Store, tahun: int, revisi: int | None) -> tuple[int | None, Any]:
    """Return the rows of the plan chosen, else of the one that is fixed, else the live ones."""
    if revisi is not None:
        found = rekaman_repository.revision(store, RENCANA, tahun, PERIODE_RENCANA, revisi)
    else:
        kunci = rekaman_repository.lock(store, tahun, TAHUNAN)
        found = rekaman_repository.rekaman(store, kunci["rekaman_id"]) if kunci else None
    if found is None:
        return None, rencana_repository.plan(store, tahun)
    return found["revisi"], json.loads(found["isi"])
