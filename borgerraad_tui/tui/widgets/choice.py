"""Fields filled in by one letter: one choice of several, or as many of them as apply."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import Final

from rich.segment import Segment
from textual import events
from textual.geometry import Size

from borgerraad_tui.tui.theme import Palette
from borgerraad_tui.tui.widgets.fields import Choice, Field, FieldSpec, FormSide, swallow
from borgerraad_tui.tui.widgets.held import Held
from borgerraad_tui.tui.widgets.options import Options

STEPS: Final = {"left": -1, "up": -1, "right": 1, "down": 1}
JOINT: Final = "|"


def chosen(value: str) -> tuple[str, ...]:
    """The keys that the value of a field with several choices holds."""
    return tuple(key for key in value.split(JOINT) if key)


class ChoiceField(Field, can_focus=True):
    """One of several choices: its letter chooses it and moves on, Enter leaves the field as it is."""

    TIP = "Tryk et understreget bogstav: feltet udfyldes, og du er i det næste."

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__(spec, side)
        self.choices: tuple[Choice, ...] = ()
        self.held = Held()
        self._wiped: tuple[str, ...] = ()
        self.options = Options(side.glyphs, stacked=spec.stacked)

    @property
    def target(self) -> ChoiceField:
        """The field itself."""
        return self

    @property
    def chosen(self) -> tuple[str, ...]:
        """The chosen keys that are among the choices."""
        return self.held.standing

    @property
    def value(self) -> str:
        """The chosen key, several of them joined by `|`; also one that is lost."""
        return JOINT.join(self.held.whole)

    @property
    def standing(self) -> str:
        """The chosen keys that are among the choices."""
        return JOINT.join(self.chosen)

    @property
    def lost(self) -> bool:
        """Whether a chosen one is no longer among the choices."""
        return bool(self.held.lost)

    @property
    def open(self) -> bool:
        """Whether there is anything to choose, or to give up."""
        return self.display and (bool(self.choices) or self.lost)

    def put(self, value: str) -> None:
        """Choose from outside; a key that is not among the choices is held as lost."""
        self.held.hold(self.keys(value))
        self._show()

    def offer(self, choices: Sequence[Choice]) -> bool:
        """Take the choices there are now; return whether others are chosen because of them."""
        before = self.chosen
        self.choices = tuple(choices)
        self.held.offer(choices)
        self._show()
        return self.chosen != before

    def keys(self, value: str) -> tuple[str, ...]:
        """Return the keys a value holds."""
        return (value,)

    def keyed(self, event: events.Key) -> bool:
        """Act on a letter, an arrow, Backspace or Delete, or a way out."""
        if super().keyed(event):
            return True
        if event.key in STEPS:
            self.walk(STEPS[event.key])
        elif event.key in ("backspace", "delete"):
            self._wiped = self.held.whole or self._wiped
            self.wipe(event.key)
        elif event.key == "ctrl+z" and self._wiped and not self.value:
            self.choose(self._wiped)
        elif event.key in ("ctrl+z", "ctrl+y"):
            self.side.tell("I en formular fortryder Ctrl+Z kun tekst, du har skrevet, og et valg, du har slettet.")
        elif event.is_printable and event.character is not None and not event.key.startswith("alt+"):
            self._press(event.character)
        else:
            return False
        return True

    def get_content_height(self, container: Size, viewport: Size, width: int) -> int:
        """Return the number of lines the choices need."""
        return self.options.height(width - self.side.label_width)

    def drawn(self, y: int, width: int, inks: Palette) -> Iterable[Segment]:
        """Draw one line of choices."""
        return self.options.line(y, width, inks, self.has_focus)

    def on_key(self, event: events.Key) -> None:
        """Act on a key."""
        if self.keyed(event):
            swallow(event)

    def on_paste(self, event: events.Paste) -> None:
        """Refuse pasted text: its letters are not meant as choices."""
        swallow(event)
        self.side.tell("Her kan der ikke sættes tekst ind: tryk et bogstav.")

    def pointed(self, x: int, y: int) -> None:
        """Choose what was clicked."""
        choice = self.options.at(x, y, self.size.width - self.side.label_width)
        if choice is not None:
            self.point(choice)

    def point(self, choice: Choice) -> None:
        """Choose by a click, and stay."""
        self.choose((choice.value,))

    def take(self, choice: Choice) -> None:
        """Choose by a letter, and move on."""
        self.point(choice)
        self.side.field_left(self, "next")

    def walk(self, step: int) -> None:
        """Choose the next or the previous choice, and stay; from the last on to the first."""
        values = [choice.value for choice in self.choices]
        if values:
            here = values.index(self.chosen[0]) if self.chosen else -1 if step > 0 else 0
            self.choose((values[(here + step) % len(values)],))

    def wipe(self, key: str) -> None:
        """Choose nothing."""
        self.choose(())

    def choose(self, chosen: Sequence[str]) -> None:
        """Set what is chosen, and say so."""
        self.put(JOINT.join(chosen))
        self.side.field_changed(self)

    def veil_turned(self) -> None:
        """Say anew what is said behind the choices."""
        self._show()
        super().veil_turned()

    def _show(self) -> None:
        lost = ", ".join(self.held.veiled(key, self.side.glyphs) for key in self.held.lost)
        aside = f"{self.side.glyphs.late} {lost}: vælg igen" if lost else self.side.glyphs.own(self.spec.hint)
        news = self.options.show(self.choices, self.chosen, aside)
        if news:
            self.refresh(layout=news == "size")

    def _press(self, character: str) -> None:
        letter = character.upper()
        choice = next((choice for choice in self.choices if choice.letter.upper() == letter), None)
        if choice is not None:
            self.take(choice)
        elif letter in self.spec.letters:
            self.side.field_asked(self, self.spec.letters[letter])
        elif letter.strip():
            self.side.tell(f"»{letter}« er ikke et valg her.")


class ManyField(ChoiceField):
    """As many choices as apply: a letter turns its choice on or off, Enter and Tab move on."""

    TIP = "Bogstaver slår til og fra. Enter: næste felt."

    def keys(self, value: str) -> tuple[str, ...]:
        """Return the keys a value holds."""
        return tuple(value.split(JOINT))

    def without(self, value: str) -> str:
        """Name the marks that another value takes away."""
        gone = [key for key in self.held.whole if key not in chosen(value)]
        return ", ".join(self.held.veiled(key, self.side.glyphs) for key in gone)

    def point(self, choice: Choice) -> None:
        """Turn a choice on or off."""
        others = [value for value in self.held.whole if value != choice.value]
        self.choose(others if choice.value in self.chosen else [*others, choice.value])

    def take(self, choice: Choice) -> None:
        """Turn a choice on or off by its letter, and stay."""
        self.point(choice)

    def walk(self, step: int) -> None:
        """Do nothing: there is no single choice to walk from."""

    def wipe(self, key: str) -> None:
        """Turn the last choice off with Backspace, all of them with Delete."""
        self.choose(self.held.whole[:-1] if key == "backspace" else ())
