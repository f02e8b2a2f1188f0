"""Write what is derived from the migrations: `db/skema.sql` and the package's JSON Schema.

`python -m ranpk_desktop.services.skema`, after a migration was added; tests compare both.
"""

from pathlib import Path

from db import schema
from db.tables import export_columns
from ranpk_desktop.paket import skema
from ranpk_desktop.paths import resource


def derived() -> dict[Path, str]:
    """Return the derived files, each with the text that it must have."""
    with schema.fresh() as db:
        return {
            schema.PATH: schema.describe(db),
            resource(*skema.BERKAS_SKEMA): skema.render_schema(export_columns(db)),
        }


if __name__ == "__main__":
    for path, text in derived().items():
        path.write_text(text, encoding="utf-8")
