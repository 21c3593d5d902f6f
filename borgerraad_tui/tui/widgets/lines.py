"""The fixed lines of a screen: the head that says where one is, and the foot that says what can be pressed now."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import accumulate
from typing import NamedTuple

from textual import events
from textual.geometry import Size
from textual.message import Message
from textual.reactive import reactive
from textual.strip import Strip
from textual.widget import Widget

from borgerraad_tui.domain.text import cells
from borgerraad_tui.tui.glyphs import Glyphs
from borgerraad_tui.tui.theme import Role, palette
from borgerraad_tui.tui.widgets.parts import Part, Parts, cut, measured, shown, strip, wrap

MARGIN = Part(" ")
GAP = Part("  ")
MOST_KEYS = 9
STATUS_LINES = 5
HIDDEN = "Skjult · F9 viser igen"


class Bar(Widget):
    """Lines of parts across the whole width; a click on a part that names a command posts `Pressed`."""

    ALLOW_SELECT = False
    DEFAULT_CSS = "Bar { width: 1fr; height: auto; }"

    class Pressed(Message):
        """A key in a bar was clicked: run `command`."""

        def __init__(self, command: str) -> None:
            super().__init__()
            self.command = command

    def __init__(self, glyphs: Glyphs, *, id: str | None = None) -> None:
        super().__init__(id=id)
        self.glyphs = glyphs

    def laid_out(self, width: int) -> Sequence[Parts]:
        """Return the bar's lines for a width in cells; every subclass has its own."""
        raise NotImplementedError

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return as many rows as there are lines."""
        return len(self.laid_out(width))

    def render_line(self, y: int) -> Strip:
        """Draw one line."""
        lines = self.laid_out(self.size.width)
        return strip(lines[y] if y < len(lines) else (), self.size.width, palette(self))

    def on_click(self, event: events.Click) -> None:
        """Post the command of the part under the mouse."""
        command = self._command_at(event.x, event.y)
        if command:
            event.stop()
            self.post_message(self.Pressed(command))

    def _command_at(self, x: int, y: int) -> str:
        lines = self.laid_out(self.size.width)
        end = 0
        for part in lines[y] if y < len(lines) else ():
            end += cells(shown(part.text))
            if x < end:
                return part.command
        return ""


class Title(NamedTuple):
    """One line of the head: what stands left gives way to what stands right."""

    left: Parts
    right: Parts = ()


class Head(Bar):
    """One or two title lines and the rule under them."""

    titles: reactive[tuple[Title, ...]] = reactive((), layout=True)
    joint: reactive[int | None] = reactive(None)

    def show(self, *titles: Title, joint: int | None = None) -> None:
        """Set the title lines; `joint` is the column where a vertical line begins under the rule, if one does."""
        self.joint = joint
        self.titles = titles

    def laid_out(self, width: int) -> Sequence[Parts]:
        """Return the title lines and the rule."""
        return [*(self._title(title, width) for title in self.titles), self._rule(width)]

    def _title(self, title: Title, width: int) -> Parts:
        right = cut([*self._veiled(title), *title.right], width - 2, self.glyphs.ellipsis)
        room = width - 2 - measured(right) - (len(GAP.text) if right else 0)
        left = cut(title.left, room, self.glyphs.ellipsis) if room > 0 else []
        return [MARGIN, *left, Part(" " * (width - 2 - measured(left) - measured(right))), *right, MARGIN]

    def _veiled(self, title: Title) -> Parts:
        """Said in the first line while her names and texts are hidden."""
        if not self.glyphs.veil.down or title is not self.titles[0]:
            return ()
        return [Part(self.glyphs.own(HIDDEN), "key"), *([GAP] if title.right else [])]

    def _rule(self, width: int) -> Parts:
        rule = self.glyphs.rule * width
        if self.joint is not None and self.joint < width:
            rule = rule[: self.joint] + self.glyphs.tee + rule[self.joint + 1 :]
        return [Part(rule, "muted")]


class Key(NamedTuple):
    """A key as the bar shows it: `n Ny`; one that is `always` shown is never left out for want of room."""

    key: str
    label: str
    command: str = ""
    always: bool = False


class Foot(Bar):
    """The two lowest lines: a message or the keys of second rank, and below them the key bar.

    A message longer than the line takes up to five, so that what to do about an error can always be read.
    """

    DEFAULT_CSS = "Foot { background: $panel; }"

    keys: reactive[tuple[Key, ...]] = reactive(())
    upper: reactive[tuple[Key, ...] | str] = reactive((), init=False)
    status: reactive[Part] = reactive(Part(""), init=False)

    def show(self, keys: Iterable[Key], upper: Iterable[Key] | str = ()) -> None:
        """Set what can be pressed now; `upper` stands in the upper line while there is no message: keys, or a hint."""
        self.keys = tuple(keys)
        self.upper = upper if isinstance(upper, str) else tuple(upper)

    def say(self, text: str, role: Role = "saved") -> None:
        """Show a message until the next one; an error is said in the role `late`, and the empty text takes it away."""
        self.status = Part(text, role)

    def veil_turned(self) -> None:
        """Draw what is said anew: what it quotes is hidden now, or shown again."""
        self.refresh(layout=True)

    def watch_upper(self) -> None:
        """Make room for a hint of several lines, or give it back."""
        self._settle()

    def watch_status(self) -> None:
        """Make room for a message of several lines, or give it back."""
        self._settle()

    def _settle(self) -> None:
        """Ask for another height only when it is needed: most messages fit on the line that is there."""
        self.refresh(layout=len(self.laid_out(self.size.width)) != self.size.height)

    def laid_out(self, width: int) -> Sequence[Parts]:
        """Return the message or the upper keys, and the key bar."""
        return [*self._upper(width), keys_line(self.keys, width)]

    def _upper(self, width: int) -> Sequence[Parts]:
        if self.status.text:
            sign = "! " if self.status.role == "late" else ""
            said = wrap([self.status._replace(text=sign + self.glyphs.own(self.status.text))], width - 2, len(sign))
        elif isinstance(self.upper, str):
            said = wrap([Part(self.upper, "muted")], width - 2)
        else:
            return [keys_line(self.upper, width)]
        return [[MARGIN, *line] for line in said[:STATUS_LINES]]


def keys_line(keys: Sequence[Key], width: int) -> Parts:
    """Lay keys out over one line: whole keys only, left out from the end, those marked `always` kept."""
    line = [MARGIN]
    for key in _fitting(keys, width - len(MARGIN.text) + len(GAP.text)):
        line += [Part(key.key, "key", key.command), Part(f" {key.label}", "text", key.command), GAP]
    return line[:-1]


def _fitting(keys: Sequence[Key], room: int) -> list[Key]:
    """Return the keys that fit in `room` cells, each with the gap after it; at most nine besides those always shown."""
    always = [place for place, key in enumerate(keys) if key.always]
    others = [place for place, key in enumerate(keys) if not key.always]
    ranked = always + others[:MOST_KEYS]
    ends = accumulate(cells(keys[place].key) + 1 + cells(keys[place].label) + len(GAP.text) for place in ranked)
    return [keys[place] for place in sorted(place for place, end in zip(ranked, ends, strict=True) if end <= room)]
