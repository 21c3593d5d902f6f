"""Fields that read a day: a day alone, and a next step, which may begin with one."""

from __future__ import annotations

from datetime import date
from typing import Final

from textual import events

from borgerraad_tui.domain.calendar import holiday
from borgerraad_tui.domain.dates import YEARS, danish_day, named_day, parse_day, read_iso, split_step
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.tui.widgets.fields import FieldSpec, FormSide
from borgerraad_tui.tui.widgets.parts import Part
from borgerraad_tui.tui.widgets.textline import LineField

NEAR_DAYS: Final = {-1: "i går", 0: "i dag", 1: "i morgen"}
ARROWS: Final = {"left": -1, "right": 1}
FIRST, LAST = date(YEARS[0], 1, 1), date(YEARS[-1], 12, 31)


def told_day(day: date) -> str:
    """A day after its weekday, with the public holiday it is: lø 25-12-2021, 1. juledag."""
    return ", ".join(filter(None, (named_day(day), holiday(day))))


class DayField(LineField):
    """A day; while nothing else is typed, the left and right arrows move it by one.

    Its value is the day as ISO, or what was typed while that cannot be read.
    """

    TIP = "Skriv fx 28, 28/11, fre, i (i dag) eller g (i går). Pil til siden: en dag."

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__(spec, side)
        self._day: date | None = None
        self._fault = ""

    @property
    def veiled(self) -> bool:
        """A day is never hidden, anything else is."""
        return self._day is None and super().veiled

    @property
    def value(self) -> str:
        """The day as ISO, or the unreadable text."""
        return self._day.isoformat() if self._day else self.input.value.strip()

    @property
    def prose(self) -> str:
        """Nothing: a day with its year may look like a CPR number."""
        return ""

    def put(self, value: str) -> None:
        """Fill in a day as ISO, or a text as it was typed."""
        day = read_iso(value)
        super().put(danish_day(day) if day else value)

    def mark(self, current: bool) -> None:
        """Say anew how near the day is: another may have begun since it was last said."""
        super().mark(current)
        self.say(*self._reading())

    def settle(self) -> str:
        """Write the day out in full; return why it cannot be read."""
        if self._day and not self._untyped:
            self.put(self._day.isoformat())
        return self._fault

    def remark(self) -> str:
        """Point out that a day which has happened lies ahead."""
        ahead = self.spec.happened and self._day is not None and self._day > self.side.today
        return f"{self.spec.label}: dagen ligger i fremtiden. Skriv den dag, det skete." if ahead else ""

    def keyed(self, event: events.Key) -> bool:
        """Act on an arrow while nothing is typed, or on a way out."""
        if event.key in ARROWS and self._untyped:
            self._move(ARROWS[event.key])
            return True
        return super().keyed(event)

    def read(self) -> None:
        """Read the day and show it beside the line."""
        text = self.input.value.strip()
        self._day, self._fault = None, ""
        try:
            self._day = parse_day(text, self.side.today, self.spec.direction) if text else None
        except RuleBroken as fault:
            self._fault = fault.text
        self.say(*self._reading())

    @property
    def _untyped(self) -> bool:
        text = self.input.value.strip()
        return not text or (self._day is not None and text == danish_day(self._day))

    def _reading(self) -> list[Part]:
        if self._fault:
            return [Part(f"{self.side.glyphs.late} {self._fault}", "late")]
        if self._day is None:
            return [Part(self.spec.hint, "muted")]
        near = NEAR_DAYS.get((self._day - self.side.today).days, "")
        if not near and not self._untyped:
            return [Part(told_day(self._day))]
        weekday = named_day(self._day).split()[0]
        # what weekday it is today she knows
        named = weekday if not near or (self._day > self.side.today and self._day.weekday() >= 5) else ""
        told = ", ".join(filter(None, (near, named, holiday(self._day))))
        if not self._untyped:
            return [Part(f"{danish_day(self._day)} ({told})")]
        return [Part(f"({told})"), Part(f"   {self.spec.hint}", "muted")]

    def _move(self, days: int) -> None:
        today = self.side.today
        here = self._day or today
        past = self.spec.direction == "past"
        outwards = 1 if past else -1
        barred = days == outwards and (here - today).days * outwards >= 0
        number = here.toordinal() if barred else here.toordinal() + days
        self.put(date.fromordinal(max(FIRST.toordinal(), min(number, LAST.toordinal()))).isoformat())
        self.input.select_all()
        self.side.field_changed(self)
        if barred:
            self.side.tell("Dagen kan ikke ligge efter i dag." if past else "Dagen kan ikke ligge før i dag.")


class StepField(LineField):
    """A next step in one line, `3d ring til visitationen`.

    Its value is the day in full and the words as soon as both can be read, so that a later day does not move it; until then
    the text as it was typed. What the form was opened with is a step already and is not read: `2 breve mangler` may stand.
    """

    TIP = "Skriv dag og skridt i ét, fx: 3d ring til visitationen."
    WIDTH = "36%"

    def __init__(self, spec: FieldSpec, side: FormSide) -> None:
        super().__init__(spec, side)
        self._first: str | None = None
        self._day: date | None = None
        self._words = ""
        self._fault = ""

    @property
    def value(self) -> str:
        """The day in full and the words, or the text as it stands while it is not read."""
        if self._fault or self._unread:
            return self.input.value
        return " ".join(filter(None, (danish_day(self._day) if self._day else "", self._words)))

    def put(self, value: str) -> None:
        """Fill in a step; the first one is what the form was opened with."""
        self._first = value if self._first is None else self._first
        super().put(value)

    def settle(self) -> str:
        """Write the day out in full; return why the step cannot be read."""
        if self.value != self.input.value:
            self.put(self.value)
        return self._fault

    def stay(self) -> None:
        """Words typed next stand behind the day."""
        if self._day and not self._words:
            self.put(f"{self.value} ")

    def mark(self, current: bool) -> None:
        """Show the beginning of a step that is left."""
        super().mark(current)
        if not current:
            self.input.show_start()

    def read(self) -> None:
        """Read the step and show its day and its words beside the line."""
        self._day, self._words, self._fault = None, "", ""
        try:
            if not self._unread:
                self._day, self._words = split_step(self.input.value, self.side.today)
        except RuleBroken as fault:
            self._fault = fault.text
        self.say(self._reading())

    @property
    def _unread(self) -> bool:
        return self.input.value == self._first

    def _reading(self) -> Part:
        if self._fault:
            return Part(f"{self.side.glyphs.late} {self._fault}", "late")
        if self._unread or not self.input.value.strip():
            return Part(self.spec.hint, "muted")
        said = (told_day(self._day) if self._day else "uden dato", self.side.glyphs.hers(self._words))
        return Part(f" {self.side.glyphs.separator} ".join(filter(None, said)))
