"""The forms of a name, and whom a text speaks of under any of them."""

from __future__ import annotations

import re
from functools import cached_property
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from edition.model import Name
    from edition.tables import Tables

SHORTEST = 3  #: letters of a form that is looked for in the text


def forms(tables: Tables, name_id: str) -> list[str]:
    """Return the canonical form of a name, the variants of the accounts, and the spellings that none of them has."""
    rows = tables.variants[name_id]
    originals = [row.original for row in rows if row.original]
    spelt = [row.form for row in tables.spellings_of.get(name_id, [])]
    return list(dict.fromkeys([rows[0].canonical, *(row.variant for row in rows), *originals, *spelt]))


class Names:
    """Every form of every name, so that one form finds what is said under another."""

    def __init__(self, tables: Tables) -> None:
        """Take the forms from the register of names."""
        self.bearer_of = {_surname(rows): name_id for name_id, rows in tables.variants.items() if _surname(rows)}
        self.bearer_of |= {
            form if rows[0].kind != "term" else form.casefold(): name_id
            for name_id, rows in tables.variants.items()
            for form in _looked_for(tables, name_id)
        }

    @cached_property
    def _pattern(self) -> re.Pattern[str]:
        longest_first = sorted(self.bearer_of, key=lambda form: (form[0], -len(form)))
        alike = groupby(longest_first, key=itemgetter(0))  # a place is held against those that begin as it does
        begun = [f"{re.escape(first)}(?:{'|'.join(re.escape(form[1:]) for form in them)})" for first, them in alike]
        return re.compile(rf"(?<!\w)(?:{'|'.join(begun) or '(?!)'})(?!\w)")

    def there(self, text: str) -> tuple[str, ...]:
        """Return the ids of all names that a text has in any form."""
        found = [*self._pattern.findall(text), *self._pattern.findall(text.casefold())]
        return tuple(dict.fromkeys(self.bearer_of[form] for form in found))


def _surname(rows: list[Name]) -> str:
    return rows[0].canonical.partition(",")[0] if rows[0].kind == "person" else ""


def _looked_for(tables: Tables, name_id: str) -> list[str]:
    """Return the forms of a name that mean it wherever they stand: no “the leader”."""
    term = tables.variants[name_id][0].kind == "term"
    found = [form.removeprefix("the ").removeprefix("The ") for form in forms(tables, name_id)]
    named = [form for form in found if term or form[:1] != form[:1].lower() or not form.isascii()]
    return [form for form in named if len(form) >= SHORTEST]
