"""Where a register, or its copies, had better not lie: what is told of a place, by what is known of it. Nothing is looked up here.

A sync client copies the file while it is written and puts an older one in its place; a file server's locks cannot be relied on
(https://sqlite.org/howtocorrupt.html, sections 2 and 3); a stick is pulled out, and lost.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from typing import Literal, NamedTuple

Drive = Literal["fixed", "removable", "network"]

SYNCED: tuple[tuple[str, str], ...] = (
    ("OneDrive", r"OneDrive( - .+)?"),
    ("Dropbox", r"Dropbox( \(.+\))?"),
    ("Google Drev", r"Google ?(Drive|Drev)(-.+)?|My Drive|Mit drev"),
    ("iCloud", r"iCloud ?Drive|Mobile Documents|com~apple~CloudDocs"),
    ("Nextcloud", r"Nextcloud"),
)
"""Services that keep a folder in step with others, and how they name it."""
CONFLICTS: tuple[str, ...] = (
    r"-(?=[A-Z0-9-]*[A-Z])[A-Z0-9-]+(?: ?\(\d+\))?",  # OneDrive: the machine's name
    r" \(\d+\)",
    r" \([^()]*(?:conflicted copy|konflikt|modstridende kopi)[^()]*\)",  # Dropbox, Nextcloud
    r"_conflict-[\d-]+",  # ownCloud
    r"\.sync-conflict-[0-9A-Z-]+",  # Syncthing
)
"""What stands between name and ending of a copy that a sync client laid beside a file, because two had changed."""
MOVE = "flyt filen til en mappe, der kun er på denne computer, og åbn den der med »borgerraad --fil«."


class Place(NamedTuple):
    """What is known of a folder: its path, the kind of drive, the folders that services say are theirs, and which disk it is on."""

    path: PurePath
    drive: Drive = "fixed"
    told: Sequence[tuple[str, PurePath]] = ()
    disk: int | None = None


def service_of(place: Place) -> str:
    """The service that keeps the folder in step with others; nothing where none is known to."""
    for service, folder in place.told:
        if place.path.is_relative_to(folder):
            return service
    for part in place.path.parts:
        for service, named in SYNCED:
            if re.fullmatch(named, part, re.IGNORECASE):
                return service
    return ""


def drive_of(place: Place) -> Drive:
    """The kind of drive; a path on a server is on the network whatever the system says."""
    return "network" if place.path.drive.startswith("\\\\") else place.drive


def register_told(place: Place) -> tuple[str, str]:
    """What is told of a register that lies there, in few words and in one sentence; both empty where it may."""
    service, drive = service_of(place), drive_of(place)
    if service:
        return f"i {service}", f"Registret ligger i en {service}-mappe, der kan ødelægge det, mens du gemmer: {MOVE}"
    if drive == "network":
        return (
            "på netværk",
            f"Registret ligger på et netværksdrev, hvor det kan gå i stykker, når forbindelsen går: {MOVE}",
        )
    if drive == "removable":
        return "på løst drev", f"Registret ligger på et drev, der kan trækkes ud og blive væk: {MOVE}"
    return "", ""


def second_told(second: Place, register: Place) -> str:
    """What is told of a second place for copies, in one sentence; nothing where it may be one."""
    service = service_of(second)
    if service:
        return (
            f"Kopierne uden for maskinen ligger i en {service}-mappe, og dermed hos andre: vælg en USB-nøgle eller"
            " kommunens eget drev."
        )
    if second.disk is not None and second.disk == register.disk:
        return (
            "Kopierne uden for maskinen ligger på samme disk som registret, og går den i stykker, er begge væk: vælg en USB-nøgle"
            " eller et andet drev."
        )
    return ""


def conflict_copies(name: PurePath, beside: Iterable[str]) -> Iterator[str]:
    """Of the names beside a file those of copies that a sync client laid there."""
    tails = "|".join(f"(?:{tail})" for tail in CONFLICTS)
    pattern = re.compile(f"{re.escape(name.stem)}(?:{tails}){re.escape(name.suffix)}")
    return (other for other in beside if pattern.fullmatch(other))
