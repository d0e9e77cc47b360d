"""What a card says of the inquiry itself: who, from where, what, how good, how risky, in which words."""

import re
from collections.abc import Iterator
from datetime import datetime
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.core.guard_suspect import is_risky
from bot.core.lead import Lead
from bot.core.threads import WARNINGS
from bot.core.verdict import rule_of
from bot.slack.card_actions import CHOICES, MORE
from bot.slack.card_parts import (
    FACT,
    REASON,
    Block,
    block_id,
    context,
    mrkdwn,
    option,
    overflow,
    plain,
    quoted,
    when,
)
from bot.slack.held import held_words
from bot.slack.names import country_name, language_name
from bot.slack.text import clean, clip, escape, literal, one_line

QUOTE = 500  # characters of the buyer's words
GRADE_REASONS, RISKS, WARNED, FILES = 4, 3, 3, 5  # so many are shown
_PLAIN_URL = re.compile(r"https?://([a-z0-9.-]{1,100})(?:/[^\s<>|\x00-\x1f]{0,400})?")
_POINT = re.compile(r"grade:[^:]{1,60}: (?P<because>.*) \((?P<gives>[+-]\d+)\)", re.DOTALL)
_DOUBT = re.compile(r"(?P<told>.*) \((?:held|noted)\)", re.DOTALL)
_RISK = {"some": "🔶 *Some risk*", "high": "🛑 *High risk*"}


def inquiry_blocks(lead: Lead, now: datetime) -> Iterator[Block]:
    """From the facts down to the attachments."""
    yield _facts(lead, now)
    if words := clip(clean(lead.excerpt), QUOTE):
        yield quoted(block_id(lead, "words"), words)
    if lead.held:
        yield held_words(lead) | {"block_id": block_id(lead, "held")}
    yield from _grade(lead)
    yield from _risks(lead)
    yield from _warned(lead)
    yield from _attachments(lead)


def _facts(lead: Lead, now: datetime) -> Block:
    wanted = [one_line(lead.product), one_line(lead.quantity)]
    facts = {
        "From": "\n".join(dict.fromkeys(literal(part, FACT) for part in _sender(lead))),
        "Company": literal(lead.company, FACT),
        "Phone": literal(lead.phone, FACT),
        "Country": _country(lead),
        "Local time": local_time(lead.zone, now),
        "Language": literal(language_name(lead.language), FACT),
        "Product": literal(" · ".join(part for part in wanted if part), FACT),
        "Source": ("direct" if lead.source == "direct" else literal(lead.source, FACT)) + _link(lead.link),
        "Received": when(lead.received_at),
    }
    fields = [mrkdwn(f"*{label}*\n{value}") for label, value in facts.items() if value]
    menu = overflow(MORE, [option(choice, CHOICES[choice]) for choice in ("full", "correct")])
    return {"type": "section", "block_id": block_id(lead, "facts"), "fields": fields, "accessory": menu}


def is_plain_url(url: str) -> bool:
    """A web address of a named host, and nothing that could look like another one."""
    return _PLAIN_URL.fullmatch(url) is not None


def local_time(zone: str, now: datetime) -> str:
    """The buyer's clock, and the reader's beside it: so it stays true however old the card is."""
    try:
        there = now.astimezone(ZoneInfo(zone))
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ""
    city = literal(zone.rpartition("/")[2].replace("_", " "), FACT)
    return f"{there:%H:%M} in {city} ({when(now, '{time}')} for you)"


def _sender(lead: Lead) -> list[str]:
    return [part for part in (lead.contact.name, lead.contact.email) if part]


def _country(lead: Lead) -> str:
    country = literal(country_name(lead.country), FACT)
    if not lead.destination or lead.destination == lead.country:
        return country
    return f"{country or 'not known'}\n→ goods to {literal(country_name(lead.destination), FACT)}"


def _grade(lead: Lead) -> Iterator[Block]:
    """The grade with the points that made it, the weightiest first."""
    if not lead.grade:
        return
    points = sorted(
        filter(None, map(_POINT.fullmatch, lead.why)), key=lambda point: -abs(int(point["gives"]))
    )
    shown = [f"{literal(point['because'], 60)} ({point['gives']})" for point in points[:GRADE_REASONS]]
    more = [f"{len(points) - GRADE_REASONS} more"] if len(points) > GRADE_REASONS else []
    grade = f"🏷️ *Grade {literal(lead.grade, 10)}*"
    yield context(block_id(lead, "grade"), mrkdwn(" · ".join([grade, *shown, *more])))


def _link(url: str) -> str:
    """Where the platform shows the inquiry. The host is said: nobody should follow a link blindly."""
    found = _PLAIN_URL.fullmatch(url)
    return f"\n<{escape(url)}|open on {escape(found[1])}>" if found else ""


def _risks(lead: Lead) -> Iterator[Block]:
    """How risky, and each doubt of the guard; what holds the lead stands above already."""
    if lead.risk == "none":
        return
    held = rule_of(lead.held) + ": "
    seen = [found["told"] for found in map(_DOUBT.fullmatch, lead.why) if found]
    doubts = [literal(told, REASON) for told in seen if not told.startswith((held, *WARNINGS))]
    yield context(block_id(lead, "risk"), mrkdwn(" · ".join([_RISK[lead.risk], *doubts[:RISKS]])))


def _warned(lead: Lead) -> Iterator[Block]:
    """What is odd about later messages, or about the ids of the first one."""
    lines = [literal(line.partition(": ")[2], REASON) for line in lead.why if line.startswith(WARNINGS)]
    if lines:
        text = mrkdwn("\n".join(f"⚠️ {line}" for line in lines[-WARNED:]))
        yield context(block_id(lead, "warnings"), text)


def _attachments(lead: Lead) -> Iterator[Block]:
    if not lead.attachments:
        return
    risky = [name for name in lead.attachments if is_risky(name)]
    shown = sorted(lead.attachments, key=lambda name: not is_risky(name))  # those are never among "3 more"
    names = ", ".join(_file(name) for name in shown[:FILES])
    more = f" and {len(shown) - FILES} more" if len(shown) > FILES else ""
    warning = " · ⚠️ may be dangerous, do not open" if risky else ""
    yield context(block_id(lead, "files"), plain(f"📎 Attached: {names}{more}{warning}"))


def _file(name: str) -> str:
    shown = clip(one_line(name), 60)
    return f"⚠️ {shown}" if is_risky(name) else shown
