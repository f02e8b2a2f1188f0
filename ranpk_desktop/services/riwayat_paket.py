"""The packages that the office made, and how far each is on its way."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, datetime
from pathlib import Path
from typing import Any

from db.connection import Store
from db.repositories import paket as repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.kiriman import UNDER_WAY, CaraKirim
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.riwayat_paket import BerkasPaket, RiwayatPaket, StatusPaket, title
from ranpk_desktop.domain.tanggal import format_tanggal
from ranpk_desktop.services.jenis_paket import NIHIL

Row = dict[str, Any]


def load(store: Store, folder: Path, tahun: int | None) -> tuple[RiwayatPaket, ...]:
    """Return one entry per report, the newest first."""
    found = repository.history(store, tahun)
    parts: dict[str, list[Row]] = defaultdict(list)
    for row in found:
        parts[row["induk"] or row["manifes"]].append(row)
    sent: dict[str, list[Row]] = defaultdict(list)
    for row in repository.sendings(store):
        sent[row["paket_id"]].append(row)
    receipts = repository.receipts(store)
    later: dict[tuple[str, int, str], bool] = {}  # reports seen so far: did a newer one leave?
    shown = []
    for first in (row for row in found if row["induk"] is None):
        own = sorted(parts[first["manifes"]], key=lambda row: int(row["bagian_ke"]))
        key = (first["jenis"], first["tahun"], first["periode"])
        status, keterangan = _status(
            [sent[row["id"]] for row in own], receipts.get(first["manifes"])
        )
        if key in later and (later[key] or not first["keluar"]):
            status, keterangan = StatusPaket.DIGANTIKAN, _("Ada revisi yang lebih baru.")
        later[key] = later.get(key, False) or bool(first["keluar"])
        shown.append(_entry(first, own, folder, status, keterangan))
    return tuple(shown)


def file_of(row: Mapping[str, Any], folder: Path) -> BerkasPaket:
    """Return the file of a row of `paket`."""
    path = folder / row["berkas"]
    return BerkasPaket(
        id=row["id"],
        manifes=row["manifes"],
        nama=row["berkas"],
        path=path,
        ukuran=row["ukuran"],
        ke=row["bagian_ke"],
        dari=row["bagian_dari"],
        ada=path.is_file(),
    )


def _entry(
    first: Row, own: Sequence[Row], folder: Path, status: StatusPaket, keterangan: str
) -> RiwayatPaket:
    jenis = JenisPaket(first["jenis"])
    return RiwayatPaket(
        id=first["id"],
        jenis=jenis,
        tahun=first["tahun"],
        periode=first["periode"],
        revisi=first["revisi"],
        judul=title(jenis, first["tahun"], first["periode"]),
        nihil=first["alasan"] if first["keadaan"] == NIHIL else "",
        sidik_isi=first["sidik_isi"],
        manifes=first["manifes"],
        menggantikan=first["menggantikan"],
        berkas=tuple(file_of(row, folder) for row in own),
        dibuat_pada=datetime.fromisoformat(first["dibuat_pada"]),
        status=status,
        keterangan=keterangan,
    )


def _status(parts: Sequence[Sequence[Row]], receipt: Row | None) -> tuple[StatusPaket, str]:
    """Return the status of a report from the sendings of each part, and more words about it."""
    if receipt:
        nomor = _("Tanda terima {nomor}").format(nomor=receipt["nomor"])
        words = ": ".join(filter(None, (nomor, receipt["keterangan"])))
        return StatusPaket(receipt["putusan"]), words
    arrived = [[row for row in part if row["keadaan"] == "TERKIRIM"] for part in parts]
    if all(arrived):
        last = max((part[-1] for part in arrived), key=lambda row: str(row["terkirim_pada"]))
        hari = format_tanggal(date.fromisoformat(last["terkirim_pada"][:10]))
        cara = CaraKirim(last["cara"])
        # Whoever sent it, it is the same to the reader.
        kata = CaraKirim.EMAIL.label if cara is CaraKirim.SMTP else cara.label
        words = _("{tanggal}, {cara}").format(tanggal=hari, cara=kata)
        return StatusPaket.TERKIRIM, words
    some = ""
    if any(arrived):
        some = _("{n} dari {m} berkas terkirim").format(n=sum(map(bool, arrived)), m=len(parts))
    rows = [row for part in parts for row in part]
    if any(row["keadaan"] in UNDER_WAY for row in rows):
        doubt = _("Belum pasti sampai") if any(r["keadaan"] == "TIDAK_PASTI" for r in rows) else ""
        return StatusPaket.MENUNGGU, " · ".join(filter(None, (some, doubt)))
    failed = next((row for row in reversed(rows) if row["keadaan"] == "GAGAL"), None)
    words = _("Gagal dikirim: {jawaban}").format(jawaban=failed["jawaban"]) if failed else ""
    return StatusPaket.DIBUAT, " · ".join(filter(None, (some, words)))
