"""`ranpk impor ratl`: what a RATL workbook says, and taking it over."""

from collections import Counter
from pathlib import Path
from typing import Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import Answer, findings, open_data
from ranpk_desktop.domain.bacaan_ratl import BacaanRatl, as_json
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.services import impor_ratl
from ranpk_desktop.services.office import Office


def answer(data: Path, file: Path, *, tahun: int, unit: str, semua: bool, terapkan: bool) -> Answer:
    """Read a file, and store what is new or changed if asked to.

    Without a choice all units are read, and only the office's own is stored.
    """
    if unit and semua:
        raise click.UsageError("--unit and --semua")
    berkas = impor_ratl.open_ratl(file)
    bacaan = impor_ratl.interpret(berkas, tahun)
    if not terapkan:
        if unit:
            bacaan = bacaan.only([impor_ratl.find_unit(bacaan, unit)])
        return as_json(bacaan), _summary(tahun, bacaan)
    with open_data(data) as office:
        office.kantor.require()
        bacaan, hasil = _apply(office, berkas.nama, bacaan, tahun, unit, semua)
    sentence = _(
        "RATL {tahun}: {baru} baru, {berubah} berubah, {sama} sama, {hilang} tidak ada dalam "
        "berkas (tetap disimpan)."
    ).format(**hasil)
    return as_json(bacaan) | {"terapkan": hasil}, f"{_summary(tahun, bacaan)}\n{sentence}"


def _apply(
    office: Office, nama: str, bacaan: BacaanRatl, tahun: int, unit: str, semua: bool
) -> tuple[BacaanRatl, dict[str, Any]]:
    """Take over all that is new or changed; return what was read of it, and how many rows."""
    milik = office.impor_ratl.load(tahun)
    bacaan = bacaan.owned_by(milik.unit, milik.acuan)
    kunci = None if semua else impor_ratl.find_unit(bacaan, unit or milik.unit, milik)
    pratinjau = impor_ratl.compare(tahun, bacaan, milik, kunci)
    rows = {row.kunci for row in pratinjau.baris}
    changes = office.impor_ratl.apply(nama, pratinjau, rows)
    jumlah = Counter(row.status for row in pratinjau.baris)
    counts = {status.value.lower(): jumlah[status] for status in StatusImpor}
    stored = {"tahun": tahun, "tersimpan": changes.perintah_id is not None, **counts}
    return pratinjau.bacaan, stored


def _summary(tahun: int, bacaan: BacaanRatl) -> str:
    """Return what was read in sentences: actions, the sum of the rows, findings."""
    jumlah = bacaan.ringkasan
    status = Counter(it.isi.get("status", "") for it in bacaan.aksi)
    words = [f"{it.label} {status[it]}" for it in StatusRatl if status[it]]
    lines = [
        _("RATL tahun survei {tahun}: {aksi} aksi dari {unit} unit").format(
            tahun=tahun, aksi=jumlah.aksi, unit=jumlah.unit
        ),
        _("Status: {daftar}").format(daftar=", ".join(words) or _("(tidak disebut)")),
        _(
            "Baris sumber {baris} = aksi {aksi} + lanjutan {lanjutan} + pertanyaan {pertanyaan}"
        ).format(
            baris=jumlah.baris_sumber,
            aksi=jumlah.aksi,
            lanjutan=jumlah.lanjutan,
            pertanyaan=jumlah.pertanyaan,
        ),
    ]
    return "\n".join([*lines, *findings(bacaan.temuan)])
