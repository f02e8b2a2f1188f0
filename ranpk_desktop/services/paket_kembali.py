"""A package of the office's own that comes back after a restore: the chain goes on from it.

Only that it exists, and what it held, is taken in: as a version and as a package that left the
office. The rows of plan and quarters stay as they are.
"""

from collections.abc import Sequence
from pathlib import Path
from typing import Any

from db.connection import Store, new_id
from db.repositories import kantor as kantor_repository
from db.repositories import paket as repository
from db.repositories import rekaman as rekaman_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain import kanonik
from ranpk_desktop.domain.paket import Identitas, JenisPaket, PaketTerbuka
from ranpk_desktop.domain.riwayat_paket import title
from ranpk_desktop.errors import KnownError
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.services.jenis_paket import NIHIL

_KEADAAN = {
    JenisPaket.RENCANA: "DITETAPKAN",
    JenisPaket.PERJANJIAN_KINERJA: "FINAL",
    JenisPaket.LAPORAN_SEWAKTU: "TERBUKA",
}


def take_back(store: Store, folder: Path, path: Path, identitas: Sequence[Identitas]) -> bool:
    """Take in a package that this office made; False where it is known already.

    Raises KnownError for a file that is no whole package under a key of this office, for a later
    part whose part 1 is not here yet, and where a version of the same number says something else.
    """
    from ranpk_desktop.paket import verifikasi

    berkas = verifikasi.read_file(path)
    hasil = verifikasi.verify(berkas, identitas)
    unit = kantor_repository.unit(store)
    if not hasil.sah or hasil.paket is None or unit is None or hasil.paket.unit.id != unit["acuan"]:
        pesan = hasil.temuan[0].pesan if hasil.temuan and not hasil.sah else ""
        raise KnownError(
            "BUKAN_PAKET_KANTOR_INI",
            _("{nama} bukan paket yang disegel oleh kantor ini.").format(nama=path.name),
            pesan,
        )
    paket = hasil.paket
    if repository.by_manifes(store, paket.manifes):
        return False
    version, is_new = _version(store, paket)
    nama = _free_name(folder, path.name)
    write_atomic(make_folder(folder) / nama, berkas)
    row = _row(store, paket, str(version["id"]), nama, len(berkas))
    judul = title(paket.jenis, paket.data["tahun"], paket.data["periode"])
    with store.command(_("Masukkan paket {judul}").format(judul=judul)):
        if is_new:
            store.insert("rekaman", version)
        store.insert("paket", row)
        store.insert("kiriman", _sending(store, row["id"]))
    return True


def _version(store: Store, paket: PaketTerbuka) -> tuple[dict[str, Any], bool]:
    """Return the version that a package was made of, and whether it is still to be stored."""
    data = paket.data
    induk = data["bagian"]["induk"]
    if induk:
        first = repository.by_manifes(store, induk)
        if first is None:
            raise KnownError(
                "BAGIAN_SATU_BELUM_ADA",
                _("Ini bagian {ke} dari {dari}; bagian 1 belum ada di sini.").format(
                    **data["bagian"]
                ),
                _("Masukkan bagian 1 dahulu."),
            )
        return rekaman_repository.rekaman(store, first["rekaman_id"]), False
    place = (data["jenis"], data["tahun"], data["periode"], data["revisi"])
    known = rekaman_repository.revision(store, *place)
    if known and known["sidik_isi"] != paket.sidik_isi:
        raise KnownError(
            "REVISI_BERTABRAKAN",
            _("Di sini sudah ada versi dengan nomor yang sama tetapi isinya lain."),
            _("Kirim versi di sini apa adanya; Pusat akan menanyakan yang mana yang berlaku."),
        )
    if known:
        return known, False
    nihil = data.get("nihil")
    return {
        "id": new_id(),
        "jenis": data["jenis"],
        "tahun": data["tahun"],
        "periode": data["periode"],
        "revisi": data["revisi"],
        "keadaan": NIHIL if nihil else _KEADAAN.get(paket.jenis, "DIKUNCI"),
        "alasan": nihil or "",
        "isi": kanonik.dump(data["isi"]).decode(),
        "sidik_isi": paket.sidik_isi,
        "dibuat_pada": data["dibuat_pada"],
        "pelaku": store.pelaku,
    }, True


def _row(
    store: Store, paket: PaketTerbuka, rekaman_id: str, nama: str, ukuran: int
) -> dict[str, Any]:
    data = paket.data
    garis, nomor = data["garis"], data["nomor_urut"]
    if not repository.has_garis(store, garis) or repository.has_number(store, garis, nomor):
        # A line that this folder never was on: the number, which is for people, is given anew.
        garis = rekaman_repository.garis(store)
        nomor = rekaman_repository.next_nomor_urut(store, garis)
    return {
        "id": new_id(),
        "rekaman_id": rekaman_id,
        "garis_id": garis,
        "nomor_urut": nomor,
        "menggantikan": data["menggantikan"],
        "manifes": paket.manifes,
        "berkas": nama,
        "ukuran": ukuran,
        "dibuat_pada": data["dibuat_pada"],
        "bagian_ke": data["bagian"]["ke"],
        "bagian_dari": data["bagian"]["dari"],
        "induk": data["bagian"]["induk"],
    }


def _sending(store: Store, paket_id: str) -> dict[str, Any]:
    """Return the note that a package left the office: else it could not have come back."""
    return {
        "id": new_id(),
        "paket_id": paket_id,
        "cara": "LAIN",
        "keadaan": "TERKIRIM",
        "tujuan": "",
        "dibuat_pada": store.now(),
        "terkirim_pada": store.now(),
        "jawaban": _("Diketahui dari berkas paketnya."),
    }


def _free_name(folder: Path, nama: str) -> str:
    """Return a name that no file of the folder has yet; a file that is there is never replaced."""
    stem = nama.removesuffix(".asice")
    n = 1
    while (folder / nama).exists():
        n += 1
        nama = f"{stem}-{n}.asice"
    return nama
