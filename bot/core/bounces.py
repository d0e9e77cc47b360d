"""Reading a bounce: whose address failed, for good or for now, why, and which mail of ours it was.

Total and bounded: any bytes give a `Bounce` or None. What is found here counts only where the guard has found
that a machine wrote the mail; a person who tells us of a bounce is a person.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from bot.core import bounce_text
from bot.core.addresses import read_addresses, read_ids
from bot.core.body import read_body
from bot.core.headers import RawFields, clean, header_text, read_fields
from bot.core.mime import Part, Walk, transfer_decoded, walk
from bot.core.parse import prepared

Action = Literal["failed", "delayed", "other"]  # other: delivered, relayed, expanded

MAX_PART = 64 * 1024  # bytes that are read of a report or a returned mail
MAX_GROUPS = 100  # recipients of one report
MAX_IDS = 30
MAX_DIAGNOSTIC = 200
REPORTS = ("message/delivery-status", "message/global-delivery-status")
RETURNED = (
    "text/rfc822-headers", "text/rfc822-header", "message/rfc822", "message/global",
    "message/global-headers", "text/rfc822", "message/rfc822-headers",
)  # fmt: skip
OTHER_REPORTS = (
    "message/disposition-notification", "message/global-disposition-notification", "message/feedback-report",
)  # fmt: skip
DAEMON = re.compile(
    r"p+o+s*t+.?m+a+s*t|mail.{0,3}er.{0,2}d|maildaemon|mail.{0,2}delivery|mail.{0,2}system|mdaemon"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounce:
    """What a mail system says of a mail that it could not deliver, or not yet."""

    recipients: tuple[str, ...] = ()  # who did not get it, the surest first
    action: Action = "failed"
    status: str = ""  # "5.1.1"
    diagnostic: str = ""  # "550 5.1.1 user unknown", on one line
    by_system: bool = False  # its sender, or the lack of a return path, is that of a mail system
    ids: tuple[str, ...] = ()  # Message-IDs of the mail that came back, as far as they are named

    @property
    def is_permanent(self) -> bool:
        return self.action == "failed"

    @property
    def doubts_address(self) -> bool:
        """There seems to be no such address; else it was a full mailbox, a filter, or a broken server."""
        if re.match(r"5\.1\.|5\.4\.(?:4|310)$|5\.2\.1$", self.status):
            return True
        return bounce_text.names_no_such_address(self.diagnostic) and not self.status.startswith("5.7")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Group:
    """What one group of a delivery report says of one recipient."""

    recipients: tuple[str, ...]
    action: str = ""
    status: str = ""
    diagnostic: str = ""


def read_bounce(raw: bytes) -> Bounce | None:
    """None where this is no bounce, but another robot's mail, or a person's."""
    state = walk(prepared(raw))
    if not state.parts or any(part.type in OTHER_REPORTS for part in state.parts):
        return None
    fields = state.parts[0].fields
    reports = [_start(state, part) for part in state.parts if part.type in REPORTS]
    groups = [group for report in reports for group in _groups(report)]
    failed = tuple(address.email for address in read_addresses(fields.all("x-failed-recipients")).addresses)
    text = read_body(state).text[:MAX_PART]
    told, copy = bounce_text.split_at_copy(text)
    if not groups and not failed and not _sounds_like_one(fields, told):
        return None
    said = bounce_text.read(told)
    returned = [read_fields(_head(state, part)) for part in state.parts if part.type in RETURNED]
    ids = (*_envelope_ids(reports), *_returned_ids(returned), *bounce_text.ids(text))
    surest = (*_named(groups), *failed, *said.recipients)
    written_to = (*_written_to(returned), *bounce_text.written_to(copy))
    ours = {address.email for address in read_addresses(fields.all("to")).addresses}
    return Bounce(
        recipients=tuple(dict.fromkeys(email for email in surest or written_to if email not in ours)),
        action=_action(groups, header_text(fields.first("subject")), said),
        status=next((group.status for group in groups if group.status), "") or said.status,
        diagnostic=_diagnostic(groups, said),
        by_system=_by_system(fields),
        ids=tuple(dict.fromkeys(ids))[:MAX_IDS],
    )


def _start(state: Walk, part: Part) -> bytes:
    """The first bytes of a part's body, with LF line ends. A copy that was quoted as ">From" loses that."""
    body = transfer_decoded(state, part, MAX_PART)
    return re.sub(rb"\r\n?", b"\n", body).lstrip(b"\n").removeprefix(b">")


