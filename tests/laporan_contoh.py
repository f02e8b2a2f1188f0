"""Invented quarters with all that they report: T/O, keluaran, budget, parts, reasons, evidence.

`s1_plan` has the shape of a half-yearly report that was really handed in (S1), with other words.
"""

from typing import Any

from ranpk_desktop.domain.katalog import BarisKatalog, Katalog, TargetKatalog
from ranpk_desktop.domain.laporan_semester import LaporanSemester
from ranpk_desktop.domain.laporan_semester import compose as compose_semester
from ranpk_desktop.domain.triwulan import Triwulan
from tests.factories import TAHUN, Rencana, busy_plan


class Isian(Rencana):
    """Add to a plan what was typed for its T/O, keluaran, budget and parts."""

    def fill(
        self, butir_id: str, triwulan: int, teks: str, nilai: str | None = None, **columns: Any
    ) -> None:
        """Type a T/O or keluaran: words, or a number with its text; columns as stored."""
        kinds = {"capaian": None, "status": None, "keterangan": "", "dari_komponen": 0}
        texts = dict.fromkeys(("analisis", "kendala", "tindak_lanjut"), "")
        row = {"id": self._id(), "butir_id": butir_id, "triwulan": triwulan, "teks": teks}
        row |= {"jenis": "angka" if nilai else "teks", "nilai": nilai}
        row |= {"pembilang": None, "penyebut": None}
        self.isi["realisasi"].append(row | texts | kinds | columns)

    def spend(self, butir_id: str, triwulan: int, rencana: str, realisasi: str) -> None:
        """Type what was planned and spent to date."""
        row = {"id": self._id(), "butir_id": butir_id, "triwulan": triwulan, "keterangan": ""}
        row |= {"rencana": rencana, "realisasi": realisasi}
        self.isi.setdefault("realisasi_anggaran", []).append(row)

    def parts(self, butir_id: str, triwulan: int, *nilai: str) -> None:
        """Type what each part of an indikator brought, so that it is made of them."""
        for part, teks in zip(self.isi["komponen"], nilai, strict=True):
            row = {"id": self._id(), "komponen_id": part["id"], "triwulan": triwulan}
            row |= {"nilai": teks, "pembilang": None, "penyebut": None}
            self.isi.setdefault("nilai_komponen", []).append(row)
        self.fill(butir_id, triwulan, "", dari_komponen=1, jenis="angka")

    def reason(self, kode: str, butir_id: str | None, alasan: str) -> None:
        """Write why a warning stays."""
        row = {"id": self._id(), "tahun": TAHUN, "triwulan": 3, "kode": kode}
        row |= {"butir_id": butir_id, "alasan": alasan}
        self.isi.setdefault("alasan_temuan", []).append(row)

    def support(self, nama: str, *butir_id: str, **columns: Any) -> None:
        """Add evidence for rows of TW III."""
        empty = dict.fromkeys(("url", "tanggal", "sha256", "ukuran", "mime"))
        texts = dict.fromkeys(("keterangan", "nomor", "tempat_simpan"), "")
        item = {"id": self._id(), "jenis": "DOKUMEN_FISIK", "nama": nama} | empty | texts | columns
        self.isi.setdefault("data_dukung", []).append(item)
        for each in butir_id:
            row = {"id": self._id(), "butir_id": each, "triwulan": 3, "data_dukung_id": item["id"]}
            self.isi.setdefault("taut_data_dukung", []).append(row)


def interim_plan(**unit_columns: Any) -> Isian:
    """Return a quarter that has every part of the interim report, in few rows."""
    made = Isian(**unit_columns)
    made.isi |= busy_plan(7, **unit_columns).isi
    made._ids = 900
    sasaran = made.butir("SASARAN_STRATEGIS", "Pelaku usaha patuh & pangan <aman>")
    patuh = made.indikator(sasaran, "Indeks kepatuhan sarana", "90 80 85 88 90", satuan="indeks")
    made.komponen(patuh, ("Sarana produksi", "60"), ("Sarana distribusi", "40"))
    made.parts(patuh, 3, "80", "83,75".replace(",", "."))
    aksi = made.butir("RENCANA_AKSI", "Pendampingan pelaku usaha", patuh)
    kriteria = made.butir("KRITERIA", "Terlaksananya pendampingan", aksi)
    target = {2: "25", 3: "50", 4: "50"}
    sarana = made.keluaran(
        "TARGET_OUTPUT", "Sarana didampingi", kriteria, "2,3,4", target, "sarana"
    )
    made.fill(sarana, 3, "48 sarana", "48", status="BERJALAN", keterangan="Dua sarana tutup.")
    modul = made.keluaran("TARGET_OUTPUT", "Modul pendampingan", kriteria, "3")
    made.fill(modul, 3, "Modul dicetak untuk semua kecamatan", status="SELESAI", capaian="100")
    made.keluaran("TARGET_OUTPUT", "Laporan akhir", kriteria, "4")
    made.keluaran("TARGET_OUTPUT", "Berita acara =1+1", kriteria, "3")
    program = made.butir("PROGRAM", "Pengawasan obat dan makanan", sasaran, pagu="1250000000")
    kegiatan = made.butir("KEGIATAN", "Pengujian sampel", program, pagu="800000000")
    made.spend(kegiatan, 3, "600000000", "540500000")
    made.reason("R212", patuh, "Penilaian sarana distribusi mundur ke bulan berikutnya.")
    made.reason("R202", None, "Dua indikator baru diukur pada akhir tahun.")
    made.support("Berita acara penilaian", patuh, sarana, nomor="BA/12", tempat_simpan="Lemari 2")
    return made


