"""The schema, step by step. Released steps never change; new ones are added at the end.

Tables are STRICT; amounts are TEXT decimals (SQLite would store Decimal as REAL), times are ISO
8601 with the office's offset, ids are UUIDv4 made where the row is born.
"""

from inspect import cleandoc
from itertools import combinations

from sqlite_utils import Database, Migrations

MIGRATIONS = Migrations("ranpk")

_ID = "id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????')"
_NIP = "nip TEXT, jenis_nip TEXT NOT NULL DEFAULT 'NIP' CHECK (jenis_nip IN ('NIP', 'NI PPPK'))"
_JENIS = "jenis TEXT NOT NULL CHECK (jenis IN ('kosong', 'strip', 'tidak_diukur', 'angka'))"


def _text(*names: str) -> str:
    return ", ".join(f"{name} TEXT NOT NULL DEFAULT ''" for name in names)


def _decimal(name: str) -> str:
    """Return a nullable column that holds a plain decimal such as -12.40, never an exponent."""
    return (
        f"{name} TEXT CHECK ({name} GLOB '*[0-9]' AND ltrim({name}, '-') GLOB '[0-9]*'"
        f" AND substr({name}, 2) NOT GLOB '*[^0-9.]*' AND {name} NOT GLOB '*.*.*')"
    )


def _date(name: str) -> str:
    return f"{name} TEXT CHECK ({name} IS date({name}))"


def _moment(name: str) -> str:
    """Return a nullable column for a time with an offset, such as 2026-10-05T09:12:00+07:00."""
    return f"{name} TEXT CHECK ({name} GLOB '????-??-??T??:??:??[-+]??:??')"


@MIGRATIONS()
def m0001_foundation(db: Database) -> None:
    """Create office, plan, realisation, versions, locks, packages and the journal."""
    for statement in _FOUNDATION:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0002_columns(db: Database) -> None:
    """Remember which columns of a table are shown, and how wide."""
    db.execute("CREATE TABLE susunan_kolom (nama TEXT PRIMARY KEY, susunan TEXT NOT NULL) STRICT")


@MIGRATIONS()
def m0003_rencana(db: Database) -> None:
    """Let a plan hold every hierarchy of domain.md §3, its budget, and a lock of its own.

    SQLite cannot change a CHECK, so the two tables whose CHECK grows are built anew.
    """
    for statement in _RENCANA:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0004_skm(db: Database) -> None:
    """Hold the results of satisfaction surveys: sums and counts, never single answers."""
    for statement in _SKM:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0005_ratl(db: Database) -> None:
    """Hold what a unit does about its surveys, its own and, at Pusat, other units' too."""
    for statement in _RATL:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0006_data_dukung(db: Database) -> None:
    """Hold evidence (data dukung), and which rows of which quarter it serves."""
    for statement in _DATA_DUKUNG:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0007_perjanjian_kinerja(db: Database) -> None:
    """Hold the draft of a Perjanjian Kinerja, its texts, its logo, and how versions got signed."""
    for statement in _PERJANJIAN_KINERJA:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0008_kunci_survei(db: Database) -> None:
    """Lock the results of a survey with their report, by year and part of the year."""
    for statement in _KUNCI_SURVEI:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0009_realisasi(db: Database) -> None:
    """Report komponen, T/O and keluaran, budgets, and why a warning may stay.

    SQLite cannot change a CHECK, so `realisasi` is built anew.
    """
    for statement in _REALISASI:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0010_bawaan(db: Database) -> None:
    """Lock a whole office while somebody has it on another computer."""
    for statement in _BAWAAN:
        db.execute(cleandoc(statement))


@MIGRATIONS()
def m0011_kiriman(db: Database) -> None:
    """Send packages in parts, remember what left and what Pusat answered, and its references."""
    for statement in _KIRIMAN:
        db.execute(cleandoc(statement))


