"""Letters over a real line to a real server, cut wherever it can be cut."""

import random
import socket
import ssl
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from ranpk_desktop.domain.kiriman import HasilKirim, KeadaanKiriman, KonfigurasiSmtp, Pengaman
from ranpk_desktop.surat.smtp import Batas, Report, send
from tests.surat.kiriman_contoh import KANTOR, PUSAT, SANDI
from tests.surat.server import Kabel, Kotak, certificate, free_port, serving, trusting

MENUNGGU, MENGIRIM, TIDAK_PASTI, TERKIRIM, GAGAL, BATAL = KeadaanKiriman
SURAT = (
    b"From: a\r\nMessage-ID: <satu@contoh>\r\nSubject: Uji\r\n\r\n"
    b"Baris\r\n.titik\r\n..dua titik\r\n.\r\n" + b"x" * 70 + b"\r\n" * 3
)
BATAS = Batas(sambung=5, perintah=10, jawaban=10, sabar=1)


def deliver(
    port: int,
    tls: ssl.SSLContext,
    surat: bytes = SURAT,
    pengaman: Pengaman = Pengaman.STARTTLS,
    *,
    pengguna: str = "",
    sandi: str = SANDI,
    server: str = "127.0.0.1",
    kepada: tuple[str, ...] = (PUSAT,),
    report: Report | None = None,
    batas: Batas = BATAS,
) -> HasilKirim:
    konfigurasi = KonfigurasiSmtp(server, port, pengaman, pengguna, KANTOR)
    return send(konfigurasi, sandi, surat, KANTOR, kepada, report, tls=tls, batas=batas)


@pytest.mark.parametrize("pengaman", list(Pengaman))
def test_that_a_letter_arrives_byte_for_byte_over_an_encrypted_line(pem, tls, pengaman) -> None:
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem, pengaman) as port:
        hasil = deliver(port, tls, pengaman=pengaman, pengguna=KANTOR)
    assert (hasil.keadaan, hasil.kode) == (TERKIRIM, "TERKIRIM")
    assert hasil.jawaban == "2.0.0 Ok: queued as 7F3A91C2"
    assert kotak.surat == [SURAT]
    assert kotak.kepada == [[PUSAT]]
    assert kotak.encrypted == [True]


def test_that_every_address_gets_it_in_one_letter(pem, tls) -> None:
    kotak = Kotak()
    with serving(kotak, pem) as port:
        hasil = deliver(port, tls, kepada=(PUSAT, "dua@example.go.id"))
    assert hasil.keadaan is TERKIRIM
    assert kotak.kepada == [[PUSAT, "dua@example.go.id"]]


def test_that_a_wrong_password_gets_a_sentence_and_sends_nothing(pem, tls) -> None:
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        hasil = deliver(port, tls, pengguna=KANTOR, sandi="salah")
        umlaut = deliver(port, tls, pengguna=KANTOR, sandi="sandi–panjang")
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "SANDI_SALAH")
    assert (umlaut.keadaan, umlaut.kode) == (GAGAL, "SANDI_SALAH")
    assert "salah" not in hasil.jawaban.replace("menolak", "")
    assert "MAIL" not in kotak.seen


def test_that_a_server_that_takes_no_password_is_told_apart(pem, tls) -> None:
    with serving(Kotak(hidden="AUTH"), pem) as port:
        hasil = deliver(port, tls, pengguna=KANTOR)
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "TANPA_MASUK")
    with serving(Kotak(), pem, auth_exclude_mechanism=["PLAIN", "LOGIN"]) as port:
        hasil = deliver(port, tls, pengguna=KANTOR)
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "TANPA_SANDI_BIASA")


def test_that_a_server_that_wants_a_password_says_so_where_none_is_set(pem, tls) -> None:
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        hasil = deliver(port, tls)
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "PERLU_MASUK")
    assert kotak.seen == []


def test_that_a_letter_larger_than_the_server_says_is_not_begun(pem, tls) -> None:
    kotak = Kotak()
    with serving(kotak, pem, data_size_limit=100) as port:
        hasil = deliver(port, tls, b"x" * 2_000_000)
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "TERLALU_BESAR")
    assert "2,0 MB" in hasil.jawaban
    assert kotak.seen == []


@pytest.mark.parametrize("step", ["MAIL", "END"])
def test_that_a_server_may_also_refuse_the_size_when_asked(pem, tls, step: str) -> None:
    kotak = Kotak({step: "552 5.3.4 Message size exceeds fixed limit"})
    with serving(kotak, pem, data_size_limit=0) as port:
        hasil = deliver(port, tls)
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "TERLALU_BESAR")
    assert kotak.surat == []


