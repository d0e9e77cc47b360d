from datetime import timedelta

import pytest

from bot.core.caps import (
    USUAL,
    AlreadyRearmed,
    Breaker,
    BreakerId,
    Count,
    Limits,
    Origin,
    Rearmed,
    caps_of,
    contact_key,
    no_reply_words,
    rearm,
    stopped_by,
)
from bot.core.lead import LeadId
from bot.core.message import Address
from bot.core.plan import Context, plan
from bot.core.threads import Join, Thread
from tests.builders import ANNA, BEN, LATER, NOON, a_message, a_triage, a_verdict

LONG = "Dear team, we would like to buy {n} ball valves of stainless steel for our new plant in Hamburg."


def caps(limits=USUAL, origin=None, mailbox="sales", **changes):
    return {cap.name: cap for cap in caps_of(a_message(**changes), mailbox, limits, origin)}


def from_(email):
    return {"sender": Address(email)}


def counted(**used):
    """Counts of the usual caps: `domain_day=40` says that forty were counted there."""
    return tuple(Count(cap, used.get(name.replace("-", "_"), 0)) for name, cap in caps(text=LONG).items())


def decide(counts):
    return plan(a_message(), a_triage(), a_verdict(), Context(counts=counts), LATER)


def test_direct_mail_is_counted_under_four_caps_and_a_fifth_with_a_long_text():
    assert list(caps()) == ["conversation", "domain-day", "mailbox-hour", "mailbox-day"]
    assert list(caps(text=LONG))[2] == "same-text-day"


def test_the_defaults():
    usual = caps(text=LONG, origin=Origin(source="contact-form"))
    assert {name: (cap.limit, cap.window) for name, cap in usual.items()} == {
        "conversation": (1, timedelta(days=7)),
        "source-address": (1, timedelta(days=30)),
        "domain-day": (40, timedelta(days=1)),
        "same-text-day": (5, timedelta(days=1)),
        "source-hour": (30, timedelta(hours=1)),
        "mailbox-hour": (60, timedelta(hours=1)),
        "mailbox-day": (300, timedelta(days=1)),
    }


def test_a_limit_of_nothing_is_no_limit():
    off = Limits(hour=0, day=0, domain_day=0, free_mail_day=0, source_hour=0, same_text_day=0)
    assert list(caps(off, Origin(source="form", per_address_days=0), text=LONG)) == ["conversation"]


def test_nobody_is_counted_where_nobody_can_be_answered():
    assert caps(sender=None) == {}


@pytest.mark.parametrize(
    ("email", "key", "limit"),
    [
        ("a@acme.example", "acme.example", 40),
        ("a@mail.east.acme.example", "acme.example", 40),
        ("a@shop.acme.co.uk", "acme.co.uk", 40),
        ("a@gmail.com", "gmail.com", 200),
        ("a@qq.com", "qq.com", 200),
    ],
)
def test_a_domain_is_what_somebody_registered_and_free_mail_has_its_own_limit(email, key, limit):
    cap = caps(**from_(email))["domain-day"]
    assert (cap.key, cap.limit) == (key, limit)


def test_the_domain_is_counted_over_all_mailboxes_and_the_text_in_each():
    one, other = caps(text=LONG), caps(text=LONG, mailbox="export")
    assert one["domain-day"].key == other["domain-day"].key
    for name in ("same-text-day", "mailbox-hour", "mailbox-day"):
        assert one[name].key != other[name].key


@pytest.mark.parametrize(
    ("text", "same"),
    [
        (LONG.format(n=20), True),
        (LONG.format(n="REF-8F3A21"), True),
        (LONG.format(n=10).upper(), True),
        (LONG.format(n=10).replace(" ", "\n  "), True),
        (LONG.format(n=10).replace("ball", "gate"), False),
    ],
)
def test_a_text_is_the_same_whatever_its_numbers_case_and_blanks(text, same):
    keys = {caps(text=words)["same-text-day"].key for words in (LONG.format(n=10), text)}
    assert (len(keys) == 1) is same


@pytest.mark.parametrize("text", ["", "price?", "See attachment", "Please send your catalogue 2026."])
def test_what_many_strangers_write_is_not_one_text(text):
    assert "same-text-day" not in caps(text=text)


def test_a_conversation_is_a_person_and_a_topic():
    def key(subject, email="carla@kunde.example"):
        return caps(subject=subject, **from_(email))["conversation"].key

    assert key("Ball valves") == key("AW: RE[2]: ball  valves") == key("Ball valves", "Carla+x@kunde.example")
    assert key("Ball valves") != key("Gate valves")
    assert key("Ball valves") != key("Ball valves", "ben@kunde.example")


