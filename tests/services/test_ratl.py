"""Follow-ups of surveys: made from proposals, typed, closed, renamed, taken out, taken back."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

import pytest

from db.repositories import ratl as repository
from db.tables import rows
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from ranpk_desktop.domain.rekomendasi_skm import Dasar, Usulan
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.ratl import AdaRatl, RatlService, Sel, insert_ratl

INFO, UJI = "Layanan Informasi dan Pengaduan", "Pengujian Sampel Pihak Ketiga"


def actions(office: Office, tahun: int | None = None) -> list[Ratl]:
    found = [it.ratl for it in office.ratl.load().baris]
    return [it for it in found if tahun in (None, it.tahun)]


def proposals(office: Office, nama: str, tahun: int = 2026) -> list[tuple[str, Usulan]]:
    isi = office.skm.load(tahun)
    layanan = next(it for it in isi.layanan if it.nama == nama)
    return [(nama, it) for it in layanan.tindak_lanjut.usulan]


def find(office: Office, awal: str) -> Ratl:
    return next(it for it in actions(office) if it.rencana_aksi.startswith(awal))


def foreign(office: Office, unit: str, acuan: str | None = None) -> str:
    with office.store.command("Impor"):
        row = {"tahun": 2025, "unit": unit, "acuan": acuan, "jenis_layanan": INFO, "unsur": "U3"}
        return insert_ratl(office.store, row)


def test_that_one_click_makes_an_action_of_every_proposal_and_not_twice(office: Office) -> None:
    wanted = proposals(office, INFO)
    office.ratl.make(2026, wanted)
    made = actions(office, 2026)
    assert [(it.unsur, it.no_rekomendasi, it.dasar) for it in made] == [
        ((Unsur.U3,), "1", Dasar.TERENDAH),
        ((Unsur.U9,), "1", Dasar.TERENDAH),
        ((Unsur.U2,), "1", Dasar.TERENDAH),
    ]
    assert {it.jenis_layanan for it in made} == {INFO}
    assert made[0].rekomendasi.startswith("Tindak lanjuti tiga unsur")
    assert {(it.unit, it.acuan) for it in made} == {("Loka POM di Kabupaten Contoh", "contoh")}
    assert office.ratl.make(2026, wanted).perintah_id is None
    assert len(actions(office, 2026)) == 3


def test_that_saran_is_attached_to_the_new_actions_and_undo_takes_them_back(office: Office) -> None:
    office.ratl.make(2026, proposals(office, INFO)[:1])
    office.ratl.make(2026, proposals(office, INFO), " Antrean terlalu lama. ")
    assert [it.saran_responden for it in actions(office, 2026)] == [
        "",
        "Antrean terlalu lama.",
        "Antrean terlalu lama.",
    ]
    office.perintah.undo()
    assert len(actions(office, 2026)) == 1


def test_that_what_is_followed_up_is_known_by_service_unsur_and_number(office: Office) -> None:
    (nama, usulan), *_rest = proposals(office, INFO)
    office.ratl.make(2026, [(nama, usulan)])
    ada = office.ratl.of_year(2026)
    assert ada.of("layanan informasi  dan pengaduan.", usulan) is not None
    assert ada.of(UJI, usulan) is None
    assert ada.of(nama, replace(usulan, unsur=Unsur.U5)) is None
    other = replace(usulan, rekomendasi=replace(usulan.rekomendasi, no=2))
    assert ada.of(nama, other) is None
    without_number = AdaRatl((replace(ada.ratl[0], no_rekomendasi=""),), {})
    assert without_number.of(nama, other) is not None


def test_that_another_units_actions_are_there_but_follow_nothing_up_here(office: Office) -> None:
    foreign(office, "Balai POM di Contoh Lain", "balai-lain")
    isi = office.ratl.load()
    assert [it.ratl.unit for it in isi.baris if not it.milik] == ["Balai POM di Contoh Lain"]
    assert all(it.unit.startswith("Loka") for it in office.ratl.of_year(2025).ratl)


def test_that_an_own_action_is_known_by_its_name_too(office: Office) -> None:
    own = foreign(office, "LOKA POM di Kabupaten  Contoh")
    assert next(it for it in office.ratl.load().baris if it.ratl.id == own).milik


def test_that_renaming_a_service_renames_it_in_the_units_own_actions(office: Office) -> None:
    theirs = foreign(office, "Balai POM di Contoh Lain", "balai-lain")
    layanan = next(it for it in office.skm.load(2026).layanan if it.nama == INFO)
    before = [it.jenis_layanan for it in actions(office)]
    office.skm.rename(layanan.id, "Layanan Informasi")
    now = {it.id: it.jenis_layanan for it in actions(office)}
    assert list(now.values()).count("Layanan Informasi") == before.count(INFO) - 1
    assert now[theirs] == INFO
    office.perintah.undo()
    assert [it.jenis_layanan for it in actions(office)] == before


def test_that_cells_are_saved_as_one_command(office: Office) -> None:
    ids = [it.id for it in actions(office, 2025)][:2]
    cells = [Sel(it, "penanggung_jawab", "Tim Loket") for it in ids]
    changes = office.ratl.save([*cells, Sel(ids[0], "waktu_pelaksanaan", "TW I 2027")])
    assert changes.judul == "Isi 3 sel RATL"
    saved = [it for it in actions(office) if it.id in ids]
    assert [it.penanggung_jawab for it in saved] == ["Tim Loket", "Tim Loket"]
    assert saved[0].sampai == date(2027, 3, 31)
    office.perintah.undo()
    assert all(it.penanggung_jawab != "Tim Loket" for it in actions(office))


def test_that_a_command_of_one_cell_is_named_after_its_column(office: Office) -> None:
    (it, *_rest) = actions(office)
    assert office.ratl.save([Sel(it.id, "kendala", "Listrik")]).judul == "Isi RATL: Kendala"
    assert office.ratl.save([Sel(it.id, "kendala", "Listrik")]).perintah_id is None


def test_that_one_refused_cell_saves_none(office: Office) -> None:
    one, two = (it.id for it in actions(office, 2025)[:2])
    with pytest.raises(CheckError):
        office.ratl.save([Sel(one, "kendala", "Listrik"), Sel(two, "status", "SELESAI")])
    assert all(it.kendala != "Listrik" for it in actions(office))


def test_that_several_are_closed_on_a_day_with_a_reason_for_those_without_proof(
    office: Office,
) -> None:
    ids = [it.id for it in actions(office, 2025) if it.status is not StatusRatl.SELESAI][:3]
    with_proof = RatlService(office.store, lambda: {ids[0]: 2})
    with pytest.raises(CheckError):
        with_proof.close(dict.fromkeys(ids, "2026-09-30"), "")
    with_proof.close(dict.fromkeys(ids, "2026-09-30"), "Bukti di arsip kertas")
    closed = {it.id: it for it in actions(office)}
    assert {closed[it].tanggal_selesai for it in ids} == {date(2026, 9, 30)}
    assert [closed[it].alasan_tanpa_dukungan for it in ids] == [
        "",
        "Bukti di arsip kertas",
        "Bukti di arsip kertas",
    ]
    assert [it.dukungan for it in with_proof.load().baris if it.ratl.id == ids[0]] == [2]


def test_that_a_status_is_given_to_several_and_opening_clears_the_day(office: Office) -> None:
    closed = [it for it in actions(office) if it.status is StatusRatl.SELESAI]
    office.ratl.set_status([it.id for it in closed], StatusRatl.PROSES)
    opened = [it for it in actions(office) if it.id in {row.id for row in closed}]
    assert {(it.status, it.tanggal_selesai) for it in opened} == {(StatusRatl.PROSES, None)}
    office.perintah.undo()
    again = [it for it in actions(office) if it.status is StatusRatl.SELESAI]
    assert again == closed


def test_that_a_free_action_needs_its_text(office: Office) -> None:
    with pytest.raises(CheckError) as caught:
        office.ratl.add(2025, INFO, "  ")
    assert caught.value.field == "rencana_aksi"
    office.ratl.add(2025, INFO, "Melatih petugas loket", "U7,U6")
    made = actions(office, 2025)[-1]
    assert (made.rencana_aksi, made.unsur, made.dasar) == (
        "Melatih petugas loket",
        (Unsur.U6, Unsur.U7),
        None,
    )


def test_that_deleting_marks_and_undo_brings_back(office: Office) -> None:
    ids = [it.id for it in actions(office, 2025)[:2]]
    office.ratl.delete(ids)
    assert not {it.id for it in actions(office)} & set(ids)
    assert len(rows(office.store.db, "SELECT 1 FROM ratl WHERE dihapus_pada IS NOT NULL")) == 2
    office.perintah.undo()
    assert {it.id for it in actions(office)} >= set(ids)


def test_that_guessed_unsur_are_confirmed(office: Office) -> None:
    guessed = [it.id for it in actions(office) if it.unsur_tebakan]
    assert guessed
    office.ratl.confirm_unsur(guessed)
    assert not any(it.unsur_tebakan for it in actions(office))
    assert office.ratl.confirm_unsur(guessed).perintah_id is None


def test_that_a_service_records_why_it_has_nothing_to_follow_up(office: Office) -> None:
    layanan = office.skm.load(2026).layanan[0]
    office.ratl.save_nihil(layanan.id, 2026, "Semua unsur bernilai 100,00")
    assert office.ratl.of_year(2026).alasan == {layanan.id: "Semua unsur bernilai 100,00"}
    office.ratl.save_nihil(layanan.id, 2026, " ")
    assert office.ratl.of_year(2026).alasan == {}
    office.perintah.undo()
    assert office.ratl.of_year(2026).alasan
    changes: Callable = office.ratl.save_nihil
    assert changes(office.skm.load(2026).layanan[1].id, 2026, "").perintah_id is None


def test_that_years_with_a_survey_and_with_actions_are_offered(office: Office) -> None:
    isi = office.ratl.load()
    assert isi.years == (2024, 2025, 2026)
    assert isi.layanan == (INFO, UJI)
    assert isi.hari_ini == date(2026, 10, 5)


@pytest.mark.parametrize("hari", [date(2026, 6, 30), date(2026, 7, 1), date(2026, 10, 5)])
def test_that_the_store_finds_the_same_late_actions_as_the_rule(office: Office, hari: date) -> None:
    found = {row["id"] for row in repository.overdue(office.store, hari)}
    assert found == {it.id for it in actions(office) if it.terlambat(hari)}