def _head(state: Walk, part: Part) -> bytes:
    return _start(state, part).partition(b"\n\n")[0]


def _groups(body: bytes) -> Iterator[_Group]:
    """The fields of a report, a group for each recipient. Some reports put blank lines anywhere."""
    for block in re.split(rb"\n[ \t]*\n", body)[:MAX_GROUPS]:
        fields = read_fields(block)
        recipients = tuple(_recipients(fields))
        action, status = _word(fields, "action"), _word(fields, "status")
        code = next(
            (fields.first(name) for name in ("diagnostic-code", "x-notes") if fields.first(name)), b""
        )
        if recipients or action or status:
            found = re.search(r"[245]\.\d{1,3}\.\d{1,3}", status)
            text = clean(re.sub(r"^\s*[\w-]{1,20}\s*;", "", header_text(code)))
            yield _Group(
                recipients=recipients, action=action, status=found[0] if found else "", diagnostic=text
            )


def _recipients(fields: RawFields) -> Iterator[str]:
    """The address that we wrote to, before the one that it was forwarded to."""
    for name in ("original-recipient", "final-recipient", "x-actual-recipient"):
        value = header_text(fields.first(name))
        yield from bounce_text.addresses(value.partition(";")[2] or value)


def _word(fields: RawFields, name: str) -> str:
    return header_text(fields.first(name)).strip().lower()[:60]


def _named(groups: list[_Group]) -> list[str]:
    """Those who failed before all others of the report."""
    ordered = sorted(groups, key=lambda group: not group.action.startswith("fail"))
    return [email for group in ordered for email in group.recipients]


def _action(groups: list[_Group], subject: str, said: bounce_text.Said) -> Action:
    """A report's own word; without one, whether the text says that it will be tried again."""
    actions = [group.action for group in groups if group.action]
    for begin, action in (("fail", "failed"), ("delay", "delayed")):
        if any(word.startswith(begin) for word in actions):
            return "failed" if action == "failed" else "delayed"
    if actions:
        return "other"
    return "delayed" if said.is_delay or bounce_text.tells_of_delay(subject) else "failed"


def _diagnostic(groups: list[_Group], said: bounce_text.Said) -> str:
    found = next((group.diagnostic for group in groups if group.diagnostic), "") or said.diagnostic
    status = next((group.status for group in groups if group.status), "")
    return (found or status)[:MAX_DIAGNOSTIC]


def _written_to(returned: list[RawFields]) -> Iterator[str]:
    for fields in returned:
        yield from (address.email for address in read_addresses(fields.all("to")).addresses[:5])


def _envelope_ids(reports: list[bytes]) -> Iterator[str]:
    """We give the Message-ID along as ENVID (RFC 3461); a report repeats it before its recipients."""
    for report in reports:
        fields = read_fields(re.split(rb"\n[ \t]*\n", report, maxsplit=1)[0])
        if envelope := header_text(fields.first("original-envelope-id")).strip()[:300]:
            yield envelope


def _returned_ids(returned: list[RawFields]) -> Iterator[str]:
    """Also our mark: some servers give a mail that they send another Message-ID."""
    for fields in returned:
        yield from read_ids(fields.all("message-id"))
        if mark := header_text(fields.first("x-firstreply-reply")).strip()[:300]:
            yield mark


def _by_system(fields: RawFields) -> bool:
    sender = fields.first("from").decode("utf-8", "replace").lower()
    null_path = fields.first("return-path").strip() == b"<>"
    return null_path or DAEMON.search(sender) is not None or "@" not in sender


def _sounds_like_one(fields: RawFields, told: str) -> bool:
    """Without a report: a mail system as sender, and words of failure; or these in subject and text alike."""
    in_subject = bounce_text.tells_of_failure(header_text(fields.first("subject")))
    in_text = bounce_text.tells_of_failure(told)
    return (in_text and in_subject) or ((in_text or in_subject) and _by_system(fields))
