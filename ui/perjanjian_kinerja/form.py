"""The form of a draft: who promises whom, where and when, and how the papers look."""

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog, QHBoxLayout, QScrollArea, QVBoxLayout, QWidget

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kolom_perjanjian import TEPI
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.perjanjian_kinerja import BentukKop, BentukLampiran, BentukTanggal
from ranpk_desktop.domain.tanggal import format_tanggal, parse_tanggal
from ranpk_desktop.services.perjanjian_kinerja import IsiPerjanjian
from ui.core import theme
from ui.core.actions import Action, button
from ui.core.fold import Fold
from ui.core.inputs import ChoiceInput, Field, TextInput
from ui.core.layout import pair
from ui.core.orang import JENIS_NIP, SEBUTAN
from ui.core.page import Context
from ui.core.pejabat import describe_pejabat
from ui.core.saved_fields import SavedFields
from ui.core.tasks import Work
from ui.perjanjian_kinerja.findings import FindingsCard
from ui.perjanjian_kinerja.texts import TextsPart


class DraftForm(QWidget):
    """Change the columns of a year's draft; each field is saved when it is left."""

    def __init__(self, context: Context) -> None:
        super().__init__()
        self._context = context
        self._tahun = 0
        self._folder = Path.home()
        self._logo_work: Work | None = None
        self.findings = FindingsCard(context, self.go_to)
        self.layout_part = Fold(_("Tata halaman"))
        self.texts = TextsPart(context)
        self.fields = dict(_fields())
        self.bound = SavedFields(self.fields, context.tasks, self._save, self)
        self.logo_state = theme.label("", "keterangan")
        self.choose = button(Action(_("Pilih lo&go…"), self.choose_logo, "folder-open"))
        self.remove = button(Action(_("Tanpa logo"), self.remove_logo, "x"))
        self._scroll = QScrollArea()
        self._build()

    def _build(self) -> None:
        f = self.fields
        body = QWidget()
        column = QVBoxLayout(body)
        column.setContentsMargins(0, 0, theme.px(12), 0)
        column.setSpacing(theme.px(12))
        column.addWidget(self.findings)
        column.addWidget(theme.label(_("Para pihak"), "bagian"))
        for name in ("pihak_kesatu_id", "pihak_kedua_nama", "pihak_kedua_jabatan"):
            column.addWidget(f[name])
        for name in ("pihak_kedua_sebutan", "pihak_kedua_jenis_nip", "pihak_kedua_nip"):
            column.addWidget(f[name])
        column.addWidget(theme.label(_("Naskah"), "bagian"))
        for name in ("tempat", "tanggal", "bentuk_tanggal", "nomor"):
            column.addWidget(f[name])
        for name in ("revisi_rencana", "bentuk_lampiran"):
            column.addWidget(f[name])
        column.addWidget(self.layout_part)
        column.addWidget(self.texts)
        column.addStretch(1)
        self._build_layout(self.layout_part.content)
        self._scroll.setWidgetResizable(True)
        self._scroll.setWidget(body)
        self._scroll.setFocusPolicy(Qt.FocusPolicy.NoFocus)
        self._scroll.setHorizontalScrollBarPolicy(Qt.ScrollBarPolicy.ScrollBarAlwaysOff)
        for widget in (body, self._scroll.viewport()):
            widget.setAutoFillBackground(False)
        outside = QVBoxLayout(self)
        outside.setContentsMargins(0, 0, 0, 0)
        outside.addWidget(self._scroll)

    def _build_layout(self, column: QVBoxLayout) -> None:
        f = self.fields
        column.addWidget(f["bentuk_kop"])
        logo = QHBoxLayout()
        logo.setSpacing(theme.px(8))
        logo.addWidget(self.choose)
        logo.addWidget(self.remove)
        logo.addStretch(1)
        column.addLayout(logo)
        column.addWidget(self.logo_state)
        column.addLayout(pair(f["tepi_kiri"], f["tepi_kanan"]))
        column.addLayout(pair(f["tepi_atas"], f["tepi_bawah"]))
        column.addWidget(f["ukuran_huruf"])

    # Showing ----------------------------------------------------------------------------------

    def show_draft(self, isi: IsiPerjanjian) -> None:
        """Show a draft; a field that the user is changing, or that was refused, stays."""
        self._tahun = isi.tahun
        self._fill_choices(isi)
        self.bound.show({name: _shown(name, isi.row) for name in self.fields})
        self.findings.show_findings(isi.temuan)
        self.texts.show_texts(isi.teks)
        has_logo = bool(isi.row["logo_sidik"])
        self.remove.setEnabled(has_logo)
        self.logo_state.setText(_("Logo terpasang.") if has_logo else _("Belum ada logo."))

    def _fill_choices(self, isi: IsiPerjanjian) -> None:
        by_date = _("Menurut tanggal naskah")
        if isi.pihak_kesatu and not isi.row["pihak_kesatu_id"]:
            text = _("Menurut tanggal naskah: {nama}")
            by_date = text.format(nama=isi.pihak_kesatu["nama"])
        register = [(row["id"], describe_pejabat(row)) for row in isi.pejabat]
        plan = _("Rencana yang berlaku")
        if isi.row["revisi_rencana"] is None:
            plan = f"{plan} ({_plan_label(isi.revisi_rencana)})"
        fixed = [(str(revisi), revision_label(revisi)) for revisi in isi.rencana]
        for name, choices in (
            ("pihak_kesatu_id", [("", by_date), *register]),
            ("revisi_rencana", [("", plan), *fixed]),
        ):
            choice = self.fields[name].input
            if isinstance(choice, ChoiceInput) and not choice.view().isVisible():
                choice.set_choices(choices)

    def show_findings(self) -> None:
        """Scroll to the list of findings."""
        self._scroll.ensureWidgetVisible(self.findings)

    def go_to(self, kolom: str) -> None:
        """Put the keyboard on the field that a finding is about."""
        if kolom in ("rencana", "anggaran"):
            self._context.open_page("rencana", tahun=self._tahun)
            return
        if kolom == "pejabat":
            self._context.open_page("pengaturan", bagian="pejabat")
            return
        if kolom not in self.fields and kolom != "logo_sidik":
            return
        inside = self.layout_part.isAncestorOf(self.fields.get(kolom, self.choose))
        if inside:
            self.layout_part.unfold()
        target: QWidget = self.choose
        if kolom in self.fields:
            self.fields[kolom].focus()
            target = self.fields[kolom]
        else:
            self.choose.setFocus(Qt.FocusReason.OtherFocusReason)
        self._scroll.ensureWidgetVisible(target)

    # Saving -----------------------------------------------------------------------------------

    def _save(self, kolom: str, teks: str) -> Any:
        return self._context.services.perjanjian_kinerja.save(self._tahun, kolom, teks)

    def choose_logo(self) -> None:
        """Ask for a picture, and put it into the letterhead."""
        chosen, _filter = QFileDialog.getOpenFileName(
            self, _("Pilih logo"), str(self._folder), _("Gambar (*.png *.jpg *.jpeg)")
        )
        if chosen:
            self._folder = Path(chosen).parent
            self.take_logo(Path(chosen))

    def take_logo(self, path: Path) -> None:
        """Read a picture in the child process, then save it."""
        from ranpk_desktop.services import logo

        tahun, service = self._tahun, self._context.services.perjanjian_kinerja
        tasks = self._context.tasks

        def keep(made: logo.Logo) -> None:
            tasks.run(partial(service.save_logo, tahun, made))

        self._logo_work = tasks.run_in_pool(
            lambda work: logo.read(path, cancelled=lambda: work.cancelled),
            keep,
            lambda error: self._context.show_message(str(error), "buruk"),
            title=_("Membaca logo"),
        )

    def remove_logo(self) -> None:
        """Print the letterhead without a logo."""
        service = self._context.services.perjanjian_kinerja
        self._context.tasks.run(partial(service.save_logo, self._tahun, None))

    def commit(self) -> None:
        """Save what has been typed and not yet left."""
        self.bound.commit()
        self.texts.commit()

    def drop_refused(self, here: QWidget | None) -> bool:
        """Show the stored value again where a text was refused."""
        return self.bound.drop_refused(here) or self.texts.drop_refused(here)

    def unsaved(self) -> int:
        """Return how many fields were refused."""
        return self.bound.unsaved() + self.texts.unsaved()


