"""`ranpk cadangan …`: backups of the database, the whole office as one file, and carrying it."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import Answer, command, group, open_data
from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.bawaan import BERKAS
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office, open_office

if TYPE_CHECKING:
    from ranpk_desktop.services.cadangan_lengkap import Tertulis


def register(cli: click.Group) -> None:
    """Add the group to `ranpk`."""
    cadangan = group(cli, "cadangan", _("Cadangan data kantor."))

    @command(cadangan, "buat", _("Buat cadangan hari ini."))
    def make(data: Path) -> Answer:
        with open_data(data) as office:
            made = office.cadangan.make()
        return {"cadangan": [made.nama]}, str(made.path)

    @command(cadangan, "daftar", _("Sebutkan cadangan yang ada."))
    def list_all(data: Path) -> Answer:
        with open_data(data) as office:
            found = office.cadangan.load()
        text = "\n".join(f"{row.ukuran:>10}  {row.nama}" for row in found)
        return {"cadangan": [row.nama for row in found]}, text or _("Belum ada cadangan.")

    @command(
        cadangan,
        "lengkap",
        _("Tulis seluruh kantor ke satu berkas, atau serahkan kepada pembawanya dengan --bawa."),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="BERKAS",
        required=True,
        help=_("Berkas hasil, misalnya kantor.ranpk."),
    )
    @click.option(
        "--bawa",
        "nama",
        metavar="NAMA",
        help=_("Nama pembawa; kantor di sini lalu hanya dapat dibaca."),
    )
    def write_all(data: Path, out: Path, nama: str | None) -> Answer:
        out = out.with_name(out.name + f".{BERKAS}") if out.suffix != f".{BERKAS}" else out
        with open_data(data) as office:
            made = _carry(office, out, nama) if nama is not None else _write(office, out)
        return made, _("Seluruh kantor ditulis ke {berkas}.").format(berkas=out)

    @command(
        cadangan,
        "luar",
        _("Salin seluruh kantor ke flashdisk atau folder jaringan, lalu baca kembali."),
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path, file_okay=False),
        metavar="FOLDER",
        required=True,
        help=_("Folder di luar komputer ini."),
    )
    def copy_out(data: Path, out: Path) -> Answer:
        from ranpk_desktop.services import cadangan_luar

        with open_data(data) as office:
            cadangan_luar.require_outside(out, data)
            whole = office.cadangan_lengkap
            made = cadangan_luar.write(whole.gather(), out, whole.file_name(), _ignore)
            office.cadangan_luar.note(made)
        text = _("Seluruh kantor disalin ke {berkas} dan sudah dibaca kembali.")
        return _as_json(made), text.format(berkas=made.path)

    @command(
        cadangan,
        "pulihkan",
        _("Kembalikan data kantor ke sebuah cadangan, atau buka berkas .ranpk yang lengkap."),
    )
    @click.argument("nama")
    def restore(data: Path, nama: str) -> Answer:
        if nama.endswith(f".{BERKAS}"):
            return _open(data, Path(nama))
        with open_data(data) as office:
            before = office.cadangan.restore(nama)
        return {"cadangan": [before.nama]}, _restored(nama, before.nama)

    @command(
        cadangan,
        "ambil-alih",
        _("Lanjutkan kantor yang sedang dibawa tanpa menunggu berkasnya kembali."),
    )
    def take_over(data: Path) -> Answer:
        with open_data(data) as office:
            bawaan = office.bawaan.current()
            if bawaan is None:
                raise KnownError(
                    "TIDAK_SEDANG_DIBAWA", _("Kantor ini tidak sedang dibawa ke komputer lain.")
                )
            office.bawaan.take_over()
        return {"nama": bawaan.nama, "dibawa_pada": bawaan.dibawa_pada.isoformat()}, _(
            "Kantor diambil alih. Isian di komputer {nama} menjadi versi kedua."
        ).format(nama=bawaan.nama)


def _ignore(_done: int, _total: int) -> None:
    """A script asks for no progress."""


def _write(office: Office, out: Path) -> dict[str, object]:
    from ranpk_desktop.services import cadangan_lengkap as service

    return _as_json(service.write(office.cadangan_lengkap.gather(), out, _ignore))


def _carry(office: Office, out: Path, nama: str) -> dict[str, object]:
    from ranpk_desktop.services import cadangan_lengkap as service

    bawaan = office.bawaan.begin(nama, out.name)
    try:
        made = service.write(office.cadangan_lengkap.gather(bawaan=bawaan), out, _ignore)
    except BaseException:
        office.bawaan.cancel(bawaan)
        raise
    office.bawaan.finish(bawaan, made.sidik)
    return _as_json(made)


def _as_json(made: "Tertulis") -> dict[str, object]:
    return {
        "cadangan": [str(made.path)],
        "ukuran": made.ukuran,
        "sidik": made.sidik,
        "rusak": list(made.rusak),
    }


def _open(data: Path, path: Path) -> Answer:
    """Put a whole office in the place of what is in the data folder, or into an empty one."""
    from ranpk_desktop.services import cadangan_lengkap as service

    service.look(path)  # before a mistyped name makes an empty data folder
    with open_office(data, utc_now) as office:
        siap = service.unpack(path, data, _ignore)
        before = office.cadangan_lengkap.accept(siap)
    text = _restored(path.name, before)
    return {"cadangan": [before] if before else []}, text


def _restored(nama: str, before: str) -> str:
    if not before:
        return _("{nama} dipulihkan.").format(nama=nama)
    return _("{nama} dipulihkan. Data sebelumnya disimpan sebagai {lama}.").format(
        nama=nama, lama=before
    )
