"""`ranpk paket pulihkan`: the office put together again from the packages that it sent."""

from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.cli_kit import Answer, command, open_data
from ranpk_desktop.clock import utc_now
from ranpk_desktop.services.later import has_office

if TYPE_CHECKING:
    from ranpk_desktop.services.pulih_paket import HasilPulih, RencanaPulih


def register(paket: click.Group) -> None:
    """Add the command to `ranpk paket`."""

    @command(
        paket,
        "pulihkan",
        _("Pulihkan rencana, triwulan, SKM dan RATL dari paket yang pernah dikirim kantor ini."),
    )
    @click.argument(
        "files",
        metavar="FILE…",
        nargs=-1,
        required=True,
        type=click.Path(path_type=Path, dir_okay=False),
    )
    @click.option(
        "--kode-pengenal",
        "kode",
        metavar="KODE",
        multiple=True,
        help=_("Kode pengenal segel yang sudah dicocokkan; perlu bila kuncinya tidak ada di sini."),
    )
    @click.option("--terapkan", is_flag=True, help=_("Pulihkan; tanpa ini hanya ditunjukkan."))
    def restore(
        data: Path, files: tuple[Path, ...], kode: tuple[str, ...], terapkan: bool
    ) -> Answer:
        from ranpk_desktop.services import pulih_paket

        bacaan = pulih_paket.read(files, _ignore)
        setuju = frozenset(kode)
        if not has_office(data):
            rencana = pulih_paket.preview_empty(bacaan, data)
            if not terapkan:
                return _shown(rencana)
            pulih_paket.keep_files(data, rencana, setuju, _ignore)
            office, hasil = pulih_paket.open_restored(data, utc_now, bacaan, setuju)
            office.close()
            return _done(hasil)
        with open_data(data) as office:
            rencana = office.pulih_paket.preview(bacaan)
            if not terapkan:
                return _shown(rencana)
            pulih_paket.keep_files(data, rencana, setuju, _ignore)
            return _done(office.pulih_paket.apply(rencana, setuju))


def _ignore(_done: int, _total: int) -> None:
    """A script asks for no progress."""


def _as_json(rencana: "RencanaPulih") -> dict[str, Any]:
    return {
        "unit": rencana.unit,
        "paket": [
            {
                "berkas": str(it.paket.path),
                "jenis": it.paket.tempat[0].value,
                "tahun": it.paket.tempat[1],
                "periode": it.paket.tempat[2],
                "revisi": it.paket.revisi,
                "nasib": it.nasib.value,
            }
            for it in rencana.baris
        ],
        "ditolak": [{"berkas": nama, "pesan": pesan} for nama, pesan in rencana.ditolak],
        "kode_pengenal": list(rencana.pengenal),
    }


def _lines(rencana: "RencanaPulih") -> list[str]:
    lines = [rencana.unit]
    for it in rencana.baris:
        lines.append(f"- {it.judul}: {it.nasib.label}")
    lines += [f"- {nama}: {pesan}" for nama, pesan in rencana.ditolak]
    return lines


def _shown(rencana: "RencanaPulih") -> Answer:
    lines = _lines(rencana)
    if rencana.pengenal:
        text = _("Cocokkan kode pengenal {kode}, lalu sebutkan dengan --kode-pengenal.")
        lines.append(text.format(kode=", ".join(rencana.pengenal)))
    lines.append(_("Belum ada yang diubah; tambahkan --terapkan untuk memulihkan."))
    return {**_as_json(rencana), "diterapkan": False}, "\n".join(lines)


def _done(hasil: "HasilPulih") -> Answer:
    lines = [*_lines(hasil.rencana), _("Yang tidak ada di dalam paket:")]
    lines += [f"- {it}" for it in hasil.tertinggal]
    answer = {
        **_as_json(hasil.rencana),
        "diterapkan": True,
        "cadangan": [hasil.cadangan] if hasil.cadangan else [],
        "tertinggal": list(hasil.tertinggal),
    }
    return answer, "\n".join(lines)
