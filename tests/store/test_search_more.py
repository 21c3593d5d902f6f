"""Words of the log, of consultations and of recommendations: found as soon as they are saved, gone when they are gone."""

from __future__ import annotations

import random
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import strategies as st

from borgerraad_tui.domain.appointment import Appointment
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.inquiry import Inquiry
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.log import LogEntry
from borgerraad_tui.domain.recommendation import Recommendation
from borgerraad_tui.domain.search_line import read_search
from borgerraad_tui.store import kinds
from borgerraad_tui.store import matches as matches_of
from borgerraad_tui.store.found_rows import FoundRow, found_rows
from borgerraad_tui.store.register import Register
from borgerraad_tui.store.series import write_one
from tests.conftest import NOW
from tests.registers import TODAY, inquiry, saved

DAYS = st.dates(date(2021, 1, 1), TODAY)
SIGHT = ("kørestol", "rollator")


def entry(of: Inquiry, text: str, happened: date = TODAY) -> LogEntry:
    return LogEntry(inquiry=of.id or 0, happened=happened, entered=NOW, kind="samtale", text=text)


def consultation(topic: str, day: date = TODAY, **fields: Any) -> Consultation:
    return Consultation(day=day, entered=NOW, kind="sparring", topic=topic, **fields)


def recommendation(title: str, given: date = TODAY, **fields: Any) -> Recommendation:
    return Recommendation(given=given, entered=NOW, title=title, **fields)


def index_all(register: Register) -> None:
    """Index what waits and let the index check itself against the rows."""
    register.search.index_all()
    for statement in ("SAVEPOINT flushed", "RELEASE flushed"):
        register.engine.execute(statement)
    register.engine.execute("INSERT INTO search (search, rank) VALUES ('integrity-check', 1)")


def rows(register: Register, line: str) -> list[FoundRow]:
    return list(found_rows(register, line, TODAY).rows(0, 500))


def spots(register: Register, line: str) -> list[tuple[str, int, str]]:
    return [(row.kind, row.id, row.spot) for row in rows(register, line)]


def add(register: Register, record: LogEntry | Consultation | Recommendation) -> int:
    """Save one as an act of its own."""
    with register.acts.act("Gemt"):
        if isinstance(record, LogEntry):
            return register.records(kinds.LOG_ENTRY).add(record).id or 0
        if isinstance(record, Consultation):
            return register.consultations.add(record).id or 0
        return register.records(kinds.RECOMMENDATION).add(record).id or 0


SAVED: dict[str, Callable[[Register, str], object]] = {
    "log": lambda register, text: add(register, entry(saved(register, inquiry()), text)),
    "consultation": lambda register, text: add(register, consultation(text)),
    "title": lambda register, text: add(register, recommendation(text)),
    "text": lambda register, text: add(register, recommendation("Om svar", text=text)),
    "reply": lambda register, text: add(register, recommendation("Om svar", reply=text)),
    "plan": lambda register, text: add(register, recommendation("Om svar", plan=text)),
}
UPDATES = {
    "log": "UPDATE log_entry SET text = ?", "consultation": "UPDATE consultation SET topic = ?",
    "title": "UPDATE recommendation SET title = ?", "text": "UPDATE recommendation SET text = ?",
    "reply": "UPDATE recommendation SET reply = ?", "plan": "UPDATE recommendation SET plan = ?",
}  # fmt: skip


@pytest.mark.parametrize("indexed", [False, True])
@pytest.mark.parametrize("where", SAVED)
def test_a_word_is_found_wherever_it_is_saved(scratch: Register, where: str, indexed: bool) -> None:
    SAVED[where](scratch, "Ny kørestol bevilget")
    if indexed:
        index_all(scratch)
    assert len(rows(scratch, "køre bevil")) == 1
    assert rows(scratch, "rollator") == []


