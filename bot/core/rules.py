"""What managers wrote in the rule files, as values. `bot/content/rules_file.py` reads the files."""

from collections.abc import Mapping
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, kw_only=True)
class Product:
    """Something we sell. `names` by language, as a sentence names it; `keywords` as buyers write them."""

    id: str
    names: Mapping[str, str]
    keywords: tuple[str, ...]

    def name_in(self, language: str) -> str:
        """The name in this language, else in its parent (pt for pt-BR), else in English, else any."""
        parent = language.partition("-")[0]
        for known in (language, parent, "en"):
            if known in self.names:
                return self.names[known]
        return next(iter(self.names.values()), self.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Route:
    """Where an inquiry goes. Each condition that is not empty must hold; within one, any value will do."""

    name: str
    languages: tuple[str, ...] = ()
    countries: tuple[str, ...] = ()
    products: tuple[str, ...] = ()
    domains: tuple[str, ...] = ()
    subject: tuple[str, ...] = ()
    channel: str = "leads"
    template: str = ""  # "" = no auto-reply

    @property
    def takes_all(self) -> bool:
        return not (self.languages or self.countries or self.products or self.domains or self.subject)


@dataclass(frozen=True, slots=True, kw_only=True)
class Rules:
    """One set of rule files. `digest` tells which set made a decision."""

    products: tuple[Product, ...] = ()
    routes: tuple[Route, ...] = field(default=())
    digest: str = ""

    def product(self, product_id: str) -> Product | None:
        return next((product for product in self.products if product.id == product_id), None)
