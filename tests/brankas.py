"""A keyring of a computer that has one; the tests' own has none (tests/conftest.py)."""

from collections.abc import Iterator

import keyring
import pytest
from keyring.backend import KeyringBackend


class Brankas(KeyringBackend):
    """Keep passwords in memory."""

    priority = 5  # type: ignore[assignment]

    def __init__(self) -> None:
        super().__init__()
        self.kept: dict[tuple[str, str], str] = {}

    def get_password(self, service: str, username: str) -> str | None:
        return self.kept.get((service, username))

    def set_password(self, service: str, username: str, password: str) -> None:
        self.kept[service, username] = password

    def delete_password(self, service: str, username: str) -> None:
        del self.kept[service, username]


@pytest.fixture
def brankas() -> Iterator[Brankas]:
    before, made = keyring.get_keyring(), Brankas()
    keyring.set_keyring(made)
    yield made
    keyring.set_keyring(before)
