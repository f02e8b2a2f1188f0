import inspect
import json
import re
from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyhanko.pdf_utils.generic import TextStringObject

from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.pdf_bertanda import UKURAN_MAKS, Pihak
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports import pdf_bertanda, proses, susunan_pdf
from ranpk_desktop.imports.pdf_bertanda import CakupanPdf, SusunanPdf
from ranpk_desktop.paket import sertifikat
from ranpk_desktop.paket.kunci_p12 import Kunci
from ranpk_desktop.paket.sertifikat import kode_pengenal
from ranpk_desktop.pdf_bertanda import tanda, verifikasi
from ranpk_desktop.pdf_bertanda.bidang import prepare
from ranpk_desktop.pdf_bertanda.tanda import sign
from ranpk_desktop.pdf_bertanda.verifikasi import verify
from ranpk_desktop.services.tanda_tangan import describe
from tests.pdf_bertanda.naskah import LOKA, UNIT, WAKTU, agreement, stamp
from tests.pdf_bertanda.serangan import codes


def test_that_a_pdf_sealed_by_both_parties_is_valid(asli, dua_kali, tepercaya, kunci):
    hasil = verify(dua_kali, tepercaya, asli=asli)
    assert hasil.sah is True
    assert hasil.temuan == ()
    assert [it.pihak for it in hasil.tanda_tangan] == list(Pihak)
    kesatu, kedua = hasil.tanda_tangan
    assert (kesatu.utuh, kesatu.dikenal) == (kedua.utuh, kedua.dikenal) == (True, True)
    assert kesatu.unit == "Loka POM di Kabupaten Contoh"
    assert kesatu.kode_pengenal == kode_pengenal(kunci[Pihak.KESATU].sertifikat)
    assert kesatu.waktu == WAKTU


def test_that_the_answer_is_the_one_of_the_command_line(dua_kali, tepercaya, kunci):
    hasil = json.loads(json.dumps(verify(dua_kali, tepercaya).as_json()))
    assert hasil["sah"] is True
    assert hasil["temuan"] == []
    assert hasil["tanda_tangan"][1] == {
        "pihak": "KEDUA",
        "utuh": True,
        "dikenal": True,
        "unit": "Badan Contoh",
        "kode_pengenal": kode_pengenal(kunci[Pihak.KEDUA].sertifikat),
        "waktu": "2026-01-05T09:30:09+09:00",
    }


def test_that_the_pdf_with_the_first_seal_only_waits_for_the_second(asli, sekali, tepercaya):
    hasil = verify(sekali, tepercaya, asli=asli)
    assert hasil.sah is None
    assert codes(hasil) == ["MENUNGGU_PIHAK_KEDUA"]
    assert hasil.tanda_tangan[0].dikenal is True


def test_that_the_pdf_as_it_was_sent_out_may_be_the_original(sekali, dua_kali, tepercaya):
    assert verify(dua_kali, tepercaya, asli=sekali).sah is True
    assert verify(dua_kali, tepercaya, asli=dua_kali).sah is True


def test_that_another_agreement_of_the_same_parties_is_not_this_one(asli, sekali, tepercaya, kunci):
    naskah = agreement("Makanan yang aman")
    lain = prepare(naskah.isi, naskah.tempat, UNIT)
    for pihak in Pihak:
        lain = sign(lain, kunci[pihak], pihak, stamp(pihak))
    assert verify(lain, tepercaya).sah is True
    for seharusnya in (asli, sekali, lain[:-1], lain[:100], b"", lain + b"\n"):
        hasil = verify(lain, tepercaya, asli=seharusnya)
        assert (hasil.sah, codes(hasil)) == (False, ["ASLI_BERBEDA"])


def test_that_without_a_certificate_nothing_is_said_about_who(dua_kali, tepercaya):
    hasil = verify(dua_kali)
    assert hasil.sah is None
    assert codes(hasil) == ["SERTIFIKAT_BELUM_ADA"] * 2
    for satu in tepercaya:
        hasil = verify(dua_kali, [satu])
        assert (hasil.sah, codes(hasil)) == (None, ["SERTIFIKAT_BELUM_ADA"])


