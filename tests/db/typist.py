"""Type values into the sample office until killed; say each one only when it is saved."""

import sys
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.office import open_office

with open_office(Path(sys.argv[1]), utc_now) as office:
    baris = office.realisasi.load(2026, Triwulan.III).laporan.baris
    number = int(sys.argv[2])
    while True:
        number += 1
        butir_id = baris[number % len(baris)].butir_id
        office.realisasi.save_nilai(butir_id, Triwulan.III, str(number))
        sys.stdout.write(f"{butir_id} {number}\n")
        sys.stdout.flush()
