"""Check any file for anybody: a sealed package or a signed PDF, explained in sentences.

Nothing here needs an office or a database, so it runs in the pool.
"""

from collections.abc import Callable, Mapping, Sequence
from datetime import datetime
from pathlib import Path
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik, tanda_terima
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.identitas import spell
from ranpk_desktop.domain.paket import (
    HasilVerifikasi,
    Identitas,
    JenisPaket,
    PaketTerbuka,
    revision_label,
)
from ranpk_desktop.domain.pdf_bertanda import HasilPdf, Pihak, TandaTanganPdf
from ranpk_desktop.domain.pejabat import full_title
from ranpk_desktop.domain.periksa_berkas import (
    HasilPeriksa,
    IsiBerkas,
    JenisBerkas,
    Penyegel,
    Rincian,
)
from ranpk_desktop.domain.riwayat_paket import title
from ranpk_desktop.domain.tanggal import format_own_waktu, format_tanggal
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.imports import Report

_PDF = b"%PDF-"


def look(
    path: Path,
    identitas: Sequence[Identitas],
    *,
    cancelled: Callable[[], bool] = lambda: False,
    report: Report = lambda done: None,
) -> HasilPeriksa:
    """Check a file against the certificates that the user trusts, and explain it.

    Raises KnownError for a file that cannot be read; a bad one is a result, not an error.
    """
    if _is_pdf(path):
        return _look_at_pdf(path, identitas, cancelled, report)
    from ranpk_desktop.paket import verifikasi

    isi = verifikasi.read_file(path)
    return _explain(path.name, len(isi), verifikasi.verify(isi, identitas), identitas)


def _explain(
    nama: str, ukuran: int, hasil: HasilVerifikasi, identitas: Sequence[Identitas]
) -> HasilPeriksa:
    """Return in words what the check of a package of this name and size (bytes) found."""
    if hasil.sah:
        putusan = _("Paket ini utuh dan disegel oleh kantor yang dikenal.")
    elif hasil.sah is None:
        putusan = _("Paket ini utuh, tetapi pengirimnya belum dapat dipastikan.")
    elif hasil.utuh and hasil.paket:
        putusan = _("Paket ini utuh, tetapi tidak sah: bukan kunci unit itu yang menyegelnya.")
    else:
        putusan = _("Paket ini tidak sah.")
    paket = hasil.paket
    return HasilPeriksa(
        nama=nama,
        ukuran=ukuran,
        jenis=JenisBerkas.PAKET,
        sah=hasil.sah,
        putusan=putusan,
        rincian=_of_package(paket) if paket else (),
        isi=_files(paket) if paket else (),
        temuan=hasil.temuan,
        belum_dikenal=_to_pin(paket, hasil.sah, identitas) if paket else (),
        data=hasil.as_json(),
    )


def _is_pdf(path: Path) -> bool:
    try:
        with path.open("rb") as berkas:
            return berkas.read(len(_PDF)) == _PDF
    except OSError:
        return False  # the reader of packages says why


# Packages ---------------------------------------------------------------------------------------


def _of_package(paket: PaketTerbuka) -> Rincian:
    data, segel = paket.data, paket.segel
    judul = title(paket.jenis, data["tahun"], data["periode"])
    pelepas = data["pelepas"]
    rows = [
        (_("Laporan"), f"{judul}, {revision_label(data['revisi'])}"),
        *_answer(paket),
        (_("Unit"), data["unit"]["nama"]),
        (_("Laporan nihil"), clean_line(data.get("nihil"))),
        (_("Bagian"), _part(data)),
        (_("Dilepas oleh"), ", ".join(filter(None, (pelepas["nama"], full_title(pelepas))))),
        (_("Disegel dengan kunci"), clean_line(segel.unit)),
        (_("Kode pengenal"), segel.kode_pengenal),
        (_("… dalam kata"), spell(segel.kata)),
        (
            _("Waktu segel"),
            _("{waktu}, menurut komputer pengirim").format(
                waktu=format_own_waktu(datetime.fromisoformat(data["dibuat_pada"]))
            ),
        ),
        (_("Kode data"), kanonik.kode_data(paket.sidik_isi)),
        (_("Kode paket"), kanonik.kode_data(paket.manifes)),
        (_("Menggantikan"), _chain(data)),
        (_("Data"), _tables(data)),
        (_("Data dukung"), _evidence(data)),
        (_("Dibuat dengan"), clean_line(data["aplikasi"])),
        *_new_key(paket),
    ]
    return tuple((label, text) for label, text in rows if text)


def _answer(paket: PaketTerbuka) -> list[tuple[str, str]]:
    """Return what Pusat decided about which package, of a receipt."""
    if paket.jenis is not JenisPaket.TANDA_TERIMA:
        return []
    from contextlib import suppress

    with suppress(ValueError, KeyError):  # the seal says who wrote it, not that it makes sense
        terima = tanda_terima.read(paket.data["isi"])
        return [
            (_("Tanda terima"), terima.nomor),
            (_("Atas paket"), f"{terima.judul} ({kanonik.kode_data(terima.paket)})"),
            (_("Putusan"), terima.putusan.label),
            (_("Keterangan"), clean_line(terima.keterangan)),
        ]
    return []


def _part(data: Mapping[str, Any]) -> str:
    bagian = data["bagian"]
    if bagian["dari"] == 1:
        return ""
    text = _("bagian {ke} dari {dari}").format(**bagian)
    if bagian["induk"]:
        text += _("; bagian 1 ialah paket {kode}").format(kode=kanonik.kode_data(bagian["induk"]))
    return text


