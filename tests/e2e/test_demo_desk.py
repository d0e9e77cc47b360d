"""One lead worked from claim to close in the demo's own Slack, by people who know nothing of Slack."""

import re
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from tests.e2e.demo_windows import Browser, Locator, Page, chromium, expect, running_demo, settled, windows

HELEN = "h.marsh@harbourpike.example"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("demo")


@pytest.fixture(scope="module")
def address(folder: Path, tmp_path_factory: pytest.TempPathFactory):
    with running_demo(folder, tmp_path_factory.mktemp("real")) as address:
        yield address


@pytest.fixture(scope="module")
def browser():
    with chromium() as browser:
        yield browser


@pytest.fixture
def window(browser: Browser, address: str, tmp_path: Path):
    with windows(browser, address, tmp_path) as open_as:
        yield open_as


def card_of(page: Page, subject: str) -> Locator:
    return page.locator("#messages > .message").filter(has_text=subject).first


def act(card: Locator, action: str) -> None:
    card.locator(f'[data-action="lead.{action}"]').click()


def from_menu(page: Page, card: Locator, choice: str) -> None:
    card.get_by_role("button", name="More actions").last.click()
    page.get_by_role("menuitem", name=choice).click()


def modal(page: Page, title: str) -> Locator:
    shown = page.get_by_role("dialog", name=title)
    expect(shown).to_be_visible()
    return shown


def sent_to(folder: Path, email: str) -> list[dict]:
    """What this buyer got, the oldest first."""
    mails = [
        message_from_bytes(path.read_bytes(), policy=policy.default)
        for path in sorted((folder / "sent").glob("*.eml"))
    ]
    return [mail for mail in mails if email in str(mail["To"])]


def test_a_rep_works_one_lead_from_claim_to_close_and_opens_it_again(window, folder):
    page = window("anna")
    settled(page)
    card = card_of(page, "stainless ball valves for ballast lines")
    act(card, "claim")
    expect(card).to_contain_text("Claimed by @Anna")

    act(card, "reply")
    reply = modal(page, "Reply to customer")
    reply.get_by_role("button", name="Send e-mail").click()
    expect(reply.get_by_text("Please complete this required field")).to_be_visible()
    reply.get_by_label("Template").select_option(label="Quote follows")
    expect(reply.get_by_label("Message")).to_have_value(re.compile("^Dear Helen Marsh,"))
    reply.get_by_role("button", name="Send e-mail").click()
    expect(reply).to_be_hidden()
    expect(card).to_contain_text("by @Anna from Slack", timeout=10_000)
    expect(page.get_by_role("button", name="From a person")).to_be_visible(timeout=5_000)
    expect(page.frame_locator("iframe").locator("body")).to_contain_text("We are preparing your quotation")
    automatic, by_anna = sent_to(folder, HELEN)
    assert automatic["Auto-Submitted"]
    assert by_anna["Auto-Submitted"] is None
    assert by_anna["In-Reply-To"] == automatic["In-Reply-To"]

    from_menu(page, card, "Snooze 1 hour")
    expect(card).to_contain_text("Snoozed until today")
    act(card, "close")
    closing = modal(page, "Close #1")
    closing.get_by_label("Won").check()
    closing.get_by_label("Value").fill("12,500")
    closing.get_by_role("button", name="Close").last.click()
    expect(card).to_contain_text("Closed, won, 12,500 EUR")

    page.get_by_role("button", name="Home").click()
    home = page.get_by_role("region", name="Home")
    expect(home).to_contain_text("My leads")
    expect(home).not_to_contain_text("ballast lines")
    home.locator("select").select_option(label="Closed this week")
    expect(home).to_contain_text("ballast lines")

    page.get_by_role("button", name="# leads").click()
    from_menu(page, card, "Reopen")
    expect(card).to_contain_text("Claimed by @Anna")
    page.get_by_role("button", name="Home").click()
    home.locator("select").select_option(label="Open")
    expect(home).to_contain_text("ballast lines")
    assert len(sent_to(folder, HELEN)) == 2


