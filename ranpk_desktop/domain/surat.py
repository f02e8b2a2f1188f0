"""The words of a letter that a package travels with, whatever carries it."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.kiriman import part_label
from ranpk_desktop.domain.paket import JenisPaket, revision_label
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.errors import CheckError

KIRIMAN_KANTOR = (
    JenisPaket.LAPORAN_TRIWULAN,
    JenisPaket.LAPORAN_SEMESTER,
    JenisPaket.LAPORAN_SEWAKTU,
    JenisPaket.RENCANA,
    JenisPaket.SKM,
    JenisPaket.PERJANJIAN_KINERJA,
    JenisPaket.DAFTAR_IDENTITAS,
)
"""What an office sends, each perhaps to an address of its own."""


@dataclass(frozen=True, slots=True)
class TeksSurat:
    """Hold what users of webmail and WhatsApp copy; `tujuan` are addresses parted by ", "."""

    tujuan: str
    subjek: str
    isi: str


@dataclass(frozen=True, slots=True)
class BerkasSurat:
    """Name one file of a package; `kode_data` is the short code printed on its documents."""

    nama: str
    ukuran: int
    ke: int
    dari: int
    kode_data: str

    @property
    def bagian(self) -> str:
        """Return "bagian 1 dari 3", "" for a package in one piece."""
        return part_label(self.ke, self.dari)


@dataclass(frozen=True, slots=True)
class PaketSurat:
    """Name the package that a letter is about, with its files in order.

    `contoh` says that it comes from the sample office.
    """

    unit: str
    jenis: JenisPaket
    tahun: int
    periode: str
    revisi: int
    berkas: tuple[BerkasSurat, ...]
    contoh: bool = False

    @property
    def judul(self) -> str:
        """Return "Laporan triwulan TW III 2026"."""
        words = (self.jenis.label, period_label(self.periode), str(self.tahun))
        text = " ".join(filter(None, words))
        return text[0].upper() + text[1:]

    @property
    def versi(self) -> str:
        """Return the revision in words."""
        return revision_label(self.revisi)


def period_label(periode: str) -> str:
    """Return a period as words beside a year: "TW III", "semester I", "" for the whole year."""
    if periode == "TAHUN":
        return ""
    if periode in ("S1", "S2"):
        return _("semester {n}").format(n="I" * int(periode[1]))
    try:
        return Triwulan.from_periode(periode).label
    except ValueError:
        return periode


def compose(paket: PaketSurat, tujuan: Sequence[str], ke: int | None = None) -> TeksSurat:
    """Return the letter about a whole package, or about its part `ke`."""
    files = [it for it in paket.berkas if ke in (None, it.ke)]
    part = files[0].bagian if ke else ""
    heading = ", ".join(filter(None, (paket.versi, part)))
    # Plain ASCII: a subject is retyped, searched for and cut off in webmail.
    subjek = f"{paket.judul} ({heading}) - {paket.unit}"
    notice = []
    if paket.contoh:  # so that an exercise that went out is taken for one
        subjek = _("[CONTOH] {subjek}").format(subjek=subjek)
        notice = [_("DATA CONTOH: ini latihan, bukan laporan resmi."), ""]
    lines = [
        *notice,
        _("Yth. Bapak/Ibu,"),
        "",
        _("Bersama ini kami sampaikan {judul}, {versi}, dari {unit}.").format(
            judul=paket.judul[0].lower() + paket.judul[1:],
            versi=paket.versi[0].lower() + paket.versi[1:],
            unit=paket.unit,
        ),
        "",
        _("Berkas:"),
        *(file_line(it) for it in files),
    ]
    if len(paket.berkas) > 1:
        lines += ["", _("Setiap bagian dikirim tersendiri; urutannya tidak penting.")]
    lines += [
        "",
        _("Paket ini bersegel; mohon diteruskan apa adanya, tanpa dibuka lalu disimpan ulang."),
        "",
        _("Terima kasih."),
        paket.unit,
    ]
    return TeksSurat(", ".join(tujuan), subjek, "\n".join(lines))


def file_line(berkas: BerkasSurat) -> str:
    """Return one file with its size and code, as a line of a letter."""
    line = _("- {nama} ({ukuran}), Kode data: {kode}").format(
        nama=berkas.nama, ukuran=format_bytes(berkas.ukuran), kode=berkas.kode_data
    )
    return f"{line}, {berkas.bagian}" if berkas.bagian else line


_ADDRESS = re.compile(r"[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]{1,64}@[A-Za-z0-9-]+(\.[A-Za-z0-9-]+)+")


def parse_addresses(teks: str, field: str = "tujuan") -> tuple[str, ...]:
    """Read addresses parted by comma, semicolon, space or line; each once.

    Raises CheckError for what no mail server takes: letters outside ASCII among them.
    """
    found: dict[str, None] = {}
    for alamat in filter(None, re.split(r"[\s,;]+", teks)):
        if len(alamat) > 254 or not _ADDRESS.fullmatch(alamat):
            raise CheckError(
                field,
                _("“{alamat}” bukan alamat email.").format(alamat=alamat[:80]),
                _("Tulis seperti nama@pom.go.id; pisahkan beberapa alamat dengan koma."),
            )
        found[alamat] = None
    return tuple(found)
