"""The real window, open on the sample office."""

import pytest

from tests.ui.jendela import Jendela, fill_and_lock, make_window

__all__ = ["make_window"]


@pytest.fixture
def jendela(make_window) -> Jendela:
    return make_window()


@pytest.fixture
def terkunci(make_window) -> Jendela:
    return make_window(fill_and_lock)
