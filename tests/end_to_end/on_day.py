"""The program as it is on another day: `python -m tests.end_to_end.on_day 2021-06-03T10:00 --fil REGISTER`."""

from __future__ import annotations

import sys
from datetime import datetime

from borgerraad_tui.cli.entry import run
from borgerraad_tui.domain.clock import Clock

if __name__ == "__main__":
    moment = datetime.fromisoformat(sys.argv[1])
    sys.exit(run(sys.argv[2:], Clock(lambda: moment)))
