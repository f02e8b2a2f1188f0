"""Pre-flight: what Pusat's rules say of a package before it is made, and how large it would be."""

from collections.abc import Sequence
from dataclasses import replace
from typing import Any

from db.file_store import FileStore
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.bagian_paket import PER_BAGIAN, PER_BERKAS, divide
from ranpk_desktop.domain.data_dukung import DataDukung, in_order
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.riwayat_paket import Prapenerbangan
from ranpk_desktop.services.buat_paket import first_part, loads_of, too_large
from ranpk_desktop.services.jenis_paket import (
    Bahan,
    Isi,
    Sumber,
    nihil_document,
    registry,
)

_ESTIMATE = {"pdf": (40_000, 110), "xlsx": (9_000, 45)}
"""Bytes of a document: those of an empty one, and those that each row of the content adds."""


def findings(
    jenis: JenisPaket, tahun: int, periode: str, isi: Isi, hilang: frozenset[str] = frozenset()
) -> list[Finding]:
    """Return what the rules of this version find in the content of a package.

    Pusat asks the same of what it receives. `hilang` are the digests of evidence that is gone.
    """
    periksa = registry()[jenis].periksa
    return list(periksa(isi, tahun, periode, hilang)) if periksa else []


def look(
    bahan: Bahan, sumber: Sumber, files: FileStore, *, nihil: bool, flashdisk: bool
) -> Prapenerbangan:
    """Return the pre-flight of a package that would be made of `bahan`."""
    jenis, isi = JenisPaket(bahan.rekaman["jenis"]), bahan.isi
    items = in_order(map(DataDukung.from_row, isi.get("data_dukung", ())))
    hilang = files.missing({item.sha256 for item in items if item.sha256})
    temuan = [] if nihil else findings(jenis, bahan.tahun, bahan.periode, isi, hilang)
    temuan = _named_rows(temuan, isi)
    temuan += _of_files(items, sumber, hilang, flashdisk=flashdisk)
    if isi["unit"][0]["contoh"]:
        pesan = _("Ini data contoh, bukan laporan resmi.")
        temuan.append(Finding("DATA_CONTOH", Tingkat.INFO, pesan))
    order = list(Tingkat)
    temuan.sort(key=lambda it: order.index(it.tingkat))
    documents = {it.nama: it.ukuran for it in sumber.titipan}
    documents |= {nama: len(it) for nama, it in sumber.dokumen.items()}
    documents |= dict.fromkeys(_rendered(bahan, jenis, nihil=nihil), 0)
    rows = sum(map(len, isi.values()))
    documents = {nama: ukuran or _estimate(nama, rows) for nama, ukuran in documents.items()}
    data = len(kanonik.dump(isi))
    parts = divide(first_part(data, items, list(documents.values())), loads_of(items))
    sizes = (("data.json", data), *documents.items(), *_named(items))
    bagian = max(parts.values(), default=1)
    ukuran = sum(n for _nama, n in sizes) + PER_BERKAS * len(sizes) + PER_BAGIAN * bagian
    return Prapenerbangan(tuple(temuan), sizes, ukuran, bagian)


def _named_rows(temuan: Sequence[Finding], isi: Isi) -> list[Finding]:
    """Return the findings with the row of the plan that each is about: many say the same."""
    names = {row["id"]: row["uraian"] for row in isi.get("butir_rencana", ())}
    return [
        replace(it, pesan=_("“{baris}”: {pesan}").format(baris=nama, pesan=it.pesan))
        if (nama := names.get((it.tempat or {}).get("butir_id")))
        else it
        for it in temuan
    ]


def _rendered(bahan: Bahan, jenis: JenisPaket, *, nihil: bool) -> list[str]:
    return list(nihil_document(bahan, jenis) if nihil else registry()[jenis].dokumen(bahan))


def _estimate(nama: str, rows: int) -> int:
    base, each = _ESTIMATE.get(nama.rpartition(".")[2], (0, 0))
    return base + each * rows


def _named(items: Sequence[DataDukung]) -> list[tuple[str, int]]:
    """Return the evidence files under their own names, each content once."""
    unique = {item.sha256: (item.nama, item.ukuran or 0) for item in items if item.sha256}
    return list(unique.values())


def _of_files(
    items: Sequence[DataDukung], sumber: Sumber, hilang: frozenset[str], *, flashdisk: bool
) -> list[Finding]:
    """Return what keeps files from travelling: they are gone, or no mail holds them."""
    tempat: dict[str, Any] = {"halaman": "realisasi"}
    gone = [
        Finding(
            "BERKAS_DUKUNG_HILANG",
            Tingkat.KESALAHAN,
            _("Berkas data dukung “{nama}” tidak ditemukan.").format(nama=item.nama),
            tempat=tempat,
        )
        for item in items
        if item.sha256 in hilang
    ]
    sizes = dict(_named(items)) | {it.asal: it.ukuran for it in sumber.titipan}
    tingkat = Tingkat.PERINGATAN if flashdisk else Tingkat.KESALAHAN
    large = [Finding(it.kode, tingkat, str(it), tempat=tempat) for it in too_large(sizes)]
    return gone + large
