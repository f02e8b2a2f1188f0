"""A lock in words: who closed a quarter or fixed a plan, and when."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.tanggal import format_waktu


def describe_lock(kunci: Mapping[str, Any], zona: str, done: str = "") -> str:
    """Return who locked a quarter, as whom, and when on the office's clock.

    `done` replaces the word "Dikunci".
    """
    waktu = format_waktu(datetime.fromisoformat(kunci["dikunci_pada"]), zona)
    text = _("{sudah} oleh {nama}, {jabatan}, {waktu}.")
    return text.format(
        sudah=done or _("Dikunci"), nama=kunci["nama"], jabatan=kunci["jabatan"], waktu=waktu
    )
