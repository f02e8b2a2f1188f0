from tests.ui.seluruh import buka

__all__ = ["buka"]
