"""One letter over the line to a mail server, knowing at every moment what a cut would mean.

Before the end of DATA has begun to leave, nothing can have been accepted; from then on, without an
answer, anything may have happened (RFC 5321 §4.1.1.4). smtplib speaks; the letter itself is sent
here, because smtplib does not say where a line was cut.
"""

import re
import socket
import ssl
import threading
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass
from enum import Enum, auto
from select import select
from typing import TYPE_CHECKING, Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kiriman import HasilKirim, KeadaanKiriman, KonfigurasiSmtp, Pengaman
from ranpk_desktop.surat import tolakan
from ranpk_desktop.surat.tolakan import Refused

if TYPE_CHECKING:
    import smtplib

Report = Callable[[float, float], None]

_CHUNK = 16 * 1024
_BEAT = 0.2
"""Seconds between two looks at whether the user wants to stop."""


@dataclass(frozen=True, slots=True)
class Batas:
    """Hold how many seconds each step may take; `jawaban` is RFC 5321's for the end of DATA.

    `sabar` is how long the answer is still waited for when the user wants to stop.
    """

    sambung: float = 20
    perintah: float = 60
    jawaban: float = 600
    sabar: float = 3


class _Phase(Enum):
    CONNECTING = auto()
    TALKING = auto()
    DATA = auto()
    ENDING = auto()
    ACCEPTED = auto()


def send(
    konfigurasi: KonfigurasiSmtp,
    sandi: str,
    surat: bytes,
    dari: str,
    kepada: Sequence[str],
    report: Report | None = None,
    *,
    tls: ssl.SSLContext | None = None,
    batas: Batas | None = None,
) -> HasilKirim:
    """Send a letter with CRLF lines and say how that ended; line and server raise nothing.

    `report(done, total)` is called several times a second from another thread, in bytes of the
    letter; what it raises cuts the line, and is raised again here unless the whole letter was out
    by then. `tls` replaces the system's trusted certificates, for tests.
    """
    attempt = _Attempt(konfigurasi, report, len(surat), batas or Batas())
    try:
        with attempt.watched():
            attempt.run(sandi, surat, dari, kepada, tls or ssl.create_default_context())
    except Refused as refused:
        return refused.hasil
    except Exception as error:
        if attempt.phase is not _Phase.ENDING:
            if attempt.stopped_by is not None:
                raise attempt.stopped_by from None
            if not isinstance(error, OSError | ValueError):  # a bug of ours
                raise
        return attempt.explain(error)
    return HasilKirim(KeadaanKiriman.TERKIRIM, "TERKIRIM", attempt.answer)


def check(
    konfigurasi: KonfigurasiSmtp,
    sandi: str,
    report: Report | None = None,
    *,
    tls: ssl.SSLContext | None = None,
    batas: Batas | None = None,
) -> HasilKirim | None:
    """Connect and log in without sending anything; None where that works, else why not.

    Arguments as for `send`; what `report` raises is raised again.
    """
    attempt = _Attempt(konfigurasi, report, 0, batas or Batas())
    try:
        with attempt.watched():
            attempt.knock(sandi, tls or ssl.create_default_context())
    except Refused as refused:
        return refused.hasil
    except (OSError, ValueError) as error:
        if attempt.stopped_by is not None:
            raise attempt.stopped_by from None
        return attempt.explain(error)
    return None


