"""The catalogue, read in the pool: it is large, and every dialog about it asks for it first."""

from collections.abc import Callable

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.katalog import Katalog
from ranpk_desktop.services import parameter
from ui.core.page import Context


def open_katalog(context: Context, on_success: Callable[[Katalog], None]) -> None:
    """Read the newest catalogue that is here and hand it over."""
    context.tasks.run_in_pool(
        lambda _work: parameter.katalog(), on_success, title=_("Membuka katalog RANPK")
    )
