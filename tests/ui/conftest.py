"""Fixtures of every test of the window: a dressed application, and tasks."""

from collections.abc import Iterator

import pytest

from ui.core.tasks import Tasks
from ui.core.theme import Mode, Theme


@pytest.fixture(scope="session")
def qapp_args() -> list[str]:
    """Make the application as `theme.application` does."""
    return ["ranpk", "-style", "fusion"]


@pytest.fixture
def dress(qapp) -> Iterator[Theme]:
    made = Theme(qapp, Mode.TERANG)
    yield made
    made.set_mode(Mode.TERANG)


@pytest.fixture
def tasks(qapp) -> Iterator[Tasks]:
    with Tasks() as made:
        yield made
