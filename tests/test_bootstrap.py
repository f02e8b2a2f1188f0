"""The log opens with the first record."""

import logging
from pathlib import Path

import pytest

from ranpk_desktop.bootstrap import LogFile


@pytest.fixture
def log(monkeypatch, tmp_path: Path) -> Path:
    """Let the log lie in a folder that does not exist yet."""
    path = tmp_path / "catatan" / "ranpk.log"
    monkeypatch.setattr("ranpk_desktop.bootstrap.log_folder", lambda: path.parent)
    return path


def record(text: str) -> logging.LogRecord:
    return logging.makeLogRecord({"levelname": "WARNING", "name": "ui", "msg": text})


def test_that_a_run_without_trouble_leaves_no_log(log: Path) -> None:
    LogFile().close()
    assert not log.parent.exists()


def test_that_every_record_is_written_in_order(log: Path) -> None:
    handler = LogFile()
    handler.handle(record("pertama"))
    handler.handle(record("kedua"))
    handler.close()
    assert [line.split()[-3:] for line in log.read_text("utf-8").splitlines()] == [
        ["WARNING", "ui", "pertama"],
        ["WARNING", "ui", "kedua"],
    ]


def test_that_a_folder_that_cannot_be_written_does_not_end_the_program(
    log: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    log.parent.write_text("bukan folder")
    LogFile().handle(record("pertama"))
    assert "Logging error" in capsys.readouterr().err
