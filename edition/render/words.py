"""Words that stand for what the tables leave open: each has its one home here."""

from __future__ import annotations

NOT_ESTABLISHED = "not established"
