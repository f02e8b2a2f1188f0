"""Packages that left the office, in tests that are about something else."""

from db.connection import new_id
from ranpk_desktop.services.office import Office


def mark_sent(office: Office, paket_id: str, keadaan: str = "TERKIRIM", cara: str = "LAIN") -> None:
    """Note that a part was sent, as the outbox would."""
    with office.store.db.atomic():
        office.store.insert(
            "kiriman",
            {
                "id": new_id(),
                "paket_id": paket_id,
                "cara": cara,
                "keadaan": keadaan,
                "tujuan": "",
                "message_id": f"<{new_id()}@contoh>" if cara == "SMTP" else None,
                "dibuat_pada": office.store.now(),
                "terkirim_pada": office.store.now() if keadaan == "TERKIRIM" else None,
            },
        )