def test_that_certificates_given_by_hand_are_trusted_for_either_party(dua_kali, kunci):
    by_hand = [Identitas(it.sertifikat) for it in kunci.values()]
    assert verify(dua_kali, by_hand).sah is True


def test_that_a_pinned_certificate_of_another_unit_does_not_seal_for_this_one(
    sekali, kunci, kunci_lain, tepercaya
):
    palsu = sign(sekali, kunci_lain, Pihak.KEDUA, stamp(Pihak.KEDUA))
    lain = Identitas(kunci_lain.sertifikat, "balai-lain")
    for pins in ([*tepercaya, lain], [tepercaya[0], lain]):
        hasil = verify(palsu, pins)
        assert (hasil.sah, codes(hasil)) == (False, ["SEGEL_TIDAK_DIKENAL"])
        assert hasil.tanda_tangan[1].dikenal is False


def test_that_any_trusted_certificate_but_the_first_ones_serves_an_open_party(
    kunci, kunci_lain, tepercaya
):
    naskah = agreement()
    terbuka = prepare(naskah.isi, naskah.tempat, {Pihak.KESATU: LOKA})
    sekali = sign(terbuka, kunci[Pihak.KESATU], Pihak.KESATU, stamp())
    sah = sign(sekali, kunci[Pihak.KEDUA], Pihak.KEDUA, stamp(Pihak.KEDUA))
    assert verify(sah, tepercaya).sah is True
    dua_kali_sendiri = sign(sekali, kunci[Pihak.KESATU], Pihak.KEDUA, stamp(Pihak.KEDUA))
    assert codes(verify(dua_kali_sendiri, tepercaya)) == ["KUNCI_SAMA"]
    asing = sign(sekali, kunci_lain, Pihak.KEDUA, stamp(Pihak.KEDUA))
    assert codes(verify(asing, tepercaya)) == ["SEGEL_TIDAK_DIKENAL"]


@pytest.mark.parametrize("unit", ["", "balai-lain"])
def test_that_two_offices_cannot_do_without_head_office(kunci, kunci_lain, tepercaya, unit):
    naskah = agreement()
    units = {Pihak.KESATU: LOKA, Pihak.KEDUA: unit}
    isi = prepare(naskah.isi, naskah.tempat, units)
    isi = sign(isi, kunci[Pihak.KESATU], Pihak.KESATU, stamp())
    isi = sign(isi, kunci_lain, Pihak.KEDUA, stamp(Pihak.KEDUA))
    lain = Identitas(kunci_lain.sertifikat, "balai-lain")
    for pins in ([*tepercaya, lain], [tepercaya[0], lain]):
        hasil = verify(isi, pins)
        assert (hasil.sah, codes(hasil)) == (False, ["SEGEL_TIDAK_DIKENAL"])


def test_that_a_time_outside_the_certificate_is_told_but_no_fault(sekali, kunci, tepercaya):
    kelak = stamp(Pihak.KEDUA, WAKTU + timedelta(days=4000))
    hasil = verify(sign(sekali, kunci[Pihak.KEDUA], Pihak.KEDUA, kelak), tepercaya)
    assert (hasil.sah, codes(hasil)) == (True, ["WAKTU_SEGEL_JANGGAL"])


@pytest.mark.parametrize(
    "waktu",
    ["00010101000000+14'00'", "99991231235959-12'00'", "19991231235959+00'00'"],
)
def test_that_a_time_that_no_zone_could_show_means_not_valid(
    monkeypatch, sekali, kunci, tepercaya, waktu
):
    class Lying(tanda.SignatureObject):
        def __init__(self, **options):
            super().__init__(**options)
            self["/M"] = TextStringObject(f"D:{waktu}")

    monkeypatch.setattr(tanda, "SignatureObject", Lying)
    hasil = verify(sign(sekali, kunci[Pihak.KEDUA], Pihak.KEDUA, stamp(Pihak.KEDUA)), tepercaya)
    assert (hasil.sah, codes(hasil)) == (False, ["SEGEL_RUSAK"])
    assert describe(hasil)


