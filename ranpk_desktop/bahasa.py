"""Mark and translate the sentences that a user reads; the source language is Indonesian."""

import gettext

from ranpk_desktop.paths import resource

_catalogue = gettext.translation("ranpk", localedir=str(resource("bahasa")), fallback=True)


def _(teks: str) -> str:
    """Return the sentence in the user's language (Indonesian unless a catalogue is installed)."""
    return _catalogue.gettext(teks)
