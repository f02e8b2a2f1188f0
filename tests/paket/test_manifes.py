import hashlib
from base64 import b64encode

from lxml import etree

from ranpk_desktop.domain.paket import Entri
from ranpk_desktop.paket.manifes import render

NS = {"a": "http://uri.etsi.org/02918/v1.2.1#", "ds": "http://www.w3.org/2000/09/xmldsig#"}
DATA = Entri("data.json", b"{}")


def _root(objek):
    return etree.fromstring(render(objek))


def _main_files(objek):
    return _root(objek).xpath("//a:DataObjectReference[@Rootfile='true']/@URI", namespaces=NS)


def test_that_the_template_is_this_one_byte_for_byte():
    assert render([DATA, Entri("laporan.pdf", b"%PDF")]).decode() == (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<ASiCManifest xmlns="http://uri.etsi.org/02918/v1.2.1#"'
        ' xmlns:ds="http://www.w3.org/2000/09/xmldsig#">\n'
        '<SigReference URI="META-INF/signature001.p7s" MimeType="application/pkcs7-signature"/>\n'
        '<DataObjectReference URI="data.json" MimeType="application/json">'
        '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        "<ds:DigestValue>RBNvo1WzZ4oRRq0W9+hknpT7T8If536DEMBg9hyq/4o=</ds:DigestValue>"
        "</DataObjectReference>\n"
        '<DataObjectReference URI="laporan.pdf" MimeType="application/pdf" Rootfile="true">'
        '<ds:DigestMethod Algorithm="http://www.w3.org/2001/04/xmlenc#sha256"/>'
        "<ds:DigestValue>MV1Cm3cUzttq0ErDEkAUUldpJjBFfzyIJTxb7OrHYCc=</ds:DigestValue>"
        "</DataObjectReference>\n"
        "</ASiCManifest>\n"
    )


def test_that_it_is_xml_with_one_reference_per_file_in_order():
    objek = [DATA, Entri("b.xlsx", b"b"), Entri("a.bin", b"a")]
    rujukan = _root(objek).findall("a:DataObjectReference", NS)
    assert [satu.get("URI") for satu in rujukan] == ["data.json", "b.xlsx", "a.bin"]
    assert rujukan[2].get("MimeType") == "application/octet-stream"
    sidik = [satu.findtext("ds:DigestValue", namespaces=NS) for satu in rujukan]
    assert sidik == [b64encode(hashlib.sha256(e.isi).digest()).decode() for e in objek]


def test_that_the_first_document_is_the_main_one():
    assert _main_files([DATA, Entri("a.pdf", b""), Entri("b.pdf", b"")]) == ["a.pdf"]


def test_that_evidence_is_never_the_main_document():
    assert _main_files([DATA, Entri("bukti-00.pdf", b"")]) == ["data.json"]
