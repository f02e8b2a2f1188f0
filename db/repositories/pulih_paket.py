"""Rows of the office's own packages put back into the database, inside the caller's command."""

from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from db.connection import Store, new_id
from db.tables import BY_NAME, columns, rows
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.pulih_paket import DiSini, PaketPulih, Tempat, newest
from ranpk_desktop.domain.rencana import TAHUNAN
from ranpk_desktop.domain.triwulan import Triwulan

Rows = Mapping[str, Sequence[Mapping[str, Any]]]

KEADAAN = {
    JenisPaket.RENCANA: "DITETAPKAN",
    JenisPaket.PERJANJIAN_KINERJA: "FINAL",
    JenisPaket.LAPORAN_SEWAKTU: "TERBUKA",
}
_PLAN = ("butir_rencana", "indikator", "keluaran", "anggaran", "target", "komponen", "pengukuran")
_SURVEY = ("survei", "nilai_unsur", "profil_responden", "ratl", "ratl_nihil", "target_skm")
_BUTIR_OF = {
    "nilai_komponen": "(SELECT butir_id FROM komponen WHERE komponen.id = komponen_id)",
}
_QUARTER = ("realisasi", "nilai_komponen", "realisasi_anggaran", "taut_data_dukung")


def held(store: Store) -> dict[Tempat, DiSini]:
    """Return what the office holds of each period."""
    found: dict[Tempat, dict[int, str]] = {}
    for row in rows(store.db, "SELECT jenis, tahun, periode, revisi, sidik_isi FROM rekaman"):
        place = (JenisPaket(row["jenis"]), row["tahun"], row["periode"])
        found.setdefault(place, {})[row["revisi"]] = row["sidik_isi"]
    typed = _typed(store)
    return {place: DiSini(found.get(place, {}), place in typed) for place in found.keys() | typed}


def known(store: Store) -> frozenset[str]:
    """Return the manifests of the packages that the office knows."""
    return frozenset(row["manifes"] for row in rows(store.db, "SELECT manifes FROM paket"))


def _typed(store: Store) -> set[Tempat]:
    """Return the periods of which something is stored, locked or not."""
    plans = store.db.execute("SELECT DISTINCT tahun FROM butir_rencana")
    typed: set[Tempat] = {(JenisPaket.RENCANA, tahun, "TAHUN") for (tahun,) in plans}
    quarters = store.db.execute(
        "SELECT DISTINCT tahun, triwulan FROM realisasi JOIN butir_rencana"
        " ON butir_rencana.id = butir_id WHERE jenis <> 'kosong'"
    )
    for tahun, triwulan in quarters:
        typed.add((JenisPaket.LAPORAN_TRIWULAN, tahun, Triwulan(triwulan).periode))
    for tahun, periode in store.db.execute("SELECT DISTINCT tahun, periode FROM survei"):
        typed.add((JenisPaket.SKM, tahun, periode))
    for (tahun,) in store.db.execute("SELECT tahun FROM perjanjian_kinerja"):
        typed.add((JenisPaket.PERJANJIAN_KINERJA, tahun, "TAHUN"))
    return typed


