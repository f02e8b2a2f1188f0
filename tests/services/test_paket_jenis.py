"""Packages of every jenis that an office makes: what they carry, and when they are made anew."""

import hashlib
import json
import subprocess
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

import pytest

from db.tables import rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.paket import JenisPaket, PaketTerbuka
from ranpk_desktop.domain.perjanjian_kinerja import Cara, Keadaan
from ranpk_desktop.domain.riwayat_paket import CalonPaket, PaketTersimpan
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.paket import verifikasi
from ranpk_desktop.services import identitas, paket, periksa_berkas, setup
from ranpk_desktop.services.office import Office, open_office
from tests.berkas import PDF
from tests.kiriman import mark_sent
from tests.kuncian import lock

TAHUN = 2026
FRASA = "kuda hijau makan lima mangga"
ALASAN = "Kantor belum beroperasi pada periode ini."


@pytest.fixture
def sealed(office: Office) -> Office:
    office.identitas.make_key(FRASA)
    return office


@pytest.fixture
def kosong(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """Open an office that has neither plan nor surveys."""
    with open_office(tmp_path / "kosong", clock) as opened:
        setup.create(opened, "loka-pulau-morotai", "Contoh Keenam")
        opened.identitas.make_key(FRASA)
        yield opened


def kepala(office: Office) -> str:
    return str(office.kantor.pejabat()[-1]["id"])


def calon(office: Office, jenis: str, periode: str = "TAHUN") -> CalonPaket:
    return office.paket.candidate(JenisPaket(jenis), TAHUN, periode)


def make(office: Office, jenis: str, periode: str = "TAHUN", **lain) -> PaketTersimpan:
    return office.paket.make_of(calon(office, jenis, periode), "F4", FRASA, **lain)


def opened(office: Office, made: PaketTersimpan) -> PaketTerbuka:
    """Return a package of ours that verifies under the key of its office."""
    hasil = paket.verify(made.path, identitas.pinned(office.folder))
    assert hasil.sah, hasil.temuan
    assert hasil.paket
    assert hasil.paket.sidik_isi == made.sidik_isi
    return hasil.paket


def text_of(found: PaketTerbuka, nama: str, folder: Path) -> str:
    (isi,) = (entri.isi for entri in found.objek if entri.nama == nama)
    (folder / nama).write_bytes(isi)
    return subprocess.run(
        ["pdftotext", "-layout", str(folder / nama), "-"],
        capture_output=True,
        text=True,
        check=True,
    ).stdout


def documents(found: PaketTerbuka) -> list[str]:
    return [entri.nama for entri in found.objek[1:] if not entri.nama.startswith("bukti-")]


def test_that_a_fixed_plan_is_a_package_with_both_its_documents(sealed: Office) -> None:
    assert calon(sealed, "RENCANA").halangan.kode == "BELUM_DITETAPKAN"
    sealed.rekaman.fix(TAHUN, kepala(sealed), walau_peringatan=True)
    found = opened(sealed, make(sealed, "RENCANA"))
    assert documents(found) == [
        "rencana-aksi-2026.pdf",
        "rencana-aksi-2026.xlsx",
        "rencana-aksi-iku-2026.pdf",
        "rencana-aksi-iku-2026.xlsx",
    ]
    assert (found.data["periode"], found.data["revisi_rencana"]) == ("TAHUN", 0)
    assert found.data["nihil"] is None
    assert len(found.data["isi"]["butir_rencana"]) > 10


def test_that_a_half_year_is_made_of_the_quarter_that_ends_it(sealed: Office) -> None:
    assert calon(sealed, "LAPORAN_SEMESTER", "S1").halangan.kode == "BELUM_DIKUNCI"
    lock(sealed, TAHUN, Triwulan.II, kepala(sealed))
    before = len(rows(sealed.store.db, "SELECT * FROM rekaman"))
    found = opened(sealed, make(sealed, "LAPORAN_SEMESTER", "S1"))
    assert documents(found) == ["laporan-ranpk-S1-2026.pdf", "laporan-ranpk-S1-2026.xlsx"]
    quarter = json.loads(sealed.rekaman.locked(TAHUN, Triwulan.II)["isi"])
    assert found.data["isi"] == quarter
    assert found.data["pelepas"]["nama"] == sealed.kantor.pejabat()[-1]["nama"]
    stored = rows(sealed.store.db, "SELECT * FROM rekaman WHERE jenis = 'LAPORAN_SEMESTER'")
    assert len(rows(sealed.store.db, "SELECT * FROM rekaman")) == before + 1
    assert [(it["periode"], it["keadaan"], it["sidik_isi"]) for it in stored] == [
        ("S1", "DIKUNCI", found.sidik_isi)
    ]


def test_that_the_half_year_is_made_anew_only_after_its_quarter_changed(sealed: Office) -> None:
    lock(sealed, TAHUN, Triwulan.II, kepala(sealed))
    first = make(sealed, "LAPORAN_SEMESTER", "S1")
    assert make(sealed, "LAPORAN_SEMESTER", "S1").lama
    sealed.rekaman.unlock(TAHUN, Triwulan.II, "Salah ketik")
    assert calon(sealed, "LAPORAN_SEMESTER", "S1").halangan
    row = sealed.realisasi.load(TAHUN, Triwulan.II).laporan.baris[4]
    sealed.realisasi.save_nilai(row.butir_id, Triwulan.II, "12")
    lock(sealed, TAHUN, Triwulan.II, kepala(sealed))
    assert calon(sealed, "LAPORAN_SEMESTER", "S1").tersimpan is None
    second = make(sealed, "LAPORAN_SEMESTER", "S1")
    assert opened(sealed, second).data["revisi"] == 1
    assert second.sidik_isi != first.sidik_isi
    reason = rows(sealed.store.db, "SELECT alasan FROM rekaman WHERE jenis = 'LAPORAN_SEMESTER'")
    assert [row["alasan"] for row in reason] == ["", "Salah ketik"]


def test_that_a_locked_survey_is_a_package_with_its_follow_ups(sealed: Office) -> None:
    assert calon(sealed, "SKM").halangan.kode == "BELUM_DIKUNCI"
    assert not calon(sealed, "SKM").boleh_nihil
    sealed.kunci_survei.lock(TAHUN, PeriodeSkm.TAHUN, kepala(sealed))
    found = opened(sealed, make(sealed, "SKM"))
    assert documents(found) == ["laporan-skm-2026.pdf", "laporan-skm-2026.xlsx"]
    assert found.data["isi"]["nilai_unsur"]
    assert found.data["isi"]["ratl"]
    assert found.data["revisi_rencana"] is None


@pytest.fixture
def final(sealed: Office) -> Office:
    sealed.rekaman.fix(TAHUN, kepala(sealed), walau_peringatan=True)
    sealed.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)
    return sealed


