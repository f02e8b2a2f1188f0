"""The budget of a quarter: shares, and sums of what lies below."""

from decimal import Decimal

from ranpk_desktop.domain.laporan_anggaran import BarisAnggaran, add_up
from ranpk_desktop.domain.triwulan import Triwulan
from tests.factories import Rencana


def budget() -> tuple[Rencana, dict[str, str]]:
    rencana = Rencana()
    program = rencana.butir("PROGRAM", "Pengawasan", pagu="1000")
    kegiatan = rencana.butir("KEGIATAN", "Pemeriksaan", program)
    sub = rencana.butir("SUB_KEGIATAN", "Sampling", kegiatan, pagu="600")
    other = rencana.butir("KEGIATAN", "Pemberdayaan", program, pagu="400")
    return rencana, {"program": program, "sub": sub, "other": other}


def spend(rencana: Rencana, butir_id: str, triwulan: int, realisasi: str | None) -> None:
    rencana.isi.setdefault("realisasi_anggaran", []).append(
        {
            "id": f"{butir_id}/{triwulan}",
            "butir_id": butir_id,
            "triwulan": triwulan,
            "rencana": "500",
            "realisasi": realisasi,
            "keterangan": "",
        }
    )


def rows(rencana: Rencana, triwulan: Triwulan) -> dict[str, BarisAnggaran]:
    return {row.uraian: row for row in rencana.compose(triwulan).anggaran}


def test_that_a_program_shows_the_sum_of_what_lies_below_until_it_has_its_own() -> None:
    rencana, ids = budget()
    spend(rencana, ids["sub"], 2, "300")
    spend(rencana, ids["other"], 2, "100")
    found = rows(rencana, Triwulan.II)
    program = found["Pengawasan"]
    assert (program.realisasi, program.persen, program.dijumlah) == (400, Decimal("40.00"), True)
    assert (program.rencana, program.persen_rencana) == (1000, Decimal("40.00"))
    assert [row.tingkat for row in found.values()] == [0, 1, 1]
    spend(rencana, ids["program"], 2, "450")
    program = rows(rencana, Triwulan.II)["Pengawasan"]
    assert (program.realisasi, program.dijumlah) == (450, False)


def test_that_the_total_counts_nothing_twice() -> None:
    rencana, ids = budget()
    spend(rencana, ids["sub"], 2, "300")
    total = add_up(rencana.compose(Triwulan.II).anggaran)
    assert (total.pagu, total.realisasi, total.persen) == (1000, 300, Decimal("30.00"))


def test_that_a_quarter_shows_the_one_before_and_never_takes_it_over() -> None:
    rencana, ids = budget()
    spend(rencana, ids["sub"], 2, "300")
    sub = rows(rencana, Triwulan.III)["Sampling"]
    assert (sub.sebelumnya, sub.realisasi, sub.belum_diisi) == (300, None, True)
    assert add_up(rencana.compose(Triwulan.I).anggaran).realisasi is None


def test_that_a_plan_without_budget_has_no_rows_and_an_empty_total() -> None:
    assert add_up(Rencana().compose().anggaran).persen is None
