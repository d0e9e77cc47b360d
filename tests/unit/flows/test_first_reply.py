"""The first reply from the bytes of an inquiry to the bytes that are sent."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from email import message_from_bytes, policy
from pathlib import Path

import pytest

from bot.content.folder import Folder
from bot.content.rules_file import load_rules
from bot.content.shipped import shipped
from bot.content.slots import Company
from bot.content.templates import Templates
from bot.core.plan import Context, plan
from bot.core.terms import Policy
from bot.core.verdict import Own
from bot.flows.intake import Desk, freeze_reply, read_and_judge

NOW = datetime(2026, 11, 24, 9, 12, tzinfo=UTC)  # a Tuesday
OWN = Own(addresses=frozenset(("sales@brightvalve.example",)), authserv_id="mx.example")

PRODUCTS = """
products:
  - id: valve
    names: {en: ball valves, es: válvulas de bola, de: Kugelhähne}
    keywords: {en: [ball valves], es: [válvulas de bola], de: [Kugelhähne]}
    catalogue: {file: catalogues/valves.pdf, link: https://www.brightvalve.example/valves.pdf}
"""
MARKETS = """
markets:
  - id: all
    hours: [09:00-12:00, 13:30-18:00]
    zone: Asia/Shanghai
    holidays: CN
"""
ROUTES = "routes: [{name: all, then: {channel: leads, template: first_reply, sla: 2h}}]"
CALENDAR = "closures: [{name: stocktaking, from: 2026-11-25, to: 2026-11-27}]"
MAIL = """\
Received: from mail.kunde.example by mx.example; Tue, 24 Nov 2026 09:10:00 +0000
Authentication-Results: mx.example; spf=pass smtp.mailfrom=kunde.example; dkim=pass header.d=kunde.example
From: {sender} <lucia@kunde.example>
To: sales@brightvalve.example
Subject: {subject}
Date: Tue, 24 Nov 2026 10:10:00 +0100
Message-ID: <m1@kunde.example>
MIME-Version: 1.0
Content-Type: text/plain; charset=utf-8
Content-Transfer-Encoding: 8bit

{text}
"""


@pytest.fixture
def rules(tmp_path: Path):
    (tmp_path / "catalogues").mkdir()
    (tmp_path / "catalogues" / "valves.pdf").write_bytes(b"%PDF-1.7 valves")
    for name, text in (("products", PRODUCTS), ("markets", MARKETS), ("routes", ROUTES)):
        (tmp_path / f"{name}.yaml").write_text(text, "utf-8")
    return tmp_path


def frozen_for(rules: Path, text: str, *, subject="Ball valves", sender="Anna Smith", now=NOW, **changes):
    desk = Desk(
        mailbox="sales",
        address="sales@brightvalve.example",
        from_name="Brightvalve Sales",
        own=OWN,
        company=Company(name="Brightvalve"),
        rules=load_rules(rules),
        templates=Templates(shipped("templates")),
        secret=b"s",
    )
    desk = replace(desk, **changes)
    raw = MAIL.format(text=text, subject=subject, sender=sender).encode()
    judged = read_and_judge(desk, raw, now - timedelta(minutes=2))
    decided = plan(judged.message, judged.triage, judged.verdict, Context(), now)
    frozen = freeze_reply(desk, judged.message, judged.triage, decided, now)
    assert frozen is not None, decided.no_reply
    return frozen


def reply_to(rules: Path, text: str, **changes):
    return message_from_bytes(frozen_for(rules, text, **changes).raw, policy=policy.default)


def text_of(mail) -> str:
    return mail.get_body(("plain",)).get_content().replace("\r\n", "\n")


GERMAN = """Guten Tag,
wir benötigen 500 Stück Kugelhähne DN50 aus Edelstahl und bitten um Ihr Angebot.
Mit freundlichen Grüßen
Anna Schmidt
Schmidt GmbH, Hamburg, Deutschland, Tel. +49 40 1234567"""


def test_the_reply_says_by_which_variant_it_was_written(rules: Path):
    files = dict(Templates(shipped("templates")).files)
    files["first_reply/de.b.txt.j2"] = b"Hallo!"
    templates = Templates(Folder(shipped("templates"), files))
    sent = {}
    for secret in (b"1", b"2"):
        for name in ("Anna Schmidt", "Anna Meyer"):
            frozen = frozen_for(rules, GERMAN, sender=name, secret=secret, templates=templates)
            sent[frozen.variant] = text_of(message_from_bytes(frozen.raw, policy=policy.default))
            assert frozen.subject == "buyer's"
    ((variant, text),) = sent.items()  # one address, one variant
    letter = templates.variant_for("lucia@kunde.example", "first_reply", "de")
    assert variant == f"first_reply/de {letter}"
    assert (text == "Hallo!\n") == (letter == "b")


def test_it_greets_mirrors_promises_and_asks(rules: Path):
    mail = reply_to(rules, GERMAN, subject="Anfrage Kugelhähne", sender="Anna Schmidt")
    text = text_of(mail)
    assert text.startswith("Guten Tag Anna Schmidt,\n")
    assert "- Produkt: Kugelhähne\n- Menge: 500 Stück\n" in text
    assert "bis Mittwoch, 25.\u00a0November 2026, 03:30\u00a0Uhr (Ihre Ortszeit, UTC+1)" in text
    asked = [line for line in text.splitlines() if line.startswith("- ") and line.endswith("?")]
    assert [words in line for words, line in zip(("FOB", "Zertifikate", "Bis wann"), asked, strict=True)] == [
        True, True, True,
    ]  # fmt: skip
    assert "außerhalb unserer Arbeitszeit" not in text  # 17:12 in Ningbo


def test_it_promises_by_the_time_of_the_settings_where_the_route_names_none(rules: Path):
    """The same time by which the desk is reminded."""
    (rules / "routes.yaml").write_text("routes: [{name: all, then: {channel: leads, template: first_reply}}]")
    text = text_of(reply_to(rules, GERMAN, policy=Policy(sla=timedelta(hours=2))))
    assert "bis Mittwoch, 25.\u00a0November 2026, 03:30\u00a0Uhr" in text
    without = text_of(reply_to(rules, GERMAN))
    assert "03:30" not in without, "a working day"


def test_in_the_evening_it_says_that_nobody_is_there(rules: Path):
    text = text_of(reply_to(rules, GERMAN, now=NOW + timedelta(hours=3)))
    assert "außerhalb unserer Arbeitszeit" in text
    assert "bis Mittwoch, 25.\u00a0November 2026, 04:00\u00a0Uhr" in text


def test_before_a_closure_it_says_when_the_office_opens_again(rules: Path):
    (rules / "calendar.yaml").write_text(CALENDAR)
    text = text_of(reply_to(rules, GERMAN, now=NOW + timedelta(hours=3)))
    assert "ab Montag, 30.\u00a0November 2026 wieder besetzt" in text
    assert "bis Montag, 30.\u00a0November 2026, 04:00\u00a0Uhr" in text


def test_into_a_year_whose_holidays_are_not_known_it_promises_no_date(rules: Path):
    later = datetime(2026, 12, 31, 9, 45, tzinfo=UTC)
    text = text_of(reply_to(rules, GERMAN, now=later))
    assert "innerhalb eines Arbeitstags" in text
    assert "2027" not in text


def test_the_catalogue_of_the_product_is_attached(rules: Path):
    mail = reply_to(rules, GERMAN)
    (file,) = mail.iter_attachments()
    assert (file.get_filename(), file.get_content()) == ("valves.pdf", b"%PDF-1.7 valves")
    assert "im Anhang (valves.pdf)" in text_of(mail)


def test_a_large_catalogue_is_linked(rules: Path):
    (rules / "catalogues" / "valves.pdf").write_bytes(b"x" * 600_000)
    mail = reply_to(rules, GERMAN)
    assert list(mail.iter_attachments()) == []
    assert "https://www.brightvalve.example/valves.pdf" in text_of(mail)


def test_the_number_stands_in_the_subject_and_in_the_text(rules: Path):
    mail = reply_to(rules, GERMAN, subject="Anfrage [BV-AAAAAAA]", reply_prefix="BV")
    number = mail["Subject"].partition("[")[2].rstrip("]")
    assert mail["Subject"] == f"Re: Anfrage [{number}]"
    assert f"Unser Zeichen: {number}\n" in text_of(mail)
    assert "AAAAAAA" not in mail.as_string()


def test_without_a_prefix_there_is_no_number(rules: Path):
    mail = reply_to(rules, GERMAN, subject="Anfrage")
    assert mail["Subject"] == "Re: Anfrage"
    assert "Unser Zeichen" not in text_of(mail)


def test_nothing_that_the_buyer_wrote_is_in_it_but_name_and_quantity(rules: Path):
    mail = reply_to(rules, f"{GERMAN}\nSie haben gewonnen: ring 0900 555 Zzyzx, certificate Qwrtz")
    body = "".join(part.get_content() for part in mail.walk() if part.get_content_maintype() == "text")
    for typed in ("gewonnen", "0900", "Zzyzx", "Qwrtz", "Edelstahl", "Hamburg"):
        assert typed not in body


def test_where_the_language_is_not_sure_the_english_is_said_again_in_that_of_the_country(rules: Path):
    codes = "DN50 PN16 500 pcs\nDN80 PN16 200 pcs\nTel. +49 40 1234567"
    mail = reply_to(rules, codes, subject="RFQ")
    english, _, german = text_of(mail).partition("\n\n* * *\n\n")
    assert english.startswith("Dear Anna Smith,")
    assert german.startswith("Guten Tag Anna Smith,")
    page = mail.get_body(("html",)).get_content()
    assert page.index('<div lang="en"') < page.index('<div lang="de"')


def test_a_known_language_and_an_unknown_country_get_one_text(rules: Path):
    assert "* * *" not in text_of(reply_to(rules, GERMAN, subject="Anfrage"))
    assert "* * *" not in text_of(reply_to(rules, "DN50 PN16 500 pcs\nDN80 PN16 200 pcs", subject="RFQ"))


def test_a_route_that_names_the_language_is_obeyed(rules: Path):
    text = (rules / "routes.yaml").read_text("utf-8").replace("sla: 2h", "sla: 2h, reply_language: en")
    (rules / "routes.yaml").write_text(text, "utf-8")
    codes = "DN50 PN16 500 pcs\nDN80 PN16 200 pcs\nTel. +49 40 1234567"
    assert "* * *" not in text_of(reply_to(rules, codes, subject="RFQ"))
