"""What every `ranpk` command shares: its two forms of answer, its exit codes, its words."""

import json
import logging
import os
from collections.abc import Callable, Sequence
from functools import wraps
from pathlib import Path
from typing import Any

import click

from ranpk_desktop.bahasa import _
from ranpk_desktop.clock import utc_now
from ranpk_desktop.domain.finding import Finding
from ranpk_desktop.domain.teks import clean
from ranpk_desktop.errors import CheckError, KnownError
from ranpk_desktop.exports.cetak import KERTAS as PAPERS
from ranpk_desktop.paths import default_data_folder, log_folder
from ranpk_desktop.services.later import has_office
from ranpk_desktop.services.office import Office, open_office

Answer = tuple[dict[str, Any], str]
"""What a command says: the JSON object, and the sentences for people."""

FRASA = "RANPK_FRASA"
"""Environment variable that may hold the passphrase, for scripts; it is never stored."""

FRASA_LAMA = "RANPK_FRASA_LAMA"
"""The same for the passphrase before, where a command needs both."""

INVALID = 1
USAGE = 2
BUG = 70
_TEMUAN_MAKS = 40


class NotValidError(Exception):
    """Say a full answer, but exit as "not valid"."""

    def __init__(self, answer: Answer) -> None:
        super().__init__(answer[1])
        self.answer = answer


def _speak_indonesian() -> None:
    """Give click's own words in Indonesian; it takes them from gettext's default catalogue."""
    words = {
        "Usage:": _("Pemakaian:"),
        "Options": _("Pilihan"),
        "Commands": _("Perintah"),
        "Show this message and exit.": _("Tampilkan bantuan ini."),
        "required": _("wajib"),
        "default: {default}": _("bawaan: {default}"),
    }
    for module in (click.core, click.formatting, click.decorators):
        module._ = lambda teks: words.get(teks, teks)  # type: ignore[attr-defined]


_speak_indonesian()


def run(root: click.Group, arguments: Sequence[str]) -> int:
    """Run one command line of `root` and return its exit code."""
    as_json = "--json" in arguments
    try:
        root.main(args=list(arguments), prog_name="ranpk", standalone_mode=False)
    except NotValidError as error:
        _print(error.answer, as_json)
        return INVALID
    except KnownError as error:
        _print_error(error, as_json)
        return INVALID
    except click.Abort:
        _print_error(KnownError("DIBATALKAN", _("Dibatalkan.")), as_json)
        return INVALID
    except click.ClickException as error:
        _print_error(_usage_error(error), as_json)
        return USAGE
    except Exception:
        logging.getLogger(__name__).exception("command failed")
        _print_error(
            KnownError(
                "KESALAHAN_PROGRAM",
                _("Terjadi kesalahan di dalam program."),
                _("Kirimkan catatan {berkas} kepada pengembang.").format(
                    berkas=log_folder() / "ranpk.log"
                ),
            ),
            as_json,
        )
        return BUG
    return 0


def command(
    group: click.Group, name: str, help_text: str
) -> Callable[[Callable[..., Answer]], click.Command]:
    """Register a function as a command: adds --data and --json, and prints its answer."""

    def register(function: Callable[..., Answer]) -> click.Command:
        @group.command(name, help=help_text, options_metavar=_("[PILIHAN]"))
        @click.option(
            "--data",
            type=click.Path(path_type=Path, file_okay=False),
            metavar="FOLDER",
            default=default_data_folder,
            help=_("Folder data kantor (bawaan: RANPK_DATA)."),
        )
        @click.option("--json", "as_json", is_flag=True, help=_("Jawab dengan satu objek JSON."))
        @wraps(function)
        def answer(as_json: bool, **arguments: Any) -> None:
            _print(function(**arguments), as_json)

        return answer

    return register


def _print(answer: Answer, as_json: bool) -> None:
    data, text = answer
    click.echo(json.dumps(data, ensure_ascii=False) if as_json else clean(text))


