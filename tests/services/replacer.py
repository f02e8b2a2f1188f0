"""Replace the key and change its phrase until killed; say each code once it is in force."""

import sys
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.services.office import open_office

FRASA = "lima kata yang mudah diingat"

with open_office(Path(sys.argv[1]), utc_now) as office:
    while True:
        sys.stdout.write(f"{office.identitas.show()['kode_pengenal']}\n")
        sys.stdout.flush()
        office.identitas.replace_key(FRASA, None, "Uji listrik padam")
        office.identitas.change_frasa(FRASA, FRASA)
