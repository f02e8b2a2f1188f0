"""What a mail server says no to, as sentences; only some of it may change by waiting."""

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.kiriman import HasilKirim, KeadaanKiriman
from ranpk_desktop.domain.teks import clean_line

SIZES = (552, 523)
"""Codes of "too big": the classic one, and one that some servers took up."""
_LOG_IN_FIRST = 530
_CLOSING = 421
_ANSWER = 160
"""Letters of a server's own words that are kept."""


class Refused(Exception):  # noqa: N818  not our error: the server's answer
    """End an attempt with what the server said; nothing of the letter was accepted."""

    def __init__(self, hasil: HasilKirim) -> None:
        super().__init__(hasil.kode)
        self.hasil = hasil


def refuse(kode: str, pesan: str, *, later: bool = False) -> Refused:
    """Return a refusal for good, or one that may be another answer `later`."""
    keadaan = KeadaanKiriman.MENUNGGU if later else KeadaanKiriman.GAGAL
    return Refused(HasilKirim(keadaan, kode, pesan))


def judge(code: int, text: bytes, kode: str, pesan: str) -> Exception:
    """Return what a reply means that is no yes: 4xx for now, 5xx for good, all else is a cut."""
    if code == _CLOSING or not 400 <= code < 600:
        return closed(code, text)
    if code == _LOG_IN_FIRST:
        words = _("Server email meminta nama pengguna dan sandi. Isi pada Pengaturan → Email.")
        return refuse("PERLU_MASUK", words)
    said = words_of(text)
    if code < 500:
        pesan = _("{pesan} Untuk sementara saja, kata server.").format(pesan=pesan)
    pesan = f"{pesan} ({code} {said})" if said else f"{pesan} ({code})"
    return refuse(kode, pesan, later=code < 500)


def closed(code: int, text: bytes) -> Exception:
    """Return what a reply means with which a server ends the talk itself."""
    if not 400 <= code < 600:
        return ConnectionError(code)
    said = _("Server email menolak sambungan. ({kode} {kata})").format(
        kode=code, kata=words_of(text)
    )
    return refuse("SERVER_SIBUK", said, later=code < 500)


def too_big(size: int, limit: int) -> Refused:
    """Refuse a letter of so many bytes; `limit` is what the server takes, 0 where it is silent."""
    sizes = {"ukuran": format_bytes(size), "batas": format_bytes(limit)}
    if limit:
        pesan = _("Surat ini {ukuran}, padahal server hanya menerima {batas}.").format(**sizes)
    else:
        pesan = _("Surat ini ({ukuran}) terlalu besar untuk server.").format(**sizes)
    help_ = _("Kirim lewat WhatsApp atau flashdisk, atau kecilkan data dukungnya.")
    return refuse("TERLALU_BESAR", f"{pesan} {help_}")


def untrusted(server: str) -> Refused:
    """Refuse a server whose certificate nobody vouches for, or that has another name."""
    pesan = _(
        "Sertifikat server {server} tidak dipercaya, jadi sandi dan surat tidak dikirim. Periksa "
        "nama server dan jam komputer; jaringan yang meminta masuk dahulu lewat peramban juga "
        "menyebabkannya."
    )
    return refuse("SERTIFIKAT_TIDAK_DIPERCAYA", pesan.format(server=server))


def not_tls(server: str) -> Refused:
    """Refuse a port on which something else than TLS is spoken."""
    pesan = _(
        "Server {server} tidak memakai pengaman yang dipilih pada port itu. Periksa port dan "
        "pengamannya pada Pengaturan → Email."
    )
    return refuse("BUKAN_TLS", pesan.format(server=server))


def no_starttls(server: str) -> Refused:
    """Refuse a server that would hear the password in the open."""
    pesan = _(
        "Server {server} tidak menawarkan STARTTLS pada port ini, jadi sandi tidak dikirim. Pilih "
        "TLS (biasanya port 465) pada Pengaturan → Email."
    )
    return refuse("TANPA_STARTTLS", pesan.format(server=server))


def wrong_password(code: int) -> Refused:
    """Refuse an account; the server's words are not kept, as some repeat what they were told."""
    if 400 <= code < 500:
        pesan = _("Server email sedang tidak menerima masuk.")
        return refuse("SERVER_SIBUK", pesan, later=True)
    pesan = _(
        "Server email menolak nama pengguna atau sandinya. Periksa keduanya pada Pengaturan → "
        "Email; sebagian penyedia meminta sandi aplikasi tersendiri."
    )
    return refuse("SANDI_SALAH", pesan)


def no_log_in() -> Refused:
    """Refuse a name for a server that asks for none."""
    pesan = _(
        "Server ini tidak meminta nama pengguna. Kosongkan nama pengguna pada Pengaturan → Email."
    )
    return refuse("TANPA_MASUK", pesan)


def no_plain_password() -> Refused:
    """Refuse a server that takes only what a browser can do."""
    pesan = _(
        "Server ini hanya menerima masuk lewat peramban, bukan dengan sandi. Kirim lewat webmail "
        "atau program email."
    )
    return refuse("TANPA_SANDI_BIASA", pesan)


def words_of(text: bytes) -> str:
    """Return a server's own words on one short line."""
    return clean_line(text.decode("utf-8", "replace"))[:_ANSWER]
