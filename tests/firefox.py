"""A Firefox of this machine, operated by WebDriver BiDi, which it speaks itself: no driver and no download."""

from __future__ import annotations

import base64
import itertools
import json
import shutil
import subprocess
import time
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from websockets.sync.client import connect

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from websockets.sync.client import ClientConnection

NAMES = ("firefox-esr", "firefox")
PATIENCE = 180  #: seconds until it must answer, and for any one step
PAUSE = 0.1
#: keys without a sign: https://www.w3.org/TR/webdriver2/#keyboard-actions
TAB, ENTER, ESCAPE, DOWN = "\ue004", "\ue007", "\ue00c", "\ue015"
SPEAKS = "WebDriver BiDi listening on "

#: it asks nobody anything, and keeps pages that one has left
SETTINGS = {
    "app.update.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False,
    "network.captive-portal-service.enabled": False,
    "network.connectivity-service.enabled": False,
    "toolkit.telemetry.enabled": False,
    "browser.download.alwaysOpenPanel": False,  # which would take the keys
    "browser.download.folderList": 2,  # that of the setting below
    "browser.helperApps.neverAsk.saveToDisk": "text/csv,application/ld+json",
}


def found() -> str | None:
    """Return the path of the machine's Firefox, if it has one."""
    return next((path for name in NAMES if (path := shutil.which(name))), None)


@contextmanager
def running(path: str, profile: Path) -> Iterator[Firefox]:
    """A Firefox in a profile of its own, and a session with it."""
    taken = profile / "taken"
    settings = SETTINGS | {"browser.download.dir": str(taken)}
    lines = (f"user_pref({json.dumps(name)}, {json.dumps(value)});\n" for name, value in settings.items())
    (profile / "user.js").write_text("".join(lines), encoding="utf-8")
    command = [path, "--headless", "--no-remote", "--profile", str(profile), "--remote-debugging-port", "0"]
    said = profile / "said.txt"
    with said.open("w") as log, subprocess.Popen(command, stdout=log, stderr=log) as program:
        try:
            until = time.monotonic() + PATIENCE
            while SPEAKS not in (text := said.read_text(encoding="utf-8")) and time.monotonic() < until:
                time.sleep(PAUSE)
            address = text.partition(SPEAKS)[2].split()[0]
            with connect(f"{address}/session", max_size=None, open_timeout=PATIENCE) as line:
                yield Firefox(line, taken)
        finally:
            program.terminate()


#: where the middle of an element is once it is in the middle of the screen, and what is drawn before it stands still
_MIDDLE = """(async () => {
  for (let before = NaN; ;) {
    const one = %s;
    one.scrollIntoView({ block: "center", behavior: "instant" });
    await new Promise((then) => requestAnimationFrame(() => setTimeout(then, 50)));
    const { x, y, width, height } = one.getBoundingClientRect();
    if (y === before) return [x + width / 2, y + height / 2];
    before = y;
  }
})()"""


