"""What buyers did after the auto-reply, for the made-up year of leads: made, and counted by hand."""

import random
from datetime import UTC, datetime, timedelta

COPY = "response:copy"  # as the ledger says it
WEEK = 7 * 86400


def seconds(start: datetime, end: datetime) -> int:
    return max(int((end - start) / timedelta(microseconds=1)) // 1_000_000, 0)


def whole(at: datetime) -> int:
    return int((at - datetime(1970, 1, 1, tzinfo=UTC)) / timedelta(microseconds=1)) // 1_000_000


def written_to(random_: random.Random, lead) -> None:
    """What came after the mail that opened it: too early, late, from machines, from colleagues."""
    start = lead.replied or lead.received
    for chance, found in ((0.6, lead.followups), (0.2, lead.copies), (0.2, lead.machine)):
        while random_.random() < chance and len(found) < 4:
            found.append(start + timedelta(seconds=random_.expovariate(1 / random_.choice([9e4, 9e5])) - 60))
    if lead.replied and lead.id % 20 == 0:
        edge = random_.choice([-1, 0, 0.5, 1])
        lead.followups = [lead.replied + timedelta(days=random_.choice([0, 7]), seconds=edge)]


def message_rows(lead, later_only: bool = False) -> list[dict]:
    """The mail that opened the lead, and all that joined it."""
    kinds = [("lead", "", [lead.received])] if not later_only else []
    kinds += [
        ("followup", "", lead.followups),
        ("followup", COPY, lead.copies),
        ("machine", "", lead.machine),
    ]
    moments = [(outcome, reason, at) for outcome, reason, found in kinds for at in found]
    return [
        _message_row(lead, 10 * lead.id + number + later_only * 1_000_000, *moment)
        for number, moment in enumerate(moments)
    ]


def _message_row(lead, uid: int, outcome: str, reason: str, at: datetime) -> dict:
    words = lead.words if outcome == "lead" else {}
    was_held = lead.id % 7 == 0 and words.get("variant")  # no template was chosen before somebody looked
    return {
        "mailbox": "sales", "uidvalidity": 1, "uid": uid, "key": f"<{uid}@kunde.example>",
        "received_at": at, "recorded_at": at, "outcome": outcome, "reason": reason,
        "template": "" if was_held else words.get("template", ""), "variant": words.get("variant", ""),
        "reply_subject": words.get("subject", ""), "lead_id": lead.id,
    }  # fmt: skip


def value(lead, by: str, here: datetime) -> str:
    """What the lead is grouped by."""
    template, variant = lead.words["template"], lead.words["variant"]
    if by == "sent":
        return lead.replied.astimezone(here.tzinfo).strftime("%H") if lead.replied else ""
    if by == "subject":
        return lead.words["subject"] if template else ""
    return variant or template


def figures(leads: list, now: datetime) -> dict:
    reached = [lead for lead in leads if lead.replied and lead.reply != "bounced"]
    backs = [wrote_back(lead) for lead in reached]
    hits = sum(back is not None and back <= WEEK for back in backs)
    given_up = sum(
        (back is None or back > WEEK) and whole(now) - whole(lead.replied) > WEEK
        for lead, back in zip(reached, backs, strict=True)
    )
    return {
        "replied": len(reached),
        "wrote_back": {"hits": hits, "n": hits + given_up},
        "back": clock([back for back in backs if back is not None]),
    }


def wrote_back(lead) -> int | None:
    after = [at for at in lead.followups if at > lead.replied]
    return seconds(lead.replied, min(after)) if after else None


def clock(values: list[int]) -> dict:
    ordered = sorted(values)

    def rank(percent: int) -> int | None:
        return next(
            (value for at, value in enumerate(ordered, 1) if 100 * at >= percent * len(ordered)), None
        )

    return {"n": len(ordered), "median": rank(50), "p90": rank(90)}
