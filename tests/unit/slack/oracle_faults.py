"""Mistakes planted on purpose, each in an otherwise good payload, to prove that the oracles see them."""

from typing import Any

Json = dict[str, Any]


def plain(text: str) -> Json:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> Json:
    return {"type": "mrkdwn", "text": text}


def section(**more: Any) -> Json:
    return {"type": "section", "block_id": "s", "text": mrkdwn("*40 valves*")} | more


def button(**more: Any) -> Json:
    return {"type": "button", "action_id": "go", "value": "7", "text": plain("Go")} | more


def actions(*elements: Json, **more: Any) -> Json:
    return {"type": "actions", "block_id": "a", "elements": list(elements or [button()])} | more


def option(value: str = "1", text: str = "One", **more: Any) -> Json:
    return {"text": plain(text), "value": value} | more


def select(*options: Json, **more: Any) -> Json:
    return {"type": "static_select", "action_id": "pick", "options": list(options or [option()])} | more


def overflow(*options: Json) -> Json:
    return {"type": "overflow", "action_id": "more", "options": list(options)}


def text_input(**more: Any) -> Json:
    return {"type": "plain_text_input", "action_id": "v"} | more


def field(**more: Any) -> Json:
    element = text_input(multiline=True, max_length=3000)
    return {"type": "input", "block_id": "i", "label": plain("Message"), "element": element} | more


def message(*blocks: Json, **more: Any) -> Json:
    return {"text": "New inquiry", "blocks": list(blocks or [section(), actions()])} | more


def modal(*blocks: Json, **more: Any) -> Json:
    frame = {"type": "modal", "callback_id": "lead.reply", "title": plain("Reply"), "submit": plain("Send")}
    return frame | {"blocks": list(blocks or [field()])} | more


def home(*blocks: Json, **more: Any) -> Json:
    return {"type": "home", "blocks": list(blocks or [section(), actions()])} | more


def without(node: Json, key: str) -> Json:
    return {name: value for name, value in node.items() if name != key}


def confirm(**more: Any) -> Json:
    texts = {"title": plain("Sure?"), "text": plain("It ends."), "confirm": plain("Yes"), "deny": plain("No")}
    return texts | more


def numbered(count: int, make: Any) -> list[Json]:
    return [make(number) for number in range(count)]


def numbered_section(number: int, text: str = "x") -> Json:
    return section(block_id=str(number), text=mrkdwn(text))


EMPTY = {"type": "text", "text": ""}
IMAGE = {"type": "image", "block_id": "m", "image_url": "https://files.example/a.png", "alt_text": "A chart"}
RICH = {
    "type": "rich_text", "block_id": "r",
    "elements": [{"type": "rich_text_quote", "elements": [{"type": "text", "text": "<!channel> & more"}]}],
}  # fmt: skip
CONTEXT = {"type": "context", "block_id": "c", "elements": [mrkdwn("⏳ *Unclaimed*"), plain("#7")]}
HEADER = {"type": "header", "block_id": "h", "text": plain("40 valves")}

GOOD_MESSAGES = {
    "a card": message(HEADER, section(fields=[mrkdwn("*From*\nCarla")]), RICH, CONTEXT, actions(
        button(style="primary", confirm=confirm()), overflow(option()),
    )),
    "plain words": {"text": "Carla wrote again"},
    "to the very limit": message(section(text=mrkdwn("x" * 3000)), HEADER | {"text": plain("x" * 150)}),
}  # fmt: skip
GOOD_VIEWS = {
    "a modal": modal(
        CONTEXT, field(), field(block_id="t", optional=True, element=select(placeholder=plain("Choose")))
    ),
    "a modal that only shows": without(modal(section(), IMAGE), "submit"),
    "a home tab": home(HEADER, actions(select(initial_option=option())), section(accessory=button())),
}

