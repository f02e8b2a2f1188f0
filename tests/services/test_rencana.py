"""What a plan says, cell by cell; fixing it, and revising it."""

from decimal import Decimal

import pytest

from db.repositories.rencana import OF_BUTIR
from db.tables import rows
from ranpk_desktop.domain.angka import Jenis
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.rencana import Arah, CaraIsi, Konsolidasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.rencana import Sel, check_cell, parse_form
from tests.kuncian import lock

TAHUN = 2026


def find(office: Office, uraian: str) -> Simpul:
    return next(
        it for it in office.rencana.load(TAHUN).pohon.simpul if it.butir.uraian.startswith(uraian)
    )


def obat(office: Office) -> Simpul:
    return find(office, "Persentase obat yang memenuhi syarat")


def kepala(office: Office) -> str:
    return str(next(row["id"] for row in office.kantor.pejabat() if not row["sebutan"]))


@pytest.mark.parametrize(
    ("kolom", "teks", "read"),
    [
        ("uraian", " Baru\r\ndua ", lambda it: it.butir.uraian == "Baru\ndua"),
        ("nomor_asli", "7.", lambda it: it.nomor == "7"),
        ("penanggung_jawab", "Tim  Satu", lambda it: it.butir.penanggung_jawab == "Tim Satu"),
        ("satuan", "Persen ", lambda it: it.satuan == "Persen"),
        ("arah", "MINIMAL", lambda it: it.indikator.arah is Arah.MINIMAL),
        ("konsolidasi", "RATA", lambda it: it.indikator.konsolidasi is Konsolidasi.RATA),
        ("cara_isi", "KUMULATIF", lambda it: it.indikator.cara_isi is CaraIsi.KUMULATIF),
        ("sumber_data", "Aplikasi", lambda it: it.indikator.sumber_data == "Aplikasi"),
        ("target_1", "95,5", lambda it: it.target[1].nilai == Decimal("95.5")),
        ("target_0", "≤ 97", lambda it: it.target[0].operator == "≤"),
        ("target_2", "N/A", lambda it: it.target[2].jenis is Jenis.TIDAK_DIUKUR),
    ],
)
def test_that_a_cell_is_saved_read_back_and_undone(office: Office, kolom, teks, read) -> None:
    before = obat(office)
    office.rencana.save(before.id, kolom, teks)
    assert read(office.rencana.load(TAHUN).pohon.by_id[before.id])
    office.perintah.undo()
    assert office.rencana.load(TAHUN).pohon.by_id[before.id] == before


def test_that_a_budget_is_typed_and_taken_out_again(office: Office) -> None:
    program = find(office, "Program Pengawasan")
    office.rencana.save(program.id, "pagu", "Rp1.500.000")
    assert find(office, "Program Pengawasan").pagu == 1_500_000
    office.rencana.save(program.id, "pagu", "")
    assert find(office, "Program Pengawasan").pagu is None


@pytest.mark.parametrize("teks", ["-", "N/A", "-5", "≤ 5", "banyak"])
def test_that_a_budget_is_an_amount(office: Office, teks: str) -> None:
    with pytest.raises(CheckError) as caught:
        office.rencana.save(find(office, "Program Pengawasan").id, "pagu", teks)
    assert caught.value.field == "pagu"


@pytest.mark.parametrize(
    ("kolom", "teks"),
    [("target_1", "12.4"), ("target_1", "dua"), ("target_3", "7.350"), ("uraian", " ")],
)
def test_that_looking_at_a_cell_refuses_what_saving_would(office: Office, kolom, teks) -> None:
    simpul = obat(office)
    for attempt in (
        lambda: check_cell(simpul, kolom, teks),
        lambda: office.rencana.save(simpul.id, kolom, teks),
    ):
        with pytest.raises(CheckError):
            attempt()
    assert obat(office) == simpul


@pytest.mark.parametrize(
    ("typed", "waktu", "nilai"),
    [("✓", "2,3,4", None), ("v", "2,3,4", None), ("6", "2,3,4", Decimal(6)), ("", "3,4", None)],
)
def test_that_an_output_is_due_where_its_cells_say_so(office: Office, typed, waktu, nilai) -> None:
    kalender = find(office, "Penyuluhan di pasar")
    office.rencana.save(kalender.id, "target_2", typed)
    after = find(office, "Penyuluhan di pasar")
    assert ",".join(str(int(tw)) for tw in after.keluaran.waktu) == waktu
    assert after.target[2].nilai == nilai


def test_that_a_keluaran_of_the_catalogue_can_fall_due(office: Office) -> None:
    keluaran = next(
        it for it in office.rencana.load(TAHUN).pohon.simpul if it.level is Level.KELUARAN
    )
    assert keluaran.keluaran.waktu == (Triwulan.II, Triwulan.IV)  # each half-year (S0)
    office.rencana.save(keluaran.id, "target_3", "12")
    after = office.rencana.load(TAHUN).pohon.by_id[keluaran.id]
    assert after.keluaran.waktu == (Triwulan.II, Triwulan.III, Triwulan.IV)
    assert after.target[3].nilai == 12


