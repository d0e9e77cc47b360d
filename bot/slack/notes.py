"""Notes in the thread of a card: what came later of a lead, each told once."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from bot.core.delivery import Dead, Postponed, Result, Retry, Sent
from bot.core.lead import Lead
from bot.core.message import Message
from bot.core.parse import parse_message
from bot.core.returned import RULE
from bot.core.threads import WARNINGS
from bot.core.triage import Hit
from bot.flows.deliver import Work
from bot.slack.card_parts import Block, mention, when
from bot.slack.cards import Card
from bot.slack.client import Posted, SlackCards
from bot.slack.response_notes import RESPONSE, is_told, number_of, response_card
from bot.slack.text import clean, clip, literal, one_line
from bot.slack.threads import SlackThreads
from bot.store.leads import Leads
from bot.store.responses import Responses
from bot.store.threads import Note, Threads

EVENT_TYPE = "lead_note"
WORDS, ROBOT_WORDS, LINE, NAME = 1500, 300, 120, 80  # characters, five times as many once escaped
FILES = 10
CARD_FIRST = timedelta(seconds=20)  # how long a note waits for its card, again and again
NO_CARD = timedelta(hours=24)  # a card that was not posted by then is refused for good
TRIES = 3  # when the card is gone from Slack: so often it is drawn anew


@dataclass(frozen=True, slots=True)
class Told:
    """What is to be written into a thread, and how it is known again there."""

    lead: Lead
    card: Card
    is_it: Callable[[dict[str, Any]], bool]


@dataclass(frozen=True, slots=True)
class SlackNotes:
    cards: SlackCards
    leads: Leads
    threads: Threads
    responses: Responses

    def note(self, work: Work) -> Result:
        """Tell of one message, or of one response, in the thread of its lead's card."""
        subject = work.delivery.subject
        if subject.startswith(RESPONSE):
            response = self.responses.get(number_of(subject))
            if response is None:
                return Sent(answer="the response or its lead is gone")
            card = response_card(response, subject)
            return self._tell(work, Told(response.lead, card, lambda m: is_told(m, subject)))
        note = self.threads.note(int(subject.removeprefix("message:")))
        if note is None:
            return Sent(answer="the message or its lead is gone")
        return self._tell(work, Told(note.lead, note_card(note), lambda m: is_note_of(m, note.message)))

    def _tell(self, work: Work, told: Told) -> Result:
        """After the card and never twice."""
        delivery, now, lead = work.delivery, work.now(), told.lead
        if not lead.card_ts:
            if now - delivery.created_at > NO_CARD:
                return Dead(f"the card of lead {lead.id} was never posted")
            return Postponed(now + CARD_FIRST, "the card is not posted yet")
        parent = Posted(lead.card_channel, lead.card_ts)
        if delivery.uncertain:
            since = delivery.attempted_at or delivery.created_at
            if found := SlackThreads(self.cards).find_reply(parent, told.is_it, since):
                return Sent(remote_id=f"{found.channel}:{found.ts}", answer="found in the thread")
        work.begin()
        posted = SlackThreads(self.cards).reply(f"note of {delivery.subject}", parent, told.card)
        if posted is not None:
            return Sent(remote_id=f"{posted.channel}:{posted.ts}")
        if delivery.tries >= TRIES:
            return Dead(f"the card of lead {lead.id} is not there any more")
        self.leads.redraw(lead.id, now)
        return Retry(now + CARD_FIRST, "the card is not there any more: it is drawn anew first")


