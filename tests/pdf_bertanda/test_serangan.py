"""Every way we know to make a PDF say what not both parties sealed; each must be found out."""

import json
import re
from io import BytesIO

import pytest
from asn1crypto import keys
from asn1crypto import x509 as asn1_x509
from cryptography.hazmat.primitives.serialization import Encoding, NoEncryption, PrivateFormat
from hypothesis import given, settings
from hypothesis import strategies as st
from pikepdf import Array, Encryption, Name, ObjectStreamMode, Pdf
from pyhanko.pdf_utils.generic import NumberObject, pdf_name
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign import signers
from pyhanko.sign.fields import SigFieldSpec, SigSeedSubFilter
from pyhanko_certvalidator.registry import SimpleCertificateStore

from ranpk_desktop.domain.pdf_bertanda import Pihak
from ranpk_desktop.imports import RefusedError, pdf_bertanda, proses
from ranpk_desktop.pdf_bertanda import tanda
from ranpk_desktop.pdf_bertanda.tanda import sign
from ranpk_desktop.pdf_bertanda.verifikasi import verify
from tests.pdf_bertanda import serangan
from tests.pdf_bertanda.naskah import agreement, stamp
from tests.pdf_bertanda.serangan import append, codes, original, refused, seal_both, seal_with

CHANGES = [
    serangan.replace_content,
    serangan.replace_page,
    serangan.overwrite_content,
    serangan.drop_page,
    serangan.add_annotation,
    serangan.add_text_field,
    serangan.change_metadata,
    serangan.change_xmp,
    serangan.open_with_javascript,
    serangan.hide_other_seal,
    serangan.redraw_other_seal,
    serangan.switch_catalogue,
]


def run_here(nama, isi, **_options):
    """Do what proses.run does, without a child."""
    assert nama == "pdf_bertanda"
    try:
        pieces = json.loads(json.dumps(list(pdf_bertanda.parse(isi, lambda done: None))))
    except RefusedError as error:
        raise pdf_bertanda.explain(error.kode) from error
    return pdf_bertanda.receive(iter(pieces))


@pytest.fixture
def here(monkeypatch):
    """Let the parser run in this process, where nothing must be started for it."""
    monkeypatch.setattr(proses, "run", run_here)


@pytest.mark.parametrize("change", CHANGES)
@pytest.mark.parametrize("berkas", ["sekali", "dua_kali"])
def test_that_a_change_behind_the_last_seal_is_refused(request, here, tepercaya, change, berkas):
    isi = append(request.getfixturevalue(berkas), change)
    assert refused(verify(isi, tepercaya)) == ["ISI_DITAMBAH"]


@pytest.mark.parametrize("change", CHANGES)
def test_that_a_change_between_the_seals_is_refused(here, sekali, kunci, tepercaya, change):
    between = append(sekali, change)
    isi = seal_with(between, kunci[Pihak.KEDUA], serangan.nothing)
    assert refused(verify(isi, tepercaya)) in (["ISI_DITAMBAH"], ["BIDANG_ASING"])


@pytest.mark.parametrize(
    "change",
    [*CHANGES, serangan.move_seal, serangan.rename_field],
)
def test_that_pihak_kedua_may_change_nothing_but_its_own_field(
    here, sekali, kunci, tepercaya, change
):
    isi = seal_with(sekali, kunci[Pihak.KEDUA], change)
    assert refused(verify(isi, tepercaya)) in (["ISI_DIUBAH"], ["BIDANG_ASING"])


@pytest.mark.parametrize("change", [serangan.hide_orphan, serangan.add_other_pictures])
def test_that_pihak_kedua_may_hide_nothing_in_its_seal(here, sekali, kunci, tepercaya, change):
    isi = seal_with(sekali, kunci[Pihak.KEDUA], change)
    assert refused(verify(isi, tepercaya)) == ["SUSUNAN_ASING"]