def test_that_a_key_with_the_certificate_of_another_is_found_out(sekali, kunci, kunci_lain):
    palsu = Kunci(kunci_lain.privat, kunci[Pihak.KEDUA].sertifikat)
    hasil = verify(sign(sekali, palsu, Pihak.KEDUA, stamp(Pihak.KEDUA)))
    assert (hasil.sah, codes(hasil)[0]) == (False, "SEGEL_RUSAK")
    assert hasil.tanda_tangan[1].unit == ""


def test_that_a_certificate_that_a_library_cannot_read_means_not_valid(
    monkeypatch, dua_kali, tepercaya
):
    def raise_something(_certificate):
        raise UnicodeDecodeError("utf-8", b"", 0, 1, "hostile")

    monkeypatch.setattr(sertifikat, "subject_name", raise_something)
    hasil = verify(dua_kali, tepercaya)
    assert (hasil.sah, codes(hasil)) == (False, ["SEGEL_RUSAK"] * 2)


def test_that_a_pdf_beyond_the_one_limit_of_size_is_not_read(tmp_path, tepercaya, dua_kali):
    huge = dua_kali + bytes(UKURAN_MAKS)
    hasil = verify(huge, tepercaya)
    assert (hasil.sah, codes(hasil)) == (False, ["PDF_TERLALU_BESAR"])
    path = tmp_path / "besar.pdf"
    path.write_bytes(huge)
    with pytest.raises(KnownError) as caught:
        verifikasi.read_file(path)
    assert caught.value.kode == "PDF_TERLALU_BESAR"


def test_that_cancelling_is_no_verdict(dua_kali):
    with pytest.raises(KnownError) as caught:
        verify(dua_kali, cancelled=lambda: True)
    assert caught.value.kode == "DIBATALKAN"


@pytest.mark.parametrize("kode", ["WAKTU_HABIS", "MEMORI_HABIS", "PENGURAI_BERHENTI"])
def test_that_a_child_that_does_not_end_well_means_not_valid(monkeypatch, dua_kali, kode):
    def run(*_arguments, **_options):
        raise KnownError(kode, "Habis.")

    monkeypatch.setattr(proses, "run", run)
    hasil = verify(dua_kali)
    assert (hasil.sah, codes(hasil)) == (False, [kode])
    assert "tidak dapat dinyatakan sah" in hasil.temuan[0].pesan


def _answer(monkeypatch, susunan):
    monkeypatch.setattr(proses, "run", lambda *_arguments, **_options: susunan)


def test_that_a_lying_child_cannot_make_a_pdf_valid(monkeypatch, asli, sekali, dua_kali, tepercaya):
    (piece,) = pdf_bertanda.parse(dua_kali, lambda done: None)
    true = pdf_bertanda.receive(iter([piece]))
    first, second = true.bidang
    _answer(monkeypatch, true)
    assert verify(dua_kali, tepercaya, asli=asli).sah is True
    # bytes that no seal covers: behind, before, in between
    for isi in (dua_kali + b"\n", b"\n" + dua_kali, dua_kali.replace(b"%%EOF\n", b"%%EOF\n\n", 1)):
        assert verify(isi, tepercaya).sah is False
    for field, other in ((first, second), (second, first)):
        for cakupan in _lies(field.cakupan):
            fields = [replace(field, cakupan=cakupan), other]
            fields.sort(key=lambda it: it.pihak is Pihak.KEDUA)
            _answer(monkeypatch, SusunanPdf(tuple(fields), true.asli))
            assert verify(dua_kali, tepercaya).sah is not True
    for asal in (1, true.asli - 1, true.asli + 1, len(dua_kali)):
        _answer(monkeypatch, SusunanPdf(true.bidang, asal))
        assert verify(dua_kali, tepercaya).sah is False
    swapped = (replace(first, cakupan=second.cakupan), replace(second, cakupan=first.cakupan))
    _answer(monkeypatch, SusunanPdf(swapped, true.asli))
    assert verify(dua_kali, tepercaya).sah is False
    for alone in (replace(first, cakupan=None), first):
        _answer(monkeypatch, SusunanPdf((alone, replace(second, cakupan=None)), true.asli))
        assert verify(dua_kali, tepercaya).sah is False


