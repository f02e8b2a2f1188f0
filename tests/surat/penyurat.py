"""Send what stands in the outbox until killed; say when an attempt begins and when it is noted.

Arguments: data folder, certificate to trust, days that the clock is ahead.
"""

import sys
from datetime import datetime, timedelta
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.services.kotak_keluar import deliver
from ranpk_desktop.services.office import open_office
from tests.surat.server import trusting

tls, ahead = trusting(Path(sys.argv[2])), timedelta(days=int(sys.argv[3]))


def now() -> datetime:
    """Return a time at which every pause is over."""
    return utc_now() + ahead


with open_office(Path(sys.argv[1]), now) as office:
    keluar = office.kotak_keluar
    keluar.recover()
    for it in keluar.waiting():
        keluar.retry(it.id)
    sys.stdout.write("mulai\n")
    while row := keluar.due():
        siap = keluar.begin(row.id)
        sys.stdout.write(f"{row.id} MENGIRIM\n")
        sys.stdout.flush()
        noted = keluar.finish(row.id, deliver(siap, "", tls=tls))
        sys.stdout.write(f"{row.id} {noted.keadaan}\n")
        sys.stdout.flush()
