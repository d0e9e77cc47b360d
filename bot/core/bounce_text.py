"""What a bounce says in plain words: Exim, qmail, Exchange, Gmail, 163, QQ and others without a report."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bot.core.guard_words import BOUNCE_BODIES, BOUNCE_SUBJECTS, phrases
from bot.core.headers import clean
from bot.core.own_ids import PREFIX

MAX_LINES = 400
MAX_ADDRESSES = 50
LOCAL = re.compile(r"[^\s@<>()\[\]\\,;:\"'`‘’“”«»|=/：，。；、（）【】]{1,64}$")
DOMAIN = re.compile(r"[^\W_](?:[\w-]{0,62})(?:\.[\w-]{1,63}){1,8}")
# Where the copy of the returned mail begins, after which nothing is told any more.
COPY = re.compile(
    r"^[ \t>]{0,4}(?:-{2,80}.{0,20}(?:copy of|original|returned|undelivered|unsent|attached|header)"
    r"|this is a copy of|below this line|original message|message headers?\b|return-path:|received: "
    r"|--- below|original-e?mail|копия|以下是原|原始邮件|原邮件(?!信息)|郵件原文)",
    re.IGNORECASE | re.MULTILINE,
)
CODE = re.compile(
    r"(?<![\w.])(?:[45]\d\d[ -]{1,2}#?\(?[45]\.\d{1,3}\.\d{1,3}\b|#?[45]\.\d{1,3}\.\d{1,3}(?= |$|:|;|\)|>|\])"
    r"|5[05]\d[ -]{1,2}(?=[<A-Za-z(])|4[25]\d[ -]{1,2}(?=[<A-Za-z(]))[^\n]{0,200}"
)
STATUS = re.compile(r"(?<![\d.])([45]\.\d{1,3}\.\d{1,3})(?![\d.])")
LABEL = re.compile(
    r"\s{0,8}(?:final-recipient|original-recipient|x-failed-recipients?|failed recipients?|rcpt to"
    r"|recipients?|>>> rcpt to|e?mail address|addressee|收件人|收信人|получатель"
    r"|destinatario|destinataire|empfänger)\W",
    re.IGNORECASE,
)
NOT_THE_BUYER = re.compile(
    r"\s{0,8}(?:from|sender|reply-to|message-id|received|reporting-mta|return-path|arrival-date|subject|mailto"
    r"|x-[\w-]{1,30}|date|von|de|от|发件人)\s?[:：]|.{0,200}(?:please contact|send mail to|write to"
    r"|ask for help|for assistance|administrator|for help|questions)",
    re.IGNORECASE,
)
SYSTEMS = re.compile(r"p+o+s*t+.?m+a+s*t|mailer-?d|daemon|abuse|no-?reply")
DELAYS = phrases("""
    delayed; will be retried; will keep trying; will continue to; still trying; not yet been delivered;
    not been delivered yet; has not yet been; warning message only; could not be delivered for; do not resend;
    no action is required; delivery attempts will continue; temporarily deferred; zustellung verzögert;
    verzögert; retardé; sera retenté; se reintentará; retrasado; adiada; atrasad; ritardat; vertraagd;
    opóźnion; задерж; повторит попытку; 延迟; 延遲; 将继续; 重试; 遅延; 遅れ; 지연; tehir; gecik
""")
NO_SUCH = phrases("""
    user unknown; unknown user; unknown recipient; recipient unknown; no such; does not exist; doesn't exist;
    not exist; not found; couldn't be found; wasn't found; cannot find; unknown address; address unknown;
    invalid recipient; invalid mailbox; invalid address; invalid user; no mailbox; mailbox unavailable;
    unrouteable; unroutable; unresolvable; domain not; host unknown; unknown host; name or service not known;
    unknown local part; unknown virtual; recipient rejected; recipientnotfound; not our customer; no user;
    user not; unknown in; not a valid; isn't valid; not valid; bad destination; undeliverable address;
    nxdomain; disabled; inactive; no longer; unbekannt; existiert nicht; nicht gefunden; inconnu;
    n'existe pas; introuvable; no existe; desconocid; não existe; inexistente; non esiste; sconosciut;
    bestaat niet; onbekend; nie istnieje; nieznany; не найден; не существует; неизвестн; нет такого;
    不存在; 无此用户; 没有此用户; 用户不存在; 地址错误;
    無此; 存在しません; 見つかりません; 宛先不明; あて先不明; 존재하지; 없는
