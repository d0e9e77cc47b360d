"""A manager's hour, by docs/rules.md alone: product, market, route and template, seen on the next mail."""

import json
import shutil
from email import message_from_bytes
from email.policy import default

import pytest

from bot.content.shipped import shipped
from tests.e2e.mails import Sample, deliver, inquiry
from tests.e2e.test_daemon import wait_for

PROMISED = 5.0  # seconds from a change to the rules in use

PRODUCT = """
  - id: gate-valve
    names: {en: gate valves, es: válvulas de compuerta, pt: válvulas de gaveta}
    keywords:
      en: [gate valve]
      de: [Absperrschieber]
      es: [válvula de compuerta]
      pt: [válvula de gaveta]
      fr: [vanne à opercule]
      it: [saracinesca, saracinesche]
    exclude: [parking gate valve]
"""
MARKET = """  - id: iberia
    countries: [ES, PT]
    languages: [es, pt]
    hours: [09:00-14:00, 16:00-19:00]
    zone: Europe/Madrid
    holidays: ES

  - id: eastern-europe
"""
ROUTE = """  - name: iberia-gate-valves
    when:
      market: [iberia]
      product: [gate-valve]
    then:
      channel: leads-south
      template: gate_valves
      sla: 2h

  - name: everything-else
"""
SENTENCES = {
    "en": "Our gate valves are tested by EN 12266.",
    "es": "Nuestras válvulas de compuerta se ensayan según EN 12266.",
    "pt": "As nossas válvulas de gaveta são ensaiadas segundo a EN 12266.",
}
SPANISH = "Estimados señores, les rogamos una oferta por {n} válvulas de compuerta DN80, entrega en Bilbao."
PARKING = "Dear sirs, please send us your best offer for {n} parking gate valve kits, CIF Rotterdam."


@pytest.fixture
def desk(stage):
    """The folders of the operator's own, and two channels, as the settings name them."""
    for name in ("rules", "templates"):
        shutil.copytree(shipped(name), stage.folder / name)
    own = "".join(f'{name} = "{stage.folder / name}"\n' for name in ("rules", "templates"))
    text = own + stage.config.read_text()
    south = stage.slack.channels["leads-south"]
    stage.config.write_text(text.replace("channels = { ", f'channels = {{ leads-south = "{south}", '))
    return stage


@pytest.fixture
def running(desk):
    process = desk.start("run")
    try:
        wait_for(lambda: desk.slack.connections)
        yield process
    finally:
        process.terminate()
        process.communicate(timeout=30)
    assert process.returncode == 0, (desk.folder / "bot.log").read_text()[-3000:]


def change(path, old, new):
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), encoding="utf-8")


def edit(rules, templates):
    """What the manager types."""
    with (rules / "products.yaml").open("a", encoding="utf-8") as products:
        products.write(PRODUCT)
    change(rules / "markets.yaml", "IT, ES, PT, GB", "IT, GB")
    change(rules / "markets.yaml", "  - id: eastern-europe\n", MARKET)
    change(rules / "routes.yaml", "  - name: everything-else\n", ROUTE)
    (templates / "gate_valves").mkdir()
    for language, sentence in SENTENCES.items():
        text = (templates / "first_reply" / f"{language}.txt.j2").read_text(encoding="utf-8")
        changed = text.replace("{% if catalogue.link %}", sentence + "\n\n{% if catalogue.link %}")
        (templates / "gate_valves" / f"{language}.txt.j2").write_text(changed, encoding="utf-8")


def mail_from_spain(n, text=SPANISH):
    mail = inquiry(n, Subject=f"Consulta {n}", From=f"Lucía Pérez <lucia@agua{n}.es>")
    mail.set_content(text.format(n=n))
    return Sample(mail.as_bytes(), "lead", f"lucia@agua{n}.es", card=True)


def answer_to(stage, address):
    mails = wait_for(lambda: [mail for mail in stage.sink.mails if address in mail.recipients])
    return message_from_bytes(mails[0].raw, policy=default).get_body(("plain",)).get_content()


