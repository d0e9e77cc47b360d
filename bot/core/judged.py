"""All that is decided of a mail without the database: source, guard, lists, triage, route. Pure."""

from collections.abc import Mapping
from dataclasses import dataclass

from bot.core.guard import guard
from bot.core.guard_lists import by_lists
from bot.core.judge import Named, Told, judge, told_by
from bot.core.message import Message
from bot.core.picks import Pick
from bot.core.routing import held_by_route
from bot.core.rules import Rules, Source
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Seen:
    """What no product, route, market, grade or list changes of a mail: only the profiles of sources do."""

    mail: Message
    sourced: Sourced
    verdict: Verdict  # the guard's own, before the managers' lists
    told: Told


def judge_mail(
    mail: Message,
    rules: Rules,
    languages: Mapping[str, frozenset[str]],
    own: Own,
    picked: Mapping[str, Pick] | None = None,
) -> Judged:
    """The one way for new mail, for held mail, for `explain` and for the examples beside the rules."""
    return judge_seen(look_at(mail, rules.sources, own, picked), rules, languages)


def look_at(
    mail: Message, sources: tuple[Source, ...], own: Own, picked: Mapping[str, Pick] | None = None
) -> Seen:
    """`picked`: countries that reps picked, by `pick_key`."""
    sourced = read_source(mail, sources, own)
    verdict = guard(mail, own, sourced)
    return Seen(mail=mail, sourced=sourced, verdict=verdict, told=told_by(sourced, picked))


def judge_seen(
    seen: Seen, rules: Rules, languages: Mapping[str, frozenset[str]], named: Named | None = None
) -> Judged:
    """`named`: the products, where they were looked for already."""
    sourced = seen.sourced
    verdict = by_lists(seen.verdict, seen.mail, sourced.message.sender, rules.guard)
    triage = judge(sourced.message, rules, languages, sourced, verdict, seen.told, named)
    return Judged(
        message=sourced.message, verdict=held_by_route(verdict, triage), triage=triage, sourced=sourced
    )
