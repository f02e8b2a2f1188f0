"""What in a quarter needs a look: T/O that claim much and show little."""

from dataclasses import replace

import pytest

from ranpk_desktop.domain.data_dukung import DataDukung
from ranpk_desktop.domain.perhatian import of_quarter
from tests.factories import Rencana


def unproven(rencana, dukungan=()):
    """Return the finding about claims without proof, or None."""
    laporan = rencana.compose()
    rows = tuple(replace(row, data_dukung=dukungan) for row in laporan.keluaran)
    laporan = replace(laporan, keluaran=rows)
    found = of_quarter(laporan, terkunci=False, berkas_hilang=0)
    return next((it for it in found if it.kode == "CAPAIAN_TANPA_BUKTI"), None)


def plan(capaian, keterangan):
    """Return a plan with one T/O whose capaian in TW III is typed."""
    rencana = Rencana()
    indikator = rencana.indikator(rencana.sasaran("Sasaran"), "Indikator", realisasi={3: "90"})
    kriteria = rencana.butir("KRITERIA", "KK", rencana.butir("RENCANA_AKSI", "RA", indikator))
    keluaran = rencana.keluaran("TARGET_OUTPUT", "Pedoman", kriteria, "3")
    rencana.isi["realisasi"].append(
        {"id": "r", "butir_id": keluaran, "triwulan": 3, "jenis": "teks", "nilai": None}
        | {"teks": "Selesai disusun", "pembilang": None, "penyebut": None}
        | {"analisis": "", "kendala": "", "tindak_lanjut": ""}
        | {"capaian": capaian, "status": "SELESAI", "keterangan": keterangan}
    )
    return rencana, keluaran


BUKTI = (object.__new__(DataDukung),)
"""Evidence of any sort: only that there is some counts."""


@pytest.mark.parametrize(
    ("capaian", "keterangan", "dukungan"), [("100", "", BUKTI), ("100", "Ada", ()), ("120", "", ())]
)
def test_that_a_typed_capaian_of_100_without_words_or_evidence_is_named(
    capaian, keterangan, dukungan
):
    rencana, keluaran = plan(capaian, keterangan)
    finding = unproven(rencana, dukungan)
    assert finding.pesan == "1 capaian 100% tanpa data dukung atau keterangan"
    assert finding.tempat == {"tampilan": "keluaran", "butir_id": keluaran}


@pytest.mark.parametrize(
    ("capaian", "keterangan", "dukungan"), [("100", "Ada", BUKTI), ("99.99", "", ())]
)
def test_that_a_proven_or_a_smaller_claim_is_not_named(capaian, keterangan, dukungan):
    rencana, _keluaran = plan(capaian, keterangan)
    assert unproven(rencana, dukungan) is None
