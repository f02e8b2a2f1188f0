"""`ranpk`: the window's twin for scripts, checks and head office.

Every command answers in Indonesian, or with one JSON object whose keys are stable. Exit codes:
0 success, 1 a KnownError or "not valid", 2 wrong usage, 70 our own bug.
"""

import shlex
import sys
from collections.abc import Sequence
from pathlib import Path

import click

from ranpk_desktop import (
    cli_cadangan,
    cli_dokumen_skm,
    cli_impor,
    cli_kiriman,
    cli_kunci,
    cli_paket,
    cli_pdf,
    cli_pk,
    cli_pusat,
    cli_rencana,
    cli_skm,
)
from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import (
    KERTAS,
    OUT,
    PEJABAT,
    YEAR,
    Answer,
    acting,
    command,
    group,
    open_data,
    run,
    written,
)
from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.services.office import Office


@click.group(
    subcommand_metavar=_("PERINTAH …"),
    options_metavar="",
    help=_("RANPK Desktop dari baris perintah: rencana, realisasi, laporan, dan paket."),
)
def cli() -> None:
    """Hold all commands."""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command line and return its exit code."""
    return run(cli, sys.argv[1:] if arguments is None else arguments)


PATH = click.Path(path_type=Path)
TAHUN = click.option("--tahun", type=YEAR, metavar="TAHUN", required=True, help=_("Tahun."))
TW = click.option(
    "--tw",
    type=click.IntRange(1, 4),
    metavar="1–4",
    required=True,
    callback=lambda _context, _parameter, tw: Triwulan(tw),
    help=_("Triwulan."),
)
FILE = click.argument("file", type=click.Path(path_type=Path, dir_okay=False))


@command(cli, "demo", _("Jalankan pekerjaan utama pada kantor contoh, sampai paket terverifikasi."))
@click.option(
    "--out", type=PATH, metavar="FOLDER", default=Path("hasil/demo"), help=_("Folder hasil.")
)
def demo(data: Path, out: Path) -> Answer:
    from ranpk_desktop.services import demo as service

    hasil = service.run(out, utc_now)
    return hasil, _(
        "Contoh selesai.\n"
        "  Folder     : {folder}\n"
        "  Paket      : {paket}\n"
        "  Sertifikat : {sertifikat}\n"
        "  Periksa    : {ranpk} paket verifikasi {paket} --sertifikat {sertifikat}"
    ).format(ranpk=shlex.quote(sys.argv[0]), **hasil)


@command(cli, "katalog", _("Tampilkan baris katalog RANPK."))
@click.option("--bpom", is_flag=True, help=_("Hanya baris yang menjadi tanggung jawab BPOM."))
def show_katalog(data: Path, bpom: bool) -> Answer:
    from ranpk_desktop.services.parameter import katalog

    hasil = katalog().as_dict()
    if bpom:
        hasil["baris"] = [row for row in hasil["baris"] if row["bpom"]]
    lines = [
        f"{row['kode']:<16}{row['target']['teks']:>12} {row['satuan']:<12} {row['sasaran']}"
        for row in hasil["baris"]
    ]
    return hasil, "\n".join(lines)


@command(cli, "unit", _("Tampilkan daftar unit BPOM dengan nama dan kelasnya dari masa ke masa."))
def show_unit(data: Path) -> Answer:
    from ranpk_desktop.services.parameter import register_unit

    hasil = register_unit().as_dict()
    return hasil, "\n".join(f"{row['id']:<28} {row['nama']}" for row in hasil["unit"])


kantor = group(cli, "kantor", _("Kantor dalam folder data."))


@command(kantor, "buat", _("Buat kantor baru dalam folder data yang kosong."))
@click.option(
    "--unit", "unit_id", metavar="ID", required=True, help=_("Pengenal unit dari `ranpk unit`.")
)
@click.option("--kepala", metavar="NAMA", default="", help=_("Nama kepala kantor."))
@click.option("--rencana", type=YEAR, metavar="TAHUN", help=_("Ambil baris BPOM untuk tahun ini."))
def make_kantor(data: Path, unit_id: str, kepala: str, rencana: int | None) -> Answer:
    from ranpk_desktop.services import kantor_baru, setup

    def fill(office: Office) -> None:
        setup.create(office, unit_id, kepala, rencana)

    with kantor_baru.open_filled(data, utc_now, fill) as office:
        row = office.kantor.require()
    return {"folder": str(data), "unit": row}, _("Kantor {nama} dibuat di {folder}.").format(
        nama=row["nama"], folder=data
    )


@command(cli, "periksa", _("Periksa rencana setahun, atau satu triwulan dengan --tw."))
@TAHUN
@click.option(
    "--tw",
    type=click.IntRange(1, 4),
    metavar="1–4",
    callback=lambda _context, _parameter, tw: Triwulan(tw) if tw else None,
    help=_("Triwulan yang diperiksa seperti sebelum dikunci."),
)
def check(data: Path, tahun: int, tw: Triwulan | None) -> Answer:
    with open_data(data) as office:
        hasil = office.periksa.load(tahun, tw)
    return hasil.as_json(), hasil.describe()


realisasi = group(cli, "realisasi", _("Realisasi triwulan."))


@command(realisasi, "isi", _("Isi realisasi triwulan dari berkas JSON."))
@TAHUN
@TW
@FILE
def fill(data: Path, tahun: int, tw: Triwulan, file: Path) -> Answer:
    from ranpk_desktop.services.realisasi import read_file

    baris = read_file(file)
    with open_data(data) as office:
        changes = office.realisasi.fill(tahun, tw, baris)
        laporan = office.realisasi.load(tahun, tw).laporan
    hasil = {
        "berubah": changes.perintah_id is not None,
        "terisi": laporan.terisi,
        "jumlah": laporan.jumlah,
    }
    return hasil, _("{terisi} dari {jumlah} indikator terisi.").format(**hasil)


@command(cli, "kunci-triwulan", _("Kunci triwulan atas nama pejabat yang sedang menjabat."))
@TAHUN
@TW
@PEJABAT
@click.option(
    "--alasan",
    metavar="TEKS",
    help=_("Alasan untuk setiap peringatan yang belum beralasan."),
)
def lock(data: Path, tahun: int, tw: Triwulan, nama: str, alasan: str | None) -> Answer:
    with open_data(data) as office:
        if alasan:
            office.alasan_temuan.save_all(
                tahun, tw, dict.fromkeys(office.periksa.load(tahun, tw).tanpa_alasan, alasan)
            )
        pejabat = acting(office, nama)
        office.rekaman.lock(tahun, tw, pejabat["id"])
        rekaman = office.rekaman.locked(tahun, tw)
    hasil = {"revisi": rekaman["revisi"], "sidik_isi": rekaman["sidik_isi"]}
    return hasil, _("{tw} {tahun} dikunci atas nama {nama}.").format(
        tw=tw.label, tahun=tahun, nama=pejabat["nama"]
    )


ekspor = group(cli, "ekspor", _("Ekspor dokumen."))


@command(ekspor, "laporan", _("Tulis laporan kinerja interim triwulan sebagai Excel dan PDF."))
@TAHUN
@TW
@KERTAS
@OUT
def export_laporan(
    data: Path, tahun: int, tw: Triwulan, kertas: NamaKertas | None, out: Path
) -> Answer:
    from ranpk_desktop.services import laporan

    with open_data(data) as office:
        naskah = office.laporan.load(tahun, tw, kertas or office.pengaturan.kertas())
    return written(laporan.write(naskah, out))


@command(ekspor, "lembar-isian", _("Tulis satu lembar isian untuk setiap penanggung jawab."))
@TAHUN
@TW
@KERTAS
@OUT
def export_lembar_isian(
    data: Path, tahun: int, tw: Triwulan, kertas: NamaKertas | None, out: Path
) -> Answer:
    from ranpk_desktop.services import lembar_isian

    with open_data(data) as office:
        isi = office.lembar_isian.load(tahun, tw, kertas or office.pengaturan.kertas())
    return written(lembar_isian.write_all(isi, [it.penanggung_jawab for it in isi.lembar], out))


@command(ekspor, "semester", _("Tulis laporan RANPK semester sebagai Excel dan PDF."))
@TAHUN
@click.option("--semester", type=click.IntRange(1, 2), metavar="1–2", help=_("Semester."))
@click.option(
    "--tw",
    type=click.Choice(["2", "4"]),
    help=_("Triwulan yang mengakhiri semester, sebagai ganti --semester."),
)
@KERTAS
@OUT
def export_semester(
    data: Path,
    tahun: int,
    semester: int | None,
    tw: str | None,
    kertas: NamaKertas | None,
    out: Path,
) -> Answer:
    from ranpk_desktop.services import laporan_semester

    if (semester is None) == (tw is None):
        raise click.UsageError(_("Sebutkan --semester atau --tw."))
    triwulan = Triwulan(2 * semester if semester else int(tw or 0))
    with open_data(data) as office:
        paper = kertas or office.pengaturan.kertas()
        naskah = office.laporan_semester.load(tahun, triwulan, paper)
    return written(laporan_semester.write(naskah, out))


@command(ekspor, "rencana-aksi", _("Tulis rencana aksi setahun sebagai Excel dan PDF."))
@TAHUN
@click.option(
    "--bentuk",
    type=click.Choice(["rencana-aksi", "iku"]),
    default="rencana-aksi",
    help=_("Rencana aksi, atau rencana aksi IKU."),
)
@click.option(
    "--revisi", type=click.IntRange(0), metavar="N", help=_("Revisi; bawaan yang terbaru.")
)
@KERTAS
@OUT
def export_rencana_aksi(
    data: Path, tahun: int, bentuk: str, revisi: int | None, kertas: NamaKertas | None, out: Path
) -> Answer:
    from ranpk_desktop.services import rencana_aksi

    with open_data(data) as office:
        naskah = office.rencana_aksi.load(tahun, kertas or office.pengaturan.kertas(), revisi)
    return written(rencana_aksi.write(naskah, rencana_aksi.Bentuk(bentuk), out))


cli_cadangan.register(cli)
cli_dokumen_skm.register(ekspor)
cli_impor.register(cli)
cli_kunci.register(cli)
cli_paket.register(cli)
cli_kiriman.register(cli)
cli_pdf.register(cli)
cli_pk.register(cli, ekspor)
cli_pusat.register(cli)
cli_rencana.register(cli)
cli_skm.register(cli)
