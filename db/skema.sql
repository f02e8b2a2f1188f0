CREATE TABLE alasan_temuan (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tahun INTEGER NOT NULL,
    triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
    kode TEXT NOT NULL,
    butir_id TEXT REFERENCES butir_rencana (id),
    alasan TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE anggaran (
    butir_id TEXT PRIMARY KEY REFERENCES butir_rencana (id),
    pagu TEXT CHECK (pagu GLOB '*[0-9]' AND ltrim(pagu, '-') GLOB '[0-9]*' AND substr(pagu, 2) NOT GLOB '*[^0-9.]*' AND pagu NOT GLOB '*.*.*')
) STRICT;

CREATE TABLE bawaan (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    nama TEXT NOT NULL,
    dibawa_pada TEXT CHECK (dibawa_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    berkas TEXT NOT NULL,
    sidik TEXT CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*'),
    dibuka_pada TEXT CHECK (dibuka_pada GLOB '????-??-??T??:??:??[-+]??:??'),
    cara TEXT CHECK (cara IN ('DITERIMA', 'DIAMBIL_ALIH', 'BATAL')),
    CHECK ((dibuka_pada IS NULL) = (cara IS NULL))
) STRICT;

CREATE TABLE "butir_rencana" (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tahun INTEGER NOT NULL,
    induk_id TEXT REFERENCES butir_rencana (id),
    level TEXT NOT NULL CHECK (level IN (
        'PILAR', 'SEKTOR', 'SASARAN', 'SASARAN_STRATEGIS', 'SASARAN_KHUSUS',
        'SASARAN_OPERASIONAL', 'PROGRAM', 'KEGIATAN', 'SUB_KEGIATAN', 'INDIKATOR',
        'RENCANA_AKSI', 'KRITERIA', 'TARGET_OUTPUT', 'KELUARAN'
    )),
    urutan INTEGER NOT NULL,
    nomor_asli TEXT NOT NULL DEFAULT '',
    uraian TEXT NOT NULL,
    penanggung_jawab TEXT NOT NULL DEFAULT '',
    acuan TEXT,
    dihapus_pada TEXT CHECK (dihapus_pada GLOB '????-??-??T??:??:??[-+]??:??')
) STRICT;

CREATE TABLE cadangan_luar (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tempat TEXT NOT NULL,
    berkas TEXT NOT NULL,
    sidik TEXT CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*') NOT NULL,
    ukuran INTEGER NOT NULL CHECK (ukuran > 0),
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL
) STRICT;

CREATE TABLE data_dukung (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    jenis TEXT NOT NULL CHECK (jenis IN ('BERKAS', 'TAUTAN', 'DOKUMEN_FISIK')),
    nama TEXT NOT NULL,
    keterangan TEXT NOT NULL DEFAULT '',
    url TEXT,
    tanggal TEXT CHECK (tanggal IS date(tanggal)),
    nomor TEXT NOT NULL DEFAULT '', tempat_simpan TEXT NOT NULL DEFAULT '',
    sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    ukuran INTEGER CHECK (ukuran > 0),
    mime TEXT,
    dihapus_pada TEXT CHECK (dihapus_pada GLOB '????-??-??T??:??:??[-+]??:??'),
    CHECK ((jenis = 'BERKAS') = (sha256 IS NOT NULL)),
    CHECK ((jenis = 'TAUTAN') = (url IS NOT NULL)),
    CHECK ((sha256 IS NULL) = (ukuran IS NULL) AND (sha256 IS NULL) = (mime IS NULL))
) STRICT;

CREATE TABLE garis (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    sebab TEXT NOT NULL CHECK (sebab IN ('BARU', 'PULIH', 'SALIN')),
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL
) STRICT;

CREATE TABLE hari_libur (
    tanggal TEXT CHECK (tanggal IS date(tanggal)) PRIMARY KEY NOT NULL,
    keterangan TEXT NOT NULL
) STRICT;

CREATE TABLE indikator (
    butir_id TEXT PRIMARY KEY REFERENCES butir_rencana (id),
    satuan TEXT NOT NULL,
    arah TEXT NOT NULL CHECK (arah IN ('MAKSIMAL', 'MINIMAL', 'STABIL')),
    konsolidasi TEXT NOT NULL CHECK (konsolidasi IN ('JUMLAH', 'AKHIR', 'TETAP', 'RATA')),
    cara_isi TEXT NOT NULL CHECK (cara_isi IN ('PERIODE', 'KUMULATIF')),
    sumber_data TEXT NOT NULL DEFAULT ''
) STRICT;

CREATE TABLE jejak_audit (
    no INTEGER PRIMARY KEY AUTOINCREMENT,
    perintah_id INTEGER NOT NULL REFERENCES perintah (id),
    tabel TEXT NOT NULL,
    baris_id TEXT NOT NULL,
    lama TEXT CHECK (lama IS NULL OR json_valid(lama)),
    baru TEXT CHECK (baru IS NULL OR json_valid(baru)),
    CHECK (lama IS NOT NULL OR baru IS NOT NULL)
) STRICT;

CREATE TABLE keluaran (
    butir_id TEXT PRIMARY KEY REFERENCES butir_rencana (id),
    waktu TEXT NOT NULL DEFAULT '' CHECK (waktu IN ('', '1', '2', '3', '4', '1,2', '1,3', '1,4', '2,3', '2,4', '3,4', '1,2,3', '1,2,4', '1,3,4', '2,3,4', '1,2,3,4')),
    satuan TEXT NOT NULL DEFAULT ''
, instansi_terkait TEXT NOT NULL DEFAULT '') STRICT;

CREATE TABLE kiriman (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    paket_id TEXT NOT NULL REFERENCES paket (id),
    cara TEXT NOT NULL CHECK (cara IN ('SMTP', 'EMAIL', 'WHATSAPP', 'FLASHDISK', 'LAIN')),
    keadaan TEXT NOT NULL CHECK (
        keadaan IN ('MENUNGGU', 'MENGIRIM', 'TIDAK_PASTI', 'TERKIRIM', 'GAGAL', 'BATAL')
    ),
    tujuan TEXT NOT NULL,
    message_id TEXT UNIQUE,
    percobaan INTEGER NOT NULL DEFAULT 0 CHECK (percobaan >= 0),
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    coba_lagi_pada TEXT CHECK (coba_lagi_pada GLOB '????-??-??T??:??:??[-+]??:??'),
    terkirim_pada TEXT CHECK (terkirim_pada GLOB '????-??-??T??:??:??[-+]??:??'),
    jawaban TEXT NOT NULL DEFAULT '',
    CHECK ((cara = 'SMTP') = (message_id IS NOT NULL)),
    CHECK ((keadaan = 'TERKIRIM') = (terkirim_pada IS NOT NULL))
) STRICT;

CREATE TABLE komponen (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
    urutan INTEGER NOT NULL,
    nama TEXT NOT NULL,
    bobot TEXT CHECK (bobot GLOB '*[0-9]' AND ltrim(bobot, '-') GLOB '[0-9]*' AND substr(bobot, 2) NOT GLOB '*[^0-9.]*' AND bobot NOT GLOB '*.*.*'),
    dihapus_pada TEXT CHECK (dihapus_pada GLOB '????-??-??T??:??:??[-+]??:??')
) STRICT;

CREATE TABLE "kunci" (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tahun INTEGER NOT NULL,
    triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 0 AND 4),
    rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
    pejabat_id TEXT NOT NULL REFERENCES pejabat (id),
    nama TEXT NOT NULL,
    jabatan TEXT NOT NULL,
    dikunci_pada TEXT CHECK (dikunci_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    dibuka_pada TEXT CHECK (dibuka_pada GLOB '????-??-??T??:??:??[-+]??:??'),
    alasan_buka TEXT,
    CHECK ((dibuka_pada IS NULL) = (alasan_buka IS NULL))
) STRICT;

CREATE TABLE kunci_survei (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tahun INTEGER NOT NULL,
    periode TEXT NOT NULL CHECK (
        periode IN ('TAHUN', 'S1', 'S2', 'TW1', 'TW2', 'TW3', 'TW4')
    ),
    rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
    pejabat_id TEXT NOT NULL REFERENCES pejabat (id),
    nama TEXT NOT NULL,
    jabatan TEXT NOT NULL,
    dikunci_pada TEXT CHECK (dikunci_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    dibuka_pada TEXT CHECK (dibuka_pada GLOB '????-??-??T??:??:??[-+]??:??'),
    alasan_buka TEXT,
    CHECK ((dibuka_pada IS NULL) = (alasan_buka IS NULL))
) STRICT;

CREATE TABLE layanan (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    nama TEXT NOT NULL,
    urutan INTEGER NOT NULL,
    dihapus_pada TEXT CHECK (dihapus_pada GLOB '????-??-??T??:??:??[-+]??:??')
) STRICT;

CREATE TABLE logo (
    sidik TEXT CHECK (length(sidik) = 64 AND sidik NOT GLOB '*[^0-9a-f]*') PRIMARY KEY NOT NULL,
    png TEXT NOT NULL
) STRICT;

CREATE TABLE nilai_komponen (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    komponen_id TEXT NOT NULL REFERENCES komponen (id),
    triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
    nilai TEXT CHECK (nilai GLOB '*[0-9]' AND ltrim(nilai, '-') GLOB '[0-9]*' AND substr(nilai, 2) NOT GLOB '*[^0-9.]*' AND nilai NOT GLOB '*.*.*'),
    pembilang TEXT CHECK (pembilang GLOB '*[0-9]' AND ltrim(pembilang, '-') GLOB '[0-9]*' AND substr(pembilang, 2) NOT GLOB '*[^0-9.]*' AND pembilang NOT GLOB '*.*.*'),
    penyebut TEXT CHECK (penyebut GLOB '*[0-9]' AND ltrim(penyebut, '-') GLOB '[0-9]*' AND substr(penyebut, 2) NOT GLOB '*[^0-9.]*' AND penyebut NOT GLOB '*.*.*'),
    CHECK ((pembilang IS NULL) = (penyebut IS NULL)),
    CHECK (nilai IS NULL OR pembilang IS NULL),
    CHECK (CAST(penyebut AS REAL) > 0),
    UNIQUE (komponen_id, triwulan)
) STRICT;

CREATE TABLE nilai_unsur (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    survei_id TEXT NOT NULL REFERENCES survei (id),
    unsur TEXT NOT NULL CHECK (unsur GLOB 'U[1-9]'),
    n INTEGER CHECK (n >= 0),
    jumlah TEXT CHECK (jumlah GLOB '*[0-9]' AND ltrim(jumlah, '-') GLOB '[0-9]*' AND substr(jumlah, 2) NOT GLOB '*[^0-9.]*' AND jumlah NOT GLOB '*.*.*'),
    nilai TEXT CHECK (nilai GLOB '*[0-9]' AND ltrim(nilai, '-') GLOB '[0-9]*' AND substr(nilai, 2) NOT GLOB '*[^0-9.]*' AND nilai NOT GLOB '*.*.*'),
    kosong INTEGER NOT NULL DEFAULT 0 CHECK (kosong >= 0),
    CHECK (jumlah IS NULL OR nilai IS NULL),
    UNIQUE (survei_id, unsur)
) STRICT;

CREATE TABLE paket (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
    garis_id TEXT NOT NULL REFERENCES garis (id),
    nomor_urut INTEGER NOT NULL,
    menggantikan TEXT,
    manifes TEXT NOT NULL UNIQUE,
    berkas TEXT NOT NULL,
    ukuran INTEGER NOT NULL,
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL, bagian_ke INTEGER NOT NULL DEFAULT 1 CHECK (bagian_ke >= 1), bagian_dari INTEGER NOT NULL DEFAULT 1 CHECK (bagian_dari >= bagian_ke), induk TEXT CHECK (length(induk) = 64 AND induk NOT GLOB '*[^0-9a-f]*') CHECK ((induk IS NULL) = (bagian_ke = 1)),
    UNIQUE (garis_id, nomor_urut)
) STRICT;

CREATE TABLE pegawai (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    nama TEXT NOT NULL,
    nip TEXT, jenis_nip TEXT NOT NULL DEFAULT 'NIP' CHECK (jenis_nip IN ('NIP', 'NI PPPK')),
    jabatan TEXT NOT NULL DEFAULT '',
    aktif INTEGER NOT NULL DEFAULT 1 CHECK (aktif IN (0, 1))
) STRICT;

CREATE TABLE pejabat (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    nama TEXT NOT NULL,
    nip TEXT, jenis_nip TEXT NOT NULL DEFAULT 'NIP' CHECK (jenis_nip IN ('NIP', 'NI PPPK')),
    jabatan TEXT NOT NULL,
    sebutan TEXT NOT NULL DEFAULT '' CHECK (sebutan IN ('', 'Plt.', 'Plh.', 'Pj.', 'Pjs.')),
    mulai TEXT CHECK (mulai IS date(mulai)) NOT NULL,
    sampai TEXT CHECK (sampai IS date(sampai)),
    dasar TEXT NOT NULL DEFAULT '',
    CHECK (sampai >= mulai)
) STRICT;

CREATE TABLE pemetaan (sidik TEXT PRIMARY KEY, isi TEXT NOT NULL) STRICT;

CREATE TABLE pengaturan (nama TEXT PRIMARY KEY, nilai TEXT NOT NULL) STRICT;

CREATE TABLE pengukuran (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
    urutan INTEGER NOT NULL,
    judul TEXT NOT NULL,
    teks TEXT NOT NULL,
    dihapus_pada TEXT CHECK (dihapus_pada GLOB '????-??-??T??:??:??[-+]??:??')
) STRICT;

CREATE TABLE perintah (
    id INTEGER PRIMARY KEY AUTOINCREMENT,
    waktu TEXT CHECK (waktu GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    pelaku TEXT NOT NULL,
    judul TEXT NOT NULL,
    membatalkan INTEGER REFERENCES perintah (id)
) STRICT;

CREATE TABLE perjanjian_kinerja (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tahun INTEGER NOT NULL UNIQUE,
    revisi INTEGER NOT NULL DEFAULT 0 CHECK (revisi >= 0),
    alasan TEXT NOT NULL DEFAULT '' CHECK (alasan IN ('', 'PEJABAT', 'STRATEGI', 'PRIORITAS')),
    uraian_alasan TEXT NOT NULL DEFAULT '',
    revisi_rencana INTEGER CHECK (revisi_rencana >= 0),
    pihak_kesatu_id TEXT REFERENCES pejabat (id),
    pihak_kedua_nama TEXT NOT NULL DEFAULT '', pihak_kedua_jabatan TEXT NOT NULL DEFAULT '', pihak_kedua_nip TEXT NOT NULL DEFAULT '',
    pihak_kedua_jenis_nip TEXT NOT NULL DEFAULT 'NIP'
        CHECK (pihak_kedua_jenis_nip IN ('NIP', 'NI PPPK')),
    pihak_kedua_sebutan TEXT NOT NULL DEFAULT ''
        CHECK (pihak_kedua_sebutan IN ('', 'Plt.', 'Plh.', 'Pj.', 'Pjs.')),
    nomor TEXT NOT NULL DEFAULT '', tempat TEXT NOT NULL DEFAULT '',
    tanggal TEXT CHECK (tanggal IS date(tanggal)),
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
) STRICT;

CREATE TABLE profil_responden (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    survei_id TEXT NOT NULL REFERENCES survei (id),
    jenis TEXT NOT NULL CHECK (jenis IN ('JENIS_KELAMIN', 'PENDIDIKAN', 'PEKERJAAN')),
    isi TEXT NOT NULL,
    jumlah INTEGER NOT NULL CHECK (jumlah >= 0),
    UNIQUE (survei_id, jenis, isi)
) STRICT;

CREATE TABLE ratl (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tahun INTEGER NOT NULL,
    unit TEXT NOT NULL,
    acuan TEXT,
    no_rekomendasi TEXT NOT NULL DEFAULT '', rekomendasi TEXT NOT NULL DEFAULT '', jenis_layanan TEXT NOT NULL DEFAULT '',
    dasar TEXT NOT NULL DEFAULT '' CHECK (
        dasar IN ('', 'MUTU_C_D', 'PENURUNAN', 'TERENDAH', 'SARAN_RESPONDEN')
    ),
    unsur TEXT NOT NULL DEFAULT '' CHECK (unsur NOT GLOB '*[^U1-9,]*'),
    unsur_tebakan INTEGER NOT NULL DEFAULT 0 CHECK (unsur_tebakan IN (0, 1)),
    saran_responden TEXT NOT NULL DEFAULT '', analisis_penyebab TEXT NOT NULL DEFAULT '',
    rencana_aksi TEXT NOT NULL,
    waktu_pelaksanaan TEXT NOT NULL DEFAULT '',
    sampai TEXT CHECK (sampai IS date(sampai)),
    penanggung_jawab TEXT NOT NULL DEFAULT '',
    status TEXT NOT NULL DEFAULT 'BELUM' CHECK (status IN ('BELUM', 'PROSES', 'SELESAI')),
    tanggal_mulai TEXT CHECK (tanggal_mulai IS date(tanggal_mulai)),
    tanggal_selesai TEXT CHECK (tanggal_selesai IS date(tanggal_selesai)),
    uraian_tindak_lanjut TEXT NOT NULL DEFAULT '', kendala TEXT NOT NULL DEFAULT '', alasan_tanpa_dukungan TEXT NOT NULL DEFAULT '',
    verifikasi TEXT NOT NULL DEFAULT 'BELUM_DIPERIKSA' CHECK (
        verifikasi IN ('BELUM_DIPERIKSA', 'SESUAI', 'BELUM_SESUAI')
    ),
    catatan_verifikasi TEXT NOT NULL DEFAULT '',
    urutan INTEGER NOT NULL,
    dihapus_pada TEXT CHECK (dihapus_pada GLOB '????-??-??T??:??:??[-+]??:??')
) STRICT;

CREATE TABLE ratl_nihil (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    layanan_id TEXT NOT NULL REFERENCES layanan (id),
    tahun INTEGER NOT NULL,
    alasan TEXT NOT NULL,
    UNIQUE (layanan_id, tahun)
) STRICT;

CREATE TABLE "realisasi" (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
    triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
    jenis TEXT NOT NULL CHECK (
        jenis IN ('kosong', 'strip', 'tidak_diukur', 'angka', 'teks')
    ),
    nilai TEXT CHECK (nilai GLOB '*[0-9]' AND ltrim(nilai, '-') GLOB '[0-9]*' AND substr(nilai, 2) NOT GLOB '*[^0-9.]*' AND nilai NOT GLOB '*.*.*'),
    pembilang TEXT CHECK (pembilang GLOB '*[0-9]' AND ltrim(pembilang, '-') GLOB '[0-9]*' AND substr(pembilang, 2) NOT GLOB '*[^0-9.]*' AND pembilang NOT GLOB '*.*.*'),
    penyebut TEXT CHECK (penyebut GLOB '*[0-9]' AND ltrim(penyebut, '-') GLOB '[0-9]*' AND substr(penyebut, 2) NOT GLOB '*[^0-9.]*' AND penyebut NOT GLOB '*.*.*'),
    dari_komponen INTEGER NOT NULL DEFAULT 0 CHECK (dari_komponen IN (0, 1)),
    capaian TEXT CHECK (capaian GLOB '*[0-9]' AND ltrim(capaian, '-') GLOB '[0-9]*' AND substr(capaian, 2) NOT GLOB '*[^0-9.]*' AND capaian NOT GLOB '*.*.*'),
    status TEXT NOT NULL DEFAULT '' CHECK (status IN ('', 'BELUM', 'BERJALAN', 'SELESAI')),
    teks TEXT NOT NULL DEFAULT '', keterangan TEXT NOT NULL DEFAULT '', analisis TEXT NOT NULL DEFAULT '', kendala TEXT NOT NULL DEFAULT '', tindak_lanjut TEXT NOT NULL DEFAULT '',
    CHECK ((pembilang IS NULL) = (penyebut IS NULL)),
    CHECK ((nilai IS NOT NULL) + (pembilang IS NOT NULL) + dari_komponen <= 1),
    CHECK (CAST(penyebut AS REAL) > 0),
    CHECK (
        (jenis = 'angka') = (nilai IS NOT NULL OR pembilang IS NOT NULL OR dari_komponen = 1)
    ),
    CHECK (jenis <> 'teks' OR teks <> ''),
    UNIQUE (butir_id, triwulan)
) STRICT;

CREATE TABLE realisasi_anggaran (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
    triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 1 AND 4),
    rencana TEXT CHECK (rencana GLOB '*[0-9]' AND ltrim(rencana, '-') GLOB '[0-9]*' AND substr(rencana, 2) NOT GLOB '*[^0-9.]*' AND rencana NOT GLOB '*.*.*'),
    realisasi TEXT CHECK (realisasi GLOB '*[0-9]' AND ltrim(realisasi, '-') GLOB '[0-9]*' AND substr(realisasi, 2) NOT GLOB '*[^0-9.]*' AND realisasi NOT GLOB '*.*.*'),
    keterangan TEXT NOT NULL DEFAULT '',
    UNIQUE (butir_id, triwulan)
) STRICT;

CREATE TABLE referensi (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    manifes TEXT CHECK (length(manifes) = 64 AND manifes NOT GLOB '*[^0-9a-f]*') NOT NULL UNIQUE,
    isi TEXT NOT NULL CHECK (json_valid(isi)),
    berkas TEXT NOT NULL,
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    diterapkan_pada TEXT CHECK (diterapkan_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL
) STRICT;

CREATE TABLE rekaman (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    jenis TEXT NOT NULL,
    tahun INTEGER NOT NULL,
    periode TEXT NOT NULL,
    revisi INTEGER NOT NULL CHECK (revisi >= 0),
    keadaan TEXT NOT NULL,
    alasan TEXT NOT NULL DEFAULT '',
    isi TEXT NOT NULL CHECK (json_valid(isi)),
    sidik_isi TEXT NOT NULL CHECK (length(sidik_isi) = 64),
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    pelaku TEXT NOT NULL, referensi_id TEXT REFERENCES referensi (id),
    UNIQUE (jenis, tahun, periode, revisi)
) STRICT;

CREATE TABLE survei (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    layanan_id TEXT NOT NULL REFERENCES layanan (id),
    tahun INTEGER NOT NULL,
    periode TEXT NOT NULL CHECK (
        periode IN ('TAHUN', 'S1', 'S2', 'TW1', 'TW2', 'TW3', 'TW4')
    ),
    responden INTEGER CHECK (responden >= 0),
    populasi INTEGER CHECK (populasi >= 0),
    sumber TEXT NOT NULL DEFAULT 'KETIK' CHECK (sumber IN ('KETIK', 'IMPOR')),
    berkas TEXT NOT NULL DEFAULT '',
    UNIQUE (layanan_id, tahun, periode)
) STRICT;

CREATE TABLE susunan_kolom (nama TEXT PRIMARY KEY, susunan TEXT NOT NULL) STRICT;

CREATE TABLE tahap_perjanjian (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    rekaman_id TEXT NOT NULL REFERENCES rekaman (id),
    keadaan TEXT NOT NULL
        CHECK (keadaan IN ('FINAL', 'MENUNGGU_PIHAK_KEDUA', 'DITANDATANGANI')),
    cara TEXT CHECK (cara IN ('SEGEL', 'BASAH', 'BSRE')),
    sha256 TEXT CHECK (length(sha256) = 64 AND sha256 NOT GLOB '*[^0-9a-f]*'),
    nama TEXT NOT NULL DEFAULT '', keterangan TEXT NOT NULL DEFAULT '',
    ukuran INTEGER CHECK (ukuran > 0),
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    pelaku TEXT NOT NULL,
    CHECK ((sha256 IS NULL) = (ukuran IS NULL)),
    CHECK ((keadaan = 'FINAL') = (cara IS NULL)),
    CHECK (keadaan <> 'DITANDATANGANI' OR sha256 IS NOT NULL)
) STRICT;

CREATE TABLE tanda_terima (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    manifes TEXT CHECK (length(manifes) = 64 AND manifes NOT GLOB '*[^0-9a-f]*') NOT NULL UNIQUE,
    paket_manifes TEXT CHECK (length(paket_manifes) = 64 AND paket_manifes NOT GLOB '*[^0-9a-f]*') NOT NULL,
    nomor TEXT NOT NULL,
    putusan TEXT NOT NULL CHECK (putusan IN ('DITERIMA', 'DIKEMBALIKAN')),
    keterangan TEXT NOT NULL DEFAULT '',
    isi TEXT NOT NULL CHECK (json_valid(isi)),
    berkas TEXT NOT NULL,
    dibuat_pada TEXT CHECK (dibuat_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL,
    dibuka_pada TEXT CHECK (dibuka_pada GLOB '????-??-??T??:??:??[-+]??:??') NOT NULL
) STRICT;

CREATE TABLE target (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    butir_id TEXT NOT NULL REFERENCES butir_rencana (id),
    triwulan INTEGER NOT NULL CHECK (triwulan BETWEEN 0 AND 4),
    jenis TEXT NOT NULL CHECK (jenis IN ('kosong', 'strip', 'tidak_diukur', 'angka')),
    nilai TEXT CHECK (nilai GLOB '*[0-9]' AND ltrim(nilai, '-') GLOB '[0-9]*' AND substr(nilai, 2) NOT GLOB '*[^0-9.]*' AND nilai NOT GLOB '*.*.*'),
    operator TEXT NOT NULL DEFAULT '' CHECK (operator IN ('', '≤', '<', '≥', '>')),
    teks TEXT NOT NULL DEFAULT '',
    CHECK ((jenis = 'angka') = (nilai IS NOT NULL)),
    UNIQUE (butir_id, triwulan)
) STRICT;

CREATE TABLE target_skm (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    tahun INTEGER NOT NULL UNIQUE,
    target TEXT CHECK (target GLOB '*[0-9]' AND ltrim(target, '-') GLOB '[0-9]*' AND substr(target, 2) NOT GLOB '*[^0-9.]*' AND target NOT GLOB '*.*.*'),
    metode TEXT CHECK (metode IN ('RATA_LAYANAN', 'GABUNGAN_RESPONDEN')),
    masuk_target INTEGER NOT NULL DEFAULT 1 CHECK (masuk_target IN (0, 1))
) STRICT;

CREATE TABLE taut_data_dukung (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    data_dukung_id TEXT NOT NULL REFERENCES data_dukung (id),
    butir_id TEXT REFERENCES butir_rencana (id),
    triwulan INTEGER CHECK (triwulan BETWEEN 1 AND 4),
    ratl_id TEXT REFERENCES ratl (id),
    dihapus_pada TEXT CHECK (dihapus_pada GLOB '????-??-??T??:??:??[-+]??:??'),
    CHECK ((butir_id IS NULL) = (triwulan IS NULL)),
    CHECK ((butir_id IS NULL) <> (ratl_id IS NULL)),
    UNIQUE (data_dukung_id, butir_id, triwulan),
    UNIQUE (data_dukung_id, ratl_id)
) STRICT;

CREATE TABLE templat (nama TEXT PRIMARY KEY, teks TEXT NOT NULL) STRICT;

CREATE TABLE unit (
    id TEXT PRIMARY KEY CHECK (id GLOB '????????-????-4???-????-????????????'),
    acuan TEXT NOT NULL,
    nama TEXT NOT NULL,
    jenis TEXT NOT NULL CHECK (jenis IN ('BALAI_BESAR', 'BALAI', 'LOKA', 'PUSAT')),
    kode TEXT NOT NULL DEFAULT '', alamat TEXT NOT NULL DEFAULT '', kota TEXT NOT NULL DEFAULT '', telepon TEXT NOT NULL DEFAULT '', surel TEXT NOT NULL DEFAULT '',
    zona TEXT NOT NULL CHECK (zona IN ('WIB', 'WITA', 'WIT')),
    contoh INTEGER NOT NULL DEFAULT 0 CHECK (contoh IN (0, 1))
) STRICT;

CREATE UNIQUE INDEX alasan_temuan_satu ON alasan_temuan (tahun, triwulan, kode, coalesce(butir_id, ''));

CREATE UNIQUE INDEX bawaan_berlaku ON bawaan ((1)) WHERE dibuka_pada IS NULL;

CREATE INDEX butir_rencana_tahun ON butir_rencana (tahun, induk_id, urutan);

CREATE INDEX data_dukung_sha256 ON data_dukung (sha256);

CREATE INDEX jejak_audit_perintah_id ON jejak_audit (perintah_id);

CREATE INDEX kiriman_paket_id ON kiriman (paket_id);

CREATE INDEX komponen_butir_id ON komponen (butir_id, urutan);

CREATE UNIQUE INDEX kunci_berlaku ON kunci (tahun, triwulan) WHERE dibuka_pada IS NULL;

CREATE UNIQUE INDEX kunci_survei_berlaku ON kunci_survei (tahun, periode) WHERE dibuka_pada IS NULL;

CREATE INDEX pengukuran_butir_id ON pengukuran (butir_id, urutan);

CREATE INDEX ratl_tahun ON ratl (tahun, urutan);

CREATE INDEX survei_tahun ON survei (tahun, periode);

CREATE INDEX tahap_perjanjian_rekaman_id ON tahap_perjanjian (rekaman_id);

CREATE INDEX tanda_terima_paket_manifes ON tanda_terima (paket_manifes);

CREATE INDEX taut_data_dukung_butir_id ON taut_data_dukung (butir_id, triwulan);

CREATE INDEX taut_data_dukung_ratl_id ON taut_data_dukung (ratl_id);

CREATE UNIQUE INDEX unit_satu ON unit ((1));

CREATE TRIGGER alasan_temuan_audit_delete AFTER DELETE ON alasan_temuan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'alasan_temuan', OLD.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'triwulan', OLD.triwulan, 'kode', OLD.kode, 'butir_id', OLD.butir_id, 'alasan', OLD.alasan),
        NULL);
END;

CREATE TRIGGER alasan_temuan_audit_insert AFTER INSERT ON alasan_temuan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'alasan_temuan', NEW.id,
        NULL,
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'triwulan', NEW.triwulan, 'kode', NEW.kode, 'butir_id', NEW.butir_id, 'alasan', NEW.alasan));
END;

CREATE TRIGGER alasan_temuan_audit_update AFTER UPDATE ON alasan_temuan
WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.triwulan IS NOT NEW.triwulan OR OLD.kode IS NOT NEW.kode OR OLD.butir_id IS NOT NEW.butir_id OR OLD.alasan IS NOT NEW.alasan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'alasan_temuan', NEW.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'triwulan', OLD.triwulan, 'kode', OLD.kode, 'butir_id', OLD.butir_id, 'alasan', OLD.alasan),
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'triwulan', NEW.triwulan, 'kode', NEW.kode, 'butir_id', NEW.butir_id, 'alasan', NEW.alasan));
END;

