"""An office carried to another computer and back: one of the two can be typed into, never both."""

import sqlite3
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from db.connection import new_id
from db.repositories import paket, rekaman
from db.tables import TABLES, rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.bawaan import Hubungan
from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.services import cadangan_lengkap
from ranpk_desktop.services.berkas_dukung import examine, keep
from ranpk_desktop.services.office import Office, open_office
from tests.kiriman import mark_sent

FRASA = "lima kata untuk uji saja"


def ignore(_done: int, _total: int) -> None:
    """Take no notice of progress."""


def carry(office: Office, target: Path, nama: str = "Budi Contoh") -> Path:
    """Carry an office away as its page does."""
    bawaan = office.bawaan.begin(nama, target.name)
    bahan = office.cadangan_lengkap.gather(bawaan=bawaan)
    made = cadangan_lengkap.write(bahan, target, ignore)
    office.bawaan.finish(bawaan, made.sidik)
    return target


def accept(office: Office, path: Path) -> str:
    """Put a file in the place of an office's data."""
    return office.cadangan_lengkap.accept(cadangan_lengkap.unpack(path, office.folder, ignore))


def hubungan(office: Office, path: Path) -> Hubungan:
    return office.cadangan_lengkap.judge(cadangan_lengkap.look(path))


def first_row(office: Office) -> str:
    return office.realisasi.load(2026, Triwulan.III).laporan.baris[2].butir_id


def fill(office: Office, teks: str) -> None:
    office.realisasi.save_nilai(first_row(office), Triwulan.III, teks)


def value(office: Office) -> str:
    return office.realisasi.load(2026, Triwulan.III).laporan.baris[2].isian.teks


def add_evidence(office: Office, nama: str) -> str:
    kept = keep(office.data_dukung.files, examine(nama, b"%PDF-1.7 " + nama.encode()))
    office.data_dukung.add_berkas(DukunganRealisasi(first_row(office), Triwulan.III), [kept])
    return kept.sha256


@pytest.fixture
def other(tmp_path: Path, clock: Clock) -> Iterator[Callable[[Path], Office]]:
    """Return a function that opens a file in a second computer's empty data folder."""
    made: list[Office] = []

    def open_file(path: Path) -> Office:
        folder = tmp_path / f"komputer-{len(made) + 2}"
        siap = cadangan_lengkap.unpack(path, folder, ignore)
        made.append(cadangan_lengkap.open_accepted(folder, clock, siap))
        return made[-1]

    yield open_file
    for office in made:
        office.close()


