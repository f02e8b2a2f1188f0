"""Print the seconds that the first package of a fresh process takes; standard input prepares it."""

import pickle
import sys

from ranpk_desktop.services import paket
from tests.bench.kantor import FRASA
from tests.bench.ukur import seconds

if __name__ == "__main__":
    persiapan = pickle.load(sys.stdin.buffer)  # noqa: S301  from our own parent process
    print(seconds(lambda: paket.build(persiapan, FRASA)))  # noqa: T201
