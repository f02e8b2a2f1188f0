"""The page Beranda: the quarter that is reported now, and one button for what comes next."""

from functools import partial
from itertools import pairwise
from typing import Any

from PySide6.QtCore import Qt, QTimer
from PySide6.QtGui import QGuiApplication, QShowEvent
from PySide6.QtWidgets import QPushButton, QScrollArea, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.beranda import Lanjutan
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.services.beranda import IsiBeranda
from ui.beranda.body import Body
from ui.core.actions import Action
from ui.core.desktop import open_path
from ui.core.guard import guarded
from ui.core.inputs import ChoiceInput
from ui.core.page import Context, PageWidget

PLACES: dict[str, tuple[str, dict[str, str]]] = {
    "RENCANA": ("rencana", {}),
    "ISI": ("realisasi", {"saring": "belum_diisi"}),
    "PERIKSA": ("realisasi", {"tindakan": "kunci"}),
    "KUNCI": ("realisasi", {"tindakan": "kunci"}),
    "PAKET": ("paket", {"tindakan": "buat"}),
    "KIRIM": ("paket", {}),
    "PAKET_TERAKHIR": ("paket", {}),
    "DIREVISI": ("realisasi", {}),
    "BELUM_ADA_RENCANA": ("rencana", {}),
    "BELUM_DIISI": ("realisasi", {"saring": "belum_diisi"}),
    "INDIKATOR": ("realisasi", {"tampilan": "indikator"}),
    "KELUARAN_TERLEWAT": ("realisasi", {"tampilan": "keluaran"}),
    "CAPAIAN_TANPA_BUKTI": ("realisasi", {"tampilan": "keluaran"}),
    "TANPA_TARGET": ("realisasi", {"saring": "tanpa_target"}),
    "DI_BAWAH_TARGET": ("realisasi", {"saring": "di_bawah_target"}),
    "BERKAS_HILANG": ("realisasi", {"saring": "berkas_hilang"}),
    "TIDAK_DAPAT_DISIMPULKAN": ("realisasi", {"saring": "tidak_dapat_disimpulkan"}),
    "RATL_TERLAMBAT": ("skm", {"tampilan": "ratl", "saring": "terlambat"}),
    "TANPA_PEJABAT": ("pengaturan", {"bagian": "pejabat"}),
    "TANPA_PENGISI": ("pengaturan", {"bagian": "pegawai"}),
    "TANPA_KUNCI_SEGEL": ("pengaturan", {"bagian": "kunci"}),
    "KUNCI_SEGEL_BERAKHIR": ("pengaturan", {"bagian": "kunci"}),
    "CADANGAN": ("pengaturan", {"bagian": "cadangan"}),
    "CADANGAN_LUAR": ("pengaturan", {"bagian": "cadangan", "tindakan": "luar"}),
}
"""Where a next step or a finding is seen to, by its code: the page, and the place there."""


_LATER = 200
"""Milliseconds until the checks are asked: they take as long as all the rest, which stands then."""


