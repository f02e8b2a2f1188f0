"""Lampiran 2 (S2) as PDF, landscape."""

from collections.abc import Mapping
from typing import Any

from reportlab.lib.units import mm

from ranpk_desktop.domain.lampiran2 import BentukLampiran, Lampiran2
from ranpk_desktop.exports import lampiran2 as isi
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, kop
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.tabel_pdf import Cell, Tabel
from ranpk_desktop.exports.teks_pdf import paragraph

_FIXED = {
    BentukLampiran.REKOMENDASI: {0: 10, 1: 44, 2: 24, 3: 56, 5: 27, 6: 22},
    BentukLampiran.LAYANAN: {0: 10, 1: 48, 2: 58, 4: 28, 5: 20},
}
"""Widths of the columns in millimetres by position; the actions have the rest."""

_OF_UNIT, _OF_ACTION = 2, 3
"""How many columns the unit has at the left, and the action at the right."""


def render(kantor: Mapping[str, Any], lampiran: Lampiran2, cetak: Cetak) -> bytes:
    """Return the document as PDF bytes, the same for the same input."""
    title = isi.title(lampiran)
    dokumen = Dokumen(title.replace("\n", " "), kantor, cetak, isi.footer(lampiran), mendatar=True)
    story = [
        *kop(kantor),
        paragraph(title, "judul"),
        paragraph(isi.note(kantor, lampiran, cetak), "catatan"),
    ]
    if lampiran.unit:
        story.append(_table(lampiran, dokumen.lebar_isi))
    else:
        story.append(paragraph(isi.empty(lampiran)))
    return render_document(dokumen, story)


def _table(lampiran: Lampiran2, lebar: float) -> Any:
    bentuk = lampiran.bentuk
    fixed, kolom = _FIXED[bentuk], isi.KOLOM[bentuk]
    rest = lebar - sum(fixed.values()) * mm
    widths = [fixed[n] * mm if n in fixed else rest for n in range(len(kolom))]
    tabel = Tabel(widths, [kolom], ulang=range(len(kolom) - _OF_ACTION))
    for unit in lampiran.unit:
        for baris in isi.rows(unit):
            tabel.row(*_names(baris, bentuk), *_action(baris, lampiran))
    return tabel.flowable()


def _names(baris: isi.Baris, bentuk: BentukLampiran) -> list[Cell]:
    unit: list[Cell] = [ATAS, ATAS]
    if baris.unit:
        unit = [paragraph(str(baris.unit.nomor), "sel_tengah"), paragraph(baris.unit.nama, "sel")]
    if baris.bagian is None:
        return [*unit, *[ATAS] * (len(isi.KOLOM[bentuk]) - _OF_UNIT - _OF_ACTION)]
    *number, label = isi.labels(baris.bagian, bentuk)
    return [
        *unit,
        *(paragraph(teks, "sel_tengah") for teks in number),
        paragraph(label, "sel"),
    ]


def _action(baris: isi.Baris, lampiran: Lampiran2) -> list[Cell]:
    return [
        paragraph(baris.ratl.rencana_aksi, "sel"),
        paragraph(baris.ratl.waktu_pelaksanaan, "sel_tengah"),
        paragraph(isi.status(baris.ratl, lampiran), "sel_tengah"),
    ]
