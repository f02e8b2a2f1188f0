"""Write an office into one file over and over until killed; say when each one is whole."""

import sys
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.services import cadangan_lengkap
from ranpk_desktop.services.office import open_office

with open_office(Path(sys.argv[1]), utc_now) as office:
    target = office.folder.parent / "kantor.ranpk"
    number = int(sys.argv[2])
    while True:
        number += 1
        bahan = office.cadangan_lengkap.gather()
        if number == 1:
            sys.stdout.write("mulai 0\n")
            sys.stdout.flush()
        cadangan_lengkap.write(bahan, target, lambda _done, _total: None)
        sys.stdout.write(f"{number} {number}\n")
        sys.stdout.flush()
