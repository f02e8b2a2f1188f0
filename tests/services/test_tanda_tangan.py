"""A final agreement on its way: our seal, the other's on another computer, back again."""

from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.paket import Identitas
from ranpk_desktop.domain.perjanjian_kinerja import AlasanRevisi, Cara, Keadaan
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket.kunci_p12 import load_p12
from ranpk_desktop.paket.sertifikat import read_pem
from ranpk_desktop.services import contoh, perjanjian_kinerja, tanda_tangan
from ranpk_desktop.services.office import Office, open_office
from tests.exports.alat import preflight
from tests.pdf_bertanda import serangan
from tests.pdf_bertanda.test_serangan import sign_elsewhere

FRASA = "kuda hijau makan lima mangga"
TAHUN = 2027


@pytest.fixture
def loka(office: Office) -> Office:
    """An office with a key and a final agreement."""
    finalise(office)
    office.identitas.make_key(FRASA)
    return office


@pytest.fixture
def pusat(tmp_path: Path, clock: Clock):
    """Another computer with another key, whose clock is a day ahead."""
    with open_office(tmp_path / "pusat", lambda: clock() + timedelta(days=1)) as opened:
        contoh.fill(opened)
        opened.kantor.save_unit({**opened.kantor.require(), "acuan": "pusat"})
        opened.identitas.make_key(FRASA)
        yield opened


def finalise(office: Office) -> None:
    """Make the shortest agreement that may be final."""
    plan = [(Level.SASARAN_KHUSUS, "Obat yang aman"), (Level.INDIKATOR, "Persentase obat")]
    induk = None
    for level, uraian in plan:
        office.susunan.add(TAHUN, level, uraian, induk)
        (induk,) = (
            row["id"]
            for row in office.store.db.query(
                "SELECT id FROM butir_rencana WHERE uraian = ?", [uraian]
            )
        )
    office.rencana.save(induk, "satuan", "Persen")
    for triwulan in range(5):
        office.rencana.save_target(induk, triwulan, "90")
    office.rekaman.fix(TAHUN, office.kantor.pejabat()[-1]["id"], walau_peringatan=True)
    office.perjanjian_kinerja.save(TAHUN, "pihak_kedua_nama", "Prof. Atasan Contoh")
    office.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)


def versi(office: Office):
    return office.perjanjian_kinerja.versi.load(TAHUN)[-1]


def send(office: Office, folder: Path) -> Path:
    """Seal as Pihak Kesatu and return the file that is mailed."""
    penyegelan = office.tanda_tangan.prepare(versi(office))
    office.tanda_tangan.record_sealed(penyegelan, tanda_tangan.seal(penyegelan, FRASA))
    step = versi(office).terakhir
    path = folder / step.nama
    path.write_bytes(office.perjanjian_kinerja.versi.signed_file(step))
    return path


def answer(pusat: Office, path: Path, loka: Office) -> Path:
    """Seal as Pihak Kedua, who trusts the office's certificate, and return the file."""
    persiapan = pusat.tanda_tangan.prepare_second(pusat.kantor.pejabat()[-1])
    known = certificates(loka)
    back = path.with_stem("kembali")
    back.write_bytes(tanda_tangan.seal_second(path, persiapan, FRASA, known))
    return back


def certificates(office: Office) -> list[Identitas]:
    return [Identitas(it) for it in read_pem(office.identitas.certificate_path.read_bytes())]


def refused(function, *arguments, **options) -> str:
    with pytest.raises(KnownError) as caught:
        function(*arguments, **options)
    assert str(caught.value).endswith(".")
    return caught.value.kode


def test_that_an_agreement_goes_to_pihak_kedua_and_comes_back(
    loka: Office, pusat: Office, tmp_path: Path
) -> None:
    assert versi(loka).keadaan is Keadaan.FINAL
    sent = send(loka, tmp_path)
    assert versi(loka).keadaan is Keadaan.MENUNGGU_PIHAK_KEDUA
    assert sent.name == "perjanjian-kinerja-2027.pdf"
    back = answer(pusat, sent, loka)
    harapan = loka.tanda_tangan.expect(versi(loka))
    kembali = tanda_tangan.read_returned(back, harapan, pusat.identitas.certificate_path)
    assert kembali.hasil.sah is True
    assert [it.dikenal for it in kembali.hasil.tanda_tangan] == [True, True]
    loka.tanda_tangan.record_returned(versi(loka), kembali)
    signed = versi(loka)
    assert (signed.keadaan, signed.terakhir.cara) == (Keadaan.DITANDATANGANI, Cara.SEGEL)
    assert loka.perjanjian_kinerja.versi.signed_file(signed.terakhir) == back.read_bytes()
    assert preflight(sent) == preflight(back) == []


