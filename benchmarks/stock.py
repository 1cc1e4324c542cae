"""Lay out the stock book: the same chapters and tables under the settings that Jupyter Book 1 has by default."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import yaml

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent

#: settings of ours without which the chapters cannot be read; everything else is left as it comes
NEEDED = ("primary_domain", "bibtex_bibfiles", "bibtex_reference_style", "bibtex_cite_id")

#: addresses that the stock book loads from, and where the bench serves the same files from the npm registry
ELSEWHERE = {
    "https://cdnjs.cloudflare.com/ajax/libs/require.js/2.3.4/require.min.js": "/cdn/requirejs@2.3.4/require.min.js",
    "https://cdn.jsdelivr.net/npm/": "/cdn/",
    "https://unpkg.com/": "/cdn/",
}
_INTEGRITY = re.compile(r'\s(?:integrity|crossorigin)="[^"]*"')


def lay_out(tree: Path, target: Path) -> Path:
    """Copy what a stock book of `tree` is made from to `target`; return that."""
    for name in ("chapters", "data", "edition"):
        shutil.copytree(tree / name, target / name, ignore=shutil.ignore_patterns("__pycache__"), dirs_exist_ok=True)
    for name in ("_toc.yml", "index.md", "CITATION.cff", "CHANGELOG.md", "requirements.txt"):
        shutil.copy(tree / name, target)
    shutil.copy(HERE / "stock_edition.py", target)
    (target / "benchmarks").mkdir(exist_ok=True)
    for known in (tree / "benchmarks").iterdir():
        if known.name == "results.json" or known.suffix == ".csv":  # chapters show what was measured
            shutil.copy(known, target / "benchmarks")
    ours = yaml.safe_load((tree / "_config.yml").read_text(encoding="utf-8"))
    settings = {
        "title": ours["title"],
        "author": ours["author"],
        "only_build_toc_files": True,
        "execute": ours["execute"] | {"execute_notebooks": "force"},  # it draws nothing without a kernel
        "parse": ours["parse"],
        "sphinx": {
            "extra_extensions": ["sphinxcontrib.bibtex", "stock_edition"],
            "config": {name: ours["sphinx"]["config"][name] for name in NEEDED},
        },
    }
    (target / "_config.yml").write_text(yaml.safe_dump(settings, sort_keys=False), encoding="utf-8")
    return target


def localise(book: Path) -> int:
    """Let a built book load from this machine what it would load from elsewhere; return how many pages were changed."""
    changed = 0
    for page in book.rglob("*.html"):
        text = page.read_text(encoding="utf-8")
        if any(address in text for address in ELSEWHERE):
            text = _INTEGRITY.sub("", text)
            for address, here in ELSEWHERE.items():
                text = text.replace(address, here)
            page.write_text(text, encoding="utf-8")
            changed += 1
    return changed
