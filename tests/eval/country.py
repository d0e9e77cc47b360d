"""How well the buyer's country is known: `python -m tests.eval.country [--wrong] [--unknown] [FOLDER]`.

Each line of countries/*.jsonl is a mail of our own writing: headers and a body with its signature. `country`
is what a rep would say, "" where nobody can know; `destination` is checked where a line has one. The set was
written before the rules and is not tuned: a correction is explained in the message of its commit.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.core.judge import judge
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.core.source import read_source
from bot.core.triage import CountryGuess
from bot.core.verdict import Own

FOLDER = Path(__file__).with_name("countries")
ARRIVED = datetime(2026, 8, 3, 12, 0, tzinfo=UTC)
OWN = Own(as_addressed=True)
RULES = load_rules(shipped("rules"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Located:
    """One line of the set and what was made of it."""

    place: str  # file:line
    country: str
    destination: str | None
    guess: CountryGuess

    @property
    def verdict(self) -> str:
        if not self.guess.country:
            return "right" if not self.country else "unknown"
        return "right" if self.guess.country == self.country else "wrong"

    def __str__(self) -> str:
        reasons = "; ".join(f"{hit.rule} {hit.effect} {hit.evidence}" for hit in self.guess.evidence)
        return f"{self.place} {self.country or '-'} -> {self.guess.country or '-'}: {reasons}"


def located(folder: Path = FOLDER) -> Iterator[Located]:
    for path in sorted(folder.glob("*.jsonl")):
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1):
            row = json.loads(line)
            yield Located(
                place=f"{path.name}:{number}",
                country=row["country"],
                destination=row.get("destination"),
                guess=judged(row),
            )


def messages(folder: Path = FOLDER) -> Iterator[Message]:
    for path in sorted(folder.glob("*.jsonl")):
        for line in path.read_text(encoding="utf-8").splitlines():
            yield parse_message(raw_mail(json.loads(line)), ARRIVED)


def judged(row: dict[str, str]) -> CountryGuess:
    message = parse_message(raw_mail(row), ARRIVED)
    sourced = read_source(message, RULES.sources, OWN)
    return judge(sourced.message, RULES, {}, sourced).country


def raw_mail(row: dict[str, str]) -> bytes:
    mail = EmailMessage()
    mail["From"] = row["from"]
    mail["To"] = "sales@brightvalve.example"
    if "date" in row:
        mail["Date"] = row["date"]
    mail["Subject"] = row["subject"]
    mail.set_content(row["body"], cte="base64")
    return mail.as_bytes()


def report(found: Iterable[Located]) -> Iterator[str]:
    all_found = list(found)
    verdicts = Counter(one.verdict for one in all_found)
    countries = {one.country for one in all_found} - {""}
    yield f"{len(all_found)} mails, {len(countries)} countries"
    for verdict in ("right", "unknown", "wrong"):
        yield f"{verdict:8} {verdicts[verdict]:4} {verdicts[verdict] / max(1, len(all_found)):6.1%}"
    yield from _by_kind(all_found)
    destined = [one for one in all_found if one.destination is not None]
    ends = Counter(_end(one) for one in destined)
    yield f"destination of {len(destined)}: " + ", ".join(f"{count} {end}" for end, count in ends.items())


def _end(one: Located) -> str:
    if not one.guess.destination:
        return "unknown"
    return "right" if one.guess.destination == one.destination else "wrong"


def _by_kind(found: list[Located]) -> Iterator[str]:
    """Of each kind of evidence: how many mails have it, and in how many it spoke for the right one."""
    seen: Counter[str] = Counter()
    right: Counter[str] = Counter()
    for one in found:
        for kind in {hit.rule for hit in one.guess.evidence}:
            said = [hit.effect for hit in one.guess.evidence if hit.rule == kind]
            seen[kind] += 1
            right[kind] += any(one.country and one.country in effect for effect in said)
    for kind, count in seen.most_common():
        share = right[kind] / count
        yield f"{kind:23} in {count:4} mails, for the right country in {right[kind]:4} ({share:.0%})"


def main(arguments: list[str]) -> None:
    folder = next((Path(one) for one in arguments if not one.startswith("--")), FOLDER)
    found = list(located(folder))
    for one in found:
        if f"--{one.verdict}" in arguments or (
            one.destination is not None and "--destination" in arguments and _end(one) != "right"
        ):
            print(one, one.destination or "", "->", one.guess.destination or "-")  # noqa: T201
    print("\n".join(report(found)))  # noqa: T201


if __name__ == "__main__":
    main(sys.argv[1:])
