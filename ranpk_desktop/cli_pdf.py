"""`ranpk pdf …`: check the seals of a PDF, and seal it as Pihak Kedua."""

from pathlib import Path

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import (
    PEJABAT,
    Answer,
    NotValidError,
    acting,
    ask_frasa,
    command,
    group,
    open_data,
)

_FILE = click.Path(path_type=Path, dir_okay=False)
_SERTIFIKAT = click.option(
    "--sertifikat",
    type=_FILE,
    metavar="PEM",
    help=_("Sertifikat tepercaya (bawaan: yang disematkan di folder data)."),
)


def register(root: click.Group) -> None:
    """Add the group `pdf` and its commands."""
    pdf = group(root, "pdf", _("PDF bersegel: Perjanjian Kinerja."))

    @command(pdf, "periksa", _("Periksa segel kedua pihak pada sebuah PDF."))
    @_SERTIFIKAT
    @click.option(
        "--asli", type=_FILE, metavar="PDF", help=_("Naskah yang harus menjadi awal PDF ini.")
    )
    @click.argument("file", type=_FILE)
    def check(data: Path, file: Path, sertifikat: Path | None, asli: Path | None) -> Answer:
        from ranpk_desktop.services import identitas, tanda_tangan

        trusted = identitas.read_certificates(sertifikat) if sertifikat else identitas.known(data)
        hasil = tanda_tangan.verify(file, trusted, asli)
        answer = hasil.as_json(), tanda_tangan.describe(hasil)
        if not hasil.sah:
            raise NotValidError(answer)
        return answer

    @command(pdf, "segel", _("Segel sebuah PDF sebagai Pihak Kedua."))
    @_SERTIFIKAT
    @PEJABAT
    @click.option(
        "--out", type=_FILE, metavar="PDF", required=True, help=_("PDF dengan kedua segel.")
    )
    @click.argument("file", type=_FILE)
    def seal(data: Path, file: Path, sertifikat: Path | None, nama: str, out: Path) -> Answer:
        from ranpk_desktop.files import write_atomic
        from ranpk_desktop.services import identitas, tanda_tangan

        with open_data(data) as office:
            persiapan = office.tanda_tangan.prepare_second(acting(office, nama))
        by_hand = identitas.read_certificates(sertifikat) if sertifikat else []
        write_atomic(out, tanda_tangan.seal_second(file, persiapan, ask_frasa(), by_hand))
        return {"berkas": [str(out)]}, _("Disegel sebagai Pihak Kedua: {berkas}").format(berkas=out)
