"""What a person writes to a buyer through us: who may, and when a colleague was faster."""

from dataclasses import dataclass
from datetime import datetime

from bot.core.lead import Lead, RepId
from bot.core.moves import Actor, Refused

MAX_BODY = 50_000  # characters
IN_WORDS = {
    "platform": "this buyer is answered on the platform",
    "none": "this buyer left no address that can be answered",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Form:
    """What a rep wrote. `seen`: how many responses the lead had then; `nonce`: the same for a double submit.

    `waits`: after it nothing is to be done before the buyer writes. `anyway`: though a colleague was faster.
    """

    subject: str
    body: str
    nonce: str
    waits: bool = False
    seen: int = 0
    anyway: bool = False


@dataclass(frozen=True, slots=True)
class Queued:
    """On its way. `again`: the same form came before, and nothing more is sent."""

    lead: Lead
    message_id: str
    again: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class AlreadyAnswered:
    """A response that the rep had not seen. `at` None: it is being sent this moment."""

    by: RepId | None  # None: somebody, by the shared mailbox
    at: datetime | None
    how: str = "slack"


@dataclass(frozen=True, slots=True)
class NotSent:
    """Why nobody can answer so, in words; `link`: where it can be done."""

    reason: str
    link: str = ""


AnsweringOutcome = Queued | AlreadyAnswered | NotSent | Refused


@dataclass(frozen=True, slots=True, kw_only=True)
class Earlier:
    """A response of the lead as the database has it, or one that is on its way (`at` None)."""

    by: RepId | None
    at: datetime | None
    how: str
    number: int | None  # it was the lead's first, second, … to be known; None: it is on its way


def why_not(lead: Lead, actor: Actor, form: Form) -> NotSent | Refused | None:
    """Why this person cannot answer this lead; None: they can. Also a closed lead may be answered."""
    if not actor.manages and lead.owner not in (None, actor.id):
        return Refused(why="not yours", by=lead.owner, at=lead.claimed_at)
    if lead.reply_channel in IN_WORDS:
        return NotSent(IN_WORDS[lead.reply_channel], link=lead.link)
    if not lead.contact.email:
        return NotSent("no address of the buyer is known", link=lead.link)
    if not form.body.strip():
        return NotSent("the answer is empty")
    if len(form.body) > MAX_BODY:
        return NotSent(f"the answer is longer than {MAX_BODY} characters")
    return None


def faster(earlier: tuple[Earlier, ...], rep: RepId, form: Form) -> AlreadyAnswered | None:
    """The newest response of somebody else that the rep had not seen, else one that is on its way. One that
    is found late in Sent was not seen, though it may be older than what was."""
    if form.anyway:
        return None
    unseen = [one for one in earlier if one.by != rep and (one.number is None or one.number > form.seen)]
    if not unseen:
        return None
    newest = max(unseen, key=lambda one: (one.number is None, one.number or 0))
    return AlreadyAnswered(by=newest.by, at=newest.at, how=newest.how)