_ACTIONS = [button(action_id=f"b{n}") for n in range(26)]
BAD_MESSAGES = {
    "no such block": message({"type": "sektion"}),
    "no such style": message(actions(button(style="blue"))),
    "image without alt_text": message(without(IMAGE, "alt_text")),
    "actions without elements": message(without(actions(), "elements")),
    "actions with empty elements": message(actions() | {"elements": []}),
    "misspelt key instead of text": message(without(section(), "text") | {"txt": mrkdwn("x")}),
    "header as mrkdwn": message(HEADER | {"text": mrkdwn("x")}),
    "button text as mrkdwn": message(actions(button(text=mrkdwn("x")))),
    "unknown key": message(actions(button(disabled=True))),
    "button in a context": message(CONTEXT | {"elements": [button()]}),
    "wrong child of rich text": message(RICH | {"elements": [{"type": "text", "text": "x"}]}),
    "section too long": message(section(text=mrkdwn("x" * 3001))),
    "header too long": message(HEADER | {"text": plain("x" * 151)}),
    "button text too long": message(actions(button(text=plain("x" * 76)))),
    "button value too long": message(actions(button(value="x" * 2001))),
    "action_id too long": message(actions(button(action_id="x" * 256))),
    "block_id too long": message(section(block_id="x" * 256)),
    "26 actions": message(actions(*_ACTIONS)),
    "11 fields": message(section(fields=[mrkdwn("x")] * 11)),
    "11 in a context": message(CONTEXT | {"elements": [mrkdwn("x")] * 11}),
    "101 options": message(actions(select(*numbered(101, lambda n: option(str(n)))))),
    "6 in an overflow": message(actions(overflow(*numbered(6, lambda n: option(str(n)))))),
    "placeholder too long": message(actions(select(placeholder=plain("x" * 151)))),
    "confirm text too long": message(actions(button(confirm=confirm(text=plain("x" * 301))))),
    "confirm title too long": message(actions(button(confirm=confirm(title=plain("x" * 101))))),
    "confirm button too long": message(actions(button(confirm=confirm(deny=plain("x" * 31))))),
    "markdown too long": message({"type": "markdown", "text": "x" * 12001}),
    "field too long": message(section(fields=[mrkdwn("x" * 2001)])),
    "option text too long": message(actions(select(option(text="x" * 76)))),
    "option value too long": message(actions(select(option("x" * 76)))),
    "section with neither text nor fields": message(without(section(), "text")),
    "image_url too long": message(IMAGE | {"image_url": "https://files.example/" + "x" * 3000}),
    "51 blocks": message(*numbered(51, lambda n: section(block_id=str(n)))),
    "no text": without(message(), "text"),
    "empty text": message(text=" "),
    "same action_id twice": message(actions(button(), button(value="8"))),
    "same block_id twice": message(section(), section()),
    "alert in a message": message({"type": "alert", "text": mrkdwn("x")}),
    "all blocks together too long": message(*numbered(4, lambda n: numbered_section(n, "x" * 2400))),
    "empty words": message(RICH | {"elements": [{"type": "rich_text_quote", "elements": [EMPTY]}]}),
    "emoji counted as Slack counts": message(HEADER | {"text": plain("🛑" * 76)}),
    "first choice is none of the options": message(actions(select(initial_option=option("2", "Two")))),
}  # fmt: skip
BAD_VIEWS = {
    "home with submit": home(submit=plain("Send")),
    "modal without title": without(modal(), "title"),
    "label too long": modal(field(label=plain("x" * 2001))),
    "modal title too long": modal(title=plain("x" * 25)),
    "modal submit too long": modal(submit=plain("x" * 25)),
    "101 blocks in a modal": modal(*numbered(101, lambda n: section(block_id=str(n)))),
    "101 blocks in a home tab": home(*numbered(101, lambda n: section(block_id=str(n)))),
    "private_metadata too long": modal(private_metadata="x" * 3001),
    "callback_id too long": modal(callback_id="x" * 256),
    "markdown in a modal": modal({"type": "markdown", "text": "x"}),
    "modal with an input and no submit": without(modal(), "submit"),
    "max_length too long": modal(field(element=text_input(max_length=3001))),
    "text in the field too long": modal(field(element=text_input(max_length=10, initial_value="x" * 11))),
    "two fields want the focus": modal(
        field(element=text_input(focus_on_load=True)),
        field(block_id="j", element=text_input(focus_on_load=True)),
    ),
    "view above 250 kB": home(*numbered(90, lambda n: numbered_section(n, "щ" * 2900))),
    "no such kind of view": home(type="tab"),
}  # fmt: skip
POST = {"channel": "C0LEADS"} | message()
BAD_CALLS = {
    "post without text": ("chat.postMessage", without(POST, "text")),
    "post without a channel": ("chat.postMessage", without(POST, "channel")),
    "misspelt argument": ("chat.postMessage", POST | {"unfurl_link": False}),
    "broadcast outside a thread": ("chat.postMessage", POST | {"reply_broadcast": True}),
    "update without ts": ("chat.update", POST),
    "update with text too long": ("chat.update", POST | {"ts": "1.2", "text": "x" * 4001}),
    "private note to nobody": ("chat.postEphemeral", POST),
    "modal without a trigger": ("views.open", {"view": modal()}),
    "home tab of nobody": ("views.publish", {"view": home()}),
    "bad blocks in an update": (
        "chat.update",
        POST | {"ts": "1.2", "blocks": BAD_MESSAGES["26 actions"]["blocks"]},
    ),
    "bad view": ("views.open", {"trigger_id": "1.2", "view": BAD_VIEWS["modal without title"]}),
    "no such method": ("chat.postMessages", POST),
    "history of no channel": ("conversations.history", {"limit": "200"}),
    "unknown key in an answer": ("response_url", message(channel="C0LEADS")),
}
GOOD_CALLS = {
    "post": (
        "chat.postMessage",
        POST | {"unfurl_links": False, "metadata": {"event_type": "x", "event_payload": {"n": 1}}},
    ),
    "post as a form": ("chat.postMessage", {"channel": "C", "text": "x", "mrkdwn": "0", "blocks": "[]"}),
    "post into a thread": ("chat.postMessage", POST | {"thread_ts": "1.2", "reply_broadcast": True}),
    "update by Bolt's client": ("chat.update", POST | {"ts": "1.2", "team_id": "T0ACME"}),
    "history as a form": (
        "conversations.history", {"channel": "C0LEADS", "limit": "200", "include_all_metadata": "1"},
    ),
    "modal": ("views.open", {"trigger_id": "1.2", "view": modal()}),
    "private answer": ("response_url", message(response_type="ephemeral", replace_original=False)),
    "delete what was answered": ("response_url", {"delete_original": True}),
    "who we are": ("auth.test", {}),
}  # fmt: skip