def test_that_head_office_once_pinned_needs_no_certificate_by_hand(
    loka: Office, pusat: Office, tmp_path: Path
) -> None:
    back = answer(pusat, send(loka, tmp_path), loka)
    harapan = loka.tanda_tangan.expect(versi(loka))
    kembali = tanda_tangan.read_returned(back, harapan)
    assert kembali.hasil.sah is None
    assert (
        refused(loka.tanda_tangan.record_returned, versi(loka), kembali) == "SERTIFIKAT_BELUM_ADA"
    )
    pin = loka.folder / "identitas" / "pusat.pem"
    pin.write_bytes(pusat.identitas.certificate_path.read_bytes())
    harapan = loka.tanda_tangan.expect(versi(loka))
    assert tanda_tangan.read_returned(back, harapan).hasil.sah is True


def test_that_only_what_was_sent_out_is_taken_back(
    loka: Office, pusat: Office, tmp_path: Path
) -> None:
    back = answer(pusat, send(loka, tmp_path), loka)
    loka.perjanjian_kinerja.versi.withdraw(versi(loka), "Salah ketik")
    again = send(loka, tmp_path)
    assert again.read_bytes() == loka.tanda_tangan.expect(versi(loka)).dikirim
    # the clock stands still, so both are the same bytes; an older one would not be
    loka.perjanjian_kinerja.versi.withdraw(versi(loka), "Salah ketik")
    penyegelan = loka.tanda_tangan.prepare(versi(loka))
    loka.tanda_tangan.record_sealed(penyegelan, tanda_tangan.seal(_later(penyegelan), FRASA))
    harapan = loka.tanda_tangan.expect(versi(loka))
    kembali = tanda_tangan.read_returned(back, harapan, pusat.identitas.certificate_path)
    assert refused(tanda_tangan.require_acceptable, kembali) == "ASLI_BERBEDA"


def _later(penyegelan):
    stempel = replace(penyegelan.stempel, waktu=penyegelan.stempel.waktu + timedelta(minutes=1))
    return replace(penyegelan, stempel=stempel)


def test_that_a_changed_pdf_is_not_taken_back(loka: Office, pusat: Office, tmp_path: Path) -> None:
    back = answer(pusat, send(loka, tmp_path), loka)
    back.write_bytes(serangan.append(back.read_bytes(), serangan.replace_content))
    harapan = loka.tanda_tangan.expect(versi(loka))
    kembali = tanda_tangan.read_returned(back, harapan, pusat.identitas.certificate_path)
    assert refused(loka.tanda_tangan.record_returned, versi(loka), kembali) == "ISI_DITAMBAH"
    assert versi(loka).keadaan is Keadaan.MENUNGGU_PIHAK_KEDUA


def test_that_pihak_kedua_seals_only_what_a_known_office_sealed(
    loka: Office, pusat: Office, tmp_path: Path
) -> None:
    sent = send(loka, tmp_path)
    persiapan = pusat.tanda_tangan.prepare_second(pusat.kantor.pejabat()[-1])

    def seal(path, known=()):
        return tanda_tangan.seal_second(path, persiapan, FRASA, known)

    assert refused(seal, sent) == "SERTIFIKAT_BELUM_ADA"
    assert refused(seal, sent, certificates(pusat)) == "SEGEL_TIDAK_DIKENAL"
    damaged = tmp_path / "rusak.pdf"
    damaged.write_bytes(sent.read_bytes() + b"\n")
    assert refused(seal, damaged, certificates(loka)) == "ISI_DITAMBAH"
    both = answer(pusat, sent, loka)
    known = [*certificates(loka), *certificates(pusat)]
    assert refused(seal, both, known) == "SUDAH_DITANDATANGANI"
    assert refused(tanda_tangan.seal_second, sent, persiapan, "salah", known) == "FRASA_SALAH"


