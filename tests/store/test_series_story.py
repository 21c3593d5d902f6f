"""Random acts on appointments that repeat, held against plain lists of days: none doubles, none is lost."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Literal, NamedTuple

from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.errors import RuleBroken
from borgerraad_tui.store.agenda import AgendaItem, agenda
from borgerraad_tui.store.kinds import APPOINTMENT
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.series import cancel_from, cancel_one, write_from, write_one
from tests.conftest import examples

FIRST, LAST = date(2021, 12, 1), date(2022, 6, 30)
BEYOND = LAST + timedelta(days=90)
"""So far the lists go: a day may be moved back into sight."""
Repeats = Literal["weekly", "monthly"]
Does = Literal["move one", "cancel one", "write on", "cancel on"]
STEPS = st.integers(-20, 20).map(lambda days: timedelta(days=days))


class Doing(NamedTuple):
    """One act on one of the lines that are shown."""

    does: Does
    pick: int
    step: timedelta
    repeats: Repeats
    weeks: int | None


DOINGS = st.builds(
    Doing,
    does=st.sampled_from(["move one", "cancel one", "write on", "cancel on"]),
    pick=st.integers(0, 40),
    step=STEPS,
    repeats=st.sampled_from(["weekly", "monthly"]),
    weeks=st.none() | st.integers(0, 12),
)


class Stands(NamedTuple):
    """Where one day stands: the day it is on, whether it is cancelled, whether she made it so by itself."""

    day: date
    cancelled: bool = False
    by_itself: bool = False


@dataclass
class Told:
    """One series: what became of each of its days, its first day, and whether it is cancelled whole."""

    first: date
    days: dict[date, Stands]
    whole: bool = False

    def shown(self) -> list[Stands]:
        """Of one that is cancelled whole the first day, and what was made otherwise by itself."""
        if not self.whole:
            return list(self.days.values())
        kept = [(day, each) for day, each in self.days.items() if each.by_itself or day == self.first]
        return [each if each.by_itself else each._replace(cancelled=True) for _, each in kept]


@dataclass
class Story:
    """Everything that was done, reckoned with nothing but lists."""

    series: dict[int, Told] = field(default_factory=dict)
    loose: list[Stands] = field(default_factory=list)

    def shown(self) -> Counter[tuple[date, bool]]:
        """What an agenda of these days holds."""
        every = [*self.loose, *(each for told in self.series.values() for each in told.shown())]
        return Counter((each.day, each.cancelled) for each in every if FIRST <= each.day <= LAST)

    def begins_among(self, key: int, day: date, new: date) -> bool:
        """Whether a series that is to begin anew would do so among its days that stay."""
        return any(each < day and each >= new for each in self.series[key].days)

    def write_on(self, key: int, day: date, new: dict[date, Stands], after: int) -> None:
        """The later days are new ones; those that she had made otherwise are kept, in the series or beside it."""
        told = self.series[key]
        for each, stands in [(each, stands) for each, stands in told.days.items() if each >= day]:
            del told.days[each]
            if stands.by_itself and each in new:
                new[each] = stands
            elif stands.by_itself:
                self.loose.append(stands)
        self.series[after] = Told(min(new), new, told.whole and after == key)
        if not told.days:
            self.series = {one: each for one, each in self.series.items() if each.days}

    def cancel_on(self, key: int, day: date) -> None:
        """What comes later goes, what she had made otherwise stays as cancelled; of a whole series nothing is forgotten."""
        told = self.series[key]
        told.whole = told.whole or day == told.first
        for each, stands in list(told.days.items()):
            if stands.by_itself:
                told.days[each] = stands._replace(cancelled=stands.cancelled or stands.day >= day)
            elif each >= day and not told.whole:
                del told.days[each]


def falls(first: date, repeats: Repeats, until: date | None) -> dict[date, Stands]:
    """The days of a series, found by looking at every day: the same weekday, of a month the same one, a fifth being the last."""
    found, day = {}, first
    while day <= (until or BEYOND):
        week, last = (day.day - 1) // 7, (day + timedelta(days=7)).month != day.month
        fits = repeats == "weekly" or (last if first.day > 28 else week == (first.day - 1) // 7)
        if day.weekday() == first.weekday() and fits:
            found[day] = Stands(day)
        day += timedelta(days=1)
    return found


def until_of(first: date, doing: Doing) -> date | None:
    return None if doing.weeks is None else first + timedelta(weeks=doing.weeks)


def shown(register: Register) -> Counter[tuple[date, bool]]:
    """The agenda as days, each with whether it is cancelled."""
    return Counter((item.day, item.what == "cancelled") for item in appointments(register))


def appointments(register: Register) -> list[AgendaItem]:
    """What she has written into the agenda: holidays are the calendar's."""
    return [item for item in agenda(register, FIRST, LAST) if item.what != "holiday"]


