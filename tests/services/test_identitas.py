"""The office's key through its whole life, with openssl as the second opinion."""

import errno
import os
import random
import signal
import subprocess
import sys
import time
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest
from cryptography import x509

import ranpk_desktop.files as files
from db.repositories import rekaman as repository
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.paket import kunci_p12, masa_berlaku, sertifikat
from ranpk_desktop.paket.kunci_p12 import load_p12
from ranpk_desktop.services import sematan
from ranpk_desktop.services.identitas import read_key_file
from ranpk_desktop.services.office import open_office

FRASA = "lima kata yang mudah diingat"
REPLACER = Path(__file__).with_name("replacer.py")
KILLS = 12
BARU = "frasa baru milik kepala baru"


def _openssl(*arguments, folder):
    return subprocess.run(["openssl", *arguments], cwd=folder, capture_output=True, text=True)


def _make_p12(
    folder,
    *,
    frasa="rahasia",
    kunci=("ec", "-pkeyopt", "ec_paramgen_curve:P-256"),
    pemakaian="digitalSignature",
    extra=(),
):
    """Make a key, a certificate and a PKCS#12 file of them with openssl alone."""
    jenis, *pilihan = kunci
    for arguments in (
        ("genpkey", "-algorithm", jenis.upper(), *pilihan, "-out", "kunci.pem"),
        ("req", "-x509", "-new", "-key", "kunci.pem", "-subj", "/CN=Kunci dari luar", "-days",
         "900", "-addext", f"keyUsage=critical,{pemakaian}", "-out", "luar.pem"),
        ("pkcs12", "-export", "-inkey", "kunci.pem", "-in", "luar.pem", "-passout",
         f"pass:{frasa}", "-out", "luar.p12", *extra),
    ):  # fmt: skip
        hasil = _openssl(*arguments, folder=folder)
        assert hasil.returncode == 0, hasil.stderr
    return folder / "luar.p12"


@pytest.fixture
def identitas(office):
    return office.identitas


@pytest.fixture
def berkunci(identitas):
    identitas.make_key(FRASA)
    return identitas


def _folder(office):
    return office.folder / "identitas"


def test_that_a_key_made_elsewhere_is_kept_byte_for_byte(office, identitas, tmp_path):
    path = _make_p12(tmp_path)
    shown = identitas.import_key(read_key_file(path), "rahasia")
    assert (_folder(office) / "segel.p12").read_bytes() == path.read_bytes()
    hasil = _openssl("x509", "-in", shown["sertifikat"], "-noout", "-fingerprint", "-sha256",
                     folder=tmp_path)  # fmt: skip
    luar = _openssl("x509", "-in", "luar.pem", "-noout", "-fingerprint", "-sha256", folder=tmp_path)
    assert hasil.stdout == luar.stdout != ""


@pytest.mark.parametrize("extra", [(), ("-legacy",), ("-iter", "100000")])
def test_that_the_ways_in_which_others_write_a_key_are_read(identitas, tmp_path, extra):
    path = _make_p12(tmp_path, extra=extra)
    assert identitas.import_key(read_key_file(path), "rahasia")["kode_pengenal"]


def test_that_an_rsa_key_is_taken_from_3072_bits_on(identitas, tmp_path):
    lemah = _make_p12(tmp_path, kunci=("rsa", "-pkeyopt", "rsa_keygen_bits:2048"))
    with pytest.raises(KnownError) as salah:
        identitas.import_key(read_key_file(lemah), "rahasia")
    assert salah.value.kode == "KUNCI_TIDAK_COCOK"
    assert not identitas.has_key
    kuat = _make_p12(tmp_path, kunci=("rsa", "-pkeyopt", "rsa_keygen_bits:3072"))
    assert identitas.import_key(read_key_file(kuat), "rahasia")["kode_pengenal"]


@pytest.mark.parametrize(
    ("options", "frasa", "kode"),
    [
        ({}, "salah", "FRASA_SALAH"),
        ({"pemakaian": "keyCertSign"}, "rahasia", "KUNCI_TIDAK_COCOK"),
        (
            {"kunci": ("ec", "-pkeyopt", "ec_paramgen_curve:P-384")},
            "rahasia",
            "KUNCI_TIDAK_COCOK",
        ),
        ({"extra": ("-iter", "3000000")}, "rahasia", "KUNCI_RUSAK"),
        ({"extra": ("-nomac",)}, "rahasia", "KUNCI_RUSAK"),
        ({"extra": ("-nokeys",)}, "rahasia", "KUNCI_TIDAK_COCOK"),
    ],
    ids=["frasa", "pemakaian", "P-384", "putaran", "tanpa MAC", "tanpa kunci"],
)
def test_that_a_key_that_does_not_fit_is_refused_and_nothing_kept(
    office, identitas, tmp_path, options, frasa, kode
):
    path = _make_p12(tmp_path, **options)
    with pytest.raises(KnownError) as salah:
        identitas.import_key(read_key_file(path), frasa)
    assert salah.value.kode == kode
    assert not list(_folder(office).glob("*"))


