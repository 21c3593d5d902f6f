"""The command line: the composition root, where arguments, the path, the clock and the exit status belong."""

from borgerraad_tui.cli.entry import main

__all__ = ["main"]
