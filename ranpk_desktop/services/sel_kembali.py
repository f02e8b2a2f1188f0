"""Cells that Pusat sent back: which row of ours that is in words, and where it is seen to."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import Any

from db.connection import Store
from db.tables import BY_NAME, rows
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.periode import Periode
from ranpk_desktop.domain.tanda_terima import SelPutusan, TandaTerima
from ranpk_desktop.domain.triwulan import Triwulan

_KOLOM = {
    "nilai": _("nilai"),
    "pembilang": _("pembilang"),
    "penyebut": _("penyebut"),
    "capaian": _("capaian"),
    "status": _("status"),
    "teks": _("isian"),
    "jenis": _("isian"),
    "keterangan": _("keterangan"),
    "analisis": _("analisis"),
    "kendala": _("kendala"),
    "tindak_lanjut": _("tindak lanjut"),
    "uraian": _("uraian"),
    "penanggung_jawab": _("penanggung jawab"),
    "satuan": _("satuan"),
    "pagu": _("pagu"),
    "realisasi": _("realisasi anggaran"),
    "rencana": _("rencana penarikan"),
    "alasan": _("alasan"),
    "rencana_aksi": _("rencana aksi"),
}
_NILAI = {"realisasi": _("realisasi"), "target": _("target")}
"""How the `nilai` of these tables is called."""
_PLAN = ("butir_rencana", "indikator", "keluaran", "anggaran", "komponen", "pengukuran", "target")
_QUARTER = ("realisasi", "nilai_komponen", "realisasi_anggaran", "alasan_temuan")
_SURVEI = ("survei", "nilai_unsur", "profil_responden", "target_skm", "layanan", "ratl_nihil")
_KANTOR = {"unit": "kantor", "pejabat": "pejabat"}


@dataclass(frozen=True, slots=True)
class SelKembali:
    """Hold one cell that came back: the row and the column in words, and where it is seen to.

    `halaman` is the name of a page and `tempat` what its `go_to` takes; "" where there is none.
    """

    sel: SelPutusan
    baris: str
    kolom: str
    halaman: str = ""
    tempat: Mapping[str, Any] = field(default_factory=dict)


def resolve(store: Store, terima: TandaTerima) -> tuple[SelKembali, ...]:
    """Return the cells of a receipt that came back, page by page and row by row."""
    found = (_resolve(store, terima, sel) for sel in terima.dikembalikan)
    return tuple(sorted(found, key=lambda it: (not it.halaman, it.halaman, it.baris, it.kolom)))


def _resolve(store: Store, terima: TandaTerima, sel: SelPutusan) -> SelKembali:
    kolom = _KOLOM.get(sel.kolom, sel.kolom.replace("_", " "))
    if sel.kolom == "nilai":
        kolom = _NILAI.get(sel.tabel, kolom)
    # A table's name comes from outside: only one of our own ever reaches the database.
    find = next((it for tables, it in _FINDERS if sel.tabel in tables), None)
    row = _row(store, sel.tabel, sel.baris_id) if find else None
    if find is None or row is None:
        return SelKembali(sel, _("baris yang tidak ada di sini"), kolom)
    baris, halaman, tempat = find(store, terima, sel, row)
    return SelKembali(sel, baris, kolom, halaman, tempat)


_Place = tuple[str, str, dict[str, Any]]
_Row = Mapping[str, Any]


def _of_plan(store: Store, terima: TandaTerima, sel: SelPutusan, row: _Row) -> _Place:
    butir = _butir(store, row.get("butir_id") or row["id"])
    kolom = sel.kolom
    if sel.tabel == "target":
        kolom = f"target_{row['triwulan']}"
    tempat = {"tahun": butir["tahun"], "butir_id": butir["id"], "kolom": kolom}
    return _words(butir), "rencana", tempat


def _of_quarter(store: Store, terima: TandaTerima, sel: SelPutusan, row: _Row) -> _Place:
    if sel.tabel == "nilai_komponen":
        komponen = _row(store, "komponen", row["komponen_id"]) or {}
        butir_id = komponen["butir_id"]
    else:
        butir_id = row["butir_id"]
    if butir_id is None:
        return _("seluruh triwulan"), "realisasi", _at(terima, row["triwulan"])
    butir, baris = _butir(store, butir_id), ""
    triwulan = Triwulan(row["triwulan"])
    if triwulan.periode != terima.periode:  # a report holds the quarters before, too
        baris = f"{triwulan.label}: "
    return f"{baris}{_words(butir)}", "realisasi", _in_quarter(sel, butir, triwulan)


def _of_evidence(store: Store, terima: TandaTerima, sel: SelPutusan, row: _Row) -> _Place:
    nama = row
    links: list[_Row]
    if sel.tabel == "taut_data_dukung":
        nama = _row(store, "data_dukung", row["data_dukung_id"]) or {"nama": ""}
        links = [row]
    else:
        wanted = "SELECT * FROM taut_data_dukung WHERE data_dukung_id = ?"
        links = [*rows(store.db, wanted, (row["id"],))]
    baris = _("data dukung “{nama}”").format(nama=nama["nama"])
    for link in links:
        if link["butir_id"]:
            butir = _butir(store, link["butir_id"])
            return baris, "realisasi", _in_quarter(sel, butir, link["triwulan"])
        if link["ratl_id"]:
            return baris, "skm", {"tampilan": "ratl", "ratl_id": link["ratl_id"]}
    return baris, "", {}


def _of_ratl(store: Store, terima: TandaTerima, sel: SelPutusan, row: _Row) -> _Place:
    baris = _("RATL {tahun}: {aksi}").format(tahun=row["tahun"], aksi=row["rencana_aksi"])
    return baris, "skm", {"tampilan": "ratl", "ratl_id": row["id"]}


def _of_survei(store: Store, terima: TandaTerima, sel: SelPutusan, row: _Row) -> _Place:
    baris = _("hasil survei")
    if sel.tabel == "nilai_unsur":
        baris = _("unsur {unsur}").format(unsur=row["unsur"])
    return baris, "skm", {"tampilan": "nilai"}


def _of_agreement(store: Store, terima: TandaTerima, sel: SelPutusan, row: _Row) -> _Place:
    tempat = {"tahun": row["tahun"], "kolom": sel.kolom}
    return _("perjanjian kinerja {tahun}").format(tahun=row["tahun"]), "perjanjian_kinerja", tempat


def _of_office(store: Store, terima: TandaTerima, sel: SelPutusan, row: _Row) -> _Place:
    return row["nama"], "pengaturan", {"bagian": _KANTOR[sel.tabel]}


_FINDERS: tuple[tuple[tuple[str, ...], Callable[..., _Place]], ...] = (
    (_PLAN, _of_plan),
    (_QUARTER, _of_quarter),
    (("data_dukung", "taut_data_dukung"), _of_evidence),
    (("ratl",), _of_ratl),
    (_SURVEI, _of_survei),
    (("perjanjian_kinerja",), _of_agreement),
    (tuple(_KANTOR), _of_office),
)


def _row(store: Store, table: str, key: str) -> dict[str, Any] | None:
    found = rows(store.db, f"SELECT * FROM {table} WHERE {BY_NAME[table].key} = ?", (key,))
    return found[0] if found else None


def _butir(store: Store, butir_id: str) -> dict[str, Any]:
    return rows(store.db, "SELECT * FROM butir_rencana WHERE id = ?", (butir_id,))[0]


def _words(butir: Mapping[str, Any]) -> str:
    return f"{butir['nomor_asli']} {butir['uraian']}".strip()


def _in_quarter(sel: SelPutusan, butir: Mapping[str, Any], triwulan: int) -> dict[str, Any]:
    tampilan = "keluaran" if Level(butir["level"]).is_keluaran else "indikator"
    if sel.tabel == "realisasi_anggaran":
        tampilan = "anggaran"
    return {
        "tampilan": tampilan,
        "periode": Periode(butir["tahun"], Triwulan(triwulan)),
        "butir_id": butir["id"],
    }


def _at(terima: TandaTerima, triwulan: int) -> dict[str, Any]:
    return {"tampilan": "indikator", "periode": Periode(terima.tahun, Triwulan(triwulan))}
