"""Pictures that need no interaction, each with its numbers in a table beneath it."""

from edition.charts.bars import bars
from edition.charts.delegates import delegates
from edition.charts.dependence import borrowings, shared, voices
from edition.charts.framed import framed
from edition.charts.historiography import historiography
from edition.charts.ledgers import alphas, parted
from edition.charts.performance import performance, ratios
from edition.charts.profile import fidelities, slants, verdicts
from edition.charts.recognised import recognised
from edition.charts.second_labels import labelled_apart, labelled_twice
from edition.charts.toll import toll
from edition.charts.topic import topic

__all__ = [
    "alphas",
    "bars",
    "borrowings",
    "delegates",
    "fidelities",
    "framed",
    "historiography",
    "labelled_apart",
    "labelled_twice",
    "parted",
    "performance",
    "ratios",
    "recognised",
    "shared",
    "slants",
    "toll",
    "topic",
    "verdicts",
    "voices",
]
