"""Building a package from what was prepared: documents, evidence, parts, seals; no database."""

import json
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from typing import TYPE_CHECKING, Any

from db.file_store import FileStore
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.bagian_paket import PER_BERKAS, divide
from ranpk_desktop.domain.beda_rekaman import differences
from ranpk_desktop.domain.data_dukung import UKURAN_MAKS, DataDukung, in_order
from ranpk_desktop.domain.paket import (
    Bagian,
    DataDukungPaket,
    Entri,
    JenisPaket,
    Muatan,
    PaketJadi,
    Pelepas,
    UnitPaket,
)
from ranpk_desktop.errors import KnownError
from ranpk_desktop.exports.cetak import NamaKertas
from ranpk_desktop.services.jenis_paket import (
    NIHIL,
    Bahan,
    Dokumen,
    Titipan,
    load_isi,
    nihil_document,
    registry,
)
from ranpk_desktop.services.parameter import as_of
from ranpk_desktop.version import application

if TYPE_CHECKING:  # which takes the library of keys along
    from ranpk_desktop.paket.kunci_p12 import Kunci

Report = Callable[[float, float], None]
"""Called as report(done, total); may raise to stop the work."""


@dataclass(frozen=True, slots=True)
class Persiapan:
    """Hold all that building a package needs; building touches neither database nor window.

    `baru` tells that `rekaman` is not stored yet: recording the package stores it, too. `isi_lama`
    is the content of the package that this one replaces, None where it is not known here.
    `kunci_lama` is the key before, which seals instead where the passphrase is its own.
    """

    rekaman: dict[str, Any]
    baru: bool
    pelepas: dict[str, Any]
    garis: str
    nomor_urut: int
    menggantikan: str | None
    revisi_rencana: int | None
    dibuat_pada: datetime
    kunci_p12: bytes
    kertas: NamaKertas
    files: FileStore
    titipan: tuple[Titipan, ...] = ()
    dokumen: tuple[Entri, ...] = ()
    kunci_lama: bytes | None = None
    isi_lama: str | None = None

    @property
    def jenis(self) -> JenisPaket:
        """Return what the package carries."""
        return JenisPaket(self.rekaman["jenis"])

    @property
    def nihil(self) -> str | None:
        """Return why there is nothing to report, None for any other report."""
        return str(self.rekaman["alasan"]) if self.rekaman["keadaan"] == NIHIL else None


def build(persiapan: Persiapan, frasa: str, report: Report | None = None) -> tuple[PaketJadi, ...]:
    """Render the documents and seal every part, in order; needs neither database nor window.

    Raises KnownError for a wrong passphrase, and where a file of evidence is gone.
    """
    with as_of(persiapan.rekaman["referensi_id"]):
        return _build(persiapan, frasa, report)


def _build(persiapan: Persiapan, frasa: str, report: Report | None) -> tuple[PaketJadi, ...]:
    from ranpk_desktop.paket import susun

    kunci = _open_key(persiapan, frasa)
    isi = load_isi(persiapan.rekaman)
    documents = dokumen_of(persiapan, isi)
    items = in_order(map(DataDukung.from_row, isi.get("data_dukung", ())))
    steps = _Steps(len(documents) + len(sizes_of(items)) + 1, report)
    rendered = list(persiapan.dokumen)
    for titipan in persiapan.titipan:
        rendered.append(Entri(titipan.nama, titipan.files.read(titipan.sha256, titipan.asal)))
    for nama, render in documents.items():
        rendered.append(Entri(nama, render()))
        steps.done()
    base = _muatan(persiapan, isi, rendered)
    data = len(kanonik.dump(susun.to_data(base)))
    parts = divide(first_part(data, items, [len(it.isi) for it in rendered]), loads_of(items))
    made: list[PaketJadi] = []
    for bagian in _places(parts):
        susun.check_size(sum(n for nama, n in sizes_of(items).items() if parts[nama] == bagian.ke))
        evidence = _evidence(persiapan.files, items, parts, bagian.ke, steps)
        place = replace(bagian, induk=made[0].manifes if made else None)
        muatan = replace(base, data_dukung=evidence, bagian=place)
        if made:  # a later part says nothing but whose evidence it carries
            number = persiapan.nomor_urut + len(made)
            muatan = replace(muatan, isi={}, dokumen=(), menggantikan=None, nomor_urut=number)
            muatan = replace(muatan, perbedaan=None)
        made.append(susun.build(muatan, kunci))
    steps.done()
    return tuple(made)


def _open_key(persiapan: Persiapan, frasa: str) -> "Kunci":
    """Return the key that the passphrase opens: the one before, if that may seal, else ours."""
    from ranpk_desktop.paket.kunci_p12 import load_p12

    if persiapan.kunci_lama:
        with suppress(KnownError):
            return load_p12(persiapan.kunci_lama, frasa)
    return load_p12(persiapan.kunci_p12, frasa)


def dokumen_of(persiapan: Persiapan, isi: Any) -> Dokumen:
    """Return the documents that are rendered for a package, by name."""
    bahan = Bahan(persiapan.rekaman, isi, persiapan.pelepas, persiapan.kertas)
    if persiapan.nihil is not None:
        return nihil_document(bahan, persiapan.jenis)
    return registry()[persiapan.jenis].dokumen(bahan)


