"""A file with a whole office is whole or absent, and believed only where every digest fits."""

import contextlib
import errno
import hashlib
import json
import os
import sqlite3
import struct
import tracemalloc
import zipfile
from collections.abc import Callable
from pathlib import Path
from random import Random
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db import cadangan_lengkap as berkas_lengkap
from db.tables import rows
from ranpk_desktop import files
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain import kanonik
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import cadangan_lengkap
from ranpk_desktop.services.office import Office


def ignore(_done: int, _total: int) -> None:
    """Take no notice of progress."""


def made(office: Office, target: Path) -> Path:
    cadangan_lengkap.write(office.cadangan_lengkap.gather(), target, ignore)
    return target


@pytest.fixture
def path(office: Office, tmp_path: Path) -> Path:
    """A file of the sample office with one piece of evidence and a key."""
    office.data_dukung.files.put(b"foto pengawasan" * 1000)
    office.identitas.make_key("lima kata untuk uji saja")
    return made(office, tmp_path / "kantor.ranpk")


def contents(path: Path) -> dict[str, bytes]:
    with zipfile.ZipFile(path) as wadah:
        return {name: wadah.read(name) for name in wadah.namelist()}


def told(path: Path) -> dict[str, Any]:
    found: dict[str, Any] = json.loads(contents(path)[berkas_lengkap.DAFTAR])
    return found


def packed(
    path: Path, isi: dict[str, bytes], daftar: dict[str, Any], kind: int = zipfile.ZIP_STORED
) -> Path:
    """Write a file by hand, with any list of contents."""
    with zipfile.ZipFile(path, "w", kind) as wadah:
        for name, data in isi.items():
            if name != berkas_lengkap.DAFTAR:
                wadah.writestr(zipfile.ZipInfo(name), data, kind)
        wadah.writestr(zipfile.ZipInfo(berkas_lengkap.DAFTAR), kanonik.dump(daftar), kind)
    return path


def row(nama: str, isi: bytes) -> dict[str, Any]:
    return {"nama": nama, "ukuran": len(isi), "sha256": hashlib.sha256(isi).hexdigest()}


def refused(path: Path, folder: Path) -> str:
    """Return the code with which a file is refused; nothing of it may stay."""
    with pytest.raises(KnownError) as caught:
        cadangan_lengkap.unpack(path, folder, ignore)
    assert list(folder.rglob("*")) == []
    return caught.value.kode


def test_that_any_zip_program_can_take_the_file_apart(path: Path) -> None:
    isi = contents(path)
    named = {row["nama"]: row["sha256"] for row in told(path)["berkas"]}
    assert named == {
        name: hashlib.sha256(data).hexdigest()
        for name, data in isi.items()
        if name != berkas_lengkap.DAFTAR
    }
    kinds = [name.split("/")[0] for name in isi]
    assert sorted(set(kinds)) == ["daftar.json", "data_dukung", "identitas", "ranpk.db"]
    assert oct(path.stat().st_mode)[-3:] == "600"


def test_that_nothing_but_the_office_is_taken_along(office: Office, tmp_path: Path) -> None:
    office.cadangan.make()
    for name in ("catatan.txt", "identitas/salah.txt", "paket/lain.zip", "data_dukung/ab/.x.tmp"):
        (office.folder / name).parent.mkdir(parents=True, exist_ok=True)
        (office.folder / name).write_bytes(b"x")
    before = set(contents(made(office, tmp_path / "kantor.ranpk")))
    assert not [name for name in before if name.endswith(("txt", "zip", "tmp")) or "cada" in name]


def test_that_evidence_damaged_on_the_disk_is_named_and_never_replaces_a_good_one(
    office: Office, tmp_path: Path
) -> None:
    sha256 = office.data_dukung.files.put(b"foto")
    bad = office.folder / "data_dukung" / sha256[:2] / sha256
    bad.write_bytes(b"rusak")
    target = tmp_path / "kantor.ranpk"
    hasil = cadangan_lengkap.write(office.cadangan_lengkap.gather(), target, ignore)
    assert hasil.rusak == (f"data_dukung/{sha256[:2]}/{sha256}",)
    bad.write_bytes(b"foto")
    office.cadangan_lengkap.accept(cadangan_lengkap.unpack(target, office.folder, ignore))
    assert office.data_dukung.files.read(sha256, "foto") == b"foto"


