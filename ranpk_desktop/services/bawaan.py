"""The office on another computer: handed over, taken back, and read-only here meanwhile."""

from db.connection import Store, new_id
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bawaan import Bawaan
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError


class BawaanService:
    """Hand the office over to somebody, and take it back without its file.

    It is read-only from `begin` on, before there is a file: a crash in between leaves an office
    that must be taken back, never one that is typed into on two computers.
    """

    def __init__(self, store: Store) -> None:
        self._store = store

    def current(self) -> Bawaan | None:
        """Return with whom the office is, or None while it is here."""
        return self._store.carried()

    def begin(self, nama: str, berkas: str) -> Bawaan:
        """Hand the office over in a file that is to be made now; `berkas` is its name.

        Raises CheckError where nobody is named, LockedError where somebody has it already.
        """
        nama = clean_line(nama)
        if not nama:
            raise CheckError("nama", _("Nama pembawanya belum diisi."))
        saat = self._store.moment()
        bawaan = Bawaan(new_id(), nama, saat)
        with self._store.command(_("Bawa kantor ke komputer lain")):
            self._store.insert(
                "bawaan",
                {
                    "id": bawaan.id,
                    "nama": nama,
                    "dibawa_pada": saat.isoformat(timespec="seconds"),
                    "berkas": berkas,
                },
            )
        return bawaan

    def finish(self, bawaan: Bawaan, sidik: str) -> Changes:
        """Note that the file is whole, and the digest of its list."""
        with self._store.command(_("Serahkan kantor"), while_carried=True) as command:
            self._store.update("bawaan", bawaan.id, {"sidik": sidik})
        return command.changes

    def cancel(self, bawaan: Bawaan) -> Changes:
        """Keep the office here, because its file was never made."""
        return self._end(bawaan, "BATAL", _("Batal membawa kantor"))

    def take_over(self) -> Changes:
        """Go on here without the file; what is typed elsewhere is then a second version."""
        bawaan = self.current()
        if bawaan is None:
            return Changes(frozenset(), None, "")
        return self._end(bawaan, "DIAMBIL_ALIH", _("Ambil alih kantor"))

    def _end(self, bawaan: Bawaan, cara: str, judul: str) -> Changes:
        with self._store.command(judul, while_carried=True) as command:
            self._store.update(
                "bawaan", bawaan.id, {"dibuka_pada": self._store.now(), "cara": cara}
            )
        return command.changes