""")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """What the words say: who, why, and whether it will be tried again."""

    recipients: tuple[str, ...] = ()
    status: str = ""
    diagnostic: str = ""
    is_delay: bool = False


def read(told: str) -> Said:
    code = CODE.search(told)
    diagnostic = clean(code[0]) if code else ""
    status = STATUS.search(diagnostic)
    if not re.search(r"[^\W\d_]{3}", diagnostic):  # a bare number: what failed stands in words elsewhere
        diagnostic = _reason(told) or diagnostic
    recipients = tuple(dict.fromkeys(_ranked(told)))
    return Said(
        recipients=recipients,
        status=status[1] if status else "",
        diagnostic=diagnostic,
        is_delay=tells_of_delay(told),
    )


def split_at_copy(text: str) -> tuple[str, str]:
    """What the system says, and the mail that it returns."""
    found = COPY.search(text, 1)
    return (text[: found.start()], text[found.start() :]) if found else (text, "")


def tells_of_failure(text: str) -> bool:
    low = " ".join(text[:4000].lower().split())
    if low.startswith(BOUNCE_SUBJECTS) or any(words in low for words in BOUNCE_BODIES):
        return True
    return names_no_such_address(low) or CODE.search(text[:4000]) is not None


def tells_of_delay(text: str) -> bool:
    low = " ".join(text[:4000].lower().split())
    return any(words in low for words in DELAYS)


def names_no_such_address(text: str) -> bool:
    low = " ".join(text[:4000].lower().split())
    return any(words in low for words in NO_SUCH)


def addresses(text: str) -> Iterator[str]:
    """Every address in a text, in one pass from @ to @."""
    for _ in range(MAX_ADDRESSES):
        before, at, text = text.partition("@")
        if not at:
            return
        local, domain = LOCAL.search(before[-64:]), DOMAIN.match(text[:254])
        if local and domain:
            yield f"{local[0]}@{domain[0]}".lower().rstrip(".-")


def ids(text: str) -> Iterator[str]:
    """Message-IDs that stand behind their name, and whatever looks like one of ours."""
    for found in re.finditer(r"message-?id\s{0,3}[:：=]\s{0,3}<?([^\s<>]{3,300})", text, re.IGNORECASE):
        yield found[1]
    for found in re.finditer(
        rf"\b{re.escape(PREFIX)}[a-z2-7.]{{20,60}}(?:@[\w.-]{{1,253}})?", text, re.IGNORECASE
    ):
        yield found[0]


def written_to(copy: str) -> Iterator[str]:
    """To whom the returned mail was addressed, where it is quoted as text."""
    found = re.search(r"^[ \t>]{0,4}to: ([^\n]{1,500})", copy, re.IGNORECASE | re.MULTILINE)
    yield from addresses(found[1] if found else "")


def _ranked(told: str) -> list[str]:
    """Addresses by how plainly they are named as the one that failed."""
    lines = told.split("\n")[:MAX_LINES]
    ranked: list[tuple[int, str]] = []
    for number, line in enumerate(lines):
        if "@" not in line or NOT_THE_BUYER.match(line):
            continue
        for email in addresses(line):
            if not SYSTEMS.search(email.partition("@")[0]):
                ranked.append((_rank(email, line, lines[max(0, number - 3) : number + 4]), email))
        if len(ranked) >= MAX_ADDRESSES:
            break
    best = min((rank for rank, _ in ranked), default=0)
    return [email for rank, email in ranked if rank == best]


def _rank(email: str, line: str, around: list[str]) -> int:
    """0: labelled; 1: stands at the start of its line; 2: among words of failure; 3: anywhere else."""
    if LABEL.match(line):
        return 0
    if line.lower().lstrip(" \t<\"'(*-•·").startswith(email) and len(line) < 300:
        return 1
    return 2 if tells_of_failure(" ".join(around)) else 3


def _reason(told: str) -> str:
    """The first line that says something failed, where there is no code."""
    for line in told.split("\n")[:MAX_LINES]:
        if names_no_such_address(line):
            return clean(line)[:200]
    return next((clean(line)[:200] for line in told.split("\n")[:MAX_LINES] if tells_of_failure(line)), "")
