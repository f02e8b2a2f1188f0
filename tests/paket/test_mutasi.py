"""Thousands of changed packages: each is refused or says the same, none crashes, memory is bounded.

The changes are drawn from a fixed seed, so every run sees the same ones. The bytes of a seal have
several spellings for whoever holds the key, but a reader takes one only: what is still accepted
after a change must be the same package (the same manifest and the same data).
"""

import io
import json
import random
import resource
import subprocess
import sys
import textwrap
import tracemalloc
import warnings
import zipfile
from collections.abc import Callable
from pathlib import Path

import pytest

from ranpk_desktop.domain.paket import Entri, PaketJadi
from ranpk_desktop.paket import manifes, segel, wadah
from ranpk_desktop.paket.kunci_p12 import Kunci
from ranpk_desktop.paket.tidak_sah import TidakSahError
from ranpk_desktop.paket.verifikasi import open_package, verify

Mutasi = Callable[[random.Random, bytes], bytes]
BANYAK = {
    "bit": 2500,
    "byte": 600,
    "potong": 300,
    "sisip": 300,
    "tukar_potongan": 200,
    "urutan": 60,
    "entri_asing": 60,
    "entri_ganda": 40,
    "nama": 60,
    "kempis": 12,
    "zip64": 12,
    "komentar": 30,
    "gabung": 30,
    "sidik": 40,
}
"""How many changes of each kind; the sum is asserted below."""


def entries(berkas: bytes) -> list[Entri]:
    isi = wadah.read(berkas)
    return [
        wadah.MIMETYPE,
        *isi.objek,
        Entri(wadah.MANIFES, isi.manifes),
        Entri(wadah.SEGEL, isi.segel),
    ]


def raw_zip(
    entri: list[Entri], kind: int = zipfile.ZIP_STORED, *, zip64: bool = False, comment: bytes = b""
) -> bytes:
    """Write a ZIP without any of our rules, but otherwise as alike as zipfile can."""
    made = io.BytesIO()
    with warnings.catch_warnings(), zipfile.ZipFile(made, "w") as arsip:
        warnings.simplefilter("ignore")  # of two entries with one name
        for satu in entri:
            info = zipfile.ZipInfo(satu.nama)
            info.create_system, info.compress_type = 0, kind
            with arsip.open(info, "w", force_zip64=zip64) as keluaran:
                keluaran.write(satu.isi)
        arsip.comment = comment
    return made.getvalue().replace(b"\x00\x00\x80\x01", bytes(4))


def bit(chance: random.Random, berkas: bytes) -> bytes:
    changed = bytearray(berkas)
    changed[chance.randrange(len(berkas))] ^= 1 << chance.randrange(8)
    return bytes(changed)


def byte(chance: random.Random, berkas: bytes) -> bytes:
    changed = bytearray(berkas)
    for _n in range(chance.randint(1, 8)):
        changed[chance.randrange(len(berkas))] = chance.randrange(256)
    return bytes(changed)


def potong(chance: random.Random, berkas: bytes) -> bytes:
    at = chance.randrange(len(berkas))
    return chance.choice([berkas[:at], berkas[at + 1 :], berkas[:at] + berkas[at + 7 :]])


def sisip(chance: random.Random, berkas: bytes) -> bytes:
    at = chance.randrange(len(berkas) + 1)
    return berkas[:at] + chance.randbytes(chance.randint(1, 64)) + berkas[at:]


def tukar_potongan(chance: random.Random, berkas: bytes) -> bytes:
    a, b, c = sorted(chance.sample(range(len(berkas)), 3))
    return berkas[:a] + berkas[b:c] + berkas[a:b] + berkas[c:]


def urutan(chance: random.Random, berkas: bytes) -> bytes:
    entri = entries(berkas)
    chance.shuffle(entri)
    return raw_zip(entri)


def entri_asing(chance: random.Random, berkas: bytes) -> bytes:
    entri = entries(berkas)
    names = ["bukti-" + "0" * 64 + ".pdf", "catatan.txt", "META-INF/x.xml", "META-INF/"]
    extra = Entri(chance.choice(names), chance.randbytes(chance.randint(0, 99)))
    entri.insert(chance.randint(0, len(entri)), extra)
    return raw_zip(entri)


def entri_ganda(chance: random.Random, berkas: bytes) -> bytes:
    entri = entries(berkas)
    entri.insert(chance.randint(0, len(entri)), chance.choice(entri))
    return raw_zip(entri)


