"""Shadow mode: an auto-reply is shown and goes out only by a person's word, each once, and counted."""

from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from datetime import timedelta
from email import message_from_bytes
from email.policy import SMTP
from email.utils import parsedate_to_datetime

import pytest

from bot.core.caps import Limits
from bot.core.lead import CannotAnswer, RepId
from bot.core.moves import Actor, Refused
from bot.core.previews import EDITED, SENT, SKIPPED, Decided, NoPreview, Shadowed
from bot.flows.answering import Answering, answer_lead
from bot.flows.shadow import (
    Edited,
    Shadow,
    edit_preview,
    preview_text,
    send_preview,
    shadow_count,
    skip_preview,
)
from bot.store.leads import Leads
from bot.store.outbox import Outbox
from tests.builders import ANNA, BEN, LATER, NOON
from tests.contract.holding_house import BUYER, LEAD, House, a_mail, another_mail
from tests.contract.test_answering import a_form

ME = Actor(id=ANNA)
WORDS = Edited(subject="Re: Anfrage Kugelhähne", body="Guten Tag,\n\n球阀 & <b>mehr</b>\n\nBrightvalve")


@pytest.fixture
def shown(house: House) -> House:
    house.desk = replace(house.desk, shadow_until=NOON + timedelta(days=7))
    house.arrive(a_mail())
    return house


def shadow(house: House) -> Shadow:
    return Shadow.of(house.store, {"sales": lambda: house.desk})


def send(house: House, actor=ME, now=LATER, lead=LEAD):
    return send_preview(shadow(house), lead, actor, now)


def due(house: House, now=LATER):
    return Outbox(house.store).take(["reply"], "w1", 9, now)


def read(raw):
    return message_from_bytes(raw, policy=SMTP)


def test_a_preview_is_on_the_card_and_never_due(shown):
    assert (shown.lead().reply, due(shown, NOON + timedelta(days=365))) == ("preview", [])
    preview = preview_text(shadow(shown), LEAD)
    assert (preview.to, preview.subject) == (BUYER, "Re: Anfrage Kugelhähne")
    assert preview.text.startswith("Guten Tag")
    assert "Brightvalve" in preview.text


def test_after_the_week_replies_go_out_by_themselves(house):
    house.desk = replace(house.desk, shadow_until=NOON)
    house.arrive(a_mail())
    assert (house.lead().reply, len(due(house))) == ("pending", 1)
    assert preview_text(shadow(house), LEAD) is None


def test_sent_unchanged_it_has_the_very_words_and_the_day_of_sending(shown):
    before = read(shown.replies()[0].payload)
    assert isinstance(send(shown, now=LATER + timedelta(hours=30)), Decided)
    [delivery] = due(shown, LATER + timedelta(hours=30))
    after = read(delivery.payload)
    assert parsedate_to_datetime(after["Date"]) == LATER + timedelta(hours=30)
    del before["Date"], after["Date"]
    assert before.as_bytes() == after.as_bytes()
    assert (shown.lead().reply, delivery.created_at) == ("pending", LATER + timedelta(hours=30))
    assert delivery.look_since == NOON, "a person may have answered meanwhile"


def test_a_late_preview_says_so_and_may_be_sent_all_the_same(shown):
    preview = preview_text(shadow(shown), LEAD)
    assert [preview.is_late(NOON + timedelta(hours=hours)) for hours in (24, 25)] == [False, True]
    assert isinstance(send(shown, now=NOON + timedelta(days=3)), Decided)


def test_edited_it_goes_out_in_the_words_of_the_person(shown):
    frozen = read(shown.replies()[0].payload)
    assert isinstance(edit_preview(shadow(shown), LEAD, ME, WORDS, LATER), Decided)
    [delivery] = due(shown)
    mail = read(delivery.payload)
    assert mail.get_body(("plain",)).get_content().replace("\r\n", "\n") == WORDS.body + "\n"
    assert "球阀 &amp; &lt;b&gt;mehr" in mail.get_body(("html",)).get_content()
    for name in ("Message-ID", "In-Reply-To", "From", "To", "Auto-Submitted"):
        assert mail[name] == frozen[name]


def test_skipped_nothing_goes_out(shown):
    assert isinstance(skip_preview(shadow(shown), LEAD, ME, LATER), Decided)
    assert (shown.lead().reply, due(shown, NOON + timedelta(days=9))) == ("skipped", [])


@pytest.mark.parametrize("again", [send_preview, skip_preview])
def test_the_second_decision_is_told_who_made_the_first(shown, again):
    send(shown)
    assert again(shadow(shown), LEAD, Actor(id=BEN), LATER) == NoPreview(event=SENT, by=ANNA, at=LATER)


def test_of_many_at_once_one_decides(shown):
    with ThreadPoolExecutor(6) as pool:
        outcomes = list(pool.map(lambda _: send(shown), range(6)))
    assert sorted(type(one).__name__ for one in outcomes) == ["Decided", *["NoPreview"] * 5]
    assert len(due(shown)) == 1


def test_what_the_team_changed_is_counted(shown):
    for number in range(2, 6):
        shown.arrive(another_mail(number))
    send(shown)
    edit_preview(shadow(shown), 2, ME, WORDS, LATER)
    skip_preview(shadow(shown), 3, ME, LATER)
    skip_preview(shadow(shown), 4, ME, LATER)
    assert shadow_count(shadow(shown), NOON) == Shadowed(sent=1, edited=1, skipped=2, open=1)
    assert shadow_count(shadow(shown), LATER + timedelta(seconds=1)) == Shadowed(open=1)
    assert [len(shown.events(kind)) for kind in (SENT, EDITED, SKIPPED)] == [1, 1, 2]


def test_only_sending_counts_under_the_caps(shown):
    shown.desk = replace(shown.desk, limits=Limits(hour=1))
    shown.arrive(another_mail(2))
    shown.arrive(another_mail(3))
    assert isinstance(send(shown), Decided)
    stopped = send(shown, lead=2)
    assert isinstance(stopped, CannotAnswer)
    assert (shown.lead(2).reply, len(due(shown))) == ("preview", 1)


def test_one_address_gets_one_auto_reply_a_day_though_two_were_shown(shown):
    days_later = NOON + timedelta(days=6)
    shown.arrive(a_mail(2, Subject="Andere Sache"), at=days_later)
    assert shown.lead(2).reply == "preview"
    assert isinstance(send(shown, now=days_later), Decided)
    assert send(shown, now=days_later, lead=2) == CannotAnswer(
        "H13: this address had an auto-reply within a day"
    )


def test_only_who_may_act_on_the_lead_decides(shown):
    owned = replace(shown.lead(), owner=BEN, version=2)
    Leads(shown.store).save(owned, event="claimed", actor=BEN, now=NOON)
    assert isinstance(send(shown), Refused)
    assert isinstance(send(shown, actor=Actor(id=RepId("U0BOSS"), manages=True)), Decided)


def test_a_person_who_writes_makes_the_preview_needless(shown):
    answer_lead(Answering.of(shown.store, {"sales": lambda: shown.desk}), LEAD, ME, a_form(), LATER)
    assert (shown.lead().reply, send(shown)) == ("cancelled", NoPreview())


def test_an_empty_reply_is_refused(shown):
    assert isinstance(
        edit_preview(shadow(shown), LEAD, ME, Edited(subject="x", body=" "), LATER), CannotAnswer
    )


def test_there_is_no_preview_of_a_lead_that_is_not_there(shown):
    assert send(shown, lead=99) is None
