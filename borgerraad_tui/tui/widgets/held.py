"""What was chosen in a field, held while the choices change under it."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.widgets.fields import Choice


class Held:
    """The keys that were chosen. Where the choices of the moment lack one, the one of the same printed name stands for it.

    What has no such namesake is lost, but not forgotten: it is saved by nobody, and comes back with its choices.
    """

    def __init__(self) -> None:
        self._keys: tuple[str, ...] = ()
        self._choices: tuple[Choice, ...] = ()
        self._seen: dict[str, Choice] = {}

    def hold(self, keys: Sequence[str]) -> None:
        """Hold these keys instead."""
        self._keys = tuple(filter(None, keys))

    def offer(self, choices: Sequence[Choice]) -> None:
        """Take the choices there are now."""
        self._choices = tuple(choices)
        self._seen.update((choice.value, choice) for choice in choices)

    @property
    def standing(self) -> tuple[str, ...]:
        """The keys that can be chosen now, in the order of the choices."""
        found = {self._now(key) for key in self._keys}
        return tuple(choice.value for choice in self._choices if choice.value in found)

    @property
    def lost(self) -> tuple[str, ...]:
        """The keys that cannot."""
        return tuple(key for key in self._keys if self._now(key) is None)

    @property
    def whole(self) -> tuple[str, ...]:
        """Both, what is lost at the end."""
        return (*self.standing, *self.lost)

    def name(self, key: str) -> str:
        """The printed name of a key, or the key itself where it never was among the choices."""
        return self._seen[key].printed if key in self._seen else key

    def veiled(self, key: str, glyphs: Glyphs) -> str:
        """The same as it may be shown now."""
        return self._seen[key].veiled(glyphs).printed if key in self._seen else key

    def _now(self, key: str) -> str | None:
        if any(choice.value == key for choice in self._choices):
            return key
        seen = self._seen.get(key)
        return next((choice.value for choice in self._choices if seen and choice.printed == seen.printed), None)
