"""A sixth source, invented for the tests: its text, what a contributor writes of it, and its rows."""

from __future__ import annotations

SIGLUM = "SEXTA"
TEXT = """Six remarks on a report

He spoke on 25 February 1956. Of the old committee 89 were shot, and 848 delegates, as the Bulgarians say.

Good old Pospeloff had counted them. An agency paid a million dollars; it was decided on 13 February 1956.
"""
REGESTS = {
    1: ":::{regest} SEXTA.1\n:kind: heading\nThe title.\n:::",
    2: (
        ":::{regest} SEXTA.2\nOn {reading}`speech-date SEXTA`: {reading}`cc-1934-losses SEXTA` of the committee "
        "and {reading}`delegates-1934-shot SEXTA` delegates were shot.\n:::"
    ),
    3: ":::{regest} SEXTA.3\nPaid were {reading}`cia-reward SEXTA`.\n:::",
}
ROW = {
    "short_title": "Sixth account",
    "language": "en",
    "original_language": "la",
    "genre": "Remarks",
    "rights": "Invented for a test",
    "provenance": "Invented for a test",
}
ANSWERS = f"""cc-1934-losses|{SIGLUM}|2|Of the old committee 89 were shot|89|exact|differs|||itself|||Nine too few.
cia-reward|{SIGLUM}|3|paid a million dollars|1000000|exact|unverifiable|||itself|||No document.
delegates-1934-shot|{SIGLUM}|2|848 delegates|848|exact|agrees||FAKTI|itself|||Says so itself.
report-decision-date|{SIGLUM}|3|decided on 13 February 1956|1956-02-13|exact|agrees|||itself|||
speech-date|{SIGLUM}|2|on 25 February 1956|1956-02-25|exact|agrees|||itself|||"""
READINGS = [line.split("|") for line in ANSWERS.splitlines()]
