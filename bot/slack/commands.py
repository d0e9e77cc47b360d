"""What may stand behind /leads: text in, a value out. Unknown words get the nearest one and the help."""

import difflib
import re
from dataclasses import dataclass

from bot.core.caps import BreakerId
from bot.core.lead import LeadId
from bot.slack.text import one_line, unescape

COMMAND = "/leads"
USAGE = "mine | open | unclaimed | held | 1042 | claim 1042 | release 1042 | find acme | breakers | help"
HELP = """\
`/leads` or `/leads mine`: the leads that you have
`/leads open`: all open leads · `/leads unclaimed`: those that nobody has · `/leads held`: those held, and why
`/leads 1042`: show lead 1042, to you alone
`/leads claim 1042` · `/leads release 1042`: take a lead, or give it back
`/leads find acme`: look for a name, company, subject or address
`/leads disallow x@acme.example`: take back “always allow this sender”
`/leads breakers` · `/leads rearm 3`: what stopped auto-replies; let them go out again"""


@dataclass(frozen=True, slots=True)
class Mine:
    pass


@dataclass(frozen=True, slots=True)
class Open:
    unclaimed: bool = False


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
class Find:
    words: str


@dataclass(frozen=True, slots=True)
class OpenBreakers:
    pass


@dataclass(frozen=True, slots=True)
class Rearm:
    breaker_id: BreakerId


@dataclass(frozen=True, slots=True)
class Help:
    """`problem` says what was wrong with the command, "" where help was asked for."""

    problem: str = ""


Command = Mine | Open | Held | Disallow | Show | Claim | Release | Find | OpenBreakers | Rearm | Help

_ALONE: dict[str, Command] = {
    "": Mine(),
    "mine": Mine(),
    "open": Open(),
    "unclaimed": Open(unclaimed=True),
    "breakers": OpenBreakers(),
    "held": Held(),
    "help": Help(),
}
_WORDS = (
    *("mine", "open", "unclaimed", "held", "claim", "release", "find"),
    *("disallow", "breakers", "rearm", "help"),
)


def parse_command(text: str) -> Command:
    """Never raises. Case, extra blanks and a `#` before the number do not matter."""
    line = one_line(unescape(text))
    words = line.casefold().split()
    if found := _ALONE.get(" ".join(words)):
        return found
    match words:
        case ["find", _, *_]:
            return Find(line.split(maxsplit=1)[1])
        case ["disallow", word] if (email := _address(word)) is not None:
            return Disallow(email)
        case [number] | ["show", number] if (lead_id := _lead_id(number)) is not None:
            return Show(lead_id)
        case ["claim", number] | [number, "claim"] if (lead_id := _lead_id(number)) is not None:
            return Claim(lead_id)
        case ["release", number] | [number, "release"] if (lead_id := _lead_id(number)) is not None:
            return Release(lead_id)
        case ["rearm", number] if (breaker_id := _lead_id(number)) is not None:
            return Rearm(BreakerId(breaker_id))
    return Help(_problem(words))


def _lead_id(word: str) -> LeadId | None:
    number = re.fullmatch(r"#?([0-9]{1,9})", word)
    return LeadId(int(number[1])) if number else None


def _address(word: str) -> str | None:
    """A bare address, also where Slack has made a link of it: <mailto:x@acme.example|x@acme.example>."""
    found = re.fullmatch(r"(?:<mailto:)?([^@\s<>|]{1,64}@[^@\s<>|]{1,253})(?:\|[^>]*>|>)?", word)
    return found[1] if found else None


def _problem(words: list[str]) -> str:
    match words:
        case ["claim" | "release" as verb, *_]:
            return f"Which lead? Write the number, as `{COMMAND} {verb} 1042`."
        case ["rearm", *_]:
            return f"Which breaker? Write its number, as `{COMMAND} rearm 3`."
        case ["disallow", *_]:
            return f"Which sender? Write the address, as `{COMMAND} disallow x@acme.example`."
        case ["find"]:
            return f"Find what? Write a word, as `{COMMAND} find acme`."
        case [word, _, *_] if word in _WORDS:
            return f"`{word}` takes nothing after it."
    close = difflib.get_close_matches(words[0], _WORDS, n=1)
    return f"Did you mean `{COMMAND} {close[0]}`?" if close else "I do not know that word."
