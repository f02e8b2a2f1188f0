"""`ranpk impor …`: what a foreign file says, before anything of it is taken over."""

from collections import Counter
from pathlib import Path

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import Answer, command, group
from ranpk_desktop.domain.bacaan_rencana import Bacaan, as_json

_TEMUAN_MAKS = 40


def register(root: click.Group) -> None:
    """Add the group `impor` and its commands."""
    impor = group(root, "impor", _("Impor berkas Excel."))

    @command(impor, "rencana", _("Baca rencana dari buku kerja Excel, tanpa menyimpannya."))
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    def read_rencana(data: Path, file: Path) -> Answer:
        from ranpk_desktop.imports import proses, rencana

        bacaan = rencana.read(proses.run("buku_kerja", file))
        return as_json(bacaan), summary(bacaan)


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
    temuan = [f"- [{it.tingkat}] {it.sel}: {it.pesan}" for it in bacaan.temuan[:_TEMUAN_MAKS]]
    lines.append(_("Temuan: {n}").format(n=len(bacaan.temuan)))
    lines += temuan
    if len(bacaan.temuan) > _TEMUAN_MAKS:
        lines.append(_("… dan {n} lagi.").format(n=len(bacaan.temuan) - _TEMUAN_MAKS))
    return "\n".join(lines)
