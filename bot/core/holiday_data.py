"""Public holidays that a yearly notice moves about: computed days would be wrong, so a year without its
notice is not known.

`off` are the days that are free beside the weekend, `work` the weekend days that are worked instead.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class DaysOff:
    """One year of a country or of a part of one."""

    off: frozenset[date] = frozenset()
    work: frozenset[date] = frozenset()


BY_NOTICE = frozenset(("CN",))

# China. 2026: notice of the General Office of the State Council of 4 November 2025. The notice for 2027 was
# not known when this was written: add it here, or to rules/calendar.yaml, when it is published (November).
_CN = """
2026 off 01-01..01-03 02-15..02-23 04-04..04-06 05-01..05-05 06-19..06-21 09-25..09-27 10-01..10-07
2026 work 01-04 02-14 02-28 05-09 09-20 10-10
"""


def days_between(first: date, last: date) -> frozenset[date]:
    """Both ends counted."""
    return frozenset(first + timedelta(days=number) for number in range((last - first).days + 1))


def _notices(table: str) -> dict[int, DaysOff]:
    found: dict[int, dict[str, set[date]]] = {}
    for line in table.strip().splitlines():
        year, kind, *spans = line.split()
        for span in spans:
            first, _, last = span.partition("..")
            days = days_between(_day(year, first), _day(year, last or first))
            found.setdefault(int(year), {"off": set(), "work": set()})[kind] |= days
    return {
        year: DaysOff(off=frozenset(kinds["off"]), work=frozenset(kinds["work"]))
        for year, kinds in found.items()
    }


def _day(year: str, month_and_day: str) -> date:
    return date.fromisoformat(f"{year}-{month_and_day}")


NOTICES: Mapping[tuple[str, int], DaysOff] = {("CN", year): days for year, days in _notices(_CN).items()}
