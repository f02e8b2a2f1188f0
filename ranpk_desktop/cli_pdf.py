"""`ranpk pdf …`: check the seals of a PDF."""

from pathlib import Path

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import Answer, NotValidError, command, group

_FILE = click.Path(path_type=Path, dir_okay=False)


def register(root: click.Group) -> None:
    """Add the group `pdf` and its commands."""
    pdf = group(root, "pdf", _("PDF bersegel: Perjanjian Kinerja."))

    @command(pdf, "periksa", _("Periksa segel kedua pihak pada sebuah PDF."))
    @click.option(
        "--sertifikat",
        type=_FILE,
        metavar="PEM",
        help=_("Sertifikat tepercaya (bawaan: yang disematkan di folder data)."),
    )
    @click.option(
        "--asli", type=_FILE, metavar="PDF", help=_("Naskah yang harus menjadi awal PDF ini.")
    )
    @click.argument("file", type=_FILE)
    def check(data: Path, file: Path, sertifikat: Path | None, asli: Path | None) -> Answer:
        from ranpk_desktop.services import identitas, tanda_tangan

        trusted = identitas.read_certificates(sertifikat) if sertifikat else identitas.pinned(data)
        hasil = tanda_tangan.verify(file, trusted, asli)
        answer = hasil.as_json(), tanda_tangan.describe(hasil)
        if not hasil.sah:
            raise NotValidError(answer)
        return answer
