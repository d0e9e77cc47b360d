"""Which rep gets a new lead. Pure: who had the buyer, how much everybody has and whose turn it is are given.

The rep who knows the buyer; the one whom the route names; one of the route's team. Nobody fits: the card
waits in its channel for whoever comes first.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.core.country_domains import FREE_MAIL as NATIONAL_FREE_MAIL
from bot.core.domains import FREE_MAIL, house_of
from bot.core.lead import RepId
from bot.core.routing import with_parent
from bot.core.rules import Rep
from bot.core.terms import Terms
from bot.core.working import is_away

SOON = timedelta(days=1)  # a rep whose buyer it is may sleep first, and not be away


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A lead that nobody has. `same_…`: who has or had such leads, the likeliest first."""

    same_buyer: tuple[str, ...] = ()
    same_company: tuple[str, ...] = ()
    rep: str = ""
    team: str = ""
    language: str = "und"
    market: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Staff:
    """`loads`: open leads by rep. `turns`: by rep of the team, a number that grows with each turn."""

    loads: Mapping[str, int] = field(default_factory=dict)
    turns: Mapping[str, int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Assigned:
    rep: RepId
    because: str


def choose(asked: Asked, staff: Staff, terms: Terms, now: datetime) -> Assigned | None:
    """None: nobody fits, or nobody is at work now: then it is asked again when somebody is."""
    if terms.policy.assign == "nobody":
        return None
    named = (
        *((rep, "same buyer") for rep in asked.same_buyer),
        *((rep, "same company") for rep in asked.same_company),
        (asked.rep, "route"),
    )
    for rep_id, because in named:
        rep = _known(rep_id, terms)
        if rep is not None and not _is_full(rep, staff) and _comes(rep, asked, terms, now) <= now + SOON:
            return Assigned(RepId(rep.id), because)
    if not asked.team:
        return None
    able = [rep for rep in terms.rules.team if asked.team in rep.teams and not _is_full(rep, staff)]
    present = [rep for rep in able if _comes(rep, asked, terms, now) <= now]
    best = min(_apt(present, asked), key=lambda rep: _rank(rep, staff, terms), default=None)
    return Assigned(RepId(best.id), terms.policy.assign) if best else None


def company_of(email: str, ours: frozenset[str] = frozenset()) -> str:
    """Whose company an address is of: nobody's at a mail provider, and ours says nothing of a buyer."""
    house, domain = house_of(email), email.rpartition("@")[2].lower()
    is_anybodys = not FREE_MAIL.isdisjoint((house, domain)) or domain in NATIONAL_FREE_MAIL or house in ours
    return "" if is_anybodys else house


def on_duty(team: str, market: str, terms: Terms, now: datetime) -> list[RepId]:
    """Who of the team is at work now."""
    asked = Asked(team=team, market=market)
    mates = (rep for rep in terms.rules.team if team and team in rep.teams)
    return [RepId(rep.id) for rep in mates if _comes(rep, asked, terms, now) <= now]


def openings(loads: Mapping[str, int], terms: Terms, now: datetime) -> list[tuple[str, str]]:
    """For which team and market somebody is at work now and has room."""
    if terms.policy.assign == "nobody":
        return []
    staff, found = Staff(loads=loads), []
    for market in ("", *(one.id for one in terms.rules.markets)):
        asked = Asked(market=market)
        free = (rep for rep in terms.rules.team if not _is_full(rep, staff))
        teams = (team for rep in free if _comes(rep, asked, terms, now) <= now for team in rep.teams)
        found += [(team, market) for team in dict.fromkeys(teams)]
    return found


def _known(rep_id: str, terms: Terms) -> Rep | None:
    """Who is not in team.yaml has left, unless nobody is."""
    if rep_id and not terms.rules.team:
        return Rep(id=rep_id, name="")
    return terms.rep(rep_id)


def _is_full(rep: Rep, staff: Staff) -> bool:
    return 0 < rep.cap <= staff.loads.get(rep.id, 0)


def _comes(rep: Rep, asked: Asked, terms: Terms, now: datetime) -> datetime:
    """When the rep is at work next; `now` for who is."""
    calendar = terms.calendar_for(rep.id, asked.market)
    if calendar is None:  # nobody said when, and at most that the rep is away
        return now + 2 * SOON if is_away(rep, now) else now
    return calendar.next_open(now) or now + 2 * SOON


def _apt(reps: list[Rep], asked: Asked) -> list[Rep]:
    """Those who serve the market and write the language, as far as there are any: nobody is left out for
    what was not said of them."""
    serving = [rep for rep in reps if not rep.markets or asked.market in rep.markets] or reps
    if asked.language in ("", "und"):
        return serving
    spoken = set(with_parent(asked.language))
    return [rep for rep in serving if not rep.languages or spoken & set(rep.languages)] or serving


def _rank(rep: Rep, staff: Staff, terms: Terms) -> tuple[int, int]:
    """The longest unserved first, or before that the fewest leads. Equals go by their order in team.yaml."""
    load = staff.loads.get(rep.id, 0) if terms.policy.assign == "fewest" else 0
    return load, staff.turns.get(rep.id, 0)
