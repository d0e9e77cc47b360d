"""Which days are public holidays in a country, and which weekend days are worked in their stead."""

from collections.abc import Iterable
from functools import lru_cache

from bot.core.holiday_data import BY_NOTICE, NOTICES, DaysOff


def initialise(regions: Iterable[str], year: int) -> None:
    """Load now what the first reply would else wait for: half a second, where a region is not ours."""
    for region in filter(None, regions):
        public_holidays(region, year)


@lru_cache(maxsize=512)
def public_holidays(region: str, year: int) -> DaysOff | None:
    """Of a country (CN) or a part of one (DE-BY). None: nobody knows them yet, or nobody knows the region."""
    country, _, part = region.partition("-")
    if country in BY_NOTICE:
        return NOTICES.get((country, year))
    return _computed(country, part, year)


def _computed(country: str, part: str, year: int) -> DaysOff | None:
    from holidays import country_holidays  # 10 to 20 MB, which a team whose notices are ours does not need

    try:
        found = country_holidays(country, subdiv=part or None, years=year)
    except NotImplementedError:
        return None
    if not found:
        return None
    return DaysOff(
        off=frozenset(day for day in found if day.year == year),
        work=frozenset(day for day in found.weekend_workdays if day.year == year),
    )
