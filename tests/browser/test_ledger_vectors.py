"""The page reads and writes ledgers as Python does: the same strings, the same files, the same answers."""

from __future__ import annotations

import base64
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from edition.ledger_entries import COLUMNS, named
from edition.ledgers import load, merged, read, to_csv
from edition.model import BadData
from tests.unit.test_ledger_files import FILES, STRINGS, content, entry

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from tests.browser.widget_views import Site

pytestmark = pytest.mark.browser

#: a function of some modules and an argument, called in the page; `get` gives the traits of the lens
_CALL = """async ([body, given]) => {
  const load = (name) => import(`/_static/edition/${name}.js`);
  const [ledger, annotations, entries] = await Promise.all(["ledger", "annotations", "entries"].map(load));
  const { traits } = JSON.parse(document.querySelector(".edition-widget-state").textContent);
  return new Function("ledger", "annotations", "entries", "get", "given", body)(
    ledger, annotations, entries, (name) => traits[name], given);
}"""

#: words of the engine that no reader should have to read
_ENGINE = ("undefined", "iterable", "Unexpected", "Cannot", "null", "is not a function", "SyntaxError", "at position")


def ask(page: Page, body: str, given: Any) -> Any:  # noqa: ANN401  # whatever the function gives
    """Call a function in the page."""
    return page.evaluate(_CALL, [f"return {body}", given])


@pytest.fixture
def page(site: Site) -> Page:
    """The lens, on a page whose policy lets a test call functions."""
    opened = site.open("bias.html", bypass_csp=True)
    assert opened.locator("[data-live]").count() == 1
    return opened


def test_every_string_survives(page: Page, tmp_path: Path) -> None:
    """The page writes CSV to the byte as Python does; what either format holds comes back in the page and in Python."""
    own = [entry(comment=text, quotation=text, created=str(at)) for at, text in enumerate(STRINGS)]
    written = ask(page, "ledger.toCsv(given)", own)
    assert written == to_csv(own)
    assert ask(page, "ledger.fromCsv(ledger.toCsv(given))", own) == own
    noted = [one for one in own if one["comment"]]
    assert ask(
        page, "annotations.fromAnnotations(JSON.parse(annotations.toAnnotations(given, String)), get)", noted
    ) == {
        "entries": noted,
        "left": [],
    }
    path = tmp_path / "own.jsonld"
    path.write_text(ask(page, "annotations.toAnnotations(given, String)", noted), encoding="utf-8", newline="")
    assert read(path) == noted


SIGNS = st.characters(codec="utf-8") | st.sampled_from("\"',;'=+\r\n\t\ufeff\u2028\0")


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # one page for all of them
@given(st.lists(st.text(SIGNS), min_size=1, max_size=20))
def test_any_strings_survive(page: Page, texts: list[str]) -> None:
    """Whatever a reader types, the page writes it as Python does, and both read it again."""
    own = [entry(comment=text, quotation=text, created=str(at)) for at, text in enumerate(texts)]
    assert ask(page, "ledger.toCsv(given)", own) == to_csv(own)
    assert ask(page, "ledger.fromCsv(ledger.toCsv(given))", own) == own


KEYS = (
    "id @id type value @value source selector exact refinedBy body hasTarget bodyValue target items first last total"
    " @graph rows purpose motivatedBy motivation name creator user text tags uri oa:hasBody rdf:value dcterms:created"
)
WORDS = (
    "x#ALFA.2|x#ALFA.4a|#BETA.3a:~:text=q|urn:a|#ALFA.99|ALFA.2|as everybody knows|loaded-language|note|tagging||\ud800"
)
NODES = st.recursive(
    st.sampled_from([*WORDS.split("|"), None, True, 1]),
    lambda inner: (
        st.lists(inner, max_size=2) | st.dictionaries(st.sampled_from(KEYS.split()), inner, min_size=1, max_size=4)
    ),
    max_leaves=12,
)
ANNOTATIONS = st.dictionaries(st.sampled_from(KEYS.split()), NODES, max_size=4).flatmap(
    lambda more: st.fixed_dictionaries({"body": NODES, "target": NODES | st.just("x#ALFA.2")}).map(
        lambda own: more | own
    )
)


def answer(path: Path, data: Path) -> Any:  # noqa: ANN401  # as the page gives it
    """Return what Python reads of a file, or None where it refuses it."""
    try:
        found = load(path, data=data)
    except BadData:
        return None
    return {"entries": found, "left": [left.partition("  ")[2] for left in found.left_out]}


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])  # one page and one folder for all of them
@given(st.lists(ANNOTATIONS | NODES, min_size=1, max_size=8))
def test_any_annotations_have_one_answer(page: Page, data: Path, files: list[Any]) -> None:
    """Whatever a file of JSON has, the page and Python read the same of it, or both refuse it."""
    read_all = """given.map((text) => {
      try { return ledger.fromFile(new TextEncoder().encode(text), get); } catch (error) { return null; }
    })"""
    texts, answers = [json.dumps([one]) for one in files], []
    for text in texts:
        (data / "any.json").write_text(text, encoding="utf-8")
        answers.append(answer(data / "any.json", data))
    assert ask(page, read_all, texts) == answers


