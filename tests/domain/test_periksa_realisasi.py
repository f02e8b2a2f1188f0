"""The checks of a quarter, each on a row that it finds and on neighbours that it lets pass."""

from dataclasses import replace
from decimal import Decimal

import pytest

from ranpk_desktop.domain.angka import parse_isian
from ranpk_desktop.domain.aturan_triwulan import ATURAN_TRIWULAN, BY_KODE, check_triwulan
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.data_dukung import DataDukung, JenisDukung
from ranpk_desktop.domain.finding import Tingkat, summarise
from ranpk_desktop.domain.komponen import NilaiKomponen
from ranpk_desktop.domain.laporan import LaporanTriwulan, compose
from ranpk_desktop.domain.laporan_anggaran import BarisAnggaran, RealisasiAnggaran
from ranpk_desktop.domain.laporan_keluaran import BarisKeluaran
from ranpk_desktop.domain.parameter_aturan import ParameterAturan
from ranpk_desktop.domain.periksa_realisasi import JUDUL_KOLOM
from ranpk_desktop.domain.realisasi import Realisasi
from ranpk_desktop.domain.rencana import Komponen
from ranpk_desktop.domain.triwulan import Triwulan
from tests.domain.test_laporan import BANDS, TAHUN, Kantor

TW = Triwulan.II
BERKAS = DataDukung("d", JenisDukung.BERKAS, "bukti.pdf", sha256="a" * 64, ukuran=1)


def quarter(target="40", realisasi="40", kinds="", before="_", **notes) -> LaporanTriwulan:
    """Return TW II of an office with one indikator, on whose last day somebody was in office."""
    kantor = Kantor()
    kantor.butir("s")
    kantor.indikator("i", "s", f"_ _ {target} _ _", f"{before} {realisasi}", kinds)
    for row in kantor.isi["realisasi"]:
        row |= notes
    laporan = compose(kantor.isi, TAHUN, TW, BANDS)
    return replace(laporan, pejabat={"nama": "Contoh"})


def findings(laporan, **more):
    return check_triwulan(laporan, **more)


def codes(laporan, **more):
    return [finding.kode for finding in findings(laporan, **more)]


EXPLAINED = {"analisis": "Sebabnya.", "kendala": "Yang menghalangi."}


@pytest.mark.parametrize(
    ("laporan", "kode"),
    [
        (quarter(), []),
        (quarter(realisasi="_"), ["R201"]),
        (quarter(realisasi="N/A"), []),
        (quarter(realisasi="-"), []),
        (quarter(target="-", realisasi="_"), []),
        (quarter(target="_", realisasi="_"), ["R202"]),
        (quarter(target="_"), ["R202"]),
        (quarter(realisasi="39,9"), ["R212"]),
        (quarter(realisasi="39,9", kendala="Ada."), ["R212"]),
        (quarter(realisasi="39,9", analisis="Ada."), ["R212"]),
        (quarter(realisasi="39,9", **EXPLAINED), []),
        (quarter(realisasi="48,1"), ["R211"]),
        (quarter(realisasi="48"), []),
        (quarter(realisasi="48,1", analisis="Ada."), []),
        (quarter("10", "30", "JUMLAH KUMULATIF", before="40", **EXPLAINED), ["R213"]),
        (quarter("10", "50", "JUMLAH KUMULATIF", before="40", **EXPLAINED), []),
        (quarter("10", "30", "JUMLAH PERIODE", before="40", **EXPLAINED), []),
        (quarter("10", "30", "AKHIR KUMULATIF", before="40", **EXPLAINED), []),
    ],
)
def test_that_an_indikator_is_checked(laporan, kode):
    assert codes(laporan) == kode


def parts(*shares: tuple[str, str | None]) -> LaporanTriwulan:
    """Return a quarter whose indikator is made of parts: (bobot, nilai)."""
    laporan = quarter(realisasi="_")
    komponen = tuple(
        NilaiKomponen(
            Komponen(f"k{at}", "i", at, f"Bagian {at}", Decimal(bobot)),
            nilai=Decimal(nilai) if nilai else None,
        )
        for at, (bobot, nilai) in enumerate(shares)
    )
    made = replace(laporan.baris[0].realisasi, dari_komponen=True, komponen=komponen)
    return replace(laporan, baris=(replace(laporan.baris[0], realisasi=made),))