def do(register: Register, story: Story, item: AgendaItem, doing: Doing) -> None:
    """The act, in the register and in the story."""
    books = register.records(APPOINTMENT)
    one, new = books.get(item.row), item.day + doing.step
    if one.repeats is None:
        turned = one.edit(cancelled=not one.cancelled) if "cancel" in doing.does else one.edit(day=new)
        books.update(turned)
        after = Stands(turned.day, turned.cancelled, by_itself=True)
        if one.series is not None and one.instead is not None:
            story.series[one.series].days[one.instead] = after
        else:
            story.loose[story.loose.index(Stands(one.day, one.cancelled, by_itself=True))] = after
    elif one.cancelled and "cancel" in doing.does:
        books.update(one.edit(cancelled=False))
        story.series[item.row].whole = False
    elif one.cancelled or doing.does == "write on":
        end = until_of(new, doing)
        written = one.edit(day=new, repeats=doing.repeats, until=end)
        if story.begins_among(item.row, item.day, new):
            refused(register, one, item.day, written)
            return
        write_from(books, one, item.day, written)
        newest = register.engine.one("SELECT max(id) FROM appointment WHERE repeats IS NOT NULL")
        key = item.row if item.day == one.day else newest
        story.write_on(item.row, item.day, falls(new, doing.repeats, end), key)
    elif doing.does == "cancel on":
        cancel_from(books, one, item.day)
        story.cancel_on(item.row, item.day)
    elif doing.does == "cancel one":
        cancel_one(books, one, item.day)
        story.series[item.row].days[item.day] = Stands(item.day, cancelled=True, by_itself=True)
    else:
        write_one(books, one.on(item.day).edit(day=new))
        story.series[item.row].days[item.day] = Stands(new, by_itself=True)


def refused(register: Register, one: Appointment, day: date, written: Appointment) -> None:
    try:
        write_from(register.records(APPOINTMENT), one, day, written)
    except RuleBroken as fault:
        assert fault.field == "day"
    else:
        raise AssertionError("a day would stand twice")


@settings(max_examples=examples(60), suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    first=st.dates(date(2022, 1, 1), date(2022, 1, 31)),
    repeats=st.sampled_from(["weekly", "monthly"]),
    doings=st.lists(DOINGS, max_size=8),
)
@example(
    first=date(2022, 1, 11),
    repeats="weekly",
    doings=[
        Doing("move one", 1, timedelta(days=16), "weekly", None),
        Doing("move one", 3, timedelta(days=-9), "weekly", None),
        Doing("cancel on", 2, timedelta(0), "weekly", None),
    ],
)
def test_no_day_of_a_series_doubles_or_is_lost(
    register: Register, first: date, repeats: Repeats, doings: list[Doing]
) -> None:
    assert not shown(register), "the example before was undone"
    story = Story()
    try:
        with register.acts.act("Skrevet"):
            one = register.records(APPOINTMENT).add(Appointment(day=first, text="Møde", repeats=repeats))
        story.series[one.id or 0] = Told(first, falls(first, repeats, None))
        assert shown(register) == story.shown()
        for doing in doings:
            items = appointments(register)
            if items:
                with register.acts.act("Gjort"):
                    do(register, story, items[doing.pick % len(items)], doing)
                assert shown(register) == story.shown(), doing
    finally:
        for _ in range(len(doings) + 1):
            register.history.undo()