def test_that_many_cells_are_one_command_all_or_nothing(office: Office) -> None:
    simpul = obat(office)
    good = [Sel(simpul.id, "target_1", "90"), Sel(simpul.id, "satuan", "Persen")]
    with pytest.raises(CheckError):
        office.rencana.paste([*good, Sel(simpul.id, "target_2", "dua")])
    assert obat(office) == simpul
    office.rencana.paste([*good, Sel(simpul.id, "target_2", "91")])
    assert obat(office).target[2].nilai == 91
    office.perintah.undo()
    assert obat(office) == simpul


FITS = {
    "Program Pengawasan": "uraian nomor_asli penanggung_jawab pagu",
    "Persentase obat yang memenuhi": "uraian nomor_asli penanggung_jawab satuan arah konsolidasi"
    " cara_isi sumber_data target_0 target_1 target_2 target_3 target_4",
    "Penyuluhan di pasar": "uraian nomor_asli penanggung_jawab satuan waktu"
    " target_1 target_2 target_3 target_4",
}
TYPED = {"arah": "STABIL", "konsolidasi": "RATA", "cara_isi": "PERIODE", "waktu": "1,2"}


@pytest.mark.parametrize("nama", FITS)
def test_that_a_row_takes_the_columns_of_its_kind_and_no_others(office: Office, nama: str) -> None:
    simpul = find(office, nama)
    everything = set(" ".join(FITS.values()).split())
    for kolom in sorted(everything):
        if kolom in FITS[nama].split():
            check_cell(simpul, kolom, TYPED.get(kolom, "7"))
            continue
        tables = {table: rows(office.store.db, f"SELECT * FROM {table}") for table in OF_BUTIR}
        for attempt in (check_cell, lambda it, *cell: office.rencana.save(it.id, *cell)):
            with pytest.raises(CheckError, match="diisi pada baris") as caught:
                attempt(simpul, kolom, TYPED.get(kolom, "7"))
            assert caught.value.field == kolom
        after = {table: rows(office.store.db, f"SELECT * FROM {table}") for table in OF_BUTIR}
        assert after == tables


@pytest.mark.parametrize(
    ("nama", "kolom", "teks"),
    [
        ("Persentase obat", "konsolidasi", "abc"),
        ("Persentase obat", "konsolidasi", ""),
        ("Persentase obat", "arah", "maksimal"),
        ("Persentase obat", "cara_isi", "Triwulan ini saja"),
        ("Penyuluhan di pasar", "waktu", "9"),
        ("Penyuluhan di pasar", "waktu", "TW 2"),
    ],
)
def test_that_a_value_nobody_can_choose_is_refused_with_a_sentence(
    office: Office, nama: str, kolom: str, teks: str
) -> None:
    simpul = find(office, nama)
    for attempt in (check_cell, lambda it, *cell: office.rencana.save(it.id, *cell)):
        with pytest.raises(CheckError) as caught:
            attempt(simpul, kolom, teks)
        assert caught.value.field == kolom
        assert caught.value.tindakan


@pytest.mark.parametrize(
    ("satuan", "pesan"), [("", "Satuan belum diisi"), (" ", "Satuan belum"), ("Laporan", "Laporan")]
)
def test_that_a_percent_sign_asks_for_its_satuan(satuan: str, pesan: str) -> None:
    with pytest.raises(CheckError, match=pesan) as caught:
        parse_form("40%", "target", satuan)
    assert "%" in caught.value.tindakan
    assert parse_form("40%", "target", "Persen").nilai == 40


def test_that_a_list_is_saved_whole_and_keeps_its_ids(office: Office) -> None:
    before = obat(office)
    first, second = (
        {"id": it.id, "nama": it.nama, "bobot": str(it.bobot)} for it in before.komponen
    )
    new = {"id": None, "nama": "Baru", "bobot": "40"}
    office.rencana.save_komponen(before.id, [new, first, {"id": None, "nama": "", "bobot": ""}])
    after = obat(office)
    assert [(it.nama, it.bobot) for it in after.komponen] == [("Baru", 40), (first["nama"], 60)]
    assert after.komponen[1].id == first["id"]
    assert second["id"] not in {it.id for it in after.komponen}
    office.perintah.undo()
    assert obat(office) == before


@pytest.mark.parametrize(
    "row", [{"nama": "", "bobot": "5"}, {"nama": "A", "bobot": "101"}, {"nama": "A", "bobot": "x"}]
)
def test_that_a_component_without_name_or_with_a_strange_weight_is_refused(office, row) -> None:
    with pytest.raises(CheckError) as caught:
        office.rencana.save_komponen(obat(office).id, [{"id": None, **row}])
    assert caught.value.field == "komponen"