def test_that_a_seal_by_a_writer_that_touches_metadata_is_refused(here, sekali, kunci, tepercaya):
    isi = seal_with(sekali, kunci[Pihak.KEDUA], serangan.nothing, writer=IncrementalPdfFileWriter)
    assert refused(verify(isi, tepercaya)) == ["ISI_DIUBAH"]


@pytest.mark.parametrize(
    "change",
    [
        serangan.with_text_field,
        serangan.with_hidden_text_field,
        serangan.with_direct_annotation,
        serangan.with_third_party,
        serangan.with_duplicate_field,
        serangan.with_field_twice,
        serangan.with_seal_on_every_page,
        serangan.with_xfa,
        serangan.with_picture_over_a_page,
    ],
)
@pytest.mark.filterwarnings("ignore:.*not reachable from /AcroForm")
def test_that_fields_beside_the_two_seals_are_refused_even_if_both_sealed_them(
    here, kunci, tepercaya, change
):
    isi = seal_both(original(change), kunci)
    assert refused(verify(isi, tepercaya)) == ["BIDANG_ASING"]


@pytest.mark.parametrize(
    "change",
    [
        serangan.with_script_on_opening,
        serangan.with_script_of_a_page,
        serangan.with_script_of_a_field,
        serangan.with_layers,
        serangan.with_file_inside,
        serangan.with_hidden_seal,
        serangan.with_seal_over_a_page,
    ],
)
def test_that_a_pdf_that_need_not_look_the_same_everywhere_is_refused_even_if_both_sealed_it(
    here, kunci, tepercaya, change
):
    isi = seal_both(original(change), kunci)
    assert refused(verify(isi, tepercaya)) == ["SUSUNAN_ASING"]


@pytest.mark.parametrize(
    "edges", [[0, 0, 0, 0], [90, 90, 5, 5], [1, 2, 3], [0, 0, 1e30, 60], ["/X"] * 4, []]
)
def test_that_a_room_in_which_pihak_kedua_cannot_seal_is_refused(here, kunci, tepercaya, edges):
    def change(pdf):
        pdf.Root.AcroForm.Fields[1].Rect = Array(
            [Name(it) if isinstance(it, str) else it for it in edges]
        )

    isi = sign(original(change), kunci[Pihak.KESATU], Pihak.KESATU, stamp())
    assert refused(verify(isi, tepercaya)) in (["SUSUNAN_ASING"], ["PDF_TIDAK_TERBACA"])


@pytest.mark.parametrize("with_table", [True, False])
def test_that_what_a_draft_shows_alone_is_what_it_shows_in_the_sealed_pdf(
    here, kunci, tepercaya, asli, with_table
):
    """The draft ends with one table, but the seal goes on from another one inside it."""
    draft, place = serangan.with_two_tables(asli)

    class Branching(tanda.Penulis):
        def _populate_trailer(self, trailer):
            super()._populate_trailer(trailer)
            if with_table:
                trailer[pdf_name("/Prev")] = NumberObject(place)

    isi = seal_with(draft, kunci[Pihak.KESATU], serangan.nothing, Pihak.KESATU, writer=Branching)
    isi = sign(isi, kunci[Pihak.KEDUA], Pihak.KEDUA, stamp(Pihak.KEDUA))
    hasil = verify(isi, tepercaya, asli=draft)
    if with_table:
        assert refused(hasil) == ["SUSUNAN_ASING"]
    else:
        assert hasil.sah is True


def test_that_a_table_that_names_an_object_twice_is_refused(here, sekali, kunci, tepercaya):
    """Readers differ in which entry they take."""
    isi = seal_with(sekali, kunci[Pihak.KEDUA], serangan.nothing, writer=serangan.DoublingWriter)
    with Pdf.open(BytesIO(isi)) as pdf:
        assert "/V" not in pdf.Root.AcroForm.Fields[1]
    assert refused(verify(isi, tepercaya)) == ["SUSUNAN_ASING"]


@pytest.mark.parametrize("writer", [serangan.SecondTrailerWriter, serangan.HidingWriter])
def test_that_an_update_that_readers_may_read_otherwise_is_refused(
    here, sekali, kunci, tepercaya, writer
):
    isi = seal_with(sekali, kunci[Pihak.KEDUA], serangan.nothing, writer=writer)
    assert refused(verify(isi, tepercaya)) == ["SUSUNAN_ASING"]


