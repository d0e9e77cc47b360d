"""Charts and files that go with the numbers, in a Slack with charts of its own and in one without."""

import csv
import struct
import urllib.request
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

import pytest
from sqlalchemy import delete, func
from sqlmodel import col, select

from bot.core.stats_figures import SMALL
from bot.slack.card_actions import REPLY
from bot.store.report_tables import FactRow, PackRow
from bot.store.tables import EventRow, LeadRow, MessageRow
from tests import stats_year
from tests.builders import ANNA
from tests.e2e.desk_stage import DeskStage
from tests.e2e.desk_window import wait_for
from tests.stats_year import Made

PNG = b"\x89PNG\r\n\x1a\n"
FAR = 100_000  # no lead that arrives here has such a number
Json = dict[str, Any]


@pytest.fixture
def answered(desk: DeskStage) -> Iterator[DeskStage]:
    """As many answered leads as a figure needs."""
    with desk.store.read() as session:
        there = session.exec(select(func.count()).where(col(LeadRow.responded_at).is_not(None))).one()
    for _ in range(there, SMALL):
        inquiry = desk.arrive()
        desk.press(ANNA, inquiry, REPLY)
        desk.window.wait_for_modal(REPLY)
        assert desk.window.submit(ANNA, body="We have it in stock.") == {}
        wait_for(lambda inquiry=inquiry: desk.lead(inquiry).responded_at)
        desk.wait_until_drawn(inquiry)
    yield desk
    desk.line.without_charts = False


@pytest.fixture
def old_slack(answered: DeskStage) -> DeskStage:
    """One that has no charts of its own."""
    answered.line.without_charts = True
    return answered


def to_anna(desk: DeskStage) -> list[Json]:
    return [m for m in desk.lab.direct_messages(ANNA) if m.get("files")]


def in_leads(desk: DeskStage) -> list[Json]:
    return [m for m in desk.lab.messages("leads") if m.get("files")]


def contents(desk: DeskStage, file: Json) -> bytes:
    address = file["url_private"].replace(desk.line.address, desk.lab.address)
    headers = {"Authorization": f"Bearer {desk.lab.bot_token}"}
    request = urllib.request.Request(address, headers=headers)  # noqa: S310
    with urllib.request.urlopen(request, timeout=10) as answer:  # noqa: S310
        return answer.read()


def size_of(picture: bytes) -> tuple[int, int]:
    """Width and height, as the head of a PNG tells them (W3C PNG, 11.2.1)."""
    assert picture.startswith(PNG)
    width, height = struct.unpack(">II", picture[16:24])
    return width, height


def test_slacks_own_chart_stands_below_the_numbers(answered: DeskStage):
    files = len(to_anna(answered))
    [told] = answered.type(ANNA, "stats 30d by source")
    shown = answered.lab.ephemerals(ANNA)[-1]
    assert "First response by a person: median" in told
    assert "First response by a person: median" in str(shown["blocks"][0])
    assert shown["blocks"][-1]["type"] == "data_visualization"
    assert len(to_anna(answered)) == files


def test_a_chart_file_has_bytes_a_name_and_a_comment_and_the_numbers_are_there_without_it(
    old_slack: DeskStage,
):
    """(i) A Slack without charts gets a picture: the asker alone, unless it is shared."""
    files, public = len(to_anna(old_slack)), len(in_leads(old_slack))
    [told] = old_slack.type(ANNA, "stats 30d by source")
    assert "First response by a person: median" in told
    assert "direct" in told
    assert told.endswith("A file follows in your direct messages.")
    assert "blocks" not in old_slack.lab.ephemerals(ANNA)[-1]

    wait_for(lambda: len(to_anna(old_slack)) > files)
    message = to_anna(old_slack)[-1]
    [file] = message["files"]
    assert file["name"].endswith("-by-source.png")
    assert file["title"].startswith("First response, median and p90, by source")
    assert "First response by a person: median" in message["text"]
    picture = contents(old_slack, file)
    assert len(picture) == file["size"] > 10_000
    width, height = size_of(picture)
    assert width > 800
    assert height > 200
    assert len(in_leads(old_slack)) == public

    old_slack.lab.command(ANNA, "leads", "/leads", "stats 30d by source share")
    wait_for(lambda: len(in_leads(old_slack)) > public)
    assert len(to_anna(old_slack)) == files + 1


