"""References of Pusat: hostile until checked, told in words, then what the office works with."""

import json
from collections.abc import Callable, Iterator
from copy import deepcopy
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from db.tables import rows
from ranpk_desktop.domain.laporan import LaporanTriwulan
from ranpk_desktop.domain.paket import JenisPaket, PaketJadi
from ranpk_desktop.domain.referensi import Bagian
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError, LockedError
from ranpk_desktop.services import laporan, parameter
from ranpk_desktop.services.dari_pusat import KeadaanBerkas
from ranpk_desktop.services.office import Office, open_office
from ranpk_desktop.services.referensi import PratinjauReferensi
from tests import pusat
from tests.kuncian import lock

TAHUN = 2026
Mail = Callable[[PaketJadi], Path]


@pytest.fixture(autouse=True)
def built_in() -> Iterator[None]:
    """Leave the references of the program to the tests that follow."""
    yield
    parameter.use({})


@pytest.fixture
def trusting(office: Office) -> Office:
    pusat.pin(office.folder)
    return office


@pytest.fixture
def mail(tmp_path: Path) -> Mail:
    return lambda paket: pusat.save(tmp_path, paket)


def kriteria(baik_dari: str) -> dict[str, Any]:
    """The built-in bands with another border between Cukup and Baik."""
    data = deepcopy(pusat.resource_text(Bagian.KRITERIA))
    data["kriteria"][2]["sampai"] = data["kriteria"][3]["dari"] = baik_dari
    return data


def tenggat(**libur: list[tuple[str, str]]) -> dict[str, Any]:
    data = pusat.resource_text(Bagian.TENGGAT)
    data["libur"] = {
        tahun.removeprefix("t"): [{"tanggal": hari, "nama": nama} for hari, nama in days]
        for tahun, days in libur.items()
    }
    return data


def apply(office: Office, path: Path) -> PratinjauReferensi:
    shown = office.referensi.preview(path)
    office.referensi.apply(shown)
    return shown


def edges(found: LaporanTriwulan) -> set[str]:
    """The borders of the bands in which the achievements of a quarter lie."""
    bands = [it.hitungan.kriteria for it in found.baris]
    return {str(edge) for band in bands if band for edge in (band.dari, band.sampai)}


def test_that_the_preview_says_in_words_what_changes(trusting: Office, mail: Mail) -> None:
    aturan = pusat.resource_text(Bagian.ATURAN)
    aturan["aturan"] = {"R117": {"aktif": False}, "R105": {"tingkat": "peringatan"}}
    katalog = pusat.resource_text(Bagian.KATALOG)
    katalog["baris"][0]["satuan"] = "Provinsi baru"
    gone = katalog["baris"].pop()["kode"]
    unit = pusat.resource_text(Bagian.UNIT)
    unit["unit"].append({**unit["unit"][0], "id": "loka-baru", "alias": []})
    templat = pusat.resource_text(Bagian.TEMPLAT)
    templat["teks"]["janji"]["teks"] = "Kami berjanji."
    made = pusat.references(
        {
            "kriteria": kriteria("95"),
            "tenggat": tenggat(t2027=[("2027-01-01", "Tahun Baru"), ("2027-05-01", "Buruh")]),
            "aturan": aturan,
            "katalog": katalog,
            "unit": unit,
            "perjanjian_kinerja": templat,
            "skm": pusat.resource_text(Bagian.SKM),
        },
        alamat=[("LAPORAN_TRIWULAN", "laporan@contoh.go.id")],
        sertifikat=[pusat.pem("Kunci baru")],
    )
    shown = trusting.referensi.preview(mail(made))
    text = shown.describe()
    for line in (
        "Kriteria capaian: Kriteria menjadi: Sangat Kurang …–50%, Kurang 50–70%, Cukup 70–95%,",
        "Tenggat dan hari libur: Hari libur 2027: 2 hari (2 baru, 0 dihapus).",
        "Aturan pemeriksaan: R105 menjadi peringatan.",
        "Aturan pemeriksaan: R117 dimatikan.",
        "Katalog RANPK: 1 berubah: 1-1.",
        f"Katalog RANPK: 1 dihapus: {gone}.",
        "Daftar unit: 1 baru: Biro Hukum dan Organisasi.",
        "Naskah perjanjian kinerja: Teks yang berubah: ",
        "Alamat email Pusat: Laporan triwulan: laporan@contoh.go.id (sebelumnya tidak ada)",
        f"Kunci Pusat yang dipercaya: Kode pengenal {pusat.kode('Kunci baru')}.",
    ):
        assert line in text
    assert "Parameter SKM" not in text, "what stays the same is not told"
    assert rows(trusting.store.db, "SELECT * FROM referensi") == []


