"""Take pictures of every screen and document: `python -m tests.gambar FOLDER` (make gambar).

Real windows with the sample office, at 1366×768, in light and dark, and once with a large font.
The font is the one in resources/, so that pictures are alike on every computer.
"""

import sys
import tempfile
import time
from datetime import UTC, datetime
from pathlib import Path

from openpyxl import Workbook
from PySide6.QtGui import QFont, QFontDatabase, QGuiApplication, QPainter
from PySide6.QtWidgets import QApplication, QWidget

from ranpk_desktop.domain.data_dukung import DukunganRealisasi
from ranpk_desktop.domain.kiriman import CaraKirim
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.ratl import StatusRatl
from ranpk_desktop.domain.referensi import Bagian
from ranpk_desktop.domain.riwayat_paket import PaketTersimpan
from ranpk_desktop.domain.tanda_terima import Putusan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.paket import sertifikat
from ranpk_desktop.paths import resource
from ranpk_desktop.services import contoh
from ranpk_desktop.services.berkas_dukung import examine, keep
from ranpk_desktop.services.kantor_baru import open_sample
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.skm_impor import BerkasSurvei
from tests import galeri, kuncian, pusat
from tests.berkas import photo
from tests.imports import buku_ratl, buku_rencana
from tests.imports.survei import DUA_PULUH_SEMBILAN as JAWABAN
from tests.imports.survei import TERTUKAR, answers, lembar
from tests.lembar import fill_in
from ui.core.preview import PreviewDialog
from ui.core.tasks import Tasks
from ui.core.theme import Mode, Theme, application
from ui.main_window import MainWindow
from ui.periksa_berkas.window import PeriksaWindow
from ui.realisasi.impor_dialog import open_impor_realisasi
from ui.realisasi.lembar_buat import open_lembar
from ui.realisasi.lembar_gabung import open_gabungan
from ui.rencana.impor_dialog import ImporDialog
from ui.rencana.katalog_dialog import KatalogDialog
from ui.rencana.tahun_baru_dialog import open_tahun_baru
from ui.rencana.tahun_lalu_dialog import TahunLaluDialog
from ui.skm.impor_ratl import open_impor_ratl
from ui.wizard.first_start import FirstStart

SIZE = (1366, 768)
NOON = datetime(2026, 12, 1, 3, 0, tzinfo=UTC)
TAHUN = 2026
SECTIONS = ("kantor", "pejabat", "pegawai", "libur", "tampilan", "kunci", "email", "cadangan")
FRASA = "kuda hijau makan lima mangga"


SHOWN_KEY = {
    "kode_pengenal": sertifikat.kode_pengenal(b"contoh"),
    "kata_pengenal": sertifikat.kata_pengenal(b"contoh"),
    "berlaku_sampai": "2036-11-30",
    "sertifikat": "C:\\Users\\kantor\\ranpk-desktop\\identitas\\contoh.pem",
}
"""A key is another one each time; its picture is not."""


def now() -> datetime:
    """Stand still, so that pictures differ only where the screen does."""
    return NOON


class Camera:
    """Wait until a window is at rest, then save its picture."""

    def __init__(self, folder: Path, tasks: Tasks) -> None:
        self.folder, self.tasks = folder, tasks

    def rest(self, seconds: float = 0.4) -> None:
        """Let events and jobs run until nothing is pending."""
        end = time.monotonic() + seconds
        while time.monotonic() < end or self.tasks.pending or self.tasks.works:
            QApplication.processEvents()
            time.sleep(0.005)

    def take(self, widget: QWidget, name: str) -> None:
        """Save the picture of a widget."""
        self.rest()
        widget.grab().save(str(self.folder / f"{name}.png"))


