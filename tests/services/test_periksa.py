"""The checks of an office's plan, of a year or as one of its quarters sees it."""

from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.berkas_dukung import examine, keep
from ranpk_desktop.services.office import Office
from tests.berkas import PDF
from tests.kuncian import lock

TAHUN = 2026


def indikator(office: Office, kode: str) -> str:
    baris = office.realisasi.load(TAHUN, Triwulan.III).laporan.baris
    return next(row.butir_id for row in baris if row.acuan == f"RANPK-2024/{kode}")


def codes(office: Office, butir_id: str, triwulan: Triwulan | None = None) -> list[str]:
    temuan = office.periksa.load(TAHUN, triwulan).temuan_rencana
    return [found.kode for found in temuan if found.tempat["butir_id"] == butir_id]


def test_that_the_sample_office_has_no_error_in_its_plan(office: Office) -> None:
    temuan = office.periksa.rencana(TAHUN)
    assert temuan
    assert {found.tingkat.value for found in temuan} <= {"peringatan", "info"}


def test_that_a_target_is_checked_once_it_is_saved(office: Office) -> None:
    obat = indikator(office, "3.1-2")
    assert codes(office, obat) == ["R126"]
    office.rencana.save_target(obat, 4, "80")
    assert codes(office, obat) == ["R126", "R112", "R113"]
    office.rencana.save_target(obat, 0, "80")
    assert codes(office, obat) == ["R126", "R113"]


def test_that_a_locked_quarter_is_checked_as_it_was_locked(office: Office) -> None:
    obat = indikator(office, "3.1-2")
    lock(office, TAHUN, Triwulan.I, office.kantor.pejabat()[-1]["id"])
    office.rencana.save_target(obat, 4, "80")
    assert codes(office, obat, Triwulan.I) == ["R126"]
    assert codes(office, obat, Triwulan.II) == codes(office, obat)


def test_that_a_plan_is_filled_when_no_quarter_of_an_indikator_is_empty(office: Office) -> None:
    before = office.periksa.load(TAHUN)
    assert before.terisi == before.jumlah == 10
    office.rencana.save_target(indikator(office, "3.1-2"), 4, "")
    after = office.periksa.load(TAHUN)
    assert (after.terisi, after.jumlah) == (9, 10)
    office.rencana.save_target(indikator(office, "3.1-3"), 0, "")
    assert office.periksa.load(TAHUN).terisi == 9


def test_that_a_quarter_is_as_complete_as_its_report_says(office: Office) -> None:
    for triwulan in Triwulan:
        laporan = office.realisasi.load(TAHUN, triwulan).laporan
        found = office.periksa.load(TAHUN, triwulan)
        assert (found.terisi, found.jumlah) == (laporan.terisi, laporan.jumlah)


def test_that_a_year_without_a_plan_has_nothing_to_find(office: Office) -> None:
    found = office.periksa.load(2031)
    assert found.as_json() == {"temuan": [], "lengkap": {"terisi": 0, "jumlah": 0}}
    assert found.describe() == "Tidak ada temuan.\nTarget triwulan: 0 dari 0 indikator lengkap."


def test_that_a_finding_in_words_names_its_row_and_column_and_no_code(office: Office) -> None:
    office.rencana.save_target(indikator(office, "3.1-2"), 4, "80")
    text = office.periksa.load(TAHUN).describe()
    assert "R1" not in text
    (line,) = (line for line in text.splitlines() if "Target tahunan 97 tidak sama" in line)
    assert line.startswith("[peringatan] Sasaran RANPK “2 ")
    assert ", Target tahunan: " in line


def test_that_a_quarter_has_findings_of_its_own_with_their_reasons(office: Office) -> None:
    found = office.periksa.load(TAHUN, Triwulan.III)
    assert [(it.kode, it.menahan) for it in found.temuan_triwulan] == [
        ("R201", True),
        ("R201", True),
        ("R201", True),
        ("R212", False),
    ]
    assert found.temuan == found.temuan_triwulan + found.temuan_rencana
    assert found.tanpa_alasan == ()
    *_errors, low = found.as_json()["temuan"][:4]
    assert low["tempat"] == {
        "butir_id": indikator(office, "3.1-7"),
        "triwulan": 3,
        "kolom": "analisis",
    }
    assert low["alasan"].startswith("Satu sekolah menunda jadwal")


def test_that_a_quarter_in_words_says_the_counts_and_the_reasons(office: Office) -> None:
    text = office.periksa.load(TAHUN, Triwulan.III).describe()
    assert "TW III: 3 kesalahan, 1 peringatan sudah diberi alasan." in text
    (line,) = (line for line in text.splitlines() if "75,00%" in line)
    assert line.startswith("[peringatan] Sasaran RANPK “7 ")
    assert "Analisis: Capaian" in line
    assert "Alasan: Satu sekolah menunda jadwal" in line


def test_that_a_reason_holds_for_one_quarter_and_can_be_taken_back(office: Office) -> None:
    missing = office.periksa.load(TAHUN, Triwulan.II).tanpa_alasan
    assert len(missing) == 14
    made = office.alasan_temuan.save_all(TAHUN, Triwulan.II, dict.fromkeys(missing, " Memang. "))
    assert made.judul == "Tulis alasan 14 peringatan TW II"
    assert office.periksa.load(TAHUN, Triwulan.II).tanpa_alasan == ()
    office.alasan_temuan.save(TAHUN, Triwulan.II, *missing[0], "")
    assert office.periksa.load(TAHUN, Triwulan.II).tanpa_alasan == missing[:1]
    office.perintah.undo()
    office.perintah.undo()
    assert office.periksa.load(TAHUN, Triwulan.II).tanpa_alasan == missing


def test_that_evidence_that_is_gone_is_found_at_indikator_and_keluaran(office: Office) -> None:
    laporan = office.realisasi.load(TAHUN, Triwulan.III).laporan
    rows = (laporan.baris[0], next(row for row in laporan.keluaran if row.jatuh_tempo))
    for at, row in enumerate(rows):
        kept = keep(office.data_dukung.files, examine(f"bukti-{at}.pdf", PDF + bytes(at)))
        sasaran = DukunganRealisasi(row.butir_id, Triwulan.III)
        office.data_dukung.add_berkas(sasaran, [kept])
        (office.data_dukung.files.folder / kept.sha256[:2] / kept.sha256).unlink()
    found = office.periksa.load(TAHUN, Triwulan.III).temuan_triwulan
    gone = {it.kode: it.tempat["butir_id"] for it in found if it.kode in ("R214", "R224")}
    assert gone == {"R214": rows[0].butir_id, "R224": rows[1].butir_id}
