"""How a reader reports an error: an issue where the repository is known, an e-mail, or a text to copy."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import quote, urlencode

if TYPE_CHECKING:
    from edition.render.build_info import BuildInfo
    from edition.render.record import PageRecord

#: stands for the paragraph, note or view, until the reader has chosen one
PLACE = "{place}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A report to be filled in."""

    address: str  #: of a new issue or of an e-mail; empty where the edition has neither
    text: str  #: what to send, with the place still open

    def at(self, place: str) -> Report:
        """Return the report on one place."""
        return Report(address=self.address.replace(quote(PLACE), quote(place)), text=self.text.replace(PLACE, place))


def report(build: BuildInfo, page: PageRecord) -> Report:
    """Return the report on a page, with its version and the state of the data, so that it can be looked up."""
    edition = build.edition
    title = f"Error in {PLACE}"
    text = "\n".join(
        [
            f"{edition.title}, {build.state}",
            f"{page.path}, {PLACE}",
            "What is wrong: ",
            "What would be right, and where it is found: ",
        ]
    )
    address = ""
    if edition.repository:
        names = ("issue[title]", "issue[description]") if "gitlab" in edition.repository else ("title", "body")
        path = "/-/issues/new" if "gitlab" in edition.repository else "/issues/new"
        query = urlencode(dict(zip(names, (title, text), strict=True)), quote_via=quote)
        address = f"{edition.repository}{path}?{query}"
    elif edition.contact:
        address = f"mailto:{edition.contact}?{urlencode({'subject': title, 'body': text}, quote_via=quote)}"
    return Report(address=address, text=text)
