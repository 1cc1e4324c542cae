"""Fill the edition's own HTML templates; everything put into them is escaped."""

from __future__ import annotations

from typing import Any

from jinja2 import Environment, PackageLoader, StrictUndefined

from edition.fidelity import FIDELITIES
from edition.grounds import GROUNDS
from edition.render.language_names import in_language, language_name
from edition.verdicts import VERDICTS

_TEMPLATES = Environment(
    loader=PackageLoader("edition.render"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)
_TEMPLATES.globals |= {
    "FIDELITIES": FIDELITIES,
    "GROUNDS": GROUNDS,
    "VERDICTS": VERDICTS,
    "in_language": in_language,
    "language_name": language_name,
}


def fill(template: str, **values: Any) -> str:  # noqa: ANN401  # a template takes any record
    """Return the template ``NAME.html`` filled with values. Raises UndefinedError where one is missing."""
    return _TEMPLATES.get_template(f"{template}.html").render(**values)