def test_that_applied_references_hold_and_survive_the_next_start(
    trusting: Office, mail: Mail, clock
) -> None:
    made = pusat.references(
        {"kriteria": kriteria("95"), "tenggat": tenggat(t2027=[("2027-10-06", "Libur")])},
        alamat=[("SKM", "skm@contoh.go.id")],
    )
    before = trusting.libur.tenggat()
    assert date(2027, 10, 6) not in before.libur
    apply(trusting, mail(made))
    folder = trusting.folder
    kept = folder / "diterima" / f"{made.manifes}.asice"
    assert kept.read_bytes() == made.berkas
    for office in (trusting, None):
        if office is None:
            trusting.close()
            office = open_office(folder, clock)
        assert date(2027, 10, 6) in office.libur.tenggat().libur
        assert parameter.kriteria(TAHUN).bands[3].dari == 95
        assert parameter.alamat(JenisPaket.SKM) == ("skm@contoh.go.id",)
        assert parameter.alamat(JenisPaket.RENCANA) == ()
    office.close()


def test_that_another_office_does_not_work_with_the_references_of_the_first(
    trusting: Office, mail: Mail, tmp_path: Path, clock
) -> None:
    apply(trusting, mail(pusat.references({"kriteria": kriteria("95")})))
    with open_office(tmp_path / "lain", clock):
        assert parameter.kriteria(TAHUN).bands[3].dari == 90


def test_that_what_is_locked_keeps_the_references_that_it_was_made_with(
    trusting: Office, mail: Mail
) -> None:
    kepala = trusting.kantor.pejabat()[-1]["id"]
    lock(trusting, TAHUN, Triwulan.II, kepala)
    first = apply(trusting, mail(pusat.references({"kriteria": kriteria("95")})))
    lock(trusting, TAHUN, Triwulan.III, kepala)
    later = pusat.references({"kriteria": kriteria("99")}, waktu=pusat.WAKTU + timedelta(days=1))
    apply(trusting, mail(later))

    def borders(triwulan: Triwulan) -> set[str]:
        found, _kunci = trusting.realisasi.report(TAHUN, triwulan)
        printed, _cetak = trusting.laporan.load(TAHUN, triwulan, "A4")
        sealed = laporan.of_rekaman(
            trusting.rekaman.locked(TAHUN, triwulan),
            trusting.rekaman.require_lock(TAHUN, triwulan),
            "A4",
        )[0]
        assert found == printed == sealed
        return edges(found)

    (applied,) = rows(
        trusting.store.db, "SELECT id FROM referensi WHERE manifes = ?", [first.berkas.manifes]
    )
    made_with = [
        trusting.rekaman.locked(TAHUN, it)["referensi_id"] for it in (Triwulan.II, Triwulan.III)
    ]
    assert made_with == [None, applied["id"]]
    moved = {"90", "95", "99"}
    assert moved & borders(Triwulan.II) == {"90"}
    assert moved & borders(Triwulan.III) == {"95"}
    trusting.rekaman.unlock(TAHUN, Triwulan.III, "Uji")
    found, _kunci = trusting.realisasi.report(TAHUN, Triwulan.III)
    assert moved & edges(found) == {"99"}


def test_that_it_is_a_full_snapshot(trusting: Office, mail: Mail) -> None:
    apply(trusting, mail(pusat.references({"kriteria": kriteria("95")})))
    later = pusat.references({}, waktu=pusat.WAKTU + timedelta(days=1))
    shown = apply(trusting, mail(later))
    assert "Kriteria capaian: Kembali ke bawaan aplikasi." in shown.describe()
    assert parameter.kriteria(TAHUN).bands[3].dari == 90


def test_that_an_older_one_is_replaced_already(trusting: Office, mail: Mail) -> None:
    old = pusat.references({"kriteria": kriteria("95")})
    apply(
        trusting,
        mail(pusat.references({"kriteria": kriteria("96")}, waktu=pusat.WAKTU + timedelta(days=1))),
    )
    path = mail(old)
    assert trusting.dari_pusat.look(path).keadaan is KeadaanBerkas.DIGANTIKAN
    with pytest.raises(KnownError) as caught:
        trusting.referensi.preview(path)
    assert caught.value.kode == "SUDAH_DIGANTIKAN"


def test_that_applying_twice_changes_nothing(trusting: Office, mail: Mail) -> None:
    path = mail(pusat.references({"kriteria": kriteria("95")}))
    apply(trusting, path)
    shown = trusting.referensi.preview(path)
    assert (shown.lama, shown.perubahan) == (True, ())
    assert trusting.referensi.apply(shown).nouns == frozenset()
    assert len(rows(trusting.store.db, "SELECT * FROM referensi")) == 1


def test_that_the_key_of_pusat_is_replaced_under_the_old_one(trusting: Office, mail: Mail) -> None:
    new = pusat.key("Kunci baru")
    apply(trusting, mail(pusat.references({}, sertifikat=[pusat.pem("Kunci baru")])))
    later = pusat.WAKTU + timedelta(days=1)
    path = mail(pusat.references({"kriteria": kriteria("95")}, kunci=new, waktu=later))
    assert trusting.dari_pusat.look(path).keadaan is KeadaanBerkas.BARU
    path = mail(pusat.references({"kriteria": kriteria("95")}, waktu=later))
    assert trusting.dari_pusat.look(path).keadaan is KeadaanBerkas.KUNCI_LAIN


