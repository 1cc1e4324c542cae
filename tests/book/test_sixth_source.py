"""A sixth source: laid by the command, filled in by hand, and then in every comparison without a change of code."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest
import yaml
from bs4 import BeautifulSoup

from tests import sample
from tests.book.looking import addresses, one, spoken, table
from tests.sample_sixth import READINGS, REGESTS, ROW, SIGLUM, TEXT


@dataclass(frozen=True)
class Tree:
    """A copy of the edition with a sixth source, and what each command said of it."""

    root: Path
    before: dict[str, bytes]
    said: dict[str, subprocess.CompletedProcess[str]]

    def article(self, name: str) -> BeautifulSoup:
        """Return a built page without what every page has around it."""
        text = (self.root / "_build" / "html" / f"{name}.html").read_text(encoding="utf-8")
        page = BeautifulSoup(text, "html5lib")
        return BeautifulSoup(str(one(page, "article")), "html5lib")


@pytest.fixture(scope="module")
def tree(tmp_path_factory: pytest.TempPathFactory) -> Tree:
    """Do what CONTRIBUTING says, and build by the command that README gives."""
    root = tmp_path_factory.mktemp("sixth") / "edition"
    _copy(root)
    before = _files(root)
    (root.parent / "six.txt").write_text(TEXT, encoding="utf-8")
    said = {}

    def run(step: str, *command: str) -> None:
        environment = os.environ | {"PYTHONPATH": str(root)}  # the copy's own code, in the kernels as well
        said[step] = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, check=False)

    edition = (sys.executable, "-m", "edition")
    run("lay", *edition, "new-source", SIGLUM, "../six.txt", "--title", "Six remarks on a report")
    run("check the empty row", *edition, "check")
    _fill_tables(root / "data")
    run("check", *edition, "check")
    run("fingerprint", *edition, "fingerprint", "sources")
    run("verify", *edition, "verify", "sources")
    _fill_chapter(root / "chapters" / f"{SIGLUM.lower()}.md")
    for name in _argued(before):
        _read_again(root / name, len(sample.rows(sample.ROOT / "data" / "sources.csv")) - 1)
    run("build", str(Path(sys.executable).with_name("jupyter-book")), "build", ".", "-n", "-W", "--keep-going")
    return Tree(root, before, said)


def _copy(root: Path) -> None:
    listed = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],  # noqa: S607  # git is wherever the reader has it
        cwd=sample.ROOT,
        capture_output=True,
        text=True,
        check=True,
    )
    for name in listed.stdout.splitlines():
        if (sample.ROOT / name).is_file():
            (root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(sample.ROOT / name, root / name)


def _files(root: Path) -> dict[str, bytes]:
    """Return name -> content of every file but for what Python, the book and its reader leave there."""
    left = {"_build", "sources", "__pycache__"}
    files = [path for path in root.rglob("*") if path.is_file() and not left.intersection(path.parts)]
    return {path.relative_to(root).as_posix(): path.read_bytes() for path in files}


def _argued(files: dict[str, bytes]) -> set[str]:
    """Return the chapters that say something which is true of the number of sources."""
    return {name for name, text in files.items() if name.startswith("chapters/") and b" <sources " in text}


def _read_again(chapter: Path, number: int) -> None:
    text = chapter.read_text(encoding="utf-8")
    chapter.write_text(text.replace(f" <sources {number}>", f" <sources {number + 1}>"), encoding="utf-8")


def _fill_tables(data: Path) -> None:
    for column, value in ROW.items():
        sample.spoil(data, f"sources.csv:{len(sample.rows(data / 'sources.csv'))} {column}", value)
    head, *rows = sample.rows(data / "readings.csv")
    sample.save(data / "readings.csv", [head, *sorted([*rows, *READINGS], key=lambda row: row[0])])
    head, *rows = sample.rows(data / "names.csv")
    known = next(row for row in rows if row[0] == "pospelov-pyotr")
    variant = [known[0], SIGLUM, "3", "Pospeloff", *known[4:7], "", "", "", "", ""]
    sample.save(data / "names.csv", [head, *sorted([*rows, variant], key=lambda row: row[0])])
    head, *rows = sample.rows(data / "passages.csv")
    passage = ["night-and-hour", SIGLUM, "2", "3", "A day, and numbers"]
    sample.save(data / "passages.csv", [head, *sorted([*rows, passage], key=lambda row: row[0])])
    technique = sample.rows(data / "techniques.csv")[1][0]
    head, *rows = sample.rows(data / "bias.csv")
    note = f"{SIGLUM}.3a|{SIGLUM}|3|Good old Pospeloff|{technique}|none|It pats him.|He||1|confident|edition"
    sample.save(data / "bias.csv", [head, *rows, note.split("|")])


def _fill_chapter(chapter: Path) -> None:
    text = chapter.read_text(encoding="utf-8")
    for number, regest in REGESTS.items():
        text = text.replace(f":::{{regest}} {SIGLUM}.{number}\n:kind: unwritten\n:::", regest)
    headings = [line for line in text.splitlines() if line.startswith("## ")]
    for heading in headings[:4]:
        text = text.replace(f"{heading}\n", f"{heading}\n\nSome words.\n")
    chapter.write_text(text, encoding="utf-8")


def test_source_is_laid(tree: Tree) -> None:
    """The command ends well and names what it wrote."""
    assert tree.said["lay"].returncode == 0, tree.said["lay"].stderr
    assert "  chapters/sexta.md:1" in tree.said["lay"].stdout.splitlines()


def test_what_is_true_of_five_is_listed(tree: Tree) -> None:
    """The command lists every chapter that has to be read again, and the titles with the number in them."""
    again = tree.said["lay"].stdout.partition("read again")[2].splitlines()
    named = {line.strip().partition(":")[0] for line in again}
    assert _argued(tree.before)
    assert named >= _argued(tree.before) | {"_config.yml", "CITATION.cff", "README.md", "data/datapackage.json"}


def test_checks_ask_for_the_row(tree: Tree) -> None:
    """The checks ask for each empty cell of the new row, and for nothing else."""
    asked = tree.said["check the empty row"].stdout.splitlines()
    assert {line.split()[1] for line in asked} == set(ROW)
    assert {line.split(":")[0] for line in asked} == {"data/sources.csv"}


@pytest.mark.parametrize("step", ["check", "fingerprint", "verify", "build"])
def test_filled_source_is_sound(tree: Tree, step: str) -> None:
    """With row and chapter filled in, tables are sound, the words stand in the text, and the book builds strictly."""
    assert tree.said[step].returncode == 0, tree.said[step].stdout[-2000:] + tree.said[step].stderr[-4000:]


def test_chapter_has_the_source(tree: Tree) -> None:
    """The chapter has the card, every regest under its id, the values, the figures and the mark."""
    page = tree.article("chapters/sexta")
    assert spoken(page, ".ed-card caption") == ["SEXTA: Sixth account"]
    assert [paragraph["id"] for paragraph in page.select(".ed-para")] == ["SEXTA.1", "SEXTA.2", "SEXTA.3"]
    assert spoken(page, ".ed-regest .ed-number") == ["25 February 1956", "89", "848", "1,000,000 US dollars"]
    assert spoken(page, '[id="SEXTA.2"] .ed-claim') == ["89", "848", "25 February 1956"]
    assert spoken(page, '[id="SEXTA.3a"] q') == ["Good old Pospeloff"]


def test_source_is_in_the_order_of_the_book(tree: Tree) -> None:
    """The chapter follows the fifth source wherever the book is listed."""
    text = (tree.root / "_build" / "html" / "chapters" / "introduction.html").read_text(encoding="utf-8")
    entries = [str(link["href"]) for link in BeautifulSoup(text, "html5lib").select("nav a, .sidebar-tree a")]
    assert entries[entries.index("sexta.html") - 1] == "fakti.html"


@pytest.mark.parametrize("reading", READINGS, ids=lambda reading: str(reading[0]))
def test_fact_has_the_reading(tree: Tree, reading: list[str]) -> None:
    """The page of each fact that the source speaks to has its reading."""
    rows = {row["Source"].split()[0]: row for row in table(tree.article(f"facts/{reading[0]}"), ".ed-readings")}
    assert reading[3] in rows[f"{SIGLUM}.{reading[2]}"]["Words"]


def test_fact_has_the_silence(tree: Tree) -> None:
    """The page of a fact that the source does not speak to says that it is silent."""
    (silent,) = [said for said in spoken(tree.article("facts/speech-audience"), "p") if said.startswith("Silent")]
    assert SIGLUM in silent


def test_apparatus_has_the_source(tree: Tree) -> None:
    """The apparatus has a column for it, with its values and silences."""
    rows = {row["Question"]: row for row in table(tree.article("chapters/apparatus"), "#topic-cc-1934 table")}
    fact = next(row for row in sample.rows(tree.root / "data" / "facts.csv") if row[0] == "cc-1934-losses")
    assert rows[fact[2]][SIGLUM] == "89 ✗ differs"
    assert {row[SIGLUM] for question, row in rows.items() if question != fact[2]} == {"silent"}


def test_register_has_the_name(tree: Tree) -> None:
    """The register of names has the new variant under its bearer."""
    assert addresses(tree.article("chapters/persons"), "#pospelov-pyotr")["SEXTA.3"] == "sexta.html#SEXTA.3"


def _comparisons() -> list[str]:
    order = yaml.safe_load((sample.ROOT / "_toc.yml").read_text(encoding="utf-8"))
    part = next(part for part in order["parts"] if part["caption"] == "Comparisons")
    # side by side stand the accounts that are chosen, and a new one is not among them by itself
    return [chapter["file"] for chapter in part["chapters"] if chapter["file"] != "chapters/parallel"]


@pytest.mark.parametrize("chapter", _comparisons())
def test_comparison_has_the_source(tree: Tree, chapter: str) -> None:
    """Every comparison has the source in a table, with a link to it: a source that is silent is only named."""
    links = tree.article(chapter).select("td a[href], th a[href]")
    assert "sexta.html" in {str(link["href"]).partition("#")[0] for link in links}


def test_toll_draws_the_source(tree: Tree) -> None:
    """The toll has the wrong figure in its table, and in the picture a label that names the source."""
    page = tree.article("chapters/toll")
    rows = [row for row in table(page, ".ed-chart-table") if row["Source"] == "SEXTA.2"]
    assert {(row["Value"], row["Verdict"]) for row in rows} == {("848", "✓ agrees"), ("89", "✗ differs")}
    assert "SEXTA.2: 89, not 98" in spoken(page, "svg text")


def test_dependence_counts_the_copy(tree: Tree) -> None:
    """What is shown to be copied is counted as such."""
    page = tree.article("chapters/dependence")
    rows = spoken(page, ".ed-chart-table tr")
    assert "SEXTA 4 1 FAKTI (1)" in rows


def test_bias_has_the_profile(tree: Tree) -> None:
    """The note is in the profile and the omissions of the source are computed."""
    page = tree.article("chapters/bias")
    assert [row for row in spoken(page, ".ed-chart-table tr") if row.startswith(SIGLUM) and row.endswith(" 1")]
    assert SIGLUM in spoken(page, "h3")


def test_no_code_was_changed(tree: Tree) -> None:
    """All that is new or changed is in data/, chapters/, the order of the book and the copy of the source."""
    after = _files(tree.root)
    changed = {name for name in after | tree.before if after.get(name) != tree.before.get(name)}
    tables = {f"data/{name}.csv" for name in ("bias", "fingerprints", "names", "passages", "readings", "sources")}
    assert changed == {*tables, *_argued(tree.before), "chapters/sexta.md", "_toc.yml"}