def test_that_pengukuran_keeps_lines_and_order(office: Office) -> None:
    rows_ = [
        {"id": None, "judul": "Definisi", "teks": "a\nb"},
        {"id": None, "judul": "Catatan", "teks": "c"},
    ]
    office.rencana.save_pengukuran(obat(office).id, rows_)
    assert [(it.judul, it.teks) for it in obat(office).pengukuran] == [
        ("Definisi", "a\nb"),
        ("Catatan", "c"),
    ]


# Versions -----------------------------------------------------------------------------------


def test_that_a_fixed_plan_refuses_every_cell_until_it_is_revised(office: Office) -> None:
    office.rekaman.fix(TAHUN, kepala(office))
    simpul = obat(office)
    for kolom, teks in (("uraian", "x"), ("satuan", "x"), ("target_1", "1"), ("target_0", "1")):
        with pytest.raises(LockedError, match="ditetapkan"):
            office.rencana.save(simpul.id, kolom, teks)
    with pytest.raises(LockedError, match="ditetapkan"):
        office.rencana.save_pengukuran(simpul.id, [{"id": None, "judul": "a", "teks": "b"}])
    office.rekaman.revise(TAHUN, "pagu berubah")
    office.rencana.save(simpul.id, "target_1", "1")
    assert obat(office).target[1].nilai == 1


def test_that_a_version_shows_what_it_fixed(office: Office) -> None:
    before = obat(office)
    office.rekaman.fix(TAHUN, kepala(office))
    office.rekaman.revise(TAHUN, "salah ketik")
    office.rencana.save(before.id, "uraian", "Lain")
    office.rekaman.fix(TAHUN, kepala(office))
    isi = office.rencana.load(TAHUN, 0)
    assert (isi.revisi, isi.pohon.by_id[before.id]) == (0, before)
    assert office.rencana.load(TAHUN, 1).pohon.by_id[before.id].butir.uraian == "Lain"
    assert [(it.revisi, it.alasan) for it in isi.versi] == [(0, ""), (1, "salah ketik")]
    assert isi.kunci is not None


def test_that_fixing_and_revising_say_what_is_in_the_way(office: Office) -> None:
    with pytest.raises(KnownError, match="masih kosong"):
        office.rekaman.fix(2030, kepala(office))
    with pytest.raises(KnownError, match="belum ditetapkan"):
        office.rekaman.revise(TAHUN, "x")
    office.rekaman.fix(TAHUN, kepala(office))
    with pytest.raises(KnownError, match="sudah ditetapkan"):
        office.rekaman.fix(TAHUN, kepala(office))
    with pytest.raises(CheckError, match="Alasan"):
        office.rekaman.revise(TAHUN, "  ")


def test_that_a_plan_with_errors_is_never_fixed_and_one_with_warnings_when_that_is_meant(
    office: Office,
) -> None:
    def refused(*, anyway: bool) -> str:
        with pytest.raises(KnownError) as caught:
            office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=anyway)
        assert caught.value.kode == "RENCANA_BELUM_BERES"
        return caught.value.pesan

    office.rencana.save(obat(office).id, "satuan", "")
    assert " 0 kesalahan" in refused(anyway=False)
    lone = {"id": None, "nama": "Satu", "bobot": "60"}
    office.rencana.save_komponen(obat(office).id, [lone])
    assert " 1 kesalahan" in refused(anyway=True)
    office.perintah.undo()
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    assert office.rencana.load(TAHUN).kunci is not None


def test_that_fixing_is_the_border_of_undo(office: Office) -> None:
    office.rencana.save(obat(office).id, "uraian", "Lain")
    office.rekaman.fix(TAHUN, kepala(office))
    assert office.perintah.peek() == (None, None)


def test_that_a_quarter_may_still_be_filled_and_locked_under_a_fixed_plan(office: Office) -> None:
    office.rekaman.fix(TAHUN, kepala(office))
    office.realisasi.save_nilai(obat(office).id, Triwulan.III, "95")
    lock(office, TAHUN, Triwulan.III, kepala(office))
    locks = rows(office.store.db, "SELECT triwulan FROM kunci WHERE dibuka_pada IS NULL")
    assert sorted(row["triwulan"] for row in locks) == [0, 3]


def test_that_a_revision_never_moves_the_targets_of_a_locked_quarter(office: Office) -> None:
    office.rekaman.fix(TAHUN, kepala(office))
    lock(office, TAHUN, Triwulan.III, kepala(office))
    office.rekaman.revise(TAHUN, "uji")
    with pytest.raises(LockedError, match="Triwulan"):
        office.rencana.save(obat(office).id, "target_3", "1")
    office.rencana.save(obat(office).id, "target_4", "98")
