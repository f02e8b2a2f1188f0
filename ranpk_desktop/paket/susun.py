"""Build a package: content → data.json → manifest → seal → container; no clock, no randomness."""

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import DataDukungPaket, Entri, Muatan, PaketJadi
from ranpk_desktop.errors import KnownError
from ranpk_desktop.paket import manifes, segel, wadah
from ranpk_desktop.paket.kunci_p12 import Kunci
from ranpk_desktop.paket.skema import VERSI, check_data

_AKHIRAN = re.compile(r"\.[A-Za-z0-9]{1,8}\Z")


def build(muatan: Muatan, kunci: Kunci) -> PaketJadi:
    """Return the package of this content under this key: the same arguments, the same bytes.

    Raises KnownError PAKET_TERLALU_BESAR; ValueError if data.json would not obey its
    schema or a document has a name that the container does not allow.
    """
    data = kanonik.dump(to_data(muatan))
    loaded = check_data(kanonik.load(data))
    objek = (
        Entri(wadah.DATA, data),
        *muatan.dokumen,
        *_evidence(muatan.data_dukung),
    )
    check_size(sum(len(entri.isi) for entri in objek), files=len(objek), data=len(data))
    naskah = manifes.render(objek)
    meterai = segel.sign(naskah, kunci, muatan.dibuat_pada)
    return PaketJadi(
        berkas=wadah.write(wadah.Wadah(objek, naskah, meterai)),
        manifes=hashlib.sha256(naskah).hexdigest(),
        sidik_isi=sidik_of(loaded),
    )


def sidik_of(data: Mapping[str, Any]) -> str:
    """Return the digest of the content of a data.json that was read from its canonical bytes."""
    return kanonik.sidik_isi(
        jenis=data["jenis"],
        unit=data["unit"],
        tahun=data["tahun"],
        periode=data["periode"],
        revisi=data["revisi"],
        isi=data["isi"],
        data_dukung=[bukti["sha256"] for bukti in data["data_dukung"] if bukti["sha256"]],
        baku=True,
    )


def check_size(size: int, files: int = 0, data: int = 0) -> None:
    """Raise KnownError PAKET_TERLALU_BESAR for more than a container holds.

    `size` are the bytes of all files, `data` those of data.json alone.
    """
    if size > wadah.ISI_MAKS or files > wadah.OBJEK_MAKS or data > wadah.DATA_MAKS:
        raise KnownError(
            "PAKET_TERLALU_BESAR",
            _("Paket ini terlalu besar untuk satu berkas."),
            _("Kecilkan atau kurangi berkas data dukung, atau sertakan sebagai tautan."),
        )


def to_data(muatan: Muatan) -> dict[str, object]:
    """Return the object that data.json holds; its schema is resources/schema/paket-1.json."""
    return {
        "versi": VERSI,
        "jenis": muatan.jenis,
        "unit": asdict(muatan.unit),
        "tahun": muatan.tahun,
        "periode": muatan.periode,
        "revisi": muatan.revisi,
        "garis": muatan.garis,
        "nomor_urut": muatan.nomor_urut,
        "menggantikan": muatan.menggantikan,
        "dibuat_pada": muatan.dibuat_pada.isoformat(timespec="seconds"),
        "aplikasi": muatan.aplikasi,
        "versi_aturan": muatan.versi_aturan,
        "revisi_rencana": muatan.revisi_rencana,
        "pelepas": asdict(muatan.pelepas),
        "contoh": muatan.contoh,
        "isi": muatan.isi,
        "data_dukung": [
            {
                "jenis": bukti.jenis,
                "nama": bukti.nama,
                "keterangan": bukti.keterangan,
                "url": bukti.url,
                "sha256": bukti.sha256,
                "ukuran": bukti.ukuran,
                "mime": bukti.mime,
                "bagian": None if bukti.sha256 is None else bukti.bagian,
            }
            for bukti in muatan.data_dukung
        ],
        "bagian": asdict(muatan.bagian),
        "nihil": muatan.nihil,
    }


def evidence_name(sha256: str, nama: str) -> str:
    """Return the name of an evidence file inside the container; its own stands in data.json."""
    akhiran = _AKHIRAN.search(nama)
    return manifes.AWALAN_BUKTI + sha256 + (akhiran.group().lower() if akhiran else "")


def _evidence(daftar: Sequence[DataDukungPaket]) -> list[Entri]:
    """Return the evidence files of this part, each content once, in the order of data.json."""
    isi = {
        evidence_name(bukti.sha256, bukti.nama): bukti.isi
        for bukti in daftar
        if bukti.sha256 is not None and bukti.isi is not None
    }
    return [Entri(nama, berkas) for nama, berkas in isi.items()]
