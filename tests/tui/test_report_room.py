"""Screen 6: the report line by line, with the keyboard alone: choosing, writing, sub-periods, and what is published."""

from __future__ import annotations

from datetime import date

import pytest

from borgerraad_tui.chapters.publishing import publish
from borgerraad_tui.domain.report import Report, ReportBlock, ReportPart
from borgerraad_tui.intake.demo import CHOSEN
from borgerraad_tui.store.kinds import REPORT, REPORT_BLOCK, REPORT_PART
from borgerraad_tui.store.register import Register
from tests.tui.journey import LARGE, Journey, at_desk
from tests.tui.test_hostile import KEPT, NASTY, assert_only_shows, fill

TABLE_3 = ("6", "home", *["down"] * 5)
"""Keys that lead to table 3 of the demo's first sub-period."""


def reports(desk: Journey) -> list[Report]:
    return desk.register.records(REPORT).where("true")


def parts(desk: Journey) -> list[ReportPart]:
    newest = reports(desk)[-1].id
    return desk.register.records(REPORT_PART).where("report = ?", (newest,), "first")


LAID = sum(map(len, CHOSEN.values()))
"""Choices that the demo's report begins with."""


def blocks(desk: Journey) -> list[ReportBlock]:
    """What was chosen and written since the demo was laid."""
    return desk.register.records(REPORT_BLOCK).where("id > ?", (LAID,))


async def test_the_desk_s_title_leads_there_and_the_same_key_leads_back(desk: Journey) -> None:
    assert desk.lines[0].rstrip().endswith("5 Eksempler  6 Beretning")
    await desk.press("6")
    assert (desk.room, desk.lines[0].split("  ")[0]) == ("ReportRoom", " BERETNING · Beretning 2020-2021")
    assert desk.lines[1].strip() == "01-08-2020 – 31-12-2021 · 2 delperioder"
    await desk.press("6")
    assert desk.room == "Desk"
    await desk.click("6 Beretning")
    assert desk.room == "ReportRoom"


async def test_without_a_report_one_sentence_says_what_to_press(register: Register) -> None:
    async with at_desk(register) as desk:
        await desk.press("6")
        assert "Ingen beretning endnu. Tryk n for at begynde en" in desk.screen
        for key in ("enter", "x", "a", "l", "v", "c", "u"):
            await desk.press(key)
            assert desk.room == "ReportRoom", key
        await desk.press("n", *"Beretning 2022", "ctrl+s")
        assert desk.lines[0].startswith(" BERETNING · Beretning 2022")
        assert [(each.first, each.last) for each in parts(desk)] == [(date(2021, 1, 1), date(2021, 12, 31))]


async def test_days_in_no_sub_period_stand_between_them_and_enter_adds_them(desk: Journey) -> None:
    await desk.press("6", "home")
    await desk.walk_down("Dagene")
    assert desk.cursor.split("│")[0].strip("▶ ") == "! Dagene 01-07-2021 – 31-07-2021 er ikke med i nogen delperiode."
    await desk.press("enter")
    assert (desk.values["first"], desk.values["last"]) == ("2021-07-01", "2021-07-31")
    await desk.press(*"Sommer", "ctrl+s")
    assert desk.status == "Gemt: Delperioden »Sommer, 01-07-2021 – 31-07-2021« tilføjet."
    assert [each.name for each in parts(desk)] == ["Vikarperioden", "Sommer", "Den resterende beretningsperiode"]
    assert "er ikke med i nogen delperiode" not in desk.screen
    await desk.press("ctrl+z")
    assert len(parts(desk)) == 2
    await desk.press("ctrl+y")
    assert len(parts(desk)) == 3


