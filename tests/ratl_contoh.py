"""Invented actions of RATL for tests: one, a few of two units, or as many as a summary counts."""

from collections.abc import Iterable
from datetime import date
from itertools import count
from typing import Any
from uuid import UUID

from ranpk_desktop.domain.lampiran1 import Lampiran1, summarise
from ranpk_desktop.domain.lampiran2 import BentukLampiran, Lampiran2, arrange
from ranpk_desktop.domain.laporan_ratl import LaporanRatl, Nihil, compose
from ranpk_desktop.domain.ratl import Ratl, StatusRatl
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.domain.waktu_pelaksanaan import read_waktu_pelaksanaan

PER = date(2023, 6, 6)
UNIT = "Loka POM di Kabupaten Contoh"
BENTUK = {2021: BentukLampiran.REKOMENDASI, 2022: BentukLampiran.LAYANAN}

_ids = count(1000)


def aksi(tahun: int = 2021, unit: str = UNIT, **columns: Any) -> Ratl:
    """Return an action; later ones stand behind earlier ones."""
    number = next(_ids)
    fixed = {"id": str(UUID(int=number, version=4)), "acuan": None, "urutan": number}
    return Ratl(
        **{"rencana_aksi": "Pasang alur layanan", **fixed, **columns}, tahun=tahun, unit=unit
    )


def counted(unit: str, tahun: int, rekomendasi: int, banyak: int, selesai: int) -> Iterable[Ratl]:
    """Yield the actions of a unit that a summary counts so, in the layout of their year."""
    for n in range(banyak):
        label = n % rekomendasi
        numbered = BENTUK[tahun] is BentukLampiran.REKOMENDASI
        yield aksi(
            tahun,
            unit,
            no_rekomendasi=str(3 - label) if numbered else "",
            jenis_layanan="" if numbered else f"{label + 1}. Layanan {label}",
            status=StatusRatl.SELESAI if n < selesai else StatusRatl.BELUM,
        )


def few(bentuk: BentukLampiran = BentukLampiran.REKOMENDASI) -> list[Ratl]:
    """Return actions of two units with everything that a row may hold."""
    layanan = ("Informasi dan Pengaduan", "Pengujian Pihak Ketiga")
    rekomendasi = {
        "2": "Tindak lanjuti unsur yang nilainya paling turun, disertai analisis penyebabnya.",
        "3": "Tindak lanjuti tiga unsur dengan nilai terendah.",
    }
    texts = (
        (
            "2",
            0,
            Unsur.U3,
            "1. Waktu Penyelesaian\nMenambah petugas loket",
            "TW II 2022",
        ),
        ("3", 0, Unsur.U1, "=1+1 lembar persyaratan dipasang di ruang tunggu", "31/03/2022"),
        ("3", 1, Unsur.U9, "Menata ruang tunggu & menambah <kursi>", "Semester II 2022"),
        ("3", 1, Unsur.U2, "Memasang alur layanan di loket dan di laman kantor", "Setiap bulan"),
    )
    numbered = bentuk is BentukLampiran.REKOMENDASI
    return [
        aksi(
            int(bentuk.value),
            unit,
            id=str(UUID(int=100 + at_unit * 10 + n, version=4)),
            rencana_aksi=teks,
            no_rekomendasi=no if numbered else "",
            rekomendasi=rekomendasi[no] if numbered else "",
            jenis_layanan="" if numbered else layanan[at],
            unsur=(unsur,),
            waktu_pelaksanaan=waktu,
            sampai=read_waktu_pelaksanaan(waktu).sampai,
            penanggung_jawab="Ketua Tim Informasi",
            status=list(StatusRatl)[n % 3],
            tanggal_selesai=date(2022, 5, 2) if n % 3 == 2 else None,
            uraian_tindak_lanjut="Sudah dipasang." if n % 3 else "",
        )
        for at_unit, unit in enumerate((UNIT, "Balai POM di Kota Contoh"))
        for n, (no, at, unsur, teks, waktu) in enumerate(texts)
    ]


def ringkasan(rows: Iterable[Ratl], *tahun: int) -> Lampiran1:
    """Return Lampiran 1 of actions."""
    return summarise(rows, tahun or (2021, 2022), PER, BENTUK)


def rincian(rows: Iterable[Ratl], bentuk: BentukLampiran = BentukLampiran.REKOMENDASI) -> Lampiran2:
    """Return Lampiran 2 of actions of one survey year."""
    return Lampiran2(int(bentuk.value), bentuk, PER, arrange(rows, bentuk))


def summary_rows() -> list[Ratl]:
    """Return the actions behind a summary of three units, one of them new in 2022."""
    counts = (
        ("Balai Besar POM di Contoh Raya", 2021, 2, 7, 7),
        (UNIT, 2021, 1, 3, 2),
        ("Balai Besar POM di Contoh Raya", 2022, 4, 12, 9),
        (UNIT, 2022, 2, 5, 5),
        ("Loka POM di Kota Contoh Baru", 2022, 1, 3, 0),
    )
    return [it for row in counts for it in counted(*row)]


def status_report() -> LaporanRatl:
    """Return the status report of a few actions, with a service that has none."""
    reason = "Kesembilan unsur bernilai 100,00, jadi tidak ada yang perlu ditindaklanjuti."
    nihil = [Nihil(2022, "Sertifikasi Sarana", reason)]
    return compose(few(BentukLampiran.LAYANAN), nihil, (2022,), PER)
