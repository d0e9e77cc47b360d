"""Shadow mode: what people do with an auto-reply that waits for their word. Each preview is decided once."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bot.content.inquiry_slots import catalogue_for
from bot.core.lead import CannotAnswer, Lead, LeadId
from bot.core.message import Address
from bot.core.moves import Actor, Refused
from bot.core.plan import Plan, plan_of_preview
from bot.core.previews import EDITED, SENT, SKIPPED, Decided, NoPreview, Preview, PreviewOutcome, Shadowed
from bot.core.reference import reply_reference, without_references
from bot.core.writing_direction import runs
from bot.errors import LostRace, PermanentFailure
from bot.flows.intake import DECISIONS, Desk, read_and_judge, reply_caps
from bot.mail.compose import compose_reply, redated
from bot.mail.frozen import words_of
from bot.store.database import Database
from bot.store.held import Kept
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.previews import Previews, Waiting
from bot.store.record import FrozenReply


@dataclass(frozen=True, slots=True, kw_only=True)
class Shadow:
    """`desks`: for each mailbox, how it judges and answers today."""

    leads: Leads
    inbox: Inbox
    previews: Previews
    desks: Mapping[str, Callable[[], Desk]]

    @staticmethod
    def of(database: Database, desks: Mapping[str, Callable[[], Desk]]) -> "Shadow":
        return Shadow(leads=Leads(database), inbox=Inbox(database), previews=Previews(database), desks=desks)


@dataclass(frozen=True, slots=True, kw_only=True)
class Edited:
    """The words of a person in place of those of the template; `body` with the signature, as it was shown."""

    subject: str
    body: str


def preview_text(shadow: Shadow, lead_id: LeadId) -> Preview | None:
    """What the card and the dialog show; None where nothing waits."""
    waiting = shadow.previews.get(lead_id)
    if waiting is None:
        return None
    words = words_of(waiting.raw)
    return Preview(to=waiting.to, subject=words.subject, text=words.text, made_at=waiting.made_at)


def send_preview(shadow: Shadow, lead_id: LeadId, actor: Actor, now: datetime) -> PreviewOutcome | None:
    """Send it as it is. None: there is no such lead."""
    return _decide(shadow, lead_id, actor, lambda lead: _release(shadow, lead, actor, None, now))


def edit_preview(
    shadow: Shadow, lead_id: LeadId, actor: Actor, edited: Edited, now: datetime
) -> PreviewOutcome | None:
    """Send it in other words."""
    if not edited.body.strip():
        return CannotAnswer("the reply is empty")
    return _decide(shadow, lead_id, actor, lambda lead: _release(shadow, lead, actor, edited, now))


def skip_preview(shadow: Shadow, lead_id: LeadId, actor: Actor, now: datetime) -> PreviewOutcome | None:
    """Leave it: the buyer gets no auto-reply."""

    def skip(lead: Lead) -> PreviewOutcome:
        shadow.previews.skip(lead, event=SKIPPED, by=actor.id, now=now)
        return Decided(lead, SKIPPED)

    return _decide(shadow, lead_id, actor, skip)


def shadow_count(shadow: Shadow, since: datetime) -> Shadowed:
    """How often the team changed what the bot would have sent."""
    return shadow.previews.shadowed(since)


def _decide(
    shadow: Shadow, lead_id: LeadId, actor: Actor, act: Callable[[Lead], PreviewOutcome]
) -> PreviewOutcome | None:
    for _ in range(DECISIONS):
        lead = shadow.leads.get(lead_id)
        if lead is None:
            return None
        if lead.reply != "preview":
            done = shadow.previews.who(lead_id)
            return NoPreview(event=done[0], by=done[1], at=done[2]) if done else NoPreview()
        if not actor.manages and lead.owner not in (None, actor.id):
            return Refused(why="not yours", by=lead.owner, at=lead.claimed_at)
        try:
            return act(lead)
        except LostRace:
            continue
    raise RuntimeError(f"lead {lead_id} changed {DECISIONS} times while its preview was decided")


def _release(
    shadow: Shadow, lead: Lead, actor: Actor, edited: Edited | None, now: datetime
) -> PreviewOutcome:
    if lead.closed_at is not None:
        return Refused(why="closed", by=lead.closed_by, at=lead.closed_at)
    waiting, make = shadow.previews.get(lead.id), shadow.desks.get(lead.mailbox)
    if waiting is None:
        raise LostRace(f"the preview of lead {lead.id} was decided meanwhile")
    if make is None:
        return CannotAnswer(f"the mailbox {lead.mailbox} is not in the settings any more")
    if waiting.answers is None:
        return CannotAnswer("its bytes are no longer kept")
    try:
        decided, reply = _freeze(shadow, make(), waiting, waiting.answers, edited, now)
    except PermanentFailure as error:
        return CannotAnswer(str(error))
    if decided.reply is None:
        _still(shadow, lead)
        return CannotAnswer(decided.no_reply)
    event = EDITED if edited else SENT
    shadow.previews.release(lead, reply, decided, event=event, by=actor.id, now=now)
    return Decided(lead, event)


def _still(shadow: Shadow, lead: Lead) -> None:
    """What stops the reply may be this very reply, which another person has just sent: then look again."""
    now = shadow.leads.get(lead.id)
    if now is None or now.version != lead.version:
        raise LostRace(f"lead {lead.id} changed meanwhile")


def _freeze(
    shadow: Shadow, desk: Desk, waiting: Waiting, kept: Kept, edited: Edited | None, now: datetime
) -> tuple[Plan, FrozenReply]:
    """The bytes that go out, and the plan that says under which caps they are counted, or why not at all."""
    judged = read_and_judge(desk, kept.raw, kept.received_at)
    message, triage = replace(judged.message, key=kept.key), judged.triage
    known = shadow.inbox.context(message, kept.received_at)
    counts = shadow.inbox.counts(reply_caps(desk, message, judged.sourced), now)
    known = replace(known, counts=counts, copy_of=None)
    decided = plan_of_preview(Address(waiting.to), triage, known, now)
    raw = redated(waiting.raw, now)
    if edited is not None:
        raw = compose_reply(
            answers=replace(message, subject=without_references(edited.subject, desk.reply_prefix)),
            sender=Address(desk.address, desk.from_name),
            to=Address(waiting.to),
            text=edited.body,
            html=desk.templates.page(edited.body, triage.reply_language, runs(edited.body)),
            message_id=waiting.message_id,
            date=now,
            reference=reply_reference(desk.reply_prefix, waiting.message_id),
            catalogue=catalogue_for(triage, desk.rules),
        )
    reply = FrozenReply(to=waiting.to, person=message.person, message_id=waiting.message_id, raw=raw)
    return decided, reply
