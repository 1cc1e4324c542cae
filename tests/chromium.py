"""Find a Chromium for the tests; run as a script, install one where there is none."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from playwright.sync_api import sync_playwright

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "microsoft-edge")
PATIENCE = 600  # seconds for a download

HELP = """No browser was found, and none could be installed. Install Chromium or Chrome, for instance by
    sudo apt-get install chromium          (Debian, Ubuntu)
    sudo dnf install chromium              (Fedora)
    brew install --cask chromium           (macOS)
or set CHROMIUM to the path of one that you have, and run make test again."""


def found() -> str | None:
    """Return the path of a browser: the one that CHROMIUM names, the machine's, or Playwright's own."""
    named = os.environ.get("CHROMIUM")
    paths = [named] if named else [shutil.which(name) for name in NAMES]
    return next((path for path in paths if path and Path(path).is_file()), None) or _downloaded()


def _downloaded() -> str | None:
    """Return the path of Playwright's own browser; asked last, for it cannot answer while another Playwright runs."""
    with sync_playwright() as playwright:
        path = playwright.chromium.executable_path
    return path if Path(path).is_file() else None


def starts(path: str | None) -> bool:
    """Tell whether there is a browser at a path that finds its libraries."""
    return bool(path) and subprocess.run([str(path), "--version"], capture_output=True, check=False).returncode == 0


def install() -> None:
    """Try Playwright's download, then the system's packages where this user may install them."""
    playwright = [sys.executable, "-m", "playwright"]
    attempts = [[*playwright, "install", "chromium"]]
    if shutil.which("apt-get") and os.geteuid() == 0:
        attempts += [
            ["apt-get", "update"],
            ["apt-get", "install", "--yes", "--no-install-recommends", "chromium"],
            [*playwright, "install-deps", "chromium"],  # where there is a download without its libraries
        ]
    for command in attempts:
        print("No browser yet:", *command, flush=True)
        try:
            subprocess.run(command, check=False, timeout=PATIENCE)
        except subprocess.TimeoutExpired:
            print("gave up after", PATIENCE, "seconds")
        if starts(found()):
            return


def main() -> int:
    """Return 0 when there is a browser, 1 after saying what to do."""
    if not starts(found()):
        install()
    if starts(path := found()):
        print(f"Browser for the tests: {path}")
        return 0
    print(HELP, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main())
