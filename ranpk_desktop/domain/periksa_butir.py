"""Checks of what stands in one row of a plan beside its targets.

Each takes a node of the plan and the Bahan, and yields (column, sentence) pairs.
"""

import re
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, parse_angka
from ranpk_desktop.domain.butir import Level, format_waktu
from ranpk_desktop.domain.pecahan import is_percent
from ranpk_desktop.domain.periksa_rencana import Bahan, Temuan
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.sebutan_rencana import kolom_target
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

_ACUAN = re.compile(r"RANPK-([0-9]{4})/")
_BERURUTAN = re.compile(r"\(\s*([0-9][0-9.,]*(?:\s*[-–]\s*[0-9][0-9.,]*)+)\s*\)")
_PERSENTASE = re.compile(r"\s*(?:%|(?:persentase|prosentase)\b)", re.IGNORECASE)
_TAHUN = re.compile(r"(?:19|20)[0-9]{2}")


def tanpa_uraian(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find a butir that says nothing."""
    if not simpul.butir.uraian.strip():
        pesan = _("Uraian {level} ini kosong. Tulis uraiannya, atau hapus butir ini.")
        yield "uraian", pesan.format(level=simpul.level.word)


def tanpa_satuan(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find numbers of which nobody knows what they count; a T/O may have none."""
    if simpul.satuan.strip() or not simpul.has_target:
        return
    if simpul.indikator or any(isian.nilai is not None for isian in simpul.target.values()):
        yield "satuan", _("Satuan belum diisi. Tulis apa yang dihitung: Persen, orang, laporan, …")


def nama_persentase(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find an indikator that calls itself a percentage and counts something else."""
    satuan = simpul.satuan.strip()
    if simpul.indikator is None or not satuan or is_percent(satuan):
        return
    if _PERSENTASE.match(simpul.butir.uraian):
        pesan = _("Namanya menyebut persentase, tetapi satuannya {satuan}. Betulkan salah satunya.")
        yield "satuan", pesan.format(satuan=satuan)


def katalog_lama(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find an indikator that was taken from the RANPK catalogue of another year."""
    found = _ACUAN.match(simpul.butir.acuan or "")
    if found is None or simpul.indikator is None or int(found[1]) == simpul.butir.tahun:
        return
    pesan = _(
        "Berasal dari katalog RANPK {katalog}, sedangkan rencana ini untuk {tahun}. "
        "Cocokkan setelah katalog {tahun} terbit."
    )
    yield "acuan", pesan.format(katalog=found[1], tahun=simpul.butir.tahun)


def bobot_bukan_seratus(simpul: Simpul, bahan: Bahan) -> Temuan:
    """Find weights that do not make 100% (domain.md §3); parts that are only added have none."""
    weights = [part.bobot for part in simpul.komponen if part.bobot is not None]
    total = sum(weights, Decimal(0))
    if weights and abs(total - 100) > bahan.parameter.selisih_bobot:
        pesan = _("Jumlah bobot komponen {jumlah}%, seharusnya 100%. Betulkan bobotnya.")
        yield "bobot", pesan.format(jumlah=format_angka(total))


def komponen_tanpa_bobot(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find parts without a weight among weighted ones."""
    without = [part.nama for part in simpul.komponen if part.bobot is None]
    if without and len(without) < len(simpul.komponen):
        pesan = _(
            "Komponen ini belum berbobot: {daftar}. Isi bobotnya, atau hapus semua bobot "
            "bila komponennya hanya dijumlah."
        )
        yield "bobot", pesan.format(daftar="; ".join(f"“{nama}”" for nama in without))


def tanpa_waktu(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find a T/O or keluaran that falls due in no quarter, and so would never be reported."""
    if simpul.level.is_keluaran and not (simpul.keluaran and simpul.keluaran.waktu):
        pesan = _("Waktu belum diisi. Pilih triwulan pelaksanaannya, misalnya TW 2, 3, 4.")
        yield "waktu", pesan


def target_di_luar_waktu(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find a number for a quarter in which the T/O or keluaran does not fall due."""
    if simpul.keluaran is None or not simpul.keluaran.waktu:
        return
    outside = [
        triwulan
        for triwulan in Triwulan
        if triwulan not in simpul.keluaran.waktu
        if (isian := simpul.target.get(triwulan)) and isian.nilai is not None
    ]
    if outside:
        pesan = _(
            "Ada target untuk {daftar}, padahal waktunya {waktu}. "
            "Tambahkan triwulannya ke waktu, atau hapus targetnya."
        )
        yield (
            kolom_target(outside[0]),
            pesan.format(
                daftar=", ".join(triwulan.label for triwulan in outside),
                waktu=format_waktu(simpul.keluaran.waktu),
            ),
        )


def angka_dalam_uraian(simpul: Simpul, _bahan: Bahan) -> Temuan:
    """Find a T/O whose numbers "(25 - 50 - 50)" are not one for each quarter of its waktu (S4)."""
    if simpul.level is not Level.TARGET_OUTPUT or not (simpul.keluaran and simpul.keluaran.waktu):
        return
    found = _BERURUTAN.search(simpul.butir.uraian)
    texts = re.split(r"\s*[-–]\s*", found[1]) if found else []
    waktu = simpul.keluaran.waktu
    if not texts or all(_TAHUN.fullmatch(teks) for teks in texts):
        return
    if len(texts) != len(waktu):
        pesan = _(
            "Uraiannya memuat {n} angka {angka}, tetapi waktunya {waktu}. Betulkan salah satunya."
        )
        yield (
            "waktu",
            pesan.format(n=len(texts), angka=_bracketed(texts), waktu=format_waktu(waktu)),
        )
        return
    for triwulan, teks in zip(waktu, texts, strict=True):
        isian = simpul.target.get(triwulan)
        if isian and isian.nilai is not None and isian.nilai != _number(teks):
            pesan = _(
                "Target {triwulan} {target}, tetapi {angka} menurut uraiannya. Betulkan salah satu."
            )
            yield (
                kolom_target(triwulan),
                pesan.format(triwulan=triwulan.label, target=format_angka(isian.nilai), angka=teks),
            )


def _bracketed(texts: list[str]) -> str:
    return f"({' - '.join(texts)})"


def _number(teks: str) -> Decimal | None:
    try:
        return parse_angka(teks).nilai
    except CheckError:
        return None
