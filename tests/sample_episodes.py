"""The scenes of the small data folder: two, told by up to three accounts and by a witness that has sections."""

from __future__ import annotations

EPISODES = [
    # episode_id, title, question, order, span, account, verdict, rests_on, facts, note, terms
    (
        "the-end|How it ended|How did they vote?|2|1956-02-14|They voted by {fact}`resolution-vote`.|"
        "ALFA is right. BETA tells nothing of it.|resolution-vote|resolution-vote||the last vote; how it closed"
    ),
    (
        "the-opening|The opening|When did it open, and how?|1|1956-02-14|It opened on {fact}`opening`, and *no* song "
        "was sung.|ALFA and GAMMA agree. BETA’s hour is contested.|anthem; opening; opening-hour|"
        "anthem; opening; opening-hour|The numbers are told in passing.|"
    ),
]
PASSAGES = [
    # episode_id, siglum, first, last, label
    "the-end|ALFA|3|5|A vote and an end",
    "the-end|BETA|3|3|What everybody knows",
    "the-opening|ALFA|1|2|A day without a song",
    "the-opening|BETA|1|2|Midnight",
    "the-opening|GAMMA|1|2|The middle of the month",
    "the-opening|speech|1|2|In its own words",
]
COLUMNS = {
    "episodes.csv": "episode_id,title,question,order,span,account,verdict,rests_on,facts,note,terms",
    "passages.csv": "episode_id,siglum,first,last,label",
}
TABLES = {"episodes.csv": EPISODES, "passages.csv": PASSAGES}

#: a chapter for each source, with the paragraphs that the tests look at
CHAPTERS = {
    "alfa.md": (
        "# Alfa\n\n:::{regest} ALFA.1\n:kind: heading\nIt opened on {reading}`opening ALFA`.\n:::\n\n"
        ":::{regest} ALFA.2\n{reading}`delegates-all ALFA` came, says {person}`Petrov <petrov-ivan>`,\n"
        "{reading}`delegates-late ALFA` of them *late*.\n\nA second paragraph.\n:::\n\n"
        ":::{commentary} ALFA.2\nThe hall held {fact}`delegates-all` (see {para}`BETA.1`).\n:::\n\n"
        ":::{regest} ALFA.3\nFour hours.\n:::\n\n:::{regest} ALFA.4\n:kind: unwritten\n:::\n\n"
        ":::{regest} ALFA.5\n:kind: furniture\nThe end.\n:::\n"
    ),
    "beta.md": "# Beta\n\n:::{regest} BETA.1\nMidnight.\n:::\n\n:::{section} S2\nThe numbers, by the witness.\n:::\n",
}
