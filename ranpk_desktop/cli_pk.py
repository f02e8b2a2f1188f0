"""`ranpk pk …` and `ranpk ekspor perjanjian-kinerja`: the agreement of a year."""

from pathlib import Path

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import YEAR, Answer, NotValidError, command, group, open_data, written
from ranpk_desktop.domain.perjanjian_kinerja import AlasanRevisi
from ranpk_desktop.exports.cetak import KERTAS, NamaKertas

TAHUN = click.option("--tahun", type=YEAR, metavar="TAHUN", required=True, help=_("Tahun."))


def register(root: click.Group, ekspor: click.Group) -> None:
    """Add the group `pk` and its commands, and the document to the group `ekspor`."""
    _register_export(ekspor)
    pk = group(root, "pk", _("Perjanjian kinerja."))
    _register_find(pk)
    _register_versions(pk)


def _register_export(ekspor: click.Group) -> None:
    @command(ekspor, "perjanjian-kinerja", _("Tulis perjanjian kinerja sebagai PDF atau Excel."))
    @TAHUN
    @click.option(
        "--revisi",
        type=click.IntRange(0),
        metavar="N",
        help=_("Revisi yang sudah final; bawaan yang terbaru, juga bila masih draf."),
    )
    @click.option(
        "--kertas", type=click.Choice(list(KERTAS)), help=_("Kertas; bawaan menurut naskahnya.")
    )
    @click.option(
        "--out",
        type=click.Path(path_type=Path),
        metavar="BERKAS",
        required=True,
        help=_("Berkas .pdf atau .xlsx, atau folder untuk keduanya."),
    )
    def export(
        data: Path, tahun: int, revisi: int | None, kertas: NamaKertas | None, out: Path
    ) -> Answer:
        from ranpk_desktop.services import perjanjian_kinerja

        with open_data(data) as office:
            naskah = office.perjanjian_kinerja.naskah(tahun, kertas, revisi)
        return written(perjanjian_kinerja.write(naskah, out))


def _register_find(pk: click.Group) -> None:
    @command(pk, "periksa", _("Cari versi yang kode datanya tercetak pada kertas."))
    @click.argument("kode")
    def find(data: Path, kode: str) -> Answer:
        with open_data(data) as office:
            hasil = office.perjanjian_kinerja.versi.find(kode)
        answer = hasil.as_json(), hasil.describe()
        if not hasil.berlaku:
            raise NotValidError(answer)
        return answer


def _register_versions(pk: click.Group) -> None:
    @command(pk, "isi", _("Isi satu atau beberapa kolom draf: KOLOM=TEKS …"))
    @TAHUN
    @click.argument("isian", nargs=-1, required=True, metavar="KOLOM=TEKS …")
    def fill(data: Path, tahun: int, isian: tuple[str, ...]) -> Answer:
        if not all("=" in it for it in isian):
            raise click.BadArgumentUsage("KOLOM=TEKS", click.get_current_context())
        pairs = {nama: teks for nama, _sama, teks in (it.partition("=") for it in isian)}
        with open_data(data) as office:
            changes = office.perjanjian_kinerja.save_all(tahun, pairs)
            temuan = office.perjanjian_kinerja.load(tahun).temuan
        lines = [f"[{it.tingkat}] {it.pesan}" for it in temuan]
        hasil = {
            "berubah": changes.perintah_id is not None,
            "temuan": [it.as_json() for it in temuan],
        }
        return hasil, "\n".join(lines) or _("Tidak ada temuan.")

    @command(pk, "finalkan", _("Finalkan draf menurut rencana yang sudah ditetapkan."))
    @TAHUN
    @click.option(
        "--walau-ada-peringatan", "anyway", is_flag=True, help=_("Finalkan walau ada peringatan.")
    )
    def finalise(data: Path, tahun: int, anyway: bool) -> Answer:
        with open_data(data) as office:
            office.perjanjian_kinerja.finalise(tahun, walau_peringatan=anyway)
            versi = office.perjanjian_kinerja.versi.load(tahun)[-1]
        hasil = {
            "tahun": tahun,
            "revisi": versi.revisi,
            "kode_data": versi.kode_data,
            "sidik_isi": versi.sidik_isi,
        }
        text = _("Perjanjian kinerja {tahun}, {versi}, final. Kode data: {kode}")
        return hasil, text.format(tahun=tahun, versi=versi.label, kode=versi.kode_data)

    @command(pk, "revisi", _("Buka versi final untuk revisi, dengan alasan."))
    @TAHUN
    @click.option(
        "--alasan",
        type=click.Choice([alasan.lower() for alasan in AlasanRevisi]),
        required=True,
        help=_("Pergantian pejabat, perubahan strategi atau anggaran, atau prioritas."),
    )
    @click.option("--uraian", metavar="TEKS", required=True, help=_("Uraian alasannya."))
    def revise(data: Path, tahun: int, alasan: str, uraian: str) -> Answer:
        with open_data(data) as office:
            office.perjanjian_kinerja.revise(tahun, AlasanRevisi(alasan.upper()), uraian)
            revisi = office.perjanjian_kinerja.load(tahun).row["revisi"]
        text = _("Perjanjian kinerja {tahun} dibuka untuk revisi ke-{revisi}.")
        return {"tahun": tahun, "revisi": revisi}, text.format(tahun=tahun, revisi=revisi)
