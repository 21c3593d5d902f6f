"""An ear at the program's sockets: `python -m tests.faults.listening HEARD ARGUMENTS...` writes what it asks for to a file."""

from __future__ import annotations

import os
import sys
from pathlib import Path


def listen(heard: Path) -> None:
    """Write every event of the socket module to a file, a line each, from now on."""
    file = os.open(heard, os.O_WRONLY | os.O_CREAT | os.O_APPEND, 0o600)

    def hear(event: str, arguments: tuple[object, ...]) -> None:
        if event.startswith("socket."):
            os.write(file, f"{event} {[int(one) for one in arguments if isinstance(one, int)]}\n".encode())

    sys.addaudithook(hear)


if __name__ == "__main__":
    listen(Path(sys.argv[1]))
    from borgerraad_tui.cli import main

    sys.argv = ["borgerraad", *sys.argv[2:]]
    main()
