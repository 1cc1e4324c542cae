"""What a cell shows, as nodes: a widget with its state, or drawn markup, and either with what its rows are about."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes

from edition.render.embedding import MIME

if TYPE_CHECKING:
    from myst_nb.core.render import MimeData, NbElementRenderer  # type: ignore[import-untyped]  # it publishes no types


class widget(nodes.General, nodes.Element):  # noqa: N801  # docutils' manner
    """A widget: its `name`, its `state` as JSON has it, and kind and name of all that it `shows`."""


class chart(nodes.General, nodes.Element):  # noqa: N801  # the same
    """A chart: its `html`, its `picture` as JSON has it, and kind and name of all that it `shows`."""


def node_of(content: dict[str, Any]) -> nodes.Element:
    """Return the node of what an object of the edition hands to a page, see its `content()`."""
    shows = [tuple(one) for one in content["shows"]]
    if "widget" in content:
        return widget("", name=content["widget"], state=content["state"], shows=shows)
    if "picture" in content:
        return chart("", html=content["html"], picture=content["picture"], shows=shows)
    return nodes.raw("", content["html"], format="html", shows=shows)


class Outputs:
    """Where a kernel has run a cell: MyST-NB asks this plugin what to make of our objects, see pyproject.toml."""

    mime_priority_overrides = (("*", MIME, -1),)  # before their HTML, which is for other places

    @staticmethod
    def handle_mime(
        renderer: NbElementRenderer,  # noqa: ARG004  # the signature is MyST-NB's
        data: MimeData,
        inline: bool,  # noqa: FBT001  # the same
    ) -> list[nodes.Element] | None:
        """Return the node of our objects, and None for the forms of all others."""
        return [node_of(data.content)] if data.mime_type == MIME and not inline else None
