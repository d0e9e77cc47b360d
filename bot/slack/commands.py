"""What may stand behind /leads: text in, a value out. Unknown words get the nearest form and the help."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from typing import get_args

from bot.core.caps import BreakerId
from bot.core.lead import LeadId, RepId
from bot.core.moves import Closing
from bot.slack.command_help import problem_of
from bot.slack.money import read_money
from bot.slack.text import one_line, unescape
from bot.slack.until import Until, read_until


@dataclass(frozen=True, slots=True)
class Mine:
    pass


@dataclass(frozen=True, slots=True)
class Of:
    """What somebody has."""

    rep: RepId


@dataclass(frozen=True, slots=True)
class Open:
    unclaimed: bool = False


@dataclass(frozen=True, slots=True)
class Overdue:
    pass


@dataclass(frozen=True, slots=True)
class Held:
    pass


@dataclass(frozen=True, slots=True)
class Disallow:
    email: str


@dataclass(frozen=True, slots=True)
class Show:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Claim:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Release:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Assign:
    lead_id: LeadId
    rep: RepId


@dataclass(frozen=True, slots=True)
class Snooze:
    lead_id: LeadId
    until: Until


@dataclass(frozen=True, slots=True)
class Wait:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Wake:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Pin:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Close:
    """`value` in hundredths of `currency`, "" = the one that we usually take."""

    lead_id: LeadId
    closed_as: Closing
    value: int | None = None
    currency: str = ""


@dataclass(frozen=True, slots=True)
class NotALead:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Undo:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Reopen:
    lead_id: LeadId


@dataclass(frozen=True, slots=True)
class Find:
    words: str


@dataclass(frozen=True, slots=True)
class HandOver:
    """All that `leaver` has goes to `to`."""

    leaver: RepId
    to: RepId


@dataclass(frozen=True, slots=True)
class OpenBreakers:
    pass


@dataclass(frozen=True, slots=True)
class Rearm:
    breaker_id: BreakerId


@dataclass(frozen=True, slots=True)
class Shadow:
    """What became of the auto-replies that a person decided about."""


@dataclass(frozen=True, slots=True)
class Rules:
    """The rules in use."""


@dataclass(frozen=True, slots=True)
class Stats:
    """`words`: what is asked of the numbers, as it was typed."""

    words: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Help:
    """`problem` says what was wrong with the command, "" where help was asked for."""

    problem: str = ""


Listed = Mine | Of | Open | Overdue | Held | Find | OpenBreakers
Moving = Claim | Release | Assign | Snooze | Wait | Wake | Pin | Close | NotALead | Undo | Reopen
Command = Listed | Moving | Show | Disallow | HandOver | Rearm | Shadow | Rules | Stats | Help

_ALONE: Mapping[str, Command] = {
    "": Mine(),
    "mine": Mine(),
    "open": Open(),
    "unclaimed": Open(unclaimed=True),
    "overdue": Overdue(),
    "breakers": OpenBreakers(),
    "held": Held(),
    "shadow": Shadow(),
    "rules": Rules(),
    "help": Help(),
}
_NUMBER = re.compile(r"#?([0-9]{1,9})")
_REP = re.compile(r"<@([uw][a-z0-9]{2,20})>")
_REP_NAMED = re.compile(r"<@([UW][A-Z0-9]{2,20})\|[^>]*>", re.IGNORECASE)
_ADDRESS = re.compile(r"(?:<mailto:)?([^@\s<>|]{1,64}@[^@\s<>|]{1,253})(?:\|[^>]*>|>)?")
_SPAM = re.compile(r"\bnot[ -]a[ -]lead\b", re.IGNORECASE)


def parse_command(text: str) -> Command:
    """Never raises. Case, extra blanks, a `#` before the number and the order of the rest do not matter."""
    line = _SPAM.sub("spam", _REP_NAMED.sub(r"<@\1>", one_line(unescape(text))))
    words = line.casefold().split()
    if found := _ALONE.get(" ".join(words)) or _other(line, words) or _about_a_lead(words):
        return found
    return Help(problem_of(words))


def _other(line: str, words: Sequence[str]) -> Command | None:
    """What is not about one lead."""
    match words:
        case ["find", _, *_]:
            return Find(line.split(maxsplit=1)[1])
        case ["stats", *_]:
            return Stats(tuple(line.split()[1:]))
        case ["disallow", word] if found := _ADDRESS.fullmatch(word):
            return Disallow(found[1])
        case ["rearm", word] if found := _NUMBER.fullmatch(word):
            return Rearm(BreakerId(int(found[1])))
        case [word] if (rep := _rep(word)) is not None:
            return Of(rep)
        case ["handover", leaver, *rest] if (leaving := _rep(leaver)) is not None:
            to = _rep(" ".join(word for word in rest if word != "to"))
            return HandOver(leaving, to) if to is not None and to != leaving else None
    return None


def _about_a_lead(words: Sequence[str]) -> Command | None:
    """A number, a verb before or behind it, and what the verb takes, in any order."""
    at = next((place for place, word in enumerate(words) if _NUMBER.fullmatch(word)), None)
    if at is None:
        return None
    lead_id = LeadId(int(words[at].lstrip("#")))
    match [*words[:at], *words[at + 1 :]]:
        case []:
            return Show(lead_id)
        case [verb] if verb in _SIMPLE:
            return _SIMPLE[verb](lead_id)
        case [verb, *rest] if verb in _MORE and rest:
            return _MORE[verb](lead_id, rest)
    return None


def _assign(lead_id: LeadId, words: Sequence[str]) -> Command | None:
    rep = _rep(" ".join(word for word in words if word != "to"))
    return Assign(lead_id, rep) if rep is not None else None


def _snooze(lead_id: LeadId, words: Sequence[str]) -> Command | None:
    until = read_until(" ".join(words))
    return Snooze(lead_id, until) if until is not None else None


def _close(lead_id: LeadId, words: Sequence[str]) -> Command | None:
    ends: list[Closing] = [end for end in get_args(Closing) if end in words]
    if len(ends) != 1:
        return None
    rest = " ".join(word for word in words if word not in (ends[0], "as", "for"))
    if not rest:
        return Close(lead_id, ends[0])
    worth = read_money(rest)
    return Close(lead_id, ends[0], *worth) if worth is not None else None


_SIMPLE: Mapping[str, Callable[[LeadId], Command]] = {
    "show": Show, "claim": Claim, "release": Release, "wait": Wait, "wake": Wake, "pin": Pin,
    "spam": NotALead, "undo": Undo, "reopen": Reopen,
}  # fmt: skip
_MORE: Mapping[str, Callable[[LeadId, Sequence[str]], Command | None]] = {
    "assign": _assign, "snooze": _snooze, "close": _close,
}  # fmt: skip


def _rep(word: str) -> RepId | None:
    found = _REP.fullmatch(word)
    return RepId(found[1].upper()) if found else None