@pytest.mark.parametrize("index_again", [False, True])
@pytest.mark.parametrize("where", SAVED)
def test_an_overwritten_word_is_not_found_and_its_successor_is(
    scratch: Register, where: str, index_again: bool
) -> None:
    SAVED[where](scratch, "Kørestol")
    index_all(scratch)
    with scratch.acts.act("Rettet"):
        scratch.engine.execute(UPDATES[where], ("Rollator",))
    if index_again:
        index_all(scratch)
    assert [len(rows(scratch, word)) for word in SIGHT] == [0, 1]


@pytest.mark.parametrize("index_after_each", [False, True])
@pytest.mark.parametrize("where", SAVED)
def test_undo_takes_words_away_and_redo_brings_them_back(scratch: Register, where: str, index_after_each: bool) -> None:
    def told() -> list[int]:
        if index_after_each:
            index_all(scratch)
        return [len(rows(scratch, word)) for word in SIGHT]

    SAVED[where](scratch, "Kørestol")
    with scratch.acts.act("Rettet"):
        scratch.engine.execute(UPDATES[where], ("Rollator",))
    assert told() == [0, 1]
    scratch.history.undo()
    assert told() == [1, 0]
    scratch.history.undo()
    assert told() == [0, 0]
    scratch.history.redo()
    assert told() == [1, 0]


@pytest.mark.parametrize("gone", ["overwritten", "undone"])
@pytest.mark.parametrize("where", SAVED)
def test_a_word_that_is_gone_leaves_no_bytes_in_the_index(scratch: Register, where: str, gone: str) -> None:
    def bytes_of_the_index() -> bytes:
        return b"".join(block for (block,) in scratch.engine.execute("SELECT block FROM search_data"))

    SAVED[where](scratch, "qzxvnavnet")
    index_all(scratch)
    assert b"zxvnavnet" in bytes_of_the_index()
    if gone == "undone":
        scratch.history.undo()
    else:
        with scratch.acts.act("Rettet"):
            scratch.engine.execute(UPDATES[where], ("blankt",))
    index_all(scratch)
    assert b"zxvnavnet" not in bytes_of_the_index()


def test_an_inquiry_stands_once_at_its_best_place(scratch: Register) -> None:
    one = saved(scratch, inquiry(subject="Kørestol", note="kørestol", citizen="Kørestolsen"))
    other = saved(scratch, inquiry(subject="Andet", note="om rollator", citizen="R. Kørestol"))
    third = saved(scratch, inquiry(subject="Tredje", note="Intet"))
    for text, happened in (("ældre kørestol", date(2022, 1, 10)), ("ny kørestol", date(2022, 1, 12)), ("intet", TODAY)):
        for of in (one, other, third):
            add(scratch, entry(of, text, happened))
    found = rows(scratch, "kørestol")
    assert [(row.id, row.spot, row.day, row.text) for row in found] == [
        (third.id, "log", "2022-01-12", "ny kørestol"),
        (other.id, "citizen", "2021-09-06", "R. Kørestol"),
        (one.id, "subject", "2021-09-06", ""),
    ]


@pytest.mark.parametrize("at_once", [250, 50, 7])
def test_the_newest_hits_come_first_however_many_there_are(
    scratch: Register, monkeypatch: pytest.MonkeyPatch, at_once: int
) -> None:
    monkeypatch.setattr(matches_of, "AT_ONCE", at_once)
    dice = random.Random(2)
    days = {}
    with scratch.acts.act("Mange"):
        for _ in range(150):
            one = scratch.inquiries.add(inquiry(TODAY - timedelta(days=500)))
            mine = [TODAY - timedelta(days=dice.randrange(400)) for _ in range(3)]
            words = [dice.choice(["ens", "sjælden", "andet"]) for _ in range(3)]
            for day, word in zip(mine, words, strict=True):
                scratch.records(kinds.LOG_ENTRY).add(entry(one, word, day))
            hits = [day for day, word in zip(mine, words, strict=True) if word == "ens"]
            if hits:
                days[one.id] = max(hits).isoformat()
    index_all(scratch)
    found = scratch.search.hits("ens", 2021, most=40)
    assert [hit.day for hit in found] == sorted(days.values(), reverse=True)[:40]
    assert all(days[hit.id] == hit.day for hit in found)


