"""What `ranpk impor rencana` prints of a workbook."""

from decimal import Decimal

from ranpk_desktop.domain.angka import parse_isian
from ranpk_desktop.domain.bacaan_rencana import Bacaan, ButirBaca, RingkasanTarget, as_json
from ranpk_desktop.domain.butir import Level
from ranpk_desktop.domain.finding import Finding, Tingkat


def butir(level: Level, uraian: str, induk: int | None, **isi: object) -> ButirBaca:
    return ButirBaca(level, uraian, f"A!A{uraian}", induk, **isi)  # type: ignore[arg-type]


def test_that_an_indikator_stands_within_the_butir_above_it() -> None:
    target = {tw: parse_isian(teks) for tw, teks in enumerate(("≤ 2,5", "-", "N/A", "", "≤ 2,5"))}
    bacaan = Bacaan(
        butir=(
            butir(Level.SASARAN_KHUSUS, "1", None, nomor="7"),
            butir(
                Level.INDIKATOR,
                "2",
                0,
                target=target,
                isi={"satuan": "hari", "penanggung_jawab": "Ketua", "sumber_data": "A"},
                pengukuran=(("Definisi", "x"),),
            ),
            butir(Level.RENCANA_AKSI, "3", 1),
            butir(Level.SUB_KEGIATAN, "4", 0, level_tebakan=True, isi={"pagu": "1000"}),
            butir(Level.INDIKATOR, "5", 3, target={tw: parse_isian("95") for tw in range(1, 5)}),
        ),
        temuan=(Finding("X", Tingkat.INFO, "Pesan.", "A!A9"),),
        ringkasan=RingkasanTarget(9, angka=6, strip=1, kosong=1, tidak_diukur=1),
        tahun=2026,
    )
    hasil = as_json(bacaan)
    assert [(it["level"], it["nomor"], it["induk"], it["induk_sel"]) for it in hasil["butir"]] == [
        ("SASARAN_KHUSUS", "7", None, None),
        ("RENCANA_AKSI", "", 0, "A!A2"),
        ("SUB_KEGIATAN", "", 0, "A!A1"),
    ]
    (satu,), (), (dua,) = (it["indikator"] for it in hasil["butir"])
    assert (satu["nama"], satu["satuan"], satu["penanggung_jawab"]) == ("2", "hari", "Ketua")
    assert (satu["arah"], satu["konsolidasi"]) == ("MINIMAL", "AKHIR")
    assert satu["tahunan"] == {
        "teks": "≤ 2,5",
        "jenis": "angka",
        "nilai": str(Decimal("2.5")),
        "operator": "≤",
    }
    assert [it["jenis"] for it in satu["tw"]] == ["strip", "tidak_diukur", "kosong", "angka"]
    assert (dua["arah"], dua["konsolidasi"]) == (None, "TETAP")
    assert dua["tahunan"]["jenis"] == "kosong"
    assert (hasil["butir"][2]["level_tebakan"], hasil["butir"][2]["pagu"]) == (True, "1000")
    assert hasil["temuan"] == [
        {"kode": "X", "tingkat": "info", "sel": "A!A9", "pesan": "Pesan."},
    ]
    assert hasil["ringkasan"] == {
        "sel_target": 9,
        "angka": 6,
        "strip": 1,
        "kosong": 1,
        "tidak_diukur": 1,
        "ragu": 0,
    }
