"""All checks and tests in one command: `python -m tests`."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

TOP = Path(__file__).parents[1]
SCRIPTS = Path(sys.executable).parent

CHECKS: tuple[tuple[str, ...], ...] = (
    (sys.executable, "-m", "ruff", "check"),
    (sys.executable, "-m", "ruff", "format", "--check"),
    (sys.executable, "-m", "mypy"),
    (str(SCRIPTS / "lint-imports"),),
    (sys.executable, "-m", "pytest", "-q", "--numprocesses", "2", "--dist", "worksteal"),
)
"""In order; the tests come last, so that their closing line ends the run."""


def main() -> int:
    """Run every check; the exit status is that of the first one that failed, after all have run."""
    failed = 0
    for check in CHECKS:
        print(f"== {' '.join(Path(part).name for part in check[:3])}", flush=True)  # noqa: T201
        failed = subprocess.run(check, cwd=TOP).returncode or failed
    return failed


if __name__ == "__main__":
    sys.exit(main())
