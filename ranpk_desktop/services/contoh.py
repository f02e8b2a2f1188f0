"""The sample office: invented people and figures, in a data folder of its own."""

import json
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_skm import BacaanLayanan, Profil
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.data_dukung import DukunganRealisasi, JenisDukung
from ranpk_desktop.domain.libur import HariLibur
from ranpk_desktop.domain.rencana import CaraIsi, Konsolidasi
from ranpk_desktop.domain.skm import Jawaban, PeriodeSkm
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.paths import resource
from ranpk_desktop.services.office import Office
from ranpk_desktop.services.parameter import katalog
from ranpk_desktop.services.ratl import insert_ratl
from ranpk_desktop.services.realisasi import Sel as SelTriwulan
from ranpk_desktop.services.rencana import Sel
from ranpk_desktop.services.rencana_katalog import PilihanKatalog, acuan_of
from ranpk_desktop.services.susunan import insert_butir

Row = dict[str, Any]

_AMOUNTS = ("jumlah", "nilai")


def load() -> Row:
    """Return the sample as data: tahun, unit, people, days off, the plan, realisasi per TW."""
    data: Row = json.loads(resource("contoh", "kantor.json").read_text(encoding="utf-8"))
    return data


def fill(office: Office) -> None:
    """Set up the sample office in an empty data folder, through the commands of the window."""
    data = load()
    office.kantor.create({**data["unit"], "contoh": 1})
    for row in data["pejabat"]:
        office.kantor.save_pejabat(row)
    for row in data["pegawai"]:
        office.kantor.save_pegawai(row)
    office.kantor.set_pengisi(data["pegawai"][0]["nama"])
    office.pengaturan.save("pengisi", office.kantor.pengisi)
    office.libur.save(data["tahun"], map(_libur, data["libur"]))
    _survey(office, data["skm"])
    _follow_up(office, data["skm"])
    office.rencana_katalog.add(data["tahun"], katalog(), map(_pilihan, data["rencana"]))
    _grow(office, data["tahun"], data["susunan"])
    office.perjanjian_kinerja.save_all(data["tahun"], data["perjanjian_kinerja"])
    for triwulan, baris in data["realisasi"].items():
        office.realisasi.fill(data["tahun"], Triwulan(int(triwulan)), baris)
    _report(office, data)
    for row in data["data_dukung"]:
        _support(office, data["tahun"], row)


def _report(office: Office, data: Row) -> None:
    """Fill what the quarters brought besides the numbers of indikator."""
    tahun = data["tahun"]
    pohon = office.rencana.load(tahun).pohon
    known = {simpul.butir.uraian: simpul.id for simpul in pohon.simpul}
    parts = {(node.id, part.nama): part.id for node in pohon.simpul for part in node.komponen}
    ids = office.rencana_katalog.known(tahun)
    for row in data["nilai_komponen"]:
        butir_id = ids[acuan_of(katalog(), row["indikator"])]
        for nama, teks in row["komponen"].items():
            office.realisasi.save_komponen(parts[butir_id, nama], Triwulan(row["triwulan"]), teks)
    for service, table in (
        (office.realisasi_keluaran, "realisasi_keluaran"),
        (office.realisasi_anggaran, "realisasi_anggaran"),
    ):
        for triwulan, baris in data[table].items():
            cells = [
                SelTriwulan(known[uraian], kolom, teks)
                for uraian, texts in baris.items()
                for kolom, teks in texts.items()
            ]
            service.paste(Triwulan(int(triwulan)), cells)
    for row in data["alasan_temuan"]:
        butir_id = ids[acuan_of(katalog(), row["indikator"])]
        triwulan = Triwulan(row["triwulan"])
        office.alasan_temuan.save(tahun, triwulan, row["kode"], butir_id, row["alasan"])


def _survey(office: Office, data: Row) -> None:
    """Add the results of two survey years, as a file would bring them."""
    for row in data["survei"]:
        jawaban = {
            Unsur(kode): Jawaban(**{**it, **{k: Decimal(it[k]) for k in _AMOUNTS if k in it}})
            for kode, it in row["unsur"].items()
        }
        profil = {Profil(jenis): counts for jenis, counts in row.get("profil", {}).items()}
        bacaan = BacaanLayanan(row["layanan"], None, jawaban, row["responden"], profil)
        office.skm.apply(row["tahun"], PeriodeSkm.TAHUN, [bacaan], "", _("data contoh"))
        known = {it.nama: it.id for it in office.skm.load(row["tahun"]).layanan}
        office.skm.save_count(
            known[row["layanan"]], row["tahun"], PeriodeSkm.TAHUN, "populasi", f"{row['populasi']}"
        )
    for tahun, target in data["target"].items():
        office.skm.save_target(int(tahun), target)


def _follow_up(office: Office, data: Row) -> None:
    """Add what the sample office does about the results of earlier surveys."""
    with office.store.command(_("Susun RATL")):
        for row in data["ratl"]:
            insert_ratl(office.store, row)
    services = {it.nama: it.id for it in office.skm.load(data["nihil"][0]["tahun"]).layanan}
    for row in data["nihil"]:
        office.ratl.save_nihil(services[row["layanan"]], row["tahun"], row["alasan"])


def _grow(office: Office, tahun: int, susunan: Sequence[Row]) -> None:
    """Add rencana aksi, budget, komponen and pengukuran to the rows of the catalogue."""
    ids = office.rencana_katalog.known(tahun)
    for bagian in susunan:
        butir_id = ids[acuan_of(katalog(), bagian["kode"])] if bagian["kode"] else None
        with office.store.command(_("Susun rencana {tahun}").format(tahun=tahun)):
            _add(office, tahun, butir_id, bagian.get("butir", ()))
        if butir_id:
            office.rencana.save_komponen(butir_id, bagian.get("komponen", ()))
            office.rencana.save_pengukuran(butir_id, bagian.get("pengukuran", ()))


def _add(office: Office, tahun: int, induk_id: str | None, butir: Sequence[Row]) -> None:
    for row in butir:
        level = Level(row["level"])
        butir_id = insert_butir(office.store, tahun, level, row["uraian"], induk_id)
        for kolom, teks in row["isi"].items():
            office.rencana.write(Sel(butir_id, kolom, teks))
        _add(office, tahun, butir_id, row.get("anak", ()))


def _support(office: Office, tahun: int, row: Row) -> None:
    """Add one piece of evidence to the first of its indikator, and let it serve the others."""
    known = office.rencana_katalog.known(tahun)
    first, *others = (
        DukunganRealisasi(known[acuan_of(katalog(), kode)], Triwulan(row["triwulan"]))
        for kode in row["indikator"]
    )
    office.data_dukung.add(first, JenisDukung(row["jenis"]), row["isian"])
    for sasaran in others:
        found = office.data_dukung.choices(sasaran)
        same = (it.isi.id for it in found if it.isi.nama == row["isian"]["nama"])
        office.data_dukung.attach(sasaran, same)


def is_empty(office: Office) -> bool:
    """Tell whether the data folder holds no office yet."""
    return office.kantor.load() is None


def _libur(row: Row) -> HariLibur:
    return HariLibur(date.fromisoformat(row["tanggal"]), row["keterangan"])


def _pilihan(row: Row) -> PilihanKatalog:
    return PilihanKatalog(
        kode=row["kode"],
        konsolidasi=Konsolidasi(row["konsolidasi"]),
        cara_isi=CaraIsi(row["cara_isi"]),
        target={int(triwulan): teks for triwulan, teks in row["target"].items()},
        penanggung_jawab=row["penanggung_jawab"],
    )
