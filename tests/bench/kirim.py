"""A letter as large as a mail may be, written and sent over TLS, against the bare libraries."""

import smtplib
from email.message import EmailMessage
from email.policy import SMTP
from pathlib import Path

from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.kiriman import KonfigurasiSmtp, Pengaman
from ranpk_desktop.services.office import open_office
from ranpk_desktop.services.surat import compose
from ranpk_desktop.surat import smtp
from ranpk_desktop.surat.naskah import Amplop
from tests.bench.ukur import Row, compare, timed, turns
from tests.surat.kiriman_contoh import KANTOR, PUSAT, file_of, fill, set_up_mail
from tests.surat.server import Kotak, certificate, serving, trusting

SIZE = 7_000_000


def rows(folder: Path) -> list[Row]:
    """Write and send one package of 7 MB; the floor is `email` and `smtplib` alone."""
    pem = certificate(folder)
    tls = trusting(pem)
    with open_office(folder / "kantor", utc_now) as office:
        (paket_id,) = fill(office, 1, SIZE)
        set_up_mail(office, 1)
        letter, path = office.surat.letter(paket_id), file_of(office, paket_id)
    amplop = Amplop(KANTOR, "<satu@contoh.example.go.id>", utc_now())

    def write_bare() -> None:
        made = EmailMessage(policy=SMTP)
        made["From"], made["To"], made["Subject"] = KANTOR, PUSAT, letter.teks.subjek
        made.set_content(letter.teks.isi)
        made.add_attachment(
            path.read_bytes(), maintype="application", subtype="zip", filename=path.name
        )
        made.as_bytes()

    written = turns(timed(write_bare), timed(lambda: compose(letter, amplop)), 10)
    data = compose(letter, amplop)
    with serving(Kotak(), pem) as port:
        konfigurasi = KonfigurasiSmtp("127.0.0.1", port, Pengaman.STARTTLS, "", KANTOR)

        def send_bare() -> None:
            with smtplib.SMTP("127.0.0.1", port) as line:
                line.starttls(context=tls)
                line.sendmail(KANTOR, [PUSAT], data)

        def send() -> None:
            smtp.send(konfigurasi, "", data, KANTOR, [PUSAT], lambda _done, _total: None, tls=tls)

        sent = turns(timed(send_bare), timed(send), 10)
    note = "ours also verifies the package and fixes the boundary"
    return [
        compare("letter of 7 MB written (floor: email)", 1.5, written, note=note),
        compare("the same sent over TLS on loopback (floor: smtplib)", 1.2, sent),
    ]
