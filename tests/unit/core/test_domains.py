"""Whose house a domain is."""

import pytest

from bot.core.domains import registrable


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
