"""Everything that the room builds for Slack, each fed with foreign words.

A new card, modal or Home is one line of BUILDERS; test_oracle_builders.py judges it in each state of a lead.
"""

from collections.abc import Callable
from dataclasses import replace
from email.message import EmailMessage
from typing import Any

from bot.core.caps import Breaker, BreakerId, Withheld
from bot.core.lead import Lead, LeadId
from bot.core.message import Address
from bot.core.moves import Tell, What, Where
from bot.core.proposing import Line
from bot.core.replay import Change, Past, Side
from bot.core.returned import RULE
from bot.core.rules import Rules
from bot.core.threads import WARNINGS
from bot.core.triage import Hit
from bot.flows.proposals import Proposal
from bot.slack.answers import find_title, help_text, lead_list
from bot.slack.breaker_card import breaker_card, plain_breaker_card
from bot.slack.cards import Card, lead_card, plain_card
from bot.slack.commands import Help, parse_command
from bot.slack.home import home_view
from bot.slack.modal_message import from_message_modal, message_modal
from bot.slack.modal_moves import assign_modal, close_modal, correct_modal, snooze_modal
from bot.slack.modal_parts import Choice
from bot.slack.modals import edit_preview_modal, failed_modal, reply_modal, working_modal
from bot.slack.notes import note_card
from bot.slack.proposal_card import plain_proposal_card, proposal_card
from bot.slack.tells import tell_card
from bot.slack.text import escape
from bot.store.homes import Counts
from bot.store.threads import Note
from tests.builders import ANNA, BEN, NOON
from tests.unit.slack.samples import NOW

Say = Callable[[], str]  # the next foreign words
View = dict[str, Any]

# A Card is judged as a post and as an update, words as a private answer, a dict as a modal or Home tab.
BUILDERS: dict[str, Callable[[Lead, Say], Card | str | View]] = {
    "card": lambda lead, say: lead_card(lead, now=NOW),
    "card with preview": lambda lead, say: lead_card(replace(lead, reply="preview"), now=NOW, preview=say()),
    "held card": lambda lead, say: lead_card(as_held(lead, say), now=NOW),
    "plain card": lambda lead, say: plain_card(lead, now=NOW),
    "breaker card": lambda lead, say: breaker_card(a_breaker(say), withheld(say, 15), 57),
    "breaker card, re-armed": lambda lead, say: breaker_card(rearmed(say), withheld(say, 2), 2),
    "plain breaker card": lambda lead, say: plain_breaker_card(a_breaker(say), 3),
    "proposal card": lambda lead, say: proposal_card(a_proposal(lead, say)),
    "proposal without a line": lambda lead, say: proposal_card(replace(a_proposal(lead, say), line=None)),
    "plain proposal card": lambda lead, say: plain_proposal_card(a_proposal(lead, say)),
    "note": lambda lead, say: note_card(a_note(lead, say, "followup")),
    "note of a robot": lambda lead, say: note_card(a_note(lead, say, "machine")),
    "note with warnings": lambda lead, say: note_card(a_note(lead, say, "followup", *warnings(say))),
    "note of a bounce": lambda lead, say: note_card(a_note(lead, say, "machine", a_return(say))),
    "list of leads": lambda lead, say: lead_list(find_title(say()), [lead] * 20, NOW),
    "help": lambda lead, say: help_text(misunderstood(say())),
    "reply modal": lambda lead, say: reply_modal(
        lead, templates=choices(say), body=say(), subject=say(), sender=say(), version_seen=1,
        warning=f"<@{ANNA}> replied a minute ago", template="1",
    ),
    "edit preview modal": lambda lead, say: edit_preview_modal(lead, say(), say()),
    "close modal": lambda lead, say: close_modal(lead, ["EUR", "USD"]),
    "assign modal": lambda lead, say: assign_modal(lead, choices(say)),
    "assign modal without names": lambda lead, say: assign_modal(lead, []),
    "snooze modal": lambda lead, say: snooze_modal(lead, say()),
    "correct modal": lambda lead, say: correct_modal(lead, choices(say), choices(say, 110), choices(say)),
    "message modal": lambda lead, say: message_modal(lead, say(), [say() for _ in range(30)], link=say()),
    "modal from a message": lambda lead, say: from_message_modal(say(), say()),
    "told in a message": lambda lead, say: tell_card(lead, told("assigned", "dm"), now=NOW, permalink=say()),
    "told in the thread": lambda lead, say: tell_card(lead, told("late", "thread"), now=NOW),
    "told in the channel": lambda lead, say: tell_card(lead, told("escalated", "channel"), now=NOW),
    "home": lambda lead, say: home_view([lead], shows="open", now=NOW, counts=Counts(open=1)),
    "home of a manager": lambda lead, say: home_view(
        [replace(with_words(lead, say), id=LeadId(number)) for number in range(1, 4)],
        shows="unclaimed", now=NOW, counts=Counts(median=NOW - NOON), team=Counts(),
    ),
    "working modal": lambda lead, say: working_modal(say()),
    "failed modal": lambda lead, say: failed_modal(say()),
}  # fmt: skip


