from datetime import date, time, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.caps import BreakerId
from bot.core.lead import LeadId
from bot.slack.command_help import COMMAND, FORMS, HELP
from bot.slack.commands import (
    Assign,
    Claim,
    Close,
    Disallow,
    Find,
    HandOver,
    Held,
    Help,
    Mine,
    NotALead,
    Of,
    Open,
    OpenBreakers,
    Overdue,
    Pin,
    Rearm,
    Release,
    Reopen,
    Rules,
    Shadow,
    Show,
    Snooze,
    Stats,
    Undo,
    Wait,
    Wake,
    parse_command,
)
from bot.slack.until import After, OnDay
from tests.builders import ANNA, BEN

LEAD = LeadId(1042)


@pytest.mark.parametrize(
    ("typed", "command"),
    [
        ("", Mine()),
        ("  Mine ", Mine()),
        ("open", Open()),
        ("UNCLAIMED", Open(unclaimed=True)),
        ("overdue", Overdue()),
        ("<@U0BEN|ben>", Of(BEN)),
        ("held", Held()),
        ("disallow X@Acme.example", Disallow("x@acme.example")),
        ("disallow <mailto:x@acme.example|x@acme.example>", Disallow("x@acme.example")),
        ("1042", Show(LEAD)),
        ("#1042", Show(LEAD)),
        ("claim 1042", Claim(LEAD)),
        ("claim   #1042", Claim(LEAD)),
        ("1042 claim", Claim(LEAD)),
        ("release 1042", Release(LEAD)),
        ("assign 1042 <@U0BEN|ben>", Assign(LEAD, BEN)),
        ("assign <@U0BEN|ben smith> #1042", Assign(LEAD, BEN)),
        ("1042 assign to <@U0BEN>", Assign(LEAD, BEN)),
        ("snooze 1042 2h", Snooze(LEAD, After(timedelta(hours=2)))),
        ("snooze 30m 1042", Snooze(LEAD, After(timedelta(minutes=30)))),
        ("snooze 1042 until tomorrow 9:00", Snooze(LEAD, OnDay(day=1, at=time(9)))),
        ("snooze 1042 2026-12-01 10:00", Snooze(LEAD, OnDay(day=date(2026, 12, 1), at=time(10)))),
        ("wait 1042", Wait(LEAD)),
        ("wake 1042", Wake(LEAD)),
        ("pin 1042", Pin(LEAD)),
        ("close 1042 won", Close(LEAD, "won")),
        ("close 1042 as lost", Close(LEAD, "lost")),
        ("close 1042 won 12000 EUR", Close(LEAD, "won", 1_200_000, "EUR")),
        ("close 1042 won for €12,000.50", Close(LEAD, "won", 1_200_050, "EUR")),
        ("won close 1042", Help("How did it end? Write won, lost or other, and for how much if you like, "
                                "as `/leads close 1042 won`.")),
        ("spam 1042", NotALead(LEAD)),
        ("not a lead 1042", NotALead(LEAD)),
        ("1042 not a lead", NotALead(LEAD)),
        ("undo 1042", Undo(LEAD)),
        ("reopen 1042", Reopen(LEAD)),
        ("find Acme Ltd", Find("Acme Ltd")),
        ("find A&amp;B &lt;x&gt;", Find("A&B <x>")),
        ("handover <@U0ANNA|anna> <@U0BEN|ben>", HandOver(ANNA, BEN)),
        ("handover <@U0ANNA> to <@U0BEN>", HandOver(ANNA, BEN)),
        ("breakers", OpenBreakers()),
        ("rearm 3", Rearm(BreakerId(3))),
        ("shadow", Shadow()),
        ("rules", Rules()),
        ("help", Help()),
    ],
)  # fmt: skip
def test_a_command_is_understood(typed: str, command: object):
    assert parse_command(typed) == command


@pytest.mark.parametrize(
    ("typed", "problem"),
    [
        ("clam 1042", "Did you mean `/leads claim 1042`?"),
        ("asign 7 <@U0BEN|ben>", "Did you mean `/leads assign 7 @bob`?"),
        ("unclamed", "Did you mean `/leads unclaimed`?"),
        ("claim", "Which lead? Write the number, as `/leads claim 1042`."),
        ("release soon", "Which lead? Write the number, as `/leads release 1042`."),
        ("claim 7 now", "`claim` takes the number and no more, as `/leads claim 7`."),
        ("assign 7", "Assign it to whom? Write a name that Slack offers, as `/leads assign 7 @bob`."),
        ("assign 7 @ben", "Assign it to whom? Write a name that Slack offers, as `/leads assign 7 @bob`."),
        ("snooze 7 soon", "Until when? Write 30m, 2h, 3d, tomorrow 9:00, fri 14:00 or 2026-12-01 10:00, "
                          "as `/leads snooze 7 2h`."),
        ("close 7 won lots", "How did it end? Write won, lost or other, and for how much if you like, "
                             "as `/leads close 7 won`."),
        ("handover <@U0BEN>", "From whom to whom? Write both names, as `/leads handover @anna @bob`."),
        ("handover <@U0BEN> <@U0BEN>",
         "From whom to whom? Write both names, as `/leads handover @anna @bob`."),
        ("@ben", "I do not know whom you mean: choose the name from the list that Slack shows."),
        ("disallow", "Which sender? Write the address, as `/leads disallow x@acme.example`."),
        ("disallow acme", "Which sender? Write the address, as `/leads disallow x@acme.example`."),
        ("find", "Find what? Write a word, as `/leads find acme`."),
        ("mine please", "`mine` takes nothing after it."),
        ("xyzzy", "I do not know that word."),
        ("99999999999999999999", "I do not know that word."),
    ],
)  # fmt: skip
def test_a_mistake_gets_the_nearest_repair(typed: str, problem: str):
    assert parse_command(typed) == Help(problem)


@given(
    st.text()
    | st.lists(st.sampled_from([*" ".join(FORMS.values()).split(), "<@U0BEN>", "won", "9:00"])).map(" ".join)
)
def test_nothing_typed_makes_it_fail(typed: str):
    parse_command(typed)


@pytest.mark.parametrize("form", FORMS.values())
def test_each_form_that_is_offered_works_and_stands_in_the_help(form: str):
    named = form.replace("@anna", "<@U0ANNA|anna>").replace("@bob", "<@U0BEN|bob>")
    assert not isinstance(parse_command(named), Help)
    assert f"{COMMAND} {form}".replace("show ", "") in HELP


def test_numbers_are_asked_for_in_the_words_of_the_person():
    typed = "STATS 30d by Rep &lt;@U0BEN|ben&gt; &lt;#C0LEADS|leads&gt; share"
    assert parse_command(typed) == Stats(("30d", "by", "Rep", "<@U0BEN>", "<#C0LEADS|leads>", "share"))
    assert parse_command("stats") == Stats()
