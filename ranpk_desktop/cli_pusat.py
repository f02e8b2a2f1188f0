"""`ranpk tanda-terima …` and `ranpk referensi …`: what comes from Pusat."""

from pathlib import Path
from typing import Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import Answer, command, group, open_data
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.tanda_terima import HasilTandaTerima

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_KODE = click.option(
    "--kode",
    metavar="KODE",
    default="",
    help=_("Kode pengenal yang dibacakan Pusat lewat telepon; menyematkan kunci berkas ini."),
)


def register(root: click.Group) -> None:
    """Add the groups `tanda-terima` and `referensi`."""
    _add_receipts(group(root, "tanda-terima", _("Tanda terima dari Pusat.")))
    _add_references(group(root, "referensi", _("Referensi dari Pusat.")))


def _add_receipts(terima: click.Group) -> None:
    @command(terima, "buka", _("Buka tanda terima: paket mana yang diterima atau dikembalikan."))
    @_KODE
    @_FILE
    def open_receipt(data: Path, file: Path, kode: str) -> Answer:
        with open_data(data) as office:
            _pin(office, file, kode)
            hasil = office.tanda_terima.open(file)
        return hasil.as_json(), _text(hasil)


def _add_references(referensi: click.Group) -> None:
    @command(referensi, "terapkan", _("Terapkan referensi: kriteria, libur, katalog, dan lainnya."))
    @_KODE
    @click.option("--pratinjau", "only", is_flag=True, help=_("Sebutkan perubahannya saja."))
    @_FILE
    def apply(data: Path, file: Path, kode: str, only: bool) -> Answer:
        with open_data(data) as office:
            _pin(office, file, kode)
            shown = office.referensi.preview(file)
            if not only:
                office.referensi.apply(shown)
        hasil: dict[str, Any] = {
            "perubahan": [{"bagian": it.judul, "pesan": list(it.pesan)} for it in shown.perubahan],
            "lama": shown.lama,
            "diterapkan": not only,
        }
        return hasil, shown.describe()


def _pin(office: Office, file: Path, kode: str) -> None:
    """Pin the key of a file whose code was read out; raises CheckError where it differs."""
    if not kode:
        return
    berkas = office.dari_pusat.look(file)
    if berkas.dapat_disematkan:
        office.dari_pusat.pin(berkas.sertifikat, kode)


def _text(hasil: HasilTandaTerima) -> str:
    lines = [hasil.pesan]
    lines += [f"- {it.baris}, {it.kolom}: {it.sel.komentar}" for it in hasil.sel]
    return "\n".join(lines)
