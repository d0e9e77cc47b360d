"""What became of leads, for the made-up year of them: counted by hand."""

from collections import defaultdict

from tests.stats_replies import seconds


def speed(lead) -> str:
    if lead.responded is None:
        return "unanswered"
    took = seconds(lead.received, lead.responded)
    for most, name in ((300, "5 min"), (900, "15 min"), (3600, "1 h"), (86400, "24 h")):
        if took <= most:
            return name
    return "later"


def figures(leads: list) -> dict:
    closed = [lead for lead in leads if lead.closed is not None]
    won = [lead for lead in closed if lead.closed_as == "won"]
    worth = defaultdict(int)
    for lead in won:
        if lead.value is not None:
            worth[lead.currency] += lead.value
    lost = sum(lead.closed_as == "lost" for lead in closed)
    return {"won": {"hits": len(won), "n": len(closed)}, "lost": lost, "worth": dict(worth)}
