"""`ranpk rencana …`: fix a year's plan, and open it for a revision."""

from pathlib import Path

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import YEAR, Answer, acting, command, group, open_data
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office

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
            _check(office, tahun, anyway=anyway)
            pejabat = acting(office, nama)
            office.rekaman.fix(tahun, pejabat["id"])
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


def _check(office: Office, tahun: int, *, anyway: bool) -> None:
    """Refuse to fix a plan with errors, and one with warnings unless that is meant."""
    kinds = [finding.tingkat for finding in office.periksa.rencana(tahun)]
    errors, warnings = kinds.count(Tingkat.KESALAHAN), kinds.count(Tingkat.PERINGATAN)
    if errors or (warnings and not anyway):
        raise KnownError(
            "RENCANA_BELUM_BERES",
            _("Rencana {tahun} masih mempunyai {n} kesalahan dan {m} peringatan.").format(
                tahun=tahun, n=errors, m=warnings
            ),
            _("Lihat dengan `ranpk periksa`; peringatan boleh dibiarkan: --walau-ada-peringatan."),
        )