@pytest.mark.parametrize(
    ("step", "kode"),
    [("MAIL", "PENGIRIM_DITOLAK"), ("RCPT", "PENERIMA_DITOLAK"), ("END", "SURAT_DITOLAK")],
)
def test_that_a_refusal_for_now_waits_and_one_for_good_does_not(pem, tls, step, kode) -> None:
    for said, keadaan in (("451 4.7.1 greylisted", MENUNGGU), ("550 5.1.1 no such", GAGAL)):
        kotak = Kotak({step: said})
        with serving(kotak, pem) as port:
            hasil = deliver(port, tls)
        assert (hasil.keadaan, hasil.kode) == (keadaan, kode)
        assert said.split(" ", 1)[1] in hasil.jawaban
        assert kotak.surat == []
    if step == "RCPT":
        assert PUSAT in hasil.jawaban


def test_that_a_busy_server_is_tried_again(pem, tls) -> None:
    with serving(Kotak({"MAIL": "421 4.3.2 shutting down"}), pem) as port:
        hasil = deliver(port, tls)
    assert (hasil.keadaan, hasil.kode) == (MENUNGGU, "SERVER_SIBUK")


def test_that_an_unknown_server_is_named(tls) -> None:
    for server in ("tidak-ada.invalid", "a..b", "x" * 70 + ".id"):
        hasil = deliver(25, tls, server=server)
        assert (hasil.keadaan, hasil.kode) == (MENUNGGU, "SERVER_TIDAK_DITEMUKAN")
        assert server in hasil.jawaban


def test_that_a_closed_port_and_a_silent_one_are_no_answer(tls) -> None:
    hasil = deliver(free_port(), tls)
    assert (hasil.keadaan, hasil.kode) == (MENUNGGU, "SERVER_TIDAK_MENJAWAB")
    with socket.create_server(("127.0.0.1", 0)) as silent:
        port = silent.getsockname()[1]
        hasil = deliver(port, tls, batas=replace(BATAS, perintah=0.3))
    assert (hasil.keadaan, hasil.kode) == (MENUNGGU, "SERVER_TIDAK_MENJAWAB")


@pytest.mark.parametrize("pengaman", list(Pengaman))
def test_that_an_untrusted_certificate_gets_neither_password_nor_letter(
    tmp_path: Path, pem, pengaman
) -> None:
    kotak = Kotak(sandi=SANDI)
    contexts = (
        ssl.create_default_context(),
        trusting(certificate(tmp_path)),
        trusting(certificate(tmp_path, "lain.example.go.id")),
    )
    with serving(kotak, pem, pengaman) as port:
        for context in contexts:
            hasil = deliver(port, context, pengaman=pengaman, pengguna=KANTOR)
            assert (hasil.keadaan, hasil.kode) == (GAGAL, "SERTIFIKAT_TIDAK_DIPERCAYA")
    assert kotak.seen == []


def test_that_a_certificate_of_another_name_is_refused(tmp_path: Path) -> None:
    other = certificate(tmp_path, "lain.example.go.id")
    with serving(Kotak(), other) as port:
        hasil = deliver(port, trusting(other))
    assert hasil.kode == "SERTIFIKAT_TIDAK_DIPERCAYA"


def test_that_a_server_without_encryption_gets_nothing(pem, tls) -> None:
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem, "POLOS") as port:
        hasil = deliver(port, tls, pengguna=KANTOR)
        direct = deliver(port, tls, pengaman=Pengaman.TLS, pengguna=KANTOR)
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "TANPA_STARTTLS")
    assert (direct.keadaan, direct.kode) == (GAGAL, "BUKAN_TLS")
    assert kotak.seen == []


def test_that_what_was_answered_after_the_end_of_data_decides(pem, tls) -> None:
    """Cut before, inside and after DATA: only what the server cannot have taken is tried as new."""
    for step, keadaan, kode in (
        ("MAIL", MENUNGGU, "SAMBUNGAN_PUTUS"),
        ("RCPT", MENUNGGU, "SAMBUNGAN_PUTUS"),
        ("END", TIDAK_PASTI, "TANPA_JAWABAN"),
    ):
        kotak = Kotak({step: ""})
        with serving(kotak, pem) as port:
            hasil = deliver(port, tls)
        assert (hasil.keadaan, hasil.kode) == (keadaan, kode)
        assert kotak.surat == ([SURAT] if step == "END" else [])


def test_that_an_answer_that_smtp_does_not_know_is_none(pem, tls) -> None:
    kotak = Kotak({"END": "354 go on"})
    with serving(kotak, pem) as port:
        assert deliver(port, tls).keadaan is TIDAK_PASTI


