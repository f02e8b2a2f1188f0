"""A national reference in words."""

from ranpk_desktop.bahasa import _


def describe_acuan(acuan: str | None) -> str:
    """Return a reference such as "RANPK-2024/3.1-2" in words, "" for none."""
    if not acuan:
        return ""
    katalog, _slash, kode = acuan.partition("/")
    return _("{katalog}, baris {kode}").format(katalog=katalog.replace("-", " "), kode=kode)
