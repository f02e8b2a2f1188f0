"""`python -m ranpk_desktop` opens the window; with arguments it is the command line."""

import sys

from ranpk_desktop.imports import CHILD_ARGUMENT

if __name__ == "__main__":
    if sys.argv[1:] == [CHILD_ARGUMENT]:
        from ranpk_desktop.imports import anak

        anak.serve()
    else:
        from ranpk_desktop import bootstrap

        if len(sys.argv) > 1:
            bootstrap.command_line()
        else:
            bootstrap.window()
