"""The password of the mail account: in the system's own keyring, or nowhere.

A keyring may ask the user to unlock it, so all of this belongs to the pool.
"""

from contextlib import suppress
from typing import Any

from ranpk_desktop.domain.kiriman import KonfigurasiSmtp

LAYANAN = "RANPK Desktop"
_TRUSTED = 1
"""Backends below this priority keep passwords in plain files, or keep none."""


def available() -> bool:
    """Tell whether this computer has a keyring."""
    return _keyring() is not None


def load(konfigurasi: KonfigurasiSmtp) -> str | None:
    """Return the password of an account, None where it is not kept or the keyring stays locked."""
    from keyring.errors import KeyringError

    keyring = _keyring()
    if keyring is None:
        return None
    with suppress(KeyringError):
        found: str | None = keyring.get_password(LAYANAN, account(konfigurasi))
        return found
    return None


def save(konfigurasi: KonfigurasiSmtp, sandi: str) -> bool:
    """Keep the password of an account; tells whether it is kept now."""
    from keyring.errors import KeyringError

    keyring = _keyring()
    if keyring is None:
        return False
    with suppress(KeyringError):
        keyring.set_password(LAYANAN, account(konfigurasi), sandi)
        return True
    return False


def account(konfigurasi: KonfigurasiSmtp) -> str:
    """Return the name under which the password of an account is kept."""
    return f"{konfigurasi.pengguna}@{konfigurasi.server}"


def _keyring() -> Any:
    import keyring

    found = keyring.get_keyring()
    return found if float(found.priority) >= _TRUSTED else None
