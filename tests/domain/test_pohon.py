from uuid import UUID

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.angka import KOSONG, parse_isian
from ranpk_desktop.domain.butir import (
    Level,
    children_of,
    format_waktu,
    kin,
    read_waktu,
    write_waktu,
)
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.triwulan import Triwulan


def butir(n, induk, level, **columns):
    return {
        "id": str(UUID(int=n, version=4)),
        "tahun": 2026,
        "induk_id": None if induk is None else str(UUID(int=induk, version=4)),
        "level": level,
        "urutan": n,
        "nomor_asli": "",
        "uraian": f"butir {n}",
        "penanggung_jawab": "",
        "acuan": None,
        "dihapus_pada": None,
    } | columns


def pohon(*rows, **tables):
    return Pohon.read({"butir_rencana": list(rows), "indikator": [], "target": []} | tables)


def test_that_actions_criteria_and_outputs_are_numbered_by_their_place():
    """S4: RA n, KK n.m, T/O n.m.k, beginning anew at each IKU."""
    found = pohon(
        butir(1, None, "SASARAN_STRATEGIS"),
        butir(2, 1, "INDIKATOR"),
        butir(3, 2, "RENCANA_AKSI"),
        butir(4, 3, "KRITERIA"),
        butir(5, 4, "TARGET_OUTPUT"),
        butir(6, 4, "TARGET_OUTPUT"),
        butir(7, 2, "RENCANA_AKSI"),
        butir(8, 7, "KRITERIA"),
        butir(9, 7, "KRITERIA"),
        butir(10, 9, "TARGET_OUTPUT"),
        butir(11, None, "SASARAN_KHUSUS"),
        butir(12, 11, "INDIKATOR"),
        butir(13, 12, "RENCANA_AKSI"),
        butir(14, None, "SASARAN_OPERASIONAL", nomor_asli="17."),
        butir(15, None, "SASARAN"),
    )
    assert [it.nomor for it in found.simpul] == [
        *("1", "", "RA 1", "KK 1.1", "T/O 1.1.1", "T/O 1.1.2"),
        *("RA 2", "KK 2.1", "KK 2.2", "T/O 2.2.1"),
        *("2", "", "RA 1", "17", ""),
    ]


def test_that_what_stands_below_a_butir_taken_out_is_never_lost():
    found = pohon(
        butir(1, None, "PROGRAM", dihapus_pada="2026-01-01T00:00:00+07:00"),
        butir(2, 1, "KEGIATAN"),
        butir(3, 2, "SUB_KEGIATAN"),
    )
    assert [(it.butir.uraian, it.tingkat) for it in found.simpul] == [
        ("butir 2", 0),
        ("butir 3", 1),
    ]
    assert found.parent(found.simpul[0].id) is None


def test_that_a_circle_in_a_foreign_package_is_shown_once():
    found = pohon(butir(1, 2, "KEGIATAN"), butir(2, 1, "KEGIATAN"), butir(3, None, "PROGRAM"))
    assert sorted(it.butir.uraian for it in found.simpul) == ["butir 1", "butir 2", "butir 3"]
    assert all(list(found.ancestors(it.id)) is not None for it in found.simpul)


def test_that_a_very_deep_tree_is_walked():
    rows = [butir(n, n - 1 or None, "KEGIATAN") for n in range(1, 3000)]
    assert pohon(*rows).simpul[-1].tingkat == 2998


def test_that_subtree_roots_and_ancestors_follow_the_tree():
    found = pohon(
        butir(1, None, "PROGRAM"),
        butir(2, 1, "KEGIATAN"),
        butir(3, 2, "SUB_KEGIATAN"),
        butir(4, 1, "KEGIATAN"),
        butir(5, None, "PROGRAM"),
    )
    one, two, three, four, five = (it.id for it in found.simpul)
    assert [it.id for it in found.subtree(one)] == [one, two, three, four]
    assert [it.id for it in found.subtree(four)] == [four]
    assert [it.id for it in found.ancestors(three)] == [two, one]
    assert [it.id for it in found.roots([five, three, two])] == [two, five]
    assert [it.id for it in found.children(None)] == [one, five]


def test_that_an_old_rekaman_without_the_new_tables_is_read():
    found = pohon(butir(1, None, "PROGRAM"))
    assert (found.simpul[0].anggaran, found.simpul[0].komponen) == (None, ())


def test_that_the_year_is_derived_only_for_an_indikator():
    one = str(UUID(int=1, version=4))
    cells = [
        {"id": str(n), "butir_id": one, "triwulan": n, "jenis": "angka", "nilai": "25"}
        | {"operator": "", "teks": "25"}
        for n in (3, 4)
    ]
    row = {"butir_id": one, "satuan": "desa", "arah": "MAKSIMAL", "konsolidasi": "JUMLAH"}
    row |= {"cara_isi": "PERIODE", "sumber_data": ""}
    measured = pohon(butir(1, None, "SASARAN"), indikator=[row], target=cells).simpul[0]
    due = pohon(butir(1, None, "KELUARAN"), target=cells).simpul[0]
    assert measured.tahunan.nilai == 50
    assert due.tahunan == KOSONG
    assert measured.target[3] == parse_isian("25")


@pytest.mark.parametrize("level", Level)
def test_that_every_level_has_a_word_a_place_and_itself_as_kin(level):
    assert level.label
    assert level.parents
    assert level in kin(level)
    assert all(level in children_of(above) for above in level.parents)


@given(st.sets(st.sampled_from(Triwulan)))
def test_that_quarters_survive_their_stored_form(waktu):
    assert read_waktu(write_waktu(tuple(waktu))) == tuple(sorted(waktu))


def test_that_quarters_are_written_as_in_documents():
    assert format_waktu((Triwulan.II, Triwulan.III, Triwulan.IV)) == "TW 2, 3, 4"
    assert format_waktu(()) == ""