def sign(office: Office, isi: bytes, nama: str = "pk bertanda.pdf") -> None:
    versi = office.perjanjian_kinerja.versi.load(TAHUN)[-1]
    office.perjanjian_kinerja.versi.record(versi, Keadaan.DITANDATANGANI, Cara.BASAH, (nama, isi))


def test_that_an_agreement_travels_unsigned_and_again_once_it_is_signed(final: Office) -> None:
    unsigned = make(final, "PERJANJIAN_KINERJA")
    assert documents(opened(final, unsigned)) == [
        "perjanjian-kinerja-2026.pdf",
        "perjanjian-kinerja-2026.xlsx",
    ]
    assert calon(final, "PERJANJIAN_KINERJA").tersimpan
    mark_sent(final, unsigned.id)
    pindaian = PDF + b"pindaian"
    sign(final, pindaian)
    assert calon(final, "PERJANJIAN_KINERJA").tersimpan is None
    signed = make(final, "PERJANJIAN_KINERJA")
    found = opened(final, signed)
    assert found.objek[1].nama == "bertanda-perjanjian-kinerja-2026.pdf"
    assert found.objek[1].isi == pindaian
    assert len(documents(found)) == 3
    assert (signed.sidik_isi, found.data["menggantikan"]) == (unsigned.sidik_isi, unsigned.manifes)
    assert make(final, "PERJANJIAN_KINERJA").lama


