"""Foreign text made harmless: nothing that a buyer writes may ping, link, format or hide in Slack."""

import re

_CONTROL = re.compile(
    "[\x00-\x08\x0b-\x1f\x7f-\x9f"
    "\xad\u034f\u061c\u180e\u200b\u200e\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffc\ufffe\uffff"
    "\ud800-\udfff\U000e0000-\U000e007f]"
)
# Persian and Indic scripts and joined emoji need these two; after other letters they only hide something.
_JOINER = re.compile("(?<![\u0600-\u1cff\u2600-\u27bf\ufe0f\U0001f000-\U0001faff])[\u200c\u200d]")
_NEW_LINES = re.compile("\r\n?|[\u2028\u2029]")
_MARKS = str.maketrans({"*": "∗", "~": "∼", "`": "ˋ"})
_EDGE_UNDERSCORE = re.compile(r"(?<![^\W_])_|_(?![^\W_])")
_MENTION = re.compile(r"<(?:@[UW]|!subteam\^S)[A-Z0-9]*(?:\|[^>]*)?>")
_LABELLED = re.compile(r"<[^<>|]*\|([^<>]*)>")
_EMOJI_COLON = re.compile(r":(?=[0-9]*[a-z_+'-][a-z0-9_+'-]*:|100:)")


def clean(text: str) -> str:
    """Without characters that cannot be seen: controls, direction overrides, zero-width ones."""
    return _JOINER.sub("", _CONTROL.sub("", _NEW_LINES.sub("\n", text))).strip()


def one_line(text: str) -> str:
    return " ".join(clean(text).split())


def clip(text: str, limit: int) -> str:
    """At most `limit` UTF-16 units, which is never less than what Slack counts. Cut text ends in "…"."""
    if width(text) <= limit:
        return text
    kept = text.encode("utf-16-le", "surrogatepass")[: 2 * (limit - 1)].decode("utf-16-le", "ignore")
    return kept.rstrip() + "…"


def width(text: str) -> int:
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


def escape(text: str) -> str:
    """The three characters that are special in mrkdwn."""
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def unescape(text: str) -> str:
    """What a person typed in a slash command, where Slack escapes the same three."""
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&")


def literal(text: str, limit: int = 200) -> str:
    """Foreign text for mrkdwn, on one line: cut first, then escaped, so no `&amp;` is ever cut in two.

    Slack offers no escape for `*bold*`, `_italic_` or `:emoji:`; their marks get look-alikes.
    """
    text = clip(one_line(text), limit).translate(_MARKS)
    return escape(_EMOJI_COLON.sub("∶", _EDGE_UNDERSCORE.sub("ˍ", text)))


def plain_words(mrkdwn: str) -> str:
    """Our own mrkdwn where Slack shows none, as in the errors of a modal: nobody reads "<@U0BEN>"."""
    words = _LABELLED.sub(r"\1", _MENTION.sub("a colleague", mrkdwn)).replace("*", "")
    return unescape(f"{words[:1].upper()}{words[1:]}")
