"""Files from Pusat in the real window."""

from tests.ui.seluruh import buka

__all__ = ["buka"]
