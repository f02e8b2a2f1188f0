"""Files on their way into a row: examined in the pool, asked about where they could be smaller."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from functools import partial

from PySide6.QtCore import QObject

from ranpk_desktop.bahasa import _
from ranpk_desktop.domain.angka import format_bytes
from ranpk_desktop.domain.changes import Changes
from ranpk_desktop.domain.data_dukung import SasaranDukung
from ranpk_desktop.errors import KnownError
from ranpk_desktop.services.berkas_dukung import (
    BerkasSimpan,
    Calon,
    HasilAmbil,
    Sumber,
    keep_all,
    take,
)
from ranpk_desktop.services.data_dukung import IsiDukungan
from ui.core.messages import Actions, InlineMessage
from ui.core.page import Context
from ui.core.tasks import Work

Say = Callable[[str, str], None]
"""Says a sentence in a tone."""


@dataclass(frozen=True, slots=True)
class _Batch:
    """Hold what was handed over at once, and for which row."""

    sasaran: SasaranDukung
    isi: IsiDukungan
    hasil: HasilAmbil


class Intake(QObject):
    """Bring files in; `question` asks about big pictures, `say` tells what was refused.

    A row keeps what was meant for it, also when the user has gone on to another one.
    """

    def __init__(self, context: Context, question: InlineMessage, say: Say) -> None:
        super().__init__(question)
        self._context, self._question, self._say = context, question, say
        self._waiting: list[_Batch] = []
        question.closed.connect(lambda: self._answer(None))

    def begin(self, sasaran: SasaranDukung, isi: IsiDukungan, sumber: Sequence[Sumber]) -> None:
        """Examine files for a row that is shown as `isi`."""

        def examine(work: Work) -> HasilAmbil:
            return take(isi.files, sumber, cancelled=lambda: work.cancelled, report=work.report)

        self._context.tasks.run_in_pool(
            examine,
            lambda hasil: self._taken(_Batch(sasaran, isi, hasil)),
            self._refuse,
            title=_("Menambahkan data dukung"),
        )

    def _taken(self, batch: _Batch) -> None:
        if not batch.hasil.besar:
            self._add(batch, batch.hasil.disimpan)
            return
        self._waiting.append(batch)
        if len(self._waiting) == 1:
            self._ask(batch)

    def _ask(self, batch: _Batch) -> None:
        besar = batch.hasil.besar
        actions: Actions = ((_("Kecilkan"), partial(self._answer, True)),)
        if not all(calon.wajib_kecil for calon in besar):
            actions = (*actions, (_("Pakai aslinya"), partial(self._answer, False)))
        self._question.show_message(describe_saving(besar), "info", actions)

    def _answer(self, kecilkan: bool | None) -> None:
        """Go on with a smaller copy, with the original, or without the picture (None)."""
        batch = self._waiting.pop(0)
        self._question.hide()
        if self._waiting:
            self._ask(self._waiting[0])
        if kecilkan is None:
            self._add(batch, batch.hasil.disimpan)
            return
        files, besar = batch.isi.files, batch.hasil.besar
        self._context.tasks.run_in_pool(
            lambda _work: keep_all(files, besar, kecilkan=kecilkan),
            lambda kept: self._add(batch, (*batch.hasil.disimpan, *kept)),
            partial(self._add_others, batch),
            title=_("Menambahkan data dukung"),
        )

    def _add_others(self, batch: _Batch, error: KnownError) -> None:
        """Go on without the big pictures, which could not be kept."""
        hasil = replace(batch.hasil, ditolak=(*batch.hasil.ditolak, error))
        self._add(replace(batch, hasil=hasil), hasil.disimpan)

    def _add(self, batch: _Batch, berkas: Sequence[BerkasSimpan]) -> None:
        ditolak = batch.hasil.ditolak
        if not berkas:
            self._added(ditolak, None)
            return
        services = self._context.services
        self._context.tasks.run(
            lambda: services.data_dukung.add_berkas(batch.sasaran, berkas),
            partial(self._added, ditolak),
            self._refuse,
        )

    def _added(self, ditolak: Sequence[KnownError], changes: Changes | None) -> None:
        if ditolak:
            self._say("\n".join(map(str, ditolak)), "peringatan")
        elif changes and changes.perintah_id is None:
            self._say(_("Berkas ini sudah ada pada baris ini."), "info")

    def _refuse(self, error: KnownError) -> None:
        self._say(str(error), "buruk")


def describe_saving(besar: Sequence[Calon]) -> str:
    """Say how much smaller pictures could be."""
    before = sum(len(calon.isi) for calon in besar)
    after = sum(len(calon.kecil or calon.isi) for calon in besar)
    if len(besar) == 1:
        nama = _("“{nama}”").format(nama=besar[0].nama)
    else:
        nama = _("{n} gambar").format(n=len(besar))
    return _("{nama} dapat dikecilkan dari {dari} menjadi {ke}, hemat {hemat}.").format(
        nama=nama,
        dari=format_bytes(before),
        ke=format_bytes(after),
        hemat=format_bytes(before - after),
    )
