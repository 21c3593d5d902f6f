"""The library behind `Engine.tables`, brought in without a second SQLite."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import sqlcipher3
from sqlcipher3 import dbapi2

if TYPE_CHECKING:
    from sqlite_utils import Database


def import_tables() -> type[Database]:
    """Bring in the library behind `Engine.tables`; called ahead of the first save, which would wait for it.

    It imports Python's own sqlite3 to name a type. A second SQLite, a megabyte, has no place in this process: ours stands there
    while the library is read.
    """
    ours = {"sqlite3": sqlcipher3, "sqlite3.dbapi2": dbapi2}
    lent = {name: module for name, module in ours.items() if name not in sys.modules}
    sys.modules.update(lent)
    try:
        from sqlite_utils import Database
    finally:
        for name in lent:
            sys.modules.pop(name, None)
    return Database
