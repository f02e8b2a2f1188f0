"""The titles of columns in foreign tables, as every layout compares them."""

import re

from ranpk_desktop.imports.kisi import Kisi

_NOMOR_KOLOM = re.compile(r"\(?[0-9]{1,2}[a-z]?\)?\.?")


def plain(teks: str) -> str:
    """Return a text as its words in small letters, without brackets and signs."""
    return " ".join(re.findall(r"[^\W_]+", re.sub(r"\([^()]*\)", " ", teks).casefold()))


def counts_columns(kisi: Kisi, baris: int) -> bool:
    """Tell whether a row holds the numbers of the columns, 1 to their last."""
    petak = kisi.row(baris)
    return len(petak) > 2 and all(_NOMOR_KOLOM.fullmatch(it.teks) for it in petak)
