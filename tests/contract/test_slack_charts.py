"""A report posted unasked, with its chart, in our small Slack, which has no charts of its own."""

import pytest
from slack_sdk import WebClient

from bot.core.rules import Rules
from bot.demo.slack_server import running_slack
from bot.errors import ConfigError, UnknownOutcome
from bot.flows.reporting import tell
from bot.slack.charts import Charts
from bot.slack.client import SlackCards, build_client
from bot.slack.pace import Pace
from bot.slack.settings import SlackSettings
from bot.slack.uploads import NativeCharts, Uploads
from tests import stats_year
from tests.builders import LATER
from tests.oracles import findings_of_message

WORDS = "*Last week*\n300 leads"


class Modern(WebClient):
    """A Slack with charts: what it was asked to post."""

    posted = files = ()

    def chat_postMessage(self, **content):  # noqa: N802
        self.posted = [*self.posted, content]
        return {"channel": content["channel"], "ts": "1.0"}

    def files_upload_v2(self, **content):
        self.files = [*self.files, content["filename"]]
        return {"ok": True}


@pytest.fixture
def slack():
    with running_slack() as server:
        yield server


@pytest.fixture
def year(house):
    stats_year.write(house.store, stats_year.make(300))
    return house


def report(house, text):
    return tell(house.store, Rules(), text.split(), LATER, slots=True)


def charts_for(client: WebClient, channel: str) -> Charts:
    settings = SlackSettings(bot_token="xoxb-demo", channels={"leads": channel})
    pace = Pace(per_second=1000, monotonic=lambda: 0.0, sleep=lambda _: None)
    return Charts(Uploads(SlackCards(client, settings, pace, lambda: LATER)), NativeCharts())


def charts_in(slack) -> Charts:
    channel = slack.channels["leads"]
    settings = SlackSettings(bot_token="xoxb-demo", api_url=slack.base_url, channels={"leads": channel})
    return charts_for(build_client(settings), channel)


def files_of(messages):
    return [file["name"] for message in messages for file in message.get("files", ())]


def asked(slack, method):
    return [call for call in slack.log if getattr(call, "method", "") == method]


def test_where_slack_has_no_charts_the_text_stands_once_and_a_picture_below_it(slack, year):
    charts, told = charts_in(slack), report(year, "2026 by country")
    posted = charts.post("digest", slack.channels["leads"], WORDS, told)
    text, picture = slack.messages("leads")
    assert (text["text"], text["ts"]) == (WORDS, posted.ts)
    assert files_of([picture]) == ["first-response-2026-01-01-2026-12-31-by-country.png"]
    assert not charts.native.there()
    charts.post("digest", slack.channels["leads"], WORDS, told)
    assert len(asked(slack, "chat.postMessage")) == 3, "the chart is offered once, and not again"


def test_a_report_for_one_person_has_its_picture_in_their_direct_messages(slack, year):
    charts_in(slack).post("digest", slack.users["Anna"], WORDS, report(year, "2026 by country"))
    assert [message["text"] for message in slack.direct_messages("anna")] == [WORDS, ""]
    assert len(files_of(slack.direct_messages("anna"))) == 1
    assert slack.messages("leads") == []


def test_slacks_own_chart_stands_in_the_message_and_no_picture_follows(year):
    client = Modern()
    charts_for(client, "C0LEADS").post("digest", "C0LEADS", WORDS, report(year, "2026 by country"))
    [content] = client.posted
    assert content["text"] == WORDS
    assert [block["type"] for block in content["blocks"]] == ["section", "data_visualization"]
    assert findings_of_message({"text": WORDS, "blocks": content["blocks"]}) == []
    assert list(client.files) == []


def test_a_heat_map_follows_though_slack_has_charts_of_its_own(year):
    for by, drawn in (("hour", 0), ("weekday", 1)):
        client = Modern()
        charts_for(client, "C0LEADS").post("digest", "C0LEADS", WORDS, report(year, f"2026 by {by}"))
        [content] = client.posted
        assert str(content.get("blocks")).count("data_visualization") == drawn
        assert [name.endswith(f"by-{by}.png") for name in client.files] == [True]


def test_without_a_grouping_there_is_the_text_alone(slack, year):
    charts_in(slack).post("digest", slack.channels["leads"], WORDS, report(year, "2026"))
    [message] = slack.messages("leads")
    assert message["text"] == WORDS


@pytest.mark.parametrize("method", ["files.getUploadURLExternal", "files.completeUploadExternal"])
def test_a_picture_that_is_lost_has_the_text_said_only_once(slack, year, method):
    slack.drop_next(method)
    posted = charts_in(slack).post("digest", slack.channels["leads"], WORDS, report(year, "2026 by country"))
    texts = [message for message in slack.messages("leads") if message["text"] == WORDS]
    assert [message["ts"] for message in texts] == [posted.ts]
    assert len(asked(slack, "files.completeUploadExternal")) <= 1, "a file comes once"


def test_a_text_that_cannot_be_posted_is_one_of_our_errors(slack, year):
    told = report(year, "2026 by country")
    with pytest.raises(ConfigError, match="channel_not_found"):
        charts_in(slack).post("digest", "C0NOWHERE", WORDS, told)
    slack.drop_next("chat.postMessage")
    with pytest.raises(UnknownOutcome):
        charts_in(slack).post("digest", slack.channels["leads"], WORDS, told)
