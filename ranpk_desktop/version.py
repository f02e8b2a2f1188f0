"""Which version of the program this is, as installed or bundled."""


def application() -> str:
    """Return name and version; the lookup costs 20 ms and happens only when it is asked for."""
    from importlib.metadata import version

    return f"ranpk-desktop {version('ranpk-desktop')}"
