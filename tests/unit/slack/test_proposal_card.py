"""The card of a proposal: the line can be copied as it is, and what strangers wrote is only words."""

from dataclasses import replace

from bot.core.proposing import Line
from bot.core.replay import Change, Past, Side
from bot.core.rules import Rules
from bot.flows.proposals import Proposal
from bot.slack.proposal_card import LISTED, is_proposal_card, plain_proposal_card, proposal_card
from tests.builders import ANNA, NOON, a_lead

TEXT = '  - sender: "seller@offers.example"\n    note: "not a lead: 1"'
LINE = Line(file="rules/guard.yaml", place="under block:", text=TEXT, rules=Rules())


def a_change(number: int = 1, **changes: str) -> Change:
    usual = {"subject": f"Inquiry {number}", "sender": "seller@offers.example"} | changes
    past = Past(number=number, mailbox="sales", received_at=NOON, **usual)
    old = Side(outcome="lead", channel="leads", reply="first_reply.de")
    return Change(past=past, old=old, new=Side(outcome="held", channel="held"))


def a_proposal(**changes) -> Proposal:
    usual = Proposal(
        lead=a_lead(), version=2, by=ANNA, said="is not a lead", line=LINE,
        tried="would change 1 of 412 messages: 1 would be held", changes=(a_change(),),
    )  # fmt: skip
    return replace(usual, **changes)


def parts(proposal: Proposal) -> dict[str, dict]:
    return {block["block_id"].split(":")[-1]: block for block in proposal_card(proposal).blocks}


def test_it_says_who_corrected_what_on_which_lead():
    story = parts(a_proposal())["what"]["text"]["text"]
    assert story == f"<@{ANNA}> says: *#1* Ball valves for Hamburg is not a lead."


def test_the_line_can_be_copied_as_it_is():
    block = parts(a_proposal())["line"]["elements"][0]
    assert block == {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": TEXT}]}
    assert parts(a_proposal())["where"]["text"]["text"] == "The line for *rules/guard.yaml*, under block:"


def test_the_diff_names_the_mails():
    tried = parts(a_proposal())["tried"]["text"]["text"].split("\n")
    assert tried[0].endswith("it *would change 1 of 412 messages: 1 would be held*.")
    moves = "outcome: lead → held; channel: leads → held; reply: first_reply.de → nothing"
    assert tried[1] == f"• Inquiry 1 · seller@offers.example · {moves}"


def test_of_many_mails_the_rest_is_counted():
    many = a_proposal(changes=tuple(a_change(number) for number in range(12)))
    *_, last = tried = parts(many)["tried"]["text"]["text"].split("\n")
    assert (len(tried), last) == (1 + LISTED + 1, f"… and {12 - LISTED} more")


def test_without_a_line_it_says_why_and_offers_nothing():
    card = a_proposal(line=None, note="No line: the rules of today read it so.", tried="", changes=())
    assert list(parts(card)) == ["header", "what"]
    assert parts(card)["what"]["text"]["text"].endswith("\nNo line: the rules of today read it so.")


def test_what_strangers_wrote_pings_nobody():
    hostile = "<!channel> *now* <@U0BEN>"
    shown = a_proposal(lead=a_lead(subject=hostile), changes=(a_change(subject=hostile, sender=hostile),))
    for card in (proposal_card(shown), plain_proposal_card(shown)):
        told = str(card.blocks) + card.text
        assert "<!channel>" not in told
        assert "<@U0BEN>" not in told
        assert f"<@{ANNA}>" in told


def test_a_posted_one_is_known_by_its_metadata_or_its_blocks():
    card = proposal_card(a_proposal())
    message = {"metadata": card.metadata, "blocks": card.blocks}
    for seen in (message, {"blocks": card.blocks}, {"metadata": card.metadata}):
        assert is_proposal_card(a_lead().id, 2, seen)
        assert not is_proposal_card(a_lead().id, 3, seen)
    assert not is_proposal_card(a_lead().id, 2, {"text": card.text})
