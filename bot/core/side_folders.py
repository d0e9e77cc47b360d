"""A folder that is read beside the inbox has a cursor and ledger rows of its own, under a name of its own.
Leads, replies and caps belong to the mailbox all the same."""

JUNK = "Junk"  # whatever the server calls it
_MARK = "/"


def side_name(mailbox: str, folder: str) -> str:
    return f"{mailbox}{_MARK}{folder}" if folder else mailbox


def main_name(name: str) -> str:
    """The mailbox, also of one of its side folders."""
    return name.partition(_MARK)[0]


def is_side(name: str) -> bool:
    return _MARK in name
