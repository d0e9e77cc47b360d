"""Where later mail belongs, on both databases: joined to its lead, told once, never answered twice."""

import os
from dataclasses import replace
from datetime import timedelta

import pytest
from sqlmodel import col, select

from bot.core.delivery import Sent
from bot.core.own_ids import own_id
from bot.flows.intake import Intake
from bot.mail.folder import FolderMailbox
from bot.store.inbox import Inbox
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from bot.store.settling import Settling
from bot.store.tables import DeliveryRow, LeadRow, MessageRow, SenderRow, ThreadRow
from bot.store.threads import MACHINE_NOTES, Threads
from tests.builders import NOON
from tests.contract.holding_house import ELSEWHERE, House, a_desk, a_mail
from tests.unit.core.bounce_shapes import GONE, OURS, POSTFIX, POSTFIX_LATE, QMAIL

HOUR, DAY = timedelta(hours=1), timedelta(days=1)
CARLA = f"Carla Kunde <{GONE}>"
FORGED = own_id(b"of somebody else", "x", "brightvalve.example")


@pytest.fixture
def house(store, tmp_path):
    folder = tmp_path / "inbox"
    folder.mkdir()
    desk = a_desk()
    return House(store, folder, replace(desk, own=replace(desk.own, secret=desk.secret)))


def inquiry(number=1, **headers):
    return a_mail(number, **{"From": CARLA, "Subject": "Ball valves"} | headers)


def later(house, mail, after=HOUR):
    """Take one more mail in. Returns its row of the ledger."""
    raw = mail.encode() if isinstance(mail, str) else mail.as_bytes()
    path = house.folder / f"{len(list(house.folder.glob('*.eml'))):03}.eml"
    path.write_bytes(raw)
    moment = (NOON + after).timestamp()
    os.utime(path, (moment, moment))
    intake = Intake(Inbox(house.store), "w1", lambda: NOON + after)
    assert intake.poll(house.desk, FolderMailbox(house.folder)) == 1
    with house.store.read() as session:
        return session.exec(select(MessageRow).order_by(col(MessageRow.id).desc()).limit(1)).one()


def opened(house, **headers):
    """An inquiry whose reply went out. Returns our Message-ID."""
    later(house, inquiry(**headers), 0 * HOUR)
    [reply] = Outbox(house.store).take(["reply"], "w1", 1, NOON)
    Outbox(house.store).attempting(reply, NOON)
    Settling(house.store).settle(reply, Sent(answer="250 ok"), NOON + timedelta(minutes=1))
    return reply.remote_id


def notes(house):
    with house.store.read() as session:
        rows = session.exec(select(DeliveryRow).where(DeliveryRow.kind == "note")).all()
    return [Threads(house.store).note(int(row.subject.removeprefix("message:"))) for row in rows]


def leads(house):
    with house.store.read() as session:
        return len(session.exec(select(LeadRow)).all())


def changed(house, **values):
    """Write into the first lead what a flow of its own does."""
    lead = house.lead()
    Leads(house.store).save(
        replace(lead, version=lead.version + 1, **values), event="test", actor="U0ANNA", now=NOON
    )


# --- joins


def test_an_answer_to_our_reply_is_told_once_and_not_answered_again(house):
    ours = opened(house)
    row = later(house, inquiry(2, **{"Subject": "Something else", "In-Reply-To": f"<{ours}>"}))

    assert (row.outcome, row.lead_id, row.reason) == ("followup", 1, "thread:own-id")
    [note] = notes(house)
    assert (note.lead.id, note.outcome) == (1, "followup")
    assert (house.lead().followups, house.lead().last_message_at) == (1, NOON + HOUR)
    assert len(house.replies()) == 1
    assert Outbox(house.store).counts()[("card", "pending")] == 1


def test_a_server_that_writes_our_id_in_capitals_breaks_no_thread(house):
    ours = opened(house)
    assert later(house, inquiry(2, Subject="x", References=f"<{ours.upper()}>")).reason == "thread:own-id"


