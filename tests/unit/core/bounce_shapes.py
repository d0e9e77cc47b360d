"""Bounces as mail systems write them, of a reply of ours. Every address, host and person is made up."""

from dataclasses import dataclass

OURS = "r1.abcdefghijklmnopqrst.uvwxyz234567abcdefgh@brightvalve.example"
GONE = "carla@kunde.example"
RETURNED = f"""\
Return-Path: <sales@brightvalve.example>
From: Brightvalve <sales@brightvalve.example>
To: {GONE}
Subject: Re: Ball valves
Message-ID: <{OURS}>
X-Firstreply-Reply: {OURS.partition("@")[0]}
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class Shape:
    """A bounce and what is to be read from it."""

    name: str
    mail: str
    recipients: tuple[str, ...] = (GONE,)
    action: str = "failed"
    status: str = ""
    said: str = ""  # a part of the diagnostic
    doubts: bool = True
    names_ours: bool = True


def mail(sender: str, subject: str, body: str, *headers: str, kind: str = "text/plain; charset=utf-8") -> str:
    return "\n".join(
        [
            "Return-Path: <>", f"From: {sender}", "To: sales@brightvalve.example", f"Subject: {subject}",
            "Date: Mon, 02 Mar 2026 12:00:00 +0000", "Message-ID: <bounce-1@mx.kunde.example>",
            "MIME-Version: 1.0", f"Content-Type: {kind}", *headers, "", body,
        ]
    )  # fmt: skip


def report(
    sender: str, subject: str, told: str, status: str, *, returned: str = "message/rfc822", of: str = RETURNED
) -> str:
    body = "\n".join(
        [
            "--b", "Content-Type: text/plain; charset=utf-8", "", told, "--b",
            "Content-Type: message/delivery-status", "", "Reporting-MTA: dns; mx.kunde.example", "", status,
            "", "--b", f"Content-Type: {returned}", "", of, "--b--", "",
        ]
    )  # fmt: skip
    kind = 'multipart/report; report-type=delivery-status; boundary="b"'
    return mail(sender, subject, body, kind=kind)


POSTFIX = report(
    "MAILER-DAEMON@mx.kunde.example (Mail Delivery System)",
    "Undelivered Mail Returned to Sender",
    "This is the mail system at host mx.kunde.example.\n\nI'm sorry to have to inform you that your "
    "message "
    f"could not\nbe delivered to one or more recipients.\n\n<{GONE}>: host "
    f"mx.kunde.example[192.0.2.1] said: "
    f"550 5.1.1\n    <{GONE}>: Recipient address rejected: User unknown (in reply to RCPT TO command)\n",
    f"Final-Recipient: rfc822; {GONE}\nOriginal-Recipient: rfc822;{GONE}\nAction: failed\nStatus: 5.1.1\n"
    f"Remote-MTA: dns; mx.kunde.example\nDiagnostic-Code: smtp; 550 5.1.1 <{GONE}>: Recipient address\n"
    " rejected: User unknown",
    returned="text/rfc822-headers",
)
POSTFIX_LATE = report(
    "MAILER-DAEMON@mx.kunde.example (Mail Delivery System)",
    "Delayed Mail (still being retried)",
    "THIS IS A WARNING ONLY.  YOU DO NOT NEED TO RESEND YOUR MESSAGE.\n\nYour message could not be "
    "delivered "
    "for more than 4 hour(s).\nIt will be retried until it is 5 day(s) old.\n",
    f"Final-Recipient: rfc822; {GONE}\nAction: delayed\nStatus: 4.4.1\n"
    "Diagnostic-Code: X-Postfix; connect to kunde.example[192.0.2.1]:25: Connection timed out",
    returned="text/rfc822-headers",
)
EXIM = mail(
    "Mail Delivery System <Mailer-Daemon@mx.brightvalve.example>",
    "Mail delivery failed: returning message to sender",
    "This message was created automatically by mail delivery software.\n\nA message that you sent "
    "could not be "
    "delivered to one or more of its\nrecipients. This is a permanent error. The following address(es) "
    f"failed:\n\n  {GONE}\n    host mx.kunde.example [192.0.2.1]\n    SMTP error from remote mail "
    f"server after "
    "RCPT TO:\n    550 5.1.1 No such user here\n\n------ This is a copy of the message, including all the "
    f"headers. ------\n\n{RETURNED}\nthank you",
    f"X-Failed-Recipients: {GONE}",
    "Auto-Submitted: auto-replied",
)
QMAIL = mail(
    "MAILER-DAEMON@mx.brightvalve.example",
    "failure notice",
    "Hi. This is the qmail-send program at mx.brightvalve.example.\nI'm afraid I wasn't able to "
    "deliver your "
    "message to the following addresses.\nThis is a permanent error; I've given up. Sorry it didn't "
    "work out."
    f"\n\n<{GONE}>:\n192.0.2.1 does not like recipient.\nRemote host said: 550 no mailbox by that "
    f"name\nGiving "
    f"up on 192.0.2.1.\n\n--- Below this line is a copy of the message.\n\n{RETURNED}\nthank you",
)
SENDMAIL = report(
    "Mail Delivery Subsystem <MAILER-DAEMON@mx.brightvalve.example>",
    "Returned mail: see transcript for details",
    "The original message was received at Mon, 2 Mar 2026 12:00:00 GMT\nfrom localhost "
    "[127.0.0.1]\n\n   -----"
    f" The following addresses had permanent fatal errors -----\n<{GONE}>\n    (reason: 550 5.1.1 "
    f"<{GONE}>... "
    f"User unknown)\n\n   ----- Transcript of session follows -----\n>>> RCPT To:<{GONE}>\n",
    f"Final-Recipient: RFC822; {GONE}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: SMTP; 550 "
    f"5.1.1 <{GONE}>"
    "... User unknown",
)
DOVECOT_LMTP = report(
    "Mail Delivery Subsystem <postmaster@mx.kunde.example>",
    "Automatically rejected mail",
    f"Your message to <{GONE}> was automatically rejected:\nQuota exceeded (mailbox for user is full)\n",
    f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.2.2\nDiagnostic-Code: smtp; 552 "
    f"5.2.2 <{GONE}> "
    "Quota exceeded (mailbox for user is full)",
)
MICROSOFT = report(
    "Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@kunde.example>",
    "Undeliverable: Re: Ball valves",
    f"Your message to {GONE} couldn't be delivered.\n\ncarla wasn't found at "
    f"kunde.example.\n\nsales   Office "
    "365   carla\n",
    f"Final-Recipient: rfc822;{GONE}\nAction: failed\nStatus: 5.1.10\nDiagnostic-Code: smtp;550 5.1.10 "
    "RESOLVER.ADR.RecipientNotFound; Recipient not found by SMTP address lookup",
)
EXCHANGE_OLD = mail(
    "System Administrator <postmaster@kunde.example>",
    "Undeliverable: Re: Ball valves",
    "Your message did not reach some or all of the intended recipients.\n\n      Subject:  Re: Ball "
    "valves\n"
    "      Sent:     02.03.2026 12:00\n\nThe following recipient(s) cannot be reached:\n\n      "
    f"'{GONE}' on 02.03.2026 12:01\n            The e-mail account does not exist at the organization this "
    "message was sent to.\n            <mx.kunde.example #5.1.1>\n",
    f"In-Reply-To: <{OURS}>",
)
GMAIL = report(
    "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
    "Delivery Status Notification (Failure)",
    f"** Address not found **\n\nYour message wasn't delivered to {GONE} because the address "
    f"couldn't be found, "
    "or is unable to receive mail.\n",
    f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.1.1\nDiagnostic-Code: smtp; "
    f"550-5.1.1 The email "
    "account that you tried to reach does not exist.",
)
GMAIL_OLD = mail(
    "Mail Delivery Subsystem <mailer-daemon@googlemail.com>",
    "Delivery Status Notification (Failure)",
    f"Delivery to the following recipient failed permanently:\n\n     {GONE}\n\nTechnical details "
    f"of permanent "
    "failure:\nThe recipient server did not accept our requests to connect.\n\n----- Original "
    "message -----\n\n"
    f"{RETURNED}\n----- Message truncated -----\n",
)
NETEASE = mail(
    "Postmaster@163.com",
    "系统退信",
    f"抱歉，您的邮件被退回来了……\n原邮件信息：\n时间 2026-03-02 20:00:00\n主题 Re: Ball valves\n\n"
    f"无法发送到 {GONE}\n退信原因： 收件人不存在 User not found: {GONE}\n英文说明: MI:550 5.1.1 "
    f"user unknown\n"
    f"Message-ID: <{OURS}>\n",
)
TENCENT = mail(
    "PostMaster@qq.com",
    "系统退信/System bounce",
    f"您的邮件未能送达\n收件人：{GONE}\n退信原因：收件人邮箱地址不存在。\n550 Mailbox not found. "
    f"Your message "
    f"could not be delivered.\n\n原始邮件\nFrom: sales@brightvalve.example\nMessage-ID: <{OURS}>\n",
)
YANDEX = report(
    "mailer-daemon@yandex.ru",
    "Недоставленное сообщение",
    f"Это письмо отправлено почтовым сервером yandex.ru.\n\nК сожалению, мы вынуждены сообщить Вам "
    f"о том, что "
    f"Ваше письмо не может\nбыть доставлено одному или нескольким получателям.\n\n<{GONE}>: host "
    f"mx.kunde.example "
    "said: 550 5.7.1 Policy rejection on the target address\n",
    f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.7.1\nDiagnostic-Code: smtp; 550 "
    f"5.7.1 Policy "
    "rejection on the target address",
    returned="text/rfc822-headers",
)
PLAIN = mail(
    "postmaster@mx.kunde.example",
    "Unzustellbar: Re: Ball valves",
    f"Ihre Nachricht konnte nicht zugestellt werden.\n\nEmpfänger: {GONE}\nGrund: Der Empfänger ist "
    f"unbekannt.\n",
    f"References: <{OURS}>",
)
FORWARDED = report(
    "MAILER-DAEMON@mx.kunde.example",
    "Undelivered Mail Returned to Sender",
    "Your message could not be delivered.\n",
    f"Final-Recipient: rfc822; c.kunde@hidden.example\nOriginal-Recipient: rfc822; {GONE}\nAction: failed\n"
    "Status: 5.1.1",
    of="From: sales@brightvalve.example\nMessage-ID: <changed-by-the-relay@mail.example>\n"
    f"X-Firstreply-Reply: {OURS.partition('@')[0]}\n",
)
HEADERLESS = report(
    "MAILER-DAEMON@mx.kunde.example",
    "Undelivered Mail Returned to Sender",
    "Your message could not be delivered.\n",
    f"Final-Recipient: rfc822; {GONE}\nAction: failed\nStatus: 5.1.1",
    of="",
).replace("Reporting-MTA", f"Original-Envelope-Id: {OURS}\nReporting-MTA")
ARRIVED = report(
    "MAILER-DAEMON@mx.kunde.example",
    "Successful Mail Delivery Report",
    "Your message was successfully delivered.\n",
    f"Final-Recipient: rfc822; {GONE}\nAction: delivered\nStatus: 2.0.0",
)

SHAPES = (
    Shape(name="Postfix", mail=POSTFIX, status="5.1.1", said="User unknown"),
    Shape(
        name="Postfix, late",
        mail=POSTFIX_LATE,
        action="delayed",
        status="4.4.1",
        said="timed out",
        doubts=False,
    ),
    Shape(name="Exim", mail=EXIM, status="5.1.1", said="550 5.1.1 No such user here"),
    Shape(name="qmail", mail=QMAIL, said="550 no mailbox by that name"),
    Shape(name="Sendmail", mail=SENDMAIL, status="5.1.1", said="User unknown"),
    Shape(name="Dovecot LMTP", mail=DOVECOT_LMTP, status="5.2.2", said="Quota exceeded", doubts=False),
    Shape(name="Microsoft 365", mail=MICROSOFT, status="5.1.10", said="RecipientNotFound"),
    Shape(name="old Exchange", mail=EXCHANGE_OLD, status="5.1.1", said="does not exist", names_ours=False),
    Shape(name="Gmail", mail=GMAIL, status="5.1.1", said="does not exist"),
    Shape(name="old Gmail", mail=GMAIL_OLD, said="failed permanently", doubts=False),
    Shape(name="163", mail=NETEASE, status="5.1.1", said="550 5.1.1 user unknown"),
    Shape(name="QQ", mail=TENCENT, said="550 Mailbox not found"),
    Shape(name="Yandex", mail=YANDEX, status="5.7.1", said="Policy rejection", doubts=False),
    Shape(name="plain text", mail=PLAIN, said="unbekannt", names_ours=False),
    Shape(name="forwarded", mail=FORWARDED, recipients=(GONE, "c.kunde@hidden.example"), status="5.1.1"),
    Shape(name="nothing returned", mail=HEADERLESS, status="5.1.1"),
    Shape(name="arrived", mail=ARRIVED, action="other", status="2.0.0", doubts=False),
)
