"""The manifest (ETSI EN 319 162-1, ASiCManifest): a byte-exact template, written, never parsed."""

import hashlib
from base64 import b64encode
from collections.abc import Sequence

from ranpk_desktop.domain.paket import Entri
from ranpk_desktop.paket.wadah import DATA, SEGEL

AWALAN_BUKTI = "bukti-"
"""Names of evidence files begin so; all other files beside data.json are documents."""

_TIPE = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "jpeg": "image/jpeg",
    "jpg": "image/jpeg",
    "json": "application/json",
    "pdf": "application/pdf",
    "png": "image/png",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}
_TIPE_LAIN = "application/octet-stream"

_AWAL = f"""\
<?xml version="1.0" encoding="UTF-8"?>
<ASiCManifest xmlns="http://uri.etsi.org/02918/v1.2.1#" \
xmlns:ds="http://www.w3.org/2000/09/xmldsig#">
<SigReference URI="{SEGEL}" MimeType="application/pkcs7-signature"/>
"""
_RUJUKAN = """\
<DataObjectReference URI="{nama}" MimeType="{tipe}"{utama}>\
<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>\
<ds:DigestValue>{sidik}</ds:DigestValue></DataObjectReference>
"""
_AKHIR = "</ASiCManifest>\n"


def render(objek: Sequence[Entri]) -> bytes:
    """Return the manifest of the files in container order, one line per file.

    The first document is the main one (Rootfile); without a document it is data.json. Names obey
    the container's rule, so nothing needs escaping.
    """
    utama = next(
        (e.nama for e in objek if e.nama != DATA and not e.nama.startswith(AWALAN_BUKTI)), DATA
    )
    baris = [
        _RUJUKAN.format(
            nama=entri.nama,
            tipe=_TIPE.get(entri.nama.rpartition(".")[2].lower(), _TIPE_LAIN),
            utama=' Rootfile="true"' if entri.nama == utama else "",
            sidik=b64encode(hashlib.sha256(entri.isi).digest()).decode(),
        )
        for entri in objek
    ]
    return (_AWAL + "".join(baris) + _AKHIR).encode()
