"""Which folder holds sent mail, from what servers list."""

import pytest

from bot.mail.sent_folder import marked_as_sent, named_as_sent

INBOX = ((b"\\HasNoChildren",), b"/", "INBOX")


def test_the_mark_counts_whatever_its_case_and_its_name():
    assert marked_as_sent([INBOX, ((b"\\HasNoChildren", b"\\sent"), b"/", "Wysłane")]) == "Wysłane"


def test_no_mark_is_no_folder():
    assert marked_as_sent([INBOX, ((), b"/", "Sent")]) is None


@pytest.mark.parametrize(
    ("name", "delimiter"),
    [
        ("Sent", b"/"),
        ("SENT ITEMS", b"/"),
        ("[Gmail]/Sent Mail", b"/"),
        ("INBOX.Sent", b"."),
        ("INBOX/Gesendet", b"/"),
        ("已发送", b"/"),
        ("Éléments envoyés", b"/"),
        ("Отправленные", None),
    ],
)
def test_usual_names_are_known_also_below_the_inbox(name: str, delimiter: bytes | None):
    assert named_as_sent([INBOX, ((), delimiter, name)]) == name


def test_other_folders_are_not_taken_for_it():
    assert named_as_sent([INBOX, ((), b"/", "Presents"), ((), b"/", "Archive/Sent")]) is None
