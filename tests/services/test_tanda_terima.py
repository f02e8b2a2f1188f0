"""Receipts of Pusat: who they are from, whom they are for, and what then holds."""

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from db.tables import rows
from ranpk_desktop.domain.paket import JenisPaket, PaketJadi, UnitPaket
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.tanda_terima import Putusan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.paket import susun
from ranpk_desktop.services.dari_pusat import BerkasPusat, KeadaanBerkas
from ranpk_desktop.services.office import Office
from tests import pusat
from tests.kuncian import lock

TAHUN = 2026
FRASA = "kuda hijau makan lima mangga"
PERIODE = (JenisPaket.LAPORAN_TRIWULAN, TAHUN, "TW3")


@pytest.fixture
def sent(office: Office) -> Path:
    """Build the package of the third quarter, with Pusat's key pinned."""
    lock(office, TAHUN, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    office.identitas.make_key(FRASA)
    pusat.pin(office.folder)
    return office.paket.make(TAHUN, Triwulan.III, "F4", FRASA).path


@pytest.fixture
def mail(tmp_path: Path) -> Callable[[PaketJadi], Path]:
    return lambda paket: pusat.save(tmp_path, paket)


def look(office: Office, path: Path) -> BerkasPusat:
    return office.dari_pusat.look(path)


def state(office: Office, path: Path) -> KeadaanBerkas:
    return look(office, path).keadaan


# What a file is --------------------------------------------------------------------------------


def test_that_a_receipt_of_the_pinned_pusat_may_be_opened(office: Office, sent: Path, mail) -> None:
    found = look(office, mail(pusat.receipt(pusat.decide(sent))))
    assert found.keadaan is KeadaanBerkas.BARU
    assert found.pesan == (
        "Tanda terima PST-0142 dari Pusat: Laporan TW III 2026, Versi awal diterima."
    )


def test_that_without_a_pinned_key_the_code_is_shown_and_nothing_more(
    office: Office, sent: Path, mail
) -> None:
    (office.folder / "identitas" / "pusat.pem").unlink()
    path = mail(pusat.receipt(pusat.decide(sent)))
    found = look(office, path)
    assert found.keadaan is KeadaanBerkas.BELUM_DISEMATKAN
    assert pusat.kode() in found.pesan
    assert found.tanda_terima is None
    with pytest.raises(KnownError) as caught:
        office.tanda_terima.open(path)
    assert caught.value.kode == "BELUM_DISEMATKAN"
    assert rows(office.store.db, "SELECT * FROM tanda_terima") == []


def test_that_pusat_is_pinned_only_by_the_code_that_it_read_out(
    office: Office, sent: Path, mail
) -> None:
    (office.folder / "identitas" / "pusat.pem").unlink()
    path = mail(pusat.receipt(pusat.decide(sent)))
    found = look(office, path)
    with pytest.raises(CheckError):
        office.dari_pusat.pin(found.sertifikat, pusat.kode("Orang lain"))
    assert state(office, path) is KeadaanBerkas.BELUM_DISEMATKAN
    office.dari_pusat.pin(found.sertifikat, pusat.kode().replace("-", " "))
    assert state(office, path) is KeadaanBerkas.BARU
    assert (office.folder / "identitas" / "pusat.pem").read_bytes() == pusat.pem()


def test_that_the_words_of_the_code_will_do_as_well(office: Office, sent: Path, mail) -> None:
    path = mail(pusat.receipt(pusat.decide(sent), kunci=pusat.key("Kunci baru")))
    found = look(office, path)
    office.dari_pusat.pin(found.sertifikat, " ".join(found.kata).upper())
    assert state(office, path) is KeadaanBerkas.BARU
    old = mail(pusat.receipt(pusat.decide(sent)))
    assert state(office, old) is KeadaanBerkas.KUNCI_LAMA
    with pytest.raises(KnownError):
        office.tanda_terima.open(old)


def test_that_another_key_in_the_name_of_pusat_is_not_believed(
    office: Office, sent: Path, mail
) -> None:
    forged = pusat.receipt(pusat.decide(sent), kunci=pusat.key("Penipu"))
    found = look(office, mail(forged))
    assert found.keadaan is KeadaanBerkas.KUNCI_LAIN
    assert pusat.kode("Penipu") in found.pesan
    assert found.tanda_terima is None


def test_that_an_office_cannot_write_receipts_for_another(office: Office, sent: Path, mail) -> None:
    """Neither in its own name nor with a key that this office trusts for that other office."""
    (office.folder / "identitas" / "balai-lain.pem").write_bytes(pusat.pem("Balai lain"))
    unit = UnitPaket("balai-lain", "", "Balai lain")
    terima = pusat.decide(sent)
    for name in (unit, pusat.UNIT):
        made = pusat.send(
            JenisPaket.TANDA_TERIMA, terima.as_isi(), unit=name, kunci=pusat.key("Balai lain")
        )
        assert not look(office, mail(made)).tepercaya


def test_that_the_office_s_own_package_is_told_from_a_receipt(office: Office, sent: Path) -> None:
    found = look(office, sent)
    assert found.keadaan is KeadaanBerkas.BUKAN_DARI_PUSAT
    assert found.pesan.startswith("Ini laporan triwulan dari Loka POM di Kabupaten Contoh")


def test_that_a_receipt_for_another_unit_is_no_file_of_ours(
    office: Office, sent: Path, mail
) -> None:
    found = look(office, mail(pusat.receipt(pusat.decide(sent, unit="balai-lain"))))
    assert found.keadaan is KeadaanBerkas.UNIT_LAIN
    assert "bukan berkas unit ini" in found.pesan
    assert found.tanda_terima is None


def test_that_a_newer_form_asks_for_a_newer_program(
    office: Office, sent: Path, mail, monkeypatch: pytest.MonkeyPatch
) -> None:
    with monkeypatch.context() as patch:
        patch.setattr(susun, "VERSI", "2.0")
        patch.setattr(susun, "check_data", lambda data: data)
        newer = pusat.receipt(pusat.decide(sent))
    assert state(office, mail(newer)) is KeadaanBerkas.LEBIH_BARU


def test_that_what_is_no_package_is_said_so(office: Office, tmp_path: Path) -> None:
    path = tmp_path / "surat.asice"
    path.write_bytes(b"Yth. Kepala Loka")
    assert state(office, path) is KeadaanBerkas.RUSAK


@pytest.mark.parametrize("at", [200, 1500, -300])
def test_that_a_damaged_receipt_is_refused(office: Office, sent: Path, mail, at: int) -> None:
    path = mail(pusat.receipt(pusat.decide(sent)))
    content = bytearray(path.read_bytes())
    content[at] ^= 1
    path.write_bytes(content)
    assert state(office, path) is KeadaanBerkas.RUSAK


def test_that_a_receipt_whose_tables_make_no_sense_is_refused(office: Office, mail) -> None:
    pusat.pin(office.folder)
    isi = {"tanda_terima": [], "sel": []}
    found = look(office, mail(pusat.send(JenisPaket.TANDA_TERIMA, isi)))
    assert found.keadaan is KeadaanBerkas.RUSAK
    assert "dari Pusat" in found.pesan


# Opening ---------------------------------------------------------------------------------------


def test_that_an_accepted_package_is_known_as_such(office: Office, sent: Path, mail) -> None:
    made = pusat.receipt(pusat.decide(sent))
    hasil = office.tanda_terima.open(mail(made))
    assert hasil.pesan == (
        "Laporan TW III 2026, Versi awal: diterima Pusat, tanda terima PST-0142."
    )
    assert hasil.dikenal
    assert (hasil.lama, hasil.sel, hasil.dapat_dibuka) == (False, (), False)
    holds = office.tanda_terima.of_paket(pusat.opened(sent).manifes)
    assert holds
    assert holds.putusan is Putusan.DITERIMA
    kept = office.folder / "diterima" / f"{made.manifes}.asice"
    assert kept.read_bytes() == made.berkas
    assert hasil.changes.nouns == {"tanda_terima"}


def test_that_opening_it_twice_changes_nothing(office: Office, sent: Path, mail) -> None:
    path = mail(pusat.receipt(pusat.decide(sent)))
    first = office.tanda_terima.open(path)
    before = rows(office.store.db, "SELECT * FROM tanda_terima")
    second = office.tanda_terima.open(path)
    assert second.lama
    assert second.changes.nouns == frozenset()
    assert replace(second, lama=False, changes=first.changes) == first
    assert rows(office.store.db, "SELECT * FROM tanda_terima") == before


def returned(office: Office, sent: Path) -> PaketJadi:
    """Return a realisasi, its target, evidence and name, and two cells that are not ours."""
    isi = pusat.opened(sent).data["isi"]
    link = next(it for it in isi["taut_data_dukung"] if it["triwulan"] == 3)
    own = {
        table: next(
            it["id"]
            for it in isi[table]
            if it["butir_id"] == link["butir_id"] and it["triwulan"] == 3
        )
        for table in ("realisasi", "target")
    }
    terima = pusat.decide(
        sent,
        Putusan.DIKEMBALIKAN,
        keterangan="Mohon diperbaiki.",
        sel=[
            ("realisasi", own["realisasi"], "nilai", "Tidak sama dengan buktinya."),
            ("target", own["target"], "nilai", "Target berbeda dari rencana."),
            ("taut_data_dukung", link["id"], "data_dukung_id", "Halaman berapa?"),
            ("butir_rencana", link["butir_id"], "uraian", "Salah ketik."),
        ],
    )
    lost = replace(terima.sel[0], id="zz", baris_id="tidak-ada", tabel="realisasi")
    evil = replace(terima.sel[0], id="zzz", tabel="sqlite_master; DROP TABLE paket")
    return pusat.receipt(replace(terima, sel=(*terima.sel, lost, evil)))


def test_that_returned_cells_lead_to_where_they_are_seen_to(
    office: Office, sent: Path, mail
) -> None:
    hasil = office.tanda_terima.open(mail(returned(office, sent)))
    found = {it.sel.komentar: it for it in hasil.sel if it.halaman}
    nilai = found["Tidak sama dengan buktinya."]
    laporan = office.realisasi.load(TAHUN, Triwulan.III).laporan
    baris = next(it for it in laporan.baris if it.butir_id == nilai.tempat["butir_id"])
    there = {"periode": Periode(TAHUN, Triwulan.III), "butir_id": baris.butir_id}
    assert (nilai.halaman, nilai.kolom) == ("realisasi", "realisasi")
    assert nilai.tempat == {"tampilan": "indikator", **there}
    assert baris.uraian in nilai.baris
    target = found["Target berbeda dari rencana."]
    assert target.halaman == "rencana"
    assert target.tempat == {"tahun": TAHUN, "butir_id": baris.butir_id, "kolom": "target_3"}
    assert found["Halaman berapa?"].tempat == {"tampilan": "indikator", **there}
    assert found["Salah ketik."].tempat["kolom"] == "uraian"
    gone = [it for it in hasil.sel if not it.halaman]
    assert [it.baris for it in gone] == ["baris yang tidak ada di sini"] * 2


def test_that_a_returned_quarter_opens_as_a_revision_with_the_reason_of_the_receipt(
    office: Office, sent: Path, mail
) -> None:
    hasil = office.tanda_terima.open(mail(returned(office, sent)))
    assert hasil.dapat_dibuka
    office.tanda_terima.open_revision(hasil.tanda_terima, hasil.tanda_terima.alasan)
    lock(office, TAHUN, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    rekaman = office.rekaman.locked(TAHUN, Triwulan.III)
    assert rekaman["revisi"] == 1
    assert rekaman["alasan"] == (
        "Dikembalikan Pusat dengan tanda terima PST-0142: Mohon diperbaiki."
    )
    again = office.tanda_terima.show(hasil.tanda_terima.paket)
    assert not again.dapat_dibuka, "the revision is locked; the receipt is about the one before"


def test_that_a_later_receipt_holds_whatever_the_order_of_opening(
    office: Office, sent: Path, tmp_path: Path
) -> None:
    early = pusat.receipt(pusat.decide(sent, Putusan.DIKEMBALIKAN, nomor="PST-0001"))
    late = pusat.receipt(
        pusat.decide(sent, nomor="PST-0002"), waktu=pusat.WAKTU + timedelta(hours=1)
    )
    office.tanda_terima.open(pusat.save(tmp_path, late))
    path = pusat.save(tmp_path, early)
    assert state(office, path) is KeadaanBerkas.DIGANTIKAN
    hasil = office.tanda_terima.open(path)
    assert hasil.digantikan == "PST-0002"
    assert not hasil.dapat_dibuka
    holds = office.tanda_terima.of_period(*PERIODE)
    assert holds
    assert holds.nomor == "PST-0002"


def test_that_a_receipt_for_a_package_unknown_here_sets_the_office_right(
    office: Office, sent: Path, mail
) -> None:
    terima = replace(pusat.decide(sent), paket="a" * 64, revisi=2, dipegang="b" * 64)
    hasil = office.tanda_terima.open(mail(pusat.receipt(terima)))
    assert not hasil.dikenal
    assert "tidak dibuat dari folder data ini" in hasil.pesan
    holds = office.tanda_terima.of_period(*PERIODE)
    assert holds
    assert (holds.revisi, holds.dipegang) == (2, "b" * 64)


def test_that_a_carried_office_opens_no_receipt(office: Office, sent: Path, mail) -> None:
    office.bawaan.begin("Sari", "kantor.ranpk")
    with pytest.raises(LockedError):
        office.tanda_terima.open(mail(pusat.receipt(pusat.decide(sent))))
    assert not (office.folder / "diterima").exists()


def test_that_the_answer_of_a_command_is_one_plain_object(office: Office, sent: Path, mail) -> None:
    answer = office.tanda_terima.open(mail(returned(office, sent))).as_json()
    assert json.loads(json.dumps(answer)) == answer
    assert answer["putusan"] == "DIKEMBALIKAN"


# What the next package says ---------------------------------------------------------------------


def revise(office: Office, nilai: str) -> dict[str, object]:
    """Open the quarter, change a value, lock and build it anew; returns data.json."""
    if office.realisasi.load(TAHUN, Triwulan.III).kunci:
        office.rekaman.unlock(TAHUN, Triwulan.III, "Uji")
    butir_id = office.realisasi.load(TAHUN, Triwulan.III).laporan.baris[4].butir_id
    office.realisasi.save_nilai(butir_id, Triwulan.III, nilai)
    lock(office, TAHUN, Triwulan.III, office.kantor.pejabat()[-1]["id"])
    made = office.paket.make(TAHUN, Triwulan.III, "F4", FRASA)
    return dict(pusat.opened(made.path).data)


def test_that_a_revision_carries_the_fields_that_differ(office: Office, sent: Path, mail) -> None:
    manifes = pusat.opened(sent).manifes
    assert pusat.opened(sent).data["perbedaan"] is None
    office.tanda_terima.open(mail(pusat.receipt(pusat.decide(sent, Putusan.DIKEMBALIKAN))))
    data = revise(office, "85")
    assert (data["revisi"], data["menggantikan"]) == (1, manifes)
    before = pusat.opened(sent).data["isi"]["realisasi"]
    (one,) = [
        it for it in data["perbedaan"] if it["tabel"] == "realisasi" and it["kolom"] == "nilai"
    ]
    assert one["baru"] == "85"
    assert one["lama"] == next(it["nilai"] for it in before if it["id"] == one["baris_id"])
    assert (
        office.rekaman.locked(TAHUN, Triwulan.III)["sidik_isi"]
        == pusat.opened(office.paket.history()[0].berkas[0].path).sidik_isi
    ), "the differences are no part of what is printed on the documents"


def test_that_the_next_package_replaces_what_pusat_holds(
    office: Office, sent: Path, tmp_path: Path
) -> None:
    """Also a package of a time before a restore, until one of ours has left again."""
    lost = replace(pusat.decide(sent), paket="a" * 64, revisi=4, dipegang="b" * 64)
    office.tanda_terima.open(pusat.save(tmp_path, pusat.receipt(lost)))
    data = revise(office, "85")
    assert (data["menggantikan"], data["revisi"], data["perbedaan"]) == ("b" * 64, 5, None)
    mine = office.paket.history()[0].berkas[0].path
    accepted = pusat.receipt(pusat.decide(mine), waktu=pusat.WAKTU + timedelta(days=1))
    office.tanda_terima.open(pusat.save(tmp_path, accepted))
    data = revise(office, "86")
    assert (data["menggantikan"], data["revisi"]) == (pusat.opened(mine).manifes, 6)


def test_that_a_returned_revision_does_not_replace_what_pusat_still_holds(
    office: Office, sent: Path, tmp_path: Path
) -> None:
    first = pusat.opened(sent).manifes
    office.tanda_terima.open(pusat.save(tmp_path, pusat.receipt(pusat.decide(sent))))
    revise(office, "85")
    returned = pusat.decide(
        office.paket.history()[0].berkas[0].path, Putusan.DIKEMBALIKAN, dipegang=first
    )
    later = pusat.receipt(returned, waktu=pusat.WAKTU + timedelta(days=1))
    office.tanda_terima.open(pusat.save(tmp_path, later))
    assert revise(office, "86")["menggantikan"] == first


def test_that_a_receipt_opened_late_does_not_hide_a_package_sent_since(
    office: Office, sent: Path, tmp_path: Path
) -> None:
    late = pusat.receipt(pusat.decide(sent))
    revise(office, "85")
    second = pusat.receipt(pusat.decide(office.paket.history()[0].berkas[0].path))
    office.tanda_terima.open(pusat.save(tmp_path, second))
    mine = pusat.opened(office.paket.history()[0].berkas[0].path).manifes
    office.tanda_terima.open(pusat.save(tmp_path, late))
    assert revise(office, "86")["menggantikan"] == mine


def test_that_a_returned_plan_opens_as_a_revision(office: Office, tmp_path: Path) -> None:
    pusat.pin(office.folder)
    office.identitas.make_key(FRASA)
    office.rekaman.fix(TAHUN, office.kantor.pejabat()[-1]["id"], walau_peringatan=True)
    calon = office.paket.candidate(JenisPaket.RENCANA, TAHUN, "TAHUN")
    made = office.paket.make_of(calon, "A4", FRASA)
    terima = pusat.decide(made.path, Putusan.DIKEMBALIKAN)
    hasil = office.tanda_terima.open(pusat.save(tmp_path, pusat.receipt(terima)))
    assert hasil.pesan.startswith("Rencana 2026, Versi awal: dikembalikan Pusat")
    assert hasil.dapat_dibuka
    office.tanda_terima.open_revision(terima, terima.alasan)
    (kunci,) = rows(office.store.db, "SELECT * FROM kunci WHERE triwulan = 0")
    assert kunci["alasan_buka"] == "Dikembalikan Pusat dengan tanda terima PST-0142"
    assert not office.tanda_terima.show(terima.paket).dapat_dibuka


def test_that_returned_survey_results_open_as_a_revision(office: Office, tmp_path: Path) -> None:
    pusat.pin(office.folder)
    office.identitas.make_key(FRASA)
    office.kunci_survei.lock(TAHUN, PeriodeSkm.TAHUN, office.kantor.pejabat()[-1]["id"])
    calon = office.paket.candidate(JenisPaket.SKM, TAHUN, "TAHUN")
    made = office.paket.make_of(calon, "A4", FRASA)
    isi = pusat.opened(made.path).data["isi"]
    nilai, ratl = isi["nilai_unsur"][0], isi["ratl"][0]
    cells = [
        ("nilai_unsur", nilai["id"], "nilai", "Tidak cocok dengan jawabannya."),
        ("ratl", ratl["id"], "rencana_aksi", "Kurang jelas."),
    ]
    terima = pusat.decide(made.path, Putusan.DIKEMBALIKAN, sel=cells)
    hasil = office.tanda_terima.open(pusat.save(tmp_path, pusat.receipt(terima)))
    places = {it.sel.tabel: (it.halaman, it.tempat) for it in hasil.sel}
    assert places["ratl"] == ("skm", {"tampilan": "ratl", "ratl_id": ratl["id"]})
    assert places["nilai_unsur"] == ("skm", {"tampilan": "nilai"})
    assert hasil.dapat_dibuka
    office.tanda_terima.open_revision(terima, terima.alasan)
    assert office.kunci_survei.load(TAHUN, PeriodeSkm.TAHUN) is None
