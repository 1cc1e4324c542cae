"""The records of the edition, in the field's own words."""

from __future__ import annotations

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Place:
    """Where a row stands: shown in every message about it."""

    file: str  #: path as the reader knows it, ``data/readings.csv``
    line: int  #: 1-based physical line; the header is line 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """What every record has: the place it was read from, which is no part of its identity."""

    place: Place = field(compare=False, repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Source(Row):
    """One of the accounts that the edition compares."""

    siglum: str  #: short permanent name, ``BBLV``
    title: str
    short_title: str  #: as in running heads and table columns
    publisher: str
    author: str
    language: str  #: BCP 47 tag of the text used
    original_language: str  #: BCP 47 tag of the text it was translated from
    published: str  #: EDTF, empty if unknown
    url: str
    url_seen: str  #: the day on which the page at that address was last seen
    genre: str
    rights: str
    paragraphs: int  #: how many, so that locators run from 1 to this number
    words: int  #: how many its text has, headings included; 0 where they were not counted
    derives_from: str  #: sigla or BibTeX keys, separated by ``; ``
    extract_of: str  #: the witness of which the account prints a part; empty for the others
    country: str  #: where it was published, in words; empty if unknown
    thesis: str  #: what it wants its reader to think, in one sentence of the editors
    provenance: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Row):
    """One question with its cross-checked answer."""

    fact_id: str
    topic: str
    question: str
    kind: str  #: count, percent, date, time, duration, money, vote or text
    unit: str
    weight: str  #: at-issue or background
    reference: str  #: normalised as `kind` demands, empty if nothing is established
    reference_cite: str  #: ``key, locator; key, locator``
    evidence: str  #: seen, secondhand, from-memory, computed or none
    confidence: str
    seen_at: str  #: the text that was read, or where
    computed_from: str  #: ``a / b``, ``a + b`` or ``a - b``, of fact ids or numbers of the question
    statement: str  #: the answer as a sentence to be printed, with ``{}`` where the reference stands
    asks_text: str  #: the witness of whose text it is asked what it says; empty where it is asked what happened
    note: str

    @property
    def at_issue(self) -> bool:
        """Whether it counts where agreement is summed up: the setting, which nobody disputes, is left out there."""
        return self.weight != "background"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading(Row):
    """What one source says to one question."""

    fact_id: str
    siglum: str
    paragraph: int  #: 1-based, as in ``BBLV.19``
    quotation: str  #: exact fragment of at most 12 words
    value: str  #: normalised as the fact's kind demands
    qualifier: str  #: exact, about, at-least, at-most or range
    verdict: str  #: one of those in `edition.verdicts`
    right_for: str  #: the fact for which a value that is conflated is right; empty where there is none
    depends_on: str  #: the siglum or BibTeX key it is copied from, where that is shown
    voice: str  #: in whose mouth the account puts it: itself, hearsay, other, or a witness
    voice_note: str  #: whose voice it is, where it is none of these
    fidelity_judged: str  #: faithful, altered or added, where that cannot be computed
    note: str

    @property
    def locator(self) -> str:
        """The paragraph as it is cited, ``BBLV.19``."""
        return f"{self.siglum}.{self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class BiasNote(Row):
    """One loaded passage, with the edition's label for it."""

    note_id: str  #: locator and letter, ``BBLV.19a``
    siglum: str
    paragraph: int
    quotation: str
    technique: str
    direction: str  #: whom the passage favours
    explanation: str
    neutral: str  #: the content of the passage in neutral words, right or wrong
    correction: str  #: what corrects or completes the passage, where something does
    strength: int  #: how strong the slant of the wording is: 1 slight, 2 clear, 3 strong
    confidence: str
    labelled_by: str

    @property
    def locator(self) -> str:
        """The paragraph as it is cited, ``BBLV.19``."""
        return f"{self.siglum}.{self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Technique(Row):
    """One way of slanting a text."""

    technique: str
    family: str
    label: str
    definition: str
    source: str  #: BibTeX key, or ``edition`` where the definition is ours


