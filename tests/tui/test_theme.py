"""The two looks: readable for everybody, and followed by what draws its own lines."""

from __future__ import annotations

import pytest
from rich.style import Style
from textual.app import App, ComposeResult
from textual.color import Color
from textual.strip import Strip
from textual.theme import Theme
from textual.widget import Widget

from borgerraad_tui.tui.theme import DAG, INKS, NAT, Role, install, palette, styles
from tests.tui.screen_text import screen_strips

ROLES_IN_CSS = ("foreground", "text-muted", "primary", "warning", "accent", "error", "success")


def luminance(color: Color) -> float:
    """Return the relative luminance of WCAG 2.2."""
    shares = [channel / 255 for channel in color.rgb]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: Color, other: Color) -> float:
    """Return the contrast ratio of WCAG 2.2, from 1 to 21."""
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def test_the_contrast_formula_gives_the_ratios_of_the_standard() -> None:
    assert contrast(Color.parse("#000000"), Color.parse("#ffffff")) == pytest.approx(21)
    assert contrast(Color.parse("#767676"), Color.parse("#ffffff")) == pytest.approx(4.54, abs=0.01)


def colours(theme: Theme) -> dict[str, Color]:
    """Return the colours a theme gives the program's CSS variables."""
    variables = theme.to_color_system().generate()
    return {name: Color.parse(variables[name]) for name in (*ROLES_IN_CSS, "background", "surface", "panel")}


@pytest.mark.parametrize("theme", [DAG, NAT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("ink", ROLES_IN_CSS)
def test_every_text_colour_can_be_read_on_both_backgrounds(theme: Theme, ink: str) -> None:
    colour = colours(theme)
    assert contrast(colour[ink], colour["background"]) >= 7
    assert contrast(colour[ink], colour["panel"]) >= 7


@pytest.mark.parametrize("theme", [DAG, NAT], ids=lambda theme: theme.name)
def test_no_text_variable_is_left_to_be_mixed_from_a_weaker_shade(theme: Theme) -> None:
    variables = theme.to_color_system().generate()
    shades = {name for name in variables if "-darken-" in name or "-lighten-" in name}
    inks = {name for name in variables if name.startswith(("text", "foreground"))} - shades
    assert len(inks) > len(ROLES_IN_CSS)
    for name in (*inks, "border", "link-color", "button-foreground", "scrollbar"):
        assert contrast(Color.parse(variables[name]), Color.parse(variables["panel"])) >= 7, name


@pytest.mark.parametrize("theme", [DAG, NAT], ids=lambda theme: theme.name)
@pytest.mark.parametrize("what", ["block-cursor", "input-selection", "input-cursor"])
def test_a_cursor_of_textuals_own_can_be_read(theme: Theme, what: str) -> None:
    variables = theme.to_color_system().generate()
    ink, ground = (Color.parse(variables[f"{what}-{side}"]) for side in ("foreground", "background"))
    assert contrast(ink, ground) >= 7


@pytest.mark.parametrize("ground", ["#ffffff", "#eef1f4", "#10151c", "#18202a"])
@pytest.mark.parametrize("role", INKS)
def test_every_role_is_drawn_readably(ground: str, role: Role) -> None:
    style = styles(ground.startswith("#1"), Color.parse(ground))[role]
    assert style.color is not None
    assert style.bgcolor is not None
    assert contrast(Color.from_rich_color(style.color), Color.from_rich_color(style.bgcolor)) >= 7


def test_the_cursor_is_the_colour_of_keys_by_night_and_of_other_inquiries_by_day() -> None:
    night, day = styles(True, Color.parse("#10151c")), styles(False, Color.parse("#ffffff"))
    assert night["cursor"].color == night["key"].color
    assert day["cursor"].color == day["other"].color
    assert night["cursor"].reverse
    assert day["cursor"].reverse


class Rows(Widget):
    """Draws a plain line over a line under the cursor."""

    def render_line(self, y: int) -> Strip:
        """Draw a line."""
        return Strip.blank(self.size.width, palette(self)["cursor" if y else "late"])


class Look(App[None]):
    """An app with the program's themes."""

    def __init__(self) -> None:
        super().__init__()
        install(self)

    def compose(self) -> ComposeResult:
        """Show the two lines."""
        yield Rows()

    def drawn(self, y: int) -> Style:
        """Return the style at the start of a line of the screen."""
        style = screen_strips(self)[y]._segments[0].style
        assert style is not None
        return style


async def test_lines_drawn_by_a_widget_follow_a_change_of_theme() -> None:
    app = Look()
    async with app.run_test(size=(20, 4)) as pilot:
        assert app.drawn(0) == Style(color="#ffa3a3", bgcolor="#10151c")
        app.theme = "dag"
        await pilot.pause()
        assert app.drawn(0) == Style(color="#8f1515", bgcolor="#ffffff")


async def test_without_colours_the_cursor_row_is_still_reversed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("NO_COLOR", "1")
    app = Look()
    async with app.run_test(size=(20, 4)):
        plain, cursor = app.drawn(0), app.drawn(1)
        for style in (plain, cursor):
            assert style.color is not None
            assert len(set(style.color.get_truecolor())) == 1, "a grey"
        assert cursor.reverse
        assert not plain.reverse
