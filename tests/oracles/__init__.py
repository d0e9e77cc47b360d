"""What Slack would refuse, judged by what others wrote: Slack's own types for JavaScript with the limits of
their comments, the models of slack_sdk, and, for what neither knows, checks after Slack's documentation.

Each function answers what is wrong, in words: nothing where all is well. The schemas need node and tests/npm.
"""

from tests.oracles.schemas import findings_by_schema
from tests.oracles.slack import findings_of_call, findings_of_message, findings_of_view

__all__ = ["findings_by_schema", "findings_of_call", "findings_of_message", "findings_of_view"]
