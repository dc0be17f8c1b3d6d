"""Does the harm code agree with how old she is (a child never goes out as an adult), is it an intimate image? Pure."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from types import MappingProxyType
from typing import Any

from hub.exchange.vocabulary.harm import CHILD_CODE, HARM_CODES
from hub.kit.errors import Reason
from hub.minimisation.generalised import minor


def _fits(code: str) -> str:
    """The code of the refusal that names the harm code which fits."""
    return f"harm_code_fits_{code.lower()}"


_FOR_A_CHILD: Mapping[str, str] = MappingProxyType({adult: _fits(child) for adult, child in CHILD_CODE.items()})
_FOR_AN_ADULT: Mapping[str, str] = MappingProxyType({child: _fits(adult) for adult, child in CHILD_CODE.items()})
CHILD_CODES = frozenset(_FOR_A_CHILD.values())
"""The codes of `child_code_reasons`: they follow from her age, not from anything that she said."""
FITTING_CODES = CHILD_CODES.union(_FOR_AN_ADULT.values())
"""Every refusal that names the harm code which fits; each is made of that code and has a sentence."""
HARM_FIELDS = ("harm_code", "further_harm_codes")
"""The code that a request states and clocks are counted by, and what else was done."""
_INTIMATE = HARM_CODES.having("intimate")
_ONCE_PUBLISHED = HARM_CODES.having("published_needed")
"""A threat is no image yet: laws on intimate images reach it from the day on which the image is shown."""


def is_intimate_image(code: object, exposure: object) -> bool:
    """Whether what is reported is an intimate image as the laws on removal mean it.

    `code`: the harm code; `exposure`: how far it got, a code of its field.
    """
    return str(code) in _INTIMATE and (str(code) not in _ONCE_PUBLISHED or exposure == "published")


def facts_of_request(code: object, exposure: object) -> frozenset[str]:
    """What the request itself shows to the clocks of law: an intimate image, or another right."""
    return frozenset({"intimate_image" if is_intimate_image(code, exposure) else "general_right"})


def harm_code_reasons(code: object, now: object, at_images: object) -> tuple[Reason, ...]:
    """Why this code cannot stand beside these ages, with the one that fits; an unknown age contradicts nothing.

    `now`, `at_images`: age bands. Who was a child in the images stays one there.
    """
    ages = {minor(now), minor(at_images)}
    if "yes" in ages:
        return child_code_reasons(code, now, at_images)
    wrong = _FOR_AN_ADULT.get(str(code)) if ages == {"no"} else None
    return (Reason(wrong, "harm_code"),) if wrong else ()


def harm_reasons(values: Mapping[str, Any], now: object, at_images: object) -> tuple[Reason, ...]:
    """The same of every harm code of these values, each by its field; see `child_harm_reasons`."""
    against = _each(_stated(values), harm_code_reasons, now, at_images)
    return against or child_harm_reasons(values, now, at_images)


def child_harm_reasons(values: Mapping[str, Any], now: object, at_images: object) -> tuple[Reason, ...]:
    """The half of it that the gate asks. One code of a child makes all of them a child's: then no adult's stands."""
    codes = _stated(values)
    return _each(codes, child_code_reasons, "16_17" if _says_child(codes) else now, at_images)


def _stated(values: Mapping[str, Any]) -> tuple[tuple[str, str], ...]:
    """Each harm code with the field that holds it."""
    lead, further = values.get("harm_code"), values.get("further_harm_codes") or ()
    return (*((("harm_code", str(lead)),) if lead else ()), *(("further_harm_codes", str(code)) for code in further))


def _says_child(codes: Iterable[tuple[str, str]]) -> bool:
    return any(code in _FOR_AN_ADULT for _, code in codes)


def _each(
    codes: Iterable[tuple[str, str]],
    rule: Callable[[object, object, object], tuple[Reason, ...]],
    now: object,
    at_images: object,
) -> tuple[Reason, ...]:
    found = (replace(one, field=field) for field, code in codes for one in rule(code, now, at_images))
    return tuple(dict.fromkeys(found))


def child_code_reasons(code: object, now: object, at_images: object) -> tuple[Reason, ...]:
    """The half of it that the gate asks: a child under the code of an adult."""
    wrong = _FOR_A_CHILD.get(str(code)) if "yes" in (minor(now), minor(at_images)) else None
    return (Reason(wrong, "harm_code"),) if wrong else ()
