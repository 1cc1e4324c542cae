"""What a search can find of the tables: facts, scenes, bias, names, techniques and works, each with its answer."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from edition.addresses import page
from edition.regests import runs
from edition.render.search_names import Names, forms
from edition.values import format_value
from edition.verdicts import meeting
from edition.wording import Wording, plain

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from edition.collation import Collation
    from edition.model import Episode
    from edition.tables import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """The answer to a question, in short."""

    answer: str
    ground: str  #: how well it is known
    others: tuple[str, ...]  #: who says otherwise, and what
    speech: str  #: what the speech says, or that it says nothing; empty where that was not checked


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One place in the book that a search can lead to."""

    address: str  #: path in the book, with its fragment
    title: str
    kind: str
    text: str = ""
    ids: tuple[str, ...] = ()  #: under which it is cited or known
    sigla: tuple[str, ...] = ()  #: the sources that it concerns
    terms: tuple[str, ...] = ()  #: other ways to ask for it
    forms: tuple[str, ...] = ()  #: of a name
    person: bool = False
    values: tuple[str, ...] = ()  #: of a fact, the reference first
    names: tuple[str, ...] = field(default=())  #: whom it speaks of, by their ids
    low: bool = False  #: whether it comes after all others
    card: Card | None = None


def entries(
    tables: Tables, collations: Iterable[Collation], names: Names, address: Callable[[str, str], str]
) -> Iterator[Entry]:
    """Yield the entries of everything that is a row; `address` knows where what may be elsewhere stands."""
    asked = {row.fact_id: tuple(row.asked) for row in tables.search_terms}
    for collation in collations:
        yield _fact(tables, collation, names, asked.get(collation.fact.fact_id, ()))
    for episode in tables.episodes:
        yield _scene(tables, episode, names, address("episode", episode.episode_id))
    for note in tables.bias:
        technique = tables.technique[note.technique].label
        text = f"“{note.quotation}” {note.explanation} Neutral: {note.neutral}"
        text += f" Correction: {note.correction}" if note.correction else ""
        yield Entry(
            address=page("bias", note.note_id), title=f"{note.note_id}: {technique}", kind="bias note",
            text=text, ids=(note.note_id,), sigla=(note.siglum,), names=names.there(text),
        )  # fmt: skip
    for name_id, rows in tables.variants.items():
        yield Entry(
            address=address("person", name_id), title=rows[0].canonical, kind="name",
            text=". ".join(f"{row.locator}: {row.variant}. {row.note}".strip(". ") for row in rows),
            ids=(name_id,), sigla=tuple(dict.fromkeys(row.siglum for row in rows)),
            forms=tuple(forms(tables, name_id)), person=rows[0].kind == "person",
        )  # fmt: skip
    for one in tables.techniques:
        yield Entry(
            address=address("technique", one.technique), title=one.label, kind="technique",
            text=one.definition, ids=(one.technique, one.label),
        )  # fmt: skip
    for work in tables.references:
        yield Entry(
            address=address("work", work.key), title=work.short, kind="work", ids=(work.key, work.short), low=True,
        )  # fmt: skip


def _fact(tables: Tables, collation: Collation, names: Names, terms: tuple[str, ...]) -> Entry:
    fact = collation.fact
    said = [
        f"{one.reading.locator}: {one.said}, {one.reading.verdict}. “{one.reading.quotation}” {one.reading.note}"
        for one in collation.comparisons
    ]
    rivals = [
        f"{format_value(fact.kind, fact.unit, one.value)}: {one.note}" for one in tables.rivals_of.get(fact.fact_id, [])
    ]
    attested = [one.wording for one in tables.attestations_of.get(fact.fact_id, []) if one.wording]
    text = " ".join([fact.note, *said, *rivals, *attested]).strip()
    reference = _answer(collation) if fact.reference else ""
    written = [fact.reference] if fact.kind == "date" else []
    values = [reference, *written, *(one.said for one in collation.comparisons)]
    return Entry(
        address=page("fact", fact.fact_id), title=fact.question, kind="fact", text=text, ids=(fact.fact_id,),
        sigla=tuple(dict.fromkeys(one.reading.siglum for one in collation.comparisons)), terms=terms,
        values=tuple(dict.fromkeys(values)), names=names.there(f"{fact.question} {reference} {text}"),
        card=_card(tables, collation),
    )  # fmt: skip


def _scene(tables: Tables, episode: Episode, names: Names, address: str) -> Entry:
    wording = Wording(tables, {})
    told = tables.passages_of.get(episode.episode_id, [])
    own = [plain(wording.words(block)) for cell in (episode.account, episode.verdict) for block in runs(cell)]
    text = " ".join([*own, *(f"{one.siglum}: {one.label}." for one in told)])
    return Entry(
        address=address, title=episode.title, kind="scene", text=text, terms=(episode.question, *episode.asked),
        sigla=tuple(dict.fromkeys(one.siglum for one in told if one.siglum in tables.source)), names=names.there(text),
    )  # fmt: skip


def _card(tables: Tables, collation: Collation) -> Card:
    fact = collation.fact
    said: dict[str, list[str]] = {}
    for one in collation.comparisons:
        if one.reading.verdict not in meeting() or not fact.reference:
            said.setdefault(f"{one.said}\t{one.reading.verdict}", []).append(one.reading.locator)
    speech = tables.attestation.get((fact.fact_id, "speech"))
    heard = ""
    if speech and speech.status == "says":
        heard = format_value(fact.kind, fact.unit, speech.value)  # who says something has a value: a rule
    elif speech and speech.status == "silent":
        heard = "nothing on this question"
    return Card(
        answer=_answer(collation) if fact.reference else "Nothing is established.",
        ground=f"{fact.confidence}, evidence {fact.evidence}" if fact.reference else "",
        others=tuple(
            f"{', '.join(places)}: {value} ({verdict})"
            for (value, _, verdict), places in ((key.partition("\t"), places) for key, places in said.items())
        ),
        speech=heard,
    )


def _answer(collation: Collation) -> str:
    return f"{collation.reference} {collation.counted}".rstrip()


def packed(found: Iterable[Entry], sigla: Iterable[str], synonyms: Iterable[list[str]]) -> tuple[str, str]:
    """Return what the search page reads: the entries, and apart from them their texts, as two scripts.

    They are scripts, since a page that is opened from a disk may not fetch.
    """
    rows: list[dict[str, Any]] = []
    texts: list[str] = []
    whole = list(found)
    place = {one.ids[0]: at for at, one in enumerate(whole) if one.forms}
    for one in whole:
        row = {name: getattr(one, name) for name in Entry.__dataclass_fields__ if name not in {"text", "card"}}
        if one.card:
            row["card"] = {name: getattr(one.card, name) for name in Card.__dataclass_fields__}
        row["names"] = [place[name] for name in one.names if name in place]  # a third of the length of their ids
        rows.append({name: value for name, value in row.items() if value or name in {"ids", "sigla"}})
        texts.append(one.text)
    index = {"sigla": list(sigla), "synonyms": list(synonyms), "entries": rows}
    return f"globalThis.editionEntries={_script(index)};\n", f"globalThis.editionTexts={_script(texts)};\n"


def _script(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