def _fields() -> Iterator[tuple[str, Field]]:
    """Yield the fields in the order of Tab."""
    blank = _("boleh dikosongkan")
    yield "pihak_kesatu_id", Field(_("&Pihak Kesatu (yang berjanji)"), _choice())
    yield (
        "pihak_kedua_nama",
        Field(_("Pihak Kedua (&atasan)"), TextInput(_("Nama lengkap dengan gelar"))),
    )
    yield "pihak_kedua_jabatan", Field(_("Jabatan atasan"), TextInput())
    yield "pihak_kedua_sebutan", Field(_("Sebutan atasan"), _choice(SEBUTAN))
    yield "pihak_kedua_jenis_nip", Field(_("Jenis NIP"), _choice(JENIS_NIP))
    yield (
        "pihak_kedua_nip",
        Field(_("NIP atasan"), TextInput(_("18 angka; {boleh}").format(boleh=blank))),
    )
    yield "tempat", Field(_("Tempat"), TextInput())
    yield "tanggal", Field(_("Tanggal"), TextInput(_("Misalnya 5 Januari 2026")))
    yield "bentuk_tanggal", Field(_("Cetak tanggal"), _choice(_labels(BentukTanggal)))
    yield "nomor", Field(_("Nomor"), TextInput(blank.capitalize()))
    yield "revisi_rencana", Field(_("Versi rencana"), _choice())
    yield "bentuk_lampiran", Field(_("Bentuk lampiran"), _choice(_labels(BentukLampiran)))
    yield "bentuk_kop", Field(_("Kop naskah"), _choice(_labels(BentukKop)))
    titles = {
        "tepi_kiri": _("Tepi kiri (mm)"),
        "tepi_kanan": _("Tepi kanan (mm)"),
        "tepi_atas": _("Tepi atas (mm)"),
        "tepi_bawah": _("Tepi bawah (mm)"),
    }
    for name, title in titles.items():
        least, most = TEPI[name]
        yield name, Field(title, TextInput(), _("{n}–{m}").format(n=least, m=most))
    sizes = [(size, _("{n} poin").format(n=size)) for size in ("11", "12")]
    yield "ukuran_huruf", Field(_("Ukuran huruf"), _choice(sizes))


def _choice(choices: Any = ()) -> ChoiceInput:
    """Return a pick-list that is not wider than its column, however long its entries."""
    made = ChoiceInput(list(choices))
    made.setSizeAdjustPolicy(ChoiceInput.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon)
    made.setMinimumContentsLength(8)
    return made


def _labels(kinds: Any) -> list[tuple[str, str]]:
    return [(kind.value, kind.label) for kind in kinds]


def _plan_label(revisi: int | None) -> str:
    return _("belum ditetapkan") if revisi is None else revision_label(revisi)


def _shown(kolom: str, row: dict[str, Any]) -> str:
    """Return a stored value as its field shows it."""
    value = row[kolom]
    if value is None:
        return ""
    return format_tanggal(parse_tanggal(value)) if kolom == "tanggal" else str(value)