CREATE TRIGGER alasan_temuan_kunci_delete BEFORE DELETE ON alasan_temuan WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND triwulan = OLD.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER alasan_temuan_kunci_insert BEFORE INSERT ON alasan_temuan WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = NEW.tahun AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER alasan_temuan_kunci_update BEFORE UPDATE ON alasan_temuan WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND triwulan = OLD.triwulan) OR (tahun = NEW.tahun AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER alasan_temuan_tetap_delete BEFORE DELETE ON alasan_temuan WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER alasan_temuan_tetap_update BEFORE UPDATE ON alasan_temuan WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.kode IS NOT NEW.kode OR OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER anggaran_audit_delete AFTER DELETE ON anggaran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'anggaran', OLD.butir_id,
        json_object('butir_id', OLD.butir_id, 'pagu', OLD.pagu),
        NULL);
END;

CREATE TRIGGER anggaran_audit_insert AFTER INSERT ON anggaran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'anggaran', NEW.butir_id,
        NULL,
        json_object('butir_id', NEW.butir_id, 'pagu', NEW.pagu));
END;

CREATE TRIGGER anggaran_audit_update AFTER UPDATE ON anggaran
WHEN OLD.butir_id IS NOT NEW.butir_id OR OLD.pagu IS NOT NEW.pagu
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'anggaran', NEW.butir_id,
        json_object('butir_id', OLD.butir_id, 'pagu', OLD.pagu),
        json_object('butir_id', NEW.butir_id, 'pagu', NEW.pagu));