@dataclass(frozen=True, slots=True, kw_only=True)
class Name(Row):
    """One variant of a name or term, as one source prints it."""

    name_id: str  #: permanent, the same for all variants of one bearer
    siglum: str
    paragraph: int  #: the first place of the variant
    variant: str
    canonical: str
    kind: str  #: person, place, office, body or term
    authority: str  #: verified identifiers only
    note: str
    original: str  #: the word behind the variant in the original language, where the translation is at issue
    original_language: str  #: BCP 47 tag
    original_evidence: str  #: seen or inferred
    authority_seen_at: str  #: where the identifier was read

    @property
    def locator(self) -> str:
        """The paragraph as it is cited, ``BBLV.19``."""
        return f"{self.siglum}.{self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Episode(Row):
    """One scene that accounts tell, with the edition's own account of it."""

    episode_id: str  #: permanent, names the scene: ``who-should-speak``
    title: str
    question: str
    order: int  #: its place among the scenes, as a reader meets them
    span: str  #: EDTF: when it took place
    account: str  #: what the edition holds to have happened; values by roles, as in a chapter
    verdict: str  #: two sentences: how far the accounts of it can be trusted
    rests_on: str  #: the fact ids that bear account and verdict out, separated by ``; ``
    facts: str  #: the fact ids that belong to the scene, separated by ``; ``
    note: str
    terms: str  #: other ways to ask for it, separated by ``; ``

    @property
    def asked(self) -> list[str]:
        """Each way to ask."""
        return [term for term in map(str.strip, self.terms.split(";")) if term]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage(Row):
    """Where one account, or one witness that has sections, tells a scene."""

    episode_id: str
    siglum: str  #: a source or a witness
    first: int  #: its first paragraph, or section, counted from 1
    last: int
    label: str  #: how it is told there, in a few words


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Row):
    """One entry of the bibliography."""

    key: str
    short: str  #: as the text cites it, ``Artizov et al., 2000``; no two works have the same
    year: str  #: with a letter where the same persons have several works of one year; ``n.d.`` where none is known
    status: str  #: seen, secondhand or unverified
    url: str = ""  #: of the page on which it was found, itself or described
    doi: str = ""
    urldate: str = ""  #: the day on which what these lead to was last seen

    @property
    def addresses(self) -> list[str]:
        """What the bibliography leads to: the page and the DOI, where it names them."""
        return [one for one in (self.url, self.doi and f"https://doi.org/{self.doi}") if one]


_SPOKEN = 200  #: characters of a cell that a message repeats


@dataclass(frozen=True, slots=True, order=True)
class Problem:
    """Something wrong at one place, with what was found and what would be right."""

    file: str
    line: int
    column: str
    found: str
    expected: str
    rule: str = field(default="", compare=False)  #: the name under which it is explained, ``sorted-rows``

    @classmethod
    def at(cls, row: Row, column: str, found: str, expected: str) -> Problem:
        """Return a problem at the place of a row."""
        return cls(row.place.file, row.place.line, column, found, expected)

    def __str__(self) -> str:
        """Speak it on one line: the file and line first, so that editors can jump there."""
        found, expected = _format_words(self.found), _format_words(self.expected)
        return f"{self.file}:{self.line}  {self.column}  found {found}, expected {expected}"


def _format_words(words: str) -> str:
    """Keep to one line of a terminal what was read from a file: no control characters, and no megabytes."""
    visible = "".join(sign if sign.isprintable() else ascii(sign)[1:-1] for sign in words[: 2 * _SPOKEN])
    return visible if len(visible) <= _SPOKEN else f"{visible[:_SPOKEN]} …"


class BadData(Exception):  # noqa: N818  # it names what was found, as the field does
    """The tables cannot be used; carries every problem that was found."""

    def __init__(self, problems: list[Problem]) -> None:
        """Keep the problems in reading order."""
        self.problems = sorted(problems)
        super().__init__("\n".join(map(str, self.problems)))