def _lies(it: CakupanPdf):
    for step in (-1, 1, -2, 2):
        yield replace(it, awal=it.awal + step)
        yield replace(it, akhir=it.akhir + step)
        yield replace(it, batas=it.batas + step)
        yield replace(it, awal=it.awal + step, akhir=it.akhir + step)
    yield replace(it, waktu="D:20261399000000+09'00'")


TRUE_PIECE = {
    "asli": 100,
    "bidang": [
        ["KESATU", "loka", [200, 300, 400, "D:20260105093009+09'00'"]],
        ["KEDUA", "pusat", None],
    ],
}


def test_that_an_answer_as_agreed_is_taken():
    assert pdf_bertanda.receive(iter([TRUE_PIECE])).bidang[0].cakupan.batas == 400
    assert pdf_bertanda.receive(iter([{"luar": 2}])).luar == 2


def _other(path, value):
    piece = json.loads(json.dumps(TRUE_PIECE))
    place = piece
    for step in path[:-1]:
        place = place[step]
    place[path[-1]] = value
    return piece


@pytest.mark.parametrize(
    "piece",
    [
        None,
        {},
        {"luar": 0},
        {"luar": "1"},
        {"luar": 10**9},
        {"asli": 5, "bidang": []},
        {"asli": 5, "bidang": [TRUE_PIECE["bidang"][0]] * 2},
        _other(["asli"], -1),
        _other(["asli"], 1e3),
        _other(["bidang", 0, 0], "KETIGA"),
        _other(["bidang", 0, 1], "x" * 101),
        _other(["bidang", 1, 2], [0, 1, 2, "D:20260105093009+09'00'"]),
        _other(["bidang", 0, 2], [300, 200, 400, "D:20260105093009+09'00'"]),
        _other(["bidang", 0, 2], [200, 300, 10**9, "D:20260105093009+09'00'"]),
        _other(["bidang", 0, 2], [200, 300, 400, "kemarin"]),
        _other(["bidang"], TRUE_PIECE["bidang"][::-1]),
    ],
)
def test_that_an_answer_other_than_agreed_is_refused(piece):
    with pytest.raises(ValueError):  # noqa: PT011  whatever it says, it is never shown
        pdf_bertanda.receive(iter([piece]))


def test_that_no_answer_and_two_answers_are_refused():
    for pieces in ([], [TRUE_PIECE, TRUE_PIECE]):
        with pytest.raises(ValueError, match="unpack"):
            pdf_bertanda.receive(iter(pieces))


@given(isi=st.binary(max_size=400))
def test_that_other_bytes_are_no_pdf(isi):
    with pytest.raises(pdf_bertanda.RefusedError):
        list(pdf_bertanda.parse(b"%PDF-1.4\n" + isi, lambda done: None))


def test_that_every_refusal_has_a_sentence():
    source = inspect.getsource(susunan_pdf) + inspect.getsource(pdf_bertanda)
    found = set(re.findall(r'RefusedError\("(\w+)"\)', source))
    assert len(found) == 8
    for kode in found:
        known = pdf_bertanda.explain(kode)
        assert known.pesan.endswith(".")
        assert known.tindakan.endswith(".")
    assert pdf_bertanda.explain("LAIN") is None


def test_that_a_file_that_is_not_there_is_said_so(tmp_path):
    with pytest.raises(KnownError) as caught:
        verifikasi.read_file(tmp_path / "tidak-ada.pdf")
    assert caught.value.kode == "BERKAS_TIDAK_TERBACA"
