"""What the thread of a card says of a mail that one of us wrote to the buyer."""

from typing import Any

from bot.slack.card_parts import Block, mention, when
from bot.slack.cards import Card
from bot.slack.text import clean, clip, literal
from bot.store.responses import Response

RESPONSE = "response:"  # of a delivery's subject: "response:7:sent"
EVENT_TYPE = "lead_response"
WORDS, LINE = 500, 160  # characters
HOW = {"slack": "from here", "sent": "from the mailbox", "copy": "by mail, with a copy to us"}


def number_of(subject: str) -> int:
    return int(subject.split(":")[1])


def response_card(response: Response, subject: str) -> Card:
    """A pure function of what the database has. The words are the rep's own, and stand for themselves."""
    fate = subject.split(":")[2]
    head = _HEADS[fate](response)
    block_id = f"response:{response.id}:{fate}"
    section: Block = {"type": "section", "block_id": block_id, "text": _mrkdwn(head)}
    metadata = {"event_type": EVENT_TYPE, "event_payload": {"response": subject}}
    return Card(
        text=f"#{response.lead.id}: {head}", blocks=[section, *_quote(response, block_id)], metadata=metadata
    )


def is_told(message: dict[str, Any], subject: str) -> bool:
    """By our metadata, or by a block id where the metadata was not kept."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") == EVENT_TYPE:
        return bool((metadata.get("event_payload") or {}).get("response") == subject)
    return any(block.get("block_id") == subject for block in message.get("blocks") or ())


def _sent(response: Response) -> str:
    parts = [f"📤 *{_who(response)} answered the buyer* {HOW.get(response.how, '')}".rstrip()]
    if response.at is not None:
        parts.append(when(response.at))
    owner = response.lead.owner
    if owner and owner != response.rep:
        parts.append(mention(owner))
    return " · ".join(parts)


def _failed(response: Response) -> str:
    return f"⚠️ *The answer of {_who(response)} was not sent:* {literal(response.failed, LINE)}"


def _unknown(response: Response) -> str:
    doubt = f"⚠️ *Nobody knows whether the answer of {_who(response)} went out:*"
    advice = "It is not sent again by itself: look into Sent before you write once more"
    return f"{doubt} {literal(response.failed, LINE)}. {advice}"


_HEADS = {"sent": _sent, "failed": _failed, "unknown": _unknown}


def _who(response: Response) -> str:
    if response.rep:
        return mention(response.rep)
    return literal(response.address, LINE) or "somebody"


def _quote(response: Response, block_id: str) -> list[Block]:
    words = clip(clean(response.words), WORDS)
    if not words:
        return []
    quote = {"type": "rich_text_quote", "elements": [{"type": "text", "text": words}]}
    return [{"type": "rich_text", "block_id": f"{block_id}:words", "elements": [quote]}]


def _mrkdwn(text: str) -> Block:
    return {"type": "mrkdwn", "text": text, "verbatim": True}
