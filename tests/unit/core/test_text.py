"""New text apart from history and signature. When in doubt, text is left in."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.text import html_to_text, split_text

QUOTED = "> Please quote 500 pcs.\n> Regards\n"


@pytest.mark.parametrize(
    "intro",
    [
        "On Mon, 2 Mar 2026 at 12:00, Anna <sales@brightvalve.example> wrote:",
        "Am 02.03.2026 um 12:00 schrieb Anna <sales@brightvalve.example>:",
        "Le lun. 2 mars 2026 à 12:00, Anna <sales@brightvalve.example> a écrit :",
        "El lun, 2 mar 2026 a las 12:00, Anna (<sales@brightvalve.example>) escribió:",
        "Il giorno lun 2 mar 2026 alle ore 12:00 Anna <sales@brightvalve.example> ha scritto:",
        "Em seg., 2 de mar. de 2026 às 12:00, Anna <sales@brightvalve.example> escreveu:",
        "Op ma 2 mrt 2026 om 12:00 schreef Anna <sales@brightvalve.example>:",
    ],
)
def test_quoted_history_is_cut_in_many_languages(intro):
    split = split_text(f"Yes, please go ahead.\n\n{intro}\n{QUOTED}")
    assert split.new.strip() == "Yes, please go ahead."
    assert "500 pcs" in split.history


def test_an_outlook_block_begins_the_history():
    block = "From: Anna <sales@brightvalve.example>\nSent: Monday, 2 March 2026 12:00\n"
    block += "To: Carla\nSubject: Valves\n\nOld"
    split = split_text(f"Thank you.\n\n{block}")
    assert split.new.strip() == "Thank you."


def test_a_forwarded_inquiry_keeps_its_text():
    text = "---------- Forwarded message ---------\nFrom: Bob <bob@company.example>\n"
    text += "Subject: RFQ\n\nPlease quote."
    split = split_text(text)
    assert "Please quote." in split.new + split.history


def test_a_signature_is_cut_at_its_mark():
    split = split_text("Please quote.\n-- \nCarla Kunde\n+49 30 901820\n")
    assert (split.new.strip(), "+49 30 901820" in split.signature) == ("Please quote.", True)


def test_text_that_only_mentions_writing_is_kept():
    text = "On Monday your colleague wrote: no stock.\nPlease confirm.\n"
    assert "Please confirm." in split_text(text).new


@given(st.text(alphabet="abc >:-\nOnwrote", max_size=400))
def test_nothing_is_lost_by_splitting(text):
    split = split_text(text)
    kept = (split.new + split.signature + split.history).split()
    assert sorted("".join(kept)) == sorted("".join(text.split()))


@pytest.mark.parametrize(
    "text", ["On " * 20_000, "On Mon, 2 Mar 2026 Anna wrote\n" * 4_000, "> " * 50_000, "-" * 90_000]
)
def test_text_made_to_be_slow_is_not(text):
    started = time.process_time()
    split_text(text)
    assert time.process_time() - started < 1


def test_html_becomes_lines_and_hides_what_was_hidden():
    html = (
        "<head><title>t</title><style>p{}</style></head><p>Hello&nbsp;there</p>"
        "<div style='display:none'>hidden</div>"
        "<table><tr><td>DN50</td><td>500</td></tr></table><script>alert(1)</script>"
    )
    text = html_to_text(html)
    assert "Hello" in text
    assert "DN50" in text
    assert "DN50500" not in text
    for gone in ("hidden", "alert", "p{}"):
        assert gone not in text
