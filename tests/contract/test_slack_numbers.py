"""`/leads stats` as a person types it: private, numbers first, links to the slowest."""

import csv

import pytest
from slack_sdk.web import SlackResponse

from bot.core.lead import LeadId, RepId
from bot.core.moves import Actor
from bot.flows.shadow import Shadow
from bot.slack.numbers import _named
from bot.slack.office import Office
from bot.slack.payloads import Typed
from bot.slack.people import Rights
from bot.slack.shadow_desk import ShadowDesk
from bot.slack.typed import TypedCommands
from bot.slack.uploads import OLD_FOR, NativeCharts
from bot.slack.views import Views
from bot.store.breakers import Breakers
from bot.store.leads import Leads
from tests import stats_year
from tests.builders import LATER
from tests.contract.test_attacked_desk import Workspace, a_slack_desk
from tests.oracles import findings_of_message

PNG = b"\x89PNG\r\n\x1a\n"


class Linking(Workspace):
    """Gives each message an address, and remembers how often it was asked."""

    asked = 0
    answers = True

    def chat_getPermalink(self, *, channel, message_ts, **_):  # noqa: N802  the name of the SDK
        self.asked += 1
        data = {
            "ok": True,
            "permalink": f"https://slack.example/{channel}/{message_ts}" if self.answers else "",
        }
        return SlackResponse(
            client=self, http_verb="GET", api_url="", req_args={}, data=data, headers={}, status_code=200
        )


@pytest.fixture
def year(house):
    stats_year.write(house.store, stats_year.make(300))
    for number in range(1, 301):
        Leads(house.store).card_posted(LeadId(number), "C0LEADS", f"1.{number}")
    return house


def type_in(house, text, client=None, native=None):
    client = client or Linking()
    desk, views = a_slack_desk(house), Views(client)
    commands = TypedCommands(
        desk=desk,
        office=Office(desk=desk, views=views, client=client),
        shadow=ShadowDesk(shadow=Shadow.of(house.store, {}), views=views, clock=lambda: LATER),
        breakers=Breakers(house.store),
        native=native or NativeCharts(),
    )
    actor = Actor(id=RepId("U0BEN"))
    return commands.on_command(
        Typed(user=actor.id, team="T0US", is_bot=False, text=text), Rights(actor=actor)
    )


def test_numbers_come_first_then_a_table_then_links(year):
    note = type_in(year, "stats 2026 by country")
    lines = note.text.splitlines()
    assert lines[0].startswith("*2026-01-01 to 2026-12-31")
    assert " leads (" in lines[1]
    assert note.text.count("```") == 2
    assert "<https://slack.example/C0LEADS/1." in lines[-1]
    assert lines[-1].count("|#") == 5


@pytest.mark.parametrize("words", ["deals by market", "by speed"])
def test_what_became_of_leads_has_columns_of_its_own(year, words):
    note = type_in(year, f"stats 2026 {words}")
    assert "\nClosed: won " in note.text
    table = note.text.split("```")[1].strip().splitlines()
    assert table[0].split() == [words.split()[-1], "leads", "won", "lost", "worth"]
    assert table[-1].startswith("all ")
    assert " EUR + " in table[-1]


def test_they_are_private_unless_they_are_shared(year):
    assert not type_in(year, "stats 2026").shared
    assert type_in(year, "stats share 2026").shared


def test_what_cannot_be_read_is_answered_with_the_nearest_form(year):
    note = type_in(year, "stats by contry share")
    assert note.text == "I cannot read that. Did you mean `/leads stats by country share`?"
    assert not note.shared


def test_a_channel_is_meant_by_the_name_that_routes_give_it(year):
    wanted = type_in(year, "stats 2026 #leads by rep").text
    assert type_in(year, "stats 2026 &lt;#C0LEADS|anfragen&gt; by rep").text == wanted
    assert type_in(year, "stats 2026 by rep").text != wanted
    assert _named(["<#C0OTHER|x>", "<#C0LEADS>"], {"leads": "C0LEADS"}) == ["<#C0OTHER|x>", "#leads"]


def test_csv_is_shown_where_it_fits_and_else_a_file(year):
    short = type_in(year, "stats 2026 csv by grade")
    assert "response_median_s" in short.text
    assert short.upload is None
    long = type_in(year, "stats 2026 csv by hour")
    assert "too long for a message" in long.text
    assert long.upload.name == "first-response-2026-01-01-2026-12-31.csv"
    rows = list(csv.DictReader(long.upload.make().decode("utf-8-sig").splitlines()))
    assert sum(int(row["leads"]) for row in rows[:-1]) == int(rows[-1]["leads"]) > 0


def test_a_chart_stands_below_the_numbers_and_a_picture_is_spare(year):
    note = type_in(year, "stats 2026 by country")
    assert [block["type"] for block in note.blocks] == [*["section"] * 3, "data_visualization"]
    assert findings_of_message({"text": note.text, "blocks": note.blocks}) == []
    assert note.is_spare
    assert "file" not in note.text, "it has its chart"
    assert note.upload.make().startswith(PNG)
    series = note.blocks[-1]["chart"]["series"]
    assert all(
        point["value"] <= far["value"] for point, far in zip(*(s["data"] for s in series), strict=True)
    )


def test_a_slack_that_refused_a_chart_is_offered_none_for_a_while(year):
    seconds = [0.0]
    native = NativeCharts(monotonic=lambda: seconds[0])
    type_in(year, "stats 2026 by country", native=native).refused()
    later = type_in(year, "stats 2026 by country", native=native)
    assert later.blocks is None
    assert not later.is_spare
    assert later.text.endswith("A file follows in your direct messages.")
    assert type_in(year, "stats 2026 by country share", native=native).text.endswith("A file follows here.")
    seconds[0] = OLD_FOR + 1
    assert type_in(year, "stats 2026 by country", native=native).blocks


def test_hours_and_weekdays_are_told_as_a_heat_map(year):
    for by in ("hour", "weekday"):
        note = type_in(year, f"stats 2026 by {by}")
        assert not note.is_spare, "Slack's own charts know none"
        assert "A file follows in your direct messages." in note.text
        assert note.blocks is None or "A file follows" in str(note.blocks)
        assert note.upload.name.endswith(f"by-{by}.png")
        assert note.upload.make().startswith(PNG)


def test_without_a_grouping_there_is_nothing_to_draw(year):
    assert type_in(year, "stats 2026").upload is None
    assert type_in(year, "stats 2019 by country").upload is None


def test_a_slack_that_tells_no_address_is_asked_once(year):
    silent = Linking()
    silent.answers = False
    assert "Slowest: #" in type_in(year, "stats 2026", silent).text
    assert silent.asked == 1


def test_an_unknown_name_is_answered_with_the_names_that_there_are(year):
    assert "nobody of the team is called @nobody" in type_in(year, "stats @nobody").text