def put_back(store: Store, paket: Sequence[PaketPulih], made: Rows) -> None:
    """Write the rows of packages that are newer than what is here; locks of the years are opened.

    Rows of the same period that the packages do not have are taken out; what belongs to other
    periods is only added where it is missing.
    """
    store.db.execute("PRAGMA defer_foreign_keys = ON")
    _open_locks(store, {it.tempat[1] for it in paket})
    places = {it.tempat for it in paket}
    for table in ("unit", "pejabat", "logo", "layanan", "data_dukung"):
        for row in made.get(table, ()):
            _write(store, table, row, replace=False)
    for it in paket:
        if it.tempat[0] is JenisPaket.LAPORAN_TRIWULAN:
            _take_out_quarter(store, it.tempat[1], Triwulan.from_periode(it.tempat[2]), made)
        elif it.tempat[0] is JenisPaket.RENCANA:
            _mark_plan(store, it, made)
        elif it.tempat[0] is JenisPaket.SKM:
            _take_out_survey(store, it.tempat[1], it.tempat[2], made)
    years = {row["id"]: row["tahun"] for row in made.get("butir_rencana", ())}
    parts = {row["id"]: row["butir_id"] for row in made.get("komponen", ())}
    for table in _PLAN:
        for row in made.get(table, ()):
            tahun = row.get("tahun") or years.get(row["butir_id"])
            _write(store, table, row, replace=(JenisPaket.RENCANA, tahun, "TAHUN") in places)
    for table in (*_QUARTER, "alasan_temuan"):
        for row in made.get(table, ()):
            if row["triwulan"]:
                butir_id = row.get("butir_id") or parts.get(row.get("komponen_id", ""))
                tahun = row.get("tahun") or years.get(butir_id or "")
                place = (JenisPaket.LAPORAN_TRIWULAN, tahun, Triwulan(row["triwulan"]).periode)
                _write(store, table, row, replace=place in places)
            else:
                _write(store, table, row, replace=False)
    for table in _SURVEY:
        for row in made.get(table, ()):
            _write(store, table, row, replace=True)
    for row in made.get("perjanjian_kinerja", ()):
        _write_agreement(store, row)


def _open_locks(store: Store, years: Iterable[int]) -> None:
    reason = {"dibuka_pada": store.now(), "alasan_buka": _("Dipulihkan dari paket terkirim")}
    for table in ("kunci", "kunci_survei"):
        for tahun in years:
            sql = f"SELECT * FROM {table} WHERE tahun = ? AND dibuka_pada IS NULL"
            for row in rows(store.db, sql, (tahun,)):
                store.update(table, row["id"], reason)


def _write(store: Store, table: str, row: Mapping[str, Any], *, replace: bool) -> None:
    """Insert a row, or let it take the place of ours where it may; unknown columns are left out."""
    key = BY_NAME[table].key
    known = {name: row[name] for name in columns(store.db, table) if name in row}
    found = store.db.execute(f"SELECT 1 FROM {table} WHERE {key} = ?", (known[key],)).fetchone()
    if found is None:
        store.insert(table, known)
    elif replace:
        del known[key]
        if known:
            store.update(table, row[key], known)


def _ids(made: Rows, table: str) -> set[str]:
    return {row["id"] for row in made.get(table, ())}


def _take_out_quarter(store: Store, tahun: int, triwulan: Triwulan, made: Rows) -> None:
    for table in _QUARTER:
        butir = _BUTIR_OF.get(table, "butir_id")
        sql = (
            f"SELECT id FROM {table} WHERE triwulan = ?"
            f" AND (SELECT tahun FROM butir_rencana WHERE id = {butir}) = ?"
        )
        _delete(store, table, rows(store.db, sql, (triwulan, tahun)), _ids(made, table))
    sql = "SELECT id FROM alasan_temuan WHERE tahun = ? AND triwulan = ?"
    found = rows(store.db, sql, (tahun, triwulan))
    _delete(store, "alasan_temuan", found, _ids(made, "alasan_temuan"))


def _take_out_survey(store: Store, tahun: int, periode: str, made: Rows) -> None:
    ours = "survei_id IN (SELECT id FROM survei WHERE tahun = ? AND periode = ?)"
    for table in ("nilai_unsur", "profil_responden"):
        found = rows(store.db, f"SELECT id FROM {table} WHERE {ours}", (tahun, periode))
        _delete(store, table, found, _ids(made, table))
    found = rows(
        store.db, "SELECT id FROM survei WHERE tahun = ? AND periode = ?", (tahun, periode)
    )
    _delete(store, "survei", found, _ids(made, "survei"))
    found = rows(store.db, "SELECT id FROM target_skm WHERE tahun = ?", (tahun,))
    _delete(store, "target_skm", found, _ids(made, "target_skm"))