class BerandaPage(PageWidget):
    """Show one quarter; without a choice, the one that is reported now."""

    NOUNS = frozenset(
        {
            "unit",
            "pejabat",
            "pengaturan",
            "hari_libur",
            "butir_rencana",
            "indikator",
            "target",
            "keluaran",
            "komponen",
            "realisasi",
            "nilai_komponen",
            "alasan_temuan",
            "data_dukung",
            "taut_data_dukung",
            "ratl",
            "kunci",
            "paket",
            "kiriman",
            "tanda_terima",
            "cadangan",
        }
    )

    def __init__(self, context: Context) -> None:
        super().__init__(context, _("Beranda"))
        self._shown: IsiBeranda | None = None
        self._wanted: Periode | None = None
        self._next: Lanjutan | None = None
        self.periode = ChoiceInput()
        self.periode.setAccessibleName(_("Triwulan"))
        self.periode.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToContents)
        self.periode.edited.connect(self._pick)
        self.header.set_period(self.periode)
        self.body: Body | None = None
        self._scroll = QScrollArea()
        self._scroll.setWidgetResizable(True)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.viewport().setAutoFillBackground(False)
        self.content.addWidget(self._scroll, 1)

    def load(self) -> None:
        """Read the quarter wanted."""
        self.tasks.run(partial(self._read, self._wanted), partial(self._show, self._wanted))

    @guarded(None)
    def showEvent(self, event: QShowEvent) -> None:
        """Read again at each showing: a key, a backup and midnight are no commands."""
        super().showEvent(event)
        if self._shown:
            self.load()

    def _read(self, wanted: Periode | None, *, periksa: bool = False) -> IsiBeranda:
        return self.services.beranda.load(wanted, periksa=periksa)

    def _pick(self) -> None:
        self._wanted = Periode.from_kode(self.periode.value())
        self.load()

    def _show(self, wanted: Periode | None, isi: IsiBeranda) -> None:
        if wanted != self._wanted:
            return  # the user has gone on to another quarter
        self._shown = isi
        self._show_period(isi)
        self._show_next(isi.beranda.lanjutan)
        focused = self._focused()
        self.body = Body(
            isi,
            frozenset({*PLACES, "DIKEMBALIKAN"}),
            self.open_place,
            self._open_folder,
            self.copy_reminder,
            self.context.received,
        )
        self.body.setAutoFillBackground(False)
        self._scroll.setWidget(self.body)
        self._order()
        if focused in self.body.links:
            self.body.links[focused].setFocus(Qt.FocusReason.OtherFocusReason)
        if isi.beranda.perlu_periksa:
            QTimer.singleShot(_LATER, self, partial(self._check, isi))

    def _check(self, shown: IsiBeranda) -> None:
        """Ask the checks of the quarter, unless something else is shown by now."""
        if shown is self._shown:
            wanted = self._wanted
            self.tasks.run(partial(self._read, wanted, periksa=True), partial(self._show, wanted))

    def _show_period(self, isi: IsiBeranda) -> None:
        choices = [(periode.kode, periode.label) for periode in isi.pilihan]
        if [kode for kode, _label in choices] != [
            self.periode.itemData(at) for at in range(self.periode.count())
        ]:
            self.periode.set_choices(choices)
        self.periode.set_value(isi.beranda.periode.kode)

    def _show_next(self, lanjutan: Lanjutan | None) -> None:
        """Offer the next step; leave the button alone while it stays the same."""
        if lanjutan == self._next:
            return
        self._next = lanjutan
        if lanjutan is None:
            self.header.set_actions(())
            return
        title = _("&Lanjutkan: {pekerjaan}").format(pekerjaan=lanjutan.pesan)
        run = partial(self.open_place, lanjutan.kode, **lanjutan.tempat)
        self.header.set_actions((), Action(title, run, "arrow-right"))

    def _order(self) -> None:
        """Let Tab go through the page from top to bottom, though its parts come and go."""
        buttons = [
            made
            for made in self.header.findChildren(QPushButton)
            if made.property("gaya") == "utama"
        ]
        primary = buttons[-1:] if self._next else []  # one taken away may still be among them
        links = self.body.links.values() if self.body else ()
        stops: list[QWidget] = [self.periode, *primary, *links]
        for before, after in pairwise(stops):
            QWidget.setTabOrder(before, after)

    def _focused(self) -> str:
        links = self.body.links if self.body else {}
        return next((kode for kode, link in links.items() if link.hasFocus()), "")

    # Going on ---------------------------------------------------------------------------------

    def open_place(self, kode: str, **place: Any) -> None:
        """Go to where a next step or a finding is seen to."""
        if kode == "DIKEMBALIKAN":
            self.context.received(place["manifes"])
            return
        page, known = PLACES[kode]
        place = known | place
        if page in ("realisasi", "paket") and self._shown:
            place.setdefault("periode", self._shown.beranda.periode)
        elif page == "rencana" and self._shown:
            place["tahun"] = self._shown.beranda.periode.tahun
        self.context.open_page(page, **place)

    def copy_reminder(self, nama: str, teks: str) -> None:
        """Put the text that reminds somebody on the clipboard, for WhatsApp or email."""
        QGuiApplication.clipboard().setText(teks)
        text = _("Teks pengingat untuk {nama} tersalin; tempelkan ke WhatsApp atau email.")
        self.context.show_message(text.format(nama=nama), "baik")

    def _open_folder(self) -> None:
        if self._shown and self._shown.paket:
            open_path(self.context, self._shown.paket.berkas[0].path.parent)