_FOUNDATION = (
    f"""
    CREATE TABLE perintah (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        {_moment("waktu")} NOT NULL,
        pelaku TEXT NOT NULL,
        judul TEXT NOT NULL,
        membatalkan INTEGER REFERENCES perintah (id)
    ) STRICT
    """,
    """
    CREATE TABLE jejak_audit (
        no INTEGER PRIMARY KEY AUTOINCREMENT,
        perintah_id INTEGER NOT NULL REFERENCES perintah (id),
        tabel TEXT NOT NULL,
        baris_id TEXT NOT NULL,
        lama TEXT CHECK (lama IS NULL OR json_valid(lama)),
        baru TEXT CHECK (baru IS NULL OR json_valid(baru)),
        CHECK (lama IS NOT NULL OR baru IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX jejak_audit_perintah_id ON jejak_audit (perintah_id)",
    f"""
    CREATE TABLE unit (
        {_ID},
        acuan TEXT NOT NULL,
        nama TEXT NOT NULL,
        jenis TEXT NOT NULL CHECK (jenis IN ('BALAI_BESAR', 'BALAI', 'LOKA', 'PUSAT')),
        {_text("kode", "alamat", "kota", "telepon", "surel")},
        zona TEXT NOT NULL CHECK (zona IN ('WIB', 'WITA', 'WIT')),
        contoh INTEGER NOT NULL DEFAULT 0 CHECK (contoh IN (0, 1))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX unit_satu ON unit ((1))",
    f"""
    CREATE TABLE pejabat (
        {_ID},
        nama TEXT NOT NULL,
        {_NIP},
        jabatan TEXT NOT NULL,
        sebutan TEXT NOT NULL DEFAULT '' CHECK (sebutan IN ('', 'Plt.', 'Plh.', 'Pj.', 'Pjs.')),
        {_date("mulai")} NOT NULL,
        {_date("sampai")},
        {_text("dasar")},
        CHECK (sampai >= mulai)
    ) STRICT
    """,
    f"""
    CREATE TABLE pegawai (
        {_ID},
        nama TEXT NOT NULL,
        {_NIP},
        {_text("jabatan")},
        aktif INTEGER NOT NULL DEFAULT 1 CHECK (aktif IN (0, 1))
    ) STRICT
    """,
    "CREATE TABLE pengaturan (nama TEXT PRIMARY KEY, nilai TEXT NOT NULL) STRICT",
    f"""
    CREATE TABLE butir_rencana (
        {_ID},
        tahun INTEGER NOT NULL,
        induk_id TEXT REFERENCES butir_rencana (id),
        level TEXT NOT NULL CHECK (level IN (
            'PILAR', 'SEKTOR', 'SASARAN', 'PROGRAM', 'KEGIATAN', 'SUB_KEGIATAN', 'INDIKATOR',
            'RENCANA_AKSI', 'KRITERIA', 'TARGET_OUTPUT', 'KELUARAN'
        )),
        urutan INTEGER NOT NULL,
        {_text("nomor_asli")},
        uraian TEXT NOT NULL,
        {_text("penanggung_jawab")},
        acuan TEXT,
        {_moment("dihapus_pada")}
    ) STRICT
    """,
    "CREATE INDEX butir_rencana_tahun ON butir_rencana (tahun, induk_id, urutan)",
    f"""
    CREATE TABLE indikator (
        butir_id TEXT PRIMARY KEY REFERENCES butir_rencana (id),
        satuan TEXT NOT NULL,
        arah TEXT NOT NULL CHECK (arah IN ('MAKSIMAL', 'MINIMAL', 'STABIL')),
        konsolidasi TEXT NOT NULL CHECK (konsolidasi IN ('JUMLAH', 'AKHIR', 'TETAP', 'RATA')),
        cara_isi TEXT NOT NULL CHECK (cara_isi IN ('PERIODE', 'KUMULATIF')),
        {_text("sumber_data")}
    ) STRICT
    """,
    f"""
    CREATE TABLE target (
        {_ID},
        butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 0 AND 4),
        {_JENIS},
        {_decimal("nilai")},
        operator TEXT NOT NULL DEFAULT '' CHECK (operator IN ('', '≤', '<', '≥', '>')),
        {_text("teks")},
        CHECK ((jenis = 'angka') = (nilai IS NOT NULL)),
        UNIQUE (butir_id, triwulan)
    ) STRICT
    """,
    f"""
    CREATE TABLE realisasi (
        {_ID},
        butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
        {_JENIS},
        {_decimal("nilai")},
        {_decimal("pembilang")},
        {_decimal("penyebut")},
        {_text("teks", "analisis", "kendala", "tindak_lanjut")},
        CHECK ((pembilang IS NULL) = (penyebut IS NULL)),
        CHECK (nilai IS NULL OR pembilang IS NULL),
        CHECK (CAST(penyebut AS REAL) > 0),
        CHECK ((jenis = 'angka') = (nilai IS NOT NULL OR pembilang IS NOT NULL)),
        UNIQUE (butir_id, triwulan)
    ) STRICT
    """,
    f"""
    CREATE TABLE rekaman (
        {_ID},
        jenis TEXT NOT NULL,
        tahun INTEGER NOT NULL,
        periode TEXT NOT NULL,
        revisi INTEGER NOT NULL CHECK (revisi >= 0),
        keadaan TEXT NOT NULL,
        {_text("alasan")},
        isi TEXT NOT NULL CHECK (json_valid(isi)),
        sidik_isi TEXT NOT NULL CHECK (length(sidik_isi) = 64),
        {_moment("dibuat_pada")} NOT NULL,
        pelaku TEXT NOT NULL,
        UNIQUE (jenis, tahun, periode, revisi)
    ) STRICT
    """,
    f"""
    CREATE TABLE kunci (
        {_ID},
        tahun INTEGER NOT NULL,
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
        rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
        pejabat_id TEXT NOT NULL REFERENCES pejabat (id),
        nama TEXT NOT NULL,
        jabatan TEXT NOT NULL,
        {_moment("dikunci_pada")} NOT NULL,
        {_moment("dibuka_pada")},
        alasan_buka TEXT,
        CHECK ((dibuka_pada IS NULL) = (alasan_buka IS NULL))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX kunci_berlaku ON kunci (tahun, triwulan) WHERE dibuka_pada IS NULL",
    f"""
    CREATE TABLE garis (
        {_ID},
        sebab TEXT NOT NULL CHECK (sebab IN ('BARU', 'PULIH', 'SALIN')),
        {_moment("dibuat_pada")} NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE paket (
        {_ID},
        rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
        garis_id TEXT NOT NULL REFERENCES garis (id),
        nomor_urut INTEGER NOT NULL,
        menggantikan TEXT,
        manifes TEXT NOT NULL UNIQUE,
        berkas TEXT NOT NULL,
        ukuran INTEGER NOT NULL,
        {_moment("dibuat_pada")} NOT NULL,
        UNIQUE (garis_id, nomor_urut)
    ) STRICT
    """,
)

_WAKTU = ", ".join(
    f"'{','.join(quarters)}'" for n in range(5) for quarters in combinations("1234", n)
)
"""Every set of quarters in its one spelling: '', '1', '2,3,4'."""

_RENCANA = (
    f"""
    CREATE TABLE butir_baru (
        {_ID},
        tahun INTEGER NOT NULL,
        induk_id TEXT REFERENCES butir_rencana (id),
        level TEXT NOT NULL CHECK (level IN (
            'PILAR', 'SEKTOR', 'SASARAN', 'SASARAN_STRATEGIS', 'SASARAN_KHUSUS',
            'SASARAN_OPERASIONAL', 'PROGRAM', 'KEGIATAN', 'SUB_KEGIATAN', 'INDIKATOR',
            'RENCANA_AKSI', 'KRITERIA', 'TARGET_OUTPUT', 'KELUARAN'
        )),
        urutan INTEGER NOT NULL,
        {_text("nomor_asli")},
        uraian TEXT NOT NULL,
        {_text("penanggung_jawab")},
        acuan TEXT,
        {_moment("dihapus_pada")}
    ) STRICT
    """,
    "INSERT INTO butir_baru SELECT * FROM butir_rencana",
    "DROP TABLE butir_rencana",
    "ALTER TABLE butir_baru RENAME TO butir_rencana",
    "CREATE INDEX butir_rencana_tahun ON butir_rencana (tahun, induk_id, urutan)",
    f"""
    CREATE TABLE kunci_baru (
        {_ID},
        tahun INTEGER NOT NULL,
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 0 AND 4),
        rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
        pejabat_id TEXT NOT NULL REFERENCES pejabat (id),
        nama TEXT NOT NULL,
        jabatan TEXT NOT NULL,
        {_moment("dikunci_pada")} NOT NULL,
        {_moment("dibuka_pada")},
        alasan_buka TEXT,
        CHECK ((dibuka_pada IS NULL) = (alasan_buka IS NULL))
    ) STRICT
    """,
    "INSERT INTO kunci_baru SELECT * FROM kunci",
    "DROP TABLE kunci",
    "ALTER TABLE kunci_baru RENAME TO kunci",
    "CREATE UNIQUE INDEX kunci_berlaku ON kunci (tahun, triwulan) WHERE dibuka_pada IS NULL",
    f"""
    CREATE TABLE keluaran (
        butir_id TEXT PRIMARY KEY REFERENCES butir_rencana (id),
        waktu TEXT NOT NULL DEFAULT '' CHECK (waktu IN ({_WAKTU})),
        {_text("satuan")}
    ) STRICT
    """,
    f"""
    CREATE TABLE komponen (
        {_ID},
        butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
        urutan INTEGER NOT NULL,
        nama TEXT NOT NULL,
        {_decimal("bobot")},
        {_moment("dihapus_pada")}
    ) STRICT
    """,
    "CREATE INDEX komponen_butir_id ON komponen (butir_id, urutan)",
    f"""
    CREATE TABLE pengukuran (
        {_ID},
        butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
        urutan INTEGER NOT NULL,
        judul TEXT NOT NULL,
        teks TEXT NOT NULL,
        {_moment("dihapus_pada")}
    ) STRICT
    """,
    "CREATE INDEX pengukuran_butir_id ON pengukuran (butir_id, urutan)",
    f"""
    CREATE TABLE anggaran (
        butir_id TEXT PRIMARY KEY REFERENCES butir_rencana (id),
        {_decimal("pagu")}
    ) STRICT
    """,
    f"""
    CREATE TABLE hari_libur (
        {_date("tanggal")} PRIMARY KEY NOT NULL,
        keterangan TEXT NOT NULL
    ) STRICT
    """,
    "CREATE TABLE pemetaan (sidik TEXT PRIMARY KEY, isi TEXT NOT NULL) STRICT",
)

_SKM = (
    f"""
    CREATE TABLE layanan (
        {_ID},
        nama TEXT NOT NULL,
        urutan INTEGER NOT NULL,
        {_moment("dihapus_pada")}
    ) STRICT
    """,
    f"""
    CREATE TABLE survei (
        {_ID},
        layanan_id TEXT NOT NULL REFERENCES layanan (id),
        tahun INTEGER NOT NULL,
        periode TEXT NOT NULL CHECK (
            periode IN ('TAHUN', 'S1', 'S2', 'TW1', 'TW2', 'TW3', 'TW4')
        ),
        responden INTEGER CHECK (responden >= 0),
        populasi INTEGER CHECK (populasi >= 0),
        sumber TEXT NOT NULL DEFAULT 'KETIK' CHECK (sumber IN ('KETIK', 'IMPOR')),
        {_text("berkas")},
        UNIQUE (layanan_id, tahun, periode)
    ) STRICT
    """,
    "CREATE INDEX survei_tahun ON survei (tahun, periode)",
    f"""
    CREATE TABLE nilai_unsur (
        {_ID},
        survei_id TEXT NOT NULL REFERENCES survei (id),
        unsur TEXT NOT NULL CHECK (unsur GLOB 'U[1-9]'),
        n INTEGER CHECK (n >= 0),
        {_decimal("jumlah")},
        {_decimal("nilai")},
        kosong INTEGER NOT NULL DEFAULT 0 CHECK (kosong >= 0),
        CHECK (jumlah IS NULL OR nilai IS NULL),
        UNIQUE (survei_id, unsur)
    ) STRICT
    """,
    f"""
    CREATE TABLE profil_responden (
        {_ID},
        survei_id TEXT NOT NULL REFERENCES survei (id),
        jenis TEXT NOT NULL CHECK (jenis IN ('JENIS_KELAMIN', 'PENDIDIKAN', 'PEKERJAAN')),
        isi TEXT NOT NULL,
        jumlah INTEGER NOT NULL CHECK (jumlah >= 0),
        UNIQUE (survei_id, jenis, isi)
    ) STRICT
    """,
    f"""
    CREATE TABLE target_skm (
        {_ID},
        tahun INTEGER NOT NULL UNIQUE,
        {_decimal("target")},
        metode TEXT CHECK (metode IN ('RATA_LAYANAN', 'GABUNGAN_RESPONDEN')),
        masuk_target INTEGER NOT NULL DEFAULT 1 CHECK (masuk_target IN (0, 1))
    ) STRICT
    """,
)

_RATL = (
    f"""
    CREATE TABLE ratl (
        {_ID},
        tahun INTEGER NOT NULL,
        unit TEXT NOT NULL,
        acuan TEXT,
        {_text("no_rekomendasi", "rekomendasi", "jenis_layanan")},
        dasar TEXT NOT NULL DEFAULT '' CHECK (
            dasar IN ('', 'MUTU_C_D', 'PENURUNAN', 'TERENDAH', 'SARAN_RESPONDEN')
        ),
        unsur TEXT NOT NULL DEFAULT '' CHECK (unsur NOT GLOB '*[^U1-9,]*'),
        unsur_tebakan INTEGER NOT NULL DEFAULT 0 CHECK (unsur_tebakan IN (0, 1)),
        {_text("saran_responden", "analisis_penyebab")},
        rencana_aksi TEXT NOT NULL,
        {_text("waktu_pelaksanaan")},
        {_date("sampai")},
        {_text("penanggung_jawab")},
        status TEXT NOT NULL DEFAULT 'BELUM' CHECK (status IN ('BELUM', 'PROSES', 'SELESAI')),
        {_date("tanggal_mulai")},
        {_date("tanggal_selesai")},
        {_text("uraian_tindak_lanjut", "kendala", "alasan_tanpa_dukungan")},
        verifikasi TEXT NOT NULL DEFAULT 'BELUM_DIPERIKSA' CHECK (
            verifikasi IN ('BELUM_DIPERIKSA', 'SESUAI', 'BELUM_SESUAI')
        ),
        {_text("catatan_verifikasi")},
        urutan INTEGER NOT NULL,
        {_moment("dihapus_pada")}
    ) STRICT
    """,
    "CREATE INDEX ratl_tahun ON ratl (tahun, urutan)",
    f"""
    CREATE TABLE ratl_nihil (
        {_ID},
        layanan_id TEXT NOT NULL REFERENCES layanan (id),
        tahun INTEGER NOT NULL,
        alasan TEXT NOT NULL,
        UNIQUE (layanan_id, tahun)
    ) STRICT
    """,
)

_DATA_DUKUNG = (
    f"""
    CREATE TABLE data_dukung (
        {_ID},
        jenis TEXT NOT NULL CHECK (jenis IN ('BERKAS', 'TAUTAN', 'DOKUMEN_FISIK')),
        nama TEXT NOT NULL,
        {_text("keterangan")},
        url TEXT,
        {_date("tanggal")},
        {_text("nomor", "tempat_simpan")},
        sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
        ukuran INTEGER CHECK (ukuran > 0),
        mime TEXT,
        {_moment("dihapus_pada")},
        CHECK ((jenis = 'BERKAS') = (sha256 IS NOT NULL)),
        CHECK ((jenis = 'TAUTAN') = (url IS NOT NULL)),
        CHECK ((sha256 IS NULL) = (ukuran IS NULL) AND (sha256 IS NULL) = (mime IS NULL))
    ) STRICT
    """,
    "CREATE INDEX data_dukung_sha256 ON data_dukung (sha256)",
    f"""
    CREATE TABLE taut_data_dukung (
        {_ID},
        data_dukung_id TEXT NOT NULL REFERENCES data_dukung (id),
        butir_id TEXT REFERENCES butir_rencana (id),
        triwulan INTEGER CHECK (triwulan BETWEEN 1 AND 4),
        ratl_id TEXT REFERENCES ratl (id),
        {_moment("dihapus_pada")},
        CHECK ((butir_id IS NULL) = (triwulan IS NULL)),
        CHECK ((butir_id IS NULL) <> (ratl_id IS NULL)),
        UNIQUE (data_dukung_id, butir_id, triwulan),
        UNIQUE (data_dukung_id, ratl_id)
    ) STRICT
    """,
    "CREATE INDEX taut_data_dukung_butir_id ON taut_data_dukung (butir_id, triwulan)",
    "CREATE INDEX taut_data_dukung_ratl_id ON taut_data_dukung (ratl_id)",
)

_SIDIK = "{name} TEXT CHECK (length({name}) = 64 AND {name} NOT GLOB '*[^0-9a-f]*')"

_PERJANJIAN_KINERJA = (
    f"""
    CREATE TABLE logo (
        {_SIDIK.format(name="sidik")} PRIMARY KEY NOT NULL,
        png TEXT NOT NULL
    ) STRICT
    """,
    f"""
    CREATE TABLE perjanjian_kinerja (
        {_ID},
        tahun INTEGER NOT NULL UNIQUE,
        revisi INTEGER NOT NULL DEFAULT 0 CHECK (revisi >= 0),
        alasan TEXT NOT NULL DEFAULT '' CHECK (alasan IN ('', 'PEJABAT', 'STRATEGI', 'PRIORITAS')),
        {_text("uraian_alasan")},
        revisi_rencana INTEGER CHECK (revisi_rencana >= 0),
        pihak_kesatu_id TEXT REFERENCES pejabat (id),
        {_text("pihak_kedua_nama", "pihak_kedua_jabatan", "pihak_kedua_nip")},
        pihak_kedua_jenis_nip TEXT NOT NULL DEFAULT 'NIP'
            CHECK (pihak_kedua_jenis_nip IN ('NIP', 'NI PPPK')),
        pihak_kedua_sebutan TEXT NOT NULL DEFAULT ''
            CHECK (pihak_kedua_sebutan IN ('', 'Plt.', 'Plh.', 'Pj.', 'Pjs.')),
        {_text("nomor", "tempat")},
        {_date("tanggal")},
        bentuk_tanggal TEXT NOT NULL CHECK (bentuk_tanggal IN ('LENGKAP', 'TAHUN', 'KOSONG')),
        bentuk_lampiran TEXT NOT NULL CHECK (bentuk_lampiran IN ('LENGKAP', 'RINGKAS')),
        bentuk_kop TEXT NOT NULL CHECK (bentuk_kop IN ('KIRI', 'ATAS', 'TANPA')),
        logo_sidik TEXT REFERENCES logo (sidik),
        kertas TEXT NOT NULL CHECK (kertas IN ('A4', 'F4', 'Folio')),
        tepi_kiri INTEGER NOT NULL CHECK (tepi_kiri BETWEEN 30 AND 40),
        tepi_kanan INTEGER NOT NULL CHECK (tepi_kanan BETWEEN 20 AND 40),
        tepi_atas INTEGER NOT NULL CHECK (tepi_atas BETWEEN 15 AND 40),
        tepi_bawah INTEGER NOT NULL CHECK (tepi_bawah BETWEEN 25 AND 40),
        ukuran_huruf INTEGER NOT NULL CHECK (ukuran_huruf IN (11, 12)),
        CHECK ((alasan = '') = (revisi = 0))
    ) STRICT
    """,
    "CREATE TABLE templat (nama TEXT PRIMARY KEY, teks TEXT NOT NULL) STRICT",
    f"""
    CREATE TABLE tahap_perjanjian (
        {_ID},
        rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
        keadaan TEXT NOT NULL
            CHECK (keadaan IN ('FINAL', 'MENUNGGU_PIHAK_KEDUA', 'DITANDATANGANI')),
        cara TEXT CHECK (cara IN ('SEGEL', 'BASAH', 'BSRE')),
        {_SIDIK.format(name="sha256")},
        {_text("nama", "keterangan")},
        ukuran INTEGER CHECK (ukuran > 0),
        {_moment("dibuat_pada")} NOT NULL,
        pelaku TEXT NOT NULL,
        CHECK ((sha256 IS NULL) = (ukuran IS NULL)),
        CHECK ((keadaan = 'FINAL') = (cara IS NULL)),
        CHECK (keadaan <> 'DITANDATANGANI' OR sha256 IS NOT NULL)
    ) STRICT
    """,
    "CREATE INDEX tahap_perjanjian_rekaman_id ON tahap_perjanjian (rekaman_id)",
)

_KUNCI_SURVEI = (
    f"""
    CREATE TABLE kunci_survei (
        {_ID},
        tahun INTEGER NOT NULL,
        periode TEXT NOT NULL CHECK (
            periode IN ('TAHUN', 'S1', 'S2', 'TW1', 'TW2', 'TW3', 'TW4')
        ),
        rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
        pejabat_id TEXT NOT NULL REFERENCES pejabat (id),
        nama TEXT NOT NULL,
        jabatan TEXT NOT NULL,
        {_moment("dikunci_pada")} NOT NULL,
        {_moment("dibuka_pada")},
        alasan_buka TEXT,
        CHECK ((dibuka_pada IS NULL) = (alasan_buka IS NULL))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX kunci_survei_berlaku ON kunci_survei (tahun, periode)"
    " WHERE dibuka_pada IS NULL",
)

_REALISASI = (
    f"""
    CREATE TABLE realisasi_baru (
        {_ID},
        butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
        jenis TEXT NOT NULL CHECK (
            jenis IN ('kosong', 'strip', 'tidak_diukur', 'angka', 'teks')
        ),
        {_decimal("nilai")},
        {_decimal("pembilang")},
        {_decimal("penyebut")},
        dari_komponen INTEGER NOT NULL DEFAULT 0 CHECK (dari_komponen IN (0, 1)),
        {_decimal("capaian")},
        status TEXT NOT NULL DEFAULT '' CHECK (status IN ('', 'BELUM', 'BERJALAN', 'SELESAI')),
        {_text("teks", "keterangan", "analisis", "kendala", "tindak_lanjut")},
        CHECK ((pembilang IS NULL) = (penyebut IS NULL)),
        CHECK ((nilai IS NOT NULL) + (pembilang IS NOT NULL) + dari_komponen <= 1),
        CHECK (CAST(penyebut AS REAL) > 0),
        CHECK (
            (jenis = 'angka') = (nilai IS NOT NULL OR pembilang IS NOT NULL OR dari_komponen = 1)
        ),
        CHECK (jenis <> 'teks' OR teks <> ''),
        UNIQUE (butir_id, triwulan)
    ) STRICT
    """,
    """
    INSERT INTO realisasi_baru (
        id, butir_id, triwulan, jenis, nilai, pembilang, penyebut, teks, analisis, kendala,
        tindak_lanjut
    ) SELECT
        id, butir_id, triwulan, jenis, nilai, pembilang, penyebut, teks, analisis, kendala,
        tindak_lanjut
    FROM realisasi
    """,
    "DROP TABLE realisasi",
    "ALTER TABLE realisasi_baru RENAME TO realisasi",
    f"""
    CREATE TABLE nilai_komponen (
        {_ID},
        komponen_id TEXT NOT NULL REFERENCES komponen (id),
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
        {_decimal("nilai")},
        {_decimal("pembilang")},
        {_decimal("penyebut")},
        CHECK ((pembilang IS NULL) = (penyebut IS NULL)),
        CHECK (nilai IS NULL OR pembilang IS NULL),
        CHECK (CAST(penyebut AS REAL) > 0),
        UNIQUE (komponen_id, triwulan)
    ) STRICT
    """,
    "ALTER TABLE keluaran ADD COLUMN instansi_terkait TEXT NOT NULL DEFAULT ''",
    f"""
    CREATE TABLE realisasi_anggaran (
        {_ID},
        butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
        {_decimal("rencana")},
        {_decimal("realisasi")},
        {_text("keterangan")},
        UNIQUE (butir_id, triwulan)
    ) STRICT
    """,
    f"""
    CREATE TABLE alasan_temuan (
        {_ID},
        tahun INTEGER NOT NULL,
        triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
        kode TEXT NOT NULL,
        butir_id TEXT REFERENCES butir_rencana (id),
        {_text("alasan")}
    ) STRICT
    """,
    "CREATE UNIQUE INDEX alasan_temuan_satu"
    " ON alasan_temuan (tahun, triwulan, kode, coalesce(butir_id, ''))",
)

_BAWAAN = (
    f"""
    CREATE TABLE bawaan (
        {_ID},
        nama TEXT NOT NULL,
        {_moment("dibawa_pada")} NOT NULL,
        berkas TEXT NOT NULL,
        {_SIDIK.format(name="sidik")},
        {_moment("dibuka_pada")},
        cara TEXT CHECK (cara IN ('DITERIMA', 'DIAMBIL_ALIH', 'BATAL')),
        CHECK ((dibuka_pada IS NULL) = (cara IS NULL))
    ) STRICT
    """,
    "CREATE UNIQUE INDEX bawaan_berlaku ON bawaan ((1)) WHERE dibuka_pada IS NULL",
)

_KIRIMAN = (
    "ALTER TABLE paket ADD COLUMN bagian_ke INTEGER NOT NULL DEFAULT 1 CHECK (bagian_ke >= 1)",
    "ALTER TABLE paket ADD COLUMN bagian_dari INTEGER NOT NULL DEFAULT 1"
    " CHECK (bagian_dari >= bagian_ke)",
    f"ALTER TABLE paket ADD COLUMN {_SIDIK.format(name='induk')}"
    " CHECK ((induk IS NULL) = (bagian_ke = 1))",
    f"""
    CREATE TABLE kiriman (
        {_ID},
        paket_id TEXT NOT NULL REFERENCES paket (id),
        cara TEXT NOT NULL CHECK (cara IN ('SMTP', 'EMAIL', 'WHATSAPP', 'FLASHDISK', 'LAIN')),
        keadaan TEXT NOT NULL CHECK (
            keadaan IN ('MENUNGGU', 'MENGIRIM', 'TIDAK_PASTI', 'TERKIRIM', 'GAGAL', 'BATAL')
        ),
        tujuan TEXT NOT NULL,
        message_id TEXT UNIQUE,
        percobaan INTEGER NOT NULL DEFAULT 0 CHECK (percobaan >= 0),
        {_moment("dibuat_pada")} NOT NULL,
        {_moment("coba_lagi_pada")},
        {_moment("terkirim_pada")},
        {_text("jawaban")},
        CHECK ((cara = 'SMTP') = (message_id IS NOT NULL)),
        CHECK ((keadaan = 'TERKIRIM') = (terkirim_pada IS NOT NULL))
    ) STRICT
    """,
    "CREATE INDEX kiriman_paket_id ON kiriman (paket_id)",
    f"""
    CREATE TABLE tanda_terima (
        {_ID},
        {_SIDIK.format(name="manifes")} NOT NULL UNIQUE,
        {_SIDIK.format(name="paket_manifes")} NOT NULL,
        nomor TEXT NOT NULL,
        putusan TEXT NOT NULL CHECK (putusan IN ('DITERIMA', 'DIKEMBALIKAN')),
        {_text("keterangan")},
        isi TEXT NOT NULL CHECK (json_valid(isi)),
        berkas TEXT NOT NULL,
        {_moment("dibuat_pada")} NOT NULL,
        {_moment("dibuka_pada")} NOT NULL
    ) STRICT
    """,
    "CREATE INDEX tanda_terima_paket_manifes ON tanda_terima (paket_manifes)",
    f"""
    CREATE TABLE referensi (
        {_ID},
        {_SIDIK.format(name="manifes")} NOT NULL UNIQUE,
        isi TEXT NOT NULL CHECK (json_valid(isi)),
        berkas TEXT NOT NULL,
        {_moment("dibuat_pada")} NOT NULL,
        {_moment("diterapkan_pada")} NOT NULL
    ) STRICT
    """,
    "ALTER TABLE rekaman ADD COLUMN referensi_id TEXT REFERENCES referensi (id)",
    f"""
    CREATE TABLE cadangan_luar (
        {_ID},
        tempat TEXT NOT NULL,
        berkas TEXT NOT NULL,
        {_SIDIK.format(name="sidik")} NOT NULL,
        ukuran INTEGER NOT NULL CHECK (ukuran > 0),
        {_moment("dibuat_pada")} NOT NULL
    ) STRICT
    """,
)
