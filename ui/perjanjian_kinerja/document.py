"""The agreement as a document: drawn from its data, or the very file that was sealed."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.perjanjian_kinerja import Cara
from ui.core.exports import Export, draft_remark

if TYPE_CHECKING:
    from ranpk_desktop.services.office import Office
    from ranpk_desktop.services.perjanjian_kinerja import Naskah


@dataclass(frozen=True, slots=True)
class Dokumen:
    """Hold what one version is printed from; `bersegel` is the sealed PDF, b"" for none.

    `lampiran` names the file that was signed on paper or elsewhere, which is not drawn here.
    """

    naskah: "Naskah"
    bersegel: bytes = b""
    lampiran: str = ""


def read(office: "Office", tahun: int, revisi: int | None) -> Dokumen:
    """Return a version, or the draft (None); on the DB thread."""
    service = office.perjanjian_kinerja
    naskah = service.naskah(tahun, revisi=revisi)
    versi = next((it for it in service.versi.load(tahun) if it.revisi == revisi), None)
    tahap = versi.terakhir if versi else None
    if tahap is None or not tahap.sha256:
        return Dokumen(naskah)
    if tahap.cara is Cara.SEGEL:
        return Dokumen(naskah, service.versi.signed_file(tahap))
    return Dokumen(naskah, lampiran=tahap.nama)


def render(dokumen: Dokumen, ending: str) -> bytes:
    """Return the document as a file: a sealed PDF as it is, everything else drawn anew."""
    from ranpk_desktop.services import perjanjian_kinerja

    if ending == "pdf" and dokumen.bersegel:
        return dokumen.bersegel
    return perjanjian_kinerja.render(dokumen.naskah, ending)


def view(dokumen: Dokumen) -> bytes:
    """Return the pages to look at and to print; QtPdf draws no seals, so they are drawn flat."""
    from ranpk_desktop.pdf_bertanda import bidang

    if dokumen.bersegel:
        return bidang.flatten(dokumen.bersegel)
    return render(dokumen, "pdf")


def remark(dokumen: Dokumen) -> str:
    """Return what to know before printing."""
    if dokumen.lampiran:
        text = _("Ini cetakan versi finalnya; yang ditandatangani ada pada berkas {nama}.")
        return text.format(nama=dokumen.lampiran)
    return draft_remark(dokumen.naskah[1])


def export(office: "Office", tahun: int, revisi: int | None) -> Export:
    """Describe the agreement for the menu `Cetak / Ekspor`."""
    nama = f"perjanjian-kinerja-{tahun}"
    return Export(
        judul=_("perjanjian kinerja {tahun}").format(tahun=tahun),
        nama=f"{nama}-revisi-{revisi}" if revisi else nama,
        read=lambda: read(office, tahun, revisi),
        render=render,
        remark=remark,
        view=view,
    )
