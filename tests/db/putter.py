"""Add files to a row of the sample office until killed; say each one only when it is saved."""

import sys
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.berkas_dukung import examine, keep
from ranpk_desktop.services.office import open_office

with open_office(Path(sys.argv[1]), utc_now) as office:
    butir_id = office.realisasi.load(2026, Triwulan.III).laporan.baris[0].butir_id
    sasaran = DukunganRealisasi(butir_id, Triwulan.III)
    number = int(sys.argv[2])
    while True:
        number += 1
        calon = examine(f"{number}.pdf", f"%PDF-1.7 {number}".encode() + bytes(200_000))
        kept = keep(office.data_dukung.files, calon)
        office.data_dukung.add_berkas(sasaran, [kept])
        sys.stdout.write(f"{kept.sha256} {number}\n")
        sys.stdout.flush()
