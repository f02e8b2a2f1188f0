"""The real window, open on an office without a plan."""

import pytest

from tests.ui.jendela import Jendela, make_window, set_up_only

__all__ = ["make_window"]


@pytest.fixture
def jendela(make_window) -> Jendela:
    return make_window(set_up_only)