_UNIT = "Loka POM di Kabupaten Contoh"
_SEKTOR = (
    "5. SEKTOR JASA PENYIARAN (RADIO KOMUNITAS DAN TELEVISI LOKAL)",
    "6. JASA LAYANAN KEBERSIHAN",
    "7. SEKTOR PERDAGANGAN MELALUI PASAR MALAM",
)
_AUDIT = "Tidak ada ketentuan tentang kewajiban audit berkala oleh penyelenggara"
_PERIKSA = "Terlaksananya pemeriksaan atas laporan yang disampaikan oleh penyelenggara"
_BELUM = (
    "Laporan sudah diterima dari penyelenggara, tetapi pemeriksaan belum dilakukan karena kontrak "
    "dengan pelaksana baru dibuat pada bulan Juni; pemeriksaan dilaksanakan pada bulan Juli"
)


def s1_katalog() -> Katalog:
    """Return a catalogue of three sektor, the second of them without anything to report."""
    return Katalog(
        "Contoh",
        2017,
        tuple(
            BarisKatalog(
                kode=f"{n}-1",
                pilar=1,
                judul_pilar="Pilar",
                sektor=str(n),
                judul_sektor=judul,
                sub_sektor=None,
                no="1",
                sasaran="",
                kelompok=False,
                target=TargetKatalog("", "", None),
                satuan="",
                penanggung_jawab=(),
                bpom=True,
                aksi=(),
            )
            for n, judul in enumerate(_SEKTOR, 5)
        ),
    )


def s1_plan(triwulan: int = 4, **unit_columns: Any) -> Isian:
    """Return three sasaran of three kegiatan, a sektor of none, and a sasaran of one."""
    made = Isian(**unit_columns)
    for n, uraian in enumerate(
        (
            "≤ 2% Keluhan pendengar terkait jadwal siaran dalam satu bulan",
            "≥ 95% Penyelesaian keluhan atas iuran yang diselesaikan dalam 15 hari kerja",
            "≥ 95% Penyelesaian keluhan umum pendengar oleh penyelenggara",
        ),
        1,
    ):
        sasaran = _sasaran(made, n, uraian, "RANPK-2017/5-1")
        for uraian_kegiatan, keluaran, teks, nilai, columns in (
            ("Audit berkala oleh penyelenggara", "4 kali audit berkala", "4 Kali", "4", _AUDIT),
            (
                "Rekapitulasi sosialisasi kebijakan baru oleh penyelenggara",
                "1 dokumen rekapitulasi",
                "0 Dokumen" if n == 3 else "1 Dokumen",
                "0" if n == 3 else "1",
                "Tidak ada kebijakan baru tentang layanan kepada pendengar",
            ),
            ("Pemeriksaan laporan penyelenggara", "1 kali pemeriksaan", _PERIKSA, None, _BELUM),
        ):
            _line(made, sasaran, (uraian_kegiatan, keluaran), triwulan, teks, nilai, columns)
    sasaran = _sasaran(made, 2, "500 pedagang telah memiliki tanda layak", "RANPK-2017/7-1")
    langkah = ("Rekapitulasi 500 data pedagang yang terdaftar", "100% pedagang memiliki tanda")
    _line(made, sasaran, langkah, triwulan, "0", "0", "Belum ada dasar hukumnya", satuan="%")
    return made


def _sasaran(made: Isian, nomor: int, uraian: str, acuan: str) -> str:
    butir_id = made.butir("SASARAN", uraian, nomor=str(nomor), penanggung_jawab=_UNIT)
    made.isi["butir_rencana"][-1]["acuan"] = acuan
    made.measure(butir_id)
    return butir_id


def _line(
    made: Isian,
    sasaran: str,
    langkah: tuple[str, str],
    triwulan: int,
    teks: str,
    nilai: str | None,
    keterangan: str,
    satuan: str = "",
) -> None:
    kegiatan, keluaran = langkah
    butir_id = made.keluaran(
        "KELUARAN", keluaran, made.butir("KEGIATAN", kegiatan, sasaran), "2,4", satuan=satuan
    )
    made.isi["keluaran"][-1]["instansi_terkait"] = "Dinas Contoh"
    capaian = None if nilai else "100"
    made.fill(butir_id, triwulan, teks, nilai, keterangan=keterangan, capaian=capaian)


def semester(
    made: Rencana, triwulan: Triwulan = Triwulan.IV, katalog: Katalog | None = None
) -> LaporanSemester:
    """Return the report of a half-year."""
    first = made.compose(Triwulan.II) if triwulan is Triwulan.IV else None
    return compose_semester(made.compose(triwulan), first, katalog or s1_katalog())
