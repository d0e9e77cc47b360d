"""What bounces say of the mails that went to buyers: which mail it was, and what its lead is then."""

import zlib
from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime, timedelta

from sqlmodel import Session, col, or_, select

from bot.core.bounces import Bounce
from bot.core.lead import LeadId
from bot.core.message import Message
from bot.core.moves import Moved, Tell
from bot.core.own_ids import claims_to_be_ours, is_own_id
from bot.core.parse import parse_message
from bot.core.returned import Returned, after_bounce, resting_on
from bot.core.threads import Candidate
from bot.core.verdict import Own
from bot.store.leads import change_lead, lead_of, write_move
from bot.store.response_table import ResponseRow
from bot.store.responses import standing
from bot.store.senders import shut_out
from bot.store.tables import LeadRow, MessageRow, RawRow
from bot.store.text import storable
from bot.store.threads import MAX_CANDIDATES, MAX_IDS, candidate_of, domains_of, known_ids, spellings

BOUNCE_AGE = timedelta(days=5)  # how long mail servers try; a later bounce is of another mail


def returned_by(session: Session, message: Message, bounce: Bounce | None, own: Own) -> Returned | None:
    """The lead whose auto-reply or answer a bounce is about: by the id of that mail, else by an address that
    we wrote to lately. Only we can have made an id of ours; one of a mail program proves less."""
    if bounce is None:
        return None
    ids = [one for found in (*bounce.ids, *message.thread_ids) for one in spellings(own, found)][:MAX_IDS]
    known, answers = known_ids(session, ids), _answers(session, ids)
    found = next((one for one in ids if one in known and (known[one][0] or one in answers)), None)
    if found is not None:
        is_ours, lead = known[found]
        return _returned(session, bounce, lead, proven=is_ours, answer=answers.get(found))
    lead_row = _written_to(session, message, bounce)
    if lead_row is None:
        return None
    if any(claims_to_be_ours(one, domains_of(own)) and not is_own_id(own.secret, one) for one in ids):
        return _returned(session, bounce, candidate_of(lead_row), forged=True)
    answer = _newest_answer(session, lead_row, message.received_at)
    return _returned(session, bounce, candidate_of(lead_row), answer=answer)


def record_return(session: Session, returned: Returned, now: datetime) -> None:
    """Mark the lead whose auto-reply or answer came back or is late, and shut the address out if that is
    proved."""
    if returned.answer is None:
        event = f"auto-reply {returned.fate or 'bounce refused'}"
        change_lead(session, returned.lead, lambda lead: after_bounce(lead, returned), event=event, now=now)
    elif returned.fate == "bounced":
        _take_back(session, returned.answer, returned.reason, now)
    if returned.shuts_out:
        shut_out(session, returned.address, returned.bounce.diagnostic, now)


def _take_back(session: Session, number: int, reason: str, now: datetime) -> None:
    """The buyer never had this answer. Who has the lead, else who wrote it, is told, once."""
    row = session.get(ResponseRow, number)
    locked = session.exec(
        select(LeadRow).where(LeadRow.id == (row.lead_id if row else None)).with_for_update()
    ).one_or_none()
    if row is None or locked is None or row.returned:
        return
    row.returned = storable(reason)
    session.add(row)
    session.flush()
    lead = lead_of(locked)
    rested = resting_on(lead, standing(session, lead.id), now)
    person = lead.owner or row.rep or ""
    told = Tell(where="dm", what="came back", once=f"response {number}", person=person)
    moved = Moved(
        lead=replace(rested, version=lead.version + 1),
        event="answer bounced",
        data={"how": row.how, "by": row.rep or ""},
        tells=(told,) if person else (),
    )
    write_move(session, moved, actor="firstreply", now=now)


def _answers(session: Session, ids: Sequence[str]) -> Mapping[str, int]:
    """Which of these ids are those of mails that people wrote to buyers."""
    query = select(ResponseRow.key, ResponseRow.id).where(col(ResponseRow.key).in_(ids))
    return {key: number or 0 for key, number in session.exec(query)}


def _written_to(session: Session, message: Message, bounce: Bounce) -> LeadRow | None:
    """The newest lead of a failed address to which we or somebody of us wrote in these days."""
    since = message.received_at - BOUNCE_AGE
    replied = col(LeadRow.reply).in_(("sent", "unknown", "bounced")) & (col(LeadRow.received_at) >= since)
    query = (
        select(LeadRow)
        .where(col(LeadRow.email).in_(bounce.recipients[:MAX_CANDIDATES]))
        .where(or_(replied, col(LeadRow.last_response_at) >= since))
        .order_by(col(LeadRow.id).desc())
    )
    return session.exec(query.limit(1)).first()


def _newest_answer(session: Session, lead: LeadRow, at: datetime) -> int | None:
    """What was written to the address last: an answer, or (None) the auto-reply."""
    since = max(at - BOUNCE_AGE, lead.replied_at or lead.received_at)
    query = select(ResponseRow.id).where(
        ResponseRow.lead_id == lead.id, col(ResponseRow.at) > since, col(ResponseRow.at) <= at
    )
    return session.exec(query.order_by(col(ResponseRow.at).desc()).limit(1)).first()


def _returned(
    session: Session,
    bounce: Bounce,
    lead: Candidate,
    *,
    proven: bool = False,
    forged: bool = False,
    answer: int | None = None,
) -> Returned:
    return Returned(
        bounce=bounce,
        lead=lead.lead,
        address=lead.contact,
        proven=proven,
        forged=forged,
        answer=answer,
        words=_first_words(session, lead.lead),
    )


def _first_words(session: Session, lead_id: LeadId) -> str:
    """What the buyer wrote first, with the signature, which may hold the right address."""
    query = (
        select(MessageRow, RawRow)
        .join(RawRow, col(RawRow.message) == col(MessageRow.id))
        .where(MessageRow.lead_id == lead_id, col(MessageRow.outcome).in_(("lead", "held")))
        .order_by(col(MessageRow.id))
    )
    found = session.exec(query.limit(1)).first()
    if found is None:
        return ""
    row, raw = found
    message = parse_message(zlib.decompress(raw.raw), row.received_at)
    return "\n".join((message.text, message.signature))
