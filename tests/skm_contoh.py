"""An invented survey of two services in two years as rows of the database, for tests."""

from collections.abc import Iterable, Mapping
from dataclasses import asdict
from datetime import date
from typing import Any
from uuid import UUID

from ranpk_desktop.domain.lampiran2 import BentukLampiran
from ranpk_desktop.domain.laporan_skm import LaporanSkm, compose
from ranpk_desktop.domain.ratl import Ratl, write_unsur
from ranpk_desktop.domain.skm import PeriodeSkm
from ranpk_desktop.domain.unsur import Unsur
from ranpk_desktop.services.skm import ATURAN
from tests.domain.survei import NILAI_2021, NILAI_2022
from tests.factories import pejabat, unit
from tests.ratl_contoh import UNIT, few

TAHUN = 2022
PER = date(2023, 1, 31)
INFORMASI, PENGUJIAN = "Informasi dan Pengaduan", "Pengujian Pihak Ketiga"
PROFIL: Mapping[str, Mapping[str, int]] = {
    "JENIS_KELAMIN": {"Perempuan": 70, "Laki-laki": 60},
    "PENDIDIKAN": {"S1": 80, "SMA": 30, "D3": 20},
    "PEKERJAAN": {f"Pekerjaan {n}": 20 - n for n in range(8)},
}

Isi = dict[str, list[dict[str, Any]]]


class Survei:
    """Collect the rows of surveys; ids count upwards."""

    def __init__(self, **unit_columns: Any) -> None:
        self._ids = 500
        self.isi: Isi = {
            "unit": [unit(nama=UNIT, **unit_columns)],
            "pejabat": [pejabat()],
            "layanan": [],
            "survei": [],
            "nilai_unsur": [],
            "profil_responden": [],
            "target_skm": [],
            "ratl": [],
            "ratl_nihil": [],
        }

    def _id(self) -> str:
        self._ids += 1
        return str(UUID(int=self._ids, version=4))

    def layanan(self, nama: str) -> str:
        """Add a service and return its id."""
        row = {"id": self._id(), "nama": nama, "urutan": len(self.isi["layanan"])}
        self.isi["layanan"].append({**row, "dihapus_pada": None})
        return str(row["id"])

    def survei(
        self,
        layanan_id: str,
        tahun: int,
        nilai: str,
        profil: Mapping[str, Mapping[str, int]] | None = None,
        **columns: Any,
    ) -> None:
        """Add a survey: `nilai` are nine values, "-" for one that is missing."""
        survei_id = self._id()
        fixed = {"id": survei_id, "layanan_id": layanan_id, "tahun": tahun, "periode": "TAHUN"}
        counts = {"responden": 130, "populasi": 200, "sumber": "KETIK", "berkas": ""}
        self.isi["survei"].append({**fixed, **counts, **columns})
        for unsur, teks in zip(Unsur, nilai.split(), strict=True):
            if teks != "-":
                row = {"id": self._id(), "survei_id": survei_id, "unsur": unsur.value, "n": None}
                value = {"jumlah": None, "nilai": teks.replace(",", "."), "kosong": 0}
                self.isi["nilai_unsur"].append({**row, **value})
        for jenis, answers in (profil or {}).items():
            for isi, jumlah in answers.items():
                row = {"id": self._id(), "survei_id": survei_id, "jenis": jenis, "isi": isi}
                self.isi["profil_responden"].append({**row, "jumlah": jumlah})

    def target(self, tahun: int, target: str, metode: str | None = None) -> None:
        """Add the target of a year."""
        row = {"id": self._id(), "tahun": tahun, "target": target, "metode": metode}
        self.isi["target_skm"].append({**row, "masuk_target": 1})

    def ratl(self, rows: Iterable[Ratl]) -> None:
        """Add actions."""
        self.isi["ratl"] += [ratl_row(it) for it in rows]

    def nihil(self, layanan_id: str, tahun: int, alasan: str) -> None:
        """Add why a service has nothing to follow up."""
        row = {"id": self._id(), "layanan_id": layanan_id, "tahun": tahun, "alasan": alasan}
        self.isi["ratl_nihil"].append(row)

    def compose(self, tahun: int = TAHUN, per: date = PER) -> LaporanSkm:
        """Return the report of a year."""
        return compose(self.isi, tahun, PeriodeSkm.TAHUN, per, ATURAN)


def ratl_row(it: Ratl) -> dict[str, Any]:
    """Return an action as the table stores it."""
    row = {**asdict(it), "unsur": write_unsur(it.unsur), "dihapus_pada": None}
    for nama in ("sampai", "tanggal_mulai", "tanggal_selesai"):
        row[nama] = row[nama] and row[nama].isoformat()
    for nama in ("status", "verifikasi"):
        row[nama] = row[nama].value
    return row | {"dasar": it.dasar.value if it.dasar else "", "unsur_tebakan": 0}


def survey(**unit_columns: Any) -> Survei:
    """Return two services surveyed in two years, with targets, a plan, and one without."""
    made = Survei(**unit_columns)
    informasi, pengujian = made.layanan(INFORMASI), made.layanan(PENGUJIAN)
    sertifikasi = made.layanan("Sertifikasi Sarana")
    made.survei(informasi, TAHUN - 1, NILAI_2021)
    made.survei(informasi, TAHUN, NILAI_2022, PROFIL)
    made.survei(pengujian, TAHUN - 1, "80 81 82 82 90 90 90 90 90", responden=40)
    made.survei(pengujian, TAHUN, "81 80,5 83 82 90 91 90 92 89", responden=45, populasi=60)
    made.survei(sertifikasi, TAHUN, " ".join(["100"] * 9), responden=30, populasi=None)
    made.target(TAHUN - 1, "86")
    made.target(TAHUN, "89.45")
    own = [it for it in few(BentukLampiran.LAYANAN) if it.unit == UNIT]
    made.ratl([it for it in own if it.jenis_layanan == INFORMASI])
    made.ratl([it for it in few(BentukLampiran.REKOMENDASI) if it.unit == UNIT])
    return made


def survey_report(**unit_columns: Any) -> LaporanSkm:
    """Return the report of the survey above."""
    return survey(**unit_columns).compose()
