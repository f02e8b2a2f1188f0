"""What a REFERENSI changes, in words that a person can judge before it is applied."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.referensi import Bagian

_SEBUTAN = 3
"""How many names are told before "dan n lagi"."""


def describe(bagian: Bagian, lama: Mapping[str, Any], baru: Mapping[str, Any]) -> tuple[str, ...]:
    """Return what changes in a part, one sentence each; () where both are the same."""
    if _without_notes(lama) == _without_notes(baru):
        return ()
    return tuple(_DESCRIBE[bagian](lama, baru)) or (_("Isinya diperbarui."),)


def describe_addresses(
    lama: Mapping[JenisPaket, Sequence[str]], baru: Mapping[JenisPaket, Sequence[str]]
) -> tuple[str, ...]:
    """Return where packages of each jenis go from now on, if not as before."""
    return tuple(
        _("{jenis}: {baru} (sebelumnya {lama})").format(
            jenis=jenis.label.capitalize(),
            baru=", ".join(baru.get(jenis, ())) or _("tidak ada"),
            lama=", ".join(lama.get(jenis, ())) or _("tidak ada"),
        )
        for jenis in JenisPaket
        if tuple(lama.get(jenis, ())) != tuple(baru.get(jenis, ()))
    )


def _without_notes(value: Mapping[str, Any]) -> dict[str, Any]:
    return {name: it for name, it in value.items() if name not in ("catatan", "sumber")}


def _deadlines(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    if lama["hari_kerja"] != baru["hari_kerja"]:
        yield _("Tenggat laporan menjadi {n} hari kerja (sebelumnya {m}).").format(
            n=baru["hari_kerja"], m=lama["hari_kerja"]
        )
    for tahun in sorted({*lama["libur"], *baru["libur"]}):
        before = {row["tanggal"] for row in lama["libur"].get(tahun, ())}
        after = {row["tanggal"] for row in baru["libur"].get(tahun, ())}
        if lama["libur"].get(tahun) != baru["libur"].get(tahun):
            yield _("Hari libur {tahun}: {n} hari ({k} baru, {h} dihapus).").format(
                tahun=tahun, n=len(after), k=len(after - before), h=len(before - after)
            )


def _bands(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    if lama["kriteria"] != baru["kriteria"]:
        yield _("Kriteria menjadi: {daftar}.").format(daftar=_list_bands(baru["kriteria"]))
    if lama["paling_tinggi"] != baru["paling_tinggi"]:
        yield _("Capaian tertinggi dalam rata-rata: {nilai}.").format(
            nilai=baru["paling_tinggi"] or _("sebagaimana dihitung")
        )
    yield from _years(lama, baru)


def _list_bands(rows: Sequence[Mapping[str, Any]]) -> str:
    return ", ".join(
        f"{row['nama']} {row['dari'] or '…'}–{row['sampai'] or '…'}%".replace(".", ",")
        for row in rows
    )


def _years(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    before, after = lama["per_tahun"], baru["per_tahun"]
    changed = [it for it in sorted({*before, *after}) if before.get(it) != after.get(it)]
    if changed:
        yield _("Ketentuan khusus tahun {tahun} diperbarui.").format(tahun=", ".join(changed))


def _rules(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    before, after = lama["aturan"], baru["aturan"]
    for kode in sorted({*before, *after}):
        if before.get(kode) == after.get(kode):
            continue
        row = after.get(kode)
        if row is None:
            yield _("{kode} kembali ke bawaan.").format(kode=kode)
        elif row.get("aktif", True) is False:
            yield _("{kode} dimatikan.").format(kode=kode)
        else:
            yield _("{kode} menjadi {tingkat}.").format(
                kode=kode, tingkat=row.get("tingkat") or _("aktif")
            )
    if lama["ambang"] != baru["ambang"]:
        yield _("Ambang pemeriksaan diperbarui.")


def _survey(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    words = {
        "bobot": _("Bobot unsur diperbarui."),
        "mutu": _("Rentang mutu diperbarui."),
        "sampel": _("Tetapan jumlah sampel diperbarui."),
        "metode_unit": _("Cara menghitung nilai unit diperbarui."),
    }
    yield from (text for name, text in words.items() if lama[name] != baru[name])
    yield from _years(lama, baru)


def _recommendations(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    if lama["bawaan"] != baru["bawaan"]:
        yield _("Rekomendasi bawaan diperbarui.")
    yield from _years(lama, baru)


def _catalogue(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    if lama["tahun"] != baru["tahun"]:
        yield _("Katalog {baru} menggantikan katalog {lama}.").format(
            baru=baru["tahun"], lama=lama["tahun"]
        )
    yield from _rows(lama["baris"], baru["baris"], "kode", lambda row: row["kode"])


def _units(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    yield from _rows(lama["unit"], baru["unit"], "id", lambda row: row["masa"][-1]["nama"])


def _rows(
    lama: Sequence[Mapping[str, Any]],
    baru: Sequence[Mapping[str, Any]],
    key: str,
    name: Callable[[Mapping[str, Any]], str],
) -> Iterable[str]:
    before, after = ({row[key]: row for row in rows} for rows in (lama, baru))
    for words, found in (
        (_("{n} baru: {daftar}."), [after[it] for it in after if it not in before]),
        (
            _("{n} berubah: {daftar}."),
            [after[it] for it in after if it in before and before[it] != after[it]],
        ),
        (_("{n} dihapus: {daftar}."), [before[it] for it in before if it not in after]),
    ):
        if found:
            yield words.format(n=len(found), daftar=_names([name(row) for row in found]))


def _names(names: Sequence[str]) -> str:
    shown = ", ".join(names[:_SEBUTAN])
    rest = len(names) - _SEBUTAN
    return _("{daftar}, dan {n} lagi").format(daftar=shown, n=rest) if rest > 0 else shown


def _wording(lama: Mapping[str, Any], baru: Mapping[str, Any]) -> Iterable[str]:
    before, after = lama["teks"], baru["teks"]
    changed = [
        (after.get(nama) or before[nama])["judul"]
        for nama in sorted({*before, *after})
        if before.get(nama) != after.get(nama)
    ]
    if changed:
        yield _("Teks yang berubah: {daftar}.").format(daftar=_names(changed))
    if lama["nomor"] != baru["nomor"]:
        yield _("Pola nomor naskah menjadi {contoh}.").format(contoh=baru["nomor"]["contoh"])


_DESCRIBE: Mapping[Bagian, Callable[[Mapping[str, Any], Mapping[str, Any]], Iterable[str]]] = {
    Bagian.KRITERIA: _bands,
    Bagian.TENGGAT: _deadlines,
    Bagian.ATURAN: _rules,
    Bagian.SKM: _survey,
    Bagian.REKOMENDASI: _recommendations,
    Bagian.KATALOG: _catalogue,
    Bagian.UNIT: _units,
    Bagian.TEMPLAT: _wording,
}