def _delete(store: Store, table: str, found: Iterable[Mapping[str, Any]], keep: set[str]) -> None:
    for row in found:
        if row["id"] not in keep:
            store.db.execute(f"DELETE FROM {table} WHERE id = ?", (row["id"],))


def _mark_plan(store: Store, paket: PaketPulih, made: Rows) -> None:
    """Mark what the newer plan does not have any more; a butir is never deleted."""
    found = rows(
        store.db,
        "SELECT id FROM butir_rencana WHERE tahun = ? AND dihapus_pada IS NULL",
        (paket.tempat[1],),
    )
    for row in found:
        if row["id"] not in _ids(made, "butir_rencana"):
            store.update("butir_rencana", row["id"], {"dihapus_pada": paket.data["dibuat_pada"]})


def _write_agreement(store: Store, row: Mapping[str, Any]) -> None:
    """Let the agreement of a year be the one of the package, under the id that it has here."""
    found = rows(store.db, "SELECT id FROM perjanjian_kinerja WHERE tahun = ?", (row["tahun"],))
    ours = {**row, "id": found[0]["id"]} if found else row
    _write(store, "perjanjian_kinerja", ours, replace=True)


def store_version(store: Store, paket: PaketPulih) -> None:
    """Keep the rows of a package as the version that it was made of, unless it is here."""
    if _version(store, paket):
        return
    jenis, tahun, periode = paket.tempat
    store.insert(
        "rekaman",
        {
            "id": new_id(),
            "jenis": jenis.value,
            "tahun": tahun,
            "periode": periode,
            "revisi": paket.revisi,
            "keadaan": KEADAAN.get(jenis, "DIKUNCI") if paket.nihil is None else "NIHIL",
            "alasan": paket.nihil or "",
            "isi": paket.isi_baku,
            "sidik_isi": paket.sidik_isi,
            "dibuat_pada": paket.data["dibuat_pada"],
            "pelaku": store.pelaku,
        },
    )


def _version(store: Store, paket: PaketPulih) -> dict[str, Any] | None:
    jenis, tahun, periode = paket.tempat
    found = rows(
        store.db,
        "SELECT id, sidik_isi FROM rekaman"
        " WHERE jenis = ? AND tahun = ? AND periode = ? AND revisi = ?",
        (jenis.value, tahun, periode, paket.revisi),
    )
    return found[0] if found else None


def lock_versions(store: Store, paket: Sequence[PaketPulih]) -> None:
    """Lock again what was locked: the plans first, whose version a quarter's package names.

    Locks that `put_back` has opened hold again, those of older versions were opened once.
    """
    order = sorted(
        (it for it in paket if it.utama),
        key=lambda it: (it.tempat[0] is not JenisPaket.RENCANA, it.urutan),
    )
    last = newest(paket)
    for it in order:
        lock = _lock(store, it)
        if lock is None:
            continue
        table, row = lock
        sql = f"SELECT 1 FROM {table} WHERE rekaman_id = ?"
        if store.db.execute(sql, (row["rekaman_id"],)).fetchone():
            continue
        newer = last[it.tempat] is not it or _is_superseded(store, row["rekaman_id"])
        opened = (
            {"dibuka_pada": it.data["dibuat_pada"], "alasan_buka": _("Tidak tercatat di paket")}
            if newer
            else {}
        )
        store.insert(table, {**row, **opened})
    _lock_again(store)


def _is_superseded(store: Store, rekaman_id: str) -> bool:
    found = store.db.execute(
        "SELECT 1 FROM rekaman AS ini JOIN rekaman AS lain USING (jenis, tahun, periode)"
        " WHERE ini.id = ? AND lain.revisi > ini.revisi",
        (rekaman_id,),
    ).fetchone()
    return found is not None


