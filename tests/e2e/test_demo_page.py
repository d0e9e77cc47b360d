"""The demo as a visitor meets it: the real program, its page in Chromium, two windows that are two reps."""

import time
from collections import Counter
from pathlib import Path

import pytest

from tests.e2e.demo_windows import Browser, Page, all_decided, chromium, expect, running_demo, windows

OUTCOMES = {"lead": 18, "held": 2, "machine": 3, "duplicate": 1, "followup": 1}
ANSWERED_IN = [
    *("ar", "de", "en", "en", "es", "fr", "it", "ja", "ko", "nl", "pl"),
    *("pt-BR", "ru", "tr", "vi", "zh-Hans", "zh-Hant"),
]


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory):
    with running_demo(tmp_path_factory.mktemp("demo"), tmp_path_factory.mktemp("real")) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def window(browser: Browser, address: str, tmp_path: Path):
    with windows(browser, address, tmp_path) as open_as:
        yield open_as


def test_within_thirty_seconds_every_sample_has_its_outcome_and_no_machine_an_answer(window):
    page = window("anna")
    all_decided(page)
    rows = page.locator("#mails li")
    facts = rows.evaluate_all("rows => rows.map(row => [row.dataset.outcome, row.dataset.replied])")
    assert Counter(outcome for outcome, _ in facts) == OUTCOMES
    assert {outcome for outcome, replied in facts if replied == "yes"} == {"lead"}


def test_each_human_inquiry_is_answered_in_its_own_language(window):
    page = window("anna")
    all_decided(page)
    answered = page.locator('#mails [data-replied="yes"]')
    languages = [chip.inner_text() for chip in answered.locator(".chip").all()]
    assert sorted(languages) == ANSWERED_IN
    for row in answered.all():
        language = row.locator(".chip").get_attribute("title")
        row.locator("button").click()
        expect(page.locator("#reply-facts")).to_contain_text(f"in {language},")


def test_claim_in_one_window_shows_in_the_other_within_a_second_and_the_loser_hears_of_it(window):
    anna, ben = window("anna"), window("ben")
    all_decided(anna)
    card = anna.locator("#messages .message").first
    ts = card.get_attribute("data-message").partition("/")[2]
    seen_by_ben = ben.locator(f'[data-message$="{ts}"]')
    expect(seen_by_ben.get_by_text("Unclaimed")).to_be_visible()
    card.locator('[data-action="lead.claim"]').click()
    pressed = time.monotonic()
    expect(seen_by_ben.locator(".mention")).to_have_text("@Anna", timeout=1_000)
    assert time.monotonic() - pressed < 1
    assert press_what_was_there(ben, ts) == {"acked": True}
    expect(ben.locator(".message.note")).to_contain_text("Anna", timeout=3_000)
    expect(anna.locator(".message.note")).to_have_count(0)
    expect(card.locator(".mention")).to_have_text("@Anna")


def press_what_was_there(page: Page, ts: str) -> dict:
    """The press of a rep whose screen still shows the Claim button."""
    return page.evaluate(
        """async (ts) => {
          const press = { rep: "U0BEN", channel: "C0LEADS", ts, action_id: "lead.claim" };
          const headers = { "Content-Type": "application/json" };
          const sent = await fetch("/press", { method: "POST", headers, body: JSON.stringify(press) });
          return sent.json();
        }""",
        ts,
    )


def test_a_visitor_writes_in_their_language_and_sees_the_reply_in_it(window):
    page = window("giulia")
    all_decided(page)
    page.locator("#mails li").last.scroll_into_view_if_needed()
    page.locator("#messages .message").first.scroll_into_view_if_needed()
    page.get_by_role("button", name="Write an inquiry").click()
    page.get_by_role("button", name="日本語").click()
    page.get_by_role("button", name="Send this inquiry").click()
    expect(page.locator("#reply-facts")).to_contain_text("in Japanese,", timeout=5_000)
    expect(page.locator("#reading")).to_contain_text("遠心ポンプ")
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("Brightvalve")
    card = page.locator("#messages .message").last
    expect(card).to_contain_text("遠心ポンプの見積り依頼")
    expect(card).to_contain_text("Claimed by @Ben")  # pumps go to the team for pumps, and he reads Japanese
    expect(card.locator('[data-action="lead.reply"]')).to_be_in_viewport()
    expect(page.locator("#mails li").first).to_be_in_viewport()