def test_that_a_scan_that_no_mail_holds_asks_for_a_flashdisk(final: Office) -> None:
    sign(final, PDF + b" " * 7_500_000)
    target = calon(final, "PERJANJIAN_KINERJA")
    view = final.paket.preflight(target)
    assert "BERKAS_TERLALU_BESAR" in [it.kode for it in view.temuan]
    assert not view.boleh
    with pytest.raises(KnownError, match=r"pk bertanda.pdf.*[Kk]ecilkan.*flashdisk") as caught:
        make(final, "PERJANJIAN_KINERJA")
    assert caught.value.kode == "BERKAS_TERLALU_BESAR"
    assert final.paket.preflight(target, flashdisk=True).boleh
    (berkas,) = make(final, "PERJANJIAN_KINERJA", flashdisk=True).berkas
    assert berkas.lewat_flashdisk


def test_that_an_agreement_without_a_final_version_says_what_is_missing(sealed: Office) -> None:
    halangan = calon(sealed, "PERJANJIAN_KINERJA").halangan
    assert halangan
    assert "belum final" in halangan.pesan
    assert halangan.tempat["halaman"] == "perjanjian_kinerja"
    with pytest.raises(KnownError) as caught:
        make(sealed, "PERJANJIAN_KINERJA")
    assert caught.value.kode == "BELUM_FINAL"


def test_that_the_state_of_a_day_is_the_open_quarter_as_it_is(
    sealed: Office, tmp_path: Path
) -> None:
    (found,) = [it for it in sealed.paket.candidates(TAHUN) if it.jenis == "LAPORAN_SEWAKTU"]
    assert (found.periode, found.judul) == (
        "2026-10-05",
        "Laporan sewaktu-waktu per 5 Oktober 2026",
    )
    view = sealed.paket.preflight(found)
    assert view.boleh
    assert "R201" in [it.kode for it in view.temuan if it.tingkat is Tingkat.PERINGATAN]
    made = opened(sealed, make(sealed, "LAPORAN_SEWAKTU", "2026-10-05"))
    assert documents(made) == [
        "laporan-TW3-2026-per-2026-10-05.pdf",
        "laporan-TW3-2026-per-2026-10-05.xlsx",
    ]
    text = text_of(made, "laporan-TW3-2026-per-2026-10-05.pdf", tmp_path)
    assert "Keadaan per 5 Oktober 2026" in text
    assert make(sealed, "LAPORAN_SEWAKTU", "2026-10-05").lama
    row = sealed.realisasi.load(TAHUN, Triwulan.III).laporan.baris[4]
    sealed.realisasi.save_nilai(row.butir_id, Triwulan.III, "12")
    again = opened(sealed, make(sealed, "LAPORAN_SEWAKTU", "2026-10-05"))
    assert again.data["revisi"] == 1
    assert rows(sealed.store.db, "SELECT * FROM kunci") == []


def test_that_a_locked_quarter_has_no_state_of_a_day(sealed: Office) -> None:
    lock(sealed, TAHUN, Triwulan.III, kepala(sealed))
    halangan = calon(sealed, "LAPORAN_SEWAKTU", "2026-10-05").halangan
    assert halangan
    assert halangan.kode == "SUDAH_DIKUNCI"


