from datetime import date, datetime, timedelta, timezone
from io import BytesIO
from pathlib import Path
from xml.etree import ElementTree

import pytest
from pikepdf import Pdf
from reportlab.pdfgen.canvas import Canvas

from ranpk_desktop.domain.identitas import LembarIdentitas
from ranpk_desktop.domain.laporan_ratl import compose
from ranpk_desktop.domain.laporan_skm import LaporanSkm
from ranpk_desktop.domain.publikasi_skm import publish
from ranpk_desktop.domain.ratl import Ratl
from ranpk_desktop.exports import (
    lampiran1_pdf,
    lampiran2_pdf,
    laporan_ratl_pdf,
    laporan_semester_pdf,
    laporan_skm_pdf,
    laporan_triwulan_pdf,
    lembar_identitas_pdf,
    perjanjian_kinerja_pdf,
    publikasi_skm_pdf,
    rencana_aksi_iku_pdf,
    rencana_aksi_pdf,
    surat_pengantar_pdf,
)
from ranpk_desktop.exports.cetak import Tepi
from ranpk_desktop.exports.furnitur_pdf import Dokumen, heading, kop, render
from ranpk_desktop.exports.icc import srgb
from ranpk_desktop.exports.pdfa import Keterangan, archive
from ranpk_desktop.exports.teks_pdf import paragraph
from tests.exports.alat import preflight
from tests.factories import KATA_PANJANG, Rencana, big_plan, busy_plan, cetak, small_plan, unit
from tests.laporan_contoh import Isian, interim_plan, s1_plan, semester
from tests.pengantar_contoh import letter
from tests.perjanjian import logo, naskah, s4_plan
from tests.ratl_contoh import PER, aksi, few, rincian, ringkasan
from tests.skm_contoh import survey

KETERANGAN = Keterangan(
    judul="Obat & makanan <aman> – “siap”",
    penulis="Loka POM di Kabupaten Contoh",
    perihal="Versi awal · revisi ≥ 2",
    dibuat_pada=datetime(2026, 10, 5, 9, 12, 3, 4, timezone(timedelta(hours=9))),
)


def plain() -> bytes:
    """Return a PDF as reportlab makes it unasked: Helvetica, not embedded."""
    buffer = BytesIO()
    canvas = Canvas(buffer, invariant=1)
    canvas.drawString(72, 720, "Laporan")
    canvas.save()
    return buffer.getvalue()


def odd_letters() -> Rencana:
    """Return a plan with letters that our typeface lacks."""
    rencana = Rencana()
    rencana.indikator(None, "Mutu ✓ 合格 😀 ½ ≥ µg", realisasi={3: "90"}, analisis="é\u200b→ﬁ")
    return rencana


@pytest.mark.parametrize(
    ("rencana", "columns"),
    [
        (busy_plan(), {}),
        (busy_plan(20, contoh=1), {"kertas": "A4"}),
        (Rencana(), {"kode_data": "", "kertas": "Folio"}),
        (odd_letters(), {}),
        (interim_plan(contoh=1), {"kertas": "A4"}),
    ],
    ids=["long", "sample", "empty draft", "odd letters", "all parts"],
)
def test_that_an_independent_checker_finds_reports_valid(tmp_path: Path, rencana, columns):
    path = tmp_path / "laporan.pdf"
    path.write_bytes(laporan_triwulan_pdf.render(rencana.compose(), cetak(**columns)))
    assert preflight(path) == []


@pytest.mark.parametrize("kertas", ["A4", "F4"])
@pytest.mark.parametrize("rencana", [s1_plan(), s1_plan(contoh=1), Isian()])
def test_that_an_independent_checker_finds_half_years_valid(tmp_path: Path, rencana, kertas):
    path = tmp_path / "semester.pdf"
    kode_data = "" if rencana.isi["unit"][0]["contoh"] else "7F3A-91C2-04BE-D815"
    printed = cetak(kertas=kertas, kode_data=kode_data)
    path.write_bytes(laporan_semester_pdf.render(semester(rencana), printed))
    assert preflight(path) == []


@pytest.mark.parametrize("module", [rencana_aksi_pdf, rencana_aksi_iku_pdf])
@pytest.mark.parametrize("rencana", [big_plan(20), small_plan(contoh=1), odd_letters(), Rencana()])
def test_that_an_independent_checker_finds_plans_valid(tmp_path: Path, module, rencana):
    path = tmp_path / "rencana.pdf"
    path.write_bytes(module.render(rencana.tahunan(), cetak(kertas="A4")))
    assert preflight(path) == []


@pytest.mark.parametrize("kertas", ["A4", "F4", "Folio"])
@pytest.mark.parametrize("rencana", [big_plan(20), s4_plan(), odd_letters(), Rencana()])
def test_that_an_independent_checker_finds_agreements_valid(tmp_path: Path, rencana, kertas):
    path = tmp_path / "pk.pdf"
    for kode_data in ("", "7F3A-91C2-04BE-D815"):
        made = naskah(rencana, logo=logo(), bentuk_lampiran="RINGKAS" if kode_data else "LENGKAP")
        printed = cetak(kertas=kertas, kode_data=kode_data)
        path.write_bytes(perjanjian_kinerja_pdf.render(made, printed).isi)
        assert preflight(path) == []


def odd_actions() -> list[Ratl]:
    """Return actions with letters that our typeface lacks."""
    return [*few(), aksi(rencana_aksi="✓ 合格 😀 ½ ≥ µg", no_rekomendasi="3")]