def test_that_an_office_goes_to_another_computer_and_comes_back_with_its_edits(
    office: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    here = add_evidence(office, "dari sini.pdf")
    office.identitas.make_key(FRASA)
    away = other(carry(office, tmp_path / "pergi.ranpk"))
    assert away.bawaan.current() is None
    assert away.realisasi.load(2026, Triwulan.III) == office.realisasi.load(2026, Triwulan.III)
    assert away.data_dukung.files.read(here, "berkas").endswith(b"dari sini.pdf")
    assert away.identitas.show()["kode_pengenal"] == office.identitas.show()["kode_pengenal"]
    fill(away, "77")
    there = add_evidence(away, "dari sana.pdf")
    with pytest.raises(LockedError):
        fill(office, "11")

    back = carry(away, tmp_path / "pulang.ranpk", "Sari Contoh")
    with pytest.raises(LockedError, match="Sari Contoh"):
        fill(away, "78")
    assert hubungan(office, back) is Hubungan.KEMBALI
    accept(office, back)
    assert office.bawaan.current() is None
    assert value(office) == "77"
    assert office.data_dukung.files.read(there, "berkas").endswith(b"dari sana.pdf")
    fill(office, "79")
    history = rows(office.store.db, "SELECT nama, cara, length(sidik) AS n FROM bawaan")
    assert history == [
        {"nama": "Budi Contoh", "cara": "DITERIMA", "n": 64},
        {"nama": "Sari Contoh", "cara": "DITERIMA", "n": 64},
    ]


def test_that_it_goes_and_comes_any_number_of_times(
    office: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    away = other(carry(office, tmp_path / "1.ranpk"))
    for trip in range(2, 6):
        fill(away, str(trip))
        accept(office, carry(away, tmp_path / f"{trip}-pulang.ranpk"))
        assert value(office) == str(trip)
        accept(away, carry(office, tmp_path / f"{trip}-pergi.ranpk"))
    assert office.bawaan.current()
    assert away.bawaan.current() is None


def test_that_every_opening_begins_a_line_of_its_own(
    office: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    path = carry(office, tmp_path / "pergi.ranpk")
    lines = [rekaman.garis(it.store) for it in (office, other(path), other(path))]
    assert len(set(lines)) == 3


@pytest.mark.parametrize("table", [it.name for it in TABLES if it.name not in ("bawaan", "garis")])
def test_that_a_carried_office_refuses_plain_sql_in_every_table(
    locked: Office, tmp_path: Path, table: str
) -> None:
    db = locked.store.db
    columns = ", ".join(row[1] for row in db.execute(f"PRAGMA table_info({table})"))
    before = rows(db, f"SELECT * FROM {table}")
    carry(locked, tmp_path / "pergi.ranpk")
    for sql in (
        f"DELETE FROM {table}",
        f"INSERT OR REPLACE INTO {table} ({columns}) SELECT {columns} FROM {table}",
    ):
        # A table without rows has nothing to refuse; tests/db shows that each is journalled.
        if before:
            with (
                pytest.raises((KnownError, sqlite3.IntegrityError)),
                locked.store.command("Ubah", while_carried=True),
            ):
                db.execute(sql)
    assert rows(db, f"SELECT * FROM {table}") == before


def test_that_a_carried_office_refuses_a_new_row_whatever_the_command_says(
    office: Office, tmp_path: Path
) -> None:
    carry(office, tmp_path / "pergi.ranpk")
    with (
        pytest.raises(LockedError, match="hanya dapat dibaca"),
        office.store.command("Tambah", while_carried=True),
    ):
        office.store.insert("pegawai", {"id": new_id(), "nama": "Sari"})
    with pytest.raises(sqlite3.IntegrityError, match="TANPA_PERINTAH"):
        office.store.db.execute("UPDATE bawaan SET dibuka_pada = dibawa_pada, cara = 'BATAL'")
    with (
        pytest.raises(sqlite3.IntegrityError, match="TETAP"),
        office.store.command("Hapus", while_carried=True),
    ):
        office.store.db.execute("DELETE FROM bawaan")


def test_that_a_carried_office_neither_undoes_nor_seals_nor_takes_a_backup_back(
    office: Office, tmp_path: Path
) -> None:
    office.identitas.make_key(FRASA)
    made = office.cadangan.make()
    fill(office, "5")
    carry(office, tmp_path / "pergi.ranpk")
    assert office.perintah.peek() == (None, None)
    for work in (
        lambda: office.identitas.key(),
        lambda: office.identitas.make_key(FRASA),
        lambda: office.cadangan.restore(made.nama),
        lambda: office.pengaturan.save("kertas", "A4"),
        lambda: office.bawaan.begin("Lain", "lain.ranpk"),
    ):
        with pytest.raises(LockedError) as caught:
            work()
        assert caught.value.kode == "SEDANG_DIBAWA"
        assert "oleh Budi Contoh sejak 5 Oktober 2026" in str(caught.value)
    assert value(office) == "5"


def test_that_reading_backups_and_column_widths_go_on_while_the_office_is_away(
    office: Office, tmp_path: Path
) -> None:
    carry(office, tmp_path / "pergi.ranpk")
    assert office.cadangan.make().ukuran
    office.pengaturan.save_columns("realisasi", "[]")
    assert office.laporan.load(2026, Triwulan.II, "A4")


def test_that_an_office_taken_over_goes_on_and_the_other_version_is_told_apart(
    office: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    away = other(carry(office, tmp_path / "pergi.ranpk"))
    fill(away, "77")
    back = carry(away, tmp_path / "pulang.ranpk")
    office.bawaan.take_over()
    fill(office, "11")
    assert hubungan(office, back) is Hubungan.VERSI_KEDUA
    kept = accept(office, back)
    assert value(office) == "77"
    office.cadangan.restore(kept)
    assert value(office) == "11"


def test_that_only_what_descends_from_the_carried_file_comes_back(
    office: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    earlier = tmp_path / "lama.ranpk"
    cadangan_lengkap.write(office.cadangan_lengkap.gather(), earlier, ignore)
    own = carry(office, tmp_path / "pergi.ranpk")
    away = other(own)
    copy = tmp_path / "salinan.ranpk"  # a backup made there leaves that office open there
    cadangan_lengkap.write(away.cadangan_lengkap.gather(), copy, ignore)
    for path, kode in (
        (earlier, "BUKAN_BAWAAN_INI"),
        (own, "BERKAS_SENDIRI"),
        (copy, "BUKAN_BAWAAN_INI"),
    ):
        with pytest.raises(KnownError) as caught:
            accept(office, path)
        assert caught.value.kode == kode
        assert office.bawaan.current()
        assert not (office.folder / ".pulih").exists()


def test_that_an_office_stays_when_its_file_could_not_be_made(office: Office) -> None:
    bawaan = office.bawaan.begin("Budi Contoh", "pergi.ranpk")
    office.bawaan.cancel(bawaan)
    fill(office, "3")
    assert office.bawaan.take_over().perintah_id is None
    assert rows(office.store.db, "SELECT cara FROM bawaan") == [{"cara": "BATAL"}]


def test_that_a_carrier_must_have_a_name(office: Office) -> None:
    with pytest.raises(CheckError) as caught:
        office.bawaan.begin(" \n", "pergi.ranpk")
    assert caught.value.field == "nama"
    assert office.bawaan.current() is None


def test_that_a_backup_of_a_carried_office_is_read_only_elsewhere_and_may_take_it_back(
    office: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    away = other(carry(office, tmp_path / "pergi.ranpk"))
    saved = tmp_path / "cadangan.ranpk"
    cadangan_lengkap.write(office.cadangan_lengkap.gather(), saved, ignore)
    spare = other(saved)  # the first computer broke down while the office was away
    with pytest.raises(LockedError):
        fill(spare, "1")
    fill(away, "77")
    accept(spare, carry(away, tmp_path / "pulang.ranpk"))
    assert value(spare) == "77"


def test_that_the_chain_of_packages_goes_on_at_the_other_computer(
    locked: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    away = other(carry(locked, tmp_path / "pergi.ranpk"))
    assert rekaman.garis(away.store) != rekaman.garis(locked.store)
    assert rekaman.next_nomor_urut(away.store, rekaman.garis(away.store)) == 1
    away.rekaman.unlock(2026, Triwulan.III, "uji")
    away.rekaman.lock(2026, Triwulan.III, away.kantor.pejabat()[0]["id"])
    sent = paket.history(away.store, 2026)
    assert [row["manifes"] for row in sent] == ["0" * 64]
    mark_sent(away, sent[0]["id"])
    assert paket.replaced_manifes(away.store, "LAPORAN_TRIWULAN", 2026, "TW3") == "0" * 64


def test_that_another_office_is_not_taken_in(office: Office, tmp_path: Path, clock: Clock) -> None:
    with open_office(tmp_path / "lain", clock) as stranger:
        stranger.kantor.create(
            {"acuan": "loka-lain", "nama": "Loka Lain", "jenis": "LOKA", "kota": "", "zona": "WIB"}
        )
        path = carry(stranger, tmp_path / "lain.ranpk")
    with pytest.raises(KnownError) as caught:
        accept(office, path)
    assert caught.value.kode == "KANTOR_LAIN"


def test_that_another_key_in_the_folder_is_kept_aside(
    office: Office, other: Callable[[Path], Office], tmp_path: Path
) -> None:
    away = other(carry(office, tmp_path / "pergi.ranpk"))
    away.identitas.make_key(FRASA)
    back = carry(away, tmp_path / "pulang.ranpk")
    folder = office.folder / "identitas"
    folder.mkdir()
    (folder / "segel.p12").write_bytes(b"kunci lain")
    accept(office, back)
    assert office.identitas.show() | {"sertifikat": ""} == away.identitas.show() | {
        "sertifikat": ""
    }
    assert [path.read_bytes() for path in folder.glob("segel-lama-*.p12")] == [b"kunci lain"]
