"""The quick form of the road: the fields of a registration, with the place, the channel and the day filled in."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import ClassVar

from textual.binding import Binding, BindingType

from borgerraad_tui.domain.dates import danish_day
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.store.settings import LAST_STOP
from borgerraad_tui.tui.forms.choices import typed_day
from borgerraad_tui.tui.forms.registration import Read, brings_along, read_with_person, registration_specs, write_new
from borgerraad_tui.tui.forms.returning import Returning
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.screens.base import RoomScreen
from borgerraad_tui.tui.screens.form import FormScreen
from borgerraad_tui.tui.screens.form_plan import FormPlan
from borgerraad_tui.tui.screens.road import Road
from borgerraad_tui.tui.stops import choose_next_stop, stops
from borgerraad_tui.tui.widgets.dateline import NEAR_DAYS
from borgerraad_tui.tui.widgets.fields import FieldSpec, Values
from borgerraad_tui.tui.widgets.lines import Key

ASKED = ("kind", "directorate", "theme", "subject", "action", "outcome")
"""What is asked at once; everything else of a registration follows behind F8."""
GIVEN = ("received", "place", "channel")
WALK_IN = "fremmoede"
"""The channel (a catalogue key) of whoever comes to her."""


class QuickForm(FormScreen):
    """Stands over the lower part of the day's list, and after a save at once for the next one."""

    KEYS: ClassVar[Sequence[Key]] = (
        Key("Ctrl+S", "gem og næste", "save", always=True),
        Key("F7", "sted", "next_stop"),
        Key("F8", "flere felter", "tail"),
        Key("Esc", "luk til listen", "close", always=True),
        Key("F1", "hjælp", "help"),
    )
    BINDINGS: ClassVar[list[BindingType]] = [Binding("f7", "next_stop", show=False)]
    DEFAULT_CSS = """
    QuickForm { align: left bottom; background: transparent; }
    QuickForm > Vertical, QuickForm.ascii > Vertical { width: 1fr; border: none; background: $panel; }
    """

    def __init__(self, room: Road, plan: FormPlan[Read], draft: int | None, typed: Values | None) -> None:
        super().__init__(room.office, plan, draft, typed)
        self.room = room

    def tail_line(self) -> str:
        """Nothing: F8 stands among the keys, and the list needs the room."""
        return " "

    def finish(self) -> None:
        """Ready for the next one; the day's list has it, and what the room would say of it is said here."""
        told = self.room.foot.status
        self.room.say("")
        self.room.refresh_content()
        self.begin_again(given(self.office, self.room.place))
        self.say(told.text, told.role)

    def action_next_stop(self) -> None:
        """The next place, here and in the list."""
        place = choose_next_stop(self.office, self.form.values()["place"])
        self.form.put("place", place)
        self.room.go_to(place)
        self._title(self._state)


def open_quick(room: RoomScreen, draft: int | None = None, typed: Values | None = None) -> None:
    """A blank form where she is, or a draft of one where it was begun; from another room the road's own is entered first."""
    road = room if isinstance(room, Road) else Road(room.office)
    if typed is not None and any(place.key == typed["place"] for place in stops(room.office)):
        road.place = typed["place"]
    if road is not room:
        room.app.push_screen(road)
    room.app.push_screen(QuickForm(road, _plan(road), draft, typed))


def given(office: Office, place: str) -> Values:
    """What need not be asked at a place today: somebody who comes to her."""
    channels = [channel.key for channel in office.catalogue.choices("channel", office.today)]
    channel = WALK_IN if WALK_IN in channels else ""
    return {"received": office.today.isoformat(), "place": place, "channel": channel}


def _plan(road: Road) -> FormPlan[Read]:
    office, returning = road.office, Returning(road.office)
    return FormPlan(
        name="road",
        title="HURTIG REGISTRERING",
        titled=lambda values: _title(office, values),
        specs=_specs(office, returning),
        values=given(office, road.place),
        read=lambda values: read_with_person(
            office, values, Inquiry(received=office.today, entered=office.clock.now())
        ),
        write=partial(write_new, road, where=LAST_STOP),
        preview=returning.told,
        offer=returning.next_person,
        follow=lambda key, values: brings_along(office, key, values, road.place),
    )


def _specs(office: Office, returning: Returning) -> Sequence[FieldSpec]:
    """A registration's fields, those that are asked first; none of the others shows itself for what it was given."""
    specs = {spec.key: spec for spec in registration_specs(office, returning, closing=True, planning=True)}
    others = [replace(spec, tail=True, given=key in GIVEN) for key, spec in specs.items() if key not in ASKED]
    return (*(specs[key] for key in ASKED), *others)


def _title(office: Office, values: Values) -> str:
    """What is filled in without being asked, in words."""
    place, channel = (office.catalogue.name(key, values[key]) for key in ("place", "channel"))
    received = typed_day(values["received"], office.today)
    day = NEAR_DAYS.get((received - office.today).days, danish_day(received)) if received else ""
    told = ", ".join(part for part in (channel.lower(), day) if part)
    return f"HURTIG REGISTRERING {place}" + (f" ({told})" if told else "")