def _chain(data: Mapping[str, Any]) -> str:
    before = data["menggantikan"]
    if before is None:
        return _("tidak menggantikan paket lain")
    return _("paket {kode}").format(kode=kanonik.kode_data(before))


def _tables(data: Mapping[str, Any]) -> str:
    rows = sum(map(len, data["isi"].values()))
    if not rows:
        return ""
    return _("{n} baris dalam {m} tabel").format(
        n=rows, m=sum(1 for table in data["isi"].values() if table)
    )


def _evidence(data: Mapping[str, Any]) -> str:
    items = data["data_dukung"]
    if not items:
        return ""
    here = data["bagian"]["ke"]
    away = sum(1 for it in items if it["sha256"] and it.get("bagian") not in (None, here))
    text = _("{n} butir").format(n=len(items))
    return text + (_(", {n} di antaranya di bagian lain").format(n=away) if away else "")


def _to_pin(
    paket: PaketTerbuka, sah: bool | None, identitas: Sequence[Identitas]
) -> tuple[Penyegel, ...]:
    """Return whose certificate may be pinned: the one that is declared first, then the sealer's.

    Under a key that is somebody else's nothing is.
    """
    if sah is False:
        return ()
    found = [] if sah else [paket.segel.sertifikat]
    if paket.jenis is JenisPaket.DAFTAR_IDENTITAS and (declared := declared_certificate(paket)):
        known = {it.sertifikat for it in identitas}
        found = [declared, *found] if declared not in known else found
    return tuple(Penyegel(paket.unit.id, der) for der in dict.fromkeys(found))


def _new_key(paket: PaketTerbuka) -> list[tuple[str, str]]:
    """Return the code of the key that a DAFTAR_IDENTITAS declares, where it is another one.

    The certificate is computed with, not the code that stands beside it: both come from outside.
    """
    if paket.jenis is not JenisPaket.DAFTAR_IDENTITAS:
        return []
    from ranpk_desktop.paket import sertifikat

    der = declared_certificate(paket)
    if der is None or der == paket.segel.sertifikat:
        return []
    until = format_tanggal(sertifikat.expiry(der).date())
    return [
        (_("Menyatakan kunci"), sertifikat.kode_pengenal(der)),
        (_("… dalam kata"), spell(sertifikat.kata_pengenal(der))),
        (_("… berlaku sampai"), until),
    ]


def declared_certificate(paket: PaketTerbuka) -> bytes | None:
    """Return the certificate (DER) in force that a DAFTAR_IDENTITAS declares, None for none."""
    from contextlib import suppress

    from ranpk_desktop.errors import KnownError
    from ranpk_desktop.paket import sertifikat
    from ranpk_desktop.services.jenis_identitas import SERTIFIKAT

    for entri in paket.objek:
        if entri.nama == SERTIFIKAT:
            with suppress(KnownError):
                return sertifikat.read_sealing(entri.isi)
    return None


def _files(paket: PaketTerbuka) -> tuple[IsiBerkas, ...]:
    """Return the files of a package; evidence by the name that its sender gave it."""
    from ranpk_desktop.paket.susun import evidence_name

    names = {
        evidence_name(row["sha256"], row["nama"]): clean_line(row["nama"])
        for row in paket.data["data_dukung"]
        if row["sha256"]
    }
    return tuple(IsiBerkas(it.nama, len(it.isi), names.get(it.nama, "")) for it in paket.objek)


# Signed PDFs ------------------------------------------------------------------------------------


def _look_at_pdf(
    path: Path, identitas: Sequence[Identitas], cancelled: Callable[[], bool], report: Report
) -> HasilPeriksa:
    from ranpk_desktop.pdf_bertanda import verifikasi
    from ranpk_desktop.services import tanda_tangan

    isi = verifikasi.read_file(path)
    hasil = verifikasi.verify(isi, identitas, cancelled=cancelled, report=report)
    former = {it.sertifikat for it in identitas if it.lama}
    return HasilPeriksa(
        nama=path.name,
        ukuran=len(isi),
        jenis=JenisBerkas.PDF,
        sah=hasil.sah,
        putusan=tanda_tangan.verdict(hasil),
        rincian=tuple(row for seal in hasil.tanda_tangan for row in _of_seal(seal, former)),
        temuan=_apart(hasil),
        belum_dikenal=tuple(
            Penyegel("pusat" if seal.pihak is Pihak.KEDUA else "", seal.sertifikat)
            for seal in hasil.tanda_tangan
            if seal.utuh and seal.dikenal is None and seal.sertifikat
        ),
        data=hasil.as_json(),
    )


def _apart(hasil: HasilPdf) -> tuple[Finding, ...]:
    """Return the findings but for the one that is the verdict already."""
    return hasil.temuan[1:] if hasil.luar else hasil.temuan


def _of_seal(seal: TandaTanganPdf, former: set[bytes]) -> Rincian:
    if not seal.sertifikat:
        return ()
    from ranpk_desktop.paket import sertifikat

    pihak = seal.pihak.label if seal.pihak else _("Tanda tangan lain")
    state = _("utuh") if seal.utuh else _("rusak, atau isinya diubah sesudah disegel")
    if seal.sertifikat in former:
        state += _("; dengan kunci lama, yang sudah diganti")
    rows = [
        (pihak, _("segel {unit}: {keadaan}").format(unit=clean_line(seal.unit), keadaan=state)),
        (_("Kode pengenal"), seal.kode_pengenal),
        (_("… dalam kata"), spell(sertifikat.kata_pengenal(seal.sertifikat))),
        (
            _("Waktu segel"),
            _("{waktu}, menurut komputer pengirim").format(waktu=format_own_waktu(seal.waktu))
            if seal.waktu
            else "",
        ),
    ]
    return tuple((label, text) for label, text in rows if text)
