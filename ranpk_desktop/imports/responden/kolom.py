"""Which column of a sheet holds what: by the names of the unsur, whatever the places."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_skm import (
    ABAIKAN,
    LAYANAN,
    NILAI,
    TAHUN,
    UNSUR,
    KolomBaca,
    Lembaran,
    Profil,
)
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.unsur import Kecocokan, Unsur, match_unsur, plain
from ranpk_desktop.imports.responden import jawaban

BARIS_KEPALA = 40
"""Rows among which a header is looked for."""
UNSUR_TERSEDIKIT = 3
KODE_UNSUR = frozenset(unsur.value for unsur in Unsur)

_LAYANAN = ("jenis layanan", "jenis pelayanan", "nama layanan", "nama pelayanan", "unit layanan")
_PROFIL = {
    "kelamin": Profil.JENIS_KELAMIN,
    "gender": Profil.JENIS_KELAMIN,
    "pendidikan": Profil.PENDIDIKAN,
    "pekerjaan": Profil.PEKERJAAN,
}
_NILAI = ("nilai", "nrr", "rata", "skor", "indeks", "ikm")


@dataclass(frozen=True, slots=True)
class Kepala:
    """Hold the header of a sheet: the row after which data begin, titles and columns."""

    baris: int
    judul: tuple[str, ...]

    def data(self, lembar: Lembaran) -> list[tuple[int, tuple[str, ...]]]:
        """Return the rows below the header."""
        return [row for row in lembar.baris if row[0] > self.baris]


def find_header(lembar: Lembaran) -> Kepala | None:
    """Return the row that names most unsur; codes in a row beside it are joined to their names."""
    rows = lembar.baris[:BARIS_KEPALA]
    scores = [_score(row) for _nomor, row in rows]
    best = max(range(len(rows)), key=lambda at: (scores[at], -at), default=None)
    if best is None or sum(scores[best]) < UNSUR_TERSEDIKIT:
        return None
    nomor, judul = rows[best]
    for at in (best - 1, best + 1):
        if 0 <= at < len(rows) and _only_codes(rows[at][1]):
            judul = tuple(
                f"{own} ({code})" if own and _is_code(code) else own
                for own, code in zip(judul, rows[at][1], strict=True)
            )
            nomor = max(nomor, rows[at][0])
    return Kepala(nomor, judul)


def find_list(lembar: Lembaran) -> tuple[Kepala, int] | None:
    """Return the header above a column that lists unsur downwards, and that column."""
    best: tuple[int, int, int] | None = None
    for kolom in range(len(lembar.baris[0][1]) if lembar.baris else 0):
        found = [(nomor, it) for nomor, row in lembar.baris if (it := match_unsur(row[kolom]))]
        if len({it.unsur for _nomor, it in found}) < UNSUR_TERSEDIKIT:
            continue
        named = sum(not it.hanya_kode for _nomor, it in found)
        if best is None or (named, len(found)) > best[:2]:
            best = (named, len(found), kolom)
    if best is None:
        return None
    kolom = best[2]
    first = next(nomor for nomor, row in lembar.baris if match_unsur(row[kolom]))
    above = [row for row in lembar.baris if row[0] < first]
    nomor, judul = above[-1] if above else (first - 1, ("",) * len(lembar.baris[0][1]))
    return Kepala(nomor, judul), kolom


def list_roles(lembar: Lembaran, kepala: Kepala, unsur: int) -> list[KolomBaca]:
    """Return the columns of a list of unsur: their names, a value, and perhaps a year."""
    rows = kepala.data(lembar)
    named = [row for _nomor, row in rows if match_unsur(row[unsur])]
    worth = [
        at
        for at in range(len(kepala.judul))
        if at != unsur and named and all(jawaban.value(row[at]) is not None for row in named)
    ]
    titled = [at for at in worth if plain(kepala.judul[at]).startswith(_NILAI)]
    chosen = next(iter(titled or [at for at in worth if at > unsur]), None)
    roles = {unsur: UNSUR}
    if chosen is not None:
        roles[chosen] = NILAI
    for at, judul in enumerate(kepala.judul):
        if at not in roles and (role := _other_role(judul)) in (LAYANAN, TAHUN):
            roles[at] = role
    return [
        described(rows, KolomBaca(at, judul, roles.get(at, ABAIKAN)))
        for at, judul in enumerate(kepala.judul)
    ]


def answer_roles(lembar: Lembaran, kepala: Kepala) -> list[KolomBaca]:
    """Return the columns of a table of answers."""
    found = [_role(at, judul) for at, judul in enumerate(kepala.judul)]
    matches = {at: match for at, (_role_, match) in enumerate(found) if match}
    rows = kepala.data(lembar)
    kolom: list[KolomBaca] = []
    taken: dict[Unsur, KolomBaca] = {}
    ordered = sorted(matches, key=lambda at: (_weight(matches[at]), at))
    for at in ordered:
        taken.setdefault(matches[at].unsur, KolomBaca(at, kepala.judul[at], ""))
    for at, judul in enumerate(kepala.judul):
        match = matches.get(at)
        if match is None:
            column = KolomBaca(at, judul, found[at][0])
        elif taken[match.unsur].nomor != at:
            words = _("sama dengan kolom “{judul}”").format(judul=taken[match.unsur].judul)
            column = KolomBaca(at, judul, ABAIKAN, words)
        else:
            column = KolomBaca(at, judul, match.unsur.value, match.sebab)
        kolom.append(_judged(described(rows, column)))
    return kolom


def findings(kolom: Sequence[KolomBaca]) -> list[Finding]:
    """Return what a person should know about the columns as they are used."""
    used = {
        it.nomor: match
        for it in kolom
        if it.peran in KODE_UNSUR and (match := match_unsur(it.judul)) and match.unsur == it.peran
    }
    return [*_swaps(kolom, used), *_bare_codes(used), *_missing(kolom)]


def decided(kolom: Sequence[KolomBaca], peran: Mapping[int, str]) -> list[KolomBaca]:
    """Return the columns with the roles that a person has chosen for some of them."""
    words = _("pilihan Anda")
    return [
        replace(it, peran=peran[it.nomor], sebab=words)
        if it.nomor in peran and peran[it.nomor] != it.peran
        else it
        for it in kolom
    ]


def _score(row: Sequence[str]) -> tuple[int, int]:
    matches = [match for teks in row if (match := match_unsur(teks))]
    named = {match.unsur for match in matches if not match.hanya_kode}
    coded = {match.unsur for match in matches if match.hanya_kode} - named
    return len(named), len(coded)


def _only_codes(row: Sequence[str]) -> bool:
    return sum(map(_is_code, row)) >= UNSUR_TERSEDIKIT


def _is_code(teks: str) -> bool:
    match = match_unsur(teks)
    return match is not None and match.hanya_kode


def _role(at: int, judul: str) -> tuple[str, Kecocokan | None]:
    other = _other_role(judul)
    match = None if other else match_unsur(judul)
    return (other, match)


def _other_role(judul: str) -> str:
    kata = plain(judul)
    if kata in ("tahun", "tahun survei"):
        return TAHUN
    if kata == "layanan" or kata.startswith(_LAYANAN) or "layanan yang diterima" in kata:
        return LAYANAN
    return next((profil.value for word, profil in _PROFIL.items() if word in kata.split()), "")


def _weight(match: Kecocokan) -> int:
    """Return how sure a match is, the surest first: the name, an alias, a bare code."""
    return 2 if match.hanya_kode else 1 if match.alias else 0


def described(
    rows: Sequence[tuple[int, tuple[str, ...]]],
    kolom: KolomBaca,
    skala: jawaban.Skala | None = None,
) -> KolomBaca:
    """Return a column with its first content and its counts over some rows."""
    cells = [row[kolom.nomor] for _nomor, row in rows]
    filled = [teks for teks in cells if not jawaban.is_blank(teks)]
    unread = 0
    if kolom.peran in KODE_UNSUR:
        unread = sum(not jawaban.is_readable(teks, skala) for teks in filled)
    return replace(
        kolom,
        contoh=filled[0][:60] if filled else "",
        terisi=len(filled),
        kosong=len(cells) - len(filled),
        tak_terbaca=unread,
    )


def _judged(kolom: KolomBaca) -> KolomBaca:
    """Return a column that is not what its name says: most of its cells are no answers."""
    if kolom.peran in KODE_UNSUR and 2 * kolom.tak_terbaca > kolom.terisi:
        words = _("judulnya mirip unsur, tetapi isinya bukan jawaban 1–4 atau nilai 25–100")
        return replace(kolom, peran=ABAIKAN, sebab=words, tak_terbaca=0)
    return kolom


def _swaps(kolom: Sequence[KolomBaca], matches: Mapping[int, Kecocokan]) -> list[Finding]:
    """Tell about codes that contradict their names: the names have won."""
    wrong = {at: it for at, it in matches.items() if it.bertentangan}
    found: list[Finding] = []
    told: set[int] = set()
    for at, it in wrong.items():
        other = next(
            (b for b, two in wrong.items() if two.unsur is it.kode and two.kode is it.unsur), None
        )
        if at in told:
            continue
        if other is not None and it.kode:
            told.add(other)
            pesan = _(
                "{satu} dan {dua} tertukar pada berkas ini. Yang dipakai nama unsurnya: "
                "{satu} berarti {nama_satu}, {dua} berarti {nama_dua}."
            )
            one, two = sorted((it.unsur, it.kode))
            pesan = pesan.format(
                satu=one.value, dua=two.value, nama_satu=one.nama, nama_dua=two.nama
            )
        else:
            pesan = _(
                "Kolom “{judul}” bertanda {kode}, tetapi namanya berarti {unsur}; "
                "yang dipakai namanya."
            ).format(judul=kolom[at].judul, kode=it.kode, unsur=it.unsur.sebutan)
        found.append(_finding("UNSUR_TERTUKAR", pesan, at))
    return found


def _bare_codes(matches: Mapping[int, Kecocokan]) -> list[Finding]:
    codes = [it.unsur.value for it in matches.values() if it.hanya_kode]
    if not codes:
        return []
    pesan = _(
        "Nama unsur tidak tertulis untuk {kode}, jadi dibaca menurut PermenPANRB 14/2017. Pastikan "
        "U8 ialah Penanganan Pengaduan dan U9 Sarana dan Prasarana: keduanya sering tertukar."
    )
    return [_finding("HANYA_KODE", pesan.format(kode=", ".join(sorted(codes))))]


def _missing(kolom: Sequence[KolomBaca]) -> list[Finding]:
    known = {it.peran for it in kolom}
    names = [unsur.sebutan for unsur in Unsur if unsur.value not in known]
    if not names:
        return []
    pesan = _("Kolom belum ditemukan untuk {daftar}.")
    return [_finding("UNSUR_TIDAK_ADA", pesan.format(daftar="; ".join(names)))]


def _finding(kode: str, pesan: str, kolom: int | None = None) -> Finding:
    tempat: dict[str, object] = {} if kolom is None else {"kolom": kolom}
    return Finding(kode, Tingkat.PERINGATAN, pesan, tempat=tempat)
