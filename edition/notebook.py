"""In a notebook, let Altair draw its charts as SVG: left alone, it asks another host for a library."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from IPython.core.interactiveshell import InteractiveShell

CHARTS = ("altair.vegalite.v6.api", "TopLevelMixin")  #: the class of all charts; named, so that nothing is loaded yet


def load_ipython_extension(shell: InteractiveShell) -> None:
    """Say how charts are shown; IPython calls this where ``ipython_config.json`` in ``lab/`` names the module."""
    if formatters := shell.display_formatter:
        formatters.mimebundle_formatter.for_type_by_name(*CHARTS, mimebundle)


def mimebundle(chart: Any) -> Any:  # noqa: ANN401  # a chart of Altair, and what it makes of itself
    """Return a chart as its renderer makes it: one that the reader has chosen, else the picture itself."""
    from altair import renderers  # noqa: PLC0415  # it is there, since there is a chart

    if renderers.active == "default":
        renderers.enable("svg")
    return chart._repr_mimebundle_()  # Jupyter's protocol
