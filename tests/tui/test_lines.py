"""The head and the foot: always whole, whatever the width, and clickable."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from textual.app import App, ComposeResult
from textual.widgets import Static

from borgerraad_tui.domain.text import cells
from borgerraad_tui.tui.glyphs import ASCII, UNICODE, Glyphs
from borgerraad_tui.tui.theme import install
from borgerraad_tui.tui.widgets.lines import Bar, Foot, Head, Key, Title, keys_line
from borgerraad_tui.tui.widgets.parts import Part
from tests.tui.screen_text import screen_strips, screen_text, text_of

DESK = (
    Key("n", "Ny", "new"),
    Key("l", "Log", "log"),
    Key("a", "Afslut", "close"),
    Key("f", "Frist", "next_step"),
    Key("s", "Statistik", "statistics"),
    Key("k", "Konsulent", "consultations"),
    Key("p", "Periode", "period"),
    Key("t", "På farten", "on_the_road"),
    Key("u", "Udskriv", "export"),
    Key("?", "Hjælp", "help", always=True),
    Key("F10", "Menu", "menu", always=True),
)
UPPER = (Key("↑↓", "vælg"), Key("Enter", "åbn", "open"), Key("/", "søg", "search"), Key("Ctrl+Z", "fortryd", "undo"))
PLACE = (Part("Haderslev · lø 27-11-2021 · "), Part("gemt ✓", "saved"))
HOSTILE = "Jens [/] [@click=app.bell]Jensen[/red] \x1b]0;titel\x07\x9b8m\u202e\r\nny linje"


class Lines(App[None]):
    """A head, a page and a foot."""

    CSS = "Screen { layout: vertical; } Static { height: 1fr; }"

    def __init__(self, glyphs: Glyphs = UNICODE) -> None:
        super().__init__()
        install(self)
        self.head = Head(glyphs)
        self.foot = Foot(glyphs)
        self.pressed: list[str] = []

    def compose(self) -> ComposeResult:
        """Put the three under each other."""
        yield self.head
        yield Static("side")
        yield self.foot

    def on_bar_pressed(self, event: Bar.Pressed) -> None:
        """Note what was clicked."""
        self.pressed.append(event.command)


def lines_of(app: App[None]) -> list[str]:
    """Return what is seen, line by line."""
    return screen_text(app).split("\n")


@pytest.mark.parametrize("width", range(60, 141))
def test_the_key_bar_holds_whole_keys_in_order_and_always_help_and_menu(width: int) -> None:
    line = text_of(keys_line(DESK, width))
    assert cells(line) <= width
    shown = line.removeprefix(" ").split("  ")
    whole = [f"{key.key} {key.label}" for key in DESK]
    assert shown == [entry for entry in whole if entry in shown]
    assert shown[-2:] == ["? Hjælp", "F10 Menu"]
    assert shown[:-2] == whole[: len(shown) - 2], "keys are left out from the end"


def test_the_key_bar_uses_the_room_there_is() -> None:
    assert len(text_of(keys_line(DESK, 80))) > 80 - len("  k Konsulent")
    assert text_of(keys_line(DESK, 111)).endswith(" u Udskriv  ? Hjælp  F10 Menu")


def test_the_key_bar_shows_at_most_nine_letters_however_wide_the_screen() -> None:
    letters = [Key(letter, "ord") for letter in "abcdefghijkl"]
    line = text_of(keys_line([*letters, Key("F10", "Menu", always=True)], 300))
    assert line.split() == [*(word for letter in "abcdefghi" for word in (letter, "ord")), "F10", "Menu"]


KEYS = st.builds(
    Key,
    st.text("abc漢", min_size=1, max_size=7),
    st.text("øå漢", min_size=1, max_size=20),
    command=st.just(""),
    always=st.just(False),
)


@given(st.lists(KEYS), st.integers(1, 140))
def test_no_key_is_ever_shown_in_part(keys: list[Key], width: int) -> None:
    line = text_of(keys_line(keys, width))
    assert cells(line) <= width
    shown = line.removeprefix(" ").split("  ") if line.strip() else []
    assert shown == [f"{key.key} {key.label}" for key in keys[: len(shown)]]


@pytest.mark.parametrize("size", [(80, 24), (120, 40)])
async def test_the_foot_is_the_two_lowest_lines(size: tuple[int, int]) -> None:
    app = Lines()
    async with app.run_test(size=size) as pilot:
        app.foot.show(DESK, UPPER)
        await pilot.pause()
        upper, lower = lines_of(app)[-2:]
        assert upper == " ↑↓ vælg  Enter åbn  / søg  Ctrl+Z fortryd"
        assert lower.startswith(" n Ny  l Log  a Afslut  f Frist  s Statistik")
        assert lower.endswith("  ? Hjælp  F10 Menu")


async def test_a_message_takes_the_upper_line_until_it_is_taken_away() -> None:
    app = Lines()
    async with app.run_test(size=(80, 24)) as pilot:
        app.foot.show(DESK, UPPER)
        app.foot.say("Gemt: henvendelse 13")
        await pilot.pause()
        assert lines_of(app)[-2] == " Gemt: henvendelse 13"
        app.foot.say("")
        await pilot.pause()
        assert lines_of(app)[-2].startswith(" ↑↓ vælg")


async def test_a_hint_stands_in_the_upper_line_as_it_is() -> None:
    app = Lines()
    async with app.run_test(size=(80, 24)) as pilot:
        app.foot.show([Key("Enter", "næste"), Key("F1", "hjælp")], "Tryk feltets understregede bogstav.")
        await pilot.pause()
        assert lines_of(app)[-2:] == [" Tryk feltets understregede bogstav.", " Enter næste  F1 hjælp"]


async def test_a_long_hint_is_given_the_lines_it_needs() -> None:
    app = Lines()
    hint = "Tryk feltets understregede bogstav: feltet udfyldes, og du er i det næste felt med det samme."
    async with app.run_test(size=(80, 24)) as pilot:
        app.foot.show(DESK, UPPER)
        await pilot.pause()
        app.foot.show(DESK, hint)
        await pilot.pause()
        *_, first, second, keys = lines_of(app)
        assert f"{first} {second.strip()}" == f" {hint}"
        assert keys.endswith("F10 Menu")


async def test_an_error_carries_its_sign_and_can_be_read_to_its_end() -> None:
    app = Lines()
    error = "Datoen »3x« kan ikke læses. " * 4 + "Skriv fx 28/11, fre eller 3d."
    async with app.run_test(size=(80, 24)) as pilot:
        app.foot.show(DESK, UPPER)
        app.foot.say(error, "late")
        await pilot.pause()
        *_, first, second, keys = lines_of(app)
        assert first.startswith(" ! Datoen »3x« kan ikke læses. ")
        assert f"{first[3:]} {second.strip()}" == error
        assert keys.endswith("F10 Menu")
        app.foot.say("Gemt: henvendelse 13")
        await pilot.pause()
        assert lines_of(app)[-2:] == [" Gemt: henvendelse 13", keys]


async def test_a_message_is_data() -> None:
    app = Lines()
    async with app.run_test(size=(80, 24)) as pilot:
        app.foot.say(HOSTILE)
        app.head.show(Title([Part(HOSTILE)]))
        await pilot.pause()
        seen = screen_text(app)
        assert seen.count("Jens [/] [@click=app.bell]Jensen[/red]") == 2
        assert all(line.isprintable() for line in seen.split("\n"))


async def test_a_click_on_a_key_runs_its_command() -> None:
    app = Lines()
    async with app.run_test(size=(80, 24)) as pilot:
        app.foot.show(DESK, UPPER)
        await pilot.pause()
        lower, upper = lines_of(app)[-1], lines_of(app)[-2]
        await pilot.click(app.foot, offset=(lower.index("Afslut") + 2, 1))
        await pilot.click(app.foot, offset=(lower.index("F10"), 1))
        await pilot.click(app.foot, offset=(upper.index("Ctrl+Z"), 0))
        await pilot.click(app.foot, offset=(lower.index("  a"), 1))
        await pilot.click(app.foot, offset=(upper.index("vælg"), 0))
        await pilot.click(app.foot, offset=(79, 0))
        assert app.pressed == ["close", "menu", "undo"]


async def test_what_stands_right_in_the_head_stays_and_what_stands_left_is_cut() -> None:
    app = Lines()
    async with app.run_test(size=(80, 24)) as pilot:
        app.head.show(
            Title([Part("1", "key"), Part(" Bordet")]),
            Title([Part("Åbne 14 · over frist 2 · i dag 1 · kladder 3 og noget mere")], PLACE),
            joint=46,
        )
        await pilot.pause()
        first, second, rule = lines_of(app)[:3]
        assert first == " 1 Bordet"
        assert second.endswith("…  Haderslev · lø 27-11-2021 · gemt ✓")
        assert len(second) == 79
        assert second.startswith(" Åbne 14 · over frist 2 · i dag 1 · ")
        assert rule == "─" * 46 + "┬" + "─" * 33


async def test_the_head_takes_the_whole_width() -> None:
    app = Lines(ASCII)
    async with app.run_test(size=(120, 40)) as pilot:
        app.head.show(Title([Part("NY HENVENDELSE 119")], PLACE))
        await pilot.pause()
        title, rule, page = lines_of(app)[:3]
        assert title.startswith(" NY HENVENDELSE 119   ")
        assert title.endswith("   Haderslev · lø 27-11-2021 · gemt ✓")
        assert len(title) == 119
        assert (rule, page) == ("-" * 120, "side")


async def test_a_screen_named_in_the_head_can_be_clicked() -> None:
    app = Lines()
    async with app.run_test(size=(80, 24)) as pilot:
        app.head.show(
            Title([Part("1 Bordet  "), Part("2", "key", "statistics"), Part(" Statistik", "text", "statistics")])
        )
        await pilot.pause()
        await pilot.click(app.head, offset=(14, 0))
        assert app.pressed == ["statistics"]


async def test_the_letter_to_press_stands_out_without_colour_too() -> None:
    app = Lines()
    async with app.run_test(size=(80, 24)) as pilot:
        app.foot.show(DESK)
        await pilot.pause()
        letters = [segment for segment in screen_strips(app)[-1] if segment.style and segment.style.bold]
        assert [segment.text for segment in letters[:3]] == ["n", "l", "a"]
