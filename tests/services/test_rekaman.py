"""Locking a quarter: what it asks for, and that nothing moves a locked one afterwards."""

from collections.abc import Callable

import pytest

from ranpk_desktop.domain.data_dukung import DukunganRealisasi, JenisDukung
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError, KnownError, LockedError
from ranpk_desktop.exports.laporan_triwulan import identity
from ranpk_desktop.services import contoh, laporan
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.realisasi import Sel
from tests.kuncian import lock, make_whole

TAHUN, TW = 2026, Triwulan.III


def kepala(office: Office) -> str:
    return str(office.kantor.pejabat()[-1]["id"])


def refusal(office: Office, triwulan: Triwulan = TW) -> str:
    with pytest.raises(KnownError) as caught:
        office.rekaman.lock(TAHUN, triwulan, kepala(office))
    assert caught.value.kode == "TRIWULAN_BELUM_BERES"
    assert office.realisasi.load(TAHUN, triwulan).kunci is None
    return caught.value.pesan


def test_that_an_error_keeps_a_quarter_open(office: Office) -> None:
    assert refusal(office) == (
        "TW III 2026 belum dapat dikunci: 3 kesalahan, 1 peringatan sudah diberi alasan."
    )
    office.realisasi.fill(TAHUN, TW, contoh.load()["demo"])
    assert office.rekaman.lock(TAHUN, TW, kepala(office)).perintah_id


def test_that_a_warning_keeps_a_quarter_open_until_it_has_its_reason(office: Office) -> None:
    assert "14 peringatan." in refusal(office, Triwulan.II)
    first, *others = office.periksa.load(TAHUN, Triwulan.II).tanpa_alasan
    office.alasan_temuan.save_all(TAHUN, Triwulan.II, dict.fromkeys(others, "Memang demikian."))
    assert "13 sudah diberi alasan" in refusal(office, Triwulan.II)
    office.alasan_temuan.save(TAHUN, Triwulan.II, *first, "  ")
    refusal(office, Triwulan.II)
    office.alasan_temuan.save(TAHUN, Triwulan.II, *first, "Memang demikian.")
    assert office.rekaman.lock(TAHUN, Triwulan.II, kepala(office)).perintah_id


def test_that_a_locked_quarter_keeps_its_findings_and_reasons(office: Office) -> None:
    make_whole(office, TAHUN, Triwulan.II)
    before = office.periksa.load(TAHUN, Triwulan.II).temuan_triwulan
    assert before
    lock(office, TAHUN, Triwulan.II, kepala(office))
    assert office.periksa.load(TAHUN, Triwulan.II).temuan_triwulan == before


def test_that_nobody_in_office_on_the_last_day_keeps_a_quarter_open(office: Office) -> None:
    make_whole(office, TAHUN, TW)
    for row in office.kantor.pejabat():
        office.kantor.save_pejabat(row | {"sampai": "2026-07-31"})
    assert "1 kesalahan" in refusal(office)


# Paths to a locked quarter ----------------------------------------------------------------------

Path = Callable[[Office, Triwulan], object]


def indikator(office: Office) -> str:
    return office.realisasi.load(TAHUN, TW).laporan.baris[2].butir_id


def keluaran(office: Office) -> str:
    return office.realisasi.load(TAHUN, TW).laporan.keluaran[0].butir_id


def anggaran(office: Office) -> str:
    return office.realisasi.load(TAHUN, TW).laporan.anggaran[-1].butir_id


def komponen(office: Office) -> str:
    baris = office.realisasi.load(TAHUN, TW).laporan.baris
    return next(row.realisasi.komponen[0].komponen.id for row in baris if row.realisasi.komponen)


PATHS: dict[str, Path] = {
    "nilai": lambda it, tw: it.realisasi.save_nilai(indikator(it), tw, "12,5"),
    "pecahan": lambda it, tw: it.realisasi.save_pecahan(indikator(it), tw, "1 / 3"),
    "komponen": lambda it, tw: it.realisasi.save_komponen(komponen(it), tw, "12,5"),
    "catatan": lambda it, tw: it.realisasi.save_note(indikator(it), tw, "kendala", "Lain."),
    "tempel": lambda it, tw: it.realisasi.paste(tw, [Sel(indikator(it), "nilai", "12,5")]),
    "tempel target": lambda it, tw: it.realisasi.paste(tw, [Sel(indikator(it), "target", "77")]),
    "berkas isian": lambda it, tw: it.realisasi.fill(
        TAHUN, tw, [{"indikator": indikator(it), "nilai": "12.5"}]
    ),
    "target": lambda it, tw: it.rencana.save_target(indikator(it), tw, "77"),
    "keluaran": lambda it, tw: it.realisasi_keluaran.save(keluaran(it), tw, "realisasi", "9 kali"),
    "status": lambda it, tw: it.realisasi_keluaran.save(keluaran(it), tw, "status", "Belum"),
    "tempel keluaran": lambda it, tw: it.realisasi_keluaran.paste(
        tw, [Sel(keluaran(it), "keterangan", "Lain.")]
    ),
    "anggaran": lambda it, tw: it.realisasi_anggaran.save(anggaran(it), tw, "realisasi", "1"),
    "tempel anggaran": lambda it, tw: it.realisasi_anggaran.paste(
        tw, [Sel(anggaran(it), "rencana", "1")]
    ),
    "alasan": lambda it, tw: it.alasan_temuan.save(TAHUN, tw, "R212", indikator(it), "Lain."),
    "data dukung": lambda it, tw: it.data_dukung.add(
        DukunganRealisasi(indikator(it), tw), JenisDukung.TAUTAN, {"url": "lain.example.go.id"}
    ),
}


