from pathlib import Path

import pytest

from bot.content.rules_file import load_rules
from bot.core.rules import Marks, SourceLimits
from bot.errors import ConfigError

PRODUCTS = "products: []\n"
ROUTES = "routes:\n  - name: rest\n    then: {channel: leads, template: first_reply}\n"
SOURCES = """\
labels:
  name: {en: [Name], ja: [お名前]}
  email: {all: [E-mail]}
sources:
  - name: portal
    title: Portal
    from: [notice@portal.example, "*@mail.portal.example"]
    authenticated_by: {dkim: [portal.example], received_from: [mx.portal.example]}
    requires: {subject: [inquiry], body: [Buyer], headers: [x-a], fields: [email], at_least: 2, asks: price}
    unless: {subject: [invoice], body: [wp-admin], headers: [automatic]}
    fields: {name: [Buyer]}
    closing: [Sent by Portal]
    buyer_from: field
    reply_channel: mail
    limits: {per_hour: 9, per_address_days: 3}
    note: At most four files.
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in (("products", PRODUCTS), ("routes", ROUTES), ("sources", SOURCES)):
        (tmp_path / f"{name}.yaml").write_text(text)
    return tmp_path


def mistakes(folder: Path, text: str) -> list[str]:
    (folder / "sources.yaml").write_text(text)
    with pytest.raises(ConfigError) as caught:
        load_rules(folder)
    return [line.removeprefix(f"{folder.as_posix()}/") for line in str(caught.value).splitlines()]


def test_a_profile_becomes_a_value(folder: Path):
    (source,) = load_rules(folder).sources
    assert (source.name, source.title, source.note) == ("portal", "Portal", "At most four files.")
    assert source.senders == ("notice@portal.example", "*@mail.portal.example")
    assert (source.dkim, source.received_from) == (("portal.example",), ("mx.portal.example",))
    assert source.requires == Marks(
        subject=("inquiry",), body=("Buyer",), headers=("x-a",), fields=("email",), at_least=2, asks="price"
    )  # fmt: skip
    assert source.unless == Marks(subject=("invoice",), body=("wp-admin",), headers=("automatic",))
    assert dict(source.labels) == {"Name": "name", "お名前": "name", "E-mail": "email", "Buyer": "name"}
    assert (source.buyer_from, source.reply_channel, source.closing) == ("field", "mail", ("Sent by Portal",))
    assert source.limits == SourceLimits(per_hour=9, per_address_days=3)


def test_without_the_file_every_mail_is_its_senders_own(folder: Path):
    before = load_rules(folder).digest
    (folder / "sources.yaml").unlink()
    rules = load_rules(folder)
    assert rules.sources == ()
    assert rules.digest != before


def test_a_profiles_own_label_outweighs_the_common_one(folder: Path):
    (folder / "sources.yaml").write_text(SOURCES.replace("name: [Buyer]", "company: [Name]"))
    assert dict(load_rules(folder).sources[0].labels)["Name"] == "company"


def test_all_mistakes_come_at_once_with_place_and_repair(folder: Path):
    text = """\
labels:
  nam: {en: [Name]}
  email: {cn: [邮箱], en: [Mail]}
  phone: {en: [mail]}
sources:
  - name: Portal One
    title: Portal
    form: [a@b.example]
    authenticated_by: {dkim: [a@b.example, own-domian]}
    reply_channel: email
  - name: direct
    title: x
    from: [own-doman, portal.example, "*@*.example"]
    authenticated_by: {}
    requires: {asks: prices, at_least: two, feilds: [email], fields: [emial]}
    unless: {fields: [email]}
    buyer_from: replyto
    reply_channel: mail
    limits: {per_hour: -1, per_day: 3}
  - name: direct
    title: x
    from: []
    authenticated_by: {dkim: [own-domain]}
    reply_channel: none
"""
    assert mistakes(folder, text) == [
        'sources.yaml:2:3: no field "nam", did you mean "name"?',
        'sources.yaml:3:11: unknown language code "cn", did you mean "zh-Hans"?',
        'sources.yaml:4:16: the label "mail" also belongs to "email" (line 3)',
        'sources.yaml:6:5: missing field "from"',
        'sources.yaml:6:11: "Portal One": use small letters a-z, digits and hyphens only',
        'sources.yaml:8:5: unknown field "form", did you mean "from"?',
        'sources.yaml:9:31: "a@b.example" is no domain: write a domain, own-domain or from-domain',
        'sources.yaml:9:44: "own-domian" is no domain, did you mean "own-domain"?',
        'sources.yaml:10:20: "email" is none of mail, relay, platform, none, did you mean "mail"?',
        'sources.yaml:11:11: "direct" is the name of mail that no profile takes',
        'sources.yaml:13:12: "own-doman" names no sender, did you mean "own-domain"?',
        'sources.yaml:13:23: "portal.example" names no sender: write an address, "*@domain", '
        "own-domain or any-robot",
        'sources.yaml:13:39: "*@*.example" names no sender: write an address, "*@domain", '
        "own-domain or any-robot",
        'sources.yaml:14:23: name a domain ("dkim") or a host ("received_from")',
        'sources.yaml:15:22: "prices" is none of price, quantity, did you mean "price"?',
        'sources.yaml:15:40: "two": write a whole number',
        'sources.yaml:15:45: unknown field "feilds", did you mean "fields"?',
        'sources.yaml:15:71: no field "emial", did you mean "email"?',
        'sources.yaml:16:14: unknown field "fields": there are subject, body, headers',
        'sources.yaml:17:17: "replyto" is none of reply-to, field, both, did you mean "reply-to"?',
        'sources.yaml:19:24: "-1": write a number from 0 up',
        'sources.yaml:19:28: unknown field "per_day", did you mean "per_address_days"?',
        'sources.yaml:20:11: "direct" is the name of mail that no profile takes',
        'sources.yaml:22:11: "from" must not be empty',
    ]