def main(folder: Path) -> None:
    """Write all pictures into a folder."""
    folder.mkdir(parents=True, exist_ok=True)
    app = application(sys.argv)
    for font in resource("fonts").glob("*.ttf"):
        QFontDatabase.addApplicationFont(str(font))
    for mode, points in ((Mode.TERANG, 10), (Mode.GELAP, 10), (Mode.TERANG, 15)):
        app.setFont(QFont("Liberation Sans", points))
        suffix = "besar" if points > 10 else mode.value
        with Tasks() as tasks, tempfile.TemporaryDirectory() as data:
            camera = Camera(folder, tasks)
            dress = Theme(app, mode)
            show_first_start(camera, Path(data), suffix)
            show_office(camera, dress, Path(data), mode, suffix)
    for picture in folder.glob("*.png"):
        galeri.shrink(picture)
    galeri.main(folder)


def show_first_start(camera: Camera, data: Path, suffix: str) -> None:
    """Take the first start and the choice of a unit."""
    wizard = FirstStart(camera.tasks, now, data / "kantor", data / "contoh")
    wizard.resize(1000, 680)
    wizard.show()
    camera.take(wizard, f"mulai-{suffix}")
    wizard.welcome.new_chosen.emit()
    camera.take(wizard, f"kantor-baru-{suffix}")
    wizard.close()


def show_office(camera: Camera, dress: Theme, data: Path, mode: Mode, suffix: str) -> None:
    """Take the pages of the main window, open and locked."""
    offices: list[Office] = []
    camera.tasks.run(lambda: prepared(data / "contoh", mode), offices.append)
    camera.rest()
    (office,) = offices
    window = MainWindow(office, camera.tasks, dress, now)
    window.resize(*SIZE)
    window.show()
    camera.take(window, f"beranda-{suffix}")
    show_plan(camera, window, office, suffix)
    window.open_page("realisasi")
    camera.take(window, f"realisasi-{suffix}")
    page = window.page("realisasi").view("indikator")
    show_views(camera, window, suffix)
    show_evidence(camera, window, suffix)
    show_paste(camera, window, suffix)
    show_realisasi_import(camera, window, data, suffix)
    show_lembar(camera, window, suffix)
    page.open_lock()
    camera.take(window, f"kunci-triwulan-{suffix}")
    page.lock_pane.close_pane()
    camera.tasks.run(lambda: filled(office))
    page.open_lock()
    camera.take(window, f"kunci-siap-{suffix}")
    page.lock_pane.close_pane()
    camera.tasks.run(lambda: locked(office))
    camera.take(window, f"realisasi-terkunci-{suffix}")
    show_new_year(camera, window, suffix)
    show_survey(camera, window, suffix)
    show_agreement(camera, window, office, suffix)
    show_packages(camera, window, office, suffix)
    show_from_pusat(camera, window, office, suffix)
    window.open_page("pengaturan")
    camera.rest()
    settings = window.page("pengaturan")
    for section in SECTIONS:
        settings.open_section(section)
        camera.take(window, f"pengaturan-{section}-{suffix}")
    show_key(camera, window, office, suffix)
    show_check(camera, window, office, suffix)
    show_carried(camera, window, office, suffix)
    show_packages_back(camera, window, office, data, suffix)
    window.close()
    camera.rest()
    camera.tasks.run(office.close)
    camera.rest()


def show_key(camera: Camera, window: MainWindow, office: Office, suffix: str) -> None:
    """Take the key of the office, and the question that replaces it."""
    section = window.page("pengaturan").open_section("kunci")
    camera.tasks.run(lambda: office.identitas.make_key(FRASA))
    camera.rest()
    section.load()
    camera.rest()
    section.card.show_key(SHOWN_KEY, None)
    camera.take(window, f"pengaturan-kunci-{suffix}")
    section.card.replace_button.click()
    camera.take(window, f"pengaturan-ganti-kunci-{suffix}")
    section.replace_pane.close_pane()


def show_check(camera: Camera, window: MainWindow, office: Office, suffix: str) -> None:
    """Take the check of a package of the office's own."""
    made: list[Path] = []
    camera.tasks.run(lambda: made.append(office.paket.make(TAHUN, Triwulan.III, "F4", FRASA).path))
    camera.rest()
    window.open_check(made[0])
    camera.rest()
    check = window.findChild(PeriksaWindow)
    camera.take(check, f"periksa-berkas-{suffix}")
    check.close()


