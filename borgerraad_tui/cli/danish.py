"""Click in Danish: help pages, wrong usage, and the types of our arguments."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from borgerraad_tui.domain.text import clean_line, near, quoted
from borgerraad_tui.errors import RuleBroken

Function = TypeVar("Function", bound=Callable[..., Any])
"""A command while its options are put on it."""

_HEADINGS = {"Options": "Valgmuligheder", "Commands": "Kommandoer"}


class DanishFormatter(click.HelpFormatter):
    """Help pages with Danish headings."""

    def write_usage(self, prog: str, args: str = "", prefix: str | None = None) -> None:
        """The first line of a help page."""
        super().write_usage(prog, args, "Brug: " if prefix is None else prefix)

    def write_heading(self, heading: str) -> None:
        """The line above a list of options or commands."""
        super().write_heading(_HEADINGS.get(heading, heading))


class DanishContext(click.Context):
    """What every command runs in."""

    formatter_class = DanishFormatter


class DanishCommand(click.Command):
    """A command whose own words are Danish."""

    context_class = DanishContext

    def __init__(self, *arguments: Any, **attributes: Any) -> None:
        super().__init__(*arguments, **{"options_metavar": "[VALG]", **attributes})

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Read the arguments; what is wrong with them says which command it was."""
        try:
            return super().parse_args(ctx, args)
        except click.UsageError as error:
            error.ctx = error.ctx or ctx
            raise

    def get_help_option(self, ctx: click.Context) -> click.Option | None:
        """The option --help, explained in Danish."""
        option = super().get_help_option(ctx)
        if option:
            option.help = "Vis denne hjælp."
        return option


class Misused(click.UsageError):
    """Wrong usage that we find ourselves; its message is a Danish sentence."""


class Words(click.Choice[str]):
    """One of some words."""

    def get_invalid_choice_message(self, value: object, ctx: click.Context | None) -> str:
        """What is told of any other word."""
        return f"»{clean_line(str(value))}« kendes ikke. Vælg en af: {', '.join(self.choices)}."


class FileName(click.Path):
    """The name of a file, which may not be there."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The name as a path; an empty one would mean the folder one stands in."""
        if not value:
            self.fail("Filens navn er tomt. Skriv, hvor filen ligger.", param, ctx)
        return super().convert(value, param, ctx)


class WholeNumber(click.IntRange):
    """A whole number within bounds."""

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        """The number; what is none, or lies outside, is told with the bounds."""
        try:
            return super().convert(value, param, ctx)
        except click.BadParameter:
            self.fail(
                f"{quoted(str(value))} kan ikke bruges. Skriv et helt tal fra {self.min} til {self.max}.", param, ctx
            )


FILE = FileName(path_type=Path)
FOLDER = click.Path(path_type=Path)
"""A folder; whether it is there is told where it is used."""


def day_option(name: str, field: str, explained: str) -> Callable[[Function], Function]:
    """An option whose value is a day with its year, read as sheets do."""
    return click.option(name, field, metavar="DATO", callback=_day, help=explained)


def in_danish(error: click.UsageError) -> str:
    """Wrong usage as a Danish sentence, and where to read on."""
    command = error.ctx.command_path if error.ctx else "borgerraad"
    return f"{_what(error)} Se »{command} --help«."


def meant(names: Sequence[str]) -> str:
    """A question after a sentence: what may have been meant. Empty when nothing comes near."""
    return f" Mente du {' eller '.join(names)}?" if names else ""


def _day(context: click.Context, parameter: click.Parameter, text: str | None) -> date | None:
    from borgerraad_tui.domain.dates import parse_exact_day

    try:
        return None if text is None else parse_exact_day(text)
    except RuleBroken as error:
        raise click.BadParameter(error.text, context, parameter) from error


def _what(error: click.UsageError) -> str:
    match error:
        case Misused():
            return error.message
        case click.NoSuchOption():
            return f"Valgmuligheden {clean_line(error.option_name)} findes ikke.{meant(_near_options(error))}"
        case click.MissingParameter():
            return f"{_name(error)} mangler."
        case click.BadParameter():
            return f"{_name(error)}: {error.message}"
        case click.BadOptionUsage():
            return f"{clean_line(error.option_name)} {_misuse(error)}"
    return "Der står mere på linjen, end kommandoen kan bruge."


def _near_options(error: click.NoSuchOption) -> list[str]:
    """What begins like the option or differs from it by a slip; click itself also offers what merely shares letters."""
    options = [name for option in (error.ctx.command.params if error.ctx else ()) for name in option.opts]
    return near(error.option_name, [name for name in options if name.startswith("--")], alike=0.75)


def _name(error: click.BadParameter) -> str:
    parameter = error.param
    if isinstance(parameter, click.Option):
        return parameter.opts[-1]
    return (parameter.metavar if isinstance(parameter, click.Argument) else None) or "Argumentet"


def _misuse(error: click.BadOptionUsage) -> str:
    options = error.ctx.command.params if error.ctx else []
    flag = any(error.option_name in option.opts and getattr(option, "is_flag", False) for option in options)
    return "kan ikke have en værdi efter sig." if flag else "mangler sin værdi."
