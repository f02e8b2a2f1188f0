"""Put the parts of reports together again: any files in any order, each checked on its own.

Part 1 names under seal what every part carries, so a part belongs to it only with that content.
Files are read one after another and their content is let go: memory holds one of them.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.paket import HasilVerifikasi, Identitas, JenisPaket, PaketTerbuka
from ranpk_desktop.paket import verifikasi

_SAMA = ("jenis", "unit", "tahun", "periode", "revisi", "garis", "nihil")
"""What all parts of a report say alike; a part that says it otherwise is of another one."""


@dataclass(frozen=True, slots=True)
class Potongan:
    """Hold one part that is whole: where it came from, who it is, and its data.json.

    `sah` is as in HasilVerifikasi.
    """

    asal: str
    manifes: str
    sertifikat: bytes
    sah: bool | None
    data: Mapping[str, Any]

    @property
    def ke(self) -> int:
        """Return its number among the parts."""
        return int(self.data["bagian"]["ke"])

    @property
    def dari(self) -> int:
        """Return how many parts it says there are."""
        return int(self.data["bagian"]["dari"])

    @property
    def induk(self) -> str:
        """Return the manifest of part 1 of its report."""
        return str(self.data["bagian"]["induk"] or self.manifes)


@dataclass(frozen=True, slots=True)
class Rakitan:
    """Show one report: the parts that are here, by number, and which of `dari` are missing."""

    induk: str
    dari: int
    potongan: Mapping[int, Potongan] = field(default_factory=dict)

    @property
    def hilang(self) -> tuple[int, ...]:
        """Return the numbers of the parts that are missing."""
        return tuple(ke for ke in range(1, self.dari + 1) if ke not in self.potongan)

    @property
    def lengkap(self) -> bool:
        """Tell whether every part is here."""
        return not self.hilang

    @property
    def sah(self) -> bool | None:
        """Tell whether a trusted key of its unit sealed every part; None where none is known."""
        verdicts = {it.sah for it in self.potongan.values()}
        return False if False in verdicts else None if None in verdicts else True

    @property
    def data(self) -> Mapping[str, Any]:
        """Return the data.json of part 1, else of any part, which names the same report."""
        return self.potongan[min(self.potongan)].data

    @property
    def jenis(self) -> JenisPaket:
        """Return what the report is."""
        return JenisPaket(self.data["jenis"])

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk paket rakit --json` prints for a report."""
        return {
            "manifes": self.induk,
            "unit": self.data["unit"]["nama"],
            **{nama: self.data[nama] for nama in ("jenis", "tahun", "periode", "revisi")},
            "lengkap": self.lengkap,
            "sah": self.sah,
            "hilang": list(self.hilang),
            "berkas": [{"ke": ke, "nama": self.potongan[ke].asal} for ke in sorted(self.potongan)],
        }


@dataclass(frozen=True, slots=True)
class HasilRakit:
    """Show the reports that some files are of, and what is to be said of the files themselves."""

    rakitan: tuple[Rakitan, ...]
    temuan: tuple[Finding, ...]

    @property
    def lengkap(self) -> bool:
        """Tell whether every report is complete and every file has its place."""
        errors = any(it.tingkat is Tingkat.KESALAHAN for it in self.temuan)
        return bool(self.rakitan) and not errors and all(it.lengkap for it in self.rakitan)

    def as_json(self) -> dict[str, object]:
        """Return the object that `ranpk paket rakit --json` prints."""
        return {
            "lengkap": self.lengkap,
            "paket": [it.as_json() for it in self.rakitan],
            "temuan": [it.as_json() for it in self.temuan],
        }


def assemble(
    berkas: Iterable[tuple[str, bytes]], tepercaya: Sequence[Identitas] = ()
) -> HasilRakit:
    """Return which reports some files, each (name, content), are the parts of."""
    temuan: list[Finding] = []
    groups: dict[str, list[Potongan]] = defaultdict(list)
    seen: dict[str, str] = {}
    for nama, isi in berkas:
        hasil = verifikasi.verify(isi, tepercaya)
        paket = hasil.paket
        if paket is None or hasil.sah is False:
            temuan += [Finding(it.kode, it.tingkat, f"{nama}: {it.pesan}") for it in hasil.temuan]
        elif paket.manifes in seen:
            temuan.append(_twice(nama, seen[paket.manifes]))
        else:
            seen[paket.manifes] = nama
            potongan = _piece(nama, hasil, paket)
            groups[potongan.induk].append(potongan)
    rakitan = []
    for induk, pieces in groups.items():
        made, refused = _join(induk, pieces)
        temuan += refused
        if made.potongan:
            rakitan.append(made)
    return HasilRakit(tuple(rakitan), tuple(temuan))


def _piece(nama: str, hasil: HasilVerifikasi, paket: PaketTerbuka) -> Potongan:
    return Potongan(nama, paket.manifes, paket.segel.sertifikat, hasil.sah, paket.data)


def _join(induk: str, pieces: Sequence[Potongan]) -> tuple[Rakitan, list[Finding]]:
    """Return a report of the pieces that belong to it, and why others do not."""
    # Without part 1 nobody knows what belongs to it: the first piece stands for it till it comes.
    head = next((it for it in pieces if it.ke == 1), pieces[0])
    found: dict[int, Potongan] = {}
    refused = []
    for piece in sorted(pieces, key=lambda it: it.ke):
        if not _belongs(piece, head):
            refused.append(
                Finding(
                    "BAGIAN_TIDAK_COCOK",
                    Tingkat.KESALAHAN,
                    _("{nama} bukan bagian dari laporan yang disebutnya.").format(nama=piece.asal),
                )
            )
        elif piece.ke in found:
            refused.append(_twice(piece.asal, found[piece.ke].asal))
        else:
            found[piece.ke] = piece
    return Rakitan(induk, head.dari, found), refused


def _belongs(piece: Potongan, head: Potongan) -> bool:
    if piece.sertifikat != head.sertifikat or piece.dari != head.dari:
        return False
    if any(piece.data.get(nama) != head.data.get(nama) for nama in _SAMA):
        return False
    return head.ke != 1 or piece.ke == 1 or _carried(piece, piece.ke) == _carried(head, piece.ke)


def _carried(piece: Potongan, ke: int) -> list[Any]:
    """Return what a piece says that a part carries."""
    return [it for it in piece.data["data_dukung"] if it["sha256"] and it.get("bagian") == ke]


def _twice(nama: str, before: str) -> Finding:
    pesan = _("{nama} sama dengan {sebelumnya}, jadi dihitung satu kali.")
    return Finding("BERKAS_KEMBAR", Tingkat.INFO, pesan.format(nama=nama, sebelumnya=before))
