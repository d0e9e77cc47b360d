"""The demo: the same bot with other addresses. A folder for a mailbox, a folder for sent mail, a small Slack.

Nothing in the bot knows of this. Everything below is what an operator would do by hand: settings, mails
that arrive, people who look.
"""

import os
import shutil
import socket
import tempfile
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path

from bot.app import Bot, build, wall_clock
from bot.config import PREFIX, Settings
from bot.content.shipped import shipped
from bot.demo.mailroom import Mailroom
from bot.demo.page import Page
from bot.demo.postman import ADDRESS, Postman, samples
from bot.demo.slack_server import HOST, SlackServer

AT_ONCE = 3  # samples that are there when the page opens
PAUSE = 0.5  # seconds between two of the others, so that a visitor sees them pass
LOOK_EVERY = 0.15
PEOPLE = {"Anna": "Europe/Berlin", "Ben": "Europe/London", "Giulia": "Europe/Rome", "Mona": "Europe/Berlin"}
MANAGER = "Mona"
CHANNELS = ("leads", "held", "managers")
OWN_RULES = Path(__file__).with_name("rules")  # the rest is as shipped


def run_demo(*, port: int, folder: Path | None, stop: threading.Event, tell: Callable[[str], None]) -> None:
    """Run until `stop` is set. Without `folder`, everything is forgotten at the end."""
    _forget_real_settings()
    with _place(folder) as place, _slack(_free(port, tell), Postman(place / "inbox")) as (slack, page):
        bot = build(settings_for(place, slack))
        bot.start()
        try:
            tell(f"firstreply demo: open {slack.address}/")
            tell(f"Mails, rules and database are in {place}. Stop with Ctrl-C.")
            _play(place, bot, page, stop)
        finally:
            bot.stop()


def settings_for(place: Path, slack: SlackServer) -> Settings:
    """What an operator writes into firstreply.toml, with the addresses of the demo."""
    return Settings.model_validate(
        {
            "company": {
                "name": "Brightvalve",
                "address": "7 Foundry Lane, Brightwater",
                "phone": "+44 20 7946 0000",
                "website": "https://www.brightvalve.example",
            },
            "mailboxes": {
                "sales": {
                    "kind": "folder",
                    "address": ADDRESS,
                    "go_live": wall_clock() - timedelta(minutes=1),  # the first mails lie there already
                    "name": "Brightvalve Sales",
                    "path": place / "inbox",
                    "authserv_id": "mx.brightvalve.example",
                    "poll_seconds": 2,
                }
            },
            "smtp": {"kind": "folder", "path": place / "sent"},
            "slack": {
                "api_url": slack.base_url,
                "bot_token": slack.bot_token,
                "app_token": slack.app_token,
                "channels": slack.channels,
                "managers": [slack.users[MANAGER]],
                "posts_per_second": 20,  # our small Slack does not mind
            },
            "rules": place / "rules",
            "database": {"url": f"sqlite:///{place / 'firstreply.db'}"},
        }
    )


def _play(place: Path, bot: Bot, page: Page, stop: threading.Event) -> None:
    """Let the samples arrive, and show what becomes of every mail, until `stop`."""
    sowing = threading.Thread(target=_sow, args=(Postman(place / "inbox"), stop), name="demo mail")
    sowing.start()
    mailroom = Mailroom(inbox=place / "inbox", sent=place / "sent", ledger=bot.ledger)
    while not stop.wait(LOOK_EVERY):
        for mail, replies in mailroom.changes():
            page.show_mail(mail, replies)
    sowing.join()


def _sow(postman: Postman, stop: threading.Event) -> None:
    for number, path in enumerate(samples()):
        if number >= AT_ONCE and stop.wait(PAUSE):
            return
        postman.bring_sample(path)


@contextmanager
def _place(folder: Path | None) -> Iterator[Path]:
    if folder is None:
        with tempfile.TemporaryDirectory(prefix="firstreply-demo-") as name:
            yield _with_folders(Path(name))
    else:
        yield _with_folders(folder)


def _with_folders(place: Path) -> Path:
    for name in ("inbox", "sent"):
        (place / name).mkdir(parents=True, exist_ok=True)
    if not (place / "rules").exists():
        shutil.copytree(shipped("rules"), place / "rules")
        for path in OWN_RULES.glob("*.yaml"):
            shutil.copy(path, place / "rules" / path.name)
    return place.resolve()


@contextmanager
def _slack(port: int, postman: Postman) -> Iterator[tuple[SlackServer, Page]]:
    slack = SlackServer(port=port, reps=(), channels=CHANNELS)
    for name, zone in PEOPLE.items():
        slack.add_rep(name, zone)
    page = Page(slack, mailbox=ADDRESS, postman=postman)
    slack.start(page.routes())
    try:
        yield slack, page
    finally:
        slack.stop()


def _free(port: int, tell: Callable[[str], None]) -> int:
    """The port, or 0 (any free one) where somebody else has it."""
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except OSError:
            tell(f"Port {port} is taken, using another one.")
            return 0
    return port


def _forget_real_settings() -> None:
    """A real mailbox or token in the environment must never reach the demo: variables win over the rest."""
    for name in [name for name in os.environ if name.upper().startswith(PREFIX)]:
        del os.environ[name]
    os.environ["NO_PROXY"] = os.environ["no_proxy"] = f"{HOST},localhost"  # nor does it go through a proxy
