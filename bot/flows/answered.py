"""Which lead a mail of one of us answers, by what the database knows."""

from collections.abc import Sequence

from bot.core.message import Message
from bot.core.responses import Answers, Seen, is_a_persons, is_ours, lead_answered, recipients, rep_of
from bot.core.rules import Rep
from bot.core.verdict import Own
from bot.store.responses import Responses


def copy_of_an_answer(
    responses: Responses, message: Message, own: Own, team: Sequence[Rep]
) -> Answers | None:
    """In the inbox: only who writes as one of us, and names the buyer's mail or ours."""
    return answers_of(responses, message, own, team, "copy") if is_ours(message, own, team) else None


def answers_of(
    responses: Responses, message: Message, own: Own, team: Sequence[Rep], how: Seen
) -> Answers | None:
    if not is_a_persons(message, own):
        return None
    to = recipients(message, own)
    if not to:
        return None
    named, theirs = responses.leads_written_to(message, to, own)
    lead = lead_answered(message, to, named, theirs if how == "sent" else ())
    if lead is None:
        return None
    return Answers(
        lead=lead,
        key=message.key,
        how=how,
        rep=rep_of(message, team),
        address=message.sender.email if message.sender else "",
        subject=message.subject,
        words=message.text,
        at=message.received_at,
    )
