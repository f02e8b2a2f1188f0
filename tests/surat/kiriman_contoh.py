"""Small real packages in an office, and a mail account to send them with."""

from datetime import UTC, datetime
from pathlib import Path

from db.connection import new_id
from db.repositories import rekaman
from ranpk_desktop.domain.data_dukung import JenisDukung
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
from ranpk_desktop.domain.triwulan import Triwulan
from ranpk_desktop.files import make_folder, write_atomic
from ranpk_desktop.paket.kunci_p12 import Kunci, load_p12, make_p12
from ranpk_desktop.paket.susun import build
from ranpk_desktop.services import contoh
from ranpk_desktop.services.office import Office
from tests.kuncian import lock

FRASA = "lima kata yang mudah diingat"
SAAT = datetime(2026, 10, 5, 3, 0, tzinfo=UTC)
PUSAT = "rencana@pusat.example.go.id"
KANTOR = "loka@contoh.example.go.id"
SANDI = "sandi surel rahasia"
REQUIRED = ("butir_rencana", "indikator", "pejabat", "realisasi", "target", "unit")
"""Tables that every package has."""


def key() -> Kunci:
    """Return a new key of an office."""
    return load_p12(make_p12("Loka POM di Kabupaten Contoh", "LPC", FRASA, SAAT), FRASA)


def package(kunci: Kunci, ke: int, dari: int, induk: str | None, size: int) -> PaketJadi:
    """Return a part with evidence of `size` bytes; the first also holds two documents."""
    documents = (Entri("laporan.pdf", b"%PDF-1.7 isi"), Entri("laporan.xlsx", b"PK\x03\x04 isi"))
    foto = bytes(n % 251 for n in range(size)) + bytes([ke])
    return build(
        Muatan(
            jenis=JenisPaket.LAPORAN_TRIWULAN,
            unit=UnitPaket("contoh", "LPC", "Loka POM di Kabupaten Contoh"),
            tahun=2026,
            periode="TW3",
            revisi=0,
            garis="33333333-3333-4333-8333-333333333333",
            nomor_urut=ke,
            menggantikan=None,
            dibuat_pada=SAAT,
            aplikasi="RANPK Desktop 0.1.0",
            versi_aturan=1,
            revisi_rencana=0,
            pelepas=Pelepas("Siti Aminah", "Kepala Loka"),
            contoh=True,
            isi={tabel: [] for tabel in REQUIRED} if ke == 1 else {},
            dokumen=documents if ke == 1 else (),
            data_dukung=(DataDukungPaket(JenisDukung.BERKAS, "bukti.pdf", isi=foto, bagian=ke),),
            bagian=Bagian(ke, dari, induk),
        ),
        kunci,
    )


def fill(office: Office, dari: int = 1, size: int = 2000) -> list[str]:
    """Fill the sample office, lock a quarter, and put its package there; returns its parts' ids."""
    contoh.fill(office)
    day = office.store.moment().date()
    lock(office, 2026, Triwulan.III, office.kantor.pejabat_on(day)[0]["id"])
    return add_package(office, dari, size)


def add_package(office: Office, dari: int = 1, size: int = 2000) -> list[str]:
    """Put a package of the locked quarter there, in so many parts; returns the parts' ids."""
    kunci, induk = key(), None
    made: list[str] = []
    folder = make_folder(office.folder / "paket")
    garis = rekaman.garis(office.store)
    with office.store.command("Buat paket"):
        for ke in range(1, dari + 1):
            jadi = package(kunci, ke, dari, induk, size)
            induk = induk or jadi.manifes
            nama = f"ranpk-contoh-2026-TW3-r0-{jadi.manifes[:8]}.asice"
            write_atomic(folder / nama, jadi.berkas)
            made.append(new_id())
            office.store.insert(
                "paket",
                {
                    "id": made[-1],
                    "rekaman_id": office.rekaman.locked(2026, Triwulan.III)["id"],
                    "garis_id": garis,
                    "nomor_urut": rekaman.next_nomor_urut(office.store, garis),
                    "manifes": jadi.manifes,
                    "berkas": nama,
                    "ukuran": len(jadi.berkas),
                    "dibuat_pada": office.store.now(),
                    "bagian_ke": ke,
                    "bagian_dari": dari,
                    "induk": None if ke == 1 else induk,
                },
            )
    return made


def set_up_mail(office: Office, port: int, *, pengaman: str = "STARTTLS", user: str = "") -> None:
    """Let the office send to Pusat over a server on this computer."""
    office.surat.save_addresses({"umum": PUSAT})
    office.email.save(
        {
            "server": "127.0.0.1",
            "port": str(port),
            "pengaman": pengaman,
            "pengguna": user,
            "pengirim": KANTOR,
        }
    )


def file_of(office: Office, paket_id: str) -> Path:
    """Return where the file of a part lies."""
    (nama,) = office.store.db.execute(
        "SELECT berkas FROM paket WHERE id = ?", (paket_id,)
    ).fetchone()
    return office.folder / "paket" / str(nama)
