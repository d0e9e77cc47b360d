"""The field by which we know a mail of ours where a server gave it another Message-ID."""

MARK = "X-Firstreply-Reply"
