"""What operators write of the desk, where a pattern cannot say what is wrong. Raises ValueError in words."""

import re

MOST_STEPS = 3  # the owner, the channel, the managers
SPAN = r"(?:([01]\d|2[0-3]):[0-5]\d|24:00)"


def steps(percents: tuple[int, ...]) -> tuple[int, ...]:
    """Of a ladder: each later than the one before."""
    rising = all(earlier < later for earlier, later in zip((0, *percents), percents, strict=False))
    if not rising or len(percents) > MOST_STEPS:
        raise ValueError(
            "write at most three percentages, each larger than the one before, as [75, 100, 150]"
        )
    return percents


def quiet_hours(span: str) -> str:
    """Empty where nobody has any."""
    if span and not re.fullmatch(f"{SPAN}-{SPAN}", span):
        raise ValueError(f"{span!r} is no time of day: write it as 21:00-07:00, or nothing")
    return span