def show_from_pusat(camera: Camera, window: MainWindow, office: Office, suffix: str) -> None:
    """Take a key being compared, a receipt with returned cells, and references."""
    found: list[PaketTersimpan] = []
    camera.tasks.run(lambda: office.paket.find(TAHUN, Triwulan.III), found.append)
    camera.rest()
    (sent,) = found
    isi = pusat.opened(sent.path).data["isi"]
    nama = {it["id"]: it["uraian"] for it in isi["butir_rencana"]}
    known = [it for it in isi["realisasi"] if it["triwulan"] == 3 and it["nilai"]]
    cells = sorted(known, key=lambda it: nama[it["butir_id"]])[:2]
    words = ("Tidak sama dengan berita acaranya.", "Mohon sebutkan sumber datanya.")
    kriteria = pusat.resource_text(Bagian.KRITERIA)
    kriteria["kriteria"][2]["sampai"] = kriteria["kriteria"][3]["dari"] = "95"
    libur = pusat.resource_text(Bagian.TENGGAT)
    libur["libur"]["2027"] = [{"tanggal": "2027-01-01", "nama": "Tahun Baru Masehi"}]
    terima = pusat.decide(
        sent.path,
        Putusan.DIKEMBALIKAN,
        keterangan="Mohon diperbaiki paling lambat 12 Oktober.",
        sel=[("realisasi", it["id"], "nilai", text) for it, text in zip(cells, words, strict=True)],
    )
    referensi = pusat.references(
        {"kriteria": kriteria, "tenggat": libur},
        alamat=[("LAPORAN_TRIWULAN", "pelaporan@contoh.go.id")],
    )
    window.open_page("realisasi")
    with tempfile.TemporaryDirectory() as data:
        path = pusat.save(Path(data), pusat.receipt(terima), "Tanda terima PST-0142.asice")
        window.open_received(path)
        camera.take(window, f"dari-pusat-sematkan-{suffix}")
        camera.tasks.run(lambda: pusat.pin(office.folder))
        camera.rest()
        for made, name in ((pusat.receipt(terima), "kembali"), (referensi, "referensi")):
            window.open_received(pusat.save(Path(data), made))
            camera.take(window, f"dari-pusat-{name}-{suffix}")
        assert window.received.pane
        window.received.pane.close_pane()


def show_carried(camera: Camera, window: MainWindow, office: Office, suffix: str) -> None:
    """Take the question who carries the office, and the office while somebody has it."""
    section = window.page("pengaturan").open_section("cadangan")
    section.whole.open_carry()
    camera.take(window, f"pengaturan-bawa-{suffix}")
    section.whole.bawa_pane.close_pane()
    with tempfile.TemporaryDirectory() as data:
        section.whole._make(Path(data) / "ranpk-contoh-dibawa.ranpk", "Contoh Kelima")
        camera.rest()
        section.message.hide()
        camera.take(window, f"pengaturan-dibawa-{suffix}")
        camera.tasks.run(office.bawaan.take_over)
        camera.rest()


def show_packages_back(
    camera: Camera, window: MainWindow, office: Office, data: Path, suffix: str
) -> None:
    """Take what sent packages would restore, and what they do not hold."""
    sent: list[Path] = []
    camera.tasks.run(lambda: sent_and_lost(office, data), sent.append)
    camera.rest()
    window.open_page("pengaturan", bagian="cadangan")
    pane = window.page("pengaturan").open_section("cadangan").pulih_pane
    pane.start([*sent, data / "rusak.asice"])
    camera.take(window, f"pengaturan-pulih-paket-{suffix}")
    pane.submit()
    camera.take(window, f"pengaturan-tidak-ada-di-paket-{suffix}")
    pane.close_pane()


