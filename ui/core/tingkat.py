"""How severe a finding is, in words and in a tone, alike on every list of checks."""

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Tingkat

WORDS = {
    Tingkat.KESALAHAN: _("Kesalahan"),
    Tingkat.PERINGATAN: _("Peringatan"),
    Tingkat.INFO: _("Catatan"),
}
TONES = {
    Tingkat.KESALAHAN: "buruk",
    Tingkat.PERINGATAN: "peringatan",
    Tingkat.INFO: "info",
}
