"""What was typed for a T/O or a keluaran, as columns of `realisasi`."""

from collections.abc import Callable, Mapping
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import Jenis, parse_angka, read_isian, to_text
from ranpk_desktop.domain.laporan_keluaran import read_ukuran
from ranpk_desktop.domain.realisasi import StatusKeluaran
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.errors import CheckError

JUDUL = {
    "realisasi": _("Realisasi"),
    "status": _("Status"),
    "capaian": _("Capaian"),
    "keterangan": _("Keterangan"),
}
"""The cells that can be typed, and their titles."""

_NOTHING = {"": Jenis.KOSONG, "-": Jenis.STRIP, "--": Jenis.STRIP, "n/a": Jenis.TIDAK_DIUKUR}
_STATUS = {"": "", **{status.label.casefold(): status.value for status in StatusKeluaran}}


def read_cells(texts: Mapping[str, str]) -> dict[str, Any]:
    """Return the columns that the typed cells of one row set; raises CheckError naming the cell."""
    columns: dict[str, Any] = {}
    for kolom, teks in texts.items():
        columns |= _READERS[kolom](teks)
    return columns


def _realisasi(teks: str) -> dict[str, Any]:
    """Read a number, a number with its satuan ("4 kali"), or words; a doubtful point is asked."""
    teks = clean(teks)
    nothing = _NOTHING.get(teks.casefold())
    ukuran = None if nothing else read_ukuran(teks, whole=True)
    if ukuran:
        doubts = read_isian(teks.split()[0].rstrip("%")).peringatan
        if doubts:
            raise CheckError(
                "realisasi",
                _("Titik pada “{teks}” meragukan: pecahan atau ribuan?").format(teks=teks),
                _("Tulis dengan koma bila pecahan (12,4), atau tanpa titik bila ribuan (7350)."),
            )
    jenis = nothing or (Jenis.ANGKA if ukuran else Jenis.TEKS)
    return {
        "jenis": jenis.value,
        "nilai": to_text(ukuran.nilai) if ukuran else None,
        "pembilang": None,
        "penyebut": None,
        "teks": teks,
    }


def _status(teks: str) -> dict[str, Any]:
    status = _STATUS.get(clean_line(teks).casefold())
    if status is None:
        raise CheckError(
            "status",
            _("“{teks}” bukan status.").format(teks=clean_line(teks)[:40]),
            _("Pilih Belum, Berjalan, atau Selesai."),
        )
    return {"status": status}


def _capaian(teks: str) -> dict[str, Any]:
    teks = clean_line(teks)
    if not teks:
        return {"capaian": None}
    try:
        nilai = parse_angka(teks).nilai
    except CheckError as error:
        raise CheckError("capaian", error.pesan, error.tindakan) from error
    if nilai < 0:
        raise CheckError("capaian", _("Capaian tidak pernah di bawah 0%."))
    return {"capaian": to_text(nilai)}


def _keterangan(teks: str) -> dict[str, Any]:
    return {"keterangan": clean(teks)}


_READERS: dict[str, Callable[[str], dict[str, Any]]] = {
    "realisasi": _realisasi,
    "status": _status,
    "capaian": _capaian,
    "keterangan": _keterangan,
}
