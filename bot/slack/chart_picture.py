"""A report as a picture, for a Slack without charts of its own.

It brings its own light ground, so that it reads the same in Slack's light and dark mode. matplotlib is loaded
when the first picture is drawn: whoever draws none never pays for it.
"""

import io
import threading
import unicodedata
import warnings
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from bot.core.stats_chart import SHADES, Bar, Cell, unit_of
from bot.core.stats_groups import WEEKDAYS
from bot.core.stats_words import span_words
from bot.slack.text import clip, one_line

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

MOST_BARS = 24
DPI = 160
GROUND, INK, SOFT, LINE = "#ffffff", "#1c2430", "#5b6675", "#d9dee5"
MEDIAN, P90 = "#2f6fb0", "#a9c6e3"
HEAT = ("#d8efe0", "#a6d8b8", "#f2d382", "#e9a05c", "#b8432f")
FAMILIES = ("DejaVu Sans", "Noto Sans CJK SC", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Thai")
LABEL, TITLE = 28, 90  # characters
_LOCK = threading.Lock()  # matplotlib's caches of fonts and glyphs are shared by all threads


def bars_picture(title: str, bars: Sequence[Bar]) -> bytes:
    """PNG: one bar a group, the median within the p90, the times written beside them."""
    with _LOCK:
        height = 1.5 + 0.36 * max(len(bars), 1)
        figure, axes = _canvas(title, width=7.5, height=height)
        size, unit = unit_of(bars)
        places = range(len(bars))
        far = [bar.p90 / size for bar in bars]
        axes.barh(places, far, height=0.66, color=P90, label="p90: nine of ten were answered by then")
        axes.barh(
            places,
            [bar.median / size for bar in bars],
            height=0.66,
            color=MEDIAN,
            label="median: half were answered by then",
        )
        for place, bar in enumerate(bars):
            told = f"  {span_words(bar.median)} · {span_words(bar.p90)}  (of {bar.n})"
            axes.text(bar.p90 / size, place, told, va="center", color=INK, fontsize=8)
        axes.set_yticks(places, [_label(bar.label) for bar in bars])
        axes.set_xlim(0, max([*far, 0.1]) * 1.45)
        axes.set_ylim(len(bars) - 0.4, -0.6)
        axes.set_xlabel(f"first response by a person, {unit}", color=SOFT, fontsize=9)
        axes.legend(loc="upper left", bbox_to_anchor=(0, -0.65 / height), ncols=2, **_LEGEND)
        return _png(figure)


def heat_picture(title: str, cells: Sequence[Cell]) -> bytes:
    """PNG: weekday by hour of arrival; the number of leads, and the median first response as the colour."""
    from matplotlib.patches import Patch, Rectangle

    with _LOCK:
        figure, axes = _canvas(title, width=9.5, height=4.1)
        for cell in cells:
            fill = HEAT[cell.shade] if cell.median is not None else GROUND
            corner = (cell.hour - 0.46, cell.weekday - 0.46)
            axes.add_patch(Rectangle(corner, 0.92, 0.92, facecolor=fill, edgecolor=LINE))
            ink = GROUND if fill == HEAT[-1] else INK
            axes.text(
                cell.hour, cell.weekday, _short(cell.n), ha="center", va="center", color=ink, fontsize=8
            )
        axes.set_xlim(-0.6, 23.6)
        axes.set_ylim(len(WEEKDAYS) - 0.4, -0.6)
        axes.set_xticks(range(24))
        axes.set_yticks(range(len(WEEKDAYS)), WEEKDAYS)
        axes.set_xlabel("hour of arrival; the numbers are leads", color=SOFT, fontsize=9)
        steps = [f"up to {span_words(limit)}" for limit in SHADES] + [f"over {span_words(SHADES[-1])}"]
        colours = zip(HEAT, steps, strict=True)
        patches = [Patch(facecolor=fill, edgecolor=LINE, label=said) for fill, said in colours]
        patches.append(Patch(facecolor=GROUND, edgecolor=LINE, label="fewer than 5, or unanswered"))
        axes.legend(handles=patches, loc="upper center", bbox_to_anchor=(0.5, -0.2), ncols=6, **_LEGEND)
        return _png(figure)


_LEGEND: dict[str, Any] = {"frameon": False, "fontsize": 8, "labelcolor": INK}


def _canvas(title: str, *, width: float, height: float) -> "tuple[Figure, Axes]":
    """Inches. Without pyplot, which keeps every figure for ever."""
    from matplotlib import font_manager, rc_context
    from matplotlib.backends.backend_agg import FigureCanvasAgg
    from matplotlib.figure import Figure

    there = {font.name for font in font_manager.fontManager.ttflist}
    with rc_context({"font.family": [name for name in FAMILIES if name in there]}):
        figure = Figure(figsize=(width, height), dpi=DPI, facecolor=GROUND)
        FigureCanvasAgg(figure)
        axes = figure.add_subplot()
    axes.set_title(_literal(clip(one_line(title), TITLE)), loc="left", color=INK, fontsize=10, pad=10)
    axes.tick_params(length=0, labelsize=8, colors=INK)
    for side in axes.spines.values():
        side.set_visible(False)
    return figure, axes


def _png(figure: "Figure") -> bytes:
    out = io.BytesIO()
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", UserWarning)  # a letter that no font here has is drawn as a box
        figure.savefig(out, format="png", bbox_inches="tight", pad_inches=0.2, facecolor=GROUND)
    return out.getvalue()


def _label(text: str) -> str:
    return _literal(clip(one_line(text), LABEL)) or "?"


def _literal(text: str) -> str:
    """What stands between two dollars would be read as mathematics."""
    return unicodedata.normalize("NFC", text).replace("$", r"\$")


def _short(n: int) -> str:
    """At most four characters, as many as a cell takes."""
    return str(n) if n < 1_000 else f"{n // 1_000}k" if n < 1_000_000 else f"{n // 1_000_000}M"