@pytest.mark.parametrize(
    "error",
    [ssl.SSLEOFError(8, "EOF"), ssl.SSLZeroReturnError(6, "closed"), ConnectionResetError()],
)
def test_that_a_line_cut_while_encryption_is_agreed_on_is_tried_again(
    pem, tls, monkeypatch, error
) -> None:
    """Python 3.11.2 of Debian says SSLZeroReturnError where 3.11.7 says SSLEOFError."""

    def wrap(*_args: object, **_how: object) -> None:
        raise error

    monkeypatch.setattr(tls, "wrap_socket", wrap)
    with serving(Kotak(), pem) as port:
        hasil = deliver(port, tls)
    assert hasil.keadaan is MENUNGGU


@pytest.mark.parametrize("pengaman", list(Pengaman))
def test_that_wherever_the_line_is_cut_nothing_taken_is_called_unsent(pem, tls, pengaman) -> None:
    chance = random.Random(2026)  # noqa: S311  a schedule, not a secret
    letter = SURAT + (b"y" * 76 + b"\r\n") * 800
    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem, pengaman) as server:
        with Kabel(server).laid() as kabel:
            hasil = deliver(kabel.port, tls, letter, pengaman, pengguna=KANTOR)
            whole = kabel.passed
        assert hasil.keadaan is TERKIRIM
        # Most cuts near both ends, where the talk is; the last bytes are end of DATA and QUIT.
        places = [
            *(chance.randrange(1, 2500) for _n in range(20)),
            *(chance.randrange(2500, whole) for _n in range(15)),
            *(whole - chance.randrange(1, 200) for _n in range(25)),
        ]
        found = []
        for place in places:
            before = len(kotak.surat)
            with Kabel(server, cut=place).laid() as kabel:
                hasil = deliver(kabel.port, tls, letter, pengaman, pengguna=KANTOR)
            found.append(hasil.keadaan)
            taken = len(kotak.surat) - before
            if hasil.keadaan is MENUNGGU:
                assert not taken, place
            elif hasil.keadaan is TERKIRIM:
                assert taken == 1, place
    assert set(found) == {MENUNGGU, TIDAK_PASTI, TERKIRIM}


def test_that_a_server_that_falls_silent_after_the_letter_is_uncertain(pem, tls) -> None:
    over = threading.Event()
    kotak = Kotak(taken=lambda: over.wait(20))
    with serving(kotak, pem) as port:
        hasil = deliver(port, tls, batas=replace(BATAS, jawaban=0.3))
        over.set()
    assert (hasil.keadaan, hasil.kode) == (TIDAK_PASTI, "TANPA_JAWABAN")
    assert kotak.surat == [SURAT]


class Berhenti(Exception):  # noqa: N818
    """Be raised by a report that wants to stop."""


def test_that_progress_is_told_and_stopping_cuts_a_line_that_hangs(pem, tls) -> None:
    seen: list[tuple[float, float]] = []

    def stop(done: float, total: float) -> None:
        seen.append((done, total))
        raise Berhenti

    with socket.create_server(("127.0.0.1", 0)) as silent, pytest.raises(Berhenti):
        deliver(silent.getsockname()[1], tls, report=stop)
    assert seen == [(0, len(SURAT))]


def test_that_stopping_after_the_letter_is_out_is_uncertain_not_undone(pem, tls) -> None:
    wish, answered = threading.Event(), threading.Event()

    def report(_done: float, _total: float) -> None:
        if wish.is_set():
            raise Berhenti

    def wait() -> None:
        wish.set()
        answered.wait(20)

    kotak = Kotak(taken=wait)
    with serving(kotak, pem) as port:
        hasil = deliver(port, tls, report=report, batas=replace(BATAS, sabar=0.1))
        answered.set()
    assert hasil.keadaan is TIDAK_PASTI
    assert kotak.surat == [SURAT]


def test_that_an_answer_that_comes_soon_after_the_wish_to_stop_still_counts(pem, tls) -> None:
    wish = threading.Event()

    def report(_done: float, _total: float) -> None:
        if wish.is_set():
            raise Berhenti

    def wait() -> None:
        wish.set()
        threading.Event().wait(0.5)

    with serving(Kotak(taken=wait), pem) as port:
        hasil = deliver(port, tls, report=report, batas=replace(BATAS, sabar=20))
    assert hasil.keadaan is TERKIRIM


def test_that_the_password_shows_in_nothing_that_is_kept(pem, tls, caplog) -> None:
    caplog.set_level(0)
    kotak = Kotak(sandi="lain")
    with serving(kotak, pem) as port:
        hasil = deliver(port, tls, pengguna=KANTOR)
    assert SANDI not in repr(hasil)
    assert SANDI not in caplog.text
