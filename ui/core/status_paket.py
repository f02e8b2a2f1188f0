"""How far a package is on its way, as a tone with its icon shape."""

from ranpk_desktop.domain.riwayat_paket import StatusPaket

TONES = {
    StatusPaket.DIBUAT: "cukup",
    StatusPaket.MENUNGGU: "peringatan",
    StatusPaket.TERKIRIM: "info",
    StatusPaket.DITERIMA: "baik",
    StatusPaket.DIKEMBALIKAN: "buruk",
    StatusPaket.DIGANTIKAN: "cukup",
}
