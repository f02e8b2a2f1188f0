"""The child's side of `proses`: parse one foreign file, say what is in it, end.

Answers are lines of JSON: ["siap"], ["kemajuan", per mille], ["bagian", piece], and at the end
["selesai"], ["ditolak", kode, trace], ["memori"] or ["gagal", trace].
"""

import json
import os
import sys
import traceback
import warnings

from ranpk_desktop.imports import PENGURAI, RefusedError
from ranpk_desktop.system import end_with_parent


def serve() -> None:
    """Answer one request on stdin: a line `parser length`, then the file."""
    answers = os.dup(1)
    # A library that prints must not speak between our answers.
    with open(os.devnull, "wb") as nothing:  # noqa: PTH123  a device, not a file
        os.dup2(nothing.fileno(), 1)
    warnings.simplefilter("ignore")
    end_with_parent()
    _say(answers, "siap")
    nama, panjang = sys.stdin.buffer.readline().decode("ascii").split()
    isi = sys.stdin.buffer.read(int(panjang))
    if len(isi) < int(panjang):
        return  # the parent has died
    try:
        pieces = PENGURAI[nama]().parse(
            isi, lambda done: _say(answers, "kemajuan", round(done * 1000))
        )
        for piece in pieces:
            _say(answers, "bagian", piece)
        _say(answers, "selesai")
    except RefusedError as error:
        _say(answers, "ditolak", error.kode, _trace(error.__cause__))
    except MemoryError:
        os.write(answers, b'["memori"]\n')  # needs no memory itself
    except Exception as error:  # whatever it is, the parent says a sentence
        _say(answers, "gagal", _trace(error))


def _say(answers: int, *answer: object) -> None:
    line = json.dumps(answer, ensure_ascii=False, separators=(",", ":")).encode() + b"\n"
    while line:
        line = line[os.write(answers, line) :]


def _trace(error: BaseException | None) -> str:
    """Return where an error arose, without its text, which may hold what somebody typed."""
    if error is None:
        return ""
    frames = traceback.extract_tb(error.__traceback__)
    places = (f"{os.path.basename(it.filename)}:{it.lineno}" for it in frames[-8:])  # noqa: PTH119
    return f"{type(error).__name__} {' '.join(places)}"
