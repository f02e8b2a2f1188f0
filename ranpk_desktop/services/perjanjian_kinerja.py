"""The Perjanjian Kinerja of a year: its draft, making it final, revising it, its documents."""

import json
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

from db.connection import Store
from db.repositories import kantor as kantor_repository
from db.repositories import perjanjian_kinerja as repository
from db.repositories import rekaman as rekaman_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.finding import Finding, count_faults
from ranpk_desktop.domain.kolom_perjanjian import JUDUL, read_column
from ranpk_desktop.domain.periksa_perjanjian import Bahan, check_perjanjian
from ranpk_desktop.domain.perjanjian_kinerja import (
    AlasanRevisi,
    Keadaan,
    PerjanjianKinerja,
    compose,
)
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.templat import TeksTemplat, check_teks
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.exports.cetak import Cetak, NamaKertas
from ranpk_desktop.files import write_atomic
from ranpk_desktop.services import dokumen, isi_perjanjian
from ranpk_desktop.services.logo import Logo
from ranpk_desktop.services.parameter import templat_perjanjian
from ranpk_desktop.services.rekaman import store_rekaman
from ranpk_desktop.services.versi_perjanjian import (
    PERIODE,
    PERJANJIAN_KINERJA,
    VersiPerjanjian,
    VersiPerjanjianService,
)

if TYPE_CHECKING:
    from ranpk_desktop.domain.pdf_bertanda import NaskahPdf

Row = dict[str, Any]
Naskah = tuple[PerjanjianKinerja, Cetak]
"""What a document is made of; rendering it needs no database and may happen anywhere."""

BELUM_BERES = "PERJANJIAN_BELUM_BERES"
"""The code of the refusal to make a draft final in which the checks find something."""
AKHIRAN = ("pdf", "xlsx")


@dataclass(frozen=True, slots=True)
class IsiPerjanjian:
    """Show the agreement of a year: its draft, or what the newest version says once it is final.

    `row` are the columns of `perjanjian_kinerja` as they hold; `ada` tells whether anything was
    typed yet. `keadaan` is DRAF while it may be changed. `pejabat` is the register, the newest term
    first, `pihak_kesatu` the one who signs. `revisi_rencana` is the version of the plan that holds
    (None: the live rows), `rencana` are the fixed ones. `teks` are the texts by name.
    """

    tahun: int
    row: Row
    ada: bool
    keadaan: Keadaan
    pejabat: tuple[Row, ...]
    pihak_kesatu: Row | None
    revisi_rencana: int | None
    rencana: tuple[int, ...]
    teks: Mapping[str, TeksTemplat]
    temuan: tuple[Finding, ...]
    versi: tuple[VersiPerjanjian, ...]

    @property
    def terbuka(self) -> bool:
        """Tell whether the draft may be changed."""
        return self.keadaan is Keadaan.DRAF


