"""An office before it is opened: imports nothing that costs time before the first paint."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.presence import holds_unit
from ranpk_desktop.clock import Clock

if TYPE_CHECKING:
    from ranpk_desktop.services.office import Office


def has_office(folder: Path) -> bool:
    """Tell whether the folder holds an office, without waiting for one that is open elsewhere."""
    return holds_unit(folder)


class OfficeLater:
    """Stand in for an Office that is opened at its first use, in the thread of that use.

    The window is painted before SQLite is even imported; a refused office (KnownError) is tried
    again at the next use.
    """

    def __init__(self, folder: Path, clock: Clock) -> None:
        self._folder, self._clock = folder, clock
        self._office: Office | None = None

    def __getattr__(self, name: str) -> Any:
        if self._office is None:
            from ranpk_desktop.services.office import open_office

            self._office = open_office(self._folder, self._clock)
        return getattr(self._office, name)

    def close(self) -> None:
        """Close the office, if it was ever opened."""
        if self._office:
            self._office.close()
