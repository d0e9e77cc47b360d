"""What the browser is told and what it may ask, on the real server."""

import json
from contextlib import closing, contextmanager
from http.client import HTTPConnection

import pytest

from bot.demo.page import Page
from bot.demo.postman import Inquiry
from bot.demo.slack_server import SlackServer


class Stage:
    """A page beside a small Slack, and its postman: what visitors write is kept."""

    def __init__(self) -> None:
        self.written: list[Inquiry] = []
        self.answered: list[tuple] = []
        self.slack = SlackServer()
        self.page = Page(self.slack, mailbox="sales@brightvalve.example", postman=self)
        self.slack.start(self.page.routes())
        self.leads = self.slack.channels["leads"]

    def bring(self, inquiry: Inquiry) -> str:
        self.written.append(inquiry)
        return "visitor-001.eml"

    def answer(self, reply: dict, text: str) -> str:
        self.answered.append((reply["headers"], text))
        return "visitor-002.eml"

    def post(self, text: str) -> None:
        self.slack.in_loop(lambda: self.slack.workspace.post(self.leads, {"text": text}))

    def whisper(self, rep: str, text: str) -> None:
        user = self.slack.users[rep]
        self.slack.in_loop(lambda: self.slack.workspace.whisper(self.leads, user, {"text": text}))

    def ask(self, path: str, content: object = None, **headers: str):
        """(status, headers, text) of one request; JSON is sent where there is content."""
        sent = {"Content-Type": "application/json"} | {k.replace("_", "-"): v for k, v in headers.items()}
        with closing(self._connection()) as connection:
            if content is None:
                connection.request("GET", path, headers=sent)
            else:
                connection.request("POST", path, json.dumps(content), sent)
            answer = connection.getresponse()
            return answer.status, answer.headers, answer.read().decode()

    @contextmanager
    def window(self, rep: str):
        """Reads one event after the other: (kind, data)."""
        with closing(self._connection()) as connection:
            connection.request("GET", f"/feed?rep={self.slack.users[rep]}")
            with connection.getresponse() as stream:

                def next_event() -> tuple[str, dict]:
                    kind = stream.readline().decode().removeprefix("event: ").strip()
                    data = json.loads(stream.readline().decode().removeprefix("data: "))
                    stream.readline()
                    return kind, data

                yield next_event

    def _connection(self) -> HTTPConnection:
        return HTTPConnection(self.slack.address.removeprefix("http://"), timeout=5)


@pytest.fixture
def stage():
    made = Stage()
    yield made
    made.slack.stop()


def test_a_window_gets_the_whole_picture_first_and_then_each_change(stage):
    stage.post("before")
    stage.page.show_mail({"id": 1, "subject": "Pumps"})
    with stage.window("Anna") as next_event:
        kind, picture = next_event()
        assert kind == "picture"
        assert [message["text"] for message in picture["messages"]] == ["before"]
        assert picture["mails"] == [{"id": 1, "subject": "Pumps"}]
        stage.post("after")
        stage.page.show_mail({"id": 2, "subject": "Valves"})
        (first, message), (second, mail) = next_event(), next_event()
    assert (first, message["text"]) == ("message", "after")
    assert (second, mail["subject"]) == ("mail", "Valves")


def test_a_private_note_goes_to_the_windows_of_its_user_only(stage):
    with stage.window("Anna") as annas, stage.window("Ben") as bens:
        assert (annas()[0], bens()[0]) == ("picture", "picture")
        stage.whisper("Ben", "Anna was faster")
        stage.post("for all")
        assert bens()[1]["text"] == "Anna was faster"
        assert annas()[1]["text"] == bens()[1]["text"] == "for all"
    with stage.window("Anna") as annas, stage.window("Ben") as bens:
        assert annas()[1]["notes"] == []
        assert [note["text"] for note in bens()[1]["notes"]] == ["Anna was faster"]


@pytest.mark.parametrize("path", ["/press", "/command", "/inquiry"])
def test_another_sites_form_cannot_act(stage, path):
    content = {"email": "a@buyer.example", "text": "x"}
    assert stage.ask(path, content, Content_Type="text/plain")[0] == 415
    assert stage.written == []


@pytest.mark.parametrize("path", ["/", "/feed", "/replies/1/0"])
def test_a_name_that_only_points_at_this_machine_gets_nothing(stage, path):
    assert stage.ask(path, Host="evil.example")[0] == 403


def test_the_page_may_load_from_itself_only_and_a_reply_may_do_nothing(stage):
    stage.page.show_mail({"id": 7}, ["<p>Thank you</p>"])
    _, page, _ = stage.ask("/")
    _, reply, text = stage.ask("/replies/7/0")
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert reply["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert text == "<p>Thank you</p>"


def test_an_inquiry_needs_an_address_and_a_text_that_a_mail_can_carry(stage):
    assert stage.ask("/inquiry", {"email": "nobody", "text": "x"})[0] == 400
    assert stage.ask("/inquiry", {"email": "a@buyer.example", "text": " "})[0] == 400
    assert stage.written == []
    half_a_pair = {"email": "a@buyer.example", "text": "20 pumps \ud83d"}
    assert stage.ask("/inquiry", half_a_pair)[0] == 200
    assert stage.written == [Inquiry(name="", email="a@buyer.example", subject="", text="20 pumps ?")]


def test_a_press_of_what_is_not_there_says_so(stage):
    press = {"rep": "U0ANNA", "channel": stage.leads, "ts": "1.2", "action_id": "lead.claim"}
    status, _, text = stage.ask("/press", press)
    assert (status, json.loads(text)["error"]) == (400, "message_not_found")