END;

CREATE TRIGGER anggaran_rencana_delete BEFORE DELETE ON anggaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER anggaran_rencana_insert BEFORE INSERT ON anggaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER anggaran_rencana_update BEFORE UPDATE ON anggaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER anggaran_tetap_delete BEFORE DELETE ON anggaran WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.butir_id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER anggaran_tetap_update BEFORE UPDATE ON anggaran WHEN OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER bawaan_audit_delete AFTER DELETE ON bawaan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'bawaan', OLD.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'dibawa_pada', OLD.dibawa_pada, 'berkas', OLD.berkas, 'sidik', OLD.sidik, 'dibuka_pada', OLD.dibuka_pada, 'cara', OLD.cara),
        NULL);
END;

CREATE TRIGGER bawaan_audit_insert AFTER INSERT ON bawaan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'bawaan', NEW.id,
        NULL,
        json_object('id', NEW.id, 'nama', NEW.nama, 'dibawa_pada', NEW.dibawa_pada, 'berkas', NEW.berkas, 'sidik', NEW.sidik, 'dibuka_pada', NEW.dibuka_pada, 'cara', NEW.cara));
END;

CREATE TRIGGER bawaan_audit_update AFTER UPDATE ON bawaan
WHEN OLD.id IS NOT NEW.id OR OLD.nama IS NOT NEW.nama OR OLD.dibawa_pada IS NOT NEW.dibawa_pada OR OLD.berkas IS NOT NEW.berkas OR OLD.sidik IS NOT NEW.sidik OR OLD.dibuka_pada IS NOT NEW.dibuka_pada OR OLD.cara IS NOT NEW.cara
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'bawaan', NEW.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'dibawa_pada', OLD.dibawa_pada, 'berkas', OLD.berkas, 'sidik', OLD.sidik, 'dibuka_pada', OLD.dibuka_pada, 'cara', OLD.cara),
        json_object('id', NEW.id, 'nama', NEW.nama, 'dibawa_pada', NEW.dibawa_pada, 'berkas', NEW.berkas, 'sidik', NEW.sidik, 'dibuka_pada', NEW.dibuka_pada, 'cara', NEW.cara));
END;

CREATE TRIGGER bawaan_sekali BEFORE UPDATE ON bawaan WHEN OLD.dibuka_pada IS NOT NULL BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER bawaan_tetap_delete BEFORE DELETE ON bawaan BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER bawaan_tetap_update BEFORE UPDATE ON bawaan WHEN OLD.id IS NOT NEW.id OR OLD.nama IS NOT NEW.nama OR OLD.dibawa_pada IS NOT NEW.dibawa_pada OR OLD.berkas IS NOT NEW.berkas BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER butir_rencana_audit_delete AFTER DELETE ON butir_rencana
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'butir_rencana', OLD.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'induk_id', OLD.induk_id, 'level', OLD.level, 'urutan', OLD.urutan, 'nomor_asli', OLD.nomor_asli, 'uraian', OLD.uraian, 'penanggung_jawab', OLD.penanggung_jawab, 'acuan', OLD.acuan, 'dihapus_pada', OLD.dihapus_pada),
        NULL);
END;

CREATE TRIGGER butir_rencana_audit_insert AFTER INSERT ON butir_rencana
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'butir_rencana', NEW.id,
        NULL,
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'induk_id', NEW.induk_id, 'level', NEW.level, 'urutan', NEW.urutan, 'nomor_asli', NEW.nomor_asli, 'uraian', NEW.uraian, 'penanggung_jawab', NEW.penanggung_jawab, 'acuan', NEW.acuan, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER butir_rencana_audit_update AFTER UPDATE ON butir_rencana
WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.induk_id IS NOT NEW.induk_id OR OLD.level IS NOT NEW.level OR OLD.urutan IS NOT NEW.urutan OR OLD.nomor_asli IS NOT NEW.nomor_asli OR OLD.uraian IS NOT NEW.uraian OR OLD.penanggung_jawab IS NOT NEW.penanggung_jawab OR OLD.acuan IS NOT NEW.acuan OR OLD.dihapus_pada IS NOT NEW.dihapus_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'butir_rencana', NEW.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'induk_id', OLD.induk_id, 'level', OLD.level, 'urutan', OLD.urutan, 'nomor_asli', OLD.nomor_asli, 'uraian', OLD.uraian, 'penanggung_jawab', OLD.penanggung_jawab, 'acuan', OLD.acuan, 'dihapus_pada', OLD.dihapus_pada),
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'induk_id', NEW.induk_id, 'level', NEW.level, 'urutan', NEW.urutan, 'nomor_asli', NEW.nomor_asli, 'uraian', NEW.uraian, 'penanggung_jawab', NEW.penanggung_jawab, 'acuan', NEW.acuan, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER butir_rencana_rencana_delete BEFORE DELETE ON butir_rencana WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER butir_rencana_rencana_insert BEFORE INSERT ON butir_rencana WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = NEW.tahun AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER butir_rencana_rencana_update BEFORE UPDATE ON butir_rencana WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND triwulan = 0) OR (tahun = NEW.tahun AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER butir_rencana_tetap_delete BEFORE DELETE ON butir_rencana WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER butir_rencana_tetap_update BEFORE UPDATE ON butir_rencana WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER data_dukung_audit_delete AFTER DELETE ON data_dukung
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'data_dukung', OLD.id,
        json_object('id', OLD.id, 'jenis', OLD.jenis, 'nama', OLD.nama, 'keterangan', OLD.keterangan, 'url', OLD.url, 'tanggal', OLD.tanggal, 'nomor', OLD.nomor, 'tempat_simpan', OLD.tempat_simpan, 'sha256', OLD.sha256, 'ukuran', OLD.ukuran, 'mime', OLD.mime, 'dihapus_pada', OLD.dihapus_pada),
        NULL);
END;

CREATE TRIGGER data_dukung_audit_insert AFTER INSERT ON data_dukung
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'data_dukung', NEW.id,
        NULL,
        json_object('id', NEW.id, 'jenis', NEW.jenis, 'nama', NEW.nama, 'keterangan', NEW.keterangan, 'url', NEW.url, 'tanggal', NEW.tanggal, 'nomor', NEW.nomor, 'tempat_simpan', NEW.tempat_simpan, 'sha256', NEW.sha256, 'ukuran', NEW.ukuran, 'mime', NEW.mime, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER data_dukung_audit_update AFTER UPDATE ON data_dukung
WHEN OLD.id IS NOT NEW.id OR OLD.jenis IS NOT NEW.jenis OR OLD.nama IS NOT NEW.nama OR OLD.keterangan IS NOT NEW.keterangan OR OLD.url IS NOT NEW.url OR OLD.tanggal IS NOT NEW.tanggal OR OLD.nomor IS NOT NEW.nomor OR OLD.tempat_simpan IS NOT NEW.tempat_simpan OR OLD.sha256 IS NOT NEW.sha256 OR OLD.ukuran IS NOT NEW.ukuran OR OLD.mime IS NOT NEW.mime OR OLD.dihapus_pada IS NOT NEW.dihapus_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'data_dukung', NEW.id,
        json_object('id', OLD.id, 'jenis', OLD.jenis, 'nama', OLD.nama, 'keterangan', OLD.keterangan, 'url', OLD.url, 'tanggal', OLD.tanggal, 'nomor', OLD.nomor, 'tempat_simpan', OLD.tempat_simpan, 'sha256', OLD.sha256, 'ukuran', OLD.ukuran, 'mime', OLD.mime, 'dihapus_pada', OLD.dihapus_pada),
        json_object('id', NEW.id, 'jenis', NEW.jenis, 'nama', NEW.nama, 'keterangan', NEW.keterangan, 'url', NEW.url, 'tanggal', NEW.tanggal, 'nomor', NEW.nomor, 'tempat_simpan', NEW.tempat_simpan, 'sha256', NEW.sha256, 'ukuran', NEW.ukuran, 'mime', NEW.mime, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER data_dukung_tetap_delete BEFORE DELETE ON data_dukung WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER data_dukung_tetap_update BEFORE UPDATE ON data_dukung WHEN OLD.id IS NOT NEW.id OR OLD.jenis IS NOT NEW.jenis OR OLD.sha256 IS NOT NEW.sha256 OR OLD.ukuran IS NOT NEW.ukuran OR OLD.mime IS NOT NEW.mime BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER garis_audit_delete AFTER DELETE ON garis
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'garis', OLD.id,
        json_object('id', OLD.id, 'sebab', OLD.sebab, 'dibuat_pada', OLD.dibuat_pada),
        NULL);
END;

CREATE TRIGGER garis_audit_insert AFTER INSERT ON garis
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'garis', NEW.id,
        NULL,
        json_object('id', NEW.id, 'sebab', NEW.sebab, 'dibuat_pada', NEW.dibuat_pada));
END;

CREATE TRIGGER garis_audit_update AFTER UPDATE ON garis
WHEN OLD.id IS NOT NEW.id OR OLD.sebab IS NOT NEW.sebab OR OLD.dibuat_pada IS NOT NEW.dibuat_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'garis', NEW.id,
        json_object('id', OLD.id, 'sebab', OLD.sebab, 'dibuat_pada', OLD.dibuat_pada),
        json_object('id', NEW.id, 'sebab', NEW.sebab, 'dibuat_pada', NEW.dibuat_pada));
END;

CREATE TRIGGER garis_tetap_delete BEFORE DELETE ON garis BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER garis_tetap_update BEFORE UPDATE ON garis BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER hari_libur_audit_delete AFTER DELETE ON hari_libur
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'hari_libur', OLD.tanggal,
        json_object('tanggal', OLD.tanggal, 'keterangan', OLD.keterangan),
        NULL);
END;

CREATE TRIGGER hari_libur_audit_insert AFTER INSERT ON hari_libur
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'hari_libur', NEW.tanggal,
        NULL,
        json_object('tanggal', NEW.tanggal, 'keterangan', NEW.keterangan));
END;

CREATE TRIGGER hari_libur_audit_update AFTER UPDATE ON hari_libur
WHEN OLD.tanggal IS NOT NEW.tanggal OR OLD.keterangan IS NOT NEW.keterangan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'hari_libur', NEW.tanggal,
        json_object('tanggal', OLD.tanggal, 'keterangan', OLD.keterangan),
        json_object('tanggal', NEW.tanggal, 'keterangan', NEW.keterangan));
END;

CREATE TRIGGER hari_libur_tetap_update BEFORE UPDATE ON hari_libur WHEN OLD.tanggal IS NOT NEW.tanggal BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER indikator_audit_delete AFTER DELETE ON indikator
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'indikator', OLD.butir_id,
        json_object('butir_id', OLD.butir_id, 'satuan', OLD.satuan, 'arah', OLD.arah, 'konsolidasi', OLD.konsolidasi, 'cara_isi', OLD.cara_isi, 'sumber_data', OLD.sumber_data),
        NULL);
END;

CREATE TRIGGER indikator_audit_insert AFTER INSERT ON indikator
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'indikator', NEW.butir_id,
        NULL,
        json_object('butir_id', NEW.butir_id, 'satuan', NEW.satuan, 'arah', NEW.arah, 'konsolidasi', NEW.konsolidasi, 'cara_isi', NEW.cara_isi, 'sumber_data', NEW.sumber_data));
END;

CREATE TRIGGER indikator_audit_update AFTER UPDATE ON indikator
WHEN OLD.butir_id IS NOT NEW.butir_id OR OLD.satuan IS NOT NEW.satuan OR OLD.arah IS NOT NEW.arah OR OLD.konsolidasi IS NOT NEW.konsolidasi OR OLD.cara_isi IS NOT NEW.cara_isi OR OLD.sumber_data IS NOT NEW.sumber_data
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'indikator', NEW.butir_id,
        json_object('butir_id', OLD.butir_id, 'satuan', OLD.satuan, 'arah', OLD.arah, 'konsolidasi', OLD.konsolidasi, 'cara_isi', OLD.cara_isi, 'sumber_data', OLD.sumber_data),
        json_object('butir_id', NEW.butir_id, 'satuan', NEW.satuan, 'arah', NEW.arah, 'konsolidasi', NEW.konsolidasi, 'cara_isi', NEW.cara_isi, 'sumber_data', NEW.sumber_data));
END;