@pytest.mark.parametrize(
    ("headers", "after", "how"),
    [
        ({"Subject": "x", "In-Reply-To": "<1@kunde.example>"}, 90 * DAY, "thread:id"),
        ({"Subject": "AW: [EXTERN] Ball valves"}, 20 * DAY, "thread:subject"),
        ({"Subject": "Automatic", "Thread-Topic": "Ball valves"}, 20 * DAY, "thread:subject"),
        ({"Subject": "Pumps"}, 71 * HOUR, "thread:buyer"),
        ({"Subject": "Pumps", "From": "carla+fair@kunde.example"}, 71 * HOUR, "thread:buyer"),
    ],
)
def test_later_mail_says_how_it_joined(house, headers, after, how):
    later(house, inquiry(), 0 * HOUR)
    row = later(house, inquiry(2, **headers), after)
    assert (row.outcome, row.lead_id, row.reason) == ("followup", 1, how)
    assert notes(house)[0].hits[0].rule == how


def test_a_tagged_buyer_is_known_without_the_tag_and_with_another(house):
    later(house, inquiry(From="carla+fair@kunde.example"), 0 * HOUR)
    assert later(house, inquiry(2, Subject="Pumps")).reason == "thread:buyer"
    assert later(house, inquiry(3, Subject="Seals", From="carla+x@kunde.example")).reason == "thread:buyer"


@pytest.mark.parametrize(
    ("headers", "after"),
    [
        ({"Subject": "Pumps"}, 73 * HOUR),
        ({"Subject": "Re: Ball valves"}, 31 * DAY),
        ({"Subject": "Re: Ball valves", "From": "bob@anderswo.example"}, HOUR),
        ({"Subject": "Re: Ball valves", "From": "einkauf@kunde.example"}, HOUR),
        (
            {"In-Reply-To": "<unknown@kunde.example>", "Subject": "Pumps", "From": "bob@anderswo.example"},
            HOUR,
        ),
    ],
)
def test_another_matter_or_another_person_is_a_new_lead(house, headers, after):
    later(house, inquiry(), 0 * HOUR)
    assert later(house, inquiry(2, **headers), after).lead_id == 2


def test_the_window_is_a_setting(house):
    house.desk = replace(house.desk, join_window=timedelta(0))
    later(house, inquiry(), 0 * HOUR)
    assert later(house, inquiry(2, Subject="Pumps")).lead_id == 2


def test_a_closed_lead_is_joined_by_ids_alone(house):
    later(house, inquiry(), 0 * HOUR)
    changed(house, closed_at=NOON, closed_as="won")
    assert later(house, inquiry(3, Subject="Re: Ball valves")).lead_id == 2
    by_id = later(house, inquiry(2, **{"In-Reply-To": "<1@kunde.example>"}))
    assert (by_id.lead_id, house.lead().followups) == (1, 1)


def test_a_stranger_in_the_thread_is_told_on_card_and_note(house):
    ours = opened(house)
    row = later(house, inquiry(2, **{"From": "Eve <eve@anderswo.example>", "In-Reply-To": f"<{ours}>"}))

    assert (row.outcome, row.lead_id) == ("followup", 1)
    [note] = notes(house)
    assert [(hit.effect, hit.evidence) for hit in note.hits if hit.rule == "thread:house"] == [
        ("from another house", "eve@anderswo.example")
    ]
    assert "thread:house: eve@anderswo.example (from another house)" in house.lead().why


def test_a_colleague_of_the_buyer_is_no_stranger(house):
    ours = opened(house)
    later(house, inquiry(2, **{"From": "einkauf@kunde.example", "In-Reply-To": f"<{ours}>"}))
    assert "thread:house" not in {hit.rule for hit in notes(house)[0].hits}


def test_what_the_guard_doubts_is_told_in_the_note_and_joins_by_no_address(house):
    ours = opened(house)
    by_id = later(house, inquiry(2, **ELSEWHERE, **{"In-Reply-To": f"<{ours}>"}))
    assert by_id.outcome == "followup"
    assert [hit.evidence[:3] for hit in notes(house)[0].hits if hit.rule == "thread:held"] == ["S04"]
    by_address = later(house, inquiry(3, **ELSEWHERE))
    assert (by_address.outcome, by_address.lead_id) == ("held", 2)


def test_a_held_lead_swallows_no_good_mail_of_the_same_address(house):
    """The first may have been somebody else's, under the buyer's name."""
    later(house, inquiry(**ELSEWHERE), 0 * HOUR)
    row = later(house, inquiry(2))
    assert (row.outcome, row.lead_id) == ("lead", 2)
    assert len(house.replies()) == 1


def test_buyers_behind_one_form_never_flow_together(house):
    for number in (1, 2):
        form = {"From": "wordpress@shop.example", "Reply-To": f"buyer{number}@b{number}.example"}
        later(house, inquiry(number, **form), number * HOUR)
    assert leads(house) == 2


