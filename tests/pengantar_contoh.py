"""Covering letters of invented packages."""

from typing import Any

from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.surat import BerkasSurat, PaketSurat
from ranpk_desktop.exports.surat_pengantar import SuratPengantar
from tests.factories import cetak, pejabat, unit

KODE = "7F3A-91C2-04BE-D815"
TUJUAN = "Kepala Biro Perencanaan dan Keuangan\nBadan Pengawas Obat dan Makanan\ndi Jakarta"


def letter(dari: int = 1, **columns: Any) -> SuratPengantar:
    """Return the covering letter of a report in so many parts; `columns` go into the office."""
    berkas = (
        BerkasSurat(
            f"ranpk-loka-pulau-morotai-2026-TW3-r0-{n:08x}.asice", 6_900_000 // n, n, dari, KODE
        )
        for n in range(1, dari + 1)
    )
    office = unit(**columns)
    paket = PaketSurat(office["nama"], JenisPaket.LAPORAN_TRIWULAN, 2026, "TW3", 0, tuple(berkas))
    return SuratPengantar(office, paket, "PR.01.02.15A.10.26.37", TUJUAN, cetak(pelepas=pejabat()))
