"""What a RATL workbook would do with ours: matched, compared, and what it never takes away."""

from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_ratl import AksiBaca
from ranpk_desktop.domain.cocok_ratl import BarisImporRatl, cocokkan
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from ranpk_desktop.domain.unsur import Unsur

BARU, BERUBAH, SAMA, HILANG = StatusImpor
UNIT = "Balai POM di Ambon"


def ours(nomor: int, teks: str = "Menata loket pelayanan", **columns: Any) -> Ratl:
    known: dict[str, Any] = {"no_rekomendasi": "3", "rekomendasi": "Menyusun rencana"} | columns
    return Ratl(f"id-{nomor}", 2022, UNIT, "balai-ambon", teks, urutan=nomor, **known)


def file(teks: str = "Menata loket pelayanan", **columns: Any) -> AksiBaca:
    more = {
        name: columns.pop(name) for name in ("id", "dugaan_unsur", "triwulan") if name in columns
    }
    isi = {"no_rekomendasi": "3", "rekomendasi": "Menyusun rencana"} | columns
    return AksiBaca("RATL!E6", UNIT, "balai-ambon", teks, isi, **more)


def shown(rows: tuple[BarisImporRatl, ...]) -> list[tuple[str, StatusImpor]]:
    return [(row.kunci, row.status) for row in rows]


def changes(row: BarisImporRatl) -> dict[str, tuple[str, str]]:
    return {it.kolom: (it.lama, it.baru) for it in row.perubahan}


def test_that_rows_are_new_changed_equal_or_missing() -> None:
    ada = [ours(1), ours(2, "Menambah kursi"), ours(3, "Mencetak alur")]
    rows = cocokkan(
        [file(), file("Menambah kursi", status="SELESAI"), file("Membuka kotak saran")], ada
    )
    assert shown(rows) == [("id-1", SAMA), ("id-2", BERUBAH), ("baru-2", BARU), ("id-3", HILANG)]
    assert changes(rows[1]) == {"status": ("Belum", "Selesai")}
    assert rows[1].perubahan[0].judul == "Status"


def test_that_units_that_the_file_does_not_have_are_not_missing() -> None:
    other = replace(ours(9), unit="Loka POM di Kabupaten Ende", acuan="loka-ende")
    assert shown(cocokkan([file()], [ours(1), other])) == [("id-1", SAMA)]


def test_that_an_id_counts_first() -> None:
    ada = [ours(1), ours(2, "Menambah kursi")]
    rows = cocokkan([file("Menambah meja", id="id-1"), file("Menambah kursi", id="id-9")], ada)
    assert shown(rows) == [("id-1", BERUBAH), ("id-2", SAMA)]
    assert changes(rows[0]) == {"rencana_aksi": ("Menata loket pelayanan", "Menambah meja")}


def test_that_equal_texts_are_told_apart_by_their_place() -> None:
    ada = [ours(n, status=StatusRatl.SELESAI) for n in (1, 2)]
    four = [file(status=it) for it in ("SELESAI", "SELESAI", "BELUM", "PROSES")]
    rows = cocokkan(four, ada)
    assert shown(rows) == [("id-1", SAMA), ("id-2", SAMA), ("baru-2", BARU), ("baru-3", BARU)]


def test_that_numbers_and_marks_before_a_text_do_not_make_it_another_one() -> None:
    (row,) = cocokkan([file("2. Menata loket, pelayanan")], [ours(1, "Menata loket pelayanan")])
    assert shown((row,)) == [("id-1", BERUBAH)]


@pytest.mark.parametrize(
    "columns",
    [
        {"no_rekomendasi": "2"},
        {"jenis_layanan": "Pengujian"},
        {"no_rekomendasi": "", "jenis_layanan": "Pengujian"},
    ],
)
def test_that_a_label_may_be_corrected(columns: dict[str, str]) -> None:
    (row,) = cocokkan([file(**columns)], [ours(1)])
    assert row.status is BERUBAH
    assert changes(row).keys() == {kolom for kolom, teks in columns.items() if teks}


def test_that_the_same_text_below_two_labels_is_two_actions() -> None:
    ada = [ours(1), ours(2, no_rekomendasi="2")]
    rows = cocokkan([file(no_rekomendasi="2"), file()], ada)
    assert shown(rows) == [("id-2", SAMA), ("id-1", SAMA)]


@pytest.mark.parametrize(
    ("lama", "baru"),
    [
        ("Menata loket pelayanan di lantai satu", "Menata loket pelayanan pada lantai satu"),
        ("Menata loket pelayanan publik", "Menata loket pelayanan publik dan menambah kursi"),
    ],
)
def test_that_a_corrected_or_longer_text_is_the_same_action(lama: str, baru: str) -> None:
    (row,) = cocokkan([file(baru)], [ours(1, lama)])
    assert changes(row) == {"rencana_aksi": (lama, baru)}


def test_that_of_two_alike_texts_none_is_guessed() -> None:
    ada = [
        ours(1, "Menata loket a lantai satu kantor"),
        ours(2, "Menata loket b lantai satu kantor"),
    ]
    rows = cocokkan([file("Menata loket c lantai satu kantor")], ada)
    assert [row.status for row in rows] == [BARU, HILANG, HILANG]


