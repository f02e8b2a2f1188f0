"""The report of a survey year as workbook: values, unsur, respondents, trend, follow-ups.

The sheets of follow-ups are those of the status report, so that they import again.
"""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from typing import Any

from openpyxl import Workbook
from openpyxl.formatting.rule import DataBarRule

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.laporan_ratl import Kelompok
from ranpk_desktop.domain.laporan_skm import LaporanSkm
from ranpk_desktop.domain.skm import HasilSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.exports import laporan_skm as isi
from ranpk_desktop.exports import naskah
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.furnitur_xlsx import (
    Alamat,
    add_ids,
    close,
    new_sheet,
    new_workbook,
    print_setup,
)
from ranpk_desktop.exports.furnitur_xlsx import render as render_workbook
from ranpk_desktop.exports.laporan_ratl_xlsx import add_actions, add_nothing, add_sums
from ranpk_desktop.exports.lembar_xlsx import Lembar, Nilai, Sel, number_format

SKEMA = "ranpk-laporan-skm-1"
"""Layout of the sheets by which a later import finds their columns; counts up when it changes."""

_VALUES = (5, 38, 12, *[9] * len(Unsur), 11, 19)
_UNSUR = (44, 12, 9, 13, 22, 19, 12, 14, 14)
_SEVEN = (44, *[15] * 6)


def render(kantor: Mapping[str, Any], laporan: LaporanSkm, cetak: Cetak) -> bytes:
    """Return the report as .xlsx bytes, the same for the same input."""
    workbook = new_workbook(isi.title(laporan).replace("\n", " "), kantor, cetak)
    sheets = [
        (_values(workbook, kantor, laporan, cetak), 0),
        _unsur(workbook, kantor, laporan),
        (_respondents(workbook, kantor, laporan), 0),
        (_trend(workbook, kantor, laporan), 0),
        (_follow_up(workbook, kantor, laporan), 0),
    ]
    ids: list[Alamat] = []
    for nama, kelompok in _plans(laporan):
        lembar, kepala, found = add_actions(workbook, nama, kantor, kelompok, laporan.per)
        sheets.append((lembar, kepala))
        ids += found
    for lembar, kepala in sheets:
        repeated = (kepala,) if kepala else ()
        print_setup(lembar, kantor, cetak, isi.footer(laporan, cetak), repeated)
    facts: dict[str, str | int] = {
        "unit_id": str(kantor["id"]),
        "tahun": laporan.tahun,
        "periode": laporan.isi.periode.value,
        "kode_data": cetak.kode_data,
    }
    add_ids(workbook, SKEMA, facts, ids)
    return render_workbook(workbook)


def _plans(laporan: LaporanSkm) -> list[tuple[str, Sequence[Kelompok]]]:
    """Return the sheets of actions: about this survey, and about the one before."""
    plans = (
        (_("RATL {tahun}").format(tahun=laporan.tahun), laporan.rencana),
        (_("RATL {tahun}").format(tahun=laporan.tahun_lalu), laporan.tindak_lanjut),
    )
    return [(nama, kelompok) for nama, kelompok in plans if kelompok]


def _values(
    workbook: Workbook, kantor: Mapping[str, Any], laporan: LaporanSkm, cetak: Cetak
) -> Lembar:
    """Add what describes the report, and the values of all services and of the unit."""
    lembar = new_sheet(workbook, _("Laporan"), _VALUES, kantor, isi.title(laporan))
    for label, teks in isi.identity(kantor, laporan, cetak):
        lembar.add(Sel(label, "sel_tebal", kolom=2), Sel(teks, kolom=len(_VALUES) - 2))
    lembar.skip()
    header = (_("No."), _("Jenis layanan"), _("Responden"), *Unsur, _("Nilai SKM"), _("Mutu"))
    lembar.add(*(Sel(str(nama), "kepala") for nama in header))
    for nomor, it in enumerate(laporan.isi.layanan, 1):
        lembar.add(Sel(nomor, "tengah"), Sel(it.nama), *_numbers(it.responden, it.hasil))
    unit = laporan.isi.unit
    name = _("Nilai unit ({metode})").format(metode=unit.metode.label)
    lembar.add(Sel(name, "kelompok", kolom=2), *_numbers(unit.responden, unit.hasil))
    for note in (isi.legend() + ".", isi.bands(laporan.mutu), unit.catatan):
        if note:
            lembar.across(note, "polos")
    tanda = naskah.signature(kantor, cetak, cetak.pelepas)
    close(lembar, isi.closing(kantor, laporan), tanda, kanan=5)
    return lembar


def _numbers(responden: int | None, hasil: HasilSkm) -> list[Sel]:
    return [
        Sel(responden, "tengah"),
        *(_number(it.nilai) for it in hasil.unsur),
        _number(hasil.nilai),
        Sel(hasil.mutu.label if hasil.mutu else "", "tengah"),
    ]


def _number(nilai: Nilai, banyak: int = 2) -> Sel:
    return Sel(nilai, "tengah", number_format(banyak))


