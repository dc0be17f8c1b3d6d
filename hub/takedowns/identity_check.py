"""No address of a request names the person: a reply contact and a signer's office are no words that could be hidden."""

from collections.abc import Iterable, Mapping
from typing import Any

from hub.kit.errors import Reason
from hub.minimisation.spotting.recorded import Known, known, recorded

_ADDRESSES = {"reply_contact": ("name", "mail"), "signer": ("authority", "prepared_by")}
"""Parts that say who asks; what else is written in a request is words, and hidden there (`minimisation/finds.py`)."""
_HERS = ("call_name", "legal_name", "signer_name", "safe_contact")


def identity_reasons(request: Mapping[str, Any], values: Mapping[str, Any]) -> tuple[Reason, ...]:
    """`identity_in_text` for each part of the request that says who asks and spells her name or contact way.

    What a law's form demands of identity goes in its own field (`signer_name`), consented to by itself.
    Takes processor time: not on the event loop.
    """
    hers = known({name: values[name] for name in _HERS if name in values})
    return tuple(
        Reason("identity_in_text", name)
        for name, parts in _ADDRESSES.items()
        if any(_names(text, hers) for text in _texts(request.get(name), parts))
    )


def _names(text: str, hers: Known) -> bool:
    return bool(recorded(text, hers))


def _texts(value: Any, parts: Iterable[str]) -> Iterable[str]:  # noqa: ANN401 - a JSON value
    if isinstance(value, Mapping):
        yield from (str(value[part]) for part in parts if value.get(part))