def filled(register: Register) -> dict[str, int]:
    """One inquiry for each thing that filters ask, each with a log entry; a consultation and a recommendation."""
    plain: dict[str, Any] = {"kind": Kind.COMPLAINT, "subject": "Ens", "received": date(2021, 9, 6)}
    closed: dict[str, Any] = {"closed": date(2021, 10, 1), "action": "undersoegt"}
    rows: dict[str, dict[str, Any]] = {
        "area": {"directorate": "voksen_og_sundhed"},
        "theme": {"theme": "hjemmel"},
        "further": {"theme": "andet", "further_themes": ("hjemmel",)},
        "outcome": {**closed, "outcome": "kritik"},
        "finding": {**closed, "outcome": "henstilling"},
        "action": {"closed": date(2021, 10, 1), "action": "afvist"},
        "place": {"place": "gram"},
        "old": {"received": date(2020, 12, 31)},
        "both": {"directorate": "voksen_og_sundhed", "place": "gram"},
    }
    made = {name: saved(register, inquiry(**{**plain, **fields})) for name, fields in rows.items()}
    for one in made.values():
        add(register, entry(one, "logget"))
    with register.acts.act("Fund"):
        outcome = register.catalogue.id_of("outcome", "kritik")
        register.engine.execute("INSERT INTO finding (inquiry, outcome) VALUES (?, ?)", (made["finding"].id, outcome))
    numbers = {name: one.id or 0 for name, one in made.items()}
    asked = add(register, consultation("Ens logget", date(2021, 9, 6), directorate="voksen_og_sundhed"))
    told = add(register, recommendation("Ens logget", date(2021, 9, 6), theme="hjemmel"))
    return {**numbers, "consultation": -asked, "recommendation": -told}


@pytest.mark.parametrize("word", ["", "ens", "logget"])
@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("område:V&S", {"area", "both", "consultation"}),
        ("tema:hjemmel", {"theme", "further", "recommendation"}),
        ("udfald:kritik", {"outcome", "finding"}),
        ("udfald:afvist", {"action"}),
        ("sted:gram", {"place", "both"}),
        ("sted:gram område:V&S", {"both"}),
        ("år:2020", {"old"}),
        ("fra:1-1-2021 er:lukket", {"outcome", "finding", "action"}),
        ("til:31-12-2020", {"old"}),
        ("er:åben tema:hjemmel", {"theme", "further"}),
        ("er:åben er:lukket sted:gram", {"place", "both"}),
        ("år:2021 område:V&S sted:vojens", set()),
    ],
)
@pytest.mark.parametrize("indexed", [False, True])
def test_filters_combine_with_each_other_and_with_words(
    scratch: Register, word: str, line: str, names: set[str], indexed: bool
) -> None:
    rows_by_name = filled(scratch)
    if indexed:
        index_all(scratch)
    found = {row.id if row.kind == "inquiry" else -row.id for row in rows(scratch, f"{line} {word}")}
    wanted = {rows_by_name[name] for name in names if word or name not in ("consultation", "recommendation")}
    if word == "logget":  # what was written in the old inquiry's log was written later
        wanted.discard(rows_by_name["old"])
    assert found == wanted
    read = read_search(f"{line} {word}", scratch.catalogue, TODAY)
    inquiries = {row.id for row in scratch.search.find(read.words, TODAY.year, read.filters)}
    assert inquiries == {number for number in wanted if number > 0}


def test_filters_alone_list_all_in_windows_newest_first(scratch: Register) -> None:
    with scratch.acts.act("Mange"):
        ids = [scratch.inquiries.add(inquiry(TODAY - timedelta(days=day), place="gram")).id for day in range(250)]
        for day in range(250):
            scratch.inquiries.add(inquiry(TODAY - timedelta(days=day), place="vojens"))
    window = found_rows(scratch, "sted:gram", TODAY)
    assert window.count() == 250
    assert [row.id for start in (0, 100, 200) for row in window.rows(start, 100)] == ids
    assert window.index_of(ids[249] or 0) == 249


