"""`ranpk kiriman …`: packages on their way, as the page sends them."""

import os
from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import KERTAS, OUT, Answer, command, group, open_data, written
from ranpk_desktop.domain.kiriman import BY_HAND, CaraKirim, KeadaanKiriman, Kiriman
from ranpk_desktop.domain.surat import KIRIMAN_KANTOR
from ranpk_desktop.domain.tanggal import parse_tanggal
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services.office import Office

SANDI = "RANPK_SANDI_EMAIL"
"""Environment variable that may hold the mail account's password, for scripts."""

BERKAS = click.argument("berkas", metavar="PAKET")


def register(root: click.Group) -> None:
    """Add the group `kiriman` and its commands."""
    kiriman = group(root, "kiriman", _("Kiriman paket: kotak keluar, surat, dan catatannya."))
    _register_outbox(kiriman)
    _register_letters(kiriman)
    _register_settings(kiriman)


def _register_outbox(kiriman: click.Group) -> None:
    @command(kiriman, "daftar", _("Sebutkan kiriman terbaru dan keadaannya."))
    def show(data: Path) -> Answer:
        with open_data(data) as office:
            rows = office.kotak_keluar.listed()
            paused, now = office.kotak_keluar.paused, office.store.moment()
            names = {it.paket_id: office.surat.file_name(it.paket_id) for it in rows}
        lines = [f"{names[it.paket_id]}  {it.cara.label}: {it.describe(now)}" for it in rows]
        if paused:
            lines.insert(0, _("Kotak keluar sedang dijeda."))
        hasil = {"jeda": paused, "kiriman": [_as_json(it, names[it.paket_id]) for it in rows]}
        return hasil, "\n".join(lines) or _("Belum ada kiriman.")

    @command(kiriman, "kirim", _("Kirim langsung semua yang menunggu, dan PAKET bila disebut."))
    @click.argument("berkas", metavar="[PAKET]", required=False)
    def send(data: Path, berkas: str | None) -> Answer:
        with open_data(data) as office:
            keluar = office.kotak_keluar
            keluar.recover()
            if berkas:
                for it in keluar.enqueue(office.surat.find(berkas)):
                    if it.keadaan is KeadaanKiriman.MENUNGGU or it.ditahan:
                        keluar.retry(it.id)
            rows = _send_all(office)
            names = {it.paket_id: office.surat.file_name(it.paket_id) for it in rows}
            now = office.store.moment()
        unsent = [it for it in rows if it.keadaan is not KeadaanKiriman.TERKIRIM]
        if unsent:
            # One sentence for people; the whole list is one command away.
            raise KnownError(
                "BELUM_TERKIRIM",
                f"{names[unsent[0].paket_id]}: {unsent[0].describe(now)}",
                _("Lihat `ranpk kiriman daftar`, lalu ulangi `ranpk kiriman kirim`."),
            )
        text = _("{n} surat terkirim.").format(n=len(rows))
        return {"kiriman": [_as_json(it, names[it.paket_id]) for it in rows]}, text

    @command(kiriman, "tandai", _("Catat bahwa PAKET sudah dikirim sendiri."))
    @BERKAS
    @click.option(
        "--cara",
        type=click.Choice([cara.lower() for cara in BY_HAND]),
        required=True,
        help=_("Bagaimana paket itu dikirim."),
    )
    @click.option("--tanggal", metavar="TANGGAL", help=_("Tanggal kirim; bawaan hari ini."))
    @click.option("--keterangan", metavar="TEKS", default="", help=_("Kepada siapa, misalnya."))
    def mark(data: Path, berkas: str, cara: str, tanggal: str | None, keterangan: str) -> Answer:
        with open_data(data) as office:
            day = _day(office, tanggal)
            paket_id = office.surat.find(berkas)
            office.kotak_keluar.mark_sent(paket_id, CaraKirim(cara.upper()), day, keterangan)
            name = office.surat.file_name(paket_id)
        hasil = {"berkas": name, "cara": cara.upper(), "tanggal": day.isoformat()}
        return hasil, _("{nama} dicatat sudah dikirim.").format(nama=name)


