"""What we exported of RATL reads back as the same actions, with the hidden sheet or without."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from typing import Any

import pytest
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from ranpk_desktop.domain.bacaan_ratl import AksiBaca
from ranpk_desktop.domain.lampiran2 import BentukLampiran, Lampiran2, arrange
from ranpk_desktop.domain.laporan_ratl import compose
from ranpk_desktop.domain.ratl import Ratl, StatusRatl, write_unsur
from ranpk_desktop.domain.rekomendasi_skm import Dasar
from ranpk_desktop.domain.unit import RegisterUnit
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.exports import lampiran2_xlsx, laporan_ratl_xlsx
from ranpk_desktop.imports import buku_kerja, ratl
from ranpk_desktop.imports.buku_kerja import BukuKerja
from ranpk_desktop.imports.pengenal import LEMBAR
from ranpk_desktop.services.parameter import register_unit
from tests.factories import KATA, SEPANJANG_HALAMAN, cetak, unit
from tests.ratl_contoh import PER, UNIT, aksi

TAHUN = 2021
REGISTER: RegisterUnit = register_unit()
UNITS = (UNIT, "Balai POM di Kota Contoh", "Balai Besar POM di Contoh Raya")
TEXTS = st.lists(st.sampled_from(KATA[:40]), min_size=1, max_size=12).map(" ".join)
PARAGRAPHS = st.lists(TEXTS, min_size=1, max_size=3).map("\n".join)
TIMES = st.sampled_from(
    [
        "31/03/2022",
        "31-12-2021",
        "2022-01-31",
        "29/09/23",
        "Agustus 2022",
        "TW II 2022",
        "Triwulan IV",
        "Semester II 2022",
        "Setiap bulan",
        "1012022",
        "30/12/1930",
        "",
    ]
)
DAYS = st.none() | st.dates(date(2022, 1, 1), date(2022, 12, 31))


@st.composite
def actions(draw: st.DrawFn, bentuk: BentukLampiran) -> list[Ratl]:
    """Return actions of some units, in the labels of a layout."""
    rows = []
    for nama in UNITS[: draw(st.integers(1, 3))]:
        labels = draw(st.lists(TEXTS, min_size=1, max_size=3, unique=True))
        for _n in range(draw(st.integers(1, 5))):
            label = draw(st.integers(0, len(labels) - 1))
            columns: dict[str, Any] = {"jenis_layanan": f"Layanan {labels[label]}"}
            if bentuk is BentukLampiran.REKOMENDASI:
                columns = {"no_rekomendasi": str(label + 1), "rekomendasi": labels[label]}
            made = aksi(
                TAHUN,
                nama,
                rencana_aksi=draw(PARAGRAPHS),
                waktu_pelaksanaan=draw(TIMES),
                status=draw(st.sampled_from(StatusRatl)),
                **columns,
            )
            rows.append(made)
    return rows


def again(data: bytes, *, ids: bool = True) -> Sequence[AksiBaca]:
    """Return the actions that are read of a workbook; every row of it must end as one."""
    buku = buku_kerja.receive(buku_kerja.parse(data, lambda _done: None))
    kept = (lembar for lembar in buku.lembar if ids or lembar.nama != LEMBAR)
    bacaan = ratl.read(ratl.find_tables(BukuKerja(tuple(kept)), REGISTER), TAHUN)
    assert bacaan.ringkasan.pertanyaan == 0
    assert bacaan.ringkasan.baris_sumber == len(bacaan.aksi) + bacaan.ringkasan.lanjutan
    return bacaan.aksi


def printed(rows: Sequence[Ratl], bentuk: BentukLampiran) -> bytes:
    lampiran = Lampiran2(TAHUN, bentuk, PER, arrange(rows, bentuk))
    return lampiran2_xlsx.render(unit(), lampiran, cetak())


def in_order(rows: Sequence[Ratl], bentuk: BentukLampiran) -> list[Ratl]:
    """Return the actions in the order in which Lampiran 2 has them."""
    return [it for one in arrange(rows, bentuk) for part in one.bagian for it in part.aksi]


def said(it: AksiBaca, *columns: str) -> list[str]:
    return [it.unit, it.rencana_aksi, *(it.isi.get(nama, "") for nama in columns)]


def stored(it: Ratl, *columns: str) -> list[str]:
    texts = {"status": it.status.value, "unsur": write_unsur(it.unsur)}
    return [it.unit, it.rencana_aksi, *(texts.get(nama, getattr(it, nama)) for nama in columns)]


COLUMNS = {
    BentukLampiran.REKOMENDASI: ("no_rekomendasi", "rekomendasi", "waktu_pelaksanaan", "status"),
    BentukLampiran.LAYANAN: ("jenis_layanan", "waktu_pelaksanaan", "status"),
}


@pytest.mark.parametrize("bentuk", BentukLampiran)
@given(data=st.data())
@settings(max_examples=40, deadline=None)
def test_that_lampiran_2_says_the_same_actions_again(
    bentuk: BentukLampiran, data: st.DataObject
) -> None:
    rows = data.draw(actions(bentuk))
    ids = data.draw(st.booleans())
    found = again(printed(rows, bentuk), ids=ids)
    wanted = in_order(rows, bentuk)
    columns = COLUMNS[bentuk]
    assert [said(it, *columns) for it in found] == [stored(it, *columns) for it in wanted]
    assert [it.id for it in found] == [it.id if ids else None for it in wanted]


@pytest.mark.parametrize("bentuk", BentukLampiran)
def test_that_odd_actions_read_back_too(bentuk: BentukLampiran) -> None:
    label = {"no_rekomendasi": "3"} if bentuk is BentukLampiran.REKOMENDASI else {}
    label |= {} if label else {"jenis_layanan": "Pengujian"}
    rows = [
        aksi(TAHUN, rencana_aksi="Sama persis", **label),
        aksi(TAHUN, rencana_aksi="Sama persis", **label),
        aksi(TAHUN, rencana_aksi="Tanpa rekomendasi dan tanpa layanan"),
        aksi(TAHUN, rencana_aksi=SEPANJANG_HALAMAN, waktu_pelaksanaan="31/03/2022", **label),
        aksi(TAHUN, rencana_aksi="=1+1 & <tanda> “kutip”\n- butir", **label),
        aksi(TAHUN, UNITS[1], rencana_aksi="Unit lain", status=StatusRatl.PROSES),
    ]
    found = again(printed(rows, bentuk))
    wanted = in_order(rows, bentuk)
    columns = COLUMNS[bentuk]
    assert [said(it, *columns) for it in found] == [stored(it, *columns) for it in wanted]
    assert [it.id for it in found] == [it.id for it in wanted]


ALL = (
    "jenis_layanan",
    "no_rekomendasi",
    "rekomendasi",
    "unsur",
    "saran_responden",
    "analisis_penyebab",
    "waktu_pelaksanaan",
    "penanggung_jawab",
    "status",
    "uraian_tindak_lanjut",
    "kendala",
    "alasan_tanpa_dukungan",
)


@st.composite
def full_actions(draw: st.DrawFn) -> list[Ratl]:
    """Return actions in which every field may be written."""
    maybe = st.just("") | PARAGRAPHS
    texts = ("saran_responden", "analisis_penyebab", "uraian_tindak_lanjut", "kendala")
    return [
        replace(
            it,
            jenis_layanan=draw(st.sampled_from(["", "Pengujian", "Informasi"])),
            unsur=tuple(sorted(draw(st.sets(st.sampled_from(Unsur), max_size=3)))),
            dasar=draw(st.none() | st.sampled_from(Dasar)),
            penanggung_jawab=draw(st.just("") | TEXTS),
            tanggal_mulai=draw(DAYS),
            tanggal_selesai=draw(DAYS),
            alasan_tanpa_dukungan=draw(maybe),
            **{nama: draw(maybe) for nama in texts},
        )
        for it in draw(actions(BentukLampiran.REKOMENDASI))
    ]


@given(rows=full_actions(), ids=st.booleans())
@settings(max_examples=25, deadline=None, phases=[Phase.explicit, Phase.reuse, Phase.generate])
def test_that_the_status_report_holds_every_field_of_every_action(
    rows: list[Ratl], ids: bool
) -> None:
    per = date(2030, 1, 1)
    laporan = compose(rows, (), (TAHUN,), per)
    found = again(laporan_ratl_xlsx.render(unit(), laporan, cetak()), ids=ids)
    wanted = [it.ratl for it in laporan.aksi]
    assert [said(it, *ALL) for it in found] == [stored(it, *ALL) for it in wanted]
    assert [it.isi.get("dasar") or None for it in found] == [it.dasar for it in wanted]
    for nama in ("tanggal_mulai", "tanggal_selesai"):
        days = [getattr(it, nama) for it in wanted]
        assert [it.isi.get(nama) or "" for it in found] == [f"{it or ''}" for it in days]
    assert [it.id for it in found] == [it.id if ids else None for it in wanted]
