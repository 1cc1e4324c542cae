"""What a reference can stand on: the kinds of text that were read, the firmest first, and the words for them."""

from __future__ import annotations

#: as the column `ground` has it -> as it is printed
GROUNDS = {
    "archive": "archive or edition of documents",
    "scholarly": "scholarly work",
    "official": "official publication",
    "press": "newspaper or magazine",
    "e-book-copy": "copy of a book on a mirror site",
    "web": "wiki, blog or popular page",
}
