"""Invented agreements for tests, and one laid out like a real one, with its figures."""

import io
import json
from base64 import b64encode
from hashlib import sha256
from typing import Any

from PIL import Image, ImageDraw

from ranpk_desktop.domain.perjanjian_kinerja import PerjanjianKinerja, compose
from ranpk_desktop.paths import resource
from tests.factories import TAHUN, Rencana

NAMA_KEDUA = "Prof. dr. Contoh Atasan, M.Kes."
PANJANG = (
    "Prof. Dr. apt. Hj. Ratna Kusumawardhani Prameswari Adiningrat Wicaksono Hadiningrat, S.Si., "
    "S.Farm., M.Si., M.Sc., Ph.D., CGRM."
)
"""A name with titles, longer than 120 letters."""


def logo(lebar: int = 60, tinggi: int = 72) -> bytes:
    """Return an invented logo as a PNG."""
    picture = Image.new("RGB", (lebar, tinggi), "white")
    draw = ImageDraw.Draw(picture)
    draw.ellipse((2, 2, lebar - 3, tinggi - 3), fill=(0, 110, 90))
    draw.polygon([(lebar / 2, tinggi / 6), (lebar - 9, tinggi - 19), (8, tinggi - 19)], "orange")
    png = io.BytesIO()
    picture.save(png, "PNG")
    return png.getvalue()


def row(**columns: Any) -> dict[str, Any]:
    """Return a row of `perjanjian_kinerja`."""
    return {
        "id": "00000000-0000-4000-8000-0000000000a1",
        "tahun": TAHUN,
        "revisi": 0,
        "alasan": "",
        "uraian_alasan": "",
        "revisi_rencana": 0,
        "pihak_kesatu_id": "00000000-0000-4000-8000-000000000002",
        "pihak_kedua_nama": NAMA_KEDUA,
        "pihak_kedua_jabatan": "Kepala Badan Pengawas Obat dan Makanan",
        "pihak_kedua_nip": "",
        "pihak_kedua_jenis_nip": "NIP",
        "pihak_kedua_sebutan": "",
        "nomor": "",
        "tempat": "Contoh",
        "tanggal": "2026-01-05",
        "bentuk_tanggal": "LENGKAP",
        "bentuk_lampiran": "LENGKAP",
        "bentuk_kop": "KIRI",
        "logo_sidik": None,
        "kertas": "F4",
        "tepi_kiri": 30,
        "tepi_kanan": 20,
        "tepi_atas": 20,
        "tepi_bawah": 25,
        "ukuran_huruf": 11,
    } | columns


def isi(
    rencana: Rencana,
    logo: bytes | None = None,
    teks: dict[str, str] | None = None,
    pejabat: list[dict[str, Any]] | None = None,
    **columns: Any,
) -> dict[str, list[dict[str, Any]]]:
    """Return what an agreement is composed from; `teks` are wordings of the office."""
    path = resource("templates", "perjanjian_kinerja.json")
    wording = {nama: it["teks"] for nama, it in json.loads(path.read_text("utf-8"))["teks"].items()}
    known = rencana.isi | {"realisasi": []}
    return known | {
        "pejabat": known["pejabat"] if pejabat is None else pejabat,
        "perjanjian_kinerja": [row(**columns)],
        "logo": [{"sidik": sha256(logo).hexdigest(), "png": b64encode(logo).decode()}]
        if logo
        else [],
        "templat": [{"nama": nama, "teks": it} for nama, it in (wording | (teks or {})).items()],
    }


def naskah(rencana: Rencana, **columns: Any) -> PerjanjianKinerja:
    """Return an agreement on a plan; arguments as for `isi`."""
    return compose(isi(rencana, **columns))


def tiny_plan() -> Rencana:
    """Return a plan of which an agreement takes three pages."""
    rencana = Rencana()
    sasaran = rencana.butir("SASARAN_STRATEGIS", "Obat dan makanan di pasar aman serta bermutu")
    mutu = rencana.indikator(
        sasaran, "Persentase obat yang memenuhi syarat", "96 94 95 95 96", satuan="Persen"
    )
    rencana.pengukuran(mutu, ("Definisi", "Obat yang diuji dan lulus."))
    rencana.indikator(sasaran, "Jumlah desa pangan aman", "50 N/A N/A 25 25", satuan="Desa")
    aksi = rencana.butir("RENCANA_AKSI", "Pemetaan sarana", mutu)
    kriteria = rencana.butir("KRITERIA", "Terlaksananya pemetaan", aksi)
    rencana.keluaran("TARGET_OUTPUT", "Dokumen pemetaan", kriteria, "1,3")
    program = rencana.butir("PROGRAM", "Pengawasan obat dan makanan", sasaran)
    rencana.butir("KEGIATAN", "Pengujian sampel", program, pagu="1250000000")
    return rencana