def test_what_a_visitor_writes_is_shown_as_text_and_never_as_markup(window):
    page = window("anna")
    page.get_by_role("button", name="Write an inquiry").click()
    markup = "<img src=x onerror=alert(1)> *bold* <!channel> price for 20 pumps?"
    for name, value in {"name": "<b>Eve</b>", "email": "eve@buyer.example", "subject": markup}.items():
        page.locator(f"#inquiry [name={name}]").fill(value)
    page.locator("#inquiry [name=text]").fill(f"How much? {markup}")
    page.get_by_role("button", name="Send this inquiry").click()
    card = page.locator("#messages .message").filter(has_text="Eve").last
    expect(card).to_contain_text("<img src=x onerror=alert(1)> *bold* <!channel>", timeout=5_000)
    expect(page.locator("#reading")).to_contain_text(markup)
    assert page.locator("#reading img, #messages img, #mails b").count() == 0


def test_a_command_is_answered_to_the_rep_who_typed_it(window):
    page = window("ben")
    page.get_by_label("Slash command").fill("/leads help")
    page.keyboard.press("Enter")
    expect(page.locator(".message.note").last).to_contain_text("/leads", timeout=5_000)


def test_on_a_narrow_screen_the_panes_become_tabs(window):
    page = window("anna")
    page.set_viewport_size({"width": 380, "height": 800})
    expect(page.locator("#mail")).to_be_visible()
    expect(page.locator("#slack")).to_be_hidden()
    page.get_by_role("link", name="Slack").click()
    expect(page.locator("#slack")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 380


def test_held_mail_has_its_own_channel_and_a_person_has_it_answered(window):
    page = window("ben")
    mail = page.locator("#mails li").filter(has_text="Anfrage Edelstahl-Kugelhähne")
    expect(mail).to_have_attribute("data-outcome", "held", timeout=30_000)
    mail.locator("button").click()
    expect(page.get_by_role("button", name="# held")).to_have_attribute("aria-pressed", "true")
    card = page.locator("#messages .message").filter(has_text="Katrin Vogt")
    expect(card).to_contain_text("Reply-To: einkauf@beschaffung-nord.example")
    card.get_by_role("button", name="Always allow this sender").click()
    page.get_by_role("dialog").get_by_role("button", name="Always allow").click()
    expect(card).to_contain_text("always allowed by @Ben since", timeout=5_000)
    expect(page.locator("#reply-facts")).to_have_text("nothing yet")

    card.get_by_role("button", name="Real lead: answer now").click()
    asked = page.get_by_role("dialog")
    expect(asked).to_contain_text("in German where we have that")
    expect(asked).to_contain_text("to k.vogt@vogt-anlagenbau.example")
    asked.get_by_role("button", name="Cancel").click()
    expect(card.get_by_role("button", name="Real lead: answer now")).to_be_visible()
    card.get_by_role("button", name="Real lead: answer now").click()
    page.get_by_role("dialog").get_by_role("button", name="Send it").click()

    expect(page.locator("#reply-facts")).to_contain_text("in German,", timeout=5_000)
    expect(card).to_contain_text("auto-reply sent in")
    expect(card.get_by_role("button", name="Real lead: answer now")).to_have_count(0)


def test_what_looks_like_fraud_is_shown_side_by_side_and_offers_no_trust(window):
    page = window("ben")
    page.get_by_role("button", name="# held").click()
    card = page.locator("#messages .message").filter(has_text="new bank account")
    expect(card.locator("pre")).to_contain_text("brightva1ve.example ≠ brightvalve.example", timeout=30_000)
    expect(card.get_by_role("button", name="Always allow this sender")).to_have_count(0)
    card.get_by_role("button", name="Real lead: answer now").click()
    expect(page.get_by_role("dialog")).to_contain_text("Signs of fraud")
    page.get_by_role("dialog").get_by_role("button", name="Cancel").click()