@pytest.mark.parametrize("at", [0, 1, 3])
def test_that_a_cancelled_file_leaves_the_old_one_and_no_rest(
    office: Office, path: Path, at: int
) -> None:
    before, steps = path.read_bytes(), []

    def cancel(done: int, total: int) -> None:
        steps.append(done)
        if len(steps) > at:
            raise InterruptedError

    with pytest.raises(InterruptedError):
        cadangan_lengkap.write(office.cadangan_lengkap.gather(), path, cancel)
    assert path.read_bytes() == before
    assert [it.name for it in path.parent.iterdir() if it.is_file()] == [path.name]
    assert not list((office.folder / "cadangan").glob(".*"))


def test_that_a_full_disk_is_a_sentence_and_leaves_the_old_file(
    office: Office, path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    before = path.read_bytes()

    def full(_descriptor: int) -> None:
        raise OSError(errno.ENOSPC, "full")

    bahan = office.cadangan_lengkap.gather()
    monkeypatch.setattr(files.os, "fsync", full)
    with pytest.raises(KnownError) as caught:
        cadangan_lengkap.write(bahan, path, ignore)
    assert caught.value.kode == "DISK_PENUH"
    assert path.read_bytes() == before


def test_that_a_cancelled_opening_leaves_nothing(path: Path, tmp_path: Path) -> None:
    def cancel(_done: int, _total: int) -> None:
        raise InterruptedError

    with pytest.raises(InterruptedError):
        cadangan_lengkap.unpack(path, tmp_path / "lain", cancel)
    assert list((tmp_path / "lain").iterdir()) == []


def test_that_memory_does_not_grow_with_the_file(office: Office, tmp_path: Path) -> None:
    chance = Random(2026)  # noqa: S311  a content, not a secret
    for _number in range(12):
        office.data_dukung.files.put(chance.randbytes(4_000_000))
    bahan = office.cadangan_lengkap.gather()
    tracemalloc.start()
    try:
        cadangan_lengkap.write(bahan, tmp_path / "besar.ranpk", ignore)
        cadangan_lengkap.unpack(tmp_path / "besar.ranpk", tmp_path / "lain", ignore)
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000


def test_that_the_file_is_the_same_office(path: Path, tmp_path: Path, office: Office) -> None:
    folder = tmp_path / "lain"
    siap = cadangan_lengkap.unpack(path, folder, ignore)
    with cadangan_lengkap.open_accepted(folder, office.store.clock, siap) as other:
        for table in ("realisasi", "butir_rencana", "pejabat"):
            sql = f"SELECT * FROM {table} ORDER BY id"
            assert rows(other.store.db, sql) == rows(office.store.db, sql)
        assert other.identitas.key() == office.identitas.key()
    assert not (folder / ".pulih").exists()


@pytest.mark.parametrize(
    "name",
    [
        "../jahat",
        "/etc/jahat",
        "data_dukung/ab/../../jahat",
        "data_dukung/" + "AB" + "/" + "AB" + "0" * 62,
        "identitas/con.pem",
        "identitas/segel.p12.exe",
        "paket/ranpk-x/../../y.asice",
        "paket\\ranpk-x.asice",
        "cadangan/ranpk-2026-01-01.db",
        "ranpk.db-wal",
        "lain.txt",
    ],
)
def test_that_a_name_that_is_none_of_ours_is_refused(path: Path, tmp_path: Path, name: str) -> None:
    isi, daftar = contents(path), told(path)
    daftar["berkas"].append(row(name, b"x"))
    bad = packed(tmp_path / "jahat.ranpk", {**isi, name: b"x"}, daftar)
    assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"


def test_that_a_content_that_differs_from_its_digest_is_refused(path: Path, tmp_path: Path) -> None:
    isi, daftar = contents(path), told(path)
    name = daftar["berkas"][1]["nama"]
    bad = packed(tmp_path / "jahat.ranpk", isi | {name: b"z" * len(isi[name])}, daftar)
    assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"


@pytest.mark.parametrize(
    "spoil",
    [
        lambda daftar: daftar["berkas"].pop(),
        lambda daftar: daftar["berkas"].append(daftar["berkas"][-1]),
        lambda daftar: daftar["berkas"].reverse(),
        lambda daftar: daftar["berkas"][0].update(ukuran=1),
        lambda daftar: daftar["berkas"][0].update(sha256="0"),
        lambda daftar: daftar["berkas"][0].pop("nama"),
        lambda daftar: daftar.update(berkas=7),
        lambda daftar: daftar.update(format="lain"),
        lambda daftar: daftar.update(kepala=None),
        lambda daftar: daftar["kepala"].update(dibuat_pada="kemarin"),
        lambda daftar: daftar["kepala"].update(dibuat_pada="2026-10-05T12:00:00"),
        lambda daftar: daftar["kepala"]["unit"].update(nama=["x"]),
        lambda daftar: daftar["kepala"]["unit"].update(nama="x" * 5000),
        lambda daftar: daftar["kepala"].update(bawaan={"id": "x"}),
        lambda daftar: daftar["kepala"].update(riwayat="x" * 5000 and [None]),
    ],
)
def test_that_a_list_that_does_not_fit_is_refused(
    path: Path, tmp_path: Path, spoil: Callable[[dict[str, Any]], object]
) -> None:
    isi, daftar = contents(path), told(path)
    spoil(daftar)
    bad = packed(tmp_path / "jahat.ranpk", isi, daftar)
    assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"


def test_that_a_newer_form_says_so(path: Path, tmp_path: Path) -> None:
    newer = packed(tmp_path / "baru.ranpk", contents(path), told(path) | {"versi": 2})
    assert refused(newer, tmp_path / "lain") == "CADANGAN_LEBIH_BARU"


def test_that_a_compressed_entry_is_refused_before_it_is_unpacked(
    path: Path, tmp_path: Path
) -> None:
    isi, daftar = contents(path), told(path)
    bom = bytes(50_000_000)
    daftar["berkas"][0] = row("ranpk.db", bom)
    bad = packed(tmp_path / "bom.ranpk", isi | {"ranpk.db": bom}, daftar, zipfile.ZIP_DEFLATED)
    assert bad.stat().st_size < 5_000_000
    assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"


def test_that_an_entry_before_the_file_is_refused(path: Path, tmp_path: Path) -> None:
    """zipfile shifts every entry by what the table of contents seems to be off."""
    bad = tmp_path / "geser.ranpk"
    isi = bytearray(path.read_bytes())
    (offset,) = struct.unpack_from("<I", isi, len(isi) - 6)
    struct.pack_into("<I", isi, len(isi) - 6, offset + 2**28)
    bad.write_bytes(isi)
    assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"


def test_that_sizes_beyond_the_file_are_refused(path: Path, tmp_path: Path) -> None:
    data = bytearray(path.read_bytes())
    at = data.index(b"PK\x01\x02")
    struct.pack_into("<2L", data, at + 20, 2**31, 2**31)
    bad = tmp_path / "jahat.ranpk"
    bad.write_bytes(data)
    assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"


def test_that_a_huge_table_of_contents_is_not_read_at_once(tmp_path: Path) -> None:
    bad = tmp_path / "jahat.ranpk"
    size = 200_000_000
    with bad.open("wb") as berkas:
        berkas.seek(size)  # a hole: the file takes no room
        berkas.write(struct.pack("<4s4H2LH", b"PK\x05\x06", 0, 0, 1, 1, size, 0, 0))
    tracemalloc.start()
    try:
        assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"
        _now, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 8_000_000


@pytest.mark.parametrize("data", [b"", b"PK", b"bukan cadangan" * 100, bytes(1000)])
def test_that_another_file_is_refused(tmp_path: Path, data: bytes) -> None:
    bad = tmp_path / "lain.ranpk"
    bad.write_bytes(data)
    assert refused(bad, tmp_path / "lain") == "CADANGAN_RUSAK"


def test_that_neither_a_folder_nor_a_pipe_is_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipa.ranpk")
    for path in (tmp_path, tmp_path / "pipa.ranpk", tmp_path / "tidak-ada.ranpk"):
        assert refused(path, tmp_path / "lain") == "BERKAS_TIDAK_TERBACA"


@settings(
    max_examples=150,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture],
)
@given(data=st.data())
def test_that_no_changed_byte_brings_another_office_or_a_crash(
    path: Path, tmp_path: Path, data: st.DataObject
) -> None:
    whole = path.read_bytes()
    before = {
        name: isi for name, isi in contents(path).items() if name not in ("ranpk.db", "daftar.json")
    }
    at = data.draw(st.integers(0, len(whole) - 1) | st.integers(len(whole) - 900, len(whole) - 1))
    kind = data.draw(st.sampled_from(["byte", "cut", "insert"]))
    changed = {
        "byte": whole[:at] + bytes([whole[at] ^ data.draw(st.integers(1, 255))]) + whole[at + 1 :],
        "cut": whole[:at],
        "insert": whole[:at] + b"\0\0\0\0" + whole[at:],
    }[kind]
    bad = tmp_path / "ubah.ranpk"
    bad.write_bytes(changed)
    siap = None
    with contextlib.suppress(KnownError):
        siap = cadangan_lengkap.unpack(bad, tmp_path / "lain", ignore)
    if siap:  # a byte that means nothing, such as a time
        assert {name: (siap.folder / name).read_bytes() for name in siap.names} == before


