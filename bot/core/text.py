"""The words of a message: HTML to text, and what is new in it against signature and quoted history."""

from bot.core.html import html_to_text
from bot.core.quotes import SplitText, split_text

__all__ = ["SplitText", "html_to_text", "split_text"]
