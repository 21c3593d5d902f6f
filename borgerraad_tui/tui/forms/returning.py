"""The card of people who come back: told while a name, a phone number or a mail is typed. It never merges by itself."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from string import ascii_uppercase

from borgerraad_tui.domain.dates import long_ago
from borgerraad_tui.domain.text import cells, counted, fit
from borgerraad_tui.store.known import KnownInquiry, KnownPerson, Likely, likely
from borgerraad_tui.store.name_words import MOST
from borgerraad_tui.tui.office import Office
from borgerraad_tui.tui.widgets.fields import Choice, FieldSpec, Values

SAME_AS = "same_as"
"""The field that holds an inquiry of the person meant, by its id."""
SHOWN = 9
"""Persons that can be chosen; a longer name leaves fewer."""
LONGEST = 34
"""Cells of a subject or a name in the card."""
ALIKE = 2
"""Names in the card beside the first."""


class Returning:
    """Who may have been here before, as far as a form says; looked up once for each thing typed.

    `besides` is the inquiry being edited: whoever is behind it is no news.
    """

    def __init__(self, office: Office, besides: int | None = None) -> None:
        self._office = office
        self._besides = besides
        self._asked = ("", "", "")
        self._found = Likely(())

    def spec(self) -> FieldSpec:
        """The field in which a person is chosen; it can be reached while there is one."""
        return FieldSpec(
            SAME_AS,
            "Samme som",
            "choice",
            self.choices,
            tail=True,
            reachable=lambda values: bool(self._likely(values).persons),
        )

    def choices(self, values: Values) -> Sequence[Choice]:
        """The persons who may be meant, each by the last inquiry."""
        return person_choices(self._likely(values))

    def told(self, values: Values) -> str:
        """The card: whose inquiries, how many, how many open, the last one and how long ago; empty when nobody is known.

        Those called the same are told together, whoever is called otherwise is only named: they may be somebody else.
        """
        found = self._likely(values)
        if found.many:
            return f"Navnet ligner mere end {MOST} henvendelser. Skriv mere af det, eller telefon eller mail (F8)."
        chosen = next((person for person in found.persons if str(person[0].id) == values.get(SAME_AS)), None)
        if chosen is not None:
            more = "en anden, eller alligevel ikke" if len(found.persons) > 1 else "alligevel ikke"
            return f"Samme person som {self._named(chosen[0])} ({_numbers(chosen)}): samles, når du gemmer. F5: {more}."
        if not found.persons:
            return ""
        first, *others = _by_name(found.persons)
        last = self._last(first[0][0])
        that = " som den" if len(found.persons) > 1 else ""
        return f"{self._counted(first)}. Senest {last}. {self._alike(others)}F5: samme person{that}."

    def next_person(self, values: Values) -> Mapping[str, str]:
        """Choose the last to come, then the one before, and after the last one nobody."""
        offered = [choice.value for choice in self.choices(values)]
        chosen = values.get(SAME_AS, "")
        after = offered.index(chosen) + 1 if chosen in offered else 0
        return {SAME_AS: offered[after] if after < len(offered) else ""} if offered else {}

    def _counted(self, persons: Sequence[KnownPerson]) -> str:
        every = [inquiry for person in persons for inquiry in person]
        name = self._office.glyphs.hers(_short(persons[0][0].citizen)) or "Tidligere"
        return f"{name}: {_numbers(every)}{', ikke samlet' if len(persons) > 1 else ''}"

    def _alike(self, others: Sequence[Sequence[KnownPerson]]) -> str:
        """Whoever is called nearly the same, each with the number of inquiries."""
        told = [
            f"{self._office.glyphs.hers(_short(_whose(persons[0][0])))} ({sum(map(len, persons))})"
            for persons in others[:ALIKE]
        ]
        more = f" og {len(others) - ALIKE} til" if len(others) > ALIKE else ""
        return f"Ligner: {', '.join(told)}{more}. " if told else ""

    def _named(self, inquiry: KnownInquiry) -> str:
        return f"{inquiry.year}-{inquiry.number} {self._office.glyphs.hers(_whose(inquiry))}".strip()

    def _last(self, inquiry: KnownInquiry) -> str:
        when = long_ago(date.fromisoformat(inquiry.received), self._office.today)
        subject = self._office.glyphs.hers(_short(inquiry.subject))
        return f"{inquiry.year}-{inquiry.number} {subject}".strip() + f", {when}"

    def _likely(self, values: Values) -> Likely:
        typed = values.get("citizen", ""), values.get("phone", ""), values.get("mail", "")
        if typed != self._asked:
            # known only once it was read: what could not be is asked for again
            self._found = likely(self._office.register.engine, *typed, self._besides)
            self._asked = typed
        return self._found


def chosen_person(values: Values) -> int | None:
    """An inquiry of the person chosen, by its id."""
    return int(values[SAME_AS]) if values.get(SAME_AS) else None


def person_choices(found: Likely) -> Sequence[Choice]:
    """Persons as choices by letter; the value is the last inquiry's id."""
    shown = zip(found.persons[:SHOWN], ascii_uppercase, strict=False)
    return [
        Choice(str(last.id), f"{last.year}-{last.number} {_whose(last)}".strip(), letter, hers=_whose(last))
        for (last, *_), letter in shown
    ]


def _by_name(persons: Sequence[KnownPerson]) -> Sequence[Sequence[KnownPerson]]:
    """Those who are called the same now together, in the order of the first of each; one without a name stands alone."""
    from borgerraad_tui.domain.names import plain_words  # late: as much as a form needs to open

    named: dict[object, list[KnownPerson]] = {}
    for person in persons:
        named.setdefault(plain_words(person[0].citizen) or person[0].id, []).append(person)
    return [*named.values()]


def _whose(inquiry: KnownInquiry) -> str:
    """Whom an inquiry is from, else what it is about."""
    return inquiry.citizen or _short(inquiry.subject)


def _numbers(inquiries: Sequence[KnownInquiry] | KnownPerson) -> str:
    still_open = sum(inquiry.closed is None for inquiry in inquiries)
    return f"{counted(len(inquiries), 'henvendelse', 'henvendelser')}, {counted(still_open, 'åben', 'åbne')}"


def _short(text: str) -> str:
    return fit(text, min(cells(text), LONGEST))
