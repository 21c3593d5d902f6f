"""A search held against the rule in plain Python, over random registers: words spread over parts, filters, things that change."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from borgerraad_tui.domain.filters import Filters
from borgerraad_tui.store.register import Register
from tests.registers import TODAY, inquiry
from tests.store.search_rule import Part, Thing, agrees, expected
from tests.store.test_search_more import consultation, index_all, recommendation

WORDS = ["cykel", "cyklist", "telefonsvar", "Ærø", "båd", "baad", "y"]
TEXTS = st.lists(st.sampled_from(WORDS), max_size=2).map(" ".join)
NAMES = ["Hans Møller", "Moeller", "Anne-Marie", "Annemarie N.F.", "Nf"]
ONE_TEXT = st.lists(st.sampled_from(WORDS), min_size=1, max_size=2).map(" ".join)
DAYS = st.dates(date(2020, 11, 1), date(2022, 1, 10))
AREAS, THEMES, PLACES = ("voksen_og_sundhed", "teknik_og_klima"), ("hjemmel", "andet"), ("gram", "vojens")
HANGING = {
    "log": ("INSERT INTO log_entry (inquiry, happened, entered, kind, text) VALUES (?, ?, '2022-01-17T10:00:00', ?, ?)", "text"),
    "reminder": ("INSERT INTO reminder (inquiry, due, text) VALUES (?1, ?2, ?4)", "text"),
    "meeting": ("INSERT INTO appointment (inquiry, day, text) VALUES (?1, ?2, ?4)", "text"),
    "question": (
        "INSERT INTO request (scope, inquiry, directorate, asked, entered, question)"
        " VALUES ('inquiry', ?1, (SELECT min(id) FROM catalogue WHERE list = 'directorate'), ?2, '2022-01-17T10:00:00', ?4)",
        "question",
    ),
}  # fmt: skip
TABLES = {"log": "log_entry", "reminder": "reminder", "meeting": "appointment", "question": "request"}
LOOSE = {
    "request": (
        "INSERT INTO request (scope, directorate, asked, entered, question) VALUES ('own', ?1, ?2, '2022-01-17T10:00:00', ?3)",
        "question",
    ),
    "appointment": ("INSERT INTO appointment (place, day, text) VALUES (?1, ?2, ?3)", "text"),
}
"""What hangs on no inquiry, and the column its words stand in."""


OWN = ("subject", "citizen", "note", "step")


class Drawing:
    """Fills a register at random and remembers what is in it."""

    def __init__(self, register: Register, data: st.DataObject) -> None:
        self._register = register
        self._data = data
        self.things: list[Thing] = []

    def draw(self, strategy: st.SearchStrategy[Any]) -> Any:
        return self._data.draw(strategy)

    def entry(self, listing: str, key: str | None) -> int | None:
        return self._register.catalogue.id_of(listing, key) if key else None

    def fill(self) -> None:
        for _ in range(self.draw(st.integers(1, 3))):
            self.things.append(self._inquiry())
        for _ in range(self.draw(st.integers(0, 1))):
            topic, day, area = self.draw(TEXTS), self.draw(DAYS), self.draw(st.sampled_from([None, *AREAS]))
            added = self._register.consultations.add(consultation(topic, day, directorate=area))
            part = Part("consultation", day.isoformat(), topic)
            self.things.append(Thing("consultation", added.id or 0, [part], self.entry("directorate", area)))
        for _ in range(self.draw(st.integers(0, 1))):
            self.things.append(self._recommendation())
        for kind in self.draw(st.sets(st.sampled_from([*LOOSE]))):
            self.things.append(self._loose(kind))

    def _loose(self, kind: str) -> Thing:
        day, text = self.draw(DAYS).isoformat(), self.draw(ONE_TEXT)
        asked = kind == "request"
        entry = self.entry("directorate", self.draw(st.sampled_from(AREAS))) if asked else self.entry("place", "gram")
        row = self._register.engine.execute(LOOSE[kind][0], (entry, day, text)).lastrowid or 0
        part = Part("question" if asked else "meeting", day, text)
        if asked:
            return Thing(kind, row, [part], directorate=entry, is_open=True)
        return Thing(kind, row, [part], place=entry)

    def _change_loose(self, thing: Thing) -> None:
        what = self.draw(st.sampled_from(["text", "delete", "answer", "settle", "tie"]))
        first, execute = thing.parts[0], self._register.engine.execute
        if what == "delete":
            execute(f"DELETE FROM {thing.kind} WHERE id = ?", (thing.id,))  # noqa: S608
            self.things.remove(thing)
        elif what == "tie" and thing.kind == "appointment":
            inquiry = next(other for other in self.things if other.kind == "inquiry")
            execute("UPDATE appointment SET inquiry = ? WHERE id = ?", (inquiry.id, thing.id))
            self.things.remove(thing)
            inquiry.parts.append(Part("meeting", first.day, first.text, thing.id))
        elif what == "answer" and thing.kind == "request":
            answer, day = self.draw(ONE_TEXT), max(first.day, "2021-06-01")
            execute(
                "UPDATE request SET replied = ?1, answered = ?1, answer = ?2 WHERE id = ?3", (day, answer, thing.id)
            )
            thing.parts[1:] = [Part("answer", day, answer)]
        elif what == "settle" and thing.kind == "request":
            execute("UPDATE request SET settled = asked WHERE id = ?", (thing.id,))
            thing.is_open = False
        else:
            first.text = self.draw(ONE_TEXT)
            execute(f"UPDATE {thing.kind} SET {LOOSE[thing.kind][1]} = ? WHERE id = ?", (first.text, thing.id))  # noqa: S608

    def _recommendation(self) -> Thing:
        from borgerraad_tui.store.kinds import RECOMMENDATION

        plan, day, theme = self.draw(TEXTS), self.draw(DAYS), self.draw(st.sampled_from(THEMES))
        added = self._register.records(RECOMMENDATION).add(recommendation("Svar", day, plan=plan, theme=theme))
        part = Part("recommendation", day.isoformat(), f"Svar {plan}")
        return Thing(
            "recommendation", added.id or 0, [part], themes=frozenset(filter(None, [self.entry("theme", theme)]))
        )

    def _inquiry(self) -> Thing:
        received, texts = self.draw(DAYS), {spot: self.draw(TEXTS) for spot in OWN}
        texts["citizen"] = self.draw(st.just(texts["citizen"]) | st.sampled_from(NAMES))
        area, place = self.draw(st.sampled_from([None, *AREAS])), self.draw(st.sampled_from([None, *PLACES]))
        theme, further = self.draw(st.permutations([None, *THEMES]))[:2]
        closed = self.draw(st.booleans())
        ended: dict[str, Any] = {"closed": TODAY, "kind": "complaint", "action": "afvist"} if closed else {}
        step = {} if closed else {"next_step": texts["step"]}
        added = self._register.inquiries.add(
            inquiry(
                received, subject=texts["subject"], citizen=texts["citizen"], note=texts["note"], directorate=area,
                place=place, theme=theme, further_themes=(further,) if further else (), **ended, **step,
            )
        )  # fmt: skip
        parts = [Part(spot, received.isoformat(), "" if closed and spot == "step" else texts[spot]) for spot in OWN]
        thing = Thing(
            "inquiry", added.id or 0, parts, self.entry("directorate", area),
            frozenset(filter(None, [self.entry("theme", theme), self.entry("theme", further)])),
            frozenset(filter(None, [self.entry("action", "afvist") if closed else None])), self.entry("place", place), not closed,
        )  # fmt: skip
        for _ in range(self.draw(st.integers(1, 4))):
            self.hang(thing)
        return thing

    def hang(self, thing: Thing) -> None:
        spot, day, text = self.draw(st.sampled_from([*HANGING])), self.draw(DAYS).isoformat(), self.draw(ONE_TEXT)
        kind = self._register.catalogue.id_of("log", "samtale")
        row = self._register.engine.execute(HANGING[spot][0], (thing.id, day, kind, text)).lastrowid
        thing.parts.append(Part(spot, day, text, row or 0))

    def change(self) -> None:
        """A thing or two are added, written over, moved, answered or deleted: few, so that each has to be noticed by itself."""
        inquiries = [thing for thing in self.things if thing.kind == "inquiry"]
        for loose in [thing for thing in self.things if thing.kind in LOOSE]:
            self._change_loose(loose)
        for _ in range(self.draw(st.integers(1, 2))):
            thing = self.draw(st.sampled_from(inquiries))
            what = self.draw(st.sampled_from(["hang", "find", "text", "delete", "delete", "answer", "move"]))
            parts = [part for part in thing.parts if part.row]
            if what == "hang":
                self.hang(thing)
            elif what == "find":
                self._find(thing)
            elif parts:
                self._change_part(thing, self.draw(st.sampled_from(parts)), what)

    def _find(self, thing: Thing) -> None:
        outcome = self.entry("outcome", "kritik") or 0
        insert = "INSERT OR IGNORE INTO finding (inquiry, outcome) VALUES (?, ?)"
        self._register.engine.execute(insert, (thing.id, outcome))
        thing.outcomes |= {outcome}

    def _change_part(self, thing: Thing, part: Part, what: str) -> None:
        table, column = TABLES[part.spot], HANGING[part.spot][1]
        others = [other for other in self.things if other.kind == "inquiry" and other is not thing]
        if what == "text":
            part.text = self.draw(ONE_TEXT)
            self._register.engine.execute(f"UPDATE {table} SET {column} = ? WHERE id = ?", (part.text, part.row))  # noqa: S608
        elif what == "delete":
            self._register.engine.execute(f"DELETE FROM {table} WHERE id = ?", (part.row,))  # noqa: S608
            thing.parts.remove(part)
            thing.parts = [other for other in thing.parts if (other.spot, -other.row) != ("answer", part.row)]
        elif what == "answer" and part.spot == "question":
            answer, day = self.draw(ONE_TEXT), max(part.day, "2021-06-01")
            self._register.engine.execute(
                "UPDATE request SET replied = ?1, answered = ?1, answer = ?2 WHERE id = ?3", (day, answer, part.row)
            )
            thing.parts.append(Part("answer", day, answer))
        elif what == "move" and others and part.spot != "question":
            moved = f"UPDATE {table} SET inquiry = ? WHERE id = ?"  # noqa: S608
            self._register.engine.execute(moved, (others[0].id, part.row))
            thing.parts.remove(part)
            others[0].parts.append(part)


@st.composite
def filters_of(draw: st.DrawFn, register: Register) -> Filters:
    """A few filters together."""

    def some(listing: str, keys: tuple[str, ...]) -> tuple[int, ...]:
        chosen = draw(st.just(()) | st.sampled_from([(key,) for key in keys] + [keys]))
        return tuple(register.catalogue.id_of(listing, key) or 0 for key in chosen)

    ended = [("action", "afvist"), ("outcome", "kritik")]
    outcomes = draw(st.just([]) | st.sampled_from([ended, ended[:1], ended[1:]]))
    return Filters(
        directorates=some("directorate", AREAS),
        themes=some("theme", THEMES),
        places=some("place", PLACES),
        outcomes=tuple(register.catalogue.id_of(*pair) or 0 for pair in outcomes),
        years=draw(st.just(()) | st.sampled_from([(2021,), (2020, 2022)])),
        first=draw(st.none() | st.none() | DAYS),
        last=draw(st.none() | st.none() | DAYS),
        is_open=draw(st.just(()) | st.sampled_from([(True,), (False,), (True, False)])),
    )


def queries() -> st.SearchStrategy[str]:
    begun = st.tuples(st.sampled_from(WORDS), st.integers(1, 9)).map(lambda pick: pick[0][: pick[1]])
    name = st.sampled_from(["moell", "Möller", "møller han", "annemarie", "anne-marie", "N.F.", "n f", "nf"])
    return st.lists(begun, min_size=1, max_size=3).map(" ".join) | name


def asked(register: Register, data: st.DataObject) -> Iterator[tuple[str, Filters]]:
    for _ in range(4):
        yield data.draw(queries()), data.draw(st.just(Filters()) | filters_of(register))


@settings(max_examples=100)
@given(data=st.data(), index_between=st.sampled_from([True, True, False]))
def test_a_search_finds_what_the_rule_says_before_and_after_indexing(
    lasting_register: Register, data: st.DataObject, index_between: bool
) -> None:
    register = lasting_register
    with register.acts.trial():
        drawing = Drawing(register, data)
        drawing.fill()
        if index_between:
            index_all(register)
        drawing.change()
        searches = [
            (query, filters, expected(drawing.things, query, filters)) for query, filters in asked(register, data)
        ]
        for moment in ("waiting", "indexed"):
            for query, filters, wanted in searches:
                found = register.search.hits(query, 1999, filters)
                assert agrees(found, wanted), (moment, query, filters, found, wanted)
            index_all(register)