async def test_x_and_blank_turn_a_line_one_act_each(desk: Journey) -> None:
    await desk.press(*TABLE_3)
    assert desk.cursor.split() == ["▶", "Tabel", "3", "Klageandel", "●", "med"]
    await desk.press("x")
    assert desk.cursor.split()[-3:] == ["–", "ikke", "med"]
    assert desk.status == "Gemt: Tabel 3 Klageandel: ikke med i beretningen."
    assert "Ikke med: det her bliver ikke trykt." in desk.screen
    await desk.press("space")
    assert desk.cursor.split()[-2:] == ["●", "med"]
    await desk.press("ctrl+z")
    assert desk.status == "Fortrudt: Tabel 3 Klageandel: med i beretningen"
    assert [(each.block, each.included) for each in blocks(desk)] == [("table 3", False)]
    await desk.press("ctrl+z")
    assert blocks(desk) == []
    await desk.press("ctrl+y", "ctrl+y")
    assert [(each.block, each.included) for each in blocks(desk)] == [("table 3", True)]


async def test_a_heading_and_a_gap_cannot_be_left_out(desk: Journey) -> None:
    await desk.press("6", "home", "x")
    assert desk.status == "! x er til tabeller, diagrammer og kapitler."
    await desk.walk_down("Dagene")
    await desk.press("x")
    assert desk.status == "! x er til tabeller, diagrammer og kapitler."
    assert blocks(desk) == []


async def test_without_the_chapter_of_statistics_the_pieces_say_so(desk: Journey) -> None:
    await desk.press("6", "end", *["up"] * 4, "x", "home", "down")
    assert "Kapitlet Statistik er ikke med: ingen delperiode bliver trykt." in desk.screen


async def test_the_text_is_written_beside_the_table_and_a_figure_that_stands_nowhere_is_pointed_out(
    desk: Journey,
) -> None:
    await desk.resize(*LARGE)
    await desk.press(*TABLE_3, "enter")
    assert desk.room == "BesideOriginal"
    assert "Det trykte: F6 ruller" in desk.screen
    assert "Sagen selv" not in desk.screen
    assert desk.lines[0].startswith(" Tekst til Tabel 3 Klageandel · Vikarperioden, 01-08-2020 – 30-06-2021")
    assert "Erhvervs- og borgerservice" in desk.screen
    await desk.press(*"Af 215 var 17 % klager.")
    assert "står ikke i tallene" not in desk.status
    await desk.press(*" Sidste år 34 %.")
    assert desk.status.startswith("34 % står ikke i tallene.")
    await desk.press("ctrl+s")
    assert desk.status == "Gemt: Tekst til Tabel 3 Klageandel skrevet. 34 % står ikke i tallene."
    assert "tekst!" in desk.cursor
    assert desk.line("! 34 %").endswith("! 34 % står ikke i tallene.")
    await desk.press("enter", "ctrl+a", *"Af 215 var 17 % klager.", "ctrl+s")
    assert "tekst!" not in desk.screen
    assert "tekst" in desk.cursor
    await desk.press("enter", "ctrl+a", "delete", "ctrl+s")
    assert "tekst" not in desk.cursor
    assert [each.text for each in blocks(desk)] == [""]


async def test_a_text_moves_nothing_when_it_was_not_changed(desk: Journey) -> None:
    await desk.press(*TABLE_3, "enter", "ctrl+s")
    assert desk.status == "Intet ændret."
    assert blocks(desk) == []


async def test_a_chapter_has_its_text_too_and_prints_it(desk: Journey) -> None:
    await desk.press("6", "end", "enter", *"Det går fremad.", "ctrl+s")
    (said,) = blocks(desk)
    assert (said.part, said.block, said.text) == (None, "follow_up", "Det går fremad.")
    await desk.press("l", *["down"] * 300)
    assert desk.room == "WholeReport"
    assert "Det går fremad." in desk.screen


async def test_a_new_report_begins_with_the_period_of_the_statistics(desk: Journey) -> None:
    await desk.press("p", "1", "6", "n", *"Beretning 2021", "ctrl+s")
    assert desk.status == "Gemt: Beretningen »Beretning 2021« begyndt."
    assert desk.lines[0].startswith(" BERETNING · Beretning 2021")
    assert desk.lines[1].rstrip().endswith("2 beretninger")
    (part,) = parts(desk)
    assert (part.name, part.first, part.last) == (
        "Den resterende beretningsperiode",
        date(2021, 8, 1),
        date(2021, 12, 31),
    )
    await desk.press("ctrl+z")
    assert desk.lines[0].startswith(" BERETNING · Beretning 2020-2021")
    assert len(reports(desk)) == 1
    await desk.press("ctrl+y")
    assert desk.lines[0].startswith(" BERETNING · Beretning 2021")


