"""The whole pure way of one mail, and what must hold whatever the bytes."""

from dataclasses import dataclass, fields, is_dataclass

from bot.core.bounces import Bounce, read_bounce
from bot.core.caps import USUAL, Cap, caps_of
from bot.core.judged import judge_mail
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.core.plan import Context, Plan, plan
from bot.core.threads import outlook_thread, topics
from bot.core.triage import Triage
from bot.core.verdict import Own, Verdict
from bot.flows.explaining import Explainer
from tests.builders import NOON

MAX_STRINGS = 20_000
OWN = Own(
    addresses=frozenset({"sales@brightvalve.example"}),
    message_id_domain="brightvalve.example",
    authserv_id="mx.brightvalve.example",
    secret=b"made up",
    known_domains=frozenset({"kunde.example", "acme.example"}),
    names=frozenset({"Brightvalve", "Anna Sales"}),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Walked:
    """Everything that one mail led to."""

    message: Message
    triage: Triage
    verdict: Verdict
    plan: Plan
    bounce: Bounce | None
    caps: tuple[Cap, ...]
    topics: frozenset[str]
    thread: str


class Way:
    """With the shipped rules and templates, loaded once."""

    def __init__(self):
        self.explainer = Explainer.of_folders(None, None, OWN)

    def __call__(self, raw):
        rules, languages = self.explainer.rules, self.explainer.templates.languages()
        message = parse_message(raw, NOON)
        judged = judge_mail(message, rules, languages, OWN)
        return Walked(
            message=message,
            triage=judged.triage,
            verdict=judged.verdict,
            plan=plan(judged.message, judged.triage, judged.verdict, Context(), NOON),
            bounce=None if judged.verdict.keep == "lead" else read_bounce(raw),
            caps=caps_of(judged.message, "sales", USUAL),
            topics=topics(message),
            thread=outlook_thread(message),
        )


def strings(value):
    """Every text in a value, however deep."""
    if isinstance(value, str):
        yield value
    elif is_dataclass(value):
        for one in fields(value):
            yield from strings(getattr(value, one.name))
    elif isinstance(value, tuple | list | frozenset | set):
        for item in value:
            yield from strings(item)


def check(walked):
    """What any bytes must end in. Raises AssertionError."""
    message = walked.message
    said = list(strings(walked))
    "".join(said).encode()  # half characters cannot be stored or sent
    assert not any("\0" in text for text in said), "a NUL, which PostgreSQL refuses"
    assert len(said) <= MAX_STRINGS, "without bound"
    assert len(message.headers.fields) <= 1000
    assert len(message.text) + len(message.history) + len(message.signature) <= 300_000
    assert len(message.part_types) <= 200
    assert len(message.attachments) <= 100
    assert len(message.to) <= 200
    assert len(message.references) <= 100
    assert message.key
    assert all(" " not in address.email and "\n" not in address.email for address in message.to)
    assert all("\n" not in item.name and "/" not in item.name for item in message.attachments)
    assert "\n" not in message.subject
    assert walked.verdict.keep in ("lead", "machine", "held")
    assert walked.verdict.auto_reply <= (walked.verdict.keep == "lead")
    assert (walked.plan.reply is None) or (walked.verdict.auto_reply and message.sender is not None)