def sizes_of(items: Sequence[DataDukung]) -> dict[str, int]:
    """Return the evidence files as a container names them, each content once, with their bytes."""
    from ranpk_desktop.paket.susun import evidence_name

    return {
        evidence_name(item.sha256, item.nama): item.ukuran or 0 for item in items if item.sha256
    }


def loads_of(items: Sequence[DataDukung]) -> dict[str, int]:
    """Return the same files, each with its bytes and those of all that data.json says of it."""
    from ranpk_desktop.paket.susun import evidence_name

    loads = sizes_of(items)
    for item in items:
        if item.sha256:
            loads[evidence_name(item.sha256, item.nama)] += _listed(item)
    return loads


def first_part(data: int, items: Sequence[DataDukung], documents: Sequence[int]) -> int:
    """Return the bytes of part 1 before any evidence file.

    `data` are those of data.json without its list of evidence, `documents` those of each document.
    """
    listed = sum(map(_listed, items))
    return data + listed + sum(documents) + PER_BERKAS * (len(documents) + 1)


def _listed(item: DataDukung) -> int:
    """Return at most how many bytes data.json takes for a piece of evidence."""
    words = (item.nama, item.keterangan, item.url or "")
    return 350 + sum(len(teks.encode()) + teks.count('"') + teks.count("\\") for teks in words)


def too_large(sizes: Mapping[str, int]) -> list[KnownError]:
    """Return what is to be said of files, given by their own name, that no mail holds."""
    from ranpk_desktop.domain.angka import format_bytes

    return [
        KnownError(
            "BERKAS_TERLALU_BESAR",
            _("“{nama}” ({ukuran}) lebih besar daripada satu email ({batas}).").format(
                nama=nama, ukuran=format_bytes(ukuran), batas=format_bytes(UKURAN_MAKS)
            ),
            _("Kecilkan berkas itu, atau tandai bahwa paket ini diantar lewat flashdisk."),
        )
        for nama, ukuran in sizes.items()
        if ukuran > UKURAN_MAKS
    ]


class _Steps:
    """Count what is done, and tell whoever watches."""

    def __init__(self, total: int, report: Report | None) -> None:
        self._done, self._total, self._report = 0, total, report

    def done(self) -> None:
        """Count one step; raises what the watcher raises."""
        self._done += 1
        if self._report:
            self._report(self._done, self._total)


def _places(parts: Mapping[str, int]) -> list[Bagian]:
    dari = max(parts.values(), default=1)
    return [Bagian(ke, dari) for ke in range(1, dari + 1)]


def _muatan(persiapan: Persiapan, isi: Any, dokumen: Sequence[Entri]) -> Muatan:
    from ranpk_desktop.domain.aturan import VERSI_ATURAN

    rekaman, pelepas = persiapan.rekaman, persiapan.pelepas
    unit = isi["unit"][0]
    return Muatan(
        jenis=persiapan.jenis,
        unit=UnitPaket(unit["acuan"], unit["kode"], unit["nama"]),
        tahun=rekaman["tahun"],
        periode=rekaman["periode"],
        revisi=rekaman["revisi"],
        garis=persiapan.garis,
        nomor_urut=persiapan.nomor_urut,
        menggantikan=persiapan.menggantikan,
        dibuat_pada=persiapan.dibuat_pada,
        aplikasi=application(),
        versi_aturan=VERSI_ATURAN,
        revisi_rencana=persiapan.revisi_rencana,
        pelepas=Pelepas(
            nama=str(pelepas["nama"]),
            jabatan=str(pelepas["jabatan"]),
            sebutan=str(pelepas["sebutan"]),
        ),
        contoh=bool(unit["contoh"]),
        isi=isi,
        dokumen=tuple(dokumen),
        nihil=persiapan.nihil,
        perbedaan=_differences(persiapan.isi_lama, isi),
    )


def _differences(lama: str | None, isi: Any) -> tuple[dict[str, object], ...] | None:
    """Return the rows that tell what a revision changed, None where that cannot be known."""
    if lama is None:
        return None
    return tuple(it.as_row() for it in differences(json.loads(lama), isi))


def _evidence(
    files: FileStore, items: Sequence[DataDukung], parts: Mapping[str, int], ke: int, steps: _Steps
) -> tuple[DataDukungPaket, ...]:
    """Return the evidence of one part with its files: part 1 lists all, the others their own.

    Raises KnownError where a file is gone.
    """
    from ranpk_desktop.paket.susun import evidence_name

    listed = []
    contents: dict[str, bytes] = {}
    for item in items:
        bagian = parts[evidence_name(item.sha256, item.nama)] if item.sha256 else 1
        if ke not in (1, bagian):
            continue
        here = item.sha256 is not None and bagian == ke
        if here and item.sha256 and item.sha256 not in contents:
            contents[item.sha256] = files.read(item.sha256, item.nama)
            steps.done()
        listed.append(
            DataDukungPaket(
                jenis=item.jenis,
                nama=item.nama,
                keterangan=item.keterangan,
                url=item.url,
                mime=item.mime,
                isi=contents[item.sha256] if here and item.sha256 else None,
                luar=(item.sha256, item.ukuran or 0) if item.sha256 and not here else None,
                bagian=bagian,
            )
        )
    return tuple(listed)
