"""All that is decided of a mail without the database: source, guard, lists, triage, route. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.guard import guard
from bot.core.guard_lists import by_lists
from bot.core.judge import judge
from bot.core.message import Message
from bot.core.routing import held_by_route
from bot.core.rules import Rules
from bot.core.source import Sourced, read_source
from bot.core.triage import Triage
from bot.core.verdict import Own, Verdict


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """A mail as today's rules see it."""

    message: Message  # as its buyer meant it
    verdict: Verdict
    triage: Triage
    sourced: Sourced


def judge_mail(mail: Message, rules: Rules, languages: Mapping[str, frozenset[str]], own: Own) -> Judged:
    """The one way for new mail, for held mail, for `explain` and for the examples beside the rules."""
    sourced = read_source(mail, rules.sources, own)
    verdict = by_lists(guard(mail, own, sourced), mail, sourced.message.sender, rules.guard)
    triage = judge(sourced.message, rules, languages, sourced, verdict)
    return Judged(
        message=sourced.message, verdict=held_by_route(verdict, triage), triage=triage, sourced=sourced
    )
