"""The names of all that can be pressed on a card, as Slack sends them back, and the choices of its menus."""

CLAIM, RELEASE, REPLY, ASSIGN, CLOSE = "lead.claim", "lead.release", "lead.reply", "lead.assign", "lead.close"
NOT_A_LEAD, UNDO, REOPEN = "lead.not_a_lead", "lead.undo", "lead.reopen"
WAKE, DECLINE = "lead.wake", "lead.decline"
SEND_PREVIEW, EDIT_PREVIEW, SKIP_PREVIEW = "lead.preview_send", "lead.preview_edit", "lead.preview_skip"
MORE = "lead.more"  # a menu: the lead is in the block's id, the choice is one of these

CHOICES = {
    "assign": "Assign to…",
    "snooze:1h": "Snooze 1 hour",
    "snooze:tomorrow": "Snooze until tomorrow 9:00",
    "snooze:date": "Snooze until…",
    "not_a_lead": "Not a lead",
    "full": "Show whole message",
    "correct": "Correct language, country, product…",
    "pin": "Pin: this claim does not run out",
    "reopen": "Reopen",
}
