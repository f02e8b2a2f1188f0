"""`python -m ranpk_desktop`, and both executables of the bundle: which of them does what."""

import sys
from pathlib import Path

from ranpk_desktop.imports import CHILD_ARGUMENT


def main() -> None:
    """Open the window; with arguments, or as the bundle's `ranpk`, be the command line."""
    arguments = sys.argv[1:]
    if arguments == [CHILD_ARGUMENT]:
        from ranpk_desktop.imports import anak

        anak.serve()
        return
    from ranpk_desktop import bootstrap

    if arguments == ["--smoke"]:
        bootstrap.smoke()
    elif arguments or Path(sys.executable).stem.lower() == "ranpk":
        bootstrap.command_line()
    else:
        bootstrap.window()


if __name__ == "__main__":
    main()
