"""One run of the program on a real data folder."""

from datetime import UTC, datetime

from ranpk_desktop.services.kantor_baru import open_sample
from ui.session import Session

SAAT = datetime(2026, 12, 1, 1, 0, tzinfo=UTC)


def test_that_the_daily_backup_is_seen_on_the_first_page_and_is_no_saving(
    qapp, tasks, qtbot, tmp_path
):
    folder = tmp_path / "kantor"
    open_sample(folder, lambda: SAAT).close()
    session = Session(qapp, tasks, lambda: SAAT, folder, tmp_path / "contoh")
    session.start()
    window = session.window
    qtbot.waitUntil(lambda: (folder / "cadangan" / "ranpk-2026-12-01.db").exists())
    qtbot.waitUntil(lambda: window.page("beranda") and not tasks.pending)
    assert "BELUM_DIISI" in window.page("beranda").body.links
    assert "CADANGAN" not in window.page("beranda").body.links
    assert window.status_line.saved.text() == ""
    window.close()
    qtbot.waitUntil(lambda: session.window is None and not tasks.pending)
