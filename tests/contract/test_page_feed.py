"""What the browser is told and what it may ask, on the real server."""

import json
from contextlib import closing, contextmanager
from http.client import HTTPConnection

import pytest

from bot.demo.page import Page
from bot.demo.postman import Inquiry
from bot.demo.slack_server import SlackServer
from bot.demo.slack_views import publish_home, put_on_top
from bot.demo.slack_workspace import StoredFile

ACTING = ("/press", "/submit", "/close", "/home", "/shortcut", "/command", "/say", "/inquiry", "/answer")
DIVIDER = {"blocks": [{"type": "divider"}]}
HOME = {"type": "home"} | DIVIDER
MODAL = {"type": "modal", "title": {"type": "plain_text", "text": "Reply"}} | DIVIDER


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

    def answer(self, reply: dict, text: str, *, name: str) -> str:
        self.answered.append((reply["headers"], text, name))
        return "visitor-002.eml"

    def post(self, text: str) -> None:
        self.slack.in_loop(lambda: self.slack.workspace.post(self.leads, {"text": text}))

    def whisper(self, rep: str, text: str) -> None:
        user = self.slack.users[rep]
        self.slack.in_loop(lambda: self.slack.workspace.whisper(self.leads, user, {"text": text}))

    def direct(self, rep: str, text: str) -> None:
        user, workspace = self.slack.users[rep], self.slack.workspace
        self.slack.in_loop(lambda: workspace.post(workspace.direct_channel(user), {"text": text}))

    def modal(self, rep: str) -> str:
        """Open one before this person, and give its id."""
        user = self.slack.users[rep]
        return self.slack.in_loop(lambda: put_on_top(self.slack.workspace, user, MODAL))["id"]

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


@pytest.mark.parametrize("path", ACTING)
def test_another_sites_form_cannot_act(stage, path):
    content = {"email": "a@buyer.example", "rep": "U0BEN", "channel": stage.leads, "text": "x"}
    assert stage.ask(path, content, Content_Type="text/plain")[0] == 415
    assert stage.written == stage.slack.messages("leads") == []


@pytest.mark.parametrize("path", ["/", "/feed", "/replies/1/0", "/files/F0"])
def test_a_name_that_only_points_at_this_machine_gets_nothing(stage, path):
    assert stage.ask(path, Host="evil.example")[0] == 403


def test_the_page_may_load_from_itself_only_and_a_reply_may_do_nothing(stage):
    stage.page.show_mail({"id": 7}, ["<p>Thank you</p>"])
    _, page, _ = stage.ask("/")
    _, reply, text = stage.ask("/replies/7/0")
    assert "default-src 'self'" in page["Content-Security-Policy"]
    assert reply["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert text == "<p>Thank you</p>"


def test_a_file_may_do_nothing_and_is_what_it_is_called(stage):
    kept = StoredFile(name="report.html", length=8, key="k", content=b"<script>")
    stage.slack.in_loop(lambda: stage.slack.workspace.files.update(F0=kept))
    status, headers, text = stage.ask("/files/F0")
    assert (status, text) == (200, "<script>")
    assert headers["Content-Type"] == "application/octet-stream"
    assert headers["Content-Security-Policy"].startswith("sandbox; default-src 'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert stage.ask("/files/F1")[0] == 404


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


def test_what_is_for_one_person_goes_to_the_windows_of_that_person_only(stage):
    ben = stage.slack.users["Ben"]
    stage.slack.in_loop(lambda: publish_home(stage.slack.workspace, {"user_id": ben, "view": HOME}))
    with stage.window("Anna") as annas, stage.window("Ben") as bens:
        assert (annas()[1]["home"], bens()[1]["home"]["type"]) == (None, "home")
        stage.direct("Ben", "yours now")
        stage.modal("Ben")
        stage.post("for all")
        assert [bens()[0] for _ in range(3)] == ["message", "modal", "message"]
        assert annas()[1]["text"] == "for all"
    with stage.window("Anna") as annas, stage.window("Ben") as bens:
        anna_sees, ben_sees = annas()[1], bens()[1]
    assert (anna_sees["modal"], anna_sees["direct"]) == (None, [])
    assert [message["text"] for message in anna_sees["messages"]] == ["for all"]
    assert (ben_sees["modal"]["type"], ben_sees["direct"]) == ("modal", ["D0BEN"])
    assert "yours now" in [message["text"] for message in ben_sees["messages"]]


def test_nobody_sends_or_closes_the_modal_of_somebody_else(stage):
    view_id = stage.modal("Ben")
    asked = {"rep": "U0ANNA", "view_id": view_id, "entered": {}}
    status, _, text = stage.ask("/submit", asked)
    assert (status, json.loads(text)["error"]) == (400, "view_not_found")
    assert stage.ask("/press", asked | {"action_id": "v"})[0] == 400
    stage.ask("/close", asked)
    assert stage.slack.view("ben")["id"] == view_id
    stage.ask("/close", asked | {"rep": "U0BEN"})
    assert stage.slack.view("ben") is None


def test_what_a_person_writes_in_slack_is_text_and_no_markup(stage):
    stage.ask("/say", {"rep": "U0BEN", "channel": stage.leads, "text": "<!channel> & <b>hi</b>"})
    stage.ask("/say", {"rep": "U0BEN", "channel": stage.leads, "text": "  "})
    [said] = stage.slack.messages("leads")
    assert (said["text"], said["user"]) == ("&lt;!channel&gt; &amp; &lt;b&gt;hi&lt;/b&gt;", "U0BEN")


def test_a_buyer_answers_one_of_the_mails_that_they_got(stage):
    sent = [{"headers": [["To", "a@buyer.example"]]}, {"headers": [["To", "b@buyer.example"]]}]
    stage.page.show_mail({"id": 1, "name": "B", "replies": sent}, ["<p>1</p>", "<p>2</p>"])
    assert stage.ask("/replies/1/1")[2] == "<p>2</p>"
    assert stage.ask("/answer", {"mail": 1, "reply": 1, "text": "Yes, please"})[0] == 200
    assert stage.answered == [([["To", "b@buyer.example"]], "Yes, please", "B")]
    for wrong in ({"reply": 2}, {"reply": -1}, {"mail": 2}, {"text": " "}, {"reply": "1"}):
        asked = {"mail": 1, "reply": 1, "text": "Yes"} | wrong
        assert stage.ask("/answer", asked)[0] == 400
    assert len(stage.answered) == 1