def nama(chance: random.Random, berkas: bytes) -> bytes:
    entri = entries(berkas)
    at = chance.randrange(len(entri))
    names = ["../x", "/etc/x", "a\\b", "con", "nul.txt", "x.", "x" * 200, "a..b", "é.pdf", " x", ""]
    names += [entri[at].nama.upper(), entri[at].nama + "\0", entri[at].nama + "_"]
    entri[at] = Entri(chance.choice(names), entri[at].isi)
    return raw_zip(entri)


def kempis(chance: random.Random, berkas: bytes) -> bytes:
    kinds = [zipfile.ZIP_DEFLATED, zipfile.ZIP_BZIP2, zipfile.ZIP_LZMA]
    return raw_zip(entries(berkas), chance.choice(kinds))


def zip64(_chance: random.Random, berkas: bytes) -> bytes:
    return raw_zip(entries(berkas), zip64=True)


def komentar(chance: random.Random, berkas: bytes) -> bytes:
    return raw_zip(entries(berkas), comment=chance.randbytes(chance.randint(1, 300)))


def gabung(chance: random.Random, berkas: bytes) -> bytes:
    other = raw_zip(entries(berkas)[: chance.randint(1, 4)])
    return chance.choice([berkas + berkas, berkas + other, other + berkas, berkas + b"\0"])


def sidik(chance: random.Random, berkas: bytes) -> bytes:
    """Change a content and every checksum of the container, but neither manifest nor seal."""
    entri = entries(berkas)
    at = chance.randrange(1, len(entri) - 2)
    isi = bytearray(entri[at].isi or b"x")
    isi[chance.randrange(len(isi))] ^= 1 << chance.randrange(8)
    entri[at] = Entri(entri[at].nama, bytes(isi))
    return wadah.write(wadah.Wadah(tuple(entri[1:-2]), entri[-2].isi, entri[-1].isi))


MUTASI: dict[str, Mutasi] = {
    it.__name__: it
    for it in (
        *(bit, byte, potong, sisip, tukar_potongan, urutan, entri_asing, entri_ganda, nama),
        *(kempis, zip64, komentar, gabung, sidik),
    )
}


def outcome(berkas: bytes) -> str:
    """Return the manifest of an accepted package, "" for a refused one; nothing else may happen."""
    try:
        return open_package(berkas).manifes
    except TidakSahError:
        return ""


def test_that_there_are_thousands_of_them_and_that_writing_anew_is_no_change(
    paket: PaketJadi,
) -> None:
    assert sum(BANYAK.values()) >= 4000
    assert BANYAK.keys() == MUTASI.keys()
    # Else what zipfile writes would be refused for its own sake, not for what was changed.
    assert raw_zip(entries(paket.berkas)) == paket.berkas


@pytest.mark.parametrize("jenis", list(BANYAK))
def test_that_a_changed_package_is_refused_or_still_the_same(paket: PaketJadi, jenis: str) -> None:
    chance = random.Random(f"2026 {jenis}")  # noqa: S311  a schedule, not a secret
    same = refused = 0
    asal = open_package(paket.berkas)
    for _n in range(BANYAK[jenis]):
        changed = MUTASI[jenis](chance, paket.berkas)
        if changed == paket.berkas:
            continue
        found = outcome(changed)
        if found:
            same += 1
            assert found == paket.manifes
            assert open_package(changed).data == asal.data
        else:
            refused += 1
    # Only a byte inside the seal can change without changing the package, and ours takes none.
    assert same == 0
    assert refused >= BANYAK[jenis] * 9 // 10


def test_that_every_single_bit_of_the_seal_is_refused_or_changes_nothing(paket: PaketJadi) -> None:
    isi = wadah.read(paket.berkas)
    accepted = []
    for at in range(len(isi.segel)):
        changed = bytearray(isi.segel)
        changed[at] ^= 1 << (at % 8)
        berkas = wadah.write(wadah.Wadah(isi.objek, isi.manifes, bytes(changed)))
        found = outcome(berkas)
        if found:
            accepted.append(at)
            assert found == paket.manifes
    assert len(accepted) < len(isi.segel) // 100


