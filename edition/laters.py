"""Packages that are large, and that a Python in a browser may not have: each is loaded when it is first used."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any


class NotHere(ModuleNotFoundError):  # noqa: N818  # it says what is so
    """A package is asked for that this Python does not have; a notebook shows the message alone."""

    def _render_traceback_(self) -> list[str]:  # IPython asks for it
        return [str(self)]


class _Later:
    """Stands for a package until something of it is asked for. Raises NotHere where it is not there."""

    def __init__(self, name: str) -> None:
        self._name = name

    def __getattr__(self, attribute: str) -> Any:  # noqa: ANN401  # whatever the package has
        try:
            found = import_module(self._name)
        except ModuleNotFoundError as missing:
            message = f"This needs {missing.name}, which is not here: run it where the whole edition is installed."
            raise NotHere(message, name=missing.name) from None
        return getattr(found, attribute)


if TYPE_CHECKING:
    import altair as alt
    import krippendorff as krippendorff  # noqa: PLC0414  # handed on
    import numpy as np
    import pandas as pd
    import vl_convert as vl_convert  # noqa: PLC0414  # handed on
else:
    alt = _Later("altair")
    krippendorff = _Later("krippendorff")
    np = _Later("numpy")
    pd = _Later("pandas")
    vl_convert = _Later("vl_convert")

__all__ = ["alt", "krippendorff", "np", "pd", "vl_convert"]