@pytest.mark.parametrize(
    ("keys", "field", "told"),
    [
        (("n", "ctrl+s"), "title", "Giv beretningen en titel, fx Beretning 2020-2021."),
        (("n", *"beretning 2020-2021", "ctrl+s"), "title", "Der er allerede en beretning med titlen »Beretning 2020-2021«."),
        (("a", "ctrl+s"), "first", "Skriv delperiodens første dag, fx 1-8-2021."),
        (("a", "tab", *"1-7-2021", "ctrl+s"), "last", "Skriv delperiodens sidste dag, fx 31-12-2021."),
        (("a", "tab", *"5-7-2021", "tab", *"1-7-2021", "ctrl+s"), "last", "Delperioden slutter (01-07-2021) før den begynder"),
        (
            ("a", "tab", *"30-6-2021", "tab", *"31-7-2021", "ctrl+s"), "first",
            "30-06-2021 ligger også i delperioden »Vikarperioden«",
        ),
        (
            ("home", "enter", "tab", "tab", "ctrl+a", *"2-8-2021", "ctrl+s"), "last",
            "01-08-2021 – 02-08-2021 ligger også i delperioden »Den resterende",
        ),
    ],
)  # fmt: skip
async def test_what_cannot_be_is_told_at_its_field_and_nothing_is_saved(
    desk: Journey, keys: tuple[str, ...], field: str, told: str
) -> None:
    await desk.press("6", *keys)
    assert (desk.here, desk.hint.removeprefix("! ")[: len(told)]) == (field, told)
    assert (len(reports(desk)), len(parts(desk))) == (1, 2)


async def test_a_sub_period_is_changed_and_taken_out_and_comes_back_with_its_texts(desk: Journey) -> None:
    await desk.press(*TABLE_3, "enter", *"En tekst", "ctrl+s", "home", "enter", *" (V)", "ctrl+s")
    assert desk.status == "Gemt: Delperioden »Vikarperioden (V), 01-08-2020 – 30-06-2021« rettet."
    await desk.press("m", *"fjern delperioden", "enter")
    assert desk.status.startswith("Delperioden »Vikarperioden (V), 01-08-2020 – 30-06-2021« fjernet. Ctrl+Z fortryder.")
    assert (len(parts(desk)), blocks(desk)) == (1, [])
    await desk.press("m", *"fjern delperioden", "enter")
    assert desk.status == "! Beretningen har kun den ene delperiode. Tilføj en anden (a), før du fjerner den."
    await desk.press("ctrl+z")
    assert [each.text for each in blocks(desk)] == ["En tekst"]
    await desk.press("ctrl+z")
    assert parts(desk)[0].name == "Vikarperioden"
    await desk.press("ctrl+y", "ctrl+y")
    assert (len(parts(desk)), blocks(desk)) == (1, [])


async def test_the_title_is_changed_from_the_menu(desk: Journey) -> None:
    await desk.press("6", "m", *"ret beretningens", "enter", *" og lidt til", "ctrl+s")
    assert desk.lines[0].startswith(" BERETNING · Beretning 2020-2021 og lidt til")
    await desk.press("ctrl+z")
    assert reports(desk)[0].title == "Beretning 2020-2021"


async def test_v_shows_another_one_until_the_program_ends(desk: Journey) -> None:
    await desk.press("6", "v")
    assert desk.room == "ReportRoom", "there is one alone"
    await desk.press("n", *"Beretning 2022", "ctrl+s", "v")
    assert desk.room == "PickReport"
    await desk.press("2")
    assert desk.lines[0].startswith(" BERETNING · Beretning 2020-2021")
    await desk.press("1", "6")
    assert desk.lines[0].startswith(" BERETNING · Beretning 2020-2021")
    await desk.press("v", "home", "enter")
    assert desk.lines[0].startswith(" BERETNING · Beretning 2022")


