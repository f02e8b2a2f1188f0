"""Which commands Ctrl+Z and Ctrl+Y mean, derived from the journal alone."""

from collections.abc import Iterable


def stacks(perintah: Iterable[tuple[int, int | None]]) -> tuple[list[int], list[int]]:
    """Return (undoable, redoable) command ids, the next one to take last.

    `perintah` are (id, membatalkan) in the order they happened, after the last border. A command
    that cancels the top of the undo stack is an undo, one that cancels the top of the redo stack
    a redo; any other command is new work, after which nothing can be redone.
    """
    undoable: list[int] = []
    redoable: list[int] = []
    for perintah_id, membatalkan in perintah:
        if membatalkan is not None and undoable and undoable[-1] == membatalkan:
            undoable.pop()
            redoable.append(perintah_id)
        elif membatalkan is not None and redoable and redoable[-1] == membatalkan:
            redoable.pop()
            undoable.append(perintah_id)
        elif membatalkan is None:
            undoable.append(perintah_id)
            redoable.clear()
    return undoable, redoable
