"""DAFTAR_IDENTITAS: who the office is and which key seals for it, as a version of its own.

A version is a rekaman of this jenis: it is written when a key is replaced, with the reason, and
when a package is to be made whose content would differ from the last one.
"""

import json
from base64 import b64encode
from collections.abc import Sequence
from typing import Any

from db.connection import Store
from db.repositories import kantor as kantor_repository
from db.repositories import rekaman as repository
from ranpk_desktop.domain.paket import JenisPaket

PERIODE = "TAHUN"
TABEL = "kunci_segel"
KEADAAN = "FINAL"
"""A version is what holds from then on; nothing locks it."""


def isi(
    store: Store, certificates: Sequence[bytes], alasan: str = "", *, hilang: bool = False
) -> dict[str, Any]:
    """Return the tables of the package: unit, pejabat, and the certificates (DER) of the key.

    The first certificate (`urutan` 0) is in force, the next one was before it. A row says why its
    certificate replaced the one before, and whether that one's key was lost; told once, it stays.
    """
    from ranpk_desktop.domain.identitas import spell
    from ranpk_desktop.paket import sertifikat

    rows = []
    for at, der in enumerate(certificates):
        rows.append(
            {
                "id": sertifikat.fingerprint(der),
                "urutan": at,
                "kode_pengenal": sertifikat.kode_pengenal(der),
                "kata_pengenal": spell(sertifikat.kata_pengenal(der)),
                "berlaku_sampai": sertifikat.expiry(der).date().isoformat(),
                "sertifikat": b64encode(der).decode(),
                "alasan": "",
                "lama_hilang": 0,
            }
        )
    if alasan:
        rows[0] |= {"alasan": alasan, "lama_hilang": int(hilang)}
    else:
        told = {row["id"]: row for row in _last_keys(store)}
        for row in rows:
            before = told.get(row["id"], row)
            row |= {name: before[name] for name in ("alasan", "lama_hilang")}
    return {
        "unit": [kantor_repository.unit(store)],
        "pejabat": kantor_repository.pejabat(store),
        TABEL: rows,
    }


def record(
    store: Store, certificates: Sequence[bytes], alasan: str = "", *, hilang: bool = False
) -> str:
    """Write the next version inside the caller's command, and return the id of its rekaman."""
    from ranpk_desktop.services.rekaman import store_rekaman

    return store_rekaman(
        store,
        jenis=JenisPaket.DAFTAR_IDENTITAS,
        tahun=store.moment().year,
        periode=PERIODE,
        keadaan=KEADAAN,
        alasan=alasan,
        isi=isi(store, certificates, alasan, hilang=hilang),
    )


def _last_keys(store: Store) -> list[dict[str, Any]]:
    """Return the rows of the key in the newest version of any year."""
    newest = repository.newest(store, JenisPaket.DAFTAR_IDENTITAS)
    return list(json.loads(newest["isi"])[TABEL]) if newest else []
