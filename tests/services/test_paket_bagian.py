"""A report larger than a mail: complete parts, in any order, by any way, checked together."""

import dataclasses
import json
import random
import shutil
from collections.abc import Iterator, Mapping
from datetime import datetime
from itertools import permutations
from pathlib import Path
from typing import Any

import pytest

from db.file_store import FileStore
from db.tables import rows
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.data_dukung import ANGGARAN_SURAT, DukunganRealisasi, JenisDukung
from ranpk_desktop.domain.paket import (
    Bagian,
    DataDukungPaket,
    Identitas,
    JenisPaket,
    Muatan,
    Pelepas,
    UnitPaket,
)
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket import rakit, susun, verifikasi
from ranpk_desktop.paket.kunci_p12 import load_p12
from ranpk_desktop.services import (
    berkas_dukung,
    buat_paket,
    contoh,
    identitas,
    paket,
    periksa_berkas,
)
from ranpk_desktop.services.office import Office, open_office
from tests.berkas import PDF
from tests.conftest import NOON
from tests.kuncian import lock

TAHUN = 2026
FRASA = "kuda hijau makan lima mangga"
TW = Triwulan.III


def scan(nomor: int, ukuran: int) -> bytes:
    """Return a PDF of that size whose content no other has."""
    return PDF + random.Random(nomor).randbytes(ukuran - len(PDF))  # noqa: S311  no secret


def support(office: Office, sizes: list[int]) -> None:
    service = office.data_dukung
    baris = office.realisasi.load(TAHUN, TW).laporan.baris[0]
    kept = [
        berkas_dukung.keep(
            service.files, berkas_dukung.examine(f"bukti {nomor}.pdf", scan(nomor, ukuran))
        )
        for nomor, ukuran in enumerate(sizes, 1)
    ]
    service.add_berkas(DukunganRealisasi(baris.butir_id, TW), kept)


@pytest.fixture(scope="module")
def clock() -> Clock:
    return lambda: NOON


@pytest.fixture(scope="module")
def office(tmp_path_factory: pytest.TempPathFactory, clock: Clock) -> Iterator[Office]:
    """Open an office whose third quarter has evidence of 14 MB, locked."""
    with open_office(tmp_path_factory.mktemp("besar") / "kantor", clock) as opened:
        contoh.fill(opened)
        support(opened, [5_000_000, 6_500_000, 2_000_000, 500_000])
        lock(opened, TAHUN, TW, opened.kantor.pejabat()[-1]["id"])
        opened.identitas.make_key(FRASA)
        yield opened


@pytest.fixture(scope="module")
def made(office: Office) -> paket.PaketTersimpan:
    return office.paket.make(TAHUN, TW, "F4", FRASA)


@pytest.fixture(scope="module")
def berkas(made: paket.PaketTersimpan) -> list[tuple[str, bytes]]:
    return [(it.nama, it.path.read_bytes()) for it in made.berkas]


@pytest.fixture(scope="module")
def pinned(office: Office) -> list[Identitas]:
    return identitas.pinned(office.folder)


def test_that_every_part_is_a_whole_package_that_a_mail_holds(
    office: Office, made: paket.PaketTersimpan, pinned: list[Identitas]
) -> None:
    calon = office.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, TAHUN, TW.periode)
    assert office.paket.preflight(calon).bagian == len(made.berkas) == 2
    assert made.ukuran == sum(it.ukuran for it in made.berkas)
    assert not any(it.lewat_flashdisk for it in made.berkas)
    for ke, it in enumerate(made.berkas, 1):
        assert it.path.stat().st_size == it.ukuran <= ANGGARAN_SURAT
        assert it.nama.endswith(f"-{ke}dari2.asice")
        hasil = paket.verify(it.path, pinned)
        assert hasil.sah
        assert hasil.paket
        induk = made.manifes if ke > 1 else None
        assert hasil.paket.data["bagian"] == {"ke": ke, "dari": 2, "induk": induk}
        assert f"bagian {ke} dari 2" in periksa_berkas.look(it.path, pinned).describe()


def test_that_part_1_says_all_and_its_kode_data_is_that_of_the_documents(
    office: Office, made: paket.PaketTersimpan
) -> None:
    first, second = (verifikasi.open_package(it.path.read_bytes()) for it in made.berkas)
    rekaman = office.rekaman.locked(TAHUN, TW)
    assert first.sidik_isi == rekaman["sidik_isi"]
    assert first.data["isi"] == json.loads(rekaman["isi"])
    assert second.data["isi"] == {}
    parts = {it["nama"]: it["bagian"] for it in first.data["data_dukung"] if it["sha256"]}
    assert parts == {"bukti 1.pdf": 1, "bukti 2.pdf": 2, "bukti 3.pdf": 1, "bukti 4.pdf": 2}
    assert [it["nama"] for it in second.data["data_dukung"]] == ["bukti 2.pdf", "bukti 4.pdf"]
    carried = [e.isi for p in (first, second) for e in p.objek if e.nama.startswith("bukti-")]
    sizes = {1: 5_000_000, 2: 6_500_000, 3: 2_000_000, 4: 500_000}
    assert sorted(carried) == sorted(scan(n, ukuran) for n, ukuran in sizes.items())


