"""`python -m ranpk_desktop`, and both executables of the bundle: which of them does what."""

import sys
from pathlib import Path

from ranpk_desktop.imports import CHILD_ARGUMENT


def main() -> None:
    """Open the window; with arguments, or as the bundle's `ranpk`, be the command line.

    One argument that is a package is a file to open: somebody has double-clicked it.
    """
    arguments = sys.argv[1:]
    named_ranpk = Path(sys.executable).stem.lower() == "ranpk"
    if arguments == [CHILD_ARGUMENT]:
        from ranpk_desktop.imports import anak

        anak.serve()
        return
    from ranpk_desktop import bootstrap

    if arguments == ["--smoke"]:
        bootstrap.smoke()
    elif len(arguments) == 1 and arguments[0].casefold().endswith(".asice") and not named_ranpk:
        bootstrap.window(Path(arguments[0]))
    elif arguments or named_ranpk:
        bootstrap.command_line()
    else:
        bootstrap.window()


if __name__ == "__main__":
    main()
