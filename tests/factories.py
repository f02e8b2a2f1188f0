"""Invented offices, plans and quarters for tests; nothing here is anybody's real data."""

import json
from datetime import UTC, datetime
from typing import Any
from uuid import UUID

from ranpk_desktop.domain.angka import Isian, parse_isian, to_text
from ranpk_desktop.domain.capaian import load_kriteria
from ranpk_desktop.domain.laporan import LaporanTriwulan, compose
from ranpk_desktop.domain.pohon import Pohon, RencanaTahunan
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
            "keluaran": [],
            "anggaran": [],
            "komponen": [],
            "pengukuran": [],
            "target": [],
            "realisasi": [],
        }
        self._ids = 100

    def sasaran(self, uraian: str) -> str:
        """Add a group of indikator and return its id."""
        return self.butir("SASARAN", uraian)

    def butir(
        self,
        level: str,
        uraian: str,
        induk: str | None = None,
        *,
        nomor: str = "",
        penanggung_jawab: str = "",
        pagu: str = "",
    ) -> str:
        """Add a node of any level and return its id; `pagu` is its budget."""
        row = {
            "id": self._id(),
            "tahun": TAHUN,
            "induk_id": induk,
            "level": level,
            "urutan": len(self.isi["butir_rencana"]) + 1,
            "nomor_asli": nomor,
            "uraian": uraian,
            "penanggung_jawab": penanggung_jawab,
            "acuan": None,
            "dihapus_pada": None,
        }
        self.isi["butir_rencana"].append(row)
        if pagu:
            self.isi["anggaran"].append({"butir_id": row["id"], "pagu": pagu})
        return str(row["id"])

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
        responsible = columns.get("penanggung_jawab", "Tim Kerja Pengujian")
        butir_id = self.butir("INDIKATOR", uraian, induk, penanggung_jawab=responsible)
        self.measure(butir_id, target, **columns)
        texts = {nama: columns.get(nama, "") for nama in ("analisis", "kendala", "tindak_lanjut")}
        for triwulan, teks in (realisasi or {}).items():
            row = {"id": self._id(), "butir_id": butir_id, "triwulan": triwulan}
            self.isi["realisasi"].append(row | _realisasi(teks) | texts)
        return butir_id

    def compose(self, triwulan: Triwulan = Triwulan.III) -> LaporanTriwulan:
        """Return the report of a quarter."""
        return compose(self.isi, TAHUN, triwulan, BANDS)

    def measure(self, butir_id: str, target: str = "- 90 90 90 90", **columns: Any) -> None:
        """Measure a node, as each sasaran of RANPK is; arguments as for `indikator`."""
        kinds = {"satuan": "%", "arah": "MAKSIMAL", "konsolidasi": "AKHIR"}
        kinds |= {"cara_isi": "PERIODE", "sumber_data": ""}
        self.isi["indikator"].append(
            {"butir_id": butir_id} | {nama: columns.get(nama, kinds[nama]) for nama in kinds}
        )
        self.targets(butir_id, dict(enumerate(target.split())))

    def keluaran(
        self,
        level: str,
        uraian: str,
        induk: str | None,
        waktu: str = "",
        target: dict[int, str] | None = None,
        satuan: str = "",
    ) -> str:
        """Add a TARGET_OUTPUT or KELUARAN that is due in `waktu` ("2,3,4") and return its id."""
        butir_id = self.butir(level, uraian, induk)
        self.isi["keluaran"].append({"butir_id": butir_id, "waktu": waktu, "satuan": satuan})
        self.targets(butir_id, target or {})
        return butir_id

    def komponen(self, butir_id: str, *parts: tuple[str, str | None]) -> None:
        """Add the parts of an indikator, each with its bobot in percent or None."""
        for urutan, (nama, bobot) in enumerate(parts, 1):
            row = {"id": self._id(), "butir_id": butir_id, "urutan": urutan}
            self.isi["komponen"].append(row | {"nama": nama, "bobot": bobot})

    def pengukuran(self, butir_id: str, *texts: tuple[str, str]) -> None:
        """Add how an indikator is measured, as titles and texts."""
        for urutan, (judul, teks) in enumerate(texts, 1):
            row = {"id": self._id(), "butir_id": butir_id, "urutan": urutan}
            self.isi["pengukuran"].append(row | {"judul": judul, "teks": teks})

    def tahunan(self) -> RencanaTahunan:
        """Return the plan of the year as documents print it."""
        pejabat = self.isi["pejabat"][0]
        return RencanaTahunan(self.isi["unit"][0], TAHUN, Pohon.read(self.isi), pejabat)

    def targets(self, butir_id: str, target: dict[int, str]) -> None:
        """Add targets as typed, keyed by triwulan (0 for the year)."""
        for triwulan, teks in target.items():
            row = {"id": self._id(), "butir_id": butir_id, "triwulan": triwulan}
            self.isi["target"].append(row | _cell(parse_isian(teks.replace("_", " "))))

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


