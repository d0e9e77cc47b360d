"""Slack's own chart: bars of the first response, median and p90 by group.

https://docs.slack.dev/reference/block-kit/blocks/data-visualization-block (June 2026). A workspace that has
not got it yet answers `invalid_blocks`.
"""

from collections.abc import Sequence
from typing import Any

from bot.core.stats_chart import Bar, unit_of
from bot.slack.text import clip, one_line

Json = dict[str, Any]

MOST_BARS = 12  # as many as can be read side by side
TITLE, LABEL = 50, 20  # characters


def chart_block(title: str, bars: Sequence[Bar]) -> Json:
    """`bars`: at least one."""
    size, unit = unit_of(bars)
    labels = _distinct([bar.label for bar in bars])
    series = {"median": [bar.median for bar in bars], "p90": [bar.p90 for bar in bars]}
    return {
        "type": "data_visualization",
        "title": clip(one_line(title), TITLE),
        "chart": {
            "type": "bar",
            "series": [
                {
                    "name": name,
                    "data": [
                        {"label": label, "value": round(seconds / size, 1)}
                        for label, seconds in zip(labels, values, strict=True)
                    ],
                }
                for name, values in series.items()
            ],
            "axis_config": {"categories": labels, "y_label": unit},
        },
    }


def _distinct(labels: Sequence[str]) -> list[str]:
    """Cut to what Slack takes. Two that look alike then are numbered: they name the places on the axis."""
    told: list[str] = []
    for label in labels:
        short, number = clip(one_line(label), LABEL) or "?", 2
        while short in told:
            mark = f" {number}"
            short, number = clip(one_line(label), LABEL - len(mark)) + mark, number + 1
        told.append(short)
    return told
