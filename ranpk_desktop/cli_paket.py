"""`ranpk paket`: sealed packages, made, checked, and put together from their parts."""

from pathlib import Path

import click

from ranpk_desktop import cli_pulih
from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import (
    KERTAS,
    OUT,
    PEJABAT,
    YEAR,
    Answer,
    NotValidError,
    acting,
    ask_frasa,
    command,
    group,
    open_data,
)
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.files import copy_file, make_folder
from ranpk_desktop.services.office import Office

_DARI_PUSAT = (JenisPaket.TANDA_TERIMA, JenisPaket.REFERENSI)
_TAHUNAN = "TAHUN"
_JENIS = [jenis.value for jenis in JenisPaket if jenis not in _DARI_PUSAT]

TAHUN = click.option("--tahun", type=YEAR, metavar="TAHUN", required=True, help=_("Tahun."))
SERTIFIKAT = click.option(
    "--sertifikat",
    type=click.Path(path_type=Path),
    metavar="PEM",
    help=_("Sertifikat tepercaya."),
)
FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


def register(root: click.Group) -> None:
    """Add the group `paket` and its commands."""
    paket = group(root, "paket", _("Paket bertanda tangan."))
    cli_pulih.register(paket)
    _register_make(paket)
    _register_check(paket)
    _register_assemble(paket)


def _register_make(paket: click.Group) -> None:
    @command(paket, "buat", _("Buat paket, atau serahkan berkas yang sudah pernah dibuat."))
    @click.option(
        "--jenis",
        type=click.Choice(_JENIS),
        default=JenisPaket.LAPORAN_TRIWULAN.value,
        help=_("Jenis paket."),
    )
    @TAHUN
    @click.option("--tw", type=click.IntRange(1, 4), metavar="1–4", help=_("Triwulan."))
    @click.option("--semester", type=click.IntRange(1, 2), metavar="1–2", help=_("Semester."))
    @click.option(
        "--nihil",
        metavar="ALASAN",
        default="",
        help=_("Laporkan bahwa tidak ada yang dilaporkan, dengan alasannya."),
    )
    @click.option(
        "--flashdisk",
        is_flag=True,
        help=_("Boleh memuat berkas yang terlalu besar untuk email."),
    )
    @PEJABAT
    @KERTAS
    @OUT
    def make_paket(
        data: Path,
        jenis: str,
        tahun: int,
        tw: int | None,
        semester: int | None,
        nihil: str,
        flashdisk: bool,
        nama: str,
        kertas: NamaKertas | None,
        out: Path,
    ) -> Answer:
        kind = JenisPaket(jenis)
        with open_data(data) as office:
            calon = office.paket.candidate(kind, tahun, _period(office, kind, tahun, tw, semester))
            found = None if nihil else calon.tersimpan
            pejabat_id = acting(office, nama)["id"] if nama else None
            made = found or office.paket.make_of(
                calon,
                kertas or office.pengaturan.kertas(),
                ask_frasa,
                pejabat_id=pejabat_id,
                nihil=nihil,
                flashdisk=flashdisk,
            )
        folder = make_folder(out)
        targets = [copy_file(it.path, folder / it.nama) for it in made.berkas]
        berkas = [str(it) for it in targets]
        hasil = {
            "berkas": berkas,
            "manifes": made.manifes,
            "sidik_isi": made.sidik_isi,
            "ukuran": made.ukuran,
        }
        text = _("Paket ini sudah pernah dibuat: {berkas}") if made.lama else _("Paket: {berkas}")
        return hasil, text.format(berkas="\n".join(berkas))


def _period(
    office: Office, jenis: JenisPaket, tahun: int, tw: int | None, semester: int | None
) -> str:
    """Return the period that the options name, else the only one that a kind has."""
    if tw and semester:
        raise click.UsageError(_("Sebutkan --tw atau --semester, tidak keduanya."))
    if tw:
        return Triwulan(tw).periode
    if semester:
        return f"S{semester}"
    offered = office.paket.periods(jenis, tahun)
    if len(offered) != 1 and _TAHUNAN not in offered:
        raise click.UsageError(_("Sebutkan --tw atau --semester."))
    return _TAHUNAN if _TAHUNAN in offered else offered[0]


def _register_check(paket: click.Group) -> None:
    @command(paket, "verifikasi", _("Periksa dan jelaskan sebuah paket atau PDF bersegel."))
    @SERTIFIKAT
    @FILE
    def verify_paket(data: Path, file: Path, sertifikat: Path | None) -> Answer:
        from ranpk_desktop.services import identitas, periksa_berkas

        trusted = identitas.read_certificates(sertifikat) if sertifikat else identitas.known(data)
        hasil = periksa_berkas.look(file, trusted)
        answer = hasil.as_json(), hasil.describe()
        if not hasil.sah:
            raise NotValidError(answer)
        return answer

    @command(paket, "isi", _("Sebutkan isi sebuah paket yang utuh."))
    @FILE
    def list_paket(data: Path, file: Path) -> Answer:
        from ranpk_desktop.services import paket as service

        hasil = service.contents(file)
        lines = [f"{row['ukuran']:>10}  {row['nama']}" for row in hasil["berkas"]]
        lines += [f"{jumlah:>10}  {nama}" for nama, jumlah in hasil["tabel"].items()]
        return hasil, "\n".join(lines)


def _register_assemble(paket: click.Group) -> None:
    @command(paket, "rakit", _("Periksa apakah semua bagian laporan sudah ada, urutan bebas."))
    @SERTIFIKAT
    @click.argument(
        "files", nargs=-1, required=True, type=click.Path(path_type=Path, dir_okay=False)
    )
    def assemble_paket(data: Path, files: tuple[Path, ...], sertifikat: Path | None) -> Answer:
        from ranpk_desktop.services import identitas
        from ranpk_desktop.services import paket as service

        trusted = identitas.read_certificates(sertifikat) if sertifikat else identitas.known(data)
        hasil = service.assemble(files, trusted)
        answer = hasil.as_json(), service.describe_assembly(hasil)
        if not hasil.lengkap or not all(it.sah for it in hasil.rakitan):
            raise NotValidError(answer)
        return answer