class Firefox:
    """A session with one window."""

    def __init__(self, line: ClientConnection, taken: Path) -> None:
        """Begin it; a window of its own has focus though nobody sees it."""
        self._line = line
        self._taken = taken  # where it puts what is downloaded
        self._numbers = itertools.count(1)
        self.faults: list[str] = []  #: what scripts of the pages fell over
        self.ask("session.new", capabilities={})
        self.ask("session.subscribe", events=["log.entryAdded"])
        self.tab = self.ask("browsingContext.create", type="window")["context"]

    def ask(self, method: str, **parameters: Any) -> Any:  # noqa: ANN401  # as the protocol has it
        """Send a command and return its result: https://www.w3.org/TR/webdriver-bidi/."""
        number = next(self._numbers)
        self._line.send(json.dumps({"id": number, "method": method, "params": parameters}))
        while (answer := json.loads(self._line.recv(PATIENCE))).get("id") != number:
            if answer["params"].get("level") == "error":
                self.faults.append(f"{answer['params']['source'].get('context')}: {answer['params']['text']}")
        if answer["type"] == "error":
            raise AssertionError(f"{method}: {answer['message']}")
        return answer["result"]

    def go(self, address: str) -> None:
        """Open a page and wait until it is loaded; its window is in front, or nothing in it would have focus."""
        self.ask("browsingContext.navigate", context=self.tab, url=address, wait="complete")
        self.ask("browsingContext.activate", context=self.tab)
        there = json.dumps(address.partition("#")[0])  # under load it comes after “complete”
        self.wait(f"location.href.startsWith({there}) && document.readyState === 'complete'")

    def size(self, width: int, height: int) -> None:
        """Give the page a size."""
        self.ask("browsingContext.setViewport", context=self.tab, viewport={"width": width, "height": height})

    def another(self) -> str:
        """Open a second tab, operate it from now on, and return the first."""
        first: str = self.tab
        self.tab = self.ask("browsingContext.create", type="tab")["context"]
        return first

    def give(self, script: str, file: Path) -> None:
        """Choose a file in the field that an expression finds."""
        target = {"context": self.tab}
        field = self.ask("script.evaluate", expression=script, target=target, awaitPromise=False)["result"]
        self.ask("input.setFiles", context=self.tab, element={"sharedId": field["sharedId"]}, files=[str(file)])

    def saved(self, name: str) -> Path:
        """Return a file that the page gives out, as soon as it is whole."""
        path, until = self._taken / name, time.monotonic() + PATIENCE
        while not (path.is_file() and path.stat().st_size) and time.monotonic() < until:
            time.sleep(PAUSE)
        return path

    def back(self, by: int = -1) -> None:
        """Go back in the history."""
        self.ask("browsingContext.traverseHistory", context=self.tab, delta=by)

    def run(self, script: str) -> Any:  # noqa: ANN401  # whatever JSON can carry
        """Return what a JavaScript expression is, by way of JSON."""
        asked = f"Promise.resolve({script}).then((found) => JSON.stringify(found ?? null))"
        given = self.ask("script.evaluate", expression=asked, target={"context": self.tab}, awaitPromise=True)
        if given["type"] == "exception":
            raise AssertionError(f"{script}: {given['exceptionDetails']['text']}")
        return json.loads(given["result"]["value"])

    def wait(self, script: str) -> Any:  # noqa: ANN401  # the same
        """Return what an expression is as soon as it is something."""
        until = time.monotonic() + PATIENCE
        while not (value := self.run(script)):
            if time.monotonic() > until:
                raise AssertionError(f"waited in vain for {script}")
            time.sleep(PAUSE)
        return value

    def click(self, script: str) -> None:
        """Click in the middle of the element that an expression finds, as a mouse does."""
        x, y = self.run(_MIDDLE % script)
        move = {"type": "pointerMove", "x": round(x), "y": round(y)}
        press = [move, {"type": "pointerDown", "button": 0}, {"type": "pointerUp", "button": 0}]
        self.ask(
            "input.performActions", context=self.tab, actions=[{"type": "pointer", "id": "mouse", "actions": press}]
        )

    def keys(self, typed: str) -> None:
        """Press one key after the other; those without a sign as above."""
        pressed = [{"type": kind, "value": key} for key in typed for kind in ("keyDown", "keyUp")]
        self._act({"type": "key", "id": "keys", "actions": pressed})

    def _act(self, actions: dict[str, Any]) -> None:
        self.ask("input.performActions", context=self.tab, actions=[actions])

    def picture(self) -> bytes:
        """Return the page as a PNG."""
        return base64.b64decode(self.ask("browsingContext.captureScreenshot", context=self.tab)["data"])

    def printed(self) -> bytes:
        """Return the page as a PDF."""
        return base64.b64decode(self.ask("browsingContext.print", context=self.tab)["data"])
