"""Five Accounts of the Secret Speech: the code that the chapters share."""

from edition.tables import load, read

__all__ = ["load", "read"]
