"""What the settings say of a mailbox, as the desk that judges and answers its mail."""

from datetime import timedelta

from bot.config import LimitsSection, Settings, go_live_of
from bot.content.slots import Company
from bot.core.caps import Limits
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
