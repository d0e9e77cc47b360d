import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.lead import LeadId
from bot.slack.commands import (
    HELP,
    Claim,
    Disallow,
    Find,
    Held,
    Help,
    Mine,
    Open,
    Release,
    Show,
    parse_command,
)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", Mine()),
        ("  Mine ", Mine()),
        ("open", Open()),
        ("UNCLAIMED", Open(unclaimed=True)),
        ("held", Held()),
        ("disallow X@Acme.example", Disallow("x@acme.example")),
        ("disallow <mailto:x@acme.example|x@acme.example>", Disallow("x@acme.example")),
        ("1042", Show(LeadId(1042))),
        ("#1042", Show(LeadId(1042))),
        ("claim 1042", Claim(LeadId(1042))),
        ("claim   #1042", Claim(LeadId(1042))),
        ("1042 claim", Claim(LeadId(1042))),
        ("release 1042", Release(LeadId(1042))),
        ("find Acme Ltd", Find("Acme Ltd")),
        ("find A&amp;B &lt;x&gt;", Find("A&B <x>")),
        ("help", Help()),
    ],
)
def test_a_command_is_understood(typed: str, command: object):
    assert parse_command(typed) == command


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("clam 1042", "Did you mean `/leads claim`?"),
        ("unclamed", "Did you mean `/leads unclaimed`?"),
        ("claim", "Which lead? Write the number, as `/leads claim 1042`."),
        ("release soon", "Which lead? Write the number, as `/leads release 1042`."),
        ("disallow", "Which sender? Write the address, as `/leads disallow x@acme.example`."),
        ("disallow acme", "Which sender? Write the address, as `/leads disallow x@acme.example`."),
        ("find", "Find what? Write a word, as `/leads find acme`."),
        ("mine please", "`mine` takes nothing after it."),
        ("xyzzy", "I do not know that word."),
        ("99999999999999999999", "I do not know that word."),
    ],
)
def test_a_mistake_gets_the_nearest_repair(typed: str, problem: str):
    assert parse_command(typed) == Help(problem)


@given(st.text())
def test_nothing_typed_makes_it_fail(typed: str):
    parse_command(typed)


@pytest.mark.parametrize("later", ["stats", "assign", "snooze", "overdue", "rules"])
def test_the_help_offers_only_what_works(later: str):
    assert later not in HELP