def events(stage, name):
    lines = (stage.folder / "bot.log").read_text().splitlines()
    return [line for line in lines if json.loads(line)["event"] == name]


def notices(stage, words):
    return [message["text"] for message in stage.slack.messages() if words in message["text"]]


def test_a_new_product_market_route_and_template_are_seen_on_the_next_mail(desk, running):
    deliver(desk.account, [mail_from_spain(11), mail_from_spain(12, PARKING)])
    assert SENTENCES["es"] not in answer_to(desk, "lucia@agua11.es")
    answer_to(desk, "lucia@agua12.es")
    rules, templates = desk.folder / "rules", desk.folder / "templates"
    drafts = desk.folder / "rules-new", desk.folder / "templates-new"
    for folder, draft in zip((rules, templates), drafts, strict=True):
        shutil.copytree(folder, draft)
    edit(*drafts)
    named = ("--rules", str(drafts[0]), "--templates", str(drafts[1]))

    change(drafts[0] / "routes.yaml", "product: [gate-valve]", "product: [gatevalve]")
    checked = desk.firstreply("check", *named)
    assert checked.code == 1
    assert (
        'routes.yaml:53:17: no product "gatevalve" in products.yaml, did you mean "gate-valve"?'
        in checked.out
    )
    change(drafts[0] / "routes.yaml", "product: [gatevalve]", "product: [gate-valve]")
    assert desk.firstreply("check", *named).out == "no mistakes found\n"

    page = desk.folder / "page.html"
    replayed = desk.firstreply("backtest", *named, "--html", str(page), "--days", "9999")
    assert "1 of 2 would change channel" in replayed.out
    assert "reply: first_reply.es → gate_valves.es" in replayed.out
    assert SENTENCES["es"] in page.read_text(encoding="utf-8")
    assert not events(desk, "rules loaded"), "drafts are not in use"

    shutil.copytree(drafts[1], templates, dirs_exist_ok=True)  # first: the rules name what is in it
    shutil.copytree(drafts[0], rules, dirs_exist_ok=True)
    wait_for(lambda: events(desk, "rules loaded"), PROMISED)
    deliver(desk.account, [mail_from_spain(13)])
    answer = answer_to(desk, "lucia@agua13.es")
    assert SENTENCES["es"] in answer
    assert "- Producto: válvulas de compuerta" in answer
    [card] = wait_for(lambda: desk.slack.messages("leads-south"))
    assert "agua13.es" in str(card["blocks"])

    change(rules / "routes.yaml", "template: gate_valves", "template: gate_valve")
    [notice] = wait_for(lambda: notices(desk, "last good ones"), PROMISED)
    assert 'no template "gate_valve" in templates/, did you mean "gate_valves"?' in notice
    deliver(desk.account, [mail_from_spain(14)])
    assert SENTENCES["es"] in answer_to(desk, "lucia@agua14.es")
    change(rules / "routes.yaml", "template: gate_valve\n", "template: none\n")
    wait_for(lambda: notices(desk, "in order again"), PROMISED)
    deliver(desk.account, [mail_from_spain(15)])
    wait_for(lambda: len(desk.slack.messages("leads-south")) == 3)
    assert desk.replies().keys() == {f"lucia@agua{n}.es" for n in (11, 12, 13, 14)}
    assert len(notices(desk, "last good ones")) == 1


def test_explain_reads_the_rules_that_the_settings_name(desk):
    edit(desk.folder / "rules", desk.folder / "templates")
    mail = desk.folder / "mail.eml"
    mail.write_bytes(mail_from_spain(21).raw)
    assert (
        "card in leads-south, reply to lucia@agua21.es with gate_valves.es"
        in desk.firstreply("explain", str(mail)).out
    )
    shown = desk.firstreply("preview", "gate_valves", "--language", "pt")
    assert SENTENCES["pt"] in shown.out