class PerjanjianKinerjaService:
    """Draft, fix and print the agreement of a year."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self.versi = VersiPerjanjianService(store)

    def years(self) -> list[int]:
        """Return the years whose agreement is begun, oldest first."""
        return repository.years(self._store)

    def load(self, tahun: int) -> IsiPerjanjian:
        """Return the agreement of a year with its findings and versions."""
        versi = self.versi.load(tahun)
        stored = repository.draft(self._store, tahun)
        final = _is_final(stored, versi)
        isi = self._final(tahun) if final else isi_perjanjian.gather(self._store, tahun)
        settled = isi["perjanjian_kinerja"][0]
        return IsiPerjanjian(
            tahun=tahun,
            row=stored or settled | {"pihak_kesatu_id": None, "revisi_rencana": None},
            ada=stored is not None,
            keadaan=versi[-1].keadaan if final else Keadaan.DRAF,
            pejabat=tuple(kantor_repository.pejabat(self._store)),
            pihak_kesatu=next(iter(isi["pejabat"]), None),
            revisi_rencana=settled["revisi_rencana"],
            rencana=isi_perjanjian.fixed_plans(self._store, tahun),
            teks=isi_perjanjian.texts(self._store),
            temuan=() if final else tuple(self._check(isi)),
            versi=versi,
        )

    def save(self, tahun: int, kolom: str, teks: str) -> Changes:
        """Save one field of the draft as typed (domain.kolom_perjanjian names them).

        Raises CheckError(kolom), and LockedError once the version is final.
        """
        return self.save_all(tahun, {kolom: teks})

    def save_all(self, tahun: int, isian: Mapping[str, str]) -> Changes:
        """Save several fields as one command; raises as `save` does, then nothing is saved."""
        columns: Row = {}
        for kolom, teks in isian.items():
            columns |= read_column(kolom, teks)
        self._check_references(tahun, columns)
        nama = JUDUL[next(iter(isian))].lower() if len(isian) == 1 else _("beberapa isian")
        return self._save(tahun, columns, nama)

    def save_logo(self, tahun: int, logo: Logo | None) -> Changes:
        """Put a logo that `services.logo.read` returned into the letterhead, or take it out."""
        columns = {"logo_sidik": logo.sidik if logo else None}
        return self._save(tahun, columns, _("logo"), logo)

    def save_text(self, nama: str, teks: str) -> Changes:
        """Save the office's wording of a text; an empty one brings the prescribed one back.

        It holds for the drafts of every year. Raises CheckError(nama) for an unknown place.
        """
        templat = isi_perjanjian.texts(self._store)[nama]
        stored = check_teks(templat, teks)
        judul = _("Ubah teks perjanjian kinerja: {judul}").format(judul=templat.judul.lower())
        with self._store.command(judul) as command:
            if stored != templat.isi:
                self._store.save("templat", {"nama": nama, "teks": stored})
        return command.changes

    def finalise(self, tahun: int, *, walau_peringatan: bool = False) -> Changes:
        """Make the draft final: its rekaman never changes, and undo does not go back behind it.

        Raises KnownError where it is final already, and where the checks find errors, or warnings
        that are not meant to stay (`walau_peringatan`).
        """
        if _is_final(repository.draft(self._store, tahun), self.versi.load(tahun)):
            raise KnownError(
                "SUDAH_FINAL",
                _("Perjanjian kinerja {tahun} sudah final.").format(tahun=tahun),
                _("Buat revisi dengan alasan bila perlu diubah."),
            )
        isi = isi_perjanjian.gather(self._store, tahun)
        self._require_checked(tahun, isi, walau_peringatan=walau_peringatan)
        row = isi["perjanjian_kinerja"][0]
        alasan = AlasanRevisi(row["alasan"]).label if row["alasan"] else ""
        judul = _("Finalkan perjanjian kinerja {tahun}").format(tahun=tahun)
        with self._store.command(judul) as command:
            self._store.save("perjanjian_kinerja", row)
            store_rekaman(
                self._store,
                jenis=PERJANJIAN_KINERJA,
                tahun=tahun,
                periode=PERIODE,
                keadaan=Keadaan.FINAL.value,
                alasan=": ".join(filter(None, (alasan, row["uraian_alasan"]))),
                isi=isi,
            )
        return command.changes

    def revise(self, tahun: int, alasan: AlasanRevisi, uraian: str) -> Changes:
        """Begin the next revision, for one of the allowed reasons, told in a text.

        Raises KnownError where the draft is open, CheckError("uraian_alasan") without a text.
        """
        row = repository.draft(self._store, tahun)
        if row is None or not _is_final(row, self.versi.load(tahun)):
            raise KnownError(
                "BELUM_FINAL",
                _("Perjanjian kinerja {tahun} belum final, jadi masih dapat diubah.").format(
                    tahun=tahun
                ),
            )
        uraian = clean_line(uraian)
        if not uraian:
            raise CheckError("uraian_alasan", _("Uraian alasan revisi belum diisi."))
        changed = {"revisi": row["revisi"] + 1, "alasan": alasan.value, "uraian_alasan": uraian}
        # What is bound to the day of a version is open again: who signs, when, of which plan.
        changed |= {"revisi_rencana": None, "pihak_kesatu_id": None, "tanggal": None, "nomor": ""}
        judul = _("Buat revisi perjanjian kinerja {tahun}").format(tahun=tahun)
        with self._store.command(judul) as command:
            self._store.update("perjanjian_kinerja", row["id"], changed)
        return command.changes

    def naskah(
        self, tahun: int, kertas: NamaKertas | None = None, revisi: int | None = None
    ) -> Naskah:
        """Return what the documents show: the revision asked for, else the newest, draft or not.

        Without `kertas` it is the agreement's own paper. Raises KnownError("REVISI_TIDAK_ADA").
        """
        row = repository.draft(self._store, tahun)
        newest = row["revisi"] if row else 0
        rekaman = self._version(tahun, newest if revisi is None else revisi)
        if rekaman:
            return of_rekaman(rekaman, kertas)
        if revisi not in (None, newest):
            raise KnownError(
                "REVISI_TIDAK_ADA",
                _("Perjanjian kinerja {tahun} tidak mempunyai revisi ke-{revisi}.").format(
                    tahun=tahun, revisi=revisi
                ),
                _("Sebutkan revisi yang sudah final; 0 adalah versi awal."),
            )
        naskah = compose(isi_perjanjian.gather(self._store, tahun))
        versi = (PERJANJIAN_KINERJA, tahun, PERIODE)
        return naskah, dokumen.of_draft(self._store, versi, None, kertas or _paper(naskah))

    def _version(self, tahun: int, revisi: int) -> Row | None:
        return rekaman_repository.revision(self._store, PERJANJIAN_KINERJA, tahun, PERIODE, revisi)

    def _final(self, tahun: int) -> dict[str, list[Row]]:
        """Return the content of the newest version."""
        latest = rekaman_repository.latest(self._store, PERJANJIAN_KINERJA, tahun, PERIODE)
        isi: dict[str, list[Row]] = json.loads(latest["isi"]) if latest else {}
        return isi

    def _check(self, isi: Mapping[str, list[Row]]) -> list[Finding]:
        row, naskah = isi["perjanjian_kinerja"][0], compose(isi)
        pejabat, pegawai = kantor_repository.pejabat(self._store), kantor_repository.pegawai
        plans = isi_perjanjian.fixed_plans(self._store, row["tahun"])
        pattern = templat_perjanjian()["nomor"]
        people = [*pejabat, *pegawai(self._store)]
        return check_perjanjian(
            Bahan(
                naskah=naskah,
                row=row,
                pejabat=pejabat,
                orang=[(it["nama"], it["nip"] or "") for it in people],
                rencana_terbaru=plans[-1] if plans else None,
                pola_nomor=pattern["pola"],
                contoh_nomor=pattern["contoh"],
            )
        )

    def _require_checked(
        self, tahun: int, isi: Mapping[str, list[Row]], *, walau_peringatan: bool
    ) -> None:
        errors, warnings = count_faults(self._check(isi))
        if errors or (warnings and not walau_peringatan):
            raise KnownError(
                BELUM_BERES,
                _(
                    "Perjanjian kinerja {tahun} masih mempunyai {n} kesalahan dan {m} peringatan."
                ).format(tahun=tahun, n=errors, m=warnings),
                _("Perbaiki kesalahannya. Peringatan boleh dibiarkan bila memang dimaksud."),
            )

    def _check_references(self, tahun: int, columns: Row) -> None:
        """Refuse an official who is in no register, and a plan that was never fixed."""
        chosen = columns.get("pihak_kesatu_id")
        if chosen and chosen not in {it["id"] for it in kantor_repository.pejabat(self._store)}:
            raise CheckError("pihak_kesatu_id", _("Pejabat itu tidak ada dalam daftar pejabat."))
        revisi = columns.get("revisi_rencana")
        if revisi is not None and revisi not in isi_perjanjian.fixed_plans(self._store, tahun):
            raise CheckError(
                "revisi_rencana",
                _("Rencana {tahun} tidak mempunyai revisi ke-{revisi}.").format(
                    tahun=tahun, revisi=revisi
                ),
                _("Pilih versi rencana yang sudah ditetapkan."),
            )

    def _save(self, tahun: int, columns: Row, nama: str, logo: Logo | None = None) -> Changes:
        judul = _("Ubah perjanjian kinerja {tahun}: {nama}").format(tahun=tahun, nama=nama)
        with self._store.command(judul) as command:
            if logo and not repository.logo(self._store, logo.sidik):
                self._store.insert("logo", {"sidik": logo.sidik, "png": logo.png})
            row = repository.draft(self._store, tahun)
            if row:
                self._store.update("perjanjian_kinerja", row["id"], columns)
            else:
                fresh = isi_perjanjian.new_row(self._store, tahun)
                self._store.insert("perjanjian_kinerja", fresh | columns)
        return command.changes


def _is_final(row: Row | None, versi: tuple[VersiPerjanjian, ...]) -> bool:
    """Tell whether the draft has become a version."""
    return row is not None and bool(versi) and versi[-1].revisi == row["revisi"]


def _paper(naskah: PerjanjianKinerja) -> NamaKertas:
    kertas: Any = naskah.tata.kertas
    found: NamaKertas = kertas
    return found


def of_rekaman(rekaman: Row, kertas: NamaKertas | None = None) -> Naskah:
    """Return a final version; the same rekaman and paper always give the same document."""
    naskah = compose(json.loads(rekaman["isi"]))
    return naskah, dokumen.of_version(rekaman, None, kertas or _paper(naskah))


def render(naskah: Naskah, ending: str) -> bytes:
    """Return the agreement as a "pdf" or as an "xlsx"."""
    if ending == "pdf":
        return render_pdf(naskah).isi
    from ranpk_desktop.exports import perjanjian_kinerja_xlsx

    return perjanjian_kinerja_xlsx.render(*naskah)


def render_pdf(naskah: Naskah) -> "NaskahPdf":
    """Return the agreement as a PDF with the rooms for both seals in every part."""
    from ranpk_desktop.exports import perjanjian_kinerja_pdf

    return perjanjian_kinerja_pdf.render(*naskah)


def write(naskah: Naskah, target: Path) -> list[Path]:
    """Write what `target` names: a .pdf, an .xlsx, or both into a folder; returns the paths.

    Raises KnownError for a file of another ending.
    """
    ending = target.suffix.casefold().lstrip(".")
    if ending in AKHIRAN:
        write_atomic(target, render(naskah, ending))
        return [target]
    if ending and not target.is_dir():
        raise KnownError(
            "AKHIRAN_TIDAK_DIKENAL",
            _("{nama} bukan berkas PDF atau Excel.").format(nama=target.name),
            _("Tulis nama yang berakhir dengan .pdf atau .xlsx, atau nama folder."),
        )
    files = {f"{file_name(naskah)}.{it}": render(naskah, it) for it in AKHIRAN}
    return dokumen.write(files, target)


def file_name(naskah: Naskah) -> str:
    """Return the document's file name without ending."""
    _perjanjian, cetak = naskah
    stem = f"perjanjian-kinerja-{naskah[0].tahun}"
    return f"{stem}-revisi-{cetak.revisi}" if cetak.revisi else stem
