"""The page of a backtest: each mail that would change, with its two sides. One file, nothing is loaded."""

from collections.abc import Sequence

import jinja2

from bot.core.replay import Change
from bot.core.replay_words import reasons, steps

_STYLE = """
:root { color-scheme: light dark; --ground: #f3f2ee; --pane: #fff; --line: #e2dfd8; --ink: #1f2328;
  --quiet: #626a73; --accent: #0b6b5d; --old: #fdf1d8; --new: #e7f2ef; --radius: 10px; }
@media (prefers-color-scheme: dark) {
  :root { --ground: #14171a; --pane: #1b1f23; --line: #31373d; --ink: #e4e6e8; --quiet: #9aa3ac;
    --accent: #4fb8a3; --old: #3a2f17; --new: #203430; } }
* { box-sizing: border-box; }
body { margin: 0 auto; padding: 2rem clamp(.75rem, 3vw, 2.5rem); max-width: 76rem; background: var(--ground);
  color: var(--ink); font: 15px/1.5 system-ui, -apple-system, "Segoe UI", Roboto, "Noto Sans",
  "Noto Sans CJK SC", "Noto Sans Arabic", sans-serif; }
h1 { font-size: 1.35rem; line-height: 1.35; margin: 0 0 .4rem; text-wrap: balance; }
p, h2, dl, dd, ul { margin: 0; padding: 0; }
.notes, .meta, .why { color: var(--quiet); font-size: .87rem; }
article { margin-top: 1.1rem; padding: 1rem 1.15rem 1.1rem; background: var(--pane);
  border: 1px solid var(--line); border-radius: var(--radius); }
h2 { font-size: 1rem; overflow-wrap: anywhere; }
.meta { overflow-wrap: anywhere; }
.meta b { color: var(--accent); }
.sides { display: grid; grid-template-columns: repeat(2, minmax(0, 1fr)); gap: .75rem; margin-top: .7rem; }
.side { padding: .6rem .8rem .7rem; border-radius: 7px; min-width: 0; }
.old { background: var(--old); } .new { background: var(--new); }
.side h3 { margin: 0 0 .25rem; font-size: .75rem; letter-spacing: .05em; text-transform: uppercase;
  color: var(--quiet); }
dl { display: grid; grid-template-columns: max-content minmax(0, 1fr); gap: .1rem .8rem; }
dt { color: var(--quiet); } dd { font-weight: 600; overflow-wrap: anywhere; }
.because { margin-top: .3rem; font-size: .87rem; overflow-wrap: anywhere; }
pre { margin: .6rem 0 0; padding-top: .5rem; border-top: 1px solid var(--line); font: inherit;
  font-size: .9rem; white-space: pre-wrap; overflow-wrap: anywhere; }
.why { margin: .65rem 0 0; padding-left: 1.1rem; overflow-wrap: anywhere; }
@media (max-width: 42rem) { h1 { font-size: 1.1rem; }
  .sides { grid-template-columns: minmax(0, 1fr); } body { padding-top: 1rem; } }
"""

_PAGE = """<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>{{ summary }}</title>
<style>{{ style }}</style>
<h1>{{ summary }}</h1>
{% for note in notes %}
<p class="notes">{{ note }}</p>
{% endfor %}
{% for change in changes %}
<article>
<h2 dir="auto">{{ change.past.subject or "(no subject)" }}</h2>
<p class="meta"><b>{{ change.past.number }}</b> ·
{{ change.past.received_at.strftime("%Y-%m-%d %H:%M") }} UTC ·
<bdi>{{ change.past.sender or "(no sender)" }}</bdi></p>
<div class="sides">
{% for name, side, place in ((before, change.old, 1), (after, change.new, 2)) %}
<section class="side {{ "old" if place == 1 else "new" }}">
<h3>{{ name }}</h3>
<dl>
{% for step in steps(change) %}
<dt>{{ step[0] }}</dt><dd>{{ step[place] }}</dd>
{% endfor %}
</dl>
{% if side.because %}
<p class="because">{{ side.because }}</p>
{% endif %}
{% if side.text %}
<pre dir="auto">{{ side.text }}</pre>
{% endif %}
</section>
{% endfor %}
</div>
<ul class="why">
{% for reason in reasons(change) %}
<li dir="auto">{{ reason }}</li>
{% endfor %}
</ul>
</article>
{% endfor %}
</html>
"""


def page(summary: str, notes: Sequence[str], changes: Sequence[Change], *, before: str) -> str:
    """`before`: what the side on the left is. Mail is escaped; the page has no script and loads nothing."""
    drawn = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    return drawn.from_string(_PAGE).render(
        summary=summary,
        notes=notes,
        changes=changes,
        before=before,
        after="With the edited files",
        style=_STYLE,
        steps=steps,
        reasons=reasons,
    )
