"""What the settings say of the desk, as the policy that leads are handed out by."""

from datetime import timedelta

from bot.config import Settings
from bot.core.terms import Policy
from bot.flows.desks import policy_of


def settings(**desk):
    return Settings.model_validate(
        {
            "company": {"name": "Brightvalve"},
            "mailboxes": {
                "sales": {
                    "kind": "folder",
                    "path": "in",
                    "address": "sales@brightvalve.example",
                    "aliases": ["export@mail.brightpump.example"],
                }
            },
            "smtp": {"kind": "folder", "path": "out"},
            "slack": {"mode": "off", "managers": ["U0MONA", "S0BOSSES"]},
            "desk": desk,
        }
    )


def test_what_nobody_set_hands_out_in_turn_and_tells_who_is_late():
    assert policy_of(settings()) == Policy(
        assign="turn",
        claim=timedelta(hours=4),
        nudge=timedelta(minutes=30),
        lock=timedelta(hours=1),
        sla=None,
        steps=(75, 100, 150),
        quiet=(1260, 420),
        managers=("U0MONA", "S0BOSSES"),
        houses=frozenset({"brightvalve.example", "brightpump.example"}),
    )


def test_nought_switches_off():
    off = policy_of(settings(claim_minutes=0, sla_minutes=0, lock_minutes=0, quiet="", escalate_percent=[]))
    assert (off.claim, off.sla, off.lock) == (None, None, timedelta())
    assert (off.quiet, off.steps) == (None, ())


def test_minutes_and_quiet_hours_are_taken_as_they_stand():
    policy = policy_of(
        settings(assign="fewest", claim_minutes=90, nudge_minutes=5, sla_minutes=45, quiet="20:30-06:15")
    )
    spans = (policy.claim, policy.nudge, policy.sla)
    assert spans == tuple(timedelta(minutes=minutes) for minutes in (90, 5, 45))
    assert (policy.assign, policy.quiet) == ("fewest", (1230, 375))
