"""Draws a page: one template, the words of one language, and nothing that could run as mark-up."""

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from pathlib import Path
from typing import Any, Final

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from markupsafe import Markup

from hub.console.assets import ADDRESSES
from hub.console.dates import day, moment, utc, weekday, zoned
from hub.console.words import WORDS
from schema.engine.choices import code_of

_ENVIRONMENT: Final = Environment(
    loader=FileSystemLoader(Path(__file__).parent / "templates"),
    autoescape=True,
    undefined=StrictUndefined,
    trim_blocks=True,
    lstrip_blocks=True,
)


def say(key: str, language: str) -> str:
    """The words of the catalogue for this key; raises `KeyError` for a key that it does not have."""
    return WORDS[key].to(language)


def machine(device: str, language: str) -> str:
    """The coarse label of a browser as people read it: what of it is not known is left out."""
    known = [word for word in device.split(", ") if word != "?"]
    return ", ".join(known) or say("frame.machine.unknown", language)


def defanged(address: str) -> str:
    """An address as paper shows it: nobody types or scans it by mistake."""
    return address.replace("http", "hxxp").replace(".", "[.]")


def described(problems: Sequence[Mapping[str, str]], name: str, *, hint: bool = False) -> Markup:
    """Ties a field to its hint and to what is wrong with it, for whoever does not see them stand together."""
    amiss = any(one["field"] == name for one in problems)
    by = " ".join([f"{name}-hint"] * hint + [f"{name}-wrong"] * amiss)
    told = Markup(' aria-describedby="{}"').format(by) if by else Markup()
    return told + Markup(' aria-invalid="true"') if amiss else told


_ENVIRONMENT.globals["described"] = described
_ENVIRONMENT.filters["defanged"] = defanged


def drawn(template: str, language: str, facts: dict[str, Any]) -> str:
    """The page's mark-up; raises where the template asks for a fact that was not given."""
    speaks: dict[str, Callable[..., Any] | str] = {
        "t": partial(say, language=language),
        "moment": partial(moment, language=language),
        "day": partial(day, language=language),
        "weekday": partial(weekday, language=language),
        "utc": partial(utc, language=language),
        "in_tokyo": partial(zoned, language=language),
        "machine": partial(machine, language=language),
        "code_of": code_of,
        "language": language,
        "other_language": "en" if language == "ja" else "ja",
    }
    return _ENVIRONMENT.get_template(template).render(**speaks, addresses=ADDRESSES, **facts)
