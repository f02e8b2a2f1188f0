"""Pusat in tests: a key of its own, and the packages that it sends, sealed in our container."""

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, datetime
from functools import cache
from pathlib import Path
from typing import Any
from uuid import uuid4

from ranpk_desktop.domain.paket import (
    Entri,
    Isi,
    JenisPaket,
    Muatan,
    PaketJadi,
    PaketTerbuka,
    Pelepas,
    UnitPaket,
)
from ranpk_desktop.domain.pdf_bertanda import PUSAT
from ranpk_desktop.domain.referensi import Bagian
from ranpk_desktop.domain.tanda_terima import Putusan, SelPutusan, TandaTerima
from ranpk_desktop.files import make_folder
from ranpk_desktop.paket import kunci_p12, sertifikat, susun, verifikasi
from ranpk_desktop.paths import resource

NAMA = "Badan Pengawas Obat dan Makanan"
FRASA = "tujuh kata yang hanya diketahui Pusat"
UNIT = UnitPaket(PUSAT, "", NAMA)
GARIS = "99999999-9999-4999-8999-999999999999"
WAKTU = datetime(2026, 10, 8, 4, 0, tzinfo=UTC)


def key(nama: str = NAMA) -> kunci_p12.Kunci:
    """Return the one key of a name."""
    return _key(nama)


@cache
def _key(nama: str) -> kunci_p12.Kunci:
    return kunci_p12.load_p12(kunci_p12.make_p12(nama, "", FRASA, WAKTU), FRASA)


def pem(nama: str = NAMA) -> bytes:
    return sertifikat.certificate_pem(key(nama).sertifikat)


def kode(nama: str = NAMA) -> str:
    """Return the code that is read out by telephone."""
    return sertifikat.kode_pengenal(key(nama).sertifikat)


def pin(folder: Path, nama: str = NAMA) -> None:
    """Let a data folder trust Pusat, as after the first comparison."""
    (make_folder(folder / "identitas") / f"{PUSAT}.pem").write_bytes(pem(nama))


def send(
    jenis: JenisPaket,
    isi: Isi,
    *,
    tahun: int = 2026,
    periode: str = "TAHUN",
    dokumen: Sequence[Entri] = (),
    waktu: datetime = WAKTU,
    unit: UnitPaket = UNIT,
    kunci: kunci_p12.Kunci | None = None,
) -> PaketJadi:
    """Seal a package in the name of Pusat."""
    muatan = Muatan(
        jenis=jenis,
        unit=unit,
        tahun=tahun,
        periode=periode,
        revisi=0,
        garis=GARIS,
        nomor_urut=1,
        menggantikan=None,
        dibuat_pada=waktu,
        aplikasi="RANPK Pusat 0.1.0",
        versi_aturan=1,
        revisi_rencana=None,
        pelepas=Pelepas("Bima Satria", "Kepala Biro Perencanaan"),
        contoh=False,
        isi=isi,
        dokumen=tuple(dokumen),
    )
    return susun.build(muatan, kunci or key())


def opened(paket: Path | bytes) -> PaketTerbuka:
    """Open a package that an office sent, as Pusat does."""
    return verifikasi.open_package(paket if isinstance(paket, bytes) else paket.read_bytes())


def decide(
    paket: Path | bytes,
    putusan: Putusan = Putusan.DITERIMA,
    *,
    nomor: str = "PST-0142",
    keterangan: str = "",
    sel: Sequence[tuple[str, str, str, str]] = (),
    **other: Any,
) -> TandaTerima:
    """Decide about an office's package; `sel` are (tabel, baris_id, kolom, komentar) to return."""
    found = opened(paket)
    cells = []
    for tabel, baris_id, kolom, komentar in sel:
        row = next(
            it for it in found.data["isi"][tabel] if baris_id in (it.get("id"), it.get("butir_id"))
        )
        cells.append(
            SelPutusan(
                str(uuid4()), tabel, baris_id, kolom, row[kolom], Putusan.DIKEMBALIKAN, komentar
            )
        )
    values: dict[str, Any] = {
        "id": str(uuid4()),
        "nomor": nomor,
        "unit": found.unit.id,
        "paket": found.manifes,
        "jenis": found.jenis,
        "tahun": found.data["tahun"],
        "periode": found.data["periode"],
        "revisi": found.data["revisi"],
        "putusan": putusan,
        "keterangan": keterangan,
        "dipegang": found.manifes if putusan is Putusan.DITERIMA else None,
        "sel": tuple(cells),
    }
    return TandaTerima(**(values | other))


def receipt(
    tanda_terima: TandaTerima,
    *,
    waktu: datetime = WAKTU,
    dokumen: Sequence[Entri] = (),
    kunci: kunci_p12.Kunci | None = None,
) -> PaketJadi:
    """Seal a receipt."""
    return send(
        JenisPaket.TANDA_TERIMA,
        tanda_terima.as_isi(),
        tahun=tanda_terima.tahun,
        periode=tanda_terima.periode,
        waktu=waktu,
        dokumen=dokumen,
        kunci=kunci,
    )


def resource_text(bagian: Bagian) -> dict[str, Any]:
    """Return what the program brings of a part of the reference data."""
    path = {
        Bagian.KATALOG: ("katalog", "ranpk_2024.json"),
        Bagian.UNIT: ("unit", "unit.json"),
        Bagian.TEMPLAT: ("templates", "perjanjian_kinerja.json"),
    }.get(bagian, ("parameter", f"{bagian}.json"))
    found: dict[str, Any] = json.loads(resource(*path).read_text(encoding="utf-8"))
    return found


def references(
    acuan: Mapping[str, object],
    *,
    alamat: Sequence[tuple[str, str]] = (),
    sertifikat: Sequence[bytes] = (),
    waktu: datetime = WAKTU,
    kunci: kunci_p12.Kunci | None = None,
) -> PaketJadi:
    """Seal a REFERENSI; `acuan` are objects by part, `alamat` are (jenis, address)."""
    isi: Isi = {
        "acuan": [
            {"id": bagian, "isi": it if isinstance(it, str) else json.dumps(it, ensure_ascii=False)}
            for bagian, it in acuan.items()
        ],
        "alamat": [
            {"id": f"{at:03}", "jenis": jenis, "surel": surel}
            for at, (jenis, surel) in enumerate(alamat)
        ],
        "sertifikat": [{"id": f"{at:03}", "pem": it.decode()} for at, it in enumerate(sertifikat)],
    }
    return send(JenisPaket.REFERENSI, isi, waktu=waktu, kunci=kunci)


def save(folder: Path, paket: PaketJadi, nama: str = "dari-pusat.asice") -> Path:
    """Write a package as if it had come by mail."""
    path = folder / nama
    path.write_bytes(paket.berkas)
    return path
