"""Whose house a domain is."""

import pytest

from bot.core.domains import FREE_MAIL, decoded, encoded, house_of, registrable


@pytest.mark.parametrize(
    ("domain", "house"),
    [
        ("mail.acme.co.uk", "acme.co.uk"),
        ("shop.acme.com.br", "acme.com.br"),
        ("a.b.acme.example", "acme.example"),
        ("MAIL.Acme.Example.", "acme.example"),
        ("www.acme.web.tr", "acme.web.tr"),
        ("acme.github.io", "acme.github.io"),
        ("acme.example:8080", "acme.example"),
        ("co.uk", "co.uk"),
        ("localhost", "localhost"),
        ("192.0.2.7", "192.0.2.7"),
        ("a..b", "a..b"),
        ("", ""),
    ],
)
def test_the_house_of_a_domain_is_what_somebody_registered(domain, house):
    assert registrable(domain) == house


def test_a_house_is_told_from_an_address():
    assert house_of("carla@mail.kunde.example") == "kunde.example"


@pytest.mark.parametrize(
    ("written", "seen"),
    [
        ("xn--cme-5cd.example", "аcme.example"),
        ("mail.xn--mller-kva.example", "mail.müller.example"),
        ("acme.example", "acme.example"),
    ],
)
def test_a_domain_of_another_script_has_two_forms(written, seen):
    assert decoded(written) == seen
    assert encoded(seen) == written


@pytest.mark.parametrize(
    "broken",
    [
        "xn--\u00e9.example",
        "xn--99999999999.example",
        "xn--ab-zd9k.example",
        "xn--abc-7q0a.example",
        "xn--" + "a" * 80,
        "xn--",
    ],
)
def test_what_cannot_be_decoded_stays(broken):
    assert decoded(broken) == broken


EVERYBODY = """163.com qq.com naver.com mail.ru web.de gmx.at yahoo.com.vn hotmail.it libero.it orange.fr
    wp.pl seznam.cz uol.com.br gmail.com"""


def test_everybody_can_have_an_address_there():
    assert set(EVERYBODY.split()) <= FREE_MAIL
