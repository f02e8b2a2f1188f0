"""Keep a fault inside an overridden Qt method from killing the program."""

import sys
from collections.abc import Callable
from functools import wraps
from typing import Any, ParamSpec, TypeVar

P = ParamSpec("P")
T = TypeVar("T")


def guarded(fallback: Any) -> Callable[[Callable[P, T]], Callable[P, T]]:
    """Hand an exception of the method to the crash hook, and return `fallback` to Qt.

    PySide carries an exception through C++ back to the Python frame that called into it, for
    example from `data` to a `paintEvent` that calls its base. There it kills the process: on
    Python 3.11 an exception raised in C (a list's ValueError) is not an object yet, and painting
    is cut short with the painter still at work. Guard every override that Qt calls while another
    override waits for its base.
    """

    def decorate(method: Callable[P, T]) -> Callable[P, T]:
        @wraps(method)
        def call(*args: P.args, **kwargs: P.kwargs) -> T:
            try:
                return method(*args, **kwargs)
            except Exception as error:  # any fault of ours
                sys.excepthook(type(error), error, error.__traceback__)
                return fallback  # type: ignore[no-any-return]

        return call

    return decorate
