"""The checks of an agreement: each fires where it should, and nowhere else."""

from typing import Any

import pytest

from ranpk_desktop.domain.finding import Tingkat
from ranpk_desktop.domain.kolom_perjanjian import JUDUL
from ranpk_desktop.domain.periksa_perjanjian import ATURAN, Bahan, check_perjanjian
from ranpk_desktop.domain.perjanjian_kinerja import compose
from tests.factories import Rencana, pejabat, small_plan
from tests.perjanjian import NAMA_KEDUA, isi, s4_plan

NIP = "198003152005012001"


def bahan(rencana: Rencana, register: list[dict[str, Any]] | None = None, **columns: Any) -> Bahan:
    """Return what is checked; `terbaru` is the newest version of the plan."""
    terbaru = columns.pop("terbaru", 0)
    orang = columns.pop("orang", [])
    rows = isi(rencana, **columns)
    return Bahan(
        naskah=compose(rows),
        row=rows["perjanjian_kinerja"][0],
        pejabat=rows["pejabat"] if register is None else register,
        orang=orang,
        rencana_terbaru=terbaru,
        pola_nomor=r"[A-Z]{2}(\.[0-9]+)+",
        contoh_nomor="RC.01.02",
    )


def clean_plan() -> Rencana:
    rencana = Rencana()
    sasaran = rencana.butir("SASARAN_STRATEGIS", "Sasaran")
    rencana.indikator(sasaran, "Persentase mutu", "95 90 91 92 95")
    rencana.butir("PROGRAM", "Pengawasan", sasaran, pagu="1000")
    return rencana


def found(rencana: Rencana, register: list[dict[str, Any]] | None = None, **columns: Any):
    findings = check_perjanjian(bahan(rencana, register, **columns))
    return [(it.kode, it.tempat["kolom"]) for it in findings]


def test_that_an_agreement_in_order_has_no_findings() -> None:
    assert found(clean_plan()) == []


@pytest.mark.parametrize(
    ("columns", "wanted"),
    [
        ({"pejabat": []}, [("R301", "pihak_kesatu_id")]),
        ({"pihak_kedua_nama": ""}, [("R302", "pihak_kedua_nama")]),
        ({"pihak_kedua_jabatan": ""}, [("R302", "pihak_kedua_jabatan")]),
        ({"pihak_kedua_jabatan": "a.n. Kepala Badan"}, [("R303", "pihak_kedua_jabatan")]),
        ({"pihak_kedua_jabatan": "A. N. Kepala"}, [("R303", "pihak_kedua_jabatan")]),
        ({"pihak_kedua_jabatan": "Atas nama Kepala"}, [("R303", "pihak_kedua_jabatan")]),
        ({"pihak_kedua_jabatan": "Annisa"}, []),
        ({"pejabat": [pejabat(jabatan="a.n. Kepala Loka")]}, [("R303", "pihak_kesatu_id")]),
        (
            {"pihak_kedua_nama": "Apt. Siti Rahmawati Lestari, S.Farm., M.Si."},
            [("R304", "pihak_kedua_nama")],
        ),
        ({"tanggal": "2025-12-31"}, [("R305", "pihak_kesatu_id")]),
        ({"tempat": ""}, [("R311", "tempat")]),
        ({"tanggal": None}, [("R312", "tanggal")]),
        ({"tanggal": None, "bentuk_tanggal": "TAHUN"}, []),
        ({"tanggal": "2027-01-05"}, [("R313", "tanggal")]),
        ({"nomor": "RC.02.01"}, []),
        ({"nomor": "12/2026"}, [("R314", "nomor")]),
        ({"revisi_rencana": None}, [("R322", "revisi_rencana")]),
        ({"terbaru": 1}, [("R323", "revisi_rencana")]),
        ({"pihak_kedua_nip": "123"}, [("R101", "pihak_kedua_nip")]),
        ({"pihak_kedua_nip": "197503152000131002"}, [("R103", "pihak_kedua_nip")]),
        ({"pejabat": [pejabat(nip="")]}, []),
        ({"pihak_kedua_sebutan": "Plt."}, []),
    ],
)
def test_that_a_finding_names_its_column(columns: dict[str, Any], wanted: list) -> None:
    assert found(clean_plan(), **columns) == wanted


def test_that_two_numbers_of_one_person_are_found_as_in_a_real_agreement() -> None:
    orang = [("apt. Siti Rahmawati Lestari", "198803152005012001")]
    assert found(clean_plan(), orang=orang) == [("R106", "pejabat")]
    assert found(clean_plan(), orang=[("Orang Lain", "198803152005012009"), ("Siti", NIP)]) == []
    orang = [(NAMA_KEDUA, "197503152000011009")]
    assert found(clean_plan(), orang=orang, pihak_kedua_nip="197503152000011002") == [
        ("R106", "pihak_kedua_nip")
    ]


def test_that_who_was_in_office_is_named() -> None:
    other = pejabat(id="lain", nama="Contoh Kedua", mulai="2025-01-01", sampai="2025-12-31")
    finding, not_printed = check_perjanjian(
        bahan(clean_plan(), [other, pejabat()], tanggal="2025-12-30", bentuk_tanggal="TAHUN")
    )
    assert (not_printed.kode, not_printed.tempat["kolom"]) == ("R315", "bentuk_tanggal")
    assert finding.kode == "R305"
    assert finding.tingkat is Tingkat.PERINGATAN
    assert "tidak menjabat pada 30 Desember 2025; saat itu Contoh Kedua." in finding.pesan


def test_that_a_plan_with_nothing_to_promise_is_an_error() -> None:
    assert ("R321", "rencana") in found(Rencana())
    only_program = Rencana()
    only_program.indikator(only_program.butir("PROGRAM", "Program", pagu="1"), "Indeks")
    assert ("R321", "rencana") in found(only_program)


def test_that_the_annual_target_against_its_quarters_is_found_as_in_a_real_agreement() -> None:
    findings = check_perjanjian(bahan(s4_plan()))
    (finding,) = [it for it in findings if it.kode == "R324"]
    assert "7,26 tidak sama dengan 7,35" in finding.pesan
    assert "Persentase pertumbuhan usaha kecil terdaftar" in finding.pesan


def test_that_a_missing_budget_is_found() -> None:
    assert found(s4_plan())[-1] == ("R325", "anggaran")
    messages = [it.pesan for it in check_perjanjian(bahan(small_plan())) if it.kode == "R325"]
    assert messages == ["“Dukungan manajemen” belum mempunyai pagu."]


def test_that_codes_are_unique_and_every_place_has_a_title() -> None:
    assert len({rule.kode for rule in ATURAN}) == len(ATURAN)
    places = {
        it.tempat["kolom"] for it in check_perjanjian(bahan(Rencana(), pejabat=[], tempat=""))
    }
    assert places <= set(JUDUL)
