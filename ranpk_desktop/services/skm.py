"""The results of satisfaction surveys: read whole for a year, typed by cells, taken from files."""

import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from db.connection import Store, new_id
from db.repositories import kunci_survei as kunci_repository
from db.repositories import rekaman as rekaman_repository
from db.repositories import skm as repository
from db.repositories.skm import Row
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import to_text
from ranpk_desktop.domain.bacaan_skm import BacaanLayanan, Profil, of_year
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.isi_skm import Aturan, IsiSkm, compose
from ranpk_desktop.domain.parameter_skm import Metode
from ranpk_desktop.domain.skm import Jawaban, PeriodeSkm
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.unsur import Unsur, plain
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services import parameter
from ranpk_desktop.services.ratl import rename_layanan
from ranpk_desktop.services.skm_isian import columns_of, read_count, read_target

ATURAN = Aturan(parameter.skm, parameter.rekomendasi)


@dataclass(frozen=True, slots=True)
class Sel:
    """Hold one typed cell of a survey: `kolom` is one of skm_isian.KOLOM."""

    layanan_id: str
    unsur: Unsur
    kolom: str
    teks: str


class SkmService:
    """Keep the services of the office, and the results of their surveys."""

    def __init__(self, store: Store) -> None:
        self._store = store

    def years(self) -> list[int]:
        """Return the years that have a survey, oldest first."""
        return repository.years(self._store)

    def load(self, tahun: int, periode: PeriodeSkm = PeriodeSkm.TAHUN) -> IsiSkm:
        """Return the surveys of a year, with those of the other years for the trend.

        What is locked is shown as it was locked.
        """
        kunci = kunci_repository.lock(self._store, tahun, periode)
        if kunci is None:
            return compose(repository.isi(self._store), tahun, periode, ATURAN)
        rekaman = rekaman_repository.rekaman(self._store, kunci["rekaman_id"])
        shown = compose(json.loads(rekaman["isi"]), tahun, periode, ATURAN)
        return replace(shown, kunci=kunci, years=tuple(self.years()))

    def save(self, tahun: int, periode: PeriodeSkm, cells: Iterable[Sel]) -> Changes:
        """Save cells as typed, as one command; an empty text clears. Raises CheckError."""
        cells = list(cells)
        judul = _("Isi {n} sel SKM {tahun}").format(n=len(cells), tahun=tahun)
        if len(cells) == 1:
            judul = _("Isi SKM {tahun}: {unsur}").format(tahun=tahun, unsur=cells[0].unsur.sebutan)
        with self._store.command(judul) as command:
            self._write_cells(tahun, periode, cells)
        return command.changes

    def save_count(
        self, layanan_id: str, tahun: int, periode: PeriodeSkm, kolom: str, teks: str
    ) -> Changes:
        """Save `responden` or `populasi` of a survey as typed; raises CheckError(kolom)."""
        count = read_count(kolom, teks)
        judul = _("Ubah jumlah responden SKM {tahun}")
        if kolom == "populasi":
            judul = _("Ubah populasi SKM {tahun}")
        with self._store.command(judul.format(tahun=tahun)) as command:
            if count is not None or repository.survey(self._store, layanan_id, tahun, periode):
                survei_id = self._survey(layanan_id, tahun, periode)
                self._store.update("survei", survei_id, {kolom: count})
        return command.changes

    def save_target(self, tahun: int, teks: str) -> Changes:
        """Save the target of a year as typed; raises CheckError("target")."""
        nilai = read_target(teks)
        return self._save_year(
            tahun, _("Ubah target SKM {tahun}"), {"target": nilai and to_text(nilai)}
        )

    def save_metode(self, tahun: int, metode: Metode) -> Changes:
        """Choose how the value of the unit is made in a year."""
        return self._save_year(tahun, _("Ubah cara hitung SKM {tahun}"), {"metode": metode.value})

    def save_masuk_target(self, tahun: int, masuk: bool) -> Changes:
        """Say whether the unit is one of those that the national value is made of."""
        columns = {"masuk_target": int(masuk)}
        return self._save_year(tahun, _("Ubah keikutsertaan SKM {tahun}"), columns)

    def add(self, nama: str) -> Changes:
        """Add a service; raises CheckError("nama")."""
        with self._store.command(_("Tambah layanan {nama}").format(nama=clean_line(nama))) as it:
            self._add(nama)
        return it.changes

    def rename(self, layanan_id: str, nama: str) -> Changes:
        """Rename a service, in its follow-ups too; raises CheckError("nama")."""
        nama = self._check_nama(nama, layanan_id)
        before = repository.layanan_row(self._store, layanan_id)["nama"]
        judul = _("Ganti nama layanan {nama}").format(nama=before)
        with self._store.command(judul) as command:
            self._store.update("layanan", layanan_id, {"nama": nama})
            rename_layanan(self._store, before, nama)
        return command.changes

    def delete(self, layanan_id: str) -> Changes:
        """Take a service out with its surveys; they are kept for Ctrl+Z."""
        nama = repository.layanan_row(self._store, layanan_id)["nama"]
        with self._store.command(_("Hapus layanan {nama}").format(nama=nama)) as command:
            self._store.update("layanan", layanan_id, {"dihapus_pada": self._store.now()})
        return command.changes

    def apply(
        self,
        tahun: int,
        periode: PeriodeSkm,
        bacaan: Iterable[BacaanLayanan],
        layanan_id: str,
        berkas: str,
    ) -> Changes:
        """Take over what a file says of a year, as one command.

        A service that the file names is found by its name, or added; what names none goes to
        `layanan_id`. Unsur that the file does not have stay as they are. The same file once more
        changes nothing. Raises CheckError where a service is neither named nor chosen.
        """
        wanted = of_year(list(bacaan), tahun)
        judul = _("Impor SKM {tahun} dari {berkas}").format(tahun=tahun, berkas=berkas)
        with self._store.command(judul) as command:
            known = {plain(row["nama"]): str(row["id"]) for row in repository.layanan(self._store)}
            for it in wanted:
                target = known.get(plain(it.nama)) if it.nama else layanan_id
                if not target and not it.nama:
                    raise CheckError("layanan", _("Pilih atau tambah layanannya dahulu."))
                target = target or self._add(it.nama)
                known[plain(it.nama)] = target
                self._take(self._survey(target, tahun, periode), it, berkas)
        return command.changes

    # Writing, inside the caller's command -----------------------------------------------------

    def _add(self, nama: str) -> str:
        row = {
            "id": new_id(),
            "nama": self._check_nama(nama),
            "urutan": repository.next_urutan(self._store),
        }
        self._store.insert("layanan", row)
        return str(row["id"])

    def _check_nama(self, nama: str, own: str = "") -> str:
        nama = clean_line(nama)
        if not nama:
            raise CheckError("nama", _("Nama layanan belum diisi."))
        for row in repository.layanan(self._store):
            if row["id"] != own and plain(row["nama"]) == plain(nama):
                raise CheckError("nama", _("Layanan {nama} sudah ada.").format(nama=row["nama"]))
        return nama

    def _save_year(self, tahun: int, judul: str, columns: Row) -> Changes:
        with self._store.command(judul.format(tahun=tahun)) as command:
            row = repository.target(self._store, tahun)
            if row:
                self._store.update("target_skm", row["id"], columns)
            elif any(value is not None for value in columns.values()):
                self._store.insert("target_skm", {"id": new_id(), "tahun": tahun, **columns})
        return command.changes

    def _survey(self, layanan_id: str, tahun: int, periode: PeriodeSkm) -> str:
        """Return the id of a survey, which is made where there is none."""
        found = repository.survey(self._store, layanan_id, tahun, periode)
        if found:
            return str(found["id"])
        row = {"id": new_id(), "layanan_id": layanan_id, "tahun": tahun, "periode": periode.value}
        self._store.insert("survei", row)
        return str(row["id"])

    def _write_cells(self, tahun: int, periode: PeriodeSkm, cells: Iterable[Sel]) -> None:
        typed: dict[tuple[str, Unsur], dict[str, str]] = {}
        for cell in cells:
            typed.setdefault((cell.layanan_id, cell.unsur), {})[cell.kolom] = cell.teks
        for (layanan_id, unsur), texts in typed.items():
            survei = repository.survey(self._store, layanan_id, tahun, periode)
            row = repository.answer(self._store, survei["id"], unsur) if survei else None
            columns = columns_of(texts, row, survei["responden"] if survei else None)
            if row or any(value is not None for value in columns.values()):
                self._save_answer(self._survey(layanan_id, tahun, periode), unsur, columns)

    def _save_answer(self, survei_id: str, unsur: Unsur, columns: Row) -> None:
        row = repository.answer(self._store, survei_id, unsur)
        if row:
            self._store.update("nilai_unsur", row["id"], columns)
        else:
            key = {"id": new_id(), "survei_id": survei_id, "unsur": unsur.value}
            self._store.insert("nilai_unsur", {**key, **columns})

    def _take(self, survei_id: str, bacaan: BacaanLayanan, berkas: str) -> None:
        """Write what was read of one service; a profile that came before is replaced."""
        columns: Row = {"sumber": "IMPOR", "berkas": berkas}
        if bacaan.responden is not None:
            columns["responden"] = bacaan.responden
        self._store.update("survei", survei_id, columns)
        for unsur, jawaban in bacaan.jawaban.items():
            self._save_answer(survei_id, unsur, _columns(jawaban))
        if bacaan.profil:
            self._take_profile(survei_id, bacaan.profil)

    def _take_profile(self, survei_id: str, profil: Mapping[Profil, Mapping[str, int]]) -> None:
        before = {
            (row["jenis"], row["isi"]): row for row in repository.profile(self._store, survei_id)
        }
        now = {(kind.value, isi): n for kind, counts in profil.items() for isi, n in counts.items()}
        for key in {**before, **now}:
            jumlah = now.get(key, 0)
            if key in before:
                self._store.update("profil_responden", before[key]["id"], {"jumlah": jumlah})
            else:
                row = {"id": new_id(), "survei_id": survei_id, "jenis": key[0], "isi": key[1]}
                self._store.insert("profil_responden", {**row, "jumlah": jumlah})


def _columns(jawaban: Jawaban) -> Row:
    return {
        "n": jawaban.n,
        "jumlah": None if jawaban.jumlah is None else to_text(jawaban.jumlah),
        "nilai": None if jawaban.nilai is None else to_text(jawaban.nilai),
        "kosong": jawaban.kosong,
    }
