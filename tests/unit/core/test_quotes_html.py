"""What mail programs put around an answered mail in HTML, told apart without a known word in it."""

import pytest

from bot.core.text import html_to_text, split_text

OWN = "Yes, please go ahead.\nWe need 500 pcs."
ASKED = "<p>Which quantity?</p><p>And where to?</p>"
HEADER = "<b>Xxx:</b> Anna &lt;anna@valve.example&gt;<br><b>Yyy:</b> 2.3.2026 12:00<br><b>Zzz:</b> Carla"


def new_of(html):
    return split_text(html_to_text(f"<html><body>{html}</body></html>")).new


@pytest.mark.parametrize(
    "quoted",
    [
        f'<div class="gmail_attr">Qqq:</div><blockquote class="gmail_quote">{ASKED}</blockquote>',
        f'<div class="moz-cite-prefix">Qqq:</div><blockquote type="cite" cite="mid:1">{ASKED}</blockquote>',
        f'<br><div><blockquote type="cite"><div>Qqq:</div>{ASKED}</blockquote></div>',
        f'<div class="yahoo_quoted"><div>Qqq:</div>{ASKED}</div>',
        f'<div class="protonmail_quote">Qqq<br><blockquote>{ASKED}</blockquote></div>',
        f'<div class="zmail_extra"><div>Qqq</div><blockquote>{ASKED}</blockquote></div>',
        f'<div name="quote" style="margin:10px">{ASKED}</div>',
        f'<blockquote style="margin-left:5px; BORDER-LEFT: #000 2px solid">{ASKED}</blockquote>',
        f'<blockquote id="isReplyContent">{ASKED}</blockquote>',
        f'<div id="mail-editor-reference-message-container">{HEADER}{ASKED}</div>',
        f'<div id="appendonsend"></div><hr tabindex="-1"><div id="divRplyFwdMsg">{HEADER}</div>{ASKED}',
        f'<div><div style="border:none;border-top:solid #E1E1E1 1.0pt"><p>{HEADER}</p></div></div>{ASKED}',
        f"<div style='border:none;border-top:solid #B5C4DF 1.0pt'><p>{HEADER}</p></div>{ASKED}",
        f'<hr id="zwchr"><div>{HEADER}</div>{ASKED}',
        f'<div class="OutlookMessageHeader">{HEADER}</div>{ASKED}',
    ],
)
def test_the_answered_mail_is_cut(quoted):
    assert new_of(f"<div>{OWN.replace(chr(10), '<br>')}</div>{quoted}") == OWN


def test_answers_between_quoted_paragraphs_stay():
    html = (
        '<div class="gmail_quote"><div class="gmail_attr">Qqq:</div>'
        '<blockquote class="gmail_quote"><p>Which quantity?</p></blockquote><div>500 pcs.</div>'
        '<blockquote class="gmail_quote"><p>Where to?</p></blockquote><div>Hamburg.</div></div>'
    )
    assert new_of(html).split() == ["500", "pcs.", "Hamburg."]


@pytest.mark.parametrize(
    "html",
    [
        '<p>We need</p><blockquote style="margin:0 0 0 40px;border:none">500 pcs<br>DN50</blockquote>',
        '<p>We need</p><blockquote dir="ltr"><p>500 pcs</p><p>DN50</p></blockquote>',
        '<p>We need</p><div style="border-top:solid #E1E1E1 1.0pt"><p>500 pcs</p><p>DN50</p></div>',
        '<p>We need</p><hr tabindex="-1"><p>500 pcs</p><p>DN50</p>',
        '<p>We need</p><div class="gmail_quote">500 pcs<br>DN50</div>',
    ],
)
def test_what_only_looks_like_it_stays(html):
    assert {"500", "pcs", "DN50"} <= set(new_of(html).split())


def test_a_forward_without_a_word_keeps_its_text():
    html = f'<div class="yahoo_quoted"><p>----- Forwarded Message -----</p>{HEADER}{ASKED}</div>'
    assert "Which quantity?" in new_of(html)


@pytest.mark.parametrize(
    "signature",
    [
        '<div class="gmail_signature">Carla Kunde<br>+49 30 901820</div>',
        '<div id="Signature"><p>Carla Kunde</p><p>Kunde GmbH</p></div>',
        '<pre class="moz-signature">-- \nCarla Kunde</pre>',
    ],
)
def test_a_marked_signature_is_apart(signature):
    split = split_text(html_to_text(f"<p>{OWN}</p>{signature}"))
    assert split.new.split() == OWN.split()
    assert "Carla Kunde" in split.signature


def test_quoted_lines_keep_their_depth():
    html = '<blockquote type="cite">a<blockquote type="cite">b</blockquote>c</blockquote>d'
    assert html_to_text(html).split("\n") == ["> a", ">", ">> b", ">", "> c", "", "d"]


def test_lines_of_preformatted_text_are_lines():
    assert html_to_text("<pre>a\n<b>b\nc</b></pre>d\ne") == "a\nb\nc\nd e"


def test_marks_in_the_mail_itself_mean_nothing():
    assert html_to_text("<p>a\ue002b\ue003\ue000c</p>") == "abc"
