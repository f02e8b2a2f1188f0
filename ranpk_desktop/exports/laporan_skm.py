"""What the report of a survey year says, the same in PDF and workbook."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import in_zone
from ranpk_desktop.domain.angka import format_angka, format_persen, round_half_up
from ranpk_desktop.domain.isi_skm import LayananSkm
from ranpk_desktop.domain.laporan_skm import LaporanSkm
from ranpk_desktop.domain.parameter_skm import Mutu
from ranpk_desktop.domain.skm import HasilSkm, HasilUnsur, PeriodeSkm, achievement, rounded
from ranpk_desktop.domain.tanggal import format_tanggal, format_waktu
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.exports.cetak import Cetak

UNSUR = (
    _("Unsur"),
    _("Responden"),
    _("NRR"),
    _("NRR tertimbang"),
    _("Nilai"),
    _("Mutu"),
    _("Tahun lalu"),
    _("Perubahan"),
)
SAMPEL = (
    _("Jenis layanan"),
    _("Populasi"),
    _("Sampel perlu"),
    _("Responden"),
    _("Keterangan"),
)
PROFIL = (_("Karakteristik"), _("Jawaban"), _("Jumlah"), _("Persen"))
TREN = (_("Tahun"), _("Nilai SKM"), _("Mutu"), _("Target"), _("Capaian (%)"))
BATANG = _("Nilai pada skala 25–100")
GARIS = _("Batang dimulai dari 25, nilai terendah. Garis tegak: {apa}.")
TEMPAT = _("terendah {n}")


def survey(tahun: int, periode: PeriodeSkm) -> str:
    """Return which survey it is: "TAHUN 2026", or a part of the year."""
    if periode is PeriodeSkm.TAHUN:
        return _("TAHUN {tahun}").format(tahun=tahun)
    return _("{periode} TAHUN {tahun}").format(periode=periode.label.upper(), tahun=tahun)


def title(laporan: LaporanSkm) -> str:
    """Return the lines of the title."""
    return "\n".join(
        (
            _("LAPORAN SURVEI KEPUASAN MASYARAKAT (SKM)"),
            survey(laporan.tahun, laporan.isi.periode),
        )
    )


def footer(laporan: LaporanSkm, cetak: Cetak) -> str:
    """Return what a loose page says about itself."""
    return _("Laporan SKM {tahun} · {versi}").format(tahun=laporan.tahun, versi=cetak.versi)


def value(hasil: HasilSkm) -> str:
    """Return the value with its word: "90,83 – A (Sangat Baik)"."""
    if hasil.nilai is None or hasil.mutu is None:
        return _("belum lengkap ({n} dari 9 unsur)").format(n=hasil.terisi)
    return f"{format_angka(hasil.nilai, 2)} – {hasil.mutu.label}"


def target(laporan: LaporanSkm) -> str:
    """Return the target and how far it was reached: "89,45 → 101,54%"."""
    isi = laporan.isi
    if isi.target is None:
        return _("belum ditetapkan")
    reached = achievement(isi.unit.hasil, isi.target)
    nilai = format_angka(isi.target, 2)
    return nilai if reached is None else f"{nilai} → {format_persen(reached)}"


def identity(
    kantor: Mapping[str, Any], laporan: LaporanSkm, cetak: Cetak
) -> tuple[tuple[str, str], ...]:
    """Return the lines under the title, as label and text."""
    isi, zona = laporan.isi, str(kantor["zona"])
    services = _("{n} dari {semua}").format(n=len(laporan.survei), semua=len(isi.layanan))
    takes_part = _("ikut dihitung") if isi.masuk_target else _("tidak ikut dihitung")
    return (
        (_("Unit kerja"), clean(kantor["nama"])),
        (_("Survei"), f"{isi.tahun} ({isi.periode.label})"),
        (_("Layanan disurvei"), services),
        (_("Responden"), people(isi.unit.responden)),
        (_("Nilai SKM unit"), value(isi.unit.hasil)),
        (_("Cara hitung"), isi.unit.metode.label),
        (_("Target, capaian"), target(laporan)),
        (_("Nilai nasional"), takes_part),
        (_("Versi"), cetak.versi),
        (_("Dibuat"), format_waktu(in_zone(cetak.dibuat_pada, zona), zona)),
    )


def people(jumlah: int | None) -> str:
    """Return a count of people, or that nobody has said it."""
    if jumlah is None:
        return _("belum diisi")
    return _("{n} orang").format(n=format_angka(Decimal(jumlah)))


def bands(mutu: Sequence[Mutu]) -> str:
    """Return the bands of mutu in one line, the best first."""
    parts = (
        f"{it.mutu} {format_angka(it.dari, 2)}–{format_angka(it.sampai, 2)} ({it.nama})"
        for it in reversed(mutu)
    )
    return _("Mutu pelayanan: {daftar}.").format(daftar="; ".join(parts))


def legend() -> str:
    """Return the names behind the codes of the unsur."""
    return "; ".join(f"{it.value} {it.nama}" for it in Unsur)


def rows(hasil: HasilSkm) -> tuple[HasilUnsur, ...]:
    """Return the unsur; of nine highest values none is marked as lowest."""
    if hasil.sempurna:
        return tuple(replace(it, peringkat=0) for it in hasil.unsur)
    return hasil.unsur


def places(hasil: HasilUnsur) -> str:
    """Return the place of an unsur among the lowest, "" for none."""
    return TEMPAT.format(n=hasil.peringkat) if hasil.peringkat else ""


def words(hasil: HasilUnsur) -> str:
    """Return what stands behind the bar of an unsur: value, mutu, place among the lowest."""
    if hasil.nilai is None or hasil.mutu is None:
        return _("belum diisi")
    parts = (f"{format_angka(hasil.nilai, 2)} {hasil.mutu.mutu}", places(hasil))
    return " · ".join(filter(None, parts))


def change(hasil: HasilUnsur, lalu: HasilSkm | None) -> Decimal | None:
    """Return by how much an unsur rose in a year."""
    before = lalu.of(hasil.unsur).nilai if lalu else None
    return None if hasil.nilai is None or before is None else hasil.nilai - before


def fraction(x: Fraction | None, banyak: int) -> Decimal | None:
    """Return an exact number rounded once."""
    return None if x is None else rounded(x, banyak)


def enough(layanan: LayananSkm) -> str:
    """Return whether a service has the respondents that its population asks for."""
    if layanan.populasi is None or layanan.butuh is None:
        return _("populasi belum diisi")
    if layanan.responden is None:
        return _("jumlah responden belum diisi")
    missing = layanan.butuh - layanan.responden
    return _("kurang {n} responden").format(n=missing) if missing > 0 else _("cukup")


def shares(laporan: LaporanSkm) -> list[tuple[str, str, int, Decimal]]:
    """Return the profile: kind, answer, count, and its share of its kind in percent."""
    totals: dict[str, int] = {}
    for profil, _jawaban, jumlah in laporan.profil:
        totals[profil] = totals.get(profil, 0) + jumlah
    return [
        (profil.label, jawaban, jumlah, round_half_up(Decimal(jumlah) * 100 / totals[profil]))
        for profil, jawaban, jumlah in laporan.profil
    ]


def missing(laporan: LaporanSkm) -> str:
    """Return which services still lack a plan, "" for none."""
    if not laporan.belum:
        return ""
    text = _("Rencana aksi belum disusun untuk: {daftar}.")
    return text.format(daftar=", ".join(laporan.belum))


def no_plan(laporan: LaporanSkm) -> str:
    """Return what stands instead of the plan when there is no action."""
    return _("Belum ada rencana aksi atas survei {tahun}.").format(tahun=laporan.tahun)


def before_heading(laporan: LaporanSkm) -> str:
    """Return the heading of what was done about the survey before."""
    return _("Tindak lanjut survei {tahun}, status per {tanggal}").format(
        tahun=laporan.tahun_lalu, tanggal=format_tanggal(laporan.per)
    )


def no_before() -> str:
    """Return what stands instead of the follow-up of the survey before."""
    return _("Tidak ada rencana aksi dari survei sebelumnya.")


def closing(kantor: Mapping[str, Any], laporan: LaporanSkm) -> str:
    """Return the sentence above the signature."""
    return _(
        "Demikian laporan survei kepuasan masyarakat {tahun} ini disusun menurut Peraturan Menteri "
        "PANRB Nomor 14 Tahun 2017 dari hasil survei yang tercatat pada {unit}."
    ).format(tahun=laporan.tahun, unit=clean(kantor["nama"]))
