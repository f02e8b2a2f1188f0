"""Where a table ends: those who sign, notes and sums below it are no actions."""

import re
from collections.abc import Sequence

from ranpk_desktop.domain.tanggal import BULAN
from ranpk_desktop.imports.kisi import Petak
from ranpk_desktop.imports.ratl.baris import Baris, looks_like_status, looks_like_time
from ranpk_desktop.imports.ratl.kepala import Bidang

_PENUTUP = re.compile(
    r"\*|(?:mengetahui|menyetujui|disetujui|disusun oleh|dibuat oleh|kepala|plt|plh|ketua tim|nip"
    r"|ni pppk|catatan|keterangan|sumber|dokumen ini|demikian)\b"
    r"|.{2,40}, *(?:[0-9]{1,2}|\.{2,}) *(?:" + "|".join(BULAN) + r") *20[0-9]{2}",
    re.IGNORECASE,
)
_SEL_MAKS = 3


def closing_row(rows: Sequence[Baris]) -> int | None:
    """Return the first row below a table that ends it, None where nothing stands below.

    It comes after the last row with a time or a status, and begins like a signature or a note, or
    stands apart behind an empty row.
    """
    last = max((n for n, it in enumerate(rows) if _is_dated(it)), default=-1)
    before = rows[last].nomor if last >= 0 else None
    for baris in rows[last + 1 :]:
        own = {it: petak for it, petak in baris.isi.items() if it in baris.sendiri}
        posts = (own.pop(Bidang.PENANGGUNG_JAWAB, None),)  # "Kepala …" is no signature there
        gap = before is not None and baris.nomor > before + 1
        few = len(own) + len(baris.luar) <= _SEL_MAKS and posts == (None,)
        if few and (gap or any(map(_closes, (*own.values(), *baris.luar)))):
            return baris.nomor
        before = baris.nomor if before is not None else None
    return None


def _is_dated(baris: Baris) -> bool:
    waktu, status = baris.own(Bidang.WAKTU), baris.own(Bidang.STATUS)
    return bool(status and looks_like_status(status)) or bool(waktu and looks_like_time(waktu))


def _closes(petak: Petak) -> bool:
    return _PENUTUP.match(petak.baris_teks) is not None