def test_that_a_missing_part_is_an_error_that_names_it():
    (found,) = findings(parts(("60", "1"), ("40", None)))
    assert (found.kode, found.tingkat) == ("R203", Tingkat.KESALAHAN)
    assert "“Bagian 1”" in found.pesan
    assert "“Bagian 0”" not in found.pesan


def test_that_weights_that_do_not_make_a_hundred_are_an_error():
    (found,) = findings(parts(("60", "1"), ("30", "2")))
    assert (found.kode, found.tingkat) == ("R204", Tingkat.KESALAHAN)
    assert "90%" in found.pesan
    assert codes(parts(("60", "1"), ("40", "2"))) == []


def keluaran(teks="", capaian=None, due=True, evidence=(), **columns) -> LaporanTriwulan:
    """Return a quarter with one T/O."""
    isian = parse_isian(teks) if not teks[1:2].isspace() else None
    realisasi = replace(
        Realisasi.empty("t", TW),
        jenis=isian.jenis if isian else parse_isian("1").jenis,
        nilai=isian.nilai if isian else Decimal(teks[0]),
        teks=teks,
        **columns,
    )
    row = BarisKeluaran(
        butir_id="t",
        level=Level.TARGET_OUTPUT,
        nomor="T/O 1.1.1",
        uraian="Sampling",
        atas=(),
        satuan="kali",
        waktu=(TW,) if due else (Triwulan.IV,),
        instansi_terkait="",
        penanggung_jawab="",
        target=parse_isian("-"),
        realisasi=realisasi,
        sebelumnya=None,
        capaian=None if capaian is None else Decimal(capaian),
        capaian_diketik=capaian is not None,
        jatuh_tempo=due,
        data_dukung=evidence,
    )
    return replace(quarter(), keluaran=(row,))


@pytest.mark.parametrize(
    ("laporan", "kode"),
    [
        (keluaran("5"), []),
        (keluaran(""), ["R221"]),
        (keluaran("", due=False), []),
        (keluaran("5", "100"), ["R222"]),
        (keluaran("5", "99,99".replace(",", ".")), []),
        (keluaran("5", "100", keterangan="Selesai."), ["R222"]),
        (keluaran("5", "100", evidence=(BERKAS,)), ["R222"]),
        (keluaran("5", "100", keterangan="Selesai.", evidence=(BERKAS,)), []),
        (keluaran("0 Dokumen", "100", keterangan="Ya.", evidence=(BERKAS,)), ["R223"]),
        (keluaran("0 Dokumen", "0"), []),
        (keluaran("1 Dokumen", "100", keterangan="Ya.", evidence=(BERKAS,)), []),
    ],
)
def test_that_a_keluaran_is_checked(laporan, kode):
    assert codes(laporan) == kode


def test_that_a_capaian_without_ground_says_what_is_missing():
    (both,) = findings(keluaran("5", "100"))
    assert "100,00% diketik tanpa keterangan dan data dukung" in both.pesan
    (one,) = findings(keluaran("5", "100", keterangan="Selesai."))
    assert "tanpa data dukung." in one.pesan


def test_that_a_reckoned_capaian_needs_no_ground():
    laporan = keluaran("5", "100")
    row = replace(laporan.keluaran[0], capaian_diketik=False)
    assert codes(replace(laporan, keluaran=(row,))) == []


def test_that_evidence_whose_file_is_gone_is_found_at_its_rows():
    laporan = keluaran("5", evidence=(BERKAS,))
    row = replace(laporan.baris[0], data_dukung=(BERKAS,))
    laporan = replace(laporan, baris=(row,))
    assert codes(laporan) == []
    found = findings(laporan, hilang=frozenset({"a" * 64}))
    assert [(it.kode, it.tempat["butir_id"]) for it in found] == [("R214", "i"), ("R224", "t")]
    assert "“bukti.pdf”" in found[0].pesan


def anggaran(*rows: tuple[str, int, str | None, str | None]) -> LaporanTriwulan:
    """Return a quarter with a budget: (id, tingkat, realisasi, that of the quarter before)."""
    made = tuple(
        BarisAnggaran(
            butir_id=butir_id,
            level=Level.KEGIATAN,
            nomor="",
            tingkat=tingkat,
            uraian=butir_id,
            penanggung_jawab="",
            pagu=Decimal(100),
            isian=RealisasiAnggaran(None, butir_id, TW, realisasi=_amount(now)),
            rencana=None,
            realisasi=_amount(now),
            dijumlah=False,
            sebelumnya=_amount(before),
        )
        for butir_id, tingkat, now, before in rows
    )
    return replace(quarter(), anggaran=made)


