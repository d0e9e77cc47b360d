"""What a held card says beside the rest: why it waits, what the rule saw, and what people may decide."""

from datetime import UTC
from typing import Any

from bot.core.lead import Lead, held_evidence, is_beyond_trust, is_firm
from bot.slack.names import language_name
from bot.slack.text import clean, clip, one_line

ANSWER_NOW, ALLOW = "lead.answer_now", "lead.allow"  # action ids
REASON, EVIDENCE, ADDRESS, CONFIRM = 200, 300, 60, 300  # characters
FRAUD = "⚠️ Signs of fraud or danger: first make sure of the sender by another way. "

Block = dict[str, Any]


def held_reason(lead: Lead) -> str:
    return (lead.reply_reason or lead.held).strip().rstrip(".")


def held_words(lead: Lead) -> Block:
    """Foreign words stand in code style or in a box of their own: literal, each sign as wide as the next."""
    words = clip(one_line(held_reason(lead)), REASON)
    reason = [_text("✋ Held, not answered" + (": " if words else ""), bold=True)]
    reason += [_text(words)] if words else []
    parts: list[Block] = [{"type": "rich_text_section", "elements": reason}]
    if alike := clip(one_line(lead.alike), EVIDENCE):
        parts.append({"type": "rich_text_preformatted", "elements": [_text(alike)]})
    elif evidence := clip(one_line(held_evidence(lead)), EVIDENCE):
        parts.append({"type": "rich_text_section", "elements": [_text(evidence, code=True)]})
    return {"type": "rich_text", "elements": parts}


def decisions(lead: Lead) -> list[Block]:
    """The buttons of held mail. Who shows signs of fraud is not to be allowed always."""
    if not lead.held or not lead.contact.email:
        return []
    offered = [_answer_button(lead)]
    if not lead.allowed and not is_beyond_trust(lead):
        offered.append(_allow_button(lead))
    return offered


def _answer_button(lead: Lead) -> Block:
    buyer = _address(lead)
    confirm = _confirm("Send the first reply now?", _answer_text(lead), "Send it")
    if is_firm(lead):
        confirm |= {"style": "danger"}
    return _button(
        ANSWER_NOW, lead, "Real lead: answer now", f"Answer inquiry {lead.id} from {buyer} now"
    ) | {"confirm": confirm}


def _answer_text(lead: Lead) -> str:
    language = language_name(lead.language)
    tongue = f"in {language} where we have that, else in English" if language else "in English"
    if lead.language == "en":
        tongue = "in English"
    warning = (
        "⚠️ Signs of fraud or danger: first make sure of the sender by another way. " if is_firm(lead) else ""
    )
    arrived = f"{lead.received_at.astimezone(UTC):%d %b %Y %H:%M} UTC"
    return (
        f"{warning}Sends the first reply {tongue}, to {_address(lead)}. "
        f"The mail arrived on {arrived}. It cannot be taken back."
    )


def _allow_button(lead: Lead) -> Block:
    buyer = _address(lead)
    text = (
        f"From now on mail from {buyer} is not held for doubts, but answered. Signs of fraud still hold it. "
        f"This mail is not answered by this. Undo: /leads disallow {buyer}"
    )
    confirm = _confirm("Always allow this sender?", text, "Always allow")
    button = _button(ALLOW, lead, "Always allow this sender", buyer)
    return button | {"confirm": confirm}


def _address(lead: Lead) -> str:
    return clip(one_line(lead.contact.email), ADDRESS)


def _button(action: str, lead: Lead, label: str, buyer: str) -> Block:
    return {
        "type": "button",
        "action_id": action,
        "value": str(lead.id),
        "text": _plain(label),
        "accessibility_label": clip(f"{label}, inquiry {lead.id}, {buyer}", 75),
    }


def _confirm(title: str, text: str, yes: str) -> Block:
    return {
        "title": _plain(title),
        "text": _plain(clip(clean(text), CONFIRM)),
        "confirm": _plain(yes),
        "deny": _plain("Cancel"),
    }


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": text, "emoji": False}


def _text(text: str, **style: bool) -> Block:
    return {"type": "text", "text": text, "style": style} if style else {"type": "text", "text": text}