def test_that_swapped_fields_are_refused(here, kunci, tepercaya):
    swapped = original(serangan.with_swapped_fields)
    isi = seal_with(swapped, kunci[Pihak.KESATU], serangan.nothing, Pihak.KESATU)
    assert refused(verify(isi, tepercaya)) == ["BIDANG_ASING"]


def test_that_hidden_content_cannot_be_brought_to_light(here, kunci, tepercaya, asli):
    """Hide and replace: the original carries two contents of one page, a table chooses."""
    deceiving, number, place = serangan.shadow(asli)
    sekali = sign(deceiving, kunci[Pihak.KESATU], Pihak.KESATU, stamp())
    assert verify(sekali, tepercaya).sah is None
    shown = serangan.reveal(sekali, number, place)
    with Pdf.open(BytesIO(shown)) as pdf:
        assert pdf.pages[0].obj.Contents.read_bytes() == b"q Q"
    assert refused(verify(shown, tepercaya)) == ["ISI_DITAMBAH"]
    sealed = sign(shown, kunci[Pihak.KEDUA], Pihak.KEDUA, stamp(Pihak.KEDUA))
    assert refused(verify(sealed, tepercaya)) == ["ISI_DITAMBAH"]
    both = seal_both(deceiving, kunci)
    assert verify(both, tepercaya).sah is True
    assert refused(verify(both, tepercaya, asli=asli)) == ["ASLI_BERBEDA"]
    assert refused(verify(serangan.reveal(both, number, place), tepercaya)) == ["ISI_DITAMBAH"]


def test_that_a_seal_whose_table_points_back_is_refused(here, kunci, tepercaya, asli):
    deceiving, number, place = serangan.shadow(asli)
    sekali = sign(deceiving, kunci[Pihak.KESATU], Pihak.KESATU, stamp())

    class Pointing(tanda.Penulis):
        def _write_objects(self, stream, object_position_dict):
            super()._write_objects(stream, object_position_dict)
            object_position_dict[0, number] = place

    isi = seal_with(sekali, kunci[Pihak.KEDUA], serangan.nothing, writer=Pointing)
    assert refused(verify(isi, tepercaya)) == ["ISI_DIUBAH"]


@pytest.mark.parametrize("extra", [b"\n", b"%", b"\0", b"%%EOF\n", b"x" * 5000])
@pytest.mark.parametrize("berkas", ["sekali", "dua_kali"])
def test_that_appended_bytes_are_refused(request, here, tepercaya, berkas, extra):
    isi = request.getfixturevalue(berkas)
    assert refused(verify(isi + extra, tepercaya))
    assert refused(verify(extra + isi, tepercaya))


def test_that_a_truncated_pdf_is_refused(here, sekali, dua_kali, tepercaya):
    for cut in (1, 2, 7, 500, 5000, len(dua_kali) - len(sekali) - 1, len(dua_kali) - 20):
        assert refused(verify(dua_kali[:-cut], tepercaya))


def test_that_a_stripped_second_seal_is_not_taken_for_the_whole(here, asli, dua_kali, sekali):
    assert verify(dua_kali[: len(sekali)]).sah is None
    assert refused(verify(dua_kali[: len(asli)])) == ["TANPA_SEGEL"]


@settings(max_examples=150, deadline=None)
@given(data=st.data())
def test_that_no_single_byte_can_change(dua_kali, tepercaya, data):
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(proses, "run", run_here)
        isi = bytearray(dua_kali)
        place = data.draw(st.integers(0, len(isi) - 1))
        isi[place] ^= data.draw(st.integers(1, 255))
        assert verify(bytes(isi), tepercaya).sah is False


def _seal_places(pdf):
    found = re.findall(rb"/ByteRange \[\d+ (\d+) (\d+) \d+\]", pdf)
    return [(int(start), int(end)) for start, end in found]