def test_a_slack_without_charts_is_offered_one_only_once_in_a_while(old_slack: DeskStage):
    files = len(to_anna(old_slack))
    for number in (1, 2):
        old_slack.type(ANNA, "stats 30d by source")
        wait_for(lambda number=number: len(to_anna(old_slack)) >= files + number)
    refused = [call for call in old_slack.line.failed() if "no charts" in call.error]
    assert len(refused) <= 2, "one a program and six hours"


def test_weekdays_come_as_a_heat_map_in_every_slack(answered: DeskStage):
    files = len(to_anna(answered))
    answered.type(ANNA, "stats 30d by weekday")
    wait_for(lambda: len(to_anna(answered)) > files)
    [file] = to_anna(answered)[-1]["files"]
    width, height = size_of(contents(answered, file))
    assert width > height > 300


def test_a_file_that_slack_does_not_take_costs_no_number(old_slack: DeskStage):
    old_slack.line.chaos.limit("files.getUploadURLExternal")
    before = len(old_slack.notes(ANNA))
    old_slack.type(ANNA, "stats 30d by source")
    wait_for(lambda: len(old_slack.notes(ANNA)) >= before + 2)
    told, problem = old_slack.notes(ANNA)[before:]
    assert "First response by a person: median" in told
    assert problem.startswith("The file could not be sent")


def test_a_file_whose_arrival_nobody_confirms_comes_once(old_slack: DeskStage):
    files, before = len(to_anna(old_slack)), len(old_slack.notes(ANNA))
    old_slack.line.chaos.lose_answer("files.completeUploadExternal")
    old_slack.type(ANNA, "stats 30d by source")
    wait_for(lambda: len(old_slack.notes(ANNA)) >= before + 2)
    assert old_slack.notes(ANNA)[-1].startswith("Slack did not say whether it took the file")
    assert len(to_anna(old_slack)) == files + 1


@pytest.fixture
def year(answered: DeskStage) -> Iterator[DeskStage]:
    """The leads of a year, which have no cards: they go before the next test."""
    stats_year.write(answered.store, closed_leads())
    yield answered
    with answered.store.write() as session:
        for column in (LeadRow.id, EventRow.lead_id, MessageRow.lead_id, FactRow.lead):
            session.connection().execute(delete(column.class_).where(col(column) > FAR))
        session.connection().execute(delete(PackRow))


def test_a_table_that_no_message_takes_comes_as_a_file(year: DeskStage, answered: DeskStage):
    for words, seen in (("", to_anna), (" share", in_leads)):
        files, shared = len(seen(answered)), len(in_leads(answered))
        answered.lab.command(ANNA, "leads", "/leads", f"stats 2026 by hour csv{words}")
        wait_for(lambda files=files, seen=seen: len(seen(answered)) > files)
        [file] = seen(answered)[-1]["files"]
        assert file["name"] == "first-response-2026-01-01-2026-12-31.csv"
        rows = list(csv.DictReader(contents(answered, file).decode("utf-8-sig").splitlines()))
        assert len(rows) == 25, "each hour, and all"
        assert sum(int(row["leads"]) for row in rows[:-1]) == int(rows[-1]["leads"]) > 100
        assert len(in_leads(answered)) == shared + bool(words)


def closed_leads() -> list[Made]:
    """Nobody is reminded of them. Their numbers are far from those of the mails that arrive here."""
    closed = [lead for lead in stats_year.make(900) if lead.closed and not lead.held]
    return [replace(lead, id=lead.id + FAR) for lead in closed]
