"""Files that are derived from the migrations are up to date."""

from pathlib import Path

import pytest

from ranpk_desktop.services.skema import derived


@pytest.mark.parametrize(("path", "text"), derived().items(), ids=["skema.sql", "paket-1.json"])
def test_that_a_derived_file_is_what_the_migrations_make(path: Path, text: str) -> None:
    assert path.read_text(encoding="utf-8") == text
