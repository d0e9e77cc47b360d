"""From the shape of the rule files to the values that the bot decides by."""

from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import Any

from bot.content.calendar_file import CalendarFile, own_days
from bot.content.catalogue_files import catalogue_of
from bot.content.rule_models import (
    GradesFile,
    GuardFile,
    MarketEntry,
    MarketsFile,
    PointEntry,
    ProductEntry,
    ProductsFile,
    RepEntry,
    RouteEntry,
    RoutesFile,
    TeamFile,
)
from bot.content.rule_values import ALL, WEEKDAYS, duration_of, minutes_of, size_of
from bot.content.source_models import SourceEntry, SourcesFile
from bot.core.hours import Hours
from bot.core.rules import (
    Absence,
    Grades,
    GuardLists,
    Listed,
    Market,
    Marks,
    Point,
    Product,
    Rep,
    Route,
    Rules,
    Source,
    SourceLimits,
)

NO_TEMPLATE = "none"


def rules_of(models: Mapping[str, Any], folder: Path, *, digest: str) -> Rules:
    """One set of rules. A file that is missing means none of its entries. Catalogues lie in the folder."""
    products: ProductsFile = models["products.yaml"]
    routes: RoutesFile = models["routes.yaml"]
    markets: MarketsFile = models.get("markets.yaml") or MarketsFile(markets=[])
    team: TeamFile = models.get("team.yaml") or TeamFile(team=[])
    sources: SourcesFile = models.get("sources.yaml") or SourcesFile(sources=[])
    reps = {name: entry.id for entry in team.team for name in (entry.name, entry.id)}
    return Rules(
        products=tuple(_product(entry, folder) for entry in products.products),
        routes=tuple(_route(entry, reps) for entry in routes.routes),
        sources=tuple(_source(entry, sources) for entry in sources.sources),
        markets=tuple(_market(entry) for entry in markets.markets),
        team=tuple(_rep(entry) for entry in team.team),
        grades=_grades(models.get("grades.yaml")),
        guard=_lists(models.get("guard.yaml") or GuardFile()),
        days=own_days(models.get("calendar.yaml") or CalendarFile()),
        digest=digest,
    )


def _product(entry: ProductEntry, folder: Path) -> Product:
    languages: dict[str, tuple[str, ...]] = {}
    for language, words in entry.keywords.items():
        for word in words:
            languages[word] = (*languages.get(word, ()), "" if language == ALL else language)
    return Product(
        id=entry.id,
        names=entry.names,
        keywords=tuple(languages),
        languages=languages,
        skus=tuple(entry.skus),
        exclude=tuple(entry.exclude),
        catalogue=catalogue_of(entry.catalogue, folder),
    )


def _route(entry: RouteEntry, reps: Mapping[str, str]) -> Route:
    when, then = entry.when, entry.then
    return Route(
        name=entry.name,
        languages=tuple(when.language),
        countries=tuple(when.country),
        markets=tuple(when.market),
        products=tuple(when.product),
        sources=tuple(when.source),
        grades=tuple(when.grade),
        risks=tuple(when.risk),
        domains=tuple(when.domain),
        headers=tuple(when.header),
        over=size_of(when.size.over) if when.size and when.size.over else 0,
        under=size_of(when.size.under) if when.size and when.size.under else 0,
        attachments=tuple(when.attachment),
        working_time=when.working_time or "",
        subject=tuple(when.subject),
        channel=then.channel,
        template="" if then.template == NO_TEMPLATE else then.template,
        reply_language=then.reply_language or "",
        team=then.team or "",
        rep=reps.get(then.rep or "", ""),
        sla=duration_of(then.sla) if then.sla else None,
        priority=then.priority,
        hold=then.hold or "",
    )


def _hours(entry: MarketEntry | RepEntry) -> Hours:
    return Hours(
        zone=entry.zone,
        spans=tuple(minutes_of(span) for span in entry.hours),
        weekend=tuple(sorted(WEEKDAYS.index(day) for day in entry.weekend)),
    )


def _market(entry: MarketEntry) -> Market:
    return Market(
        id=entry.id,
        countries=tuple(entry.countries),
        languages=tuple(entry.languages),
        hours=_hours(entry),
        holidays=entry.holidays or "",
        currency=entry.currency or "",
    )


def _rep(entry: RepEntry) -> Rep:
    away = (
        Absence(first=date.fromisoformat(one.first), last=date.fromisoformat(one.last)) for one in entry.away
    )
    return Rep(
        id=entry.id,
        name=entry.name,
        email=(entry.email or "").lower(),
        teams=tuple(entry.teams),
        languages=tuple(entry.languages),
        markets=tuple(entry.markets),
        hours=_hours(entry),
        away=tuple(away),
        cap=entry.cap,
    )


def _grades(file: GradesFile | None) -> Grades:
    if file is None:
        return Grades()
    points = tuple(_point(entry) for entry in file.points)
    return Grades(a=file.grades_from.a, b=file.grades_from.b, points=points)


def _point(entry: PointEntry) -> Point:
    return Point(
        name=entry.name,
        gives=entry.gives,
        because=entry.because,
        has=tuple(entry.has),
        lacks=tuple(entry.lacks),
        words=tuple(entry.words),
        countries=tuple(entry.country),
        markets=tuple(entry.market),
        products=tuple(entry.product),
        sources=tuple(entry.source),
    )


def _lists(file: GuardFile) -> GuardLists:
    return GuardLists(
        block=tuple(Listed(sender=e.sender, silently=e.silently, note=e.note) for e in file.block),
        allow=tuple(Listed(sender=entry.sender, note=entry.note) for entry in file.allow),
    )


def _source(entry: SourceEntry, file: SourcesFile) -> Source:
    """A profile with its own labels, which go before those that every profile knows."""
    labels = {
        label: field
        for field, by_language in file.labels.items()
        for written in by_language.values()
        for label in written
    }
    labels |= {label: field for field, written in entry.fields.items() for label in written}
    requires, unless = entry.requires, entry.unless
    return Source(
        name=entry.name,
        title=entry.title,
        senders=tuple(entry.from_),
        dkim=tuple(entry.authenticated_by.dkim),
        received_from=tuple(entry.authenticated_by.received_from),
        requires=Marks(
            subject=tuple(requires.subject),
            body=tuple(requires.body),
            headers=tuple(requires.headers),
            fields=tuple(requires.fields),
            at_least=requires.at_least,
            asks=requires.asks,
        ),
        unless=Marks(subject=tuple(unless.subject), body=tuple(unless.body), headers=tuple(unless.headers)),
        labels=tuple(labels.items()),
        closing=tuple(entry.closing),
        buyer_from=entry.buyer_from,
        reply_channel=entry.reply_channel,
        limits=SourceLimits(per_hour=entry.limits.per_hour, per_address_days=entry.limits.per_address_days),
        note=entry.note,
    )
