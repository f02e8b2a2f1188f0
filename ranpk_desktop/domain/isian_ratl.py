"""What may be typed into an action of RATL, and what follows from it (domain.md §4).

Closing needs data dukung or a written reason; an action that is opened again has no closing day.
"""

from collections.abc import Callable, Mapping
from datetime import date

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.ratl import Ratl, StatusRatl, read_unsur, write_unsur
from ranpk_desktop.domain.rekomendasi_skm import Dasar
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan
from ranpk_desktop.errors import CheckError

Columns = dict[str, str | int | None]

JUDUL = {
    "rencana_aksi": _("Rencana aksi"),
    "no_rekomendasi": _("No. rekomendasi"),
    "rekomendasi": _("Rekomendasi"),
    "jenis_layanan": _("Jenis layanan"),
    "dasar": _("Dasar"),
    "unsur": _("Unsur"),
    "saran_responden": _("Saran responden"),
    "analisis_penyebab": _("Analisis penyebab"),
    "waktu_pelaksanaan": _("Waktu pelaksanaan"),
    "penanggung_jawab": _("Penanggung jawab"),
    "status": _("Status"),
    "tanggal_mulai": _("Tanggal mulai"),
    "tanggal_selesai": _("Tanggal selesai"),
    "uraian_tindak_lanjut": _("Uraian tindak lanjut"),
    "kendala": _("Kendala"),
    "alasan_tanpa_dukungan": _("Alasan tanpa data dukung"),
}
"""The columns that a person types, or a workbook carries, with their titles."""


def read_cells(ratl: Ratl, texts: Mapping[str, str], *, dukungan: int, hari: date) -> Columns:
    """Return what the typed cells of one action store, with what follows from them.

    `texts` are by column: dates in ISO form, pick-lists as their values. `dukungan` is how many
    pieces of data dukung the action has, `hari` is today, which is the closing day unless one is
    typed; a typed closing day closes the action. Raises CheckError naming the column.
    """
    columns: Columns = {}
    for kolom, teks in texts.items():
        columns |= _READERS.get(kolom, _line)(kolom, teks)
    columns |= _follow_status(ratl, columns, hari)
    if columns.get("status", ratl.status) == StatusRatl.SELESAI:
        _require_reason(ratl, columns, dukungan)
    _check_days(ratl, columns, hari)
    return columns


def lacks_proof(ratl: Ratl, dukungan: int) -> bool:
    """Tell whether an action has neither data dukung nor a reason, so that it cannot be closed."""
    return not (dukungan or ratl.alasan_tanpa_dukungan)


def closes(ratl: Ratl, kolom: str, teks: str) -> bool:
    """Tell whether a typed cell would close an action that is open."""
    if ratl.status is StatusRatl.SELESAI:
        return False
    return (kolom == "status" and teks == StatusRatl.SELESAI) or (
        kolom == "tanggal_selesai" and bool(teks)
    )


def _line(kolom: str, teks: str) -> Columns:
    return {kolom: clean_line(teks)}


def _text(kolom: str, teks: str) -> Columns:
    return {kolom: clean(teks)}


def _choice(kolom: str, teks: str) -> Columns:
    try:
        return {kolom: StatusRatl(teks) if kolom == "status" else (teks and Dasar(teks).value)}
    except ValueError as fault:
        raise CheckError(kolom, _("“{isi}” tidak ada dalam pilihan.").format(isi=teks)) from fault


def _unsur(kolom: str, teks: str) -> Columns:
    """Read a list of unsur; what a person has chosen is no guess any more."""
    try:
        return {kolom: write_unsur(read_unsur(teks)), "unsur_tebakan": 0}
    except ValueError as fault:
        text = _("“{isi}” bukan unsur. Tulis kodenya, misalnya U1,U9.")
        raise CheckError(kolom, text.format(isi=teks)) from fault


def _time(kolom: str, teks: str) -> Columns:
    """Keep a time as typed, beside its last day, if that is safe to tell."""
    waktu = read_waktu_pelaksanaan(clean_line(teks))
    return {kolom: waktu.teks, "sampai": waktu.sampai.isoformat() if waktu.sampai else None}


def _day(kolom: str, teks: str) -> Columns:
    try:
        return {kolom: date.fromisoformat(teks).isoformat() if teks else None}
    except ValueError as fault:
        raise CheckError(kolom, _("“{isi}” bukan tanggal.").format(isi=teks)) from fault


_READERS: dict[str, Callable[[str, str], Columns]] = {
    **dict.fromkeys(("status", "dasar"), _choice),
    **dict.fromkeys(("tanggal_mulai", "tanggal_selesai"), _day),
    **dict.fromkeys(
        (
            "rekomendasi",
            "saran_responden",
            "analisis_penyebab",
            "rencana_aksi",
            "uraian_tindak_lanjut",
            "kendala",
            "alasan_tanpa_dukungan",
        ),
        _text,
    ),
    "unsur": _unsur,
    "waktu_pelaksanaan": _time,
}
"""How columns are read that are no single line of text."""


def _follow_status(ratl: Ratl, columns: Columns, hari: date) -> Columns:
    """Return the status that a closing day brings, or the closing day that a status brings."""
    was_closed = ratl.status is StatusRatl.SELESAI
    typed_day = columns.get("tanggal_selesai")
    status = columns.get("status")
    if status is None:
        return {"status": StatusRatl.SELESAI} if typed_day and not was_closed else {}
    if status != StatusRatl.SELESAI and typed_day:
        words = _("Tanggal selesai hanya ada pada tindak lanjut yang berstatus Selesai.")
        raise CheckError("tanggal_selesai", words)
    if status == StatusRatl.SELESAI and not was_closed and not typed_day:
        return {"tanggal_selesai": hari.isoformat()}
    return {"tanggal_selesai": None} if status != StatusRatl.SELESAI else {}


def _require_reason(ratl: Ratl, columns: Columns, dukungan: int) -> None:
    """Refuse to close without proof, and to take the reason of a closed action away."""
    closing = ratl.status is not StatusRatl.SELESAI
    reason = columns.get("alasan_tanpa_dukungan", ratl.alasan_tanpa_dukungan)
    if dukungan or reason or not (closing or ratl.alasan_tanpa_dukungan):
        return
    raise CheckError(
        "alasan_tanpa_dukungan",
        _("Tindak lanjut yang selesai perlu data dukung."),
        _("Lampirkan data dukungnya, atau tulis alasan tanpa data dukung."),
    )


def _check_days(ratl: Ratl, columns: Columns, hari: date) -> None:
    """Refuse typed days that are still to come, and a closing before the beginning."""
    for kolom in ("tanggal_mulai", "tanggal_selesai"):
        typed = columns.get(kolom)
        if typed and date.fromisoformat(str(typed)) > hari:
            text = _("{judul} belum tiba: hari ini {tanggal}.")
            raise CheckError(kolom, text.format(judul=JUDUL[kolom], tanggal=format_tanggal(hari)))
    mulai = columns.get("tanggal_mulai", ratl.tanggal_mulai and ratl.tanggal_mulai.isoformat())
    selesai = columns.get(
        "tanggal_selesai", ratl.tanggal_selesai and ratl.tanggal_selesai.isoformat()
    )
    touched = columns.keys() & {"tanggal_mulai", "tanggal_selesai"}
    if touched and mulai and selesai and str(mulai) > str(selesai):
        kolom = next(iter(sorted(touched)))
        raise CheckError(kolom, _("Tanggal selesai lebih awal daripada tanggal mulai."))
