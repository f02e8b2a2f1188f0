"""A real mail server on loopback with a certificate of its own, and a line that can be cut."""

import asyncio
import socket
import ssl
import threading
import warnings
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from email import message_from_bytes
from ipaddress import ip_address
from pathlib import Path
from typing import Any

from aiosmtpd.controller import Controller
from aiosmtpd.smtp import SMTP, AuthResult, Envelope, LoginPassword, Session


def certificate(folder: Path, name: str = "localhost") -> Path:
    """Make a certificate with its key in one PEM file, valid for `name`; localhost is 127.0.0.1.

    A bare system has no /etc/hosts, so the tests speak to the number.
    """
    from cryptography import x509
    from cryptography.hazmat.primitives import hashes, serialization
    from cryptography.hazmat.primitives.asymmetric import ec

    key = ec.generate_private_key(ec.SECP256R1())
    subject = x509.Name([x509.NameAttribute(x509.NameOID.COMMON_NAME, name)])
    names: list[x509.GeneralName] = [x509.DNSName(name)]
    if name == "localhost":
        names.append(x509.IPAddress(ip_address("127.0.0.1")))
    now = datetime.now(UTC)
    made = (
        x509.CertificateBuilder()
        .subject_name(subject)
        .issuer_name(subject)
        .public_key(key.public_key())
        .serial_number(x509.random_serial_number())
        .not_valid_before(now - timedelta(days=1))
        .not_valid_after(now + timedelta(days=30))
        .add_extension(x509.SubjectAlternativeName(names), critical=False)
        .add_extension(x509.BasicConstraints(ca=True, path_length=None), critical=True)
        .sign(key, hashes.SHA256())
    )
    path = folder / f"{name}.pem"
    path.write_bytes(
        key.private_bytes(
            serialization.Encoding.PEM,
            serialization.PrivateFormat.PKCS8,
            serialization.NoEncryption(),
        )
        + made.public_bytes(serialization.Encoding.PEM)
    )
    return path


def trusting(pem: Path) -> ssl.SSLContext:
    """Return what a client needs to trust that certificate, and only that."""
    return ssl.create_default_context(cafile=str(pem))


