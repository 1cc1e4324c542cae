"""Take from a built page what paper and e-books can show: no controls, no addresses that lead nowhere."""

from __future__ import annotations

from typing import TYPE_CHECKING

from lxml import etree, html

if TYPE_CHECKING:
    from collections.abc import Iterator

    from lxml.html import HtmlElement

#: what only a screen, or only the page of a site, has a use for
_LEFT_OUT = (
    *("form", "script", "style", "template", "fieldset", "input", "*[@hidden]", "*[@popover]"),
    *(
        f'*[contains(concat(" ", @class, " "), " {name} ")]'
        for name in (
            *(
                "headerlink",
                "ed-way",
                "ed-foot",
                "ed-continuation",
                "ed-bar",
                "ed-works",
                "ed-unseen",
                "above-input",
                "below-input",
            ),
            *("ew-parts", "ew-paper", "ed-crumbs", "ed-formats", "ed-switch", "ed-take", "ed-legend"),
        )
    ),
)
#: elements that are kept for what is in them, under another name
_RENAMED = {"details": "div", "summary": "p", "button": "a", "mark": "em", "nav": "div", "time": "span"}
_KEPT = {"id", "class", "href", "colspan", "rowspan", "scope", "lang", "src", "alt", "title", "aria-hidden"}
_BLOCKS = {
    *(
        "section",
        "div",
        "aside",
        "article",
        "p",
        "ul",
        "ol",
        "li",
        "dl",
        "dt",
        "dd",
        "table",
        "caption",
        "thead",
        "tbody",
    ),
    *("tr", "th", "td", "pre", "blockquote", "h1", "h2", "h3", "h4", "h5", "h6", "figcaption"),
}
ROWS = 80  #: of a comparison that a book can bear
PICTURE = "picture:"  #: before the number of a drawing, in the place of its address


class Page:
    """What is left of a built page: its tree, its drawings, and what its values open."""

    def __init__(self, text: str) -> None:
        """Read the page."""
        article = text[text.index("<article") : text.rindex("</article>")] + "</article>"
        article, self.pictures = _pictures(article)
        self.tree: HtmlElement = html.fromstring(article)
        self.live = False  #: whether something in it can be operated on the site
        self.notes = dict(_notes(self.tree))
        _cut(self)
        for emptied in self.tree.xpath(".//table[not(.//tbody/tr) and not(.//td)]"):
            emptied.drop_tree()
        for left_out in self.tree.xpath(" | ".join(f".//{one}" for one in _LEFT_OUT)):
            left_out.drop_tree()
        for element in self.tree.iter(etree.Comment):
            element.drop_tree()
        for tree in (self.tree, *self.notes.values()):
            for element in tree.iter():
                _plain(element)
            _tidy(tree)
        _level(self.tree)


def _pictures(article: str) -> tuple[str, list[str]]:
    """Take the drawings out as they are written, since the names in them are in capitals and small letters."""
    before, *parts = article.split("<svg")
    pictures = []
    for number, part in enumerate(parts):
        drawing, _, after = part.partition("</svg>")
        space = "" if "xmlns=" in drawing else ' xmlns="http://www.w3.org/2000/svg"'
        pictures.append(f"<svg{space}{drawing}</svg>")
        before += f'<img src="{PICTURE}{number}" alt="">{after}'
    return before, pictures


def _notes(tree: HtmlElement) -> Iterator[tuple[str, HtmlElement]]:
    """Yield what each value opens, by the address of its fact; the value becomes a link to the fact."""
    for button in tree.find_class("ed-number"):
        if not button.get("popovertarget"):
            continue  # a claim in words is a link already
        note = tree.get_element_by_id(button.get("popovertarget"))
        (entry,) = note.xpath('.//a[@class="ed-pop-entry"]')
        button.attrib.update({"href": entry.get("href"), "class": "value"})
        yield entry.get("href"), note


def _cut(page: Page) -> None:
    """Leave of a comparison the rows that a book can bear, and say how many there are."""
    for widget in page.tree.find_class("edition-widget"):
        page.live = True
        rows = widget.xpath(".//tbody/tr")
        for row in rows[ROWS:]:
            row.drop_tree()
        for emptied in widget.xpath(".//table[not(.//tbody/tr)] | .//tbody[not(tr)]"):
            if emptied.getparent() is not None:
                emptied.drop_tree()
        elsewhere = bool(widget.find_class("ew-parts"))
        cut = f"Printed here: {min(len(rows), ROWS)} of {len(rows)} rows. " if len(rows) > ROWS else ""
        cut = cut or ("Printed here: the part with which the chapter opens. " if elsewhere else "")
        said = etree.SubElement(widget, "p", {"class": "live"})
        said.text = f"{cut}The comparison can be operated, and seen whole, in the edition on the web: "
        etree.SubElement(said, "a", {"href": "", "class": "operated"}).text = "this chapter"
        said[-1].tail = "."


def _plain(element: HtmlElement) -> None:
    role = element.get("role")
    if role == "img" or "ed-drawing" in element.classes:
        for picture in element.iter("img"):
            picture.set("alt", element.get("aria-label", ""))
    if element.tag == "summary" or role == "heading":
        element.set("class", "head")
    element.tag = _RENAMED.get(element.tag, element.tag)
    for name in {*element.attrib} - _KEPT:
        del element.attrib[name]


def _level(tree: HtmlElement) -> None:
    """Let no heading be more than one level below the one before it."""
    last = 0
    for heading in tree.xpath(".//h1 | .//h2 | .//h3 | .//h4 | .//h5 | .//h6"):
        last = min(int(heading.tag[1]), last + 1)
        heading.tag = f"h{last}"


def _tidy(tree: HtmlElement) -> None:
    """Leave one space where there is white space, and none between blocks."""
    for element in tree.iter():
        above = {one.tag for one in element.iterancestors()}
        if "pre" not in {*above, element.tag}:
            element.text = _spaced(element.text, edge=element.tag in _BLOCKS)
        if "pre" not in above:
            after = element.getnext()
            edge = element.tag in _BLOCKS or (after is not None and after.tag in _BLOCKS)
            element.tail = _spaced(element.tail, edge=edge)


def _spaced(text: str | None, *, edge: bool) -> str | None:
    if not text:
        return None
    spaced = f"{' ' * text[:1].isspace()}{' '.join(text.split())}{' ' * text[-1:].isspace()}"
    return (None if edge else " ") if not spaced.strip() else spaced
