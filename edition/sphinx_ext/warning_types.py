"""The warnings of the edition: every one has a type, ``edition``, and one of the subtypes that are listed here."""

from __future__ import annotations

from typing import Any

from sphinx.util import logging

TYPE = "edition"

#: subtype -> what the build has found; ``suppress_warnings: [edition.policy]`` silences one, ``[edition]`` all
SUBTYPES = {
    "argument": "A passage was written of a number that the data no longer have, and has to be read again.",
    "cell": "A code cell fails, or does more than call the library while its chapter asks for no kernel.",
    "empty-section": "A heading has nothing beneath it.",
    "missing-paragraph": "A paragraph of a source has no regest.",
    "missing-section": "A section of a witness that the book presents has no regest.",
    "option": "An option names a chapter or a witness that the book does not have.",
    "permanent-id": "What was published under a permanent id is gone, or is redirected to nothing.",
    "policy": "A page has what its security policy forbids.",
    "refused": "A role or a directive names what the edition does not have, or is not written as it should be.",
    "search-place": "A way to ask leads to a place that the book does not have.",
    "twice": "An object of the edition stands twice in the book.",
    "unwritten": "A regest is still to be written.",
}

logger = logging.getLogger(__name__)


def warn(subtype: str, message: str, *values: object, location: Any = None) -> None:  # noqa: ANN401  # Sphinx's
    """Warn, and so fail a strict build. Raises KeyError for a subtype that is not listed."""
    SUBTYPES[subtype]
    logger.warning(message, *values, type=TYPE, subtype=subtype, location=location)


def refuse(found: str, expected: str, location: str) -> None:
    """Say that a chapter has something else than it should: an error, which fails a strict build."""
    logger.error("found %s, expected %s", found, expected, type=TYPE, subtype="refused", location=location)
