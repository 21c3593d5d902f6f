"""The desk, which looks at its clocks five times a second instead of seldom: `python -m tests.faults.hurried ARGUMENTS...`."""

from __future__ import annotations

import sys

LOOK_EVERY = 0.2


def hurry() -> None:
    """Look often from now on."""
    from borgerraad_tui.tui import absence, app, waking

    vars(app)["EVERY"] = vars(absence)["LOOK_EVERY"] = LOOK_EVERY
    # a loop that looks so often is not to be taken for one that runs in a ring
    vars(waking)["NEARLY_ALL"] = 2.0


if __name__ == "__main__":
    from borgerraad_tui.cli import main

    hurry()
    sys.argv = ["borgerraad", *sys.argv[1:]]
    main()
