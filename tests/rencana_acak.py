"""Plans of any shape for hypothesis."""

from hypothesis import strategies as st

from ranpk_desktop.domain.butir import Level, children_of
from tests.factories import Rencana

_TARGETS = ("90", "-", "N/A", "≤_2", "7,26", "1.234.567", "0", "5_(Skala_1-7)")
_WAKTU = ("", "1", "2,3,4", "1,4")
_PEJABAT = ("", "Ketua Tim A", "Ketua Tim B")


@st.composite
def plans(draw: st.DrawFn, most: int = 25) -> Rencana:
    """Draw a plan in which everything stands below something that it may stand below.

    Each uraian is a different text, some of several lines or with signs that mean something to a
    spreadsheet or to XML.
    """
    rencana = Rencana()
    known: list[tuple[str | None, Level | None]] = [(None, None)]
    for n in range(draw(st.integers(0, most))):
        induk, above = draw(st.sampled_from(known))
        below = children_of(above)
        if not below:
            continue
        level = draw(st.sampled_from(below))
        tail = draw(st.sampled_from(("", " & <b>", "\nbaris kedua", " = 1", " (25 - 50)")))
        butir_id = rencana.butir(
            level.value,
            f"={n:02} butir{tail}",
            induk,
            nomor=draw(st.sampled_from(("", "3."))),
            penanggung_jawab=draw(st.sampled_from(_PEJABAT)),
        )
        _measure(draw, rencana, butir_id, level)
        known.append((butir_id, level))
    return rencana


def _measure(draw: st.DrawFn, rencana: Rencana, butir_id: str, level: Level) -> None:
    target = draw(st.lists(st.sampled_from(_TARGETS), max_size=5))
    if level.is_keluaran:
        waktu = draw(st.sampled_from(_WAKTU))
        rencana.isi["keluaran"].append({"butir_id": butir_id, "waktu": waktu, "satuan": "buah"})
        rencana.targets(butir_id, {n: teks for n, teks in enumerate(target) if n})
    elif level is Level.INDIKATOR or (level is Level.SASARAN and draw(st.booleans())):
        rencana.measure(butir_id, " ".join(target), sumber_data=f"Sumber {butir_id[-3:]}")
        rencana.pengukuran(butir_id, ("Definisi", f"Cara {butir_id[-3:]}"), ("", "Bebas"))
