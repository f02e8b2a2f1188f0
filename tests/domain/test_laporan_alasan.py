from ranpk_desktop.domain.triwulan import Triwulan
from tests.laporan_contoh import Isian


def test_that_reasons_stand_in_the_order_of_the_plan_after_that_of_the_quarter():
    made = Isian()
    satu, dua = (made.indikator(None, uraian) for uraian in ("Satu", "Dua"))
    made.reason("R201", dua, "Kedua")
    made.reason("R203", satu, "Pertama, lagi")
    made.reason("R202", satu, "Pertama")
    made.reason("R204", None, "Seluruhnya")
    found = made.compose(Triwulan.III).alasan
    assert [it.alasan for it in found] == ["Seluruhnya", "Pertama", "Pertama, lagi", "Kedua"]
    assert [it.butir.butir.uraian if it.butir else None for it in found] == [
        None,
        "Satu",
        "Satu",
        "Dua",
    ]


def test_that_a_reason_taken_back_or_for_a_butir_taken_out_is_not_told():
    made = Isian()
    satu, dua = (made.indikator(None, uraian) for uraian in ("Satu", "Dua"))
    made.reason("R201", satu, "")
    made.reason("R201", dua, "Kedua")
    made.isi["butir_rencana"][1]["dihapus_pada"] = "2026-09-01"
    assert made.compose(Triwulan.III).alasan == ()
