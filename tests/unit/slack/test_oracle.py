"""The oracles themselves: each planted mistake is seen, and good payloads pass."""

import pytest

from tests.oracles import findings_of_call, findings_of_message, findings_of_view
from tests.oracles.needed import needed
from tests.oracles.schemas import slack_schema
from tests.unit.slack import oracle_faults as planted


@pytest.fixture(autouse=True)
def _schemas() -> None:
    with needed():
        slack_schema()


@pytest.mark.parametrize("name", planted.BAD_MESSAGES)
def test_a_mistake_in_a_message_is_seen(name: str):
    assert findings_of_message(planted.BAD_MESSAGES[name])


@pytest.mark.parametrize("name", planted.BAD_VIEWS)
def test_a_mistake_in_a_view_is_seen(name: str):
    assert findings_of_view(planted.BAD_VIEWS[name])


@pytest.mark.parametrize("name", planted.BAD_CALLS)
def test_a_mistake_in_a_call_is_seen(name: str):
    assert findings_of_call(*planted.BAD_CALLS[name])


@pytest.mark.parametrize("name", planted.GOOD_MESSAGES)
def test_a_good_message_passes(name: str):
    assert findings_of_message(planted.GOOD_MESSAGES[name]) == []


@pytest.mark.parametrize("name", planted.GOOD_VIEWS)
def test_a_good_view_passes(name: str):
    assert findings_of_view(planted.GOOD_VIEWS[name]) == []


@pytest.mark.parametrize("name", planted.GOOD_CALLS)
def test_a_good_call_passes(name: str):
    assert findings_of_call(*planted.GOOD_CALLS[name]) == []


def test_a_finding_names_the_place():
    (finding, *_) = findings_of_message(planted.BAD_MESSAGES["section too long"])
    assert finding == "blocks/0/text/text must NOT have more than 3000 characters"


def test_the_limits_of_slacks_comments_are_read():
    """A new release whose comments are worded otherwise must not lose them silently."""
    assert slack_schema()[1] >= 180
