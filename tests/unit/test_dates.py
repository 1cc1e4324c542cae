"""Dates: which part of EDTF is taken, and that it is read as others read it."""

from __future__ import annotations

import datetime as dt
import re
from calendar import timegm

from edtf import parse_edtf
from hypothesis import given
from hypothesis import strategies as st

from edition import dates
from edition.tables import schema
from edition.values import Extent, extent, format_value


def test_what_is_said_of_dates_is_so() -> None:
    """Every date that the message or the codebook gives as an example is one, and is a part of EDTF to others too."""
    columns = next(one for one in schema()["resources"] if one["path"] == "facts.csv")["schema"]["fields"]
    column = next(one["description"] for one in columns if one["name"] == "reference")
    for text in (dates.NOTATION, column.partition("A date is")[2].partition(" A time")[0].removesuffix(".")):
        examples = [part for part in re.split(r"[(),;: ]+", text) if re.match(r"[0-9X]{4}|\.\./", part)]
        assert len(examples) >= 12
        for value in examples:
            assert extent("date", value)
            assert parse_edtf(value)
            assert "X" not in format_value("date", "", value)


@given(st.dates(min_value=dt.date(1, 1, 1)), st.sampled_from(["%m-%d", "%m", ""]))
def test_plain_dates_are_read_as_the_library_reads_them(day: dt.date, rest: str) -> None:
    """A plain year, month or day, which is read without the EDTF library, covers what the library says it covers."""
    text = "-".join(part for part in (f"{day.year:04}", day.strftime(rest) if rest else "") if part)
    parsed = parse_edtf(text)
    ends = [timegm(end) // 86_400 for end in (parsed.lower_strict(), parsed.upper_strict())]
    assert extent("date", text) == Extent(*ends)