CREATE TRIGGER indikator_rencana_delete BEFORE DELETE ON indikator WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER indikator_rencana_insert BEFORE INSERT ON indikator WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER indikator_rencana_update BEFORE UPDATE ON indikator WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER indikator_tetap_delete BEFORE DELETE ON indikator WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.butir_id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER indikator_tetap_update BEFORE UPDATE ON indikator WHEN OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER jejak_audit_dibawa BEFORE INSERT ON jejak_audit WHEN NEW.tabel NOT IN ('bawaan', 'garis') AND EXISTS (SELECT 1 FROM bawaan WHERE dibuka_pada IS NULL) BEGIN SELECT RAISE(ABORT, 'SEDANG_DIBAWA'); END;

CREATE TRIGGER jejak_audit_perintah BEFORE INSERT ON jejak_audit WHEN NEW.perintah_id IS NOT perintah() BEGIN SELECT RAISE(ABORT, 'TANPA_PERINTAH'); END;

CREATE TRIGGER jejak_audit_tetap_delete BEFORE DELETE ON jejak_audit BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER jejak_audit_tetap_update BEFORE UPDATE ON jejak_audit BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER keluaran_audit_delete AFTER DELETE ON keluaran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'keluaran', OLD.butir_id,
        json_object('butir_id', OLD.butir_id, 'waktu', OLD.waktu, 'satuan', OLD.satuan, 'instansi_terkait', OLD.instansi_terkait),
        NULL);
END;

CREATE TRIGGER keluaran_audit_insert AFTER INSERT ON keluaran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'keluaran', NEW.butir_id,
        NULL,
        json_object('butir_id', NEW.butir_id, 'waktu', NEW.waktu, 'satuan', NEW.satuan, 'instansi_terkait', NEW.instansi_terkait));
END;

CREATE TRIGGER keluaran_audit_update AFTER UPDATE ON keluaran
WHEN OLD.butir_id IS NOT NEW.butir_id OR OLD.waktu IS NOT NEW.waktu OR OLD.satuan IS NOT NEW.satuan OR OLD.instansi_terkait IS NOT NEW.instansi_terkait
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'keluaran', NEW.butir_id,
        json_object('butir_id', OLD.butir_id, 'waktu', OLD.waktu, 'satuan', OLD.satuan, 'instansi_terkait', OLD.instansi_terkait),
        json_object('butir_id', NEW.butir_id, 'waktu', NEW.waktu, 'satuan', NEW.satuan, 'instansi_terkait', NEW.instansi_terkait));
END;

CREATE TRIGGER keluaran_rencana_delete BEFORE DELETE ON keluaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER keluaran_rencana_insert BEFORE INSERT ON keluaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER keluaran_rencana_update BEFORE UPDATE ON keluaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER keluaran_tetap_delete BEFORE DELETE ON keluaran WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.butir_id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER keluaran_tetap_update BEFORE UPDATE ON keluaran WHEN OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER komponen_audit_delete AFTER DELETE ON komponen
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'komponen', OLD.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'urutan', OLD.urutan, 'nama', OLD.nama, 'bobot', OLD.bobot, 'dihapus_pada', OLD.dihapus_pada),
        NULL);
END;

CREATE TRIGGER komponen_audit_insert AFTER INSERT ON komponen
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'komponen', NEW.id,
        NULL,
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'urutan', NEW.urutan, 'nama', NEW.nama, 'bobot', NEW.bobot, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER komponen_audit_update AFTER UPDATE ON komponen
WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id OR OLD.urutan IS NOT NEW.urutan OR OLD.nama IS NOT NEW.nama OR OLD.bobot IS NOT NEW.bobot OR OLD.dihapus_pada IS NOT NEW.dihapus_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'komponen', NEW.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'urutan', OLD.urutan, 'nama', OLD.nama, 'bobot', OLD.bobot, 'dihapus_pada', OLD.dihapus_pada),
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'urutan', NEW.urutan, 'nama', NEW.nama, 'bobot', NEW.bobot, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER komponen_rencana_delete BEFORE DELETE ON komponen WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER komponen_rencana_insert BEFORE INSERT ON komponen WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER komponen_rencana_update BEFORE UPDATE ON komponen WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER komponen_tetap_delete BEFORE DELETE ON komponen WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER komponen_tetap_update BEFORE UPDATE ON komponen WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER kunci_audit_delete AFTER DELETE ON kunci
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'kunci', OLD.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'triwulan', OLD.triwulan, 'rekaman_id', OLD.rekaman_id, 'pejabat_id', OLD.pejabat_id, 'nama', OLD.nama, 'jabatan', OLD.jabatan, 'dikunci_pada', OLD.dikunci_pada, 'dibuka_pada', OLD.dibuka_pada, 'alasan_buka', OLD.alasan_buka),
        NULL);
END;

CREATE TRIGGER kunci_audit_insert AFTER INSERT ON kunci
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'kunci', NEW.id,
        NULL,
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'triwulan', NEW.triwulan, 'rekaman_id', NEW.rekaman_id, 'pejabat_id', NEW.pejabat_id, 'nama', NEW.nama, 'jabatan', NEW.jabatan, 'dikunci_pada', NEW.dikunci_pada, 'dibuka_pada', NEW.dibuka_pada, 'alasan_buka', NEW.alasan_buka));
END;

CREATE TRIGGER kunci_audit_update AFTER UPDATE ON kunci
WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.triwulan IS NOT NEW.triwulan OR OLD.rekaman_id IS NOT NEW.rekaman_id OR OLD.pejabat_id IS NOT NEW.pejabat_id OR OLD.nama IS NOT NEW.nama OR OLD.jabatan IS NOT NEW.jabatan OR OLD.dikunci_pada IS NOT NEW.dikunci_pada OR OLD.dibuka_pada IS NOT NEW.dibuka_pada OR OLD.alasan_buka IS NOT NEW.alasan_buka
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'kunci', NEW.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'triwulan', OLD.triwulan, 'rekaman_id', OLD.rekaman_id, 'pejabat_id', OLD.pejabat_id, 'nama', OLD.nama, 'jabatan', OLD.jabatan, 'dikunci_pada', OLD.dikunci_pada, 'dibuka_pada', OLD.dibuka_pada, 'alasan_buka', OLD.alasan_buka),
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'triwulan', NEW.triwulan, 'rekaman_id', NEW.rekaman_id, 'pejabat_id', NEW.pejabat_id, 'nama', NEW.nama, 'jabatan', NEW.jabatan, 'dikunci_pada', NEW.dikunci_pada, 'dibuka_pada', NEW.dibuka_pada, 'alasan_buka', NEW.alasan_buka));
END;

CREATE TRIGGER kunci_sekali BEFORE UPDATE ON kunci WHEN OLD.dibuka_pada IS NOT NULL BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER kunci_survei_audit_delete AFTER DELETE ON kunci_survei
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'kunci_survei', OLD.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'periode', OLD.periode, 'rekaman_id', OLD.rekaman_id, 'pejabat_id', OLD.pejabat_id, 'nama', OLD.nama, 'jabatan', OLD.jabatan, 'dikunci_pada', OLD.dikunci_pada, 'dibuka_pada', OLD.dibuka_pada, 'alasan_buka', OLD.alasan_buka),
        NULL);
END;

CREATE TRIGGER kunci_survei_audit_insert AFTER INSERT ON kunci_survei
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'kunci_survei', NEW.id,
        NULL,
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'periode', NEW.periode, 'rekaman_id', NEW.rekaman_id, 'pejabat_id', NEW.pejabat_id, 'nama', NEW.nama, 'jabatan', NEW.jabatan, 'dikunci_pada', NEW.dikunci_pada, 'dibuka_pada', NEW.dibuka_pada, 'alasan_buka', NEW.alasan_buka));
END;

CREATE TRIGGER kunci_survei_audit_update AFTER UPDATE ON kunci_survei
WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.periode IS NOT NEW.periode OR OLD.rekaman_id IS NOT NEW.rekaman_id OR OLD.pejabat_id IS NOT NEW.pejabat_id OR OLD.nama IS NOT NEW.nama OR OLD.jabatan IS NOT NEW.jabatan OR OLD.dikunci_pada IS NOT NEW.dikunci_pada OR OLD.dibuka_pada IS NOT NEW.dibuka_pada OR OLD.alasan_buka IS NOT NEW.alasan_buka
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'kunci_survei', NEW.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'periode', OLD.periode, 'rekaman_id', OLD.rekaman_id, 'pejabat_id', OLD.pejabat_id, 'nama', OLD.nama, 'jabatan', OLD.jabatan, 'dikunci_pada', OLD.dikunci_pada, 'dibuka_pada', OLD.dibuka_pada, 'alasan_buka', OLD.alasan_buka),
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'periode', NEW.periode, 'rekaman_id', NEW.rekaman_id, 'pejabat_id', NEW.pejabat_id, 'nama', NEW.nama, 'jabatan', NEW.jabatan, 'dikunci_pada', NEW.dikunci_pada, 'dibuka_pada', NEW.dibuka_pada, 'alasan_buka', NEW.alasan_buka));
END;

CREATE TRIGGER kunci_survei_sekali BEFORE UPDATE ON kunci_survei WHEN OLD.dibuka_pada IS NOT NULL BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER kunci_survei_tetap_delete BEFORE DELETE ON kunci_survei BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER kunci_survei_tetap_update BEFORE UPDATE ON kunci_survei WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.periode IS NOT NEW.periode OR OLD.rekaman_id IS NOT NEW.rekaman_id OR OLD.pejabat_id IS NOT NEW.pejabat_id OR OLD.nama IS NOT NEW.nama OR OLD.jabatan IS NOT NEW.jabatan OR OLD.dikunci_pada IS NOT NEW.dikunci_pada BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER kunci_tetap_delete BEFORE DELETE ON kunci BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER kunci_tetap_update BEFORE UPDATE ON kunci WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.triwulan IS NOT NEW.triwulan OR OLD.rekaman_id IS NOT NEW.rekaman_id OR OLD.pejabat_id IS NOT NEW.pejabat_id OR OLD.nama IS NOT NEW.nama OR OLD.jabatan IS NOT NEW.jabatan OR OLD.dikunci_pada IS NOT NEW.dikunci_pada BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER layanan_audit_delete AFTER DELETE ON layanan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'layanan', OLD.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'urutan', OLD.urutan, 'dihapus_pada', OLD.dihapus_pada),
        NULL);
END;

CREATE TRIGGER layanan_audit_insert AFTER INSERT ON layanan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'layanan', NEW.id,
        NULL,
        json_object('id', NEW.id, 'nama', NEW.nama, 'urutan', NEW.urutan, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER layanan_audit_update AFTER UPDATE ON layanan
WHEN OLD.id IS NOT NEW.id OR OLD.nama IS NOT NEW.nama OR OLD.urutan IS NOT NEW.urutan OR OLD.dihapus_pada IS NOT NEW.dihapus_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'layanan', NEW.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'urutan', OLD.urutan, 'dihapus_pada', OLD.dihapus_pada),
        json_object('id', NEW.id, 'nama', NEW.nama, 'urutan', NEW.urutan, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER layanan_tetap_delete BEFORE DELETE ON layanan WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER layanan_tetap_update BEFORE UPDATE ON layanan WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER logo_audit_delete AFTER DELETE ON logo
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'logo', OLD.sidik,
        json_object('sidik', OLD.sidik, 'png', OLD.png),
        NULL);
END;

CREATE TRIGGER logo_audit_insert AFTER INSERT ON logo
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'logo', NEW.sidik,
        NULL,
        json_object('sidik', NEW.sidik, 'png', NEW.png));
END;

CREATE TRIGGER logo_audit_update AFTER UPDATE ON logo
WHEN OLD.sidik IS NOT NEW.sidik OR OLD.png IS NOT NEW.png
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'logo', NEW.sidik,
        json_object('sidik', OLD.sidik, 'png', OLD.png),
        json_object('sidik', NEW.sidik, 'png', NEW.png));
END;

CREATE TRIGGER logo_tetap_delete BEFORE DELETE ON logo WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.sidik)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER logo_tetap_update BEFORE UPDATE ON logo WHEN OLD.sidik IS NOT NEW.sidik OR OLD.png IS NOT NEW.png BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER nilai_komponen_audit_delete AFTER DELETE ON nilai_komponen
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'nilai_komponen', OLD.id,
        json_object('id', OLD.id, 'komponen_id', OLD.komponen_id, 'triwulan', OLD.triwulan, 'nilai', OLD.nilai, 'pembilang', OLD.pembilang, 'penyebut', OLD.penyebut),
        NULL);
END;

CREATE TRIGGER nilai_komponen_audit_insert AFTER INSERT ON nilai_komponen
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'nilai_komponen', NEW.id,
        NULL,
        json_object('id', NEW.id, 'komponen_id', NEW.komponen_id, 'triwulan', NEW.triwulan, 'nilai', NEW.nilai, 'pembilang', NEW.pembilang, 'penyebut', NEW.penyebut));
END;

CREATE TRIGGER nilai_komponen_audit_update AFTER UPDATE ON nilai_komponen
WHEN OLD.id IS NOT NEW.id OR OLD.komponen_id IS NOT NEW.komponen_id OR OLD.triwulan IS NOT NEW.triwulan OR OLD.nilai IS NOT NEW.nilai OR OLD.pembilang IS NOT NEW.pembilang OR OLD.penyebut IS NOT NEW.penyebut
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'nilai_komponen', NEW.id,
        json_object('id', OLD.id, 'komponen_id', OLD.komponen_id, 'triwulan', OLD.triwulan, 'nilai', OLD.nilai, 'pembilang', OLD.pembilang, 'penyebut', OLD.penyebut),
        json_object('id', NEW.id, 'komponen_id', NEW.komponen_id, 'triwulan', NEW.triwulan, 'nilai', NEW.nilai, 'pembilang', NEW.pembilang, 'penyebut', NEW.penyebut));
END;

CREATE TRIGGER nilai_komponen_kunci_delete BEFORE DELETE ON nilai_komponen WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana JOIN komponen ON komponen.butir_id = butir_rencana.id WHERE komponen.id = OLD.komponen_id) AND triwulan = OLD.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER nilai_komponen_kunci_insert BEFORE INSERT ON nilai_komponen WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana JOIN komponen ON komponen.butir_id = butir_rencana.id WHERE komponen.id = NEW.komponen_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER nilai_komponen_kunci_update BEFORE UPDATE ON nilai_komponen WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana JOIN komponen ON komponen.butir_id = butir_rencana.id WHERE komponen.id = OLD.komponen_id) AND triwulan = OLD.triwulan) OR (tahun = (SELECT tahun FROM butir_rencana JOIN komponen ON komponen.butir_id = butir_rencana.id WHERE komponen.id = NEW.komponen_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER nilai_komponen_tetap_delete BEFORE DELETE ON nilai_komponen WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER nilai_komponen_tetap_update BEFORE UPDATE ON nilai_komponen WHEN OLD.id IS NOT NEW.id OR OLD.komponen_id IS NOT NEW.komponen_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER nilai_unsur_audit_delete AFTER DELETE ON nilai_unsur
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'nilai_unsur', OLD.id,
        json_object('id', OLD.id, 'survei_id', OLD.survei_id, 'unsur', OLD.unsur, 'n', OLD.n, 'jumlah', OLD.jumlah, 'nilai', OLD.nilai, 'kosong', OLD.kosong),
        NULL);
END;

CREATE TRIGGER nilai_unsur_audit_insert AFTER INSERT ON nilai_unsur
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'nilai_unsur', NEW.id,
        NULL,
        json_object('id', NEW.id, 'survei_id', NEW.survei_id, 'unsur', NEW.unsur, 'n', NEW.n, 'jumlah', NEW.jumlah, 'nilai', NEW.nilai, 'kosong', NEW.kosong));
