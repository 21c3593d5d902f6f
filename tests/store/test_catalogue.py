"""A changed catalogue is taken in as one act: entries are added and ended, and one that is used is never edited."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from datetime import date
from typing import Any

import pytest

from borgerraad_tui.domain.catalogue import Catalogue, Entry
from borgerraad_tui.domain.consultation import Consultation
from borgerraad_tui.domain.kind import Kind
from borgerraad_tui.domain.rules import broken_rules
from borgerraad_tui.errors import InputRefused
from borgerraad_tui.store.register import Register, open_register
from tests.conftest import NOW
from tests.registers import TODAY, inquiry, saved
from tests.store.chain import HISTORIES, broken_seals

USED_ON = date(2021, 9, 6)
USED = {
    "directorate": "boern_og_kultur", "department": "skolerne", "theme": "forvaltningsret", "channel": "mail",
    "place": "gram", "action": "undersoegt", "outcome": "kritik", "enquirer": "borger",
}  # fmt: skip
NEXT_JANUARY = date(2023, 1, 1)
NEW = Entry(
    "directorate", "kultur_og_fritid", "Kultur og Fritid", short="K&F", letter="K", valid_from=NEXT_JANUARY, position=8
)


def with_change(catalogue: Catalogue, key: str, **changes: Any) -> Catalogue:
    """The catalogue with one entry changed."""
    assert any(entry.key == key for entry in catalogue.entries)
    return Catalogue(replace(entry, **changes) if entry.key == key else entry for entry in catalogue.entries)


def with_more(catalogue: Catalogue, more: Iterable[Entry]) -> Catalogue:
    return Catalogue([*catalogue.entries, *more])


def use(register: Register) -> None:
    """One inquiry that uses an entry of each list, one excluded, and a consultation."""
    saved(
        register, inquiry(USED_ON, kind=Kind.COMPLAINT, closed=date(2021, 10, 1), further_themes=("hjemmel",), **USED)
    )
    saved(register, inquiry(USED_ON).exclude("anden_aarsag", date(2021, 11, 1)))
    with register.acts.act("Konsulentbistand"):
        register.consultations.add(
            Consultation(day=date(2021, 12, 1), entered=NOW, kind="oplaeg", directorate="diverse")
        )


def refusal(register: Register, wanted: Catalogue) -> str:
    """The faults of a change that is refused, and that nothing of it was written."""
    before = {table: list(register.engine.tables.table(table).rows) for table in (*HISTORIES, "act", "history")}
    with pytest.raises(InputRefused, match="intet er ændret") as refused:
        register.extend(wanted)
    assert {table: list(register.engine.tables.table(table).rows) for table in before} == before
    return "\n".join(refused.value.faults)


def test_the_file_holds_the_catalogue_it_was_made_with(lasting_register: Register, haderslev: Catalogue) -> None:
    held = [replace(entry, id=0) for entry in lasting_register.catalogue.entries]
    assert held == list(haderslev.entries)
    assert all(entry.id for entry in lasting_register.catalogue.entries)


def test_a_new_entry_can_be_used_at_once_and_after_a_restart(register: Register) -> None:
    assert register.extend(with_more(register.catalogue, [replace(NEW, valid_from=TODAY)])) == ["ny: Kultur og Fritid"]
    one = saved(register, inquiry(TODAY, directorate="kultur_og_fritid"))
    register.close()
    again = open_register(register.engine.path, register.clock)
    assert again.inquiries.get(one.id or 0).directorate == "kultur_og_fritid"
    again.close()


def test_a_reorganisation_next_january_works_from_end_to_end(register: Register) -> None:
    use(register)
    last = date(2022, 12, 31)
    ended = with_change(register.catalogue, "boern_og_kultur", valid_to=last, became="kultur_og_fritid")
    told = register.extend(with_more(ended, [NEW]))
    assert told == ["slutter 31-12-2022: Børn og Kultur", "ny: Kultur og Fritid"]

    def fields(day: date, directorate: str) -> list[str]:
        return [
            rule.field
            for rule in broken_rules(inquiry(day, directorate=directorate), register.catalogue, date(2023, 2, 1))
        ]

    assert fields(last, "boern_og_kultur") == fields(NEXT_JANUARY, "kultur_og_fritid") == []
    assert fields(NEXT_JANUARY, "boern_og_kultur") == fields(last, "kultur_og_fritid") == ["directorate"]
    coming = [row.name for row in register.figures(date(2021, 1, 1), date(2023, 1, 31)).table(1).rows]
    assert "Børn og Kultur" in coming  # the period ends later, but today's organisation is the present one
    assert "Kultur og Fritid" not in coming
    saved(register, inquiry(NEXT_JANUARY, kind=Kind.OTHER, directorate="kultur_og_fritid"))
    rows = register.figures(date(2021, 1, 1), date(2023, 1, 31)).table(1).printed
    assert {row.name: row.count for row in rows} == {"Børn og Kultur": 1, "Kultur og Fritid": 1}
    became = register.catalogue.get("directorate", "boern_og_kultur")
    assert became is not None
    assert became.became == "kultur_og_fritid"
    assert broken_seals(register.engine) == []


def test_a_changed_catalogue_can_be_undone_and_redone_while_the_program_runs(register: Register) -> None:
    register.extend(with_more(register.catalogue, [NEW]))
    assert register.history.undo() == "Kataloget ændret"
    assert register.catalogue.get("directorate", NEW.key) is None
    assert register.history.redo() == "Kataloget ændret"
    assert register.catalogue.choices("directorate", NEXT_JANUARY)[-1].name == "Kultur og Fritid"
    saved(register, inquiry(TODAY, directorate=NEW.key))


@pytest.mark.parametrize(
    ("listing", "key"), [*USED.items(), ("theme", "hjemmel"), ("exclusion", "anden_aarsag"), ("consultation", "oplaeg")]
)
def test_a_used_entry_is_never_edited(register: Register, listing: str, key: str) -> None:
    use(register)
    entry = register.catalogue.get(listing, key)
    assert entry is not None
    for change in ({"name": "Noget andet"}, {"letter": "Q"}, {"valid_from": date(2021, 8, 15)}, {"short": "Kort"}):
        told = refusal(register, with_change(register.catalogue, key, **change))
        assert told == f"»{entry.name}« ({key}) er brugt og kan ikke ændres. Slut den med »til«, og tilføj en ny."


@pytest.mark.parametrize(
    ("key", "last_use"),
    [
        ("boern_og_kultur", USED_ON), ("skolerne", USED_ON), ("hjemmel", USED_ON), ("mail", USED_ON),
        ("undersoegt", date(2021, 10, 1)), ("kritik", date(2021, 10, 1)), ("anden_aarsag", date(2021, 11, 1)),
        ("oplaeg", date(2021, 12, 1)), ("diverse", date(2021, 12, 1)),
    ],
)  # fmt: skip
def test_an_entry_cannot_end_before_it_was_last_used(register: Register, key: str, last_use: date) -> None:
    use(register)
    told = refusal(
        register, with_change(register.catalogue, key, valid_to=last_use.replace(day=1, month=last_use.month - 1))
    )
    assert f"er brugt {last_use:%d-%m-%Y} og kan ikke slutte før" in told
    assert register.extend(with_change(register.catalogue, key, valid_to=last_use)) != []


def test_an_entry_that_is_not_used_may_be_corrected(scratch: Register) -> None:
    wanted = with_change(scratch.catalogue, "vej_og_trafik", name="Vej, trafik og havn")
    assert scratch.extend(wanted) == ["ændret: Vej, trafik og havn"]
    assert scratch.catalogue.name("department", "vej_og_trafik") == "Vej, trafik og havn"
    scratch.history.undo()


def test_an_ended_entry_may_go_on(register: Register) -> None:
    use(register)
    register.extend(with_change(register.catalogue, "skolerne", valid_to=date(2022, 12, 31)))
    assert register.extend(with_change(register.catalogue, "skolerne", valid_to=None)) == ["ændret: Skolerne"]


def test_a_remark_and_a_successor_may_be_added_to_what_is_used(register: Register) -> None:
    use(register)
    changes = {"remark": "Delt i 2023", "became": "diverse"}
    assert register.extend(with_change(register.catalogue, "boern_og_kultur", **changes)) == ["ændret: Børn og Kultur"]


def test_an_entry_that_is_left_out_is_not_taken_away(register: Register) -> None:
    wanted = Catalogue(entry for entry in register.catalogue.entries if entry.key != "forslag")
    assert (
        refusal(register, wanted)
        == "»Forslag« (forslag) mangler i filen. Slut den med »til« i stedet for at fjerne den."
    )


def test_every_fault_is_told_at_once(register: Register) -> None:
    use(register)
    wanted = with_change(with_change(register.catalogue, "kritik", name="Ros"), "mail", valid_to=date(2021, 8, 1))
    assert len(refusal(register, wanted).splitlines()) == 2


def test_the_order_of_a_used_list_may_change_and_is_told(register: Register) -> None:
    use(register)
    turned = Catalogue(
        replace(entry, position=100 - entry.position) if entry.list == "theme" else entry
        for entry in register.catalogue.entries
    )
    assert register.extend(turned) == ["ny rækkefølge: temaer"]
    assert register.catalogue.choices("theme", TODAY)[0].key == "andet"


def test_a_new_entry_in_the_middle_is_not_a_new_order(register: Register) -> None:
    pushed = [
        replace(entry, position=entry.position + 1) if entry.list == "place" and entry.position > 1 else entry
        for entry in register.catalogue.entries
    ]
    more = Entry("place", "sommersted", "Sommersted", letter="S", position=2)
    assert register.extend(Catalogue([*pushed, more])) == ["ny: Sommersted"]
    assert [entry.key for entry in register.catalogue.of("place")][:3] == [
        "haderslev_bibliotek",
        "sommersted",
        "vojens",
    ]


def test_the_same_catalogue_again_is_no_change_and_no_act(register: Register, haderslev: Catalogue) -> None:
    acts = register.engine.one("SELECT count(*) FROM act")
    assert register.extend(haderslev) == []
    assert register.engine.one("SELECT count(*) FROM act") == acts
    assert register.history.undo() is None