def _unsur(
    workbook: Workbook, kantor: Mapping[str, Any], laporan: LaporanSkm
) -> tuple[Lembar, int]:
    """Add the unsur of each service, and of the unit where there are several."""
    lembar = new_sheet(workbook, _("Unsur"), _UNSUR, kantor, _("NILAI PER UNSUR"))
    kepala = lembar.add(*(Sel(nama, "kepala") for nama in (*isi.UNSUR, _("Tempat"))))
    lembar.sheet.freeze_panes = f"B{kepala + 1}"
    for it in laporan.survei:
        _add_unsur(lembar, f"{it.nama}: {isi.value(it.hasil)}", it.hasil, it.lalu)
    if len(laporan.survei) > 1:
        unit = laporan.isi.unit
        points = laporan.isi.tren
        before = next((it.hasil for it in points if it.tahun == laporan.tahun - 1), None)
        name = _("Unit ({metode}): {nilai}")
        name = name.format(metode=unit.metode.label, nilai=isi.value(unit.hasil))
        _add_unsur(lembar, name, unit.hasil, before)
    return lembar, kepala


def _add_unsur(lembar: Lembar, judul: str, hasil: HasilSkm, lalu: HasilSkm | None) -> None:
    lembar.across(judul, "kelompok")
    first = lembar.baris + 1
    for it in isi.rows(hasil):
        lembar.add(
            Sel(it.unsur.sebutan),
            Sel(it.jawaban.n, "tengah"),
            _number(isi.fraction(it.nrr, 2)),
            _number(isi.fraction(it.tertimbang, 3), 3),
            Sel(it.nilai, "kanan", number_format(2)),
            Sel(
                it.mutu.label if it.mutu else "",
                "tengah",
                warna=naskah.NADA.get(it.mutu.nada, "") if it.mutu else "",
            ),
            _number(lalu.of(it.unsur).nilai if lalu else None),
            _number(isi.change(it, lalu)),
            Sel(isi.places(it), "tengah"),
        )
    _bars(lembar, "E", first, lembar.baris)


def _bars(lembar: Lembar, kolom: str, first: int, last: int) -> None:
    """Let Excel draw a bar behind each value, on the scale of survey values."""
    rule = DataBarRule("num", 25, "num", 100, color=naskah.BATANG)  # type: ignore[no-untyped-call]
    lembar.sheet.conditional_formatting.add(f"{kolom}{first}:{kolom}{last}", rule)


def _respondents(workbook: Workbook, kantor: Mapping[str, Any], laporan: LaporanSkm) -> Lembar:
    """Add the sample of each service, and the profile of all respondents."""
    judul = _("RESPONDEN DAN SAMPEL")
    lembar = new_sheet(workbook, _("Responden"), (40, 30, 14, 14, 30), kantor, judul)
    lembar.add(*(Sel(nama, "kepala") for nama in isi.SAMPEL))
    for it in laporan.survei:
        counts = (it.populasi, it.butuh, it.responden)
        lembar.add(Sel(it.nama), *(Sel(n, "tengah") for n in counts), Sel(isi.enough(it)))
    lembar.skip()
    rows = isi.shares(laporan)
    if rows:
        lembar.add(*(Sel(nama, "kepala") for nama in isi.PROFIL))
    for kind, jawaban, jumlah, persen in rows:
        lembar.add(Sel(kind), Sel(jawaban), Sel(jumlah, "tengah"), _number(persen))
    return lembar


def _trend(workbook: Workbook, kantor: Mapping[str, Any], laporan: LaporanSkm) -> Lembar:
    """Add the value of the unit and of its services over the years."""
    years = sorted({it.tahun for one in laporan.isi.layanan for it in one.tren})
    widths = [*_SEVEN[:5], *[12] * max(0, len(years) - 4)]
    lembar = new_sheet(workbook, _("Tren"), widths, kantor, _("TARGET, CAPAIAN, DAN TREN"))
    lembar.add(*(Sel(nama, "kepala") for nama in isi.TREN))
    first = lembar.baris + 1
    for it in laporan.isi.tren:
        mutu = it.hasil.mutu.label if it.hasil.mutu else ""
        lembar.add(
            Sel(it.tahun, "tengah"),
            Sel(it.hasil.nilai, "kanan", number_format(2)),
            Sel(mutu, "tengah"),
            _number(it.target),
            _number(it.capaian),
        )
    if lembar.baris >= first:
        _bars(lembar, "B", first, lembar.baris)
    lembar.skip()
    lembar.add(Sel(_("Jenis layanan"), "kepala"), *(Sel(year, "kepala") for year in years))
    for one in laporan.survei:
        values: dict[int, Decimal | None] = {it.tahun: it.hasil.nilai for it in one.tren}
        lembar.add(Sel(one.nama), *(_number(values.get(year)) for year in years))
    return lembar


def _follow_up(workbook: Workbook, kantor: Mapping[str, Any], laporan: LaporanSkm) -> Lembar:
    """Add what is planned in words, what has nothing to follow up, and the sums of last time."""
    lembar = new_sheet(workbook, _("Tindak lanjut"), _SEVEN, kantor, _("TINDAK LANJUT SURVEI"))
    if not laporan.rencana:
        lembar.across(isi.no_plan(laporan), "polos")
    if missing := isi.missing(laporan):
        lembar.across(missing, "polos")
    add_nothing(lembar, laporan.nihil)
    lembar.skip()
    if laporan.tindak_lanjut:
        lembar.across(isi.before_heading(laporan), "polos")
        add_sums(lembar, _("Tahun survei"), [laporan.jumlah])
    else:
        lembar.across(isi.no_before(), "polos")
    return lembar