END;

CREATE TRIGGER nilai_unsur_audit_update AFTER UPDATE ON nilai_unsur
WHEN OLD.id IS NOT NEW.id OR OLD.survei_id IS NOT NEW.survei_id OR OLD.unsur IS NOT NEW.unsur OR OLD.n IS NOT NEW.n OR OLD.jumlah IS NOT NEW.jumlah OR OLD.nilai IS NOT NEW.nilai OR OLD.kosong IS NOT NEW.kosong
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'nilai_unsur', NEW.id,
        json_object('id', OLD.id, 'survei_id', OLD.survei_id, 'unsur', OLD.unsur, 'n', OLD.n, 'jumlah', OLD.jumlah, 'nilai', OLD.nilai, 'kosong', OLD.kosong),
        json_object('id', NEW.id, 'survei_id', NEW.survei_id, 'unsur', NEW.unsur, 'n', NEW.n, 'jumlah', NEW.jumlah, 'nilai', NEW.nilai, 'kosong', NEW.kosong));
END;

CREATE TRIGGER nilai_unsur_survei_delete BEFORE DELETE ON nilai_unsur WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM survei WHERE id = OLD.survei_id) AND periode = (SELECT periode FROM survei WHERE id = OLD.survei_id)))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER nilai_unsur_survei_insert BEFORE INSERT ON nilai_unsur WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM survei WHERE id = NEW.survei_id) AND periode = (SELECT periode FROM survei WHERE id = NEW.survei_id)))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER nilai_unsur_survei_update BEFORE UPDATE ON nilai_unsur WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM survei WHERE id = OLD.survei_id) AND periode = (SELECT periode FROM survei WHERE id = OLD.survei_id)) OR (tahun = (SELECT tahun FROM survei WHERE id = NEW.survei_id) AND periode = (SELECT periode FROM survei WHERE id = NEW.survei_id)))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER nilai_unsur_tetap_delete BEFORE DELETE ON nilai_unsur WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER nilai_unsur_tetap_update BEFORE UPDATE ON nilai_unsur WHEN OLD.id IS NOT NEW.id OR OLD.survei_id IS NOT NEW.survei_id OR OLD.unsur IS NOT NEW.unsur BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER paket_audit_delete AFTER DELETE ON paket
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'paket', OLD.id,
        json_object('id', OLD.id, 'rekaman_id', OLD.rekaman_id, 'garis_id', OLD.garis_id, 'nomor_urut', OLD.nomor_urut, 'menggantikan', OLD.menggantikan, 'manifes', OLD.manifes, 'berkas', OLD.berkas, 'ukuran', OLD.ukuran, 'dibuat_pada', OLD.dibuat_pada, 'bagian_ke', OLD.bagian_ke, 'bagian_dari', OLD.bagian_dari, 'induk', OLD.induk),
        NULL);
END;

CREATE TRIGGER paket_audit_insert AFTER INSERT ON paket
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'paket', NEW.id,
        NULL,
        json_object('id', NEW.id, 'rekaman_id', NEW.rekaman_id, 'garis_id', NEW.garis_id, 'nomor_urut', NEW.nomor_urut, 'menggantikan', NEW.menggantikan, 'manifes', NEW.manifes, 'berkas', NEW.berkas, 'ukuran', NEW.ukuran, 'dibuat_pada', NEW.dibuat_pada, 'bagian_ke', NEW.bagian_ke, 'bagian_dari', NEW.bagian_dari, 'induk', NEW.induk));
END;

CREATE TRIGGER paket_audit_update AFTER UPDATE ON paket
WHEN OLD.id IS NOT NEW.id OR OLD.rekaman_id IS NOT NEW.rekaman_id OR OLD.garis_id IS NOT NEW.garis_id OR OLD.nomor_urut IS NOT NEW.nomor_urut OR OLD.menggantikan IS NOT NEW.menggantikan OR OLD.manifes IS NOT NEW.manifes OR OLD.berkas IS NOT NEW.berkas OR OLD.ukuran IS NOT NEW.ukuran OR OLD.dibuat_pada IS NOT NEW.dibuat_pada OR OLD.bagian_ke IS NOT NEW.bagian_ke OR OLD.bagian_dari IS NOT NEW.bagian_dari OR OLD.induk IS NOT NEW.induk
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'paket', NEW.id,
        json_object('id', OLD.id, 'rekaman_id', OLD.rekaman_id, 'garis_id', OLD.garis_id, 'nomor_urut', OLD.nomor_urut, 'menggantikan', OLD.menggantikan, 'manifes', OLD.manifes, 'berkas', OLD.berkas, 'ukuran', OLD.ukuran, 'dibuat_pada', OLD.dibuat_pada, 'bagian_ke', OLD.bagian_ke, 'bagian_dari', OLD.bagian_dari, 'induk', OLD.induk),
        json_object('id', NEW.id, 'rekaman_id', NEW.rekaman_id, 'garis_id', NEW.garis_id, 'nomor_urut', NEW.nomor_urut, 'menggantikan', NEW.menggantikan, 'manifes', NEW.manifes, 'berkas', NEW.berkas, 'ukuran', NEW.ukuran, 'dibuat_pada', NEW.dibuat_pada, 'bagian_ke', NEW.bagian_ke, 'bagian_dari', NEW.bagian_dari, 'induk', NEW.induk));
END;

CREATE TRIGGER paket_tetap_delete BEFORE DELETE ON paket BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER paket_tetap_update BEFORE UPDATE ON paket BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER pegawai_audit_delete AFTER DELETE ON pegawai
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pegawai', OLD.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'nip', OLD.nip, 'jenis_nip', OLD.jenis_nip, 'jabatan', OLD.jabatan, 'aktif', OLD.aktif),
        NULL);
END;

CREATE TRIGGER pegawai_audit_insert AFTER INSERT ON pegawai
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pegawai', NEW.id,
        NULL,
        json_object('id', NEW.id, 'nama', NEW.nama, 'nip', NEW.nip, 'jenis_nip', NEW.jenis_nip, 'jabatan', NEW.jabatan, 'aktif', NEW.aktif));
END;

CREATE TRIGGER pegawai_audit_update AFTER UPDATE ON pegawai
WHEN OLD.id IS NOT NEW.id OR OLD.nama IS NOT NEW.nama OR OLD.nip IS NOT NEW.nip OR OLD.jenis_nip IS NOT NEW.jenis_nip OR OLD.jabatan IS NOT NEW.jabatan OR OLD.aktif IS NOT NEW.aktif
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pegawai', NEW.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'nip', OLD.nip, 'jenis_nip', OLD.jenis_nip, 'jabatan', OLD.jabatan, 'aktif', OLD.aktif),
        json_object('id', NEW.id, 'nama', NEW.nama, 'nip', NEW.nip, 'jenis_nip', NEW.jenis_nip, 'jabatan', NEW.jabatan, 'aktif', NEW.aktif));
END;

CREATE TRIGGER pegawai_tetap_update BEFORE UPDATE ON pegawai WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER pejabat_audit_delete AFTER DELETE ON pejabat
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pejabat', OLD.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'nip', OLD.nip, 'jenis_nip', OLD.jenis_nip, 'jabatan', OLD.jabatan, 'sebutan', OLD.sebutan, 'mulai', OLD.mulai, 'sampai', OLD.sampai, 'dasar', OLD.dasar),
        NULL);
END;

CREATE TRIGGER pejabat_audit_insert AFTER INSERT ON pejabat
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pejabat', NEW.id,
        NULL,
        json_object('id', NEW.id, 'nama', NEW.nama, 'nip', NEW.nip, 'jenis_nip', NEW.jenis_nip, 'jabatan', NEW.jabatan, 'sebutan', NEW.sebutan, 'mulai', NEW.mulai, 'sampai', NEW.sampai, 'dasar', NEW.dasar));
END;

CREATE TRIGGER pejabat_audit_update AFTER UPDATE ON pejabat
WHEN OLD.id IS NOT NEW.id OR OLD.nama IS NOT NEW.nama OR OLD.nip IS NOT NEW.nip OR OLD.jenis_nip IS NOT NEW.jenis_nip OR OLD.jabatan IS NOT NEW.jabatan OR OLD.sebutan IS NOT NEW.sebutan OR OLD.mulai IS NOT NEW.mulai OR OLD.sampai IS NOT NEW.sampai OR OLD.dasar IS NOT NEW.dasar
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pejabat', NEW.id,
        json_object('id', OLD.id, 'nama', OLD.nama, 'nip', OLD.nip, 'jenis_nip', OLD.jenis_nip, 'jabatan', OLD.jabatan, 'sebutan', OLD.sebutan, 'mulai', OLD.mulai, 'sampai', OLD.sampai, 'dasar', OLD.dasar),
        json_object('id', NEW.id, 'nama', NEW.nama, 'nip', NEW.nip, 'jenis_nip', NEW.jenis_nip, 'jabatan', NEW.jabatan, 'sebutan', NEW.sebutan, 'mulai', NEW.mulai, 'sampai', NEW.sampai, 'dasar', NEW.dasar));
END;

CREATE TRIGGER pejabat_tetap_delete BEFORE DELETE ON pejabat WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER pejabat_tetap_update BEFORE UPDATE ON pejabat WHEN OLD.id IS NOT NEW.id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER pengaturan_audit_delete AFTER DELETE ON pengaturan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pengaturan', OLD.nama,
        json_object('nama', OLD.nama, 'nilai', OLD.nilai),
        NULL);
END;

CREATE TRIGGER pengaturan_audit_insert AFTER INSERT ON pengaturan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pengaturan', NEW.nama,
        NULL,
        json_object('nama', NEW.nama, 'nilai', NEW.nilai));
END;

CREATE TRIGGER pengaturan_audit_update AFTER UPDATE ON pengaturan
WHEN OLD.nama IS NOT NEW.nama OR OLD.nilai IS NOT NEW.nilai
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pengaturan', NEW.nama,
        json_object('nama', OLD.nama, 'nilai', OLD.nilai),
        json_object('nama', NEW.nama, 'nilai', NEW.nilai));
END;

CREATE TRIGGER pengaturan_tetap_update BEFORE UPDATE ON pengaturan WHEN OLD.nama IS NOT NEW.nama BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER pengukuran_audit_delete AFTER DELETE ON pengukuran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pengukuran', OLD.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'urutan', OLD.urutan, 'judul', OLD.judul, 'teks', OLD.teks, 'dihapus_pada', OLD.dihapus_pada),
        NULL);
END;

CREATE TRIGGER pengukuran_audit_insert AFTER INSERT ON pengukuran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pengukuran', NEW.id,
        NULL,
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'urutan', NEW.urutan, 'judul', NEW.judul, 'teks', NEW.teks, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER pengukuran_audit_update AFTER UPDATE ON pengukuran
WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id OR OLD.urutan IS NOT NEW.urutan OR OLD.judul IS NOT NEW.judul OR OLD.teks IS NOT NEW.teks OR OLD.dihapus_pada IS NOT NEW.dihapus_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'pengukuran', NEW.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'urutan', OLD.urutan, 'judul', OLD.judul, 'teks', OLD.teks, 'dihapus_pada', OLD.dihapus_pada),
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'urutan', NEW.urutan, 'judul', NEW.judul, 'teks', NEW.teks, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER pengukuran_rencana_delete BEFORE DELETE ON pengukuran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER pengukuran_rencana_insert BEFORE INSERT ON pengukuran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER pengukuran_rencana_update BEFORE UPDATE ON pengukuran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER pengukuran_tetap_delete BEFORE DELETE ON pengukuran WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER pengukuran_tetap_update BEFORE UPDATE ON pengukuran WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER perintah_pelaku BEFORE INSERT ON perintah WHEN NEW.pelaku IS NOT pelaku() BEGIN SELECT RAISE(ABORT, 'TANPA_PERINTAH'); END;

CREATE TRIGGER perintah_tetap_delete BEFORE DELETE ON perintah BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER perintah_tetap_update BEFORE UPDATE ON perintah BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER perjanjian_kinerja_audit_delete AFTER DELETE ON perjanjian_kinerja
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'perjanjian_kinerja', OLD.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'revisi', OLD.revisi, 'alasan', OLD.alasan, 'uraian_alasan', OLD.uraian_alasan, 'revisi_rencana', OLD.revisi_rencana, 'pihak_kesatu_id', OLD.pihak_kesatu_id, 'pihak_kedua_nama', OLD.pihak_kedua_nama, 'pihak_kedua_jabatan', OLD.pihak_kedua_jabatan, 'pihak_kedua_nip', OLD.pihak_kedua_nip, 'pihak_kedua_jenis_nip', OLD.pihak_kedua_jenis_nip, 'pihak_kedua_sebutan', OLD.pihak_kedua_sebutan, 'nomor', OLD.nomor, 'tempat', OLD.tempat, 'tanggal', OLD.tanggal, 'bentuk_tanggal', OLD.bentuk_tanggal, 'bentuk_lampiran', OLD.bentuk_lampiran, 'bentuk_kop', OLD.bentuk_kop, 'logo_sidik', OLD.logo_sidik, 'kertas', OLD.kertas, 'tepi_kiri', OLD.tepi_kiri, 'tepi_kanan', OLD.tepi_kanan, 'tepi_atas', OLD.tepi_atas, 'tepi_bawah', OLD.tepi_bawah, 'ukuran_huruf', OLD.ukuran_huruf),
        NULL);
END;

CREATE TRIGGER perjanjian_kinerja_audit_insert AFTER INSERT ON perjanjian_kinerja
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'perjanjian_kinerja', NEW.id,
        NULL,
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'revisi', NEW.revisi, 'alasan', NEW.alasan, 'uraian_alasan', NEW.uraian_alasan, 'revisi_rencana', NEW.revisi_rencana, 'pihak_kesatu_id', NEW.pihak_kesatu_id, 'pihak_kedua_nama', NEW.pihak_kedua_nama, 'pihak_kedua_jabatan', NEW.pihak_kedua_jabatan, 'pihak_kedua_nip', NEW.pihak_kedua_nip, 'pihak_kedua_jenis_nip', NEW.pihak_kedua_jenis_nip, 'pihak_kedua_sebutan', NEW.pihak_kedua_sebutan, 'nomor', NEW.nomor, 'tempat', NEW.tempat, 'tanggal', NEW.tanggal, 'bentuk_tanggal', NEW.bentuk_tanggal, 'bentuk_lampiran', NEW.bentuk_lampiran, 'bentuk_kop', NEW.bentuk_kop, 'logo_sidik', NEW.logo_sidik, 'kertas', NEW.kertas, 'tepi_kiri', NEW.tepi_kiri, 'tepi_kanan', NEW.tepi_kanan, 'tepi_atas', NEW.tepi_atas, 'tepi_bawah', NEW.tepi_bawah, 'ukuran_huruf', NEW.ukuran_huruf));
END;

