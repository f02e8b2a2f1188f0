"""What a service command changed; pages decide for themselves whether to refresh."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Changes:
    """Name the nouns (table names) that one command changed, and the command itself.

    `perintah_id` is None when nothing was written, because every value was already there.
    """

    nouns: frozenset[str]
    perintah_id: int | None
    judul: str
