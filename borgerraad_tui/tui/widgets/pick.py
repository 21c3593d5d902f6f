"""A field whose choice is found by typing the beginning of a word in it."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import Final

from rich.segment import Segment
from textual import events

from borgerraad_tui.domain.text import cells, fold
from borgerraad_tui.tui.theme import Palette
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, FormSide
from borgerraad_tui.tui.widgets.held import Held
from borgerraad_tui.tui.widgets.options import Options
from borgerraad_tui.tui.widgets.textline import LineField

LONGEST_QUOTE: Final = 30
SEARCHED: Final = 16
"""Cells of the line while a choice is looked for: more letters than that are seldom needed."""
ARROWS: Final = {"up": -1, "down": 1}


def matching(typed: str, choices: Sequence[Choice]) -> list[Choice]:
    """Return the choices that hold what was typed: those that begin with it, then a word that does, then the rest.

    Capital and small letters are alike; æ, ø and å are letters of their own.
    """
    wanted = fold(typed)

    def rank(choice: Choice) -> int:
        return 0 if fold(choice.label).startswith(wanted) else 1 if begins_word(typed, choice) else 2

    return sorted((choice for choice in choices if wanted in fold(choice.label)), key=rank)


def begins_word(typed: str, choice: Choice) -> bool:
    """Tell whether a word of the choice begins with what was typed."""
    return re.search(rf"(?<!\w){re.escape(fold(typed))}", fold(choice.label)) is not None


class PickField(LineField):
    """One of many choices without letters, by typing.

    Beside the line stand the choices that match; the first, marked as chosen, is the one that leaving the field takes, and that
    is said. One that holds what was typed only within a word is shown, but never taken for what was meant.
    The arrows up and down bring another to the front.
    """

    TIP = "Skriv begyndelsen. Pil op og ned: en anden. Enter: tag den forreste."
    WIDTH = 24

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__(spec, side)
        self.choices: tuple[Choice, ...] = ()
        self.matches = Options(side.glyphs)
        self.held = Held()
        self._front: int | None = None
        self._width = spec.width or self.WIDTH

    @property
    def value(self) -> str:
        """The key of the choice taken; also one that is lost."""
        return "".join(self.held.whole)

    @property
    def standing(self) -> str:
        """The key of the choice taken, if it is among the choices."""
        return "".join(self.held.standing)

    @property
    def lost(self) -> bool:
        """Whether the choice taken is no longer among the choices."""
        return bool(self.held.lost)

    @property
    def loose(self) -> str:
        """What is typed while no choice is taken."""
        return "" if self.value else self.input.value.strip()

    @property
    def veiled(self) -> bool:
        """A choice that was taken is hidden only where she wrote it, anything else always is."""
        taken = next((choice for choice in self.choices if choice.value == self.standing), None)
        return (taken is None or bool(taken.hers)) and super().veiled

    def mark(self, current: bool) -> None:
        """Show the choices only while the field is the current one."""
        super().mark(current)
        self.read()

    def put(self, value: str) -> None:
        """Take a choice from outside; a key that is not among the choices is held as lost."""
        self.held.hold([value])
        self._front = None
        super().put(self.held.name(value))

    def retype(self, text: str) -> None:
        """Fill in what was typed, with no choice taken."""
        self.held.hold(())
        self._front = None
        super().put(text)

    def offer(self, choices: Sequence[Choice]) -> bool:
        """Take the choices there are now; return whether another is taken because of them. What is typed stays."""
        before = self.standing
        self.choices = tuple(choices)
        self.held.offer(choices)
        self.read()
        return self.standing != before

    def settle(self) -> str:
        """Take the choice in front; return a sentence when nothing matches what was typed."""
        front = self._in_front()
        if self.value or front is None:
            typed = self.input.value.strip()
            short = typed if len(typed) <= LONGEST_QUOTE else typed[: LONGEST_QUOTE - 1] + self.side.glyphs.ellipsis
            return f"»{short}« er ikke blandt mulighederne i {self.spec.label}." if typed and not self.value else ""
        self.take(front[0])
        self.input.show_start()
        taken = front[0].printed
        self.side.tell(f"{self.spec.label}: {f'»{taken}«' if front[0].hers else taken}.")
        return ""

    def take(self, choice: Choice) -> None:
        """Take a choice, and say so."""
        self.put(choice.value)
        self.side.field_changed(self)

    def keyed(self, event: events.Key) -> bool:
        """Act on an arrow up or down, or on a way out."""
        if event.key in ARROWS:
            self._turn(ARROWS[event.key])
            return True
        return super().keyed(event)

    def edited(self) -> None:
        """Forget the choice that was taken, unless the line still names it."""
        typed = fold(self.input.value)
        exact = [choice.value for choice in self.choices if typed and fold(choice.label) == typed]
        self.held.hold(exact if len(exact) == 1 else ())
        found = self._found()
        self._front = 0 if typed and found and begins_word(typed, found[0]) else None
        super().edited()

    def read(self) -> None:
        """Show the choices that match, the one in front first; the hint where there is nothing to take."""
        front = self._in_front()
        found = front or self._found()
        unknown = f"{self.side.glyphs.late} {'vælg igen' if self.lost else 'kendes ikke'}"
        aside = self.spec.hint if self.standing or (found and not self.lost) else unknown
        if self.standing or not self.current or not found:
            news = self.matches.show((), (), aside)
        else:
            news = self.matches.show(found, [found[0].value] if front else ())
        self._give_way(bool(found) and self.current and not self.standing)
        if news:
            self.refresh()

    def _give_way(self, searching: bool) -> None:
        """A line for a long choice leaves its room to those beside it while one is looked for and what is typed is short."""
        narrow = searching and cells(self.input.value) < SEARCHED
        self.input.styles.width = min(self._width, SEARCHED) if narrow else self._width

    def drawn(self, y: int, width: int, inks: Palette) -> Iterable[Segment]:
        """Draw the choices that match and have room on the line."""
        left = self.input.outer_size.width + 1
        found = self.matches.line(0, width - left, inks, lively=True) if y == 0 else []
        return [Segment(" " * left, inks["text"]), *found]

    def pointed(self, x: int, y: int) -> None:
        """Take a match that was clicked."""
        left = self.input.outer_size.width + 1
        choice = self.matches.at(x - left, y, self.size.width - self.side.label_width - left)
        if choice is not None:
            self.take(choice)

    def _found(self) -> list[Choice]:
        return matching(self.input.value, self.choices)

    def _in_front(self) -> list[Choice] | None:
        """Return the matches from the one in front on, or None when none is."""
        found = self._found()
        return found[self._front :] + found[: self._front] if found and self._front is not None else None

    def _turn(self, step: int) -> None:
        found = self._found()
        if self.standing or not found:
            return
        self._front = (0 if step > 0 else -1) if self._front is None else self._front + step
        self._front %= len(found)
        self.read()
