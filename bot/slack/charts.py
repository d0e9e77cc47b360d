"""The chart of a report: Slack's own where it has one, else a picture. A heat map always is a picture."""

import logging
from dataclasses import dataclass, replace

from slack_sdk.errors import SlackApiError

from bot.core.stats_chart import bars_of, cells_of
from bot.errors import FirstreplyError
from bot.flows.reporting import Told
from bot.log import keys
from bot.slack.chart_block import MOST_BARS, Json, chart_block
from bot.slack.chart_picture import MOST_BARS as PICTURED
from bot.slack.chart_picture import bars_picture, heat_picture
from bot.slack.client import Posted
from bot.slack.failures import BAD_CARD
from bot.slack.text import literal
from bot.slack.uploads import NativeCharts, Upload, Uploads

log = logging.getLogger(__name__)

BY_TIME = ("hour", "weekday")  # told as a heat map
HEADING = "First response, median and p90"
SECTION = 3_000  # characters


@dataclass(frozen=True, slots=True)
class Charts:
    """Posts a report with its chart, for what is written without being asked for."""

    uploads: Uploads
    native: NativeCharts

    def post(self, what: str, channel: str, text: str, told: Told) -> Posted:
        """`channel`: the id of a channel or of a person. `text`: mrkdwn, complete without the chart.

        Raises only the errors of bot/errors.py, and only where the text is not there: a chart that is lost is
        no reason to say it all again.
        """
        by = told.report.asked.by
        blocks = native_blocks(told, [text]) if by and self.native.there() else None
        posted, is_drawn = self._text(what, channel, text, blocks)
        if by and (by in BY_TIME or not is_drawn) and (upload := picture(told)):
            try:
                self.uploads.into(posted.channel, replace(upload, comment=""))
            except FirstreplyError as error:
                log.warning("chart not sent", extra=keys(what=what, error=str(error)))
        return posted

    def _text(self, what: str, channel: str, text: str, blocks: list[Json] | None) -> tuple[Posted, bool]:
        """Whether Slack's own chart stands there."""
        post_to = self.uploads.cards.post_to
        if blocks:
            try:
                return post_to(channel, BAD_CARD, {"text": text, "blocks": blocks}, what=what), True
            except SlackApiError:
                self.native.refused()
        return post_to(channel, frozenset(), {"text": text}, what=what), False


def native_blocks(told: Told, parts: list[str]) -> list[Json] | None:
    """The parts of the text and the chart below; None where there is nothing to draw, or no room for it."""
    by = told.report.asked.by
    bars = bars_of(told.rows, told.names, MOST_BARS)
    if not bars or by == "hour" or any(len(part) > SECTION for part in parts):
        return None
    text = [{"type": "section", "text": {"type": "mrkdwn", "text": part}} for part in parts if part]
    return [*text, chart_block(f"{HEADING}, by {by}", bars)]


def picture(told: Told) -> Upload | None:
    """None: there is nothing to draw."""
    asked, title = told.report.asked, told.title
    comment = "\n".join([f"*{literal(title)}*", *map(literal, told.counts())])
    name = f"first-response-{asked.period.first}-{asked.period.last}-by-{asked.by}"
    if asked.by in BY_TIME:
        cells = cells_of(told.report.slots)
        if not cells:
            return None
        heading = f"When inquiries arrive, and how fast they are answered: {asked.period}"
        return Upload(
            name=f"{name}.png", title=heading, comment=comment, make=lambda: heat_picture(title, cells)
        )
    bars = bars_of(told.rows, told.names, PICTURED)
    if not bars:
        return None
    heading = f"{HEADING}, by {asked.by}: {asked.period}"
    return Upload(name=f"{name}.png", title=heading, comment=comment, make=lambda: bars_picture(title, bars))


def table_file(told: Told) -> Upload:
    """The same as `csv`, for a spreadsheet."""
    period = told.report.asked.period
    return Upload(
        name=f"first-response-{period.first}-{period.last}.csv",
        title=f"Numbers of {period}",
        comment=f"*{literal(told.title)}*",
        make=lambda: told.csv().encode("utf-8-sig"),
    )
