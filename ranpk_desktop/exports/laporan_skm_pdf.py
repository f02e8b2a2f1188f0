"""The report of a survey year as PDF, landscape."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from reportlab.lib.units import mm

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_persen
from ranpk_desktop.domain.laporan_skm import LaporanSkm
from ranpk_desktop.domain.skm import HasilSkm, HasilUnsur, describe_change
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.exports import laporan_skm as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.batang_pdf import Batang
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_pdf import Dokumen, heading, kop, pairs
from ranpk_desktop.exports.furnitur_pdf import render as render_document
from ranpk_desktop.exports.laporan_ratl_pdf import actions, nothing, sums
from ranpk_desktop.exports.naskah import ATAS
from ranpk_desktop.exports.penutup_pdf import close
from ranpk_desktop.exports.tabel_pdf import Cell, Tabel
from ranpk_desktop.exports.teks_pdf import PADDING, paragraph

_WORDS = 33 * mm
"""The room that the words behind a bar take."""


def render(kantor: Mapping[str, Any], laporan: LaporanSkm, cetak: Cetak) -> bytes:
    """Return the report as PDF bytes, the same for the same input."""
    title = isi.title(laporan)
    dokumen = Dokumen(
        title.replace("\n", " "), kantor, cetak, isi.footer(laporan, cetak), mendatar=True
    )
    lebar = dokumen.lebar_isi
    story = [
        *kop(kantor),
        paragraph(title, "judul"),
        pairs(isi.identity(kantor, laporan, cetak), lebar),
        *_values(laporan, lebar),
        *_unsur(laporan, lebar),
        *_sample(laporan, lebar),
        *_profile(laporan),
        *_trend(laporan, lebar),
        *_plan(laporan, lebar),
        *_before(laporan, lebar),
    ]
    tanda = naskah.signature(kantor, cetak, cetak.pelepas)
    close(story, isi.closing(kantor, laporan), tanda)
    return render_document(dokumen, story)


def _values(laporan: LaporanSkm, lebar: float) -> list[Any]:
    """Return the values of all services and of the unit, unsur by unsur."""
    widths = [9 * mm, 0, 20 * mm, *[14.5 * mm] * len(Unsur), 18 * mm, 32 * mm]
    widths[1] = lebar - sum(widths)
    header = (_("No."), _("Jenis layanan"), _("Responden"), *Unsur, _("Nilai SKM"), _("Mutu"))
    tabel = Tabel(widths, [header])
    for nomor, it in enumerate(laporan.isi.layanan, 1):
        tabel.row(
            paragraph(str(nomor), "sel_tengah"),
            paragraph(it.nama, "sel"),
            *_numbers(it.responden, it.hasil, "sel_tengah"),
        )
    unit = laporan.isi.unit
    name = _("Nilai unit ({metode})").format(metode=unit.metode.label)
    fills = dict.fromkeys(range(len(widths)), naskah.KELOMPOK)
    last = _numbers(unit.responden, unit.hasil, "kepala")
    tabel.row("", paragraph(name, "kelompok"), *last, warna=fills)
    notes = [isi.legend() + ".", isi.bands(laporan.mutu), unit.catatan]
    return [
        *heading(_("Nilai SKM per jenis layanan")),
        tabel.flowable(),
        *(paragraph(note, "catatan_tabel") for note in notes if note),
    ]


def _numbers(responden: int | None, hasil: HasilSkm, gaya: str) -> list[Cell]:
    return [
        paragraph(_count(responden), gaya),
        *(paragraph(_shown(it.nilai), gaya) for it in hasil.unsur),
        paragraph(_shown(hasil.nilai), gaya),
        paragraph(hasil.mutu.label if hasil.mutu else "–", gaya),
    ]


def _unsur(laporan: LaporanSkm, lebar: float) -> list[Any]:
    """Return the table of unsur of each service, and of the unit where there are several."""
    tahun = laporan.tahun - 1
    story = heading(_("Nilai per unsur"))
    note = isi.GARIS.format(apa=_("nilai {tahun}").format(tahun=tahun))
    story.append(paragraph(note, "catatan_tabel"))
    tabel = Tabel(_unsur_widths(lebar), [(*isi.UNSUR, isi.BATANG)])
    for it in laporan.survei:
        name = f"{it.nama}: {isi.value(it.hasil)}"
        _add_unsur(tabel, name, it.hasil, it.lalu)
    if len(laporan.survei) > 1:
        unit = laporan.isi.unit
        before = next((it.hasil for it in laporan.isi.tren if it.tahun == tahun), None)
        name = _("Unit ({metode}): {nilai}")
        name = name.format(metode=unit.metode.label, nilai=isi.value(unit.hasil))
        _add_unsur(tabel, name, unit.hasil, before)
    if not laporan.survei:
        return [*heading(_("Nilai per unsur")), paragraph(_("Belum ada nilai unsur."))]
    return [*story, tabel.flowable()]


def _unsur_widths(lebar: float) -> list[float]:
    fixed = [66, 20, 14, 20, 15, 31, 17, 20]
    return [width * mm for width in fixed] + [lebar - sum(fixed) * mm]


def _add_unsur(tabel: Tabel, judul: str, hasil: HasilSkm, lalu: HasilSkm | None) -> None:
    tabel.heading(judul)
    for it in isi.rows(hasil):
        fill = naskah.NADA.get(it.mutu.nada) if it.mutu else None
        tabel.row(
            paragraph(it.unsur.sebutan, "sel"),
            *(paragraph(teks, "sel_tengah") for teks in _unsur_texts(it, lalu)),
            _bar(it, lalu, tabel.lebar[-1]),
            warna={5: fill} if fill else None,
        )


def _unsur_texts(hasil: HasilUnsur, lalu: HasilSkm | None) -> tuple[str, ...]:
    before = lalu.of(hasil.unsur).nilai if lalu else None
    return (
        _count(hasil.jawaban.n),
        _shown(isi.fraction(hasil.nrr, 2)),
        _shown(isi.fraction(hasil.tertimbang, 3), 3),
        _shown(hasil.nilai),
        hasil.mutu.label if hasil.mutu else "–",
        _shown(before),
        describe_change(isi.change(hasil, lalu)) or "–",
    )


def _bar(hasil: HasilUnsur, lalu: HasilSkm | None, lebar: float) -> Batang:
    return Batang(
        hasil.nilai,
        isi.words(hasil),
        lebar=lebar - 2 * PADDING,
        ruang=_WORDS,
        tanda=lalu.of(hasil.unsur).nilai if lalu else None,
        menonjol=bool(hasil.peringkat),
    )


def _sample(laporan: LaporanSkm, lebar: float) -> list[Any]:
    """Return how many respondents each service needed and had."""
    if not laporan.survei:
        return []
    tabel = Tabel([lebar - 156 * mm, *[34 * mm] * 3, 54 * mm], [isi.SAMPEL])
    for it in laporan.survei:
        short = it.butuh is not None and (it.responden or 0) < it.butuh
        tabel.row(
            paragraph(it.nama, "sel"),
            *(paragraph(_count(n), "sel_tengah") for n in (it.populasi, it.butuh, it.responden)),
            paragraph(isi.enough(it), "sel_tengah"),
            warna={4: naskah.NADA["peringatan"]} if short else None,
        )
    note = _("Sampel perlu dihitung menurut Krejcie dan Morgan.")
    return [
        *heading(_("Responden dan sampel")),
        tabel.flowable(),
        paragraph(note, "catatan_tabel"),
    ]


def _profile(laporan: LaporanSkm) -> list[Any]:
    """Return the profile of the respondents of all services."""
    rows = isi.shares(laporan)
    if not rows:
        return []
    tabel = Tabel([50 * mm, 80 * mm, 26 * mm, 26 * mm], [isi.PROFIL])
    label = ""
    for kind, jawaban, jumlah, persen in rows:
        tabel.row(
            ATAS if kind == label else paragraph(kind, "sel"),
            paragraph(jawaban, "sel"),
            paragraph(_count(jumlah), "sel_tengah"),
            paragraph(format_persen(persen), "sel_tengah"),
        )
        label = kind
    return [*heading(_("Profil responden seluruh layanan")), tabel.flowable()]


def _trend(laporan: LaporanSkm, lebar: float) -> list[Any]:
    """Return the value of the unit over the years beside its targets, and that of services."""
    points = [it for it in laporan.isi.tren if it.hasil.nilai is not None]
    if not points:
        return []
    fixed = [20 * mm, 26 * mm, 40 * mm, 24 * mm, 28 * mm]
    tabel = Tabel([*fixed, lebar - sum(fixed)], [(*isi.TREN, isi.BATANG)])
    for it in points:
        mutu = it.hasil.mutu.label if it.hasil.mutu else "–"
        texts = (str(it.tahun), _shown(it.hasil.nilai), mutu, _shown(it.target), _shown(it.capaian))
        bar = Batang(
            it.hasil.nilai,
            f"{_shown(it.hasil.nilai)} {it.hasil.mutu.mutu if it.hasil.mutu else ''}",
            lebar=tabel.lebar[-1] - 2 * PADDING,
            ruang=_WORDS,
            tanda=it.target,
        )
        tabel.row(*(paragraph(teks, "sel_tengah") for teks in texts), bar)
    note = isi.GARIS.format(apa=_("target tahun itu"))
    return [
        *heading(_("Target, capaian, dan tren nilai unit")),
        tabel.flowable(),
        paragraph(note, "catatan_tabel"),
        *_service_trend(laporan, lebar),
    ]


def _service_trend(laporan: LaporanSkm, lebar: float) -> list[Any]:
    years = sorted({it.tahun for one in laporan.isi.layanan for it in one.tren})[-_YEARS:]
    if len(years) < 2 or len(laporan.survei) < 2:
        return []
    width = 24 * mm
    tabel = Tabel([lebar - width * len(years), *[width] * len(years)], [_years_header(years)])
    for it in laporan.survei:
        values = {point.tahun: point.hasil.nilai for point in it.tren}
        tabel.row(
            paragraph(it.nama, "sel"),
            *(paragraph(_shown(values.get(year)), "sel_tengah") for year in years),
        )
    return [*heading(_("Tren nilai per jenis layanan")), tabel.flowable()]


_YEARS = 6
"""How many years a table of services shows, the newest ones."""


def _years_header(years: list[int]) -> tuple[str, ...]:
    return (_("Jenis layanan"), *map(str, years))


def _plan(laporan: LaporanSkm, lebar: float) -> list[Any]:
    """Return the actions about this survey, and the services without any."""
    story = heading(_("Rencana tindak lanjut (RATL) survei {tahun}").format(tahun=laporan.tahun))
    if laporan.rencana:
        story.append(actions(laporan.rencana, lebar, rencana=True))
    else:
        story.append(paragraph(isi.no_plan(laporan)))
    if missing := isi.missing(laporan):
        story.append(paragraph(missing, "catatan_tabel"))
    return [*story, *nothing(laporan.nihil)]


def _before(laporan: LaporanSkm, lebar: float) -> list[Any]:
    """Return what became of the actions about the survey before."""
    if not laporan.tindak_lanjut:
        return [*heading(_("Tindak lanjut survei sebelumnya")), paragraph(isi.no_before())]
    return [
        *heading(isi.before_heading(laporan)),
        sums(_("Tahun survei"), [laporan.jumlah]),
        paragraph("", "isi"),
        actions(laporan.tindak_lanjut, lebar),
    ]


def _shown(nilai: Decimal | None, banyak: int = 2) -> str:
    return "–" if nilai is None else format_angka(nilai, banyak)


def _count(jumlah: int | None) -> str:
    return "–" if jumlah is None else format_angka(Decimal(jumlah))
