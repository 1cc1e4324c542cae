"""The widgets of the edition: live in a notebook and in the built page, and a table where nothing is live."""

from edition.widgets.bias import BiasLens
from edition.widgets.chronology import Chronology
from edition.widgets.figures import FigureComparison
from edition.widgets.matrix import AgreementMatrix
from edition.widgets.parallel import ParallelReading
from edition.widgets.recognise import TextRecognition

__all__ = ["AgreementMatrix", "BiasLens", "Chronology", "FigureComparison", "ParallelReading", "TextRecognition"]

#: each by the name under which a page knows it
BY_NAME = {
    one.name: one for one in (AgreementMatrix, BiasLens, Chronology, FigureComparison, ParallelReading, TextRecognition)
}
