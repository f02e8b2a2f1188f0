"""The one way in which reading a hostile file may fail."""

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.errors import KnownError


class TidakSahError(KnownError):
    """Refuse a package; `utuh` is True when its bytes are as sealed, but not acceptable."""

    def __init__(self, kode: str, pesan: str, tindakan: str = "", *, utuh: bool = False) -> None:
        super().__init__(kode, pesan, tindakan or _("Mintalah pengirim mengirimkannya lagi."))
        self.utuh = utuh

    @property
    def finding(self) -> Finding:
        """Return what the user reads."""
        return Finding(self.kode, Tingkat.KESALAHAN, str(self))
