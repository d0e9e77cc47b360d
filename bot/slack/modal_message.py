"""The modals that show a whole message, and that make a lead of a message in Slack."""

import json
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.core.addresses import WHOLE
from bot.core.lead import Lead
from bot.slack.card_facts import is_plain_url
from bot.slack.card_parts import Block, mrkdwn, plain, when
from bot.slack.modal_parts import LONGEST, TYPED, Errors, View, field, line_field, modal, text_field
from bot.slack.payloads import read_filled
from bot.slack.text import clean, clip, escape, one_line

MESSAGE, FROM_MESSAGE = "lead.message", "lead.from_message"  # callback ids
ROOM = 200_000  # of the 250,000 bytes that Slack takes for a view, as JSON writes them
PIECES, FILES = 90, 20
CUT = "… The message is longer than Slack can show. The rest is in the mailbox."
_ADDRESS = re.compile(r"[^@\s<>|]{1,64}@[^@\s<>|]{1,253}")


@dataclass(frozen=True, slots=True, kw_only=True)
class MessageForm:
    """A lead that somebody makes of a message in Slack."""

    email: str
    name: str
    subject: str
    text: str
    permalink: str = ""


def message_modal(lead: Lead, text: str, attachments: Sequence[str], *, link: str = "") -> View:
    """The whole message, literal. `link`: where the mail itself can be seen."""
    blocks = [_head(lead), *_pieces(clean(text) or "(no text)"), *_files(attachments), *_links(lead, link)]
    return modal(MESSAGE, f"Message of #{lead.id}", blocks)


def from_message_modal(text: str, permalink: str) -> View:
    """ "Make this a lead"."""
    found = _ADDRESS.search(text)
    address: Block = {"type": "email_text_input", "action_id": TYPED}
    if found and WHOLE.fullmatch(found[0]):
        address["initial_value"] = found[0]
    first = next((line for line in clean(text).split("\n") if line.strip()), "")
    blocks = [
        field("email", "Address of the buyer", address),
        field("name", "Name of the buyer", line_field(most=100), optional=True),
        field("subject", "Subject", line_field(clip(one_line(first), 100))),
        field("text", "What they ask for", text_field(text)),
    ]
    notes = {"permalink": permalink if is_plain_url(permalink) else ""}
    return modal(FROM_MESSAGE, "Make this a lead", blocks, submit="Make it a lead", notes=notes)


def read_from_message(view: View) -> MessageForm | Errors:
    filled = read_filled(view)
    email, subject, text = filled.text("email").strip(), one_line(filled.text("subject")), filled.text("text")
    if not WHOLE.fullmatch(email):
        return {"email": "Write one address, as carla@acme.example."}
    if not subject:
        return {"subject": "Say in a few words what it is about."}
    if not clean(text):
        return {"text": "Write what they ask for."}
    name, permalink = one_line(filled.text("name")), filled.note("permalink")
    return MessageForm(email=email, name=name, subject=subject, text=clean(text), permalink=permalink)


def _head(lead: Lead) -> Block:
    people = [one_line(part) for part in (lead.contact.name, lead.contact.email)]
    who = plain(clip(" · ".join(part for part in people if part) or "somebody", 300))
    subject = plain(clip(one_line(lead.subject) or "(no subject)", 300))
    received = mrkdwn(f"received {when(lead.received_at)} · #{lead.id}")
    return {"type": "context", "block_id": "head", "elements": [subject, who, received]}


def _pieces(text: str) -> Iterator[Block]:
    """As much as a view takes, in blocks of at most 3,000 characters."""
    room, number = ROOM, 0
    while text and number < PIECES:
        piece, text = _split(text)
        room -= len(json.dumps(piece))
        if room < 0:
            break
        words = {"type": "rich_text_section", "elements": [{"type": "text", "text": piece}]}
        yield {"type": "rich_text", "block_id": f"text:{number}", "elements": [words]}
        number += 1
    else:
        if not text:
            return
    yield {"type": "context", "block_id": "cut", "elements": [plain(CUT)]}


def _split(text: str) -> tuple[str, str]:
    """A piece that one block takes, up to the end of a line where there is one, and the rest."""
    units = text[:LONGEST].encode("utf-16-le")[: 2 * LONGEST]
    head = units.decode("utf-16-le", "ignore")
    if len(head) == len(text):
        return head, ""
    at = head.rfind("\n") + 1 or len(head)
    return head[:at], text[at:]


def _files(attachments: Sequence[str]) -> Iterator[Block]:
    if not attachments:
        return
    names = ", ".join(clip(one_line(name), 80) or "(no name)" for name in attachments[:FILES])
    more = f" and {len(attachments) - FILES} more" if len(attachments) > FILES else ""
    yield {"type": "context", "block_id": "files", "elements": [plain(f"📎 Attached: {names}{more}")]}


def _links(lead: Lead, link: str) -> Iterator[Block]:
    links = {"Open the mail": link, "Open on the platform": lead.link}
    shown = [f"<{escape(url)}|{label}>" for label, url in links.items() if is_plain_url(url)]
    if shown:
        yield {"type": "context", "block_id": "links", "elements": [mrkdwn(" · ".join(shown))]}
