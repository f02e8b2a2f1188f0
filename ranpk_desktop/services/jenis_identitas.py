"""Packages that say who an office is: its unit, its officials, and the certificates of its key."""

from base64 import b64decode
from datetime import date
from typing import Any

from db.connection import Store
from db.repositories import kantor as kantor_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.finding import Finding, Tingkat
from ranpk_desktop.domain.identitas import LembarIdentitas
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.services import daftar_identitas
from ranpk_desktop.services.jenis_paket import Bahan, Dokumen, JenisBuatan, Sumber, in_office_on
from ranpk_desktop.services.sematan import file_of, read_certificates

SERTIFIKAT = "sertifikat.pem"


def _now_only(store: Store, tahun: int) -> list[str]:
    """Offer it for the present year: a list of last year would be about today's key."""
    return [daftar_identitas.PERIODE] if tahun == store.moment().year else []


def _source(store: Store, tahun: int, periode: str) -> Sumber:
    unit = kantor_repository.unit(store) or {}
    path = file_of(store.path.parent, str(unit.get("acuan")))
    if not path.exists():
        place: dict[str, object] = {"halaman": "pengaturan", "bagian": "kunci"}
        pesan = _("Kantor ini belum mempunyai kunci segel.")
        return Sumber(halangan=Finding("BELUM_ADA_KUNCI", Tingkat.KESALAHAN, pesan, tempat=place))
    pejabat = in_office_on(store, store.moment().date())
    certificates = [it.sertifikat for it in read_certificates(path)]
    return Sumber(
        isi=daftar_identitas.isi(store, certificates),
        keadaan=daftar_identitas.KEADAAN,
        pejabat_id=pejabat["id"] if pejabat else None,
    )


def _documents(bahan: Bahan) -> Dokumen:
    rows: list[dict[str, Any]] = sorted(
        bahan.isi[daftar_identitas.TABEL], key=lambda row: int(row["urutan"])
    )

    def sheet() -> bytes:
        from ranpk_desktop.exports import lembar_identitas_pdf
        from ranpk_desktop.services import dokumen

        cetak = dokumen.of_version(bahan.rekaman, bahan.pelepas, bahan.kertas)
        return lembar_identitas_pdf.render(bahan.isi["unit"][0], _sheet(rows, bahan.pelepas), cetak)

    def certificates() -> bytes:
        from ranpk_desktop.paket.sertifikat import certificate_pem

        return b"".join(certificate_pem(b64decode(row["sertifikat"])) for row in rows)

    return {f"lembar-identitas-{bahan.tahun}.pdf": sheet, SERTIFIKAT: certificates}


def _sheet(rows: list[dict[str, Any]], pelepas: dict[str, Any]) -> LembarIdentitas:
    now, before = rows[0], rows[1] if len(rows) > 1 else None
    return LembarIdentitas(
        kode_pengenal=now["kode_pengenal"],
        kata=tuple(now["kata_pengenal"].replace("·", "").split()),
        berlaku_sampai=date.fromisoformat(now["berlaku_sampai"]),
        kepala=str(pelepas["nama"]),
        jabatan=full_title(pelepas),
        kode_lama=before["kode_pengenal"] if before else "",
        alasan=now["alasan"],
        lama_hilang=bool(now["lama_hilang"]),
    )


JENIS = (JenisBuatan(JenisPaket.DAFTAR_IDENTITAS, _now_only, _source, _documents),)
