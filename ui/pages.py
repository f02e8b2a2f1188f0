"""The registry of screens, in the order of the rail; a screen not built yet is not listed."""

from collections.abc import Callable
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ui.core.page import Context, PageWidget


@dataclass(frozen=True, slots=True)
class Page:
    """Declare one screen: stable name, title in the rail, icon, factory, and help for F1.

    The factory runs when the screen is first shown: import its module inside, so that the window
    is painted before.
    """

    name: str
    title: str
    icon: str
    factory: Callable[[Context], PageWidget]
    help: str = ""


def _beranda(context: Context) -> PageWidget:
    from ui.beranda.page import BerandaPage

    return BerandaPage(context)


def _realisasi(context: Context) -> PageWidget:
    from ui.realisasi.views import RealisasiViews

    return RealisasiViews(context)


def _rencana(context: Context) -> PageWidget:
    from ui.rencana.page import RencanaPage

    return RencanaPage(context)


def _perjanjian_kinerja(context: Context) -> PageWidget:
    from ui.perjanjian_kinerja.page import PerjanjianKinerjaPage

    return PerjanjianKinerjaPage(context)


def _skm(context: Context) -> PageWidget:
    from ui.skm.views import SkmViews

    return SkmViews(context)


def _paket(context: Context) -> PageWidget:
    from ui.paket.page import PaketPage

    return PaketPage(context)


def _pengaturan(context: Context) -> PageWidget:
    from ui.pengaturan.page import PengaturanPage

    return PengaturanPage(context)


PAGES: tuple[Page, ...] = (
    Page(
        "beranda",
        _("Beranda"),
        "house",
        _beranda,
        _(
            "Keadaan triwulan yang sedang dilaporkan: tenggatnya, berapa indikator yang sudah "
            "terisi, dan apa yang perlu perhatian. Tombol Lanjutkan membuka tempat pekerjaan "
            "berikutnya; setiap baris yang bertanda panah membuka tempatnya."
        ),
    ),
    Page(
        "rencana",
        _("Rencana"),
        "list-tree",
        _rencana,
        _(
            "Rencana setahun sebagai pohon: sasaran, program, kegiatan, indikator dengan target "
            "per triwulan, dan rencana aksi. Ctrl+N menambah baris; Alt+panah memindahkannya; "
            "Ctrl+Delete menghapusnya; Ctrl+Shift+D menduplikatkan; Ctrl+panah kiri dan kanan "
            "melipat. Isi tiap sel langsung tersimpan, dan Ctrl+Z mengurungkan apa pun. Rencana "
            "yang sudah siap ditetapkan menjadi versi; perubahan sesudahnya adalah revisi dengan "
            "alasan."
        ),
    ),
    Page(
        "realisasi",
        _("Realisasi"),
        "table-properties",
        _realisasi,
        _(
            "Isi realisasi tiap indikator untuk satu triwulan: ketik nilainya, atau pembilang dan "
            "penyebutnya seperti 174 / 180. N/A berarti tidak diukur pada triwulan ini, tanda - "
            "berarti tidak ada target. Setiap sel langsung tersimpan. Ctrl+V menempel blok dari "
            "Excel sesudah pratinjau. Data dukung tiap indikator ada di rinciannya: seret atau "
            "tempel berkas ke sana. Sesudah lengkap, kunci triwulan, lalu buat laporan dan "
            "paketnya lewat Cetak / Ekspor."
        ),
    ),
    Page(
        "perjanjian_kinerja",
        _("Perjanjian Kinerja"),
        "handshake",
        _perjanjian_kinerja,
        _(
            "Perjanjian kepala kantor dengan atasannya dari rencana setahun: pernyataan, lampiran, "
            "dan rencana aksi. Tiap isian langsung tersimpan dan halamannya langsung mengikuti; "
            "Ctrl+Z mengurungkan. Draf yang sudah benar dijadikan final, lalu disegel dengan kunci "
            "kantor, atau dicetak dengan Ctrl+P dan berkas yang ditandatangani dilampirkan. Versi "
            "final hanya berubah lewat revisi dengan alasan. Kode data pada kaki halaman "
            "menunjukkan kertas itu dari versi mana."
        ),
    ),
    Page(
        "skm",
        _("SKM"),
        "smile",
        _skm,
        _(
            "Hasil survei kepuasan masyarakat per jenis layanan, tahun, dan periode. Ketik nilai "
            "tiap unsur (25–100, atau NRR 1–4), tempel dari Excel, atau impor jawaban responden; "
            "kolomnya dikenali dari nama unsurnya dan ditunjukkan sebelum diterapkan. Nilai SKM, "
            "mutu, tiga unsur terendah, sampel yang perlu, dan yang harus ditindaklanjuti "
            "dihitung sendiri. Ctrl+N menambah layanan; Ctrl+Z mengurungkan apa pun. Tindak lanjut "
            "memuat RATL semua tahun survei: buat dari usulan dengan satu klik, tulis rencana "
            "aksi, waktu (tanggal, bulan, atau TW III 2026), dan penanggung jawab, lalu ubah "
            "statusnya. Menyatakan selesai perlu data dukung atau alasan. Di sana Ctrl+N menambah "
            "baris dan Ctrl+Delete menghapusnya. Laporan memuat semua dokumennya. Hasil survei "
            "yang lengkap dikunci bersama laporannya; RATL tidak ikut terkunci."
        ),
    ),
    Page(
        "paket",
        _("Paket & Kirim"),
        "send",
        _paket,
        _(
            "Paket yang sudah dibuat: untuk periode mana, versi ke berapa, dan sampai di mana "
            "jalannya ke Pusat. Ctrl+N membuat paket baru dalam empat langkah: pilih isinya, "
            "periksa apakah akan diterima Pusat, tanda tangani dengan frasa sandi, lalu kirim. "
            "Kirim sendiri lewat webmail, WhatsApp, atau flashdisk, lalu catat terkirim; "
            "atau lewat program email; atau langsung dari sini, yang dicoba lagi sendiri bila "
            "jaringan putus. Surat pengantar dicetak dengan Ctrl+P."
        ),
    ),
    Page(
        "pengaturan",
        _("Pengaturan"),
        "settings",
        _pengaturan,
        _(
            "Data kantor, pejabat yang menandatangani, pegawai yang mengisi, kertas dan tampilan, "
            "kunci segel, dan cadangan. Perubahan di sini juga dapat diurungkan dengan Ctrl+Z."
        ),
    ),
)