def small_plan(**unit_columns: Any) -> Rencana:
    """Return a plan with one or two of everything that a plan may hold."""
    rencana = Rencana(**unit_columns)
    satu = rencana.butir("SASARAN_STRATEGIS", "Obat dan makanan di pasar aman serta bermutu")
    mutu = rencana.indikator(
        satu,
        "Persentase obat yang memenuhi syarat",
        "96 94 95 95 96",
        penanggung_jawab="",
        sumber_data="Laporan pengujian",
    )
    rencana.pengukuran(
        mutu, ("Definisi", "Obat yang diuji dan lulus."), ("Formula", "Lulus : diuji x 100%")
    )
    rencana.komponen(mutu, ("Obat", "60"), ("Kosmetik", "40"))
    _spread_actions(rencana, mutu)
    program = rencana.butir("PROGRAM", "Pengawasan obat dan makanan", satu, pagu="1250000000")
    rencana.indikator(program, "Indeks pengawasan", "- - 70 - 75", penanggung_jawab="")
    kegiatan = rencana.butir(
        "KEGIATAN", "Pengujian sampel", program, penanggung_jawab="Ketua Tim Pengujian"
    )
    rencana.indikator(
        kegiatan,
        "Jumlah sampel yang diuji",
        "1.200 300 300 300 300",
        satuan="sampel",
        konsolidasi="JUMLAH",
        penanggung_jawab="",
    )
    sub = rencana.butir(
        "SUB_KEGIATAN", "Pengadaan =1+1 baku pembanding", kegiatan, penanggung_jawab="Kepala Gudang"
    )
    rencana.indikator(sub, "Baku pembanding", "N/A N/A ≤_2", satuan="botol", penanggung_jawab="")
    rencana.indikator(satu, "Indeks kepuasan", "3,6 N/A N/A N/A 3,6", penanggung_jawab="")
    rencana.butir("PROGRAM", "Dukungan manajemen", satu)
    khusus = rencana.butir("SASARAN_KHUSUS", "Tata kelola data yang baik")
    rencana.indikator(khusus, "Nilai kualitas data", penanggung_jawab="")
    sektor = rencana.butir("SEKTOR", "3.1 Obat dan Makanan")
    ranpk = rencana.butir(
        "SASARAN",
        "Persentase makanan yang memenuhi syarat",
        sektor,
        nomor="3.",
        penanggung_jawab="Kepala Loka",
    )
    rencana.measure(ranpk, "87 86 86 87 87")
    langkah = rencana.butir("KEGIATAN", "Pengawasan pangan olahan", ranpk)
    rencana.keluaran("KELUARAN", "Laporan pengawasan", langkah, "2,4", {2: "1", 4: "1"}, "laporan")
    return rencana


def _spread_actions(rencana: Rencana, indikator: str) -> None:
    """Add RA, KK and T/O below an indikator."""
    for ra in ("Pemetaan sarana yang rawan", "Pendampingan pelaku usaha"):
        aksi = rencana.butir("RENCANA_AKSI", ra, indikator)
        kriteria = rencana.butir("KRITERIA", f"Terlaksananya {ra.lower()}", aksi)
        rencana.keluaran("TARGET_OUTPUT", f"Dokumen {ra.lower()}", kriteria, "1")
        rencana.keluaran(
            "TARGET_OUTPUT", "Sarana didampingi", kriteria, "2,3,4", {2: "25", 3: "50", 4: "50"}
        )


def big_plan(jumlah: int, **unit_columns: Any) -> Rencana:
    """Return a plan of about so many indikator, at every level, with long texts among them."""
    rencana = Rencana(**unit_columns)
    for n in range(jumlah // 10):
        kind = ("STRATEGIS", "KHUSUS", "OPERASIONAL")[n * 30 // jumlah]
        teks = SEPANJANG_HALAMAN if n == 1 else f"Sasaran ke-{n + 1}: obat & makanan <aman>"
        sasaran = rencana.butir(f"SASARAN_{kind}", teks)
        pertama = rencana.indikator(
            sasaran, f"Persentase mutu ({n + 1})", "97 N/A 96 96 97", penanggung_jawab=""
        )
        rencana.pengukuran(pertama, ("Definisi", SEPANJANG_HALAMAN if n == 2 else "Cukup. " * 40))
        _spread_actions(rencana, pertama)
        for m in range(2):
            program = rencana.butir("PROGRAM", f"Program {n + 1}.{m + 1} pengawasan", sasaran)
            rencana.indikator(program, f"Indeks {n + 1}.{m + 1}", penanggung_jawab="")
            kegiatan = None
            for k in range(3):
                level, induk = ("SUB_KEGIATAN", kegiatan) if kegiatan else ("KEGIATAN", program)
                teks = KATA_PANJANG if (n, m, k) == (0, 1, 2) else f"Langkah {n + 1}.{m + 1}.{k}"
                langkah = rencana.butir(level, teks, induk, penanggung_jawab=f"Ketua Tim {k}")
                kegiatan = kegiatan or langkah
                rencana.indikator(
                    langkah,
                    f"Jumlah orang yang memperoleh informasi {n + 1}.{m + 1}.{k}",
                    "1.500.000 300.000 400.000 400.000 400.000",
                    satuan="orang",
                    konsolidasi="JUMLAH",
                    penanggung_jawab="",
                )
        rencana.indikator(sasaran, f"Indikator kedua ({n + 1})", penanggung_jawab="")
    return rencana


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