def test_that_a_file_far_larger_than_a_key_is_not_even_read(identitas, tmp_path):
    path = tmp_path / "besar.p12"
    path.write_bytes(b"\x30" * 1_000_000)
    isi = read_key_file(path)
    assert len(isi) == kunci_p12.UKURAN_MAKS + 1
    with pytest.raises(KnownError) as salah:
        identitas.import_key(isi, FRASA)
    assert salah.value.kode == "KUNCI_RUSAK"


def test_that_a_key_that_has_ended_is_refused(office, identitas):
    long_ago = office.store.clock() - timedelta(days=4000)
    with pytest.raises(KnownError) as salah:
        identitas.import_key(kunci_p12.make_p12("Loka", "", FRASA, long_ago), FRASA)
    assert salah.value.kode == "KUNCI_KEDALUWARSA"


def test_that_a_second_key_is_not_taken_beside_the_first(berkunci, tmp_path):
    path = _make_p12(tmp_path)
    for attempt in (
        lambda: berkunci.import_key(read_key_file(path), "rahasia"),
        lambda: berkunci.make_key(FRASA),
    ):
        with pytest.raises(KnownError) as salah:
            attempt()
        assert salah.value.kode == "KUNCI_SUDAH_ADA"


def test_that_a_new_head_gets_the_same_key_under_another_phrase(office, berkunci, tmp_path):
    before = berkunci.show()
    berkunci.change_frasa(FRASA, BARU)
    assert berkunci.show() == before
    with pytest.raises(KnownError) as salah:
        load_p12(berkunci.key(), FRASA)
    assert salah.value.kode == "FRASA_SALAH"
    assert load_p12(berkunci.key(), BARU).sertifikat == berkunci.certificates()[0]
    hasil = _openssl("pkcs12", "-in", _folder(office) / "segel.p12", "-passin", f"pass:{BARU}",
                     "-nodes", "-nokeys", folder=tmp_path)  # fmt: skip
    assert sertifikat.read_pem(hasil.stdout.encode())[0] == berkunci.certificates()[0]


@pytest.mark.parametrize(
    ("lama", "baru", "field"), [("bukan ini", BARU, "frasa_lama"), (FRASA, "pendek", "frasa")]
)
def test_that_a_phrase_is_changed_by_who_knows_it_and_to_a_long_one(berkunci, lama, baru, field):
    before = berkunci.key()
    with pytest.raises(CheckError) as salah:
        berkunci.change_frasa(lama, baru)
    assert salah.value.field == field
    assert berkunci.key() == before


@pytest.mark.parametrize("lama", [FRASA, None])
def test_that_a_replaced_key_is_kept_and_its_certificate_stays_known(office, berkunci, lama):
    old_key, (old,) = berkunci.key(), berkunci.certificates()
    changes = berkunci.replace_key(BARU, lama, "Kunci lama hilang")
    new, kept = berkunci.certificates()
    assert kept == old != new
    assert load_p12(berkunci.key(), BARU).sertifikat == new
    assert berkunci.former_key() == old_key
    name = f"segel-lama-{sertifikat.fingerprint(old)[:8]}.p12"
    assert (_folder(office) / name).read_bytes() == old_key
    assert [it.sertifikat for it in sematan.pinned(office.folder)] == [new]
    assert [(it.sertifikat, it.lama) for it in sematan.known(office.folder)] == [
        (new, False),
        (old, True),
    ]
    assert changes.nouns == {"rekaman"}
    rekaman = repository.newest(office.store, "DAFTAR_IDENTITAS")
    assert rekaman["alasan"] == "Kunci lama hilang"
    assert sertifikat.fingerprint(new) in rekaman["isi"]


def test_that_a_replacement_wants_a_reason_and_the_right_old_phrase(office, berkunci):
    before = berkunci.key()
    with pytest.raises(CheckError) as salah:
        berkunci.replace_key(BARU, FRASA, " ")
    assert salah.value.field == "alasan"
    with pytest.raises(CheckError) as salah:
        berkunci.replace_key(BARU, "bukan frasanya", "Serah terima")
    assert salah.value.field == "frasa_lama"
    with pytest.raises(CheckError):
        berkunci.replace_key("pendek", FRASA, "Serah terima")
    assert berkunci.key() == before
    assert len(berkunci.certificates()) == 1
    assert repository.newest(office.store, "DAFTAR_IDENTITAS") is None


