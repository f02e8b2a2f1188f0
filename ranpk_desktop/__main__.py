"""`python -m ranpk_desktop` opens the window; with arguments it is the command line."""

import sys

from ranpk_desktop import bootstrap

if __name__ == "__main__":
    if len(sys.argv) > 1:
        bootstrap.command_line()
    else:
        bootstrap.window()
