"""The page on an office whose agreement is a draft, may be final, or is final."""

import pytest

from tests.ui.perjanjian_kinerja.halaman import Halaman, final, fixed
from tests.ui.seluruh import buka

__all__ = ["buka"]


@pytest.fixture
def draf(buka) -> Halaman:
    return Halaman(buka())


@pytest.fixture
def siap(buka) -> Halaman:
    return Halaman(buka(fixed))


@pytest.fixture
def jadi(buka) -> Halaman:
    return Halaman(buka(final))
