"""Draw a widget for the place that it has in a page: table, state, and the files that go beside them."""

from __future__ import annotations

import hashlib
from typing import TYPE_CHECKING, Any, NamedTuple

from markupsafe import Markup

from edition.render.embedding import embedded
from edition.sphinx_ext.theme.widget_parts import Part, divided, here, index, named, page
from edition.widgets import BY_NAME
from edition.widgets.assets import styles
from edition.widgets.widget import Address, placed

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

_KEPT = Markup('<div class="ew-kept"{}>\n{}</div>\n')
INLINE = 200_000  #: characters of state that a page carries itself; more is fetched beside it


class Place(NamedTuple):
    """What a page knows that a widget needs: where objects stand, and where files go."""

    address: Address  #: of an object, as seen from the page
    put: Callable[[str, str], str]  #: writes a file below the folder of styles, and returns its address
    elsewhere: Address  #: of an object, as seen from that folder's own ones
    back: str  #: the address of the page, as seen from there
    policy: str  #: of the pages there


def draw(name: str, state: dict[str, Any], place: Place) -> tuple[Markup, str]:
    """Return a widget as a page has it, and the address of the file with its state, if that is not in the page."""
    kind, traits = BY_NAME[name], state["traits"]
    if "later" in state:
        return _draw_followed(name, state, place)
    groups = kind.groups(traits)
    sheets = [f"../{style}" for style in styles(name)]

    def put(part: Part) -> str:
        table = kind.table(traits, place.elsewhere, [part], whole=False)
        return _filed(place, "parts", page(part.title, table, sheets, place.back, place.policy), "html")

    if parts := divided(groups):
        stays = here(parts, traits.get("fact") or traits.get("note") or "")
        said = kind.table(traits, place.address, []) + index(parts, stays, put)
        table = said + _KEPT.format("", kind.table(traits, place.address, [stays], whole=False))
    else:
        table = kind.table(traits, place.address, groups)
    links = (one for _, rows in groups for row in rows for one in kind.about(row))
    written = embedded(state | {"addresses": addresses(links, place.address)})
    if len(written) <= INLINE and not parts:
        return placed(name, table, state=written), ""
    filed = _filed(place, "state", written, "json")
    return placed(name, table, src=filed), filed


def _draw_followed(name: str, state: dict[str, Any], place: Place) -> tuple[Markup, str]:
    """Draw a widget of which the page has what is chosen; whatever else can be is a page, and a file of state."""
    kind, trait, views = BY_NAME[name], state["later"]["trait"], followed(state)
    sheets = [f"../{style}" for style in styles(name)]
    chosen = state["traits"][state["later"]["by"]]
    parts = {key: Part(*kind.groups(view)[0]) for key, view in views.items()}
    named_by = {part.title: f"{name}?{state['later']['by']}={key}" for key, part in parts.items()}
    pages = {part.title: kind.table(views[key], place.elsewhere, [part]) for key, part in parts.items()}

    def put(part: Part) -> str:
        return _filed(place, "parts", page(part.title, pages[part.title], sheets, place.back, place.policy), "html")

    links = (one for part in parts.values() for row in part.rows for one in kind.about(row))
    files = {key: _filed(place, "state", embedded(view[trait]), "json") for key, view in views.items()}
    later = {"trait": trait, "by": state["later"]["by"], "files": files}
    written = embedded(state | {"later": later, "addresses": addresses(links, place.address)})
    stays = parts[chosen]
    table = _KEPT.format(named(stays, named_by), kind.table(views[chosen], place.address, [stays]))
    return placed(name, index(list(parts.values()), stays, put, named_by) + table, state=written), ""


def followed(state: dict[str, Any]) -> dict[str, dict[str, Any]]:
    """Return value -> the traits of a widget for each value that its later part can follow."""
    trait, by, values = (state["later"][one] for one in ("trait", "by", "values"))
    return {key: state["traits"] | {trait: value, by: key} for key, value in values.items()}


def whole(name: str, state: dict[str, Any], address: Address) -> Markup:
    """Return a widget's whole table, for a book without scripts and without files beside its pages."""
    kind = BY_NAME[name]
    views = followed(state).values() if "later" in state else [state["traits"]]
    return placed(name, Markup("").join(kind.table(view, address, kind.groups(view)) for view in views))


def addresses(links: Iterable[tuple[str, str]], address: Address) -> dict[str, dict[str, str]]:
    """Return the pattern of most addresses of a kind, of a source's paragraphs and notes, and those that differ."""
    found = [(kind, name, address(kind, name)) for kind, name in dict.fromkeys(links)]
    patterns: dict[str, str] = {}
    others: dict[str, str] = {}
    for kind, name, there in sorted(found, key=lambda one: not one[2]):  # a pattern comes from what is there
        siglum, dot, _ = name.partition(".")
        pattern = patterns.setdefault(f"{kind}:{siglum}" if dot else kind, there.replace(name, "{}"))
        if pattern.replace("{}", name) != there:
            others[f"{kind}:{name}"] = there
    return {"patterns": patterns, "others": others}


def _filed(place: Place, folder: str, text: str, suffix: str) -> str:
    """Write a file that is named after what it says, and return its address."""
    return place.put(f"{folder}/{hashlib.sha256(text.encode()).hexdigest()[:16]}.{suffix}", text)
