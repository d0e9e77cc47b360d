"""The figures as one page that needs nothing else: charts in SVG, by light and by night, and the same numbers
as a table."""

from collections.abc import Mapping, Sequence
from html import escape

from bot.core.stats_chart import SHADES
from bot.core.stats_figures import SMALL, Figures
from bot.core.stats_groups import WEEKDAYS, slot_of
from bot.core.stats_words import Row, span_words

BAR, CELL, LEFT = 26, 26, 150
WIDTH = 640
STYLE = """\
:root{color-scheme:light dark;--back:#fff;--text:#1c2430;--soft:#5b6675;--line:#d9dee5;--bar:#2f6fb0;\
--far:#a9c6e3;--h0:#d8efe0;--h1:#a6d8b8;--h2:#f2d382;--h3:#e9a05c;--h4:#c8503c;--on:#1c2430;--on4:#fff}
@media(prefers-color-scheme:dark){:root{--back:#14181f;--text:#e6eaf0;--soft:#9aa6b5;--line:#333c49;\
--bar:#6aa9e9;--far:#2f4a68;--h0:#1d3a2a;--h1:#2b5a3f;--h2:#6b5a1e;--h3:#8a5426;--h4:#b8432f;--on:#e6eaf0}}
body{background:var(--back);color:var(--text);font:15px/1.5 system-ui,sans-serif;margin:2rem auto;\
max-width:72rem;padding:0 1rem}
h1{font-size:1.4rem}h2{font-size:1.1rem;margin-top:2rem}p{margin:.2rem 0}.soft{color:var(--soft)}
.wide{overflow-x:auto}svg{max-width:100%;height:auto}text{fill:var(--text);font:12px system-ui,sans-serif}
table{border-collapse:collapse;font-variant-numeric:tabular-nums}th,td{padding:.3rem .6rem;text-align:right;\
border-bottom:1px solid var(--line);white-space:nowrap}th:first-child,td:first-child{text-align:left}
"""


def as_page(
    title: str,
    summary: Sequence[str],
    rows: Sequence[Row],
    cells: Sequence[Sequence[str]],
    slots: Mapping[str, Figures],
    names: Mapping[str, str],
) -> str:
    parts = [f"<h1>First response: {escape(title)}</h1>", *(f"<p>{escape(line)}</p>" for line in summary)]
    if any(not row.now.is_small for row in rows):
        parts += ["<h2>First response by a person</h2>", _bars(rows, names)]
        parts += [
            '<p class="soft">The short bar is the median; 90 of 100 were answered within the long one.</p>'
        ]
    parts += ["<h2>When inquiries arrive, and how fast they are answered</h2>", _heat(slots)]
    parts += [
        f'<p class="soft">The number of leads; the colour, from {SMALL} on, is the median first response: '
        "two greens up to 15 min and 1 h, yellow up to 4 h, orange up to 24 h, red above.</p>"
    ]
    parts += ["<h2>All figures</h2>", _table(cells)]
    body = "\n".join(parts)
    return (
        '<!doctype html>\n<html lang="en"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width,initial-scale=1">'
        f"<title>First response: {escape(title)}</title>\n<style>\n{STYLE}</style></head>\n<body>\n{body}\n"
        "</body></html>\n"
    )


def _bars(rows: Sequence[Row], names: Mapping[str, str]) -> str:
    shown = [row for row in rows if row.now.response.p90 is not None and not row.now.is_small]
    most = max((row.now.response.p90 or 1 for row in shown), default=1) or 1
    room = WIDTH - LEFT - 130
    lines = []
    for number, row in enumerate(shown):
        clock, top = row.now.response, number * BAR + 4
        median, far = ((value or 0) * room / most for value in (clock.median, clock.p90))
        name = escape(names.get(row.value, row.value) or "not known")
        lines.append(
            f'<text x="{LEFT - 8}" y="{top + 14}" text-anchor="end">{name[:60]}</text>'
            f'<rect x="{LEFT}" y="{top}" width="{far:.1f}" height="18" rx="3" fill="var(--far)"/>'
            f'<rect x="{LEFT}" y="{top}" width="{median:.1f}" height="18" rx="3" fill="var(--bar)"/>'
            f'<text x="{LEFT + far + 8:.1f}" y="{top + 14}">{span_words(clock.median)} · '
            f"{span_words(clock.p90)}</text>"
        )
    return _svg(WIDTH, len(shown) * BAR + 8, "First response, median and p90", lines)


def _heat(slots: Mapping[str, Figures]) -> str:
    hours = [
        f'<text x="{60 + hour * CELL + CELL / 2}" y="14" text-anchor="middle">{hour}</text>'
        for hour in range(24)
    ]
    days = [
        f'<text x="50" y="{20 + day * CELL + 17}" text-anchor="end">{name}</text>'
        for day, name in enumerate(WEEKDAYS)
    ]
    cells = [
        _cell(day, hour, slots[slot_of(day, hour)])
        for day in range(7)
        for hour in range(24)
        if slot_of(day, hour) in slots
    ]
    return _svg(60 + 24 * CELL, 24 + 7 * CELL, "Arrivals by weekday and hour", [*hours, *days, *cells])


def _cell(day: int, hour: int, figures: Figures) -> str:
    left, top, median = 60 + hour * CELL, 20 + day * CELL, figures.response.median
    decided = median is not None and not figures.is_small
    shade = sum((median or 0) > limit for limit in SHADES)
    fill = f"var(--h{shade})" if decided else "none"
    said = f"{WEEKDAYS[day]} {hour}:00: {figures.n} leads"
    said += f", median {span_words(median)}, p90 {span_words(figures.response.p90)}" if decided else ""
    ink = ' style="fill:var(--on4)"' if decided and shade == len(SHADES) else ""
    return (
        f'<g><title>{said}</title><rect x="{left + 1}" y="{top + 1}" width="{CELL - 2}" height="{CELL - 2}" '
        f'rx="3" fill="{fill}" stroke="var(--line)"/>'
        f'<text x="{left + CELL / 2}" y="{top + 17}" text-anchor="middle"{ink}>{figures.n}</text></g>'
    )


def _table(cells: Sequence[Sequence[str]]) -> str:
    head, *rows = ([escape(cell) for cell in row] for row in cells)
    lines = ["<tr>" + "".join(f"<td>{cell}</td>" for cell in row) + "</tr>" for row in rows]
    heads = "".join(f"<th>{cell}</th>" for cell in head)
    return f'<div class="wide"><table><tr>{heads}</tr>\n' + "\n".join(lines) + "\n</table></div>"


def _svg(width: int, height: int, label: str, lines: Sequence[str]) -> str:
    return (
        f'<div class="wide"><svg viewBox="0 0 {width} {height}" width="{width}" height="{height}" role="img" '
        f'aria-label="{label}">\n' + "\n".join(lines) + "\n</svg></div>"
    )
