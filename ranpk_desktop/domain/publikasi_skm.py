"""The value of a survey as it hangs at the counter: of one service, or of the whole unit."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_skm import Profil
from ranpk_desktop.domain.laporan_skm import LaporanSkm
from ranpk_desktop.domain.parameter_skm import Mutu
from ranpk_desktop.domain.skm import HasilSkm, PeriodeSkm, achievement

_ANSWERS = 5
"""How many answers of a kind are named before the rest is counted."""


@dataclass(frozen=True, slots=True)
class PublikasiSkm:
    """Hold what is published (PermenPANRB 14/2017); `besar` asks for an A3 sheet.

    `layanan` is "" for the unit, whose value was made by `metode`, and which alone has a target.
    """

    layanan: str
    tahun: int
    periode: PeriodeSkm
    hasil: HasilSkm
    mutu: tuple[Mutu, ...]
    responden: int | None
    profil: tuple[tuple[Profil, tuple[tuple[str, int], ...]], ...]
    metode: str = ""
    target: Decimal | None = None
    capaian: Decimal | None = None
    besar: bool = False


def publish(laporan: LaporanSkm, layanan_id: str = "", *, besar: bool = False) -> PublikasiSkm:
    """Return what is published of a service, or of the unit."""
    isi = laporan.isi
    chosen = isi.of(layanan_id)
    common = (isi.tahun, isi.periode)
    if chosen:
        return PublikasiSkm(
            chosen.nama,
            *common,
            chosen.hasil,
            laporan.mutu,
            chosen.responden,
            _kinds(chosen.profil),
            besar=besar,
        )
    hasil = isi.unit.hasil
    return PublikasiSkm(
        "",
        *common,
        hasil,
        laporan.mutu,
        isi.unit.responden,
        _kinds(laporan.profil),
        metode=isi.unit.metode.label,
        target=isi.target,
        capaian=achievement(hasil, isi.target),
        besar=besar,
    )


def _kinds(
    profil: Sequence[tuple[Profil, str, int]],
) -> tuple[tuple[Profil, tuple[tuple[str, int], ...]], ...]:
    """Return the profile by kind, the rarest answers together."""
    made = []
    for kind in Profil:
        answers = [(jawaban, jumlah) for it, jawaban, jumlah in profil if it is kind]
        shown, rest = answers[:_ANSWERS], answers[_ANSWERS:]
        if len(rest) == 1:
            shown, rest = answers, []
        if rest:
            shown.append((_("jawaban lain"), sum(jumlah for _jawaban, jumlah in rest)))
        if shown:
            made.append((kind, tuple(shown)))
    return tuple(made)
