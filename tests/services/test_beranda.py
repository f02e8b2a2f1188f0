"""The first page of a real office."""

from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.beranda import Keadaan
from ranpk_desktop.domain.kiriman import CaraKirim
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.office import Office, open_office
from ranpk_desktop.services.ratl import insert_ratl
from tests.kuncian import lock

FRASA = "kuda hijau makan lima mangga"
TW3 = Periode(2026, Triwulan.III)


def kode(office: Office) -> list[str]:
    return [finding.kode for finding in office.beranda.load().beranda.perhatian]


def test_that_it_opens_at_the_quarter_that_is_reported_now(office: Office) -> None:
    isi = office.beranda.load()
    assert isi.beranda.periode == TW3
    assert isi.zona == "WIT"
    assert isi.pilihan == tuple(Periode(2026, tw) for tw in reversed(Triwulan))
    laporan = office.realisasi.load(2026, Triwulan.III).laporan
    assert (isi.beranda.terisi, isi.beranda.jumlah) == (laporan.terisi, laporan.jumlah)
    assert isi.paket is None


def test_that_the_deadline_is_that_of_the_parameters(office: Office) -> None:
    jam = office.beranda.load().beranda.tenggat
    assert (jam.tenggat, jam.hari, jam.sisa) == (date(2026, 10, 7), date(2026, 10, 5), 2)
    assert jam.tanpa_libur == ()


def test_that_the_offices_own_days_off_move_the_deadline(office: Office) -> None:
    office.libur.save(2026, [HariLibur(date(2026, 10, 2), "Contoh")])
    assert office.beranda.load().beranda.tenggat.tenggat == date(2026, 10, 8)
    office.libur.save(2026, [])
    jam = office.beranda.load().beranda.tenggat
    assert (jam.tenggat, jam.tanpa_libur) == (date(2026, 10, 7), (2026,))


def test_that_the_day_is_that_of_the_office_and_not_of_the_computer(tmp_path: Path) -> None:
    late = datetime(2026, 10, 5, 20, 0, tzinfo=UTC)
    unit = {"acuan": "x", "nama": "Loka", "jenis": "LOKA", "zona": "WIT"}
    with open_office(tmp_path / "kantor", lambda: late) as office:
        office.kantor.create(unit)
        assert office.beranda.load().beranda.tenggat.hari == date(2026, 10, 6)


def test_that_another_quarter_can_be_asked_for(office: Office) -> None:
    beranda = office.beranda.load(Periode(2026, Triwulan.II)).beranda
    assert beranda.periode.label == "TW II 2026"


def test_that_a_package_leads_to_sending_and_a_revision_opens_it_again(office: Office) -> None:
    kepala = office.kantor.pejabat_on(date(2026, 10, 5))[0]["id"]
    lock(office, 2026, Triwulan.III, kepala)
    office.identitas.make_key(FRASA)
    made = office.paket.make(2026, Triwulan.III, "F4", FRASA)
    isi = office.beranda.load()
    assert isi.paket is not None
    assert (isi.paket.judul, isi.paket.revisi) == ("Laporan TW III 2026", 0)
    assert [(it.path, it.ukuran, it.ada) for it in isi.paket.berkas] == [
        (made.path, made.ukuran, True)
    ]
    assert isi.beranda.lanjutan is not None
    assert isi.beranda.lanjutan.kode == "KIRIM"
    office.kotak_keluar.mark_sent(isi.paket.id, CaraKirim.FLASHDISK, date(2026, 10, 5))
    sent = office.beranda.load().beranda
    assert sent.langkah[4].keadaan is Keadaan.SELESAI
    assert sent.lanjutan is None
    office.rekaman.unlock(2026, Triwulan.III, "Salah ketik")
    told = {it.kode: it.pesan for it in office.beranda.load().beranda.perhatian}
    assert told["DIREVISI"] == "TW III 2026 sedang direvisi; kunci dan buat paket Revisi ke-1"
    lock(office, 2026, Triwulan.III, kepala)
    beranda = office.beranda.load().beranda
    assert beranda.langkah[3].keadaan is Keadaan.SEKARANG
    assert "DIREVISI" not in {it.kode for it in beranda.perhatian}


def test_that_a_package_whose_file_has_gone_has_to_be_made_again(locked: Office) -> None:
    isi = locked.beranda.load()
    assert isi.paket is not None
    assert not any(it.ada for it in isi.paket.berkas)
    assert isi.beranda.lanjutan is not None
    assert isi.beranda.lanjutan.kode == "PAKET"


def test_that_key_and_backup_are_missed_until_they_are_there(office: Office) -> None:
    assert {"TANPA_KUNCI_SEGEL", "CADANGAN"} <= set(kode(office))
    office.identitas.make_key(FRASA)
    office.cadangan.make()
    assert office.cadangan.last_day() == date(2026, 10, 5)
    assert not {"TANPA_KUNCI_SEGEL", "CADANGAN"} & set(kode(office))


def test_that_the_end_of_the_key_is_read_from_its_certificate(office: Office) -> None:
    from ranpk_desktop.paket.kunci_p12 import make_p12

    nearly_ended = office.store.clock() - timedelta(days=3600)
    office.identitas.import_key(make_p12("Loka", "", FRASA, nearly_ended), FRASA)
    assert "KUNCI_SEGEL_BERAKHIR" in kode(office)


def late(office: Office) -> str:
    found = (it.pesan for it in office.beranda.load().beranda.perhatian)
    return next((pesan for pesan in found if "RATL" in pesan), "")


def test_that_the_units_late_follow_ups_are_counted_and_no_others(office: Office) -> None:
    assert late(office) == "3 RATL terlambat"
    time = {"tahun": 2025, "waktu_pelaksanaan": "31/3/2026"}
    with office.store.command("Impor"):
        insert_ratl(office.store, {**time, "unit": "Balai Lain", "acuan": "balai-lain"})
        insert_ratl(office.store, {**time, "unit": "Balai Tak Dikenal", "acuan": None})
        insert_ratl(office.store, {**time, "unit": "LOKA POM di Kabupaten  Contoh", "acuan": None})
    assert late(office) == "4 RATL terlambat"
    rows = [it for it in office.ratl.load().baris if it.milik]
    office.ratl.delete([it.ratl.id for it in rows])
    assert late(office) == ""


def test_that_officials_whose_term_is_over_are_missed(office: Office) -> None:
    for row in office.kantor.pejabat():
        office.kantor.save_pejabat({**row, "sampai": str(date(2026, 10, 4))})
    assert "TANPA_PEJABAT" in kode(office)


def test_that_a_wrong_clock_is_said(office: Office) -> None:
    assert "JAM" in kode(office)  # the clock of tests stands before the release
    late = office.store.clock() + timedelta(days=60)
    folder = office.folder
    office.close()
    with open_office(folder, lambda: late) as again:
        assert "JAM" not in kode(again)


def test_that_a_folder_without_an_office_is_refused(tmp_path: Path, clock: Clock) -> None:
    with open_office(tmp_path / "kosong", clock) as empty, pytest.raises(KnownError):
        empty.beranda.load()
