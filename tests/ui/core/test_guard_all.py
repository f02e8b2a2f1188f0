"""Every event of Qt that the window takes into its own hands is guarded."""

import importlib
import inspect
import pkgutil
from collections.abc import Iterator

import pytest
from PySide6.QtCore import QObject

import ui

SLOTS = {"event", "eventFilter", "reject", "accept", "paint", "data", "setData", "flags"}


def overrides() -> Iterator[tuple[str, object]]:
    for found in pkgutil.walk_packages(ui.__path__, "ui."):
        module = importlib.import_module(found.name)
        for kind in vars(module).values():
            if not (inspect.isclass(kind) and kind.__module__ == found.name):
                continue
            bases = [base for base in kind.__mro__ if base.__module__.startswith("PySide6")]
            for name, method in vars(kind).items():
                is_event = name.endswith("Event") or name in SLOTS
                if is_event and any(hasattr(base, name) for base in bases):
                    yield f"{found.name}.{kind.__name__}.{name}", method


@pytest.mark.parametrize(("name", "method"), [pytest.param(*it, id=it[0]) for it in overrides()])
def test_that_an_event_is_guarded(name: str, method: object) -> None:
    assert hasattr(method, "__wrapped__"), name


def test_that_the_search_finds_what_qt_calls() -> None:
    names = [name for name, _method in overrides()]
    assert "ui.core.table_view.TableView.keyPressEvent" in names
    assert issubclass(importlib.import_module("ui.core.outline").Outline, QObject)