CREATE TRIGGER perjanjian_kinerja_audit_update AFTER UPDATE ON perjanjian_kinerja
WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.revisi IS NOT NEW.revisi OR OLD.alasan IS NOT NEW.alasan OR OLD.uraian_alasan IS NOT NEW.uraian_alasan OR OLD.revisi_rencana IS NOT NEW.revisi_rencana OR OLD.pihak_kesatu_id IS NOT NEW.pihak_kesatu_id OR OLD.pihak_kedua_nama IS NOT NEW.pihak_kedua_nama OR OLD.pihak_kedua_jabatan IS NOT NEW.pihak_kedua_jabatan OR OLD.pihak_kedua_nip IS NOT NEW.pihak_kedua_nip OR OLD.pihak_kedua_jenis_nip IS NOT NEW.pihak_kedua_jenis_nip OR OLD.pihak_kedua_sebutan IS NOT NEW.pihak_kedua_sebutan OR OLD.nomor IS NOT NEW.nomor OR OLD.tempat IS NOT NEW.tempat OR OLD.tanggal IS NOT NEW.tanggal OR OLD.bentuk_tanggal IS NOT NEW.bentuk_tanggal OR OLD.bentuk_lampiran IS NOT NEW.bentuk_lampiran OR OLD.bentuk_kop IS NOT NEW.bentuk_kop OR OLD.logo_sidik IS NOT NEW.logo_sidik OR OLD.kertas IS NOT NEW.kertas OR OLD.tepi_kiri IS NOT NEW.tepi_kiri OR OLD.tepi_kanan IS NOT NEW.tepi_kanan OR OLD.tepi_atas IS NOT NEW.tepi_atas OR OLD.tepi_bawah IS NOT NEW.tepi_bawah OR OLD.ukuran_huruf IS NOT NEW.ukuran_huruf
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'perjanjian_kinerja', NEW.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'revisi', OLD.revisi, 'alasan', OLD.alasan, 'uraian_alasan', OLD.uraian_alasan, 'revisi_rencana', OLD.revisi_rencana, 'pihak_kesatu_id', OLD.pihak_kesatu_id, 'pihak_kedua_nama', OLD.pihak_kedua_nama, 'pihak_kedua_jabatan', OLD.pihak_kedua_jabatan, 'pihak_kedua_nip', OLD.pihak_kedua_nip, 'pihak_kedua_jenis_nip', OLD.pihak_kedua_jenis_nip, 'pihak_kedua_sebutan', OLD.pihak_kedua_sebutan, 'nomor', OLD.nomor, 'tempat', OLD.tempat, 'tanggal', OLD.tanggal, 'bentuk_tanggal', OLD.bentuk_tanggal, 'bentuk_lampiran', OLD.bentuk_lampiran, 'bentuk_kop', OLD.bentuk_kop, 'logo_sidik', OLD.logo_sidik, 'kertas', OLD.kertas, 'tepi_kiri', OLD.tepi_kiri, 'tepi_kanan', OLD.tepi_kanan, 'tepi_atas', OLD.tepi_atas, 'tepi_bawah', OLD.tepi_bawah, 'ukuran_huruf', OLD.ukuran_huruf),
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'revisi', NEW.revisi, 'alasan', NEW.alasan, 'uraian_alasan', NEW.uraian_alasan, 'revisi_rencana', NEW.revisi_rencana, 'pihak_kesatu_id', NEW.pihak_kesatu_id, 'pihak_kedua_nama', NEW.pihak_kedua_nama, 'pihak_kedua_jabatan', NEW.pihak_kedua_jabatan, 'pihak_kedua_nip', NEW.pihak_kedua_nip, 'pihak_kedua_jenis_nip', NEW.pihak_kedua_jenis_nip, 'pihak_kedua_sebutan', NEW.pihak_kedua_sebutan, 'nomor', NEW.nomor, 'tempat', NEW.tempat, 'tanggal', NEW.tanggal, 'bentuk_tanggal', NEW.bentuk_tanggal, 'bentuk_lampiran', NEW.bentuk_lampiran, 'bentuk_kop', NEW.bentuk_kop, 'logo_sidik', NEW.logo_sidik, 'kertas', NEW.kertas, 'tepi_kiri', NEW.tepi_kiri, 'tepi_kanan', NEW.tepi_kanan, 'tepi_atas', NEW.tepi_atas, 'tepi_bawah', NEW.tepi_bawah, 'ukuran_huruf', NEW.ukuran_huruf));
END;

CREATE TRIGGER perjanjian_kinerja_final BEFORE UPDATE ON perjanjian_kinerja WHEN NEW.revisi IS OLD.revisi AND EXISTS (SELECT 1 FROM rekaman WHERE jenis = 'PERJANJIAN_KINERJA' AND tahun = OLD.tahun AND revisi = OLD.revisi) BEGIN SELECT RAISE(ABORT, 'SUDAH_FINAL'); END;

CREATE TRIGGER perjanjian_kinerja_tetap_delete BEFORE DELETE ON perjanjian_kinerja WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER perjanjian_kinerja_tetap_update BEFORE UPDATE ON perjanjian_kinerja WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER profil_responden_audit_delete AFTER DELETE ON profil_responden
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'profil_responden', OLD.id,
        json_object('id', OLD.id, 'survei_id', OLD.survei_id, 'jenis', OLD.jenis, 'isi', OLD.isi, 'jumlah', OLD.jumlah),
        NULL);
END;

CREATE TRIGGER profil_responden_audit_insert AFTER INSERT ON profil_responden
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'profil_responden', NEW.id,
        NULL,
        json_object('id', NEW.id, 'survei_id', NEW.survei_id, 'jenis', NEW.jenis, 'isi', NEW.isi, 'jumlah', NEW.jumlah));
END;

CREATE TRIGGER profil_responden_audit_update AFTER UPDATE ON profil_responden
WHEN OLD.id IS NOT NEW.id OR OLD.survei_id IS NOT NEW.survei_id OR OLD.jenis IS NOT NEW.jenis OR OLD.isi IS NOT NEW.isi OR OLD.jumlah IS NOT NEW.jumlah
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'profil_responden', NEW.id,
        json_object('id', OLD.id, 'survei_id', OLD.survei_id, 'jenis', OLD.jenis, 'isi', OLD.isi, 'jumlah', OLD.jumlah),
        json_object('id', NEW.id, 'survei_id', NEW.survei_id, 'jenis', NEW.jenis, 'isi', NEW.isi, 'jumlah', NEW.jumlah));
END;

CREATE TRIGGER profil_responden_survei_delete BEFORE DELETE ON profil_responden WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM survei WHERE id = OLD.survei_id) AND periode = (SELECT periode FROM survei WHERE id = OLD.survei_id)))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER profil_responden_survei_insert BEFORE INSERT ON profil_responden WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM survei WHERE id = NEW.survei_id) AND periode = (SELECT periode FROM survei WHERE id = NEW.survei_id)))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER profil_responden_survei_update BEFORE UPDATE ON profil_responden WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM survei WHERE id = OLD.survei_id) AND periode = (SELECT periode FROM survei WHERE id = OLD.survei_id)) OR (tahun = (SELECT tahun FROM survei WHERE id = NEW.survei_id) AND periode = (SELECT periode FROM survei WHERE id = NEW.survei_id)))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER profil_responden_tetap_delete BEFORE DELETE ON profil_responden WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER profil_responden_tetap_update BEFORE UPDATE ON profil_responden WHEN OLD.id IS NOT NEW.id OR OLD.survei_id IS NOT NEW.survei_id OR OLD.jenis IS NOT NEW.jenis OR OLD.isi IS NOT NEW.isi BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER ratl_audit_delete AFTER DELETE ON ratl
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'ratl', OLD.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'unit', OLD.unit, 'acuan', OLD.acuan, 'no_rekomendasi', OLD.no_rekomendasi, 'rekomendasi', OLD.rekomendasi, 'jenis_layanan', OLD.jenis_layanan, 'dasar', OLD.dasar, 'unsur', OLD.unsur, 'unsur_tebakan', OLD.unsur_tebakan, 'saran_responden', OLD.saran_responden, 'analisis_penyebab', OLD.analisis_penyebab, 'rencana_aksi', OLD.rencana_aksi, 'waktu_pelaksanaan', OLD.waktu_pelaksanaan, 'sampai', OLD.sampai, 'penanggung_jawab', OLD.penanggung_jawab, 'status', OLD.status, 'tanggal_mulai', OLD.tanggal_mulai, 'tanggal_selesai', OLD.tanggal_selesai, 'uraian_tindak_lanjut', OLD.uraian_tindak_lanjut, 'kendala', OLD.kendala, 'alasan_tanpa_dukungan', OLD.alasan_tanpa_dukungan, 'verifikasi', OLD.verifikasi, 'catatan_verifikasi', OLD.catatan_verifikasi, 'urutan', OLD.urutan, 'dihapus_pada', OLD.dihapus_pada),
        NULL);
END;

CREATE TRIGGER ratl_audit_insert AFTER INSERT ON ratl
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'ratl', NEW.id,
        NULL,
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'unit', NEW.unit, 'acuan', NEW.acuan, 'no_rekomendasi', NEW.no_rekomendasi, 'rekomendasi', NEW.rekomendasi, 'jenis_layanan', NEW.jenis_layanan, 'dasar', NEW.dasar, 'unsur', NEW.unsur, 'unsur_tebakan', NEW.unsur_tebakan, 'saran_responden', NEW.saran_responden, 'analisis_penyebab', NEW.analisis_penyebab, 'rencana_aksi', NEW.rencana_aksi, 'waktu_pelaksanaan', NEW.waktu_pelaksanaan, 'sampai', NEW.sampai, 'penanggung_jawab', NEW.penanggung_jawab, 'status', NEW.status, 'tanggal_mulai', NEW.tanggal_mulai, 'tanggal_selesai', NEW.tanggal_selesai, 'uraian_tindak_lanjut', NEW.uraian_tindak_lanjut, 'kendala', NEW.kendala, 'alasan_tanpa_dukungan', NEW.alasan_tanpa_dukungan, 'verifikasi', NEW.verifikasi, 'catatan_verifikasi', NEW.catatan_verifikasi, 'urutan', NEW.urutan, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER ratl_audit_update AFTER UPDATE ON ratl
WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.unit IS NOT NEW.unit OR OLD.acuan IS NOT NEW.acuan OR OLD.no_rekomendasi IS NOT NEW.no_rekomendasi OR OLD.rekomendasi IS NOT NEW.rekomendasi OR OLD.jenis_layanan IS NOT NEW.jenis_layanan OR OLD.dasar IS NOT NEW.dasar OR OLD.unsur IS NOT NEW.unsur OR OLD.unsur_tebakan IS NOT NEW.unsur_tebakan OR OLD.saran_responden IS NOT NEW.saran_responden OR OLD.analisis_penyebab IS NOT NEW.analisis_penyebab OR OLD.rencana_aksi IS NOT NEW.rencana_aksi OR OLD.waktu_pelaksanaan IS NOT NEW.waktu_pelaksanaan OR OLD.sampai IS NOT NEW.sampai OR OLD.penanggung_jawab IS NOT NEW.penanggung_jawab OR OLD.status IS NOT NEW.status OR OLD.tanggal_mulai IS NOT NEW.tanggal_mulai OR OLD.tanggal_selesai IS NOT NEW.tanggal_selesai OR OLD.uraian_tindak_lanjut IS NOT NEW.uraian_tindak_lanjut OR OLD.kendala IS NOT NEW.kendala OR OLD.alasan_tanpa_dukungan IS NOT NEW.alasan_tanpa_dukungan OR OLD.verifikasi IS NOT NEW.verifikasi OR OLD.catatan_verifikasi IS NOT NEW.catatan_verifikasi OR OLD.urutan IS NOT NEW.urutan OR OLD.dihapus_pada IS NOT NEW.dihapus_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'ratl', NEW.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'unit', OLD.unit, 'acuan', OLD.acuan, 'no_rekomendasi', OLD.no_rekomendasi, 'rekomendasi', OLD.rekomendasi, 'jenis_layanan', OLD.jenis_layanan, 'dasar', OLD.dasar, 'unsur', OLD.unsur, 'unsur_tebakan', OLD.unsur_tebakan, 'saran_responden', OLD.saran_responden, 'analisis_penyebab', OLD.analisis_penyebab, 'rencana_aksi', OLD.rencana_aksi, 'waktu_pelaksanaan', OLD.waktu_pelaksanaan, 'sampai', OLD.sampai, 'penanggung_jawab', OLD.penanggung_jawab, 'status', OLD.status, 'tanggal_mulai', OLD.tanggal_mulai, 'tanggal_selesai', OLD.tanggal_selesai, 'uraian_tindak_lanjut', OLD.uraian_tindak_lanjut, 'kendala', OLD.kendala, 'alasan_tanpa_dukungan', OLD.alasan_tanpa_dukungan, 'verifikasi', OLD.verifikasi, 'catatan_verifikasi', OLD.catatan_verifikasi, 'urutan', OLD.urutan, 'dihapus_pada', OLD.dihapus_pada),
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'unit', NEW.unit, 'acuan', NEW.acuan, 'no_rekomendasi', NEW.no_rekomendasi, 'rekomendasi', NEW.rekomendasi, 'jenis_layanan', NEW.jenis_layanan, 'dasar', NEW.dasar, 'unsur', NEW.unsur, 'unsur_tebakan', NEW.unsur_tebakan, 'saran_responden', NEW.saran_responden, 'analisis_penyebab', NEW.analisis_penyebab, 'rencana_aksi', NEW.rencana_aksi, 'waktu_pelaksanaan', NEW.waktu_pelaksanaan, 'sampai', NEW.sampai, 'penanggung_jawab', NEW.penanggung_jawab, 'status', NEW.status, 'tanggal_mulai', NEW.tanggal_mulai, 'tanggal_selesai', NEW.tanggal_selesai, 'uraian_tindak_lanjut', NEW.uraian_tindak_lanjut, 'kendala', NEW.kendala, 'alasan_tanpa_dukungan', NEW.alasan_tanpa_dukungan, 'verifikasi', NEW.verifikasi, 'catatan_verifikasi', NEW.catatan_verifikasi, 'urutan', NEW.urutan, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER ratl_nihil_audit_delete AFTER DELETE ON ratl_nihil
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'ratl_nihil', OLD.id,
        json_object('id', OLD.id, 'layanan_id', OLD.layanan_id, 'tahun', OLD.tahun, 'alasan', OLD.alasan),
        NULL);
END;

CREATE TRIGGER ratl_nihil_audit_insert AFTER INSERT ON ratl_nihil
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'ratl_nihil', NEW.id,
        NULL,
        json_object('id', NEW.id, 'layanan_id', NEW.layanan_id, 'tahun', NEW.tahun, 'alasan', NEW.alasan));
