"""The floor of a checked PDF: a fresh process in which pyHanko validates both signatures.

Standard input: two certificates (PEM) as trust roots, then the PDF.
"""

import asyncio
import sys
from io import BytesIO

from asn1crypto import pem, x509
from pyhanko.pdf_utils.reader import PdfFileReader
from pyhanko.sign.validation import async_validate_pdf_signature
from pyhanko.sign.validation.settings import KeyUsageConstraints
from pyhanko_certvalidator import ValidationContext


def main() -> None:
    """Validate and end; anything but two valid signatures is a failure."""
    given = sys.stdin.buffer.read()
    head, mark, pdf = given.partition(b"%PDF-")
    roots = [x509.Certificate.load(der) for _kind, _head, der in pem.unarmor(head, multiple=True)]
    usage = KeyUsageConstraints(key_usage={"digital_signature"})
    for embedded in PdfFileReader(BytesIO(mark + pdf)).embedded_signatures:
        context = ValidationContext(trust_roots=roots, moment=embedded.self_reported_timestamp)
        status = asyncio.run(
            async_validate_pdf_signature(embedded, context, key_usage_settings=usage)
        )
        if not status.bottom_line:
            sys.exit(1)


if __name__ == "__main__":
    main()
