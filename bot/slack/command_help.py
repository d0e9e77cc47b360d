"""What /leads can do, and the repair for what it could not read."""

import difflib
import re
from collections.abc import Sequence

from bot.slack.until import EXAMPLES

COMMAND = "/leads"
USAGE = (
    "mine | unclaimed | overdue | 1042 | claim 1042 | assign 1042 @bob | snooze 1042 2h | find acme | help"
)
HELP = """\
`/leads` or `/leads mine`: the leads that you have · `/leads @bob`: those that Bob has
`/leads open`: all open leads · `/leads unclaimed`: those that nobody has · `/leads overdue`: the late ones
`/leads held`: those that are held, and why
`/leads 1042`: show lead 1042, to you alone · `/leads find acme`: look for a name, company, subject or address
`/leads claim 1042` · `/leads release 1042` · `/leads assign 1042 @bob`: take it, give it back, give it to Bob
`/leads snooze 1042 2h` (or tomorrow 9:00, fri, 2026-12-01 10:00) · `/leads wait 1042`: for the customer
`/leads wake 1042`: end a snooze or such a wait
`/leads close 1042 won 12000 EUR` (or lost, other) · `/leads reopen 1042`
`/leads spam 1042`: not a lead · `/leads undo 1042`: it is one
`/leads pin 1042`: the claim does not run out · `/leads handover @anna @bob`: hers go to Bob (managers)
`/leads shadow`: the auto-replies that people decided about · `/leads rules`: the rules in use
`/leads stats 30d by rep` (or country, hour, …; @bob, share): how fast leads were answered
`/leads disallow x@acme.example`: take back “always allow this sender”
`/leads breakers` · `/leads rearm 3`: what stopped auto-replies; let them go out again"""

_ALONE = ("mine", "open", "unclaimed", "overdue", "held", "breakers", "shadow", "rules", "help")
FORMS = {
    "show": "show 1042", "claim": "claim 1042", "release": "release 1042", "reopen": "reopen 1042",
    "spam": "spam 1042", "undo": "undo 1042", "wake": "wake 1042", "wait": "wait 1042", "pin": "pin 1042",
    "assign": "assign 1042 @bob", "snooze": "snooze 1042 2h", "close": "close 1042 won",
    "handover": "handover @anna @bob", "find": "find acme", "rearm": "rearm 3",
    "disallow": "disallow x@acme.example", "stats": "stats 30d by rep",
}  # fmt: skip
_ASKED = {
    "handover": "From whom to whom? Write both names",
    "find": "Find what? Write a word",
    "rearm": "Which breaker? Write its number",
    "disallow": "Which sender? Write the address",
}
_INCOMPLETE = {
    "assign": "Assign it to whom? Write a name that Slack offers",
    "snooze": f"Until when? Write {EXAMPLES}",
    "close": "How did it end? Write won, lost or other, and for how much if you like",
}


def problem_of(words: Sequence[str]) -> str:
    """Why these words say nothing, and the nearest form that does."""
    if not words:
        return ""
    verb = next((word for word in words[:2] if word in FORMS), "")
    if verb:
        return _problem_of_verb(verb, words)
    if words[0] in _ALONE:
        return f"`{words[0]}` takes nothing after it."
    if words[0].startswith("@"):
        return "I do not know whom you mean: choose the name from the list that Slack shows."
    close = difflib.get_close_matches(words[0], [*_ALONE, *FORMS], n=1)
    return (
        f"Did you mean `{COMMAND} {_with_number(close[0], words)}`?" if close else "I do not know that word."
    )


def _problem_of_verb(verb: str, words: Sequence[str]) -> str:
    form = f"as `{COMMAND} {_with_number(verb, words)}`."
    if verb in _ASKED:
        return f"{_ASKED[verb]}, {form}"
    if not _number(words):
        return f"Which lead? Write the number, {form}"
    if verb in _INCOMPLETE:
        return f"{_INCOMPLETE[verb]}, {form}"
    return f"`{verb}` takes the number and no more, {form}"


def _with_number(verb: str, words: Sequence[str]) -> str:
    """The form of a verb, about the lead that was named."""
    number = _number(words)
    form = FORMS.get(verb, verb)
    return form.replace("1042", number) if number else form


def _number(words: Sequence[str]) -> str:
    return next((word.lstrip("#") for word in words if re.fullmatch(r"#?[0-9]{1,9}", word)), "")
