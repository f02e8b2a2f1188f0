"""What a revision changed, field by field."""

from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.beda_rekaman import Perbedaan, differences

LAMA = {
    "realisasi": [
        {"id": "a", "nilai": "80", "analisis": ""},
        {"id": "b", "nilai": None, "analisis": ""},
        {"id": "c", "nilai": "1", "analisis": ""},
    ],
    "indikator": [{"butir_id": "x", "satuan": "%"}],
}
BARU = {
    "realisasi": [
        {"id": "b", "nilai": "", "analisis": ""},
        {"id": "a", "nilai": "85", "analisis": "Naik."},
        {"id": "d", "nilai": "2", "analisis": ""},
    ],
    "indikator": [{"butir_id": "x", "satuan": "Persen", "baru_sejak_1_9": ""}],
}


def test_that_every_field_that_differs_is_named() -> None:
    assert differences(LAMA, BARU) == (
        Perbedaan("indikator", "x", "satuan", "%", "Persen"),
        Perbedaan("realisasi", "a", "analisis", "", "Naik."),
        Perbedaan("realisasi", "a", "nilai", "80", "85"),
        Perbedaan("realisasi", "b", "nilai", None, ""),
        Perbedaan("realisasi", "c", "id", "c", None),
        Perbedaan("realisasi", "d", "id", None, "d"),
    )


def test_that_the_order_of_rows_is_no_difference() -> None:
    turned = {tabel: list(reversed(rows)) for tabel, rows in LAMA.items()}
    assert differences(LAMA, turned) == ()


def test_that_a_table_that_only_one_side_has_counts_by_its_rows() -> None:
    (one,) = differences({}, {"logo": [{"sidik": "s", "png": "…"}]})
    assert one.as_row() == {
        "id": "logo/s/sidik",
        "tabel": "logo",
        "baris_id": "s",
        "kolom": "sidik",
        "lama": None,
        "baru": "s",
    }


def test_that_texts_are_told_by_their_name_and_rows_without_a_key_by_their_place() -> None:
    lama = {"teks": [{"nama": "kop", "teks": "A"}], "catatan": [{"isi": "x"}, {"isi": "y"}]}
    baru = {"teks": [{"nama": "kop", "teks": "B"}], "catatan": [{"isi": "x"}, {"isi": "z"}]}
    assert differences(lama, baru) == (
        Perbedaan("catatan", "1", "isi", "y", "z"),
        Perbedaan("teks", "kop", "teks", "A", "B"),
    )


CONTENT = st.dictionaries(
    st.sampled_from(["realisasi", "target"]),
    st.lists(
        st.fixed_dictionaries(
            {"id": st.sampled_from("abc"), "nilai": st.none() | st.sampled_from(["", "1"])}
        ),
        unique_by=lambda row: row["id"],
    ),
)


@given(CONTENT, CONTENT)
def test_that_the_differences_lead_from_the_one_to_the_other(lama: dict, baru: dict) -> None:
    found = differences(lama, baru)
    made = {(tabel, row["id"]): dict(row) for tabel, rows in lama.items() for row in rows}
    for it in found:
        place = (it.tabel, it.baris_id)
        if it.kolom == "id" and it.baru is None:
            del made[place]
        elif it.kolom != "id":
            made[place][it.kolom] = it.baru
    wanted = {(tabel, row["id"]): row for tabel, rows in baru.items() for row in rows}
    came = {(it.tabel, it.baris_id) for it in found if it.kolom == "id" and it.lama is None}
    assert made == {place: row for place, row in wanted.items() if place not in came}
    assert came <= wanted.keys()
