"""A Perjanjian Kinerja sealed, and checked with both seals."""

import subprocess
import sys
from io import BytesIO
from pathlib import Path

from asn1crypto import keys, x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import Pihak
from ranpk_desktop.paket.kunci_p12 import Kunci, load_p12, make_p12
from ranpk_desktop.paket.sertifikat import certificate_pem
from ranpk_desktop.pdf_bertanda.bidang import prepare
from ranpk_desktop.pdf_bertanda.tanda import sign
from ranpk_desktop.pdf_bertanda.verifikasi import verify
from tests.bench.ukur import Row, below, compare, timed, turns
from tests.pdf_bertanda.naskah import FRASA, UNIT, WAKTU, agreement, stamp


def rows(_folder: Path) -> list[Row]:
    """Seal an agreement and check it; the floors are pyHanko's own signing and validation.

    Its signature is invisible; ours draws a seal with embedded type. The check starts a process in
    both, because a foreign PDF is never taken apart in ours.
    """
    naskah = agreement()
    asli = prepare(naskah.isi, naskah.tempat, UNIT)
    kunci = {it: load_p12(make_p12(it.label, "", FRASA, WAKTU), FRASA) for it in Pihak}
    signer = _signer(kunci[Pihak.KESATU])
    sealing = turns(
        timed(lambda: _bare_signature(asli, signer)),
        timed(lambda: sign(asli, kunci[Pihak.KESATU], Pihak.KESATU, stamp())),
        30,
    )
    sekali = sign(asli, kunci[Pihak.KESATU], Pihak.KESATU, stamp())
    both = sign(sekali, kunci[Pihak.KEDUA], Pihak.KEDUA, stamp(Pihak.KEDUA))
    trusted = [Identitas(it.sertifikat) for it in kunci.values()]
    request = b"".join(certificate_pem(it.sertifikat) for it in kunci.values()) + both

    def floor() -> None:
        command = [sys.executable, "-m", "tests.bench.pdf_polos"]
        subprocess.run(command, input=request, check=True)

    def ours() -> None:
        if not verify(both, trusted).sah:
            raise AssertionError("not valid")

    return [
        compare("PDF sealed, second call (floor: pyHanko, invisible signature)", 1.3, sealing),
        compare(
            "PDF with both seals checked (floor: a process with pyHanko)",
            1.3,
            turns(timed(floor), timed(ours)),
        ),
        below("size that a seal adds to a PDF", 40, (len(sekali) - len(asli)) / 1000, unit="kB"),
    ]


def _signer(kunci: Kunci) -> signers.SimpleSigner:
    privat = kunci.privat.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    return signers.SimpleSigner(
        signing_cert=x509.Certificate.load(kunci.sertifikat),
        signing_key=keys.PrivateKeyInfo.load(privat),
        cert_registry=SimpleCertificateStore(),
    )


def _bare_signature(pdf: bytes, signer: signers.SimpleSigner) -> None:
    meta = signers.PdfSignatureMetadata(
        field_name="Tanda", md_algorithm="sha256", subfilter=SigSeedSubFilter.PADES
    )
    signers.sign_pdf(IncrementalPdfFileWriter(BytesIO(pdf)), meta, signer)
