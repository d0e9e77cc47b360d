"""From a press on a card to the card of the managers, on both databases: the line, tried on stored mail."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.core.lead import LeadId
from bot.core.moves import Actor
from bot.core.reopening import reopen
from bot.core.rules import Market, Route
from bot.core.terms import NO_TERMS
from bot.flows.backtesting import Pair, backtest
from bot.flows.corrections import correct_lead, mark_not_a_lead
from bot.flows.moves import carry_out
from bot.flows.proposals import NEWEST, Proposal, Proposals
from bot.store.history import History
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from tests.builders import ANNA, LATER, NOON
from tests.contract.holding_house import House, a_mail, another_mail

REP = Actor(id=ANNA)
CLAMPS = "Bitte senden Sie uns ein Angebot über 500 Stück wie im Betreff."


def seller(number: int, name: str = "offers.example", **changes: str):
    usual = {"From": f"s{number}@{name}", "Message-ID": f"<s{number}@{name}>", "Subject": f"Anfrage {number}"}
    return a_mail(number, **usual | changes)


def not_a_lead(house: House, lead: int = 1) -> None:
    mark_not_a_lead(Leads(house.store), LeadId(lead), REP, LATER)


def corrected(house: House, what, value, lead: int = 1) -> None:
    correct_lead(Leads(house.store), LeadId(lead), REP, what, value, LATER)


def proposed(house: House) -> list[Proposal | str]:
    """What the outbox would post now, in order."""
    proposals = Proposals.of(Leads(house.store), {"sales": lambda: house.desk})
    taken = Outbox(house.store).take(["proposal"], "w1", 9, LATER)
    return [proposals.make(delivery, LATER) for delivery in taken]


@pytest.fixture
def asked(house: House) -> House:
    """Three inquiries: of a seller, of another of the same house, and of a buyer elsewhere."""
    house.arrive(seller(1))
    house.arrive(seller(2))
    house.arrive(another_mail(3))
    return house


def test_one_that_was_none_proposes_to_block_the_address(asked):
    not_a_lead(asked)
    (made,) = proposed(asked)
    assert (made.by, made.said) == (ANNA, "is not a lead")
    assert made.line.text == '  - sender: "s1@offers.example"\n    note: "not a lead: 1"'
    assert made.tried == "would change 1 of 3 messages: 1 would no longer be answered, 1 would be held"
    (change,) = made.changes
    assert (change.past.number, change.old.outcome, change.new.outcome) == (1, "lead", "held")


def test_several_of_a_house_propose_to_block_the_house(asked):
    not_a_lead(asked, 1)
    not_a_lead(asked, 2)
    assert '"*@offers.example"' in proposed(asked)[-1].line.text
    assert proposed(asked) == []


def test_one_true_lead_of_a_house_keeps_it_from_being_blocked(asked):
    asked.arrive(seller(4))
    not_a_lead(asked, 1)
    not_a_lead(asked, 2)
    assert '"s2@offers.example"' in proposed(asked)[-1].line.text


def test_the_diff_is_that_of_the_backtest_by_the_edited_rules(asked):
    not_a_lead(asked)
    (made,) = proposed(asked)
    desk = replace(asked.desk, rules=made.line.rules)
    from_files = backtest(
        History(asked.store),
        {"sales": Pair(new=desk, old=asked.desk)},
        LATER - timedelta(days=90),
        processes=1,
    )
    assert from_files.changes == made.changes


def test_what_was_undone_meanwhile_is_not_proposed(asked):
    not_a_lead(asked)
    carry_out(Leads(asked.store), LeadId(1), lambda lead: reopen(lead, NO_TERMS, LATER), ANNA, LATER)
    assert proposed(asked) == ["taken back meanwhile"]


def test_only_the_last_of_two_corrections_is_proposed(asked):
    corrected(asked, "country", "AT")
    corrected(asked, "country", "CH")
    first, second = proposed(asked)
    assert first == "taken back meanwhile"
    assert second.said == "country is CH, not AT"


def test_a_product_proposes_the_words_of_the_subject(house):
    house.arrive(a_mail(1, text=CLAMPS, Subject="Anfrage Rohrschellen DN50"))
    assert house.lead().product == ""
    corrected(house, "product", "ball-valve")
    (made,) = proposed(house)
    assert "rohrschellen]" in made.line.text
    assert made.line.text.startswith("      de: [")
    assert made.said == "product is ball-valve, not unknown"
    assert made.tried.startswith(
        "would change 1 of 1 messages: 1 would get other words, 1 would have another pro"
    )


@pytest.mark.parametrize(
    ("subject", "product", "told"),
    [
        ("Anfrage 12345", "ball-valve", "No line: no words of the subject would tell it."),
        ("Anfrage Kugelhähne", "", "No line. The rules read it by this: subject has “Kugelhähne”"),
    ],
)
def test_a_product_without_telling_words_is_only_told(house, subject, product, told):
    house.arrive(a_mail(1, text=CLAMPS, Subject=subject))
    corrected(house, "product", product)
    (made,) = proposed(house)
    assert (made.line, made.tried, made.changes) == (None, "", ())
    assert made.note.startswith(told)


def test_a_word_by_which_this_very_mail_would_not_be_read_is_not_proposed(house):
    ball, *others = house.desk.rules.products
    hiding = replace(ball, exclude=("rohrschellen DN50",))
    house.desk = replace(house.desk, rules=replace(house.desk.rules, products=(hiding, *others)))
    house.arrive(a_mail(1, text=CLAMPS, Subject="Anfrage Rohrschellen DN50"))
    corrected(house, "product", "ball-valve")
    (made,) = proposed(house)
    assert made.line is None
    assert made.note.startswith("No line: no words of the subject would tell it.")


def test_a_product_that_the_rules_read_by_now_needs_no_line(house):
    house.arrive(a_mail(1, Subject="Anfrage Kugelhähne"))
    corrected(house, "product", "")
    corrected(house, "product", "ball-valve")
    assert proposed(house)[-1].note == "No line: the rules of today read it so."


def test_a_country_is_remembered_and_joins_a_market(asked):
    market = Market(id="alps", countries=("CH",), languages=("de",))
    asked.desk = replace(asked.desk, rules=replace(asked.desk.rules, markets=(market,)))
    corrected(asked, "country", "AT")
    (made,) = proposed(asked)
    assert made.note == "Remembered: later mail of offers.example is from AT, too."
    assert made.line.text == "    countries: [CH, AT]"
    assert made.tried == "would change 0 of 3 messages"


def test_a_country_that_has_its_market_is_only_remembered(asked):
    corrected(asked, "country", "AT")
    (made,) = proposed(asked)
    assert (made.line, made.note) == (None, "Remembered: later mail of offers.example is from AT, too.")


def test_a_language_proposes_a_route_for_the_house(asked):
    corrected(asked, "language", "nl")
    (made,) = proposed(asked)
    assert 'domain: ["offers.example"]' in made.line.text
    assert made.tried == "would change 2 of 3 messages: 2 would get another template or language"
    assert {change.new.reply for change in made.changes} == {"first_reply.nl"}


def test_a_route_with_conditions_is_left_to_people(asked):
    last = asked.desk.rules.routes[-1]
    german = Route(name="german", languages=("de",), channel="leads", template="first_reply")
    asked.desk = replace(asked.desk, rules=replace(asked.desk.rules, routes=(german, last)))
    corrected(asked, "language", "nl")
    assert proposed(asked)[0].note.startswith("No line: the route german has conditions")


def test_old_mail_is_not_replayed(asked):
    not_a_lead(asked)
    proposals = Proposals.of(Leads(asked.store), {"sales": lambda: asked.desk})
    (delivery,) = Outbox(asked.store).take(["proposal"], "w1", 9, LATER)
    assert proposals.make(delivery, NOON + timedelta(days=91)).tried == "would change 0 of 0 messages"


def test_of_much_mail_only_the_newest_is_replayed(asked):
    history = History(asked.store, 2)
    assert [past.number for past in history.recorded(NOON - timedelta(days=1))] == [2, 3]
    assert Proposals.of(Leads(asked.store), {}).history.newest == NEWEST
    assert len(History(asked.store).recorded(NOON - timedelta(days=1))) == 3


def test_a_mailbox_that_is_gone_proposes_nothing(asked):
    not_a_lead(asked)
    (delivery,) = Outbox(asked.store).take(["proposal"], "w1", 9, LATER)
    told = Proposals.of(Leads(asked.store), {}).make(delivery, LATER)
    assert told == "the mailbox sales is not in the settings any more"