def note_card(note: Note) -> Card:
    """A pure function of what the database has: the note as it is posted."""
    message = parse_message(note.raw, note.received_at) if note.raw is not None else None
    returned = next((hit for hit in note.hits if hit.rule == RULE), None)
    if returned is not None:
        head, words = _returned(returned), ""
    elif note.outcome == "machine":
        head, words = f"🤖 Automatic answer from {_who(note, message)}", _words(message, ROBOT_WORDS)
    else:
        head, words = _wrote(note, message), _words(message, WORDS)
    is_for_owner = note.outcome != "machine" or returned is not None
    parts = [head, when(note.received_at)]
    if note.lead.owner and is_for_owner:
        parts.append(mention(note.lead.owner))
    blocks = [_section(note, " · ".join(parts)), *_quote(note, words), *_files(note, message), *_warned(note)]
    text = " ".join([f"#{note.lead.id}: {' · '.join(parts)}", *(_warning(hit) for hit in _warnings(note))])
    return Card(text=text, blocks=blocks, metadata=_metadata(note))


def is_note_of(message: dict[str, Any], number: int) -> bool:
    """By our metadata, or by a block id where the metadata was not kept."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") == EVENT_TYPE:
        return bool((metadata.get("event_payload") or {}).get("message") == number)
    return any(str(block.get("block_id", "")) == f"note:{number}" for block in message.get("blocks") or ())


def _wrote(note: Note, message: Message | None) -> str:
    is_strange = any(hit.rule == "thread:house" for hit in note.hits)
    return f"✉️ *{_who(note, message)}* {'wrote in this thread' if is_strange else 'wrote again'}"


def _who(note: Note, message: Message | None) -> str:
    name = message.sender.name if message and message.sender else ""
    shown = [part for part in (name, note.sender) if part]
    return " · ".join(dict.fromkeys(literal(part, NAME) for part in shown)) or "somebody"


def _returned(hit: Hit) -> str:
    told = literal(hit.evidence, 2 * LINE)
    match hit.effect:
        case "bounced":
            return f"⚠️ *The auto-reply came back:* {told}"
        case "answer bounced":
            return f"⚠️ *The answer came back, the buyer does not have it:* {told}"
        case "answer delayed":
            return f"⏳ *The answer is late:* {told}"
        case "delayed":
            return f"⏳ *The auto-reply is late:* {told}"
        case _:
            return f"🤖 A bounce that names no reply of ours, so nothing was changed: {told}"


def _words(message: Message | None, limit: int) -> str:
    if message is None:
        return "(its text is no longer kept)"
    return clip(clean(message.text or message.history), limit)


def _section(note: Note, text: str) -> Block:
    return {"type": "section", "block_id": f"note:{note.message}", "text": _mrkdwn(text)}


def _quote(note: Note, words: str) -> Iterator[Block]:
    if words:
        quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": words}]}
        yield {"type": "rich_text", "block_id": f"note:{note.message}:words", "elements": [quote]}


def _files(note: Note, message: Message | None) -> Iterator[Block]:
    attachments = message.attachments if message and note.outcome == "followup" else ()
    if attachments:
        names = ", ".join(clip(one_line(item.name), 60) for item in attachments[:FILES])
        more = f" and {len(attachments) - FILES} more" if len(attachments) > FILES else ""
        text = {"type": "plain_text", "text": f"📎 Attached: {names}{more}", "emoji": False}
        yield {"type": "context", "block_id": f"note:{note.message}:files", "elements": [text]}


def _warned(note: Note) -> Iterator[Block]:
    if lines := [_warning(hit) for hit in _warnings(note)]:
        text = _mrkdwn("\n".join(lines))
        yield {"type": "context", "block_id": f"note:{note.message}:warnings", "elements": [text]}


def _warnings(note: Note) -> list[Hit]:
    return [hit for hit in note.hits if hit.rule in WARNINGS][:3]


def _warning(hit: Hit) -> str:
    shown = literal(hit.evidence, LINE)
    match hit.rule:
        case "thread:house":
            return f"⚠️ *from another house:* {shown}"
        case "thread:held":
            return f"✋ *held:* {shown}"
        case _:
            return f"⚠️ *refused an id that is not ours:* {shown}"


def _metadata(note: Note) -> dict[str, Any]:
    """Any app of the workspace can read this: a number only, nothing of the buyer."""
    return {"event_type": EVENT_TYPE, "event_payload": {"message": note.message}}


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}
