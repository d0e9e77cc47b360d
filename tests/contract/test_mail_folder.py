"""What only a mailbox and a sender made of files have: names, half-written files, an index."""

import os
from pathlib import Path

import pytest

from bot.errors import ConfigError, TemporaryFailure
from bot.mail.folder import INDEX, FolderMailbox, FolderSender
from bot.mail.ports import MailRef
from tests.contract.mailboxes import a_mail


def uids(mailbox: FolderMailbox, after: MailRef | None = None) -> list[int]:
    return [mail.ref.uid for mail in mailbox.fetch_after(after, 100)]


def test_the_older_file_has_the_lower_uid_whatever_the_names(tmp_path: Path):
    for name, age in (("a", 3), ("b", 1), ("c", 2)):
        (tmp_path / f"{name}.eml").write_bytes(a_mail(age))
        os.utime(tmp_path / f"{name}.eml", (1_700_000_000 + age,) * 2)
    mails = list(FolderMailbox(tmp_path).fetch_after(None, 100))
    assert [mail.raw for mail in mails] == [a_mail(1), a_mail(2), a_mail(3)]


def test_a_file_that_comes_later_is_newer_even_with_an_old_date(tmp_path: Path):
    (tmp_path / "new.eml").write_bytes(a_mail(1))
    (mail,) = FolderMailbox(tmp_path).fetch_after(None, 100)
    (tmp_path / "old.eml").write_bytes(a_mail(2))
    os.utime(tmp_path / "old.eml", (1_000_000_000,) * 2)
    assert uids(FolderMailbox(tmp_path), mail.ref) == [2]


def test_a_renamed_file_is_no_new_mail_and_keeps_its_tags(tmp_path: Path):
    (tmp_path / "before.eml").write_bytes(a_mail(1))
    mailbox = FolderMailbox(tmp_path)
    (mail,) = mailbox.fetch_after(None, 100)
    mailbox.tag([mail.ref], "firstreply-lead")
    (tmp_path / "before.eml").rename(tmp_path / "after.eml")
    assert uids(mailbox, mail.ref) == []
    assert mailbox.tags(mail.ref) == ("firstreply-lead",)


def test_a_second_copy_of_a_file_is_a_mail_of_its_own(tmp_path: Path):
    (tmp_path / "one.eml").write_bytes(a_mail(1))
    assert uids(FolderMailbox(tmp_path)) == [1]
    (tmp_path / "two.eml").write_bytes(a_mail(1))
    assert uids(FolderMailbox(tmp_path)) == [1, 2]


def test_other_files_and_hidden_ones_are_no_mail(tmp_path: Path):
    for name in ("notes.txt", ".draft.eml", "half.eml.part"):
        (tmp_path / name).write_bytes(a_mail(1))
    (tmp_path / "folder.eml").mkdir()
    assert uids(FolderMailbox(tmp_path)) == []


def test_the_index_outlives_the_process(tmp_path: Path):
    (tmp_path / "one.eml").write_bytes(a_mail(1))
    (before,) = FolderMailbox(tmp_path).fetch_after(None, 100)
    (after,) = FolderMailbox(tmp_path).fetch_after(None, 100)
    assert (tmp_path / INDEX).exists()
    assert before == after


def test_a_mailbox_folder_that_is_missing_is_named(tmp_path: Path):
    with pytest.raises(ConfigError, match="nowhere"):
        uids(FolderMailbox(tmp_path / "nowhere"))


def test_an_index_that_is_no_index_is_named_with_the_repair(tmp_path: Path):
    (tmp_path / INDEX).write_text("{broken")
    with pytest.raises(ConfigError, match=r"\.firstreply-index\.json.*delete it"):
        uids(FolderMailbox(tmp_path))


def test_each_sent_mail_is_a_file_and_no_half_file_is_left(tmp_path: Path):
    sender = FolderSender(tmp_path / "out")
    for number in (1, 2):
        sender.send(
            a_mail(number), "carla@kunde.example", before_data=lambda: None, accepted=lambda answer: None
        )
    paths = list((tmp_path / "out").iterdir())
    assert all(path.suffix == ".eml" for path in paths)
    assert sorted(path.read_bytes() for path in paths) == [a_mail(1), a_mail(2)]


def test_a_folder_that_cannot_be_written_to_is_a_matter_of_time(tmp_path: Path):
    (tmp_path / "out").write_text("a file, not a folder")
    told: list[str] = []
    with pytest.raises(TemporaryFailure, match="cannot be written to"):
        FolderSender(tmp_path / "out").send(
            a_mail(1), "carla@kunde.example", before_data=lambda: None, accepted=told.append
        )
    assert told == []
