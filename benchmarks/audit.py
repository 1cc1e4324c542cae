"""Look at every page by axe and the Nu checker, at every kind by Lighthouse (ARGS=--all: every page); check types."""

from __future__ import annotations

import json
import subprocess
import sys
from typing import TYPE_CHECKING

from axe_playwright_python.sync_playwright import Axe

from benchmarks.hosting import HERE, MODULES, hosted
from benchmarks.reading import browsing
from benchmarks.run import audited
from edition import here
from edition.build import OUTPUT
from tests.browser.visiting import every_page, kinds_of_pages, visit

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

CHECKER = MODULES / "vnu-jar" / "build" / "dist" / "vnu.jar"
BATCH = 20  #: pages that one browser of Lighthouse takes

THEMES, WIDTHS = ("light", "dark"), (1280, 320)  #: a screen and a phone


def barriers(site: str, names: list[str]) -> list[str]:
    """Return what axe finds on pages, in both themes, on a screen and on a phone."""
    found = []
    with browsing() as browser:
        for theme in THEMES:
            with visit(browser, site, color_scheme=theme) as visited:
                page = visited.new()
                for name in names:
                    visited.open(name, page)
                    for width in WIDTHS:
                        page.set_viewport_size({"width": width, "height": 900})
                        violations = Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
                        found += [
                            f"{name} ({theme}, {width} px): {one['id']}: {node['html'][:160]}"
                            for one in violations
                            for node in one["nodes"]
                        ]
                found += visited.faults
    return found


def markup(book: Path) -> list[str]:
    """Return the errors that the Nu checker finds in every page."""
    command = ["java", "-jar", str(CHECKER), "--skip-non-html", "--errors-only", "--format", "json", str(book)]
    said = subprocess.run(command, capture_output=True, text=True, check=False).stderr
    messages = json.loads(said)["messages"]
    return [f"{one['url'].partition(str(book))[2]}:{one.get('lastLine', 0)}: {one['message']}" for one in messages]


def types() -> list[str]:
    """Return what the TypeScript compiler finds in the book's scripts, which have their types in their comments."""
    command = ["node", str(MODULES / "typescript" / "bin" / "tsc"), "--project", str(HERE / "tsconfig.json")]
    said = subprocess.run([*command, "--pretty", "false"], cwd=HERE, capture_output=True, text=True, check=False)
    return said.stdout.splitlines() or (said.stderr.splitlines() if said.returncode else [])


def scores(site: str, names: list[str]) -> list[str]:
    """Return every score of a page that is below 100, with the audits that keep it there."""
    found = []
    for at in range(0, len(names), BATCH):
        for one in audited([f"{site}/{name}" for name in names[at : at + BATCH]]):
            low = {name: score for name, score in one["scores"].items() if score < 100}  # noqa: PLR2004  # full marks
            if low:
                found.append(f"{one['address'].removeprefix(site)}: {low} {one['faults']}")
    return found


def main(arguments: list[str]) -> int:
    """Audit the built book; print what is wrong, and return 1 if anything is."""
    book = (here.root() / OUTPUT / "book").resolve()
    every = every_page(book)
    names = every if "--all" in arguments else kinds_of_pages(book)
    wrong = 0
    with hosted(book) as site:
        parts: dict[str, Callable[[], list[str]]] = {
            "TypeScript, every script of the book": types,
            f"axe, {len(every)} pages in two themes and two widths": lambda: barriers(site, every),
            f"Nu HTML checker, {len(every)} pages": lambda: markup(book),
            f"Lighthouse, {len(names)} pages": lambda: scores(site, names),
        }
        for what, look in parts.items():
            print(f"{what} ...", flush=True)
            found = look()
            print(*found, f"{len(found)} found", sep="\n", flush=True)
            wrong += len(found)
    return 1 if wrong else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
