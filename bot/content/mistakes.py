"""What pydantic finds in a rule file, placed in the file and said in a manager's words."""

import re
from collections.abc import Iterator
from types import UnionType
from typing import Annotated, Any, Union, get_args, get_origin

from pydantic import BaseModel, ValidationError
from pydantic_core import ErrorDetails

from bot.content.rule_values import nearest
from bot.content.yaml_positions import Document, Mistake, Path


def validated(document: Document, model: type[BaseModel]) -> tuple[Any, list[Mistake]]:
    """The file as a model, or None and what is wrong with it."""
    try:
        return model.model_validate(document.data), []
    except ValidationError as error:
        found = (_mistake(document, item, model) for item in error.errors(include_url=False))
        return None, list(dict.fromkeys(found))


def field_names(model: type[BaseModel]) -> list[str]:
    """As they are written in a file."""
    return [field.alias or name for name, field in model.model_fields.items()]


def model_at(model: type[BaseModel], path: Path) -> type[BaseModel] | None:
    """The model of the entry at `path`; None where there is none (a mapping of free keys, say)."""
    found: Any = model
    for step in path:
        for candidate in _models(found):
            field = next((f for name, f in candidate.model_fields.items() if step in (name, f.alias)), None)
            if field is not None:
                found = field.annotation
                break
        else:
            if isinstance(step, str):
                return None
    return next(_models(found), None)


def _models(annotation: Any) -> Iterator[type[BaseModel]]:
    """The models that a value of this type may be."""
    if isinstance(annotation, type) and issubclass(annotation, BaseModel):
        yield annotation
    elif get_origin(annotation) in (Annotated, Union, UnionType, list):
        for inner in get_args(annotation):
            yield from _models(inner)


def _mistake(document: Document, error: ErrorDetails, file_model: type[BaseModel]) -> Mistake:
    path = tuple(step for step in error["loc"] if not _is_of_union(step))
    of_key = path[-1:] == ("[key]",) or error["type"] == "extra_forbidden"
    if path[-1:] == ("[key]",):
        path = path[:-1]
    spot = document.spot(path, of_key=of_key)
    return Mistake(spot, _words(error, path, spot.written, file_model))


def _is_of_union(step: str | int) -> bool:
    """pydantic also names the member of a union that it tried: that is no place in the file."""
    return isinstance(step, str) and step != "[key]" and ("(" in step or "[" in step)


def _words(error: ErrorDetails, path: Path, written: str, file_model: type[BaseModel]) -> str:
    field = str(path[-1]) if path else ""
    match error["type"]:
        case "extra_forbidden":
            model = model_at(file_model, path[:-1]) or file_model
            return _unknown(field, field_names(model))
        case "string_type":
            return _not_a_text(error["input"], written)
        case "literal_error":
            choices = re.findall(r"'(\w[^']*)'", error["msg"])
            return f'"{written}" is none of {", ".join(choices)}{nearest(written, choices)}'
        case "dict_type" | "model_type" if not path:
            return f'the file must begin with "{field_names(file_model)[0]}:"'
        case "less_than_equal" | "greater_than_equal":
            return f'"{written}": write a number {_range(error)}'
        case other:
            plain = _PLAIN.get(other)
            return plain.format(field=field, written=written or "…") if plain else error["msg"]


def _unknown(field: str, known: list[str]) -> str:
    return f'unknown field "{field}"{nearest(field, known) or ": there are " + ", ".join(known)}'


def _range(error: ErrorDetails) -> str:
    bounds = error.get("ctx", {})
    return f"from {bounds['ge']} up" if "ge" in bounds else f"up to {bounds['le']}"


_PLAIN = {
    "missing": 'missing field "{field}"',
    "list_type": "write a list: [{written}]",
    "dict_type": '"{field}" needs fields of its own, each on a line as "field: value"',
    "model_type": '"{field}" needs fields of its own, each on a line as "field: value"',
    "string_pattern_mismatch": '"{written}": use small letters a-z, digits and hyphens only',
    "too_short": '"{field}" must not be empty',
    "too_long": '"{field}" has too many values',
    "string_too_short": "must not be empty",
    "int_type": '"{written}": write a whole number',
    "bool_type": '"{written}": write true or false',
}


def _not_a_text(value: Any, written: str) -> str:
    if value is None:
        return "must not be empty"
    if isinstance(value, bool | int | float):
        return f'{written} is read as a {_kind(value)}: put it in quotes: "{written}"'
    return "write one text here, no list and no fields"


def _kind(value: object) -> str:
    return "yes or no" if isinstance(value, bool) else "number"