def test_that_the_chosen_official_releases_what_has_no_lock(sealed: Office) -> None:
    plh = next(row for row in sealed.kantor.pejabat() if row["sebutan"] == "Plh.")
    made = make(sealed, "LAPORAN_SEWAKTU", "2026-10-05", pejabat_id=plh["id"])
    pelepas = opened(sealed, made).data["pelepas"]
    assert (pelepas["nama"], pelepas["sebutan"]) == (plh["nama"], "Plh.")
    lock(sealed, TAHUN, Triwulan.III, kepala(sealed))
    quarter = make(sealed, "LAPORAN_TRIWULAN", "TW3", pejabat_id=plh["id"])
    assert opened(sealed, quarter).data["pelepas"]["sebutan"] == ""


NIHIL = [("LAPORAN_TRIWULAN", "TW3"), ("LAPORAN_SEMESTER", "S1"), ("SKM", "TAHUN")]


@pytest.mark.parametrize(("jenis", "periode"), NIHIL)
def test_that_nothing_to_report_is_a_report_with_a_reason(
    kosong: Office, tmp_path: Path, jenis: str, periode: str
) -> None:
    target = calon(kosong, jenis, periode)
    assert target.boleh_nihil
    with pytest.raises(KnownError):
        make(kosong, jenis, periode)
    with pytest.raises(CheckError):
        make(kosong, jenis, periode, nihil="  ")
    view = kosong.paket.preflight(target, ALASAN)
    assert view.boleh
    assert [nama for nama, _ukuran in view.isi][1].startswith("nihil-")
    made = make(kosong, jenis, periode, nihil=ALASAN)
    found = opened(kosong, made)
    assert found.data["nihil"] == ALASAN
    (nama,) = documents(found)
    text = text_of(found, nama, tmp_path)
    assert "NIHIL" in text
    assert ALASAN in text
    assert "Kode data" in text
    assert text.count("\f") == 1, "one page"
    (stored,) = rows(kosong.store.db, "SELECT * FROM rekaman WHERE jenis = ?", (jenis,))
    assert (stored["keadaan"], stored["alasan"]) == ("NIHIL", ALASAN)
    assert make(kosong, jenis, periode, nihil=ALASAN).lama
    assert calon(kosong, jenis, periode).tersimpan.manifes == made.manifes
    assert [row.nihil for row in kosong.paket.history()] == [ALASAN]
    hasil = periksa_berkas.look(made.path, identitas.pinned(kosong.folder))
    assert ("Laporan nihil", ALASAN) in hasil.rincian


def test_that_another_reason_is_a_revision(kosong: Office) -> None:
    first = make(kosong, "LAPORAN_TRIWULAN", "TW3", nihil=ALASAN)
    mark_sent(kosong, first.id)
    second = opened(kosong, make(kosong, "LAPORAN_TRIWULAN", "TW3", nihil="Alasan lain."))
    assert (second.data["revisi"], second.data["menggantikan"]) == (1, first.manifes)


def test_that_what_is_due_or_typed_cannot_be_called_nothing(sealed: Office) -> None:
    for triwulan in ("TW3", "TW4"):
        assert not calon(sealed, "LAPORAN_TRIWULAN", triwulan).boleh_nihil
        with pytest.raises(CheckError):
            make(sealed, "LAPORAN_TRIWULAN", triwulan, nihil=ALASAN)
    with pytest.raises(CheckError):
        make(sealed, "RENCANA", nihil=ALASAN)


def test_that_the_pre_flight_names_what_a_package_would_hold(sealed: Office) -> None:
    lock(sealed, TAHUN, Triwulan.III, kepala(sealed))
    target = calon(sealed, "LAPORAN_TRIWULAN", "TW3")
    view = sealed.paket.preflight(target)
    found = opened(sealed, make(sealed, "LAPORAN_TRIWULAN", "TW3"))
    assert [nama for nama, _ukuran in view.isi] == [entri.nama for entri in found.objek]
    assert (view.bagian, view.anggaran, view.boleh) == (1, 7_400_000, True)
    real = sum(len(entri.isi) for entri in found.objek)
    assert 0.5 * real < view.ukuran < 2 * real
    locked = sealed.periksa.load(TAHUN, Triwulan.III).temuan_triwulan
    assert {it.kode for it in locked} <= {it.kode for it in view.temuan}


