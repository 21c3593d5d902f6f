"""The last resort: an error nobody expected is told in one sentence, with no value a citizen could be known by."""

from __future__ import annotations

import sys
from pathlib import Path
from traceback import walk_tb
from types import TracebackType


def tell_crash(kind: type[BaseException], error: BaseException, trace: TracebackType | None) -> None:
    """For `sys.excepthook`: name the error's type and its place in the program, and nothing else."""
    places = [f"{Path(frame.f_code.co_filename).name}:{line}" for frame, line in walk_tb(trace)]
    where = ", ".join([kind.__name__, *places[-1:]])
    sys.stderr.write(
        f"Programmet gik i stå, og intet halvt er gemt ({where}). Prøv igen, og meld fejlen, hvis den bliver ved.\n"
    )
