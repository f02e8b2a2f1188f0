"""A year taken over from another: what comes along, what is not doubled, what stays untouched."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from db.tables import TABLES, rows
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.katalog import Katalog
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.tahun_baru import Bawaan
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.parameter import katalog
from ranpk_desktop.services.rencana import Sel
from ranpk_desktop.services.rencana_katalog import acuan_of, suggest_pilihan
from ranpk_desktop.services.tahun_baru import AsalRencana, MulaiTahun

DARI, KE = 2026, 2027
ASAL = AsalRencana(DARI)
SEMUA = AsalRencana(DARI, Bawaan(pagu=True))


def snapshot(office: Office) -> dict[str, list[dict[str, Any]]]:
    """Return every row of every table that can be undone."""
    return {
        table.name: rows(office.store.db, f"SELECT * FROM {table.name} ORDER BY {table.key}")
        for table in TABLES
    }


def texts(office: Office, tahun: int) -> list[tuple[int, str, str]]:
    pohon = office.rencana.load(tahun).pohon
    return [(simpul.tingkat, simpul.level.value, simpul.butir.uraian) for simpul in pohon.simpul]


def by_text(office: Office, tahun: int, uraian: str) -> Any:
    pohon = office.rencana.load(tahun).pohon
    return next(simpul for simpul in pohon.simpul if simpul.butir.uraian == uraian)


def catalogue_of(tahun: int) -> Katalog:
    """Return the catalogue as it would be published for another year: one text of it changed."""
    baris = [
        replace(row, sasaran=f"{row.sasaran} yang baru") if row.kode == "3.1-2" else row
        for row in katalog().baris
        if row.kode != "3.1-3"
    ]
    return replace(katalog(), tahun=tahun, baris=tuple(baris))


def without_ids(row: dict[str, Any]) -> dict[str, Any]:
    return {name: value for name, value in row.items() if name not in ("id", "butir_id")}


def test_that_the_whole_plan_comes_along_with_new_ids(office: Office) -> None:
    changes = office.tahun_baru.copy(KE, SEMUA)
    assert changes.judul == "Bawa rencana 2026 ke 2027"
    assert texts(office, KE) == texts(office, DARI)
    old, new = office.rencana.load(DARI).pohon, office.rencana.load(KE).pohon
    assert not {simpul.id for simpul in old.simpul} & {simpul.id for simpul in new.simpul}
    for before, after in zip(old.simpul, new.simpul, strict=True):
        assert (after.nomor, after.target, after.pagu, after.satuan) == (
            before.nomor,
            before.target,
            before.pagu,
            before.satuan,
        )
        assert after.butir.acuan == before.butir.acuan
        assert after.butir.penanggung_jawab == before.butir.penanggung_jawab
        assert [(k.nama, k.bobot) for k in after.komponen] == [
            (k.nama, k.bobot) for k in before.komponen
        ]
        assert [(p.judul, p.teks) for p in after.pengukuran] == [
            (p.judul, p.teks) for p in before.pengukuran
        ]


def test_that_the_old_year_and_all_else_stay_byte_for_byte(office: Office) -> None:
    before = snapshot(office)
    office.tahun_baru.copy(KE, SEMUA)
    after = snapshot(office)
    for table, kept in before.items():
        assert [row for row in after[table] if row in kept] == kept, table
    grown = {table for table in before if len(after[table]) > len(before[table])}
    assert grown == {
        "butir_rencana",
        "indikator",
        "keluaran",
        "anggaran",
        "komponen",
        "pengukuran",
        "target",
    }


def test_that_applying_twice_changes_nothing(office: Office) -> None:
    office.tahun_baru.copy(KE, ASAL)
    before = snapshot(office)
    assert office.tahun_baru.copy(KE, ASAL).perintah_id is None
    assert office.tahun_baru.copy(KE, SEMUA).perintah_id is None
    assert snapshot(office) == before
    assert office.tahun_baru.preview(KE, ASAL).baru == 0


def test_that_one_undo_takes_all_of_it_back(office: Office) -> None:
    before = snapshot(office)
    office.tahun_baru.copy(KE, SEMUA)
    office.perintah.undo()
    assert snapshot(office) == before
    assert office.rencana.years() == [DARI]


@pytest.mark.parametrize(
    ("choice", "gone"),
    [
        ("target", lambda simpul: bool(simpul.target)),
        ("penanggung_jawab", lambda simpul: bool(simpul.butir.penanggung_jawab)),
        ("rencana_aksi", lambda simpul: simpul.level in (Level.RENCANA_AKSI, Level.TARGET_OUTPUT)),
        ("pengukuran", lambda simpul: bool(simpul.pengukuran)),
        ("komponen", lambda simpul: bool(simpul.komponen)),
        ("pagu", lambda simpul: simpul.pagu is not None),
        ("tautan", lambda simpul: simpul.butir.acuan is not None),
    ],
)
def test_that_what_is_not_chosen_stays_behind(office: Office, choice: str, gone: Any) -> None:
    assert any(map(gone, office.rencana.load(DARI).pohon.simpul))
    bawaan = replace(Bawaan(pagu=True), **{choice: False})
    office.tahun_baru.copy(KE, AsalRencana(DARI, bawaan))
    new = office.rencana.load(KE).pohon.simpul
    assert new
    assert not any(map(gone, new))
    assert all(simpul.indikator for simpul in new if simpul.level is Level.INDIKATOR)


def test_that_a_branch_left_out_stays_behind_with_all_below_it(office: Office) -> None:
    old = office.rencana.load(DARI).pohon
    top = old.children(None)[0]
    below = len(old.subtree(top.id))
    assert below > 1
    office.tahun_baru.copy(KE, AsalRencana(DARI, tanpa={top.id}))
    assert texts(office, KE) == texts(office, DARI)[below:]


def test_that_a_row_that_the_plan_holds_is_not_doubled_and_gets_what_is_missing_below(
    office: Office,
) -> None:
    old = office.rencana.load(DARI).pohon
    action = next(simpul for simpul in old.simpul if simpul.level is Level.RENCANA_AKSI)
    above = next(s for s in old.ancestors(action.id) if s.level is Level.SASARAN)
    row = next(row for row in katalog().baris if acuan_of(katalog(), row.kode) == above.butir.acuan)
    office.rencana_katalog.add(KE, katalog(), [suggest_pilihan(row)])
    held = by_text(office, KE, row.sasaran)
    moved = office.tahun_baru.preview(KE, ASAL)
    office.tahun_baru.copy(KE, ASAL)
    pohon = office.rencana.load(KE).pohon
    assert sorted(texts(office, KE)) == sorted(texts(office, DARI))
    assert by_text(office, KE, row.sasaran).target == held.target
    assert Level.RENCANA_AKSI in {simpul.level for simpul in pohon.subtree(held.id)}
    assert moved.baru == len(pohon.simpul) - len(moved.sudah_ada)


def test_that_spelling_in_capitals_and_blanks_is_no_other_row(office: Office) -> None:
    top = office.rencana.load(DARI).pohon.children(None)[-1]
    same = f" {top.butir.uraian.upper()} ".replace(" ", "  ")
    office.susunan.add(KE, top.level, same)
    office.tahun_baru.copy(KE, ASAL)
    assert len(office.rencana.load(KE).pohon.children(None)) == len(
        office.rencana.load(DARI).pohon.children(None)
    )


def test_that_two_equal_siblings_both_come_along_once(office: Office) -> None:
    for _time in range(2):
        office.susunan.add(DARI, Level.PROGRAM, "Program kembar")
    for _time in range(2):
        office.tahun_baru.copy(KE, ASAL)
    twins = [row for row in texts(office, KE) if row[2] == "Program kembar"]
    assert len(twins) == 2


def test_that_links_are_renewed_where_the_new_catalogue_says_the_same(office: Office) -> None:
    new = catalogue_of(KE)
    moved = office.tahun_baru.preview(KE, ASAL, new)
    office.tahun_baru.copy(KE, ASAL, new)
    acuan = set(office.rencana_katalog.known(KE))
    assert {"RANPK-2026/3.1-2", "RANPK-2027/3.1-2", "RANPK-2027/3.1-3"} & acuan == set()
    assert {"RANPK-2024/3.1-2", "RANPK-2024/3.1-3", "RANPK-2027/2-16"} <= acuan
    kept = {simpul.butir.acuan for simpul in moved.tautan_lama}
    assert kept == {"RANPK-2024/3.1-2", "RANPK-2024/3.1-3"}
    assert len(moved.diperbarui) == sum(teks.startswith("RANPK-2027/") for teks in acuan)
    assert office.tahun_baru.copy(KE, ASAL, new).perintah_id is None


def test_that_a_catalogue_of_another_year_renews_nothing(office: Office) -> None:
    moved = office.tahun_baru.preview(KE, ASAL, catalogue_of(2028))
    assert moved.diperbarui == ()
    assert len(moved.tautan_lama) == len(
        {teks.split("/")[1] for teks in office.rencana_katalog.known(DARI)}
    )


def test_that_a_fixed_plan_can_be_carried_over_but_takes_nothing_in(office: Office) -> None:
    kepala = office.kantor.pejabat_on(date(2026, 10, 5))[0]["id"]
    office.rekaman.fix(DARI, kepala)
    office.tahun_baru.copy(KE, ASAL)
    program = next(s for s in office.rencana.load(KE).pohon.simpul if s.level is Level.PROGRAM)
    office.susunan.delete(KE, [program.id])
    office.rekaman.fix(KE, kepala)
    with pytest.raises(KnownError) as caught:
        office.tahun_baru.copy(KE, ASAL)
    assert caught.value.kode == "RENCANA_DITETAPKAN"


def test_that_a_year_is_not_carried_into_itself(office: Office) -> None:
    with pytest.raises(CheckError):
        office.tahun_baru.copy(DARI, ASAL)


def test_that_a_change_of_the_new_year_does_not_reach_the_old_one(office: Office) -> None:
    office.tahun_baru.copy(KE, ASAL)
    before = texts(office, DARI)
    office.rencana.paste(
        [Sel(s.id, "uraian", "Diubah") for s in office.rencana.load(KE).pohon.simpul]
    )
    assert texts(office, DARI) == before


# A new year ---------------------------------------------------------------------------------------


def test_that_a_year_begins_as_one_command_with_its_days_off(office: Office) -> None:
    before = snapshot(office)
    libur = (HariLibur(date(KE, 1, 1), "Contoh"),)
    changes = office.tahun_baru.start(MulaiTahun(KE, ASAL, libur=libur))
    assert changes.judul == "Mulai tahun 2027"
    assert "hari_libur" in changes.nouns
    assert texts(office, KE) == texts(office, DARI)
    assert office.libur.load(KE).hari == libur
    office.perintah.undo()
    assert snapshot(office) == before


def test_that_a_year_can_begin_with_rows_of_the_catalogue(office: Office) -> None:
    rows_of_bpom = [row for row in katalog().baris if row.bpom]
    pilihan = tuple(map(suggest_pilihan, rows_of_bpom))
    office.tahun_baru.start(MulaiTahun(KE, pilihan=pilihan), katalog())
    assert len([s for s in office.rencana.load(KE).pohon.simpul if s.indikator]) == 10


def test_that_an_empty_year_leaves_no_trace(office: Office) -> None:
    assert office.tahun_baru.start(MulaiTahun(KE)).perintah_id is None


def test_that_a_year_with_a_plan_is_refused(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        office.tahun_baru.start(MulaiTahun(DARI))
    assert caught.value.kode == "TAHUN_SUDAH_ADA"


def test_that_nothing_is_written_where_one_part_is_refused(office: Office) -> None:
    before = snapshot(office)
    wrong = (HariLibur(date(2028, 1, 1), "Contoh"),)
    with pytest.raises(CheckError):
        office.tahun_baru.start(MulaiTahun(KE, ASAL, libur=wrong))
    assert snapshot(office) == before
