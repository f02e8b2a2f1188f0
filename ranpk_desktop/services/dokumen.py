"""What all documents share: how a version or a draft is printed, and files that are written."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from db.connection import Store
from db.repositories import rekaman as rekaman_repository
from ranpk_desktop.domain import kanonik
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.files import make_folder, write_atomic


def of_version(
    rekaman: Mapping[str, Any],
    pelepas: dict[str, Any] | None,
    kertas: NamaKertas,
    keadaan: str = "",
) -> Cetak:
    """Return how a rekaman is printed, always the same; `keadaan` as in Cetak."""
    return Cetak(
        kertas=kertas,
        kode_data=kanonik.kode_data(rekaman["sidik_isi"]),
        revisi=rekaman["revisi"],
        dibuat_pada=datetime.fromisoformat(rekaman["dibuat_pada"]),
        pelepas=pelepas,
        alasan=rekaman["alasan"],
        keadaan=keadaan,
    )


def of_draft(
    store: Store,
    versi: tuple[str, int, str],
    pelepas: dict[str, Any] | None,
    kertas: NamaKertas,
) -> Cetak:
    """Return how the live rows are printed: as the version that they would become.

    `versi` is jenis, tahun and periode of that version.
    """
    return Cetak(
        kertas=kertas,
        kode_data="",
        revisi=rekaman_repository.next_revision(store, *versi),
        dibuat_pada=store.moment(),
        pelepas=pelepas,
    )


def write(files: Mapping[str, bytes], folder: Path) -> list[Path]:
    """Write files by name into a folder, which is made where it does not exist; returns paths."""
    make_folder(folder)
    for nama, data in files.items():
        write_atomic(folder / nama, data)
    return [folder / nama for nama in files]