# --- ids that are not ours


def test_a_forged_id_joins_nothing_and_is_shown(house):
    opened(house)
    row = later(house, inquiry(2, **{"From": "Eve <eve@anderswo.example>", "In-Reply-To": f"<{FORGED}>"}))

    assert (row.outcome, row.lead_id) == ("lead", 2)
    assert any(line.startswith(f"thread:forged-id: {FORGED}") for line in house.lead(2).why)


def test_a_forged_id_that_came_as_a_message_id_is_no_way_into_a_lead(house):
    """Eve gives her own mail an id like ours, and later answers it in the buyer's name."""
    later(house, inquiry(1, **{"From": "eve@anderswo.example", "Message-ID": f"<{FORGED}>"}))
    row = later(house, inquiry(2, **{"From": "bob@dritte.example", "In-Reply-To": f"<{FORGED}>"}))
    assert row.lead_id == 2


def test_a_stranger_cannot_make_his_mail_vanish_as_ours(house):
    row = later(house, inquiry(1, **{"Message-ID": f"<{FORGED}>"}))
    assert (row.outcome, row.no_reply.partition(":")[0]) == ("lead", "H10")


def test_our_own_reply_that_comes_back_is_a_machines_and_told_to_nobody(house):
    ours = opened(house)
    row = later(house, inquiry(2, **{"Message-ID": f"<{ours}>", "In-Reply-To": "<1@kunde.example>"}))
    assert row.outcome == "machine"
    assert notes(house) == []


def test_ids_from_before_there_were_proofs_are_known_by_the_database(house):
    later(house, inquiry(), 0 * HOUR)
    old = "r1.abcdefghijklmnopqrstuvwxyz@brightvalve.example"
    with house.store.write() as session:
        session.add(ThreadRow(message_id=old, lead_id=1, ours=True))
    assert later(house, inquiry(2, **{"Subject": "x", "In-Reply-To": f"<{old}>"})).reason == "thread:own-id"
    assert later(house, inquiry(3, **{"Message-ID": f"<{old}>"})).outcome == "machine"


def test_after_a_lost_database_an_answer_to_our_reply_is_a_lead_and_not_answered(house):
    ours = own_id(house.desk.secret, "a lead that is gone", "brightvalve.example")
    row = later(house, inquiry(1, **{"In-Reply-To": f"<{ours}>"}))
    assert (row.outcome, row.no_reply.partition(":")[0]) == ("lead", "H11")


# --- one mail, two mailboxes


@pytest.mark.parametrize("dropped", ["", "Message-ID"])
def test_the_same_mail_in_two_mailboxes_is_one_lead(house, tmp_path, dropped):
    """Also the mail of a form that gives it no Message-ID: only the traces of the way differ."""
    spares = House(house.store, tmp_path / "spares", replace(house.desk, mailbox="spares"))
    spares.folder.mkdir()
    outcomes = []
    for seconds, place in enumerate((house, spares)):
        mail = inquiry()
        mail["Received"] = f"from mx by {place.desk.mailbox}; Mon, 02 Mar 2026 12:00:0{seconds} +0000"
        del mail[dropped or "Nothing"]
        outcomes.append(later(place, mail, timedelta(seconds=seconds)).outcome)
    assert outcomes == ["lead", "duplicate"]
    assert (leads(house), len(house.replies())) == (1, 1)


def test_two_mails_of_a_form_without_a_message_id_are_two(house):
    for number, text in enumerate(("500 Stück Kugelhähne DN50, bitte ein Angebot.", "800 Stück bitte.")):
        mail = a_mail(1, From=f"buyer{number}@b{number}.example", text=text)
        del mail["Message-ID"]
        assert later(house, mail, number * HOUR).outcome == "lead"


# --- bounces and robots


def bounce_of(ours, shape=POSTFIX):
    return shape.replace(OURS, ours).replace(OURS.partition("@")[0], ours.partition("@")[0])


