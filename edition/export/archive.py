"""Zip archives of which the same content makes the same bytes."""

from __future__ import annotations

import io
import zipfile
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

#: the first moment that the format can express
_NO_TIME = (1980, 1, 1, 0, 0, 0)


def zipped(files: Mapping[str, str | bytes], *, stored: Iterable[str] = ()) -> bytes:
    """Return an archive of files by their paths, in that order; those that are `stored` come first, as they are."""
    written = io.BytesIO()
    ahead = list(stored)
    with zipfile.ZipFile(written, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as archive:
        for name in (*ahead, *sorted(files.keys() - ahead)):
            entry = zipfile.ZipInfo(name, _NO_TIME)
            entry.compress_type = zipfile.ZIP_STORED if name in ahead else zipfile.ZIP_DEFLATED
            entry.create_system = 3  # the same on every system
            entry.external_attr = 0o644 << 16
            archive.writestr(entry, files[name])
    return written.getvalue()
