"""The arithmetic of a sum over the quarters, typed in the window (domain rules, 25, 25 → 50)."""

import pytest

from ranpk_desktop.domain.triwulan import Triwulan


@pytest.mark.parametrize(
    ("cara_isi", "tw3", "tw4"), [("PERIODE", "20", "30"), ("KUMULATIF", "20", "50")]
)
def test_that_quarters_typed_alone_or_to_date_give_the_same_three_figures(
    jendela, cara_isi, tw3, tw4
):
    butir_id = jendela.row("7").isi.butir_id
    rencana, realisasi = jendela.office.rencana, jendela.office.realisasi

    def prepare():
        rencana.save(butir_id, "konsolidasi", "JUMLAH")
        rencana.save(butir_id, "cara_isi", cara_isi)
        for periode, target in enumerate(("50", "N/A", "N/A", "25", "25")):
            rencana.save_target(butir_id, periode, target)
        for triwulan in (Triwulan.I, Triwulan.II):
            realisasi.save_nilai(butir_id, triwulan, "N/A")

    jendela.do(prepare)
    jendela.settle()
    jendela.type("7", "nilai", tw3)
    assert jendela.text("7", "capaian") == "80,00%"
    jendela.pick("TW4")
    jendela.type("7", "nilai", tw4)
    assert jendela.text("7", "capaian") == "120,00%"
    assert jendela.text("7", "tahunan") == "100,00%"
    jendela.go("7", "nilai")
    assert "30 ÷ 25 × 100 = 120,00" in jendela.page.detail.hitungan.text()