@pytest.mark.parametrize("path", PATHS.values(), ids=PATHS.keys())
def test_that_no_service_changes_a_locked_quarter(office: Office, path: Path) -> None:
    lock(office, TAHUN, TW, kepala(office))
    before = office.realisasi.load(TAHUN, TW)
    with pytest.raises(LockedError):
        path(office, TW)
    assert office.realisasi.load(TAHUN, TW) == before
    path(office, Triwulan.IV)  # the same is done in a quarter that is open
    assert office.perintah.peek()[0]


def test_that_undo_and_redo_never_reach_a_locked_quarter(office: Office) -> None:
    make_whole(office, TAHUN, TW)
    office.realisasi.save_nilai(indikator(office), TW, "50")
    office.alasan_temuan.save_all(
        TAHUN, TW, dict.fromkeys(office.periksa.load(TAHUN, TW).tanpa_alasan, "Memang.")
    )
    office.realisasi.save_nilai(indikator(office), TW, "60")
    office.perintah.undo()
    office.rekaman.lock(TAHUN, TW, kepala(office))
    before = office.realisasi.load(TAHUN, TW)
    assert office.perintah.peek() == (None, None)
    for step in (office.perintah.undo, office.perintah.redo):
        with pytest.raises(KnownError):
            step()
    office.realisasi.save_nilai(indikator(office), Triwulan.IV, "60")
    office.perintah.undo()
    assert office.realisasi.load(TAHUN, TW) == before


# Reading and printing ---------------------------------------------------------------------------


def printed(office: Office) -> list[bytes]:
    naskah = office.laporan.load(TAHUN, TW, "F4")
    return [laporan.render(naskah, ending) for ending in ("pdf", "xlsx")]


def test_that_later_revisions_of_the_plan_move_nothing_in_a_locked_quarter(office: Office) -> None:
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    lock(office, TAHUN, TW, kepala(office))
    before, pages = office.realisasi.load(TAHUN, TW).laporan, printed(office)
    office.rekaman.revise(TAHUN, "Pagu dan strategi berubah")
    office.rencana.save_target(indikator(office), 4, "99")
    office.rencana.save_target(indikator(office), 0, "99")
    office.rencana.save(indikator(office), "satuan", "orang")
    office.rencana.save(anggaran(office), "pagu", "1")
    office.susunan.delete(TAHUN, [keluaran(office), before.baris[-1].butir_id])
    with pytest.raises(LockedError):
        office.rencana.save_target(indikator(office), TW, "1")
    office.rekaman.fix(TAHUN, kepala(office), walau_peringatan=True)
    assert office.realisasi.load(TAHUN, TW).laporan == before
    assert printed(office) == pages
    later = office.realisasi.load(TAHUN, Triwulan.IV).laporan
    assert len(later.baris) == len(before.baris) - 1
    assert str(later.baris[2].target.nilai) == "99"


def test_that_a_quarter_is_opened_only_as_a_revision_with_a_reason(office: Office) -> None:
    lock(office, TAHUN, TW, kepala(office))
    for empty in ("", "  \n"):
        with pytest.raises(CheckError):
            office.rekaman.unlock(TAHUN, TW, empty)
    with pytest.raises(LockedError):
        office.realisasi.save_nilai(indikator(office), TW, "1")
    office.rekaman.unlock(TAHUN, TW, "Hasil uji susulan")
    office.realisasi.save_nilai(indikator(office), TW, "1")
    lock(office, TAHUN, TW, kepala(office))
    made = office.rekaman.locked(TAHUN, TW)
    assert (made["revisi"], made["alasan"]) == (1, "Hasil uji susulan")


def test_that_a_reason_whose_warning_is_gone_is_neither_kept_nor_printed(office: Office) -> None:
    office.realisasi.save_nilai(indikator(office), TW, "1")
    assert ("R212", indikator(office)) in office.periksa.load(TAHUN, TW).tanpa_alasan
    office.alasan_temuan.save(TAHUN, TW, "R212", indikator(office), "Musim hujan.")

    def reasons() -> list[str]:
        return [it.alasan for it in office.laporan.load(TAHUN, TW, "F4")[0].alasan]

    assert "Musim hujan." in reasons()
    row = office.realisasi.load(TAHUN, TW).laporan.baris[2]
    office.realisasi.save_nilai(row.butir_id, TW, str(row.target.nilai))
    assert "Musim hujan." not in reasons()
    lock(office, TAHUN, TW, kepala(office))
    assert "Musim hujan." not in office.rekaman.locked(TAHUN, TW)["isi"]
    assert "Musim hujan." not in reasons()


def test_that_a_revision_says_why_on_screen_and_paper(office: Office) -> None:
    lock(office, TAHUN, TW, kepala(office))
    assert office.realisasi.load(TAHUN, TW).revisi == 0
    office.rekaman.unlock(TAHUN, TW, "Hasil uji susulan")
    for versi in ("Revisi ke-1 (draf)", "Revisi ke-1"):
        isi = office.realisasi.load(TAHUN, TW)
        assert (isi.revisi, isi.alasan) == (1, "Hasil uji susulan")
        facts = dict(identity(*office.laporan.load(TAHUN, TW, "F4")))
        assert (facts["Versi"], facts["Alasan revisi"]) == (versi, "Hasil uji susulan")
        if isi.kunci is None:
            lock(office, TAHUN, TW, kepala(office))
