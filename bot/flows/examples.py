"""The examples beside the rules: mails in a few keys, and what each must become."""

from collections.abc import Iterator
from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path
from typing import Any

from bot.content.rule_models import Becomes, ExampleEntry
from bot.content.rule_values import duration_of, moment_of
from bot.content.rules_file import RuleFiles, placed
from bot.content.templates import Templates
from bot.content.yaml_positions import Document, Mistake
from bot.core.judged import Judged, judge_mail
from bot.core.parse import parse_message
from bot.core.plan import Context, Plan, plan
from bot.core.rules import Rules
from bot.core.verdict import Own

US = "sales@example.com"  # to whom a mail of an example goes, unless it says otherwise
ARRIVAL = datetime(2026, 3, 2, 12, 0, tzinfo=UTC)  # a Monday


def failing(folder: Path, files: RuleFiles, templates: Templates) -> list[str]:
    """A line for each thing that did not become what an example says, at the place where it says so."""
    found: list[str] = []
    for name, (document, file) in files.examples.items():
        mistakes = [
            mistake
            for position, example in enumerate(file.examples)
            for mistake in _wrong(document, position, example, files.rules, templates)
        ]
        found += placed(folder / name, mistakes)
    return found


def _wrong(
    document: Document, position: int, example: ExampleEntry, rules: Rules, templates: Templates
) -> Iterator[Mistake]:
    judged, decided = _judged(example, rules, templates)
    became = _became(judged, decided)
    for field, wanted in _wishes(example.becomes, rules).items():
        if became[field] == wanted or (field == "reason" and str(wanted) in str(became[field])):
            continue
        spot = document.spot(("examples", position, "becomes", field))
        because = decided.reason or decided.no_reply
        why = f" ({because})" if because and field in ("outcome", "auto_reply", "template") else ""
        yield Mistake(
            spot, f'example "{example.name}": {field} is {_said(became[field])}, not {_said(wanted)}{why}'
        )


def _judged(example: ExampleEntry, rules: Rules, templates: Templates) -> tuple[Judged, Plan]:
    moment = moment_of(example.received) if example.received else ARRIVAL
    us = example.to or US
    own = Own(addresses=frozenset((us.lower(),)), as_addressed=True)
    mail = parse_message(_mail(example, us, moment), moment)
    judged = judge_mail(mail, rules, templates.languages(), own)
    return judged, plan(judged.message, judged.triage, judged.verdict, Context(), moment)


def _mail(example: ExampleEntry, us: str, moment: datetime) -> bytes:
    """As a mail program would have sent it, but for headers that are written as they are."""
    mail = EmailMessage()
    domain = example.sender.rpartition("@")[2].strip("> ") or "example.com"
    usual = {
        "From": example.sender,
        "To": us,
        "Reply-To": example.reply_to or "",
        "Subject": example.subject,
        "Date": moment.strftime("%a, %d %b %Y %H:%M:%S +0000"),
        "Message-ID": f"<example@{domain}>",
    }
    written = {name.lower() for name in example.headers}
    lines = [f"{name}: {value}" for name, value in usual.items() if value and name.lower() not in written]
    lines += [f"{name}: {value}" for name, value in example.headers.items()]
    mail.set_content(example.text)
    for name in example.attachments:
        mail.add_attachment(b"example", maintype="application", subtype="octet-stream", filename=name)
    head = "\r\n".join(" ".join(line.split()) for line in lines)
    return head.encode() + b"\r\n" + mail.as_bytes().replace(b"\r\n", b"\n").replace(b"\n", b"\r\n")


def _became(judged: Judged, decided: Plan) -> dict[str, Any]:
    triage, reply = judged.triage, decided.reply
    route = next((hit.rule for hit in triage.hits if hit.rule.startswith("route:")), "route:none")
    return {
        "outcome": decided.outcome,
        "auto_reply": reply is not None,
        "language": triage.language.language,
        "country": triage.country.country,
        "market": triage.market,
        "product": triage.product,
        "source": triage.source,
        "channel": "held" if decided.held else triage.channel,
        "template": triage.template or "none",
        "reply_language": triage.reply_language,
        "route": route.removeprefix("route:"),
        "grade": triage.grade,
        "risk": triage.risk_level,
        "team": triage.team,
        "rep": triage.rep,
        "sla": triage.sla,
        "priority": triage.priority,
        "reason": decided.reason or decided.no_reply,
    }


def _wishes(becomes: Becomes, rules: Rules) -> dict[str, Any]:
    wished: dict[str, Any] = becomes.model_dump(exclude_none=True)
    if "sla" in wished:
        wished["sla"] = duration_of(wished["sla"])
    if "rep" in wished:
        wished["rep"] = next((rep.id for rep in rules.team if wished["rep"] in (rep.name, rep.id)), "")
    return wished


def _said(value: object) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    return "none" if value is None else f"{value}" or "not known"
