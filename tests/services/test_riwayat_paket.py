"""The history of packages: how far each is, and which one a new one replaces."""

import pytest

from db.connection import new_id
from ranpk_desktop.domain.riwayat_paket import PaketTersimpan, RiwayatPaket, StatusPaket
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.office import Office
from tests.kiriman import mark_sent
from tests.kuncian import lock

TAHUN, TW = 2026, Triwulan.III
FRASA = "kuda hijau makan lima mangga"


@pytest.fixture
def sealed(office: Office) -> Office:
    office.identitas.make_key(FRASA)
    lock(office, TAHUN, TW, office.kantor.pejabat()[-1]["id"])
    return office


def make(office: Office) -> PaketTersimpan:
    return office.paket.make(TAHUN, TW, "F4", FRASA)


def revise(office: Office, nilai: str) -> PaketTersimpan:
    office.rekaman.unlock(TAHUN, TW, "Salah ketik")
    row = office.realisasi.load(TAHUN, TW).laporan.baris[4]
    office.realisasi.save_nilai(row.butir_id, TW, nilai)
    lock(office, TAHUN, TW, office.kantor.pejabat()[-1]["id"])
    return make(office)


def receive(office: Office, manifes: str, putusan: str, keterangan: str = "") -> None:
    with office.store.command("Buka tanda terima"):
        office.store.insert(
            "tanda_terima",
            {
                "id": new_id(),
                "manifes": new_id().replace("-", "") * 2,
                "paket_manifes": manifes,
                "nomor": "TT-1",
                "putusan": putusan,
                "keterangan": keterangan,
                "isi": "{}",
                "berkas": "x.asice",
                "dibuat_pada": office.store.now(),
                "dibuka_pada": office.store.now(),
            },
        )


def newest(office: Office) -> RiwayatPaket:
    return office.paket.history(TAHUN)[0]


def test_that_a_fresh_package_is_made_and_no_more(sealed: Office) -> None:
    made = make(sealed)
    row = newest(sealed)
    assert (row.id, row.judul, row.revisi, row.status) == (
        made.id,
        "Laporan TW III 2026",
        0,
        StatusPaket.DIBUAT,
    )
    assert (row.manifes, row.sidik_isi, row.nihil) == (made.manifes, made.sidik_isi, "")
    assert sealed.paket.history(TAHUN + 1) == ()
    assert sealed.paket.history() == (row,)


@pytest.mark.parametrize(
    ("keadaan", "status", "keterangan"),
    [
        ("MENUNGGU", StatusPaket.MENUNGGU, ""),
        ("MENGIRIM", StatusPaket.MENUNGGU, ""),
        ("TIDAK_PASTI", StatusPaket.MENUNGGU, "Belum pasti sampai"),
        ("TERKIRIM", StatusPaket.TERKIRIM, "5 Oktober 2026, cara lain"),
        ("GAGAL", StatusPaket.DIBUAT, "Gagal dikirim: "),
        ("BATAL", StatusPaket.DIBUAT, ""),
    ],
)
def test_that_the_status_follows_the_outbox(
    sealed: Office, keadaan: str, status: StatusPaket, keterangan: str
) -> None:
    mark_sent(sealed, make(sealed).id, keadaan)
    row = newest(sealed)
    assert (row.status, row.keterangan) == (status, keterangan)


def test_that_a_receipt_says_more_than_the_outbox(sealed: Office) -> None:
    made = make(sealed)
    mark_sent(sealed, made.id)
    receive(sealed, made.manifes, "DIKEMBALIKAN", "Bukti kurang")
    row = newest(sealed)
    assert row.status is StatusPaket.DIKEMBALIKAN
    assert row.keterangan == "Tanda terima TT-1: Bukti kurang"
    receive(sealed, made.manifes, "DITERIMA")
    assert newest(sealed).status is StatusPaket.DITERIMA


@pytest.mark.parametrize("keadaan", ["TERKIRIM", "TIDAK_PASTI", "MENGIRIM"])
def test_that_a_package_that_may_have_left_is_replaced(sealed: Office, keadaan: str) -> None:
    first = make(sealed)
    mark_sent(sealed, first.id, keadaan)
    revise(sealed, "85")
    assert newest(sealed).menggantikan == first.manifes


@pytest.mark.parametrize("keadaan", ["MENUNGGU", "GAGAL", "BATAL", ""])
def test_that_a_package_that_never_left_is_not(sealed: Office, keadaan: str) -> None:
    first = make(sealed)
    if keadaan:
        mark_sent(sealed, first.id, keadaan)
    revise(sealed, "85")
    new, old = sealed.paket.history(TAHUN)
    assert new.menggantikan is None
    assert old.status is StatusPaket.DIGANTIKAN


def test_that_a_receipt_proves_that_a_package_left(sealed: Office) -> None:
    first = make(sealed)
    receive(sealed, first.manifes, "DIKEMBALIKAN")
    revise(sealed, "85")
    assert newest(sealed).menggantikan == first.manifes


def test_that_what_pusat_holds_is_replaced_only_once_its_revision_left(sealed: Office) -> None:
    first = make(sealed)
    mark_sent(sealed, first.id)
    receive(sealed, first.manifes, "DITERIMA")
    second = revise(sealed, "85")
    assert [it.status for it in sealed.paket.history()] == [
        StatusPaket.DIBUAT,
        StatusPaket.DITERIMA,
    ]
    mark_sent(sealed, second.id)
    assert [it.status for it in sealed.paket.history()] == [
        StatusPaket.TERKIRIM,
        StatusPaket.DIGANTIKAN,
    ]
    third = revise(sealed, "86")
    assert [it.menggantikan for it in sealed.paket.history()] == [
        second.manifes,
        first.manifes,
        None,
    ]
    assert third.manifes == sealed.paket.history()[0].manifes


def test_that_a_lost_file_is_told(sealed: Office) -> None:
    make(sealed).path.unlink()
    assert [it.ada for it in newest(sealed).berkas] == [False]
