"""Setting up: a browser is found or installed, or the reader is told what to do."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

from tests import chromium

if TYPE_CHECKING:
    from pathlib import Path

    import pytest


def test_named_browser(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The browser that the reader names comes before all others."""
    named = tmp_path / "browser"
    named.touch()
    monkeypatch.setenv("CHROMIUM", str(named))
    assert chromium.found() == str(named)


def test_browser_without_its_libraries(tmp_path: Path) -> None:
    """A browser that does not start is none."""
    broken = tmp_path / "browser"
    broken.write_text("#!/bin/sh\nexit 127\n", encoding="utf-8")
    broken.chmod(0o755)
    assert not chromium.starts(str(broken))
    assert not chromium.starts(None)
    assert chromium.starts(sys.executable)


def test_no_way_to_a_browser(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    """Where none can be installed, every way is tried and the reader is told what to install."""
    tried: list[str] = []

    def refuse(command: list[str], **_: object) -> None:
        tried.append(" ".join(command))

    monkeypatch.setattr(chromium, "found", lambda: None)
    monkeypatch.setattr(shutil, "which", lambda _: "/usr/bin/apt-get")
    monkeypatch.setattr(os, "geteuid", lambda: 0)
    monkeypatch.setattr(subprocess, "run", refuse)
    assert chromium.main() == 1
    assert [command.removeprefix(sys.executable) for command in tried] == [
        " -m playwright install chromium",
        "apt-get update",
        "apt-get install --yes --no-install-recommends chromium",
        " -m playwright install-deps chromium",
    ]
    assert "sudo apt-get install chromium" in capsys.readouterr().err
