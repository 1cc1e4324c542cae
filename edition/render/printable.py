"""May I print this? The sentence that a fact allows, what is safe beside it, and what is not."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from edition.bibliography import short
from edition.fidelity import SPEECH
from edition.rules.judgement import BLANK
from edition.rules.links import citations
from edition.values import format_value
from edition.verdicts import VERDICTS, errors

if TYPE_CHECKING:
    from edition.collation import Collation, Comparison
    from edition.evidence_model import Attestation
    from edition.model import Fact
    from edition.tables import Tables


@dataclass(frozen=True, slots=True)
class Grade:
    """How far an answer can be trusted, in plain words; `hedge` is what a printed sentence must say of it."""

    label: str
    meaning: str
    hedge: str = ""


#: by confidence; how the answer is known stands beside it, under `KNOWN`
GRADES = {
    "confident": Grade(
        "Yes", "The witnesses that count agree, and no serious work has another answer that we know of."
    ),
    "suspected": Grade(
        "Yes, as probable",
        "It is the best answer, but it rests on little, or a witness or a serious work speaks against it.",
        "probable",
    ),
    "inferred": Grade(
        "Yes, as a conclusion",
        "No witness says it in so many words: the editors conclude it from what they say.",
        "inferred",
    ),
    "undecided": Grade("Only as an open question", "The evidence supports more than one answer.", "disputed"),
}
NOTHING = Grade("No", "Nothing is established: what can be printed is that an account says so.")
#: where serious works have other answers, and the edition is sure all the same
WEIGHED = Grade("Yes", "The witnesses that count agree; other answers, named below, were weighed and not preferred.")
#: what nobody looked up, unless it stands beyond doubt
UNREAD = Grade("Not before it is looked up", "It is what the editors remember, and no text was read for it.")

#: by evidence: how the edition knows the answer
KNOWN = {
    "seen": "Read in the work itself.",
    "secondhand": "Read as another text quotes or reports it: if it matters, look it up.",
    "from-memory": "Set down from general knowledge and not looked up.",
    "computed": "Computed, from what is named above.",
    "none": "Nothing was found.",
}
#: what a printed sentence says of an answer that was not read in the work that is cited
AT_SECOND_HAND = {"secondhand": "at second hand", "from-memory": "from memory"}


@dataclass(frozen=True, slots=True)
class Wrong:
    """What an account has and nobody should print: the comparison, and its verdict in words."""

    one: Comparison
    why: str


@dataclass(frozen=True, slots=True)
class Printable:
    """The answer to the reader's question, from the tables."""

    grade: Grade
    known: str
    sentence: str  #: ready to print, with its source; empty where nothing is established
    speech: str  #: what may be said of the speech itself; empty where it was not checked
    rivals: tuple[str, ...]  #: other answers of serious works, each with its work
    wrong: tuple[Wrong, ...]


def printable(tables: Tables, collation: Collation) -> Printable:
    """Return what of a fact may be printed, and with which words."""
    fact = collation.fact
    seen: dict[tuple[str, str], Wrong] = {}
    for one in collation.comparisons:
        if one.reading.verdict in errors():
            seen.setdefault((one.reading.siglum, one.said), Wrong(one, VERDICTS[one.reading.verdict].meaning))
    return Printable(
        grade=_grade(tables, fact),
        known=KNOWN[fact.evidence],
        sentence=_sentence(tables, fact) if fact.reference else "",
        speech=_speech(tables, fact),
        rivals=tuple(
            f"{_value(fact, one.value)} ({_works(tables, one.cite)})" for one in tables.rivals_of.get(fact.fact_id, [])
        ),
        wrong=tuple(seen.values()),
    )


def _grade(tables: Tables, fact: Fact) -> Grade:
    if not fact.reference:
        return NOTHING
    if fact.confidence != "confident":
        return UNREAD if fact.evidence == "from-memory" else GRADES[fact.confidence]
    return WEIGHED if tables.rivals_of.get(fact.fact_id) else GRADES[fact.confidence]


def _sentence(tables: Tables, fact: Fact) -> str:
    """Return the statement with the answer in it; where the table has none, question and answer."""
    answer = _value(fact, fact.reference)
    stated = (
        fact.statement.replace(BLANK, answer)
        if fact.statement
        else f"{fact.question} {answer[:1].upper()}{answer[1:]}."
    )
    hedge = GRADES[fact.confidence].hedge
    known = AT_SECOND_HAND.get(fact.evidence, "") if hedge or fact.evidence != "from-memory" else ""
    source = "; ".join(part for part in (_works(tables, fact.reference_cite), known, hedge) if part)
    return f"{stated.removesuffix('.')} ({_bracketed(source)})." if source else stated


def _bracketed(text: str) -> str:
    """Return a text as it stands within parentheses."""
    return text.replace("(", "[").replace(")", "]")


def _works(tables: Tables, cite: str) -> str:
    named = [(short(tables.references, key), locator) for key, locator in citations(cite)]
    return "; ".join(f"{name}, {locator}" if locator else name for name, locator in named)


def _value(fact: Fact, value: str) -> str:
    return format_value(fact.kind, fact.unit, value)


def _speech(tables: Tables, fact: Fact) -> str:
    """Return whether the answer may be put into the mouth of the speaker."""
    if fact.asks_text:
        return ""  # the answer itself is what the text says
    said = next((one for one in tables.attestations_of.get(fact.fact_id, []) if one.witness == SPEECH), None)
    if not said or said.status in {"later", "not-checked"}:
        return ""  # a witness that came too early was not silent
    if said.status == "silent":
        return "Do not let the speech say it: it has nothing on this question."
    return _quoted(fact, said)


def _quoted(fact: Fact, said: Attestation) -> str:
    """Return how the speech may be quoted for the answer, or what it has instead."""
    if said.value == fact.reference and said.evidence == "seen":
        return "The speech says so too, and may be quoted for it."
    if said.value == fact.reference:
        return "The speech says so too; look its words up before you quote them, which are known at second hand."
    if ".." in said.value and said.wording:  # a span stands for words such as “most”
        return f"The speech itself has: {said.wording[:1].lower()}{said.wording[1:]}"
    return f"The speech itself has: {_value(fact, said.value)}."