_Baris = tuple[str, str, str, str, str, tuple[tuple[str, str], ...]]

_KHUSUS = (
    ("Definisi", "a. Rencana komunikasi tersusun.\nb. Materi terbit.\nc. Tanggapan diberikan."),
    (
        "Metode Pengukuran",
        "a. Bobot 35%: rencana tersusun.\nb. Bobot 30%: materi terbit di media kantor.\n"
        "c. Bobot 20%: tanggapan saat ada masalah.\nd. Bobot 15%: jawaban atas pertanyaan warga.",
    ),
)
_DASAR = (
    ("Dasar Hukum", "a. Peraturan Contoh Nomor 15 Tahun 2020\nb. Peraturan Contoh Nomor 53"),
    ("Definisi", "Bagian sarana yang patuh terhadap seluruh sarana yang diperiksa."),
    ("Metode Pengukuran", "(Sarana patuh / sarana diperiksa) x 100%"),
    ("Sumber Data", "Aplikasi pemeriksaan contoh"),
)
_PANJANG = (
    ("Dasar Hukum", "Peraturan Contoh Nomor 7 Tahun 2022 Pasal 195"),
    ("Definisi", "Kinerja anggaran dinilai dari empat unsur. " + "Setiap unsur dihitung. " * 40),
    ("Bobot", "\n".join(f"Unsur {n} = {b}" for n, b in enumerate(("9,7%", "18,2%", "43,5%"), 1))),
    (
        "Pembobotan",
        "≤ 60 = Rendah\n> 60 s.d 70 = Cukup\n> 70 s.d 90 = Baik\n> 90 s.d 100 = Sangat Baik",
    ),
)

_S4: tuple[tuple[str, tuple[_Baris, ...]], ...] = (
    (
        "SASARAN_STRATEGIS",
        (
            (
                "1",
                "Meningkatnya peran obat bermutu",
                "Kontribusi obat bermutu",
                "N/A N/A N/A 12,4 12,4",
                "Persen",
                _DASAR,
            ),
            (
                "2",
                "Meningkatnya peran pangan aman",
                "Persentase kontribusi pangan aman",
                "N/A N/A N/A 17 17",
                "Persen",
                _DASAR,
            ),
            (
                "3",
                "Meningkatnya ketahanan usaha kecil",
                "Persentase pertumbuhan usaha kecil terdaftar",
                "N/A 2,5 N/A 7,35 7,26",
                "Persen",
                _DASAR,
            ),
            (
                "4",
                "Tumbuhnya nilai kewirausahaan",
                "Jumlah koperasi yang berkualitas",
                "N/A N/A 25 25 50",
                "Koperasi",
                _DASAR,
            ),
            (
                "",
                "",
                "Persentase usaha kecil yang meningkat kapasitasnya",
                "N/A 20 40 80 80",
                "Persen",
                _DASAR,
            ),
            (
                "5",
                "Meningkatnya daya saing industri obat",
                "Persentase pertumbuhan industri obat",
                "N/A N/A N/A 7 7",
                "Persen",
                _DASAR,
            ),
            (
                "6",
                "Meningkatnya daya saing sarana",
                "Persentase pertumbuhan sarana",
                "N/A N/A N/A 5,7 5,7",
                "Persen",
                _DASAR,
            ),
        ),
    ),
    (
        "SASARAN_KHUSUS",
        (
            (
                "7",
                "Terlaksananya komunikasi publik",
                "Persentase pelaksanaan komunikasi publik",
                "100 100 100 100 100",
                "Persen",
                _KHUSUS,
            ),
            (
                "8",
                "Terwujudnya tata kelola data",
                "Nilai kualitas data",
                "N/A N/A N/A 3,25 3,25",
                "Nilai",
                _PANJANG,
            ),
            (
                "9",
                "Terkelolanya barang milik negara",
                "Persentase inventarisasi barang",
                "5 25 55 100 100",
                "Persen",
                _DASAR,
            ),
            (
                "10",
                "Meningkatnya produk dalam negeri",
                "Persentase belanja produk dalam negeri",
                "N/A 30 N/A 80 80",
                "Persen",
                _DASAR,
            ),
            (
                "",
                "",
                "Persentase verifikasi belanja produk dalam negeri",
                "N/A 100 N/A 100 100",
                "Persen",
                _DASAR,
            ),
            (
                "11",
                "Terlaksananya pengembangan kompetensi",
                "Persentase pegawai dengan 40 jam pelajaran",
                "N/A N/A N/A 100 100",
                "Persen",
                _DASAR,
            ),
            (
                "12",
                "Meningkatnya manajemen pengetahuan",
                "Persentase tahapan manajemen pengetahuan",
                "N/A N/A 50 50 100",
                "Persen",
                _DASAR,
            ),
            (
                "13",
                "Terlaksananya manajemen risiko",
                "Persentase penerapan manajemen risiko",
                "N/A 50 N/A 100 100",
                "Persen",
                _DASAR,
            ),
            (
                "14",
                "Tercapainya kinerja anggaran",
                "Persentase nilai kinerja anggaran",
                "N/A N/A N/A 71 71",
                "Persen",
                _PANJANG,
            ),
        ),
    ),
    (
        "SASARAN_OPERASIONAL",
        (
            (
                "15",
                "Terselesainya tindak lanjut arahan",
                "Persentase tindak lanjut arahan",
                "100 100 100 100 100",
                "Persen",
                _DASAR[2:3],
            ),
            (
                "16",
                "Meningkatnya penyelesaian pengaduan",
                "Persentase pengaduan selesai",
                "100 100 100 100 100",
                "Persen",
                _DASAR[2:3],
            ),
            (
                "17",
                "Terselesainya rekomendasi pemeriksaan",
                "Persentase rekomendasi selesai",
                "25 25 25 25 100",
                "Persen",
                _DASAR[2:3],
            ),
        ),
    ),
)
"""Order, numbers and satuan of S4; every sentence is invented."""

