"""Measure the edition beside the stock book, and write what was found to results.json: ``make bench``."""

from __future__ import annotations

import json
import os
import platform
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import answering, building, checking, comparing, forms, living, scaling
from benchmarks.figures import Figure, figure
from benchmarks.hosting import HERE, MODULES, hosted
from benchmarks.reading import USABLE, browsing, transfer, until_usable
from benchmarks.stock import ROOT, lay_out, localise
from tests.chromium import found

if TYPE_CHECKING:
    from collections.abc import Callable

RESULTS = HERE / "results.json"
KINDS = ("ours", "stock")
SOURCES = ("speech", "cn1", "bblv", "cn2", "fakti")
CHAPTERS = (*SOURCES, "introduction", "figures", "agreement", "chronology", "bias", "apparatus", "bibliography")
LOOKS = 3  #: of Lighthouse at each page, for its times are not the same twice
QUIET = 1.0  #: load of the machine above which times say little


def trees(folder: Path) -> dict[str, Path]:
    """Lay the two books out as they are committed, unless they stand there already."""
    made = {kind: folder / kind for kind in KINDS}
    if made["stock"].is_dir():
        return made
    subprocess.run(["git", "clone", "--quiet", str(ROOT), str(made["ours"])], check=True)  # noqa: S607  # git is wherever it is
    lay_out(made["ours"], made["stock"])
    return made


def builds(made: dict[str, Path]) -> list[Figure]:
    """Build each book from nothing, after a chapter has changed and after a row has."""
    steps = {"from nothing": lambda _: None, "one chapter": building.edit_chapter, "one row": building.edit_row}
    took: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    for what, edit in steps.items():
        for kind, tree in made.items():
            edit(tree)
            took[kind][what] = building.timed(building.command(kind, tree), tree)[0]
    figures = [figure("build", f"Build, {what}", "s", took["ours"][what], took["stock"][what]) for what in steps]
    figures[0]["share"] = 0.45
    return figures


def visits(made: dict[str, Path]) -> list[Figure]:
    """Visit every source chapter for the first time, and wait for a comparison."""
    got: dict[str, dict[str, float]] = {kind: {} for kind in KINDS}
    asked: dict[str, float] = {}
    usable: dict[str, float] = {}
    with browsing() as browser:
        for kind, tree in made.items():
            with hosted(building.book(kind, tree)) as site:
                for name in SOURCES:
                    first = transfer(browser, f"{site}/chapters/{name}.html")
                    got[kind][name], asked[kind] = first["bytes"] / 1000, max(asked.get(kind, 0), first["requests"])
                usable[kind] = until_usable(browser, f"{site}/chapters/figures.html", USABLE[kind])
    figures = [
        figure(
            "reading",
            f"First visit to {name}, compressed",
            "kB",
            got["ours"][name],
            got["stock"][name],
            most=90,
            share=1 / 8,
        )
        for name in SOURCES
    ]
    figures.append(figure("reading", "Requests of a first visit, at most", "", asked["ours"], asked["stock"]))
    times = (usable["ours"], usable["stock"])
    return [*figures, figure("reading", "From asking to a usable comparison", "ms", *times, share=0.25)]


def lighthouse(made: dict[str, Path]) -> list[Figure]:
    """Let Lighthouse look at the chapters of both books as a phone on a slow network has them."""
    seen: dict[str, list[dict[str, Any]]] = {}
    for kind, tree in made.items():
        with hosted(building.book(kind, tree)) as site:
            addresses = [f"{site}/chapters/{name}.html" for name in CHAPTERS]
            seen[kind] = middle(audited([address for _ in range(LOOKS) for address in addresses]))
    figures = []
    for category in ("performance", "accessibility", "best-practices", "seo"):
        lowest = {kind: min(one["scores"][category] for one in seen[kind]) for kind in KINDS}
        what = f"Lighthouse, {category}, lowest of {len(CHAPTERS)} pages"
        figures.append(figure("reading", what, "", lowest["ours"], lowest["stock"], least=100))
    for name, ours, stock in zip(CHAPTERS, seen["ours"], seen["stock"], strict=True):
        painted = (ours["lcp"] / 1000, stock["lcp"] / 1000)
        figures.append(figure("reading", f"Largest paint of {name}, slow 4G", "s", *painted, most=1.5, share=1 / 3))
    return figures


def middle(looks: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Return for each address, in order, the medians of what several looks at it found."""
    found: dict[str, list[dict[str, Any]]] = {}
    for one in looks:
        found.setdefault(one["address"], []).append(one)
    return [
        {
            "scores": {name: median(one["scores"][name] for one in same) for name in same[0]["scores"]},
            "lcp": median(one["lcp"] for one in same),
        }
        for same in found.values()
    ]


def audited(addresses: list[str]) -> list[dict[str, Any]]:
    """Return what Lighthouse says of each address."""
    command = ["node", str(HERE / "lighthouse.mjs"), *addresses]
    settings = os.environ | {"CHROMIUM": found() or ""}
    done = subprocess.run(command, env=settings, capture_output=True, text=True, check=True)
    return [json.loads(line) for line in done.stdout.splitlines()]


SECTIONS: dict[str, Callable[[dict[str, Path]], list[Figure]]] = {
    "builds": builds,
    "visits": visits,
    "lighthouse": lighthouse,
    "checks": lambda made: checking.measured(made["ours"]),
    "answers": lambda made: answering.answered(made["ours"]),
    "growth": lambda made: scaling.grown(made["ours"]),
    "forms": lambda made: forms.weighed(made["ours"]),
    "live": lambda made: living.lived(made["ours"]),
    "peers": lambda made: comparing.compared(made["ours"]),
}


def main(chosen: list[str]) -> int:
    """Measure the chosen sections, or all, and keep what is known of the others; return 0."""
    if not (MODULES / "lighthouse").is_dir():
        sys.exit("The programs of benchmarks/package.json are not installed: run make bench, or npm install there.")
    known = json.loads(RESULTS.read_text(encoding="utf-8")) if RESULTS.is_file() else {"sections": {}}
    with tempfile.TemporaryDirectory() as temporary:
        made = trees(Path(os.environ.get("TREES", temporary)))  # TREES: a folder to keep both books in, for another run
        if chosen and chosen[0] != "builds":
            for kind, tree in made.items():
                if not building.book(kind, tree).is_dir():
                    building.timed(building.command(kind, tree), tree)
        for name in chosen or list(SECTIONS):
            if name != "builds" and (made["stock"] / "_build").is_dir():
                localise(building.book("stock", made["stock"]))
            load = os.getloadavg()[0]
            print(f"{name} (load {load:.1f}{', too busy to trust' if load > QUIET else ''})", flush=True)
            measured = {"load": round(load, 1), "date": time.strftime("%Y-%m-%d"), "figures": SECTIONS[name](made)}
            known["sections"][name] = measured
            known["machine"] = machine()
            RESULTS.write_text(json.dumps(known, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")
    return 0


def machine() -> str:
    """Say in a line on what was measured."""
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES") / 2**30
    return f"{os.cpu_count()} cores, {memory:.0f} GiB, {platform.system()}, Python {platform.python_version()}"


if __name__ == "__main__":
    shutil.which("node") or sys.exit("make bench needs Node 18 or later")
    sys.exit(main(sys.argv[1:]))