def test_the_lower_of_two_limits_of_a_source_holds_and_trust_has_a_breaker_of_its_own():
    def cap(per_hour, **limits):
        return caps(Limits(**limits), Origin(source="contact-form", per_hour=per_hour))["source-hour"]

    assert (cap(30).limit, cap(90).limit, cap(30, source_hour=10).limit) == (30, 60, 10)
    assert cap(30).key != cap(10).key


def test_a_source_is_believed_for_a_year_at_most():
    assert caps(origin=Origin(source="f", per_address_days=9999))["source-address"].window.days == 366


def test_the_last_reply_under_a_cap_goes_out_and_the_next_does_not():
    assert decide(counted(domain_day=39)).reply is not None
    stopped = decide(counted(domain_day=40))
    assert (stopped.outcome, stopped.reply, stopped.shows_card) == ("lead", None, True)
    assert stopped.withheld.cap.name == "domain-day"
    assert stopped.no_reply == "H22: breaker domain-day: too many auto-replies to kunde.example within a day"


def test_a_reply_is_counted_under_all_its_caps():
    counts = counted()
    assert decide(counts).reply.caps == tuple(count.cap for count in counts)


def test_an_open_breaker_withholds_whatever_was_counted():
    [day] = [count for count in counted() if count.cap.name == "mailbox-day"]
    assert decide((Count(day.cap, 0, is_open=True),)).withheld is not None


def test_a_simple_cap_withholds_without_a_breaker_and_before_one():
    stopped = decide(counted(conversation=1, domain_day=40))
    assert (stopped.reply, stopped.withheld) == (None, None)
    assert stopped.no_reply == "H13: an auto-reply in this conversation within 7 days"


def test_the_narrowest_breaker_is_named():
    assert stopped_by(counted(mailbox_day=300, domain_day=40)).cap.name == "domain-day"
    assert stopped_by(counted()) is None


@pytest.mark.parametrize(
    ("verdict", "context"),
    [
        (a_verdict(auto_reply=False, reason="H07: no"), {}),
        (a_verdict(keep="held", auto_reply=False, reason="S04: no"), {}),
        (a_verdict(keep="machine", card=False, auto_reply=False, reason="H03: no"), {}),
        (a_verdict(), {"thread": Thread(join=Join(lead=LeadId(4), how="id"))}),
        (a_verdict(), {"last_reply_at": NOON}),
    ],
)
def test_who_gets_no_reply_anyway_trips_nothing(verdict, context):
    full = Context(counts=counted(domain_day=40), **context)
    assert plan(a_message(), a_triage(), verdict, full, LATER).withheld is None


def test_a_count_speaks_for_people():
    [cap] = [count.cap for count in counted() if count.cap.name == "domain-day"]
    assert Count(cap, 40).words == "40 auto-replies to kunde.example within a day; the limit is 40"
    assert Count(cap, 1).words.startswith("1 auto-reply to")
    assert "within 7 days" in no_reply_words(counted()[0])


def test_a_plus_tag_makes_no_new_person():
    assert contact_key("Carla+news@Kunde.example") == "carla@kunde.example"


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("carla.kunde@gmail.com", "C.arlaKunde+fair@googlemail.com"),
        ("carla@künde.example", "carla@xn--knde-0ra.example"),
    ],
)
def test_another_spelling_of_an_address_makes_no_new_person(one, other):
    assert contact_key(one) == contact_key(other)


def test_dots_part_people_where_the_post_does():
    assert contact_key("carla.kunde@kunde.example") != contact_key("carlakunde@kunde.example")


def test_another_spelling_of_a_domain_has_no_count_of_its_own():
    one, other = (
        caps(**from_(f"x@{domain}"))["domain-day"] for domain in ("künde.example", "xn--knde-0ra.example")
    )
    assert one.key == other.key


def test_a_breaker_is_re_armed_once():
    breaker = Breaker(
        id=BreakerId(1), cap="domain-day", key="x.example", mailbox="sales", reason="", tripped_at=NOON
    )
    outcome = rearm(breaker, ANNA, LATER)
    assert isinstance(outcome, Rearmed)
    assert (outcome.breaker.rearmed_by, outcome.breaker.rearmed_at) == (ANNA, LATER)
    assert rearm(outcome.breaker, BEN, LATER) == AlreadyRearmed(by=ANNA, at=LATER)
