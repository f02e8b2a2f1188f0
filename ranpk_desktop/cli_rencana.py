"""`ranpk rencana …`: fix a year's plan, and open it for a revision."""

from pathlib import Path

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import YEAR, Answer, acting, command, group, open_data
from ranpk_desktop.domain.paket import revision_label

TAHUN = click.option("--tahun", type=YEAR, metavar="TAHUN", required=True, help=_("Tahun."))


def register(root: click.Group) -> None:
    """Add the group `rencana` and its commands."""
    rencana = group(root, "rencana", _("Rencana setahun."))

    @command(rencana, "tetapkan", _("Tetapkan rencana atas nama pejabat yang sedang menjabat."))
    @TAHUN
    @click.option(
        "--pejabat",
        "nama",
        metavar="NAMA",
        default="",
        help=_("Nama pejabat bila lebih dari satu."),
    )
    @click.option(
        "--walau-ada-peringatan", "anyway", is_flag=True, help=_("Tetapkan walau ada peringatan.")
    )
    def fix(data: Path, tahun: int, nama: str, anyway: bool) -> Answer:
        with open_data(data) as office:
            pejabat = acting(office, nama)
            office.rekaman.fix(tahun, pejabat["id"], walau_peringatan=anyway)
            revisi = office.rencana.load(tahun).versi[-1].revisi
        text = _("Rencana {tahun}, {versi}, ditetapkan atas nama {nama}.")
        return {"tahun": tahun, "revisi": revisi}, text.format(
            tahun=tahun, versi=revision_label(revisi), nama=pejabat["nama"]
        )

    @command(rencana, "revisi", _("Buka rencana yang sudah ditetapkan, dengan alasan."))
    @TAHUN
    @click.option("--alasan", metavar="TEKS", required=True, help=_("Alasan revisi."))
    def revise(data: Path, tahun: int, alasan: str) -> Answer:
        with open_data(data) as office:
            office.rekaman.revise(tahun, alasan)
            revisi = len(office.rencana.load(tahun).versi)
        text = _("Rencana {tahun} dibuka; perubahannya menjadi {versi}.")
        return {"tahun": tahun, "revisi": revisi}, text.format(
            tahun=tahun, versi=revision_label(revisi)
        )
