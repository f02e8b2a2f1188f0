"""Text that people typed or sent: what may stand in a database, a document and a terminal."""

import re

_UNWANTED = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufffe\uffff]"
    "|[\ud800-\udfff]"
)
"""Control characters, marks that turn the direction of writing, halves of surrogate pairs."""


def clean(teks: object) -> str:
    """Return a text with plain line breaks, without control characters and outer spaces."""
    unified = str(teks or "").replace("\r\n", "\n").replace("\r", "\n").replace("\t", " ")
    return _UNWANTED.sub("", unified).strip()


def clean_line(teks: object) -> str:
    """Return a text on one line."""
    return " ".join(clean(teks).split())
