"""`ranpk kunci …` and `ranpk identitas …`: the office's key, and the certificates of others."""

from pathlib import Path
from typing import Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import KERTAS, OUT, Answer, ask_frasa, command, group, open_data
from ranpk_desktop.domain.identitas import Sematan, spell
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.files import copy_file, make_folder

_FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
_UNIT = click.option(
    "--unit",
    "unit_id",
    metavar="ID",
    required=True,
    help=_("`pusat`, atau unit dari `ranpk unit`."),
)


def register(root: click.Group) -> None:
    """Add the groups `kunci` and `identitas` and their commands."""
    _add_kunci(group(root, "kunci", _("Kunci segel kantor.")))
    _add_identitas(group(root, "identitas", _("Sertifikat unit lain, dan daftar identitas.")))


def _add_kunci(kunci: click.Group) -> None:
    @command(kunci, "buat", _("Buat kunci segel kantor di bawah frasa sandi."))
    def make_key(data: Path) -> Answer:
        with open_data(data) as office:
            hasil = office.identitas.make_key(ask_frasa(confirm=True))
        return hasil, _key_text(hasil)

    @command(kunci, "tampil", _("Tampilkan kode pengenal kunci segel kantor."))
    def show_key(data: Path) -> Answer:
        with open_data(data) as office:
            hasil = office.identitas.show()
            ending = office.identitas.expiry_warning(office.store.moment().date())
        return hasil, _key_text(hasil) + (f"\n{ending.pesan}." if ending else "")

    @command(kunci, "impor", _("Pakai kunci dari berkas .p12, dengan frasanya sendiri."))
    @_FILE
    def import_key(data: Path, file: Path) -> Answer:
        from ranpk_desktop.services.identitas import read_key_file

        with open_data(data) as office:
            hasil = office.identitas.import_key(read_key_file(file), ask_frasa())
        return hasil, _key_text(hasil)

    @command(kunci, "ganti-frasa", _("Ganti frasa sandi kunci, misalnya pada serah terima."))
    def change_frasa(data: Path) -> Answer:
        with open_data(data) as office:
            lama = ask_frasa(old=True)
            office.identitas.change_frasa(lama, ask_frasa(confirm=True))
            hasil = office.identitas.show()
        return hasil, _("Frasa sandi sudah diganti.\n") + _key_text(hasil)

    @command(kunci, "ganti", _("Ganti kunci segel; yang lama disimpan."))
    @click.option("--alasan", metavar="TEKS", required=True, help=_("Alasan mengganti."))
    @click.option("--hilang", is_flag=True, help=_("Frasa kunci lama tidak diketahui lagi."))
    @click.option(
        "--berkas",
        "file",
        type=click.Path(path_type=Path, dir_okay=False),
        metavar="P12",
        help=_("Kunci baru dari berkas .p12, dengan frasanya sendiri."),
    )
    def replace_key(data: Path, alasan: str, hilang: bool, file: Path | None) -> Answer:
        from ranpk_desktop.services.identitas import read_key_file

        with open_data(data) as office:
            lama = None if hilang else ask_frasa(old=True)
            baru = ask_frasa(confirm=file is None)
            p12 = read_key_file(file) if file else None
            office.identitas.replace_key(baru, lama, alasan, p12)
            hasil = office.identitas.show()
        text = _("Kunci segel sudah diganti. Kirim daftar identitas kepada Pusat (`{perintah}`).\n")
        return hasil, text.format(perintah="ranpk identitas paket") + _key_text(hasil)


def _add_identitas(identitas: click.Group) -> None:
    @command(identitas, "daftar", _("Sebutkan sertifikat unit lain yang disematkan."))
    def show_pins(data: Path) -> Answer:
        with open_data(data) as office:
            pinned = office.identitas.pinned_list()
        rows = [it.as_json() for it in pinned]
        text = "\n".join(map(_pin_text, pinned)) or _("Belum ada sertifikat yang disematkan.")
        return {"sertifikat": rows}, text

    @command(identitas, "paket", _("Buat paket daftar identitas untuk Pusat."))
    @KERTAS
    @OUT
    def make_list(data: Path, kertas: NamaKertas | None, out: Path) -> Answer:
        with open_data(data) as office:
            chosen = kertas or office.pengaturan.kertas()
            made = office.paket.make_identity_list(chosen, ask_frasa)
        target = copy_file(made.path, make_folder(out) / made.path.name)
        hasil = {"berkas": [str(target)], "manifes": made.manifes, "sidik_isi": made.sidik_isi}
        text = _("Paket ini sudah pernah dibuat: {berkas}") if made.lama else _("Paket: {berkas}")
        return hasil, text.format(berkas=target)

    @command(identitas, "sematkan", _("Percayai sebuah sertifikat untuk satu unit."))
    @_UNIT
    @_FILE
    def pin(data: Path, file: Path, unit_id: str) -> Answer:
        with open_data(data) as office:
            pinned = office.identitas.pin(file, unit_id)
        text = _("{sertifikat}\nCocokkan kode itu dengan unitnya lewat telepon.")
        return pinned.as_json(), text.format(sertifikat=_pin_text(pinned))

    @command(identitas, "lepas", _("Jangan percayai lagi sertifikat sebuah unit."))
    @_UNIT
    def unpin(data: Path, unit_id: str) -> Answer:
        with open_data(data) as office:
            office.identitas.unpin(unit_id)
        return {"unit": unit_id}, _("Sertifikat {unit} sudah dilepas.").format(unit=unit_id)


def _key_text(hasil: dict[str, Any]) -> str:
    return _(
        "Kunci segel {unit}\n  Kode pengenal : {kode_pengenal}\n"
        "  Dalam kata    : {kata}\n"
        "  Berlaku sampai: {berlaku_sampai}\n  Sertifikat    : {sertifikat}"
    ).format(kata=spell(hasil["kata_pengenal"]), **hasil)


def _pin_text(sematan: Sematan) -> str:
    return _(
        "{nama} ({unit})\n  Kode pengenal : {kode}\n  Dalam kata    : {kata}\n"
        "  Berlaku sampai: {tanggal}"
    ).format(
        nama=sematan.nama,
        unit=sematan.unit_id,
        kode=sematan.kode_pengenal,
        kata=spell(sematan.kata),
        tanggal=format_tanggal(sematan.berlaku_sampai),
    )
