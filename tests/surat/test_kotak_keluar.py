"""The outbox: what is sent when, what is never sent again, and what survives."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from db.repositories import kiriman as repository
from ranpk_desktop.domain.kiriman import (
    UNCERTAIN_TRIES,
    CaraKirim,
    HasilKirim,
    KeadaanKiriman,
    pause_after,
)
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.services import cadangan_lengkap
from ranpk_desktop.services.kotak_keluar import deliver
from ranpk_desktop.services.office import Office, open_office
from tests.surat.kiriman_contoh import KANTOR, PUSAT, SANDI, file_of, fill, set_up_mail
from tests.surat.server import Kotak, serving

MENUNGGU, MENGIRIM, TIDAK_PASTI, TERKIRIM, GAGAL, BATAL = KeadaanKiriman
MULAI = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
LATER = HasilKirim(MENUNGGU, "SERVER_TIDAK_MENJAWAB", "Server tidak menjawab.")
UNSURE = HasilKirim(TIDAK_PASTI, "TANPA_JAWABAN", "Server tidak menjawab.")
NEVER = HasilKirim(GAGAL, "SANDI_SALAH", "Sandi salah.")
SENT = HasilKirim(TERKIRIM, "TERKIRIM", "2.0.0 Ok")


class Jam:
    """A clock that a test moves."""

    def __init__(self) -> None:
        self.now = MULAI

    def __call__(self) -> datetime:
        return self.now

    def go(self, pause: timedelta) -> None:
        self.now += pause


@pytest.fixture
def jam() -> Jam:
    return Jam()


@pytest.fixture
def office(tmp_path: Path, jam: Jam) -> Iterator[Office]:
    with open_office(tmp_path / "kantor", jam) as opened:
        opened.bagian = fill(opened, dari=2)
        set_up_mail(opened, 25)
        yield opened


def first(office: Office):
    """Put the report into the outbox, and return its first part's row."""
    return office.kotak_keluar.enqueue(office.bagian[0])[0]


def attempt(office: Office, kiriman_id: str, hasil: HasilKirim):
    office.kotak_keluar.begin(kiriman_id)
    return office.kotak_keluar.finish(kiriman_id, hasil)


def test_that_every_part_gets_a_row_and_a_name_before_any_line(office) -> None:
    made = office.kotak_keluar.enqueue(office.bagian[1])
    assert [(it.paket_id, it.keadaan, it.tujuan) for it in made] == [
        (paket_id, MENUNGGU, PUSAT) for paket_id in office.bagian
    ]
    names = {it.message_id for it in made}
    assert len(names) == 2
    assert all(name and name.endswith("@contoh.example.go.id>") for name in names)
    assert office.kotak_keluar.enqueue(office.bagian[0]) == made


def test_that_putting_it_there_is_no_command_and_no_border(office) -> None:
    before = office.perintah.peek()
    attempt(office, first(office).id, SENT)
    assert office.perintah.peek() == before


def test_that_server_and_address_are_asked_for_first(office) -> None:
    office.surat.save_addresses({"umum": ""})
    with pytest.raises(KnownError) as refused:
        first(office)
    assert refused.value.kode == "BELUM_ADA_ALAMAT"
    office.email.save({"server": ""})
    with pytest.raises(KnownError) as refused:
        first(office)
    assert refused.value.kode == "BELUM_ADA_SERVER_EMAIL"
    assert office.kotak_keluar.waiting() == ()


def test_that_pauses_grow_from_attempt_to_attempt(office, jam: Jam) -> None:
    office.kotak_keluar.cancel(office.kotak_keluar.enqueue(office.bagian[0])[1].id)
    for percobaan in range(1, 9):
        row = office.kotak_keluar.due()
        assert row is not None
        done = attempt(office, row.id, LATER)
        assert (done.keadaan, done.percobaan) == (MENUNGGU, percobaan)
        assert office.kotak_keluar.due() is None
        assert office.kotak_keluar.next_attempt() == jam.now + pause_after(percobaan)
        jam.go(pause_after(percobaan))
    assert office.kotak_keluar.due().message_id == row.message_id


def test_that_one_is_sent_after_the_other(office) -> None:
    made = office.kotak_keluar.enqueue(office.bagian[0])
    office.kotak_keluar.begin(made[0].id)
    assert office.kotak_keluar.due() is None
    office.kotak_keluar.finish(made[0].id, LATER)
    assert office.kotak_keluar.due().id == made[1].id


