"""What a Perjanjian Kinerja says, the same in PDF and workbook (domain.md §5).

Three parts, each with place, date and both signatures: Pernyataan, Lampiran, Rencana Aksi. The
tables of the second and third are those of the Rencana Aksi IKU.
"""

from collections.abc import Sequence
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_isian, format_rupiah
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.pdf_bertanda import BagianNaskah, Pihak
from ranpk_desktop.domain.perjanjian_kinerja import PerjanjianKinerja
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.exports import rencana_aksi_iku
from ranpk_desktop.exports.cetak import Cetak, Tepi
from ranpk_desktop.exports.naskah import TandaTangan

Pasangan = tuple[str, str]
"""A label and what stands behind its colon."""

PENANDA = {
    BagianNaskah.PERNYATAAN: _("Pernyataan"),
    BagianNaskah.LAMPIRAN: _("Lampiran"),
    BagianNaskah.RENCANA_AKSI: _("Rencana Aksi"),
}
"""What the parts are called in bookmarks and on sheets."""

KOLOM_RINGKAS = (_("No."), _("Sasaran"), _("Indikator Kinerja"), _("Target"))
KOLOM_ANGGARAN = (_("No."), _("Program dan Kegiatan"), _("Alokasi Anggaran"), _("Keterangan"))
"""No import may take this table for one of a plan: its programs have lost their places in it."""
JUMLAH = _("Jumlah")

NAMA, NIP, JABATAN, UNIT_KERJA = _("Nama"), _("NIP"), _("Jabatan"), _("Unit Kerja")


def title(naskah: PerjanjianKinerja) -> str:
    """Return the title in the properties of PDF and workbook."""
    return _("Perjanjian Kinerja {tahun} – {jabatan}").format(
        tahun=naskah.tahun, jabatan=naskah.kesatu.jabatan or naskah.unit["nama"]
    )


def footer(naskah: PerjanjianKinerja, cetak: Cetak) -> str:
    """Return what a loose page says about itself: which version, and of which plan."""
    rencana = _("rencana masih draf")
    if naskah.revisi_rencana is not None:
        rencana = _("rencana {versi}").format(versi=revision_label(naskah.revisi_rencana).lower())
    return _("Perjanjian kinerja {tahun} · {versi} · {rencana}").format(
        tahun=naskah.tahun, versi=cetak.versi, rencana=rencana
    )


def margins(naskah: PerjanjianKinerja) -> Tepi:
    """Return the margins of every page."""
    tata = naskah.tata
    return Tepi(tata.tepi_kiri, tata.tepi_kanan, tata.tepi_atas, tata.tepi_bawah)


def party(naskah: PerjanjianKinerja, pihak: Pihak) -> tuple[Pasangan, ...]:
    """Return the lines that name a party in the Pernyataan."""
    orang = naskah.kesatu if pihak is Pihak.KESATU else naskah.kedua
    return (NAMA, orang.nama), (JABATAN, orang.jabatan)


def identity(naskah: PerjanjianKinerja) -> tuple[Pasangan, ...]:
    """Return the lines above the Lampiran; who has no NIP has no such line."""
    kesatu = naskah.kesatu
    return (
        (NAMA, kesatu.nama),
        *([(kesatu.jenis_nip, kesatu.nip)] if kesatu.nip else []),
        (JABATAN, naskah.teks["jabatan_lampiran"]),
        (UNIT_KERJA, naskah.teks["unit_lampiran"]),
    )


def signatures(naskah: PerjanjianKinerja, bagian: BagianNaskah) -> tuple[TandaTangan, TandaTangan]:
    """Return the blocks of Pihak Kedua, at the left, and of Pihak Kesatu, below place and date.

    Only the Pernyataan names the parties above their posts.
    """
    named = bagian is BagianNaskah.PERNYATAAN
    left, right = naskah.kedua, naskah.kesatu
    return (
        TandaTangan(
            tempat_tanggal="",
            jabatan=_ended(left.jabatan),
            nama=left.nama,
            nip=left.baris_nip,
            sebagai=_ended(naskah.teks["pihak_kedua"]) if named else "",
        ),
        TandaTangan(
            tempat_tanggal=naskah.tempat_tanggal,
            jabatan=_ended(right.jabatan),
            nama=right.nama,
            nip=right.baris_nip,
            sebagai=_ended(naskah.teks["pihak_kesatu"]) if named else "",
        ),
    )


def empty(naskah: PerjanjianKinerja) -> str:
    """Return what stands instead of the tables when nothing is planned."""
    return rencana_aksi_iku.empty(naskah.rencana)


def target(simpul: Simpul) -> str:
    """Return the annual target with its satuan: "12,4 Persen"."""
    annual = rencana_aksi_iku.annual(simpul)
    satuan = "" if annual.nilai is None else simpul.satuan
    return f"{format_isian(annual)} {satuan}".strip()


def budget(naskah: PerjanjianKinerja) -> list[tuple[str, str, int, Decimal | None]]:
    """Return the rows of the budget: number, program or kegiatan, depth, amount in rupiah."""
    return [(row.nomor, row.uraian, row.tingkat, row.pagu) for row in naskah.anggaran]


def amount(pagu: Decimal | None) -> str:
    """Return an amount of the budget, a dash for none."""
    return "–" if pagu is None else format_rupiah(pagu)


def lines(teks: str) -> Sequence[str]:
    """Return the lines of a text that stands line by line."""
    return teks.split("\n") if teks else []


def _ended(teks: str) -> str:
    """Return a line of a signature block that ends with a comma."""
    return f"{teks.rstrip(',')}," if teks else ""