def odd_survey() -> LaporanSkm:
    """Return a report with such letters, and with a word longer than its column."""
    made = survey()
    made.isi["layanan"][0]["nama"] = f"✓ 合格 😀 {KATA_PANJANG}"
    return made.compose()


@pytest.mark.parametrize("contoh", [0, 1])
@pytest.mark.parametrize(
    ("module", "isi"),
    [
        (lampiran1_pdf, ringkasan(odd_actions(), 2021)),
        (lampiran2_pdf, rincian(odd_actions())),
        (laporan_ratl_pdf, compose(odd_actions(), (), (2021,), PER)),
        (laporan_skm_pdf, odd_survey()),
        (publikasi_skm_pdf, publish(odd_survey(), odd_survey().isi.layanan[0].id)),
        (publikasi_skm_pdf, publish(odd_survey(), besar=True)),
    ],
    ids=["lampiran 1", "lampiran 2", "status", "survey", "counter", "poster"],
)
def test_that_an_independent_checker_finds_surveys_valid(tmp_path: Path, module, isi, contoh: int):
    path = tmp_path / "dokumen.pdf"
    path.write_bytes(module.render(unit(contoh=contoh), isi, cetak()))
    assert preflight(path) == []


@pytest.mark.parametrize("surat", [letter(), letter(12, contoh=1, nama="✓ 合格 😀 ½")])
def test_that_an_independent_checker_finds_covering_letters_valid(tmp_path: Path, surat):
    path = tmp_path / "pengantar.pdf"
    path.write_bytes(surat_pengantar_pdf.render(surat))
    assert preflight(path) == []


def test_that_an_independent_checker_finds_upright_documents_valid(tmp_path: Path):
    path = tmp_path / "dokumen.pdf"
    dokumen = Dokumen("A & B", unit(), cetak(), "Keterangan <x>", tepi=Tepi(kiri=30))
    path.write_bytes(render(dokumen, [*kop(unit()), *heading("Judul"), paragraph("Isi")]))
    assert preflight(path) == []


def test_that_the_checker_refuses_a_plain_pdf_and_one_without_embedded_fonts(tmp_path: Path):
    path = tmp_path / "biasa.pdf"
    path.write_bytes(plain())
    assert any("MetaData" in complaint for complaint in preflight(path))
    path.write_bytes(archive(plain(), KETERANGAN))
    complaints = preflight(path)
    assert complaints
    assert all("font" in complaint.lower() for complaint in complaints)


def test_that_the_pdf_and_its_xmp_say_the_same():
    with Pdf.open(BytesIO(archive(plain(), KETERANGAN))) as pdf:
        own = {str(key): str(value) for key, value in pdf.docinfo.items()}
        xmp = ElementTree.fromstring(pdf.Root.Metadata.read_bytes())  # noqa: S314
    said = {node.tag.partition("}")[2]: "".join(node.itertext()) for node in xmp.iter()}
    assert own == {
        "/Title": said["title"],
        "/Author": said["creator"],
        "/Subject": said["description"],
        "/Creator": said["CreatorTool"],
        "/Producer": said["Producer"],
        "/CreationDate": "D:20261005091203+09'00'",
        "/ModDate": "D:20261005091203+09'00'",
    }
    assert said["title"] == KETERANGAN.judul
    assert said["CreateDate"] == said["ModifyDate"] == "2026-10-05T09:12:03+09:00"
    assert (said["part"], said["conformance"]) == ("1", "B")
    assert len(xmp.findall(".//{*}Description")) == 4


def test_that_the_file_is_written_as_an_old_reader_expects_it():
    data = archive(plain(), KETERANGAN)
    assert data.startswith(b"%PDF-1.4\n")
    assert b"/ObjStm" not in data
    with Pdf.open(BytesIO(data)) as pdf:
        assert pdf.Root.Metadata.get("/Filter") is None
        assert pdf.Root.OutputIntents[0].DestOutputProfile.read_bytes() == srgb()


def test_that_a_document_names_its_language():
    with Pdf.open(BytesIO(render(Dokumen("Judul", unit(), cetak(), ""), kop(unit())))) as pdf:
        assert str(pdf.Root.Lang) == "id-ID"


def test_that_equal_content_gives_equal_bytes_and_other_content_another_id():
    data = archive(plain(), KETERANGAN)
    assert archive(plain(), KETERANGAN) == data
    other = Keterangan("Lain", "", "", KETERANGAN.dibuat_pada)
    with Pdf.open(BytesIO(data)) as one, Pdf.open(BytesIO(archive(plain(), other))) as two:
        assert bytes(one.trailer.ID[1]) != bytes(two.trailer.ID[1])


@pytest.mark.parametrize("kertas", ["A4", "F4", "Folio"])
@pytest.mark.parametrize("alasan", ["", "Frasa ✓ terlupa 合格 " * 12])
def test_that_an_independent_checker_finds_the_lembar_identitas_valid(
    tmp_path: Path, kertas, alasan
):
    lembar = LembarIdentitas(
        kode_pengenal="12345-12345-12345-12345-12345-12345",
        kata=("kuda",) * 12,
        berlaku_sampai=date(2036, 11, 30),
        kepala="Siti Aminah",
        jabatan="Plt. Kepala",
        kode_lama="54321-54321-54321-54321-54321-54321" if alasan else "",
        alasan=alasan.strip(),
        lama_hilang=bool(alasan),
    )
    path = tmp_path / "lembar.pdf"
    path.write_bytes(lembar_identitas_pdf.render(unit(), lembar, cetak(kertas=kertas)))
    assert preflight(path) == []
    assert len(Pdf.open(path).pages) == 1