def test_that_the_pre_flight_of_an_open_quarter_is_its_obstacle(sealed: Office) -> None:
    view = sealed.paket.preflight(calon(sealed, "LAPORAN_TRIWULAN", "TW3"))
    assert [it.kode for it in view.temuan] == ["BELUM_DIKUNCI"]
    assert view.temuan[0].tempat == {"halaman": "realisasi", "tahun": TAHUN, "periode": "TW3"}
    assert not view.boleh


def test_that_only_what_has_begun_is_offered(sealed: Office) -> None:
    periods = {it.periode for it in sealed.paket.candidates(TAHUN + 1)}
    assert periods == {"TAHUN"}
    with pytest.raises(KnownError) as caught:
        sealed.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, TAHUN + 1, "TW1")
    assert caught.value.kode == "PERIODE_TIDAK_ADA"
    with pytest.raises(KnownError) as caught:
        sealed.paket.candidate(JenisPaket.REFERENSI, TAHUN, "TAHUN")
    assert caught.value.kode == "JENIS_TIDAK_DIBUAT"


def test_that_two_packages_prepared_at_once_do_not_take_each_others_place(sealed: Office) -> None:
    target = calon(sealed, "LAPORAN_SEWAKTU", "2026-10-05")
    one = sealed.paket.prepare(target, "F4")
    two = sealed.paket.prepare(target, "F4")
    made = paket.build(one, FRASA), paket.build(two, FRASA)
    sealed.paket.record(one, made[0])
    with pytest.raises(KnownError) as caught:
        sealed.paket.record(two, made[1])
    assert caught.value.kode == "PAKET_LAIN_DIBUAT"
    assert len(rows(sealed.store.db, "SELECT * FROM paket")) == 1
    assert len(list((sealed.folder / "paket").iterdir())) == 1


def test_that_building_can_be_stopped_between_its_steps(sealed: Office) -> None:
    persiapan = sealed.paket.prepare(calon(sealed, "LAPORAN_SEWAKTU", "2026-10-05"), "F4")
    steps = []

    def stop(done: float, total: float) -> None:
        steps.append((done, total))
        if done == 2:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        paket.build(persiapan, FRASA, stop)
    assert [done for done, _total in steps] == [1, 2]
    seen: list[float] = []
    paket.build(persiapan, FRASA, lambda done, total: seen.append(done / total))
    assert seen[-1] == 1
    assert seen == sorted(seen)


def test_that_a_day_later_the_state_of_a_day_is_another_report(
    sealed: Office, monkeypatch: pytest.MonkeyPatch
) -> None:
    make(sealed, "LAPORAN_SEWAKTU", "2026-10-05")
    later = sealed.store.clock() + timedelta(days=1)
    monkeypatch.setattr(sealed.store, "clock", lambda: later)
    made = opened(sealed, make(sealed, "LAPORAN_SEWAKTU", date(2026, 10, 6).isoformat()))
    assert (made.data["revisi"], made.data["menggantikan"]) == (0, None)


def test_that_a_signed_scan_is_carried_byte_for_byte(final: Office) -> None:
    sign(final, b"\xff\xd8\xff" + bytes(range(256)), "foto naskah.JPEG")
    found = verifikasi.open_package(make(final, "PERJANJIAN_KINERJA").path.read_bytes())
    scan = found.objek[1]
    assert scan.nama == "bertanda-perjanjian-kinerja-2026.jpg"
    step = rows(final.store.db, "SELECT sha256 FROM tahap_perjanjian")[0]
    assert hashlib.sha256(scan.isi).hexdigest() == step["sha256"]
