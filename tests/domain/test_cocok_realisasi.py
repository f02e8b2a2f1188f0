"""Pairing rows of a file with indikator, whatever the names are."""

from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_realisasi import BarisBaca
from ranpk_desktop.domain.cocok_realisasi import compare, match
from ranpk_desktop.domain.triwulan import Triwulan
from tests.factories import Rencana

NAMES = ("Persentase obat memenuhi syarat", "Persentase makanan memenuhi syarat", "Jumlah desa")


def indikator():
    rencana = Rencana()
    for name in NAMES:
        rencana.indikator(None, name)
    return rencana.compose().baris


INDIKATOR = indikator()
names = st.one_of(st.sampled_from(NAMES), st.text(max_size=30), st.just("Persentase obat memenuhi"))


@given(st.lists(names, max_size=8), st.dictionaries(st.text(max_size=5), st.sampled_from(NAMES)))
def test_that_every_row_has_an_answer_and_no_indikator_two_rows(rows, known):
    baca = [BarisBaca(f"L!B{n}", name, {"nilai": "1"}) for n, name in enumerate(rows)]
    found = match(baca, INDIKATOR, known)
    assert set(found) == {row.sel for row in baca}
    given_away = [it.butir_id for it, _guess in found.values() if it]
    assert len(given_away) == len(set(given_away))
    for name in set(rows) & set(NAMES):
        first = next(row for row in baca if row.nama == name)
        assert found[first.sel][0].uraian == name
        assert not found[first.sel][1]


def changes(realisasi, **isi):
    rencana = Rencana()
    rencana.indikator(None, NAMES[0], realisasi={3: realisasi})
    (row,) = rencana.compose(Triwulan.III).baris
    baca = BarisBaca("L!B2", NAMES[0], isi)
    found = compare(baca, row, tebakan=False, check=lambda *_cell: None)
    return [(it.kolom, it.lama, it.baru) for it in found.perubahan]


def test_that_a_number_written_otherwise_is_the_same():
    assert changes("84,7", nilai="84,70") == []
    assert changes("84,7", nilai="84,71") == [("nilai", "84,7", "84,71")]
    assert changes("84,7", nilai="N/A") == [("nilai", "84,7", "N/A")]


def test_that_a_number_in_the_place_of_a_fraction_names_what_goes():
    assert changes("174/180", nilai="96,7") == [("nilai", "96,67 (174 / 180)", "96,7")]
    assert changes("174/180", pecahan="174/180") == []
