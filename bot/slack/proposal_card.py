"""The card of a proposal, for managers: who corrected what, which line would have done it, what it changes.

Posted once. Nothing of it is a button: the line counts once a manager has put it into its file.
"""

from typing import Any

from bot.core.lead import LeadId
from bot.core.replay import Change
from bot.core.replay_words import steps
from bot.flows.proposals import Proposal
from bot.slack.card_parts import Block, context, mention, mrkdwn, plain, subject_of
from bot.slack.cards import Card
from bot.slack.text import clean, clip, literal, width

EVENT_TYPE = "proposal_card"
CHANNELS = ("managers", "ops")  # names of [slack.channels], the first that is there
LISTED = 5  # mails by name
SAID, NOTE, TRIED, LINE, LIST = 100, 240, 300, 2900, 2900  # characters; Slack takes 3,000 in a section
WHO, SUBJECT, STEP = 60, 80, 60
FOOT = "Nothing has changed yet: once it is in the file, the line counts within five seconds."


def proposal_card(proposal: Proposal) -> Card:
    line = proposal.line
    blocks = [
        {
            "type": "header",
            "block_id": _block_id(proposal, "header"),
            "text": plain("📐 What a correction teaches"),
        },
        _section(proposal, "what", _story(proposal)),
    ]
    if line is not None:
        where = f"The line for *{literal(line.file)}*, {literal(line.place, SAID)}"
        blocks += [_section(proposal, "where", where), _literally(proposal, line.text)]
        blocks.append(_section(proposal, "tried", _tried(proposal)))
        blocks.append(context(_block_id(proposal, "foot"), mrkdwn(FOOT)))
    return Card(text=_text(proposal), blocks=blocks, metadata=_metadata(proposal))


def plain_proposal_card(proposal: Proposal) -> Card:
    """For the case that Slack refuses our blocks."""
    line = proposal.line
    told = f" In {literal(line.file)}: {literal(line.text, SAID)}" if line else ""
    return Card(text=f"{_text(proposal)}{told}", blocks=[], metadata=_metadata(proposal))


def is_proposal_card(lead_id: LeadId, version: int, message: dict[str, Any]) -> bool:
    """By our metadata, or by a block id where the metadata was not kept."""
    metadata = message.get("metadata") or {}
    if metadata.get("event_type") == EVENT_TYPE:
        payload = metadata.get("event_payload") or {}
        return bool((payload.get("lead_id"), payload.get("version")) == (lead_id, version))
    prefix = f"proposal:{lead_id}:v{version}:"
    return any(str(block.get("block_id", "")).startswith(prefix) for block in message.get("blocks") or ())


def _text(proposal: Proposal) -> str:
    """The whole story for notifications and screen readers."""
    lead = proposal.lead
    what = f"Lead {lead.id} ({subject_of(lead)}) {literal(proposal.said, SAID)}, says {mention(proposal.by)}."
    tried = f" A line {literal(proposal.tried, SAID)}." if proposal.tried else ""
    return f"{what}{_noted(proposal, ' ')}{tried}"


def _story(proposal: Proposal) -> str:
    lead = proposal.lead
    told = f"{mention(proposal.by)} says: *#{lead.id}* {subject_of(lead)} {literal(proposal.said, SAID)}."
    return f"{told}{_noted(proposal, chr(10))}"


def _noted(proposal: Proposal, before: str) -> str:
    return f"{before}{literal(proposal.note, NOTE)}" if proposal.note else ""


def _tried(proposal: Proposal) -> str:
    """The sentence and as many whole lines as Slack takes."""
    lines = [f"On the stored mail of the last 90 days it *{literal(proposal.tried, TRIED)}*."]
    shown = proposal.changes[:LISTED]
    for change in shown:
        if width("\n".join([*lines, _line(change)])) > LIST:
            break
        lines.append(_line(change))
    more = len(proposal.changes) - (len(lines) - 1)
    return "\n".join([*lines, f"… and {more} more"] if more else lines)


def _line(change: Change) -> str:
    subject = literal(change.past.subject, SUBJECT) or "(no subject)"
    moves = "; ".join(
        f"{what}: {literal(old, STEP)} → {literal(new, STEP)}" for what, old, new in steps(change)[:3]
    )
    return f"• {subject} · {literal(change.past.sender, WHO)} · {moves}"


def _literally(proposal: Proposal, text: str) -> Block:
    """To be copied: nothing in it is markup."""
    lines = (f"{' ' * (len(line) - len(line.lstrip(' ')))}{clean(line)}" for line in text.split("\n"))
    words = {"type": "text", "text": clip("\n".join(lines), LINE)}
    return {
        "type": "rich_text",
        "block_id": _block_id(proposal, "line"),
        "elements": [{"type": "rich_text_preformatted", "elements": [words]}],
    }


def _section(proposal: Proposal, part: str, text: str) -> Block:
    return {"type": "section", "block_id": _block_id(proposal, part), "text": mrkdwn(text)}


def _block_id(proposal: Proposal, part: str) -> str:
    return f"proposal:{proposal.lead.id}:v{proposal.version}:{part}"


def _metadata(proposal: Proposal) -> dict[str, Any]:
    """Any app of the workspace can read this: numbers only."""
    payload = {"lead_id": proposal.lead.id, "version": proposal.version}
    return {"event_type": EVENT_TYPE, "event_payload": payload}