def _register_letters(kiriman: click.Group) -> None:
    @command(kiriman, "draf", _("Tulis draf email (.eml) untuk setiap bagian PAKET."))
    @BERKAS
    @OUT
    def draft(data: Path, berkas: str, out: Path) -> Answer:
        with open_data(data) as office:
            ids = office.surat.part_ids(office.surat.find(berkas))
            drafts = {office.surat.draft_name(it): office.surat.draft(it) for it in ids}
        folder = make_folder(out)
        for name, isi in drafts.items():
            write_atomic(folder / name, isi)
        return written([folder / name for name in drafts])

    @command(kiriman, "pengantar", _("Tulis surat pengantar PAKET sebagai PDF."))
    @BERKAS
    @click.option("--nomor", metavar="TEKS", default="", help=_("Nomor surat."))
    @click.option("--tujuan", metavar="TEKS", default="", help=_("Kepada siapa surat ditujukan."))
    @KERTAS
    @OUT
    def covering(
        data: Path, berkas: str, nomor: str, tujuan: str, kertas: NamaKertas | None, out: Path
    ) -> Answer:
        from ranpk_desktop.services import surat

        with open_data(data) as office:
            paket_id = office.surat.find(berkas)
            paper = kertas or office.pengaturan.kertas()
            isi = office.surat.pengantar(paket_id, nomor=nomor, tujuan=tujuan, kertas=paper)
            name = f"surat-pengantar-{Path(office.surat.file_name(paket_id)).stem}.pdf"
        target = make_folder(out) / name
        write_atomic(target, surat.render_pengantar(isi))
        return written([target])


def _register_settings(kiriman: click.Group) -> None:
    @command(kiriman, "atur", _("Tampilkan atau ubah pengaturan email: NAMA=NILAI …"))
    @click.argument("isian", nargs=-1, metavar="[NAMA=NILAI …]")
    def settle(data: Path, isian: tuple[str, ...]) -> Answer:
        pairs = {nama: teks for nama, _sama, teks in (it.partition("=") for it in isian)}
        with open_data(data) as office:
            _save(office, pairs)
            hasil = _settings(office)
        return hasil, "\n".join(f"{nama} = {teks}" for nama, teks in hasil.items())


def _settings(office: Office) -> dict[str, str]:
    addresses = office.surat.all_addresses()
    lower = {nama.lower(): teks for nama, teks in addresses.items()}
    return lower | office.email.fields()


def _save(office: Office, pairs: dict[str, str]) -> None:
    known = _settings(office)
    unknown = [nama for nama in pairs if nama not in known]
    if unknown:
        raise CheckError(
            unknown[0],
            _("Pengaturan {nama} tidak dikenal.").format(nama=unknown[0]),
            _("Yang dikenal: {nama}.").format(nama=", ".join(known)),
        )
    server = {nama: teks for nama, teks in pairs.items() if nama in office.email.fields()}
    jenis = {it.lower(): str(it) for it in KIRIMAN_KANTOR}
    addresses = {jenis.get(n, n): teks for n, teks in pairs.items() if n not in server}
    if server:
        office.email.save(server)
    if addresses:
        office.surat.save_addresses(addresses)


def _send_all(office: Office) -> Sequence[Kiriman]:
    """Make one attempt for everything that is due; returns the rows as they are afterwards."""
    from ranpk_desktop.services.kotak_keluar import deliver

    keluar, sandi, ended = office.kotak_keluar, "", dict[str, Kiriman]()
    if keluar.due():
        sandi = _password(office)
    while row := keluar.due():
        siap = keluar.begin(row.id)
        ended[row.id] = keluar.finish(row.id, deliver(siap, sandi))
    return tuple(ended.values())


def _password(office: Office) -> str:
    """Return the password from environment, keyring or a prompt; "" where none is needed."""
    from ranpk_desktop.services import sandi_email

    konfigurasi = office.email.require()
    if not konfigurasi.butuh_sandi:
        return ""
    given = os.environ.get(SANDI) or sandi_email.load(konfigurasi)
    if given:
        return given
    prompt = _("Sandi email {akun}").format(akun=sandi_email.account(konfigurasi))
    sandi: str = click.prompt(prompt, hide_input=True, err=True)
    return sandi


def _day(office: Office, tanggal: str | None) -> date:
    return parse_tanggal(tanggal) if tanggal else office.store.moment().date()


def _as_json(it: Kiriman, berkas: str) -> dict[str, Any]:
    return {
        "id": it.id,
        "berkas": berkas,
        "cara": it.cara,
        "keadaan": it.keadaan,
        "tujuan": it.tujuan or None,
        "message_id": it.message_id,
        "percobaan": it.percobaan,
        "coba_lagi_pada": it.coba_lagi_pada and it.coba_lagi_pada.isoformat(),
        "terkirim_pada": it.terkirim_pada and it.terkirim_pada.isoformat(),
        "jawaban": it.jawaban,
    }
