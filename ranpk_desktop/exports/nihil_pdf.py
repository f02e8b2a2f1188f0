"""The one page that says that there is nothing to report, and why."""

from collections.abc import Mapping
from typing import Any

from reportlab.lib.units import mm
from reportlab.platypus import Spacer

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.tanggal import format_waktu
from ranpk_desktop.domain.teks import clean, clean_line
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, kop, pairs
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.penutup_pdf import close
from ranpk_desktop.exports.teks_pdf import paragraph, title


def render(kantor: Mapping[str, Any], judul: str, alasan: str, cetak: Cetak) -> bytes:
    """Return the page as PDF bytes, the same for the same input."""
    words = _("{judul}: NIHIL").format(judul=judul)
    zona = str(kantor["zona"])
    dokumen = Dokumen(
        judul=clean_line(words),
        unit=kantor,
        cetak=cetak,
        keterangan=f"{clean_line(words)} · {cetak.versi}",
    )
    facts = (
        (_("Unit kerja"), clean(kantor["nama"])),
        (_("Laporan"), judul),
        (_("Versi"), cetak.versi),
        (_("Kode data"), cetak.kode),
        (_("Dibuat"), format_waktu(in_zone(cetak.dibuat_pada, zona), zona)),
    )
    story = [
        *kop(kantor),
        Spacer(1, 8 * mm),
        title(words, "poster_judul", clean_line(words)),
        Spacer(1, 8 * mm),
        pairs(facts, dokumen.lebar_isi, kolom=1),
        Spacer(1, 6 * mm),
        paragraph(_("Tidak ada yang dilaporkan untuk periode ini, dengan alasan:")),
        paragraph(clean(alasan)),
    ]
    penutup = _("Demikian laporan nihil ini dibuat agar dapat digunakan sebagaimana mestinya.")
    close(story, penutup, naskah.signature(kantor, cetak, cetak.pelepas))
    return render_document(dokumen, story)