def test_that_all_parts_are_one_report_in_the_office(
    office: Office, made: paket.PaketTersimpan
) -> None:
    found = rows(office.store.db, "SELECT * FROM paket ORDER BY rowid")
    assert [
        (it["bagian_ke"], it["bagian_dari"], it["induk"], it["nomor_urut"]) for it in found
    ] == [(1, 2, None, 1), (2, 2, made.manifes, 2)]
    (riwayat,) = office.paket.history(TAHUN)
    assert riwayat.berkas == made.berkas
    assert riwayat.ukuran == made.ukuran
    for row in found:
        assert office.paket.file_paths(row["id"]) == tuple(it.path for it in made.berkas)
    assert office.paket.made_on(office.rekaman.locked(TAHUN, TW)["id"])


def test_that_one_lost_part_makes_the_whole_report_anew(
    office: Office, made: paket.PaketTersimpan, tmp_path: Path
) -> None:
    assert office.paket.find(TAHUN, TW)
    aside = tmp_path / "aside"
    shutil.move(made.berkas[1].path, aside)
    assert office.paket.find(TAHUN, TW) is None
    assert office.paket.made_on(office.rekaman.locked(TAHUN, TW)["id"]) is None
    assert [it.ada for it in office.paket.history(TAHUN)[0].berkas] == [True, False]
    shutil.move(aside, made.berkas[1].path)
    assert office.paket.find(TAHUN, TW)


def muatan_of(data: Mapping[str, Any]) -> Muatan:
    """Return the content of a package as what builds one, without documents and evidence."""
    alike = (
        *("tahun", "periode", "revisi", "garis", "nomor_urut", "menggantikan", "aplikasi"),
        *("versi_aturan", "revisi_rencana", "contoh", "isi"),
    )
    return Muatan(
        jenis=JenisPaket(data["jenis"]),
        unit=UnitPaket(**data["unit"]),
        pelepas=Pelepas(**data["pelepas"]),
        dibuat_pada=datetime.fromisoformat(data["dibuat_pada"]),
        **{nama: data[nama] for nama in alike},
    )


# Together again ---------------------------------------------------------------------------------


def test_that_parts_make_a_whole_in_any_order(berkas, pinned) -> None:
    for order in permutations(berkas):
        hasil = rakit.assemble(order, pinned)
        assert hasil.lengkap
        assert not hasil.temuan
        (rakitan,) = hasil.rakitan
        assert (rakitan.sah, rakitan.hilang, rakitan.dari) == (True, (), 2)


@pytest.mark.parametrize(("kept", "hilang"), [(0, (2,)), (1, (1,))])
def test_that_a_missing_part_is_named(berkas, pinned, kept: int, hilang: tuple[int, ...]) -> None:
    hasil = rakit.assemble([berkas[kept]], pinned)
    assert not hasil.lengkap
    (rakitan,) = hasil.rakitan
    assert rakitan.hilang == hilang
    assert f"kurang bagian {hilang[0]} dari 2" in paket.describe_assembly(hasil)


def test_that_a_file_given_twice_counts_once(berkas, pinned) -> None:
    hasil = rakit.assemble([*berkas, ("salinan.asice", berkas[0][1])], pinned)
    assert hasil.lengkap
    assert [it.kode for it in hasil.temuan] == ["BERKAS_KEMBAR"]
    assert "salinan.asice" in hasil.temuan[0].pesan
    assert not rakit.assemble([berkas[0], berkas[0]], pinned).lengkap


def test_that_a_damaged_part_is_refused_and_missed(berkas, pinned) -> None:
    nama, isi = berkas[1]
    hasil = rakit.assemble([berkas[0], (nama, isi[:-1])], pinned)
    assert [it.kode for it in hasil.temuan] == ["WADAH_RUSAK"]
    assert hasil.rakitan[0].hilang == (2,)


def test_that_a_whole_package_needs_no_parts(muatan, kunci) -> None:
    jadi = susun.build(muatan, kunci)
    hasil = rakit.assemble([("satu.asice", jadi.berkas)])
    assert hasil.lengkap
    assert hasil.rakitan[0].sah is None


def test_that_the_parts_of_two_reports_are_told_apart(berkas, pinned, muatan, kunci) -> None:
    lain = susun.build(muatan, kunci)
    hasil = rakit.assemble([berkas[1], ("lain.asice", lain.berkas), berkas[0]], pinned)
    assert [it.lengkap for it in hasil.rakitan] == [True, True]
    assert len({it.induk for it in hasil.rakitan}) == 2


@pytest.fixture(scope="module")
def muatan(made: paket.PaketTersimpan) -> Muatan:
    """Return the content of another report of the office, without evidence."""
    data = verifikasi.open_package(made.path.read_bytes()).data
    isi = {**data["isi"], "data_dukung": [], "taut_data_dukung": []}
    return dataclasses.replace(muatan_of(data), periode="TW2", nomor_urut=9, isi=isi)


@pytest.fixture(scope="module")
def kunci(office: Office):
    return load_p12(office.identitas.key(), FRASA)


