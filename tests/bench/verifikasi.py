"""One package verified, against the validation of its CMS alone."""

import asyncio
from pathlib import Path
from statistics import median

from asn1crypto import cms, x509
from pyhanko.sign.validation import async_validate_detached_cms
from pyhanko_certvalidator import ValidationContext

from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paket import segel, verifikasi, wadah
from ranpk_desktop.services import contoh, identitas
from tests.bench import kantor
from tests.bench.ukur import Row, compare, timed, turns


def rows(folder: Path) -> list[Row]:
    """Verify the sample office's package; the floor is pyHanko on its seal, a bare library.

    Our own reader of the seal knows one spelling only and is quicker than any library, so it is
    no floor for a whole verification; its time stands beside.
    """
    with kantor.locked_sample(folder / "kantor") as office:
        made = office.paket.make(contoh.load()["tahun"], Triwulan.III, "F4", kantor.FRASA)
        trusted = identitas.pinned(office.folder)
    berkas = made.path.read_bytes()
    isi = wadah.read(berkas)
    moment = segel.verify(isi.segel, isi.manifes).waktu

    def floor() -> None:
        signed = cms.ContentInfo.load(isi.segel)["content"]
        context = ValidationContext(
            trust_roots=[x509.Certificate.load(trusted[0].sertifikat)], moment=moment
        )
        status = asyncio.run(
            async_validate_detached_cms(isi.manifes, signed, signer_validation_context=context)
        )
        if not status.bottom_line:
            raise AssertionError(status)

    def ours() -> None:
        if not verifikasi.verify(berkas, trusted).sah:
            raise AssertionError(berkas)

    pairs = turns(timed(floor), timed(ours), 30)
    seal = turns(timed(lambda: segel.verify(isi.segel, isi.manifes)), timed(ours), 30)
    own = median(one for one, _whole in seal) * 1000
    note = f"our reading of the seal alone: {own:.2f} ms; the rest checks container and data.json"
    return [compare("package verified (floor: pyHanko on its CMS)", 1.3, pairs, note=note)]
