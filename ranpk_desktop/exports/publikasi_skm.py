"""What the sheet at the counter says, the same in PDF and workbook."""

from collections.abc import Sequence
from decimal import Decimal

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_angka, format_persen
from ranpk_desktop.domain.bacaan_skm import Profil
from ranpk_desktop.domain.publikasi_skm import PublikasiSkm
from ranpk_desktop.domain.skm import HasilUnsur
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.exports.cetak import Cetak
from ranpk_desktop.exports.laporan_skm import people, survey

JUDUL = _("NILAI SURVEI KEPUASAN MASYARAKAT")
RESPONDEN = _("RESPONDEN")
PENUTUP = _(
    "TERIMA KASIH ATAS PENILAIAN YANG TELAH ANDA BERIKAN. MASUKAN ANDA SANGAT BERMANFAAT UNTUK "
    "KEMAJUAN UNIT KAMI AGAR TERUS MEMPERBAIKI DAN MENINGKATKAN KUALITAS PELAYANAN BAGI MASYARAKAT."
)
"""The sentence that PermenPANRB 14/2017 ends its sheet with."""


def subject(publikasi: PublikasiSkm) -> str:
    """Return whose value it is and of when."""
    layanan = clean(publikasi.layanan) or _("Seluruh layanan")
    return f"{layanan} · {survey(publikasi.tahun, publikasi.periode).capitalize()}"


def footer(publikasi: PublikasiSkm, cetak: Cetak) -> str:
    """Return what the foot of the sheet says."""
    return _("Publikasi SKM {tahun} · {versi}").format(tahun=publikasi.tahun, versi=cetak.versi)


def number(publikasi: PublikasiSkm) -> str:
    """Return the value, or that there is none yet."""
    nilai = publikasi.hasil.nilai
    return "–" if nilai is None else format_angka(nilai, 2)


def quality(publikasi: PublikasiSkm) -> str:
    """Return the word of the value, or what is missing."""
    hasil = publikasi.hasil
    if hasil.mutu is None:
        return _("Belum lengkap: {n} dari 9 unsur").format(n=hasil.terisi)
    return _("Mutu pelayanan {mutu}\n{nama}").format(mutu=hasil.mutu.mutu, nama=hasil.mutu.nama)


def remarks(publikasi: PublikasiSkm) -> list[str]:
    """Return how a unit's value was made, and how far it reached its target."""
    lines = []
    if publikasi.metode:
        lines.append(_("Cara hitung: {metode}").format(metode=publikasi.metode))
    if publikasi.target is not None and publikasi.capaian is not None:
        text = _("Target {target}, tercapai {capaian}")
        nilai = format_angka(publikasi.target, 2)
        lines.append(text.format(target=nilai, capaian=format_persen(publikasi.capaian)))
    return lines


def respondents(publikasi: PublikasiSkm) -> str:
    """Return how many have answered."""
    return _("Jumlah: {n}").format(n=people(publikasi.responden))


def answers(kind: Profil, counts: Sequence[tuple[str, int]]) -> str:
    """Return a kind of profile in one paragraph: "Pendidikan: SMA 45, S1 66"."""
    listed = ", ".join(f"{jawaban} {format_angka(Decimal(jumlah))}" for jawaban, jumlah in counts)
    return f"{kind.label}: {listed}"


def words(hasil: HasilUnsur) -> str:
    """Return what stands behind the bar of an unsur."""
    if hasil.nilai is None or hasil.mutu is None:
        return _("belum diisi")
    return f"{format_angka(hasil.nilai, 2)} – {hasil.mutu.mutu}"
