"""A lead for each look of its card. Used by the golden files, the checks of every view, and the pictures."""

from dataclasses import replace
from datetime import timedelta

from bot.core.lead import NOT_A_LEAD, Lead, LeadId
from bot.core.message import Address
from tests import builders
from tests.builders import ANNA, BEN, GIULIA, NOON

NOW = NOON + timedelta(minutes=20)  # when the cards are drawn
DUE = NOON + timedelta(hours=1)


def a_lead(**changes) -> Lead:
    usual = {
        "id": LeadId(1042), "company": "Kunde & Sohn GmbH", "language": "de", "product": "Ball valve",
        "quantity": "40 pcs", "reply": "pending", "subject": "Quote for 40 ball valves DN50",
        "excerpt": "Hello,\nwe need 40 ball valves DN50, stainless.\nCould you send a quote?",
    }  # fmt: skip
    return builders.a_lead(**usual | changes)


ANSWERED = {"reply": "sent", "replied_at": NOON + timedelta(seconds=41), "due_at": DUE}
TAKEN = ANSWERED | {"owner": ANNA, "claimed_at": NOON + timedelta(minutes=5)}
LATE = ANSWERED | {"due_at": NOON + timedelta(minutes=10)}
FULL = a_lead(
    contact=Address("ines@valvulas.example", "Inés Robles"), company="Válvulas del Norte SA", country="MX",
    destination="CL", zone="America/Mexico_City", language="es", quantity="120 pzas", source="alibaba",
    phone="+52 55 5550 0100", subject="Cotización 120 válvulas de bola DN50", grade="A", risk="some",
    priority="high", due_at=DUE, reply="sent", replied_at=NOON + timedelta(seconds=41), version=2,
    excerpt="Buenos días,\nnecesitamos 120 válvulas de bola DN50, inoxidables, entrega en Antofagasta.",
    why=(
        "S04: From: ines@valvulas.example, Reply-To: compras@valvulas.example (noted)",
        "grade:product: names something that we sell, “ball-valve” (+2)",
        "grade:quantity: says how many, “120 pzas” (+2)",
        "grade:model: names a model or a size, “DN50” (+1)",
        "grade:phone: can be called, “+52 55 5550 0100” (+1)",
        "grade:company: writes from a company, “valvulas.example” (+1)",
        "grade: 7 points: +2 product +2 quantity +1 model +1 phone +1 company (grade=A)",
    ),
)  # fmt: skip
HOSTILE = a_lead(
    contact=Address("eve@evil.example", "<!channel> *Eve* `x` :boom: _it_ \u202egnihsihp\u200b"),
    company="<https://evil.example|https://bank.example> & <@U0ANNA> ~gone~",
    subject="<!here> *urgent* & <@U0BEN>\r\nBcc: x@example.com \x00\x07 :rotating_light:",
    excerpt="<!channel> hi & <@U0ANNA>\u202e *not bold* https://evil.example\x00" + "A" * 600,
    product="<!subteam^S1>",
    quantity="*1000*",
    attachments=("<!channel>.pdf", "\u202efdp.exe", "a.png", "b.png", "c.png", "d.png"),
    reply="failed",
    reply_reason="550 <!channel> no such user",
    source="<b>form</b>",
    zone="../../etc/passwd",
    risk="high",
    grade="A",
    why=("grade:x: <!channel> *x* (+1)", "S13: <!here> (noted)"),
)
HELD = a_lead(
    held="S04: Reply-To is elsewhere: the buyer is not certain", channel="held", reply="none", risk="high",
    reply_reason="S04: Reply-To is elsewhere: the buyer is not certain",
    why=(
        "H14: To: x@example.com (no auto-reply)",
        "S04: From: carla@kunde.example, Reply-To: x@elsewhere.example (held)",
    ),
)  # fmt: skip
CARDS = {
    "open": a_lead(),
    "open-answered": a_lead(**ANSWERED, version=2),
    "open-full": FULL,
    "open-overdue": a_lead(**LATE, priority="urgent", version=2),
    "claimed": a_lead(**TAKEN, version=3, lease_until=NOON + timedelta(hours=2)),
    "claimed-assigned": a_lead(**TAKEN, assigned_by=BEN, pinned_by=BEN, version=3),
    "claimed-in-turn": a_lead(**TAKEN, assigned_by="turn", reopened=1, version=3),
    "snoozed": a_lead(**TAKEN, snoozed_until=NOON + timedelta(hours=21), version=4),
    "snoozed-unclaimed": a_lead(**ANSWERED, snoozed_until=NOON + timedelta(hours=21), version=4),
    "waiting": a_lead(
        **TAKEN, responded_at=NOON + timedelta(minutes=12), responded_by=ANNA, responded_how="slack",
        responses=1, last_response_at=NOON + timedelta(minutes=12),
        waiting_since=NOON + timedelta(minutes=12), version=4,
    ),
    "escalated": a_lead(**LATE, escalation=2, version=4),
    "escalated-claimed": a_lead(**TAKEN | LATE, escalation=3, version=4),
    "responded": a_lead(
        **TAKEN, responded_at=NOON + timedelta(minutes=12), responded_by=ANNA, responded_how="slack",
        responses=2, last_response_at=NOON + timedelta(minutes=15), version=5,
    ),
    "responded-by-mail": a_lead(
        reply="cancelled", due_at=NOON + timedelta(minutes=10), responded_at=NOON + timedelta(minutes=12),
        responded_how="sent", responses=1, last_response_at=NOON + timedelta(minutes=12), version=3,
    ),
    "followed": a_lead(
        **TAKEN, version=3, followups=2, responded_at=NOON + timedelta(minutes=12), responded_by=ANNA,
        last_response_at=NOON + timedelta(minutes=12), last_message_at=NOON + timedelta(minutes=14),
    ),
    "held": HELD,
    "held-alike": replace(
        HELD, held="S16: From looks like acme.example", reply_reason="S16: From looks like acme.example",
        why=("S16: acrne.example ≠ acme.example (held)",), alike="acrne.example ≠ acme.example",
    ),
    "held-allowed": replace(HELD, allowed=f"{ANNA} 2026-11-02"),
    "held-claimed": replace(HELD, owner=ANNA, claimed_at=NOON, version=2),
    "platform": a_lead(
        source="indiamart", phone="+91 22 5550 0100", link="https://seller.example/lead/77?id=5&x=1",
        reply_channel="platform", reply="none", reply_reason="F05: answer on the platform",
    ),
    "closed-won": a_lead(
        **TAKEN, responded_at=NOON + timedelta(minutes=12), responded_by=ANNA, closed_by=ANNA,
        closed_at=NOON + timedelta(days=1), closed_as="won", value=1_250_050, currency="EUR", version=5,
    ),
    "closed-lost": a_lead(
        **TAKEN, closed_by=GIULIA, closed_at=NOON + timedelta(days=1), closed_as="lost", version=5,
    ),
    "closed-other": a_lead(closed_by=BEN, closed_at=NOON, closed_as="other", reply="skipped", version=5),
    "closed-followed": a_lead(owner=ANNA, closed_at=NOON, closed_as="won", followups=1, version=6),
    "not-a-lead": a_lead(closed_by=BEN, closed_at=NOON, closed_as=NOT_A_LEAD, version=5),
    "reply-preview": a_lead(reply="preview", version=2),
    "reply-skipped": a_lead(reply="skipped", reply_reason="Ben knows them", version=2),
    "reply-unknown": a_lead(reply="unknown", version=2),
    "reply-bounced": a_lead(reply="bounced", reply_reason="550 5.1.1 mailbox unknown", version=3),
    "reply-late": a_lead(
        reply="sent", replied_at=NOON + timedelta(seconds=41), reply_reason="delayed: 451 4.4.1 no answer",
        version=3,
    ),
    "warned": a_lead(
        followups=2, version=4, reply="bounced",
        reply_reason="address wrong? 550 5.1.1 user unknown; did you mean carla@gmail.com?",
        why=("H07: X (y)", "thread:house: <!here>@anderswo.example (from another house)",
             "thread:held: S13: words of money fraud (held)"),
    ),
    "bare": Lead(id=LeadId(7), mailbox="sales", contact=Address("x@example.com"), subject="",
                 received_at=NOON),
    "hostile": HOSTILE,
    "hostile-closed": replace(HOSTILE, closed_at=NOON, closed_as="<!here>"),
    "right-to-left": a_lead(
        contact=Address("sara@example.com", "سارا"), company="شرکت نمونه", language="fa", country="IR",
        subject="استعلام قیمت شیر توپی", zone="Asia/Tehran",
        excerpt="سلام، ما به ۵۰۰ عدد شیر توپی نیاز داریم. می‌توانید قیمت بدهید؟",
        quantity="۵۰۰ عدد",
    ),
    "long": a_lead(
        contact=Address("a" * 300 + "@example.com", "N" * 500), company="C" * 500, subject="S" * 500,
        excerpt="W" * 3000, product="P" * 500, quantity="Q" * 500, held="h" * 500, why=("y" * 900,) * 5,
        attachments=("f" * 400,) * 30, reply="failed", reply_reason="r" * 900, source="s" * 500,
    ),
}  # fmt: skip
PREVIEW = "Guten Tag Frau Kunde,\n\nvielen Dank für Ihre Anfrage.\n\nMit freundlichen Grüßen"
PICTURED = {
    "unclaimed": "open-full", "held": "held-alike", "claimed": "claimed", "snoozed": "snoozed",
    "waiting": "waiting", "escalated": "escalated", "responded": "responded", "closed": "closed-won",
    "not-a-lead": "not-a-lead", "preview": "reply-preview",
}  # fmt: skip
