"""HTML to text, as a person would read it. Never touches the network."""

import re
from html import unescape

from selectolax.lexbor import LexborHTMLParser, LexborNode

LINE, CELL = "\ue000", "\ue001"  # private-use marks that survive the parser's white space
QUOTE, UNQUOTE = "\ue002", "\ue003"
MAX_TAGS = 60_000
MAX_NESTING = 400
TABLE_TAG = re.compile(r"<(/?)(table|thead|tbody|tfoot|tr|td|th|caption|colgroup|col)\b", re.IGNORECASE)
BLOCK_TAG = re.compile(
    r"<(?:br|hr|/?(?:p|div|h[1-6]|ul|ol|li|dl|dt|dd|blockquote|pre|section|article|header|footer|address|center|form|option))\b",
    re.IGNORECASE,
)
PRE_TAG = re.compile(r"(<(/?)pre\b[^<>]{0,1000}>)", re.IGNORECASE)
BETWEEN_TAGS = re.compile(r"(?:^|>)[^<>]*")
DROPPED = "script,style,head,title,noscript,template,object,iframe,svg"
HIDDEN_STYLE = re.compile(
    r"display\s*:\s*none|visibility\s*:\s*hidden|font-size\s*:\s*0(?:\.0+)?(?:px|pt|em|rem|%)?\s*(?:;|!|$)"
    r"|max-height\s*:\s*0(?:px)?\s*(?:;|!|$)|mso-hide\s*:\s*all|opacity\s*:\s*0\s*(?:;|!|$)",
    re.IGNORECASE,
)
ANY_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)([^<>]{0,2000})>?")
COMMENT = re.compile(r"<!--.*?(?:-->|\Z)", re.DOTALL)
NOT_NESTED = frozenset(
    {
        *("br", "hr", "img", "input", "meta", "link", "area", "base", "col", "wbr", "source", "embed"),
        *("param", "p", "li", "dt", "dd", "option", "tr", "td", "th", "html", "head", "body"),
    }
)
# What mail programs put around the mail that is answered, or around the line that introduces it.
QUOTED = (
    "blockquote[type=cite],blockquote[cite],blockquote.gmail_quote,blockquote.protonmail_quote,#replyBlockquote,"
    "#isReplyContent,#isForwardContent,#mail-editor-reference-message-container,.gmail_attr,.moz-cite-prefix,"
    ".moz-forward-container,.yahoo_quoted,.zmail_extra,.tutanota_quote,div.protonmail_quote,div[name=quote],"
    "div.ms-outlook-mobile-reference-message"
)
# The button "indent" makes a blockquote, too, but draws no line beside it.
CITING_STYLE = re.compile(r"border-left[a-z-]{0,12}\s*:\s*(?!none|0|initial|medium none)", re.IGNORECASE)
# Below these it stands bare, after a block of header lines: a rule is put before them.
RULED = "#divRplyFwdMsg,#appendonsend,.OutlookMessageHeader,#zwchr,#stopSpelling,hr[tabindex='-1']"
RULED_STYLE = re.compile(r"border-top\s*:\s*solid\s+#(?:b5c4df|e1e1e1)\s+1\.0pt", re.IGNORECASE)
SIGNED = ".gmail_signature,.moz-signature,#Signature,#ms-outlook-mobile-signature,#signature"
RULE = "_" * 32
MAX_MARKED = 300
MAX_DEPTH = 9
SEPARATORS = LINE + CELL + " \t\r\n"
TARGET = re.compile(r"(https?://)([^/?#\s<>\"']{1,200})([^?#\s<>\"']*)", re.IGNORECASE)
MAX_LINKS = 300
MAX_PATH = 60
SPACES = re.compile(r"[ \t\r\n\f\v]+")


def html_to_text(html: str) -> str:
    """Readable text: block elements start lines, table cells are apart, hidden text is left out."""
    if not html.strip():
        return ""
    marked = _marked(html)
    if _is_too_deep(marked):
        return _tidied(unescape(ANY_TAG.sub("", _without_code(marked))))
    tree = LexborHTMLParser(marked)
    for node in tree.css(DROPPED):
        node.decompose()
    if HIDDEN_STYLE.search(marked):
        _drop_hidden(tree)
    _mark_quoted(tree)
    _show_targets(tree)
    body = tree.body
    return _tidied(body.text(deep=True, separator="") if body is not None else "")


def _marked(html: str) -> str:
    """Put marks where lines and cells start. Table tags become plain ones, else the marks are moved."""
    if html.count("<") > MAX_TAGS:
        html = html[: _nth(html, "<", MAX_TAGS)]
    html = COMMENT.sub("", re.sub("[\ue000-\ue003]", "", html))
    html = TABLE_TAG.sub(_table_tag, _with_lines_of_pre(html))
    return BLOCK_TAG.sub(lambda m: LINE + m[0], html)


