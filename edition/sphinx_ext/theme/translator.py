"""Write HTML as Sphinx does, but for what HTML or the guidelines for accessibility do not allow in it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from docutils import nodes
from myst_nb.sphinx_ import HideCodeCellNode  # type: ignore[import-untyped]  # it publishes no types
from pygments.formatters import HtmlFormatter  # type: ignore[import-untyped]  # the same
from sphinx.writers.html5 import HTML5Translator

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from sphinx.application import Sphinx

BUILDERS = ("html", "dirhtml", "singlehtml")


class Translator(HTML5Translator):
    """Sphinx's translator, with other attributes on some elements."""

    def __init__(self, *args: Any) -> None:  # noqa: ANN401  # the signature is Sphinx's
        """Leave the size of the page to the theme, which says it too."""
        super().__init__(*args)
        self.meta = [one for one in self.meta if 'name="viewport"' not in one]

    def starttag(self, node: Any, tagname: str, suffix: str = "\n", empty: bool = False, **attributes: Any) -> str:  # noqa: ANN401, FBT001, FBT002  # the same
        """Correct the attributes before they are written."""
        if attributes.get("ROLE") == "heading":
            attributes["aria-level"] = "2"  # without a level it has no place among the others
        if attributes.get("role") == "doc-biblioentry":
            del attributes["role"]  # deprecated, on an element that may not have it
        if tagname == "th":
            attributes.setdefault("scope", "col" if isinstance(node.parent.parent, nodes.thead) else "row")
        if isinstance(node, nodes.container) and "table-wrapper" in node["classes"]:  # the theme's, about each table
            # what scrolls sideways on a phone must be in reach of the keyboard
            attributes |= {"role": "group", "aria-label": caption(node[0]), "tabindex": "0"}
        return super().starttag(node, tagname, suffix, empty, **attributes)

    def visit_table(self, node: nodes.Element) -> None:
        """Give a table that has no title a caption that is heard and not seen: a heading stands above it."""
        super().visit_table(node)
        if not isinstance(node[0], nodes.title):
            self.body.append(f'<caption class="ed-unseen">{self.encode(caption(node))}</caption>\n')

    def visit_admonition(self, node: nodes.Element, name: str = "") -> None:
        """Fold what a chapter says to fold (``:class: dropdown``): no script does it afterwards."""
        if "dropdown" not in node["classes"]:
            super().visit_admonition(node, name)
            return
        self.body.append(self.starttag(node, "details", CLASS="ed-folded"))

    def depart_admonition(self, node: nodes.Element | None = None) -> None:
        """Close it."""
        if node is None or "dropdown" not in node["classes"]:
            super().depart_admonition(node)
            return
        self.body.append("</details>\n")

    def visit_title(self, node: nodes.Element) -> None:
        """Let the title of what is folded be what opens it."""
        if not (isinstance(node.parent, nodes.admonition) and "dropdown" in node.parent["classes"]):
            super().visit_title(node)
            return
        self.body.append(self.starttag(node, "summary", ""))
        self.context.append("</summary>\n")

    def visit_citation(self, node: nodes.citation) -> None:
        """Open no list, since its entries have no such role."""
        if not isinstance(node.previous_sibling(), nodes.citation):
            self.body.append('<div class="citation-list">\n')
        self.body.append(self.starttag(node, "div", classes=[node.tagname]))

    def visit_meta(self, node: nodes.meta) -> None:
        """Leave the description to the page's own metadata, which take it from the same place."""
        if node.get("name") != "description":
            super().visit_meta(node)


def caption(table: nodes.Node) -> str:
    """Return the name of a table: its own title, or that of the section in which it stands."""
    above: nodes.Node | None = table
    while above is not None and not (isinstance(above, nodes.Element) and isinstance(above[0], nodes.title)):
        above = above.parent
    title = above.next_node(nodes.title) if above is not None else None
    return title.astext() if title else "Table"


class Reachable(HtmlFormatter):  # type: ignore[misc]  # untyped, see above
    """Code that scrolls sideways on a phone, in reach of the keyboard."""

    def wrap(self, source: Iterable[tuple[int, str]]) -> Iterator[tuple[int, str]]:
        """Wrap the lines as Pygments does, with a stop of the Tab key."""
        yield 0, '<pre tabindex="0"><span></span>'
        yield from source
        yield 0, "</pre>"


def open_hidden(translator: HTML5Translator, node: nodes.Element) -> None:
    """Open what MyST-NB hides: called by its words and not otherwise, with no paragraph within the summary."""
    translator.body.append(translator.starttag(node, "details", CLASS="admonition hide"))
    translator.body.append("<summary>\n")
    for kind, words in (("collapsed", node["prompt_show"]), ("expanded", node["prompt_hide"])):
        label = translator.starttag(nodes.inline(), "span", "", CLASS=f"{kind} admonition-title")
        translator.body.append(f"{label}{translator.encode(words)}</span>\n")
    translator.body.append("</summary>\n")


def close_hidden(translator: HTML5Translator, _node: nodes.Element) -> None:
    """Close it."""
    translator.body.append("</details>\n")


def reach_code(app: Sphinx) -> None:
    """Let Sphinx write code by our formatter."""
    if app.builder.name in BUILDERS:
        app.builder.highlighter.formatter = Reachable  # type: ignore[attr-defined]  # of HTML builders


def setup(app: Sphinx) -> None:
    """Register, for what is read in a browser."""
    for builder in BUILDERS:
        app.set_translator(builder, Translator)
    app.add_node(HideCodeCellNode, override=True, html=(open_hidden, close_hidden))
    app.connect("builder-inited", reach_code)
