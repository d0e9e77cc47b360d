"""Answer no machine, miss no buyer: each rule with a case and a near miss."""

import pytest

from bot.core.guard import guard
from bot.core.parse import parse_message
from bot.core.verdict import Own
from tests.builders import NOON

OWN = Own(addresses=frozenset({"sales@brightvalve.example"}), message_id_domain="brightvalve.example")
TEXT = "Dear sirs,\r\nplease quote 500 pieces of ball valves DN50, CIF Rotterdam.\r\nRegards, Carla Kunde\r\n"


def judge(*headers, text=TEXT, own=OWN, **fields):
    usual = {
        "Return_Path": "<carla@kunde.example>",
        "From": "Carla Kunde <carla@kunde.example>",
        "To": "sales@brightvalve.example",
        "Subject": "Ball valves",
        "Message_ID": "<1@kunde.example>",
        "Date": "Mon, 02 Mar 2026 12:00:00 +0000",
        "Content_Type": "text/plain; charset=utf-8",
    }
    given = {name: value for name, value in (usual | fields).items() if value is not None}
    lines = [f"{name.replace('_', '-')}: {value}" for name, value in given.items()]
    raw = "\r\n".join([*lines, *headers, "", text]).encode()
    return guard(parse_message(raw, NOON), own)


def test_a_plain_inquiry_is_answered():
    verdict = judge()
    assert (verdict.keep, verdict.card, verdict.auto_reply, verdict.hits) == ("lead", True, True, ())


@pytest.mark.parametrize(
    ("rule", "headers", "fields"),
    [
        ("H01", [], {"Return_Path": "<>"}),
        ("H03", ["Auto-Submitted: auto-generated"], {}),
        ("H03", ["Auto-Submitted: (a comment) Auto-Replied; owner-email=x"], {}),
        ("H03", ["Auto-Submitted: no", "Auto-Submitted: auto-notified"], {}),
        ("H04", ["X-Failed-Recipients: a@b.example"], {}),
        ("H04", [], {"Content_Type": "multipart/report; report-type=delivery-status; boundary=b"}),
        ("H05", ["List-Id: <news.example>"], {}),
        ("H05", ["List-Unsubscribe: <https://news.example/u>", "List-Help: <mailto:h@news.example>"], {}),
        ("H06", ["Precedence: BULK"], {}),
        ("H08", ["X-Autoreply: yes"], {}),
        (
            "H09",
            [],
            {"From": "MAILER-DAEMON@kunde.example", "Subject": "Undelivered Mail Returned to Sender"},
        ),
        ("H09", [], {"From": "poostmaster@kunde.example", "Subject": "Delivery failure"}),
        ("H10", ["X-Firstreply-Reply: r1.abc"], {}),
        ("H10", [], {"Message_ID": "<r1.abc@brightvalve.example>"}),
        ("H10", [], {"From": "sales@brightvalve.example"}),
    ],
)
def test_a_machine_is_not_answered_and_not_shown(rule, headers, fields):
    verdict = judge(*headers, **fields)
    assert rule in {hit.rule for hit in verdict.hits}
    assert (verdict.keep, verdict.auto_reply, verdict.card) == ("machine", False, False), verdict.reason


@pytest.mark.parametrize(
    "headers",
    [["Auto-Submitted: no"], ["Auto-Submitted: NO (really)"], ["X-Auto-Response-Suppress: DR, RN, NRN"]],
)
def test_what_only_looks_like_a_mark_of_a_machine_is_none(headers):
    assert judge(*headers).auto_reply


def test_a_wish_not_to_be_answered_keeps_the_lead():
    verdict = judge("X-Auto-Response-Suppress: OOF, AutoReply")
    assert (verdict.keep, verdict.auto_reply, verdict.card) == ("lead", False, True)
    assert verdict.reason.startswith("H07")


def test_mail_through_our_own_list_is_an_inquiry():
    own = Own(addresses=OWN.addresses, list_ids=frozenset({"sales-team.brightvalve.example"}))
    listed = "List-Id: Sales <sales-team.brightvalve.example>"
    assert judge(listed, own=own).keep == "lead"
    assert judge(listed).keep == "machine"


def test_mail_that_is_not_addressed_to_us_is_shown_and_not_answered():
    verdict = judge(To="somebody@else.example")
    assert (verdict.keep, verdict.auto_reply) == ("lead", False)
    assert verdict.reason.startswith("H14")
    assert judge(To="somebody@else.example", own=Own(as_addressed=True)).auto_reply
    assert judge("Delivered-To: sales@brightvalve.example", To="undisclosed@else.example").auto_reply


@pytest.mark.parametrize("sender", [None, "", "nobody", "a@localhost", "a@b.example, c@d.example"])
def test_without_one_usable_sender_a_person_decides(sender):
    verdict = judge(From=sender)
    assert verdict.auto_reply is False
    assert verdict.keep in ("held", "machine")


def test_an_answer_that_would_go_elsewhere_is_held():
    verdict = judge("Reply-To: carla.kunde@freemail.example")
    assert (verdict.keep, verdict.auto_reply) == ("held", False)
    assert verdict.reason.startswith("S04")


def test_a_web_form_is_held_and_its_robot_never_answered():
    verdict = judge("Reply-To: buyer@company.example", From="wordpress@brightvalve.example")
    assert (verdict.keep, verdict.auto_reply, verdict.card) == ("held", False, True)


@pytest.mark.parametrize(
    "subject",
    [
        "Automatic reply: Ball valves",
        "Abwesenheitsnotiz",
        "自动回复：询价",
        "Réponse automatique : offre",
        "Автоответ: цены",
    ],
)
def test_an_absence_note_without_any_header_is_not_answered(subject):
    assert judge(Subject=subject, text="I am out of the office until Monday.").auto_reply is False


@pytest.mark.parametrize("quantity", ["550", "552", "554", "421", "5.1 m, 550", "1,550"])
def test_a_quantity_is_never_taken_for_a_code_of_a_mail_server(quantity):
    assert judge(text=f"Please quote {quantity} pieces of ball valves DN50.\r\nCarla Kunde\r\n").auto_reply
    assert judge(text=f"Bitte {quantity} Stück Kugelhähne anbieten.\r\nCarla Kunde\r\n").auto_reply
