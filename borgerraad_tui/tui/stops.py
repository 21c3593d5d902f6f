"""The places she travels to: where today's road leads, and which one comes after another."""

from __future__ import annotations

from collections.abc import Sequence

from borgerraad_tui.domain.catalogue import Entry
from borgerraad_tui.store.settings import LAST_PLACE, LAST_STOP
from borgerraad_tui.tui.office import Office


def stops(office: Office) -> Sequence[Entry]:
    """The places of today where people come to her; not those a channel brings, as a citizen's home."""
    brought = {channel.brings for channel in office.catalogue.of("channel")}
    return [place for place in office.catalogue.choices("place", office.today) if place.key not in brought]


def usual_place(office: Office) -> str:
    """Where the last inquiry came in, those of the road apart, if that is still a place, else the first there is."""
    places = office.catalogue.choices("place", office.today)
    last = office.register.settings.get(LAST_PLACE)
    return last if any(place.key == last for place in places) else next((place.key for place in places), "")


def todays_stop(office: Office) -> str:
    """Where she is: chosen today, else where the office day is, else where the road led last; empty without any place."""
    from borgerraad_tui.store.agenda import office_of  # late: appointments are models

    keys = [place.key for place in stops(office)]
    chosen = office.stop[1] if office.stop and office.stop[0] == office.today else ""
    last = office.register.settings.get(LAST_STOP) or usual_place(office)
    place = chosen or office_of(office.register, office.today) or last
    return place if place in keys else next(iter(keys), "")


def choose_next_stop(office: Office, here: str) -> str:
    """The place after this one is where she is today; returns it."""
    keys = [place.key for place in stops(office)]
    if not keys:
        return here
    place = keys[(keys.index(here) + 1) % len(keys)] if here in keys else keys[0]
    office.stop = (office.today, place)
    return place
