"""Files in our small Slack, sent by Slack's own SDK; Slack's own charts are refused there."""

from contextlib import closing
from http.client import HTTPConnection
from urllib.parse import urlsplit

import pytest
from slack_sdk.webhook import WebhookClient

from bot.demo.slack_api import Call
from bot.demo.slack_methods import ALL_SCOPES
from bot.demo.slack_server import running_slack
from tests.contract.slack_app import a_client, refusal

PICTURE = b"\x89PNG\r\n\x1a\n" + b"\0\0\0\rIHDR" + (640).to_bytes(4, "big") + (480).to_bytes(4, "big")
CHART = [{"type": "data_visualization", "title": "First response", "chart": {"type": "bar"}}]


@pytest.fixture
def slack():
    with running_slack() as server:
        yield server


def upload(server, channel, **more):
    a_client(server).files_upload_v2(
        channel=channel, filename="chart.png", title="Chart", content=PICTURE, **more
    )


def status_of(address: str, content: bytes) -> int:
    """Of sending bytes there."""
    parts = urlsplit(address)
    with closing(HTTPConnection(parts.netloc, timeout=5)) as connection:
        connection.request("POST", parts.path, content)
        return connection.getresponse().status


def test_a_file_stands_in_a_message_with_its_comment_its_name_and_its_bytes(slack):
    upload(slack, slack.channels["leads"], initial_comment="6 leads")
    [message] = slack.messages("leads")
    [file] = message["files"]
    assert message["text"] == "6 leads"
    assert (file["name"], file["title"], file["mimetype"]) == ("chart.png", "Chart", "image/png")
    assert (file["original_w"], file["original_h"], file["size"]) == (640, 480, len(PICTURE))
    assert slack.workspace.files[file["id"]].content == PICTURE


def test_a_file_for_one_person_stands_in_their_direct_messages_alone(slack):
    direct = a_client(slack).conversations_open(users=slack.users["Anna"])["channel"]["id"]
    upload(slack, direct)
    assert len(slack.direct_messages("anna")) == 1
    assert slack.messages("leads") == slack.direct_messages("ben") == []


def test_a_file_with_a_description_and_a_channel_is_not_shared_and_nobody_says_so(slack):
    upload(slack, slack.channels["leads"], alt_txt="bars")
    assert slack.messages("leads") == []


def test_a_file_needs_its_scope_a_channel_with_the_app_and_its_bytes(slack):
    client = a_client(slack)
    elsewhere = slack.add_channel("elsewhere", with_bot=False)
    asked = client.files_getUploadURLExternal(filename="a.csv", length=3)
    files = [{"id": asked["file_id"], "title": "A"}]
    assert refusal(client.files_completeUploadExternal, files=files) == "file_not_found"
    assert status_of(asked["upload_url"], b"longer") == 400
    assert status_of(asked["upload_url"], b"a,b") == 200
    refused = refusal(client.files_completeUploadExternal, files=files, channel_id=elsewhere)
    assert refused == "not_in_channel"
    assert refusal(client.files_getUploadURLExternal, filename="a.csv", length=0) == "invalid_arguments"
    with running_slack(scopes=ALL_SCOPES - {"files:write"}) as other:
        refused = refusal(a_client(other).files_getUploadURLExternal, filename="a.csv", length=3)
    assert refused == "missing_scope"


def test_slacks_own_charts_are_refused_as_in_a_workspace_without_them(slack):
    client = a_client(slack)
    told = {"channel": slack.channels["leads"], "text": "6 leads", "blocks": CHART}
    assert refusal(client.chat_postMessage, **told) == "invalid_blocks"
    where = (slack.channels["leads"], slack.users["Anna"])
    key = slack.in_loop(lambda: slack.workspace.new_response_url(*where))
    address = WebhookClient(f"{slack.address}/response/{key}")
    refused = address.send(text="6 leads", blocks=CHART)
    assert "invalid_blocks" in refused.body
    assert refused.status_code != 200
    assert address.send(text="6 leads").status_code == 200
    assert [note["text"] for note in slack.ephemerals("anna")] == ["6 leads"]
    assert [c.method for c in slack.log if isinstance(c, Call)][-2:] == ["response_url"] * 2
