"""Print the seconds that the first package of a fresh process takes."""

import tempfile
from pathlib import Path

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import contoh, paket
from tests.bench import kantor
from tests.bench.ukur import seconds

if __name__ == "__main__":
    with (
        tempfile.TemporaryDirectory() as folder,
        kantor.locked_sample(Path(folder) / "kantor") as office,
    ):
        persiapan = office.paket.prepare(contoh.load()["tahun"], Triwulan.III, "F4")
        print(seconds(lambda: paket.build(persiapan, kantor.FRASA)))  # noqa: T201
