"""`ranpk ekspor lampiran1|lampiran2|ratl|skm`: the documents of surveys and their follow-ups."""

from datetime import date
from pathlib import Path

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import KERTAS, OUT, YEAR, Answer, command, open_data, written
from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.tanggal import parse_tanggal
from ranpk_desktop.errors import CheckError
from ranpk_desktop.exports.cetak import NamaKertas


def _day(_context: click.Context, _parameter: click.Parameter, teks: str | None) -> date | None:
    try:
        return parse_tanggal(teks) if teks else None
    except CheckError as error:
        raise click.BadParameter(str(error)) from error


_PER = click.option(
    "--per",
    metavar="TANGGAL",
    callback=_day,
    help=_("Tanggal status dihitung, misalnya 2023-06-06; bawaan hari ini."),
)
_YEARS = click.option(
    "--tahun",
    "years",
    type=YEAR,
    metavar="TAHUN",
    multiple=True,
    required=True,
    help=_("Tahun survei; boleh diulang."),
)


def register(ekspor: click.Group) -> None:
    """Add the commands to the group `ekspor`."""

    @command(ekspor, "lampiran1", _("Tulis Lampiran 1: ringkasan RATL per unit dan tahun survei."))
    @_YEARS
    @_PER
    @KERTAS
    @OUT
    def lampiran1(
        data: Path, years: tuple[int, ...], per: date | None, kertas: NamaKertas | None, out: Path
    ) -> Answer:
        from ranpk_desktop.services import dokumen_skm

        with open_data(data) as office:
            paper = kertas or office.pengaturan.kertas()
            naskah = office.dokumen_skm.lampiran1(years, paper, per)
        return written(dokumen_skm.write(naskah, out))

    @command(ekspor, "lampiran2", _("Tulis Lampiran 2: rincian RATL tiap tahun survei."))
    @_YEARS
    @click.option(
        "--bentuk",
        type=click.Choice([it.value for it in BentukLampiran]),
        help=_("Bentuk 2021 (per rekomendasi) atau 2022 (per layanan); bawaan menurut isinya."),
    )
    @_PER
    @KERTAS
    @OUT
    def lampiran2(
        data: Path,
        years: tuple[int, ...],
        bentuk: str | None,
        per: date | None,
        kertas: NamaKertas | None,
        out: Path,
    ) -> Answer:
        from ranpk_desktop.services import dokumen_skm

        chosen = BentukLampiran(bentuk) if bentuk else None
        with open_data(data) as office:
            paper = kertas or office.pengaturan.kertas()
            made = [office.dokumen_skm.lampiran2(it, paper, per, chosen) for it in sorted({*years})]
        return written([path for it in made for path in dokumen_skm.write(it, out)])

    @command(ekspor, "ratl", _("Tulis laporan status RATL; bawaan semua tahun survei."))
    @click.option(
        "--tahun",
        "years",
        type=YEAR,
        metavar="TAHUN",
        multiple=True,
        help=_("Tahun survei; boleh diulang."),
    )
    @_PER
    @KERTAS
    @OUT
    def ratl(
        data: Path, years: tuple[int, ...], per: date | None, kertas: NamaKertas | None, out: Path
    ) -> Answer:
        from ranpk_desktop.services import dokumen_skm

        with open_data(data) as office:
            paper = kertas or office.pengaturan.kertas()
            wanted = years or office.dokumen_skm.years()
            naskah = office.dokumen_skm.ratl(wanted, paper, per)
        return written(dokumen_skm.write(naskah, out))

    @command(ekspor, "skm", _("Tulis laporan SKM setahun, dan lembar publikasinya bila diminta."))
    @click.option("--tahun", type=YEAR, metavar="TAHUN", required=True, help=_("Tahun survei."))
    @click.option(
        "--periode",
        type=click.Choice([it.value for it in PeriodeSkm]),
        default=PeriodeSkm.TAHUN.value,
        help=_("Bagian tahun; bawaan setahun."),
    )
    @click.option(
        "--publikasi",
        type=click.Choice(["A4", "A3"]),
        help=_("Tulis pula lembar publikasi satu halaman untuk loket."),
    )
    @KERTAS
    @OUT
    def skm(
        data: Path,
        tahun: int,
        periode: str,
        publikasi: str | None,
        kertas: NamaKertas | None,
        out: Path,
    ) -> Answer:
        from ranpk_desktop.services import dokumen_skm

        part = PeriodeSkm(periode)
        with open_data(data) as office:
            service = office.dokumen_skm
            made = [service.skm(tahun, part, kertas or office.pengaturan.kertas())]
            if publikasi:
                made.append(service.publikasi(tahun, part, besar=publikasi == "A3"))
        return written([path for it in made for path in dokumen_skm.write(it, out)])
