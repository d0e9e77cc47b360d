"""Doctor: look over everything that firstreply stands on, one finding a thing. Nothing is changed or sent."""

from collections.abc import Iterator
from datetime import datetime
from pathlib import Path
from zoneinfo import available_timezones

from bot.config import Settings
from bot.core.finding import Finding, bad
from bot.flows.checking import find_mistakes
from bot.mail.look_over import mailbox_findings, smtp_findings
from bot.mail.records import Records, domain_findings
from bot.store.look_over import database_findings

SHOWN = 20  # mistakes of the rules


def examine(
    config: Path, settings: Settings, now: datetime, *, records: Records | None = None
) -> Iterator[Finding]:
    """All but Slack. `records`: another resolver than this machine's."""
    yield from _rules(config)
    yield from database_findings(settings.database.url, now)
    for name in settings.mailboxes:
        yield from mailbox_findings(name, settings, now)
        yield from smtp_findings(name, settings)
    for domain in _domains(settings):
        yield from domain_findings(domain, records)
    yield _zones(now)


def _rules(config: Path) -> Iterator[Finding]:
    mistakes = find_mistakes(config)
    if not mistakes:
        yield Finding(name="rules and templates", found="no mistakes")
    for mistake in mistakes[:SHOWN]:
        yield bad("rules and templates", mistake)
    if len(mistakes) > SHOWN:
        yield bad("rules and templates", f"{len(mistakes) - SHOWN} more", "`firstreply check` names them all")


def _domains(settings: Settings) -> list[str]:
    """Those in whose name mail leaves: where replies are only written to files, there is nothing to ask."""
    leaving = [name for name in settings.mailboxes if settings.smtp_of(name).kind == "smtp"]
    return list(dict.fromkeys(settings.mailboxes[name].address.rpartition("@")[2] for name in leaving))


def _zones(now: datetime) -> Finding:
    if "Asia/Shanghai" not in available_timezones():
        return bad("time zones", "no data: no working hours can be told", "install the tzdata package")
    return Finding(name="time zones", found=f"known; it is {now:%Y-%m-%d %H:%M:%S} UTC here")
