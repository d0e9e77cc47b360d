"""A domain made to be taken for one that we know is found; a stranger's own name is not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.lookalike import MAX_COMPARED, _near, distance, index_of, resembled, skeleton

KNOWN = frozenset(
    {"acme.example", "brightvalve.example", "mail.partner.co.uk", "gmail.com", "nordpumpen.de", "abc.example"}
)
INDEX = index_of(KNOWN)


@pytest.mark.parametrize(
    ("theirs", "shown"),
    [
        ("acrne.example", "acrne.example ≠ acme.example"),
        ("mail.acrne.example", "acrne.example ≠ acme.example"),
        ("brightva1ve.example", "brightva1ve.example ≠ brightvalve.example"),
        ("brightvaIve.example", "brightvaive.example ≠ brightvalve.example"),
        ("brightvvalve.example", "brightvvalve.example ≠ brightvalve.example"),
        ("nordpurnpen.de", "nordpurnpen.de ≠ nordpumpen.de"),
        ("n0rdpumpen.de", "n0rdpumpen.de ≠ nordpumpen.de"),
        ("аcme.example", "аcme.example (xn--cme-5cd.example) ≠ acme.example"),
        ("xn--cme-5cd.example", "аcme.example (xn--cme-5cd.example) ≠ acme.example"),
        ("acmé.example", "acmé.example (xn--acm-dma.example) ≠ acme.example"),
        ("acne.example", "acne.example ≠ acme.example"),
        ("amce.example", "amce.example ≠ acme.example"),
        ("acmee.example", "acmee.example ≠ acme.example"),
        ("nordpumpe.com", "nordpumpe.com ≠ nordpumpen.de"),
        ("brigthvalves.example", "brigthvalves.example ≠ brightvalve.example"),
        ("bright-valve.example", "bright-valve.example ≠ brightvalve.example"),
        ("acme.test", "acme.test ≠ acme.example"),
        ("partner.com", "partner.com ≠ partner.co.uk"),
        ("partner-co-uk.test", "partner-co-uk.test ≠ partner.co.uk"),
        ("acme-group.test", "acme-group.test ≠ acme.example"),
        ("acmegroup.test", "acmegroup.test ≠ acme.example"),
        ("the-acme.example", "the-acme.example ≠ acme.example"),
        ("acme.example.evil.test", "acme.example.evil.test ≠ acme.example"),
        ("acme-example.evil.test", "acme-example.evil.test ≠ acme.example"),
        ("partner.evil.test", "partner.evil.test ≠ partner.co.uk"),
        ("acme.github.io", "acme.github.io ≠ acme.example"),
    ],
)
def test_a_look_alike_is_shown_beside_the_domain_it_plays(theirs, shown):
    found = resembled(theirs, INDEX)
    assert found is not None
    assert found.shown == shown


@pytest.mark.parametrize(
    "domain",
    [
        "acme.example", "sales.acme.example", "partner.co.uk", "x.mail.partner.co.uk", "gmail.com", "gmx.com",
        "gmai1.com", "ymail.com", "kunde.example", "abd.example", "abc.test", "acorn.test", "accent.example",
        "nordwaerme.de", "mail.kunde.example", "partnership-fund.example", "valve.example", "localhost", "",
        "co.uk", "example", "192.0.2.7", "[192.0.2.7]", "xn--.example", "a" * 400 + ".example",
    ],
)  # fmt: skip
def test_a_known_domain_and_a_strangers_own_are_no_look_alikes(domain):
    assert resembled(domain, INDEX) is None


def test_any_word_beside_our_own_name_counts():
    ours = index_of(frozenset({"brightvalve.example"}))
    for domain in ("buybrightvalve.test", "brightvalve-berlin.test", "my-bright-valve-shop.test"):
        assert resembled(domain, ours) is None or "berlin" not in domain
        assert resembled(domain, ours, any_word=True)


def test_telephone_numbers_are_near_to_one_another_and_no_look_alikes():
    assert resembled("13800138001.example", index_of(frozenset({"13800138000.example"}))) is None


def test_nothing_known_resembles_nothing():
    assert resembled("acme.example", index_of(frozenset())) is None
    assert resembled("gmai1.com", index_of(frozenset({"gmail.com"}))) is None
    assert resembled("yahoo.com", index_of(frozenset({"yahoos.com"}))) is None


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("acme", "acme", 0), ("acme", "acne", 1), ("acme", "amce", 1), ("acme", "ace", 1),
        ("acme", "aacme", 1), ("acme", "", 3), ("nordpumpen", "nortpumpe", 2), ("ab", "ba", 1),
        ("abcd", "badc", 2), ("abcdef", "a", 3), ("abcdefgh", "xbcdefgy", 2), ("abcdefgh", "xbcyefgz", 3),
    ],
)  # fmt: skip
def test_letters_between_two_names_are_counted_up_to_two(one, other, apart):
    assert distance(one, other) == distance(other, one) == apart


def test_what_looks_the_same_has_the_same_skeleton():
    assert skeleton("раураl") == skeleton("paypa1") == skeleton("PayPal")
    assert skeleton("modern") == skeleton("modem")
    assert skeleton("paypal") != skeleton("paypol")


def test_few_of_very_many_known_names_are_compared_letter_by_letter():
    """What a message costs does not grow with the number of contacts."""
    many = index_of(frozenset(f"nordpumpen{number:05}.example" for number in range(20_000)))
    assert len(_near(skeleton("nordpumpen0000x"), many)) == MAX_COMPARED
    assert resembled("nordpumpen0l234.example", many)


@given(
    st.one_of(
        st.text(max_size=80), st.from_regex(r"(xn--)?[a-z0-9-]{1,20}\.(example|co\.uk)", fullmatch=True)
    )
)
def test_any_domain_can_be_asked_and_what_is_shown_can_be_stored(domain):
    for index, any_word in ((INDEX, False), (index_of(frozenset({domain, "acme.example"})), True)):
        found = resembled(domain, index, any_word=any_word)
        assert found is None or found.shown.encode("utf-8")
    assert resembled(domain, index_of(frozenset({domain}))) is None