def test_that_a_foreign_certificate_in_the_seal_is_never_the_units_own(
    paket: PaketJadi, paket_lain: PaketJadi, kunci_lain: Kunci, muatan: object, identitas: object
) -> None:
    own, foreign = wadah.read(paket.berkas), wadah.read(paket_lain.berkas)
    swapped = wadah.write(wadah.Wadah(own.objek, own.manifes, foreign.segel))
    assert outcome(swapped) == ""
    anew = segel.sign(own.manifes, kunci_lain, muatan.dibuat_pada)
    resealed = wadah.write(wadah.Wadah(own.objek, own.manifes, anew))
    hasil = verify(resealed, [identitas])
    assert hasil.sah is False
    assert hasil.utuh


def test_that_a_manifest_with_another_digest_is_refused_under_a_true_seal(
    paket: PaketJadi, kunci: Kunci, muatan: object
) -> None:
    """Whoever holds the key seals a manifest that does not fit its files."""
    isi = wadah.read(paket.berkas)
    for at in range(len(isi.objek)):
        wrong = list(isi.objek)
        wrong[at] = Entri(wrong[at].nama, wrong[at].isi + b" ")
        naskah = manifes.render(wrong)
        meterai = segel.sign(naskah, kunci, muatan.dibuat_pada)
        assert outcome(wadah.write(wadah.Wadah(isi.objek, naskah, meterai))) == ""


BOM = textwrap.dedent(
    """
    import io, json, resource, struct, sys, zipfile, zlib
    from ranpk_desktop.paket import verifikasi, wadah
    from ranpk_desktop.paket.tidak_sah import TidakSahError

    def refused(berkas):
        try:
            verifikasi.open_package(berkas)
        except TidakSahError:
            return True
        return False

    def zipped(nama, isi, kind):
        made = io.BytesIO()
        with zipfile.ZipFile(made, "w", kind) as arsip:
            arsip.writestr("mimetype", "application/vnd.etsi.asic-e+zip")
            arsip.writestr(nama, isi)
        return made.getvalue()

    paket = open(sys.argv[1], "rb").read()
    asal = wadah.read(paket)
    verifikasi.open_package(paket)  # what a reader loads is not what a bomb takes
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    zeros = bytes(50_000_000)
    bombs = [zipped("data.json", zeros, zipfile.ZIP_DEFLATED)]
    bombs += [zipped("data.json", zeros, zipfile.ZIP_LZMA)]
    del zeros
    bombs += [paket[:18] + struct.pack("<2L", size, size) + paket[26:]
              for size in (2**31, 2**32 - 1, 2**32 - 2)]
    bombs += [wadah.write(wadah.Wadah((*asal.objek[:1],) * 1, asal.manifes, b"0" * 20_000_000))]
    bombs += [b"PK\\x03\\x04" * 4_000_000, bytes(70_000_000)]
    mid = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    made = [refused(it) for it in bombs]
    after = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    print(json.dumps({"refused": made, "more_kb": after - mid}))
    """
)


def test_that_bombs_are_refused_in_little_memory(paket: PaketJadi, tmp_path: Path) -> None:
    path = tmp_path / "p.asice"
    path.write_bytes(paket.berkas)
    limit = 900_000_000

    def confine() -> None:
        resource.setrlimit(resource.RLIMIT_AS, (limit, limit))

    answer = subprocess.run(
        [sys.executable, "-c", BOM, str(path)],
        capture_output=True,
        text=True,
        timeout=60,
        preexec_fn=confine,
        cwd=Path(__file__).parents[2],
        check=False,
    )
    assert answer.returncode == 0, answer.stderr[-2000:]
    hasil = json.loads(answer.stdout)
    assert all(hasil["refused"])
    assert len(hasil["refused"]) == 8
    assert hasil["more_kb"] < 120_000


def test_that_a_changed_package_takes_no_more_memory_than_a_whole_one(paket: PaketJadi) -> None:
    chance = random.Random(7)  # noqa: S311  a schedule, not a secret
    outcome(paket.berkas)
    tracemalloc.start()
    try:
        for jenis, mutasi in MUTASI.items():
            for _n in range(3):
                changed = mutasi(chance, paket.berkas)
                tracemalloc.reset_peak()
                before, _peak = tracemalloc.get_traced_memory()
                outcome(changed)
                _now, peak = tracemalloc.get_traced_memory()
                assert peak - before < 20 * len(changed) + 3_000_000, jenis
    finally:
        tracemalloc.stop()
