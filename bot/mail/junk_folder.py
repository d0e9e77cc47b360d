"""Which folder the server keeps spam in."""

from bot.errors import ConfigError
from bot.mail.sent_folder import bare_name
from bot.mail.session import Session

NAMES = (
    "[gmail]/spam",
    "[google mail]/spam",
    "junk",
    "spam",
    "junk email",
    "junk e-mail",
    "junk mail",
    "bulk mail",
    "bulk",
    "垃圾邮件",
    "垃圾郵件",
    "迷惑メール",
    "스팸메일함",
    "spamverdacht",
    "junk-e-mail",
    "correo no deseado",
    "lixo eletrônico",
    "courrier indésirable",
    "posta indesiderata",
    "спам",
)


class NoJunkFolder(ConfigError):
    """This mailbox has none: nothing can lie in it."""


def junk_folder(session: Session) -> str:
    """The folder that the server marks as Junk, else one with a usual name. Raises NoJunkFolder."""
    folders = session.client.list_folders()
    marks = session.client.xlist_folders() if session.can("XLIST") else []
    marked = [
        name for flags, _, name in (*folders, *marks) if {f.lower() for f in flags} & {rb"\junk", rb"\spam"}
    ]
    named = {bare_name(name, delimiter): name for _, delimiter, name in folders}
    usual = [named[name] for name in NAMES if name in named]
    if not marked and not usual:
        raise NoJunkFolder("the mailbox has no folder for spam: name it in junk_folder, if there is one")
    return str((*marked, *usual)[0])
