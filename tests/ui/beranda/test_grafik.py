"""The charts: readable without colours, and no wider than the page."""

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QPushButton

from ranpk_desktop.domain.grafik_capaian import chart
from tests.factories import BANDS, Rencana
from ui.beranda.grafik import BarRow, capaian_card, kriteria_card


@pytest.fixture
def grafik():
    """Return the chart of 30 indikator with long names, and one that has no capaian."""
    rencana = Rencana()
    sasaran = rencana.sasaran("Sasaran")
    for at in range(30):
        name = f"Persentase sarana produksi dan distribusi yang memenuhi ketentuan {at} " * 2
        rencana.indikator(sasaran, name, realisasi={3: str(30 + 2 * at)})
    rencana.indikator(sasaran, "Belum diisi")
    return chart(rencana.compose(), BANDS)


def rows(card):
    return card.findChildren(BarRow)


def test_that_every_bar_is_there_and_says_number_and_word(qtbot, grafik):
    links: dict[str, QPushButton] = {}
    card = capaian_card(grafik, lambda _butir: None, links)
    qtbot.addWidget(card)
    assert len(rows(card)) == len(links) == 30
    assert rows(card)[0].accessibleName().endswith(": 33,33% Sangat Kurang")
    assert all(row.toolTip() == row.accessibleName() for row in rows(card))
    assert all(row.focusPolicy() & Qt.FocusPolicy.TabFocus for row in rows(card))


def test_that_long_names_do_not_widen_the_page(qtbot, grafik):
    card = capaian_card(grafik, lambda _butir: None, {})
    qtbot.addWidget(card)
    assert card.minimumSizeHint().width() < 500


def test_that_a_card_reads_as_words(qtbot, grafik):
    card = kriteria_card(grafik, lambda _butir: None, {})
    qtbot.addWidget(card)
    assert card.accessibleDescription() == grafik.ringkasan == card.toolTip()
    assert grafik.ringkasan.startswith("30 indikator punya capaian: Sangat Kurang ")
    assert grafik.ringkasan.endswith("1 indikator tanpa capaian.")


def test_that_a_kriteria_leads_to_its_first_indikator_and_an_empty_one_nowhere(qtbot, grafik):
    led: list[str] = []
    links: dict[str, QPushButton] = {}
    card = kriteria_card(grafik, led.append, links)
    qtbot.addWidget(card)
    links["KRITERIA Sangat Kurang"].click()
    assert led == [grafik.capaian[0].butir_id]
    empty = [row for row in rows(card) if not row.batang.panjang]
    assert [row.batang.judul for row in empty] == ["Sangat Baik", "Tidak dapat disimpulkan"]
    assert empty[0].focusPolicy() is Qt.FocusPolicy.NoFocus
