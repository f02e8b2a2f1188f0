"""The page Paket & Kirim in the real window."""

import pytest

from tests.ui.paket.halaman import HalamanPaket
from tests.ui.seluruh import buka

__all__ = ["buka"]


@pytest.fixture
def halaman(buka) -> HalamanPaket:
    """Return the page of the sample office with a locked quarter and a key."""
    from tests.ui.paket.halaman import with_key

    return HalamanPaket(buka(with_key))


@pytest.fixture
def dengan_paket(buka) -> HalamanPaket:
    """Return the page of an office that has made the package of its quarter."""
    from tests.ui.paket.halaman import with_package

    return HalamanPaket(buka(with_package))
