"""The one list of tables from which triggers, package schema and audit tests are made."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlite_utils import Database


@dataclass(frozen=True, slots=True)
class Table:
    """Describe how the rows of one table are journalled, locked and exported.

    `key` identifies a row in the journal. `undo` is False where a command that touches the table
    is a border for Ctrl+Z (lock, package, restore). `tahun` and `triwulan` are SQL expressions of
    a row named {row}; where they are given, a locked quarter refuses every change. `rencana` says
    that the row belongs to the plan of that year: a plan that is fixed refuses it too. `periode` is
    the SQL expression of the part of the year for rows of a survey, whose lock refuses them.
    `fixed` names columns that never change once written, `append_only` forbids change altogether.
    `exported` tables form the `isi` of a rekaman; rows of theirs that stand in a rekaman are
    never deleted. `versi` is the jenis of rekaman that fixes a row with `tahun` and `revisi`: once
    there is one of its revision, the row changes only by beginning the next.
    """

    name: str
    key: str = "id"
    undo: bool = True
    tahun: str | None = None
    triwulan: str | None = None
    rencana: bool = False
    periode: str | None = None
    fixed: tuple[str, ...] = ()
    append_only: bool = False
    exported: bool = False
    versi: str | None = None


_TAHUN_OF_BUTIR = "(SELECT tahun FROM butir_rencana WHERE id = {row}.butir_id)"
_TAHUN_OF_KOMPONEN = (
    "(SELECT tahun FROM butir_rencana JOIN komponen ON komponen.butir_id = butir_rencana.id"
    " WHERE komponen.id = {row}.komponen_id)"
)


def _of_butir(name: str, key: str = "butir_id", **columns: Any) -> Table:
    """Return a table whose rows describe a butir of the plan."""
    return Table(name, key, tahun=_TAHUN_OF_BUTIR, rencana=True, exported=True, **columns)


def _of_quarter(name: str, *fixed: str, tahun: str = _TAHUN_OF_BUTIR) -> Table:
    """Return a table of what was reported in a quarter."""
    return Table(name, tahun=tahun, triwulan="{row}.triwulan", fixed=fixed, exported=True)


def _of_survei(name: str, *fixed: str) -> Table:
    """Return a table whose rows belong to a survey."""
    of = "(SELECT {} FROM survei WHERE id = {{row}}.survei_id)"
    tahun, periode = (of.format(column) for column in ("tahun", "periode"))
    return Table(name, tahun=tahun, periode=periode, fixed=("survei_id", *fixed), exported=True)


LOCKS = ("kunci", "kunci_survei", "bawaan")
"""Tables whose rows are locks: opened once, never deleted."""
AT_HOME = ("bawaan", "garis")
"""Tables that change even while the office is carried: how it comes back, and what then begins."""
_LOCK_COLUMNS = ("rekaman_id", "pejabat_id", "nama", "jabatan", "dikunci_pada")

TABLES: tuple[Table, ...] = (
    Table("unit", fixed=("contoh",), exported=True),
    Table("pejabat", exported=True),
    Table("pegawai"),
    Table("pengaturan", key="nama"),
    Table("hari_libur", key="tanggal"),
    Table("butir_rencana", tahun="{row}.tahun", rencana=True, fixed=("tahun",), exported=True),
    _of_butir("indikator"),
    _of_butir("keluaran"),
    _of_butir("anggaran"),
    _of_butir("komponen", key="id", fixed=("butir_id",)),
    _of_butir("pengukuran", key="id", fixed=("butir_id",)),
    _of_butir("target", key="id", fixed=("butir_id",), triwulan="{row}.triwulan"),
    _of_quarter("realisasi", "butir_id"),
    _of_quarter("nilai_komponen", "komponen_id", tahun=_TAHUN_OF_KOMPONEN),
    _of_quarter("realisasi_anggaran", "butir_id"),
    _of_quarter("alasan_temuan", "tahun", "kode", "butir_id", tahun="{row}.tahun"),
    Table("data_dukung", fixed=("jenis", "sha256", "ukuran", "mime"), exported=True),
    # A link of a RATL has no quarter: its expressions are NULL, and no lock refuses it.
    Table(
        "taut_data_dukung",
        tahun=_TAHUN_OF_BUTIR,
        triwulan="{row}.triwulan",
        fixed=("data_dukung_id", "butir_id", "triwulan", "ratl_id"),
        exported=True,
    ),
    Table("layanan", exported=True),
    Table(
        "survei",
        tahun="{row}.tahun",
        periode="{row}.periode",
        fixed=("layanan_id", "tahun", "periode"),
        exported=True,
    ),
    _of_survei("nilai_unsur", "unsur"),
    _of_survei("profil_responden", "jenis", "isi"),
    # The target is that of the whole year, so a lock of any part refuses it: `periode` is here the
    # lock's own column.
    Table("target_skm", tahun="{row}.tahun", periode="periode", fixed=("tahun",), exported=True),
    Table("ratl", fixed=("tahun",), exported=True),
    Table("ratl_nihil", fixed=("layanan_id", "tahun"), exported=True),
    Table("logo", key="sidik", fixed=("png",), exported=True),
    Table("templat", key="nama"),
    Table("perjanjian_kinerja", fixed=("tahun",), exported=True, versi="PERJANJIAN_KINERJA"),
    Table("tahap_perjanjian", undo=False, append_only=True),
    Table("rekaman", undo=False, append_only=True),
    Table("kunci", undo=False, fixed=("tahun", "triwulan", *_LOCK_COLUMNS)),
    Table("kunci_survei", undo=False, fixed=("tahun", "periode", *_LOCK_COLUMNS)),
    Table("bawaan", undo=False, fixed=("nama", "dibawa_pada", "berkas")),
    Table("garis", undo=False, append_only=True),
    Table("paket", undo=False, append_only=True),
    Table("tanda_terima", undo=False, append_only=True),
    Table("referensi", undo=False, append_only=True),
)

EXEMPT = {
    "kiriman": "follows the wire, not the user: Ctrl+Z cannot take a mail back, and a mail that"
    " leaves while somebody types must be no border for it",
    "cadangan_luar": "notes a copy outside this computer, which Ctrl+Z cannot take back either",
    "pemetaan": "remembers how a layout of workbooks was read: no data of the office",
    "susunan_kolom": "is how a table looks: Ctrl+Z must mean the last value typed, not a width,"
    " and dragging a column must neither end redo nor fill the audit trail",
    "perintah": "is the journal's own head; append only",
    "jejak_audit": "is the journal; append only",
    "_sqlite_migrations": "belongs to sqlite-utils",
    "sqlite_sequence": "belongs to SQLite",
}
"""Tables without audit triggers, each with the reason."""

BY_NAME = {table.name: table for table in TABLES}


def columns(db: Database, table: str) -> tuple[str, ...]:
    """Return the column names of a table as the database has them."""
    return tuple(row[1] for row in db.execute(f"PRAGMA table_info({table})"))


def export_columns(db: Database) -> dict[str, tuple[str, ...]]:
    """Return every exported table with its columns: the shape of `isi` (package.md)."""
    return {table.name: columns(db, table.name) for table in TABLES if table.exported}


def rows(db: Database, sql: str, parameters: Sequence[Any] = ()) -> list[dict[str, Any]]:
    """Run a query and return its rows as dictionaries."""
    return list(db.query(sql, parameters))
