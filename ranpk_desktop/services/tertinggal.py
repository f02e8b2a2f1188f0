"""What the office's own packages do not hold, said after a restore from them."""

from collections.abc import Iterable, Sequence
from pathlib import Path

from db.connection import Store
from db.file_store import FOLDER as EVIDENCE
from db.file_store import FileStore
from db.tables import rows
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.paket import JenisPaket, revision_label
from ranpk_desktop.domain.pulih_paket import PaketPulih
from ranpk_desktop.domain.riwayat_paket import title
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.services.identitas import FOLDER, KEY_FILE

_SEBUTAN_MAKS = 5


def missing_in_packages(
    store: Store, paket: Sequence[PaketPulih], *, kosong: bool
) -> tuple[str, ...]:
    """Return, as sentences, what is not here after a restore from packages.

    `kosong` says that the folder held no office before, so that nothing else can have it.
    """
    years = sorted({it.tempat[1] for it in paket if it.tempat[0] is not JenisPaket.SKM})
    found = [*_plans(store, years), *_quarters(store, years), *_versions(store, paket)]
    found += _evidence(store)
    if kosong:
        found += [
            _("Isian dan draf yang belum dikunci atau belum dibuat paketnya."),
            _("Bukti RATL, pengaturan kantor, daftar pegawai dan hari libur kantor."),
            _("Riwayat perubahan: siapa mengubah apa dan kapan."),
            _("Catatan pengiriman, dan tanda terima dari Pusat; mintalah lagi dari Pusat."),
        ]
        if any(it.tempat[0] is JenisPaket.PERJANJIAN_KINERJA for it in paket):
            found.append(_("Tahap tanda tangan perjanjian kinerja, dan naskahnya yang bertanda."))
    if not (store.path.parent / FOLDER / KEY_FILE).exists():
        found.append(_("Kunci segel: pasang lagi berkas .p12-nya pada Pengaturan → Kunci segel."))
    return tuple(found)


def _plans(store: Store, years: Iterable[int]) -> list[str]:
    return [
        _("Penetapan rencana {tahun}: paketnya tidak ada.").format(tahun=tahun)
        for tahun in years
        if not _has_version(store, JenisPaket.RENCANA, tahun, "TAHUN")
    ]


def _quarters(store: Store, years: Iterable[int]) -> list[str]:
    """Name the quarters that have ended and of which there is no version."""
    today = store.moment().date()
    found = []
    for tahun in years:
        missing = [
            triwulan.label
            for triwulan in Triwulan
            if triwulan.last_day(tahun) < today
            and not _has_version(store, JenisPaket.LAPORAN_TRIWULAN, tahun, triwulan.periode)
        ]
        if missing:
            text = _("Laporan {triwulan} {tahun}: paketnya tidak ada.")
            found.append(text.format(triwulan=", ".join(missing), tahun=tahun))
    return found


def _has_version(store: Store, jenis: JenisPaket, tahun: int, periode: str) -> bool:
    found = store.db.execute(
        "SELECT 1 FROM rekaman WHERE jenis = ? AND tahun = ? AND periode = ?",
        (jenis.value, tahun, periode),
    )
    return found.fetchone() is not None


def _versions(store: Store, paket: Iterable[PaketPulih]) -> list[str]:
    """Name the older versions of which only a newer one is here."""
    found = []
    for jenis, tahun, periode in sorted({it.tempat for it in paket if it.utama}):
        sql = "SELECT revisi FROM rekaman WHERE jenis = ? AND tahun = ? AND periode = ?"
        here = {row["revisi"] for row in rows(store.db, sql, (jenis.value, tahun, periode))}
        missing = set(range(max(here, default=0))) - here
        if missing:
            versi = ", ".join(revision_label(revisi).lower() for revisi in sorted(missing))
            judul = title(jenis, tahun, periode)
            found.append(_("{judul}: {versi}.").format(judul=judul, versi=versi))
    return found


def _evidence(store: Store) -> list[str]:
    wanted = {
        row["sha256"]: row["nama"]
        for row in rows(
            store.db,
            "SELECT sha256, nama FROM data_dukung"
            " WHERE sha256 IS NOT NULL AND dihapus_pada IS NULL ORDER BY nama",
        )
    }
    missing = FileStore(Path(store.path.parent) / EVIDENCE).missing(wanted)
    if not missing:
        return []
    names = [nama for sha256, nama in wanted.items() if sha256 in missing]
    shown = ", ".join(names[:_SEBUTAN_MAKS])
    if len(names) > _SEBUTAN_MAKS:
        shown += ", …"
    return [_("{n} berkas data dukung: {nama}.").format(n=len(names), nama=shown)]