class _Attempt:
    """One line to the server, and how far it has come."""

    def __init__(
        self, konfigurasi: KonfigurasiSmtp, report: Report | None, total: int, batas: Batas
    ) -> None:
        self.phase = _Phase.CONNECTING
        self.answer = ""
        self.stopped_by: BaseException | None = None
        self._konfigurasi = konfigurasi
        self._report = report
        self._done, self._total = 0, total
        self._batas = batas
        self._sock: socket.socket | None = None
        self._over = threading.Event()

    # The watch --------------------------------------------------------------------------------

    def watched(self) -> "_Watch":
        """Return a block during which `report` is asked, and the line cut when it raises."""
        return _Watch(self._watch if self._report else None, self._over)

    def _watch(self) -> None:
        while not self._over.wait(_BEAT):
            try:
                self._report_now()
            except BaseException as error:
                self.stopped_by = error
                if self.phase is _Phase.ENDING:  # the answer may be on its way
                    self._over.wait(self._batas.sabar)
                self._cut()
                return

    def _report_now(self) -> None:
        if self._report:
            self._report(self._done, self._total)

    def _cut(self) -> None:
        """Wake whoever waits for the line.

        Past ssl's own shutdown, which would go on in plain text for a moment.
        """
        sock = self._sock
        if sock is not None:
            with suppress(OSError):
                socket.socket.shutdown(sock, socket.SHUT_RDWR)

    # The talk ---------------------------------------------------------------------------------

    def knock(self, sandi: str, tls: ssl.SSLContext) -> None:
        """Connect and log in, then go."""
        smtp = self._connect(tls)
        try:
            self.phase = _Phase.TALKING
            self._greet(smtp, tls)
            self._log_in(smtp, sandi)
            with suppress(Exception):
                smtp.quit()
        finally:
            smtp.close()

    def run(
        self, sandi: str, surat: bytes, dari: str, kepada: Sequence[str], tls: ssl.SSLContext
    ) -> None:
        """Connect, log in, hand the letter over; Refused for a no, any other error for a cut."""
        smtp = self._connect(tls)
        try:
            self.phase = _Phase.TALKING
            self._greet(smtp, tls)
            self._log_in(smtp, sandi)
            self._envelope(smtp, surat, dari, kepada)
            self._data(smtp, surat)
            with suppress(Exception):  # it is theirs already
                smtp.quit()
        finally:
            smtp.close()

    def _connect(self, tls: ssl.SSLContext) -> "smtplib.SMTP":
        import smtplib

        attempt, host = self, self._konfigurasi.server

        class Line(smtplib.SMTP):
            def _get_socket(self, host: str, port: int, _timeout: float) -> Any:
                sock = attempt.dial(host, port)
                sock.settimeout(attempt._batas.perintah)
                if attempt._konfigurasi.pengaman is Pengaman.TLS:
                    sock = attempt.secure(sock, tls)
                return sock

        line = Line(timeout=self._batas.perintah, local_hostname="[127.0.0.1]")
        line._host = host  # type: ignore[attr-defined]  # starttls checks the certificate by it
        try:
            code, _text = line.connect(host, self._konfigurasi.port)
        except BaseException:
            line.close()
            raise
        if code != 220:
            line.close()
            raise tolakan.closed(code, _text)
        return line

    def dial(self, host: str, port: int) -> socket.socket:
        """Return a connected socket; asks all the time whether to stop."""
        fault: OSError = OSError(host)
        for family, kind, proto, _name, address in socket.getaddrinfo(
            host, port, type=socket.SOCK_STREAM
        ):
            sock = socket.socket(family, kind, proto)
            try:
                self._reach(sock, address)
                return self.hold(sock)
            except OSError as error:
                sock.close()
                fault = error
            if self.stopped_by is not None:
                break
        raise fault

    def _reach(self, sock: socket.socket, address: Any) -> None:
        sock.setblocking(False)
        with suppress(BlockingIOError):
            sock.connect(address)
        for _beat in range(int(self._batas.sambung / _BEAT)):
            if self.stopped_by is not None:
                raise InterruptedError
            # Windows tells of a refused connection in the third set only.
            _read, ready, bad = select([], [sock], [sock], _BEAT)
            if ready or bad:
                number = sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
                if number:
                    raise OSError(number, "connect")
                sock.setblocking(True)
                return
        raise TimeoutError

    def hold(self, sock: socket.socket) -> socket.socket:
        """Remember the line, so that it can be cut; cut it where that was wished before."""
        self._sock = sock
        if self.stopped_by is not None:
            self._cut()
        return sock

    def secure(self, sock: socket.socket, tls: ssl.SSLContext) -> socket.socket:
        """Return the line encrypted, with the server's certificate checked."""
        server = self._konfigurasi.server
        try:
            return self.hold(tls.wrap_socket(sock, server_hostname=server))
        except ssl.SSLCertVerificationError:
            raise tolakan.untrusted(server) from None
        except (ssl.SSLEOFError, ssl.SSLZeroReturnError):
            raise  # a line that was cut, as one Python or another says it, tells nothing of TLS
        except ssl.SSLError:
            raise tolakan.not_tls(server) from None

    def _greet(self, smtp: "smtplib.SMTP", tls: ssl.SSLContext) -> None:
        smtp.ehlo_or_helo_if_needed()
        if self._konfigurasi.pengaman is Pengaman.TLS:
            return
        if not smtp.has_extn("starttls"):
            raise tolakan.no_starttls(self._konfigurasi.server)
        code, text = smtp.docmd("STARTTLS")
        if code != 220:
            raise tolakan.closed(code, text)
        smtp.sock, smtp.file = self.secure(_line(smtp), tls), None
        # What was said in the open counts for nothing (RFC 3207).
        smtp.helo_resp = smtp.ehlo_resp = None
        smtp.esmtp_features, smtp.does_esmtp = {}, False
        smtp.ehlo_or_helo_if_needed()

    def _log_in(self, smtp: "smtplib.SMTP", sandi: str) -> None:
        import smtplib

        if not self._konfigurasi.butuh_sandi:
            return
        try:
            smtp.login(self._konfigurasi.pengguna, sandi)
        except (smtplib.SMTPAuthenticationError, UnicodeEncodeError) as error:
            raise tolakan.wrong_password(getattr(error, "smtp_code", 535)) from None
        except smtplib.SMTPNotSupportedError:
            raise tolakan.no_log_in() from None
        except smtplib.SMTPServerDisconnected:
            raise
        except smtplib.SMTPException:
            raise tolakan.no_plain_password() from None

    def _envelope(
        self, smtp: "smtplib.SMTP", surat: bytes, dari: str, kepada: Sequence[str]
    ) -> None:
        size = smtp.esmtp_features.get("size", "") if smtp.has_extn("size") else ""
        limit = int(size) if size.isascii() and size.isdecimal() else 0
        if limit and len(surat) > limit:
            raise tolakan.too_big(len(surat), limit)
        options = [f"SIZE={len(surat)}"] if smtp.has_extn("size") else []
        code, text = smtp.mail(dari, options)
        if code in tolakan.SIZES:
            raise tolakan.too_big(len(surat), limit)
        if code != 250:
            raise tolakan.judge(
                code,
                text,
                "PENGIRIM_DITOLAK",
                _("Server email menolak alamat pengirim {alamat}.").format(alamat=dari),
            )
        for alamat in kepada:
            code, text = smtp.rcpt(alamat)
            if code not in (250, 251):
                # None of them gets it then: half sent would be sent twice to the others.
                raise tolakan.judge(
                    code,
                    text,
                    "PENERIMA_DITOLAK",
                    _("Server email menolak alamat tujuan {alamat}.").format(alamat=alamat),
                )

    def _data(self, smtp: "smtplib.SMTP", surat: bytes) -> None:
        code, text = smtp.docmd("DATA")
        if code != 354:
            raise tolakan.judge(code, text, "SURAT_DITOLAK", _("Server email menolak surat ini."))
        sock = _line(smtp)
        self.phase = _Phase.DATA
        body = re.sub(rb"(?m)^\.", b"..", surat)
        body += b"" if body.endswith(b"\r\n") else b"\r\n"
        self._total = len(body)
        for start in range(0, len(body), _CHUNK):
            sock.sendall(body[start : start + _CHUNK])
            self._done = min(start + _CHUNK, len(body))
        if self.stopped_by is not None:
            raise InterruptedError
        # From here on the server may have it, whether or not we learn of it.
        self.phase = _Phase.ENDING
        sock.settimeout(self._batas.jawaban)
        sock.sendall(b".\r\n")
        code, text = smtp.getreply()
        if 200 <= code < 300:
            self.phase, self.answer = _Phase.ACCEPTED, tolakan.words_of(text)
        elif code in tolakan.SIZES:
            raise tolakan.too_big(len(surat), 0)
        elif 400 <= code < 600:
            raise tolakan.judge(code, text, "SURAT_DITOLAK", _("Server email menolak surat ini."))
        else:
            raise ValueError("no answer that SMTP knows")

    # What it means ----------------------------------------------------------------------------

    def explain(self, error: Exception) -> HasilKirim:
        """Return what a cut or a faulty line means at this phase."""
        if self.phase is _Phase.ENDING:
            return HasilKirim(
                KeadaanKiriman.TIDAK_PASTI,
                "TANPA_JAWABAN",
                _(
                    "Seluruh surat sudah terkirim, tetapi server tidak menjawab. Surat dengan "
                    "nomor yang sama dikirim sekali lagi; Pusat mungkin menerimanya dua kali."
                ),
            )
        if isinstance(error, socket.gaierror | UnicodeError):
            kode, pesan = (
                "SERVER_TIDAK_DITEMUKAN",
                _(
                    "Server {server} tidak ditemukan. Periksa jaringan; bila jaringan baik, "
                    "periksa nama servernya pada Pengaturan → Email."
                ),
            )
        elif self.phase is _Phase.CONNECTING:
            kode, pesan = (
                "SERVER_TIDAK_MENJAWAB",
                _("Server {server} tidak menjawab. Periksa jaringan dan port servernya."),
            )
        else:
            kode, pesan = (
                "SAMBUNGAN_PUTUS",
                _("Sambungan ke {server} putus sebelum surat selesai terkirim."),
            )
        pesan = pesan.format(server=self._konfigurasi.server)
        return HasilKirim(KeadaanKiriman.MENUNGGU, kode, pesan)


class _Watch:
    """Run a function in a thread as long as the block lasts."""

    def __init__(self, job: Callable[[], None] | None, over: threading.Event) -> None:
        self._thread = threading.Thread(target=job, daemon=True) if job else None
        self._over = over

    def __enter__(self) -> None:
        if self._thread:
            self._thread.start()

    def __exit__(self, *_error: object) -> None:
        self._over.set()
        if self._thread:
            self._thread.join()


def _line(smtp: "smtplib.SMTP") -> socket.socket:
    if smtp.sock is None:
        raise ConnectionError
    return smtp.sock
