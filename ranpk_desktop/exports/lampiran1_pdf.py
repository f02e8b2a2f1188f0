"""Lampiran 1 (S2) as PDF, upright."""

from collections.abc import Mapping
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_ringkas
from ranpk_desktop.domain.lampiran1 import Hitungan, Lampiran1
from ranpk_desktop.exports import lampiran1 as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, kop
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.tabel_pdf import Cell, Tabel
from ranpk_desktop.exports.teks_pdf import paragraph

_FIXED = {0: 10, 2: 26, 3: 25, 4: 22, 5: 16, 6: 23}
"""Widths of the narrow columns in millimetres by position; the unit has the rest."""


def render(kantor: Mapping[str, Any], lampiran: Lampiran1, cetak: Cetak) -> bytes:
    """Return the document as PDF bytes, the same for the same input."""
    title = isi.title(lampiran)
    dokumen = Dokumen(title.replace("\n", " "), kantor, cetak, isi.footer(lampiran))
    story = [
        *kop(kantor),
        paragraph(title, "judul"),
        paragraph(isi.note(kantor, lampiran, cetak), "catatan"),
    ]
    if lampiran.unit:
        story += [
            _table(lampiran, dokumen.lebar_isi),
            Spacer(1, 2 * mm),
            *(paragraph(line, "sel") for line in isi.remarks(lampiran)),
        ]
    else:
        story.append(paragraph(isi.empty(lampiran)))
    return render_document(dokumen, story)


def _table(lampiran: Lampiran1, lebar: float) -> Any:
    rest = lebar - sum(_FIXED.values()) * mm
    tabel = Tabel([_FIXED[n] * mm if n in _FIXED else rest for n in range(7)], _header())
    for unit in lampiran.unit:
        names: list[Cell] = [
            paragraph(str(unit.nomor), "sel_tengah"),
            paragraph(isi.name(unit), "sel"),
        ]
        for n, hitungan in enumerate(unit.tahun):
            tabel.row(*names, *_counts(hitungan, "sel_tengah"), bersama=n > 0)
            names = [ATAS, ATAS]
    names = [paragraph(isi.TOTAL, "kepala"), None]
    fills = dict.fromkeys(range(len(tabel.lebar)), naskah.KELOMPOK)
    for n, hitungan in enumerate(isi.totals(lampiran)):
        tabel.row(*names, *_counts(hitungan, "kepala"), warna=fills, bersama=n > 0)
        names = [ATAS, None]
    return tabel.flowable()


def _header() -> list[list[str | None]]:
    return [
        [*isi.KOLOM, isi.STATUS, None],
        [*[ATAS] * len(isi.KOLOM), *isi.KOLOM_STATUS],
    ]


def _counts(hitungan: Hitungan, gaya: str) -> list[Cell]:
    persen = hitungan.persen
    texts = (
        isi.listed(hitungan.tahun),
        str(hitungan.rekomendasi),
        str(hitungan.rencana_aksi),
        str(hitungan.selesai),
        "–" if persen is None else _("{angka}%").format(angka=format_ringkas(persen)),
    )
    return [paragraph(teks, gaya) for teks in texts]
