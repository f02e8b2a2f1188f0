"""Errors that are somebody else's fault: one sentence for the user, and what to do about it."""


class KnownError(Exception):
    """Report a fault that is not ours (disk full, wrong password, unreadable file).

    Arguments: `kode` is stable and upper case, for scripts and tests; `pesan` is one Indonesian
    sentence that says what happened; `tindakan` says what the user can do now.
    """

    def __init__(self, kode: str, pesan: str, tindakan: str = "") -> None:
        super().__init__(f"{pesan} {tindakan}".strip())
        self.kode = kode
        self.pesan = pesan
        self.tindakan = tindakan


class CheckError(KnownError):
    """Refuse one typed value; `field` names the column or form field that gets the focus."""

    def __init__(self, field: str, pesan: str, tindakan: str = "") -> None:
        super().__init__("ISIAN_SALAH", pesan, tindakan)
        self.field = field


class LockedError(KnownError):
    """Refuse to change what is locked: a quarter, a plan, a survey, or a carried office."""
