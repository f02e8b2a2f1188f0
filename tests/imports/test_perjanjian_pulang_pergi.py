"""An agreement that we exported reads back as the same plan."""

import pytest

from ranpk_desktop.domain.cocok_rencana import cocokkan
from ranpk_desktop.domain.impor import StatusImpor
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.exports import perjanjian_kinerja_xlsx
from ranpk_desktop.imports import buku_kerja, rencana
from tests.factories import cetak, small_plan
from tests.perjanjian import naskah


@pytest.mark.parametrize("bentuk", ["LENGKAP", "RINGKAS"])
def test_that_an_agreement_of_ours_says_nothing_new_of_its_plan_when_imported(bentuk: str):
    plan = small_plan()
    isi = perjanjian_kinerja_xlsx.render(naskah(plan, bentuk_lampiran=bentuk), cetak())
    buku = buku_kerja.receive(buku_kerja.parse(isi, lambda _done: None))
    pohon = Pohon.read(plan.isi)
    rows = cocokkan(rencana.read(buku), pohon)
    assert [row.uraian for row in rows if row.status is StatusImpor.BERUBAH] == []
    assert [row.uraian for row in rows if row.status is StatusImpor.BARU] == []
