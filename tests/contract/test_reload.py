"""Rules that change under a running bot: taken over as one, or refused as one and told once."""

import shutil
from dataclasses import dataclass
from pathlib import Path

import pytest
from sqlmodel import select

from bot.content.shipped import shipped
from bot.content.slots import Company, Slots
from bot.flows.intake import read_and_judge
from bot.flows.known import KnownDesk
from bot.flows.rule_sets import RuleFolders, RuleSets, load_rule_set
from bot.store.contacts import Contacts
from bot.store.database import Database
from bot.store.tables import DeliveryRow
from tests.builders import NOON
from tests.contract.holding_house import a_desk, a_mail

SLOTS = Slots(company=Company(name="Brightvalve"))


@dataclass
class Bench:
    store: Database
    sets: RuleSets

    @property
    def rules(self) -> Path:
        return self.sets.folders.rules

    def change(self, old: str, new: str, file: str = "routes.yaml") -> None:
        path = self.rules / file
        text = path.read_text("utf-8")
        assert old in text
        path.write_text(text.replace(old, new), "utf-8")

    def settle(self) -> None:
        """The calls of two seconds: one sees the change, one that it has come to rest."""
        self.sets.refresh()
        self.sets.refresh()

    def told(self) -> list[str]:
        with self.store.read() as session:
            rows = session.exec(
                select(DeliveryRow).where(DeliveryRow.kind == "notice").order_by(DeliveryRow.id)
            )
            return [row.payload.decode() for row in rows]


@pytest.fixture
def bench(store: Database, tmp_path: Path) -> Bench:
    for name in ("rules", "templates"):
        shutil.copytree(shipped(name), tmp_path / name)
    folders = RuleFolders(
        rules=tmp_path / "rules", templates=tmp_path / "templates", channels=("leads", "leads-de")
    )
    loaded = load_rule_set(folders)
    return Bench(store, RuleSets(folders=folders, current=loaded, database=store, now=lambda: NOON))


def test_a_change_is_taken_over_once_it_has_come_to_rest(bench: Bench):
    before = bench.sets.current
    bench.change("name: tenders", "name: bids")
    bench.change("route: tenders", "route: bids", "examples/inquiries.yaml")
    bench.sets.refresh()
    assert bench.sets.current is before, "a file may be half written"

    bench.sets.refresh()
    assert bench.sets.current.rules.routes[0].name == "bids"
    assert bench.sets.current.rules.digest != before.rules.digest
    assert bench.told() == []


def test_a_file_that_is_still_being_written_is_left_alone(bench: Bench):
    before = bench.sets.current
    for end in ("\n# a", "\n# ab", "\n# abc"):
        bench.change("- name: everything-else", f"- name: everything-else{end}")
        bench.sets.refresh()
        assert bench.sets.current is before
    bench.sets.refresh()
    assert bench.sets.current is not before


def test_a_set_with_a_mistake_is_refused_and_told_once_with_what_was_changed(bench: Bench):
    before = bench.sets.current
    bench.change("channel: leads", "channel: laeds")
    for _ in range(4):
        bench.sets.refresh()

    assert bench.sets.current is before
    (card,) = bench.told()
    assert "the last good ones stay" in card
    assert 'no channel "laeds" in [slack.channels] of the settings (read at the start)' in card
    assert 'did you mean "leads"?' in card
    assert "routes.yaml:" in card
    assert "-      channel: leads" in card
    assert "+      channel: laeds" in card


def test_a_repair_is_taken_over_and_told(bench: Bench):
    bench.change("channel: leads", "channel: laeds")
    bench.settle()
    bench.change("channel: laeds", "channel: leads-de")
    bench.settle()
    assert {route.channel for route in bench.sets.current.rules.routes} == {"leads-de"}
    assert "in order again" in bench.told()[1]

    bench.change("channel: leads-de", "channel: laeds")
    bench.settle()
    bench.change("channel: laeds", "channel: leads-de")
    bench.settle()
    assert len(bench.told()) == 2, "the same files are told once"


def test_a_set_that_fails_its_own_examples_is_refused_with_the_example(bench: Bench):
    before = bench.sets.current
    bench.change("[ball valve]", "[globe valve]", "products.yaml")
    bench.settle()
    assert bench.sets.current is before
    assert 'example "a complete inquiry in English": product is not known, not ball-valve' in bench.told()[0]


def test_a_broken_template_keeps_the_rules_back_and_is_not_used_itself(bench: Bench):
    before = bench.sets.current
    path = bench.sets.folders.templates / "first_reply" / "en.txt.j2"
    path.write_text(path.read_text("utf-8") + "{{ nmae }}")
    bench.settle()
    assert bench.sets.current is before
    assert 'unknown slot "nmae", did you mean "name"?' in bench.told()[0]


def test_a_changed_template_is_taken_over_and_an_unchanged_one_kept(bench: Bench):
    before = bench.sets.current
    bench.change("name: tenders", "name: tenders # bids")
    bench.settle()
    kept = bench.sets.current
    assert kept.templates is before.templates

    path = bench.sets.folders.templates / "first_reply" / "en.txt.j2"
    path.write_text(path.read_text("utf-8") + "Yours")
    assert (
        kept.templates.render("first_reply", "en", SLOTS).text
        == before.templates.render("first_reply", "en", SLOTS).text
    )
    bench.settle()
    assert bench.sets.current.templates.render("first_reply", "en", SLOTS).text.endswith("Yours\n")


def test_what_was_changed_while_the_bot_started_is_seen(store: Database, bench: Bench):
    bench.change("name: tenders", "name: tenders # bids")
    late = RuleSets(folders=bench.sets.folders, current=bench.sets.current, database=store, now=lambda: NOON)
    late.refresh()
    late.refresh()
    assert late.current.rules.digest != bench.sets.current.rules.digest


def test_a_file_that_vanishes_for_a_moment_changes_nothing(bench: Bench):
    before = bench.sets.current
    text = (bench.rules / "routes.yaml").read_text("utf-8")
    (bench.rules / "routes.yaml").unlink()
    bench.sets.refresh()
    (bench.rules / "routes.yaml").write_text(text, "utf-8")
    bench.settle()
    assert (bench.sets.current, bench.told()) == (before, [])


def test_a_decision_keeps_the_rules_that_it_began_with(bench: Bench):
    desk = KnownDesk(
        desk=a_desk(), contacts=Contacts(bench.store), now=lambda: NOON, rules=lambda: bench.sets.current
    )
    begun = desk()
    bench.change(
        "- name: everything-else\n    then:\n      channel: leads",
        "- name: rest\n    then:\n      channel: leads-de",
    )
    bench.settle()

    raw = a_mail().as_bytes()
    assert read_and_judge(begun, raw, NOON).triage.channel == "leads"
    assert read_and_judge(desk(), raw, NOON).triage.channel == "leads-de"
    assert desk().rules.digest == bench.sets.current.rules.digest != begun.rules.digest
