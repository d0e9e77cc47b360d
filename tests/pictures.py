"""Draws the pictures of docs/cards.md: each card, wide and narrow, light and dark, as the demo's page does.

Run `python -m tests.pictures` after a change of the cards. A clock and a zone of its own keep them still.
"""

import json
import mimetypes
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from playwright.sync_api import Browser, Page, Route, sync_playwright

from bot.core.lead import LeadId
from bot.slack.cards import lead_card
from bot.slack.home import home_view
from bot.store.homes import Counts
from tests.pictures_png import smaller
from tests.programs import program
from tests.unit.slack.samples import CARDS, NOW, PICTURED, PREVIEW

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/img/cards"
PAGE = "http://cards.test/"
WIDTHS = {"wide": 760, "narrow": 380}
SCHEMES = ("light", "dark")
NAMES = {"U0ANNA": "Anna", "U0BEN": "Ben", "U0GIULIA": "Giulia"}
ARGS = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--hide-scrollbars", "--font-render-hinting=none"]
HTML = """\
<!doctype html><meta charset="utf-8"><meta name="viewport" content="width=device-width">
<link rel="stylesheet" href="/page.css"><link rel="stylesheet" href="/slack.css">
<style>body { display: block; height: auto; background: var(--pane); }</style>
<main id="drawn" style="display: block; padding: 0"><div class="message">
  <div class="avatar">F</div>
  <div>
    <div class="by"><strong>firstreply</strong><span class="app">APP</span></div>
    <div id="blocks"></div>
  </div>
</div></main>
<script type="module">
  import { drawBlocks } from "/blocks.js";
  const { view, names } = JSON.parse(document.getElementById("data").textContent);
  document.getElementById("blocks").append(...drawBlocks(view, new Map(Object.entries(names)), () => {}));
  document.body.dataset.ready = "yes";
</script>
"""


def views() -> Iterator[tuple[str, dict[str, Any]]]:
    for name, sample in PICTURED.items():
        card = lead_card(CARDS[sample], now=NOW, preview=PREVIEW)
        yield name, {"text": card.text, "blocks": card.blocks}
    samples = [CARDS["claimed"], CARDS["escalated-claimed"], CARDS["followed"]]
    mine = [replace(lead, id=LeadId(1042 + place)) for place, lead in enumerate(samples)]
    counts = Counts(open=3, overdue=1, unclaimed=2, median=timedelta(minutes=12))
    yield "home", home_view(mine, shows="open", now=NOW, counts=counts)


def serve(route: Route, view: dict[str, Any]) -> None:
    """The page, and the demo's own files. Nothing else is asked for."""
    path = route.request.url.removeprefix(PAGE)
    if not path:
        data = json.dumps({"view": view, "names": NAMES}).replace("<", "\\u003c")
        body = f'{HTML}<script type="application/json" id="data">{data}</script>'
        route.fulfill(body=body, content_type="text/html")
        return
    file = ROOT / "bot/demo" / path
    route.fulfill(body=file.read_bytes(), content_type=mimetypes.guess_type(file.name)[0] or "text/plain")


def shoot(browser: Browser, view: dict[str, Any], width: int, scheme: str) -> bytes:
    """One card on a page of this width. A script that fails leaves no picture."""
    context = browser.new_context(
        viewport={"width": width, "height": 900}, color_scheme=scheme, timezone_id="Europe/Berlin",
        locale="en-GB",
    )  # fmt: skip
    page: Page = context.new_page()
    page.clock.set_fixed_time(NOW)
    page.route(f"{PAGE}**", lambda route: serve(route, view))
    page.goto(PAGE)
    page.wait_for_selector("body[data-ready=yes]", timeout=10_000)
    drawn = page.locator("#drawn").screenshot()
    context.close()
    return drawn


def draw(folder: Path) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    drawn = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program("chromium", "chromium"), args=ARGS)
        for name, view in views():
            for size, width in WIDTHS.items():
                for scheme in SCHEMES:
                    path = folder / f"{name}-{size}-{scheme}.png"
                    path.write_bytes(smaller(shoot(browser, view, width, scheme)))
                    drawn.append(path)
    return drawn


if __name__ == "__main__":
    for drawn in draw(Path(sys.argv[1]) if sys.argv[1:] else FOLDER):
        sys.stdout.write(f"{drawn.stat().st_size:>7,} {drawn.name}\n")
