"""`ranpk tanda-terima buka` and `ranpk referensi terapkan`."""

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from ranpk_desktop import cli
from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.referensi import Bagian
from ranpk_desktop.domain.tanda_terima import Putusan
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import contoh, parameter
from ranpk_desktop.services.office import open_office
from tests import pusat
from tests.kuncian import lock

FRASA = "kuda hijau makan lima mangga"


@pytest.fixture(autouse=True)
def built_in() -> Iterator[None]:
    yield
    parameter.use({})


@pytest.fixture
def data(tmp_path: Path) -> Path:
    """An office with a package of its third quarter, which has not pinned Pusat yet."""
    with open_office(tmp_path / "kantor", utc_now) as office:
        contoh.fill(office)
        lock(office, 2026, Triwulan.III, office.kantor.pejabat()[-1]["id"])
        office.identitas.make_key(FRASA)
        office.paket.make(2026, Triwulan.III, "F4", FRASA)
    return tmp_path / "kantor"


def run(capsys: pytest.CaptureFixture[str], *arguments: object) -> tuple[int, Any]:
    code = cli.main([*map(str, arguments), "--json"])
    return code, json.loads(capsys.readouterr().out)


def returned(data: Path, tmp_path: Path) -> Path:
    (sent,) = (data / "paket").glob("*.asice")
    row = pusat.opened(sent).data["isi"]["realisasi"][0]
    cells = [("realisasi", row["id"], "nilai", "Salah.")]
    terima = pusat.decide(sent, Putusan.DIKEMBALIKAN, sel=cells)
    return pusat.save(tmp_path, pusat.receipt(terima))


def test_that_a_receipt_is_opened_once_pusat_is_known(data: Path, tmp_path: Path, capsys) -> None:
    path = returned(data, tmp_path)
    command = ("tanda-terima", "buka", path, "--data", data)
    code, answer = run(capsys, *command)
    assert (code, answer["kesalahan"]["kode"]) == (1, "BELUM_DISEMATKAN")
    code, answer = run(capsys, *command, "--kode", pusat.kode("Orang lain"))
    assert (code, answer["kesalahan"]["kode"]) == (1, "ISIAN_SALAH")
    code, answer = run(capsys, *command, "--kode", pusat.kode())
    assert (code, answer["putusan"], answer["lama"]) == (0, "DIKEMBALIKAN", False)
    assert [it["komentar"] for it in answer["sel"]] == ["Salah."]
    code, answer = run(capsys, *command)
    assert (code, answer["lama"]) == (0, True)


def test_that_references_are_told_and_applied(data: Path, tmp_path: Path, capsys) -> None:
    pusat.pin(data)
    kriteria = pusat.resource_text(Bagian.KRITERIA)
    kriteria["paling_tinggi"] = "120"
    path = pusat.save(tmp_path, pusat.references({"kriteria": kriteria}))
    command = ("referensi", "terapkan", path, "--data", data)
    code, answer = run(capsys, *command, "--pratinjau")
    assert (code, answer["diterapkan"]) == (0, False)
    assert answer["perubahan"] == [
        {"bagian": "Kriteria capaian", "pesan": ["Capaian tertinggi dalam rata-rata: 120."]}
    ]
    code, answer = run(capsys, *command)
    assert (code, answer["lama"]) == (0, False)
    assert run(capsys, *command)[1] == {"perubahan": [], "lama": True, "diterapkan": True}
    cli.main([*map(str, command)])
    assert capsys.readouterr().out == "Tidak ada yang berubah.\n"
