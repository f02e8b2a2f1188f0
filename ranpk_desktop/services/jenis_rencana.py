"""Packages of what was promised: the plan of a year, and its Perjanjian Kinerja."""

from collections.abc import Sequence
from typing import Any

from db.connection import Store
from db.file_store import FileStore
from db.repositories import perjanjian_kinerja as perjanjian_repository
from db.repositories import rekaman as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.paket import BERTANDA, JenisPaket
from ranpk_desktop.domain.pohon import Pohon
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.services import versi_perjanjian
from ranpk_desktop.services.jenis_paket import (
    Bahan,
    Dokumen,
    Isi,
    JenisBuatan,
    Sumber,
    Titipan,
    load_isi,
    obstacle,
)
from ranpk_desktop.services.rekaman import PERIODE_RENCANA
from ranpk_desktop.services.versi_perjanjian import VersiPerjanjian


def _year(_store: Store, _tahun: int) -> list[str]:
    return [PERIODE_RENCANA]


# The plan ---------------------------------------------------------------------------------------


def _plan(store: Store, tahun: int, periode: str) -> Sumber:
    kunci = repository.lock(store, tahun, TAHUNAN)
    if kunci is None:
        pesan = _("Rencana {tahun} belum ditetapkan.").format(tahun=tahun)
        return Sumber(halangan=obstacle("BELUM_DITETAPKAN", pesan, "rencana", tahun, periode))
    rekaman = repository.rekaman(store, kunci["rekaman_id"])
    return Sumber(rekaman=rekaman, pejabat_id=kunci["pejabat_id"], revisi_rencana=rekaman["revisi"])


def _plan_documents(bahan: Bahan) -> Dokumen:
    from ranpk_desktop.services import dokumen, rencana_aksi
    from ranpk_desktop.services.rencana_aksi import Bentuk

    cetak = dokumen.of_version(bahan.rekaman, bahan.pelepas, bahan.kertas)
    naskah = rencana_aksi.read(bahan.isi, bahan.tahun, bahan.pelepas), cetak

    def render(bentuk: Bentuk, ending: str) -> bytes:
        return rencana_aksi.render(naskah, bentuk, ending)

    return {
        f"{rencana_aksi.file_name(naskah, bentuk)}.{ending}": lambda b=bentuk, e=ending: render(  # type: ignore[misc]
            b, e
        )
        for bentuk in Bentuk
        for ending in ("pdf", "xlsx")
    }


def _check_plan(isi: Isi, _tahun: int, _periode: str, _hilang: frozenset[str]) -> Sequence[Finding]:
    from ranpk_desktop.domain.aturan import check_pohon
    from ranpk_desktop.services.parameter import aturan

    rows: Any = isi
    return check_pohon(Pohon.read(rows), aturan())


# The agreement ----------------------------------------------------------------------------------


def _agreement(store: Store, tahun: int, periode: str) -> Sumber:
    """Return the newest final version, with the file of its signing where there is one."""
    versions = versi_perjanjian.load(store, tahun)
    if not versions:
        draft = perjanjian_repository.draft(store, tahun)
        pesan = (
            _("Perjanjian Kinerja {tahun} belum final.")
            if draft
            else _("Perjanjian Kinerja {tahun} belum disusun.")
        ).format(tahun=tahun)
        finding = obstacle("BELUM_FINAL", pesan, "perjanjian_kinerja", tahun, periode)
        return Sumber(halangan=finding)
    versi = versions[-1]
    rekaman = repository.rekaman(store, versi.rekaman_id)
    pejabat = load_isi(rekaman)["pejabat"]
    return Sumber(
        rekaman=rekaman,
        pejabat_id=pejabat[0]["id"] if pejabat else None,
        revisi_rencana=versi.revisi_rencana,
        titipan=_signed(store, versi),
    )


def _signed(store: Store, versi: VersiPerjanjian) -> tuple[Titipan, ...]:
    tahap = versi.terakhir
    if tahap is None or not tahap.sha256:
        return ()
    ending = tahap.nama.rpartition(".")[2].lower()
    nama = f"{BERTANDA}perjanjian-kinerja-{versi.tahun}.{_ENDINGS.get(ending, 'pdf')}"
    files = FileStore(store.path.parent / versi_perjanjian.FOLDER)
    return (Titipan(nama, tahap.sha256, tahap.ukuran, tahap.nama, files),)


_ENDINGS = {"pdf": "pdf", "jpg": "jpg", "jpeg": "jpg", "png": "png"}


def _agreement_documents(bahan: Bahan) -> Dokumen:
    from ranpk_desktop.services import perjanjian_kinerja

    naskah = perjanjian_kinerja.of_rekaman(bahan.rekaman)
    nama = perjanjian_kinerja.file_name(naskah)
    return {
        f"{nama}.pdf": lambda: perjanjian_kinerja.render(naskah, "pdf"),
        f"{nama}.xlsx": lambda: perjanjian_kinerja.render(naskah, "xlsx"),
    }


def _check_agreement(
    isi: Isi, _tahun: int, _periode: str, _hilang: frozenset[str]
) -> Sequence[Finding]:
    from ranpk_desktop.domain.periksa_perjanjian import Bahan as BahanPeriksa
    from ranpk_desktop.domain.periksa_perjanjian import check_perjanjian
    from ranpk_desktop.domain.perjanjian_kinerja import compose
    from ranpk_desktop.services.parameter import templat_perjanjian

    rows: Any = isi
    row, pejabat = rows["perjanjian_kinerja"][0], rows["pejabat"]
    pattern = templat_perjanjian()["nomor"]
    return check_perjanjian(
        BahanPeriksa(
            naskah=compose(rows),
            row=row,
            pejabat=pejabat,
            orang=[(it["nama"], it["nip"] or "") for it in pejabat],
            rencana_terbaru=row["revisi_rencana"],
            pola_nomor=pattern["pola"],
            contoh_nomor=pattern["contoh"],
        )
    )


JENIS = (
    JenisBuatan(JenisPaket.RENCANA, _year, _plan, _plan_documents, periksa=_check_plan),
    JenisBuatan(
        JenisPaket.PERJANJIAN_KINERJA,
        _year,
        _agreement,
        _agreement_documents,
        periksa=_check_agreement,
    ),
)
