"""A real key and a real package, made once: the tests only read them."""

from dataclasses import replace
from datetime import datetime

import pytest

from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.data_dukung import JenisDukung
from ranpk_desktop.domain.paket import (
    DataDukungPaket,
    Entri,
    Identitas,
    JenisPaket,
    Muatan,
    Pelepas,
    UnitPaket,
)
from ranpk_desktop.paket.kunci_p12 import load_p12, make_p12
from ranpk_desktop.paket.susun import build

FRASA = "lima kata yang mudah diingat"
SEKARANG = in_zone(datetime.fromisoformat("2026-10-05T02:12:00+00:00"), "WIB")


@pytest.fixture(scope="session")
def p12():
    return make_p12("Loka POM di Kabupaten Contoh", "LPC", FRASA, SEKARANG)


@pytest.fixture(scope="session")
def kunci(p12):
    return load_p12(p12, FRASA)


@pytest.fixture(scope="session")
def kunci_lain():
    return load_p12(make_p12("Balai POM di Kota Lain", "", FRASA, SEKARANG), FRASA)


@pytest.fixture(scope="session")
def muatan():
    isi = {
        "unit": [
            {
                "id": "11111111-1111-4111-8111-111111111111",
                "acuan": "loka-pom-contoh",
                "kode": "LPC",
                "nama": "Loka POM di Kabupaten Contoh",
                "jenis": "LOKA",
                "alamat": "Jalan Contoh 1",
                "kota": "Contoh",
                "telepon": "",
                "surel": "",
                "zona": "WIB",
                "contoh": 0,
            }
        ],
        "pejabat": [],
        "butir_rencana": [
            {
                "id": "22222222-2222-4222-8222-222222222222",
                "tahun": 2026,
                "induk_id": None,
                "level": "INDIKATOR",
                "urutan": 1,
                "nomor_asli": "1.",
                "uraian": "Persentase obat yang memenuhi syarat",
                "penanggung_jawab": "Tim Pengujian",
                "acuan": None,
                "dihapus_pada": None,
            }
        ],
        "indikator": [],
        "target": [],
        "realisasi": [],
    }
    return Muatan(
        jenis=JenisPaket.LAPORAN_TRIWULAN,
        unit=UnitPaket("11111111-1111-4111-8111-111111111111", "LPC", isi["unit"][0]["nama"]),
        tahun=2026,
        periode="TW3",
        revisi=0,
        garis="33333333-3333-4333-8333-333333333333",
        nomor_urut=1,
        menggantikan=None,
        dibuat_pada=SEKARANG,
        aplikasi="RANPK Desktop 0.1.0",
        versi_aturan=1,
        revisi_rencana=0,
        pelepas=Pelepas("Siti Aminah", "Kepala Loka POM di Kabupaten Contoh", "Plt."),
        contoh=False,
        isi=isi,
        dokumen=(
            Entri("laporan.pdf", b"%PDF-1.7 contoh"),
            Entri("laporan.xlsx", b"PK\x03\x04 contoh"),
        ),
        data_dukung=(
            DataDukungPaket(JenisDukung.BERKAS, "Foto kegiatan (1).JPG", isi=b"\xff\xd8foto"),
            DataDukungPaket(JenisDukung.TAUTAN, "Unggahan", url="https://contoh.go.id/1"),
        ),
    )


@pytest.fixture(scope="session")
def paket(muatan, kunci):
    return build(muatan, kunci)


@pytest.fixture(scope="session")
def identitas(muatan, kunci):
    return Identitas(kunci.sertifikat, muatan.unit.id)


@pytest.fixture(scope="session")
def paket_lain(muatan, kunci_lain):
    """The same content under somebody else's key."""
    return build(replace(muatan, nomor_urut=2), kunci_lain)
