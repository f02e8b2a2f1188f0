"""The check of a file in the real window."""

from tests.ui.jendela import make_window

__all__ = ["make_window"]