def test_that_missing_seal_bytes_are_refused(here, dua_kali, tepercaya):
    for start, end in _seal_places(dua_kali):
        room = end - start - 2
        for inside in (b"0" * room, b"", b" " * room, dua_kali[start + 1 : end - 3] + b"FF"):
            isi = dua_kali[: start + 1] + inside.ljust(room) + dua_kali[end - 1 :]
            assert refused(verify(isi, tepercaya))
        lower = dua_kali[start:end].lower()
        assert refused(verify(dua_kali[:start] + lower + dua_kali[end:], tepercaya))


@pytest.mark.parametrize("name", [b"/Contents", b"/ByteRange", b"/SubFilter", b"/V", b"/M"])
def test_that_a_seal_without_one_of_its_entries_is_refused(here, dua_kali, tepercaya, name):
    hidden = b"/" + b"X" * (len(name) - 1)
    at = dua_kali.rindex(name + b" ")
    isi = dua_kali[:at] + hidden + dua_kali[at + len(name) :]
    assert refused(verify(isi, tepercaya))


def test_that_other_byte_ranges_are_refused(here, dua_kali, tepercaya):
    for old in re.findall(rb"/ByteRange \[[\d ]+\] *", dua_kali):
        zero, start, end, rest = (int(it) for it in re.findall(rb"\d+", old))
        for numbers in (
            (zero, 0, end, rest),
            (zero, start - 1, end, rest),
            (zero, start, end + 1, rest - 1),
            (zero, start, end, 0),
            (1, start - 1, end, rest),
            (zero, start, end, rest, 0, 0),
            (),
        ):
            new = b"/ByteRange [%s]" % b" ".join(b"%d" % it for it in numbers)
            isi = dua_kali.replace(old, new.ljust(len(old)))
            assert refused(verify(isi, tepercaya))


def test_that_the_seal_of_another_pdf_is_refused(here, asli, dua_kali, kunci, tepercaya):
    other = seal_both(original(lambda pdf: pdf.pages[1].obj.__setitem__("/Rotate", 90)), kunci)
    for (start, end), (other_start, other_end) in zip(
        _seal_places(dua_kali), _seal_places(other), strict=True
    ):
        taken = other[other_start + 1 : other_end - 1]
        taken = taken[: end - start - 2].ljust(end - start - 2, b"0")
        isi = dua_kali[: start + 1] + taken + dua_kali[end - 1 :]
        assert "SEGEL_RUSAK" in refused(verify(isi, tepercaya))


def test_that_a_foreign_key_is_refused_for_either_party(here, asli, kunci, kunci_lain, tepercaya):
    for pihak in Pihak:
        isi = seal_both(asli, {**kunci, pihak: kunci_lain})
        assert refused(verify(isi, tepercaya)) == ["SEGEL_TIDAK_DIKENAL"]


def test_that_keys_of_the_parties_cannot_be_exchanged(here, asli, kunci, tepercaya):
    exchanged = dict(zip(Pihak, reversed(list(kunci.values())), strict=True))
    assert refused(verify(seal_both(asli, exchanged), tepercaya)) == ["SEGEL_TIDAK_DIKENAL"] * 2


def test_that_pihak_kedua_cannot_be_the_first(here, asli, kunci, tepercaya):
    isi = seal_with(asli, kunci[Pihak.KEDUA], serangan.nothing)
    assert refused(verify(isi, tepercaya)) == ["URUTAN_TERBALIK"]
    both = sign(isi, kunci[Pihak.KESATU], Pihak.KESATU, stamp())
    assert refused(verify(both, tepercaya))


def test_that_no_seal_at_all_is_refused(here, asli, tepercaya):
    for isi in (asli, agreement().isi):
        assert refused(verify(isi, tepercaya)) == ["TANPA_SEGEL"]


