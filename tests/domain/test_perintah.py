"""Undo and redo follow from the journal alone."""

from hypothesis import given
from hypothesis import strategies as st

from ranpk_desktop.domain.perintah import stacks


@given(st.lists(st.sampled_from("nur"), max_size=60))
def test_that_the_journal_gives_the_stacks_of_an_ordinary_editor(keys: list[str]) -> None:
    undoable: list[int] = []
    redoable: list[int] = []
    journal: list[tuple[int, int | None]] = []
    for number, key in enumerate(keys, start=1):
        if key == "n":
            journal.append((number, None))
            undoable.append(number)
            redoable.clear()
        elif key == "u" and undoable:
            journal.append((number, undoable.pop()))
            redoable.append(number)
        elif key == "r" and redoable:
            journal.append((number, redoable.pop()))
            undoable.append(number)
        assert stacks(journal) == (undoable, redoable)


def test_that_an_undo_of_something_before_the_border_is_ignored() -> None:
    assert stacks([(5, 2), (6, None)]) == ([6], [])
