"""The inventory: what it lists, what it notices, and that nothing which was published is gone."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from edition import inventory
from edition import tables as store
from tests import sample

if TYPE_CHECKING:
    from pathlib import Path

    from edition.inventory import Entry

PAGES = {"chapters/alfa": "The first account"}
REGESTS = {"ALFA.1": "It opened.", "ALFA.4": "The vote."}


def entries(data: Path, version: str = "1.0.0", regests: dict[str, str] | None = None) -> list[Entry]:
    """Return the inventory of the small tables with a chapter and two regests."""
    return inventory.present(store.read(data), PAGES, regests or REGESTS, version)


def of(found: list[Entry], kind: str, name: str) -> Entry:
    """Return one entry."""
    return next(one for one in found if (one.kind, one.name) == (kind, name))


def kept(folder: Path, found: list[Entry]) -> Path:
    """Write an inventory and return it."""
    path = folder / inventory.FILE
    path.write_text(inventory.written(found), encoding="utf-8")
    return path


def test_everything_that_can_be_cited_is_listed(data: Path) -> None:
    """Pages, facts, paragraphs, bias notes and persons have an entry with their address, in a fixed order."""
    found = entries(data)
    assert [(one.kind, one.name) for one in found] == sorted((one.kind, one.name) for one in found)
    assert of(found, "page", "chapters/alfa").address == "chapters/alfa.html"
    assert of(found, "fact", "fee").address == "facts/fee.html"
    assert of(found, "para", "ALFA.4").address == "chapters/alfa.html#ALFA.4"
    assert of(found, "bias", "BETA.3a").address == "chapters/beta.html#BETA.3a"
    assert of(found, "person", "petrov-ivan").address == "chapters/persons.html#petrov-ivan"
    assert len(found) == 1 + len(sample.FACTS) + 2 + len(sample.BIAS) + 2


def test_inventory_is_read_as_it_was_written(data: Path, tmp_path: Path) -> None:
    """Written and read again, every entry is the same."""
    found = entries(data)
    assert list(inventory.read(kept(tmp_path, found)).values()) == found


@pytest.mark.parametrize(
    ("place", "value", "changed"),
    [
        ("facts.csv:2 question", "Which hymn was sung?", {("fact", "anthem")}),
        ("readings.csv:15 note", "By hands.", {("fact", "resolution-vote"), ("para", "ALFA.4")}),
        ("bias.csv:2 neutral", "a vote", {("bias", "ALFA.4a"), ("para", "ALFA.4")}),
        ("names.csv:3 variant", "Petrof", {("person", "petrov-ivan")}),
    ],
)
def test_checksum_changes_with_what_is_said(data: Path, place: str, value: str, changed: set[tuple[str, str]]) -> None:
    """A changed cell changes the checksums of all that shows it, and of nothing else."""
    before = {(one.kind, one.name): one.checksum for one in entries(data)}
    sample.spoil(data, place, value)
    after = {(one.kind, one.name): one.checksum for one in entries(data)}
    assert {key for key, checksum in after.items() if checksum != before[key]} == changed


def test_unchanged_entries_keep_their_version(data: Path) -> None:
    """What says what it said keeps the version in which it came to say so; what is new has the new one."""
    known = {(one.kind, one.name): one for one in entries(data, "1.0.0")}
    now = inventory.carried(entries(data, "1.1.0", REGESTS | {"ALFA.1": "It was opened."}), known)
    assert of(now, "para", "ALFA.4").version == "1.0.0"
    assert of(now, "para", "ALFA.1").version == "1.1.0"


def test_change_after_a_version_is_marked(data: Path) -> None:
    """Where the version has not been raised yet, a change is said to come after it."""
    known = {(one.kind, one.name): one for one in entries(data, "1.0.0")}
    now = inventory.carried(entries(data, "1.0.0", REGESTS | {"ALFA.1": "It was opened."}), known)
    assert (of(now, "para", "ALFA.1").version, of(now, "para", "ALFA.4").version) == ("1.0.0+", "1.0.0")


@pytest.mark.parametrize(
    ("versions", "latest"),
    [(["0.9.0", "0.10.0"], "0.10.0"), (["1.0.0", "1.0.0+"], "1.0.0+"), (["1.0.0+", "1.0.1"], "1.0.1"), ([], "")],
)
def test_latest_version(versions: list[str], latest: str) -> None:
    """Versions are compared as numbers, and what came after one is later than it."""
    assert inventory.latest(versions) == latest


def test_id_that_is_gone_is_a_problem(data: Path, tmp_path: Path) -> None:
    """An id that a version had and the book has no more is told with its line, and with the remedy."""
    known = inventory.read(kept(tmp_path, entries(data)))
    now = [one for one in entries(data) if one.name != "fee"]
    (problem,) = inventory.problems(now, known, {})
    line = next(number for number, one in enumerate(known.values(), 2) if one.name == "fee")
    assert str(problem).startswith(f"{tmp_path.name}/inventory.csv:{line}  fact  found 'fee' gone, expected it in the")
    assert "data/redirects.csv" in problem.expected


@pytest.mark.parametrize(
    ("redirect", "said"),
    [
        ("fact,fee,anthem", ""),
        ("fact,fee,nowhere", "successor  found 'nowhere', expected a fact of the book"),
        (
            "fact,anthem,length",
            "name  found 'anthem', which is in the book, expected an id that is not in it",
        ),
    ],
)
def test_redirect_leads_from_what_is_gone_to_what_is_there(
    data: Path, tmp_path: Path, redirect: str, said: str
) -> None:
    """A successor must stand in the book, and what has one must not; then the id is allowed to be gone."""
    path = tmp_path / inventory.REDIRECTS
    path.write_text(f"kind,name,successor\n{redirect}\n", encoding="utf-8")
    known = {("fact", "fee"): of(entries(data), "fact", "fee")}
    now = [one for one in entries(data) if one.name != "fee"]
    found = [str(one) for one in inventory.problems(now, known, inventory.redirects(path))]
    assert [one.partition("  ")[2] for one in found if "gone, expected it in" not in one] == ([said] if said else [])


def test_keeping_replaces_the_inventory(data: Path, tmp_path: Path) -> None:
    """A release takes over the book's inventory, with its plain version, and says how much is new and changed."""
    (tmp_path / "built").mkdir()
    known = {(one.kind, one.name): one for one in entries(data)}
    now = inventory.carried(entries(data, regests=REGESTS | {"ALFA.1": "New.", "ALFA.2": "More."}), known)
    old, built = kept(tmp_path, list(known.values())), kept(tmp_path / "built", now)
    assert inventory.keep(built, old) == (1, 1)
    assert {one.version for one in inventory.read(old).values()} == {"1.0.0"}
    assert inventory.keep(built, old) == (0, 0)


def test_sections_of_the_book_are_listed_and_what_witnesses_say_counts(data: Path) -> None:
    """A section that the book has is listed with what it says; a fact changes when a witness or a rival does."""

    def checksums() -> dict[tuple[str, str], str]:
        listed = inventory.present(store.read(data), PAGES, REGESTS, "1", {"S1": "It opens."})
        return {(one.kind, one.name): one.checksum for one in listed}

    before = checksums()
    assert [name for kind, name in before if kind == "section"] == ["S1"]
    sample.spoil(data, "attestations.csv:2 note", "Sung by nobody.")
    sample.spoil(data, "rivals.csv:3 note", "A slip of the pen.")
    after = checksums()
    assert {key for key in before if before[key] != after[key]} == {
        ("section", "S1"),
        ("fact", "anthem"),
        ("fact", "opening"),
    }
