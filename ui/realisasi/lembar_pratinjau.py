"""The preview of a merge: each cell as it is here, and as the Lembar isian have it."""

import re
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from html import escape
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.gabung_isian import (
    DITAWARKAN,
    KEPUTUSAN,
    BarisGabung,
    StatusGabung,
    alternatives,
)
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.services.lembar_isian import PratinjauGabung
from ui.core.column import Column
from ui.core.pratinjau import (
    ModelPratinjau,
    Pratinjau,
    change_html,
    head_html,
    place_column,
    status_column,
)
from ui.core.tasks import Tasks

_TONES = {
    StatusGabung.BENTROK: "buruk",
    StatusGabung.BERUBAH: "peringatan",
    StatusGabung.DITOLAK: "buruk",
    StatusGabung.BARU: "info",
}
_KEPUTUSAN = "keputusan"


@dataclass(frozen=True, slots=True)
class UsulGabung:
    """Hold one row of the preview, and whether it is wanted."""

    baris: BarisGabung
    diambil: bool


def _columns() -> tuple[Column[UsulGabung], ...]:
    return (
        status_column("kelas", _("Gabung"), _TONES),
        Column("uraian", _("Baris"), value=lambda row: row.baris.uraian, width=24, stretch=True),
        Column("kolom", _("Kolom"), value=lambda row: row.baris.judul, width=16),
        _text("lama", _("Sekarang di sini"), lambda row: row.baris.lama),
        _text("baru", _("Dalam lembar"), lambda row: row.baris.baru),
        Column(
            "berkas",
            _("Berkas"),
            value=lambda row: ", ".join(row.baris.berkas),
            text=lambda row: ", ".join(map(_short, row.baris.berkas)),
            tooltip=lambda row: ", ".join(row.baris.berkas),
            width=20,
        ),
        place_column(lambda row: row.baris.sel),
    )


def _short(berkas: str) -> str:
    """Return a file's name without what all of ours begin with, so that whose it is shows."""
    return re.sub(r"^lembar-isian-TW\d-\d{4}-", "", berkas).removesuffix(".xlsx")


def _text(name: str, title: str, value: Any) -> Column[UsulGabung]:
    return Column(
        name,
        title,
        value=value,
        text=lambda row: clean_line(value(row)),
        tooltip=value,
        width=18,
    )


class PratinjauGabungPane(Pratinjau):
    """Let people see, narrow and tick the cells of the files."""

    WORDS = {  # noqa: RUF012  a ClassVar of the base
        StatusGabung.BENTROK: _("{n} bentrok"),
        StatusGabung.BERUBAH: _("{n} berubah"),
        StatusGabung.DITOLAK: _("{n} ditolak"),
        StatusGabung.BARU: _("{n} baru"),
        StatusGabung.SAMA: _("{n} sama"),
    }
    OFFERED = DITAWARKAN

    def __init__(self, tasks: Tasks) -> None:
        super().__init__(
            ModelPratinjau(_columns(), tasks, self.tick, DITAWARKAN),
            (
                ("semua", _("Semua")),
                (_KEPUTUSAN, _("Perlu keputusan")),
                (StatusGabung.BARU.value, _("Baru")),
                (StatusGabung.SAMA.value, _("Sama")),
                (StatusGabung.DITOLAK.value, _("Ditolak")),
            ),
            _("Isi sel ini"),
            _("Catatan"),
        )

    def show_preview(self, pratinjau: PratinjauGabung) -> None:
        """Show files anew: ticked is what fills an empty cell."""
        self.begin(row.kunci for row in pratinjau.baris if row.status in KEPUTUSAN)
        self.show_findings(pratinjau.temuan)
        self.show_rows(pratinjau.baris)

    def proposals(self, refused: Collection[str]) -> Sequence[UsulGabung]:
        """Return the rows of the table; those named are not wanted."""
        return [UsulGabung(row, row.kunci not in refused) for row in self._baris]

    def keeps(self, row: Any, wanted: str) -> bool:
        """Tell whether a filter keeps a row."""
        if wanted == _KEPUTUSAN:
            return row.baris.status in KEPUTUSAN
        return super().keeps(row, wanted)

    def tick(self, kunci: Collection[str], on: bool) -> None:
        """Want some rows, or not: of several texts for one cell the one that is named alone."""
        if on:
            clash = alternatives(self._baris, kunci)
            kunci = set(kunci) - clash
            self._refused |= clash
        super().tick(kunci, on)

    def detail_of(self, row: Any) -> str:
        """Return what is here, was there before, and the files say, as HTML."""
        baris: BarisGabung = row.baris
        head = head_html(baris.uraian, (baris.judul, *baris.berkas, baris.sel))
        told = f"<p>{escape(baris.alasan)}</p>" if baris.alasan else ""
        texts = (
            (_("Saat lembar dibuat"), "", baris.awal),
            (_("Sekarang di sini"), "", baris.lama),
            (_("Dalam lembar"), "", baris.baru),
        )
        return head + told + change_html(texts, new=True)
