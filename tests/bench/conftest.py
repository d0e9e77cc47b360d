"""The stage of the end-to-end tests, for what is too long for them."""

from tests.e2e.conftest import stage

__all__ = ["stage"]
