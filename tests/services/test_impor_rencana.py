"""A workbook's plan taken over: one command, nothing twice, nothing lost."""

from collections.abc import Callable
from dataclasses import replace
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from db.connection import Store
from db.tables import TABLES, rows
from ranpk_desktop.domain.angka import Isian, parse_isian
from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca, RingkasanTarget
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.cocok_rencana import take
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.pohon import Pohon, Simpul
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import KnownError, LockedError
from ranpk_desktop.services.impor_rencana import ImporRencanaService
from ranpk_desktop.services.office import Office
from tests.bacaan import as_read, guessed, plans
from tests.kuncian import lock

TAHUN, KOSONG = 2026, 2031
BERKAS = "rencana.xlsx"
YEARS = count(2100)


def plan(office: Office, tahun: int = TAHUN) -> Pohon:
    return office.rencana.load(tahun).pohon


def read(office: Office) -> Bacaan:
    return as_read(plan(office))


def apply(office: Office, bacaan: Bacaan, tahun: int = TAHUN) -> Changes:
    baris = office.impor_rencana.preview(tahun, bacaan)
    return office.impor_rencana.apply(tahun, BERKAS, take(baris, {row.kunci for row in baris}))


def content(office: Office) -> dict[str, list[dict[str, object]]]:
    return {
        table.name: rows(office.store.db, f"SELECT * FROM {table.name} ORDER BY {table.key}")
        for table in TABLES
    }


def place_of(bacaan: Bacaan, level: Level, column: str = "") -> int:
    return next(
        place
        for place, row in enumerate(bacaan.butir)
        if row.level is level and (not column or column in row.isi)
    )


def edit(bacaan: Bacaan, place: int, **columns: object) -> Bacaan:
    butir = list(bacaan.butir)
    butir[place] = replace(butir[place], **columns)
    return replace(bacaan, butir=tuple(butir))


def insert(bacaan: Bacaan, at: int, *rows: ButirBaca) -> Bacaan:
    """Return a reading with rows put in; places of `induk` move along."""

    def moved(row: ButirBaca) -> ButirBaca:
        late = row.induk is not None and row.induk >= at
        return replace(row, induk=row.induk + len(rows)) if late else row

    butir = [moved(row) for row in bacaan.butir]
    return replace(bacaan, butir=(*butir[:at], *rows, *butir[at:]))


def bacaan(*rows: ButirBaca) -> Bacaan:
    return Bacaan(rows, (), RingkasanTarget())


def shape(pohon: Pohon) -> list[tuple[object, ...]]:
    """Return all that a plan says, without ids."""
    return [
        (
            *(one.tingkat, one.level, " ".join(one.butir.uraian.split())),
            *(
                one.butir.penanggung_jawab,
                one.satuan,
                one.pagu,
                one.keluaran and one.keluaran.waktu,
            ),
            {tw: cell(isian) for tw, isian in one.target.items() if tw},
            *((item.judul, item.teks) for item in one.pengukuran),
        )
        for one in pohon.simpul
    ]


def cell(isian: Isian) -> tuple[object, ...]:
    return isian.jenis, isian.nilai, isian.operator