def sent_and_lost(office: Office, data: Path) -> Path:
    """Make the package of a quarter, and put back a backup from before it was locked."""
    if not office.identitas.has_key:
        office.identitas.make_key(FRASA)
    backup = office.cadangan.make()
    kuncian.lock(office, TAHUN, Triwulan.I, office.kantor.pejabat()[0]["id"])
    path = office.paket.make(TAHUN, Triwulan.I, "A4", FRASA).path
    kept = data / "terkirim.asice"
    kept.write_bytes(path.read_bytes())
    (data / "rusak.asice").write_bytes(path.read_bytes()[:-1])
    office.cadangan.restore(backup.nama)
    return kept


def show_plan(camera: Camera, window: MainWindow, office: Office, suffix: str) -> None:
    """Take the plan: its tree, its lists, a row being added, and two versions compared."""
    window.open_page("rencana")
    camera.rest()
    page = window.page("rencana")
    row = next(row for row in page.model.rows if row.simpul.komponen)
    page.tree.go_to(row.key, "target_1")
    camera.take(window, f"rencana-{suffix}")
    page.detail.parts.show_part("pengukuran")
    camera.take(window, f"rencana-pengukuran-{suffix}")
    page.detail.parts.show_part("rincian")
    page.open_add()
    camera.take(window, f"rencana-tambah-{suffix}")
    page.add_pane.close_pane()
    page.open_checks()
    camera.take(window, f"rencana-periksa-{suffix}")
    page.open_fix()
    camera.take(window, f"rencana-tetapkan-{suffix}")
    page.fix_pane.close_pane()
    camera.tasks.run(lambda: revised(office, row.key))
    camera.rest()
    show_import(camera, window, suffix)
    page.open_compare()
    camera.take(window, f"rencana-bandingkan-{suffix}")
    page.compare_pane.close_pane()
    camera.rest()