def _amount(teks: str | None) -> Decimal | None:
    return None if teks is None else Decimal(teks)


@pytest.mark.parametrize(
    ("laporan", "kode"),
    [
        (anggaran(("k", 0, "100", "90")), []),
        (anggaran(("k", 0, "101", None)), ["R231"]),
        (anggaran(("k", 0, "80", "90")), ["R232"]),
        (anggaran(("k", 0, None, "90")), ["R233"]),
        (anggaran(("p", 0, None, None), ("k", 1, None, None)), ["R233"]),
    ],
)
def test_that_a_budget_is_checked(laporan, kode):
    assert codes(laporan) == kode


def test_that_a_sum_over_the_pagu_is_found_where_it_was_typed():
    laporan = anggaran(("p", 0, "101", None), ("k", 1, "101", None))
    above = replace(laporan.anggaran[0], dijumlah=True)
    found = findings(replace(laporan, anggaran=(above, laporan.anggaran[1])))
    assert [it.tempat["butir_id"] for it in found] == ["k"]


def test_that_a_quarter_needs_somebody_in_office_on_its_last_day():
    (found,) = findings(replace(quarter(), pejabat=None))
    assert (found.kode, found.tingkat, found.tempat) == (
        "R241",
        Tingkat.KESALAHAN,
        {"butir_id": None, "triwulan": 2, "kolom": "pejabat"},
    )
    assert "30 Juni 2026" in found.pesan


# The registry -----------------------------------------------------------------------------------


def busy() -> LaporanTriwulan:
    """Return a quarter with an error, two warnings and a note."""
    laporan = anggaran(("k", 0, None, None), ("l", 0, "101", None))
    return replace(laporan, baris=quarter(realisasi="39,9").baris, pejabat=None)


def test_that_every_rule_of_a_quarter_has_a_code_and_a_title_of_its_own():
    assert len(BY_KODE) == len(ATURAN_TRIWULAN) == len({it.judul for it in ATURAN_TRIWULAN})
    assert all(kode.startswith("R2") for kode in BY_KODE)


def test_that_errors_stand_before_warnings_and_these_before_notes():
    assert codes(busy()) == ["R241", "R212", "R231", "R233"]
    for finding in findings(busy()):
        assert finding.tempat.keys() == {"butir_id", "triwulan", "kolom"}
        assert finding.tempat["kolom"] in JUDUL_KOLOM


def test_that_pusat_may_set_a_severity_and_switch_a_rule_off():
    parameter = ParameterAturan(tingkat={"R212": Tingkat.INFO}, mati=frozenset({"R241"}))
    assert codes(busy(), parameter=parameter) == ["R231", "R212", "R233"]


def test_that_a_warning_holds_a_quarter_up_until_somebody_says_why():
    reason = {"kode": "R231", "butir_id": "l", "alasan": "Revisi pagu diproses."}
    elsewhere = {"kode": "R212", "butir_id": "lain", "alasan": "Bukan ini."}
    found = findings(busy(), alasan=[reason, elsewhere])
    assert [(it.kode, it.menahan) for it in found] == [
        ("R241", True),
        ("R212", True),
        ("R231", False),
        ("R233", False),
    ]
    assert [it.alasan for it in found] == ["", "", "Revisi pagu diproses.", ""]


def test_that_a_reason_does_not_excuse_an_error():
    reason = {"kode": "R241", "butir_id": None, "alasan": "Belum ada."}
    assert findings(busy(), alasan=[reason])[0].menahan


@pytest.mark.parametrize(
    ("reasons", "words"),
    [
        ((), "1 kesalahan, 2 peringatan"),
        ((("R212", "i"),), "1 kesalahan, 2 peringatan, 1 sudah diberi alasan"),
        ((("R212", "i"), ("R231", "l")), "1 kesalahan, 2 peringatan sudah diberi alasan"),
    ],
)
def test_that_the_counts_are_said_in_words(reasons, words):
    rows = [{"kode": kode, "butir_id": butir_id, "alasan": "Ya."} for kode, butir_id in reasons]
    assert summarise(findings(busy(), alasan=rows)) == words


def test_that_nothing_found_is_said_in_words_too():
    assert summarise(findings(quarter())) == "0 kesalahan, 0 peringatan"