@dataclass
class Kotak:
    """Handle letters as Pusat's server does, or misbehave; `surat` are those it took.

    `answers` maps a step ("MAIL", "RCPT", "DATA", "END") to what is said there instead; "" cuts the
    line at that point. `hidden` is an extension that it does not tell of. `taken` runs before a
    letter is answered, when it is already taken.
    """

    answers: dict[str, str] = field(default_factory=dict)
    sandi: str = ""
    hidden: str = ""
    surat: list[bytes] = field(default_factory=list)
    kepada: list[list[str]] = field(default_factory=list)
    seen: list[str] = field(default_factory=list)
    encrypted: list[bool] = field(default_factory=list)
    taken: Callable[[], None] | None = None

    def _say(self, step: str, server: SMTP, normal: str) -> str:
        self.seen.append(step)
        said = self.answers.get(step, normal)
        if not said:
            server.transport.abort()
        return said or "421 4.3.2 bye"

    async def handle_EHLO(  # noqa: N802
        self,
        server: SMTP,
        session: Session,
        envelope: Envelope,
        hostname: str,
        responses: list[str],
    ) -> list[str]:
        session.host_name = hostname
        return [it for it in responses if not self.hidden or it[4:].split()[0] != self.hidden]

    async def handle_MAIL(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        envelope.mail_from = address
        self.encrypted.append(server.transport.get_extra_info("ssl_object") is not None)
        return self._say("MAIL", server, "250 OK")

    async def handle_RCPT(  # noqa: N802
        self, server: SMTP, session: Session, envelope: Envelope, address: str, options: Any
    ) -> str:
        said = self._say("RCPT", server, "250 OK")
        if said.startswith("250"):
            envelope.rcpt_tos.append(address)
        return said

    async def handle_DATA(self, server: SMTP, session: Session, envelope: Envelope) -> str:  # noqa: N802
        said = self.answers.get("END", "250 2.0.0 Ok: queued as 7F3A91C2")
        if not said or said.startswith("250"):
            assert isinstance(envelope.content, bytes)
            self.surat.append(envelope.content)
            self.kepada.append(list(envelope.rcpt_tos))
        if self.taken:
            await asyncio.get_running_loop().run_in_executor(None, self.taken)
        return self._say("END", server, said)

    def authenticate(
        self, server: SMTP, session: Session, envelope: Envelope, mechanism: str, data: Any
    ) -> AuthResult:
        """Accept the right password."""
        assert isinstance(data, LoginPassword)
        return AuthResult(success=data.password.decode() == self.sandi, handled=False)

    @property
    def message_ids(self) -> list[str]:
        """Return the Message-ID of every letter that was taken."""
        return [str(message_from_bytes(it)["Message-ID"]) for it in self.surat]


@contextmanager
def serving(kotak: Kotak, pem: Path, pengaman: str = "STARTTLS", **options: Any) -> Iterator[int]:
    """Run a server with that certificate and return its port; a password makes it ask for one."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(pem)
    how: dict[str, Any] = {"ssl_context": context} if pengaman == "TLS" else {}
    if pengaman == "STARTTLS":
        how = {"tls_context": context}
    if kotak.sandi:
        how |= {"authenticator": kotak.authenticate, "auth_required": True}
        how |= {"auth_require_tls": pengaman == "STARTTLS"}
    controller = _Quiet(kotak, hostname="127.0.0.1", port=free_port(), **how, **options)
    with warnings.catch_warnings():
        # Of a line that is encrypted from the start, aiosmtpd thinks that it is not.
        warnings.filterwarnings("ignore", message="Requiring AUTH")
        warnings.filterwarnings("ignore", category=ResourceWarning)  # lines that tests have cut
        controller.start()
        try:
            yield controller.port
        finally:
            controller.stop()


class _Quiet(Controller):
    """Start without aiosmtpd's own trial connection, which some tests would count."""

    def _trigger_server(self) -> None:
        self._factory_invoked.set()
        self.smtpd = object()


def free_port() -> int:
    """Return a port that nobody uses."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


@dataclass
class Kabel:
    """A line to a server that is cut after so many bytes of the client; None never cuts."""

    target: int
    cut: int | None = None
    port: int = 0
    passed: int = 0

    @contextmanager
    def laid(self) -> Iterator["Kabel"]:
        """Lay the line; `port` is its near end."""
        self._ends: list[socket.socket] = []
        self._listener = socket.create_server(("127.0.0.1", 0))
        self.port = self._listener.getsockname()[1]
        thread = threading.Thread(target=self._accept, daemon=True)
        thread.start()
        try:
            yield self
        finally:
            with suppress(OSError):
                self._listener.shutdown(socket.SHUT_RDWR)
            self._listener.close()
            self._close()
            thread.join()
            for it in self._threads:
                it.join()

    _threads: list[threading.Thread] = field(default_factory=list)

    def _accept(self) -> None:
        while True:
            try:
                near, _address = self._listener.accept()
            except OSError:
                return
            self.passed = 0
            far = socket.create_connection(("127.0.0.1", self.target))
            self._ends = [near, far]
            for job in (self._up, self._down):
                self._threads.append(threading.Thread(target=job, args=(near, far), daemon=True))
                self._threads[-1].start()

    def _up(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := near.recv(65536):
                if self.cut is not None and self.passed + len(data) >= self.cut:
                    far.sendall(data[: self.cut - self.passed])
                    break
                self.passed += len(data)
                far.sendall(data)
        self._close()

    def _down(self, near: socket.socket, far: socket.socket) -> None:
        with suppress(OSError):
            while data := far.recv(65536):
                near.sendall(data)
        self._close()

    def _close(self) -> None:
        for end in self._ends:
            with suppress(OSError):
                end.shutdown(socket.SHUT_RDWR)
            end.close()