def _with_lines_of_pre(html: str) -> str:
    """In `pre` a line end is one."""
    if html.count("\n") > MAX_TAGS:
        return html
    outside, *rest = PRE_TAG.split(html)
    kept = [outside]
    for tag, slash, text in zip(rest[::3], rest[1::3], rest[2::3], strict=True):
        kept += (tag, text if slash else BETWEEN_TAGS.sub(lambda m: m[0].replace("\n", LINE), text))
    return "".join(kept)


def _table_tag(found: re.Match[str]) -> str:
    slash, name = found[1], found[2].lower()
    if name in ("td", "th"):
        return f"{'' if slash else CELL}<{slash}span"
    return f"{LINE}<{slash}div"


def _nth(text: str, mark: str, number: int) -> int:
    at = -1
    for _ in range(number):
        at = text.find(mark, at + 1)
    return at


def _is_too_deep(html: str) -> bool:
    """Thousands of nested elements cost a parser seconds; no letter needs them."""
    if html.count("<") < MAX_NESTING:
        return False
    depth = 0
    for found in ANY_TAG.finditer(html):
        if found[2].lower() in NOT_NESTED:
            continue
        depth = max(0, depth - 1) if found[1] else depth + 1
        if depth > MAX_NESTING:
            return True
    return False


def _without_code(html: str) -> str:
    """Drop scripts and styles by search alone."""
    for name in ("script", "style", "title"):
        lowered = html.lower()
        kept: list[str] = []
        at = 0
        while (start := lowered.find("<" + name, at)) >= 0:
            kept.append(html[at:start])
            end = lowered.find("</" + name, start)
            at = end if end >= 0 else len(html)
        html = "".join((*kept, html[at:]))
    return html


def _drop_hidden(tree: LexborHTMLParser) -> None:
    for node in tree.css("[style]"):
        if HIDDEN_STYLE.search((node.attributes.get("style") or "")[:2000]):
            node.decompose()


def _mark_quoted(tree: LexborHTMLParser) -> None:
    """Show as plain text does what is quoted: by `>`, or by a rule; and where a signature begins."""
    for node in _chosen(tree, QUOTED, "blockquote[style]", CITING_STYLE):
        node.insert_before(LINE + QUOTE)
        node.insert_after(UNQUOTE + LINE)
    for node in _chosen(tree, RULED, "div[style]", RULED_STYLE):
        node.insert_before(LINE + RULE + LINE)
    signature = tree.css_first(SIGNED)
    if signature is not None and not signature.text(deep=True).strip(SEPARATORS).startswith("--"):
        signature.insert_before(LINE + "--" + LINE)


def _chosen(tree: LexborHTMLParser, sure: str, maybe: str, style: re.Pattern[str]) -> list[LexborNode]:
    """The nodes of the first selector, and those of the second that have this style."""
    chosen = tree.css(sure)[:MAX_MARKED]
    known = {node.mem_id for node in chosen}
    for node in tree.css(maybe):
        if node.mem_id not in known and style.search((node.attributes.get("style") or "")[:2000]):
            chosen.append(node)
    return chosen[:MAX_MARKED]


def _show_targets(tree: LexborHTMLParser) -> None:
    """`text <https://host/path>`, as mail programs write it, where the text does not show the host."""
    for node in tree.css("a[href]")[:MAX_LINKS]:
        target = TARGET.match((node.attributes.get("href") or "").strip())
        if target and target[2].lower().removeprefix("www.") not in node.text(deep=True).lower():
            node.insert_child(f" <{target[1]}{target[2]}{target[3][:MAX_PATH]}>")


def _tidied(text: str) -> str:
    """The lines, with `>` before those that are quoted, and never two empty ones."""
    done: list[str] = []
    depth, is_blank = 0, True
    for line in SPACES.sub(" ", text.replace("\xa0", " ")).split(LINE):
        before = depth
        if QUOTE in line or UNQUOTE in line:
            depth = max(0, depth + line.count(QUOTE) - line.count(UNQUOTE))
            line = line.replace(QUOTE, "").replace(UNQUOTE, "")
        line = _row(line) if CELL in line else line.strip()
        if line:
            deep = max(before, depth)
            done.append(f"{'>' * min(deep, MAX_DEPTH)} {line}" if deep else line)
        elif not is_blank:
            done.append(">" * min(before, depth, MAX_DEPTH) if before else "")
        is_blank = not line
    return "\n".join(done).strip()


def _row(line: str) -> str:
    return " | ".join(cell.strip() for cell in line.split(CELL) if cell.strip())
