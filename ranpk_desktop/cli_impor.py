"""`ranpk impor …`: what a foreign file says, before anything of it is taken over."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import YEAR, Answer, command, findings, group, open_data
from ranpk_desktop.domain.bacaan_rencana import Bacaan, as_json
from ranpk_desktop.domain.cocok_rencana import take
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office


def register(root: click.Group) -> None:
    """Add the group `impor` and its commands."""
    impor = group(root, "impor", _("Impor berkas Excel."))

    @command(impor, "rencana", _("Baca rencana dari buku kerja Excel; simpan hanya bila diminta."))
    @click.option(
        "--terapkan", is_flag=True, help=_("Masukkan yang baru dan yang berubah ke rencana.")
    )
    @click.option(
        "--tahun",
        type=YEAR,
        metavar="TAHUN",
        help=_("Tahun rencana; bawaan: yang disebut dalam berkas."),
    )
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    def read_rencana(data: Path, file: Path, terapkan: bool, tahun: int | None) -> Answer:
        from ranpk_desktop.services.berkas_rencana import interpret, open_berkas

        berkas = open_berkas(file)
        if not terapkan:
            bacaan = interpret(berkas, ()).bacaan
            return as_json(bacaan), summary(bacaan)
        with open_data(data) as office:
            bacaan = interpret(berkas, office.pemetaan.recall(berkas)).bacaan
            hasil = _apply(office, berkas.nama, bacaan, tahun or bacaan.tahun)
        sentence = _(
            "Rencana {tahun}: {baru} baru, {berubah} berubah, {sama} sama, {hilang} tidak ada "
            "dalam berkas (tetap disimpan)."
        ).format(**hasil)
        return as_json(bacaan) | {"terapkan": hasil}, f"{summary(bacaan)}\n{sentence}"

    @command(impor, "ratl", _("Baca RATL dari buku kerja Excel; simpan hanya bila diminta."))
    @click.option("--terapkan", is_flag=True, help=_("Simpan yang baru dan yang berubah."))
    @click.option("--tahun", type=YEAR, metavar="TAHUN", required=True, help=_("Tahun survei."))
    @click.option("--unit", metavar="NAMA", default="", help=_("Hanya unit ini."))
    @click.option(
        "--semua",
        is_flag=True,
        help=_("Semua unit; tanpa pilihan ini yang disimpan hanya unit sendiri."),
    )
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    def read_ratl(data: Path, file: Path, **choice: Any) -> Answer:
        from ranpk_desktop import cli_impor_ratl

        return cli_impor_ratl.answer(data, file, **choice)


def _apply(office: Office, nama: str, bacaan: Bacaan, tahun: int | None) -> dict[str, Any]:
    """Take over all that is new or changed; return how many rows of each kind there were."""
    if tahun is None:
        raise KnownError(
            "TAHUN_TIDAK_DISEBUT",
            _("Berkas itu tidak menyebut tahun rencananya."),
            _("Sebutkan tahunnya dengan --tahun."),
        )
    baris = office.impor_rencana.preview(tahun, bacaan)
    changes = office.impor_rencana.apply(tahun, nama, take(baris, {row.kunci for row in baris}))
    jumlah = Counter(row.status for row in baris)
    counts = {status.value.lower(): jumlah[status] for status in StatusImpor}
    return {"tahun": tahun, "tersimpan": changes.perintah_id is not None, **counts}


def summary(bacaan: Bacaan) -> str:
    """Return what was read in sentences: butir per level, the sum of target cells, findings."""
    jumlah = Counter(butir.level for butir in bacaan.butir)
    tebakan = sum(butir.level_tebakan for butir in bacaan.butir)
    lines = [_("Rencana tahun {tahun}").format(tahun=bacaan.tahun or _("(tidak disebut)"))]
    lines += [f"  {level.label:<24}{n:>6}" for level, n in jumlah.items()]
    if tebakan:
        lines.append(_("  (level {n} butir adalah dugaan)").format(n=tebakan))
    lines.append(
        _(
            "Sel target {sel_target} = angka {angka} + strip {strip} + kosong {kosong}"
            " + tidak diukur {tidak_diukur} + tidak terbaca {ragu}"
        ).format(**as_json(bacaan)["ringkasan"])
    )
    return "\n".join([*lines, *findings(bacaan.temuan)])
