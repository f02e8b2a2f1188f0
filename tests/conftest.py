"""Fixtures for the whole suite: a clock that stands still, an office, a quarter to fill."""

import os
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
# No test may read or write the passwords of whoever runs it.
os.environ["PYTHON_KEYRING_BACKEND"] = "keyring.backends.fail.Keyring"

from db.connection import Store, new_id, open_store
from db.repositories import rekaman
from ranpk_desktop.clock import Clock
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office, open_office
from tests.kuncian import lock

NOON = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def parent_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep what a parser sets for its own child process out of the tests that follow."""
    monkeypatch.setenv("OPENPYXL_LXML", os.environ.get("OPENPYXL_LXML", "True"))


@pytest.fixture
def clock() -> Clock:
    """Stand still at noon of 5 October 2026 in WIT."""
    return lambda: NOON


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> Iterator[Store]:
    """Open an empty database in which Sari is typing."""
    with open_store(tmp_path / "kantor", clock) as opened:
        opened.pelaku = "Sari"
        yield opened


@pytest.fixture
def office(tmp_path: Path, clock: Clock) -> Iterator[Office]:
    """Open the sample office, with its plan and three quarters of realisasi."""
    with open_office(tmp_path / "kantor", clock) as opened:
        contoh.fill(opened)
        yield opened


@pytest.fixture
def locked(office: Office) -> Office:
    """Lock the third quarter of the sample office and note a package of it."""
    tahun = contoh.load()["tahun"]
    lock(office, tahun, Triwulan.III, office.kantor.pejabat_on(NOON.date())[0]["id"])
    with office.store.command("Buat paket"):
        office.store.insert(
            "paket",
            {
                "id": new_id(),
                "rekaman_id": office.rekaman.locked(tahun, Triwulan.III)["id"],
                "garis_id": rekaman.garis(office.store),
                "nomor_urut": 1,
                "manifes": "0" * 64,
                "berkas": "tidak-ada.asice",
                "ukuran": 1,
                "dibuat_pada": office.store.now(),
            },
        )
    return office
