"""The Lembar identitas: one page by which head office knows the key of an office."""

from collections.abc import Mapping, Sequence
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer, Table, TableStyle

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.identitas import LembarIdentitas
from ranpk_desktop.domain.tanggal import format_tanggal, format_waktu
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, kop, pairs
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.penutup_pdf import close
from ranpk_desktop.exports.teks_pdf import paragraph, title

_KOLOM = 3
"""Pairs of words in a line of the code, so that it stands in two lines."""


def render(kantor: Mapping[str, Any], lembar: LembarIdentitas, cetak: Cetak) -> bytes:
    """Return the page as PDF bytes, the same for the same input."""
    judul = _("Lembar identitas")
    zona = str(kantor["zona"])
    dokumen = Dokumen(judul=judul, unit=kantor, cetak=cetak, keterangan=f"{judul} · {cetak.versi}")
    kepala = ", ".join(filter(None, (lembar.kepala, lembar.jabatan)))
    telepon = ", ".join(filter(None, (clean_line(kantor["telepon"]), clean_line(kantor["surel"]))))
    facts = [
        (_("Unit kerja"), clean(kantor["nama"])),
        (_("Pejabat"), clean(kepala) or "–"),
        (_("Telepon, surel"), telepon or "–"),
        (_("Berlaku sampai"), format_tanggal(lembar.berlaku_sampai)),
        (_("Kode data"), cetak.kode),
        (_("Dibuat"), format_waktu(in_zone(cetak.dibuat_pada, zona), zona)),
    ]
    if lembar.kode_lama:
        facts.insert(4, (_("Menggantikan"), _("kunci {kode}").format(kode=lembar.kode_lama)))
    if lembar.alasan:
        hilang = _(" (kunci lama tidak dapat dipakai lagi)") if lembar.lama_hilang else ""
        facts.insert(5, (_("Alasan"), clean(lembar.alasan) + hilang))
    story = [
        *kop(kantor),
        Spacer(1, 6 * mm),
        title(judul, "poster_judul", judul),
        Spacer(1, 6 * mm),
        pairs(tuple(facts), dokumen.lebar_isi, kolom=1),
        Spacer(1, 6 * mm),
        paragraph(_("Kode pengenal kunci segel, dibacakan lewat telepon:")),
        Spacer(1, 2 * mm),
        _code(lembar.kata, dokumen.lebar_isi),
        Spacer(1, 2 * mm),
        paragraph(_("Dalam angka: {kode}").format(kode=lembar.kode_pengenal)),
        Spacer(1, 4 * mm),
        paragraph(
            _(
                "Pusat menelepon unit ini lewat nomor resminya, bukan nomor pada lembar ini, lalu "
                "meminta kata-kata di atas dibacakan. Bila semuanya sama, sertifikatnya "
                "disematkan. Segel ini segel integritas (tidak tersertifikasi)."
            )
        ),
    ]
    penutup = _("Demikian lembar identitas ini dibuat agar dapat digunakan sebagaimana mestinya.")
    close(story, penutup, naskah.signature(kantor, cetak, cetak.pelepas))
    return render_document(dokumen, story)


def _code(kata: Sequence[str], lebar: float) -> Table:
    """Return the words numbered, in pairs as they are read out."""
    pasangan = [
        paragraph(f"{at // 2 + 1}. {kata[at]} {kata[at + 1]}", "bagian")
        for at in range(0, len(kata), 2)
    ]
    baris = [pasangan[at : at + _KOLOM] for at in range(0, len(pasangan), _KOLOM)]
    table = Table(baris, colWidths=[lebar / _KOLOM] * _KOLOM)
    table.setStyle(
        TableStyle([("BOX", (0, 0), (-1, -1), 0.5, "black"), ("PADDING", (0, 0), (-1, -1), 6)])
    )
    return table
