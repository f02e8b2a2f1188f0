"""The checks of a Perjanjian Kinerja: who signs it, when, of which plan (domain.md §2, §5)."""

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.laporan import serving
from ranpk_desktop.domain.nip import check_nip, two_nips
from ranpk_desktop.domain.paket import revision_label
from ranpk_desktop.domain.periksa_rencana import Bahan as BahanRencana
from ranpk_desktop.domain.periksa_rencana import normal_name
from ranpk_desktop.domain.periksa_target import tahunan_tidak_cocok
from ranpk_desktop.domain.perjanjian_kinerja import (
    BentukTanggal,
    Penandatangan,
    PerjanjianKinerja,
)
from ranpk_desktop.domain.pohon import Simpul
from ranpk_desktop.domain.sebutan_rencana import quote
from ranpk_desktop.domain.tanggal import format_tanggal

KESALAHAN, PERINGATAN, INFO = Tingkat

Temuan = Iterator[tuple[str, str]]
"""What a check finds: the column to jump to (domain.kolom_perjanjian.JUDUL), and the sentence."""

_ATAS_NAMA = re.compile(r"\s*(a\s*\.?\s*n\s*\.|atas nama\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Bahan:
    """Hold what is checked: the agreement, its row, and what the office knows besides.

    `pejabat` is the register, `orang` the (nama, NIP) that the office knows. `ditetapkan` tells
    whether the plan is fixed, `rencana_terbaru` is the newest version of it, None for none.
    """

    naskah: PerjanjianKinerja
    row: Mapping[str, Any]
    pejabat: Sequence[Mapping[str, Any]]
    orang: Sequence[tuple[str, str]]
    rencana_terbaru: int | None
    pola_nomor: str
    contoh_nomor: str

    @property
    def tanggal(self) -> date | None:
        """Return the day of the agreement, None where it is open."""
        return date.fromisoformat(self.row["tanggal"]) if self.row["tanggal"] else None


@dataclass(frozen=True, slots=True)
class Aturan:
    """Hold one rule of an agreement."""

    kode: str
    judul: str
    tingkat: Tingkat
    periksa: Callable[[Bahan], Temuan]


def check_perjanjian(bahan: Bahan) -> list[Finding]:
    """Return the findings of an agreement: parties first, then date and number, then the plan."""
    own = [
        Finding(rule.kode, rule.tingkat, pesan, tempat={"kolom": kolom})
        for rule in ATURAN
        for kolom, pesan in rule.periksa(bahan)
    ]
    return [*own, *_nips(bahan)]


def _nips(bahan: Bahan) -> Iterator[Finding]:
    """Yield the findings about the numbers of both parties, and two numbers of one person."""
    kesatu, kedua = bahan.naskah.kesatu, bahan.naskah.kedua
    others = [(kedua.nama, kedua.nip), *bahan.orang]
    for kolom, orang, known in (
        ("pejabat", kesatu, others),
        ("pihak_kedua_nip", kedua, bahan.orang),
    ):
        found = check_nip(orang.nip, orang.jenis_nip)
        found += [it for other in known for it in two_nips([(orang.nama, orang.nip), other])]
        for finding in found:
            pesan = finding.pesan
            if kolom == "pejabat":  # from the register, so it cannot be mended in the agreement
                pola = _("{nama}: {pesan} Betulkan pada Pengaturan, bagian Pejabat.")
                pesan = pola.format(nama=orang.nama, pesan=pesan)
            yield Finding(finding.kode, finding.tingkat, pesan, tempat={"kolom": kolom})


def tanpa_pihak_kesatu(bahan: Bahan) -> Temuan:
    """Find that nobody of the office is chosen who promises."""
    if not bahan.naskah.kesatu.nama:
        pesan = _("Pihak Kesatu belum ada. Isi pejabat pada Pengaturan, lalu pilih di sini.")
        yield "pihak_kesatu_id", pesan


def tanpa_pihak_kedua(bahan: Bahan) -> Temuan:
    """Find a superior without a name or a post."""
    if not bahan.naskah.kedua.nama:
        yield "pihak_kedua_nama", _("Nama Pihak Kedua (atasan) belum diisi.")
    if not bahan.row["pihak_kedua_jabatan"]:
        yield "pihak_kedua_jabatan", _("Jabatan Pihak Kedua (atasan) belum diisi.")


def atas_nama(bahan: Bahan) -> Temuan:
    """Find who would sign for somebody else."""
    pesan = _("Perjanjian kinerja tidak ditandatangani atas nama (a.n.): {jabatan}.")
    for kolom, orang in _parties(bahan):
        if _ATAS_NAMA.match(orang.jabatan):
            yield kolom, pesan.format(jabatan=orang.jabatan)


def orang_yang_sama(bahan: Bahan) -> Temuan:
    """Find one person who would promise to herself."""
    one, other = (normal_name(orang.nama) for _kolom, orang in _parties(bahan))
    if one and one == other:
        yield "pihak_kedua_nama", _("Pihak Kesatu dan Pihak Kedua adalah orang yang sama.")


def tidak_menjabat(bahan: Bahan) -> Temuan:
    """Find an official who is not in office on the day of the agreement."""
    if bahan.tanggal is None or not bahan.naskah.kesatu.nama:
        return
    chosen = (bahan.naskah.rencana.pejabat or {}).get("id")
    in_office = serving([dict(row) for row in bahan.pejabat], bahan.tanggal)
    if chosen in {row["id"] for row in in_office}:
        return
    pesan = _("{nama} menurut daftar pejabat tidak menjabat pada {tanggal}.")
    if in_office:
        pesan = _("{nama} menurut daftar pejabat tidak menjabat pada {tanggal}; saat itu {lain}.")
    yield (
        "pihak_kesatu_id",
        pesan.format(
            nama=bahan.naskah.kesatu.nama,
            tanggal=format_tanggal(bahan.tanggal),
            lain=", ".join(row["nama"] for row in in_office),
        ),
    )


def tanpa_tempat(bahan: Bahan) -> Temuan:
    """Find an agreement that names no place."""
    if not bahan.row["tempat"]:
        yield "tempat", _("Tempat penandatanganan belum diisi.")


def tanpa_tanggal(bahan: Bahan) -> Temuan:
    """Find a date that shall be printed whole, but is missing."""
    if bahan.tanggal is None and bahan.row["bentuk_tanggal"] == BentukTanggal.LENGKAP:
        pesan = _("Tanggal belum diisi. Isi, atau pilih agar hari dan bulannya dikosongkan.")
        yield "tanggal", pesan


def tanggal_tidak_tercetak(bahan: Bahan) -> Temuan:
    """Find a date that is typed in full and yet left open on paper."""
    if bahan.tanggal and bahan.row["bentuk_tanggal"] != BentukTanggal.LENGKAP:
        pesan = _("Tanggal {tanggal} tidak tercetak lengkap, karena Cetak tanggal mengosongkannya.")
        yield "bentuk_tanggal", pesan.format(tanggal=format_tanggal(bahan.tanggal))


def tahun_lain(bahan: Bahan) -> Temuan:
    """Find a day that is neither in the year of the agreement nor at the end of the one before."""
    tanggal, tahun = bahan.tanggal, bahan.naskah.tahun
    if tanggal and not date(tahun - 1, 10, 1) <= tanggal <= date(tahun, 12, 31):
        pesan = _("Tanggal {tanggal} jauh dari tahun perjanjian, {tahun}.")
        yield "tanggal", pesan.format(tanggal=format_tanggal(tanggal), tahun=tahun)


def nomor_lain(bahan: Bahan) -> Temuan:
    """Find a number that does not look like those of the office."""
    nomor = bahan.row["nomor"]
    if nomor and not re.fullmatch(bahan.pola_nomor, nomor):
        pesan = _("Nomor “{nomor}” tidak seperti {contoh}. Biarkan bila memang begitu nomornya.")
        yield "nomor", pesan.format(nomor=nomor, contoh=bahan.contoh_nomor)


def rencana_kosong(bahan: Bahan) -> Temuan:
    """Find a plan of which there is nothing to promise."""
    pohon = bahan.naskah.rencana.pohon
    if not any(it.indikator and _is_promised(it, pohon.parent(it.id)) for it in pohon.simpul):
        pesan = _("Rencana {tahun} belum memuat sasaran dengan indikator.")
        yield "rencana", pesan.format(tahun=bahan.naskah.tahun)


def _is_promised(simpul: Simpul, above: Simpul | None) -> bool:
    """Tell whether what is measured stands in the Lampiran: a sasaran, or an indikator of one."""
    return simpul.level.is_sasaran or above is None or above.level.is_sasaran


def rencana_belum_ditetapkan(bahan: Bahan) -> Temuan:
    """Find that the agreement is of live rows, which may still change."""
    if bahan.naskah.revisi_rencana is None and bahan.naskah.rencana.pohon.simpul:
        pesan = _(
            "Rencana {tahun} masih terbuka. Tetapkan rencana dahulu, atau pilih versi yang sudah "
            "ditetapkan; sampai itu naskah ini hanya draf."
        )
        yield "revisi_rencana", pesan.format(tahun=bahan.naskah.tahun)


def rencana_lebih_baru(bahan: Bahan) -> Temuan:
    """Find that the plan has a later version than the one agreed upon."""
    chosen, newest = bahan.naskah.revisi_rencana, bahan.rencana_terbaru
    if chosen is not None and newest is not None and newest > chosen:
        pesan = _("Naskah ini menurut rencana {versi}, padahal sudah ada {terbaru}.")
        yield (
            "revisi_rencana",
            pesan.format(versi=revision_label(chosen), terbaru=revision_label(newest)),
        )


def target_rencana_aksi(bahan: Bahan) -> Temuan:
    """Find where the annual target contradicts the quarters beside which it is printed.

    S4 no. 3 shows how that ends: 7,26 in the Lampiran and 7,35 in the Rencana Aksi. Here both
    print the annual target of the plan.
    """
    plan = BahanRencana(bahan.naskah.rencana.pohon)
    for simpul in plan.pohon.simpul:
        for _kolom, pesan in tahunan_tidak_cocok(simpul, plan):
            pola = _("{butir}: {pesan} Lampiran dan Rencana Aksi mencetak target tahunannya.")
            yield "rencana", pola.format(butir=quote(simpul), pesan=pesan)


def tanpa_anggaran(bahan: Bahan) -> Temuan:
    """Find that no program or kegiatan has a budget, or which program has none."""
    if not bahan.naskah.anggaran:
        yield (
            "anggaran",
            _(
                "Belum ada program atau kegiatan dengan pagu, jadi lampiran dicetak tanpa tabel "
                "anggaran. Isi pagu pada halaman Rencana."
            ),
        )
    for row in bahan.naskah.anggaran:
        if row.pagu is None:
            yield "anggaran", _("“{program}” belum mempunyai pagu.").format(program=row.uraian)


def _parties(bahan: Bahan) -> tuple[tuple[str, Penandatangan], ...]:
    return (
        ("pihak_kesatu_id", bahan.naskah.kesatu),
        ("pihak_kedua_jabatan", bahan.naskah.kedua),
    )


ATURAN = (
    Aturan("R301", _("Tanpa Pihak Kesatu"), KESALAHAN, tanpa_pihak_kesatu),
    Aturan("R302", _("Tanpa Pihak Kedua"), KESALAHAN, tanpa_pihak_kedua),
    Aturan("R303", _("Atas nama"), KESALAHAN, atas_nama),
    Aturan("R304", _("Orang yang sama"), PERINGATAN, orang_yang_sama),
    Aturan("R305", _("Tidak menjabat"), PERINGATAN, tidak_menjabat),
    Aturan("R311", _("Tanpa tempat"), PERINGATAN, tanpa_tempat),
    Aturan("R312", _("Tanpa tanggal"), KESALAHAN, tanpa_tanggal),
    Aturan("R315", _("Tanggal tidak tercetak"), INFO, tanggal_tidak_tercetak),
    Aturan("R313", _("Tahun lain"), PERINGATAN, tahun_lain),
    Aturan("R314", _("Nomor lain"), PERINGATAN, nomor_lain),
    Aturan("R321", _("Rencana kosong"), KESALAHAN, rencana_kosong),
    Aturan("R322", _("Rencana belum ditetapkan"), KESALAHAN, rencana_belum_ditetapkan),
    Aturan("R323", _("Rencana lebih baru"), PERINGATAN, rencana_lebih_baru),
    Aturan("R324", _("Target lawan triwulan"), PERINGATAN, target_rencana_aksi),
    Aturan("R325", _("Tanpa anggaran"), PERINGATAN, tanpa_anggaran),
)
"""All rules of an agreement, in the order in which their findings are listed."""