def test_that_a_text_fills_an_action_that_was_made_from_the_results() -> None:
    proposed = ours(1, "", unsur=(Unsur.U9,), jenis_layanan="Pengujian")
    rows = cocokkan(
        [file("2. Sarana dan Prasarana Menambah kursi", dugaan_unsur=(Unsur.U9,))], [proposed]
    )
    assert shown(rows) == [("id-1", BERUBAH)]
    other = cocokkan([file("Melatih petugas", dugaan_unsur=(Unsur.U6,))], [proposed])
    assert [row.status for row in other] == [BARU, HILANG]


def test_that_what_a_file_does_not_say_is_not_taken_away() -> None:
    full = ours(
        1,
        waktu_pelaksanaan="TW I 2023",
        penanggung_jawab="Ketua Tim",
        status=StatusRatl.PROSES,
        kendala="anggaran",
        unsur=(Unsur.U9,),
    )
    blank = {"waktu_pelaksanaan": "", "penanggung_jawab": "", "status": "", "unsur": ""}
    assert cocokkan([file(**blank, rekomendasi="")], [full])[0].status is SAMA
    dash = file(waktu_pelaksanaan="-", dugaan_unsur=(Unsur.U1,))
    assert cocokkan([dash], [full])[0].status is SAMA


def test_that_a_cell_emptied_in_our_own_export_empties() -> None:
    full = ours(1, penanggung_jawab="Ketua Tim", status=StatusRatl.PROSES)
    (row,) = cocokkan([file(id="id-1", penanggung_jawab="", status="")], [full])
    assert changes(row) == {"penanggung_jawab": ("Ketua Tim", "")}


def test_that_a_status_taken_back_is_shown_as_such() -> None:
    (back,) = cocokkan([file(status="BELUM")], [ours(1, status=StatusRatl.PROSES)])
    assert changes(back) == {"status": ("Proses", "Belum")}
    assert back.mundur
    (on,) = cocokkan([file(status="SELESAI")], [ours(1, status=StatusRatl.PROSES)])
    assert not on.mundur


@pytest.mark.parametrize(
    ("lama", "baru", "same"),
    [
        ("31/12/2022", "2022-12-31", True),
        ("4. Juni 2022", "Juni 2022", True),
        ("Tw II 2022", "Triwulan II 2022", True),
        ("31/12/2022", "30/12/2022", False),
        ("Setiap bulan", "setiap bulan", False),
        ("Triwulan IV", "Triwulan IV 2022", False),
        ("", "TW I 2022", False),
    ],
)
def test_that_times_are_compared_by_what_they_mean(lama: str, baru: str, same: bool) -> None:
    (row,) = cocokkan([file(waktu_pelaksanaan=baru)], [ours(1, waktu_pelaksanaan=lama)])
    assert (row.status is SAMA) == same


def test_that_marked_quarters_only_fill_a_time_that_is_missing() -> None:
    assert (
        cocokkan([file(triwulan="TW II")], [ours(1, waktu_pelaksanaan="Mei 2023")])[0].status
        is SAMA
    )
    (row,) = cocokkan([file(triwulan="TW II")], [ours(1)])
    assert changes(row) == {"waktu_pelaksanaan": ("", "TW II")}


def test_that_changes_are_shown_in_words() -> None:
    columns = {"unsur": "U1,U9", "dasar": "TERENDAH", "tanggal_selesai": "2022-03-31"}
    (row,) = cocokkan([file(**columns)], [ours(1, tanggal_selesai=date(2022, 3, 1))])
    assert changes(row) == {
        "unsur": ("", "U1 Persyaratan, U9 Sarana dan Prasarana"),
        "dasar": ("", "Terendah"),
        "tanggal_selesai": ("1 Maret 2022", "31 Maret 2022"),
    }


def test_that_a_service_with_its_number_is_the_same_service() -> None:
    (row,) = cocokkan([file(jenis_layanan="2. PENGUJIAN")], [ours(1, jenis_layanan="Pengujian")])
    assert row.status is SAMA


WORDS = st.lists(
    st.sampled_from(["menata", "loket", "kursi", "alur", "petugas", "kotak"]),
    min_size=1,
    max_size=6,
)
AKSI = st.builds(
    lambda kata, nomor, layanan: file(" ".join(kata), no_rekomendasi=nomor, jenis_layanan=layanan),
    WORDS,
    st.sampled_from(["", "2", "3"]),
    st.sampled_from(["", "Pengujian"]),
)


@given(st.lists(AKSI, max_size=12), st.lists(AKSI, max_size=12))
def test_that_each_of_ours_is_matched_once_and_none_is_lost(
    aksi: list[AksiBaca], lama: list[AksiBaca]
) -> None:
    ada = [ours(n, it.rencana_aksi, **it.isi) for n, it in enumerate(lama)]
    rows = cocokkan(aksi, ada)
    assert [row.aksi for row in rows if row.aksi] == aksi
    known = [row.kunci for row in rows if row.ratl]
    assert len(set(known)) == len(known)
    assert set(known) == {it.id for it in ada} if aksi else not known
    again = cocokkan(lama, ada)
    assert {row.status for row in again} <= {SAMA}