def database(path: Path, target: Path, change: Callable[[sqlite3.Connection], object]) -> Path:
    """Write the file anew with another database in it, every digest right."""
    isi, daftar = contents(path), told(path)
    inner = target.with_suffix(".db")
    inner.write_bytes(isi["ranpk.db"])
    with sqlite3.connect(inner) as conn:
        change(conn)
    conn.close()
    daftar["berkas"][0] = row("ranpk.db", inner.read_bytes())
    return packed(target, isi | {"ranpk.db": inner.read_bytes()}, daftar)


@pytest.mark.parametrize(
    ("sql", "kode"),
    [
        (
            "INSERT INTO _sqlite_migrations (migration_set, name, applied_at)"
            " VALUES ('ranpk', 'm9999_masa_depan', '2030-01-01')",
            "DATA_LEBIH_BARU",
        ),
        ("DROP TRIGGER realisasi_kunci_update", "DATA_RUSAK"),
        (
            "CREATE TRIGGER jahat AFTER INSERT ON garis BEGIN DELETE FROM realisasi; END",
            "DATA_RUSAK",
        ),
        ("PRAGMA application_id = 7", "BUKAN_DATA_RANPK"),
    ],
)
def test_that_a_database_of_another_make_is_refused_and_changes_nothing(
    office: Office, path: Path, tmp_path: Path, sql: str, kode: str
) -> None:
    def change(conn: sqlite3.Connection) -> None:
        conn.execute(sql)

    bad = database(path, tmp_path / "lain.ranpk", change)
    before = rows(office.store.db, "SELECT count(*) AS n FROM perintah")
    key = office.identitas.key()
    with pytest.raises(KnownError) as caught:
        office.cadangan_lengkap.accept(cadangan_lengkap.unpack(bad, office.folder, ignore))
    assert caught.value.kode == kode
    assert rows(office.store.db, "SELECT count(*) AS n FROM perintah") == before
    assert office.identitas.key() == key
    assert not (office.folder / ".pulih").exists()


def test_that_a_list_that_speaks_of_another_unit_than_the_database_is_refused(
    path: Path, tmp_path: Path, clock: Clock
) -> None:
    daftar = told(path)
    daftar["kepala"]["unit"]["acuan"] = "loka-lain"
    bad = packed(tmp_path / "lain.ranpk", contents(path), daftar)
    siap = cadangan_lengkap.unpack(bad, tmp_path / "lain", ignore)
    with pytest.raises(KnownError) as caught:
        cadangan_lengkap.open_accepted(tmp_path / "lain", clock, siap)
    assert caught.value.kode == "CADANGAN_RUSAK"
