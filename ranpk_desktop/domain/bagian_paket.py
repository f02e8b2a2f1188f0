"""How the files of a report are divided into parts that a mail holds; a file is never split."""

from collections.abc import Mapping

from ranpk_desktop.domain.data_dukung import ANGGARAN_SURAT

PER_BERKAS = 700
"""Bytes that a file adds beside itself: two headers in the container, a line of the manifest."""
PER_BAGIAN = 6_000
"""Bytes of a container without files: data.json of a later part, manifest, seal."""
BERKAS_MAKS = 400
"""Files of one part; a container takes 500 with the documents."""


def divide(
    pertama: int, berkas: Mapping[str, int], anggaran: int = ANGGARAN_SURAT
) -> dict[str, int]:
    """Return the part, counted from 1, that carries each file; sizes are bytes.

    `pertama` are the bytes that part 1 has already: data and documents. A file goes into the first
    part that has room for it, in the order given; one that no mail holds gets a part of its own.
    """
    room = [anggaran - PER_BAGIAN - pertama]
    count = [0]
    found: dict[str, int] = {}
    for nama, ukuran in berkas.items():
        needed = ukuran + PER_BERKAS
        ke = next(
            (n for n, left in enumerate(room) if needed <= left and count[n] < BERKAS_MAKS), None
        )
        if ke is None:
            ke = len(room)
            room.append(anggaran - PER_BAGIAN)
            count.append(0)
        room[ke] -= needed
        count[ke] += 1
        found[nama] = ke + 1
    return found