@settings(
    max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(plans(largest=10), st.booleans())
def test_that_a_plan_taken_over_by_an_empty_year_is_the_same_and_stays_so(
    store: Store, pohon: Pohon, ids: bool
) -> None:
    service = ImporRencanaService(store)
    tahun = next(YEARS)
    file = as_read(pohon, ids)

    baris = service.preview(tahun, file)
    assert {row.status for row in baris} <= {StatusImpor.BARU}
    service.apply(tahun, BERKAS, take(baris, {row.kunci for row in baris}))

    again = service.preview(tahun, file)
    assert {row.status for row in again} <= {StatusImpor.SAMA}
    assert service.apply(tahun, BERKAS, again).perintah_id is None
    assert {row.status for row in service.preview(tahun, guessed(file))} <= {StatusImpor.SAMA}
    assert shape(service._plan(tahun)) == shape(pohon)


def test_that_the_plan_of_the_sample_office_says_nothing_new_of_itself(office: Office) -> None:
    for ids in (True, False):
        file = as_read(plan(office), ids)
        assert {row.status for row in office.impor_rencana.preview(TAHUN, file)} == {
            StatusImpor.SAMA
        }
        assert apply(office, file).perintah_id is None
        assert apply(office, file, KOSONG + ids).perintah_id


def changed(file: Bacaan) -> Bacaan:
    """Change and add something of every kind."""
    at = place_of(file, Level.SASARAN, "satuan")
    target = {**file.butir[at].target, 4: parse_isian("≤ 3")}
    isi = {"satuan": "sarana", "penanggung_jawab": "Tim B", "sumber_data": "Laporan"}
    file = edit(file, at, isi=isi, target=target, pengukuran=(("Definisi", "Sarana\ndiperiksa"),))
    aksi = place_of(file, Level.TARGET_OUTPUT)
    isi = {"waktu": "1,4", "satuan": "paket"}
    file = edit(file, aksi, isi=isi, target={1: parse_isian("N/A"), 4: parse_isian("2")})
    kegiatan = place_of(file, Level.KEGIATAN)
    file = edit(file, kegiatan, isi={"pagu": "1250000"})
    sasaran = ButirBaca(Level.SASARAN_KHUSUS, "Sasaran baru", "A!1", nomor="7.")
    indikator = ButirBaca(
        Level.INDIKATOR,
        "Indikator baru",
        "A!2",
        len(file.butir),
        isi={"satuan": "desa", "sumber_data": "Data"},
        target={1: parse_isian("≤ 2"), 2: parse_isian("≤ 3"), 0: parse_isian("5")},
    )
    return replace(file, butir=(*file.butir, sasaran, indikator))


def test_that_an_import_is_one_command_and_undo_restores_everything(office: Office) -> None:
    before = content(office)
    file = changed(read(office))
    changes = apply(office, file)

    assert changes.perintah_id
    assert changes.judul == "Impor rencana dari rencana.xlsx"
    assert {"butir_rencana", "indikator", "keluaran", "anggaran", "pengukuran", "target"} == (
        changes.nouns
    )
    assert apply(office, file).perintah_id is None
    after = content(office)
    office.perintah.undo()
    assert content(office) == before
    office.perintah.redo()
    assert content(office) == after


def simpul(office: Office, uraian: str, tahun: int = TAHUN) -> Simpul:
    return next(one for one in plan(office, tahun).simpul if one.butir.uraian == uraian)


def test_that_what_the_file_says_is_what_the_plan_then_says(office: Office) -> None:
    file = changed(read(office))
    apply(office, file)
    for kind, column in ((Level.SASARAN, "satuan"), (Level.TARGET_OUTPUT, "waktu")):
        row = file.butir[place_of(file, kind, column)]
        found = plan(office).by_id[row.id or ""]
        assert found.satuan == row.isi["satuan"]
        assert {
            tw: cell(isian) for tw, isian in row.target.items() if not isian.kosong
        }.items() <= {tw: cell(isian) for tw, isian in found.target.items()}.items()
    new = simpul(office, "Indikator baru")
    assert new.indikator
    assert (new.indikator.arah, new.indikator.konsolidasi) == ("MINIMAL", "JUMLAH")
    assert (new.indikator.satuan, new.indikator.sumber_data) == ("desa", "Data")
    assert new.target[1].teks == "≤ 2"
    above = simpul(office, "Sasaran baru")
    assert (above.butir.nomor_asli, above.id) == ("7.", new.butir.induk_id)


def test_that_new_butir_stand_after_the_row_before_them_in_the_file(office: Office) -> None:
    sasaran = ButirBaca(Level.SASARAN_STRATEGIS, "Sasaran", "A!1")
    program = [ButirBaca(Level.PROGRAM, f"Program {n}", f"A!{n + 2}", 0) for n in range(3)]
    apply(office, bacaan(sasaran, *program), KOSONG)
    extra = [ButirBaca(Level.PROGRAM, f"Tambahan {n}", "A!9", 0) for n in range(5)]
    order = [extra[0], program[0], extra[1], extra[2], program[2], extra[3]]
    apply(office, bacaan(sasaran, *order), KOSONG)

    children = plan(office, KOSONG).children(simpul(office, "Sasaran", KOSONG).id)
    assert [one.butir.uraian for one in children] == [
        "Tambahan 0",
        "Program 0",
        "Tambahan 1",
        "Tambahan 2",
        "Program 1",
        "Program 2",
        "Tambahan 3",
    ]
    apply(office, bacaan(sasaran, extra[4]), KOSONG)
    children = plan(office, KOSONG).children(simpul(office, "Sasaran", KOSONG).id)
    assert children[-1].butir.uraian == "Tambahan 4"


def test_that_what_the_file_lacks_is_kept(office: Office) -> None:
    before = content(office)
    file = read(office)
    shorter = replace(file, butir=tuple(row for row in file.butir if row.induk is None))
    baris = office.impor_rencana.preview(TAHUN, shorter)

    assert office.impor_rencana.apply(TAHUN, BERKAS, baris).perintah_id is None
    assert content(office) == before


def test_that_a_text_taken_out_of_a_measure_is_marked_and_comes_back_by_undo(
    office: Office,
) -> None:
    at = place_of(read(office), Level.SASARAN, "satuan")
    two = (("Definisi", "Satu"), ("Catatan", "Dua"))
    apply(office, edit(read(office), at, pengukuran=two))
    key = read(office).butir[at].id or ""
    apply(office, edit(read(office), at, pengukuran=(("Definisi", "Lain"),)))
    texts = [(item.judul, item.teks) for item in plan(office).by_id[key].pengukuran]
    assert texts == [("Definisi", "Lain")]
    office.perintah.undo()
    assert [(item.judul, item.teks) for item in plan(office).by_id[key].pengukuran] == list(two)


@pytest.mark.parametrize(
    ("lock", "kode"),
    [
        (lambda office, head: lock(office, TAHUN, Triwulan.III, head), "TERKUNCI"),
        (lambda office, head: office.rekaman.fix(TAHUN, head), "RENCANA_DITETAPKAN"),
    ],
    ids=["a locked quarter", "a fixed plan"],
)
def test_that_a_lock_refuses_the_whole_import_and_names_the_row(
    office: Office, lock: Callable[[Office, str], object], kode: str
) -> None:
    lock(office, office.kantor.pejabat()[0]["id"])
    before = content(office)
    file = read(office)
    at = place_of(file, Level.SASARAN, "satuan")
    file = edit(file, 0, isi={"penanggung_jawab": "Tim C"})
    file = edit(file, at, target={**file.butir[at].target, 3: parse_isian("1")})
    with pytest.raises(LockedError) as caught:
        apply(office, file)
    assert caught.value.kode == kode
    assert "Rencana!B" in caught.value.pesan
    assert content(office) == before


def test_that_equal_targets_of_a_locked_quarter_do_not_stand_in_the_way(locked: Office) -> None:
    file = read(locked)
    at = place_of(file, Level.SASARAN, "satuan")
    target = {**file.butir[at].target, 4: parse_isian("11")}
    assert apply(locked, edit(file, at, target=target)).nouns == {"target"}


def test_that_a_plan_that_changed_since_the_preview_is_not_written_to(office: Office) -> None:
    baris = office.impor_rencana.preview(TAHUN, changed(read(office)))
    office.susunan.delete(TAHUN, [plan(office).simpul[0].id])
    before = content(office)
    with pytest.raises(KnownError, match="sekali lagi"):
        office.impor_rencana.apply(TAHUN, BERKAS, take(baris, {row.kunci for row in baris}))
    assert content(office) == before