def test_that_a_key_is_replaced_by_one_from_a_file(berkunci, tmp_path):
    path = _make_p12(tmp_path)
    berkunci.replace_key("rahasia", FRASA, "Pakai kunci RSA", read_key_file(path))
    assert berkunci.key() == path.read_bytes()


class _Stop(BaseException):
    """The process is gone."""


@pytest.mark.parametrize("after", range(4))
def test_that_a_replacement_killed_anywhere_leaves_the_old_key_or_the_new_one(
    office, berkunci, monkeypatch, after
):
    old_key, (old,) = berkunci.key(), berkunci.certificates()
    replace, left = files.Path.replace, iter(range(after))

    def dying(self, target):
        if next(left, None) is None:
            raise _Stop
        return replace(self, target)

    monkeypatch.setattr(files.Path, "replace", dying)
    try:
        berkunci.replace_key(BARU, FRASA, "Hilang")
    except _Stop:
        assert after < 3
    monkeypatch.undo()
    shown, der = berkunci.show(), berkunci.certificates()[0]
    frasa = BARU if after == 3 else FRASA
    assert load_p12(berkunci.key(), frasa).sertifikat == der
    assert shown["kode_pengenal"] == sertifikat.kode_pengenal(der)
    assert (der == old, berkunci.key() == old_key) == ((after < 3,) * 2)
    berkunci.replace_key(BARU + " lagi", frasa, "Sekali lagi")  # and nothing is in the way
    assert der in berkunci.certificates()


def test_that_a_key_is_whole_after_kill_9_at_random_points(office, berkunci):
    chance = random.Random(2029)  # noqa: S311  a schedule, not a secret
    folder = office.folder
    office.close()
    for _kill in range(KILLS):
        child = subprocess.Popen(
            [sys.executable, str(REPLACER), str(folder)],
            stdout=subprocess.PIPE,
            text=True,
            env=os.environ | {"PYTHONPATH": str(REPLACER.parents[2])},
        )
        said = [child.stdout.readline()]
        time.sleep(chance.uniform(0, 0.8))
        child.kill()
        said += child.stdout.readlines()
        child.stdout.close()
        assert child.wait() == -signal.SIGKILL
        with open_office(folder, office.store.clock) as again:
            shown, der = again.identitas.show(), again.identitas.certificates()[0]
            assert load_p12(again.identitas.key(), FRASA).sertifikat == der
            told = [line.strip() for line in said if line.endswith("\n")][-1]
            kept = map(sertifikat.kode_pengenal, again.identitas.certificates())
            assert told in kept  # what was acknowledged is never lost
            assert shown["kode_pengenal"] == sertifikat.kode_pengenal(der)


@pytest.mark.parametrize("after", range(3))
def test_that_a_full_disk_leaves_the_old_key(office, berkunci, monkeypatch, after):
    old_key, old = berkunci.key(), berkunci.certificates()
    sync, left = files.os.fsync, iter(range(after))

    def full(handle):
        if next(left, None) is None:
            raise OSError(errno.ENOSPC, "full")
        sync(handle)

    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(KnownError) as salah:
        berkunci.replace_key(BARU, FRASA, "Hilang")
    assert salah.value.kode == "DISK_PENUH"
    monkeypatch.undo()
    assert (berkunci.key(), berkunci.certificates()) == (old_key, old)
    assert repository.newest(office.store, "DAFTAR_IDENTITAS") is None


def test_that_nothing_is_done_with_the_key_while_the_office_is_carried(office, berkunci, tmp_path):
    office.bawaan.begin("Budi", "kantor.ranpk")
    pem = berkunci.certificate_path
    for attempt in (
        lambda: berkunci.change_frasa(FRASA, BARU),
        lambda: berkunci.replace_key(BARU, FRASA, "Hilang"),
        lambda: berkunci.pin(pem, "pusat"),
        lambda: berkunci.unpin("pusat"),
    ):
        with pytest.raises(LockedError):
            attempt()


@pytest.mark.parametrize(
    ("hari", "kata"), [(91, None), (90, "90 hari lagi"), (0, "0 hari lagi"), (-1, "berakhir")]
)
def test_that_the_end_of_a_key_is_announced_ninety_days_before(berkunci, hari, kata):
    until = date.fromisoformat(berkunci.show()["berlaku_sampai"])
    found = berkunci.expiry_warning(until - timedelta(days=hari))
    assert (found is None) == (kata is None)
    assert kata is None or kata in found.pesan