def show_import(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take the preview of a Rencana Aksi, and the mapping of a table of no known layout."""
    with tempfile.TemporaryDirectory() as data:
        for name, isi in (("impor", buku_rencana.s3()), ("impor-kolom", buku_rencana.bebas())):
            path = Path(data) / f"{name}.xlsx"
            path.write_bytes(buku_rencana.saved(isi))
            dialog = ImporDialog(window.context, TAHUN + 1, window, path)
            dialog.open()
            camera.take(dialog, f"{name}-{suffix}")
            dialog.done(0)
            camera.rest()


def show_survey(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take a survey, the value of the unit, a service being added, and a file before it is read."""
    window.open_page("skm")
    camera.rest()
    page = window.page("skm").view("nilai")
    page.go_to_unsur("U3")
    camera.take(window, f"skm-{suffix}")
    page.head.layanan.setCurrentIndex(page.head.layanan.count() - 1)
    page.head.picked.emit()
    camera.take(window, f"skm-unit-{suffix}")
    page.open_add()
    camera.take(window, f"skm-layanan-{suffix}")
    page.layanan_pane.close_pane()
    page.head.layanan.setCurrentIndex(0)
    page.head.picked.emit()
    rows = [["No", "Jenis Kelamin", *TERTUKAR, "Saran"]]
    rows += [[str(n), "LP"[n % 2], *row, "Sudah baik"] for n, row in enumerate(answers(JAWABAN), 1)]
    rows[5][4] = ""
    page.preview(BerkasSurvei("jawaban.xlsx", (lembar(*rows),)))
    camera.take(window, f"skm-impor-{suffix}")
    page.import_pane.close_pane()
    camera.rest()
    show_follow_up(camera, window, suffix)
    show_survey_lock(camera, window, suffix)
    show_ratl_import(camera, window, suffix)


def show_follow_up(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take RATL: rows made from proposals, its table, and why one is closed without proof."""
    page = window.page("skm").view("nilai")
    usulan = page.chosen.tindak_lanjut.usulan
    page.make_ratl([(page.chosen.nama, it) for it in usulan])
    camera.take(window, f"skm-buat-ratl-{suffix}")
    window.open_page("skm", tampilan="ratl")
    camera.rest()
    ratl = window.page("skm").view("ratl")
    guessed = next(row for row in ratl.model.rows if row.ratl.unsur_tebakan)
    ratl.pane.view.go_to(guessed.key, "unsur")
    camera.take(window, f"ratl-{suffix}")
    ratl.detail.parts.show_part("pelaksanaan")
    ratl.set_status(StatusRatl.SELESAI)
    camera.take(window, f"ratl-selesai-{suffix}")
    ratl.finish_pane.close_pane()
    window.undo_action.trigger()
    camera.rest()


def show_ratl_import(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take the preview of a RATL workbook, the newer copy of one that was taken over before."""
    unit = contoh.load()["unit"]["nama"]
    with tempfile.TemporaryDirectory() as data:
        for baru in (False, True):
            path = Path(data) / f"ratl-triwulan-{2 if baru else 1}.xlsx"
            buku_ratl.salinan(unit, baru=baru).save(path)
            dialog = open_impor_ratl(window.context, window, TAHUN, path)
            camera.rest()
            if not baru:
                dialog.submit()
                camera.rest()
        dialog.preview.pane.view.go_to(dialog.preview.model.key_at(2), "status")
        camera.take(dialog, f"impor-ratl-{suffix}")
        dialog.done(0)
        camera.rest()


def show_lembar(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take whose Lembar isian are made, and the preview of three that came back."""
    page = window.page("realisasi").view("indikator")
    with tempfile.TemporaryDirectory() as data:
        dialog = open_lembar(window.context, page, Periode(TAHUN, Triwulan.III))
        camera.take(dialog, f"lembar-isian-buat-{suffix}")
        dialog.write(Path(data))
        camera.rest()
        komunikasi, pemeriksaan, pengujian = (
            Path(data) / f"lembar-isian-TW3-2026-tim-{nama}.xlsx"
            for nama in ("informasi-dan-komunikasi", "pemeriksaan", "pengujian")
        )
        salinan = fill_in(
            komunikasi, {("Indikator", "pasar aman", 8): 2}, Path(data) / "salinan.xlsx"
        )
        fill_in(
            komunikasi,
            {
                ("Indikator", "pasar aman", 8): 1,
                ("Indikator", "desa pangan aman", 8): 1,
                ("Indikator", "desa pangan aman", 12): "https://contoh.go.id/desa; Foto desa",
                ("Indikator", "Jumlah sekolah", 8): 4,
            },
        )
        fill_in(pemeriksaan, {("Indikator", "Sarana produksi", 8): "banyak"})
        fill_in(pengujian, {("Indikator", "obat yang", 10): "Reagen terlambat datang."})
        paths = (komunikasi, pemeriksaan, pengujian, salinan)
        merging = open_gabungan(window.context, page, Periode(TAHUN, Triwulan.III), paths)
        camera.take(merging, f"lembar-isian-gabung-{suffix}")
        merging.done(0)
        window.banners.hide_banner("halaman")
        camera.rest()


def show_survey_lock(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take the documents of surveys, a survey being locked, and one that is."""
    window.open_page("skm", tampilan="laporan")
    camera.take(window, f"skm-laporan-{suffix}")
    window.open_page("skm", tampilan="nilai")
    camera.rest()
    page = window.page("skm").view("nilai")
    page.open_lock()
    camera.take(window, f"skm-kunci-{suffix}")
    page.kunci_pane.submit()
    camera.take(window, f"skm-terkunci-{suffix}")


def show_agreement(camera: Camera, window: MainWindow, office: Office, suffix: str) -> None:
    """Take the agreement as a draft, being sealed, and its preview before printing."""
    window.open_page("perjanjian_kinerja")
    page = window.page("perjanjian_kinerja")
    camera.rest(1)  # the small pages come one by one
    camera.take(window, f"perjanjian-{suffix}")
    camera.tasks.run(lambda: finalised(office))
    camera.rest(1)
    page.open_seal()
    camera.take(window, f"perjanjian-segel-{suffix}")
    page.seal_pane.frasa.setText(FRASA)
    page.seal_pane.submit()
    camera.rest(1)
    camera.take(window, f"perjanjian-menunggu-{suffix}")
    page.exports.preview(page.offer)
    camera.rest(1)
    (preview,) = window.findChildren(PreviewDialog)
    camera.take(preview, f"pratinjau-{suffix}")
    preview.reject()
    camera.rest()


def show_packages(camera: Camera, window: MainWindow, office: Office, suffix: str) -> None:
    """Take the four steps to a package, the history, and what was noted as sent."""
    camera.tasks.run(lambda: rencana_sent(office))
    window.open_page("paket", tindakan="buat", periode=Periode(TAHUN, Triwulan.III))
    page = window.page("paket")
    camera.rest()
    making = page.making
    camera.take(window, f"paket-isi-{suffix}")
    making.isi.submit()
    camera.take(window, f"paket-periksa-{suffix}")
    making.periksa.submit()
    camera.take(window, f"paket-tanda-{suffix}")
    making.tanda.frasa.setText(FRASA)
    making.tanda.submit()
    camera.rest(1)
    camera.take(window, f"paket-{suffix}")
    page.sending.send()
    camera.rest()
    page.detail.kirim.message.hide()
    page.detail.parts.show_part("rincian")
    camera.take(window, f"paket-kotak-keluar-{suffix}")
    page.open_sent()
    camera.take(window, f"paket-sudah-{suffix}")
    page.sent_pane.close_pane()
    camera.rest()


def rencana_sent(office: Office) -> object:
    """Make the package of the plan and note it as sent; the outbox waits, so nothing leaves."""
    office.surat.save_addresses({"umum": "pelaporan@pom.contoh.go.id"})
    office.email.save({"server": "surat.contoh.go.id", "pengirim": "loka@contoh.go.id"})
    office.kotak_keluar.pause()
    calon = office.paket.candidate(JenisPaket.RENCANA, TAHUN, "TAHUN")
    office.paket.make_of(calon, "A4", FRASA)
    made = office.paket.history()[0]
    return office.kotak_keluar.mark_sent(made.id, CaraKirim.WHATSAPP, NOON.date())


def finalised(office: Office) -> object:
    """Fix the plan, make the key that seals, and the agreement final."""
    kepala = office.kantor.pejabat_on(NOON.date())[0]["id"]
    office.rekaman.fix(TAHUN, kepala, walau_peringatan=True)
    office.identitas.make_key(FRASA)
    return office.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)


def revised(office: Office, butir_id: str) -> object:
    """Fix the plan, open it for a revision, and change two targets."""
    kepala = office.kantor.pejabat_on(NOON.date())[0]["id"]
    office.rekaman.fix(TAHUN, kepala, walau_peringatan=True)
    office.rekaman.revise(TAHUN, "Target disesuaikan dengan hasil TW II")
    office.rencana.save(butir_id, "target_3", "95,5")
    return office.rencana.save(butir_id, "target_4", "96,5")


def show_new_year(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take the ways to a plan: from the catalogue, from last year, and all steps to a new year."""
    for kind, name, tahun in (
        (KatalogDialog, "katalog", TAHUN),
        (KatalogDialog, "katalog-baru", TAHUN + 1),
        (TahunLaluDialog, "tahun-lalu", TAHUN + 1),
    ):
        dialog = kind(window.context, tahun, window)
        dialog.open()
        camera.take(dialog, f"{name}-{suffix}")
        dialog.reject()
    wizard = open_tahun_baru(window.context, window, lambda _tahun: None)
    for number in range(len(wizard.steps)):
        camera.take(wizard, f"tahun-baru-{number + 1}-{suffix}")
        wizard.go_next() if number + 1 < len(wizard.steps) else wizard.reject()


def show_views(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take the other views of a quarter, and come back to the indikator."""
    third = Periode(TAHUN, Triwulan.III)
    for name, periode in (
        ("keluaran", Periode(TAHUN, Triwulan.II)),
        ("anggaran", third),
        ("semester", Periode(TAHUN, Triwulan.II)),
    ):
        window.open_page("realisasi", tampilan=name, periode=periode)
        camera.take(window, f"realisasi-{name}-{suffix}")
    window.open_page("realisasi", tampilan="indikator", periode=third)
    camera.rest()


def show_evidence(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take the evidence of an indikator, and the parts of one."""
    page = window.page("realisasi").view("indikator")
    before = page.pane.view.currentIndex()
    row = max(page.model.rows, key=lambda row: len(row.isi.data_dukung))
    page.pane.view.go_to(row.key, "nilai")
    page.detail.parts.show_part("data_dukung")
    camera.take(window, f"data-dukung-{suffix}")
    row = next(row for row in page.model.rows if row.isi.realisasi.komponen)
    page.pane.view.go_to(row.key, "nilai")
    page.detail.parts.show_part("komponen")
    camera.take(window, f"komponen-{suffix}")
    page.detail.parts.show_part("rincian")
    page.pane.view.setCurrentIndex(before)


def show_realisasi_import(camera: Camera, window: MainWindow, data: Path, suffix: str) -> None:
    """Take the two steps of an import of realisasi."""
    page = window.page("realisasi").view("indikator")
    names = [row.isi.uraian for row in page.model.rows]
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No", "Indikator", "Realisasi TW II", "Realisasi TW III", "Kendala"])
    for n, name in enumerate(names[:8], 1):
        sheet.append([n, name if n != 5 else "Sarana yang patuh", 80 + n, 82.5 + n, None])
    sheet["E4"] = "Akses jalan terputus"
    path = data / "Rekap realisasi TW III.xlsx"
    book.save(path)
    dialog = open_impor_realisasi(window.context, window, Periode(TAHUN, Triwulan.III), path)
    camera.take(dialog, f"impor-realisasi-kolom-{suffix}")
    dialog.go_on.click()
    camera.rest()
    dialog.preview.pane.view.go_to(dialog.preview.model.key_at(4), "nama")
    camera.take(dialog, f"impor-realisasi-{suffix}")
    dialog.reject()


def show_paste(camera: Camera, window: MainWindow, suffix: str) -> None:
    """Take what a block from a spreadsheet would do, and the menu of columns."""
    page = window.page("realisasi").view("indikator")
    page.pane.view.go_to(page.model.key_at(2), "target")
    QGuiApplication.clipboard().setText(
        "96\t95,83\t176 / 180\t97,78\n87\t82\t64 / 76\t84,21\n84\t81,5\t\t85.1\n-\t\t\t\n"
    )
    page.pane.paste()
    camera.take(window, f"tempel-{suffix}")
    page.pane.paste_pane.close_pane()
    page.pane.view.columns.open_menu()
    camera.rest()
    menu = QApplication.activePopupWidget()
    picture = window.grab()
    painter = QPainter(picture)
    painter.drawPixmap(menu.pos() - window.pos(), menu.grab())
    painter.end()
    picture.save(str(camera.folder / f"kolom-{suffix}.png"))
    menu.close()


def prepared(folder: Path, mode: Mode) -> Office:
    """Open the sample office with two backups and a photograph."""
    office = open_sample(folder, now)
    rows = office.realisasi.load(TAHUN, Triwulan.III).laporan.baris
    row = max(rows, key=lambda row: len(row.data_dukung))
    kept = keep(office.data_dukung.files, examine("Foto pengawasan pasar.jpg", photo()))
    office.data_dukung.add_berkas(DukunganRealisasi(row.butir_id, Triwulan.III), [kept])
    office.pengaturan.save("tampilan", mode.value)
    office.cadangan.make()
    return office


def filled(office: Office) -> object:
    """Fill what is missing in the third quarter."""
    return office.realisasi.fill(TAHUN, Triwulan.III, contoh.load()["demo"])


def locked(office: Office) -> object:
    """Lock the third quarter."""
    kepala = office.kantor.pejabat_on(Triwulan.III.last_day(TAHUN))[0]
    return office.rekaman.lock(TAHUN, Triwulan.III, kepala["id"])


if __name__ == "__main__":
    main(Path(sys.argv[1]))