async def test_c_copies_the_table_with_tabs_and_the_sentence_as_it_stands(desk: Journey) -> None:
    await desk.press("6", "home")
    await desk.walk_down("Den resterende")
    await desk.press(*["down"] * 5, "c")
    assert desk.status == "Kopieret: Tabel 3 Klageandel"
    assert "\nBørn og Kultur\t42\t30\t71\u00a0%\n" in desk.app.clipboard
    await desk.press(*["up"] * 4, "c")
    assert desk.app.clipboard.startswith("Der er i perioden registreret 118 borgerhenvendelser, hvoraf 7 udgår")


async def test_l_reads_the_whole_from_where_the_cursor_stands(desk: Journey) -> None:
    await desk.press("6", "home", "down", "l")
    assert "registreret 222 borgerhenvendelser" in desk.lines[2]
    await desk.press("escape", "home")
    await desk.walk_down("Den resterende")
    await desk.press(*["down"] * 14, "l")
    assert "77 % af henvendelserne ligger inden for temaet" in desk.lines[2]
    assert "Tabel 9" in desk.lines[5]
    await desk.press("escape")
    assert desk.room == "ReportRoom"


async def test_another_width_sets_the_report_anew_and_reads_nothing(desk: Journey) -> None:
    await desk.press("6", "home", "l")
    asked: list[str] = []
    before = desk.screen
    desk.register.engine.tables.conn.set_trace_callback(asked.append)
    await desk.resize(70, 30)
    desk.register.engine.tables.conn.set_trace_callback(None)
    assert desk.screen != before
    assert desk.room == "WholeReport"
    assert not [sql for sql in asked if "recommendation" in sql]


async def test_a_report_without_a_sub_period_ends_nothing(desk: Journey) -> None:
    with desk.register.acts.act("Uden delperiode"):
        desk.register.engine.execute("DELETE FROM report_block")
        desk.register.engine.execute("DELETE FROM report_part")
    await desk.press("6")
    assert "»Beretning 2020-2021« har ingen delperiode" in desk.screen
    await desk.press("n", *"Beretning 2022", "ctrl+s")
    assert desk.lines[0].startswith(" BERETNING · Beretning 2022")


async def test_a_table_and_a_chart_are_shown_whole_beside_the_list(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE) as desk:
        await desk.press("6", "home")
        await desk.walk_down("Den resterende")
        await desk.press(*["down"] * 5)
        lines = " ".join(desk.screen.split())
        assert "Voksen og Sundhed 22 13 59 %" in lines
        assert "I alt 111 60 54 %" in lines
        await desk.press("down")
        bar = next(line for line in desk.lines if "6 % klager" in line and "Diverse" in line)
        assert "█" in bar
        assert "░" in bar


async def test_what_is_published_stands_and_every_change_is_refused_with_the_day(desk: Journey) -> None:
    with desk.register.acts.act("Offentliggjort"):
        publish(desk.register, 1, date(2022, 1, 10))
    await desk.press("6", "home")
    assert "2 delperioder · offentliggjort 10-01-2022" in desk.lines[1]
    for keys in (
        ("enter",),
        ("down", "enter"),
        ("x",),
        ("space",),
        ("a",),
        ("m", *"ret beretningens", "enter"),
        ("m", *"fjern delp", "enter"),
    ):
        await desk.press(*keys)
        assert desk.room == "ReportRoom", keys
        assert desk.status.startswith(
            "! Beretningen er offentliggjort 10-01-2022, og det, der står i den, kan ikke ændres."
        )
    assert blocks(desk) == []
    await desk.press("c", "l")
    assert desk.room == "WholeReport", "it can be read and copied"


async def test_a_draft_of_a_text_begun_before_it_was_published_says_so_and_stays(desk: Journey) -> None:
    await desk.press(*TABLE_3, "enter", *"Halvt", "escape")
    with desk.register.acts.act("Offentliggjort"):
        publish(desk.register, 1, date(2022, 1, 10))
    await desk.press("1", "home", "enter")
    assert desk.room == "Desk"
    assert desk.status.startswith("! Beretningen er offentliggjort 10-01-2022")
    assert len(desk.register.drafts.all()) == 1


