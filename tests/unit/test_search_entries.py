"""What the search page reads: scripts that hold nothing but their data."""

from __future__ import annotations

from edition.render.search_entries import Entry, packed


def test_a_script_is_not_broken_by_what_it_holds() -> None:
    """Line separators, which end a line of an old script, are written as escapes."""
    verse = "One line\u2028and another\u2029."
    for script in packed([Entry(address="a.html", title=verse, kind="chapter", text=verse)], ["ALFA"], []):
        assert "and another" in script
        assert not {"\u2028", "\u2029"} & set(script)
