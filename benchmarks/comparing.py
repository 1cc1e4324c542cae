"""How soon a comparison can be used, beside an Altair page, a Framework page and bare HTML, as the edition grows."""

from __future__ import annotations

import csv
import json
import shutil
import sys
import tempfile
from pathlib import Path
from statistics import median
from typing import TYPE_CHECKING, Any

from benchmarks import building, peers
from benchmarks.figures import Figure, figure
from benchmarks.hosting import HERE, hosted
from benchmarks.reading import browsing
from benchmarks.scaled import enlarged

if TYPE_CHECKING:
    from playwright.sync_api import Browser

TIMES = (1, 10, 100)  #: the facts
LOOKS = 7  #: at each page, in turns, so that what else the machine does falls on all alike
CHOICES = 12  #: made one after the other once the page is at rest
GOAL = 0.7  #: of the quicker peer
FRAME = 16  #: milliseconds in which an answer is painted

#: what each page draws a comparison in, and the control with which another fact is chosen
PLACES = {
    "ours": (".ew-view .ew-head", ".ew-live button:nth-of-type(2)"),
    "altair": ("#result svg", "#result select"),
    "framework": ("#result", "select"),
    "limit": ("#result", "select"),
}

#: chooses another fact as soon as there is a choice, again and again until what is drawn has changed; `usable` is when
_CHOOSE = """([result, control]) => {
  const shown = () => document.querySelector(result)?.textContent ?? "";
  window.choose = () => {
    const found = document.querySelector(control);
    if (found instanceof HTMLSelectElement) {
      if (found.options.length < 2) return;
      found.selectedIndex = (found.selectedIndex + 1) % found.options.length;
      for (const name of ["input", "change"]) found.dispatchEvent(new Event(name, { bubbles: true }));
    } else found?.click();
  };
  window.until = (before, done) => {
    const look = () => { if (shown() && shown() !== before) done(performance.now()); else setTimeout(look, 1); };
    look();
  };
  window.shown = shown;
  let first = "";
  const turn = () => {
    if (!first) first = shown();
    if (first && shown() !== first) { window.usable = performance.now(); return; }
    if (first) window.choose();
    if (first && shown() !== first) { window.usable = performance.now(); return; }
    setTimeout(turn, 2);
  };
  turn();
}"""

#: the next choice, until what it changes is painted
_ANSWER = """() => new Promise((done) => {
  const before = window.shown();
  const from = performance.now();
  window.choose();
  window.until(before, () => requestAnimationFrame(() => {
    const { port1, port2 } = new MessageChannel();
    port1.onmessage = () => done(performance.now() - from);
    port2.postMessage(0);
  }));
})"""

_OURS = """
import sys
from pathlib import Path
from benchmarks.bare import lay
lay(Path(sys.argv[1]), "FigureComparison", Path(sys.argv[2]))
"""


def look(browser: Browser, address: str, kind: str, *, answer: bool = False) -> dict[str, Any]:
    """Visit a page for the first time; return when its comparison was usable, and how soon it then answers."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    page = context.new_page()
    session = context.new_cdp_session(page)
    session.send("Network.enable")
    sizes: list[float] = []
    session.on("Network.loadingFinished", lambda event: sizes.append(event["encodedDataLength"]))
    page.add_init_script(f"({_CHOOSE})({json.dumps(PLACES[kind])})")
    page.goto(address, wait_until="commit")
    page.wait_for_function("window.usable", timeout=120_000)
    seen: dict[str, Any] = {"usable": page.evaluate("window.usable")}
    page.wait_for_timeout(300)
    seen |= {"bytes": sum(sizes) / 1000, "requests": len(sizes)}
    if answer:
        page.wait_for_timeout(1_500)
        seen["answer"] = median(page.evaluate(_ANSWER) for _ in range(CHOICES))
    context.close()
    return seen


def distinct(data: Path) -> Path:
    """Let no two questions read alike, else a choice of another fact would draw what was there; return the folder."""
    table = data / "facts.csv"
    with table.open(encoding="utf-8", newline="") as opened:
        header, *rows = csv.reader(opened)
    at = header.index("question")
    with table.open("w", encoding="utf-8", newline="") as opened:
        named = [[*row[:at], f"{row[at]} [{row[0]}]", *row[at + 1 :]] for row in rows]
        csv.writer(opened, lineterminator="\n").writerows([header, *named])
    return data


def laid(tree: Path, data: Path, site: Path) -> None:
    """Write each kind of page, all from the same tables."""
    building.timed([sys.executable, "-c", _OURS, str(data), str(site / "ours")], tree)
    drawn = peers.rows(data)
    peers.limit(drawn, site / "limit")
    peers.altair(drawn, site / "altair")
    peers.framework(drawn, site / "framework")


def compared(tree: Path) -> list[Figure]:
    """Visit all kinds in turns; return for each size the medians, ours beside the quicker peer."""
    figures = []
    with browsing("--disable-frame-rate-limit", "--disable-gpu-vsync") as browser:
        for times in TIMES:
            with tempfile.TemporaryDirectory() as folder:
                data = distinct(enlarged(tree / "data", Path(folder) / "data", times=times))
                site = Path(folder) / "site"
                laid(tree, data, site)
                with hosted(site) as address:
                    for kind in PLACES:  # so that the server has compressed each file once
                        look(browser, f"{address}/{kind}/index.html", kind)
                    seen = [
                        {kind: look(browser, f"{address}/{kind}/index.html", kind, answer=not turn) for kind in PLACES}
                        for turn in range(LOOKS)
                    ]
            figures += _figures(times, seen)
    return figures


def _figures(times: int, seen: list[dict[str, dict[str, Any]]]) -> list[Figure]:
    usable = {kind: median(one[kind]["usable"] for one in seen) for kind in PLACES}
    first = seen[0]
    print(times, {kind: {"usable": round(usable[kind])} | {name: round(value, 1) for name, value in first[kind].items()
                  if name != "usable"} for kind in PLACES}, flush=True)  # fmt: skip
    what = f"{times} times the facts"
    quicker = min(usable["altair"], usable["framework"])
    return [
        figure("peers", f"To a usable comparison, {what}, beside the quicker peer", "ms", usable["ours"], quicker,
               share=GOAL),
        figure("peers", f"To a usable comparison, {what}, beside an Altair page", "ms", usable["ours"],
               usable["altair"]),
        figure("peers", f"To a usable comparison, {what}, beside a Framework page", "ms", usable["ours"],
               usable["framework"]),
        figure("peers", f"To a usable comparison, {what}, beside bare HTML", "ms", usable["ours"], usable["limit"]),
        figure("peers", f"An answer, {what}, beside the quicker peer", "ms", first["ours"]["answer"],
               min(first[kind]["answer"] for kind in ("altair", "framework")), most=FRAME),
        figure("peers", f"Transfer, {what}, beside the lighter peer", "kB", first["ours"]["bytes"],
               min(first[kind]["bytes"] for kind in ("altair", "framework"))),
        figure("peers", f"Requests, {what}, beside the peer with fewer", "", first["ours"]["requests"],
               min(first[kind]["requests"] for kind in ("altair", "framework"))),
    ]  # fmt: skip


if __name__ == "__main__":
    print(json.dumps(compared(Path(__file__).resolve().parent.parent), indent=1))
    shutil.rmtree(HERE / "build", ignore_errors=True)
