"""Locking a quarter in tests that are about something else."""

from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.office import Office


def make_whole(office: Office, tahun: int, triwulan: Triwulan) -> None:
    """Type N/A where a realisasi is missing, and a reason for every warning without one."""
    for finding in office.periksa.load(tahun, triwulan).temuan_triwulan:
        if finding.kode in ("R201", "R203"):
            office.realisasi.save_nilai(str(finding.tempat["butir_id"]), triwulan, "N/A")
    missing = office.periksa.load(tahun, triwulan).tanpa_alasan
    office.alasan_temuan.save_all(tahun, triwulan, dict.fromkeys(missing, "Memang demikian."))


def lock(office: Office, tahun: int, triwulan: Triwulan, pejabat_id: str) -> Changes:
    """Lock a quarter that need not be whole: it is made so."""
    make_whole(office, tahun, triwulan)
    return office.rekaman.lock(tahun, triwulan, pejabat_id)
