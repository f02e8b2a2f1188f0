"""The outbox: which part is sent when, and what became of it, whatever happens in between."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import TYPE_CHECKING
from uuid import uuid4

from db.connection import Store, new_id
from db.repositories import kiriman as repository
from db.repositories import paket as paket_repository
from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.kiriman import (
    BY_HAND,
    UNCERTAIN_TRIES,
    UNDER_WAY,
    CaraKirim,
    HasilKirim,
    KeadaanKiriman,
    Kiriman,
    KonfigurasiSmtp,
    pause_after,
)
from ranpk_desktop.domain.paket import JenisPaket
from ranpk_desktop.domain.surat import parse_addresses
from ranpk_desktop.domain.teks import clean_line
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.services import surat
from ranpk_desktop.services.email import EmailService
from ranpk_desktop.services.surat import SuratPaket, SuratService

if TYPE_CHECKING:
    import ssl

MENUNGGU, MENGIRIM, TIDAK_PASTI, TERKIRIM, GAGAL, BATAL = KeadaanKiriman
_SHOWN = 200
"""How many rows a list shows at most."""


@dataclass(frozen=True, slots=True)
class SiapKirim:
    """Hold all that one attempt needs; sending touches neither database nor window."""

    kiriman: Kiriman
    surat: SuratPaket
    konfigurasi: KonfigurasiSmtp


class KotakKeluarService:
    """Put packages into the outbox, hand out what is due, and note how each attempt ended.

    A row follows the wire: it is no command, and Ctrl+Z does not reach it.
    """

    def __init__(self, store: Store, surat: SuratService, email: EmailService) -> None:
        self._store = store
        self._surat = surat
        self._email = email
        self._maybe_there: set[str] = set()
        """Rows under way that may have arrived before: no later fault makes them certain again."""

    # Into the outbox --------------------------------------------------------------------------

    def enqueue(self, paket_id: str) -> tuple[Kiriman, ...]:
        """Put every part of a report into the outbox, and return its rows in order.

        A part that is there already, or was sent from here, is not put there again; one that
        failed or was cancelled goes on under its old Message-ID. Raises KnownError where server or
        address are missing, where every part was sent already, and while the office is carried.
        """
        self._store.require_here()
        konfigurasi = self._email.require()
        parts = paket_repository.parts(self._store, paket_id)
        tujuan = self._surat.addresses(JenisPaket(parts[0]["jenis"]))
        if not tujuan:
            raise KnownError(
                "BELUM_ADA_ALAMAT",
                _("Alamat tujuan untuk {jenis} belum diisi.").format(
                    jenis=JenisPaket(parts[0]["jenis"]).label
                ),
                _("Isi pada Pengaturan → Email."),
            )
        known = {
            row["paket_id"]: row
            for row in repository.of_parts(self._store, [part["id"] for part in parts])
            if row["cara"] == CaraKirim.SMTP
        }
        if all(known.get(it["id"], {}).get("keadaan") == TERKIRIM for it in parts):
            raise KnownError(
                "SUDAH_TERKIRIM",
                _("Paket ini sudah terkirim langsung dan diterima server, jadi tidak diulang."),
                _("Bila Pusat memintanya lagi, pakai Buat email atau Buka folder berkas."),
            )
        now, to = self._store.now(), ", ".join(tujuan)
        again = {"keadaan": MENUNGGU, "tujuan": to, "percobaan": 0, "jawaban": ""}
        with repository.together(self._store):
            for part in parts:
                row = known.get(part["id"])
                if row is None:
                    fresh = self._new_row(part["id"], to, konfigurasi, now)
                    repository.insert(self._store, fresh)
                elif row["keadaan"] in (GAGAL, BATAL):
                    repository.update(self._store, [row["id"]], again | {"coba_lagi_pada": now})
        return tuple(it for it in self.of(paket_id) if it.cara is CaraKirim.SMTP)

    @staticmethod
    def _new_row(
        paket_id: str, tujuan: str, konfigurasi: KonfigurasiSmtp, now: str
    ) -> dict[str, object]:
        # The Message-ID is stored before any connection: whatever becomes of the line, the same
        # letter keeps its name.
        domain = konfigurasi.pengirim.rpartition("@")[2]
        return {
            "id": new_id(),
            "paket_id": paket_id,
            "cara": CaraKirim.SMTP,
            "keadaan": MENUNGGU,
            "tujuan": tujuan,
            "message_id": f"<{uuid4()}@{domain}>",
            "percobaan": 0,
            "dibuat_pada": now,
            "coba_lagi_pada": now,
        }

    def mark_sent(
        self, paket_id: str, cara: CaraKirim, tanggal: date, keterangan: str = ""
    ) -> Changes:
        """Note that the user has sent every part himself ("Saya sudah mengirim").

        What still waits in the outbox is then not sent any more. Raises CheckError for a day in
        the future or before the package was made, and while the office is carried.
        """
        self._store.require_here()
        if cara not in BY_HAND:
            raise CheckError("cara", _("Pilih cara pengirimannya."))
        parts = paket_repository.parts(self._store, paket_id)
        now = self._store.moment()
        made = datetime.fromisoformat(parts[0]["dibuat_pada"]).astimezone(now.tzinfo)
        if tanggal > now.date():
            raise CheckError("tanggal", _("Tanggal kirim ini belum tiba."))
        if tanggal < made.date():
            raise CheckError("tanggal", _("Pada tanggal ini paketnya belum dibuat."))
        # On the day itself the time is known, too; of an earlier day only the date was asked.
        sent = now if tanggal == now.date() else datetime.combine(tanggal, time(), now.tzinfo)
        note = {
            "cara": cara,
            "keadaan": TERKIRIM,
            "tujuan": "",
            "dibuat_pada": self._store.now(),
            "terkirim_pada": max(sent, made).isoformat(timespec="seconds"),
            "jawaban": clean_line(keterangan),
        }
        before = self.of(paket_id)
        waiting = [it.id for it in before if it.keadaan in (MENUNGGU, GAGAL)]
        uncertain = [it.id for it in before if it.keadaan is TIDAK_PASTI]
        with repository.together(self._store):
            stop = {"coba_lagi_pada": None}
            repository.update(self._store, waiting, {"keadaan": BATAL} | stop)
            repository.update(self._store, uncertain, stop)
            for part in parts:
                row = {"id": new_id(), "paket_id": part["id"]} | note
                repository.insert(self._store, row)
        return _changed(_("Catat pengiriman paket"))

    # What is there ----------------------------------------------------------------------------

    def of(self, paket_id: str) -> tuple[Kiriman, ...]:
        """Return every way that the parts of a report have gone or are going, the oldest first."""
        ids = [part["id"] for part in paket_repository.parts(self._store, paket_id)]
        return tuple(map(Kiriman.from_row, repository.of_parts(self._store, ids)))

    def waiting(self) -> tuple[Kiriman, ...]:
        """Return what stands in the outbox, the oldest first."""
        return tuple(map(Kiriman.from_row, repository.in_states(self._store, *UNDER_WAY)))

    def listed(self) -> tuple[Kiriman, ...]:
        """Return the newest rows, the newest first."""
        return tuple(map(Kiriman.from_row, repository.everything(self._store, _SHOWN)))

    def due(self, now: datetime | None = None) -> Kiriman | None:
        """Return what is to be sent now, None for nothing, while paused and while carried."""
        now = now or self._store.moment()
        if self.paused or self._store.carried():
            return None
        waiting = self.waiting()
        if any(it.keadaan is MENGIRIM for it in waiting):
            return None
        ready = [it for it in waiting if it.is_due(now)]
        return min(ready, key=lambda it: it.coba_lagi_pada or now, default=None)

    def next_attempt(self) -> datetime | None:
        """Return when something will be due, None for nothing, while paused and while carried."""
        if self.paused or self._store.carried():
            return None
        now = self._store.moment()
        waiting = [it for it in self.waiting() if it.coba_lagi_pada]
        times = [now if it.is_due(now) else it.coba_lagi_pada or now for it in waiting]
        return min(times, default=None)

    # One attempt ------------------------------------------------------------------------------

    def begin(self, kiriman_id: str) -> SiapKirim:
        """Note that an attempt begins, and return what it needs.

        Raises KnownError where the file is gone, server or address are missing, the row is not
        waiting, and while the office is carried; then the row is what it was.
        """
        self._store.require_here()
        kiriman = self._require(kiriman_id)
        if kiriman.keadaan not in (MENUNGGU, TIDAK_PASTI):
            raise KnownError(
                "TIDAK_MENUNGGU",
                _("Kiriman ini tidak sedang menunggu ({keadaan}).").format(
                    keadaan=kiriman.keadaan.label
                ),
            )
        if kiriman.keadaan is TIDAK_PASTI:
            self._maybe_there.add(kiriman_id)
        siap = SiapKirim(kiriman, self._surat.letter(kiriman.paket_id), self._email.require())
        begun = replace(kiriman, keadaan=MENGIRIM, percobaan=kiriman.percobaan + 1)
        repository.update(
            self._store,
            [kiriman_id],
            {"keadaan": MENGIRIM, "percobaan": begun.percobaan, "coba_lagi_pada": None},
        )
        return replace(siap, kiriman=begun)

    def finish(self, kiriman_id: str, hasil: HasilKirim) -> Kiriman:
        """Note how an attempt ended, and when the next one is; returns the row.

        What may have arrived before stays TIDAK_PASTI until the server says yes; when the answer is
        missing again at the attempt UNCERTAIN_TRIES, counted from then on, it waits for the user.
        """
        kiriman = self._require(kiriman_id)
        keadaan, jawaban = hasil.keadaan, clean_line(hasil.jawaban)
        before = kiriman_id in self._maybe_there
        if before and keadaan is not TERKIRIM:
            permanent, keadaan = keadaan is GAGAL, TIDAK_PASTI
            jawaban = jawaban if hasil.keadaan is TIDAK_PASTI else f"{jawaban} {_TWICE}"
        else:
            permanent = keadaan is GAGAL
        again = None
        # Attempts that cannot have left count for nothing once one may have.
        tries = 1 if keadaan is TIDAK_PASTI and not before else kiriman.percobaan
        if keadaan is MENUNGGU:
            again = self._store.moment() + pause_after(tries)
        elif keadaan is TIDAK_PASTI and not permanent and tries < UNCERTAIN_TRIES:
            again = self._store.moment() + pause_after(tries, tidak_pasti=True)
        repository.update(
            self._store,
            [kiriman_id],
            {
                "keadaan": keadaan,
                "percobaan": tries,
                "jawaban": jawaban,
                "coba_lagi_pada": again and again.isoformat(timespec="seconds"),
                "terkirim_pada": self._store.now() if keadaan is TERKIRIM else None,
            },
        )
        self._maybe_there.discard(kiriman_id)
        return self._require(kiriman_id)

    def undo_begin(self, kiriman_id: str) -> Kiriman:
        """Note that an attempt was broken off by the user before anything of it counted."""
        kiriman = self._require(kiriman_id)
        keadaan = TIDAK_PASTI if kiriman_id in self._maybe_there else MENUNGGU
        changes = {"keadaan": keadaan, "percobaan": max(0, kiriman.percobaan - 1)}
        repository.update(
            self._store, [kiriman_id], changes | {"coba_lagi_pada": self._store.now()}
        )
        self._maybe_there.discard(kiriman_id)
        return self._require(kiriman_id)

    def recover(self) -> tuple[Kiriman, ...]:
        """Settle at start what a killed process left: MENGIRIM becomes TIDAK_PASTI, tried later."""
        lost = repository.in_states(self._store, MENGIRIM)
        for row in lost:
            again = self._store.moment() + pause_after(1, tidak_pasti=True)
            repository.update(
                self._store,
                [row["id"]],
                {
                    "keadaan": TIDAK_PASTI,
                    "percobaan": 1,
                    "jawaban": f"{_CUT_OFF} {_TWICE}",
                    "coba_lagi_pada": again.isoformat(timespec="seconds"),
                },
            )
        return tuple(self._require(row["id"]) for row in lost)

    # The user's word --------------------------------------------------------------------------

    def retry(self, kiriman_id: str) -> Kiriman:
        """Let a row be sent as soon as possible: "Coba lagi"."""
        self._store.require_here()
        kiriman = self._require(kiriman_id)
        changes: dict[str, object] = {"coba_lagi_pada": self._store.now()}
        if kiriman.keadaan is GAGAL:
            part = paket_repository.parts(self._store, kiriman.paket_id)[0]
            tujuan = self._surat.addresses(JenisPaket(part["jenis"]))
            changes |= {"keadaan": MENUNGGU, "percobaan": 0}
            changes |= {"tujuan": ", ".join(tujuan) or kiriman.tujuan}
        elif kiriman.keadaan is TIDAK_PASTI:
            changes |= {"percobaan": 0}
        elif kiriman.keadaan is not MENUNGGU:
            return kiriman
        repository.update(self._store, [kiriman_id], changes)
        return self._require(kiriman_id)

    def cancel(self, kiriman_id: str) -> Kiriman:
        """Take a row out of the outbox; what may have arrived stays uncertain, and is not repeated.

        A row that is being sent, or was sent, stays as it is.
        """
        self._store.require_here()
        kiriman = self._require(kiriman_id)
        if kiriman.keadaan in (MENUNGGU, GAGAL):
            repository.update(self._store, [kiriman_id], {"keadaan": BATAL, "coba_lagi_pada": None})
        elif kiriman.keadaan is TIDAK_PASTI:
            repository.update(self._store, [kiriman_id], {"coba_lagi_pada": None})
        return self._require(kiriman_id)

    @property
    def paused(self) -> bool:
        """Whether the user has stopped the outbox."""
        return repository.paused(self._store)

    def pause(self) -> None:
        """Begin no further attempt until `resume`; it holds over a restart."""
        repository.set_paused(self._store, True)

    def resume(self) -> None:
        """Let the outbox go on."""
        repository.set_paused(self._store, False)

    def _require(self, kiriman_id: str) -> Kiriman:
        row = repository.get(self._store, kiriman_id)
        if row is None:
            raise KnownError(
                "KIRIMAN_TIDAK_ADA",
                _("Kiriman {id} tidak ada.").format(id=kiriman_id),
                _("Lihat `ranpk kiriman daftar`."),
            )
        return Kiriman.from_row(row)


_TWICE = _("Pusat mungkin menerimanya dua kali; itu tidak apa-apa, paketnya sama.")
_CUT_OFF = _("Aplikasi tertutup sewaktu mengirim, jadi belum pasti apakah surat ini sampai.")


def deliver(
    siap: SiapKirim,
    sandi: str,
    report: Callable[[float, float], None] | None = None,
    *,
    tls: "ssl.SSLContext | None" = None,
) -> HasilKirim:
    """Make one attempt, and say how it ended; for the pool.

    `report(done, total)` is called often; what it raises ends the attempt and is raised again,
    unless the whole letter was out by then. `tls` is for tests only (surat.smtp).
    """
    from ranpk_desktop.surat import smtp
    from ranpk_desktop.surat.naskah import Amplop

    kiriman, konfigurasi = siap.kiriman, siap.konfigurasi
    if kiriman.message_id is None:
        raise ValueError("only SMTP is sent from here")
    amplop = Amplop(konfigurasi.pengirim, kiriman.message_id, kiriman.dibuat_pada)
    # To where it was put into the outbox for, whatever the settings say by now.
    letter = replace(siap.surat, teks=replace(siap.surat.teks, tujuan=kiriman.tujuan))
    try:
        data = surat.compose(letter, amplop)
    except KnownError as error:
        return HasilKirim(GAGAL, error.kode, str(error))
    to = parse_addresses(kiriman.tujuan)
    return smtp.send(konfigurasi, sandi, data, konfigurasi.pengirim, to, report, tls=tls)


def _changed(judul: str) -> Changes:
    """Return what the outbox changed; there is no command of it (db.tables.EXEMPT)."""
    return Changes(frozenset({"kiriman"}), None, judul)
