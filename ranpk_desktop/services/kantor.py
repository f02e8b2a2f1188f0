"""The office itself: its unit, its officials, its staff, and who is typing."""

from datetime import date
from typing import Any

from db.connection import Store, new_id
from db.repositories import kantor as repository
from db.repositories import perjanjian_kinerja as perjanjian_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.laporan import serving
from ranpk_desktop.domain.nip import check_nip
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError

Row = dict[str, Any]


class KantorService:
    """Set up the office and keep its register of people."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def load(self) -> Row | None:
        """Return the office's unit row, or None before it is set up."""
        return repository.unit(self._store)

    def require(self) -> Row:
        """Return the office's unit row; raises KnownError before it is set up."""
        unit = self.load()
        if unit is None:
            raise KnownError(
                "BELUM_ADA_KANTOR",
                _("Folder data ini belum berisi kantor."),
                _("Buat kantor baru dahulu."),
            )
        return unit

    def create(self, unit: Row) -> Changes:
        """Set up the office; `unit` holds the columns of its row but for the id.

        Raises KnownError where the folder already holds an office.
        """
        if self.load() is not None:
            raise KnownError(
                "KANTOR_SUDAH_ADA",
                _("Folder data ini sudah berisi sebuah kantor."),
                _("Pilih folder data lain untuk kantor baru."),
            )
        unit = _cleaned(unit)
        _require_text("nama", unit["nama"], _("Nama unit"))
        with self._store.command(_("Buat kantor {nama}").format(nama=unit["nama"])) as command:
            self._store.insert("unit", {"id": new_id(), **unit})
            self._store.insert(
                "garis", {"id": new_id(), "sebab": "BARU", "dibuat_pada": self._store.now()}
            )
        return command.changes

    def save_unit(self, changes: Row) -> Changes:
        """Change columns of the office's row, such as alamat or zona."""
        changes = _cleaned(changes)
        _require_text("nama", changes.get("nama", "-"), _("Nama unit"))
        with self._store.command(_("Ubah data kantor")) as command:
            self._store.update("unit", self.require()["id"], changes)
        return command.changes

    def pejabat(self) -> list[Row]:
        """Return all officials, the newest term first."""
        return repository.pejabat(self._store)

    def pejabat_on(self, day: date) -> list[Row]:
        """Return the officials whose term covers a day, the newest term first."""
        return serving(self.pejabat(), day)

    def save_pejabat(self, row: Row) -> Changes:
        """Save an official; a row without an id is a new one.

        Raises CheckError naming the field that is missing or wrong.
        """
        row = _cleaned(row)
        _require_text("nama", row["nama"], _("Nama pejabat"))
        _require_text("jabatan", row["jabatan"], _("Jabatan"))
        mulai = _require_date("mulai", row["mulai"])
        if row.get("sampai") and _require_date("sampai", row["sampai"]) < mulai:
            raise CheckError("sampai", _("Masa jabatan berakhir sebelum dimulai."))
        return self._save("pejabat", row, _("Simpan pejabat {nama}"))

    def pegawai(self) -> list[Row]:
        """Return the office's staff by name."""
        return repository.pegawai(self._store)

    def save_pegawai(self, row: Row) -> Changes:
        """Save a member of staff; a row without an id is a new one."""
        row = _cleaned(row)
        _require_text("nama", row["nama"], _("Nama pegawai"))
        return self._save("pegawai", row, _("Simpan pegawai {nama}"))

    def delete(self, table: str, row_id: str) -> Changes:
        """Delete an official or a member of staff who stands in no rekaman and no agreement yet."""
        if table not in ("pejabat", "pegawai"):
            raise LookupError(table)
        for tahun in perjanjian_repository.years_of_first_party(self._store, row_id):
            raise KnownError(
                "PIHAK_KESATU",
                _("Pejabat ini dipilih sebagai Pihak Kesatu perjanjian kinerja {tahun}.").format(
                    tahun=tahun
                ),
                _("Pilih pejabat lain di sana, atau isi tanggal berakhirnya."),
            )
        judul = _("Hapus pejabat") if table == "pejabat" else _("Hapus pegawai")
        try:
            with self._store.command(judul) as command:
                self._store.db.execute(f"DELETE FROM {table} WHERE id = ?", (row_id,))
        except KnownError as error:
            if error.kode != "ADA_DALAM_REKAMAN":
                raise
            raise KnownError(
                error.kode,
                _("Pejabat ini sudah tercatat pada triwulan yang dikunci, jadi tidak dihapus."),
                _("Isi tanggal berakhirnya (hapus centang “Masih menjabat”)."),
            ) from error
        return command.changes

    def check_nip(self, row: Row) -> list[Finding]:
        """Return warnings about a NIP; none of them forbids saving it."""
        return check_nip(row["nip"], row["jenis_nip"]) if row.get("nip") else []

    def set_pengisi(self, nama: str) -> None:
        """Name who types in an office that has no setting `pengisi` yet."""
        self._store.pelaku = nama

    @property
    def pengisi(self) -> str:
        """The name that the journal gets."""
        return self._store.pelaku

    def _save(self, table: str, row: Row, judul: str) -> Changes:
        with self._store.command(judul.format(nama=row["nama"])) as command:
            self._store.save(table, {**row, "id": row.get("id") or new_id()})
        return command.changes


def _cleaned(row: Row) -> Row:
    return {
        name: clean_line(value) if isinstance(value, str) else value for name, value in row.items()
    }


def _require_text(field: str, teks: str, label: str) -> None:
    if not teks:
        raise CheckError(field, _("{label} belum diisi.").format(label=label))


def _require_date(field: str, teks: str) -> date:
    try:
        return date.fromisoformat(teks)
    except ValueError as error:
        raise CheckError(field, _("Tanggal belum diisi dengan benar.")) from error
