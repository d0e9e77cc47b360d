"""The demo as a program of its own, and the windows in Chromium in which people look at it."""

import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from subprocess import PIPE

import pytest

from tests.programs import Missing, program

REQUIRE = os.environ.get("FIRSTREPLY_REQUIRE_SERVICES") == "1"
if not REQUIRE:
    pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

from playwright.sync_api import Browser, Locator, Page, expect, sync_playwright  # noqa: E402, F401

CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
]
SAMPLES = 25


@contextmanager
def running_demo(folder: Path, real: Path) -> Iterator[str]:
    """The page's address of a demo that runs in `folder`; afterwards it must end cleanly at Ctrl-C.

    The settings of a real bot, with `real` for its mail, lie in the environment, and must not reach it.
    """
    environment = os.environ | {"FIRSTREPLY_SMTP__PATH": str(real)}
    command = [sys.executable, "-m", "bot", "demo", "--port", "0", "--folder", str(folder)]
    started = subprocess.Popen(command, stdout=PIPE, stderr=PIPE, text=True, env=environment)
    with started as demo:
        try:
            found = re.search(r"http://127\.0\.0\.1:\d+/", demo.stdout.readline())
            assert found, demo.stderr.read()
            yield found.group()
        finally:
            demo.send_signal(signal.SIGINT)
            _, complaints = demo.communicate(timeout=15)
    assert (demo.returncode, complaints) == (0, "")


@contextmanager
def chromium() -> Iterator[Browser]:
    try:
        path = program("chromium", "chromium")
    except Missing as missing:
        if REQUIRE:
            pytest.fail(f"FIRSTREPLY_REQUIRE_SERVICES=1, and {missing}")
        pytest.skip(str(missing))
    with sync_playwright() as playwright:
        yield playwright.chromium.launch(executable_path=path, args=CHROMIUM_ARGS)


@contextmanager
def windows(browser: Browser, address: str, pictures: Path) -> Iterator[Callable[..., Page]]:
    """Opens windows of reps. Nothing may come from elsewhere, and no script may fail."""
    opened: list[Page] = []
    faults: list[str] = []

    def open_as(rep: str, **options) -> Page:
        page = browser.new_context(viewport={"width": 1400, "height": 900}, **options).new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda said: faults.append(said.text) if said.type == "error" else None)
        page.on("request", lambda sent: None if sent.url.startswith(address) else faults.append(sent.url))
        page.goto(f"{address}?rep={rep}")
        opened.append(page)
        return page

    yield open_as
    for number, page in enumerate(opened):
        page.screenshot(path=pictures / f"window-{number}.png")
        page.context.close()
    assert faults == []


def all_decided(page: Page) -> None:
    decided = page.locator('#mails li:not([data-outcome=""])')
    expect(decided).to_have_count(SAMPLES, timeout=30_000)
    expect(page.locator('#mails [data-outcome="lead"][data-replied="yes"]')).to_have_count(17, timeout=10_000)


def settled(page: Page) -> None:
    """The last sample is on its card. Other tests may have written mails meanwhile."""
    last = page.locator("#mails li").filter(has_text="Anfrage Edelstahl-Kugelhähne")
    expect(last).to_have_attribute("data-outcome", "held", timeout=30_000)
