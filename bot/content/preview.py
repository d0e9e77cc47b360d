"""Shows what buyers will see: every template in every language, as text and as a page to look at."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import jinja2
from markupsafe import Markup

from bot.content.templates import Rendered, direction_of

_PAGE = Path(__file__).with_name("preview.html.j2")
_BODY = re.compile(r"^.*<body[^>]*>(.*)</body>.*$", re.DOTALL | re.IGNORECASE)

# For each language, a buyer as mails name one, and a quantity as he writes it.
BUYERS: Mapping[str, tuple[str, str]] = {
    "ar": ("محمد علي", "500 قطعة"),
    "de": ("Anna Müller", "1000 Stück"),
    "en": ("Mary Jones", "500 pcs"),
    "es": ("Lucía Pérez Soto", "200 unidades"),
    "fr": ("Claire Martin", "300 pièces"),
    "it": ("Paola Conti", "150 pezzi"),
    "ja": ("山田 太郎", "120台"),
    "ko": ("김민수", "500개"),
    "nl": ("Jan de Vries", "80 stuks"),
    "pl": ("Piotr Nowak", "40 sztuk"),
    "pt": ("Rui Costa", "90 unidades"),
    "pt-BR": ("João Silva", "120 peças"),
    "ru": ("Иван Петров", "10 000 шт"),
    "tr": ("Ayşe Yılmaz", "250 adet"),
    "vi": ("Trần Thị Thoa", "1200 cái"),
    "zh-Hans": ("王小明", "500件"),
    "zh-Hant": ("王小明", "500件"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Preview:
    """One template in one language. `what`: what was known of the inquiry."""

    template: str
    what: str
    rendered: Rendered

    @property
    def language(self) -> str:
        return self.rendered.language

    @property
    def direction(self) -> str:
        return direction_of(self.language)

    @property
    def body(self) -> Markup:
        """What the HTML part shows, without its frame: it was made safe when it was rendered."""
        return Markup(_BODY.sub(r"\1", self.rendered.html))  # noqa: S704


def as_text(previews: Iterable[Preview]) -> str:
    """All of them below one another."""
    return "\n".join(
        f"=== {each.template} · {each.language} · {each.what}\n\n{each.rendered.text}" for each in previews
    )


def as_pages(previews: Sequence[Preview], about: str) -> Mapping[str, str]:
    """A page for each template, by file name; index.html is the first of them."""
    jinja = jinja2.Environment(autoescape=True, trim_blocks=True, undefined=jinja2.StrictUndefined)
    page = jinja.from_string(_PAGE.read_text("utf-8"))
    names = list(dict.fromkeys(each.template for each in previews))
    pages = {f"{name}.html": _page(page, name, names, previews, about) for name in names}
    return {"index.html": pages[f"{names[0]}.html"], **pages} if names else {}


def _page(page: jinja2.Template, name: str, names: list[str], previews: Sequence[Preview], about: str) -> str:
    own = [each for each in previews if each.template == name]
    languages = list(dict.fromkeys(each.language for each in own))
    return page.render(title=name, about=about, templates=names, languages=languages, previews=own)
