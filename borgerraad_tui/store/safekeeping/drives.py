"""What this machine tells of a folder: the kind of drive it is on, and the folders that sync clients say are theirs.

The one place that asks the platform; what is made of the answers stands in `domain.whereabouts`.
"""

from __future__ import annotations

import os
from pathlib import Path, PurePosixPath
from typing import Any, NamedTuple

from borgerraad_tui.domain.whereabouts import Drive, Place

ONEDRIVE = ("OneDrive", "OneDriveCommercial", "OneDriveConsumer")
"""Variables in which OneDrive tells where its folders are."""
NETWORK = frozenset(
    {"nfs", "nfs4", "cifs", "smb", "smb2", "smb3", "smbfs", "fuse.sshfs", "9p", "afpfs", "webdav", "fuse.davfs"}
)
"""Filesystems of mountinfo that lie on another machine."""
MEDIA = ("/media", "/run/media", "/Volumes")
"""Where desktops mount what was plugged in."""
WINDOWS_TYPES: dict[int, Drive] = {2: "removable", 4: "network"}
"""What GetDriveTypeW answers (https://learn.microsoft.com/windows/win32/api/fileapi/nf-fileapi-getdrivetypew)."""


class Mount(NamedTuple):
    """One line of mountinfo: where it is mounted, its filesystem, and the number of its device."""

    at: PurePosixPath
    filesystem: str
    device: str


def place_of(folder: Path) -> Place:
    """What is known of a folder now; one that is not there is on no disk."""
    whole = folder.absolute()
    told = [("OneDrive", Path(os.environ[name])) for name in ONEDRIVE if os.environ.get(name)]
    try:
        disk = whole.stat().st_dev
    except OSError:
        disk = None
    return Place(whole, _drive(whole), told, disk)


def mount_of_folder(folder: Path) -> str:
    """Where what a folder lies on is mounted; a drive's letter on Windows."""
    whole = folder.absolute()
    return str(next((each for each in (whole, *whole.parents) if os.path.ismount(each)), whole.anchor))


def same_disk(one: Path, other: Path) -> bool:
    """Whether two folders lie on one disk; OSError where one of them is not there."""
    return one.stat().st_dev == other.stat().st_dev


def _drive(path: Path) -> Drive:
    if os.name == "nt":
        import ctypes  # late: nothing else asks Windows

        # only there the module has it
        windows: Any = getattr(ctypes, "windll", None)
        return WINDOWS_TYPES.get(windows.kernel32.GetDriveTypeW(path.anchor), "fixed")
    try:
        mounts = Path("/proc/self/mountinfo").read_text(encoding="utf-8", errors="replace")
    except OSError:
        mounts = ""
    return posix_drive(PurePosixPath(os.path.realpath(path)), mounts)


def posix_drive(path: PurePosixPath, mountinfo: str) -> Drive:
    """The kind of drive by where it is mounted, and how."""
    mount = mount_of(path, mountinfo)
    if mount is not None and mount.filesystem in NETWORK:
        return "network"
    plugged_in = any(path.is_relative_to(folder) for folder in MEDIA)
    return "removable" if plugged_in or (mount is not None and _is_removable(mount.device)) else "fixed"


def mount_of(path: PurePosixPath, mountinfo: str) -> Mount | None:
    """The mount a path lies in, by proc_pid_mountinfo(5): the longest that holds it, the last of equals."""
    found: Mount | None = None
    for line in mountinfo.splitlines():
        left, _, right = line.partition(" - ")
        fields, kind = left.split(), right.split()
        if len(fields) < 5 or not kind:
            continue
        at = PurePosixPath(_unescaped(fields[4]))
        if path.is_relative_to(at) and (found is None or len(at.parts) >= len(found.at.parts)):
            found = Mount(at, kind[0], fields[2])
    return found


def _unescaped(field: str) -> str:
    for code, sign in (("\\040", " "), ("\\011", "\t"), ("\\012", "\n"), ("\\134", "\\")):
        field = field.replace(code, sign)
    return field


def _is_removable(device: str) -> bool:
    """As the kernel says of the device, or of the disk it is a partition of."""
    block = Path(os.path.realpath(f"/sys/dev/block/{device}"))
    for told in (block / "removable", block.parent / "removable"):
        try:
            return told.read_text().strip() == "1"
        except OSError:
            continue
    return False
