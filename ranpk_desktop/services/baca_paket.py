"""Packages that come from anywhere, as people and scripts read them: checked, listed, assembled."""

from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import HasilVerifikasi, Identitas, revision_label
from ranpk_desktop.domain.riwayat_paket import title

if TYPE_CHECKING:  # which takes the libraries of signatures along
    from ranpk_desktop.paket.rakit import HasilRakit


def verify(path: Path, identitas: Sequence[Identitas]) -> HasilVerifikasi:
    """Check a package file against the certificates that the user trusts.

    Raises KnownError for a file that cannot be read; a bad package is a result, not an error.
    """
    from ranpk_desktop.paket import verifikasi

    return verifikasi.verify(verifikasi.read_file(path), identitas)


def assemble(paths: Sequence[Path], identitas: Sequence[Identitas]) -> "HasilRakit":
    """Return which reports some files are the parts of; the files may come in any order.

    Raises KnownError for a file that cannot be read; a bad package is a finding, not an error.
    """
    from ranpk_desktop.paket import rakit, verifikasi

    return rakit.assemble(((it.name, verifikasi.read_file(it)) for it in paths), identitas)


def describe_assembly(hasil: "HasilRakit") -> str:
    """Return in sentences which reports are complete, and what is missing."""
    lines = []
    for it in hasil.rakitan:
        judul = title(it.jenis, it.data["tahun"], it.data["periode"])
        nama = f"{it.data['unit']['nama']}: {judul}, {revision_label(it.data['revisi'])}"
        if it.lengkap:
            text = _("{nama}: lengkap, {n} bagian.").format(nama=nama, n=it.dari)
        else:
            hilang = ", ".join(map(str, it.hilang))
            text = _("{nama}: belum lengkap, kurang bagian {hilang} dari {n}.").format(
                nama=nama, hilang=hilang, n=it.dari
            )
        lines.append(text)
        if it.sah is None:
            lines.append(_("- Pengirimnya belum dapat dipastikan."))
    return "\n".join([*lines, *(f"- {temuan.pesan}" for temuan in hasil.temuan)])


def contents(path: Path) -> dict[str, Any]:
    """Return the files of a whole package with their sizes, and its tables with their row counts.

    Raises KnownError for a package that is not whole.
    """
    from ranpk_desktop.paket import verifikasi

    paket = verifikasi.open_package(verifikasi.read_file(path))
    return {
        "berkas": [{"nama": entri.nama, "ukuran": len(entri.isi)} for entri in paket.objek],
        "tabel": {nama: len(rows) for nama, rows in paket.data["isi"].items()},
        **_header(paket.data),
    }


def _header(data: Mapping[str, Any]) -> dict[str, Any]:
    """Return what names a package: jenis, tahun, periode, revisi."""
    return {nama: data[nama] for nama in ("jenis", "tahun", "periode", "revisi")}
