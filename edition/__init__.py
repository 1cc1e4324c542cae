"""Source-critical editions: accounts of one event, set side by side and beside the evidence."""

from edition.frames import attestations, frame, load
from edition.tables import read

__all__ = ["attestations", "frame", "load", "read"]
