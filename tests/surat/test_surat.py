"""Addresses, texts, drafts and copies of the packages of an office."""

from datetime import UTC, datetime
from email import message_from_bytes
from email.policy import default
from pathlib import Path

import pytest

from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services.office import open_office
from ranpk_desktop.services.surat import UMUM, compose, render_pengantar
from tests.surat.kiriman_contoh import PUSAT, file_of, fill, set_up_mail


@pytest.fixture
def office(tmp_path: Path, clock):
    with open_office(tmp_path / "kantor", clock) as opened:
        opened.bagian = fill(opened, dari=3)
        yield opened


def test_that_each_jenis_may_have_an_address_of_its_own(office) -> None:
    surat = office.surat
    assert set(surat.all_addresses().values()) == {""}
    assert surat.addresses(JenisPaket.SKM) == ()
    surat.save_addresses({UMUM: PUSAT, JenisPaket.SKM: "skm@pusat.id; ipk@pusat.id"})
    assert surat.addresses(JenisPaket.RENCANA) == (PUSAT,)
    assert surat.addresses(JenisPaket.SKM) == ("skm@pusat.id", "ipk@pusat.id")
    surat.save_addresses({JenisPaket.SKM: ""})
    assert surat.addresses(JenisPaket.SKM) == (PUSAT,)


def test_that_addresses_are_one_step_of_undo(office) -> None:
    office.surat.save_addresses({UMUM: PUSAT, JenisPaket.SKM: "skm@pusat.id"})
    office.perintah.undo()
    assert set(office.surat.all_addresses().values()) == {""}


def test_that_a_wrong_address_is_refused_at_its_field_and_nothing_stored(office) -> None:
    with pytest.raises(CheckError) as refused:
        office.surat.save_addresses({UMUM: PUSAT, JenisPaket.SKM: "bukan alamat"})
    assert refused.value.field == JenisPaket.SKM
    assert office.surat.all_addresses()[UMUM] == ""


def test_that_a_draft_holds_the_very_file_and_where_it_goes(office) -> None:
    set_up_mail(office, 25)
    for ke, paket_id in enumerate(office.surat.part_ids(office.bagian[1]), 1):
        letter = message_from_bytes(office.surat.draft(paket_id), policy=default)
        path = file_of(office, paket_id)
        (attached,) = letter.iter_attachments()
        assert attached.get_filename() == path.name
        assert attached.get_content() == path.read_bytes()
        assert letter["To"] == PUSAT
        assert f"bagian {ke} dari 3" in letter["Subject"]
        assert letter["Subject"].startswith("[CONTOH] ")
        assert office.surat.draft_name(paket_id) == f"{path.stem}.eml"


def test_that_the_documents_of_the_package_go_beside_it_when_wished(office) -> None:
    office.surat.save_lampiran_lepas(True)
    names = []
    for paket_id in office.bagian:
        letter = message_from_bytes(office.surat.draft(paket_id), policy=default)
        names.append([it.get_filename() for it in letter.iter_attachments()][1:])
    # Evidence never does, though it is a PDF as well.
    assert names == [["laporan.pdf", "laporan.xlsx"], [], []]


def test_that_a_file_gone_or_changed_is_not_sent(office) -> None:
    path = file_of(office, office.bagian[0])
    letter = office.surat.letter(office.bagian[0])
    good = path.read_bytes()
    for damaged in (good[:-1], file_of(office, office.bagian[1]).read_bytes(), b""):
        path.write_bytes(damaged)
        with pytest.raises(KnownError) as refused:
            compose(letter)
        assert refused.value.kode == "BERKAS_HILANG"
    path.unlink()
    with pytest.raises(KnownError) as refused:
        office.surat.letter(office.bagian[0])
    assert refused.value.kode == "BERKAS_HILANG"


def test_that_the_covering_letter_lists_every_part_and_is_signed(office) -> None:
    isi = office.surat.pengantar(office.bagian[2], nomor=" 12 ", tujuan="Kepala Biro", kertas="A4")
    assert [it.ke for it in isi.paket.berkas] == [1, 2, 3]
    assert (isi.nomor, isi.tujuan) == ("12", "Kepala Biro")
    assert (
        isi.cetak.pelepas == office.kantor.pejabat_on(datetime(2026, 10, 5, tzinfo=UTC).date())[0]
    )
    assert isi.cetak.kode_data == isi.paket.berkas[0].kode_data
    assert render_pengantar(isi).startswith(b"%PDF-1.4")


def test_that_a_covering_letter_needs_somebody_to_sign_it(office) -> None:
    with pytest.raises(CheckError) as refused:
        office.surat.pengantar(office.bagian[0], kertas="A4", pejabat_id="tidak ada")
    assert refused.value.field == "pejabat"