def test_that_what_the_server_took_is_never_sent_again(office, jam: Jam) -> None:
    made = office.kotak_keluar.enqueue(office.bagian[0])
    for row in made:
        done = attempt(office, row.id, SENT)
        assert (done.keadaan, done.terkirim_pada) == (TERKIRIM, jam.now)
    jam.go(timedelta(days=9))
    assert office.kotak_keluar.due() is None
    for again in (office.kotak_keluar.retry, office.kotak_keluar.cancel):
        assert again(made[0].id).keadaan is TERKIRIM
    with pytest.raises(KnownError) as refused:
        office.kotak_keluar.begin(made[0].id)
    assert refused.value.kode == "TIDAK_MENUNGGU"
    with pytest.raises(KnownError) as refused:
        office.kotak_keluar.enqueue(office.bagian[0])
    assert refused.value.kode == "SUDAH_TERKIRIM"
    assert [it.keadaan for it in office.kotak_keluar.of(office.bagian[0])] == [TERKIRIM] * 2


def test_that_only_the_part_that_failed_goes_again(office) -> None:
    sent, failed = office.kotak_keluar.enqueue(office.bagian[0])
    attempt(office, sent.id, SENT)
    attempt(office, failed.id, NEVER)
    again = office.kotak_keluar.enqueue(office.bagian[0])
    assert [(it.id, it.keadaan) for it in again] == [(sent.id, TERKIRIM), (failed.id, MENUNGGU)]
    assert office.kotak_keluar.due().id == failed.id


def test_that_a_clock_set_back_does_not_make_a_letter_wait_for_a_year(office, jam: Jam) -> None:
    row = first(office)
    jam.go(timedelta(days=365))
    attempt(office, row.id, LATER)
    jam.go(timedelta(days=-365))
    assert office.kotak_keluar.due() is not None
    assert office.kotak_keluar.next_attempt() == jam.now


def test_that_an_uncertain_letter_goes_again_under_its_name_after_a_pause(office, jam) -> None:
    row = first(office)
    done = attempt(office, row.id, UNSURE)
    assert (done.keadaan, done.message_id) == (TIDAK_PASTI, row.message_id)
    assert done.coba_lagi_pada == jam.now + timedelta(minutes=10)
    jam.go(timedelta(minutes=10))
    siap = office.kotak_keluar.begin(row.id)
    assert (siap.kiriman.message_id, siap.kiriman.keadaan) == (row.message_id, MENGIRIM)
    assert office.kotak_keluar.finish(row.id, SENT).keadaan is TERKIRIM


def test_that_no_later_fault_makes_an_uncertain_letter_unsent(office, jam: Jam) -> None:
    row = first(office)
    attempt(office, row.id, UNSURE)
    jam.go(timedelta(hours=1))
    done = attempt(office, row.id, LATER)
    assert (done.keadaan, bool(done.coba_lagi_pada)) == (TIDAK_PASTI, True)
    assert "dua kali" in done.jawaban
    jam.go(timedelta(hours=1))
    done = attempt(office, row.id, NEVER)
    assert (done.keadaan, done.ditahan) == (TIDAK_PASTI, True)
    assert done.jawaban.startswith("Sandi salah.")
    cancelled = office.kotak_keluar.cancel(row.id)
    assert (cancelled.keadaan, cancelled.ditahan) == (TIDAK_PASTI, True)


def test_that_an_uncertain_letter_is_not_repeated_for_ever(office, jam: Jam) -> None:
    row = first(office)
    for _n in range(UNCERTAIN_TRIES):
        done = attempt(office, row.id, UNSURE)
        jam.go(timedelta(hours=2))
    assert done.ditahan
    assert office.kotak_keluar.retry(row.id).coba_lagi_pada == jam.now


def test_that_days_without_a_network_do_not_count_against_an_uncertain_letter(office, jam) -> None:
    row = first(office)
    for _n in range(UNCERTAIN_TRIES + 2):
        attempt(office, row.id, LATER)
        jam.go(timedelta(hours=2))
    done = attempt(office, row.id, UNSURE)
    assert (done.percobaan, done.coba_lagi_pada) == (1, jam.now + timedelta(minutes=10))


