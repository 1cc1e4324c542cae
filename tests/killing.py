"""Build again and again, each time killed one line later; run as a script, print what is published after each."""

from __future__ import annotations

import json
import os
import signal
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any
from unittest.mock import patch

from edition import build

if TYPE_CHECKING:
    from types import FrameType

#: what is traced: the lines between which a build may be killed
STEPS = {build.build.__code__, build._build.__code__, build._jupyter_book.__code__, build._publish.__code__}


def killed(root: Path, step: int) -> bool:
    """Build in a process that is killed before a line of the building; tell whether it came so far."""
    if child := os.fork():
        return os.waitpid(child, 0)[1] != 0
    os.setsid()
    left = step

    def watch(frame: FrameType, event: str, _: Any) -> Any:  # noqa: ANN401  # the signature is Python's
        nonlocal left
        if frame.f_code not in STEPS:
            return None
        if event == "line":
            left -= 1
            if left < 0:
                os.killpg(0, signal.SIGKILL)  # and with it what it has started
        return watch

    sys.settrace(watch)
    os._exit(build.build(root, root / "_build"))


def pages(root: Path) -> list[str]:
    """Return the text of each published page."""
    return [page.read_text(encoding="utf-8") for page in sorted((root / "_build" / "book").glob("*.html"))]


def main(root: Path) -> None:
    """Print, for each step, what was published when the build had been killed there, and after the next build."""
    chapter = root / "chapters" / "one.md"
    found = []
    for step in range(200):
        chapter.write_text(f"Book {step}", encoding="utf-8")
        came = killed(root, step)
        left = pages(root)
        if not came:
            break
        build.build(root, root / "_build")
        found.append((left, pages(root)))
    print(json.dumps(found))


if __name__ == "__main__":
    with patch.object(build, "check", return_value=[]):  # the tables are sound, and stay so
        main(Path(sys.argv[1]))
