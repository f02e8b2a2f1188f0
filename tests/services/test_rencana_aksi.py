"""The documents of a plan: which version they show, and who signs them."""

from pathlib import Path

import pytest

from db.connection import new_id
from db.repositories import rencana as rencana_repository
from ranpk_desktop.domain import kanonik
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services import rencana_aksi
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.rencana_aksi import Bentuk

TAHUN = 2026


def fix(office: Office, revisi: int) -> str:
    """Store the plan as a rekaman with a lock of its own; return the lock's id."""
    store = office.store
    isi = rencana_repository.isi(store, TAHUN, 4)
    pejabat = office.kantor.pejabat_on(store.moment().date())[0]
    kunci_id, rekaman_id = new_id(), new_id()
    with store.command("Tetapkan rencana"):
        store.insert(
            "rekaman",
            {
                "id": rekaman_id,
                "jenis": "RENCANA",
                "tahun": TAHUN,
                "periode": "TAHUN",
                "revisi": revisi,
                "keadaan": "DIKUNCI",
                "alasan": "",
                "isi": kanonik.dump(isi).decode(),
                "sidik_isi": f"{revisi}" * 64,
                "dibuat_pada": store.now(),
                "pelaku": "Sari",
            },
        )
        store.insert(
            "kunci",
            {
                "id": kunci_id,
                "tahun": TAHUN,
                "triwulan": 0,
                "rekaman_id": rekaman_id,
                "pejabat_id": pejabat["id"],
                "nama": pejabat["nama"],
                "jabatan": pejabat["jabatan"],
                "dikunci_pada": store.now(),
            },
        )
    return kunci_id


def reopen(office: Office, kunci_id: str) -> None:
    with office.store.command("Buka rencana"):
        office.store.update(
            "kunci", kunci_id, {"dibuka_pada": office.store.now(), "alasan_buka": "Anggaran"}
        )


def rename_first(office: Office, uraian: str) -> None:
    (first, *_) = rencana_repository.isi(office.store, TAHUN, 4)["butir_rencana"]
    with office.store.command("Ubah uraian"):
        office.store.update("butir_rencana", first["id"], {"uraian": uraian})


def uraian(naskah: rencana_aksi.Naskah) -> set[str]:
    return {simpul.butir.uraian for simpul in naskah[0].pohon.simpul}


def test_that_a_plan_that_is_not_fixed_is_a_draft(office: Office) -> None:
    rencana, cetak = office.rencana_aksi.load(TAHUN, "F4")
    assert len(rencana.pohon.simpul) > 10
    assert rencana.tahun == TAHUN
    assert (cetak.versi, cetak.kode_data) == ("Versi awal (draf)", "")
    assert cetak.pelepas == rencana.pejabat
    assert rencana.pejabat is not None


def test_that_a_fixed_plan_is_printed_from_its_rekaman(office: Office) -> None:
    kunci_id = fix(office, 0)
    before = office.rencana_aksi.load(TAHUN, "A4")
    assert before[1].kode_data
    assert before[1].versi == "Versi awal"
    reopen(office, kunci_id)
    rename_first(office, "Diubah")
    draft = office.rencana_aksi.load(TAHUN, "A4")
    assert draft[1].versi == "Revisi ke-1 (draf)"
    assert "Diubah" in uraian(draft)
    again = office.rencana_aksi.load(TAHUN, "A4", revisi=0)
    assert "Diubah" not in uraian(again)
    for bentuk in Bentuk:
        assert rencana_aksi.render(again, bentuk, "pdf") == rencana_aksi.render(
            before, bentuk, "pdf"
        )


def test_that_the_newest_fixed_revision_is_printed(office: Office) -> None:
    reopen(office, fix(office, 0))
    rename_first(office, "Diubah")
    fix(office, 1)
    assert office.rencana_aksi.load(TAHUN, "A4")[1].revisi == 1
    assert "Diubah" in uraian(office.rencana_aksi.load(TAHUN, "A4"))


def test_that_an_unknown_revision_is_refused(office: Office) -> None:
    with pytest.raises(KnownError) as caught:
        office.rencana_aksi.load(TAHUN, "A4", revisi=3)
    assert caught.value.kode == "REVISI_TIDAK_ADA"


@pytest.mark.parametrize(
    ("bentuk", "stem"),
    [(Bentuk.RENCANA_AKSI, "rencana-aksi-2026"), (Bentuk.IKU, "rencana-aksi-iku-2026")],
)
def test_that_both_forms_are_written(office: Office, tmp_path: Path, bentuk, stem) -> None:
    naskah = office.rencana_aksi.load(TAHUN, "A4")
    berkas = rencana_aksi.write(naskah, bentuk, tmp_path / "hasil")
    assert [path.name for path in berkas] == [f"{stem}.pdf", f"{stem}.xlsx"]
    assert berkas[0].read_bytes().startswith(b"%PDF")
