"""The records of what stands outside the accounts: witnesses, what they say, other answers, and the debate since."""

from __future__ import annotations

from dataclasses import dataclass

from edition.model import Row


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic(Row):
    """A group under which facts are listed; the order of the rows is the order of the groups."""

    topic: str
    label: str  #: as it is printed
    definition: str
    part_of: str = ""  #: a larger question that several topics answer together, ``toll``; empty for none


@dataclass(frozen=True, slots=True, kw_only=True)
class Direction(Row):
    """Whom a loaded passage favours or harms."""

    direction: str
    label: str  #: as it is printed
    definition: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness(Row):
    """A primary witness that is not one of the accounts: the whole speech, a report, minutes, lists."""

    witness: str  #: permanent name, ``speech``
    label: str  #: within a sentence, ``the whole speech``
    short_label: str  #: as in table columns
    date: str  #: EDTF
    edition: str  #: the text that was read
    extent: str  #: how much of it was read: whole, extracts or quotations
    language: str  #: BCP 47 tags, separated by ``; ``
    reference: str  #: ``key, locator; key, locator``
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Section(Row):
    """A section of a witness, by which it is cited."""

    section: str  #: permanent name, ``S11``
    witness: str
    title: str
    start: float  #: in per cent of the whole text
    end: float
    locator: str  #: in the edition read
    extract: str  #: the paragraphs of the accounts that print it, separated by ``; ``
    evidence: str
    seen_at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Attestation(Row):
    """What one witness says to one question, or that it is silent, or came too early, or could not be asked."""

    fact_id: str
    witness: str
    status: str  #: says, silent, later or not-checked
    value: str  #: normalised as the fact's kind demands
    wording: str  #: in the edition's words
    section: str  #: where the witness has sections
    locator: str  #: in the edition read
    evidence: str  #: seen, secondhand, from-memory or none
    seen_at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival(Row):
    """Another answer that serious work gives to a question, and why it is not preferred."""

    fact_id: str
    value: str  #: normalised as the fact's kind demands
    cite: str  #: ``key, locator; key, locator``
    year: str  #: of the work; empty where it has none
    evidence: str
    seen_at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground(Row):
    """What the reference of one fact stands on: the best text that was read for it, and where it can be read."""

    fact_id: str
    ground: str  #: one of those in `edition.grounds`
    url: str  #: empty where no address of a page is known
    url_seen: str  #: the day on which it was last seen


@dataclass(frozen=True, slots=True, kw_only=True)
class Original(Row):
    """The original wording behind one reading, where its translation is at issue."""

    fact_id: str
    siglum: str
    paragraph: int
    original: str  #: at most 12 words or characters
    original_language: str  #: BCP 47 tag
    original_evidence: str  #: seen or inferred
    seen_at: str
    note: str

    @property
    def locator(self) -> str:
        """The paragraph as it is cited, ``BBLV.19``."""
        return f"{self.siglum}.{self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLabel(Row):
    """One passage that two labelled without knowing of each other: a mark of the edition, or a control without one."""

    passage: int  #: its number in the lot
    note_id: str  #: of the mark; empty for a control
    siglum: str
    paragraph: int
    quotation: str
    technique: str  #: the edition's label when the lot was drawn; empty where it had none
    direction: str
    strength: int  #: 0 where there is no label
    second_technique: str  #: empty where the second labeller saw no slant
    second_direction: str
    second_strength: int
    second_confidence: str
    second_note: str
    decision: str  #: kept, changed or added, where technique or direction differ
    reason: str

    @property
    def locator(self) -> str:
        """The paragraph as it is cited, ``BBLV.19``."""
        return f"{self.siglum}.{self.paragraph}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Reaction(Row):
    """One note on the hall in the printed text of a witness: applause, laughter, unrest."""

    reaction: str  #: permanent name, ``R19``
    section: str
    kind: str
    share: float  #: its place in per cent of the whole text
    text: str  #: which of the translations has it
    evidence: str
    seen_at: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Station(Row):
    """Where the text was on its way from the hall to print, and how that is known."""

    station: str
    order: int  #: its place on the way
    road: str  #: text where a copy passes it, other where it got out in another way
    where: str  #: town and house
    what: str  #: in the edition's words
    date: str  #: EDTF; empty where no day is known
    status: str  #: documented by a paper of the time, or told later
    facts: str  #: fact ids, separated by ``; ``
    cite: str  #: ``key, locator; key, locator``
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Position(Row):
    """What one work holds on one question of the debate since 1956."""

    work: str  #: BibTeX key
    year: int
    author_kind: str
    papers: str  #: what its author had at hand
    topic: str  #: the question of the debate, no topic of the facts
    claim: str  #: in the edition's words
    value: str  #: the claim in short
    locator: str
    evidence: str
    seen_at: str
    note: str
