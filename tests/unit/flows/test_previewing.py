"""Preview: what buyers will see, for a sample or for a mail."""

import re
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.content.preview import BUYERS, as_pages, as_text
from bot.errors import ConfigError
from bot.flows.previewing import Previewer, new_previewer

NOW = datetime(2026, 11, 24, 9, 12, tzinfo=UTC)
MAIL = """\
From: {sender} <lucia@kunde.example>
To: sales@brightvalve.example
Subject: Anfrage Kugelhähne
Date: Tue, 24 Nov 2026 10:10:00 +0100
Message-ID: <m1@kunde.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

Guten Tag, wir benötigen 500 Stück Kugelhähne DN50 bis Ende Juni, {more}. Mit freundlichen Grüßen
"""


@pytest.fixture(scope="module")
def previewer() -> Previewer:
    return new_previewer(None, None, NOW)


def a_mail(folder: Path, sender: str = "Anna Schmidt", more: str = "danke") -> Path:
    path = folder / "anfrage.eml"
    path.write_text(MAIL.format(sender=sender, more=more), "utf-8")
    return path


def test_it_shows_every_template_in_every_language(previewer: Previewer):
    shown = previewer.previews()
    seen = {(each.template, each.language) for each in shown}
    written = previewer.templates.languages()
    assert seen == {(name, language) for name, languages in written.items() for language in languages}
    assert set().union(*written.values()) == set(BUYERS)


def test_one_template_in_one_language(previewer: Previewer):
    first, second = previewer.previews("first_reply", "de")
    assert first.rendered.text.startswith("Guten Tag Anna Müller,")
    assert "1000 Stück" in first.rendered.text
    assert "(Ihre Ortszeit, UTC+1)" in first.rendered.text
    assert second.rendered.text.startswith("Sehr geehrte Damen und Herren,")
    assert "ab Sonntag, 29.\u00a0November 2026 wieder besetzt" in second.rendered.text


def test_a_mail_fills_the_template_in_each_language(previewer: Previewer, tmp_path: Path):
    shown = previewer.previews("first_reply", example=a_mail(tmp_path))
    assert len(shown) == len(BUYERS)
    text = {each.language: each.rendered.text for each in shown}
    assert all("500 Stück" in one for one in text.values())
    assert "- Product: ball valves" in text["en"]
    assert "- Produkt: Kugelhähne" in text["de"]
    assert "By when" not in text["en"]  # he said it


def test_as_text_each_reply_has_its_name_above(previewer: Previewer):
    text = as_text(previewer.previews("portal_reply", "fr"))
    assert re.findall(r"^=== (.*)$", text, re.MULTILINE) == [
        "portal_reply · fr · product and quantity are known",
        "portal_reply · fr · nothing is known, and we are on holiday",
    ]


def test_the_pages_run_nothing_whatever_the_mail_says(previewer: Previewer, tmp_path: Path):
    hostile = a_mail(tmp_path, sender='"</template><script>alert(1)</script>"', more="<script>x</script>")
    pages = as_pages(previewer.previews(example=hostile), about="<b>x</b>")
    assert set(pages) == {"index.html", *(f"{name}.html" for name in previewer.templates.languages())}
    for page in pages.values():
        assert "<script" not in page
        assert "default-src &#39;none&#39;" in page or "default-src 'none'" in page
        assert "<b>x</b>" not in page


def test_a_page_shows_light_and_dark_and_lines_from_right_to_left(previewer: Previewer):
    page = as_pages(previewer.previews("first_reply", "ar"), about="")["first_reply.html"]
    assert page.count('<div class="mail light" dir="rtl" lang="ar">') == 2
    assert page.count('<div class="mail dark" dir="rtl" lang="ar">') == 2
    assert page.count('<pre dir="rtl"') == 2
    assert page.count("<body") == 1  # the frame of the mail is left out


@pytest.mark.parametrize(
    ("template", "language", "said"),
    [
        ("first_repl", "", 'no template is called "first_repl", did you mean "first_reply"?'),
        ("xyz", "", 'no template is called "xyz": there are first_reply'),
        ("", "pt-XX", 'no template is written in "pt-XX", did you mean "pt'),
    ],
)
def test_a_name_that_nothing_has_is_said(previewer: Previewer, template: str, language: str, said: str):
    with pytest.raises(ConfigError, match=re.escape(said)):
        previewer.previews(template, language)


def test_a_mail_that_is_not_there_is_said(previewer: Previewer, tmp_path: Path):
    with pytest.raises(ConfigError, match=r"none\.eml: No such file"):
        previewer.previews(example=tmp_path / "none.eml")
