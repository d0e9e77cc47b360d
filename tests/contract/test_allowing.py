"""Trust in a sender, on both databases: it lifts mere doubts, has a name and a day, and can be taken back."""

import json
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.core.lead import (
    Allowed,
    AlreadyAllowed,
    CannotAnswer,
    LeadId,
    NeverAllowed,
    RepId,
)
from bot.flows.holding import allow_sender
from bot.store.ledger import Ledger
from bot.store.senders import Senders
from tests.builders import ANNA, BEN, LATER, NOON
from tests.contract.holding_house import (
    AFTER_A_WHILE,
    BUYER,
    ELSEWHERE,
    FRAUD,
    LEAD,
    NEW_ACCOUNT,
    a_mail,
    answer,
)


def test_an_allowed_sender_is_answered_next_time_and_every_card_says_by_whom(held):
    assert isinstance(allow_sender(held.holding, LEAD, ANNA, NOON), Allowed)
    assert held.lead().allowed == f"{ANNA} 2026-03-02"
    assert (held.lead().held != "", held.replies()) == (True, []), "it only allows"
    [event] = held.events("sender allowed")
    assert (event.actor, event.lead_id, json.loads(event.data)) == (ANNA, LEAD, {"address": BUYER})

    later = held.arrive(a_mail(2, Subject="Pumpen", **ELSEWHERE), at=AFTER_A_WHILE)

    assert (later.held, later.reply, later.allowed) == ("", "pending", f"{ANNA} 2026-03-02")
    assert isinstance(answer(held, now=AFTER_A_WHILE), CannotAnswer), "an address gets one auto-reply a day"


def test_a_sender_is_allowed_by_one_person(held):
    allow_sender(held.holding, LEAD, ANNA, NOON)
    assert allow_sender(held.holding, LEAD, BEN, NOON) == AlreadyAllowed(f"{ANNA} 2026-03-02")
    assert allow_sender(held.holding, LeadId(99), BEN, NOON) is None


def test_of_many_who_allow_at_once_one_is_named(held):
    with ThreadPoolExecutor(8) as pool:
        reps = [RepId(f"U{n}") for n in range(8)]
        outcomes = list(pool.map(lambda rep: allow_sender(held.holding, LEAD, rep, NOON), reps))
    assert sum(isinstance(outcome, Allowed) for outcome in outcomes) == 1
    assert len(held.events("sender allowed")) == 1


@pytest.mark.parametrize("text", [FRAUD, NEW_ACCOUNT], ids=["fraud", "new bank account"])
def test_an_allowed_sender_who_begins_to_write_of_money_is_held_again(held, text):
    """So writes who has taken over the account of a trusted buyer."""
    allow_sender(held.holding, LEAD, ANNA, NOON)

    taken_over = held.arrive(a_mail(2, text=text, Subject="Payment", **ELSEWHERE), at=AFTER_A_WHILE)

    assert (taken_over.held != "", taken_over.reply) == (True, "none")
    assert taken_over.allowed, "the card says that the sender is allowed, and holds all the same"


@pytest.mark.parametrize(
    ("mail", "rule"),
    [
        (a_mail(2, attach="Angebot.exe", text="Bitte ansehen.", **ELSEWHERE), "H16"),
        (a_mail(2, **{"Authentication-Results": "mx.brightvalve.example; dmarc=fail"}), "H17"),
        (a_mail(2, From=f"{BUYER}, x@kunde.example"), "H18"),
    ],
    ids=["attachment", "forged", "two senders"],
)
def test_no_trust_lifts_danger(held, mail, rule):
    allow_sender(held.holding, LEAD, ANNA, NOON)
    lead = held.arrive(mail)
    assert (lead.held.partition(":")[0], lead.reply) == (rule, "none")


def test_an_allowed_sender_is_no_machine_whisperer(held):
    allow_sender(held.holding, LEAD, ANNA, NOON)
    held.arrive(a_mail(2, Subject="Automatische Antwort", **{"Auto-Submitted": "auto-replied"}))
    assert Ledger(held.store).counts(NOON) == {"held": 1, "machine": 1}


def test_the_sender_of_a_fraud_cannot_be_allowed(house):
    house.arrive(a_mail(text=FRAUD))
    outcome = allow_sender(house.holding, LEAD, ANNA, NOON)
    assert isinstance(outcome, NeverAllowed)
    assert outcome.held.startswith("S13")
    assert house.arrive(a_mail(2, **ELSEWHERE)).held.startswith("S04")


def test_who_is_disallowed_is_held_again_and_open_cards_say_nothing_of_trust(held):
    allow_sender(held.holding, LEAD, ANNA, NOON)
    senders = Senders(held.store)

    assert senders.disallow("Karl+news@Kunde.example", BEN, LATER) == f"{ANNA} 2026-03-02"

    assert held.lead().allowed == ""
    assert held.arrive(a_mail(2, Subject="Pumpen", **ELSEWHERE), at=AFTER_A_WHILE).held.startswith("S04")
    assert senders.disallow(BUYER, BEN, LATER) == ""
    assert {event.actor for event in held.events("sender disallowed")} == {BEN, "firstreply"}
