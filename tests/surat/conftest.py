"""A certificate that only these tests trust."""

import ssl
from pathlib import Path

import pytest

from tests.surat.server import certificate, trusting


@pytest.fixture(scope="session")
def pem(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return certificate(tmp_path_factory.mktemp("tls"))


@pytest.fixture(scope="session")
def tls(pem: Path) -> ssl.SSLContext:
    return trusting(pem)