def test_that_a_version_is_sealed_once_and_waits_before_it_comes_back(
    loka: Office, tmp_path: Path
) -> None:
    assert refused(loka.tanda_tangan.expect, versi(loka)) == "TIDAK_MENUNGGU"
    send(loka, tmp_path)
    assert refused(loka.tanda_tangan.prepare, versi(loka)) == "SUDAH_DITANDATANGANI"
    loka.perjanjian_kinerja.versi.withdraw(versi(loka), "Salah ketik")
    penyegelan = loka.tanda_tangan.prepare(versi(loka))
    assert refused(tanda_tangan.seal, penyegelan, "salah") == "FRASA_SALAH"


def test_that_an_office_without_a_key_is_told_so(office: Office) -> None:
    finalise(office)
    assert refused(office.tanda_tangan.prepare, versi(office)) == "BELUM_ADA_KUNCI"


@pytest.mark.parametrize(
    "isi", [b"%PDF-1.4 pindai", b"\xff\xd8\xff\xe0 foto", b"\x89PNG\r\n\x1a\n"]
)
def test_that_a_scan_of_the_signed_paper_is_kept_byte_for_byte(
    loka: Office, tmp_path: Path, isi: bytes
) -> None:
    path = tmp_path / "pindai.pdf"
    path.write_bytes(isi)
    kembali = tanda_tangan.read_attachment(path, Cara.BASAH)
    loka.tanda_tangan.record_returned(versi(loka), kembali)
    signed = versi(loka)
    assert (signed.keadaan, signed.terakhir.cara) == (Keadaan.DITANDATANGANI, Cara.BASAH)
    assert loka.perjanjian_kinerja.versi.signed_file(signed.terakhir) == isi


def test_that_what_was_signed_elsewhere_is_kept_and_never_called_valid(
    loka: Office, pusat: Office, tmp_path: Path
) -> None:
    naskah = loka.perjanjian_kinerja.naskah(TAHUN)
    penerbit = load_p12(pusat.identitas.key(), FRASA)
    path = tmp_path / "bsre.pdf"
    path.write_bytes(
        sign_elsewhere(perjanjian_kinerja.render_pdf(naskah).isi, penerbit, "Signature1")
    )
    kembali = tanda_tangan.read_attachment(path, Cara.BSRE)
    assert (kembali.hasil.sah, kembali.hasil.luar) == (None, True)
    assert "sah" not in tanda_tangan.describe(kembali.hasil).split()
    loka.tanda_tangan.record_returned(versi(loka), kembali)
    signed = versi(loka)
    assert signed.terakhir.cara is Cara.BSRE
    assert "tidak diperiksa" in signed.terakhir.cara.label
    assert loka.perjanjian_kinerja.versi.signed_file(signed.terakhir) == path.read_bytes()


def test_that_other_files_are_not_taken_for_signed(
    loka: Office, pusat: Office, tmp_path: Path
) -> None:
    other = tmp_path / "tabel.xlsx"
    other.write_bytes(b"PK\x03\x04")
    for cara in (Cara.BASAH, Cara.BSRE):
        assert refused(tanda_tangan.read_attachment, other, cara) == "ISIAN_SALAH"
    photo = tmp_path / "foto.jpg"
    photo.write_bytes(b"\xff\xd8\xff\xe0")
    assert refused(tanda_tangan.read_attachment, photo, Cara.BSRE) == "ISIAN_SALAH"
    assert refused(tanda_tangan.read_attachment, tmp_path / "tidak-ada", Cara.BASAH) == (
        "BERKAS_TIDAK_TERBACA"
    )
    both = answer(pusat, send(loka, tmp_path), loka)
    kembali = tanda_tangan.read_attachment(both, Cara.BSRE)
    assert refused(tanda_tangan.require_acceptable, kembali) == "BUKAN_DARI_LUAR"


def test_that_a_replaced_version_is_not_sealed(loka: Office) -> None:
    old = versi(loka)
    loka.perjanjian_kinerja.revise(TAHUN, AlasanRevisi.PEJABAT, "Pejabat baru")
    loka.perjanjian_kinerja.finalise(TAHUN, walau_peringatan=True)
    replaced = loka.perjanjian_kinerja.versi.load(TAHUN)[0]
    assert replaced.rekaman_id == old.rekaman_id
    assert refused(loka.tanda_tangan.prepare, replaced) == "SUDAH_DITANDATANGANI"
