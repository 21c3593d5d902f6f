"""The copies as `gendan` tells of them: what each holds, and what going back to it would cost."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING

from borgerraad_tui.cli import desk
from borgerraad_tui.errors import BorgerraadError, WrongPassphrase

if TYPE_CHECKING:
    from borgerraad_tui.cli.invocation import Invocation
    from borgerraad_tui.store.safekeeping.backups import Copy

LOCKED = "låst"


def copy_lines(copies: Sequence[Copy], invocation: Invocation) -> Iterator[str]:
    """One line a copy, newest first: its name, its moment, and what can be told of it with what she typed."""
    from borgerraad_tui.store.cipher import is_locked

    locked = any(is_locked(copy.path) for copy in copies)
    secret = _secret(copies, invocation) if locked else ""
    with losses(invocation, secret or "") as lost:
        for copy in copies:
            told = LOCKED if secret is None else _told(copy, secret, lost)
            yield f"{copy.path.name}  {copy.made:%d-%m-%Y %H:%M}  {told}\n"


def _secret(copies: Sequence[Copy], invocation: Invocation) -> str | None:
    """The passphrase or the key from the paper; None where nobody can be asked, or she leaves it."""
    if invocation.from_stdin:
        from borgerraad_tui.cli.passphrases import first_line

        return first_line()
    if not desk.has_terminal():
        return None
    from borgerraad_tui.store.safekeeping.restoring import held, keys_to
    from borgerraad_tui.tui.gates.unlocking import unlocked

    def opens(secret: str) -> str:
        held(copies[0], keys_to(copies[0].path.parent, secret))
        return secret

    return unlocked(copies[0].path.name, opens, invocation.theme)


@contextmanager
def losses(invocation: Invocation, passphrase: str) -> Iterator[Callable[[Copy], str]]:
    """What tells of a copy what would be lost by it; nothing where the register itself does not open."""
    from borgerraad_tui.store.opening import open_engine
    from borgerraad_tui.store.safekeeping.lost import told_lost

    try:
        engine = open_engine(invocation.path, create=False, passphrase=passphrase)
    except BorgerraadError:
        yield lambda _: ""
        return
    try:
        yield lambda copy: told_lost(engine, copy)
    finally:
        engine.close()


def _told(copy: Copy, secret: str, lost: Callable[[Copy], str]) -> str:
    from borgerraad_tui.domain.text import counted
    from borgerraad_tui.store.safekeeping.restoring import held, keys_to

    try:
        found = held(copy, keys_to(copy.path.parent, secret))
    except WrongPassphrase:
        return "åbnes ikke af det, du skrev"
    except BorgerraadError:
        return "beskadiget"
    return "  ".join(filter(None, (counted(found.inquiries, "henvendelse", "henvendelser"), lost(copy))))
