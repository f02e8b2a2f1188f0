"""The link of a butir to a row of a year's RANPK catalogue, such as "RANPK-2024/3.1-2"."""

import re
from dataclasses import dataclass
from typing import Self

_FORM = re.compile(r"RANPK-(?P<tahun>[0-9]{4})/(?P<kode>[^/]+)(?:/(?P<nomor>[0-9]+))?")


@dataclass(frozen=True, slots=True)
class Acuan:
    """Name a row by the year of its catalogue and its kode; `nomor` counts its pairs of aksi."""

    tahun: int
    kode: str
    nomor: int | None = None

    def __str__(self) -> str:
        """Return the stored form: only rows with the same one are added up over units."""
        aksi = "" if self.nomor is None else f"/{self.nomor}"
        return f"RANPK-{self.tahun}/{self.kode}{aksi}"

    @classmethod
    def read(cls, teks: str | None) -> Self | None:
        """Read the stored form; None for anything else."""
        found = _FORM.fullmatch(teks or "")
        if found is None:
            return None
        nomor = int(found["nomor"]) if found["nomor"] else None
        return cls(int(found["tahun"]), found["kode"], nomor)