def test_that_the_end_is_read_as_cryptography_reads_it(identitas, tmp_path):
    assert identitas.last_day() is None
    _make_p12(tmp_path)
    for year in (2026, 2060):  # from 2050 on certificates write the year with four digits
        now = datetime(year, 1, 31, tzinfo=UTC)
        der = load_p12(kunci_p12.make_p12("Loka", "", FRASA, now), FRASA).sertifikat
        pem = sertifikat.certificate_pem(der)

        assert masa_berlaku.last_day(pem) == sertifikat.expiry(der).date()
    luar = (tmp_path / "luar.pem").read_bytes()
    (bukti,) = x509.load_pem_x509_certificates(luar)
    assert masa_berlaku.last_day(luar) == bukti.not_valid_after_utc.date()
    for broken in (b"", luar[:150], luar.replace(b"MII", b"AAA"), b"\xff" * 90):
        assert masa_berlaku.last_day(broken) is None


def test_that_a_certificate_that_has_gone_is_not_called_a_missing_key(berkunci):
    berkunci.certificate_path.unlink()
    for attempt in (berkunci.show, lambda: berkunci.replace_key(BARU, FRASA, "Hilang")):
        with pytest.raises(KnownError) as salah:
            attempt()
        assert salah.value.kode == "SERTIFIKAT_HILANG"


# Certificates of others -------------------------------------------------------------------------


@pytest.fixture
def pusat():
    now = datetime(2026, 1, 1, tzinfo=UTC)
    return [
        load_p12(kunci_p12.make_p12("Pusat", "", FRASA, now), FRASA).sertifikat for _at in range(2)
    ]


def test_that_a_certificate_is_pinned_for_a_unit_and_taken_off_again(office, berkunci, pusat):
    pinned = berkunci.pin(pusat[0], "pusat")
    assert (pinned.unit_id, pinned.nama, pinned.lama) == ("pusat", "Pusat", 0)
    assert pinned.kode_pengenal == sertifikat.kode_pengenal(pusat[0])
    assert pinned.kata == sertifikat.kata_pengenal(pusat[0])
    assert berkunci.pinned_list() == (pinned,)
    found = {it.unit_id: it.sertifikat for it in sematan.pinned(office.folder)}
    assert found["pusat"] == pusat[0]
    berkunci.unpin("pusat")
    assert berkunci.pinned_list() == ()


def test_that_a_newer_certificate_takes_the_place_of_the_one_before(office, berkunci, pusat):
    berkunci.pin(pusat[0], "pusat")
    assert berkunci.pin(pusat[1], "pusat").lama == 1
    assert berkunci.pin(pusat[1], "pusat").lama == 1
    of_pusat = [it for it in sematan.known(office.folder) if it.unit_id == "pusat"]
    assert [(it.sertifikat, it.lama) for it in of_pusat] == [(pusat[1], False), (pusat[0], True)]


@pytest.mark.parametrize("form", ["pem", "der"])
def test_that_a_certificate_comes_as_pem_or_der(berkunci, pusat, tmp_path, form):
    path = tmp_path / f"pusat.{form}"
    path.write_bytes(pusat[0] if form == "der" else sertifikat.certificate_pem(pusat[0]))
    assert berkunci.pin(path, "pusat").sidik == sertifikat.fingerprint(pusat[0])


@pytest.mark.parametrize(
    "isi", [b"", b"\x30\x03\x02\x01\x03", b"-----BEGIN CERTIFICATE-----\nAA\n", b"0" * 100_000]
)
def test_that_another_file_is_not_pinned(berkunci, tmp_path, isi):
    path = tmp_path / "palsu.pem"
    path.write_bytes(isi)
    with pytest.raises(KnownError) as salah:
        berkunci.pin(path, "pusat")
    assert salah.value.kode == "SERTIFIKAT_TAK_TERBACA"
    assert berkunci.pinned_list() == ()


def test_that_a_certificate_that_may_not_seal_is_not_pinned(berkunci, tmp_path):
    _make_p12(tmp_path, pemakaian="keyCertSign")
    with pytest.raises(KnownError) as salah:
        berkunci.pin(tmp_path / "luar.pem", "pusat")
    assert salah.value.kode == "SERTIFIKAT_TIDAK_COCOK"


@pytest.mark.parametrize("unit", ["", "unit-khayalan", "../segel", "PUSAT"])
def test_that_only_a_unit_of_the_register_is_pinned(office, berkunci, pusat, unit):
    before = sorted(_folder(office).iterdir())
    with pytest.raises(CheckError) as salah:
        berkunci.pin(pusat[0], unit)
    assert salah.value.field == "unit"
    with pytest.raises(KnownError):
        berkunci.unpin(unit)
    assert sorted(_folder(office).iterdir()) == before


def test_that_the_offices_own_certificate_is_neither_pinned_nor_taken_off(berkunci, pusat, office):
    own = office.kantor.require()["acuan"]
    for attempt in (lambda: berkunci.pin(pusat[0], own), lambda: berkunci.unpin(own)):
        with pytest.raises(CheckError):
            attempt()
    assert sertifikat.fingerprint(berkunci.certificates()[0])
    assert berkunci.pinned_list() == ()
