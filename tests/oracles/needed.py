"""What is not installed is a skip for a person, and a failure where FIRSTREPLY_REQUIRE_SERVICES=1."""

import os
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.programs import Missing

REQUIRE = os.environ.get("FIRSTREPLY_REQUIRE_SERVICES") == "1"


@contextmanager
def needed() -> Iterator[None]:
    try:
        yield
    except Missing as missing:
        if REQUIRE:
            pytest.fail(f"FIRSTREPLY_REQUIRE_SERVICES=1, and {missing}")
        pytest.skip(str(missing))
