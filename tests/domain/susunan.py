"""Small invented plans for tests of checks and comparisons, row by row."""

from typing import Any, Self

from ranpk_desktop.domain.angka import parse_isian, to_text
from ranpk_desktop.domain.pohon import Pohon

TAHUN = 2026


class Susunan:
    """Collect the rows of a plan; a row is called by the id that it gets."""

    def __init__(self) -> None:
        names = ("butir_rencana", "indikator", "keluaran", "anggaran", "komponen", "pengukuran")
        self.isi: dict[str, list[dict[str, Any]]] = {name: [] for name in (*names, "target")}

    @property
    def pohon(self) -> Pohon:
        """The tree of all rows."""
        return Pohon.read(self.isi)

    def butir(self, butir_id: str, level: str, induk: str | None = None, **columns: Any) -> Self:
        """Add a butir; `columns` may be those of butir_rencana, or pagu, waktu and targets."""
        row = {"id": butir_id, "tahun": TAHUN, "induk_id": induk, "level": level}
        row |= {"urutan": len(self.isi["butir_rencana"]), "nomor_asli": ""}
        row |= {"uraian": f"Uraian {butir_id}", "penanggung_jawab": "", "acuan": None}
        row["dihapus_pada"] = None
        self.isi["butir_rencana"].append(row | {k: v for k, v in columns.items() if k in row})
        if "pagu" in columns:
            self.isi["anggaran"].append({"butir_id": butir_id, "pagu": columns["pagu"]})
        if "waktu" in columns:
            satuan = columns.get("satuan", "")
            row = {"butir_id": butir_id, "waktu": columns["waktu"], "satuan": satuan}
            self.isi["keluaran"].append(row)
        self.target(butir_id, columns.get("target", ""))
        return self

    def indikator(self, butir_id: str, induk: str | None = None, **columns: Any) -> Self:
        """Add an indikator; by default nothing about it is wrong below a sasaran."""
        columns.setdefault("level", "INDIKATOR")
        columns.setdefault("penanggung_jawab", "Tim Kerja Pengujian")
        columns.setdefault("target", "90|90|90|90|90")
        self.butir(butir_id, columns.pop("level"), induk, **columns)
        kinds = {"satuan": "Persen", "arah": "MAKSIMAL", "konsolidasi": "AKHIR"}
        kinds |= {"cara_isi": "PERIODE", "sumber_data": ""}
        row = {"butir_id": butir_id} | {nama: columns.get(nama, kinds[nama]) for nama in kinds}
        self.isi["indikator"].append(row)
        for nama, bobot in columns.get("komponen", ()):
            self.komponen(butir_id, nama, bobot)
        return self

    def target(self, butir_id: str, cells: str) -> Self:
        """Add targets: TW I–IV and then the annual one, with | between them; "" is none."""
        for triwulan, teks in zip((1, 2, 3, 4, 0), cells.split("|"), strict=False):
            if cells:
                isian = parse_isian(teks)
                row = {"id": f"{butir_id}-{triwulan}", "butir_id": butir_id, "triwulan": triwulan}
                row |= {"jenis": isian.jenis.value, "operator": isian.operator, "teks": isian.teks}
                nilai = None if isian.nilai is None else to_text(isian.nilai)
                self.isi["target"].append(row | {"nilai": nilai})
        return self

    def komponen(self, butir_id: str, nama: str, bobot: str | None) -> Self:
        """Add a part of an indikator."""
        at = len(self.isi["komponen"])
        row = {"id": f"{butir_id}-{nama}", "butir_id": butir_id, "urutan": at, "nama": nama}
        self.isi["komponen"].append(row | {"bobot": bobot})
        return self

    def pengukuran(self, butir_id: str, judul: str, teks: str) -> Self:
        """Add a text about how an indikator is measured."""
        at = len(self.isi["pengukuran"])
        row = {"id": f"{butir_id}-{judul}", "butir_id": butir_id, "urutan": at, "judul": judul}
        self.isi["pengukuran"].append(row | {"teks": teks})
        return self


def sasaran() -> Susunan:
    """Return a plan of one sasaran, "s", at which nothing is wrong."""
    return Susunan().butir("s", "SASARAN_STRATEGIS")