def _print_error(error: KnownError, as_json: bool) -> None:
    if as_json:
        kesalahan = {"kode": error.kode, "pesan": error.pesan, "tindakan": error.tindakan}
        click.echo(json.dumps({"kesalahan": kesalahan}, ensure_ascii=False))
    else:
        click.echo(clean(error), err=True)


def _usage_error(error: click.ClickException) -> KnownError:
    path = error.ctx.command_path if isinstance(error, click.UsageError) and error.ctx else "ranpk"
    if isinstance(error, click.MissingParameter) and error.param:
        pesan = _("{nama} belum diberikan.").format(
            nama=error.param.opts[0]
            if error.param.param_type_name == "option"
            else (error.param.name or "").upper()
        )
    elif isinstance(error, click.NoSuchOption):
        pesan = _("Pilihan {nama} tidak dikenal.").format(nama=error.option_name)
    elif isinstance(error, click.BadParameter) and error.param:
        pesan = _("Nilai untuk {nama} tidak dapat dipakai.").format(nama=error.param.opts[0])
    else:
        pesan = _("Perintah tidak dikenal atau kurang lengkap.")
    return KnownError("SALAH_PAKAI", pesan, _("Lihat `{path} --help`.").format(path=path))


def group(root: click.Group, name: str, help_text: str) -> click.Group:
    """Add a group of commands to `root`."""
    made = click.Group(name, help=help_text, options_metavar="", subcommand_metavar=_("PERINTAH …"))
    root.add_command(made)
    return made


def ask_frasa(confirm: bool = False, *, old: bool = False) -> str:
    """Return the passphrase, or the one before, from the environment, else from a prompt."""
    given = os.environ.get(FRASA_LAMA if old else FRASA)
    if given is not None:
        return given
    frasa: str = click.prompt(
        _("Frasa sandi lama") if old else _("Frasa sandi"),
        hide_input=True,
        confirmation_prompt=confirm,
        err=True,
    )
    return frasa


def open_data(data: Path) -> Office:
    """Open the office in a data folder; raises KnownError where there is none."""
    if not has_office(data):
        raise KnownError(
            "BELUM_ADA_KANTOR",
            _("Folder data {folder} belum berisi kantor.").format(folder=data),
            _("Buat kantor baru dahulu, atau sebutkan folder lain dengan --data."),
        )
    return open_office(data, utc_now)


def findings(temuan: Sequence[Finding]) -> list[str]:
    """Return findings as lines for people, the first of many."""
    lines = [_("Temuan: {n}").format(n=len(temuan))]
    lines += [f"- [{it.tingkat}] {it.sel}: {it.pesan}" for it in temuan[:_TEMUAN_MAKS]]
    if len(temuan) > _TEMUAN_MAKS:
        lines.append(_("… dan {n} lagi.").format(n=len(temuan) - _TEMUAN_MAKS))
    return lines


YEAR = click.IntRange(2000, 2100)
"""The years that a command takes."""


KERTAS = click.option(
    "--kertas", type=click.Choice(list(PAPERS)), help=_("Kertas; bawaan dari pengaturan.")
)
OUT = click.option(
    "--out",
    type=click.Path(path_type=Path),
    metavar="FOLDER",
    required=True,
    help=_("Folder hasil."),
)


def written(berkas: Sequence[Path]) -> Answer:
    """Return the answer of a command that wrote files."""
    return {"berkas": list(map(str, berkas))}, "\n".join(map(str, berkas))


PEJABAT = click.option(
    "--pejabat", "nama", metavar="NAMA", default="", help=_("Nama pejabat bila lebih dari satu.")
)


def acting(office: Office, nama: str) -> dict[str, Any]:
    """Return the official in office today, or the one of that name; raises CheckError."""
    today = office.store.moment().date()
    found = [row for row in office.kantor.pejabat_on(today) if nama in ("", row["nama"])]
    if not found:
        raise CheckError(
            "pejabat",
            _("Tidak ada pejabat yang sedang menjabat."),
            _("Isi pejabat pada Pengaturan, atau sebutkan namanya dengan --pejabat."),
        )
    return found[0]
