"""How far a second labeller of the same passages agrees with the edition: Krippendorff's alpha, with an interval."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Literal

from edition.laters import krippendorff, np

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import numpy.typing as npt

    from edition.evidence_model import SecondLabel
    from edition.tables import Tables

Level = Literal["nominal", "ordinal"]

DRAWS = 500  #: samples that an interval is taken from
_SEED = 1956  #: always the same samples, so that a page says the same with every build
_WITHIN = (2.5, 97.5)  #: per cent of the samples between which the interval lies
UNMARKED = "unmarked"


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """How far two labellers say the same in one respect."""

    asked: str  #: marked, technique, family, direction, strength, or one family or direction
    kind: str  #: whole, or what it is one of: family, direction
    passages: int  #: those that were compared, or that one of the two gave this label
    same: int
    alpha: float  #: not a number where nothing varies
    low: float
    high: float


def agreements(tables: Tables) -> list[Agreement]:
    """Return the agreement on the whole, then on each family and on each direction that one of the two gave.

    Whether a passage is marked at all is asked of all that were labelled, the controls among them;
    the rest of those alone that the edition marked, where *unmarked* is the second's label like any other.
    """
    marked = [one for one in tables.second_labels if one.note_id]
    found = [one for asked in ("marked", *_RESPECTS) if (one := on_the_whole(tables, asked))]
    for kind in ("family", "direction"):
        pairs = [_pair(tables, kind, one) for one in marked]
        names = sorted({label for pair in pairs for label in pair} - {UNMARKED})
        found += [_one_of(kind, name, pairs) for name in names]
    return found


#: what is compared of the marks -> the scale that it is measured on
_RESPECTS: dict[str, Level] = {
    "technique": "nominal",
    "family": "nominal",
    "direction": "nominal",
    "strength": "ordinal",
}


def on_the_whole(tables: Tables, asked: str) -> Agreement | None:
    """Return the agreement in one respect; None where nothing was labelled twice."""
    rows = [one for one in tables.second_labels if one.note_id or asked == "marked"]
    return _whole(tables, asked, rows, _RESPECTS.get(asked, "nominal")) if rows else None


def _whole(tables: Tables, asked: str, rows: Sequence[SecondLabel], level: Level) -> Agreement:
    pairs = [_pair(tables, asked, one) for one in rows]
    alpha, low, high = _measured(pairs, level)
    same = sum(first == second for first, second in pairs)
    return Agreement(asked=asked, kind="whole", passages=len(pairs), same=same, alpha=alpha, low=low, high=high)


def _one_of(kind: str, name: str, pairs: list[tuple[str, str]]) -> Agreement:
    """Return the agreement on whether a passage has one label or not."""
    given = [(first == name, second == name) for first, second in pairs]
    alpha, low, high = _measured([(str(first), str(second)) for first, second in given], "nominal")
    either, both = sum(any(pair) for pair in given), sum(all(pair) for pair in given)
    return Agreement(asked=name, kind=kind, passages=either, same=both, alpha=alpha, low=low, high=high)


def _pair(tables: Tables, asked: str, one: SecondLabel) -> tuple[str, str]:
    """Return what the edition and the second labeller say of a passage in one respect."""
    if asked == "strength":
        return str(one.strength), str(one.second_strength)
    techniques = (one.technique, one.second_technique)
    if asked == "marked":
        first, second = (str(bool(technique)) for technique in techniques)
    elif asked == "family":
        first, second = (tables.technique[name].family if name else "" for name in techniques)
    else:
        first, second = getattr(one, asked), getattr(one, f"second_{asked}")
    return first or UNMARKED, second or UNMARKED


def _measured(pairs: list[tuple[str, str]], level: Level) -> tuple[float, float, float]:
    """Return alpha, and the interval in which it lies when passages are drawn again and again from these."""
    domain = sorted({label for pair in pairs for label in pair})
    if len(domain) < 2:  # noqa: PLR2004  # nothing varies, so nothing can be explained
        return float("nan"), float("nan"), float("nan")
    counts = np.array([[pair.count(label) for label in domain] for pair in pairs])
    alpha = _alpha(counts, domain, level)
    low, high = np.nanpercentile(list(_drawn(counts, domain, level)), _WITHIN)
    return alpha, float(low), float(high)


def _drawn(counts: npt.NDArray[np.int_], domain: list[str], level: Level) -> Iterator[float]:
    drawing = np.random.default_rng(_SEED)
    for _ in range(DRAWS):
        yield _alpha(counts[drawing.integers(0, len(counts), len(counts))], domain, level)


def _alpha(counts: npt.NDArray[np.int_], domain: list[str], level: Level) -> float:
    with np.errstate(invalid="ignore"):  # a sample in which nothing varies has no alpha
        found = krippendorff.alpha(value_counts=counts, value_domain=domain, level_of_measurement=level)
    return float(found)
