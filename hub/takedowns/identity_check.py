"""No word of a request names the person: the caseworker writes for strangers (domain: who must never get what)."""

import re
import unicodedata
from collections.abc import Iterable, Mapping
from typing import Any

from hub.kit.errors import Reason

_NAMES = ("call_name", "legal_name", "signer_name")
_WRITTEN = ("explanation", "legal_ground", "good_faith", "reply_contact", "signer")
SHORTEST = 2
"""One letter alone names nobody."""


def identity_reasons(request: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Reason, ...]:
    """`identity_in_text` for each part of the request that holds a name or contact way recorded in the case.

    What a law's form demands of identity goes in its own field (`signer_name`), consented to by itself.
    """
    known = {found for text in _identity(values) if len(found := _folded(text)) >= SHORTEST}
    written = {name: [_folded(text) for text in _texts(request.get(name))] for name in _WRITTEN}
    return tuple(
        Reason("identity_in_text", name)
        for name, texts in written.items()
        if any(one in text for text in texts for one in known)
    )


def _identity(values: Mapping[str, Any]) -> Iterable[str]:
    yield from (str(values[name]) for name in _NAMES if values.get(name))
    contact = values.get("safe_contact")
    ways = contact.get("ways", ()) if isinstance(contact, Mapping) else ()
    yield from (str(way.get("value", "")) for way in ways)


def _texts(value: Any) -> Iterable[str]:  # noqa: ANN401 - a JSON value
    if isinstance(value, str):
        yield value
    elif isinstance(value, Mapping):
        for inner in value.values():
            yield from _texts(inner)


def _folded(text: str) -> str:
    """Width, case, blanks and hyphens do not hide a name or a telephone number."""
    return re.sub(r"[\s\-‐－ー・.]+", "", unicodedata.normalize("NFKC", text).casefold())
