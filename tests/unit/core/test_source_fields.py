"""Fields of forms: however labels are written, and what a visitor's text may not do to them."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.core.rules import Source
from bot.core.source_fields import FIELDS, read_form
from tests.form_mails import RULES

FORM = next(source for source in RULES.sources if source.name == "form")


@pytest.mark.parametrize(
    "line",
    [
        "Name: Carla Kunde",
        "name : Carla Kunde",
        "Your Name：Carla Kunde",
        "*Name*: Carla Kunde",
        "**Name:** Carla Kunde",
        "Name | Carla Kunde",
        "Name: | Carla Kunde",
        "Name | : | Carla Kunde",
        "Name\tCarla Kunde",
        "Name = Carla Kunde",
        "Name - Carla Kunde",
        "Name (required): Carla Kunde",
        "Name *: Carla Kunde",
        "• Name: Carla Kunde",
        "> Name: Carla Kunde",
        "【お名前】Carla Kunde",
        "■お名前（必須）：Carla Kunde",
        "[Name] Carla Kunde",
        "Name\nCarla Kunde",
        "Name:\n\nCarla Kunde",
        "Name\n:\nCarla Kunde",
        "Vor- und Nachname: Carla Kunde",
        "ФИО: Carla Kunde",
        "First name: Carla\nLast name: Kunde",
    ],
)
def test_a_name_is_read_however_its_label_is_written(line):
    assert read_form(f"{line}\nEmail: carla@kunde.example", FORM).name == "Carla Kunde"


def test_several_labels_in_one_line_are_told_apart():
    form = read_form(
        "Buyer Details: Name - Asha Rao Email - asha@rao.example Mobile - +91 80 1 country - IN", FORM
    )
    assert (form.name, form.emails, form.get("country")) == ("Asha Rao", ("asha@rao.example",), "IN")


def test_the_message_goes_to_the_end_and_the_fields_below_it_do_not_belong_to_it():
    form = read_form(
        "Name: Carla\nMessage: We need valves.\n\nQuantity: 500 pcs\nFor water.\n"
        "Country: Germany\nPhone\n+49 40 1\nIP address: 192.0.2.1\n\n",
        FORM,
    )
    assert form.words == "We need valves.\n\nQuantity: 500 pcs\nFor water."
    assert (form.get("quantity"), form.get("country"), form.get("phone")) == (
        "500 pcs",
        "Germany",
        "+49 40 1",
    )


def test_a_visitors_text_changes_no_field_and_shows_its_own_address():
    form = read_form("Name: Carla\nEmail: a@b.example\nMessage: Name: Eve\nEmail: c@d.example\nthanks", FORM)
    assert form.name == "Carla"
    assert form.emails == ("a@b.example", "c@d.example")


def test_without_a_message_the_rest_is_the_buyers_and_the_frame_is_not():
    form = read_form("A new inquiry from your web site\nName: Carla\nMaterial: 316L\nWe need it soon.", FORM)
    assert form.words == "Material: 316L\nWe need it soon."


def test_a_form_ends_at_its_closing_line():
    source = Source(name="x", labels=FORM.labels, closing=("Sent from",))
    form = read_form(
        "Message: price?\nGoods sent from Hamburg.\n-- \nSent from our web site\nEmail: x@y.example", source
    )
    assert (form.words, form.emails) == ("price?\nGoods sent from Hamburg.", ())


def test_values_are_cleaned_and_short():
    form = read_form(f"Company: Ac\u200bme \u202e GmbH <https://acme.example/x>\nName: {'x' * 900}", FORM)
    assert form.get("company") == "Acme GmbH"
    assert len(form.name) == 200


@given(st.text(max_size=400))
def test_any_text_is_a_form_of_known_fields(text):
    form = read_form(text, FORM)
    assert set(form.values) <= set(FIELDS)
    assert all(value for value in form.values.values())


@pytest.mark.parametrize(
    "text",
    [
        "Name: " * 40_000,
        "Name - x " * 30_000,
        "Email\n" * 40_000,
        "Message: x\n" + "Country: y\n" * 20_000,
        "a: b - c - " * 25_000,
        "\n".join("x" * 300 for _ in range(800)),
    ],
    ids=range(6),
)
def test_a_text_made_to_be_slow_is_not(text):
    started = time.process_time()
    read_form(text[: 256 * 1024], FORM)
    assert time.process_time() - started < 0.25
