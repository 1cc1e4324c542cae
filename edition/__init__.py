"""Five Accounts of the Secret Speech: the code that the chapters share."""

from edition.frames import attestations, frame, load
from edition.tables import read

__all__ = ["attestations", "frame", "load", "read"]