END;

CREATE TRIGGER ratl_nihil_audit_update AFTER UPDATE ON ratl_nihil
WHEN OLD.id IS NOT NEW.id OR OLD.layanan_id IS NOT NEW.layanan_id OR OLD.tahun IS NOT NEW.tahun OR OLD.alasan IS NOT NEW.alasan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'ratl_nihil', NEW.id,
        json_object('id', OLD.id, 'layanan_id', OLD.layanan_id, 'tahun', OLD.tahun, 'alasan', OLD.alasan),
        json_object('id', NEW.id, 'layanan_id', NEW.layanan_id, 'tahun', NEW.tahun, 'alasan', NEW.alasan));
END;

CREATE TRIGGER ratl_nihil_tetap_delete BEFORE DELETE ON ratl_nihil WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER ratl_nihil_tetap_update BEFORE UPDATE ON ratl_nihil WHEN OLD.id IS NOT NEW.id OR OLD.layanan_id IS NOT NEW.layanan_id OR OLD.tahun IS NOT NEW.tahun BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER ratl_tetap_delete BEFORE DELETE ON ratl WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER ratl_tetap_update BEFORE UPDATE ON ratl WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER realisasi_anggaran_audit_delete AFTER DELETE ON realisasi_anggaran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'realisasi_anggaran', OLD.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'rencana', OLD.rencana, 'realisasi', OLD.realisasi, 'keterangan', OLD.keterangan),
        NULL);
END;

CREATE TRIGGER realisasi_anggaran_audit_insert AFTER INSERT ON realisasi_anggaran
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'realisasi_anggaran', NEW.id,
        NULL,
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'rencana', NEW.rencana, 'realisasi', NEW.realisasi, 'keterangan', NEW.keterangan));
END;

CREATE TRIGGER realisasi_anggaran_audit_update AFTER UPDATE ON realisasi_anggaran
WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id OR OLD.triwulan IS NOT NEW.triwulan OR OLD.rencana IS NOT NEW.rencana OR OLD.realisasi IS NOT NEW.realisasi OR OLD.keterangan IS NOT NEW.keterangan
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'realisasi_anggaran', NEW.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'rencana', OLD.rencana, 'realisasi', OLD.realisasi, 'keterangan', OLD.keterangan),
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'rencana', NEW.rencana, 'realisasi', NEW.realisasi, 'keterangan', NEW.keterangan));
END;

CREATE TRIGGER realisasi_anggaran_kunci_delete BEFORE DELETE ON realisasi_anggaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER realisasi_anggaran_kunci_insert BEFORE INSERT ON realisasi_anggaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER realisasi_anggaran_kunci_update BEFORE UPDATE ON realisasi_anggaran WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER realisasi_anggaran_tetap_delete BEFORE DELETE ON realisasi_anggaran WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER realisasi_anggaran_tetap_update BEFORE UPDATE ON realisasi_anggaran WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER realisasi_audit_delete AFTER DELETE ON realisasi
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'realisasi', OLD.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'jenis', OLD.jenis, 'nilai', OLD.nilai, 'pembilang', OLD.pembilang, 'penyebut', OLD.penyebut, 'dari_komponen', OLD.dari_komponen, 'capaian', OLD.capaian, 'status', OLD.status, 'teks', OLD.teks, 'keterangan', OLD.keterangan, 'analisis', OLD.analisis, 'kendala', OLD.kendala, 'tindak_lanjut', OLD.tindak_lanjut),
        NULL);
END;

CREATE TRIGGER realisasi_audit_insert AFTER INSERT ON realisasi
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'realisasi', NEW.id,
        NULL,
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'jenis', NEW.jenis, 'nilai', NEW.nilai, 'pembilang', NEW.pembilang, 'penyebut', NEW.penyebut, 'dari_komponen', NEW.dari_komponen, 'capaian', NEW.capaian, 'status', NEW.status, 'teks', NEW.teks, 'keterangan', NEW.keterangan, 'analisis', NEW.analisis, 'kendala', NEW.kendala, 'tindak_lanjut', NEW.tindak_lanjut));
END;

CREATE TRIGGER realisasi_audit_update AFTER UPDATE ON realisasi
WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id OR OLD.triwulan IS NOT NEW.triwulan OR OLD.jenis IS NOT NEW.jenis OR OLD.nilai IS NOT NEW.nilai OR OLD.pembilang IS NOT NEW.pembilang OR OLD.penyebut IS NOT NEW.penyebut OR OLD.dari_komponen IS NOT NEW.dari_komponen OR OLD.capaian IS NOT NEW.capaian OR OLD.status IS NOT NEW.status OR OLD.teks IS NOT NEW.teks OR OLD.keterangan IS NOT NEW.keterangan OR OLD.analisis IS NOT NEW.analisis OR OLD.kendala IS NOT NEW.kendala OR OLD.tindak_lanjut IS NOT NEW.tindak_lanjut
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'realisasi', NEW.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'jenis', OLD.jenis, 'nilai', OLD.nilai, 'pembilang', OLD.pembilang, 'penyebut', OLD.penyebut, 'dari_komponen', OLD.dari_komponen, 'capaian', OLD.capaian, 'status', OLD.status, 'teks', OLD.teks, 'keterangan', OLD.keterangan, 'analisis', OLD.analisis, 'kendala', OLD.kendala, 'tindak_lanjut', OLD.tindak_lanjut),
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'jenis', NEW.jenis, 'nilai', NEW.nilai, 'pembilang', NEW.pembilang, 'penyebut', NEW.penyebut, 'dari_komponen', NEW.dari_komponen, 'capaian', NEW.capaian, 'status', NEW.status, 'teks', NEW.teks, 'keterangan', NEW.keterangan, 'analisis', NEW.analisis, 'kendala', NEW.kendala, 'tindak_lanjut', NEW.tindak_lanjut));
END;

CREATE TRIGGER realisasi_kunci_delete BEFORE DELETE ON realisasi WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER realisasi_kunci_insert BEFORE INSERT ON realisasi WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER realisasi_kunci_update BEFORE UPDATE ON realisasi WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER realisasi_tetap_delete BEFORE DELETE ON realisasi WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER realisasi_tetap_update BEFORE UPDATE ON realisasi WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER referensi_audit_delete AFTER DELETE ON referensi
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'referensi', OLD.id,
        json_object('id', OLD.id, 'manifes', OLD.manifes, 'isi', OLD.isi, 'berkas', OLD.berkas, 'dibuat_pada', OLD.dibuat_pada, 'diterapkan_pada', OLD.diterapkan_pada),
        NULL);
END;

CREATE TRIGGER referensi_audit_insert AFTER INSERT ON referensi
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'referensi', NEW.id,
        NULL,
        json_object('id', NEW.id, 'manifes', NEW.manifes, 'isi', NEW.isi, 'berkas', NEW.berkas, 'dibuat_pada', NEW.dibuat_pada, 'diterapkan_pada', NEW.diterapkan_pada));
END;

CREATE TRIGGER referensi_audit_update AFTER UPDATE ON referensi
WHEN OLD.id IS NOT NEW.id OR OLD.manifes IS NOT NEW.manifes OR OLD.isi IS NOT NEW.isi OR OLD.berkas IS NOT NEW.berkas OR OLD.dibuat_pada IS NOT NEW.dibuat_pada OR OLD.diterapkan_pada IS NOT NEW.diterapkan_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'referensi', NEW.id,
        json_object('id', OLD.id, 'manifes', OLD.manifes, 'isi', OLD.isi, 'berkas', OLD.berkas, 'dibuat_pada', OLD.dibuat_pada, 'diterapkan_pada', OLD.diterapkan_pada),
        json_object('id', NEW.id, 'manifes', NEW.manifes, 'isi', NEW.isi, 'berkas', NEW.berkas, 'dibuat_pada', NEW.dibuat_pada, 'diterapkan_pada', NEW.diterapkan_pada));
END;

CREATE TRIGGER referensi_tetap_delete BEFORE DELETE ON referensi BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER referensi_tetap_update BEFORE UPDATE ON referensi BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER rekaman_audit_delete AFTER DELETE ON rekaman
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'rekaman', OLD.id,
        json_object('id', OLD.id, 'jenis', OLD.jenis, 'tahun', OLD.tahun, 'periode', OLD.periode, 'revisi', OLD.revisi, 'keadaan', OLD.keadaan, 'alasan', OLD.alasan, 'isi', OLD.isi, 'sidik_isi', OLD.sidik_isi, 'dibuat_pada', OLD.dibuat_pada, 'pelaku', OLD.pelaku, 'referensi_id', OLD.referensi_id),
        NULL);
END;

CREATE TRIGGER rekaman_audit_insert AFTER INSERT ON rekaman
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'rekaman', NEW.id,
        NULL,
        json_object('id', NEW.id, 'jenis', NEW.jenis, 'tahun', NEW.tahun, 'periode', NEW.periode, 'revisi', NEW.revisi, 'keadaan', NEW.keadaan, 'alasan', NEW.alasan, 'isi', NEW.isi, 'sidik_isi', NEW.sidik_isi, 'dibuat_pada', NEW.dibuat_pada, 'pelaku', NEW.pelaku, 'referensi_id', NEW.referensi_id));
END;

CREATE TRIGGER rekaman_audit_update AFTER UPDATE ON rekaman
WHEN OLD.id IS NOT NEW.id OR OLD.jenis IS NOT NEW.jenis OR OLD.tahun IS NOT NEW.tahun OR OLD.periode IS NOT NEW.periode OR OLD.revisi IS NOT NEW.revisi OR OLD.keadaan IS NOT NEW.keadaan OR OLD.alasan IS NOT NEW.alasan OR OLD.isi IS NOT NEW.isi OR OLD.sidik_isi IS NOT NEW.sidik_isi OR OLD.dibuat_pada IS NOT NEW.dibuat_pada OR OLD.pelaku IS NOT NEW.pelaku OR OLD.referensi_id IS NOT NEW.referensi_id
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'rekaman', NEW.id,
        json_object('id', OLD.id, 'jenis', OLD.jenis, 'tahun', OLD.tahun, 'periode', OLD.periode, 'revisi', OLD.revisi, 'keadaan', OLD.keadaan, 'alasan', OLD.alasan, 'isi', OLD.isi, 'sidik_isi', OLD.sidik_isi, 'dibuat_pada', OLD.dibuat_pada, 'pelaku', OLD.pelaku, 'referensi_id', OLD.referensi_id),
        json_object('id', NEW.id, 'jenis', NEW.jenis, 'tahun', NEW.tahun, 'periode', NEW.periode, 'revisi', NEW.revisi, 'keadaan', NEW.keadaan, 'alasan', NEW.alasan, 'isi', NEW.isi, 'sidik_isi', NEW.sidik_isi, 'dibuat_pada', NEW.dibuat_pada, 'pelaku', NEW.pelaku, 'referensi_id', NEW.referensi_id));
END;

CREATE TRIGGER rekaman_tetap_delete BEFORE DELETE ON rekaman BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER rekaman_tetap_update BEFORE UPDATE ON rekaman BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER survei_audit_delete AFTER DELETE ON survei
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'survei', OLD.id,
        json_object('id', OLD.id, 'layanan_id', OLD.layanan_id, 'tahun', OLD.tahun, 'periode', OLD.periode, 'responden', OLD.responden, 'populasi', OLD.populasi, 'sumber', OLD.sumber, 'berkas', OLD.berkas),
        NULL);
END;

CREATE TRIGGER survei_audit_insert AFTER INSERT ON survei
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'survei', NEW.id,
        NULL,
        json_object('id', NEW.id, 'layanan_id', NEW.layanan_id, 'tahun', NEW.tahun, 'periode', NEW.periode, 'responden', NEW.responden, 'populasi', NEW.populasi, 'sumber', NEW.sumber, 'berkas', NEW.berkas));
END;

CREATE TRIGGER survei_audit_update AFTER UPDATE ON survei
WHEN OLD.id IS NOT NEW.id OR OLD.layanan_id IS NOT NEW.layanan_id OR OLD.tahun IS NOT NEW.tahun OR OLD.periode IS NOT NEW.periode OR OLD.responden IS NOT NEW.responden OR OLD.populasi IS NOT NEW.populasi OR OLD.sumber IS NOT NEW.sumber OR OLD.berkas IS NOT NEW.berkas
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'survei', NEW.id,
        json_object('id', OLD.id, 'layanan_id', OLD.layanan_id, 'tahun', OLD.tahun, 'periode', OLD.periode, 'responden', OLD.responden, 'populasi', OLD.populasi, 'sumber', OLD.sumber, 'berkas', OLD.berkas),
        json_object('id', NEW.id, 'layanan_id', NEW.layanan_id, 'tahun', NEW.tahun, 'periode', NEW.periode, 'responden', NEW.responden, 'populasi', NEW.populasi, 'sumber', NEW.sumber, 'berkas', NEW.berkas));
END;

CREATE TRIGGER survei_survei_delete BEFORE DELETE ON survei WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND periode = OLD.periode))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER survei_survei_insert BEFORE INSERT ON survei WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = NEW.tahun AND periode = NEW.periode))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER survei_survei_update BEFORE UPDATE ON survei WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND periode = OLD.periode) OR (tahun = NEW.tahun AND periode = NEW.periode))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER survei_tetap_delete BEFORE DELETE ON survei WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER survei_tetap_update BEFORE UPDATE ON survei WHEN OLD.id IS NOT NEW.id OR OLD.layanan_id IS NOT NEW.layanan_id OR OLD.tahun IS NOT NEW.tahun OR OLD.periode IS NOT NEW.periode BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER tahap_perjanjian_audit_delete AFTER DELETE ON tahap_perjanjian
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'tahap_perjanjian', OLD.id,
        json_object('id', OLD.id, 'rekaman_id', OLD.rekaman_id, 'keadaan', OLD.keadaan, 'cara', OLD.cara, 'sha256', OLD.sha256, 'nama', OLD.nama, 'keterangan', OLD.keterangan, 'ukuran', OLD.ukuran, 'dibuat_pada', OLD.dibuat_pada, 'pelaku', OLD.pelaku),
        NULL);
END;

CREATE TRIGGER tahap_perjanjian_audit_insert AFTER INSERT ON tahap_perjanjian
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'tahap_perjanjian', NEW.id,
        NULL,
        json_object('id', NEW.id, 'rekaman_id', NEW.rekaman_id, 'keadaan', NEW.keadaan, 'cara', NEW.cara, 'sha256', NEW.sha256, 'nama', NEW.nama, 'keterangan', NEW.keterangan, 'ukuran', NEW.ukuran, 'dibuat_pada', NEW.dibuat_pada, 'pelaku', NEW.pelaku));
END;

