"""What the settings say of a mailbox, as the desk that judges and answers its mail."""

from datetime import timedelta

from bot.config import LimitsSection, Settings, go_live_of
from bot.content.rule_values import minutes_of
from bot.content.slots import Company
from bot.core.caps import Limits
from bot.core.domains import house_of
from bot.core.terms import Policy
from bot.core.verdict import Own
from bot.flows.intake import Desk
from bot.flows.rule_sets import RuleSet


def desk_of(name: str, settings: Settings, rules: RuleSet, secret: bytes) -> Desk:
    section, company = settings.mailboxes[name], settings.company
    everyone = frozenset(a for s in settings.mailboxes.values() for a in (s.address, *s.aliases))
    return Desk(
        mailbox=name,
        address=section.address,
        from_name=section.name or company.name,
        own=Own(
            addresses=everyone,
            message_id_domain=section.address.rpartition("@")[2],
            authserv_id=section.authserv_id,
            list_ids=frozenset(section.list_ids),
            secret=secret,
            names=frozenset((company.name,)),
        ),
        company=Company(
            name=company.name, address=company.address, phone=company.phone, website=company.website
        ),
        rules=rules.rules,
        templates=rules.templates,
        secret=secret,
        reply_prefix=company.reply_prefix,
        go_live=go_live_of(section),
        cut_off=timedelta(hours=settings.limits.cut_off_hours),
        limits=_limits(settings.limits),
        join_window=timedelta(hours=settings.limits.join_hours),
        policy=policy_of(settings),
        grace=timedelta(minutes=settings.desk.grace_minutes),
        shadow_until=settings.desk.shadow_until,
    )


def policy_of(settings: Settings) -> Policy:
    desk = settings.desk
    ours = (address for one in settings.mailboxes.values() for address in (one.address, *one.aliases))
    return Policy(
        assign=desk.assign,
        claim=timedelta(minutes=desk.claim_minutes) if desk.claim_minutes else None,
        nudge=timedelta(minutes=desk.nudge_minutes),
        lock=timedelta(minutes=desk.lock_minutes),
        sla=timedelta(minutes=desk.sla_minutes) if desk.sla_minutes else None,
        steps=desk.escalate_percent,
        quiet=minutes_of(desk.quiet) if desk.quiet else None,
        managers=settings.slack.managers,
        houses=frozenset(house_of(address) for address in ours),
    )


def _limits(section: LimitsSection) -> Limits:
    return Limits(
        hour=section.replies_per_hour,
        day=section.replies_per_day,
        domain_day=section.replies_per_domain_day,
        free_mail_day=section.replies_per_free_mail_day,
        source_hour=section.replies_per_form_hour,
        same_text_day=section.replies_same_text_day,
    )
