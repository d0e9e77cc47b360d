"""Mails of forms and portals for tests: bytes as they arrive, read by the shipped profiles."""

from pathlib import Path

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.core.guard import guard
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.core.source import Sourced, read_source
from bot.core.verdict import Own, Verdict
from tests.builders import NOON

FORMS = Path(__file__).parent / "mails" / "forms"
RULES = load_rules(shipped("rules"))
OURS = frozenset({"sales@brightvalve.example"})
OWN = Own(addresses=OURS, message_id_domain="brightvalve.example")
PROVING = Own(addresses=OURS, message_id_domain="brightvalve.example", authserv_id="mx.brightvalve.example")
ORDER = "Dear sirs, please quote 500 pcs of ball valves DN50, CIF Hamburg. Thank you, Carla Kunde"
TRACE = "from web.host.example (web.host.example [203.0.113.7]) by mx.brightvalve.example with ESMTPS"


def a_mail(body: str = ORDER, **fields: str) -> Message:
    """A mail with these header fields (`reply_to` is Reply-To); an empty one is left out."""
    usual = {
        "received": TRACE,
        "from": "Web <noreply@brightvalve.example>",
        "to": "sales@brightvalve.example",
        "subject": "Website inquiry",
        "message_id": "<1@web.host.example>",
        "date": "Mon, 02 Mar 2026 09:00:00 +0100",
    }
    named = usual | {name.removesuffix("_"): value for name, value in fields.items()}
    head = [f"{name.replace('_', '-').title()}: {value}" for name, value in named.items() if value]
    head.append("Content-Type: text/plain; charset=utf-8")
    return parse_message("\r\n".join([*head, "", body.strip()]).encode(), NOON)


def a_form(
    *,
    email: str = "carla@kunde.example",
    reply_to: str = "carla@kunde.example",
    message: str = ORDER,
    **more: str,
) -> Message:
    """A form with labels from our own web site."""
    return a_mail(f"Name: Carla Kunde\nEmail: {email}\nMessage: {message}", reply_to=reply_to, **more)


def from_file(name: str) -> Message:
    return parse_message((FORMS / f"{name}.eml").read_bytes(), NOON)


def read(message: Message, own: Own = OWN) -> Sourced:
    return read_source(message, RULES.sources, own)


def judged(message: Message, own: Own = OWN) -> Verdict:
    return guard(message, own, read(message, own))


def answered_at(message: Message, own: Own = OWN) -> str:
    """Where an auto-reply would go, "" where none would."""
    sourced = read(message, own)
    sender = sourced.message.sender
    return sender.email if sender and guard(message, own, sourced).auto_reply else ""
