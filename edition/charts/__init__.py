"""Pictures that need no interaction, each with its numbers in a table beneath it."""

from edition.charts.bars import bars
from edition.charts.copies import copies
from edition.charts.delegates import delegates
from edition.charts.dependence import borrowings, shared, voices
from edition.charts.framed import framed
from edition.charts.historiography import historiography
from edition.charts.leanings import leanings
from edition.charts.ledgers import alphas, parted
from edition.charts.performance import listed, performance, ratios
from edition.charts.profile import fidelities, slants, verdicts
from edition.charts.recognised import recognised
from edition.charts.second_labels import labelled_apart, labelled_twice
from edition.charts.timeline import timeline
from edition.charts.toll import toll
from edition.charts.topic import topic
from edition.charts.way import way

__all__ = [
    "alphas",
    "bars",
    "borrowings",
    "copies",
    "delegates",
    "fidelities",
    "framed",
    "historiography",
    "labelled_apart",
    "labelled_twice",
    "leanings",
    "listed",
    "parted",
    "performance",
    "ratios",
    "recognised",
    "shared",
    "slants",
    "timeline",
    "toll",
    "topic",
    "verdicts",
    "voices",
    "way",
]