def _lock(store: Store, it: PaketPulih) -> tuple[str, dict[str, Any]] | None:
    """Return the lock that made the version of a package, and its table; None without one."""
    jenis, tahun, periode = it.tempat
    version, pejabat = _version(store, it), _released_by(it)
    if version is None or version["sidik_isi"] != it.sidik_isi or pejabat is None:
        return None
    if it.nihil is not None:  # made without a lock
        return None
    columns = {
        "id": new_id(),
        "rekaman_id": version["id"],
        "pejabat_id": pejabat["id"],
        "nama": pejabat["nama"],
        "jabatan": full_title(pejabat),
        "dikunci_pada": it.data["dibuat_pada"],
        "tahun": tahun,
    }
    if jenis is JenisPaket.SKM:
        return "kunci_survei", {**columns, "periode": periode}
    if jenis is JenisPaket.RENCANA:
        return "kunci", {**columns, "triwulan": TAHUNAN}
    if jenis is JenisPaket.LAPORAN_TRIWULAN:
        return "kunci", {**columns, "triwulan": int(Triwulan.from_periode(periode))}
    return None


def _released_by(it: PaketPulih) -> Mapping[str, Any] | None:
    """Return the official who released a package, as its own rows have him."""
    wanted = it.data["pelepas"]
    names = ("nama", "jabatan", "sebutan")
    found = (
        row for row in it.isi.get("pejabat", ()) if all(row[name] == wanted[name] for name in names)
    )
    return next(found, None)


def _lock_again(store: Store) -> None:
    """Let locks hold again that were opened only to write rows below them."""
    reason = _("Dipulihkan dari paket terkirim")
    for table, place in (("kunci", "triwulan"), ("kunci_survei", "periode")):
        opened = rows(
            store.db,
            f"SELECT * FROM {table} AS lama WHERE dibuka_pada = ? AND alasan_buka = ?"
            f" AND NOT EXISTS (SELECT 1 FROM {table} AS kini WHERE kini.tahun = lama.tahun"
            f" AND kini.{place} = lama.{place} AND kini.dibuka_pada IS NULL)",
            (store.now(), reason),
        )
        for row in opened:
            held_again = {"id": new_id(), "dibuka_pada": None, "alasan_buka": None}
            store.insert(table, {**row, **held_again})


def store_package(store: Store, paket: PaketPulih, berkas: str) -> None:
    """Note a package as one that the office has made and sent, with the line it was made in.

    What is restored was sent before: the next version replaces it (package.md, "Chain").
    """
    version = _version(store, paket)
    if version is None:
        raise LookupError(paket.manifes)
    data, bagian = paket.data, paket.data["bagian"]
    known = "SELECT id FROM paket WHERE manifes = ?"
    found = store.db.execute(known, (paket.manifes,)).fetchone()
    paket_id = found[0] if found else new_id()
    if found is None:
        line = "SELECT 1 FROM garis WHERE id = ?"
        if not store.db.execute(line, (data["garis"],)).fetchone():
            started = {"sebab": "SALIN", "dibuat_pada": data["dibuat_pada"]}
            store.insert("garis", {"id": data["garis"], **started})
        store.insert(
            "paket",
            {
                "id": paket_id,
                "rekaman_id": version["id"],
                "garis_id": data["garis"],
                "nomor_urut": data["nomor_urut"],
                "menggantikan": data["menggantikan"],
                "manifes": paket.manifes,
                "berkas": berkas,
                "ukuran": paket.ukuran,
                "dibuat_pada": data["dibuat_pada"],
                "bagian_ke": bagian["ke"],
                "bagian_dari": bagian["dari"],
                "induk": bagian["induk"],
            },
        )
    sent = "SELECT 1 FROM kiriman WHERE paket_id = ? AND keadaan = 'TERKIRIM'"
    if not store.db.execute(sent, (paket_id,)).fetchone():
        store.insert(
            "kiriman",
            {
                "id": new_id(),
                "paket_id": paket_id,
                "cara": "LAIN",
                "keadaan": "TERKIRIM",
                "tujuan": "",
                "dibuat_pada": data["dibuat_pada"],
                "terkirim_pada": data["dibuat_pada"],
                "jawaban": _("Dipulihkan dari paket terkirim; waktu kirimnya tidak tercatat."),
            },
        )
