"""Routes beside the templates, channels and files that they lean on."""

from pathlib import Path

import pytest

from bot.content.bare import Surroundings
from bot.content.folder import read_folder
from bot.content.rules_file import ENDINGS, load_rule_files
from bot.errors import ConfigError

WRITTEN = {"offer": frozenset(("en", "de", "pt", "zh-Hans"))}


def mistakes(folder: Path, when: str, then: str = "channel: leads, template: offer") -> list[str]:
    (folder / "products.yaml").write_text("products: []")
    (folder / "routes.yaml").write_text(
        f"routes:\n  - name: one\n    when: {{{when}}}\n    then: {{{then}}}\n"
        "  - {name: rest, then: {channel: leads, template: none}}"
    )
    around = Surroundings(channels=("leads",), templates=WRITTEN)
    try:
        load_rule_files(read_folder(folder, *ENDINGS), around)
    except ConfigError as error:
        return [line.removeprefix(f"{folder.as_posix()}/") for line in str(error).splitlines()]
    return []


@pytest.mark.parametrize("language", ["de", "en", "pt", "pt-BR", "pt-PT", "zh-Hans"])
def test_a_template_in_the_language_or_a_near_one_will_do(tmp_path: Path, language: str):
    assert mistakes(tmp_path, f"language: [{language}]") == []


@pytest.mark.parametrize("language", ["sv", "zh-Hant", "zh", "no"])
def test_a_language_of_a_route_that_its_template_is_not_written_in_is_named(tmp_path: Path, language: str):
    (line,) = mistakes(tmp_path, f"language: [de, {language}]")
    assert line.startswith('routes.yaml:3:27: template "offer" is not written in "')
    assert f"add templates/offer/{language}.txt.j2, or say reply_language: en" in line


def test_a_language_of_the_markets_of_a_route_counts_as_one_of_the_route(tmp_path: Path):
    (tmp_path / "markets.yaml").write_text(
        "markets:\n  - {id: iberia, countries: [ES], languages: [es]}\n  - {id: brazil, languages: [pt]}\n"
    )
    (line,) = (one for one in mistakes(tmp_path, "market: [iberia]") if one.startswith("routes.yaml"))
    assert line.startswith(
        'routes.yaml:3:21: template "offer" is not written in "es": add templates/offer/es'
    )
    for fine in ("market: [brazil]", "market: [iberia], language: [pt]"):
        assert not any(one.startswith("routes.yaml") for one in mistakes(tmp_path, fine))


def test_conditions_that_were_deleted_but_for_their_heading_are_told_once(tmp_path: Path):
    (tmp_path / "products.yaml").write_text("products: []")
    (tmp_path / "routes.yaml").write_text(
        "routes:\n  - name: rest\n    when:\n    then: {channel: leads, template: none}\n"
    )
    with pytest.raises(ConfigError) as caught:
        load_rule_files(read_folder(tmp_path, *ENDINGS))
    assert str(caught.value).splitlines() == [
        f'{tmp_path.as_posix()}/routes.yaml:3:10: "when" needs fields of its own, each on a line as '
        '"field: value"'
    ]


def test_whoever_answers_in_another_language_or_not_at_all_says_so(tmp_path: Path):
    answered = "channel: leads, template: offer, reply_language: en"
    assert mistakes(tmp_path, "language: [sv]", answered) == []
    assert mistakes(tmp_path, "language: [sv]", "channel: leads, template: none") == []


def test_a_condition_needs_the_file_that_it_is_about(tmp_path: Path):
    assert mistakes(tmp_path, "grade: [A]") == [
        'routes.yaml:3:19: "grade" needs grades.yaml: without it no mail fits'
    ]
    assert mistakes(tmp_path, "working_time: out") == [
        'routes.yaml:3:26: "working_time" needs markets.yaml: without it no mail fits'
    ]


def test_names_that_nobody_has_are_told_with_those_that_there_are(tmp_path: Path):
    assert mistakes(tmp_path, "subject: [x]", "channel: led, template: ofer, team: a, rep: b") == [
        'routes.yaml:4:21: no channel "led" in [slack.channels] of the settings (read at the start), did you '
        'mean "leads"?',
        'routes.yaml:4:36: no template "ofer" in templates/, did you mean "offer"?',
        'routes.yaml:4:48: no team "a" in team.yaml',
        'routes.yaml:4:56: no rep "b" in team.yaml',
    ]


def test_a_route_below_one_that_takes_all_of_it_is_placed_and_its_rival_is_named(tmp_path: Path):
    (tmp_path / "products.yaml").write_text("products: []")
    (tmp_path / "routes.yaml").write_text(
        "routes:\n"
        "  - {name: dach, when: {country: [DE, AT]}, then: {channel: leads, template: none}}\n"
        "  - {name: austria, when: {country: [AT], subject: [x]}, then: {channel: leads, template: none}}\n"
        "  - {name: rest, then: {channel: leads, template: none}}\n"
    )
    with pytest.raises(ConfigError) as caught:
        load_rule_files(read_folder(tmp_path, *ENDINGS))
    assert str(caught.value).endswith(
        'routes.yaml:3:27: no inquiry gets here: "dach" (line 2) above takes them all; '
        "put this route above, or ask more there"
    )
