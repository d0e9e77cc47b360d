"""A rep's pick: for whom it holds, and that nothing else outweighs it."""

from datetime import UTC, datetime

import pytest

from bot.core.country import guess_country
from bot.core.judged import judge_mail
from bot.core.message import Address
from bot.core.picks import Pick, by_name, pick_key
from bot.core.rules import Rep, Route, Rules
from bot.core.triage import CountryGuess, Hit
from bot.core.verdict import Own
from tests.builders import a_message

PICK = Pick(country="DE", by="Li Na", at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC))
RULES = Rules(routes=(Route(name="all"),))


def guess(signature: str = "", *, address: str, **given) -> CountryGuess:
    message = a_message(sender=Address(address), subject="RFQ", text="", signature=signature)
    return guess_country(message, **given)


@pytest.mark.parametrize(
    ("email", "key"),
    [
        ("a@mail.firma.de", "firma.de"),
        ("a@firma.co.uk", "firma.co.uk"),
        ("A.Nna+x@gmail.com", "anna@gmail.com"),
        ("anna@qq.com", "anna@qq.com"),
        ("anna@web.de", "anna@web.de"),
    ],
)
def test_a_pick_holds_for_the_house_and_at_a_mail_provider_for_the_person(email, key):
    assert pick_key(email) == key


def test_a_pick_says_who_made_it_and_when():
    found = guess(address="a@firma.example", picked={"firma.example": PICK})
    assert found.country == "DE"
    assert found.evidence == (Hit("country:picked", "country=DE +200", "Li Na picked DE on 24 Nov 2026"),)


def test_a_pick_outweighs_all_that_a_mail_can_say():
    seat = "Firma Ltda\n01310-100 São Paulo, Brasil\n+55 11 3251 1000\nCNPJ 11.222.333/0001-81"
    given = {"address": "ana@mail.firma.com.br", "named": "BR", "language": "pt-BR"}
    assert guess(seat, **given).country == "BR"
    assert guess(seat, **given, picked={"firma.com.br": PICK}).country == "DE"


def test_a_pick_of_one_person_at_a_mail_provider_is_nobody_elses():
    picked = {"anna@gmail.com": PICK, "gmail.com": PICK}
    assert guess(address="an.na@googlemail.com", picked=picked).country == "DE"
    assert guess(address="berta@gmail.com", picked=picked).country == ""


def test_a_picked_country_is_the_mails_own_in_the_whole_judgement():
    mail = a_message(sender=Address("ana@firma.example"))
    judged = judge_mail(mail, RULES, {}, Own(), {"firma.example": PICK})
    assert judged.triage.country.country == "DE"
    assert Hit("country:picked", "country=DE +200", PICK.words) in judged.triage.hits
    assert judge_mail(mail, RULES, {}, Own()).triage.country.country == ""


def test_who_is_in_the_team_is_called_by_name():
    picks = {"a.example": Pick(country="DE", by="U0LINA", at=PICK.at), "b.example": PICK}
    named = by_name(picks, (Rep(id="U0LINA", name="Li Na"),))
    assert [pick.by for pick in named.values()] == ["Li Na", "Li Na"]