CREATE TRIGGER tahap_perjanjian_audit_update AFTER UPDATE ON tahap_perjanjian
WHEN OLD.id IS NOT NEW.id OR OLD.rekaman_id IS NOT NEW.rekaman_id OR OLD.keadaan IS NOT NEW.keadaan OR OLD.cara IS NOT NEW.cara OR OLD.sha256 IS NOT NEW.sha256 OR OLD.nama IS NOT NEW.nama OR OLD.keterangan IS NOT NEW.keterangan OR OLD.ukuran IS NOT NEW.ukuran OR OLD.dibuat_pada IS NOT NEW.dibuat_pada OR OLD.pelaku IS NOT NEW.pelaku
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'tahap_perjanjian', NEW.id,
        json_object('id', OLD.id, 'rekaman_id', OLD.rekaman_id, 'keadaan', OLD.keadaan, 'cara', OLD.cara, 'sha256', OLD.sha256, 'nama', OLD.nama, 'keterangan', OLD.keterangan, 'ukuran', OLD.ukuran, 'dibuat_pada', OLD.dibuat_pada, 'pelaku', OLD.pelaku),
        json_object('id', NEW.id, 'rekaman_id', NEW.rekaman_id, 'keadaan', NEW.keadaan, 'cara', NEW.cara, 'sha256', NEW.sha256, 'nama', NEW.nama, 'keterangan', NEW.keterangan, 'ukuran', NEW.ukuran, 'dibuat_pada', NEW.dibuat_pada, 'pelaku', NEW.pelaku));
END;

CREATE TRIGGER tahap_perjanjian_tetap_delete BEFORE DELETE ON tahap_perjanjian BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER tahap_perjanjian_tetap_update BEFORE UPDATE ON tahap_perjanjian BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER tanda_terima_audit_delete AFTER DELETE ON tanda_terima
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'tanda_terima', OLD.id,
        json_object('id', OLD.id, 'manifes', OLD.manifes, 'paket_manifes', OLD.paket_manifes, 'nomor', OLD.nomor, 'putusan', OLD.putusan, 'keterangan', OLD.keterangan, 'isi', OLD.isi, 'berkas', OLD.berkas, 'dibuat_pada', OLD.dibuat_pada, 'dibuka_pada', OLD.dibuka_pada),
        NULL);
END;

CREATE TRIGGER tanda_terima_audit_insert AFTER INSERT ON tanda_terima
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'tanda_terima', NEW.id,
        NULL,
        json_object('id', NEW.id, 'manifes', NEW.manifes, 'paket_manifes', NEW.paket_manifes, 'nomor', NEW.nomor, 'putusan', NEW.putusan, 'keterangan', NEW.keterangan, 'isi', NEW.isi, 'berkas', NEW.berkas, 'dibuat_pada', NEW.dibuat_pada, 'dibuka_pada', NEW.dibuka_pada));
END;

CREATE TRIGGER tanda_terima_audit_update AFTER UPDATE ON tanda_terima
WHEN OLD.id IS NOT NEW.id OR OLD.manifes IS NOT NEW.manifes OR OLD.paket_manifes IS NOT NEW.paket_manifes OR OLD.nomor IS NOT NEW.nomor OR OLD.putusan IS NOT NEW.putusan OR OLD.keterangan IS NOT NEW.keterangan OR OLD.isi IS NOT NEW.isi OR OLD.berkas IS NOT NEW.berkas OR OLD.dibuat_pada IS NOT NEW.dibuat_pada OR OLD.dibuka_pada IS NOT NEW.dibuka_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'tanda_terima', NEW.id,
        json_object('id', OLD.id, 'manifes', OLD.manifes, 'paket_manifes', OLD.paket_manifes, 'nomor', OLD.nomor, 'putusan', OLD.putusan, 'keterangan', OLD.keterangan, 'isi', OLD.isi, 'berkas', OLD.berkas, 'dibuat_pada', OLD.dibuat_pada, 'dibuka_pada', OLD.dibuka_pada),
        json_object('id', NEW.id, 'manifes', NEW.manifes, 'paket_manifes', NEW.paket_manifes, 'nomor', NEW.nomor, 'putusan', NEW.putusan, 'keterangan', NEW.keterangan, 'isi', NEW.isi, 'berkas', NEW.berkas, 'dibuat_pada', NEW.dibuat_pada, 'dibuka_pada', NEW.dibuka_pada));
END;

CREATE TRIGGER tanda_terima_tetap_delete BEFORE DELETE ON tanda_terima BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER tanda_terima_tetap_update BEFORE UPDATE ON tanda_terima BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER target_audit_delete AFTER DELETE ON target
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'target', OLD.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'jenis', OLD.jenis, 'nilai', OLD.nilai, 'operator', OLD.operator, 'teks', OLD.teks),
        NULL);
END;

CREATE TRIGGER target_audit_insert AFTER INSERT ON target
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'target', NEW.id,
        NULL,
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'jenis', NEW.jenis, 'nilai', NEW.nilai, 'operator', NEW.operator, 'teks', NEW.teks));
END;

CREATE TRIGGER target_audit_update AFTER UPDATE ON target
WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id OR OLD.triwulan IS NOT NEW.triwulan OR OLD.jenis IS NOT NEW.jenis OR OLD.nilai IS NOT NEW.nilai OR OLD.operator IS NOT NEW.operator OR OLD.teks IS NOT NEW.teks
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'target', NEW.id,
        json_object('id', OLD.id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'jenis', OLD.jenis, 'nilai', OLD.nilai, 'operator', OLD.operator, 'teks', OLD.teks),
        json_object('id', NEW.id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'jenis', NEW.jenis, 'nilai', NEW.nilai, 'operator', NEW.operator, 'teks', NEW.teks));
END;

CREATE TRIGGER target_kunci_delete BEFORE DELETE ON target WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER target_kunci_insert BEFORE INSERT ON target WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER target_kunci_update BEFORE UPDATE ON target WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER target_rencana_delete BEFORE DELETE ON target WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER target_rencana_insert BEFORE INSERT ON target WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER target_rencana_update BEFORE UPDATE ON target WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = 0) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = 0))) BEGIN SELECT RAISE(ABORT, 'RENCANA_DITETAPKAN'); END;

CREATE TRIGGER target_skm_audit_delete AFTER DELETE ON target_skm
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'target_skm', OLD.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'target', OLD.target, 'metode', OLD.metode, 'masuk_target', OLD.masuk_target),
        NULL);
END;

CREATE TRIGGER target_skm_audit_insert AFTER INSERT ON target_skm
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'target_skm', NEW.id,
        NULL,
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'target', NEW.target, 'metode', NEW.metode, 'masuk_target', NEW.masuk_target));
END;

CREATE TRIGGER target_skm_audit_update AFTER UPDATE ON target_skm
WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun OR OLD.target IS NOT NEW.target OR OLD.metode IS NOT NEW.metode OR OLD.masuk_target IS NOT NEW.masuk_target
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'target_skm', NEW.id,
        json_object('id', OLD.id, 'tahun', OLD.tahun, 'target', OLD.target, 'metode', OLD.metode, 'masuk_target', OLD.masuk_target),
        json_object('id', NEW.id, 'tahun', NEW.tahun, 'target', NEW.target, 'metode', NEW.metode, 'masuk_target', NEW.masuk_target));
END;

CREATE TRIGGER target_skm_survei_delete BEFORE DELETE ON target_skm WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND periode = periode))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER target_skm_survei_insert BEFORE INSERT ON target_skm WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = NEW.tahun AND periode = periode))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER target_skm_survei_update BEFORE UPDATE ON target_skm WHEN EXISTS (SELECT 1 FROM kunci_survei WHERE dibuka_pada IS NULL AND ((tahun = OLD.tahun AND periode = periode) OR (tahun = NEW.tahun AND periode = periode))) BEGIN SELECT RAISE(ABORT, 'SURVEI_TERKUNCI'); END;

CREATE TRIGGER target_skm_tetap_delete BEFORE DELETE ON target_skm WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER target_skm_tetap_update BEFORE UPDATE ON target_skm WHEN OLD.id IS NOT NEW.id OR OLD.tahun IS NOT NEW.tahun BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER target_tetap_delete BEFORE DELETE ON target WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER target_tetap_update BEFORE UPDATE ON target WHEN OLD.id IS NOT NEW.id OR OLD.butir_id IS NOT NEW.butir_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER taut_data_dukung_audit_delete AFTER DELETE ON taut_data_dukung
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'taut_data_dukung', OLD.id,
        json_object('id', OLD.id, 'data_dukung_id', OLD.data_dukung_id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'ratl_id', OLD.ratl_id, 'dihapus_pada', OLD.dihapus_pada),
        NULL);
END;

CREATE TRIGGER taut_data_dukung_audit_insert AFTER INSERT ON taut_data_dukung
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'taut_data_dukung', NEW.id,
        NULL,
        json_object('id', NEW.id, 'data_dukung_id', NEW.data_dukung_id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'ratl_id', NEW.ratl_id, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER taut_data_dukung_audit_update AFTER UPDATE ON taut_data_dukung
WHEN OLD.id IS NOT NEW.id OR OLD.data_dukung_id IS NOT NEW.data_dukung_id OR OLD.butir_id IS NOT NEW.butir_id OR OLD.triwulan IS NOT NEW.triwulan OR OLD.ratl_id IS NOT NEW.ratl_id OR OLD.dihapus_pada IS NOT NEW.dihapus_pada
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'taut_data_dukung', NEW.id,
        json_object('id', OLD.id, 'data_dukung_id', OLD.data_dukung_id, 'butir_id', OLD.butir_id, 'triwulan', OLD.triwulan, 'ratl_id', OLD.ratl_id, 'dihapus_pada', OLD.dihapus_pada),
        json_object('id', NEW.id, 'data_dukung_id', NEW.data_dukung_id, 'butir_id', NEW.butir_id, 'triwulan', NEW.triwulan, 'ratl_id', NEW.ratl_id, 'dihapus_pada', NEW.dihapus_pada));
END;

CREATE TRIGGER taut_data_dukung_kunci_delete BEFORE DELETE ON taut_data_dukung WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER taut_data_dukung_kunci_insert BEFORE INSERT ON taut_data_dukung WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER taut_data_dukung_kunci_update BEFORE UPDATE ON taut_data_dukung WHEN EXISTS (SELECT 1 FROM kunci WHERE dibuka_pada IS NULL AND ((tahun = (SELECT tahun FROM butir_rencana WHERE id = OLD.butir_id) AND triwulan = OLD.triwulan) OR (tahun = (SELECT tahun FROM butir_rencana WHERE id = NEW.butir_id) AND triwulan = NEW.triwulan))) BEGIN SELECT RAISE(ABORT, 'TERKUNCI'); END;

CREATE TRIGGER taut_data_dukung_tetap_delete BEFORE DELETE ON taut_data_dukung WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER taut_data_dukung_tetap_update BEFORE UPDATE ON taut_data_dukung WHEN OLD.id IS NOT NEW.id OR OLD.data_dukung_id IS NOT NEW.data_dukung_id OR OLD.butir_id IS NOT NEW.butir_id OR OLD.triwulan IS NOT NEW.triwulan OR OLD.ratl_id IS NOT NEW.ratl_id BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER templat_audit_delete AFTER DELETE ON templat
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'templat', OLD.nama,
        json_object('nama', OLD.nama, 'teks', OLD.teks),
        NULL);
END;

CREATE TRIGGER templat_audit_insert AFTER INSERT ON templat
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'templat', NEW.nama,
        NULL,
        json_object('nama', NEW.nama, 'teks', NEW.teks));
END;

CREATE TRIGGER templat_audit_update AFTER UPDATE ON templat
WHEN OLD.nama IS NOT NEW.nama OR OLD.teks IS NOT NEW.teks
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'templat', NEW.nama,
        json_object('nama', OLD.nama, 'teks', OLD.teks),
        json_object('nama', NEW.nama, 'teks', NEW.teks));
END;

CREATE TRIGGER templat_tetap_update BEFORE UPDATE ON templat WHEN OLD.nama IS NOT NEW.nama BEGIN SELECT RAISE(ABORT, 'TETAP'); END;

CREATE TRIGGER unit_audit_delete AFTER DELETE ON unit
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'unit', OLD.id,
        json_object('id', OLD.id, 'acuan', OLD.acuan, 'nama', OLD.nama, 'jenis', OLD.jenis, 'kode', OLD.kode, 'alamat', OLD.alamat, 'kota', OLD.kota, 'telepon', OLD.telepon, 'surel', OLD.surel, 'zona', OLD.zona, 'contoh', OLD.contoh),
        NULL);
END;

CREATE TRIGGER unit_audit_insert AFTER INSERT ON unit
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'unit', NEW.id,
        NULL,
        json_object('id', NEW.id, 'acuan', NEW.acuan, 'nama', NEW.nama, 'jenis', NEW.jenis, 'kode', NEW.kode, 'alamat', NEW.alamat, 'kota', NEW.kota, 'telepon', NEW.telepon, 'surel', NEW.surel, 'zona', NEW.zona, 'contoh', NEW.contoh));
END;

CREATE TRIGGER unit_audit_update AFTER UPDATE ON unit
WHEN OLD.id IS NOT NEW.id OR OLD.acuan IS NOT NEW.acuan OR OLD.nama IS NOT NEW.nama OR OLD.jenis IS NOT NEW.jenis OR OLD.kode IS NOT NEW.kode OR OLD.alamat IS NOT NEW.alamat OR OLD.kota IS NOT NEW.kota OR OLD.telepon IS NOT NEW.telepon OR OLD.surel IS NOT NEW.surel OR OLD.zona IS NOT NEW.zona OR OLD.contoh IS NOT NEW.contoh
BEGIN
    SELECT RAISE(ABORT, 'TANPA_PERINTAH') WHERE perintah() IS NULL;
    INSERT INTO jejak_audit (perintah_id, tabel, baris_id, lama, baru)
    VALUES (perintah(), 'unit', NEW.id,
        json_object('id', OLD.id, 'acuan', OLD.acuan, 'nama', OLD.nama, 'jenis', OLD.jenis, 'kode', OLD.kode, 'alamat', OLD.alamat, 'kota', OLD.kota, 'telepon', OLD.telepon, 'surel', OLD.surel, 'zona', OLD.zona, 'contoh', OLD.contoh),
        json_object('id', NEW.id, 'acuan', NEW.acuan, 'nama', NEW.nama, 'jenis', NEW.jenis, 'kode', NEW.kode, 'alamat', NEW.alamat, 'kota', NEW.kota, 'telepon', NEW.telepon, 'surel', NEW.surel, 'zona', NEW.zona, 'contoh', NEW.contoh));
END;

CREATE TRIGGER unit_tetap_delete BEFORE DELETE ON unit WHEN EXISTS (SELECT 1 FROM rekaman WHERE instr(isi, OLD.id)) BEGIN SELECT RAISE(ABORT, 'ADA_DALAM_REKAMAN'); END;

CREATE TRIGGER unit_tetap_update BEFORE UPDATE ON unit WHEN OLD.id IS NOT NEW.id OR OLD.contoh IS NOT NEW.contoh BEGIN SELECT RAISE(ABORT, 'TETAP'); END;
