"""Explain: the pure way of one message, without side effects, settings or history."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.content.templates import Templates
from bot.core.judged import judge_mail
from bot.core.language import initialise
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.core.picks import Pick
from bot.core.plan import Context, Plan, plan
from bot.core.routing import Known, passed_over
from bot.core.rules import Rules
from bot.core.source import DIRECT, Sourced
from bot.core.triage import Triage, rule_ids
from bot.core.variants import FIRST, buyer_key
from bot.core.verdict import Own

ARRIVAL = datetime(2026, 1, 1, tzinfo=UTC)  # any moment: explain has no age rule

Answer = dict[str, Any]
_TEXTS = (
    "language", "country", "market", "product", "source", "reply_channel", "channel", "grade", "team", "rep",
    "priority", "subject",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Explainer:
    rules: Rules
    templates: Templates
    own: Own
    picked: Mapping[str, Pick] = field(default_factory=dict)

    @staticmethod
    def of_folders(
        rules: Path | None, templates: Path | None, own: Own, picked: Mapping[str, Pick] | None = None
    ) -> "Explainer":
        """With the shipped rules and templates where no folder is given. Raises ConfigError."""
        initialise()
        return Explainer(
            rules=load_rules(rules or shipped("rules")),
            templates=Templates(templates or shipped("templates")),
            own=own,
            picked=picked or {},
        )

    def explain(self, file: Path) -> Answer:
        """What would become of this mail, judged as a first contact that arrived just now. Never raises."""
        try:
            mail = parse_message(file.read_bytes(), ARRIVAL)
            own = replace(self.own, sentences=self.templates.sentences)
            judged = judge_mail(mail, self.rules, self.templates.languages(), own, self.picked)
            decided = plan(judged.message, judged.triage, judged.verdict, Context(), ARRIVAL)
        except Exception as error:  # noqa: BLE001  whatever the bytes, one line comes out
            return _failed(file, f"{type(error).__name__}: {error}")
        known = Known.of(judged.message, judged.triage, self.rules)
        answer = _answer(file, judged.sourced, judged.triage, decided)
        answer |= {"template": self._text(judged.message, decided)}
        return answer | {"routes_not_taken": passed_over(known, self.rules)}

    def _text(self, message: Message, decided: Plan) -> str | None:
        """As its file is called: first_reply.en, or first_reply.en.b where this buyer gets variant b."""
        reply = decided.reply
        if reply is None:
            return None
        buyer = buyer_key(message, reply.to)
        letter = self.templates.variant_for(buyer, reply.template, reply.language)
        return f"{reply.template}.{reply.language}" + ("" if letter == FIRST else f".{letter}")


def files_in(paths: Iterable[Path]) -> Iterator[Path]:
    """The files themselves, and every file below a folder, in a fixed order."""
    for path in paths:
        if path.is_dir():
            yield from sorted(found for found in path.rglob("*") if found.is_file() and _is_mail(found))
        else:
            yield path


def _is_mail(path: Path) -> bool:
    return path.suffix.lower() in (".eml", ".msg", ".txt", "") and not path.name.startswith(".")


def _answer(file: Path, sourced: Sourced, triage: Triage, decided: Plan) -> Answer:
    reply = decided.reply
    return {
        "file": str(file),
        "outcome": decided.outcome,
        "auto_reply": reply is not None,
        "reply_to": reply.to.email if reply else None,
        "reason": decided.reason or decided.no_reply,
        "rules": rule_ids(decided.hits),
        "language": triage.language.language,
        "language_confidence": round(triage.language.confidence, 3),
        "country": triage.country.country,
        "country_evidence": [f"{hit.rule}: {hit.evidence}" for hit in triage.country.evidence],
        "product": triage.product,
        "source": triage.source,
        "reply_channel": sourced.reply_channel,
        "channel": "held" if decided.held else triage.channel,
        "market": triage.market,
        "grade": triage.grade,
        "risk": list(triage.risk),
        "risk_level": triage.risk_level,
        "team": triage.team,
        "rep": triage.rep,
        "sla_minutes": int(triage.sla.total_seconds() // 60) if triage.sla else None,
        "priority": triage.priority,
        "hits": [[hit.rule, hit.effect, hit.evidence] for hit in decided.hits],
        "subject": sourced.message.subject,
    }


def _failed(file: Path, error: str) -> Answer:
    blank: Answer = dict.fromkeys(_TEXTS, "")
    return blank | {
        "file": str(file),
        "outcome": "failed",
        "auto_reply": False,
        "reply_to": None,
        "reason": error,
        "rules": [],
        "language_confidence": 0.0,
        "country_evidence": [],
        "template": None,
        "risk": [],
        "routes_not_taken": [],
        "risk_level": "none",
        "sla_minutes": None,
        "hits": [],
    }


def in_words(answer: Answer) -> str:
    """The same for people: each hit on a line, then the plan."""
    lines = [f"{answer['file']}: {answer['subject']}"]
    lines += [f"  {rule:<22} {effect:<34} {evidence}" for rule, effect, evidence in answer["hits"]]
    if answer["source"] not in ("", DIRECT):
        lines.append(f"  source: {answer['source']}, answered by {answer['reply_channel']}")
    lines += [
        f"  {f'not route:{name}':<22} {'not taken':<34} {why}" for name, why in answer["routes_not_taken"]
    ]
    lines += _handed_on(answer)
    if answer["auto_reply"]:
        end = f"reply to {answer['reply_to']} with {answer['template']}"
    else:
        end = f"no auto-reply ({answer['reason']})"
    card = f", card in {answer['channel']}" if answer["outcome"] in ("lead", "held") else ""
    return "\n".join([*lines, f"  plan: {answer['outcome']}{card}, {end}"])


def _handed_on(answer: Answer) -> list[str]:
    """What the route says of who should answer, and how soon."""
    parts = [f"{name} {answer[name]}" for name in ("team", "rep") if answer[name]]
    if answer["sla_minutes"]:
        parts.append(f"within {answer['sla_minutes']} minutes of working time")
    if answer["priority"] not in ("", "normal"):
        parts.append(f"priority {answer['priority']}")
    return [f"  for: {', '.join(parts)}"] if parts else []