def with_words(lead: Lead, say: Say) -> Lead:
    """The same lead in the same state, with foreign words wherever foreign words can be."""
    return replace(
        lead,
        contact=Address(say(), say()),
        subject=say(),
        excerpt=say(),
        company=say(),
        phone=say(),
        product=say(),
        quantity=say(),
        source=say(),
        link=say(),
        zone=say(),
        currency=say() if lead.currency else "",
        attachments=tuple(say() for _ in lead.attachments) or (say(), f"{say()}.exe"),
        reply_reason=say(),
        why=tuple(f"{line.partition(': ')[0]}: {say()} (noted)" for line in lead.why),
    )


def as_held(lead: Lead, say: Say) -> Lead:
    why = (f"S16: {say()} (held)",)
    return replace(lead, held=f"S16: {say()}", alike=say(), why=why, channel="held", reply="none")


def a_breaker(say: Say) -> Breaker:
    return Breaker(
        id=BreakerId(3), cap="domain-day", key=say(), mailbox=say(), reason=say(), tripped_at=NOON
    )  # fmt: skip


def rearmed(say: Say) -> Breaker:
    return replace(a_breaker(say), rearmed_at=NOW, rearmed_by=ANNA)


def a_proposal(lead: Lead, say: Say) -> Proposal:
    line = Line(file="rules/guard.yaml", place=say(), text=f"  - sender: {say()}", rules=Rules())
    past = Past(number=1, mailbox="sales", received_at=NOON, sender=say(), subject=say())
    change = Change(
        past=past, old=Side(outcome="lead", channel=say()), new=Side(outcome="held", channel=say())
    )
    return Proposal(
        lead=with_words(lead, say), version=2, by=ANNA, said=say(), line=line, note=say(), tried=say(),
        changes=(change,) * 7,
    )  # fmt: skip


def misunderstood(words: str) -> str:
    """Slack escapes what people type."""
    command = parse_command(escape(words))
    return command.problem if isinstance(command, Help) else ""


def withheld(say: Say, count: int) -> list[Withheld]:
    return [Withheld(lead_id=LeadId(number), sender=say(), subject=say()) for number in range(count)]


def a_note(lead: Lead, say: Say, outcome: str, *hits: Hit) -> Note:
    mail = EmailMessage()
    mail["From"] = "carla@kunde.example"
    raw = mail.as_bytes().rstrip() + b"\nContent-Type: text/plain; charset=utf-8\n\n"
    return Note(
        message=9, lead=lead, sender=say(), subject=say(), outcome=outcome, received_at=NOON, hits=hits,
        raw=raw + say().encode("utf-8", "replace"),
    )  # fmt: skip


def choices(say: Say, count: int = 3) -> list[Choice]:
    return [Choice(str(number), say()) for number in range(count)]


def told(what: What, where: Where) -> Tell:
    return Tell(where=where, what=what, once="1", person=ANNA, by=BEN)


def warnings(say: Say) -> list[Hit]:
    return [Hit(rule, "noted", say()) for rule in WARNINGS]


def a_return(say: Say) -> Hit:
    return Hit(RULE, "bounced", say())
