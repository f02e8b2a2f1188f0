"""Where things lie: resources inside the program, an office's data folder outside it."""

import os
import sys
from pathlib import Path

_ROOT = Path(getattr(sys, "_MEIPASS", Path(__file__).resolve().parent.parent))


def resource(*parts: str) -> Path:
    """Return the path of a file below `resources/`, in a checkout, a wheel and a frozen bundle."""
    return _ROOT.joinpath("resources", *parts)


def default_data_folder() -> Path:
    """Return the office's data folder: RANPK_DATA, or the platform's usual place."""
    named = os.environ.get("RANPK_DATA")
    if named:
        return Path(named)
    from platformdirs import user_data_path

    return user_data_path("ranpk-desktop", appauthor=False)


def sample_data_folder() -> Path:
    """Return the folder of the sample office, which never shares one with a real office."""
    return default_data_folder().with_name("ranpk-desktop-contoh")


def log_folder() -> Path:
    """Return the folder of the log files (no secrets are ever written there)."""
    from platformdirs import user_log_path

    return user_log_path("ranpk-desktop", appauthor=False)
