"""The sample office: invented people and figures, in a data folder of its own."""

import json
from typing import Any

from ranpk_desktop.domain.rencana import CaraIsi, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paths import resource
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.parameter import katalog
from ranpk_desktop.services.rencana import PilihanKatalog


def load() -> dict[str, Any]:
    """Return the sample as data: tahun, unit, pejabat, pegawai, rencana and realisasi per TW."""
    data: dict[str, Any] = json.loads(resource("contoh", "kantor.json").read_text(encoding="utf-8"))
    return data


def fill(office: Office) -> None:
    """Set up the sample office in an empty data folder, through the commands of the window."""
    data = load()
    office.kantor.create({**data["unit"], "contoh": 1})
    for row in data["pejabat"]:
        office.kantor.save_pejabat(row)
    for row in data["pegawai"]:
        office.kantor.save_pegawai(row)
    office.kantor.set_pengisi(data["pegawai"][0]["nama"])
    office.pengaturan.save("pengisi", office.kantor.pengisi)
    office.rencana.add_from_katalog(data["tahun"], katalog(), map(_pilihan, data["rencana"]))
    for triwulan, baris in data["realisasi"].items():
        office.realisasi.fill(data["tahun"], Triwulan(int(triwulan)), baris)


def is_empty(office: Office) -> bool:
    """Tell whether the data folder holds no office yet."""
    return office.kantor.load() is None


def _pilihan(row: dict[str, Any]) -> PilihanKatalog:
    return PilihanKatalog(
        kode=row["kode"],
        konsolidasi=Konsolidasi(row["konsolidasi"]),
        cara_isi=CaraIsi(row["cara_isi"]),
        target={int(triwulan): teks for triwulan, teks in row["target"].items()},
        penanggung_jawab=row["penanggung_jawab"],
    )
