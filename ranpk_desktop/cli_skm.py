"""`ranpk skm …`: the results of a satisfaction survey, worked out from a file."""

from pathlib import Path
from typing import Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import Answer, command, group

_YEAR = click.IntRange(2000, 2100)


def register(root: click.Group) -> None:
    """Add the group `skm` and its commands."""
    skm = group(root, "skm", _("Survei kepuasan masyarakat."))

    @command(skm, "hitung", _("Hitung SKM dari jawaban responden atau nilai unsur (.xlsx, .csv)."))
    @click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
    @click.option(
        "--tahun", type=_YEAR, metavar="TAHUN", help=_("Tahun survei bila berkas tidak memuatnya.")
    )
    def calculate(data: Path, file: Path, tahun: int | None) -> Answer:
        from ranpk_desktop.services import skm_hitung

        hasil = skm_hitung.calculate_file(file, tahun)
        return hasil, _sentences(hasil)


def _sentences(hasil: dict[str, Any]) -> str:
    lines: list[str] = []
    for row in hasil["layanan"]:
        lines += [_title(row), *_unsur(row), *_follow_up(row), ""]
    unit = hasil["unit"]
    if unit["ikm"]:
        lines.append(_("Nilai unit {ikm} – {mutu} ({metode})").format(**_shown(unit)))
    lines += [f"- [{it['tingkat']}] {it['pesan']}" for it in hasil["temuan"]]
    return "\n".join(lines).rstrip()


def _title(row: dict[str, Any]) -> str:
    nama = f"{row['nama']} {row['tahun'] or ''}".strip()
    if row["ikm"] is None:
        return _("{nama}: {n} dari 9 unsur bernilai").format(nama=nama, n=len(row["unsur"]))
    text = _("{nama}: nilai SKM {ikm} – {mutu}").format(**{**_shown(row), "nama": nama})
    if row["responden"] is None:
        return text
    return text + _(", {n} responden").format(n=row["responden"])


def _unsur(row: dict[str, Any]) -> list[str]:
    return [
        f"  {kode}  {_comma(it['nrr']):>7}  {_comma(it['nilai']):>7}  {it['mutu']}"
        for kode, it in row["unsur"].items()
    ]


def _follow_up(row: dict[str, Any]) -> list[str]:
    lines = [f"  → {it['unsur']}: {it['alasan']}" for it in row["tindak_lanjut"]]
    return lines + [f"  → {it}" for it in row["catatan"]]


def _shown(row: dict[str, Any]) -> dict[str, Any]:
    return {**row, "ikm": _comma(row["ikm"])}


def _comma(teks: str) -> str:
    return teks.replace(".", ",")
