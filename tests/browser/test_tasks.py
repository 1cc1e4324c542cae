"""What readers come for is reached from the first page in few steps, on a desktop and on a phone."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest

from benchmarks.tasks import TABLE, measured

if TYPE_CHECKING:
    from playwright.sync_api import Browser

pytestmark = pytest.mark.browser

SLACK = 0.5  #: of a screen: a line more or less in the text above an answer is no new way


def test_tasks_take_no_more_than_is_printed(browser: Browser, real_site: str) -> None:
    """Steps and scroll of each task are those of the table, or fewer."""
    with TABLE.open(encoding="utf-8", newline="") as lines:
        printed = {(row["task"], row["device"]): row for row in csv.DictReader(lines)}
    found = {(one.task, one.device): one for one in measured(browser, real_site)}
    assert set(printed) == set(found)
    for key, one in found.items():
        assert one.steps <= int(printed[key]["steps"]), key
        assert one.screens <= float(printed[key]["screens"]) + SLACK, key