async def test_forms_typed_as_one_burst_are_right(desk: Journey) -> None:
    await desk.press("6")
    for number in range(1, 6):
        await desk.press(
            "n", *f"Burst {number}", "tab", "ctrl+a", *f"del {number}", "tab", "ctrl+a", *f"{number}-3-2021", "tab", "ctrl+a",
            *f"{number}-4-2021", "ctrl+s", "a", *"mere", "tab", *f"{number}-5-2021", "tab", *f"{number}-6-2021", "ctrl+s",
            "home", "down", "enter", *f"tekst {number}", "ctrl+s", "x", "home", "enter", *"!", "ctrl+s",
        )  # fmt: skip
        assert [(each.name, each.first, each.last) for each in parts(desk)] == [
            (f"del {number}!", date(2021, 3, number), date(2021, 4, number)),
            ("mere", date(2021, 5, number), date(2021, 6, number)),
        ]
        assert [(each.block, each.included, each.text) for each in blocks(desk)[number - 1 :]] == [
            ("opening", False, f"tekst {number}")
        ]
    assert [each.title for each in reports(desk)[1:]] == [f"Burst {number}" for number in range(1, 6)]


async def test_hostile_text_is_kept_clean_and_only_shows(desk: Journey) -> None:
    await desk.press("6", "n")
    await fill(desk, NASTY, "title")
    await desk.press("tab", "ctrl+a", "delete")
    await fill(desk, NASTY, "name")
    await desk.press("ctrl+s")
    assert (reports(desk)[-1].title, parts(desk)[0].name) == (KEPT, KEPT)
    assert_only_shows(desk)
    for place in ("opening", "follow_up"):
        await desk.press(*(("home", "down") if place == "opening" else ("end",)), "enter")
        await fill(desk, NASTY, "text")
        await desk.press("ctrl+s")
        assert_only_shows(desk)
    assert [each.text for each in blocks(desk)] == [KEPT, KEPT]
    for keys in (("home",), ("l",), ("escape", "v"), ("escape", "c"), ("enter",), ("escape", "a"), ("escape", "u")):
        await desk.press(*keys)
        assert_only_shows(desk)
    await desk.press("escape", "1")
    assert_only_shows(desk)


async def test_all_is_drawn_in_ascii_too(demo_register: Register) -> None:
    async with at_desk(demo_register, LARGE, ascii_only=True) as desk:
        for keys in (("6", "home"), ("down", "down"), ("l",), ("escape", "u")):
            await desk.press(*keys)
            assert not [sign for sign in "█░●▶–·…─│→" if sign in desk.screen], desk.screen


async def test_a_report_begun_by_mistake_is_deleted_and_a_published_one_is_not(desk: Journey) -> None:
    kept = reports(desk)
    await desk.press("6", "n", *"Ved en fejl", "ctrl+s", "home", "down", "enter", *"Tekst.", "ctrl+s")
    assert (len(reports(desk)), len(blocks(desk))) == (len(kept) + 1, 1)
    desk.app.screen.action_remove_report()  # type: ignore[attr-defined]
    await desk.press()
    assert (reports(desk), blocks(desk)) == (kept, [])
    assert desk.status == "Beretningen »Ved en fejl« slettet. Ctrl+Z fortryder."
    assert desk.lines[0].startswith(" BERETNING · Beretning 2020-2021")
    await desk.press("ctrl+z")
    assert (len(reports(desk)), len(parts(desk)), len(blocks(desk))) == (len(kept) + 1, 1, 1)
    with desk.register.acts.act("Offentliggjort"):
        publish(desk.register, kept[0].id or 0, date(2022, 1, 10))
    desk.app.office.report = kept[0].id
    await desk.press("6", "6")
    desk.app.screen.action_remove_report()  # type: ignore[attr-defined]
    await desk.press()
    assert "kan ikke ændres" in desk.status
    assert kept[0].id in [each.id for each in reports(desk)]
