"""The numbers of a day at the desk, from the real program, in each form in which people ask for them."""

import json
import re
from collections.abc import Iterator
from contextlib import ExitStack
from datetime import date, timedelta
from urllib.parse import parse_qs, urlencode
from zoneinfo import ZoneInfo

import pytest

from bot.core.stats import GROUPS
from bot.slack.card_actions import CLAIM, REPLY
from bot.slack.people import GONE, STRANGER
from tests.builders import ANNA, BEN
from tests.e2e.desk_day import (
    BORDER,
    HOSTILE,
    HOSTILE_REP,
    Day,
    auto_replies,
    firstreply,
    live,
    nearest_rank,
    responses,
    rows,
    team,
    zone_of_noon,
)
from tests.e2e.desk_stage import DeskStage, desk_stage, now
from tests.e2e.desk_window import wait_for
from tests.e2e.mails import inquiry
from tests.e2e.test_desk_refusals import last_sent, send
from tests.oracles.needed import needed

DORA, LEAVER = "U0DORA", "U0REP9"
BY_TIME = ("hour", "weekday")  # always a picture
NEAREST = re.compile(r"I cannot read that\. Did you mean `/leads (stats[^`]*)`\?")
over_http = pytest.mark.parametrize("desk_program", ["http"], indirect=True)


@pytest.fixture(scope="module", params=["socket", "http"])
def desk_program(request, tmp_path_factory, dovecot) -> Iterator[DeskStage]:
    """A program with a team and a border of its own, for all tests here."""
    folder = tmp_path_factory.mktemp("numbers")
    with ExitStack() as stack:
        with needed():
            begun = desk_stage(request.param, folder, dovecot, team=team(), authserv_id=BORDER)
            stage = stack.enter_context(begun)
        yield stage


@pytest.fixture(scope="module")
def day(desk_program: DeskStage) -> Day:
    return live(desk_program)


def today() -> date:
    return now().astimezone(ZoneInfo(zone_of_noon())).date()


def public(desk: DeskStage) -> dict[str, int]:
    """What all may see, and what others than Anna are told."""
    seen = {name: len(desk.lab.messages(name)) for name in desk.lab.channels}
    others = [note for note in desk.lab.ephemerals() if note["user"] != ANNA]
    return seen | {"others": len(others), BEN: len(desk.lab.direct_messages(BEN))}


def ask(desk: DeskStage, words: str) -> str:
    """What Anna is told, and nobody else."""
    before = public(desk)
    [told] = desk.type(ANNA, f"stats {words}")
    assert public(desk) == before, f"stats {words}"
    return told


def title(first: date, last: date, *more: str) -> str:
    days = f"{first}" if first == last else f"{first} to {last}"
    return f"*{', '.join([days, f'days of {zone_of_noon()}', *more])}*"