def later_part(muatan: Muatan, induk: str, **lain) -> Muatan:
    return dataclasses.replace(muatan, isi={}, bagian=Bagian(2, 2, induk), **lain)


def test_that_a_part_of_another_report_takes_no_place(berkas, pinned, muatan, kunci, made) -> None:
    """Somebody with the office's key names this report as parent, but carries something else."""
    foreign = susun.build(later_part(muatan, made.manifes), kunci)
    assert verifikasi.verify(foreign.berkas, pinned).sah
    hasil = rakit.assemble([berkas[0], ("asing.asice", foreign.berkas)], pinned)
    assert [it.kode for it in hasil.temuan] == ["BAGIAN_TIDAK_COCOK"]
    assert hasil.rakitan[0].hilang == (2,)
    hasil = rakit.assemble([*berkas, ("asing.asice", foreign.berkas)], pinned)
    assert hasil.rakitan[0].lengkap
    assert not hasil.lengkap


def test_that_a_part_with_other_evidence_than_part_1_names_is_refused(
    berkas, pinned, made, kunci
) -> None:
    first, second = (verifikasi.open_package(isi) for _nama, isi in berkas)
    data = second.data
    forged = DataDukungPaket(JenisDukung.BERKAS, "bukti 2.pdf", isi=b"%PDF-lain", bagian=2)
    muatan = dataclasses.replace(
        muatan_of(data), data_dukung=(forged,), isi={}, bagian=Bagian(2, 2, first.manifes)
    )
    hasil = rakit.assemble([berkas[0], ("palsu.asice", susun.build(muatan, kunci).berkas)], pinned)
    assert [it.kode for it in hasil.temuan] == ["BAGIAN_TIDAK_COCOK"]


@pytest.mark.parametrize(
    "bagian",
    [Bagian(2, 2, None), Bagian(1, 2, "a" * 64), Bagian(3, 2, "a" * 64), Bagian(1, 100_000)],
)
def test_that_a_place_that_cannot_be_is_refused(muatan, kunci, bagian: Bagian) -> None:
    jadi = susun.build(dataclasses.replace(muatan, bagian=bagian), kunci)
    hasil = verifikasi.verify(jadi.berkas)
    assert [it.kode for it in hasil.temuan] == ["BAGIAN_TIDAK_SESUAI"]


def test_that_a_later_part_brings_no_rows(muatan, kunci) -> None:
    jadi = susun.build(dataclasses.replace(muatan, bagian=Bagian(2, 2, "a" * 64)), kunci)
    assert verifikasi.verify(jadi.berkas).temuan[0].kode == "BAGIAN_TIDAK_SESUAI"


def test_that_part_1_without_what_it_keeps_for_itself_is_refused(office, made, kunci) -> None:
    """A list that gives a file to this part, while the file is not in it."""
    data = verifikasi.open_package(made.path.read_bytes()).data
    gone = DataDukungPaket(JenisDukung.BERKAS, "x.pdf", luar=("a" * 64, 10), bagian=1)
    jadi = susun.build(dataclasses.replace(muatan_of(data), data_dukung=(gone,)), kunci)
    assert verifikasi.verify(jadi.berkas).temuan[0].kode == "DATA_DUKUNG_TIDAK_COCOK"


def test_that_evidence_larger_than_a_mail_is_refused_by_its_name(
    office: Office, made: paket.PaketTersimpan, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(buat_paket, "UKURAN_MAKS", 6_000_000)
    calon = office.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, TAHUN, TW.periode)
    with pytest.raises(KnownError, match=r"bukti 2\.pdf") as caught:
        office.paket.prepare(calon, "F4")
    assert caught.value.kode == "BERKAS_TERLALU_BESAR"
    assert office.paket.prepare(calon, "F4", flashdisk=True)


def test_that_many_small_files_with_long_words_keep_every_part_small(
    office: Office, tmp_path: Path
) -> None:
    calon = office.paket.candidate(JenisPaket.LAPORAN_TRIWULAN, TAHUN, TW.periode)
    persiapan = office.paket.prepare(calon, "F4")
    files = FileStore(tmp_path / "banyak")
    isi = json.loads(persiapan.rekaman["isi"])
    template = next(row for row in isi["data_dukung"] if row["sha256"])
    isi["data_dukung"] = [
        {
            **template,
            "id": f"{nomor:08}-0000-4000-8000-000000000000",
            "nama": f"{nomor:03} " + "é" * 55 + ".pdf",
            "keterangan": 'Berita acara "asli" ' * 40,
            "sha256": files.put(scan(nomor, 17_800)),
            "ukuran": 17_800,
        }
        for nomor in range(440)
    ]
    isi["taut_data_dukung"] = []
    rekaman = {**persiapan.rekaman, "isi": kanonik.dump(isi).decode()}
    made = paket.build(dataclasses.replace(persiapan, rekaman=rekaman, files=files), FRASA)
    assert [len(it.berkas) <= ANGGARAN_SURAT for it in made] == [True, True]
    hasil = rakit.assemble((str(n), it.berkas) for n, it in enumerate(made))
    assert hasil.lengkap