def test_a_buyer_answers_and_it_comes_into_the_thread_of_the_card(window, folder):
    page = window("ben")
    settled(page)
    row = page.locator("#mails li").filter(has_text="RFQ: stainless ball valves")
    row.locator("button").click()
    page.get_by_role("button", name="Answer as this buyer").click()
    answer = modal(page, "Answer as")
    answer.get_by_label("Text").fill("Please quote <b>90</b> pcs of DN80 as well.")
    answer.get_by_role("button", name="Send this answer").click()
    thread = card_of(page, "stainless ball valves").locator(".thread")
    expect(thread).to_contain_text("Please quote <b>90</b> pcs of DN80 as well.", timeout=10_000)
    expect(page.locator("#mails li").first).to_have_attribute("data-outcome", "followup")
    assert thread.locator("b").count() == 0


def test_who_gets_a_lead_hears_of_it_alone_and_may_hand_it_back(window):
    giulia, ben = window("giulia"), window("ben")
    settled(giulia)
    giulia.get_by_role("button", name="DMs").click()
    told = giulia.locator("#messages > .message").first
    expect(told).to_contain_text("You have a new lead")
    expect(ben.get_by_role("button", name="DMs")).to_be_visible()
    ben.get_by_role("button", name="DMs").click()
    expect(ben.locator("#messages")).not_to_contain_text("bombas")
    told.get_by_role("button", name="Open the card").click()
    expect(giulia.get_by_role("button", name="# leads")).to_have_attribute("aria-pressed", "true")
    expect(giulia.locator('#messages > .message:has-text("@Giulia")').first).to_be_visible()


def test_a_modal_is_worked_by_keyboard_and_keeps_the_focus_inside(window):
    page = window("anna")
    settled(page)
    card = page.locator("#messages > .message").filter(has=page.get_by_text("Unclaimed")).last
    button = card.locator('[data-action="lead.reply"]')
    button.focus()
    page.keyboard.press("Enter")
    reply = modal(page, "Reply to customer")
    expect(reply.get_by_label("Subject")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate(
            "document.activeElement === document.body || document.activeElement.closest('#modal') !== null"
        )
    page.keyboard.press("Escape")
    expect(reply).to_be_hidden()
    expect(button).to_be_focused()

    more = card.get_by_role("button", name="More actions").last
    more.focus()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("menuitem").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    expect(more).to_be_focused()
    expect(more).to_have_attribute("aria-expanded", "false")


def test_a_message_of_the_team_becomes_a_lead(window):
    page = window("ben")
    settled(page)
    page.get_by_label("Message or slash command").fill("Mr Olsen called: 40 ball valves DN50")
    page.keyboard.press("Enter")
    said = page.locator("#messages > .message").filter(has_text="Mr Olsen called").last
    said.get_by_role("button", name="More actions").click()
    page.get_by_role("menuitem", name="Make this a lead").click()
    asked = modal(page, "Make this a lead")
    expect(asked.get_by_label("What they ask for")).to_have_value("Mr Olsen called: 40 ball valves DN50")
    asked.get_by_label("Address of the buyer").fill("olsen@nordic.example")
    asked.get_by_role("button", name="Make it a lead").click()
    expect(asked).to_be_hidden()
    expect(page.locator("#messages > .message").last).to_contain_text("olsen@nordic.example", timeout=5_000)


def test_a_heat_map_of_the_numbers_stands_among_the_direct_messages(window):
    page = window("giulia")
    settled(page)
    page.get_by_label("Message or slash command").fill("/leads stats by weekday")
    page.keyboard.press("Enter")
    expect(page.locator(".message.note").last).to_contain_text("leads", timeout=10_000)
    page.get_by_role("button", name="DMs").click()
    heat = page.get_by_role("img", name="When inquiries arrive")
    expect(heat).to_be_visible(timeout=20_000)
    loaded = "image => image.complete && image.naturalWidth === Number(image.getAttribute('width'))"
    assert heat.evaluate(loaded)
    expect(page.get_by_role("link", name="by-weekday.png")).to_be_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_on_a_telephone_a_modal_fits_and_every_input_has_its_label(window, scheme):
    page = window("anna", color_scheme=scheme)
    settled(page)
    page.set_viewport_size({"width": 380, "height": 760})
    page.get_by_role("link", name="Slack").click()
    page.locator('[data-action="lead.reply"]').last.click()
    reply = modal(page, "Reply to customer")
    box = reply.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 380
    assert page.evaluate("document.documentElement.scrollWidth") <= 380
    for name in ("Subject", "Template", "Message"):
        expect(reply.get_by_label(name)).to_be_visible()
    page.keyboard.press("Escape")
