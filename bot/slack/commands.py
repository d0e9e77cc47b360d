"""What may stand behind /leads: text in, a value out. Unknown words get the nearest one and the help."""

import difflib
import re
from dataclasses import dataclass

from bot.core.lead import LeadId
from bot.slack.text import one_line, unescape

COMMAND = "/leads"
USAGE = "mine | open | unclaimed | 1042 | claim 1042 | release 1042 | find acme | help"
HELP = """\
`/leads` or `/leads mine`: the leads that you have
`/leads open`: all open leads · `/leads unclaimed`: those that nobody has
`/leads 1042`: show lead 1042, to you alone
`/leads claim 1042` · `/leads release 1042`: take a lead, or give it back
`/leads find acme`: look for a name, company, subject or address"""


@dataclass(frozen=True, slots=True)
class Mine:
    pass


@dataclass(frozen=True, slots=True)
class Open:
    unclaimed: bool = False


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
class Help:
    """`problem` says what was wrong with the command, "" where help was asked for."""

    problem: str = ""


Command = Mine | Open | Show | Claim | Release | Find | Help

_ALONE: dict[str, Command] = {
    "": Mine(),
    "mine": Mine(),
    "open": Open(),
    "unclaimed": Open(unclaimed=True),
    "help": Help(),
}
_WORDS = ("mine", "open", "unclaimed", "claim", "release", "find", "help")


def parse_command(text: str) -> Command:
    """Never raises. Case, extra blanks and a `#` before the number do not matter."""
    line = one_line(unescape(text))
    words = line.casefold().split()
    if found := _ALONE.get(" ".join(words)):
        return found
    match words:
        case ["find", _, *_]:
            return Find(line.split(maxsplit=1)[1])
        case [number] | ["show", number] if (lead_id := _lead_id(number)) is not None:
            return Show(lead_id)
        case ["claim", number] | [number, "claim"] if (lead_id := _lead_id(number)) is not None:
            return Claim(lead_id)
        case ["release", number] | [number, "release"] if (lead_id := _lead_id(number)) is not None:
            return Release(lead_id)
    return Help(_problem(words))


def _lead_id(word: str) -> LeadId | None:
    number = re.fullmatch(r"#?([0-9]{1,9})", word)
    return LeadId(int(number[1])) if number else None


def _problem(words: list[str]) -> str:
    match words:
        case ["claim" | "release" as verb, *_]:
            return f"Which lead? Write the number, as `{COMMAND} {verb} 1042`."
        case ["find"]:
            return f"Find what? Write a word, as `{COMMAND} find acme`."
        case [word, _, *_] if word in _WORDS:
            return f"`{word}` takes nothing after it."
    close = difflib.get_close_matches(words[0], _WORDS, n=1)
    return f"Did you mean `{COMMAND} {close[0]}`?" if close else "I do not know that word."
