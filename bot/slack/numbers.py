"""What `/leads stats` answers: numbers first, then a table in a code block, and links to the slowest."""

from collections.abc import Callable, Mapping, Sequence

from bot.core.lead import LeadId
from bot.core.rules import Rules
from bot.core.stats import Asked
from bot.core.stats_facts import epoch
from bot.core.stats_words import DEAL_COLUMNS, HEADS, REPLY_COLUMNS, REPLY_GROUPS, as_lines, slow_words
from bot.errors import ConfigError
from bot.flows.reporting import Told, tell
from bot.slack.acts import Note
from bot.slack.charts import BY_TIME, native_blocks, picture, table_file
from bot.slack.command_help import COMMAND
from bot.slack.desk import Desk
from bot.slack.office import Office
from bot.slack.text import clean, clip, escape, literal
from bot.slack.uploads import FOLLOWS, NativeCharts
from bot.store.leads import Leads

AT_ONCE = 1_000  # changed leads that are counted while somebody waits: Slack waits three seconds
ROWS = 24
COLUMNS = ("leads", "median", "p90", "in work", "1 h", "promise", "unanswered")  # as wide as a screen takes
NAME, CELL = 24, 60  # characters
CODE = 2_800  # characters of a code block


def numbers(desk: Desk, office: Office, words: Sequence[str], native: NativeCharts) -> Note:
    rules = _rules(desk)
    try:
        told = tell(
            desk.leads.database,
            rules,
            _named(words, desk.people.settings.channels),
            desk.clock(),
            slots=any(word.casefold() in BY_TIME for word in words),
            most=AT_ONCE,
        )
    except ConfigError as error:
        return Note(literal(str(error).removeprefix("stats: "), 400))
    if isinstance(told, str):
        return Note(f"I cannot read that. Did you mean `{COMMAND} {literal(told)}`?")
    return (
        _csv(told)
        if told.report.asked.csv
        else _charted(told, slowest_words(told, desk.leads, office.permalink), native)
    )


def _charted(told: Told, slowest: str, native: NativeCharts) -> Note:
    """The numbers are complete in words. Slack's own chart stands below them, where this workspace has it."""
    asked = told.report.asked
    parts = [_head(told), table_words(told), slowest]
    upload = picture(told) if asked.by else None
    blocks = native_blocks(told, parts) if asked.by and native.there() else None
    is_spare = blocks is not None and asked.by not in BY_TIME
    if upload and not is_spare:
        parts.append(FOLLOWS[asked.share])
        blocks = blocks and native_blocks(told, parts)
    return Note(
        "\n".join(filter(None, parts)),
        blocks=blocks,
        shared=asked.share,
        upload=upload,
        is_spare=is_spare,
        refused=native.refused,
    )


def _head(told: Told) -> str:
    return "\n".join([f"*{literal(told.title)}*", *map(literal, told.counts())])


def _rules(desk: Desk) -> Rules:
    desks = desk.holding.desks
    return next(iter(desks.values()))().rules if desks else Rules()


def _named(words: Sequence[str], channels: Mapping[str, str]) -> list[str]:
    """A channel that was chosen in Slack by the name that our routes give it."""
    names = {f"<#{channel}".casefold(): f"#{name}" for name, channel in channels.items()}
    return [names.get(word.partition("|")[0].removesuffix(">").casefold(), word) for word in words]


def table_words(told: Told) -> str:
    if not told.rows:
        return ""
    head, *cells = told.cells()
    kept = [0, *(HEADS.index(column) + 1 for column in _columns(told.report.asked))]
    shown = [*cells[:-1][:ROWS], cells[-1]]
    left = len(cells) - len(shown)
    rows = [[clip(clean(row[at]), CELL if at else NAME) for at in kept] for row in (head, *shown)]
    more = f"\nand {left} more, with the fewest leads: `firstreply stats` prints them" if left else ""
    return "\n".join([_code("\n".join(as_lines(rows))) + more, *map(literal, told.trials())])


def _columns(asked: Asked) -> Sequence[str]:
    if asked.deals or asked.by == "speed":
        return DEAL_COLUMNS
    return REPLY_COLUMNS if asked.by in REPLY_GROUPS else COLUMNS


def _csv(told: Told) -> Note:
    """In the message where it fits, else as a file."""
    text, shared = told.csv(), told.report.asked.share
    if len(text) <= CODE:
        return Note(f"{_head(told)}\n{_code(clean(text))}", shared=shared)
    text = f"{_head(told)}\nThe table is too long for a message. {FOLLOWS[shared]}"
    return Note(text, shared=shared, upload=table_file(told))


def _code(text: str) -> str:
    return f"```\n{escape(text.replace('`', 'ˋ'))}\n```"


def slowest_words(told: Told, leads: Leads, link_of: Callable[[str, str], str]) -> str:
    """Those whose buyers waited longest, each with a link to its card. A Slack that does not tell one address
    is not asked for the next."""
    at, found = epoch(told.report.at), []
    can_link = True
    for slow in told.report.slowest:
        words, lead = slow_words(slow, at), leads.get(LeadId(slow.lead))
        link = link_of(lead.card_channel, lead.card_ts) if can_link and lead and lead.card_ts else ""
        can_link = bool(link) or lead is None or not lead.card_ts
        number, _, rest = words.partition(" ")
        found.append(f"<{link}|{number}> {rest}" if link else words)
    return f"Slowest: {'; '.join(found)}" if found else ""
