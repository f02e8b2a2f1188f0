"""Cells that were copied out of a web form keep its tags."""

import re
from html import unescape

_BARIS = re.compile(r"</?(?:p|br|div|ul|ol|li|tr|table|h[1-6])\b[^<>]*>", re.IGNORECASE)
_TANDA = re.compile(
    r"</?(?:b|i|u|s|em|strong|span|font|sub|sup|a|td|th|tbody)\b[^<>]*>", re.IGNORECASE
)


def strip_markup(teks: str) -> str:
    """Return a text without the tags that a web form has left in it, one paragraph per line."""
    teks = unescape(_TANDA.sub("", _BARIS.sub("\n", teks)))
    lines = (" ".join(line.split()) for line in teks.splitlines())
    return "\n".join(filter(None, lines))