_AKSI = {
    "1": (
        (
            "Pemantauan sarana utama",
            (
                "Tersusunnya laporan pemantauan",
                (("Rapat pembahasan", "1"), ("Dokumen laporan", "2,3,4")),
            ),
        ),
    ),
    "2": (
        (
            "Keterjangkauan",
            (
                "Terlaksananya pasar contoh",
                (("Pelaksanaan di 7 lokasi", "2"), ("Pelaksanaan di 6 lokasi", "4")),
            ),
        ),
    ),
    "3": (
        (
            "Pendampingan lulusan",
            ("Terlaksananya pendampingan", (("Terlaksananya pelatihan", "3"),)),
        ),
    ),
    "4": (
        ("Penyusunan surat edaran", ("Tersusunnya surat edaran", (("Surat edaran", "1"),))),
        (
            "Peningkatan kapasitas koperasi",
            ("Terlaksananya peningkatan kapasitas", (("Pelaksanaan sosialisasi", "2"),)),
        ),
        ("Temu mitra", ("Terlaksananya temu mitra", (("Pelaksanaan temu mitra", "3"),))),
        ("Inventarisasi data", ("Tersedianya data", (("Pelaksanaan inventarisasi", "4"),))),
    ),
}


def s4_plan() -> Rencana:
    """Return a plan with the order and the figures of S4, and invented words."""
    rencana = Rencana()
    for level, rows in _S4:
        above = ""
        for nomor, sasaran, nama, target, satuan, ukur in rows:
            if nomor:
                above = rencana.butir(level, sasaran, nomor=nomor)
            *quarters, annual = target.split()
            kinds = {"50": "JUMLAH"} if quarters == ["N/A", "N/A", "25", "25"] else {}
            konsolidasi = kinds.get(annual) or ("JUMLAH" if nomor in ("12", "17") else "AKHIR")
            id_ = rencana.indikator(
                above,
                nama,
                " ".join((annual, *quarters)),
                satuan=satuan,
                konsolidasi=konsolidasi,
                sumber_data="e-Kinerja" if level != "SASARAN_STRATEGIS" else "e-SAKIP",
            )
            rencana.pengukuran(id_, *ukur)
            for aksi, (kriteria, outputs) in _AKSI.get(nomor, ()):
                ra = rencana.butir("RENCANA_AKSI", aksi, id_)
                kk = rencana.butir("KRITERIA", kriteria, ra)
                for output, waktu in outputs:
                    rencana.keluaran("TARGET_OUTPUT", output, kk, waktu)
    return rencana


def s4_targets() -> list[tuple[str, ...]]:
    """Return the figures of S4 in its order: TW I–IV, tahunan, satuan."""
    return [(*it[3].split(), it[4]) for _level, rows in _S4 for it in rows]
