"""The modals in which people write to a buyer: the reply, and the auto-reply before it goes out."""

import zlib
from collections.abc import Sequence
from dataclasses import dataclass

from bot.core.lead import Lead, LeadId
from bot.slack.card_actions import EDIT_PREVIEW, REPLY
from bot.slack.card_parts import Block, mrkdwn, option, plain
from bot.slack.modal_parts import (
    LONGEST,
    LOST,
    TYPED,
    Choice,
    Errors,
    Opened,
    View,
    field,
    line_field,
    modal,
    notes_of,
    select,
    text_field,
)
from bot.slack.payloads import Filled, read_filled
from bot.slack.text import clean, clip, one_line, width

TEMPLATE = "lead.template"  # action id: another template was chosen, and the text becomes that one's
WORKING, FAILED = "lead.working", "lead.failed"  # callback ids of views that nobody sends
SUBJECT, NAME, TOLD = 200, 100, 2900  # characters
BODY = "body:"


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplyForm:
    """What somebody wrote to the buyer. `waits`: nothing is to be done before the buyer answers."""

    lead_id: LeadId
    version: int
    subject: str
    body: str
    body_block: str  # where an error about the text belongs
    template: str = ""
    waits: bool = False
    channel: str = ""
    ts: str = ""
    nonce: str = ""


def reply_modal(
    lead: Lead,
    *,
    templates: Sequence[Choice],
    body: str,
    subject: str,
    sender: str,
    version_seen: int,
    warning: str = "",
    template: str = "",
    opened: Opened | None = None,
) -> View:
    """`warning`: our own words, in which people may be mentioned. `template`: the one that `body` is of."""
    blocks = [*_warned(warning), _way(lead, sender, "Your signature is added.")]
    blocks.append(field("subject", "Subject", line_field(subject, SUBJECT)))
    if templates:
        blocks.append(_templates(templates, template))
    blocks += [field(_body_block(template, body), "Message", text_field(body)), _after()]
    notes = notes_of(lead, opened or Opened(version=version_seen))
    return modal(REPLY, "Reply to customer", blocks, submit="Send e-mail", notes=notes)


def edit_preview_modal(lead: Lead, subject: str, body: str, *, sender: str = "") -> View:
    """The auto-reply as it would go out, to be changed first."""
    way = _way(lead, sender, "Sent as the auto-reply: the response of a person is still due.")
    blocks = [
        way,
        field("subject", "Subject", line_field(subject, SUBJECT)),
        field(_body_block("", body), "Message", text_field(body)),
    ]
    return modal(EDIT_PREVIEW, "Edit the auto-reply", blocks, submit="Send", notes=notes_of(lead))


def working_modal(text: str) -> View:
    """While something takes longer than Slack waits."""
    return modal(WORKING, "One moment…", [_told("⏳ ", text)])


def failed_modal(text: str) -> View:
    return modal(FAILED, "That did not work", [_told("⚠️ ", text)])


def read_reply(view: View) -> ReplyForm | Errors:
    """What is to be sent, or what is wrong in which field."""
    filled = read_filled(view)
    block = filled.block(BODY)
    lead_id, errors = filled.lead_id, _mistakes(filled, block)
    if lead_id is None:
        return {block: LOST}
    if errors:
        return errors
    return ReplyForm(
        lead_id=lead_id,
        version=filled.version,
        subject=one_line(filled.text("subject")),
        body=clean(filled.text(block)),
        body_block=block,
        template=filled.choice("template"),
        waits="wait" in filled.checked("after"),
        channel=filled.note("channel"),
        ts=filled.note("ts"),
        nonce=filled.note("nonce"),
    )


read_preview = read_reply  # the same fields, fewer of them


def _mistakes(filled: Filled, block: str) -> Errors:
    errors: Errors = {}
    if not one_line(filled.text("subject")):
        errors["subject"] = "A mail needs a subject."
    if not clean(filled.text(block)):
        errors[block] = "Write something first."
    elif width(filled.text(block)) > LONGEST:
        errors[block] = f"At most {LONGEST:,} characters go out from here."
    return errors


def _way(lead: Lead, sender: str, more: str) -> Block:
    """From whom to whom."""
    to = clip(one_line(lead.contact.email), NAME) or "nobody: there is no address"
    by = f" · from {clip(one_line(sender), NAME)}" if one_line(sender) else ""
    return {"type": "context", "block_id": "way", "elements": [plain(f"To {to}{by} · {more}")]}


def _warned(warning: str) -> list[Block]:
    if not warning:
        return []
    return [{"type": "section", "block_id": "warning", "text": mrkdwn(f"⚠️ {clip(warning, TOLD)}")}]


def _templates(templates: Sequence[Choice], chosen: str) -> Block:
    menu = select(templates, chosen, said="Choose a template") | {"action_id": TEMPLATE}
    hint = "Choosing one replaces the message."
    return field("template", "Template", menu, optional=True, hint=hint) | {"dispatch_action": True}


def _after() -> Block:
    boxes = {
        "type": "checkboxes",
        "action_id": TYPED,
        "options": [option("wait", "Wait until the customer answers")],
    }
    return field("after", "After sending", boxes, optional=True)


def _body_block(template: str, body: str) -> str:
    """Another id for another text: Slack keeps what stands in a field for as long as its id stays."""
    return f"{BODY}{zlib.crc32(f'{template} {body}'.encode('utf-8', 'replace')):08x}"


def _told(mark: str, text: str) -> Block:
    return {"type": "section", "block_id": "told", "text": plain(clip(f"{mark}{clean(text)}", TOLD))}