def broken(bagian: str) -> dict[str, object]:
    hole = kriteria("95")
    hole["kriteria"][3]["dari"] = "97"
    katalog = pusat.resource_text(Bagian.KATALOG)
    katalog["baris"].append(katalog["baris"][0])
    templat = pusat.resource_text(Bagian.TEMPLAT)
    templat["teks"]["janji"]["teks"] = "Kami {berjanji}."
    skm = pusat.resource_text(Bagian.SKM)
    skm["per_tahun"] = {"2026": {"bobot": {"U1": "1/2"}}}
    tenggat_salah = tenggat(t2027=[("2027-02-30", "Tidak ada")])
    return {
        "kriteria": hole,
        "katalog": katalog,
        "perjanjian_kinerja": templat,
        "skm": skm,
        "tenggat": tenggat_salah,
        "aturan": {"aturan": {"R1": {"tingkat": "kiamat"}}, "ambang": {}, "catatan": ""},
        "rekomendasi": "bukan JSON",
        "unit": '{"sumber": "a", "sumber": "b", "unit": []}',
    }[bagian]  # type: ignore[return-value]


@pytest.mark.parametrize("bagian", list(Bagian))
def test_that_a_part_that_cannot_be_worked_with_is_refused_as_a_whole(
    trusting: Office, mail: Mail, bagian: str
) -> None:
    parts: dict[str, object] = {"kriteria": kriteria("95"), bagian: broken(bagian)}
    path = mail(pusat.references(parts))
    with pytest.raises(KnownError) as caught:
        trusting.referensi.preview(path)
    assert caught.value.tindakan
    assert not (trusting.folder / "diterima").exists()
    assert parameter.kriteria(TAHUN).bands[3].dari == 90


@pytest.mark.parametrize(
    "pem", [b"bukan sertifikat", b"", pusat.pem() + pusat.pem("Dua")], ids=["text", "none", "two"]
)
def test_that_a_certificate_that_is_none_is_refused(
    trusting: Office, mail: Mail, pem: bytes
) -> None:
    with pytest.raises(KnownError):
        trusting.referensi.preview(mail(pusat.references({}, sertifikat=[pem])))


def test_that_nothing_is_applied_without_a_pinned_key(office: Office, mail: Mail) -> None:
    path = mail(pusat.references({"kriteria": kriteria("95")}))
    with pytest.raises(KnownError) as caught:
        office.referensi.preview(path)
    assert caught.value.kode == "BELUM_DISEMATKAN"


def test_that_a_carried_office_applies_nothing(trusting: Office, mail: Mail) -> None:
    shown = trusting.referensi.preview(mail(pusat.references({"kriteria": kriteria("95")})))
    trusting.bawaan.begin("Sari", "kantor.ranpk")
    with pytest.raises(LockedError):
        trusting.referensi.apply(shown)
    assert not (trusting.folder / "diterima").exists()


def test_that_a_receipt_is_no_references(trusting: Office, mail: Mail) -> None:
    path = mail(pusat.references({}))
    with pytest.raises(KnownError) as caught:
        trusting.tanda_terima.open(path)
    assert caught.value.kode == "JENIS_LAIN"


def test_that_what_is_stored_is_what_came(trusting: Office, mail: Mail) -> None:
    sent = kriteria("95")
    apply(trusting, mail(pusat.references({"kriteria": sent})))
    (row,) = rows(trusting.store.db, "SELECT isi FROM referensi")
    (part,) = json.loads(row["isi"])["acuan"]
    assert json.loads(part["isi"]) == sent


def test_that_letters_go_to_the_address_of_pusat_unless_the_office_typed_another(
    trusting: Office, mail: Mail
) -> None:
    apply(trusting, mail(pusat.references({}, alamat=[("SKM", "skm@contoh.go.id")])))
    assert trusting.surat.addresses(JenisPaket.SKM) == ("skm@contoh.go.id",)
    assert trusting.surat.addresses(JenisPaket.RENCANA) == ()
    trusting.surat.save_addresses({"umum": "sendiri@contoh.go.id"})
    assert trusting.surat.addresses(JenisPaket.SKM) == ("sendiri@contoh.go.id",)


def test_that_a_backup_put_back_brings_its_own_references(trusting: Office, mail: Mail) -> None:
    apply(trusting, mail(pusat.references({"kriteria": kriteria("95")})))
    lock(trusting, TAHUN, Triwulan.III, trusting.kantor.pejabat()[-1]["id"])
    kept = trusting.cadangan.make()
    later = pusat.references({"kriteria": kriteria("99")}, waktu=pusat.WAKTU + timedelta(days=1))
    apply(trusting, mail(later))
    trusting.cadangan.restore(kept.nama)
    assert parameter.kriteria(TAHUN).bands[3].dari == 95
    found, _kunci = trusting.realisasi.report(TAHUN, Triwulan.III)
    assert {"90", "95", "99"} & edges(found) == {"95"}