def last_day(first: date) -> date:
    """Of the month that begins then."""
    return (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def test_all_that_people_did_is_counted_once_and_no_machine_is(desk: DeskStage, day: Day):
    """From Slack, Sent, a copy, and Sent without References; one buyer got an auto-reply, no more."""
    told = rows(firstreply(desk, "stats", "today", "--csv"))
    total, seconds, auto = told["all"], responses(desk, day), auto_replies(desk, day)
    median, p90 = nearest_rank(seconds, 50), nearest_rank(seconds, 90)
    assert (median, p90) == (433, 3665), "the slow ones lie in the mailbox, to the second"
    assert list(told) == ["all"]
    expected = {
        "from": f"{today()}", "to": f"{today()}", "zone": zone_of_noon(), "leads": 5, "leads_before": 0,
        "answered": 4, "unanswered": 1, "unclaimed": 1, "bounced": 1, "reopened": 0, "released": 0,
        "reassigned": 0, "response_median_s": median, "response_p90_s": p90, "working_median_s": median,
        "working_p90_s": p90, "claim_median_s": median, "claim_p90_s": p90, "auto_reply_n": 5,
        "within_5_min_percent": 20.0, "within_15_min_percent": 60.0, "within_1_h_percent": 60.0,
        "within_24_h_percent": 100.0, "sla_kept_percent": 100.0, "sla_n": 4, "auto_replied": 4,
        "wrote_back": "", "response_median_before_s": "",
    }  # fmt: skip
    assert {name: total[name] for name in expected} == {name: str(value) for name, value in expected.items()}
    for percent, name in ((50, "auto_reply_median_s"), (90, "auto_reply_p90_s")):
        assert abs(int(total[name]) - nearest_rank(auto, percent)) <= 1, "the machine's clock"
    assert min(auto) > 60, "it is another one than the people's"


def test_who_answered_is_told_and_who_cannot_be_known_is_not_guessed(desk: DeskStage, day: Day):
    told = rows(firstreply(desk, "stats", "today", "by", "rep", "--csv"))
    counts = {name: (row["leads"], row["answered"]) for name, row in told.items()}
    assert counts == {
        "Anna Rossi": ("1", "1"),
        "Ben Hall": ("1", "1"),
        "Giulia Neri": ("1", "1"),
        "not known": ("1", "1"),
        "nobody": ("1", "0"),
        "all": ("5", "4"),
    }
    how = {desk.lead(one).responded_how for one in (day.sent, day.outlook)}
    assert (how, desk.lead(day.copy).responded_how) == ({"sent"}, "copy")
    assert desk.lead(day.silent).responded_at is None


def test_slack_tells_the_same_numbers_with_links_to_the_slowest(desk: DeskStage, day: Day):
    told = ask(desk, "today")
    assert told.splitlines()[0] == title(today(), today())
    assert "5 leads (0 in as many days before): 1 unanswered, 1 unclaimed now; reopened 0" in told
    assert "auto-replies that bounced 1" in told
    assert "First response by a person: median 7 min, p90 1 h 1 min (of 4)" in told
    assert "Auto-reply, by the machine: median" in told
    assert "Answered within: 5 min 20 %, 15 min 60 %, 1 h 60 %, 24 h 100 %; promise kept 100 % of 4" in told
    slowest = re.findall(r"<http[^|]+\|#(\d+)> ([^;]+)", told.splitlines()[-1])
    order = [day.silent, day.outlook, day.copy, day.sent, day.slack]
    assert [int(number) for number, _ in slowest] == [one.lead_id for one in order]
    assert [words for _, words in slowest[1:4]] == ["1 h 1 min", "12 min", "7 min"]
    assert slowest[0][1].endswith("min, still waiting")


def test_each_period_is_of_its_own_days(desk: DeskStage, day: Day):
    here = today()
    month, monday = here.replace(day=1), here - timedelta(days=here.weekday())
    before = month - timedelta(days=1)
    asked = {
        "": (here - timedelta(days=6), here),
        "today": (here, here),
        "yesterday": (here - timedelta(days=1), here - timedelta(days=1)),
        "7d": (here - timedelta(days=6), here),
        "30d": (here - timedelta(days=29), here),
        f"{here:%Y-%m}": (month, last_day(month)),
        f"{before:%Y-%m}": (before.replace(day=1), before),
        f"{here:%G-W%V}": (monday, monday + timedelta(days=6)),
        f"{here:%Y}": (date(here.year, 1, 1), date(here.year, 12, 31)),
    }
    for words, (first, last) in asked.items():
        told = ask(desk, words).splitlines()
        assert told[0] == title(first, last)
        count = 5 if first <= here <= last else 0
        assert told[1].startswith(f"{count} leads ("), words


def test_each_grouping_adds_up_to_all(desk: DeskStage, day: Day):
    for by in GROUPS:
        files = len(desk.lab.direct_messages(ANNA))
        told = ask(desk, f"7d by {by}")
        assert told.splitlines()[0].endswith(f", by {by}*"), by
        head, *body, total = told.split("```\n")[1].splitlines()
        assert head.split()[0] == by
        assert total.split()[:2] == ["all", "5"], by
        counted = [re.split(r"\s{2,}", line)[1] for line in body]
        assert sum(map(int, counted)) == 5, by
        if by in BY_TIME:
            wait_for(lambda files=files: len(desk.lab.direct_messages(ANNA)) > files)


def test_a_rep_a_channel_and_csv_in_any_order_as_people_and_slack_write_them(desk: DeskStage, day: Day):
    ben, leads = "of @Ben Hall", "in #leads"
    asked = {
        "today <@U0BEN|ben>": (1, ben),
        "<@U0BEN> today": (1, ben),
        "@ben today": (1, ben),
        "today @ben.hall": (1, ben),
        "#leads today": (5, leads),
        "today <#C0LEADS|anything>": (5, leads),
        "today <#C0LEADS>": (5, leads),
        "today <#C0HELD|held>": (0, "in #held"),
        "<#C0LEADS|leads> <@U0BEN|ben> today by rep": (1, f"by rep, {ben}, {leads}"),
        "BY Rep TODAY": (5, "by rep"),
        "by:country today": (5, "by country"),
    }
    for words, (count, more) in asked.items():
        told = ask(desk, words).splitlines()
        assert told[0] == title(today(), today(), more), words
        assert told[1].startswith(f"{count} lead"), words
    same = [ask(desk, words) for words in ("csv by rep today", "today csv by rep", "by rep today csv")]
    assert same[0] == same[1] == same[2]
    table = same[0].split("```")[1].strip()
    assert rows(table) == rows(firstreply(desk, "stats", "today", "by", "rep", "--csv"))


def test_only_share_shows_them_to_the_channel_where_it_was_typed(desk: DeskStage, day: Day):
    before, notes = public(desk), len(desk.notes(ANNA))
    desk.lab.command(ANNA, "managers", "/leads", "stats share today by rep")
    wait_for(lambda: len(desk.lab.messages("managers")) > before["managers"])
    shared = desk.lab.messages("managers")[-1]
    assert shared["text"].splitlines()[0] == title(today(), today(), "by rep")
    assert public(desk) == before | {"managers": before["managers"] + 1}
    assert len(desk.notes(ANNA)) == notes


def test_what_cannot_be_read_is_answered_with_a_form_that_can(desk: DeskStage, day: Day):
    asked = {
        "by contry": "stats by country",
        "yestreday by rep": "stats yesterday by rep",
        "by": "stats 7d by rep",
        "bananas": "stats 7d by rep",
        "2w by reps share": "stats 14d by rep share",
        "today 7d": "stats today",
        "by rep by country": "stats by rep",
        "2026-13 by hour": "stats by hour",
        "2026-W54 csv": "stats csv",
        "9999d @ben": "stats 3660d @ben",
        "0d": "stats 1d",
        "<!channel> `today`": "stats today",
    }
    for words, nearest in asked.items():
        found = NEAREST.fullmatch(ask(desk, words))
        assert found, words
        assert found[1] == nearest
        if "share" not in nearest:
            assert ask(desk, found[1].removeprefix("stats ")).startswith("*20"), nearest
    unknown = ask(desk, "today @nobody")
    assert "nobody of the team is called @nobody; there are @anna.rossi, @ben.hall" in unknown


def test_who_may_look_may_ask_and_others_learn_nothing(desk: DeskStage, day: Day):
    assert desk.type(DORA, "stats today")[0].splitlines()[1].startswith("5 leads")
    desk.line.gone.add(LEAVER)
    assert desk.type(LEAVER, "stats today") == [GONE]


@over_http
def test_people_of_another_workspace_are_told_no_number(desk: DeskStage, day: Day):
    ask(desk, "today")
    command = {k: v[0] for k, v in parse_qs(last_sent(desk, "slash_commands")).items()}
    before, heard = public(desk), len(desk.notes(ANNA))
    command |= {"team_id": "T0OTHER", "text": "stats today share", "trigger_id": "3.1.abc"}
    assert send(desk, urlencode(command)) == 200
    wait_for(lambda: len(desk.notes(ANNA)) > heard)
    assert desk.notes(ANNA)[heard:] == [STRANGER]
    assert public(desk) == before


def test_names_stay_what_they_are_and_ping_nobody(desk: DeskStage, day: Day):
    """Of a rep and of a buyer: backticks, a mention, a direction override, for which the mail is held and
    counts only once a person has answered it. Last, since the lead stays."""
    mail = inquiry(950, From=f'"{HOSTILE}" <trap@odd-house.example>', Subject=HOSTILE)
    desk.account.deliver(mail.as_bytes(), sender="trap@odd-house.example")
    card = wait_for(lambda: desk.lab.messages("held"))[-1]
    assert ask(desk, "today").splitlines()[1].startswith("5 leads")
    desk.lab.press(HOSTILE_REP, "held", card["ts"], CLAIM)
    wait_for(lambda: REPLY in str(desk.lab.messages("held")))
    desk.lab.press(HOSTILE_REP, "held", card["ts"], REPLY)
    desk.window.wait_for_modal(REPLY)
    assert desk.window.submit(HOSTILE_REP, body="In stock.") == {}
    wait_for(lambda: ask(desk, "today").splitlines()[1].startswith("6 leads"))

    for words in ("today by rep", "today by rep csv", f"today <@{HOSTILE_REP}>", "today @zoë", "@nobody"):
        told = ask(desk, words)
        blocks = json.dumps(desk.lab.ephemerals(ANNA)[-1].get("blocks") or "", ensure_ascii=False)
        for text in (told, blocks):
            assert not re.search("<[!@]|\u202e", text), words
        assert told.count("```") == 2 * ("by rep" in words), words
        assert "zoë" in told.casefold(), words
    assert "Zoë ˋ*x*ˋ &lt;!channel&gt; &lt;@U0BEN&gt;" in ask(desk, "today by rep csv")