def test_that_a_failure_waits_for_the_user_and_keeps_its_name(office, jam: Jam) -> None:
    row = first(office)
    assert attempt(office, row.id, NEVER).keadaan is GAGAL
    jam.go(timedelta(days=1))
    assert office.kotak_keluar.due().id != row.id
    office.surat.save_addresses({"umum": "baru@pusat.id"})
    again = office.kotak_keluar.retry(row.id)
    assert (again.keadaan, again.percobaan, again.tujuan) == (MENUNGGU, 0, "baru@pusat.id")
    assert again.message_id == row.message_id
    office.kotak_keluar.cancel(row.id)
    renewed = office.kotak_keluar.enqueue(office.bagian[0])[0]
    assert (renewed.id, renewed.message_id) == (row.id, row.message_id)


def test_that_a_killed_attempt_is_uncertain_and_comes_again(office, jam: Jam) -> None:
    row = first(office)
    office.kotak_keluar.begin(row.id)
    (found,) = office.kotak_keluar.recover()
    assert (found.id, found.keadaan, found.percobaan) == (row.id, TIDAK_PASTI, 1)
    assert found.coba_lagi_pada == jam.now + timedelta(minutes=10)
    assert office.kotak_keluar.recover() == ()


def test_that_an_attempt_broken_off_by_the_user_counts_for_nothing(office, jam: Jam) -> None:
    row = first(office)
    office.kotak_keluar.begin(row.id)
    back = office.kotak_keluar.undo_begin(row.id)
    assert (back.keadaan, back.percobaan, back.coba_lagi_pada) == (MENUNGGU, 0, jam.now)
    attempt(office, row.id, UNSURE)
    jam.go(timedelta(hours=1))
    office.kotak_keluar.begin(row.id)
    assert office.kotak_keluar.undo_begin(row.id).keadaan is TIDAK_PASTI


def test_that_a_pause_holds_over_a_restart_and_is_no_command(office, jam, tmp_path) -> None:
    first(office)
    before = office.perintah.peek()
    office.kotak_keluar.pause()
    assert office.perintah.peek() == before
    assert office.kotak_keluar.due() is office.kotak_keluar.next_attempt() is None
    office.close()
    with open_office(tmp_path / "kantor", jam) as again:
        assert again.kotak_keluar.paused
        assert again.kotak_keluar.due() is None
        again.kotak_keluar.resume()
        assert again.kotak_keluar.due() is not None


def test_that_nothing_leaves_while_the_office_is_carried(office) -> None:
    row = first(office)
    office.bawaan.begin("Budi", "kantor.ranpk")
    assert office.kotak_keluar.due() is office.kotak_keluar.next_attempt() is None
    for forbidden in (
        lambda: office.kotak_keluar.enqueue(office.bagian[0]),
        lambda: office.kotak_keluar.begin(row.id),
        lambda: office.kotak_keluar.retry(row.id),
        lambda: office.kotak_keluar.cancel(row.id),
        lambda: office.kotak_keluar.mark_sent(office.bagian[0], CaraKirim.EMAIL, date(2026, 10, 5)),
    ):
        with pytest.raises(LockedError):
            forbidden()
    office.bawaan.take_over()
    assert office.kotak_keluar.due() is not None


def test_that_an_attempt_under_way_is_noted_even_when_the_office_leaves(office) -> None:
    row = first(office)
    office.kotak_keluar.begin(row.id)
    office.bawaan.begin("Budi", "kantor.ranpk")
    assert office.kotak_keluar.finish(row.id, SENT).keadaan is TERKIRIM


def test_that_after_a_restore_nothing_goes_by_itself(office, jam: Jam) -> None:
    waiting, sending = office.kotak_keluar.enqueue(office.bagian[0])
    office.kotak_keluar.begin(sending.id)
    made = office.cadangan.make()
    office.kotak_keluar.finish(sending.id, SENT)
    attempt(office, waiting.id, SENT)
    office.cadangan.restore(made.nama)
    jam.go(timedelta(days=1))
    assert office.kotak_keluar.recover() == ()
    assert office.kotak_keluar.due() is office.kotak_keluar.next_attempt() is None
    found = office.kotak_keluar.waiting()
    assert [(it.keadaan, it.ditahan) for it in found] == [(MENUNGGU, True), (TIDAK_PASTI, True)]
    office.kotak_keluar.retry(waiting.id)
    assert office.kotak_keluar.due().message_id == waiting.message_id


