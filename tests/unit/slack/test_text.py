import pytest

from bot.slack.names import country_name, language_name
from bot.slack.text import clean, clip, escape, literal, plain_words, unescape, width


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("a\x00b\x07c", "abc"),
        ("safe\u202egpj.exe", "safegpj.exe"),
        ("pay\u200bpal\ufeff\u2060", "paypal"),
        ("a\r\nb\rc\u2028d", "a\nb\nc\nd"),
        ("  spaced \n", "spaced"),
        ("hidden\U000e0041\U000e0042", "hidden"),
        ("broken \ufffd stays", "broken \ufffd stays"),
        ("می\u200cتوانید", "می\u200cتوانید"),
        ("👩\u200d🔧", "👩\u200d🔧"),
        ("pay\u200dpal", "paypal"),
    ],
)
def test_what_cannot_be_seen_is_taken_out(written: str, shown: str):
    assert clean(written) == shown


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("<!channel>", "&lt;!channel&gt;"),
        ("A & B", "A &amp; B"),
        ("*bold* ~gone~ `code`", "∗bold∗ ∼gone∼ ˋcodeˋ"),
        ("_italic_ snake_case", "ˍitalicˍ snake_case"),
        (":rotating_light: 12:30:15", "∶rotating_light: 12:30:15"),
        ("two\nlines", "two lines"),
    ],
)
def test_foreign_text_in_mrkdwn_is_literal(written: str, shown: str):
    assert literal(written) == shown


def test_text_is_cut_before_it_is_escaped():
    assert literal("&" * 50, 10) == "&amp;" * 9 + "…"


def test_an_emoji_is_never_cut_in_two():
    cut = clip("😀" * 10, 10)
    assert cut == "😀" * 4 + "…"
    assert width(cut) == 9


def test_typed_text_is_unescaped_once():
    assert unescape(escape("A & <B> &amp;")) == "A & <B> &amp;"


@pytest.mark.parametrize(
    ("tag", "name"),
    [("de", "German"), ("pt-BR", "Portuguese (pt-BR)"), ("und", ""), ("", ""), ("xx", "xx")],
)
def test_languages_have_names(tag: str, name: str):
    assert language_name(tag) == name


@pytest.mark.parametrize(
    ("code", "name"), [("DE", "🇩🇪 Germany"), ("br", "🇧🇷 Brazil"), ("", ""), ("XX", "🇽🇽 XX"), ("<!", "<!")]
)
def test_countries_have_flags_and_names(code: str, name: str):
    assert country_name(code) == name


def test_our_markup_is_plain_words_where_slack_shows_none():
    at = "<!date^1772452800^{time}|02 Mar 2026 12:00 UTC>"
    assert plain_words(f"<@U0BEN> has lead *#7* since {at}; A &amp; B.") == (
        "A colleague has lead #7 since 02 Mar 2026 12:00 UTC; A & B."
    )
    assert plain_words("") == ""
