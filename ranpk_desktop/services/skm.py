"""The results of satisfaction surveys: read whole for a year, typed by cells, taken from files."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from db.connection import Store, new_id
from db.repositories import skm as repository
from db.repositories.skm import Row
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import from_text, to_text
from ranpk_desktop.domain.bacaan_skm import BacaanLayanan, Profil, of_year
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.parameter_skm import Metode
from ranpk_desktop.domain.rekomendasi_skm import TindakLanjut, propose
from ranpk_desktop.domain.skm import (
    HasilSkm,
    HasilUnit,
    Jawaban,
    PeriodeSkm,
    Survei,
    achievement,
    calculate,
    combine,
)
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.domain.unsur import Unsur, plain
from ranpk_desktop.errors import CheckError
from ranpk_desktop.services import parameter
from ranpk_desktop.services.ratl import rename_layanan
from ranpk_desktop.services.skm_isian import columns_of, read_count, read_target


@dataclass(frozen=True, slots=True)
class Titik:
    """Show one year of a trend; `capaian` is in percent of that year's target."""

    tahun: int
    hasil: HasilSkm
    target: Decimal | None
    capaian: Decimal | None


@dataclass(frozen=True, slots=True)
class LayananSkm:
    """Show the survey of one service in the period chosen.

    `lalu` is its result a year before, `butuh` the sample needed for `populasi`. `profil` counts
    respondents as (kind, answer, count). `tren` goes from the oldest year to the newest.
    """

    id: str
    nama: str
    hasil: HasilSkm
    lalu: HasilSkm | None
    tindak_lanjut: TindakLanjut
    tren: tuple[Titik, ...]
    responden: int | None = None
    populasi: int | None = None
    butuh: int | None = None
    berkas: str = ""
    profil: tuple[tuple[Profil, str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class IsiSkm:
    """Show the surveys of a year: by service, and the unit made of them.

    `target` is the unit's own of that year; `masuk_target` says whether the unit is one of those
    that the national value is made of. `years` have a survey.
    """

    tahun: int
    periode: PeriodeSkm
    layanan: tuple[LayananSkm, ...]
    unit: HasilUnit
    tren: tuple[Titik, ...]
    target: Decimal | None
    masuk_target: bool
    years: tuple[int, ...]

    def of(self, layanan_id: str) -> LayananSkm | None:
        """Return one service."""
        return next((it for it in self.layanan if it.id == layanan_id), None)


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
        """Return the surveys of a year, with those of the other years for the trend."""
        surveys = self._surveys(periode)
        targets = {int(row["tahun"]): row for row in repository.targets(self._store)}
        services = repository.layanan(self._store)
        names = {str(row["id"]): str(row["nama"]) for row in services}
        years = sorted({year for _layanan_id, year in surveys})
        points = {year: _unit(year, surveys, names, targets.get(year)) for year in {*years, tahun}}
        own = targets.get(tahun, {})
        return IsiSkm(
            tahun=tahun,
            periode=periode,
            layanan=tuple(
                self._layanan(row, tahun, surveys, {it: _target(targets.get(it)) for it in years})
                for row in services
            ),
            unit=points[tahun],
            tren=tuple(_point(it, points[it].hasil, _target(targets.get(it))) for it in years),
            target=_target(own),
            masuk_target=bool(own.get("masuk_target", 1)),
            years=tuple(self.years()),
        )

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

    # Reading ----------------------------------------------------------------------------------

    def _surveys(self, periode: PeriodeSkm) -> "Surveys":
        """Return the surveys of a part of every year, by service and year."""
        answers: dict[str, dict[Unsur, Jawaban]] = {}
        for row in repository.answers(self._store, periode):
            answers.setdefault(row["survei_id"], {})[Unsur(row["unsur"])] = _jawaban(row)
        return {
            (row["layanan_id"], row["tahun"]): (row, answers.get(row["id"], {}))
            for row in repository.surveys(self._store, periode)
        }

    def _layanan(
        self, row: Row, tahun: int, surveys: "Surveys", targets: Mapping[int, Decimal | None]
    ) -> LayananSkm:
        layanan_id = str(row["id"])
        results = {
            year: calculate(answers, parameter.skm(year))
            for (owner, year), (_survei, answers) in surveys.items()
            if owner == layanan_id
        }
        survei = surveys[layanan_id, tahun][0] if tahun in results else None
        hasil = results.get(tahun) or calculate({}, parameter.skm(tahun))
        lalu = results.get(tahun - 1)
        populasi = survei["populasi"] if survei else None
        profil = repository.profile(self._store, survei["id"]) if survei else []
        return LayananSkm(
            id=layanan_id,
            nama=str(row["nama"]),
            hasil=hasil,
            lalu=lalu,
            tindak_lanjut=propose(hasil, lalu, parameter.rekomendasi(tahun)),
            tren=tuple(_point(year, results[year], targets.get(year)) for year in sorted(results)),
            responden=survei["responden"] if survei else None,
            populasi=populasi,
            butuh=parameter.skm(tahun).sampel.needed(populasi) if populasi else None,
            berkas=survei["berkas"] if survei else "",
            profil=tuple(
                (Profil(it["jenis"]), str(it["isi"]), int(it["jumlah"]))
                for it in profil
                if it["jumlah"]
            ),
        )


Surveys = dict[tuple[str, int], tuple[Row, dict[Unsur, Jawaban]]]


def _unit(tahun: int, surveys: Surveys, names: Mapping[str, str], own: Row | None) -> HasilUnit:
    """Return the value of the unit in a year, by the method chosen for it."""
    known = parameter.skm(tahun)
    metode = Metode(own["metode"]) if own and own["metode"] else known.metode
    found = [
        Survei(nama, answers, survei["responden"])
        for layanan_id, nama in names.items()
        if (it := surveys.get((layanan_id, tahun)))
        for survei, answers in (it,)
    ]
    return combine(found, known, metode)


def _point(tahun: int, hasil: HasilSkm, target: Decimal | None) -> Titik:
    return Titik(tahun, hasil, target, achievement(hasil, target))


def _target(row: Row | None) -> Decimal | None:
    return from_text(row["target"]) if row and row["target"] is not None else None


def _jawaban(row: Row) -> Jawaban:
    jumlah, nilai = (
        None if row[name] is None else from_text(row[name]) for name in ("jumlah", "nilai")
    )
    return Jawaban(n=row["n"], jumlah=jumlah, nilai=nilai, kosong=row["kosong"])


def _columns(jawaban: Jawaban) -> Row:
    return {
        "n": jawaban.n,
        "jumlah": None if jawaban.jumlah is None else to_text(jawaban.jumlah),
        "nilai": None if jawaban.nilai is None else to_text(jawaban.nilai),
        "kosong": jawaban.kosong,
    }