def test_that_a_carried_office_sends_nothing_by_itself_when_opened(office, tmp_path, jam) -> None:
    first(office)
    bawaan = office.bawaan.begin("Budi", "kantor.ranpk")
    target = tmp_path / "kantor.ranpk"
    bahan = office.cadangan_lengkap.gather(bawaan=bawaan)
    made = cadangan_lengkap.write(bahan, target, lambda _done, _total: None)
    office.bawaan.finish(bawaan, made.sidik)
    siap = cadangan_lengkap.unpack(target, tmp_path / "lain", lambda _done, _total: None)
    with open_office(tmp_path / "lain", jam) as other:
        other.cadangan_lengkap.accept(siap)
        assert other.kotak_keluar.due() is None
        assert [it.ditahan for it in other.kotak_keluar.waiting()] == [True, True]


def test_that_what_the_user_sent_himself_is_noted_for_every_part(office, jam: Jam) -> None:
    failed, waiting = office.kotak_keluar.enqueue(office.bagian[0])
    attempt(office, failed.id, NEVER)
    changes = office.kotak_keluar.mark_sent(
        office.bagian[0], CaraKirim.WHATSAPP, date(2026, 10, 5), "  ke Bu Rini "
    )
    assert changes.nouns == {"kiriman"}
    rows = office.kotak_keluar.of(office.bagian[1])
    assert [(it.cara, it.keadaan) for it in rows] == [
        (CaraKirim.SMTP, BATAL),
        (CaraKirim.SMTP, BATAL),
        (CaraKirim.WHATSAPP, TERKIRIM),
        (CaraKirim.WHATSAPP, TERKIRIM),
    ]
    assert (rows[2].terkirim_pada, rows[2].jawaban) == (jam.now, "ke Bu Rini")
    assert office.kotak_keluar.due() is None
    assert waiting.id == rows[1].id


@pytest.mark.parametrize(
    ("cara", "tanggal", "field"),
    [
        (CaraKirim.SMTP, date(2026, 10, 5), "cara"),
        (CaraKirim.EMAIL, date(2026, 10, 6), "tanggal"),
        (CaraKirim.EMAIL, date(2026, 10, 4), "tanggal"),
    ],
)
def test_that_only_a_possible_day_and_way_is_noted(office, cara, tanggal, field: str) -> None:
    with pytest.raises(CheckError) as refused:
        office.kotak_keluar.mark_sent(office.bagian[0], cara, tanggal)
    assert refused.value.field == field
    assert office.kotak_keluar.of(office.bagian[0]) == ()


def test_that_a_day_before_today_is_noted_as_that_day(office, jam: Jam) -> None:
    jam.go(timedelta(days=3))
    office.kotak_keluar.mark_sent(office.bagian[0], CaraKirim.FLASHDISK, date(2026, 10, 6))
    assert office.kotak_keluar.of(office.bagian[0])[0].terkirim_pada.date() == date(2026, 10, 6)


def test_that_a_package_whose_file_is_gone_is_not_begun(office) -> None:
    row = first(office)
    file_of(office, row.paket_id).unlink()
    with pytest.raises(KnownError) as refused:
        office.kotak_keluar.begin(row.id)
    assert refused.value.kode == "BERKAS_HILANG"
    assert repository.get(office.store, row.id)["keadaan"] == MENUNGGU


def test_that_a_damaged_file_fails_in_a_sentence_and_sends_nothing(office) -> None:
    row = first(office)
    path = file_of(office, row.paket_id)
    path.write_bytes(path.read_bytes()[:-1])
    hasil = deliver(office.kotak_keluar.begin(row.id), "")
    assert (hasil.keadaan, hasil.kode) == (GAGAL, "BERKAS_HILANG")


def test_that_both_parts_arrive_at_a_real_server_as_they_are(office, pem, tls) -> None:
    from email import message_from_bytes
    from email.policy import default

    kotak = Kotak(sandi=SANDI)
    with serving(kotak, pem) as port:
        set_up_mail(office, port, user=KANTOR)
        made = office.kotak_keluar.enqueue(office.bagian[0])
        while row := office.kotak_keluar.due():
            hasil = deliver(office.kotak_keluar.begin(row.id), SANDI, tls=tls)
            assert office.kotak_keluar.finish(row.id, hasil).keadaan is TERKIRIM
    assert kotak.message_ids == [it.message_id for it in made]
    for raw, paket_id in zip(kotak.surat, office.bagian, strict=True):
        letter = message_from_bytes(raw, policy=default)
        (attached,) = letter.iter_attachments()
        assert attached.get_content() == file_of(office, paket_id).read_bytes()
        assert (letter["From"], letter["To"]) == (KANTOR, PUSAT)
    for path in office.folder.rglob("*"):
        assert not path.is_file() or SANDI.encode() not in path.read_bytes()
