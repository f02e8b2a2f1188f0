"""Invented offices, plans and quarters for tests; nothing here is anybody's real data."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from ranpk_desktop.domain.angka import Isian, parse_isian, to_text
from ranpk_desktop.domain.capaian import load_kriteria
from ranpk_desktop.domain.laporan import LaporanTriwulan, compose
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.paths import resource

DIBUAT = datetime(2026, 10, 5, 0, 12, tzinfo=UTC)
TAHUN = 2026

BANDS = load_kriteria(
    json.loads(resource("parameter", "kriteria.json").read_text(encoding="utf-8")), TAHUN
).bands


def unit(**columns: Any) -> dict[str, Any]:
    """Return the row of an invented office."""
    return {
        "id": str(UUID(int=1, version=4)),
        "kode": "CTH",
        "nama": "Loka POM di Kabupaten Contoh",
        "jenis": "LOKA",
        "alamat": "Jalan Anggrek Raya Nomor 17, Kelurahan Melati, Contoh 97600",
        "kota": "Contoh",
        "telepon": "(0900) 123456",
        "surel": "loka.contoh@example.go.id",
        "zona": "WIT",
        "contoh": 0,
    } | columns


def pejabat(**columns: Any) -> dict[str, Any]:
    """Return the row of an invented head of office, in office all year."""
    return {
        "id": str(UUID(int=2, version=4)),
        "nama": "apt. Siti Rahmawati Lestari, S.Farm., M.Si.",
        "nip": "198003152005012001",
        "jenis_nip": "NIP",
        "jabatan": "Kepala Loka POM di Kabupaten Contoh",
        "sebutan": "",
        "mulai": "2026-01-01",
        "sampai": None,
        "dasar": "SK Nomor 12 Tahun 2025",
    } | columns


class Rencana:
    """Collect the rows of a plan and its realisasi as an `isi`; ids count upwards."""

    def __init__(self, **unit_columns: Any) -> None:
        self.isi: dict[str, list[dict[str, Any]]] = {
            "unit": [unit(**unit_columns)],
            "pejabat": [pejabat()],
            "butir_rencana": [],
            "indikator": [],
            "target": [],
            "realisasi": [],
        }
        self._ids = 100

    def sasaran(self, uraian: str) -> str:
        """Add a group of indikator and return its id."""
        return self._butir("SASARAN", None, "", uraian, "")

    def indikator(
        self,
        induk: str | None,
        uraian: str,
        target: str = "- 90 90 90 90",
        realisasi: dict[int, str] | None = None,
        **columns: Any,
    ) -> str:
        """Add an indikator: `target` lists tahunan, then TW I–IV; "174/180" is a fraction.

        `columns` go into the indikator, penanggung_jawab and the texts of the last quarter.
        """
        butir_id = self._butir(
            "INDIKATOR", induk, "", uraian, columns.get("penanggung_jawab", "Tim Kerja Pengujian")
        )
        kinds = {"satuan": "%", "arah": "MAKSIMAL", "konsolidasi": "AKHIR"}
        kinds |= {"cara_isi": "PERIODE", "sumber_data": ""}
        self.isi["indikator"].append(
            {"butir_id": butir_id} | {nama: columns.get(nama, kinds[nama]) for nama in kinds}
        )
        for triwulan, teks in enumerate(target.split()):
            row = {"id": self._id(), "butir_id": butir_id, "triwulan": triwulan}
            self.isi["target"].append(row | _cell(parse_isian(teks.replace("_", " "))))
        texts = {nama: columns.get(nama, "") for nama in ("analisis", "kendala", "tindak_lanjut")}
        for triwulan, teks in (realisasi or {}).items():
            row = {"id": self._id(), "butir_id": butir_id, "triwulan": triwulan}
            self.isi["realisasi"].append(row | _realisasi(teks) | texts)
        return butir_id

    def compose(self, triwulan: Triwulan = Triwulan.III) -> LaporanTriwulan:
        """Return the report of a quarter."""
        return compose(self.isi, TAHUN, triwulan, BANDS)

    def _butir(self, level: str, induk: str | None, nomor: str, uraian: str, pj: str) -> str:
        row = {
            "id": self._id(),
            "tahun": TAHUN,
            "induk_id": induk,
            "level": level,
            "urutan": len(self.isi["butir_rencana"]) + 1,
            "nomor_asli": nomor,
            "uraian": uraian,
            "penanggung_jawab": pj,
            "acuan": None,
            "dihapus_pada": None,
        }
        self.isi["butir_rencana"].append(row)
        return str(row["id"])

    def _id(self) -> str:
        self._ids += 1
        return str(UUID(int=self._ids, version=4))


def _cell(isian: Isian) -> dict[str, Any]:
    nilai = None if isian.nilai is None else to_text(isian.nilai)
    return {
        "jenis": str(isian.jenis),
        "nilai": nilai,
        "operator": isian.operator,
        "teks": isian.teks,
    }


def _realisasi(teks: str) -> dict[str, Any]:
    atas, _, bawah = teks.partition("/") if teks != "N/A" else (teks, "", "")
    kosong = {"pembilang": None, "penyebut": None}
    if bawah:
        fraction = {"jenis": "angka", "nilai": None, "teks": "", "pembilang": atas}
        return fraction | {"penyebut": bawah}
    cell = _cell(parse_isian(teks))
    del cell["operator"]
    return cell | kosong


KATA = [f"kata{n:04}" for n in range(333)]
"""Words of a text of 3,000 characters, each different so that none can get lost unseen."""
SEPANJANG_HALAMAN = " ".join(KATA)
KATA_PANJANG = "tak" + "terpenggal" * 60


def busy_plan(jumlah: int = 60, **unit_columns: Any) -> Rencana:
    """Return a plan of all kinds of indikator, with long texts among them."""
    rencana = Rencana(**unit_columns)
    for n in range(jumlah):
        if n % 15 == 0:
            sasaran = rencana.sasaran(f"Sasaran ke-{n // 15 + 1}: obat & makanan <aman> bermutu")
        uraian, target, realisasi, columns = _KINDS[n % len(_KINDS)]
        analisis = SEPANJANG_HALAMAN if n == 7 else KATA_PANJANG if n == 11 else "Cukup baik. " * 20
        if n % 2:
            columns = columns | {"analisis": analisis, "kendala": "=1+1", "tindak_lanjut": "-"}
        rencana.indikator(sasaran, f"{uraian} ({n + 1})", target, realisasi, **columns)
    return rencana


_KINDS: tuple[tuple[str, str, dict[int, str], dict[str, Any]], ...] = (
    ("Persentase obat memenuhi syarat", "97 N/A 96 96 97", {2: "95,83", 3: "174/180"}, {}),
    (
        "Jumlah desa pangan aman di wilayah kerja termasuk kepulauan yang sulit dijangkau",
        "50 N/A N/A 25 25",
        {3: "20"},
        {"konsolidasi": "JUMLAH", "satuan": "desa"},
    ),
    (
        "Jumlah sampel diperiksa",
        "1.200 300 300 300 300",
        {1: "310", 2: "612", 3: "875"},
        {"konsolidasi": "JUMLAH", "cara_isi": "KUMULATIF", "satuan": "sampel"},
    ),
    ("Jumlah pengaduan terlambat", "≤_2 ≤_2 ≤_2 ≤_2 ≤_2", {3: "5"}, {"arah": "MINIMAL"}),
    ("Indeks kepuasan", "3,53 N/A N/A N/A 3,53", {3: "N/A"}, {"satuan": "indeks (1–4)"}),
    ("Nilai AKIP", "81 - - - 81", {}, {"satuan": "nilai"}),
    (
        "Jumlah orang yang memperoleh informasi",
        "6.009.854_(kumulatif:_18.010.715) 1.500.000 1.500.000 1.500.000 1.509.854",
        {3: "1.233.000"},
        {"konsolidasi": "JUMLAH", "satuan": "orang"},
    ),
)


def cetak(**columns: Any) -> Cetak:
    """Return how a first, released report is printed."""
    return Cetak(
        **{
            "kertas": "F4",
            "kode_data": "7F3A-91C2-04BE-D815",
            "revisi": 0,
            "dibuat_pada": DIBUAT,
            "pelepas": None,
        }
        | columns
    )
