"""Read the results of a survey out of rows of text: answers by respondent, or values by unsur.

Columns are found by the names of the unsur. Individual answers are counted here and go no further:
what leaves this module are sums, counts and the profile.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.bacaan_skm import (
    LAYANAN,
    NILAI,
    TAHUN,
    UNSUR,
    BacaanLayanan,
    BacaanSkm,
    KolomBaca,
    Lembaran,
    Profil,
)
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.skm import Jawaban
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.unsur import Unsur, match_unsur, plain
from ranpk_desktop.errors import KnownError
from ranpk_desktop.imports.responden import jawaban, kolom
from ranpk_desktop.imports.responden.jawaban import Skala
from ranpk_desktop.imports.responden.kolom import KODE_UNSUR, Kepala

_PROFIL = frozenset(profil.value for profil in Profil)
LAYANAN_MAKS = 60
"""More names are no list of services, but a column of something else."""
_PROFIL_MAKS, _PROFIL_HURUF = 15, 60
_BARIS_JUMLAH = {"jumlah", "total", "rata", "nrr", "nilai", "ikm", "skm", "bobot", "indeks", "mutu"}
_KELAMIN = {
    "l": "Laki-laki", "lk": "Laki-laki", "laki": "Laki-laki", "laki laki": "Laki-laki",
    "pria": "Laki-laki", "p": "Perempuan", "pr": "Perempuan", "wanita": "Perempuan",
    "perempuan": "Perempuan",
}  # fmt: skip
_DISEBUT = 5

Baris = tuple[int, tuple[str, ...]]
Kunci = tuple[str, int | None]


@dataclass
class _Hitungan:
    """Count the answers of one service."""

    responden: int = 0
    n: Counter[Unsur] = field(default_factory=Counter)
    jumlah: Counter[Unsur] = field(default_factory=Counter)
    kosong: Counter[Unsur] = field(default_factory=Counter)
    nilai: dict[Unsur, Decimal] = field(default_factory=dict)
    profil: dict[Profil, Counter[str]] = field(default_factory=lambda: defaultdict(Counter))


def read(lembar: Sequence[Lembaran], peran: Mapping[int, str] | None = None) -> BacaanSkm:
    """Return what the sheet that names most unsur says; `peran` are roles that a person chose.

    Raises KnownError where no sheet names at least three unsur.
    """
    for it in sorted(lembar, key=_rank, reverse=True):
        kepala = kolom.find_header(it)
        if kepala:
            return _read_answers(it, kepala, peran or {})
        listed = kolom.find_list(it)
        if listed:
            return _read_list(it, *listed, peran or {})
    raise KnownError(
        "UNSUR_TIDAK_DIKENAL",
        _("Tidak ada kolom atau baris yang bernama unsur SKM pada berkas itu."),
        _("Beri judul kolomnya nama unsur, misalnya Persyaratan atau Sarana dan Prasarana."),
    )


def _rank(lembar: Lembaran) -> int:
    kepala = kolom.find_header(lembar)
    return len({match_unsur(judul) for judul in kepala.judul} - {None}) if kepala else 0


def _read_answers(lembar: Lembaran, kepala: Kepala, peran: Mapping[int, str]) -> BacaanSkm:
    roles = kolom.decided(kolom.answer_roles(lembar, kepala), peran)
    unsur = {Unsur(it.peran): it.nomor for it in roles if it.peran in KODE_UNSUR}
    data = kepala.data(lembar)
    skala = jawaban.recognise(row[at] for _nomor, row in data for at in unsur.values())
    rows, skipped = _answer_rows(data, list(unsur.values()), skala)
    roles = [kolom.described(rows, it, skala) for it in roles]
    groups: dict[Kunci, _Hitungan] = {}
    lost: list[str] = []
    for nomor, row in rows:
        group = groups.setdefault(_key(roles, row), _Hitungan())
        lost += _count(group, nomor, row, unsur, skala)
        for it in roles:
            if it.peran in _PROFIL and skala is not Skala.NILAI:
                group.profil[Profil(it.peran)][_category(Profil(it.peran), row[it.nomor])] += 1
    temuan = kolom.findings(roles)
    temuan += [*_duplicates(roles), *_told(skipped, lost), *_too_many(groups)]
    if skala is Skala.SERATUS:
        temuan.append(_info("SKALA_SERATUS", _("Jawaban berskala 25–100; dibaca sebagai 1–4.")))
    found = tuple(_result(key, group, unsur) for key, group in groups.items())
    return BacaanSkm(lembar.nama, tuple(roles), found, tuple(temuan))


def _read_list(lembar: Lembaran, kepala: Kepala, utama: int, peran: Mapping[int, str]) -> BacaanSkm:
    """Read a table with one unsur per row."""
    roles = kolom.decided(kolom.list_roles(lembar, kepala, utama), peran)
    place = {it.peran: it.nomor for it in roles}
    groups: dict[Kunci, _Hitungan] = {}
    lost: list[str] = []
    for nomor, row in kepala.data(lembar):
        match = match_unsur(row[place[UNSUR]]) if UNSUR in place else None
        if match is None or NILAI not in place:
            continue
        nilai = jawaban.value(row[place[NILAI]])
        group = groups.setdefault(_key(roles, row), _Hitungan())
        if nilai is None or match.unsur in group.nilai:
            lost.append(f"{nomor}")
        else:
            group.nilai[match.unsur] = nilai
    temuan = [*_told([], lost), *_too_many(groups)]
    if NILAI not in place:
        temuan.append(_info("TANPA_NILAI", _("Kolom nilai belum ditemukan; pilih kolomnya.")))
    found = tuple(_result(key, group, {}) for key, group in groups.items() if group.nilai)
    return BacaanSkm(lembar.nama, tuple(roles), found, tuple(temuan))


def _answer_rows(
    rows: Sequence[Baris], places: Sequence[int], skala: Skala
) -> tuple[list[Baris], list[int]]:
    """Return the rows that are respondents, and the numbers of those that are sums or notes."""
    kept: list[Baris] = []
    skipped: list[int] = []
    for nomor, row in rows:
        cells = [row[at] for at in places if not jawaban.is_blank(row[at])]
        readable = sum(jawaban.is_readable(teks, skala) for teks in cells)
        if cells and 2 * readable >= len(cells) and not _is_sum(row):
            kept.append((nomor, row))
        else:
            skipped.append(nomor)
    return kept, skipped


def _is_sum(row: Sequence[str]) -> bool:
    first = plain(next((teks for teks in row if teks), "")).split()
    return bool(first) and first[0] in _BARIS_JUMLAH


def _key(roles: Sequence[KolomBaca], row: Sequence[str]) -> Kunci:
    nama = next((clean_line(row[it.nomor]) for it in roles if it.peran == LAYANAN), "")
    tahun = next((row[it.nomor] for it in roles if it.peran == TAHUN), "").replace(".", "")
    return nama, int(tahun) if len(tahun) == 4 and tahun.isascii() and tahun.isdigit() else None


def _count(
    group: _Hitungan, nomor: int, row: Sequence[str], unsur: Mapping[Unsur, int], skala: Skala
) -> list[str]:
    """Count one row; return the places of what is no answer, which counts as left out."""
    lost: list[str] = []
    group.responden += skala is not Skala.NILAI
    for it, at in unsur.items():
        teks = row[at]
        if jawaban.is_blank(teks):
            group.kosong[it] += 1
            continue
        if skala is Skala.NILAI:
            nilai = jawaban.value(teks)
            if nilai is None or it in group.nilai:
                lost.append(f"{nomor} ({it.value})")
            else:
                group.nilai[it] = nilai
            continue
        found = jawaban.answer(teks, skala)
        if found is None:
            group.kosong[it] += 1
            lost.append(f"{nomor} ({it.value})")
        else:
            group.n[it] += 1
            group.jumlah[it] += found
    return lost


def _category(profil: Profil, teks: str) -> str:
    teks = clean_line(teks)[:_PROFIL_HURUF]
    if jawaban.is_blank(teks):
        return _("Tidak diisi")
    return _KELAMIN.get(plain(teks), teks) if profil is Profil.JENIS_KELAMIN else teks


def _result(key: Kunci, group: _Hitungan, unsur: Mapping[Unsur, int]) -> BacaanLayanan:
    if group.nilai:
        answers = {it: Jawaban(nilai=nilai) for it, nilai in group.nilai.items()}
        return BacaanLayanan(*key, answers)
    answers = {
        it: Jawaban(n=group.n[it], jumlah=Decimal(group.jumlah[it]), kosong=group.kosong[it])
        for it in unsur
    }
    profil = {kind: dict(_most(counts)) for kind, counts in group.profil.items()}
    return BacaanLayanan(*key, answers, group.responden, profil)


def _most(counts: Counter[str]) -> Iterator[tuple[str, int]]:
    """Yield the most frequent answers; rare ones in many spellings are put together."""
    ordered = counts.most_common()
    yield from ordered[:_PROFIL_MAKS]
    rest = sum(n for _teks, n in ordered[_PROFIL_MAKS:])
    if rest:
        yield _("Jawaban lain"), rest


def _duplicates(roles: Sequence[KolomBaca]) -> Iterator[Finding]:
    """Forbid two columns for one thing, which only a person can have chosen."""
    counts = Counter(it.peran for it in roles if it.peran)
    for peran, n in counts.items():
        if n > 1:
            words = _("Dua kolom dipilih untuk {peran}; sisakan satu.")
            names = Unsur(peran).sebutan if peran in KODE_UNSUR else peran
            yield Finding("PERAN_GANDA", Tingkat.KESALAHAN, words.format(peran=names))


def _told(skipped: Sequence[int], lost: Sequence[str]) -> Iterator[Finding]:
    if skipped:
        words = _("{n} baris bukan jawaban responden, jadi dilewati: baris {daftar}.")
        daftar = _some([str(nomor) for nomor in skipped])
        yield _info("BARIS_DILEWATI", words.format(n=len(skipped), daftar=daftar))
    if lost:
        words = _("{n} isian bukan jawaban 1–4 atau nilai 25–100, jadi tidak dihitung: {daftar}.")
        yield Finding(
            "JAWABAN_TIDAK_TERBACA",
            Tingkat.PERINGATAN,
            words.format(n=len(lost), daftar=_("baris {daftar}").format(daftar=_some(lost))),
        )


def _too_many(groups: Mapping[Kunci, _Hitungan]) -> Iterator[Finding]:
    names = {nama for nama, _tahun in groups}
    if len(names) > LAYANAN_MAKS:
        words = _("Kolom jenis layanan berisi {n} nama. Pilih kolom lain, atau jangan dipakai.")
        yield Finding("LAYANAN_TERLALU_BANYAK", Tingkat.KESALAHAN, words.format(n=len(names)))


def _some(places: Sequence[str]) -> str:
    more = len(places) - _DISEBUT
    shown = ", ".join(places[:_DISEBUT])
    return shown + (_(" dan {n} lagi").format(n=more) if more > 0 else "")


def _info(kode: str, pesan: str) -> Finding:
    return Finding(kode, Tingkat.INFO, pesan)