def test_a_bounce_of_our_reply_marks_its_lead_and_shuts_the_address_out(house):
    ours = opened(house)
    row = later(house, bounce_of(ours))

    assert (row.outcome, row.lead_id) == ("machine", 1)
    lead = house.lead()
    assert (lead.reply, lead.reply_reason[:30]) == ("bounced", "address wrong? 550 5.1.1 <carl")
    assert (lead.followups, lead.last_message_at) == (0, NOON)
    [note] = notes(house)
    assert note.hits[0].effect == "bounced"

    later(house, inquiry(2, Subject="Pumps"), 4 * DAY)
    assert house.lead(2).reply_reason == "H21: an earlier reply to this address came back on 02 Mar 2026"
    later(house, inquiry(3, Subject="Seals"), 31 * DAY)
    assert house.lead(3).reply == "pending", "a month later the address gets another chance"


def test_a_likely_typo_is_named(house):
    house.arrive(a_mail(1, From="carla@gmial.com", text="500 Stück Kugelhähne DN50, bitte ein Angebot."))
    [reply] = house.replies()
    later(house, bounce_of(reply.remote_id).replace(GONE, "carla@gmial.com"))
    assert house.lead().reply_reason.endswith("; did you mean carla@gmail.com?")


def test_a_bounce_that_names_only_the_address_marks_the_card_and_shuts_nobody_out(house):
    opened(house)
    without_id = QMAIL.replace(f"Message-ID: <{OURS}>\n", "").replace(
        f"X-Firstreply-Reply: {OURS.split('@')[0]}\n", ""
    )
    later(house, without_id)
    assert house.lead().reply == "bounced"
    with house.store.read() as session:
        assert session.exec(select(SenderRow)).all() == []


def test_a_bounce_that_comes_a_week_later_is_of_another_mail(house):
    opened(house)
    row = later(house, QMAIL.replace(OURS, "x@y.example").replace(OURS.split("@")[0], "x"), 6 * DAY)
    assert (row.lead_id, house.lead().reply) == (None, "sent")


def test_a_forged_bounce_changes_nothing_and_is_told(house):
    opened(house)
    before = house.lead()
    row = later(house, bounce_of(FORGED))

    assert (row.outcome, row.lead_id) == ("machine", 1)
    assert house.lead() == before
    [note] = notes(house)
    assert note.hits[0].effect == "refused: not of our reply"
    with house.store.read() as session:
        assert session.exec(select(SenderRow)).all() == []


def test_a_late_reply_is_said_to_be_late_and_nothing_else(house):
    ours = opened(house)
    later(house, bounce_of(ours, POSTFIX_LATE))
    assert (house.lead().reply, house.lead().reply_reason[:8]) == ("sent", "delayed:")
    later(house, bounce_of(ours))
    later(house, bounce_of(ours, POSTFIX_LATE).replace("bounce-1", "bounce-2"))
    assert house.lead().reply == "bounced", "a late report of a delay takes back no bounce"


def test_a_bounce_that_is_faster_than_our_own_record_stands(house):
    later(house, inquiry(), 0 * HOUR)
    [reply] = Outbox(house.store).take(["reply"], "w1", 1, NOON)
    Outbox(house.store).attempting(reply, NOON)
    later(house, bounce_of(reply.remote_id))
    Settling(house.store).settle(reply, Sent(answer="250 ok"), NOON + 2 * HOUR)
    assert house.lead().reply == "bounced"


def test_a_robots_answer_is_told_in_the_thread_and_moves_nothing(house):
    ours = opened(house)
    before = house.lead()
    absent = {"Subject": "Out of office", "Auto-Submitted": "auto-replied", "In-Reply-To": f"<{ours}>"}
    row = later(house, inquiry(2, **absent))
    assert (row.outcome, row.lead_id, house.lead()) == ("machine", 1, before)
    assert [note.outcome for note in notes(house)] == ["machine"]


def test_outlooks_absence_note_is_known_by_its_topic(house):
    """It names no id."""
    opened(house)
    absent = {
        "Subject": "Automatische Antwort: Urlaub",
        "Auto-Submitted": "auto-replied",
        "Message-ID": "<2@x.example>",
    }
    assert later(house, inquiry(2, **absent)).lead_id is None
    assert (
        later(
            house, inquiry(3, **absent | {"Message-ID": "<3@x.example>", "Thread-Topic": "Ball valves"})
        ).lead_id
        == 1
    )


def test_a_robot_that_never_stops_fills_no_channel(house):
    ours = opened(house)
    for number in range(2, MACHINE_NOTES + 5):
        headers = {"Subject": f"No. {number}", "Auto-Submitted": "auto-replied", "In-Reply-To": f"<{ours}>"}
        later(house, inquiry(number, **headers), number * HOUR)
    assert len(notes(house)) == MACHINE_NOTES