def sign_elsewhere(pdf, kunci, bidang, subfilter=SigSeedSubFilter.ADOBE_PKCS7_DETACHED):
    """Sign as another program does: pyHanko's own signer, an invisible field unless it exists."""
    privat = kunci.privat.private_bytes(Encoding.DER, PrivateFormat.PKCS8, NoEncryption())
    signer = signers.SimpleSigner(
        signing_cert=asn1_x509.Certificate.load(kunci.sertifikat),
        signing_key=keys.PrivateKeyInfo.load(privat),
        cert_registry=SimpleCertificateStore(),
    )
    meta = signers.PdfSignatureMetadata(
        field_name=bidang, md_algorithm="sha256", subfilter=subfilter
    )
    writer = IncrementalPdfFileWriter(BytesIO(pdf), strict=False)
    new = None if bidang.startswith("Pihak") else SigFieldSpec(bidang)
    return signers.sign_pdf(writer, meta, signer, new_field_spec=new).getvalue()


def test_that_what_was_signed_elsewhere_is_said_so_and_never_valid(
    here, asli, kunci, kunci_lain, tepercaya
):
    modern = BytesIO()
    with Pdf.open(BytesIO(agreement().isi)) as pdf:
        pdf.save(modern, object_stream_mode=ObjectStreamMode.generate)
    for isi in (agreement().isi, modern.getvalue(), asli):
        for signer in (kunci_lain, kunci[Pihak.KESATU]):
            hasil = verify(sign_elsewhere(isi, signer, "Signature1"), tepercaya)
            assert (hasil.sah, hasil.luar) == (None, True)
            assert codes(hasil) == ["DITANDATANGANI_DI_LUAR"]
            assert "ditandatangani di luar" in hasil.temuan[0].pesan
            assert "tidak diperiksa" in hasil.temuan[0].pesan
    twice = sign_elsewhere(sign_elsewhere(asli, kunci_lain, "Signature1"), kunci_lain, "Signature2")
    assert len(verify(twice, tepercaya).tanda_tangan) == 2


def test_that_a_pdf_written_carelessly_elsewhere_is_still_said_to_be_from_elsewhere(
    here, kunci_lain, tepercaya
):
    """Its table tells too few objects, which other readers do not mind."""
    isi = sign_elsewhere(agreement().isi, kunci_lain, "Signature1")
    size = re.findall(rb"/Size (\d+)", isi)[-1]
    careless = isi.replace(b"/Size %s\n" % size, b"/Size 3 \n".ljust(len(size) + 7))
    assert verify(careless, tepercaya).luar is True


def test_that_a_rogue_signature_beside_the_seals_is_refused(
    here, sekali, dua_kali, kunci_lain, tepercaya
):
    for isi in (sekali, dua_kali):
        assert refused(verify(sign_elsewhere(isi, kunci_lain, "Signature1"), tepercaya))


@pytest.mark.parametrize("subfilter", list(SigSeedSubFilter)[:2])
def test_that_another_program_cannot_fill_a_field_of_ours(here, asli, kunci, tepercaya, subfilter):
    isi = sign_elsewhere(asli, kunci[Pihak.KESATU], Pihak.KESATU.bidang, subfilter)
    assert refused(verify(isi, tepercaya))


def test_that_an_encrypted_pdf_is_refused(here, dua_kali, tepercaya):
    buffer = BytesIO()
    with Pdf.open(BytesIO(dua_kali)) as pdf:
        pdf.save(buffer, encryption=Encryption(owner="a", user="b"))
    assert refused(verify(buffer.getvalue(), tepercaya)) == ["PDF_BERSANDI"]


def test_that_a_pdf_that_was_saved_anew_is_refused(here, dua_kali, tepercaya):
    for mode in (ObjectStreamMode.disable, ObjectStreamMode.generate):
        buffer = BytesIO()
        with Pdf.open(BytesIO(dua_kali)) as pdf:
            pdf.save(buffer, object_stream_mode=mode)
        assert refused(verify(buffer.getvalue(), tepercaya))
    linear = BytesIO()
    with Pdf.open(BytesIO(dua_kali)) as pdf:
        pdf.save(linear, linearize=True)
    assert refused(verify(linear.getvalue(), tepercaya))
