"""The command `borgerraad`: without a further word it opens the desk."""

from __future__ import annotations

import gc
from importlib import import_module

import click

from borgerraad_tui import __version__
from borgerraad_tui.cli.danish import DanishCommand, Misused, meant
from borgerraad_tui.cli.desk import open_desk, require_terminal
from borgerraad_tui.cli.invocation import Invocation, catalogue_option, desk_options, register_options
from borgerraad_tui.domain.text import near

COMMANDS = (
    "statistik",
    "eksporter",
    "sammenlign",
    "spoerg",
    "afstem",
    "liste",
    "vis",
    "person",
    "cpr",
    "brud",
    "fortegnelse",
    "importer",
    "katalog",
    "adgangskode",
    "kopier",
    "kontrol",
    "sletning",
    "gendan",
    "demo",
)
"""Each in the module of its name, in the order they are listed."""


class Program(DanishCommand, click.Group):
    """Commands are imported when they are asked for: the desk waits for none of them."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The commands' names, as the help page lists them."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command:
        """One command; Misused when there is none of that name."""
        if cmd_name not in COMMANDS:
            raise Misused(f"Kommandoen »{cmd_name}« findes ikke.{meant(near(cmd_name, COMMANDS))}", ctx)
        command: click.Command = getattr(import_module(f"borgerraad_tui.cli.{cmd_name}"), cmd_name)
        return command


@click.group("borgerraad", cls=Program, invoke_without_command=True, subcommand_metavar="[KOMMANDO] ...")
@register_options
@catalogue_option
@desk_options
@click.version_option(__version__, message="borgerraad %(version)s", help="Vis programmets udgave.")
@click.pass_context
def program(context: click.Context) -> int:
    """Borgerrådgiverens bord: henvendelser, udfald og statistik.

    Uden en kommando åbnes bordet med dit register. Findes det ikke, bliver det lavet.
    """
    if context.invoked_subcommand is not None:
        gc.enable()
        return 0
    invocation: Invocation = context.obj
    require_terminal()
    with invocation.made() as register:
        return open_desk(register, invocation)