def test_a_number_finds_its_inquiry_only_within_the_filters(scratch: Register) -> None:
    one = saved(scratch, inquiry(place="gram"))
    assert [row.spot for row in rows(scratch, f"2021-{one.number} sted:gram")] == ["number"]
    assert rows(scratch, f"2021-{one.number} sted:vojens") == []


def test_keys_of_the_list_are_never_the_same(scratch: Register) -> None:
    one = saved(scratch, inquiry(subject="ens"))
    add(scratch, consultation("ens"))
    add(scratch, recommendation("ens"))
    found = found_rows(scratch, "ens", TODAY)
    keys = [row.key for row in found.rows(0, 10)]
    assert len(set(keys)) == 3
    assert [found.index_of(key) for key in keys] == [0, 1, 2]
    assert one.id in keys


def test_a_day_of_a_series_is_found_by_itself_where_the_series_is_out_of_sight(register: Register) -> None:
    books = register.records(kinds.APPOINTMENT)
    with register.acts.act("Aftaler"):
        series = books.add(Appointment(day=date(2022, 1, 18), text="Sparring", place="gram", repeats="weekly"))
        write_one(books, series.on(date(2022, 1, 25)).edit(clock="10:00"))
        write_one(books, series.on(date(2022, 2, 1)).edit(place="vojens"))
    there = [one.id for one in books.where("true")]
    for _ in ("waiting", "indexed"):
        assert sorted(row.id for row in rows(register, "sparring")) == [there[0], there[2]]
        assert [row.id for row in rows(register, "sparring sted:vojens")] == [there[2]]
        assert [row.id for row in rows(register, "sparring fra:20-01-2022 til:30-01-2022")] == [there[1]]
        index_all(register)


@pytest.mark.parametrize(
    "asked",
    [
        "afdeling:familie", "art:klage", "handling:undersøgt", "kanal:brev", "henvender:pårørende", "måned:august",
        "kvartal:3", "ugedag:tirsdag",
    ],
)  # fmt: skip
def test_every_property_of_an_inquiry_is_a_filter_with_words_and_without(register: Register, asked: str) -> None:
    catalogue, tuesday = register.catalogue, date(2021, 8, 31)

    def key(listing: str, begins: str, **below: Any) -> str:
        return next(each.key for each in catalogue.choices(listing, tuesday, **below) if each.name.startswith(begins))

    areas = [each.key for each in catalogue.choices("directorate", tuesday)]
    area = next(each for each in areas if any(
        one.name == "Familierådgivningen" for one in catalogue.choices("department", tuesday, parent=each)
    ))  # fmt: skip
    action = key("action", "Undersøgt")
    wanted = saved(
        register,
        inquiry(
            tuesday, kind="complaint", subject="kørestol", directorate=area, closed=tuesday, action=action,
            outcome=catalogue.choices("outcome", tuesday, parent=action)[0].key,
            department=key("department", "Familie", parent=area),
            channel=key("channel", "Brev"), enquirer=key("enquirer", "Pårørende"),
        ),
    )  # fmt: skip
    saved(register, inquiry(date(2021, 11, 3), kind="other", subject="kørestol", channel=key("channel", "Mail")))
    with register.acts.act("Konsulentbistand"):
        consulted = catalogue.choices("consultation", tuesday)[0].key
        register.records(kinds.CONSULTATION).add(
            Consultation(day=tuesday, entered=NOW, kind=consulted, topic="kørestol")
        )
    for line in (asked, f"kørestol {asked}"):
        read = read_search(line, catalogue, TODAY)
        assert read.faults == ()
        assert [row.id for row in register.search.find(read.words, 2022, read.filters)] == [wanted.id], line
    for _ in range(2):
        assert [hit.id for hit in register.search.hits("kørestol", 2022, read.filters)] == [wanted.id]
        register.search.index_all()
