"""The view Laporan: every document of surveys and follow-ups, with what can be chosen for it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFrame, QHBoxLayout, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.isi_skm import IsiSkm
from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.exports.cetak import KERTAS, NamaKertas
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.exports import Export, Exports, Offer
from ui.core.inputs import ChoiceInput, DateInput, Field, Segments, SeveralInput
from ui.core.kuncian import describe_lock
from ui.core.layout import card, pair, scrolled
from ui.core.page import Context, PageWidget
from ui.skm import dokumen

_LEAST, _YEARS = 72, 8
"""The least width of a field, and how many years stand in a line."""
_SURVEI = ("skm", "publikasi")
"""Documents of a survey; the others need actions."""
_WAYS = {
    "pratinjau": (_("Pratinjau…"), "printer"),
    "pdf": ("PDF…", "file-text"),
    "xlsx": ("Excel…", "file-spreadsheet"),
}
"""What the buttons of a document do, from left to right."""


@dataclass(frozen=True, slots=True)
class Tampilan:
    """Hold what the view offers: the survey chosen, and the years that have actions."""

    isi: IsiSkm
    zona: str
    survei: tuple[int, ...]
    ratl: tuple[int, ...]
    hari_ini: date
    kertas: NamaKertas


class LaporanPage(PageWidget):
    """List the documents; `views` is the switch of the page SKM."""

    NOUNS = frozenset(
        {"unit", "layanan", "survei", "nilai_unsur", "target_skm", "ratl", "kunci_survei"}
    )

    def __init__(self, context: Context, views: Segments) -> None:
        super().__init__(context, _("SKM"))
        self._shown: Tampilan | None = None
        self._offered: list[str] = []
        self._wanted: tuple[int, PeriodeSkm] | None = None
        self.exports = Exports(self)
        self.offers = {
            name: Offer(judul, partial(self._document, name))
            for name, judul in (
                ("skm", _("Laporan &SKM")),
                ("publikasi", _("Pub&likasi nilai SKM")),
                ("lampiran1", _("Lampiran &1")),
                ("lampiran2", _("Lampiran &2")),
                ("ratl", _("Laporan status &RATL")),
            )
        }
        self.buttons: dict[str, QWidget] = {}
        self.kertas = ChoiceInput([(it, it) for it in KERTAS])
        self.kertas.setAccessibleName(_("Kertas"))
        self.tahun, self.layanan = ChoiceInput(), ChoiceInput()
        self.periode = ChoiceInput([(it.value, it.label) for it in PeriodeSkm])
        self.lembar = ChoiceInput([(it, it) for it in ("A4", "A3")])
        self.per, self.tahun_lampiran2 = DateInput(), ChoiceInput()
        automatic = ("", _("menurut isinya"))
        self.bentuk = ChoiceInput([automatic, *((it.value, it.label) for it in BentukLampiran)])
        self.tahun_ratl = SeveralInput([])
        for wide in (self.layanan, self.bentuk, self.per, self.tahun, self.periode):
            wide.setMinimumWidth(theme.px(_LEAST))  # a long choice must not widen the window
        self.state = theme.label("", "keterangan")
        self.state.setWordWrap(True)
        self.header.set_period(views, self.kertas)
        self.content.addWidget(scrolled(self._inner()), 1)
        self.tahun.edited.connect(self._pick)
        self.periode.edited.connect(self._pick)

    def _inner(self) -> QWidget:
        inner = QWidget()
        column = QVBoxLayout(inner)
        column.setContentsMargins(0, 0, 0, 0)
        column.setSpacing(theme.px(16))
        column.addWidget(self._survey_card())
        column.addWidget(self._follow_up_card())
        column.addStretch(1)
        return inner

    def _survey_card(self) -> QFrame:
        frame, column = card(_("Laporan survei"))
        column.addLayout(
            pair(
                Field(_("Tahun sur&vei"), self.tahun),
                Field(_("Perio&de"), self.periode),
                Field(_("La&yanan pada publikasi"), self.layanan),
                Field(_("K&ertas publikasi"), self.lembar),
            )
        )
        column.addWidget(self.state)
        self._add(
            column,
            "skm",
            _("Laporan SKM"),
            _(
                "Nilai tiap layanan dan unit, responden dan sampel, target dan tren, rencana "
                "tindak lanjut per triwulan, serta tindak lanjut survei sebelumnya."
            ),
        )
        self._add(
            column,
            "publikasi",
            _("Publikasi nilai SKM"),
            _("Satu halaman untuk loket: nilai, mutu, responden, dan sembilan unsurnya."),
        )
        return frame

    def _follow_up_card(self) -> QFrame:
        frame, column = card(_("Tindak lanjut (RATL)"))
        self._years = Field(_("Tahun su&rvei"), self.tahun_ratl)
        self._column = column
        column.addWidget(self._years)
        column.addLayout(
            pair(
                Field(_("Status per tan&ggal"), self.per),
                Field(_("Tahun La&mpiran 2"), self.tahun_lampiran2),
                Field(_("Bentu&k Lampiran 2"), self.bentuk),
            )
        )
        rows = (
            (
                "lampiran1",
                _("Lampiran 1"),
                _("Ringkasan: jumlah rekomendasi, rencana aksi, dan yang selesai per unit."),
            ),
            (
                "lampiran2",
                _("Lampiran 2"),
                _("Rincian setiap rencana aksi; berkas Excelnya dapat diimpor lagi."),
            ),
            (
                "ratl",
                _("Laporan status RATL"),
                _("Berapa yang belum, proses, selesai, dan terlambat; lengkap dengan rinciannya."),
            ),
        )
        for name, judul, keterangan in rows:
            self._add(column, name, judul, keterangan)
        return frame

    def _add(self, column: QVBoxLayout, name: str, judul: str, keterangan: str) -> None:
        """Add a document: what it is called, what it holds, and a button for each form."""
        words = theme.label(keterangan, "keterangan")
        words.setWordWrap(True)
        texts = QVBoxLayout()
        texts.setSpacing(theme.px(2))
        texts.addWidget(theme.label(judul, "tebal"))
        texts.addWidget(words)
        row = QHBoxLayout()
        row.setSpacing(theme.px(8))
        row.addLayout(texts, 1)
        for way, (title, icon) in _WAYS.items():
            made = button(Action(title, partial(self._do, name, way), icon))
            made.setAccessibleName(f"{judul}: {title.rstrip('…')}")
            self.buttons[f"{name}.{way}"] = made
            row.addWidget(made, 0, Qt.AlignmentFlag.AlignTop)
        column.addLayout(row)

    # Reading ----------------------------------------------------------------------------------

    def load(self) -> None:
        """Read what can be chosen."""
        self.tasks.run(partial(self._read, self._wanted), self._show)

    def _read(self, wanted: tuple[int, PeriodeSkm] | None) -> Tampilan:
        office = self.services
        zona = str(office.kantor.require()["zona"])
        today = in_zone(self.context.clock(), zona).date()
        years = office.skm.years() or [today.year]
        tahun, periode = wanted or (max(years), PeriodeSkm.TAHUN)
        return Tampilan(
            isi=office.skm.load(tahun, periode),
            zona=zona,
            survei=tuple(sorted({*years, tahun})),
            ratl=tuple(office.dokumen_skm.years()),
            hari_ini=today,
            kertas=office.pengaturan.kertas(),
        )

    def _show(self, found: Tampilan) -> None:
        first, self._shown = self._shown is None, found
        isi = found.isi
        self._wanted = isi.tahun, isi.periode
        _choose(self.tahun, [(str(it), str(it)) for it in found.survei], str(isi.tahun))
        self.periode.set_value(isi.periode.value)
        services = [
            ("", _("Seluruh layanan (nilai unit)")),
            *((it.id, it.nama) for it in isi.layanan),
        ]
        _choose(self.layanan, services, self.layanan.value() or "")
        if first:
            self.kertas.set_value(found.kertas)
            self.per.set_value(found.hari_ini.isoformat())
        self._show_years(found.ratl)
        self.state.setText(_state(found))
        has_ratl = bool(found.ratl)
        offered = [it for it in self.offers if has_ratl or it in _SURVEI]
        self.exports.offer([self.offers[it] for it in offered])
        for name, made in self.buttons.items():
            made.setEnabled(name.partition(".")[0] in offered)

    def _show_years(self, years: Sequence[int]) -> None:
        """Offer the survey years that have actions; a new one is ticked."""
        texts = [str(it) for it in years]
        _choose(
            self.tahun_lampiran2,
            [(it, it) for it in texts],
            self.tahun_lampiran2.value() or (texts[-1] if texts else ""),
        )
        if texts == self._offered:
            return
        kept = set(self.tahun_ratl.value().split(","))
        new = [it for it in texts if it in kept or it not in self._offered]
        self._offered = texts
        self.tahun_ratl = SeveralInput([(it, it) for it in texts], beside=_YEARS)
        self.tahun_ratl.set_value(",".join(new))
        field = Field(_("Tahun su&rvei"), self.tahun_ratl)
        self._column.replaceWidget(self._years, field)
        self._years.hide()
        self._years.deleteLater()
        self._years = field
        self.tahun_ratl.edited.connect(lambda: self._years.set_error(""))

    def _pick(self) -> None:
        self._wanted = int(self.tahun.value()), PeriodeSkm(self.periode.value())
        self.load()

    # Writing ----------------------------------------------------------------------------------

    def _do(self, name: str, way: str) -> None:
        """Show a document, or write it as "pdf" or "xlsx" where the user wants it."""
        if way == "pratinjau":
            self.exports.preview(self.offers[name])
        else:
            self.exports.save(self.offers[name], way)

    def _document(self, name: str) -> Export | None:
        """Describe a document as it is chosen now; None where a choice is missing."""
        if self._shown is None:
            return None
        if name in ("lampiran1", "ratl") and not self.tahun_ratl.value():
            self._years.set_error(_("Pilih sedikitnya satu tahun survei."))
            self._years.focus()
            return None
        return self._makers()[name]()

    def _makers(self) -> dict[str, Callable[[], Export]]:
        """Return what describes each document from what is chosen now."""
        office, kertas = self.services, self._paper()
        survey = int(self.tahun.value()), PeriodeSkm(self.periode.value())
        per = date.fromisoformat(self.per.value())
        years = [int(it) for it in self.tahun_ratl.value().split(",") if it]
        bentuk = BentukLampiran(self.bentuk.value()) if self.bentuk.value() else None
        big = self.lembar.value() == "A3"
        return {
            "skm": lambda: dokumen.laporan_skm(office, *survey, kertas),
            "publikasi": lambda: dokumen.publikasi(
                office, *survey, self.layanan.value(), besar=big
            ),
            "lampiran1": lambda: dokumen.lampiran1(office, years, per, kertas),
            "lampiran2": lambda: dokumen.lampiran2(
                office, int(self.tahun_lampiran2.value()), per, bentuk, kertas
            ),
            "ratl": lambda: dokumen.status_ratl(office, years, per, kertas),
        }

    def _paper(self) -> NamaKertas | None:
        chosen = self.kertas.value()
        return next((it for it in KERTAS if it == chosen), None)


def _choose(choice: ChoiceInput, choices: list[tuple[str, str]], value: str) -> None:
    """Offer choices, with one of them chosen; the first where it is gone."""
    choice.set_choices(choices)
    known = [it for it, _title in choices]
    choice.set_value(value if value in known else known[0] if known else "")


def _state(found: Tampilan) -> str:
    """Return whether the survey is locked, so that its report is more than a draft."""
    if found.isi.kunci:
        return describe_lock(found.isi.kunci, found.zona)
    return _(
        "Hasil survei ini belum dikunci, jadi laporannya dicetak sebagai draf. Kuncilah pada "
        "tampilan Nilai bila sudah lengkap."
    )
