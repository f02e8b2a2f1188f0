"""The main job on the sample office, from an empty folder to a package that verifies."""

import secrets
import shutil
from pathlib import Path
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import copy_file, explained, make_folder
from ranpk_desktop.services import contoh, identitas, kantor_baru, laporan, paket

TRIWULAN = Triwulan.III


def run(folder: Path, clock: Clock) -> dict[str, Any]:
    """Do a quarter's work in a new data folder below `folder`; an earlier demo there is replaced.

    Returns folder, paket, sertifikat, dokumen and verifikasi (docs: `ranpk demo`).
    Raises KnownError where something else lies in the folder.
    """
    data = folder / "kantor-contoh"
    if any(make_folder(folder).iterdir()):
        if not data.is_dir():
            raise KnownError(
                "FOLDER_TIDAK_KOSONG",
                _("Folder {folder} sudah berisi berkas lain.").format(folder=folder),
                _("Pilih folder kosong dengan --out."),
            )
        with explained(data):
            shutil.rmtree(data)
    frasa = secrets.token_urlsafe(24)
    with kantor_baru.open_sample(data, clock) as office:
        sample = contoh.load()
        tahun = sample["tahun"]
        office.realisasi.fill(tahun, TRIWULAN, sample["demo"])
        kepala = office.kantor.pejabat_on(TRIWULAN.last_day(tahun))[0]
        office.rekaman.lock(tahun, TRIWULAN, kepala["id"])
        kertas = office.pengaturan.kertas()
        dokumen = laporan.write(office.laporan.load(tahun, TRIWULAN, kertas), folder)
        office.identitas.make_key(frasa)
        made = office.paket.make(tahun, TRIWULAN, kertas, frasa)
        berkas = copy_file(made.path, folder / made.path.name)
        certificate = office.identitas.certificate_path
        sertifikat = copy_file(certificate, folder / certificate.name)
    return {
        "folder": str(folder),
        "paket": str(berkas),
        "sertifikat": str(sertifikat),
        "dokumen": list(map(str, dokumen)),
        "verifikasi": paket.verify(berkas, identitas.read_certificates(sertifikat)).as_json(),
    }