def test_files_of_every_kind(page: Page) -> None:
    """Each file is read, or refused, as Python reads or refuses it; a refusal is a sentence of ours."""
    given = [base64.b64encode(content(case)).decode() for case in FILES]
    read_all = """given.map((file) => {
      try { return ledger.fromFile(Uint8Array.from(atob(file), (one) => one.charCodeAt(0)), get); }
      catch (error) { return error.message; }
    })"""
    answers = ask(page, read_all, given)
    for case, answer in zip(FILES, answers, strict=True):
        if case.get("refused"):
            assert isinstance(answer, str), case["name"]
            assert case.get("says", "") in answer
            assert not [word for word in _ENGINE if word in answer], answer
        else:
            entries = [{name: cell for name, cell in one.items() if cell} for one in answer["entries"]]
            assert (case["name"], entries, answer["left"]) == (case["name"], case["entries"], case["left"])


def test_a_byte_that_is_no_utf_8_is_located(page: Page) -> None:
    """The page names the line and the character as Python does."""
    for hexed, place in (
        ("610d0a620d63e92064", "line 3, character 2"),
        ("61c3a90af09d849eff", "line 2, character 2"),
        ("efbbbf0ac3", "line 2, character 1"),
    ):
        said = ask(
            page,
            "(() => { try { ledger.fromFile(Uint8Array.from(given), get) } catch (error) { return error.message } })()",
            list(bytes.fromhex(hexed)),
        )
        assert place in said
        assert "is not UTF-8" in said


def test_one_reader_has_one_name(page: Page) -> None:
    """Names are brought into their one form as Python brings them, and the edition's is kept for the edition."""
    names = [
        "Rene\u0301",
        " Rene\u0301 ",
        "Ann\u200b",
        "\ufeffAnn",
        "A\u00a0\u2028\x85B",
        "\x1cA\tB",
        "نا\u200cم",
        "",
        "\u200b",
    ]
    assert ask(page, "given.map(ledger.named)", names) == [named(name) for name in names]
    asked = ["edition", "Edition ", "ＥＤＩＴＩＯＮ", "edi\u00adtion", "editions", ""]
    assert ask(page, "given.map(ledger.reserved)", asked) == [True, True, True, True, False, False]


def test_the_newer_of_two_entries_holds(page: Page) -> None:
    """The page puts entries together as Python does, whichever comes first and however its moment is written."""
    moments = [
        "2026-01-02T01:00:00+02:00",
        "2026-01-01T22:59:59.999Z",
        "yesterday",
        "",
        "2026-01-01",
        "2026-01-02T00:00",
    ]
    for first in moments:
        for second in moments:
            own = [entry(note_id="n", comment=str(at), created=one) for at, one in enumerate((first, second))]
            assert ask(page, "entries.merged([given[0]], [given[1]])", own) == merged(own[:1], own[1:])


def test_what_two_hands_made_is_put_together(page: Page) -> None:
    """What either page added, changed or deleted holds; what one deleted and the other changed stays."""

    def at(note: str, second: int, comment: str = "") -> dict[str, str]:
        return dict.fromkeys(COLUMNS, "") | {
            "note_id": note,
            "comment": comment,
            "created": f"2026-01-01T00:00:0{second}Z",
        }

    base = [
        at("kept", 1),
        at("gone here", 1),
        at("gone there", 1),
        at("changed here", 1),
        at("changed there", 1),
        at("saved", 1),
    ]
    mine = [
        at("kept", 1),
        at("gone there", 1),
        at("changed here", 3),
        at("changed there", 1),
        at("new here", 4),
        at("both", 4),
    ]
    theirs = [
        at("kept", 1),
        at("gone here", 1),
        at("changed here", 1),
        at("changed there", 3),
        at("new there", 4),
        at("saved", 3),
        at("both", 5),
    ]
    found = ask(page, "entries.united(...given)", [base, mine, theirs])
    assert [(one["note_id"], one["created"][-2]) for one in found] == [
        ("kept", "1"),
        ("changed here", "3"),
        ("changed there", "3"),
        ("new here", "4"),
        ("both", "5"),
        ("new there", "4"),
        ("saved", "3"),
    ]
    assert json.dumps(ask(page, "entries.united(given, given, given)", base)) == json.dumps(base)
